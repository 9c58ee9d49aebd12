"""Grids of a PDF: what is printed of a table on each page, put together over pages."""

from dataclasses import dataclass, field

from helpers.read.documents.document import Cell, Grid
from helpers.read.documents.ruled import PrintedTable
from helpers.read.documents.shapes import is_number

NEAR = 6.0


@dataclass
class OpenGrid:
    """A table whose rows may go on: the edges of its columns, its cells so far, its first place."""

    number: int
    page: int
    edges: tuple[float, ...]
    certain: bool = True
    height: int = 0
    cells: list[Cell] = field(default_factory=list)

    def add(self, table: PrintedTable, page: int, certain: bool) -> None:
        """Adds the rows of a page."""
        columns = columns_in(table.edges, self.edges)
        for text, row, column, height, width in table.cells:
            first, stop = columns[column], columns[column + width]
            place = f"page {page} table {self.number} row {self.height + row + 1} column {first + 1}"
            self.cells.append(Cell(text, self.height + row, first, height, stop - first, place))
        self.height += table.height
        self.certain = self.certain and certain

    def goes_on_in(self, table: PrintedTable) -> bool:
        """Whether a table at the top of the next page is this one: it has its columns, and its heads or none.

        It has its heads where its first row is equal to the first row here;
        the rows of heads that it repeats stay in the grid.
        """
        if columns_in(table.edges, self.edges) is None:
            return False
        first = [text for text, row, _, _, _ in table.cells if row == table.cells[0][1]]
        own = [cell.text for cell in self.cells if cell.row == self.cells[0].row]
        return first == own or len(first) == 1 or any(map(is_number, first[1:]))

    def closed(self) -> Grid:
        """The grid."""
        locator = f"page {self.page} table {self.number}"
        return Grid(tuple(self.cells), self.height, len(self.edges) - 1, locator, self.number, self.certain)


def columns_in(edges: tuple[float, ...], wider: tuple[float, ...]) -> list[int] | None:
    """For each edge of columns the same edge of others; nothing where one is not among them.

    As many columns are the same ones wherever they stand.
    """
    if len(edges) == len(wider):
        return list(range(len(edges)))
    found = [min(range(len(wider)), key=lambda place: abs(wider[place] - edge)) for edge in edges]
    near = all(abs(wider[place] - edge) < NEAR for place, edge in zip(found, edges, strict=True))
    return found if near and len(set(found)) == len(found) else None
