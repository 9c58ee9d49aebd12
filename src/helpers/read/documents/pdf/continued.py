"""Grids of a PDF: what is printed of a table on each page, put together over pages.

Its tests: test_documents_pdf.py.
"""

import re
from dataclasses import dataclass, field
from itertools import takewhile

from helpers.read.documents.aligned import Stretch
from helpers.read.documents.document import Cell, Grid
from helpers.read.documents.pdf.printed import PrintedCell, PrintedTable, indents_of
from helpers.read.documents.shapes import is_marked, is_number, joined_texts

NEAR = 6.0
UNCLOSED = re.compile("[（(][^（()）]*$")


@dataclass
class OpenGrid:
    """A table whose rows may go on: the edges of its columns, its cells so far, its first place."""

    number: int
    page: int
    edges: tuple[float, ...]
    certain: bool = True
    height: int = 0
    cells: list[PrintedCell] = field(default_factory=list)
    full: frozenset[int] = frozenset()

    def add(self, table: PrintedTable, page: int, certain: bool) -> None:
        """Adds the rows of a page; its first row may be the rest of the last one here."""
        columns = columns_in(table.edges, self.edges)
        if columns is None:
            self._refine(table.edges)
            columns = list(range(len(table.edges)))
        rest = self._is_rest(table, columns)
        for cell in table.cells:
            first, stop = columns[cell.column], columns[cell.column + cell.width]
            if rest and cell.row == 0:
                self._append(cell.text, first)
            else:
                reach = Stretch(cell.reach.start - table.margin, cell.reach.end - table.margin)
                row = self.height + cell.row - rest
                self.cells.append(
                    cell._replace(row=row, column=first, width=stop - first, reach=reach, page=page)
                )
        self.height += table.height - rest
        self.full = frozenset(columns[column] for column in table.full)
        self.certain = self.certain and certain and table.certain

    def takes_bracket(self, text: str) -> bool:
        """Gives a bracket that stands alone below the rows of a page to the last cell that lacks it, if one does."""
        lacking = (place for place, cell in enumerate(self.cells) if UNCLOSED.search(cell.text))
        last = max(lacking, default=None) if text in ("）", ")") else None
        if last is not None:
            cell = self.cells[last]
            self.cells[last] = cell._replace(text=cell.text + text)
        return last is not None

    def goes_on_in(self, table: PrintedTable) -> bool:
        """Whether a table at the top of the next page is this one: it has its columns, and its heads or none.

        It has its heads where its first row is equal to the first row here;
        the rows of heads that it repeats stay in the grid.
        """
        if columns_in(table.edges, self.edges) is None and columns_in(self.edges, table.edges) is None:
            return False
        first = [cell.text for cell in table.cells if cell.row == table.cells[0].row]
        return table.goes_on or first == self._head() or len(first) == 1 or any(map(is_number, first[1:]))

    def _head(self) -> list[str]:
        """The texts of the first row."""
        return [cell.text for cell in takewhile(lambda cell: cell.row == self.cells[0].row, self.cells)]

    def closed(self) -> Grid:
        """The grid."""
        cells = tuple(
            Cell(
                *cell[:5],
                f"page {cell.page} table {self.number} row {cell.row + 1} column {cell.column + 1}",
                indent,
            )
            for cell, indent in zip(self.cells, indents_of(self.cells), strict=True)
        )
        locator = f"page {self.page} table {self.number}"
        return Grid(cells, self.height, len(self.edges) - 1, locator, self.number, self.certain)

    def _refine(self, edges: tuple[float, ...]) -> None:
        """Takes over columns that are finer than those so far."""
        columns = columns_in(self.edges, edges)
        self.cells = [
            cell._replace(
                column=columns[cell.column],
                width=columns[cell.column + cell.width] - columns[cell.column],
            )
            for cell in self.cells
        ]
        self.full = frozenset(columns[column] for column in self.full)
        self.edges = edges

    def _is_rest(self, table: PrintedTable, columns: list[int]) -> bool:
        """Whether the first row of a page is the rest of the last row: words below cells that had no room for more."""
        first = {columns[cell.column]: cell.text for cell in table.cells if cell.row == 0}
        last = list(takewhile(lambda cell: cell.row == self.height - 1, reversed(self.cells)))
        whole = list(first.values()) == self._head() or any(map(is_number, first.values()))
        whole = whole or any(map(is_marked, first.values()))
        return not whole and 0 < len(first) < len(last) and table.height > 1 and set(first) <= self.full

    def _append(self, text: str, column: int) -> None:
        """Adds words to a cell of the last row."""
        for place in reversed(range(len(self.cells))):
            if self.cells[place].column == column:
                self.cells[place] = self.cells[place]._replace(
                    text=joined_texts(self.cells[place].text, text)
                )
                return


def columns_in(edges: tuple[float, ...], wider: tuple[float, ...]) -> list[int] | None:
    """For each edge of columns the same edge of others; nothing where one is not among them.

    As many columns are the same ones wherever they stand.
    """
    if len(edges) == len(wider):
        return list(range(len(edges)))
    found = [min(range(len(wider)), key=lambda place: abs(wider[place] - edge)) for edge in edges]
    near = all(abs(wider[place] - edge) < NEAR for place, edge in zip(found, edges, strict=True))
    return found if near and len(set(found)) == len(found) else None
