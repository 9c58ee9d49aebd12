"""Rows that stand beside their heads: where cells merged with those above were not written, the others moved to the left.

Signs stand below 指标性质, units below 度量单位, percentages below a rate: where a
row's do not, and do when it is moved, it is moved; where they do neither way, the row is crooked.

Its tests: test_forms.py.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile

from helpers.read.documents import Cell, Grid
from helpers.read.language import units
from helpers.read.report.tables.cells import SIGNS, is_value_cell, value_of
from helpers.read.report.tables.heads import ColumnHead, column_head, is_head
from helpers.read.report.tables.matrix import Matrix

FARTHEST, FEWEST_HEADS = 2, 3

Sorts = dict[int, str]
"""The sort of what stands in a column."""


def straightened(grid: Grid) -> tuple[Grid, frozenset[int]]:
    """The grid with such rows moved, and the rows that fit their heads neither way."""
    matrix = Matrix(grid)
    heads: Sorts = {}
    shifts: dict[int, int] = {}
    crooked: set[int] = set()
    for row in range(grid.height):
        own = list(_written_in(matrix, row))
        if _lacks_the_first_head(matrix, row, own):
            if len(own) + 1 == len(list(_written_in(matrix, row + 1))):
                shifts[row] = 1
            else:
                crooked |= _rows_below(matrix, row)
        elif _heads_a_section(own):
            heads = {cell.column: sort for cell, text in own if (sort := _sort_of_head(column_head(text)))}
        elif misfits := _misfits(heads, own, 0):
            shift = next((far for far in range(1, FARTHEST + 1) if not _misfits(heads, own, far)), 0)
            shifts |= {row: shift} if shift else {}
            crooked |= set() if shift or misfits < len(_typed(heads, own)) else {row}
    return (_with_rows_moved(grid, shifts) if shifts else grid), frozenset(crooked)


def _written_in(matrix: Matrix, row: int) -> Iterator[tuple[Cell, str]]:
    """The cells that begin in a row, with their texts."""
    for column, text in matrix.own(row):
        if text and matrix.is_first(row, column) and (cell := matrix.cell(row, column)) is not None:
            yield cell, text


def _lacks_the_first_head(matrix: Matrix, row: int, own: list[tuple[Cell, str]]) -> bool:
    """Whether a head of amounts stands over labels: the head of these was not written in its row."""
    if not own or own[0][0].column or own[0][0].width > 1 or any(is_value_cell(text) for _, text in own):
        return False
    head, below = column_head(own[0][1]), matrix.text(row + 1, 0) if row + 1 < matrix.height else ""
    said = head.words.mention("measure")
    amounts = said is not None and said.strength > 1 and not head.words.name and head.plain.endswith("数")
    words = bool(below) and not is_value_cell(below) and matrix.is_first(row + 1, 0)
    return amounts and words and any(is_value_cell(text) for _, text in matrix.own(row + 1))


def _rows_below(matrix: Matrix, row: int) -> set[int]:
    """The rows below one up to the next heads."""
    below = range(row + 1, matrix.height)
    return set(takewhile(lambda line: not _heads_a_section(list(_written_in(matrix, line))), below))


def _heads_a_section(own: list[tuple[Cell, str]]) -> bool:
    """Whether the cells of a row are heads of a section."""
    texts = [text for _, text in own]
    return not any(map(is_value_cell, texts)) and sum(map(is_head, texts)) >= FEWEST_HEADS


def _sort_of_head(head: ColumnHead) -> str:
    if head.meaning in ("sign", "unit"):
        return head.meaning
    if head.meaning == "rate" or head.rate is not None:
        return "rate"
    return "amount" if head.words.value("measure") else ""


def _typed(heads: Sorts, own: list[tuple[Cell, str]]) -> list[tuple[int, str]]:
    """The cells of a row that can only stand below one sort of head, where there is one."""
    known = set(heads.values())
    typed = ((cell.column, _sort_of_cell(text)) for cell, text in own)
    return [(column, sort) for column, sort in typed if sort in known]


def _sort_of_cell(text: str) -> str:
    if text in SIGNS:
        return "sign"
    if text in units():
        return "unit"
    value = value_of(text)
    return "rate" if value is not None and value.unit == "%" else ""


def _misfits(heads: Sorts, own: list[tuple[Cell, str]], far: int) -> int:
    """How many of a row's cells stand below a head of another sort when it is moved so far."""
    wrong = 0
    for column, sort in _typed(heads, own):
        over = heads.get(column + far, "")
        wrong += over != sort if sort != "rate" else over == "amount" or (far > 0 and over != "rate")
    return wrong


def _with_rows_moved(grid: Grid, shifts: dict[int, int]) -> Grid:
    cells = [replace(cell, column=cell.column + shifts.get(cell.row, 0)) for cell in grid.cells]
    width = max(cell.column + cell.width for cell in cells)
    return replace(grid, cells=tuple(cells), width=max(grid.width, width))
