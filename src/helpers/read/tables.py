"""A small table in a file, .csv or .xlsx → its rows as text, each with its row number.

Serves every table that people write by hand (figures, corrections, replies).
Nothing here knows what the columns mean.
"""

import csv
import datetime
import io
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from unicodedata import normalize

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from helpers.errors import InputError, did_you_mean
from helpers.messages import say
from helpers.schema import Column

MOST_ROWS = 20_000
MOST_COLUMNS = 100
MOST_BYTES = 64_000_000
MOST_PARTS, MOST_UNPACKED = 2_000, 24_000_000
"""Of an .xlsx: openpyxl reads a whole part into memory before a row can be counted."""


@dataclass(frozen=True)
class Table:
    """Rows of text by column name, each with the row's number in the file; the header is row 1."""

    path: Path
    columns: list[str]
    rows: list[tuple[int, dict[str, str]]]
    notes: list[str]


def read_table(path: Path, columns: Sequence[Column], required: Sequence[str], language: str = "zh") -> Table:
    """The rows of a .csv or .xlsx file whose first row names columns, by name or Chinese label.

    Blank rows are left out, a short row is filled with empty cells. Raises
    InputError where the file is no such table, with every problem of its header.
    """
    reader = _xlsx_rows if path.suffix.lower() == ".xlsx" else _csv_rows
    notes: list[str] = []
    lines = reader(path, notes, language)
    filled = [(number, cells) for number, cells in lines if any(cells)]
    if not filled:
        raise InputError(path, [f"the file is empty; its first row names the columns, {_names(required)}"])
    header, problems = _header(filled[0][1], columns, required)
    problems += _too_long(filled, header)
    if problems:
        raise InputError(path, problems)
    named = [name for name in header if name]
    rows = [(number, _by_name(header, cells)) for number, cells in filled[1:]]
    return Table(path, named, rows, notes)


def clean(text: str) -> str:
    """A cell's text with its line breaks and outer spaces gone."""
    return " ".join(text.replace("\u3000", " ").split())


def _by_name(header: list[str], cells: list[str]) -> dict[str, str]:
    padded = cells + [""] * (len(header) - len(cells))
    return {name: cell for name, cell in zip(header, padded, strict=False) if name}


def _names(names: Sequence[str]) -> str:
    return ", ".join(names)


def _header(
    cells: list[str], columns: Sequence[Column], required: Sequence[str]
) -> tuple[list[str], list[str]]:
    by_label = {column.zh: column.name for column in columns}
    known = [column.name for column in columns]
    header, problems = [], []
    for cell in cells:
        word = normalize("NFKC", cell).strip()
        name = by_label.get(word, word.lower())
        if name and name not in known:
            problems.append(f"row 1: {cell!r} is not a column; {_nearest(name, known, by_label)}")
        elif name and name in header:
            problems.append(f"row 1: column {name!r} stands there twice; keep one")
        header.append(name)
    missing = [name for name in required if name not in header]
    problems += [f"row 1: column {name!r} is missing; required are {_names(required)}" for name in missing]
    if missing and len(header) == 1 and (sign := next((s for s in ";\t|；" if s in cells[0]), "")):
        problems = [f"row 1: the columns are separated by {sign!r}; separate them by commas"]
    return header, problems


def _nearest(name: str, known: list[str], by_label: dict[str, str]) -> str:
    chinese = any(ord(sign) > 0x2E80 for sign in name)
    return did_you_mean(name, by_label if chinese else known)


def _too_long(filled: list[tuple[int, list[str]]], header: list[str]) -> list[str]:
    problems = []
    for number, cells in filled[1:]:
        strays = [cell for at, cell in enumerate(cells) if cell and (at >= len(header) or not header[at])]
        if strays:
            problems.append(
                f"row {number}: {strays[0]!r} stands under no column; quote a cell that contains a comma"
            )
    return problems


def decoded(path: Path, notes: list[str], language: str) -> str:
    """A file's text, UTF-8 or GB18030; the latter leaves a note. Raises InputError for anything else."""
    raw = path.read_bytes()
    if len(raw) > MOST_BYTES:
        raise InputError(path, [f"{len(raw)} bytes; a table of at most {MOST_BYTES} is read"])
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        first = error
    try:
        text = raw.decode("gb18030")
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        found = f"byte {raw[first.start]:#04x} at offset {first.start} is neither UTF-8 nor GB18030"
        raise InputError(path, [f"{found}; save the table as CSV UTF-8 or as .xlsx"])
    notes.append(say("data.gb18030", language, file=path.name))
    return text


def _csv_rows(path: Path, notes: list[str], language: str) -> list[tuple[int, list[str]]]:
    text = decoded(path, notes, language)
    if "\0" in text:
        raise InputError(path, ["the file holds zero bytes and is no text; save the table as CSV UTF-8"])
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows: list[tuple[int, list[str]]] = []
    try:
        for number, cells in enumerate(reader, start=1):
            if number > MOST_ROWS:
                raise InputError(path, [f"more than {MOST_ROWS} rows; a figures table is that of one year"])
            rows.append((number, [clean(cell) for cell in cells]))
    except csv.Error as error:
        raise InputError(path, [f"line {reader.line_num}: {error}; close every quote"]) from error
    return rows


def _xlsx_rows(path: Path, notes: list[str], language: str) -> list[tuple[int, list[str]]]:
    formulas = _first_sheet(path, computed=False)
    _within_bounds(path, formulas)
    computed = any(cell.data_type == "f" for cells in _cells(formulas) for cell in cells)
    values = _first_sheet(path, computed=True) if computed else formulas
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


def _first_sheet(path: Path, computed: bool) -> Worksheet:
    try:
        _guard(path)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return load_workbook(path, data_only=computed).worksheets[0]
    except InputError:
        raise
    except Exception as error:
        raise InputError(
            path, ["this is no .xlsx workbook that can be read; save it again as .xlsx"]
        ) from error


def _guard(path: Path) -> None:
    """Refuse what unpacks to more than a table can be, and entities before an XML parser sees them."""
    with zipfile.ZipFile(path) as archive:
        parts = archive.infolist()
        size = sum(part.file_size for part in parts)
        if len(parts) > MOST_PARTS or size > MOST_UNPACKED:
            found = f"{len(parts)} parts of {size} bytes unpacked"
            raise InputError(path, [f"{found}; a figures table is smaller"])
        if any(b"<!DOCTYPE" in archive.open(part).read(4096) for part in parts):
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
    return clean(str(value))


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
