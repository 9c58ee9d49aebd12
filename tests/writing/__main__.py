"""Documents into a folder, to be looked at: python -m writing FOLDER [--count 20] [--seed 7] [--manner report]

From the folder tests, or with it on PYTHONPATH. Beside each document lie its
truth (`.truth.csv`), its numerals that are no figures (`.numbers.csv`) and, with
--faults, what was spoiled in it (`.fault.csv`).
"""

import argparse
import csv
import random
from pathlib import Path

from .figures import not_figures, truth
from .formats import save
from .library import MANNERS, write_document


def main() -> None:
    options = arguments()
    seed = options.seed if options.seed is not None else random.SystemRandom().randrange(10**6)
    print(f"seed {seed}")
    options.folder.mkdir(parents=True, exist_ok=True)
    chance = random.Random(seed)
    for number in range(options.count):
        manner = options.manner or chance.choice(list(MANNERS))
        document = write_document(manner, f"{seed} {number}", strange=chance.random() < 0.2)
        name = f"{number:03d}-{manner.replace(' ', '-')}"
        path = save(document, options.folder, name, chance.choice(MANNERS[manner].formats))
        write_rows(options.folder / f"{name}.truth.csv", truth(document))
        write_rows(options.folder / f"{name}.numbers.csv", not_figures(document))
        print(path.name, *document.strange)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m writing", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=20)
    parser.add_argument("--seed", type=int)
    parser.add_argument("--manner", choices=MANNERS)
    return parser.parse_args()


def write_rows(path: Path, rows: list[dict[str, str]]) -> None:
    if not rows:
        return
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    main()
