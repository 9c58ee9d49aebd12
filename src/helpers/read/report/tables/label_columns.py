"""The columns of labels and codes of a block: what a row has in them.

Its tests: test_forms.py.
"""

import re
from collections.abc import Sequence

from helpers.read.documents import Cell
from helpers.read.report.tables.cells import is_empty, value_of
from helpers.read.report.tables.heads import MAIN
from helpers.read.report.tables.matrix import Matrix
from helpers.read.report.tables.panels import Panel

HEADS_OF_NAMES = ("label", "project", "function", "economic", "organisation")
PARTS_OF_CODE, LENGTH_OF_PART = 3, 2
"""类, 款 and 项, of which 款 and 项 have two digits."""
MOST_ROWS_OF_A_CODE = 200


def label_texts(matrix: Matrix, block: Panel, row: int) -> tuple[list[str], list[str]]:
    """The labels of a row from left to right, each merged one once; the names of groups of indicators apart.

    Behind a project over several rows stands which part of it a row is.
    """
    texts, groups, seen, is_parted = [], [], set(), False
    named = {column.head.meaning for column in block.labels if column.head is not None}
    main = [meaning for meaning in MAIN if meaning in named][:1]
    for column in block.labels:
        cell = matrix.cell(row, column.place)
        text = matrix.text(row, column.place)
        if cell is None or id(cell) in seen or is_empty(text) or is_value_across(block, cell, text):
            continue
        if column.head is not None and column.head.meaning in HEADS_OF_NAMES and text == column.head.text:
            continue  # the head itself, which a page's lines do not part from the line below
        seen.add(id(cell))
        meaning = column.head.meaning if column.head is not None else ""
        part = is_parted and meaning in ("", "label")
        is_parted = is_parted or (meaning == "project" and cell.height > 1)
        beside = (
            meaning in ("group", "attribute")
            or (main and meaning not in main and not part)
            or cell.row < block.rows[0]
        )
        (groups if beside else texts).append(text)
    if not texts and not groups:
        codes = [matrix.text(row, column.place) for column in block.others if column.role in ("code", "line")]
        texts = [text for text in codes if text and not is_empty(text) and not text[0].isdigit()][:1]
        texts = texts or _head_of_the_only_row(block)
    if texts and groups and _is_beside_its_group(matrix, block, row, texts[-1]):
        return groups[-1:], [*groups[:-1], *texts]
    return (texts, groups) if texts else (groups[-1:], groups[:-1])


def _is_beside_its_group(matrix: Matrix, block: Panel, row: int, text: str) -> bool:
    """Whether the only label is one of several rows below no head of names, and an attribute names the row beside it."""
    for column in block.labels:
        cell = matrix.cell(row, column.place)
        if cell is not None and matrix.text_of(cell) == text:
            named = column.head is not None and column.head.meaning != ""
            return cell.height > 1 and not named
    return False


def _head_of_the_only_row(block: Panel) -> list[str]:
    """The head over an empty label of the only row, which names it: 财政供养人员情况（人） | 编制数 | 在职人数."""
    heads = [column.head for column in block.labels[:1] if column.head is not None and len(block.rows) == 1]
    return [head.text for head in heads if not head.meaning and "单位" not in head.text]


def is_value_across(block: Panel, cell: Cell, text: str) -> bool:
    """Whether a cell that begins among the labels is a value that reaches over those of values: 总分 | 97.2."""
    return (
        cell.width > 1
        and any(cell.column < column.place < cell.column + cell.width for column in block.values)
        and value_of(text) is not None
    )


def column_of_units(matrix: Matrix, block: Panel, rows: Sequence[int]) -> int | None:
    """The column of labels that names several units, in front of another one."""
    for column in block.labels[:-1]:
        if column.head is not None and column.head.meaning == "organisation":
            names = {matrix.text(row, column.place) for row in rows} - {""}
            return column.place if len(names) > 1 else None
    return None


def code_of(matrix: Matrix, block: Panel, row: int) -> str:
    """The classification code of a row: one column of codes, or 类, 款 and 项 in columns of their own.

    A part that stands once for the rows below it is taken from there.
    """
    places = [column.place for column in block.others if column.role == "code"]
    parts = [_code_part(matrix, row, place) for place in places]
    last = max((index for index, part in enumerate(parts) if part.isdigit()), default=-1)
    if len(parts) == PARTS_OF_CODE and last >= 0 and len(parts[last]) == LENGTH_OF_PART:
        parts[:last] = [_code_part_above(matrix, block, row, place) for place in places[:last]]
    digits = [part for part in parts if part.isdigit()]
    if len(digits) > 1 and len(digits[0]) <= 3:
        return "".join(digits)
    return digits[0] if digits else ""


def _code_part(matrix: Matrix, row: int, place: int) -> str:
    """What a cell has of a code."""
    return re.sub(r"\s", "", matrix.text(row, place)) if matrix.cell(row, place) is not None else ""


def _code_part_above(matrix: Matrix, block: Panel, row: int, place: int) -> str:
    """A part of a code in a row, or in the nearest row above that has it."""
    rows = range(row, max(block.rows[0], row - MOST_ROWS_OF_A_CODE) - 1, -1)
    return next((part for above in rows if (part := _code_part(matrix, above, place))), "")


def names_a_group(matrix: Matrix, block: Panel, row: int, text: str) -> bool:
    """Whether a label stands once for several rows, whose sum a 小计 behind it is."""
    cells = (matrix.cell(row, column.place) for column in block.labels)
    return any(cell is not None and cell.height > 1 and matrix.text_of(cell) == text for cell in cells)


def names_of_projects(matrix: Matrix, block: Panel, row: int) -> list[str]:
    """What a row has in columns of projects, whose names may reach over several rows."""
    columns = [column for column in block.labels if column.head and column.head.meaning == "project"]
    return [matrix.text(row, column.place) for column in columns]
