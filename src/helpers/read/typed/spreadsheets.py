"""A sheet of a workbook → rows of text, exact as typed.

Its tests: test_workbook.py.
"""

import io
import zipfile
from decimal import Context, Decimal
from pathlib import Path

from helpers.errors import InputError, Refused, in_quotes
from helpers.read.documents import StoredCell, is_declaring, stored_sheet, stored_sheet_names

MOST_ROWS = 20_000
MOST_COLUMNS, MOST_DIGITS = 100, 30
MOST_PARTS, MOST_UNPACKED = 2_000, 24_000_000
UNREADABLE = "this is no .xlsx workbook that can be read; save it again as .xlsx"
DECLARING = "a part of the workbook declares a document type; save it again as .xlsx"
PROBLEMS = {
    "entities": DECLARING,
    "row_too_large": "a row of the sheet takes more than 4 MB; clear the cells beyond the table",
    "odd_encoding": "a part of the workbook is not in UTF-8 or UTF-16; save it again as .xlsx",
}
NO_SHEET = "the workbook has no sheet {!r} that can be read; move it away and let it be written anew"
KEPT = Context(prec=15)


def spreadsheet_rows(path: Path, content: bytes, sheet: str = "") -> list[tuple[int, list[str]]]:
    """The rows of a workbook's first sheet, or of one by its name, as text; formulas by their computed value.

    Raises InputError, which names the path, with every cell that is no text, number or date.
    """
    stored = _stored_rows(path, content, sheet)
    _within_bounds(path, stored)
    width = max((cell.column for row in stored for cell in row), default=0)
    rows, problems = [], []
    for row in stored:
        texts = [""] * width
        for cell in row:
            try:
                texts[cell.column - 1] = _text(cell)
            except ValueError as error:
                problems.append(f"row {cell.row}, cell {cell.name}: {error}")
        rows.append((row[0].row, texts))
    if problems:
        raise InputError(path, problems)
    return rows


def sheet_names(content: bytes) -> list[str]:
    """The names of a workbook's sheets; none for what is no workbook."""
    try:
        return stored_sheet_names(io.BytesIO(content))
    except Exception:
        return []


def _within_bounds(path: Path, rows: list[list[StoredCell]]) -> None:
    last = max((row[0].row for row in rows), default=0)
    outermost = max((cell for row in rows for cell in row), key=lambda cell: cell.column, default=None)
    if outermost and (last > MOST_ROWS or outermost.column > MOST_COLUMNS):
        corner = f"{outermost.name.rstrip('0123456789')}{last}"
        limit = f"{MOST_ROWS} rows and {MOST_COLUMNS} columns"
        raise InputError(path, [f"the sheet reaches to cell {corner}; clear what lies beyond {limit}"])


def _stored_rows(path: Path, content: bytes, sheet: str) -> list[list[StoredCell]]:
    try:
        _guard(path, content)
        return list(stored_sheet(io.BytesIO(content), sheet))
    except InputError:
        raise
    except Refused as refused:
        unread = NO_SHEET.format(sheet) if sheet else UNREADABLE
        raise InputError(path, [PROBLEMS.get(refused.key, unread)]) from refused
    except Exception as error:
        raise InputError(path, [UNREADABLE]) from error


def _guard(path: Path, content: bytes) -> None:
    """Refuse what unpacks to more than a table can be, and entities before an XML parser sees them."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = archive.infolist()
        size = sum(part.file_size for part in parts)
        if len(parts) > MOST_PARTS or size > MOST_UNPACKED:
            found = f"{len(parts)} parts of {size} bytes unpacked"
            raise InputError(path, [f"{found}; a figures table is smaller"])
        if any(is_declaring(archive, part) for part in parts):
            raise InputError(path, [DECLARING])


def _text(cell: StoredCell) -> str:
    """A cell as it was typed: a number without the noise of binary floats, 95.61% with its sign."""
    if cell.is_uncomputed:
        raise ValueError("the formula has no computed value; open the file, let it compute, and save it")
    if cell.kind == "e":
        raise ValueError(f"{in_quotes(cell.value)} is a spreadsheet error; write the figure as printed")
    if cell.kind == "b":
        raise ValueError(f"{in_quotes(cell.shown)} is a truth value; write the figure as printed")
    if cell.kind == "d":
        return cell.value[:10]
    if cell.is_dated and not cell.is_day:
        raise ValueError(f"'{cell.shown_as('hh:mm:ss')}' is a time of day; write the figure as text")
    if cell.is_dated:
        return cell.shown_as("yyyy-mm-dd")
    return _number_text(cell.value, "%" in cell.code) if cell.kind == "n" and cell.value else cell.value


def _number_text(value: str, percent: bool) -> str:
    """Decimal text of at most 15 significant digits, which is what a spreadsheet keeps of a typed number.

    >>> _number_text("0.30000000000000004", percent=False)
    '0.3'
    >>> _number_text("0.9561", percent=True)
    '95.61%'
    """
    try:
        number = KEPT.create_decimal(value)
    except ArithmeticError:
        number = Decimal("NaN")
    if not number.is_finite() or number.adjusted() > MOST_DIGITS:
        raise ValueError(f"{in_quotes(value)} is no size that a report prints; write the figure as text")
    text = format(number.scaleb(2) if percent else number, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return f"{text}%" if percent else text
