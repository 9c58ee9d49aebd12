"""Processed tables and, hidden beside them, a note of what they were made from: by it a page vouches for them.

Its tests: test_notebooks.py.
"""

import json
from collections.abc import Mapping
from pathlib import Path

from filelock import FileLock

from helpers.errors import JixiaoError
from helpers.files import read_plain
from helpers.publish.addresses import Place
from helpers.publish.digests import Digests
from helpers.publish.keys import key_of, processed_digests, raw_inputs
from helpers.publish.locks import FOLDER
from helpers.publish.process import process
from helpers.publish.projects import Project
from helpers.publish.records import make_folder, write_whole


def process_noted(project: Project, own: Place, program: Mapping[str, str]) -> None:
    """Process a department-year and note what its tables follow from: its raw files, and the program.

    `program` has the digests of the helpers and the lock file.
    """
    sources = _sources_key(project, own, program, Digests())
    process(project.data, *own)
    note = {"sources": sources, "tables": _tables_key(project, own, Digests())}
    path = _note_path(project, own)
    make_folder(path.parent, project.processed)
    write_whole(path, json.dumps(note).encode(), path.parent)


def is_processed(project: Project, own: Place, program: Mapping[str, str], digests: Digests) -> bool:
    """Whether the tables that are there follow from the raw files and the program of now."""
    try:
        note = json.loads(read_plain(_note_path(project, own), project.processed))
    except (OSError, ValueError, JixiaoError):
        return False
    now = {
        "sources": _sources_key(project, own, program, digests),
        "tables": _tables_key(project, own, digests),
    }
    return note == now


def ensure_processed(project: Project, own: Place, program: Mapping[str, str], digests: Digests) -> None:
    """Process a department-year unless that is done already; several pages may want it at a time."""
    if is_processed(project, own, program, digests):
        return
    lock = _note_path(project, own).with_suffix(".lock")
    make_folder(lock.parent, project.processed)
    with FileLock(lock):
        if not is_processed(project, own, program, Digests()):
            process_noted(project, own, program)


def _sources_key(project: Project, own: Place, program: Mapping[str, str], digests: Digests) -> str:
    return key_of({**program, **raw_inputs(own, [own], project, digests)})


def _tables_key(project: Project, own: Place, digests: Digests) -> str:
    return key_of(processed_digests(own, [own], project, digests))


def _note_path(project: Project, own: Place) -> Path:
    return project.processed.joinpath(FOLDER, "tables", own.department, f"{own.year}.json")
