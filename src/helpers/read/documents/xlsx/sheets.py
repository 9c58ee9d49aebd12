"""One sheet of a workbook as it shows: its texts, what is hidden, what is merged.

Its tests: test_documents_workbooks.py.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from helpers.read.documents.packages import local
from helpers.read.documents.shapes import indent_of
from helpers.read.documents.xlsx.books import (
    MOST_COLUMNS,
    REFERENCE,
    WORDS,
    Book,
    ListedSheet,
    column_of_reference,
    whole,
)

READ = ("row", "col", "mergeCell", "oddHeader", "oddFooter")
PAGE_CODES = re.compile(r'&"[^"]*"|&K[0-9A-Fa-f]{6}|&[0-9]+|&[A-Za-z]')
ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
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
    indents: dict[tuple[int, int], int] = field(default_factory=dict)
    uncomputed: list[str] = field(default_factory=list)
    repeated: list[str] = field(default_factory=list)
    cut_after: int = 0

    def add_row(self, row: etree._Element, number: int, book: Book) -> int:
        """Adds the texts of a row and tells how many they are."""
        hidden = row.get("hidden") in ("1", "true") or row.get("ht") == "0"
        if hidden:
            self.hidden_rows.add(number)
        added = 0
        for cell in book.cells_of(row, number):
            if cell.is_uncomputed:
                self.uncomputed.append(cell.name)
            text = tidy(cell.shown)
            if not text:
                continue
            added += 1
            if indent := cell.indent + (indent_of(cell.shown) if cell.kind == WORDS else 0):
                self.indents[number, cell.column] = indent
            if hidden or cell.column in self.hidden_columns:
                self.concealed[number, cell.column] = text
            else:
                self.cells.append((number, cell.column, text))
        return added

    def add_setting(self, element: etree._Element) -> None:
        """Takes from an element what it says of columns, merged areas, and the heads and feet of pages."""
        name = local(element.tag)
        if name == "col" and (element.get("hidden") in ("1", "true") or element.get("width") == "0"):
            first, last = whole(element.get("min"), 1), whole(element.get("max"), 0)
            self.hidden_columns |= set(range(first, min(last, MOST_COLUMNS) + 1))
        elif name == "mergeCell" and len(self.merged) < MOST_MERGED:
            self.merged += area_of(element.get("ref") or "")
        elif name in ("oddHeader", "oddFooter"):
            words = " ".join(PAGE_CODES.sub(" ", element.text or "").split())
            self.repeated += [words] if re.search(r"[^\W\d_]", words) else []

    def reveal(self) -> None:
        """Moves the text of a merged area that begins hidden to where its shown part begins."""
        for top, left, bottom, right in self.merged:
            if (top, left) not in self.concealed:
                continue
            row = next((row for row in range(top, bottom + 1) if row not in self.hidden_rows), 0)
            column = next(
                (column for column in range(left, right + 1) if column not in self.hidden_columns), 0
            )
            if row and column:
                self.cells.append((row, column, self.concealed.pop((top, left))))


def read_sheet(book: Book, listed: ListedSheet, most_cells: int) -> Sheet:
    """What a sheet shows, up to so many cells."""
    sheet, number = Sheet(), 0
    for element in book.elements(listed.part, READ):
        if local(element.tag) != "row":
            sheet.add_setting(element)
            continue
        number = whole(element.get("r"), number + 1)
        most_cells -= sheet.add_row(element, number, book)
        if most_cells <= 0:
            sheet.cut_after = number
            break
    sheet.reveal()
    return sheet


def area_of(reference: str) -> Iterator[Area]:
    """The area of a reference such as B2:D4, or nothing where it is none."""
    first, _, last = reference.partition(":")
    corners = [REFERENCE.fullmatch(corner) for corner in (first, last or first)]
    if all(corners):
        (left, top), (right, bottom) = (
            (column_of_reference(corner[1]), int(corner[2])) for corner in corners
        )
        yield min(top, bottom), min(left, right), max(top, bottom), max(left, right)


def tidy(text: str) -> str:
    """A text without empty lines and the space around its lines, escaped characters as they are."""
    if "_x" in text:
        text = ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
    if "\n" not in text and "\r" not in text:
        return text.strip()
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())
