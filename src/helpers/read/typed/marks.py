"""Sheet 人工评分 of the analyst's workbook: points for what only a person can score, each with its reason.

Its tests: test_scoring.py.
"""

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from pathlib import Path

from helpers import desk, schema
from helpers.errors import in_quotes
from helpers.frames import Row
from helpers.read.typed.table_files import names_of_sheets, read_table_file

MOST_POINTS = 1_000


def marks_typed(path: Path, language: str, problems: list[str]) -> dict[str, Row]:
    """The rows with points by their indicator; none where the workbook is older than the sheet."""
    if desk.MARKS_SHEET not in names_of_sheets(path, language):
        return {}
    sheet = read_table_file(path, schema.MARKS, schema.names(schema.MARKS), language, desk.MARKS_SHEET)
    marks: dict[str, Row] = {}
    for number, row in sheet.rows:
        if not any(row[name] for name in ("points", "reason", "by")):
            continue
        found = list(_problems_of_mark(row))
        if row["item"] in marks:
            found.append(f"指标: {in_quotes(row['item'])} stands there twice; keep one")
        problems += [f"{desk.MARKS_SHEET} row {number}, {problem}" for problem in found]
        marks[row["item"]] = row
    return marks


def _problems_of_mark(row: Row) -> Iterator[str]:
    """What is wrong with a row that someone filled in, each with the head of its column."""
    if not row["item"]:
        yield "指标: the cell is empty; name the line that the points are for"
    if not is_number_of_points(row["points"]):
        yield f"得分: {in_quotes(row['points'])} is no number of points from 0 to {MOST_POINTS}"
    if not row["reason"]:
        yield "理由: the cell is empty; say why so many points"
    if not row["by"]:
        yield "评分人: the cell is empty; name who gave the points"


def is_number_of_points(text: str) -> bool:
    """Whether a cell is a number that a line can be worth."""
    try:
        number = Decimal(text)
    except InvalidOperation:
        return False
    return number.is_finite() and 0 <= number <= MOST_POINTS
