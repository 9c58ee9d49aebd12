"""Tables of web pages: which hold data and which lay out the page, and the grids of those with data.

Its tests: test_documents_web.py.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from helpers.errors import Refused
from helpers.read.documents.document import Cell, Grid
from helpers.read.documents.html.web_indents import cells_against_the_least, indent_within

UNREAD = {"script", "style", "head", "noscript", "template", "svg", "iframe", "object", "textarea", "select"}
INLINE = {
    "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i", "img", "ins",
    "kbd", "label", "mark", "nobr", "o:p", "q", "s", "small", "span", "strike", "strong", "sub", "sup",
    "tt", "u", "var", "wbr",
}  # fmt: skip
SECTIONS = {"thead", "tbody", "tfoot", "form", "div", "center"}
CELLS = {"td", "th"}
MOST_COLUMNS, WIDEST_SPAN = 2_000, 200


@dataclass(eq=False)
class _Survey:
    """What is counted of a table: letters of its own and in tables inside it, rows with several cells."""

    table: etree._Element
    own: int = 0
    inside: int = 0
    widest: int = 0
    told: int = 0
    cells: int = 0
    telling: int = 0
    above: list["_Survey"] = field(default_factory=list)

    def end_row(self) -> None:
        """Counts a row that has ended: its cells, and whether two of them hold words of their own."""
        self.widest, self.told = max(self.widest, self.cells), self.told + (self.telling > 1)
        self.cells = self.telling = 0

    @property
    def holds_data(self) -> bool:
        """Whether rows have several cells; a table with others inside lays out the page unless most words are its own."""
        return self.widest > 1 and (not self.inside or (self.told > 1 and self.own > self.inside))


def numbered_tables(root: etree._Element) -> dict[etree._Element, int]:
    """The tables of data by number, in order, those inside others of data after all that are not."""
    data = [survey for survey in _surveys_of(root) if survey.holds_data]
    ordered = sorted(data, key=lambda survey: any(above.holds_data for above in survey.above))
    return {survey.table: number for number, survey in enumerate(ordered, 1)}


def _surveys_of(root: etree._Element) -> Iterator[_Survey]:
    """Each table of a page, in the order in which they begin."""
    found: list[_Survey] = []
    stack: list[_Survey] = []
    words = [0]
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            if element.tag == "table":
                found.append(_Survey(element, above=stack.copy()))
                stack.append(found[-1])
            if stack and element.tag in CELLS:
                stack[-1].cells += 1
                words.append(0)
            _count(element.text, stack, words)
        else:
            _end_of_span(element, stack, words)
            _count(element.tail, stack, words)
    return iter(found)


def _count(text: str | None, stack: list[_Survey], words: list[int]) -> None:
    letters = len(text.strip()) if text else 0
    words[-1] += letters
    if stack:
        stack[-1].own += letters


def _end_of_span(element: etree._Element, stack: list[_Survey], words: list[int]) -> None:
    """Ends a cell, a row or a table in the counts."""
    if not stack:
        return
    if element.tag in CELLS:
        stack[-1].telling += bool(words.pop() if len(words) > 1 else 0)
    elif element.tag == "tr":
        stack[-1].end_row()
    elif element.tag == "table" and stack[-1].table is element:
        ended = stack.pop()
        ended.end_row()
        if stack:
            stack[-1].inside += ended.own + ended.inside


def web_grid(table: etree._Element, number: int, skips: Callable[[etree._Element], bool]) -> Grid:
    """The grid of a table of data; `skips` tells of an element that it is hidden or a grid of its own.

    Raises Refused for one that is wider than any table.
    """
    cells: list[Cell] = []
    taken: dict[int, int] = {}
    rows = [[cell for cell in row if not skips(cell)] for row in _rows_of_table(table, skips)]
    for place, row in enumerate(rows):
        column = 0
        for cell in row:
            while taken.get(column, 0) > place:
                column += 1
            width, height = _span(cell, "colspan", WIDEST_SPAN), _span(cell, "rowspan", len(rows) - place)
            taken |= dict.fromkeys(range(column, column + width), place + height)
            if text := "\n".join(lines_within(cell, skips)):
                locator = f"table {number} row {place + 1} column {column + 1}"
                cells.append(Cell(text, place, column, height, width, locator, indent_within(cell)))
            column += width
        if len(taken) > MOST_COLUMNS:
            raise Refused("too_wide")
    return Grid(
        tuple(cells_against_the_least(cells)),
        len(rows),
        max(taken, default=-1) + 1,
        f"table {number}",
        number,
    )


def _rows_of_table(
    table: etree._Element, skips: Callable[[etree._Element], bool]
) -> Iterator[list[etree._Element]]:
    """The cells of each row of a table that is shown; cells outside of rows are a row."""
    stack = [iter(table)]
    loose: list[etree._Element] = []
    while stack:
        element = next(stack[-1], None)
        if element is not None and element.tag in CELLS:
            loose.append(element)
            continue
        if loose:
            yield loose
            loose = []
        if element is None:
            stack.pop()
        elif element.tag in (*SECTIONS, "tr") and not skips(element):
            stack.append(iter(element))


def _span(cell: etree._Element, name: str, most: int) -> int:
    """A cell's span, from 1 to `most`; a span of rows of 0 goes on to the end."""
    printed = (cell.get(name) or "1").strip()
    if not (printed.isascii() and printed.isdigit() and len(printed) < 6):
        return 1
    asked = most if name == "rowspan" and int(printed) == 0 else int(printed)
    return min(max(asked, 1), most)


def lines_within(root: etree._Element, skips: Callable[[etree._Element], bool]) -> list[str]:
    """The lines of text inside an element, as they are shown; spaces are one."""
    pieces: list[str] = [flowing(root.text)]
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if element is root:
            continue
        ends = event == "end"
        unread = not ends and (element.tag in UNREAD or skips(element))
        if unread:
            walk.skip_subtree()
        if element.tag not in INLINE:
            pieces.append("\n")
        if not unread:
            pieces.append(flowing(element.tail if ends else element.text))
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return [line for line in lines if line]


def words_around(table: etree._Element) -> list[str]:
    """The lines of a table that stand in none of its cells: its caption, and what a page left open."""
    return lines_within(table, lambda element: element.tag in ("tr", *CELLS))


def flowing(text: str | None) -> str:
    """Text of a page, whose line breaks are spaces."""
    return (text or "").replace("\n", " ").replace("\r", " ")
