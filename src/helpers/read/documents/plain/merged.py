"""Merged cells of tables in text: where only the first of them was written, it covers the bare ones again.

Its tests: test_documents_text.py.
"""

import re
from collections.abc import Sequence

from helpers.read.documents.labels import label_ends
from helpers.read.documents.plain.text_rows import Placed
from helpers.read.documents.shapes import is_value

MOST_HEADS = 12
WORD = re.compile("[一-龥]")

Spanned = tuple[int, int, int, int, str]
"""A cell: its row and column, how many rows and columns it covers, its text."""


def with_merged_cells(rows: Sequence[list[Placed]]) -> list[Spanned]:
    """The cells of rows, of which some cover bare ones.

    Heads are the rows above the first one with a number. A head covers bare
    cells behind it that have a head below or are of a column of labels, and the
    bare ones below it among the heads. A label covers those behind it up to the
    numbers, and those below it as long as another label follows in their rows.
    """
    return _Merging([[cell for cell in row if cell[2]] for row in rows]).cells()


class _Merging:
    """The rows of a table without their bare cells, its heads and its columns of labels."""

    def __init__(self, rows: list[list[Placed]]):
        heads = _heads_of(rows)
        self.heads = heads if heads <= MOST_HEADS else 0
        self.told = rows
        self.width = max((column + width for row in rows for column, width, _ in row), default=0)
        columns: list[list[str]] = [[] for _ in range(self.width)]
        for row in rows[self.heads :]:
            for column, _, text in row:
                columns[column].append(text)
        self.ends = label_ends(columns)
        self.headed = [
            {cell[0] for row in rows[place + 1 : self.heads] for cell in row} for place in range(self.heads)
        ]
        self.rows = [self._widened(place, row) for place, row in enumerate(rows)]
        self.taken = [
            {at for column, width, _ in row for at in range(column, column + width)} for row in self.rows
        ]

    def cells(self) -> list[Spanned]:
        """The cells with the rows and columns that they cover."""
        return [
            (place, column, self._height(place, column, width, text), width, text)
            for place, row in enumerate(self.rows)
            for column, width, text in row
        ]

    def _widened(self, place: int, row: list[Placed]) -> list[Placed]:
        """A row whose cells go on over the bare columns behind them as far as they may, and not under another head."""
        wide = []
        above = (
            {cell[0] for head in self.told[: min(place, self.heads)] for cell in head}
            if place < self.heads
            else set()
        )
        for (column, width, text), stop in zip(
            row, [*(cell[0] for cell in row[1:]), self.width], strict=False
        ):
            end, stop = column + width, min([stop, *(other for other in above if other > column)])
            while end < stop and not _is_bare(text) and self._covers(place, column, end):
                end += 1
            wide.append((column, end - column, text))
        return wide

    def _covers(self, place: int, column: int, bare: int) -> bool:
        """Whether the words in a column go on over a bare one."""
        if place < self.heads:
            return bare in self.headed[place] or self.ends[bare] > bare
        return bare < self.ends[column]

    def _height(self, place: int, column: int, width: int, text: str) -> int:
        """How many rows a cell covers."""
        end = place + 1
        if place >= self.heads and (is_value(text) or column >= self.ends[0]):
            return 1
        stop = self.heads if place < self.heads else len(self.rows)
        while end < stop and self._is_bare(end, column, width):
            end += 1
        return end - place

    def _is_bare(self, place: int, column: int, width: int) -> bool:
        """Whether a row has nothing in some columns but, below the heads, another label behind them."""
        free = self.taken[place].isdisjoint(range(column, column + width))
        follows = bool(self.rows[place]) and column < self.rows[place][0][0] < self.ends[0]
        return free and (place < self.heads or follows)


def _heads_of(rows: list[list[Placed]]) -> int:
    """How many rows of heads there are, those of a form with one amount and its unit among them."""
    values = [[text for _, _, text in row[1:] if is_value(text)] for row in rows]
    first = next((place for place, told in enumerate(values) if told), 0)
    full = next((place for place, told in enumerate(values) if len(told) > 1 or any(map(_is_bare, told))), 0)
    return full if full > first and len(rows[full - 1]) > 2 and not values[full - 1] else first


def _is_bare(text: str) -> bool:
    """Whether a text is a value without a word."""
    return is_value(text) and not WORD.search(text)
