"""Web pages (.html): their paragraphs, and their tables of data as grids; nothing that they name is fetched.

Its tests: test_documents_web.py.
"""

import re
from collections.abc import Iterable
from typing import BinaryIO

from lxml import etree, html

from helpers.errors import Refused
from helpers.read.documents.decoding import document_text
from helpers.read.documents.document import Paragraph, Part, packed
from helpers.read.documents.html.style_rules import HidingRules, hides
from helpers.read.documents.html.web_tables import (
    INLINE,
    UNREAD,
    flowing,
    numbered_tables,
    web_grid,
    words_around,
)
from helpers.read.documents.plain import joined_lines, text_parts, with_typed_tables

HEADING = re.compile("h[1-6]")
CONTROLS = {code: None for code in range(32) if chr(code) not in "\t\n\r"} | {0x7F: None}
DECLARED = re.compile(r"\s*<\?xml[^>]*\?>")
MOST_DEEP = 1_000


def read_web(file: BinaryIO) -> dict:
    """The parts of a web page; scripts, styles and hidden parts are not read, and what is hidden is said."""
    text, in_gb18030 = document_text(file.read())
    text = DECLARED.sub("", text.translate(CONTROLS), count=1)
    if not text.strip():
        raise Refused("empty")
    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=True)
    walk = _Walk()
    walk.read(html.document_fromstring(text, parser=parser))
    parts = with_typed_tables(walk.parts, walk.tables)
    notes = [{"key": "gb18030", "values": {}}] if in_gb18030 else []
    if walk.hidden:
        notes.append({"key": "hidden_text", "values": {"count": walk.hidden}})
    return {"parts": packed(parts), "notes": notes}


class _Walk:
    """Walks a page once, in order, gathering text until a block ends or a table of data is met."""

    def __init__(self):
        self.parts: list[Part] = []
        self.hidden = 0
        self._text: list[str] = []
        self._paragraphs, self._level, self._deep, self._typed = 0, 0, 0, 0
        self._numbers: dict[etree._Element, int] = {}
        self._rules = HidingRules(())

    @property
    def tables(self) -> int:
        """How many grids there are."""
        return len(self._numbers) + self._typed

    def read(self, root: etree._Element) -> None:
        """Adds the parts of the page."""
        self._rules = HidingRules(sheet.text or "" for sheet in root.iter("style"))
        self._numbers = numbered_tables(root)
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            self._deep += 1 if event == "start" else -1
            if event == "end":
                self._leave(element)
            elif self._takes(element):
                walk.skip_subtree()
            else:
                self._enter(element)
        self._flush()

    def _takes(self, element: etree._Element) -> bool:
        """Whether all of an element is dealt with: it is not read, it is hidden, a table, or as it was typed."""
        if self._deep > MOST_DEEP:
            raise Refused("too_deep")
        if element.tag in UNREAD or self._hides(element):
            return True
        if element in self._numbers:
            self._flush()
            self._add_table(element)
            return True
        if element.tag == "pre":
            self._flush()
            self._add_lines("".join(element.itertext()))
            return True
        return False

    def _hides(self, element: etree._Element) -> bool:
        """Whether an element is hidden, which is counted if it holds words."""
        hidden = self._is_hidden(element)
        self.hidden += hidden and any(text.strip() for text in element.itertext())
        return hidden

    def _is_hidden(self, element: etree._Element) -> bool:
        """Whether a page does not show an element."""
        told = element.get("hidden") is not None or hides(element.get("style"))
        return told or self._rules.hide(element)

    def _is_apart(self, element: etree._Element) -> bool:
        """Whether an element is no part of the table around it: a grid of its own, or hidden."""
        return element in self._numbers or self._hides(element)

    def _enter(self, element: etree._Element) -> None:
        if element.tag == "br":
            self._text.append("\n")
        elif element.tag not in INLINE:
            self._flush()
        self._level = _level_of(element) or self._level
        self._text.append(flowing(element.text))

    def _leave(self, element: etree._Element) -> None:
        if element.tag not in INLINE and element.tag != "br" and element.tag not in UNREAD:
            self._flush()
        self._level = 0 if _level_of(element) else self._level
        self._text.append(flowing(element.tail))

    def _flush(self) -> None:
        """Adds the gathered text as a paragraph, or as several where line breaks part it."""
        lines = [" ".join(line.split()) for line in "".join(self._text).split("\n")]
        self._text = []
        self._add_paragraphs(joined_lines(lines))

    def _add_paragraphs(self, texts: Iterable[str]) -> None:
        for text in filter(None, texts):
            self._paragraphs += 1
            self.parts.append(Paragraph(text, f"paragraph {self._paragraphs}", level=self._level))

    def _add_lines(self, text: str) -> None:
        """Adds what stands as it was typed; its tables are numbered after all others."""
        for part in text_parts(text, len(self._numbers) + self._typed):
            if isinstance(part, Paragraph):
                self._add_paragraphs([part.text])
            else:
                self._typed += 1
                self.parts.append(part)

    def _add_table(self, table: etree._Element) -> None:
        """Adds the words around a table's cells, its grid, then those of the tables inside it."""
        self._add_paragraphs(words_around(table))
        self.parts.append(web_grid(table, self._numbers[table], self._is_apart))
        walk = etree.iterwalk(table, events=("start",))
        for _, inner in walk:
            if inner is table:
                continue
            if inner in self._numbers:
                self._add_table(inner)
            if inner in self._numbers or inner.tag in UNREAD or self._is_hidden(inner):
                walk.skip_subtree()


def _level_of(element: etree._Element) -> int:
    """The level of a heading, or 0."""
    tag = element.tag
    return int(tag[1]) if isinstance(tag, str) and HEADING.fullmatch(tag) else 0
