"""A small table in a file, .csv or .xlsx → its rows as text, each with its row number.

Serves every table that people write by hand (figures, corrections, replies).
Nothing here knows what the columns mean.

Its tests: test_sources.py.
"""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from unicodedata import normalize

from helpers.errors import InputError, did_you_mean_one, in_quotes
from helpers.files import read_plain
from helpers.messages import say
from helpers.read.documents import decoded
from helpers.read.typed.spreadsheets import MOST_ROWS, sheet_names, spreadsheet_rows
from helpers.schema import Column


@dataclass(frozen=True)
class TableFile:
    """Rows of text by column name, each with the row's number in the file; the header is row 1."""

    path: Path
    columns: list[str]
    rows: list[tuple[int, dict[str, str]]]
    notes: list[str]


def read_table_file(
    path: Path, columns: Sequence[Column], required: Sequence[str], language: str = "zh", sheet: str = ""
) -> TableFile:
    """The rows of a .csv or .xlsx file whose first row names columns, by name or Chinese label.

    Of a workbook it is the first sheet, or the one with this name.

    Blank rows are left out, a short row is filled with empty cells. Raises
    InputError where the file is no such table, with every problem of its header,
    and UnreadableFile where it is no plain file of its folder.
    """
    notes: list[str] = []
    content = read_plain(path, path.parent, language=language)
    workbook = path.suffix.lower() == ".xlsx"
    lines = spreadsheet_rows(path, content, sheet) if workbook else _csv_rows(path, content, notes, language)
    cleaned = [(number, [_cleaned(cell) for cell in cells]) for number, cells in lines]
    filled = [(number, cells) for number, cells in cleaned if any(cells)]
    if not filled:
        raise InputError(path, [f"the file is empty; its first row names the columns, {_names(required)}"])
    header, problems = _header(filled[0][1], columns, required)
    problems += _too_long(filled, header)
    if problems:
        raise InputError(path, problems)
    named = [name for name in header if name]
    rows = [(number, _by_name(header, cells)) for number, cells in filled[1:]]
    return TableFile(path, named, rows, notes)


def names_of_sheets(path: Path, language: str = "zh") -> list[str]:
    """The names of a workbook's sheets; one that cannot be read has none."""
    return sheet_names(read_plain(path, path.parent, language=language))


def _cleaned(text: str) -> str:
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
            problems.append(
                f"row 1: {in_quotes(cell)} is not a column; {did_you_mean_one(name, known, by_label)}"
            )
        elif name and name in header:
            problems.append(f"row 1: column {in_quotes(name)} stands there twice; keep one")
        header.append(name)
    missing = [name for name in required if name not in header]
    problems += [
        f"row 1: column {in_quotes(name)} is missing; required are {_names(required)}" for name in missing
    ]
    if missing and len(header) == 1 and (sign := next((s for s in ";\t|；" if s in cells[0]), "")):
        problems = [f"row 1: the columns are separated by {in_quotes(sign)}; separate them by commas"]
    return header, problems


def _too_long(filled: list[tuple[int, list[str]]], header: list[str]) -> list[str]:
    problems = []
    for number, cells in filled[1:]:
        strays = [cell for at, cell in enumerate(cells) if cell and (at >= len(header) or not header[at])]
        if strays:
            problems.append(
                f"row {number}: {in_quotes(strays[0])} stands under no column; quote a cell that contains a comma"
            )
    return problems


def _decoded_table(path: Path, content: bytes, notes: list[str], language: str) -> str:
    """A file's text, UTF-8 or GB18030; the latter leaves a note. Raises InputError for anything else."""
    try:
        text, in_gb18030 = decoded(content)
    except UnicodeDecodeError as error:
        found = f"byte {content[error.start]:#04x} at offset {error.start} is neither UTF-8 nor GB18030"
        raise InputError(path, [f"{found}; save the table as CSV UTF-8 or as .xlsx"]) from None
    if "\0" in text:
        raise InputError(path, ["the file holds zero bytes and is no text; save the table as CSV UTF-8"])
    if in_gb18030:
        notes.append(say("read.gb18030", language, path=path.name))
    return text


def _csv_rows(path: Path, content: bytes, notes: list[str], language: str) -> list[tuple[int, list[str]]]:
    text = _decoded_table(path, content, notes, language)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows: list[tuple[int, list[str]]] = []
    try:
        for number, cells in enumerate(reader, start=1):
            if number > MOST_ROWS:
                raise InputError(path, [f"more than {MOST_ROWS} rows; a figures table is that of one year"])
            rows.append((number, cells))
    except csv.Error as error:
        raise InputError(path, [f"line {reader.line_num}: {error}; close every quote"]) from error
    return rows
