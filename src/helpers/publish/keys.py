"""What a page follows from, by content: when any of these digests is another one, it is made again.

Its tests: test_runs.py, test_notebooks.py.
"""

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path

from helpers import desk
from helpers.errors import JixiaoError
from helpers.files import parsed_json, read_plain
from helpers.loading import pin
from helpers.publish.addresses import Page, Place, last_year
from helpers.publish.digests import Digests
from helpers.publish.projects import PACKAGE, Project
from helpers.years import is_year, year_before

TEMPLATE = PACKAGE / "publish" / "template"

OFFICE = "office.toml"
"""Beside raw/: an office's own settings for all its departments."""

_ASKED_BEFORE = (desk.FILE, "replies.csv")

COMMENTED = "_核对批注"
"""In the name of a commented copy of a document, which no page follows from."""

OVERVIEW = "overview"
"""Stem of the index's own files among the template's; no page follows from them."""


def key_of(parts: Mapping[str, str]) -> str:
    """One digest of named digests, whatever their order."""
    return hashlib.sha256(json.dumps(dict(parts), sort_keys=True).encode()).hexdigest()


def inputs_of(
    page: Page,
    language: str,
    covered: Sequence[Place],
    shared: Mapping[str, str],
    project: Project,
    digests: Digests,
) -> dict[str, str]:
    """Everything that a page follows from: what it shares with others, its parameters, its raw files.

    `shared` has the digests of the helpers, the lock file and the notebook,
    `covered` the department-years that the page is about.
    """
    parameters = {**page.place._asdict(), "language": language}
    own = {"parameters": key_of(parameters), **_scale_input(page, project, digests)}
    own |= last_year_inputs(page.place, project, digests)
    return {**shared, **own, **raw_inputs(page.place, covered, project, digests)}


def _scale_input(page: Page, project: Project, digests: Digests) -> dict[str, str]:
    """The scale that a run was given, of a page about one department-year."""
    if project.scale is None or not page.place.is_narrow:
        return {}
    return {"scale": digests.of(project.scale) or ""}


def raw_inputs(place: Place, covered: Sequence[Place], project: Project, digests: Digests) -> dict[str, str]:
    """Digests of each department's profile and of every file of the years, hidden and lock files left out.

    A page about one department names each file, one about several each department-year. What
    the office settled for all departments comes first.
    """
    files = {own: _raw_files(project.raw, own) for own in covered}
    root = project.raw / place.department
    named = _digests_by_name(place, files, root, project.raw, digests)
    office = _digests_of(project.data, [project.data / OFFICE], project.data, digests)
    return office | {f"raw/{name}": digest for name, digest in named.items()}


def processed_digests(
    place: Place, covered: Sequence[Place], project: Project, digests: Digests
) -> dict[str, str]:
    """Digests of the processed tables, in which the page's numbers stand, named as raw files are."""
    files = {own: _files_in(project.processed.joinpath(*own)) for own in covered}
    root = project.processed.joinpath(*place) if place.department else project.processed
    return _digests_by_name(place, files, root, project.processed, digests)


def _digests_by_name(
    place: Place, files: Mapping[Place, list[Path]], root: Path, within: Path, digests: Digests
) -> dict[str, str]:
    if place.department:
        return _digests_of(root, [path for paths in files.values() for path in paths], within, digests)
    each = {str(own): _digests_of(root, paths, within, digests) for own, paths in files.items()}
    return {own: key_of(found) for own, found in each.items()}


def _digests_of(root: Path, paths: Iterable[Path], within: Path, digests: Digests) -> dict[str, str]:
    named = {_printable(path.relative_to(root).as_posix()): digests.of(path, within) for path in paths}
    return {name: digest for name, digest in named.items() if digest}


def _printable(name: str) -> str:
    """A file's name; bytes that are no UTF-8, as old Chinese archives leave them, are spelled out."""
    return name.encode("utf-8", "backslashreplace").decode("utf-8")


def last_year_digests(place: Place, project: Project, digests: Digests) -> dict[str, str]:
    """Digest of the table that a year's page takes last year's figures from, where that is there."""
    before = last_year(place)
    table = project.processed.joinpath(*before) / "figures.csv"
    digest = digests.of(table, project.processed) if before != place else None
    return {"last/figures.csv": digest} if digest else {}


def last_year_inputs(place: Place, project: Project, digests: Digests) -> dict[str, str]:
    """Digests of last year's files, whose figures a year's page goes on with; what cannot be read costs that year alone."""
    before, found = last_year(place), {}
    if before == place:
        return found
    for path in _files_in(project.raw.joinpath(*before)):
        with suppress(OSError, JixiaoError):
            found |= _digests_of(project.raw / place.department, [path], project.raw, digests)
    return {f"raw/{name}": digest for name, digest in found.items()}


def _raw_files(raw: Path, own: Place) -> list[Path]:
    """The files of a department-year; of last year those that say what was sent and answered."""
    asked = []
    if is_year(own.year):
        before = raw / own.department / year_before(own.year)
        asked = [before / name for name in _ASKED_BEFORE]
    return [raw / own.department / "department.toml", *asked, *_files_in(raw.joinpath(*own))]


def _files_in(folder: Path) -> list[Path]:
    """What stands in a folder and is none itself; whether it is a plain file is asked when it is opened."""
    if not folder.is_dir():
        return []
    own = (path for path in folder.iterdir() if path.name[0] not in ".~" and COMMENTED not in path.name)
    return sorted(path for path in own if not path.is_dir())


def helpers_digest(digests: Digests) -> str:
    """Digest of the helpers' sources, without the page template's."""
    sources = [path for path in _tree(PACKAGE) if not str(path).startswith(f"{TEMPLATE}{os.sep}")]
    return _digest_of_tree(PACKAGE, sources, digests)


def template_digest(digests: Digests) -> str:
    """Digest of the page template: its change asks for a new page, not for a new run."""
    own = [path for path in _tree(TEMPLATE) if not path.name.startswith(OVERVIEW)]
    return _digest_of_tree(TEMPLATE, own, digests)


def program_digest(helpers: str, template: str) -> str:
    """One digest of the program, by which a process that has it loaded tells whether it is this one."""
    return key_of({"helpers": helpers, "template": template})


class Program:
    """The program as it is on disk now, every file of it; `digest` is the one by which a page names it."""

    def __init__(self):
        self._stamps = _stamps()
        digests = Digests()
        self.files = {path.relative_to(PACKAGE).as_posix(): digests.of(path) or "" for path in _tree(PACKAGE)}
        self.digest = program_digest(helpers_digest(digests), template_digest(digests))

    def is_still_there(self) -> bool:
        """Whether no file of it is another one now, nor was meanwhile, as far as the system keeps count."""
        return _stamps() == self._stamps or Program().digest == self.digest


def _stamps() -> dict[str, tuple[int, int, int]]:
    found = ((entry.path, entry.stat()) for entry in _files_below(PACKAGE))
    return {name: (status.st_size, status.st_ctime_ns, status.st_ino) for name, status in found}


@cache
def pinned_program() -> Program:
    """The program of this process, from when this is first asked: whatever is loaded later is of it, or is not loaded."""
    program = Program()
    pin(program.files)
    return program


def notebook_digest(notebook: Path) -> str:
    """Digest of a notebook's cells and kernel; outputs that JupyterLab saves with it change no page."""
    try:
        text = read_plain(notebook)
    except FileNotFoundError:
        return ""
    try:
        content = parsed_json(text)
        cells = [
            {name: part for name, part in cell.items() if name not in ("outputs", "execution_count")}
            for cell in content["cells"]
        ]
    except (ValueError, KeyError, AttributeError, TypeError):
        return hashlib.sha256(text).hexdigest()
    kernel = content.get("metadata", {}).get("kernelspec", {})
    return hashlib.sha256(json.dumps([cells, kernel], sort_keys=True).encode()).hexdigest()


def _digest_of_tree(root: Path, paths: Iterable[Path], digests: Digests) -> str:
    return key_of({path.relative_to(root).as_posix(): digests.of(path) or "" for path in paths})


def _tree(root: Path) -> list[Path]:
    """The files of a package; what Python, editors and systems leave among them is no source."""
    return [Path(entry) for entry in _files_below(root)]


def _files_below(folder: Path | str) -> Iterator[os.DirEntry]:
    # Looked at several times a page: one call of the system a folder, and one a file for those who ask its stamp.
    with os.scandir(folder) as found:
        for entry in found:
            if entry.name[0] in ".#" or entry.name[-1] == "~":
                continue
            if entry.is_file():
                yield entry
            elif entry.name != "__pycache__" and entry.is_dir(follow_symlinks=False):
                yield from _files_below(entry)
