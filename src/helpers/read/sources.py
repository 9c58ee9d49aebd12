"""What a department-year has, all of it as one frame of figures."""

import io
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from helpers import schema
from helpers.errors import JixiaoError
from helpers.files import is_there, read_plain
from helpers.messages import say
from helpers.read.merging import merged, with_ids, with_lines
from helpers.read.places import processed_folder, report_file, year_folder
from helpers.read.profiles import Profile, read_profile, rule_settings
from helpers.read.typed import REPLIES, corrected, read_figures, read_replies
from helpers.settings import RuleSetting
from helpers.years import year_before

PRIOR_YEAR = "上年"
TABLES = ("figures.csv", "figures.xlsx")
MOST_PROCESSED = 256_000_000
"""Bytes of a processed table: some hundred thousand rows."""


@dataclass(frozen=True)
class DepartmentYear:
    """A department's year: figures (schema.FIGURES and `line`), words, replies, notes on the reading.

    `rules` are the settings of rules of findings that hold for it.
    """

    department: str
    year: str
    profile: Profile
    figures: pd.DataFrame
    words: pd.DataFrame
    replies: pd.DataFrame
    notes: list[str]
    rules: dict[str, RuleSetting]


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
    if is_there(folder / "corrections.csv"):
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
        rules=rule_settings(data_dir, profile),
    )


def _unnamed(profile: Profile, language: str) -> list[str]:
    return [say("read.unnamed", language, id=profile.id)] if profile.name_zh == profile.id else []


def _nothing(folder: Path) -> str:
    path = report_file(folder)
    if path:
        return f"{path}: no figure was found in it; type its figures into {TABLES[0]} or {TABLES[1]}"
    names = f"{TABLES[0]} or {TABLES[1]}, or the report as report.docx, .pdf, .html, .md or .txt"
    return f"{folder}: no figures; put in {names}"


def _transcribed(folder: Path, profile: Profile, language: str) -> tuple[pd.DataFrame, list[str]]:
    paths = [folder / name for name in TABLES if is_there(folder / name)]
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
    from helpers.read.report import extract

    reading = extract(path, language, within=folder, year=folder.name)
    return _prepared(reading.figures, folder, profile), reading.words, list(reading.notes)


def _prepared(figures: pd.DataFrame, folder: Path, profile: Profile) -> pd.DataFrame:
    filled = figures.astype("str").fillna("").assign(department=profile.id, year=folder.name)
    filled["period"] = filled["period"].replace({"": folder.name, PRIOR_YEAR: year_before(folder.name)})
    return with_ids(with_lines(filled, profile.aliases))


def _empty(columns: tuple[schema.Column, ...]) -> pd.DataFrame:
    return pd.DataFrame(columns=schema.names(columns), dtype="str")


def _replies(folder: Path, language: str) -> pd.DataFrame:
    path = folder / "replies.csv"
    return read_replies(path, language) if is_there(path) else _empty(REPLIES)


def read_processed(data_dir: Path | str, department: str, year: str | int) -> DepartmentYear:
    """The department-year as `process` wrote it, for notebooks; names and replies come from raw/.

    Raises JixiaoError where it was not processed yet.
    """
    folder = processed_folder(data_dir, department, year)
    profile = read_profile(data_dir, department)
    if not is_there(folder / "figures.csv"):
        command = f"jixiao process --department {department} --years {year}"
        raise JixiaoError(f"{folder}: no processed figures; run {command}")
    return DepartmentYear(
        department=department,
        year=str(year),
        profile=profile,
        figures=with_lines(_processed_table(folder / "figures.csv"), profile.aliases),
        words=_processed_table(folder / "words.csv"),
        replies=_processed_table(folder / "replies.csv"),
        notes=list(_processed_table(folder / "notes.csv")["note"]),
        rules=rule_settings(data_dir, profile),
    )


def _processed_table(path: Path) -> pd.DataFrame:
    content = io.BytesIO(read_plain(path, path.parent, MOST_PROCESSED))
    return pd.read_csv(content, dtype="str", keep_default_na=False, encoding="utf-8")
