"""What a column of a table holds: labels, codes, units, signs, remarks or values.

Its tests: test_forms.py.
"""

import re

from helpers.read.language import units
from helpers.read.report.tables.anatomy import TableSection
from helpers.read.report.tables.cells import SIGNS, is_empty, labelled_value, value_of
from helpers.read.report.tables.heads import LABELS, NO_VALUES, ColumnHead, column_head
from helpers.read.report.tables.matrix import Matrix

CODE = re.compile("[2-5][0-9]{2}(?:[0-9]{2}){0,2}")
DECIMAL = re.compile(r"-?[0-9,]+\.[0-9]{1,2}")
DIGIT = re.compile("[0-9]")
OVER_CODES = re.compile("科目|(?:功能|经济)分类|[编代]码")


def role_of_column(matrix: Matrix, section: TableSection, place: int, heads: tuple[ColumnHead, ...]) -> str:
    """What a column holds: by its deepest head, else by what stands in it."""
    body = [matrix.text(row, place) for row in section.rows if matrix.cell(row, place) is not None]
    body = [text for text in body if not is_empty(text)]
    meaning = heads[-1].meaning if heads else ""
    numbers = sum(value_of(text) is not None for text in body)
    if _is_head_of_rows(matrix, section, place):
        return "label"
    if meaning in ("organisation", "label", "unit") and body and _units_share(body) > 0.6:
        return "unit"
    if body and all(CODE.fullmatch(text) for text in body) and heads and OVER_CODES.search(heads[-1].plain):
        return "code"
    if meaning in LABELS:
        return "label" if not body or numbers < len(body) or meaning == "year" else "value"
    if meaning in NO_VALUES:
        return "value" if meaning == "code" and any(DECIMAL.fullmatch(text) for text in body) else meaning
    if meaning:
        return "label" if meaning == "target" and _names_aims(matrix, section, place, body) else "value"
    return _role_by_body(matrix, section, place, heads, body, numbers)


def _names_aims(matrix: Matrix, section: TableSection, place: int, body: list[str]) -> bool:
    """Whether a column of aims holds names alone, which nothing but 序号 stands in front of."""
    return bool(body) and not DIGIT.search("".join(body)) and not _no_marks(matrix, section, place)


def _is_head_of_rows(matrix: Matrix, section: TableSection, place: int) -> bool:
    """Whether a head goes on down beside the lines, as a label of all of them."""
    heads = {id(matrix.cell(row, place)) for row in section.heads if matrix.cell(row, place) is not None}
    return bool(section.rows) and all(id(matrix.cell(row, place)) in heads for row in section.rows[:2])


def _role_by_body(
    matrix: Matrix,
    section: TableSection,
    place: int,
    heads: tuple[ColumnHead, ...],
    body: list[str],
    numbers: int,
) -> str:
    """The role of a column whose head has no meaning of its own, by the texts below it."""
    if body and all(text in SIGNS for text in body):
        return "sign"
    first = next((text for text in body if value_of(text) or not labelled_value(text)), "")
    if not numbers and body and first and not labelled_value(first):
        left = [
            matrix.text(row, column) for row in section.rows for column in _no_marks(matrix, section, place)
        ]
        if place > 0 and _heads_a_side(matrix, section, place, heads):
            return "label"
        if any(value_of(text) for text in left) and place > 0:
            return "remark" if heads and not heads[-1].is_known else "value"
        return "label"
    if place == 0 and not body:
        return "label"
    if heads or numbers or any(labelled_value(text) for text in body):
        return "value"
    return "label" if place == 0 else "value"


def _no_marks(matrix: Matrix, section: TableSection, place: int) -> list[int]:
    """The columns at the left of a place but those of 序号 and codes."""
    last = section.heads[-1:]
    return [
        column
        for column in range(place)
        if not any(column_head(matrix.text(row, column)).meaning in ("line", "code") for row in last)
    ]


def _heads_a_side(matrix: Matrix, section: TableSection, place: int, heads: tuple[ColumnHead, ...]) -> bool:
    """Whether 收入 or 支出 heads the labels of one side, with its values right beside: 收入 | 预算数 | 支出 | 预算数."""
    if not heads or place + 1 >= matrix.width:
        return False
    words = heads[-1].words
    beside = any(value_of(matrix.text(row, place + 1)) for row in section.rows)
    return bool(words.value("flow")) and not words.name and beside


def _units_share(body: list[str]) -> float:
    """The share of texts that are units."""
    return sum(text in units() for text in body) / len(body)
