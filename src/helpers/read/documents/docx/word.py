"""Word documents (.docx): paragraphs and grids as they print with all changes accepted.

Its tests: test_documents_word.py.
"""

from collections import Counter
from collections.abc import Iterator
from typing import BinaryIO

from lxml import etree

from helpers.errors import Refused
from helpers.read.documents.document import Paragraph, Part, packed
from helpers.read.documents.docx.numbering import numbering_of
from helpers.read.documents.docx.styles import (
    Style,
    is_hidden_style,
    laid_over,
    paragraph_indent,
    paragraph_style,
    styles_of,
)
from helpers.read.documents.docx.word_tables import RowOfCells, rows_of, word_grid
from helpers.read.documents.packages import Package, attribute, child, local
from helpers.read.documents.plain import joined_lines, with_typed_tables
from helpers.read.documents.shapes import indent_of

WRAPPERS = {"sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag", "Choice", "AlternateContent"}
UNREAD = {"pPr", "rPr", "del", "moveFrom", "Fallback", "rt", "sdtPr", "tcPr", "instrText", "delText"}
MARKS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "\u00ad"}
EMBEDDED = {"altChunk", "OLEObject", "chart", "relIds"}
NOTES = ("hidden_text", "tracked_changes", "embedded", "auto_numbering")
FEWEST_LETTERS = 15


def read_word(file: BinaryIO) -> dict:
    """The parts of a Word document: its text, then its notes, then what its pages repeat at head and foot."""
    package = Package(file)
    main = package.main()
    root = package.root(main)
    body = child(root, "body")
    if body is None:
        raise Refused("broken")
    reader = WordReader(package, main)
    parts = with_typed_tables(list(reader.read(body)), reader.tables)
    parts += [*reader.notes(), *reader.running()]
    if sum(len(part.text) if isinstance(part, Paragraph) else 1 for part in parts) < FEWEST_LETTERS:
        _refuse_pictures(root)
    return {"parts": packed(parts), "notes": reader.said()}


def _refuse_pictures(root: etree._Element) -> None:
    """Refuses a document that holds pictures and hardly a word."""
    if any(local(element.tag) in ("blip", "imagedata") for element in root.iter(etree.Element)):
        raise Refused("pictures_only")


class WordReader:
    """Reads parts in order; counts paragraphs and tables, and what it had to leave out.

    `places` has the paragraph at each place that was read: a cell's, row's or table's first.
    """

    def __init__(self, package: Package, main: str):
        self._package, self._main = package, main
        self._styles = styles_of(package.related(main, "styles"))
        self._numbering = numbering_of(package.related(main, "numbering"))
        self._paragraphs, self._tables, self._inner_tables = 0, 0, 0
        self._joined = ""
        self._left: Counter[str] = Counter()
        self.places: dict[str, etree._Element] = {}

    def read(self, body: etree._Element) -> Iterator[Part]:
        """The parts of the body; a table's number is its place among those that are in no other."""
        self._inner_tables = sum(local(element.tag) == "tbl" for element in self._blocks(body))
        for element in self._blocks(body):
            if local(element.tag) == "p":
                yield from self._paragraph(element)
            else:
                self._tables += 1
                yield from self._table(element, self._tables)

    @property
    def tables(self) -> int:
        """How many tables were read, those inside others too."""
        return max(self._tables, self._inner_tables)

    def notes(self) -> Iterator[Part]:
        """Footnotes and endnotes as paragraphs."""
        for kind in ("footnote", "endnote"):
            root = self._package.related(self._main, f"{kind}s")
            for note in root if root is not None else ():
                text = self._text_within(note)
                if text and not attribute(note, "type"):
                    yield Paragraph(text.replace("\n", " "), f"{kind} {attribute(note, 'id')}")

    def running(self) -> Iterator[Part]:
        """What pages repeat at their heads and feet, each text once."""
        seen: set[str] = set()
        for kind, _, target in self._package.relations(self._main):
            root = self._package.root(target) if kind in ("header", "footer") else None
            text = self._text_within(root).replace("\n", " ") if root is not None else ""
            if text and text not in seen:
                seen.add(text)
                yield Paragraph(text, f"{kind} {len(seen)}", running=True)

    def said(self) -> list[dict]:
        """The notes on what was left out."""
        self._left["auto_numbering"] += self._numbering.failed
        return [{"key": key, "values": {"count": self._left[key]}} for key in NOTES if self._left[key]]

    def _blocks(self, parent: etree._Element) -> Iterator[etree._Element]:
        """The paragraphs and tables of a body, a cell or a box, whatever wraps them."""
        for element in parent:
            name = local(element.tag)
            if name in ("p", "tbl"):
                yield element
            elif name in WRAPPERS:
                yield from self._blocks(element)
            self._left["embedded"] += name in EMBEDDED

    def _text_within(self, parent: etree._Element) -> str:
        """The lines of all paragraphs below an element."""
        paragraphs = (element for element in parent.iter(etree.Element) if local(element.tag) == "p")
        return "\n".join(filter(None, (self._text_of(each, []) for each in paragraphs))).replace("\t", " ")

    def _paragraph(self, element: etree._Element) -> Iterator[Part]:
        """A paragraph, or several where line breaks part it, then the boxes that hang on it."""
        self._paragraphs += 1
        self.places[f"paragraph {self._paragraphs}"] = element
        boxes: list[etree._Element] = []
        style = self._style_of(element)
        text = self._joined + self._text_of(element, boxes)
        self._joined = ""
        if child(element, "pPr", "rPr", "del") is not None:
            self._joined = text
        else:
            for lines in joined_lines(text.split("\n")):
                if lines.strip():
                    place = f"paragraph {self._paragraphs}"
                    yield Paragraph(lines.strip(), place, level=style.level or 0)
        for box in boxes:
            yield from self._box(box)

    def _box(self, box: etree._Element) -> Iterator[Part]:
        """The parts of a text box."""
        for element in self._blocks(box):
            if local(element.tag) == "p":
                yield from self._paragraph(element)
            else:
                self._inner_tables += 1
                yield from self._table(element, self._inner_tables)

    def _style_of(self, paragraph: etree._Element) -> Style:
        properties = child(paragraph, "pPr")
        named = self._styles.get(attribute(child(properties, "pStyle"), "val"), Style())
        return laid_over(paragraph_style(properties), named)

    def _text_of(self, paragraph: etree._Element, boxes: list[etree._Element]) -> str:
        """The text of a paragraph behind the mark of its list; its boxes are gathered apart."""
        style, pieces = self._style_of(paragraph), []
        self._gather(paragraph, pieces, boxes, bool(style.hidden))
        text = "".join(pieces).strip(" \n")
        if not text or style.number is None:
            return text
        return self._numbering.mark(style.number, style.depth or 0) + text

    def _gather(self, parent: etree._Element, pieces: list[str], boxes: list, hidden: bool) -> None:
        """Adds the texts below an element as they print."""
        for element in parent:
            name = local(element.tag)
            self._left["tracked_changes"] += name in ("ins", "del", "moveFrom")
            self._left["embedded"] += name in EMBEDDED
            if name == "txbxContent":
                boxes.append(element)
            elif name == "t":
                pieces.append(element.text or "")
            elif name in MARKS:
                pieces.append(MARKS[name])
            elif name == "r" and self._hides(element, hidden):
                self._left["hidden_text"] += any(local(inner.tag) == "t" for inner in element)
            elif name not in UNREAD:
                self._gather(element, pieces, boxes, hidden)

    def _hides(self, run: etree._Element, hidden: bool) -> bool:
        """Whether a run is hidden, by itself, by its style or by its paragraph's."""
        properties = child(run, "rPr")
        own = is_hidden_style(properties)
        named = self._styles.get(attribute(child(properties, "rStyle"), "val"), Style()).hidden
        return next((said for said in (own, named) if said is not None), hidden)

    def _table(self, table: etree._Element, number: int) -> Iterator[Part]:
        """A table as a grid, or as paragraphs where it has one column, then those inside it."""
        inner: list[etree._Element] = []
        rows = [cells for row in rows_of(table) if (cells := self._cells_of(row, inner))]
        self._note_places(rows, number)
        yield from word_grid(rows, number)
        for each in inner:
            self._inner_tables += 1
            yield from self._table(each, self._inner_tables)

    def _note_places(self, rows: list[RowOfCells], number: int) -> None:
        """Keeps the first paragraph of each cell, row and table."""
        for place, row in enumerate(rows, 1):
            for span in row:
                paragraph = next((each for each in self._blocks(span.cell) if local(each.tag) == "p"), None)
                if paragraph is not None:
                    row_place = f"table {number} row {place}"
                    for name in (f"table {number}", row_place, f"{row_place} column {span.column + 1}"):
                        self.places.setdefault(name, paragraph)

    def _cells_of(self, row: etree._Element, inner: list[etree._Element]) -> RowOfCells | None:
        """A row's cells with their texts; nothing for one that is hidden or deleted."""
        properties = child(row, "trPr")
        if child(properties, "del") is not None or child(properties, "hidden") is not None:
            self._left["hidden_text"] += child(properties, "hidden") is not None
            self._left["tracked_changes"] += 1
            return None
        return RowOfCells(row, lambda cell: (self._text_of_cell(cell, inner), self._indent_of(cell)))

    def _indent_of(self, cell: etree._Element) -> int:
        """How far the first paragraph with text of a cell is set in."""
        for paragraph in self._blocks(cell):
            text = "".join(element.text or "" for element in paragraph.iter("{*}t"))
            if local(paragraph.tag) == "p" and text.strip():
                return paragraph_indent(child(paragraph, "pPr", "ind")) + indent_of(text)
        return 0

    def _text_of_cell(self, cell: etree._Element, inner: list[etree._Element]) -> str:
        """The lines of a cell; tables in it are gathered apart."""
        lines: list[str] = []
        for element in self._blocks(cell):
            if local(element.tag) == "tbl":
                inner.append(element)
                continue
            boxes: list[etree._Element] = []
            lines.append(self._text_of(element, boxes))
            lines += [self._text_within(box) for box in boxes]
        whole = "\n".join(lines).replace("\t", " ")
        return "\n".join(line.strip() for line in whole.split("\n") if line.strip())
