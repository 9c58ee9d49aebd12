"""Workbooks (.xlsx): every visible sheet as a grid, its values as their cells show them.

A sheet is one grid, with its title and unit line in it; rows and columns
without text between others are closed up to one. A sheet of a single column is
paragraphs.
"""

from typing import BinaryIO

from lxml import etree

from helpers.errors import Refused
from helpers.read.documents.document import Paragraph, Part, packed
from helpers.read.documents.packages import SAFE, Package, attribute, child, local
from helpers.read.documents.xlsx.number_formats import BUILT_IN, shown
from helpers.read.documents.xlsx.sheet_grids import parts_of
from helpers.read.documents.xlsx.sheets import Sheet, SheetReader, rich_text, tidy

MOST_CELLS, MOST_SHEETS, MOST_NAMED = 200_000, 500, 20


def read_workbook(file: BinaryIO) -> dict:
    """The parts of a workbook, and what it hides, could not compute or holds beyond the bounds."""
    package = Package(file)
    main = package.main()
    root = package.root(main)
    listed = child(root, "sheets")
    if listed is None:
        raise Refused("broken")
    reader = _Reader(package, main, root)
    sheets = [sheet for sheet in listed if local(sheet.tag) == "sheet"][:MOST_SHEETS]
    for number, sheet in enumerate(sheets, 1):
        reader.read(sheet, number)
    return {"parts": packed(reader.parts), "notes": reader.notes()}


class _Reader:
    """Reads sheets in order and keeps what is to be said of them."""

    def __init__(self, package: Package, main: str, root: etree._Element):
        self.parts: list[Part] = []
        self._package = package
        self._parts_by_id = {name: (kind, target) for kind, name, target in package.relations(main)}
        self._codes = _codes_of(package.related(main, "styles"))
        since_1904 = attribute(child(root, "workbookPr"), "date1904") in ("1", "true")
        self._sheets = SheetReader(
            _strings_of(package, main),
            lambda value, style: shown(value, self._codes.get(style, ""), since_1904),
            MOST_CELLS,
        )
        self._hidden: list[str] = []
        self._hiding: list[str] = []
        self._uncomputed: list[str] = []
        self._cut: list[str] = []

    def read(self, listed: etree._Element, number: int) -> None:
        """Adds the parts of a sheet, unless it is hidden."""
        name = attribute(listed, "name")
        kind, target = self._parts_by_id.get(attribute(listed, "id"), ("", ""))
        if kind != "worksheet" or not self._package.has(target):
            return
        if attribute(listed, "state") in ("hidden", "veryHidden"):
            self._hidden.append(name)
        elif self._cut:
            self._cut.append(name)
        else:
            with self._package.open(target) as file:
                sheet = self._sheets.read(file)
            self._note(sheet, name)
            self.parts += [
                Paragraph(words, f"sheet {number}", running=True) for words in (name, *sheet.repeated)
            ]
            self.parts += parts_of(sheet, number)
            self._add_shapes(target, number)

    def _note(self, sheet: Sheet, name: str) -> None:
        """Keeps what is to be said of a sheet."""
        self._hiding += [name] if sheet.concealed else []
        self._uncomputed += [f"{name}!{cell}" for cell in sheet.uncomputed]
        self._cut += [f"{name}:{sheet.cut_after}"] if sheet.cut_after else []

    def _add_shapes(self, target: str, number: int) -> None:
        """Adds the words of the shapes that lie on a sheet."""
        drawing = self._package.related(target, "drawing")
        for body in drawing.iter("{*}txBody") if drawing is not None else ():
            for line in body.iterfind("{*}p"):
                if words := "".join(text.text or "" for text in line.iter("{*}t")).strip():
                    self.parts.append(Paragraph(words, f"sheet {number} shape"))

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


def _strings_of(package: Package, main: str) -> list[str]:
    """The strings that cells share."""
    target = next((target for kind, _, target in package.relations(main) if kind == "sharedStrings"), "")
    strings: list[str] = []
    if package.has(target):
        with package.open(target) as file:
            for _, element in etree.iterparse(file, events=("end",), tag="{*}si", **SAFE):
                strings.append(tidy(rich_text(element)))
                element.clear(keep_tail=False)
                while element.getprevious() is not None:
                    del element.getparent()[0]
    return strings


def _codes_of(styles: etree._Element | None) -> dict[int, str]:
    """The number format of each style of cells."""
    own = {
        attribute(each, "numFmtId"): attribute(each, "formatCode")
        for each in (child(styles, "numFmts") if child(styles, "numFmts") is not None else ())
    }
    listed = child(styles, "cellXfs")
    ids = [attribute(each, "numFmtId") for each in (listed if listed is not None else ())]
    return {
        place: own.get(name) or BUILT_IN.get(int(name) if name.isdecimal() and len(name) < 6 else 0, "")
        for place, name in enumerate(ids)
    }
