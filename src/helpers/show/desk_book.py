"""The analyst's workbook (复核工作表.xlsx): readings to look at, findings to decide on, and what was typed so far.

Its tests: test_desk.py.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from unicodedata import east_asian_width

import pandas as pd
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from helpers import desk, schema
from helpers.frames import Row, records
from helpers.measure import judged_by_people
from helpers.messages import say
from helpers.show.printed import place_in_words
from helpers.show.views import word
from helpers.show.word_columns import column_of_words

TYPED_OF_READING = ("seen", *schema.DESK_READING, "reason")
WIDTHS = {
    "phrase": 34,
    "sentence": 60,
    "wording": 44,
    "doubt": 30,
    "advice": 30,
    "reason": 24,
    "reply": 36,
    "subject": 24,
    "item": 30,
}
USUAL_WIDTH, LINE, MOST_SHOWN = 14, 15, 12
HEAD, TYPED = (PatternFill("solid", start_color=colour) for colour in ("DDE6EE", "FFF8E1"))
ORDER = {"open": 0, "likely": 1, "sure": 2}


@dataclass(frozen=True)
class Kept:
    """What was typed before, by the ids of figures and of findings: the cells of a row as they stand in the workbook.

    `written` has the readings that were typed over, of figures that are no more.
    """

    readings: Mapping[str, Row] = field(default_factory=dict)
    written: Mapping[str, Row] = field(default_factory=dict)
    findings: Mapping[str, Row] = field(default_factory=dict)
    marks: Mapping[str, Row] = field(default_factory=dict)


def desk_workbook(figures: pd.DataFrame, findings: pd.DataFrame, kept: Kept) -> Workbook:
    """The workbook of a department-year, open and likely readings first, with what was typed before.

    `figures` are as they were read, `findings` without decisions. Rows that a
    person filled in and whose figure or finding is no more come last.
    """
    book = Workbook()
    doubts = _doubts(findings)
    listed = _listed_figures(records(figures), doubts, kept)
    readings = _reading_rows(listed, doubts, kept)
    _fill(book.active, desk.FIGURES_SHEET, schema.DESK_FIGURES, readings, TYPED_OF_READING)
    sheet = book.create_sheet()
    _fill(
        sheet,
        desk.FINDINGS_SHEET,
        schema.DESK_FINDINGS,
        _finding_rows(records(findings), kept),
        desk.TYPED_OF_FINDING,
    )
    _offer(sheet, "decision", schema.DESK_FINDINGS, [term.zh for term in schema.DECISION_WORDS])
    _offer(book.active, "seen", schema.DESK_FIGURES, [desk.SEEN])
    _fill(
        book.create_sheet(), desk.MARKS_SHEET, schema.MARKS, _mark_rows(kept), schema.names(schema.MARKS)[1:]
    )
    _about(book.create_sheet(desk.ABOUT_SHEET))
    _write_readings(book.create_sheet(desk.WRITTEN_SHEET), listed, kept)
    _offer_words(book, readings)
    return book


def _doubts(findings: pd.DataFrame) -> dict[str, list[str]]:
    """What the program doubts in its own reading, by the figure."""
    found: dict[str, list[str]] = {}
    for finding in records(findings):
        if finding["grade"] == schema.READING_GRADE.name:
            for figure in finding["figures"].split():
                found.setdefault(figure, []).append(finding["sentence"])
    return found


def _listed_figures(figures: Sequence[Row], doubts: Mapping[str, list[str]], kept: Kept) -> list[Row]:
    """The figures that are listed: what is open, then what is likely or doubted, then the rest as far as there is room."""
    ranked = sorted(figures, key=lambda figure: _rank(figure, doubts))
    return [
        figure
        for place, figure in enumerate(ranked)
        if place < desk.MOST_READINGS or figure["id"] in kept.readings
    ]


def _reading_rows(figures: Sequence[Row], doubts: Mapping[str, list[str]], kept: Kept) -> list[Row]:
    """A row for each figure that is listed; lost ones last."""
    rows = [_reading_row(figure, doubts.get(figure["id"], []), kept) for figure in figures]
    known = {figure["id"] for figure in figures}
    return rows + [cells for name, cells in kept.readings.items() if name not in known]


def _rank(figure: Row, doubts: Mapping[str, list[str]]) -> int:
    certainty = "open" if schema.is_open(figure) else figure["certainty"] or "sure"
    return min(ORDER[certainty], ORDER["likely"] if figure["id"] in doubts else ORDER["sure"])


def _reading_row(figure: Row, doubts: list[str], kept: Kept) -> Row:
    typed = kept.readings.get(figure["id"], {})
    waiting = schema.is_open(figure)
    certainty = "open" if waiting else figure["certainty"] or "sure"
    told = [figure["doubt"], *doubts]
    row = {
        "id": figure["id"],
        "certainty": word(schema.CERTAINTIES, certainty, "zh"),
        "phrase": figure["phrase"],
        "place": _place_of_figure(figure),
        "doubt": "；".join(filter(None, told)),
        "advice": say(f"show.desk_{'open' if waiting else 'likely'}") if waiting or any(told) else "",
        "seen": "",
        "reason": "",
    }
    row |= {name: desk.in_words(name, figure) for name in schema.DESK_READING}
    return row | {name: typed[name] for name in TYPED_OF_READING if name in typed}


def _place_of_figure(figure: Row) -> str:
    return " · ".join(filter(None, (figure["section"], figure["source"], place_in_words(figure["locator"]))))


def _finding_rows(findings: Sequence[Row], kept: Kept) -> list[Row]:
    """A row for each finding that may be sent; those that were decided on and are no more come last."""
    sent = [finding for finding in findings if finding["grade"] != schema.READING_GRADE.name]
    known = {finding["id"] for finding in sent}
    rows = [
        {
            "id": finding["id"],
            "grade": finding["grade"],
            "subject": finding["subject"],
            "place": place_in_words(finding["locator"]),
            "sentence": finding["sentence"],
        }
        | {name: kept.findings.get(finding["id"], {}).get(name, "") for name in desk.TYPED_OF_FINDING}
        for finding in sent
    ]
    return [*rows, *(cells for name, cells in kept.findings.items() if name not in known)]


def _mark_rows(kept: Kept) -> list[Row]:
    """A row for each indicator that only a person can score, and for each line that someone gave points to."""
    items = dict.fromkeys([*judged_by_people(), *kept.marks])
    return [kept.marks.get(item, {"item": item}) for item in items]


def _fill(
    sheet: Worksheet, name: str, columns: Sequence[schema.Column], rows: Sequence[Row], typed: Iterable[str]
) -> None:
    """A sheet with a head of Chinese labels and these rows, all of them text; what a person may type is coloured."""
    sheet.title, sheet.freeze_panes = name, "C2"
    _print_wide(sheet)
    sheet.append([column.zh for column in columns])
    for row in rows:
        sheet.append([row.get(column.name, "") or None for column in columns])
    for at, column in enumerate(columns, start=1):
        letter = get_column_letter(at)
        sheet.column_dimensions[letter].width = _width_of(column.name)
        sheet.column_dimensions[letter].number_format = "@"
        sheet[f"{letter}1"].font, sheet[f"{letter}1"].fill = Font(bold=True), HEAD
        for (cell,) in sheet.iter_rows(min_row=2, min_col=at, max_col=at):
            _dress(cell, column.name in typed)
    for at, row in enumerate(rows, start=2):
        lines = max((_lines_needed(row.get(column.name, ""), column.name) for column in columns), default=1)
        sheet.row_dimensions[at].height = LINE * min(lines, MOST_SHOWN)
    sheet.auto_filter.ref = sheet.dimensions


def _print_wide(sheet: Worksheet) -> None:
    """Printed on A3 across, all columns on one page, the heads on each."""
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A3
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"


def _lines_needed(text: str, column: str) -> int:
    """How many lines a text takes in a column: a Chinese sign is as wide as two others."""
    width = sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)
    return max(-(-width // (_width_of(column) - 1)), 1)


def _width_of(column: str) -> int:
    return WIDTHS.get(column, USUAL_WIDTH)


def _dress(cell, is_typed: bool) -> None:
    """A cell as text, whatever it begins with, that shows all of its lines."""
    cell.number_format = "@"
    if cell.value is not None:
        cell.data_type = "s"
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if is_typed:
        cell.fill = TYPED


def _offer(sheet: Worksheet, name: str, columns: Sequence[schema.Column], words: Sequence[str]) -> None:
    """A drop-down of a few words below one head."""
    letter = get_column_letter([column.name for column in columns].index(name) + 1)
    choice = DataValidation(type="list", formula1=f'"{",".join(words)}"', showErrorMessage=False)
    choice.add(f"{letter}2:{letter}{max(sheet.max_row, 2)}")
    sheet.add_data_validation(choice)


def _offer_words(book: Workbook, readings: Sequence[Row]) -> None:
    """Drop-downs of the vocabularies; a measure has those of the kind of its figure."""
    words = book.create_sheet(desk.CHOICES_SHEET)
    words.sheet_state = "hidden"
    sheet, names = book[desk.FIGURES_SHEET], schema.names(schema.DESK_FIGURES)
    kinds = {term.zh: term.name for term in schema.KINDS}
    for name in schema.DESK_READING:
        letter = get_column_letter(names.index(name) + 1)
        for group in sorted({kinds.get(row["kind"], "") for row in readings}) if name == "measure" else [""]:
            choices = list(desk.choices_of(name, group)) if group or name != "measure" else []
            rows = [
                at
                for at, row in enumerate(readings, start=2)
                if name != "measure" or kinds.get(row["kind"], "") == group
            ]
            if choices and rows:
                area = " ".join(f"{letter}{first}:{letter}{last}" for first, last in _stretches(rows))
                choice = DataValidation(
                    type="list",
                    formula1=f"{desk.CHOICES_SHEET}!{column_of_words(words, choices)}",
                    sqref=area,
                    showErrorMessage=False,
                )
                sheet.add_data_validation(choice)


def _stretches(rows: Sequence[int]) -> list[tuple[int, int]]:
    """Row numbers in order as stretches without a gap.

    >>> _stretches([2, 3, 4, 7])
    [(2, 4), (7, 7)]
    """
    found: list[list[int]] = []
    for row in rows:
        if found and found[-1][1] == row - 1:
            found[-1][1] = row
        else:
            found.append([row, row])
    return [(first, last) for first, last in found]


def _write_readings(sheet: Worksheet, figures: Sequence[Row], kept: Kept) -> None:
    """The hidden sheet of the readings as they stand now, by which a changed cell is known."""
    sheet.sheet_state = "hidden"
    names = ("id", *schema.DESK_READING)
    labels = {column.name: column.zh for column in schema.FIGURES}
    sheet.append([labels[name] for name in names])
    now = {
        figure["id"]: {name: desk.in_words(name, figure) for name in schema.DESK_READING}
        for figure in figures
    }
    for figure, reading in {**kept.written, **now}.items():
        sheet.append([figure, *(reading.get(name) or None for name in schema.DESK_READING)])
    for row in sheet.iter_rows(min_row=2):
        for cell in row:
            _dress(cell, False)


def _about(sheet: Worksheet) -> None:
    """What is to be done with the workbook, a line each."""
    sheet.column_dimensions["A"].width = 110
    for line in say("show.desk_about").split("|"):
        sheet.append([line.strip()])
    for (cell,) in sheet.iter_rows():
        cell.alignment = Alignment(wrap_text=True, vertical="top")
