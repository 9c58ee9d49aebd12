"""Where things are: the folders of departments and years, and the report in one, all by their names alone."""

import re
from collections.abc import Iterable
from pathlib import Path

from helpers.errors import JixiaoError, did_you_mean

DEPARTMENT = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
YEAR = re.compile(r"[0-9]{4}(-[0-9]{2})?")
REPORT = re.compile(r"report(?:\.([0-9]{1,4}))?\.(?:txt|md|html?|docx|pdf|doc|wps|et)")


def department_id(text: str) -> str:
    """The text, if it can be a department's id. Raises JixiaoError before a path could be built from it."""
    if not DEPARTMENT.fullmatch(text):
        rule = "small letters, digits and hyphens, at most 64, a letter or digit first"
        raise JixiaoError(f"{text!r} is no department id; {rule}")
    return text


def year_id(text: str | int) -> str:
    """The year as text, `2024` or `2016-17`. Raises JixiaoError for anything else."""
    if not is_year(str(text)):
        raise JixiaoError(_no_year(str(text)))
    return str(text)


def is_year(text: str) -> bool:
    """Whether the text is a year, `2024`, or a fiscal year that ends in the next, `2016-17`."""
    if not YEAR.fullmatch(text):
        return False
    return len(text) == 4 or int(text[5:]) == (int(text[:4]) + 1) % 100


def _no_year(text: str) -> str:
    return f"{text!r} is no year; as 2024, or 2016-17 for a fiscal year"


def year_before(year: str) -> str:
    """The year before.

    >>> year_before("2024"), year_before("2000-01")
    ('2023', '1999-00')
    """
    first = int(year[:4]) - 1
    return str(first) if len(year) == 4 else f"{first}-{(first + 1) % 100:02d}"


def year_range(text: str) -> tuple[str, str]:
    """First and last year of `2022..2024`, or of a single year."""
    first, dots, last = str(text).partition("..")
    bounds = year_id(first), year_id(last if dots else first)
    if bounds[0] > bounds[1]:
        raise JixiaoError(f"{text!r} is no range of years; the earlier year stands first, as 2022..2024")
    return bounds


def raw_folder(data_dir: Path | str) -> Path:
    """The folder raw/ of a data folder, which is there."""
    raw = Path(data_dir) / "raw"
    if not raw.is_dir():
        raise JixiaoError(f"{raw}: no such folder; it holds a folder for each department")
    return raw


def folders_in(parent: Path) -> list[str]:
    """The names of the folders in a folder, in order; hidden ones are none of the project's."""
    return sorted(path.name for path in parent.iterdir() if path.is_dir() and path.name[0] not in "._")


def existing(folder: Path, parent: Path) -> Path:
    """The folder, which is there. Raises JixiaoError with the nearest name of those in `parent`."""
    if not folder.is_dir():
        there = folders_in(parent)
        hint = did_you_mean(folder.name, there) if there else f"{parent} has no folders"
        raise JixiaoError(f"{folder}: no such folder; {hint}")
    return folder


def departments(data_dir: Path | str) -> list[str]:
    """The names of the folders in raw/, in order; hidden ones are none of the project's."""
    return folders_in(raw_folder(data_dir))


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
    chosen = [department_id(name) for name in departments] if departments else folders_in(raw)
    for name in chosen:
        existing(raw / name, raw)
    ranges = [year_range(text) for text in ([years] if isinstance(years, str) else years or [])]
    pairs = [(name, year) for name in dict.fromkeys(chosen) for year in folders_in(raw / name)]
    found = [(name, year) for name, year in pairs if not ranges or _within(year, ranges)]
    if not found and (departments or ranges):
        shown = [f"{name}/{year}" for name, year in pairs[:12]] + ["…"] * (len(pairs) > 12)
        there = ", ".join(shown) or "no folder of a year at all"
        raise JixiaoError(f"{raw}: nothing of what was chosen; there is {there}")
    return found


def _within(year: str, ranges: list[tuple[str, str]]) -> bool:
    return is_year(year) and any(first[:4] <= year[:4] <= last[:4] for first, last in ranges)


def year_folder(data_dir: Path | str, department: str, year: str | int) -> Path:
    """The folder in raw/ of a department's year, which is there."""
    raw = raw_folder(data_dir)
    place = existing(raw / department_id(department), raw)
    if not is_year(str(year)):
        raise JixiaoError(f"{place}: {_no_year(str(year))}")
    return existing(place / str(year), place)


def processed_folder(data_dir: Path | str, department: str, year: str | int) -> Path:
    """Where the results of a department's year stand, whether or not it is there."""
    return Path(data_dir) / "processed" / department_id(department) / year_id(year)


def report_file(folder: Path) -> Path | None:
    """The report that counts: report.* before the drafts, of which the newest (report.2.docx) counts."""
    found = {path: REPORT.fullmatch(path.name.lower()) for path in sorted(folder.iterdir()) if path.is_file()}
    strays = [path for path, match in found.items() if not match and path.name.lower().startswith("report.")]
    if strays:
        raise JixiaoError(f"{strays[0]}: no such report is read; .docx, .pdf, .html, .md and .txt are")
    order = {path: int(match[1]) if match[1] else 10_000 for path, match in found.items() if match}
    newest = [path for path in order if order[path] == max(order.values())]
    if len(newest) > 1:
        names = " and ".join(path.name for path in newest)
        raise JixiaoError(f"{folder}: both {names}; keep one, or number the drafts as report.1.docx")
    return newest[0] if newest else None
