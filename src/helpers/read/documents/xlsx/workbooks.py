"""Workbooks (.xlsx): every visible sheet as a grid, its values as their cells show them.

A sheet is one grid, with its title and unit line in it; rows and columns
without text between others are closed up to one. A sheet of a single column is
paragraphs.

Its tests: test_documents_workbooks.py.
"""

from typing import BinaryIO

from helpers.read.documents.document import Paragraph, Part, packed
from helpers.read.documents.xlsx.books import Book, ListedSheet
from helpers.read.documents.xlsx.sheet_grids import parts_of
from helpers.read.documents.xlsx.sheets import Sheet, read_sheet

MOST_CELLS, MOST_NAMED = 200_000, 20


def read_workbook(file: BinaryIO) -> dict:
    """The parts of a workbook, and what it hides, could not compute or holds beyond the bounds."""
    book = Book(file)
    reader = _BookReader(book)
    for sheet in book.sheets:
        if book.package.has(sheet.part):
            reader.read(sheet)
    return {"parts": packed(reader.parts), "notes": reader.notes()}


class _BookReader:
    """Reads sheets in order and keeps what is to be said of them."""

    def __init__(self, book: Book):
        self.parts: list[Part] = []
        self._book, self._left = book, MOST_CELLS
        self._hidden: list[str] = []
        self._hiding: list[str] = []
        self._uncomputed: list[str] = []
        self._cut: list[str] = []

    def read(self, listed: ListedSheet) -> None:
        """Adds the parts of a sheet, unless it is hidden; its name and what its pages repeat run before it."""
        if listed.hidden:
            self._hidden.append(listed.name)
        elif self._cut:
            self._cut.append(listed.name)
        else:
            sheet = read_sheet(self._book, listed, self._left)
            self._left -= len(sheet.cells) + len(sheet.concealed)
            self._note(sheet, listed.name)
            place = f"sheet {listed.number}"
            self.parts += [Paragraph(words, place, running=True) for words in (listed.name, *sheet.repeated)]
            self.parts += parts_of(sheet, listed.number)
            self._add_shapes(listed)

    def _note(self, sheet: Sheet, name: str) -> None:
        """Keeps what is to be said of a sheet."""
        self._hiding += [name] if sheet.concealed else []
        self._uncomputed += [f"{name}!{cell}" for cell in sheet.uncomputed]
        self._cut += [f"{name}:{sheet.cut_after}"] if sheet.cut_after else []

    def _add_shapes(self, listed: ListedSheet) -> None:
        """Adds the words of the shapes that lie on a sheet."""
        drawing = self._book.package.related(listed.part, "drawing")
        for body in drawing.iter("{*}txBody") if drawing is not None else ():
            for line in body.iterfind("{*}p"):
                if words := "".join(text.text or "" for text in line.iter("{*}t")).strip():
                    self.parts.append(Paragraph(words, f"sheet {listed.number} shape"))

    def notes(self) -> list[dict]:
        """The notes on what was not read, each with the first names."""
        told = {
            "hidden_sheets": self._hidden,
            "hidden_cells": self._hiding,
            "uncomputed": self._uncomputed,
            "cut_workbook": self._cut,
        }
        return [
            {
                "key": key,
                "values": {"names": "、".join(names[:MOST_NAMED]), "count": len(names), "limit": MOST_CELLS},
            }
            for key, names in told.items()
            if names
        ]
