"""Web pages (.html): their paragraphs and the rows of their data tables."""

from typing import BinaryIO

from lxml import etree, html

from helpers.read.documents.text import document_text

HIDDEN = {"script", "style", "head", "noscript", "template", "svg", "iframe", "object", "textarea", "select"}
INLINE = {
    "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i", "img", "ins",
    "kbd", "label", "mark", "q", "s", "small", "span", "strike", "strong", "sub", "sup", "tt", "u", "var",
    "wbr",
}  # fmt: skip


def web_blocks(file: BinaryIO) -> dict:
    """The paragraphs and table rows of a web page; scripts, styles and hidden parts are not read, nothing is fetched."""
    text, in_gb18030 = document_text(file.read())
    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True)
    root = html.document_fromstring(
        text.split("?>", 1)[-1] if text.lstrip().startswith("<?xml") else text, parser=parser
    )
    blocks: list[list] = []
    _Walk(blocks).read(root)
    return {"blocks": blocks, "notes": [{"key": "gb18030", "values": {}}] if in_gb18030 else []}


class _Walk:
    """Walks a page once, in order, gathering text until a block ends or a data table is met."""

    def __init__(self, blocks: list[list]):
        self.blocks, self.text, self.paragraph, self.table = blocks, [], 0, 0

    def read(self, root: etree._Element) -> None:
        """Adds the blocks of the page."""
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            if event == "start" and (element.tag in HIDDEN or _is_hidden(element)):
                walk.skip_subtree()
            elif event == "start" and element.tag == "table" and _is_data_table(element):
                self.flush()
                self.rows(element)
                walk.skip_subtree()
            elif event == "start":
                self.flush_around(element)
                self.text.append(element.text or "")
                continue
            else:
                self.flush_around(element)
            if event == "end":
                self.text.append(element.tail or "")
        self.flush()

    def flush_around(self, element: etree._Element) -> None:
        """Ends the paragraph where a block begins or ends."""
        if element.tag not in INLINE:
            self.flush()

    def flush(self) -> None:
        """Adds the gathered text as a paragraph."""
        text = " ".join("".join(self.text).split())
        self.text = []
        if text:
            self.paragraph += 1
            self.blocks.append([text, f"paragraph {self.paragraph}", [], 0, True])

    def rows(self, table: etree._Element) -> None:
        """Adds the rows of a data table, spans filled with empty cells."""
        self.table += 1
        spans: dict[int, int] = {}
        for place, row in enumerate(table.iter("tr"), 1):
            cells = _row_cells(row, spans)
            if any(cells):
                self.blocks.append(
                    [" | ".join(cells), f"table {self.table} row {place}", cells, self.table, True]
                )


def _is_hidden(element: etree._Element) -> bool:
    """Whether a page does not show an element."""
    style = (element.get("style") or "").replace(" ", "").lower()
    return element.get("hidden") is not None or "display:none" in style


def _is_data_table(table: etree._Element) -> bool:
    """Whether a table holds data: no table inside it and more than one cell in some row."""
    if table.find(".//table") is not None:
        return False
    return any(len(row.findall("td")) + len(row.findall("th")) > 1 for row in table.iter("tr"))


def _row_cells(row: etree._Element, spans: dict[int, int]) -> list[str]:
    """The texts of a row's cells; `spans` holds the columns that a cell above still fills."""
    cells: list[str] = []
    for cell in (element for element in row if element.tag in ("td", "th")):
        _fill_spans(cells, spans)
        width, height = _span_of(cell, "colspan"), _span_of(cell, "rowspan")
        for column in range(len(cells), len(cells) + width):
            if height > 1:
                spans[column] = height - 1
        cells += [" ".join("".join(cell.itertext()).split()), *[""] * (width - 1)]
    _fill_spans(cells, spans)
    return cells


def _fill_spans(cells: list[str], spans: dict[int, int]) -> None:
    """Adds an empty cell for each next column that a cell above fills."""
    while spans.get(len(cells), 0) > 0:
        spans[len(cells)] -= 1
        cells.append("")


def _span_of(cell: etree._Element, name: str) -> int:
    """A cell's span, from 1 to 60."""
    printed = (cell.get(name) or "1").strip()
    return (
        min(max(int(printed), 1), 60) if printed.isascii() and printed.isdigit() and len(printed) < 5 else 1
    )
