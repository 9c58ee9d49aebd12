"""The texts of a sheet as a grid: hidden rows and columns closed up, merged cells once.

Its tests: test_documents_workbooks.py.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from helpers.read.documents.document import Cell, Grid, Paragraph, Part
from helpers.read.documents.xlsx.books import letters_of
from helpers.read.documents.xlsx.sheets import Sheet


class _Lane:
    """The rows or the columns of a sheet that hold text, in order, each with its place in the grid.

    Those without text between two of them are one; hidden ones are none.
    """

    def __init__(self, used: Iterable[int], hidden: set[int]):
        self._used = sorted(used)
        self.places: dict[int, int] = {}
        known = sorted(hidden)
        place = -1
        for before, number in zip([0, *self._used], self._used, strict=False):
            between = number - before - 1
            shown = between - (bisect_left(known, number) - bisect_right(known, before))
            place += 2 if place >= 0 and shown > 0 else 1
            self.places[number] = place

    def __len__(self) -> int:
        return self.places[self._used[-1]] + 1 if self._used else 0

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The place of the first that holds text in a range, and how many places the range takes."""
        start, stop = bisect_left(self._used, first), bisect_right(self._used, last)
        if start >= stop:
            return 0, 0
        place = self.places[self._used[start]]
        return place, self.places[self._used[stop - 1]] - place + 1


def parts_of(sheet: Sheet, number: int) -> list[Part]:
    """The grid of a sheet; paragraphs where its texts stand in a single column."""
    if len({column for _, column, _ in sheet.cells}) < 2:
        return [
            Paragraph(line, f"sheet {number} cell {letters_of(column)}{row}")
            for row, column, text in sheet.cells
            for line in text.split("\n")
        ]
    rows = _Lane({row for row, _, _ in sheet.cells}, sheet.hidden_rows)
    columns = _Lane({column for _, column, _ in sheet.cells}, sheet.hidden_columns)
    spans = _spans_of(sheet, rows, columns)
    cells = tuple(
        Cell(
            text,
            rows.places[row],
            columns.places[column],
            *spans.get((rows.places[row], columns.places[column]), (1, 1)),
            f"sheet {number} cell {letters_of(column)}{row}",
            sheet.indents.get((row, column), 0),
        )
        for row, column, text in sorted(sheet.cells)
    )
    return [Grid(cells, len(rows), len(columns), f"sheet {number}", number)]


def _spans_of(sheet: Sheet, rows: _Lane, columns: _Lane) -> dict[tuple[int, int], tuple[int, int]]:
    """The height and width of each merged area in the grid, by the place where it begins."""
    spans = {}
    for top, left, bottom, right in sheet.merged:
        row, height = rows.span(top, bottom)
        column, width = columns.span(left, right)
        if height and width:
            spans[row, column] = height, width
    return spans
