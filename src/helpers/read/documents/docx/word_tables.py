"""Tables of Word: rows of cells that span columns and go on over rows, as grids.

Its tests: test_documents_word.py.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lxml import etree

from helpers.read.documents.document import Cell, Grid, Paragraph, Part
from helpers.read.documents.packages import attribute, child, local

WRAPPERS = {"sdt", "sdtContent", "ins", "customXml", "moveTo"}
MOST_WIDE = 200
"""Columns that one cell may span: Word itself has 63."""


@dataclass
class Span:
    """A cell as its row has it: its text, its columns, whether it goes on with one above, may go on, itself."""

    text: str
    indent: int
    column: int
    width: int
    goes_on: bool
    begins: bool
    cell: etree._Element


class RowOfCells(list[Span]):
    """The cells of a row at their columns; `text_of` tells a cell's text and how far it is set in."""

    def __init__(self, row: etree._Element, text_of: Callable[[etree._Element], tuple[str, int]]):
        super().__init__()
        column = _number_in(child(row, "trPr", "gridBefore"), 0)
        for cell in _children_named(row, "tc"):
            properties = child(cell, "tcPr")
            width = max(_number_in(child(properties, "gridSpan"), 1), 1)
            beside = attribute(child(properties, "hMerge"), "val", "continue")
            if child(properties, "hMerge") is not None and beside != "restart" and self:
                self[-1].width += width
            else:
                merge = child(properties, "vMerge")
                goes_on = merge is not None and attribute(merge, "val") != "restart"
                self.append(Span(*text_of(cell), column, width, goes_on, merge is not None, cell))
            column += width


def rows_of(table: etree._Element) -> Iterator[etree._Element]:
    """The rows of a table, not those of tables inside it."""
    return _children_named(table, "tr")


def _children_named(parent: etree._Element, name: str) -> Iterator[etree._Element]:
    """The elements of a name right below one, whatever wraps them."""
    for element in parent:
        if local(element.tag) == name:
            yield element
        elif local(element.tag) in WRAPPERS:
            yield from _children_named(element, name)


def _number_in(element: etree._Element | None, default: int) -> int:
    text = attribute(element, "val")
    return min(int(text), MOST_WIDE) if text.isdecimal() and len(text) < 5 else default


def word_grid(rows: list[RowOfCells], number: int) -> Iterator[Part]:
    """The grid of a table's rows; one with a single column is no grid but paragraphs in a frame."""
    cells = _merged_cells(rows, number)
    width = max((span.column + span.width for row in rows for span in row), default=0)
    if max((len(row) for row in rows), default=0) > 1:
        yield Grid(tuple(cell for cell in cells if cell.text), len(rows), width, f"table {number}", number)
        return
    for cell in cells:
        for line in filter(None, cell.text.split("\n")):
            yield Paragraph(line, f"table {number} row {cell.row + 1}")


def _merged_cells(rows: list[RowOfCells], number: int) -> list[Cell]:
    """The cells of all rows in order; what goes on with a cell above makes that cell higher.

    Words in a cell that goes on are kept as a cell of their own.
    """
    cells: list[dict] = []
    open_at: dict[int, dict] = {}
    for place, row in enumerate(rows):
        begun: dict[int, dict] = {}
        for span in row:
            above = open_at.get(span.column) if span.goes_on else None
            if above is not None:
                above["height"] += 1
                begun[span.column] = above
            if above is None or span.text:
                locator = f"table {number} row {place + 1} column {span.column + 1}"
                cell = {"text": span.text, "row": place, "column": span.column, "width": span.width,
                        "height": 1, "locator": locator, "indent": span.indent}  # fmt: skip
                cells.append(cell)
                if span.begins and above is None:
                    begun[span.column] = cell
        open_at = begun
    return [Cell(**cell) for cell in cells]
