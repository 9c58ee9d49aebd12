"""Tables as they are printed on a page: their cells with the columns and rows that these cover.

Its tests: test_documents_indents.py.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from helpers.read.documents.aligned import Stretch, insets_of
from helpers.read.documents.pdf.letters import Box
from helpers.read.documents.shapes import is_value


class PrintedCell(NamedTuple):
    """A cell: its text, its first row and column, its height and width, where its first line stands, its letters' size.

    `page` is known in a grid, which may go on over pages.
    """

    text: str
    row: int
    column: int
    height: int
    width: int
    reach: Stretch
    size: float
    page: int = 0


@dataclass
class PrintedTable:
    """A table on a page: its box, the edges of its columns, how many rows it has, its cells.

    `full` are the columns of its last row whose cells have no room for more;
    `goes_on` says that its rows are known to go on with those of the last page;
    `margin` is where its frame begins, if it has one;
    `certain` is false where its print can be laid out in several ways.
    """

    box: Box
    edges: tuple[float, ...]
    height: int
    cells: list[PrintedCell]
    full: frozenset[int] = frozenset()
    goes_on: bool = False
    certain: bool = True
    margin: float = 0.0


def indents_of(cells: Sequence[PrintedCell]) -> list[int]:
    """How far the words of each cell are set in, in half letters; those of heads stand in the middle."""
    first = min((cell.row for cell in cells if cell.column and is_value(cell.text)), default=0)
    heads = {cell.text for cell in cells if cell.row < first}
    columns: dict[int, list[int]] = {}
    for place, cell in enumerate(cells):
        if not (cell.row < first or cell.text in heads or is_value(cell.text)):
            columns.setdefault(cell.column, []).append(place)
    indents = [0] * len(cells)
    for places in columns.values():
        reaches = [cells[place].reach for place in places]
        for place, inset in zip(places, insets_of(reaches, cells[places[0]].size / 2), strict=True):
            indents[place] = inset
    return indents
