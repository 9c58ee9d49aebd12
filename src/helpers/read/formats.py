"""Readers of .docx and .html: what the guarded process runs; .pdf has a module of its own.

Each gives `{"blocks": [[text, locator, cells, table, certain], …], "notes": [{"key", "values"}, …]}`.
"""

from pathlib import Path

import docx
from docx.oxml.ns import qn
from lxml import etree, html

from helpers.read.guard import text_of
from helpers.read.pages import pdf_blocks

HIDDEN = {"script", "style", "head", "noscript", "template", "svg", "iframe", "object", "textarea", "select"}
INLINE = {
    "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i", "img", "ins",
    "kbd", "label", "mark", "q", "s", "small", "span", "strike", "strong", "sub", "sup", "tt", "u", "var",
    "wbr",
}  # fmt: skip


def docx_blocks(path: Path) -> dict:
    """The paragraphs and table rows of a Word document, insertions and content controls included, deletions not."""
    body = docx.Document(str(path)).element.body
    blocks: list[list] = []
    walk_docx(body, blocks, {"paragraph": 0, "table": 0})
    numbered = body.find(f".//{qn('w:numPr')}") is not None
    return {"blocks": blocks, "notes": [{"key": "auto_numbering", "values": {}}] if numbered else []}


def walk_docx(parent: etree._Element, blocks: list[list], seen: dict[str, int]) -> None:
    """Adds the blocks below an element in document order."""
    for element in parent:
        if element.tag == qn("w:p"):
            seen["paragraph"] += 1
            if text := paragraph_text(element).strip():
                blocks.append([text, f"paragraph {seen['paragraph']}", [], 0, True])
        elif element.tag == qn("w:tbl"):
            seen["table"] += 1
            table_rows(element, blocks, seen)
        elif element.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:customXml")):
            walk_docx(element, blocks, seen)


def paragraph_text(paragraph: etree._Element) -> str:
    """The text of a paragraph as it reads with all changes accepted; a drawing's fallback is not read twice."""
    parts = []
    for element in paragraph.iter(qn("w:t"), qn("w:tab"), qn("w:br"), qn("w:noBreakHyphen")):
        if any(parent.tag.endswith(("}Fallback", "}del", "}moveFrom")) for parent in element.iterancestors()):
            continue
        parts.append(
            element.text or "" if element.tag == qn("w:t") else "-" if element.tag.endswith("Hyphen") else " "
        )
    return "".join(parts)


def table_rows(table: etree._Element, blocks: list[list], seen: dict[str, int]) -> None:
    """Adds the rows of a table; a merged cell stands once, with empty cells for the rest of its span."""
    number = seen["table"]
    for place, row in enumerate(table.iter(qn("w:tr")), 1):
        if next(row.iterancestors(qn("w:tbl"))) is not table:
            continue
        cells = []
        for cell in row.iter(qn("w:tc")):
            if next(cell.iterancestors(qn("w:tr"))) is row:
                cells += cell_texts(cell)
        if any(cells):
            blocks.append([" | ".join(cells), f"table {number} row {place}", cells, number, True])


def cell_texts(cell: etree._Element) -> list[str]:
    """The text of a cell and the empty cells of its span; nothing for a cell merged with the one above."""
    span = cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
    merged = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
    below = merged is not None and merged.get(qn("w:val")) != "restart"
    text = "" if below else " ".join(paragraph_text(paragraph).strip() for paragraph in cell.iter(qn("w:p")))
    width = int(span.get(qn("w:val"), "1")) if span is not None else 1
    return [text.strip(), *[""] * min(width - 1, 60)]


def html_blocks(path: Path) -> dict:
    """The paragraphs and table rows of a web page; scripts, styles and hidden parts are not read, nothing is fetched."""
    text, notes = text_of(path)
    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True)
    root = html.document_fromstring(
        text.split("?>", 1)[-1] if text.lstrip().startswith("<?xml") else text, parser=parser
    )
    blocks: list[list] = []
    Page(blocks).read(root)
    return {"blocks": blocks, "notes": [{"key": "gb18030", "values": {}}] if notes else []}


class Page:
    """Walks a page once, in order, gathering text until a block ends or a data table is met."""

    def __init__(self, blocks: list[list]):
        self.blocks, self.text, self.paragraph, self.table = blocks, [], 0, 0

    def read(self, root: etree._Element) -> None:
        """Adds the blocks of the page."""
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            if event == "start" and (element.tag in HIDDEN or is_hidden(element)):
                walk.skip_subtree()
            elif event == "start" and element.tag == "table" and is_data_table(element):
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
            cells = row_cells(row, spans)
            if any(cells):
                self.blocks.append(
                    [" | ".join(cells), f"table {self.table} row {place}", cells, self.table, True]
                )


def is_hidden(element: etree._Element) -> bool:
    """Whether a page does not show an element."""
    style = (element.get("style") or "").replace(" ", "").lower()
    return element.get("hidden") is not None or "display:none" in style


def is_data_table(table: etree._Element) -> bool:
    """Whether a table holds data: no table inside it and more than one cell in some row."""
    if table.find(".//table") is not None:
        return False
    return any(len(row.findall("td")) + len(row.findall("th")) > 1 for row in table.iter("tr"))


def row_cells(row: etree._Element, spans: dict[int, int]) -> list[str]:
    """The texts of a row's cells; `spans` holds the columns that a cell above still fills."""
    cells: list[str] = []
    for cell in (element for element in row if element.tag in ("td", "th")):
        fill_spans(cells, spans)
        width, height = span_of(cell, "colspan"), span_of(cell, "rowspan")
        for column in range(len(cells), len(cells) + width):
            if height > 1:
                spans[column] = height - 1
        cells += [" ".join("".join(cell.itertext()).split()), *[""] * (width - 1)]
    fill_spans(cells, spans)
    return cells


def fill_spans(cells: list[str], spans: dict[int, int]) -> None:
    """Adds an empty cell for each next column that a cell above fills."""
    while spans.get(len(cells), 0) > 0:
        spans[len(cells)] -= 1
        cells.append("")


def span_of(cell: etree._Element, name: str) -> int:
    """A cell's span, from 1 to 60."""
    printed = (cell.get(name) or "1").strip()
    return (
        min(max(int(printed), 1), 60) if printed.isascii() and printed.isdigit() and len(printed) < 5 else 1
    )


READERS = {"docx": docx_blocks, "html": html_blocks, "pdf": pdf_blocks}
