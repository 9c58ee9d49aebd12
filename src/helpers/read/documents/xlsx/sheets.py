"""One sheet of a workbook, read row by row: its cells as they show, what is hidden, what is merged."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import BinaryIO

from lxml import etree

from helpers.errors import Refused
from helpers.read.documents.packages import SAFE, child, local

READ = ("row", "col", "mergeCell", "oddHeader", "oddFooter")
REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
PAGE_CODES = re.compile(r'&"[^"]*"|&K[0-9A-Fa-f]{6}|&[0-9]+|&[A-Za-z]')
ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
MOST_COLUMNS = 16_384
MOST_MERGED = 20_000

Area = tuple[int, int, int, int]
"""First row and column, last row and column, counted from 1."""


@dataclass
class Sheet:
    """What a sheet shows: its texts by row and column, its merged areas, and what it hides."""

    cells: list[tuple[int, int, str]] = field(default_factory=list)
    merged: list[Area] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    concealed: dict[tuple[int, int], str] = field(default_factory=dict)
    uncomputed: list[str] = field(default_factory=list)
    repeated: list[str] = field(default_factory=list)
    cut_after: int = 0


class SheetReader:
    """Reads the sheets of one workbook; `text_of` shows a number by the place of its style."""

    def __init__(self, strings: list[str], text_of: Callable[[str, int], str], most_cells: int):
        self._strings, self._text_of, self._left = strings, text_of, most_cells

    def read(self, file: BinaryIO) -> Sheet:
        """What a sheet shows, up to as many cells as the workbook has left; raises Refused for a declared type."""
        sheet = Sheet()
        tags = [f"{{*}}{name}" for name in READ]
        events = etree.iterparse(file, events=("end",), tag=tags, **SAFE)
        place = 0
        for _, element in events:
            if local(element.tag) == "row":
                place = _whole(element.get("r"), place + 1)
                self._read_row(element, place, sheet)
                if self._left <= 0:
                    sheet.cut_after = place
                    break
            else:
                _read_setting(element, sheet)
            _forget(element)
        if events.root is not None and events.root.getroottree().docinfo.internalDTD is not None:
            raise Refused("entities")
        _reveal(sheet)
        return sheet

    def _read_row(self, row: etree._Element, place: int, sheet: Sheet) -> None:
        hidden = row.get("hidden") in ("1", "true") or row.get("ht") == "0"
        if hidden:
            sheet.hidden_rows.add(place)
        column = 0
        for cell in row:
            reference = REFERENCE.fullmatch(cell.get("r") or "")
            column = column_of(reference[1]) if reference else column + 1
            if not len(cell) or column > MOST_COLUMNS:
                continue
            text = self._shown(cell, f"{letters_of(column)}{place}", sheet)
            if not text:
                continue
            if hidden or column in sheet.hidden_columns:
                sheet.concealed[place, column] = text
            else:
                sheet.cells.append((place, column, text))
            self._left -= 1

    def _shown(self, cell: etree._Element, name: str, sheet: Sheet) -> str:
        """The text that a cell shows."""
        kind, value, computed = cell.get("t", "n"), "", False
        for inner in cell:
            part = local(inner.tag)
            if part == "v":
                value = inner.text or ""
            elif part == "f":
                computed = True
            elif part == "is":
                return tidy(rich_text(inner))
        if computed and not value and kind != "str":
            sheet.uncomputed.append(name)
        if kind == "s":
            place = _whole(value, -1)
            return self._strings[place] if 0 <= place < len(self._strings) else ""
        if kind == "b":
            return {"1": "TRUE", "0": "FALSE"}.get(value, "")
        return tidy(value) if kind != "n" or not value else self._text_of(value, _whole(cell.get("s"), 0))


def _read_setting(element: etree._Element, sheet: Sheet) -> None:
    """Takes from an element what it says of columns, merged areas, and the heads and feet of pages."""
    name = local(element.tag)
    if name == "col" and (element.get("hidden") in ("1", "true") or element.get("width") == "0"):
        first, last = _whole(element.get("min"), 1), _whole(element.get("max"), 0)
        sheet.hidden_columns |= set(range(first, min(last, MOST_COLUMNS) + 1))
    elif name == "mergeCell" and len(sheet.merged) < MOST_MERGED:
        sheet.merged += area_of(element.get("ref") or "")
    elif name in ("oddHeader", "oddFooter"):
        words = " ".join(PAGE_CODES.sub(" ", element.text or "").split())
        sheet.repeated += [words] if re.search(r"[^\W\d_]", words) else []


def _reveal(sheet: Sheet) -> None:
    """Moves the text of a merged area that begins hidden to where its shown part begins."""
    for top, left, bottom, right in sheet.merged:
        if (top, left) not in sheet.concealed:
            continue
        row = next((row for row in range(top, bottom + 1) if row not in sheet.hidden_rows), 0)
        column = next((column for column in range(left, right + 1) if column not in sheet.hidden_columns), 0)
        if row and column:
            sheet.cells.append((row, column, sheet.concealed.pop((top, left))))


def _forget(element: etree._Element) -> None:
    """Lets go of an element and of those before it."""
    element.clear(keep_tail=False)
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def area_of(reference: str) -> Iterator[Area]:
    """The area of a reference such as B2:D4, or nothing where it is none."""
    first, _, last = reference.partition(":")
    corners = [REFERENCE.fullmatch(corner) for corner in (first, last or first)]
    if all(corners):
        (left, top), (right, bottom) = ((column_of(corner[1]), int(corner[2])) for corner in corners)
        yield min(top, bottom), min(left, right), max(top, bottom), max(left, right)


@lru_cache(maxsize=MOST_COLUMNS)
def column_of(letters: str) -> int:
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


def tidy(text: str) -> str:
    """A text without empty lines and the space around its lines, escaped characters as they are."""
    if "_x" in text:
        text = ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
    if "\n" not in text and "\r" not in text:
        return text.strip()
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())


def _whole(text: str | None, default: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 9 else default
