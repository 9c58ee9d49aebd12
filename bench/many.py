"""Pages of very many departments, put in place as a run would leave them; and what one typed frame over them costs.

python bench/many.py pages PROJECT      the first department's page, for all of them
python bench/many.py frame PROJECT TABLE     prints JSON
"""

import json
import os
import resource
import sys
import time
from dataclasses import replace
from pathlib import Path

import helpers
from helpers.publish import keys, records
from helpers.publish.addresses import Page, Place, coverage_of
from helpers.publish.digests import Digests
from helpers.publish.headline import headline_of
from helpers.publish.planning import Planner
from helpers.publish.projects import Project, project_at

YEAR, NOTEBOOK = "2024", "01-department-year"


def leave_pages(root: Path) -> None:
    """Give every department the page that the first one has, with a record of its own figures and digests.

    Ten thousand runs of the notebook take hours; of a page the index reads its record, and digests of its files.
    """
    project = project_at(root)
    first, *others = sorted(folder.name for folder in project.raw.iterdir())
    made = records.read_record(project.reports, Page(Place(first, YEAR))).pages["zh"].made
    digests = Digests()
    program = Planner(project, {}, digests).program
    shared = program | {"notebook": keys.notebook_digest(project.notebooks / f"{NOTEBOOK}.ipynb")}
    for name in others:
        leave_page(project, Page(Place(first, YEAR)), Page(Place(name, YEAR)), made, shared)


def leave_page(project: Project, first: Page, page: Page, made: records.Made, shared: dict[str, str]) -> None:
    """The files of the first page once more, by links, and a record as a run writes it."""
    folder = project.reports / page.folder
    folder.mkdir(parents=True, exist_ok=True)
    for name in made.outputs:
        (folder / name).unlink(missing_ok=True)
        os.link(project.reports / first.folder / name, folder / name)
    place, digests = page.place, Digests()
    covered = coverage_of([place])[place]
    own = replace(
        made,
        inputs=keys.inputs_of(page, "zh", covered, shared, project, digests),
        processed=keys.processed_digests(place, covered, project, digests),
        **headline_of(project.processed, place),
    )
    standing = {"zh": records.Standing(own)}
    name = f"测算单位{place.department[-5:]}（虚构）"
    record = records.Record(place.department, place.year, name, place.department, True, pages=standing)
    records.write_record(project.reports, page, record, folder)


def frame(root: Path, table: str) -> dict[str, float]:
    """Seconds of a frame over all department-years, its rows, and the most memory of this process."""
    start = time.monotonic(), time.process_time()
    rows = len(helpers.tables(table, data_dir=root / "data"))
    wall, cpu = time.monotonic() - start[0], time.process_time() - start[1]
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return {"rows": rows, "wall": wall, "cpu": cpu, "memory": memory}


def main() -> None:
    match sys.argv[1:]:
        case ["pages", folder]:
            leave_pages(Path(folder).resolve())
        case ["frame", folder, table]:
            print(json.dumps(frame(Path(folder).resolve(), table)))


if __name__ == "__main__":
    main()
