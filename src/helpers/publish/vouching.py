"""Hidden beside the processed tables, a note of what they were made from: by it a page vouches for them.

Its tests: test_notebooks.py.
"""

import json
from collections.abc import Mapping
from pathlib import Path

from helpers.errors import JixiaoError
from helpers.files import parsed_json, read_plain
from helpers.publish.addresses import Place
from helpers.publish.digests import Digests
from helpers.publish.keys import key_of, processed_digests, raw_inputs
from helpers.publish.locks import FOLDER
from helpers.publish.projects import Project
from helpers.publish.records import make_folder, write_whole


def is_processed(project: Project, own: Place, program: Mapping[str, str], digests: Digests) -> bool:
    """Whether the tables that are there follow from the raw files and the program of now.

    `program` has the digests of the helpers and the lock file.
    """
    try:
        note = parsed_json(read_plain(note_of(project, own), project.processed))
    except (OSError, ValueError, JixiaoError):
        return False
    sources = sources_key(project, own, program, digests)
    return note == {"sources": sources, "tables": _tables_key(project, own, digests)}


def sources_key(project: Project, own: Place, program: Mapping[str, str], digests: Digests) -> str:
    """One digest of what a department-year's tables follow from: its raw files, and the program."""
    return key_of({**program, **raw_inputs(own, [own], project, digests)})


def write_note(project: Project, own: Place, sources: str) -> None:
    """Note that the tables which are there now follow from these sources."""
    note = {"sources": sources, "tables": _tables_key(project, own, Digests())}
    path = note_of(project, own)
    make_folder(path.parent, project.processed)
    write_whole(path, json.dumps(note).encode(), path.parent)


def note_of(project: Project, own: Place) -> Path:
    """Where the note of a department-year stands."""
    return project.processed.joinpath(FOLDER, "tables", own.department, f"{own.year}.json")


def _tables_key(project: Project, own: Place, digests: Digests) -> str:
    return key_of(processed_digests(own, [own], project, digests))
