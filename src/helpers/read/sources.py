"""What a department-year has, all of it as one frame of figures."""

import io
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pandas as pd

from helpers import schema
from helpers.desk import FILE
from helpers.errors import JixiaoError
from helpers.files import is_there, read_plain
from helpers.messages import say
from helpers.read.approved import approved_targets
from helpers.read.merging import merge, with_ids, with_lines
from helpers.read.places import processed_folder, report_file, year_folder
from helpers.read.profiles import Profile, office_scale, read_profile, rule_settings
from helpers.read.scale_files import read_scale
from helpers.read.submitted import (
    named_by,
    note_on_name,
    read_submitted,
    table_of,
    with_figures_renamed,
    with_standing_ids,
    without_rows,
)
from helpers.read.supposing import figures_with_value
from helpers.read.typed import (
    REPLIES,
    Review,
    check_replies,
    corrected,
    read_figures,
    read_replies,
    read_review,
    reviewed,
)
from helpers.read.unanswered import unanswered_before
from helpers.settings import LineScale, RuleSetting
from helpers.years import year_before

PRIOR_YEAR = "上年"
ALONE = "document"
"""What stands for the department of a document by itself."""

TABLES = ("figures.csv", "figures.xlsx")
PROCESSED = (
    "figures",
    "words",
    "numbers",
    "document",
    "alternatives",
    "replies",
    "decisions",
    "marks",
    "notes",
)
"""Tables of a department-year that are read back; what follows from them is worked out again."""

MOST_PROCESSED = 256_000_000
"""Bytes of a processed table: some hundred thousand rows."""


@dataclass(frozen=True)
class DepartmentYear:
    """A department's year: figures (schema.FIGURES and `line`), words, replies, decisions, notes on the reading.

    `numbers`, `document` and `alternatives` are of the document that was read; `rules` are the
    settings of rules of findings that hold for it, `scale` the one that the office named.
    """

    department: str
    year: str
    profile: Profile
    figures: pd.DataFrame
    words: pd.DataFrame
    numbers: pd.DataFrame
    document: pd.DataFrame
    alternatives: pd.DataFrame
    replies: pd.DataFrame
    decisions: pd.DataFrame
    marks: pd.DataFrame
    notes: list[str]
    rules: dict[str, RuleSetting]
    scale: LineScale | None = None

    def __repr__(self) -> str:
        waiting = sum(map(schema.is_open, self.figures.to_dict("records")))
        return f"<{self.profile.name_zh} {self.year}: {len(self.figures)} figures, {waiting} open>"

    def with_value(self, figure: str, value: str | int | float | Decimal) -> "DepartmentYear":
        """What if a figure had another value: the department-year with it, nothing is written.

        `figure` is an id, or words that one figure's phrase alone has; its bounds
        follow from the value and its words. Measures of `figures` then follow.
        """
        return replace(self, figures=figures_with_value(self.figures, figure, value))


def read_raw(data_dir: Path | str, department: str, year: str | int, language: str = "zh") -> DepartmentYear:
    """Everything in raw/ on one department and year: what was typed at the desk before the table before the report.

    Raises JixiaoError (InputError for a file) with one message that says what to do.
    """
    source, review = read_for_review(data_dir, department, year, language)
    return with_review(source, review)


def read_for_review(
    data_dir: Path | str, department: str, year: str | int, language: str = "zh"
) -> tuple[DepartmentYear, Review]:
    """A department-year without what stands in the analyst's workbook, and what was typed into that."""
    source = _read_files(data_dir, department, year, language)
    path = year_folder(data_dir, department, year) / FILE
    return source, read_review(path, language) if is_there(path) else Review(path)


def with_review(source: DepartmentYear, review: Review) -> DepartmentYear:
    """The department-year with what was typed into the workbook: figures put right, decisions, replies.

    Raises InputError for what fits nothing, and for a reply that replies.csv has otherwise.
    """
    figures = reviewed(source.figures, review) if review.readings else source.figures
    check_replies(source.replies, review)
    return replace(
        source,
        figures=with_lines(figures, source.profile.aliases),
        replies=pd.concat([source.replies, review.replies], ignore_index=True),
        decisions=review.decisions,
        marks=review.points,
    )


def _read_files(data_dir: Path | str, department: str, year: str | int, language: str) -> DepartmentYear:
    """What the files of a department-year say but for the workbook: corrections before the table before the report."""
    folder = year_folder(data_dir, department, year)
    profile = read_profile(data_dir, department)
    table, notes = _transcribed(folder, profile, language)
    report = read_submitted(folder, profile, language)
    if table.empty and report.figures.empty:
        raise JixiaoError(_nothing(folder))
    both = merge(table, _prepared(report.figures, folder.name, profile))
    figures, said = _corrected(both.figures, folder, language)
    return DepartmentYear(
        department=profile.id,
        year=str(year),
        profile=named_by(profile, report.document),
        figures=with_lines(figures, profile.aliases),
        words=_words_beside(report.words, folder, language),
        numbers=with_standing_ids(report.numbers, both.ids),
        document=report.document,
        alternatives=with_figures_renamed(report.alternatives, both.ids),
        replies=_replies(folder, language),
        decisions=without_rows(schema.DECISIONS),
        marks=without_rows(schema.MARKS),
        notes=[*note_on_name(profile, report.document, language), *notes, *report.notes, *said],
        rules=rule_settings(data_dir, profile),
        scale=office_scale(data_dir),
    )


def _words_beside(words: pd.DataFrame, folder: Path, language: str) -> pd.DataFrame:
    """What the report's words say, with the approved targets and what is left of last year."""
    before = folder.with_name(year_before(folder.name))
    more = [approved_targets(folder, language), unanswered_before(before, language)]
    return pd.concat([words, *more], ignore_index=True)


def _corrected(figures: pd.DataFrame, folder: Path, language: str) -> tuple[pd.DataFrame, list[str]]:
    path = folder / "corrections.csv"
    return corrected(figures, path, language) if is_there(path) else (figures, [])


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
        return _prepared(without_rows(schema.FIGURES), folder.name, profile), []
    figures, notes = read_figures(paths[0], language, profile.id, folder.name)
    return _prepared(figures, folder.name, profile), notes


def _prepared(figures: pd.DataFrame, year: str, profile: Profile) -> pd.DataFrame:
    filled = figures.astype("str").fillna("").assign(department=profile.id, year=year)
    filled["period"] = filled["period"].replace({"": year, PRIOR_YEAR: year_before(year)})
    return with_ids(with_lines(filled, profile.aliases))


def _replies(folder: Path, language: str) -> pd.DataFrame:
    path = folder / "replies.csv"
    return read_replies(path, language) if is_there(path) else without_rows(REPLIES)


def read_alone(path: Path, language: str = "zh", data_dir: Path | None = None) -> DepartmentYear:
    """What one document says, with nothing known of its department; its year is that of its title.

    Of a folder of data, where one is given, what the office settled of its rules holds.

    A document that names no year is taken for one of the year before this.
    Raises UnreadableDocument, and JixiaoError where no figure is found in it.
    """
    from helpers.read.report import extract

    read = extract(path, language)
    if read.figures.empty:
        raise JixiaoError(say("read.no_figure", language, path=path))
    year = read.title.year or str(date.today().year - 1)
    profile = Profile(id=ALONE, name_zh=ALONE)
    document = table_of(read.title, read.lost, path.name)
    return DepartmentYear(
        department=ALONE,
        year=year,
        profile=named_by(profile, document),
        figures=_prepared(read.figures, year, profile),
        words=read.words,
        numbers=read.numbers,
        document=document,
        alternatives=read.alternatives,
        replies=without_rows(REPLIES),
        decisions=without_rows(schema.DECISIONS),
        marks=without_rows(schema.MARKS),
        notes=[*read.notes, *read.summary],
        rules=rule_settings(data_dir, profile) if data_dir else {},
        scale=office_scale(data_dir) if data_dir else None,
    )


def read_processed(
    data_dir: Path | str, department: str, year: str | int, scale: Path | str = ""
) -> DepartmentYear:
    """The department-year as `process` wrote it, for notebooks; names and replies come from raw/.

    `scale` is the file of one that holds in place of the office's own. Raises JixiaoError
    where it was not processed yet, or by a program without all of its tables.
    """
    folder = processed_folder(data_dir, department, year)
    profile = read_profile(data_dir, department)
    try:
        tables = [processed_table(folder / f"{name}.csv") for name in PROCESSED]
    except FileNotFoundError:
        command = f"jixiao process --department {department} --years {year}"
        raise JixiaoError(f"{folder}: no processed figures; run {command}") from None
    figures, words, numbers, document, alternatives, replies, decisions, marks, notes = tables
    return DepartmentYear(
        department=department,
        year=str(year),
        profile=named_by(profile, document),
        figures=with_lines(figures, profile.aliases),
        words=words,
        numbers=numbers,
        document=document,
        alternatives=alternatives,
        replies=replies,
        decisions=decisions,
        marks=marks,
        notes=list(notes["note"]),
        rules=rule_settings(data_dir, profile),
        scale=read_scale(Path(scale)) if scale else office_scale(data_dir),
    )


def processed_table(path: Path) -> pd.DataFrame:
    """A table in processed/ as it was written. Raises FileNotFoundError where it was not."""
    content = io.BytesIO(read_plain(path, path.parent, MOST_PROCESSED))
    return pd.read_csv(content, dtype="str", keep_default_na=False, encoding="utf-8")
