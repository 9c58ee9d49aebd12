"""A grid by rows and columns: every place has the cell that covers it.

Its tests: test_forms.py.
"""

from functools import cached_property

from helpers.read.documents import Cell, Grid
from helpers.read.language import folded
from helpers.read.report.tables.cells import head_unit
from helpers.schema import CURRENCY_UNITS

LONGEST_HEAD, ROWS_AT_THE_TOP = 60, 4


class Matrix:
    """The cells of a grid by place; a merged cell stands at every place that it covers."""

    def __init__(self, grid: Grid):
        self.grid = grid
        self.height, self.width = grid.height, grid.width
        self._at: dict[tuple[int, int], Cell] = {}
        self._texts: dict[int, str] = {}
        self._own: dict[int, tuple[tuple[int, str], ...]] = {}
        self._lines: dict[int, str] = {}
        for cell in grid.cells:
            for row in range(cell.row, min(cell.row + cell.height, grid.height)):
                for column in range(cell.column, min(cell.column + cell.width, grid.width)):
                    self._at.setdefault((row, column), cell)

    def cell(self, row: int, column: int) -> Cell | None:
        """The cell that covers a place."""
        return self._at.get((row, column))

    def text(self, row: int, column: int) -> str:
        """The folded text at a place, its lines joined; empty where there is no cell."""
        cell = self._at.get((row, column))
        return "" if cell is None else self.text_of(cell)

    def text_of(self, cell: Cell) -> str:
        """The folded text of a cell, its lines joined; two that overlap have each their own."""
        found = self._texts.get(id(cell))
        if found is None:
            found = self._texts[id(cell)] = _text_in_a_line(cell.text)
        return found

    def is_first(self, row: int, column: int) -> bool:
        """Whether the cell at a place begins there, and does not reach over from its left or from above."""
        cell = self._at.get((row, column))
        return cell is not None and (cell.row, cell.column) == (row, column)

    @cached_property
    def rows(self) -> list[list[str]]:
        """The texts of all places, a merged cell's at every place that it covers."""
        return [[self.text(row, column) for column in range(self.width)] for row in range(self.height)]

    @cached_property
    def currencies(self) -> frozenset[str]:
        """The units of money that stand in brackets behind any words of the table."""
        units = (
            head_unit(self.text_of(cell)) for cell in self.grid.cells if "）" in cell.text or ")" in cell.text
        )
        return frozenset(unit for unit in units if unit in CURRENCY_UNITS)

    @cached_property
    def lines_of_units(self) -> tuple[str, ...]:
        """The texts at the top that tell a unit, wherever the line above a table was cut: 编制单位：… | 单位：人."""
        cells = (cell for cell in self.grid.cells if cell.row < ROWS_AT_THE_TOP)
        return tuple(text for cell in cells if "单位：" in (text := self.text_of(cell)))

    def own(self, row: int) -> tuple[tuple[int, str], ...]:
        """Column and text of each cell of a row that begins in its column, those from above among them."""
        if row not in self._own:
            cells = ((column, self._at.get((row, column))) for column in range(self.width))
            self._own[row] = tuple(
                (column, self.text_of(cell)) for column, cell in cells if cell and cell.column == column
            )
        return self._own[row]

    def line(self, row: int) -> str:
        """The texts of a row's own cells as one line."""
        if row not in self._lines:
            self._lines[row] = " | ".join(text for _, text in self.own(row) if text)
        return self._lines[row]

    def indent(self, row: int, column: int) -> int:
        """How far the text of a cell is set in."""
        cell = self._at.get((row, column))
        return cell.indent if cell else 0


def _text_in_a_line(text: str) -> str:
    """A cell's text in one line; lines of numbers stay apart by a space."""
    lines = [folded(line) for line in text.split("\n")]
    lines = [line for line in lines if line]
    if len(lines) > 1 and all(line[-1:].isdigit() and line[:1].isdigit() for line in lines):
        return " ".join(lines)
    return folded("".join(lines)) if not any(line.isascii() for line in lines) else folded(" ".join(lines))
