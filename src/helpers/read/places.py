"""Where things are: the folders of departments and years, and the report in one, all by their names alone."""

import os
import re
from collections.abc import Iterable
from pathlib import Path

from helpers.errors import JixiaoError, did_you_mean, in_quotes
from helpers.years import is_year, is_year_within, no_year, year_id, year_range

DEPARTMENT = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
RESERVED = ("compare", "outbox")
"""Folders in reports/ that are no department's."""

ENDINGS = (
    ".docx", ".pdf", ".html", ".htm", ".md", ".txt", ".xlsx",
    ".doc", ".wps", ".rtf", ".odt", ".xls", ".et", ".ods",
)  # fmt: skip
"""Of documents that are read; `read.documents` has the readers."""

REPORT = re.compile(rf"report(?:\.([0-9]{{1,4}}))?(?:{'|'.join(map(re.escape, ENDINGS))})")
RESERVED_NAMES = re.compile(
    r"[.~].*|(?:figures|targets|corrections|replies)\..*|复核工作表.*\.xlsx|.*_核对批注.*"
)
"""Files in a year's folder that are no report: hidden ones, lock files, tables, and what was written there."""

MOST_NAMED, UNREADABLE = 8, "unreadable"


def is_department_id(text: str) -> bool:
    """Whether the text can be a department's id."""
    return bool(DEPARTMENT.fullmatch(text)) and text not in RESERVED


def department_id(text: str) -> str:
    """The text, if it can be a department's id. Raises JixiaoError before a path could be built from it."""
    if text in RESERVED:
        raise JixiaoError(f"{in_quotes(text)} is no department id; reports/{text} is a folder of its own")
    if not DEPARTMENT.fullmatch(text):
        rule = "small letters, digits and hyphens, at most 64, a letter or digit first"
        raise JixiaoError(f"{in_quotes(text)} is no department id; {rule}")
    return text


def raw_folder(data_dir: Path | str) -> Path:
    """The folder raw/ of a data folder, which is there."""
    raw = Path(data_dir) / "raw"
    if not raw.is_dir():
        raise JixiaoError(f"{raw}: no such folder; it holds a folder for each department")
    return raw


def _folders_in(parent: Path) -> list[str]:
    """The names of the folders in a folder, in order; hidden ones are none of the project's."""
    with os.scandir(parent) as entries:
        return sorted(entry.name for entry in entries if entry.name[0] not in "._" and _is_folder(entry))


def _is_folder(entry: os.DirEntry) -> bool:
    """Whether it is a folder, or a link to one: the system is asked of links alone, for the listing says the rest."""
    return Path(entry).is_dir() if entry.is_symlink() else entry.is_dir()


def existing(folder: Path, parent: Path) -> Path:
    """A folder of `parent`'s own, which is there. Raises JixiaoError, with the nearest name of those that are."""
    if not folder.is_dir():
        there = _folders_in(parent)
        hint = did_you_mean(folder.name, there) if there else f"{parent} has no folders"
        raise JixiaoError(f"{folder}: no such folder; {hint}")
    if folder.is_symlink() and not folder.resolve().is_relative_to(parent.resolve()):
        raise JixiaoError(f"{folder}: a link that leads out of {parent}; put the folder itself there")
    return folder


def department_years(
    data_dir: Path | str,
    departments: Iterable[str] | None = None,
    years: str | Iterable[str | int] | None = None,
) -> list[tuple[str, str]]:
    """Every (department, year) that has a folder in raw/, in order.

    `years` is a range (`2022..2024`) or several years or ranges. A folder that is
    named like no year or no department is listed too while no choice is made, so
    that reading it says what is wrong with it. Raises JixiaoError for a
    department that is not there, and for a choice that leaves nothing.
    """
    raw = raw_folder(data_dir)
    chosen = [department_id(name) for name in departments] if departments else _folders_in(raw)
    for name in chosen:
        existing(raw / name, raw)
    ranges = [year_range(text) for text in ([years] if isinstance(years, str) else years or [])]
    pairs = [(name, year) for name in dict.fromkeys(chosen) for year in _years_in(raw / name)]
    found = [
        (name, year)
        for name, year in pairs
        if not ranges or year == UNREADABLE or any(is_year_within(year, bounds) for bounds in ranges)
    ]
    if not found and (departments or ranges):
        shown = [f"{name}/{year}" for name, year in pairs[:12]] + ["…"] * (len(pairs) > 12)
        there = ", ".join(shown) or "no folder of a year at all"
        raise JixiaoError(f"{raw}: nothing of what was chosen; there is {there}")
    return found


def _years_in(folder: Path) -> list[str]:
    """The names of a department's folders; one that cannot be looked into has a year that says so when it is read."""
    try:
        return _folders_in(folder)
    except OSError:
        return [UNREADABLE]


def year_folder(data_dir: Path | str, department: str, year: str | int) -> Path:
    """The folder in raw/ of a department's year, which is there."""
    raw = raw_folder(data_dir)
    place = existing(raw / department_id(department), raw)
    if year == UNREADABLE:
        _folders_in(place)
    if not is_year(str(year)):
        raise JixiaoError(f"{place}: {no_year(year)}")
    return existing(place / str(year), place)


def processed_folder(data_dir: Path | str, department: str, year: str | int) -> Path:
    """Where the results of a department's year stand, whether or not it is there."""
    return Path(data_dir) / "processed" / department_id(department) / year_id(year)


def report_file(folder: Path) -> Path | None:
    """The report that counts: report.*, before its drafts, of which the newest does, before a document of another name."""
    found = {path: REPORT.fullmatch(path.name.lower()) for path in sorted(folder.iterdir())}
    strays = [path for path, match in found.items() if not match and _is_called_report(path)]
    if strays:
        raise JixiaoError(f"{strays[0]}: no such report is read; .docx, .pdf, .html, .md and .txt are")
    order = {path: int(match[1]) if match[1] else 10_000 for path, match in found.items() if match}
    newest = [path for path in order if order[path] == max(order.values())] or [*filter(_is_document, found)]
    if len(newest) > 1:
        names = _listed([path.name for path in newest])
        advice = "number the drafts as report.1.docx" if order else "name it report, as report.docx"
        raise JixiaoError(f"{folder}: {names}; keep one, or {advice}")
    return newest[0] if newest else None


def draft_of(report: Path) -> int:
    """Which draft a report is: the number in its name; one without a number comes after the numbered ones beside it."""
    matches = (REPORT.fullmatch(path.name.lower()) for path in report.parent.iterdir())
    numbered = [int(match[1]) for match in matches if match and match[1]]
    own = REPORT.fullmatch(report.name.lower())
    return int(own[1]) if own and own[1] else max(numbered, default=0) + 1


def targets_files(folder: Path) -> list[Path]:
    """The files of a year that hold its approved targets: targets.xlsx, targets.csv, or the target form under that name."""
    named = (
        path for path in sorted(folder.iterdir()) if path.stem.lower() == "targets" and not path.is_dir()
    )
    return [path for path in named if path.suffix.lower() in (".csv", *ENDINGS)]


def report_of(data_dir: Path | str, department: str, year: str | int) -> Path | None:
    """The report of a department's year, which is there; nothing where its figures were typed."""
    return report_file(year_folder(data_dir, department, year))


def _is_called_report(path: Path) -> bool:
    return path.name.lower().startswith("report.") and not path.is_dir()


def _is_document(path: Path) -> bool:
    """Whether a file is a document under a name of its own, which may be the report."""
    name = path.name.lower()
    return path.suffix.lower() in ENDINGS and not RESERVED_NAMES.fullmatch(name) and not path.is_dir()


def _listed(names: list[str]) -> str:
    """Several names in a row, `both a and b`; the first of them and how many more where there are many."""
    shown = [*names[:MOST_NAMED], *([f"{len(names) - MOST_NAMED} more"] if len(names) > MOST_NAMED else [])]
    *first, last = shown
    return f"{'both ' * (len(names) == 2)}{', '.join(first)} and {last}"
