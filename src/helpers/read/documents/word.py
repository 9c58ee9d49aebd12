"""Word documents (.docx): their paragraphs and table rows."""

from typing import BinaryIO

import docx
from docx.oxml.ns import qn
from lxml import etree


def word_blocks(file: BinaryIO) -> dict:
    """The paragraphs and table rows of a Word document, insertions and content controls included, deletions not."""
    body = docx.Document(file).element.body
    blocks: list[list] = []
    _walk(body, blocks, {"paragraph": 0, "table": 0})
    numbered = body.find(f".//{qn('w:numPr')}") is not None
    return {"blocks": blocks, "notes": [{"key": "auto_numbering", "values": {}}] if numbered else []}


def _walk(parent: etree._Element, blocks: list[list], seen: dict[str, int]) -> None:
    """Adds the blocks below an element in document order."""
    for element in parent:
        if element.tag == qn("w:p"):
            seen["paragraph"] += 1
            if text := _paragraph_text(element).strip():
                blocks.append([text, f"paragraph {seen['paragraph']}", [], 0, True])
        elif element.tag == qn("w:tbl"):
            seen["table"] += 1
            _table_rows(element, blocks, seen)
        elif element.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:customXml")):
            _walk(element, blocks, seen)


def _paragraph_text(paragraph: etree._Element) -> str:
    """The text of a paragraph as it reads with all changes accepted; a drawing's fallback is not read twice."""
    parts = []
    for element in paragraph.iter(qn("w:t"), qn("w:tab"), qn("w:br"), qn("w:noBreakHyphen")):
        if any(parent.tag.endswith(("}Fallback", "}del", "}moveFrom")) for parent in element.iterancestors()):
            continue
        parts.append(
            element.text or "" if element.tag == qn("w:t") else "-" if element.tag.endswith("Hyphen") else " "
        )
    return "".join(parts)


def _table_rows(table: etree._Element, blocks: list[list], seen: dict[str, int]) -> None:
    """Adds the rows of a table; a merged cell stands once, with empty cells for the rest of its span."""
    number = seen["table"]
    for place, row in enumerate(table.iter(qn("w:tr")), 1):
        if next(row.iterancestors(qn("w:tbl"))) is not table:
            continue
        cells = []
        for cell in row.iter(qn("w:tc")):
            if next(cell.iterancestors(qn("w:tr"))) is row:
                cells += _cell_texts(cell)
        if any(cells):
            blocks.append([" | ".join(cells), f"table {number} row {place}", cells, number, True])


def _cell_texts(cell: etree._Element) -> list[str]:
    """The text of a cell and the empty cells of its span; nothing for a cell merged with the one above."""
    span = cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
    merged = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
    below = merged is not None and merged.get(qn("w:val")) != "restart"
    text = "" if below else " ".join(_paragraph_text(paragraph).strip() for paragraph in cell.iter(qn("w:p")))
    width = int(span.get(qn("w:val"), "1")) if span is not None else 1
    return [text.strip(), *[""] * min(width - 1, 60)]
