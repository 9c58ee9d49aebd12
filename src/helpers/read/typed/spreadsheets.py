"""A workbook's first sheet → rows of text, exact as typed."""

import datetime
import io
import warnings
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from helpers.errors import InputError
from helpers.read.documents import is_declaring

MOST_ROWS = 20_000
MOST_COLUMNS = 100
MOST_PARTS, MOST_UNPACKED = 2_000, 24_000_000
"""openpyxl reads a whole part into memory before a row can be counted."""


def spreadsheet_rows(path: Path, content: bytes) -> list[tuple[int, list[str]]]:
    """The rows of a workbook's first sheet as text, each with its number; formulas by their computed value.

    Raises InputError, which names the path, with every cell that is no text, number or date.
    """
    formulas = _first_sheet(path, content, computed=False)
    _within_bounds(path, formulas)
    computed = any(cell.data_type == "f" for cells in _cells(formulas) for cell in cells)
    values = _first_sheet(path, content, computed=True) if computed else formulas
    rows, problems = [], []
    for cells, sources in zip(_cells(values), _cells(formulas), strict=True):
        texts = []
        for cell, source in zip(cells, sources, strict=True):
            try:
                texts.append(_text(cell, source))
            except ValueError as error:
                texts.append("")
                problems.append(f"row {cell.row}, cell {cell.coordinate}: {error}")
        rows.append((cells[0].row, texts))
    if problems:
        raise InputError(path, problems)
    return rows


def _cells(sheet: Worksheet) -> Iterator[tuple[Cell, ...]]:
    return sheet.iter_rows(max_row=sheet.max_row, max_col=sheet.max_column)


def _within_bounds(path: Path, sheet: Worksheet) -> None:
    if sheet.max_row > MOST_ROWS or sheet.max_column > MOST_COLUMNS:
        corner = f"{get_column_letter(sheet.max_column)}{sheet.max_row}"
        limit = f"{MOST_ROWS} rows and {MOST_COLUMNS} columns"
        raise InputError(path, [f"the sheet reaches to cell {corner}; clear what lies beyond {limit}"])


def _first_sheet(path: Path, content: bytes, computed: bool) -> Worksheet:
    try:
        _guard(path, content)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return load_workbook(io.BytesIO(content), data_only=computed).worksheets[0]
    except InputError:
        raise
    except Exception as error:
        raise InputError(
            path, ["this is no .xlsx workbook that can be read; save it again as .xlsx"]
        ) from error


def _guard(path: Path, content: bytes) -> None:
    """Refuse what unpacks to more than a table can be, and entities before an XML parser sees them."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = archive.infolist()
        size = sum(part.file_size for part in parts)
        if len(parts) > MOST_PARTS or size > MOST_UNPACKED:
            found = f"{len(parts)} parts of {size} bytes unpacked"
            raise InputError(path, [f"{found}; a figures table is smaller"])
        if any(is_declaring(archive, part) for part in parts):
            raise InputError(
                path, ["a part of the workbook declares a document type; save it again as .xlsx"]
            )


def _text(cell: Cell, source: Cell) -> str:
    """A cell as it was typed: a number without the noise of binary floats, 95.61% with its sign."""
    value = cell.value
    if value is None:
        if isinstance(source.value, str) and source.value.startswith("="):
            raise ValueError("the formula has no computed value; open the file, let it compute, and save it")
        return ""
    if cell.data_type == "e":
        raise ValueError(f"{value!r} is a spreadsheet error; write the figure as printed")
    if isinstance(value, bool):
        raise ValueError(f"{str(value).upper()!r} is a truth value; write the figure as printed")
    if isinstance(value, datetime.datetime | datetime.date):
        return value.isoformat()[:10]
    if isinstance(value, datetime.time | datetime.timedelta):
        raise ValueError(f"'{value}' is a time of day; write the figure as text")
    if isinstance(value, int | float):
        return _number_text(value, "%" in (cell.number_format or ""))
    return str(value)


def _number_text(value: int | float, percent: bool) -> str:
    """Decimal text of at most 15 significant digits, which is what a spreadsheet keeps of a typed number.

    >>> _number_text(0.1 + 0.2, percent=False)
    '0.3'
    >>> _number_text(0.9561, percent=True)
    '95.61%'
    """
    number = Decimal(value) if isinstance(value, int) else Decimal(format(value, ".15g"))
    number = number.scaleb(2) if percent else number
    text = format(number, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return f"{text}%" if percent else text
