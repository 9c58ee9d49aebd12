"""Workbooks beside the pages: the same numbers as cells, ratios as live formulas; same input, same bytes.

Its tests: test_tables_workbook.py.
"""

import base64
import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

import openpyxl
from markupsafe import Markup
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from helpers.show.outputs import XLSX

MONEY, SHARE, PLAIN, WORDS = "#,##0.00", "0.00%", "General", "@"

_LONGEST = 32_000
"""Characters of a cell: Excel takes 32,767."""

_NO_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
"""Characters that no workbook may hold."""

_WRITTEN = "2000-01-01T00:00:00Z"
_NARROWEST, _WIDEST, _LINE = 10, 60, 15
"""Of a column in letters, a Chinese one being two; the height of a line in points."""

_HEAD_LINES, _MOST_LINES = 3, 25
"""Over so many lines a head may go before it widens its column, and so many of a text are seen at once."""

_LIKE_FORMULAS = ("=", "+", "-", "@")
_WRAPPED = Alignment(wrap_text=True, vertical="bottom")


@dataclass(frozen=True)
class Formula:
    """A live formula of a cell; one of a text is never taken for it."""

    text: str


Value = str | Decimal | int | Formula | None


@dataclass(frozen=True)
class TableSheet:
    """A table of a workbook; `formats` has one number format a column."""

    name: str
    head: tuple[str, ...]
    rows: Sequence[Sequence[Value]]
    formats: tuple[str, ...]


@dataclass(frozen=True)
class Workbook:
    """Sheets as one file, which a run writes beside the page under the name `file`; `words` say so on the page."""

    sheets: tuple[TableSheet, ...]
    words: str
    file: str = "tables"

    @cached_property
    def content(self) -> bytes:
        """The file; the same bytes for the same sheets."""
        book = openpyxl.Workbook(write_only=True)
        for sheet in self.sheets:
            _write_sheet(book.create_sheet(sheet.name), sheet)
        raw = io.BytesIO()
        book.save(raw)
        return _without_times(raw.getvalue())

    def _repr_mimebundle_(self, include=None, exclude=None) -> tuple[dict[str, str], dict[str, dict]]:
        html = Markup('<p class="jx">{}</p>').format(self.words)
        data = base64.b64encode(self.content).decode("ascii")
        return {"text/html": str(html), "text/plain": self.words, XLSX: data}, {XLSX: {"file": self.file}}


def _write_sheet(page: Worksheet, sheet: TableSheet) -> None:
    """Head and rows, the head frozen and repeated on every printed page, the sheet as wide as the paper."""
    page.freeze_panes = "A2"
    page.print_title_rows = "1:1"
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", 9
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr = openpyxl.worksheet.properties.PageSetupProperties(fitToPage=True)
    last = f"{get_column_letter(len(sheet.head))}{len(sheet.rows) + 1}"
    page.print_area = f"A1:{last}"
    page.auto_filter.ref = f"A1:{last}"
    widths = _widths(sheet)
    for place, width in enumerate(widths, start=1):
        page.column_dimensions[get_column_letter(place)].width = width
    _make_room(page, 1, sheet.head, widths)
    page.append([_head_cell(page, words) for words in sheet.head])
    for number, row in enumerate(sheet.rows, start=2):
        _make_room(page, number, row, widths)
        page.append(
            [_written_cell(page, value, form) for value, form in zip(row, sheet.formats, strict=True)]
        )


def _widths(sheet: TableSheet) -> list[int]:
    """How wide each column is: for its longest text of the first rows, within bounds; a head goes over several lines."""
    shown = sheet.rows[:200]
    return [
        min(
            max(
                _NARROWEST,
                -(-_width_for(words) // _HEAD_LINES),
                *(_width_for(row[place]) for row in shown),
            )
            + 2,
            _WIDEST,
        )
        for place, words in enumerate(sheet.head)
    ]


def _make_room(page: Worksheet, number: int, row: Sequence[Value], widths: Sequence[int]) -> None:
    """Height for a row whose texts go over several lines: not every program finds it when it opens the file."""
    lines = max(_lines_of_text(value, width - 2) for value, width in zip(row, widths, strict=True))
    if lines > 1:
        page.row_dimensions[number].height = _LINE * min(lines, _MOST_LINES)


def _lines_of_text(value: Value, width: int) -> int:
    """Over how many lines of so many letters a text goes; of the many short ones the letters need not be looked at."""
    if not isinstance(value, str) or 2 * len(value) <= width:
        return 1
    return -(-_width_for(value) // width)


def _width_for(value: Value) -> int:
    """How wide a cell's text is in letters, a Chinese one being two."""
    text = "" if value is None or isinstance(value, Formula) else str(value)
    return sum(1 if letter.isascii() else 2 for letter in text)


def _head_cell(page: Worksheet, words: str) -> Cell:
    cell = WriteOnlyCell(page, words)
    cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="F1F4F7")
    cell.alignment = Alignment(wrap_text=True, vertical="bottom")
    return cell


def _written_cell(page: Worksheet, value: Value, form: str) -> Cell | str | None:
    """A cell by what stands in it; a text stays a text, whatever it begins with.

    A text without a look of its own is handed on as it is: a cell object costs ten times as much.
    """
    if value is None or value == "":
        return None
    if isinstance(value, str):
        return _text_cell(page, value, form)
    cell = WriteOnlyCell(page, value.text if isinstance(value, Formula) else value)
    cell.number_format = form
    return cell


def _text_cell(page: Worksheet, text: str, form: str) -> Cell | str:
    text = _NO_TEXT.sub("", text)[:_LONGEST]
    is_long = form == WORDS and _lines_of_text(text, _WIDEST) > 1
    if not is_long and text[:1] not in _LIKE_FORMULAS:
        return text
    cell = WriteOnlyCell(page, text)
    cell.data_type = "s"
    if text[:1] in _LIKE_FORMULAS:
        cell.quotePrefix = True
    if is_long:
        cell.alignment = _WRAPPED
    return cell


def _without_times(raw: bytes) -> bytes:
    """A workbook's file with no moment in it: neither of its parts nor of its making."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist()):
            part = old.read(name)
            if name == "docProps/core.xml":
                part = re.sub(
                    rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*", rb"\g<1>" + _WRITTEN.encode(), part
                )
            new.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), part, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def exact_cell(text: str) -> Decimal | str | None:
    """A table's exact text as a number; bounds (`401..`) and words stay as they are.

    >>> exact_cell("7075300"), exact_cell("401.."), exact_cell("")
    (Decimal('7075300'), '401..', None)
    """
    if not text:
        return None
    return text if ".." in text else Decimal(text)


def quotient_formula(above: str, below: str, status: str, undefined: str) -> Formula:
    """A division of two cells: the word of `undefined` on a base of 0, the cell `status` where a part is no number.

    >>> quotient_formula("C2", "D2", "F2", "不适用").text
    '=IF(COUNT(C2,D2)<2,F2,IF(D2=0,"不适用",C2/D2))'
    """
    return Formula(f'=IF(COUNT({above},{below})<2,{status},IF({below}=0,"{undefined}",{above}/{below}))')


def columns(names: Iterable[str]) -> dict[str, str]:
    """The letter of each column by its name."""
    return {name: get_column_letter(place) for place, name in enumerate(names, start=1)}
