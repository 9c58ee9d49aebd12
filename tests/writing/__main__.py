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

from .faults import FAULTS, write_faulty
from .figures import Document, not_figures, truth
from .formats import save
from .library import MANNERS, write_document


def main() -> None:
    options = arguments()
    seed = options.seed if options.seed is not None else random.SystemRandom().randrange(10**6)
    print(f"seed {seed}")
    options.folder.mkdir(parents=True, exist_ok=True)
    chance = random.Random(seed)
    for number in range(options.count):
        own = f"{seed} {number}"
        write = write_one_faulty if options.faults else write_one
        print(write(options, chance, number, own))


def write_one(options: argparse.Namespace, chance: random.Random, number: int, seed: str) -> str:
    manner = options.manner or chance.choice(list(MANNERS))
    document = write_document(manner, seed, strange=chance.random() < 0.2)
    return write_files(options.folder, f"{number:03d}-{manner}", document, chance)


def write_one_faulty(options: argparse.Namespace, chance: random.Random, number: int, seed: str) -> str:
    """The kinds of faults in their turn."""
    kind = list(FAULTS)[number % len(FAULTS)]
    faulty = write_faulty(kind, seed)
    name = f"{number:03d}-{kind}".replace(" ", "-").replace("'", "")
    write_rows(
        options.folder / f"{name}.fault.csv",
        [{key: str(value) for key, value in asdict(faulty.fault).items()}],
    )
    if faulty.beside:
        write_files(options.folder, f"{name}-targets", faulty.beside, chance)
    return write_files(options.folder, name, faulty.document, chance)


def write_files(folder: Path, name: str, document: Document, chance: random.Random) -> str:
    """The document in a format by lot, and its lists; what was written."""
    name = name.replace(" ", "-")
    path = save(document, folder, name, chance.choice(MANNERS[document.manner].formats))
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
    parser.add_argument("--manner", choices=MANNERS)
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
