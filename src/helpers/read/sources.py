"""What a department-year has, found by its names alone, and all of it as one frame of figures."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from helpers import schema
from helpers.errors import JixiaoError
from helpers.messages import say
from helpers.read.corrections import REPLIES, corrected, read_replies
from helpers.read.merging import merged, with_ids, with_lines
from helpers.read.profiles import Profile, department_id, existing, folders_in, raw_folder, read_profile
from helpers.read.workbook import read_figures

YEAR = re.compile(r"[0-9]{4}(-[0-9]{2})?")
REPORT = re.compile(r"report(?:\.([0-9]{1,4}))?\.(?:txt|md|html?|docx|pdf|doc|wps|et)")
PRIOR_YEAR = "上年"
TABLES = ("figures.csv", "figures.xlsx")


@dataclass(frozen=True)
class DepartmentYear:
    """A department's year: figures (schema.FIGURES and `line`), words, replies, notes on the reading."""

    department: str
    year: str
    profile: Profile
    figures: pd.DataFrame
    words: pd.DataFrame
    replies: pd.DataFrame
    notes: list[str]


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


def year_range(text: str) -> tuple[str, str]:
    """First and last year of `2022..2024`, or of a single year."""
    first, dots, last = str(text).partition("..")
    bounds = year_id(first), year_id(last if dots else first)
    if bounds[0] > bounds[1]:
        raise JixiaoError(f"{text!r} is no range of years; the earlier year stands first, as 2022..2024")
    return bounds


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


def read_raw(data_dir: Path | str, department: str, year: str | int, language: str = "zh") -> DepartmentYear:
    """Everything in raw/ on one department and year: corrections before the table before the report.

    Raises JixiaoError (InputError for a file) with one message that says what to do.
    """
    folder = year_folder(data_dir, department, year)
    profile = read_profile(data_dir, department)
    table, notes = _transcribed(folder, profile, language)
    report, words, more = _reported(folder, profile, language)
    if table.empty and report.empty:
        raise JixiaoError(_nothing(folder))
    figures = merged(table, report)
    if (folder / "corrections.csv").is_file():
        figures, said = corrected(figures, folder / "corrections.csv", language)
        more = [*more, *said]
    return DepartmentYear(
        department=profile.id,
        year=str(year),
        profile=profile,
        figures=with_lines(figures, profile.aliases),
        words=words,
        replies=_replies(folder, language),
        notes=[*_unnamed(profile, language), *notes, *more],
    )


def _unnamed(profile: Profile, language: str) -> list[str]:
    return [say("read.unnamed", language, id=profile.id)] if profile.name_zh == profile.id else []


def _nothing(folder: Path) -> str:
    path = report_file(folder)
    if path:
        return f"{path}: no figure was found in it; type its figures into {TABLES[0]} or {TABLES[1]}"
    names = f"{TABLES[0]} or {TABLES[1]}, or the report as report.docx, .pdf, .html, .md or .txt"
    return f"{folder}: no figures; put in {names}"


def year_folder(data_dir: Path | str, department: str, year: str | int) -> Path:
    """The folder in raw/ of a department's year, which is there."""
    raw = raw_folder(data_dir)
    place = existing(raw / department_id(department), raw)
    if not is_year(str(year)):
        raise JixiaoError(f"{place}: {_no_year(str(year))}")
    return existing(place / str(year), place)


def _transcribed(folder: Path, profile: Profile, language: str) -> tuple[pd.DataFrame, list[str]]:
    paths = [folder / name for name in TABLES if (folder / name).is_file()]
    if len(paths) > 1:
        raise JixiaoError(f"{folder}: both {TABLES[0]} and {TABLES[1]}; keep one")
    if not paths:
        return _prepared(_empty(schema.FIGURES), folder, profile), []
    figures, notes = read_figures(paths[0], language, profile.id, folder.name)
    return _prepared(figures, folder, profile), notes


def _reported(folder: Path, profile: Profile, language: str) -> tuple[pd.DataFrame, pd.DataFrame, list[str]]:
    path = report_file(folder)
    if path is None:
        return _prepared(_empty(schema.FIGURES), folder, profile), _empty(schema.WORDS), []
    # The readers of documents are slow to import, and a notebook or a table has no need of them.
    from helpers.read.extract import extract

    reading = extract(path, language)
    return _prepared(reading.figures, folder, profile), reading.words, list(reading.notes)


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


def _prepared(figures: pd.DataFrame, folder: Path, profile: Profile) -> pd.DataFrame:
    filled = figures.astype("str").fillna("").assign(department=profile.id, year=folder.name)
    filled["period"] = filled["period"].replace({"": folder.name, PRIOR_YEAR: year_before(folder.name)})
    return with_ids(with_lines(filled, profile.aliases))


def year_before(year: str) -> str:
    """The year before.

    >>> year_before("2024"), year_before("2000-01")
    ('2023', '1999-00')
    """
    first = int(year[:4]) - 1
    return str(first) if len(year) == 4 else f"{first}-{(first + 1) % 100:02d}"


def _empty(columns: tuple[schema.Column, ...]) -> pd.DataFrame:
    return pd.DataFrame(columns=schema.names(columns), dtype="str")


def _replies(folder: Path, language: str) -> pd.DataFrame:
    path = folder / "replies.csv"
    return read_replies(path, language) if path.is_file() else _empty(REPLIES)


def read_processed(data_dir: Path | str, department: str, year: str | int) -> DepartmentYear:
    """The department-year as `process` wrote it, for notebooks; names and replies come from raw/.

    Raises JixiaoError where it was not processed yet.
    """
    folder = processed_folder(data_dir, department, year)
    profile = read_profile(data_dir, department)
    if not (folder / "figures.csv").is_file():
        command = f"jixiao process --department {department} --years {year}"
        raise JixiaoError(f"{folder}: no processed figures; run {command}")
    return DepartmentYear(
        department=department,
        year=str(year),
        profile=profile,
        figures=with_lines(_stored(folder / "figures.csv"), profile.aliases),
        words=_stored(folder / "words.csv"),
        replies=_stored(folder / "replies.csv"),
        notes=list(_stored(folder / "notes.csv")["note"]),
    )


def processed_folder(data_dir: Path | str, department: str, year: str | int) -> Path:
    """Where the results of a department's year stand, whether or not it is there."""
    return Path(data_dir) / "processed" / department_id(department) / year_id(year)


def _stored(path: Path) -> pd.DataFrame:
    return pd.read_csv(path, dtype="str", keep_default_na=False, encoding="utf-8")
