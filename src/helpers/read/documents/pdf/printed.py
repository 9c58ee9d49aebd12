"""Tables as they are printed on a page: their cells with the columns and rows that these cover.

Its tests: test_documents_indents.py.
"""

from dataclasses import dataclass
from typing import NamedTuple

from helpers.read.documents.aligned import Stretch, insets_of
from helpers.read.documents.pdf.letters import Box
from helpers.read.documents.shapes import is_value


class PrintedCell(NamedTuple):
    """A cell: its text, its first row and column, its height and width, where its first line stands, its letters' size."""

    text: str
    row: int
    column: int
    height: int
    width: int
    reach: Stretch
    size: float


@dataclass
class PrintedTable:
    """A table on a page: its box, the edges of its columns, how many rows it has, its cells.

    `full` are the columns of its last row whose cells have no room for more;
    `goes_on` says that its rows are known to go on with those of the last page;
    `certain` is false where its print can be laid out in several ways.
    """

    box: Box
    edges: tuple[float, ...]
    height: int
    cells: list[PrintedCell]
    full: frozenset[int] = frozenset()
    goes_on: bool = False
    certain: bool = True

    def indents(self) -> list[int]:
        """How far the words of each cell are set in, in half letters; those of heads stand in the middle."""
        first = min((cell.row for cell in self.cells if cell.column and is_value(cell.text)), default=0)
        columns: dict[int, list[int]] = {}
        for place, cell in enumerate(self.cells):
            if cell.row >= first and not is_value(cell.text):
                columns.setdefault(cell.column, []).append(place)
        indents = [0] * len(self.cells)
        for places in columns.values():
            reaches = [self.cells[place].reach for place in places]
            for place, inset in zip(places, insets_of(reaches, self.cells[places[0]].size / 2), strict=True):
                indents[place] = inset
        return indents
