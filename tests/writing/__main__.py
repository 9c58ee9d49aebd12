"""Documents into a folder, to be looked at: python -m writing FOLDER [--count 20] [--seed 7] [--manner report]

From the folder tests, or with it on PYTHONPATH. Beside each document lie its
truth (`.truth.csv`), its numerals that are no figures (`.numbers.csv`) and, with
--faults, the fault in it and what a finding on it must say (`.fault.csv`).
"""

import argparse
import csv
import random
from dataclasses import asdict
from pathlib import Path

from .draws import draw, draw_faulty
from .figures import Document, not_figures, truth
from .formats import save
from .library import MANNERS


def main() -> None:
    options = arguments()
    seed = options.seed if options.seed is not None else random.SystemRandom().randrange(10**6)
    print(f"seed {seed}")
    options.folder.mkdir(parents=True, exist_ok=True)
    drawn = draw_faulty(seed, options.count) if options.faults else draw(seed, options.count, options.manner)
    for one in drawn:
        print(write_files(options.folder, one.name, one.document, one.ending))
        if one.faulty:
            fault = {name: str(value) for name, value in asdict(one.faulty.fault).items()}
            write_rows(options.folder / f"{one.name}.fault.csv", [fault])
        if one.faulty and one.faulty.beside:
            print(write_files(options.folder, f"{one.name}-targets", one.faulty.beside, "html"))


def write_files(folder: Path, name: str, document: Document, ending: str) -> str:
    """The document and its lists; what was written, and the made-up words in it."""
    path = save(document, folder, name, ending)
    write_rows(folder / f"{name}.truth.csv", truth(document))
    write_rows(folder / f"{name}.numbers.csv", not_figures(document))
    return " ".join((path.name, *document.strange))


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m writing", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=20)
    parser.add_argument("--seed", type=int)
    parser.add_argument("--manner", choices=MANNERS, default="")
    parser.add_argument("--faults", action="store_true")
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
