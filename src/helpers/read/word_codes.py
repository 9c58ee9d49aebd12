"""A table of texts as codes: each column's distinct words, and which of them each row has.

Such a table is a twentieth of its CSV files to read, and is kept in one file of plain arrays.

Its tests: test_many_tables.py.
"""

import io
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import BinaryIO
from zipfile import BadZipFile

import numpy as np
import pandas as pd

Place = tuple[str, str]
"""A department and a year."""

Stamp = tuple[int, int, int]
"""What tells one state of a file from another: when it was written, its size, its number on the disk."""

_BETWEEN = "\x01"
"""Stands alone in the first cell of the row behind each file; no table has it."""


@dataclass(frozen=True)
class TablePart:
    """One department-year's rows in a table: where they begin, how many they are, and of which file."""

    first: int
    rows: int
    stamp: Stamp


@dataclass(frozen=True)
class CodedTable:
    """Columns as words and codes, and the department-years that the rows are of."""

    words: dict[str, list[str]]
    codes: dict[str, np.ndarray]
    parts: dict[Place, TablePart]

    def rows_of(self, places: Sequence[Place]) -> np.ndarray | slice:
        """The rows of department-years, in their order; all of them without a copy where nothing else is there."""
        count = sum(part.rows for part in self.parts.values())
        if list(places) == list(self.parts) and all(count == len(codes) for codes in self.codes.values()):
            return slice(None)
        own = [self.parts[place] for place in places]
        spans = [np.arange(part.first, part.first + part.rows) for part in own]
        return np.concatenate(spans) if spans else np.arange(0)


def no_rows(columns: Iterable[str]) -> CodedTable:
    """A table without a row."""
    names = list(columns)
    nothing = {name: np.zeros(0, dtype="uint8") for name in names}
    return CodedTable({name: [] for name in names}, nothing, {})


def parsed(head: str, columns: Sequence[str], files: Mapping[Place, tuple[Stamp, bytes]]) -> CodedTable:
    """CSV files of one head, parsed at once, as a coded table of some of their columns."""
    width = head.count(",")
    between = f"{_BETWEEN}{',' * width}\n".encode()
    content = b"".join(part for _, body in files.values() for part in (body, between))
    first = head.split(",")[0]
    frame = pd.read_csv(
        io.BytesIO(content),
        names=head.split(","),
        usecols=list(dict.fromkeys([first, *columns])),
        dtype=object,
        keep_default_na=False,
        low_memory=False,
    )
    is_between = (frame[first] == _BETWEEN).to_numpy()
    ends = np.flatnonzero(is_between)
    if len(ends) != len(files):
        raise ValueError("a table is cut off within a cell")
    counts = np.diff(ends, prepend=-1) - 1
    rows = ~is_between
    coded = {name: pd.factorize(frame[name].to_numpy()[rows]) for name in columns}
    words = {name: own[1].tolist() for name, own in coded.items()}
    codes = {name: own[0].astype("int32") for name, own in coded.items()}
    firsts = np.cumsum(counts) - counts
    parts = {
        place: TablePart(int(start), int(count), stamp)
        for (place, (stamp, _)), start, count in zip(files.items(), firsts, counts, strict=True)
    }
    return CodedTable(words, codes, parts)


def put_together(tables: Sequence[CodedTable], order: Sequence[Place]) -> CodedTable:
    """Tables of the same columns as one, in an order of department-years; what stands in a later table counts."""
    parts, shift = {}, 0
    for table in tables:
        for place, own in table.parts.items():
            parts[place] = TablePart(own.first + shift, own.rows, own.stamp)
        shift += len(next(iter(table.codes.values())))
    columns = {
        name: _columns_joined([(table.words[name], table.codes[name]) for table in tables])
        for name in tables[0].codes
    }
    rows = CodedTable({}, {name: codes for name, (_, codes) in columns.items()}, parts).rows_of(order)
    placed, first = {}, 0
    for place in order:
        placed[place] = TablePart(first, parts[place].rows, parts[place].stamp)
        first += parts[place].rows
    words = {name: own for name, (own, _) in columns.items()}
    return CodedTable(words, {name: codes[rows] for name, (_, codes) in columns.items()}, placed)


def _columns_joined(columns: Sequence[tuple[list[str], np.ndarray]]) -> tuple[list[str], np.ndarray]:
    """One list of words for several columns, and the codes of all their rows in it."""
    places: dict[str, int] = {}
    renumbered = []
    for words, codes in columns:
        new = np.array([places.setdefault(word, len(places)) for word in words], dtype="int32")
        renumbered.append(new[codes] if len(codes) else np.zeros(0, dtype="int32"))
    return list(places), np.concatenate(renumbered).astype(np.min_scalar_type(len(places)))


def write_coded(table: CodedTable, key: str, file: BinaryIO) -> None:
    """Write the table as one file of arrays, with what it was made under."""
    parts = [[*place, part.first, part.rows, *part.stamp] for place, part in table.parts.items()]
    arrays = {"head": _as_array({"key": key, "columns": list(table.codes), "parts": parts})}
    for number, name in enumerate(table.codes):
        arrays[f"words{number}"], arrays[f"codes{number}"] = _as_array(table.words[name]), table.codes[name]
    np.savez(file, allow_pickle=False, **arrays)


def read_coded(file: BinaryIO, key: str) -> CodedTable | None:
    """The table of such a file; None for one made under another key, or for none at all."""
    try:
        with np.load(file, allow_pickle=False) as arrays:
            return _opened(arrays, key)
    except (ValueError, KeyError, OSError, EOFError, TypeError, BadZipFile):
        return None


def _opened(arrays: Mapping[str, np.ndarray], key: str) -> CodedTable | None:
    head = json.loads(arrays["head"].tobytes())
    if head["key"] != key:
        return None
    names = list(enumerate(head["columns"]))
    return CodedTable(
        {name: json.loads(arrays[f"words{number}"].tobytes()) for number, name in names},
        {name: arrays[f"codes{number}"] for number, name in names},
        {
            (department, year): TablePart(first, rows, tuple(stamp))
            for department, year, first, rows, *stamp in head["parts"]
        },
    )


def _as_array(value: object) -> np.ndarray:
    return np.frombuffer(json.dumps(value, ensure_ascii=False).encode(), dtype="uint8")
