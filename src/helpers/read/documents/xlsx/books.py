"""Workbooks as they are stored: their sheets, and of each row the cells with what they hold.

Its tests: test_documents_workbooks.py.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import BinaryIO

from lxml import etree

from helpers.errors import Refused
from helpers.read.documents.packages import SAFE, Package, Portions, attribute, child, local
from helpers.read.documents.xlsx.date_formats import is_dated
from helpers.read.documents.xlsx.number_formats import BUILT_IN, sections_of, shown

REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
MOST_COLUMNS, MOST_SHEETS = 16_384, 500
LEVEL = 2
"""How many half letters one level of an alignment sets in."""
TRUE, NUMBER, ERROR, WORDS = "b", "n", "e", "s"


@dataclass(frozen=True, slots=True)
class StoredCell:
    """A cell with a value or a formula: its place from 1, the kind of its value, and how a number is shown.

    `kind` is b for a truth value, n for a number, e for an error, s for words,
    d for a day as it is written; a formula without a value has an empty one.
    """

    row: int
    column: int
    kind: str
    value: str
    code: str
    computed: bool
    since_1904: bool
    indent: int = 0

    @property
    def name(self) -> str:
        """As a person names it: B4."""
        return f"{letters_of(self.column)}{self.row}"

    @property
    def is_dated(self) -> bool:
        """Whether it is a number that shows as a day or a time."""
        return self.kind == NUMBER and bool(self.value) and is_dated(sections_of(self.code)[0].tokens)

    @property
    def is_day(self) -> bool:
        """Whether what it shows as a day or a time has a day in it."""
        tokens = sections_of(self.code)[0].tokens
        return self.is_dated and any(token[0] in "yYdD" for token in tokens)

    @property
    def is_uncomputed(self) -> bool:
        """Whether it holds a formula whose value was never stored."""
        return self.computed and not self.value and self.kind != WORDS

    def shown_as(self, code: str) -> str:
        """Its number as a cell with another format shows it."""
        return shown(self.value, code, self.since_1904)

    @property
    def shown(self) -> str:
        """What it shows."""
        if self.kind == NUMBER and self.value:
            return self.shown_as(self.code)
        return {"1": "TRUE", "0": "FALSE"}.get(self.value, "") if self.kind == TRUE else self.value


@dataclass(frozen=True)
class ListedSheet:
    """A sheet as a workbook lists it: its number from 1, its name, its part, whether it is hidden."""

    number: int
    name: str
    part: str
    hidden: bool


class Book:
    """A workbook; raises Refused where it is none."""

    def __init__(self, file: BinaryIO):
        self.package = Package(file)
        main = self.package.main()
        root = self.package.root(main)
        listed = child(root, "sheets")
        if listed is None:
            raise Refused("broken")
        parts = {name: target for kind, name, target in self.package.relations(main) if kind == "worksheet"}
        sheets = [each for each in listed if local(each.tag) == "sheet"][:MOST_SHEETS]
        self.sheets = [
            ListedSheet(
                number,
                attribute(each, "name"),
                parts.get(attribute(each, "id"), ""),
                attribute(each, "state") in ("hidden", "veryHidden"),
            )
            for number, each in enumerate(sheets, 1)
        ]
        self._since_1904 = attribute(child(root, "workbookPr"), "date1904") in ("1", "true")
        styles = self.package.related(main, "styles")
        self._codes, self._indents = _codes_of(styles), _indents_of(styles)
        self._strings = _strings_of(self.package, main)

    def elements(self, part: str, names: tuple[str, ...]) -> Iterator[etree._Element]:
        """The elements of these names in a part, each gone when the next is asked for."""
        with self.package.open(part) as file:
            portions = Portions(file)
            tags = [f"{{*}}{name}" for name in names]
            events = etree.iterparse(portions, events=("end",), tag=tags, **SAFE)
            for _, element in events:
                portions.begin()
                yield element
                _forget(element)

    def cells_of(self, row: etree._Element, number: int) -> Iterator[StoredCell]:
        """The cells of a row that hold something."""
        column = 0
        for cell in row:
            reference = REFERENCE.fullmatch(cell.get("r") or "")
            column = column_of_reference(reference[1]) if reference else column + 1
            if len(cell) and column <= MOST_COLUMNS:
                yield self._stored(cell, number, column)

    def _stored(self, cell: etree._Element, row: int, column: int) -> StoredCell:
        kind, value, computed = cell.get("t", NUMBER), "", False
        for inner in cell:
            part = local(inner.tag)
            computed = computed or part == "f"
            if part == "v":
                value = inner.text or ""
            elif part == "is":
                kind, value = WORDS, rich_text(inner)
        if kind == WORDS and cell.get("t") == "s":
            place = whole(value, -1)
            value = self._strings[place] if 0 <= place < len(self._strings) else ""
        kind = WORDS if kind == "str" else kind
        code = self._codes.get(whole(cell.get("s"), 0), "") if kind == NUMBER else ""
        indent = self._indents.get(whole(cell.get("s"), 0), 0)
        return StoredCell(row, column, kind, value, code, computed, self._since_1904, indent)


def stored_sheet(file: BinaryIO, name: str = "") -> Iterator[list[StoredCell]]:
    """The rows that hold something of a workbook's first sheet, or of the one with a name.

    Raises Refused for what is no workbook, or has no such sheet.
    """
    book = Book(file)
    part = next((sheet.part for sheet in book.sheets if sheet.part and name in ("", sheet.name)), "")
    if not book.package.has(part):
        raise Refused("broken")
    number = 0
    for row in book.elements(part, ("row",)):
        number = whole(row.get("r"), number + 1)
        if cells := list(book.cells_of(row, number)):
            yield cells


def stored_sheet_names(file: BinaryIO) -> list[str]:
    """The names of a workbook's sheets. Raises Refused for what is no workbook."""
    return [sheet.name for sheet in Book(file).sheets]


def _forget(element: etree._Element) -> None:
    """Lets go of an element and of those before it."""
    element.clear(keep_tail=False)
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _strings_of(package: Package, main: str) -> list[str]:
    """The strings that cells share."""
    target = next((target for kind, _, target in package.relations(main) if kind == "sharedStrings"), "")
    strings: list[str] = []
    if package.has(target):
        with package.open(target) as file:
            portions = Portions(file)
            for _, element in etree.iterparse(portions, events=("end",), tag="{*}si", **SAFE):
                portions.begin()
                strings.append(rich_text(element))
                _forget(element)
    return strings


def _codes_of(styles: etree._Element | None) -> dict[int, str]:
    """The number format of each style of cells."""
    formats, listed = child(styles, "numFmts"), child(styles, "cellXfs")
    own = {
        attribute(each, "numFmtId"): attribute(each, "formatCode")
        for each in (formats if formats is not None else ())
    }
    names = [attribute(each, "numFmtId") for each in (listed if listed is not None else ())]
    return {place: own.get(name) or BUILT_IN.get(whole(name, 0), "") for place, name in enumerate(names)}


def _indents_of(styles: etree._Element | None) -> dict[int, int]:
    """How far each style of cells sets words in, where it does."""
    listed = child(styles, "cellXfs")
    levels = [
        whole(attribute(child(each, "alignment"), "indent"), 0)
        for each in (listed if listed is not None else ())
    ]
    return {place: LEVEL * level for place, level in enumerate(levels) if level}


def rich_text(element: etree._Element) -> str:
    """The text of a string in several styles, without the reading aids above it."""
    texts = []
    for inner in element:
        name = local(inner.tag)
        if name == "t":
            texts.append(inner.text or "")
        elif name == "r":
            texts.append(getattr(child(inner, "t"), "text", None) or "")
    return "".join(texts)


@lru_cache(maxsize=MOST_COLUMNS)
def column_of_reference(letters: str) -> int:
    """The number of a column by its letters: A is 1."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


@lru_cache(maxsize=MOST_COLUMNS)
def letters_of(column: int) -> str:
    """The letters of a column by its number."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def whole(text: str | None, default: int) -> int:
    """A whole number of at most eight digits, or a default."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 9 else default
