"""One processed table over all departments and years, as a frame to work with.

Its tests: test_many_tables.py.
"""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from uuid import uuid4

from helpers import schema
from helpers.errors import JixiaoError, did_you_mean
from helpers.files import open_plain, read_plain
from helpers.read.places import department_years, processed_folder
from helpers.read.restricted import years_on_pages
from helpers.read.typed_frames import typed_frame
from helpers.read.word_codes import (
    CodedTable,
    Place,
    Stamp,
    no_rows,
    parsed,
    put_together,
    read_coded,
    write_coded,
)

TABLES = ("facts", "figures", "activities", "checks", "findings")
"""What can be asked for over many department-years."""

KEPT_IN = ".jixiao"
"""The folder in processed/ that a table of many department-years is kept in."""

MOST_TOGETHER = 8_000_000_000
"""Bytes of such a table."""

MOST_OF_ONE = 256_000_000
"""Bytes of one department-year's table."""

READ_AT_ONCE = 64_000_000
"""Bytes of tables that are parsed in one turn."""


def tables(
    table: str,
    departments: str | Iterable[str] | None = None,
    years: str | int | Iterable[str | int] | None = None,
    data_dir: Path | str | None = None,
    language: str = "zh",
    unit: str = "元",
):
    """One table over departments and years as a typed frame: facts, figures, activities, checks or findings.

    Without a choice it has all department-years but those of restricted departments
    (department.toml), of which no page may tell; by its name such a one is had too. Numbers are numbers, money in
    `unit`; the exact text of each stands in a column beside (`value_text`), in the
    unit of `unit_text`; numerator and denominator of a ratio stay in 元.
    Words are categories, years ordered ones; a word of a vocabulary has its label
    in `language` beside (`fact_label`). `data_dir` holds raw/ and processed/; by
    default it is the folder data/ of this folder or of one above it. What was
    read once is kept in processed/.jixiao and read anew where a table changed.

    Raises JixiaoError, with the nearest name that there is, for what is not there.
    """
    if table not in TABLES:
        raise JixiaoError(f"{table!r} is no table; {did_you_mean(table, TABLES)}")
    if unit not in schema.MONEY_UNITS:
        raise JixiaoError(f"{unit!r} is no unit of money; {did_you_mean(unit, schema.MONEY_UNITS)}")
    folder = Path(data_dir) if data_dir is not None else _data_folder(Path.cwd())
    chosen, own = _several(departments), _several(years)
    places = years_on_pages(folder, None, own) if chosen is None else department_years(folder, chosen, own)
    return typed_frame(_up_to_date(folder, table, places), places, table, language, unit)


def _several(choice):
    """A choice as a list: a single name is one."""
    return [choice] if isinstance(choice, str | int) else choice


def _data_folder(here: Path) -> Path:
    """The data of the project that we are in."""
    for folder in (here, *here.parents):
        if (folder / "data" / "raw").is_dir():
            return folder / "data"
    raise JixiaoError(
        f"{here}: no folder data/raw here or above; name the folder that holds raw/ as data_dir"
    )


def _up_to_date(data_dir: Path, table: str, places: list[Place]) -> CodedTable:
    """What is kept of the table, with the department-years read anew that are not in it as they are now."""
    columns = _columns(table)
    path = data_dir / "processed" / KEPT_IN / f"{table}.npz"
    key = f"1 {' '.join(columns)}"
    kept = _kept_table(path, key) or no_rows(columns)
    stamps = {place: _stamp(data_dir, place, table) for place in places}
    stale = [place for place in places if place not in kept.parts or kept.parts[place].stamp != stamps[place]]
    if not stale:
        return kept
    read = [_read_parts(data_dir, table, columns, some, stamps) for some in _by_size(stale, stamps)]
    renewed = put_together([kept, *read], sorted({*kept.parts, *places}))
    _keep(path, renewed, key)
    return renewed


def _columns(table: str) -> list[str]:
    return [name for name in schema.names(schema.TABLES[table]) if name not in ("department", "year")]


def _stamp(data_dir: Path, place: Place, table: str) -> Stamp:
    # Thousands are asked for at a time: a path is put together by its parts' names, which stand in raw/.
    path = os.path.join(data_dir, "processed", *place, f"{table}.csv")  # noqa: PTH118
    try:
        status = os.stat(path)  # noqa: PTH116
    except (FileNotFoundError, NotADirectoryError):
        folder = processed_folder(data_dir, *place)
        raise JixiaoError(f"{folder}: no processed figures; run {_command_for(place)}") from None
    return status.st_mtime_ns, status.st_size, status.st_ino


def _command_for(place: Place) -> str:
    return f"jixiao process --department {place[0]} --years {place[1]}"


def _by_size(places: list[Place], stamps: dict[Place, Stamp]) -> Iterator[list[Place]]:
    """Department-years in turns whose tables are some megabytes together."""
    some, size = [], 0
    for place in places:
        some.append(place)
        size += stamps[place][1]
        if size > READ_AT_ONCE:
            yield some
            some, size = [], 0
    if some:
        yield some


def _read_parts(
    data_dir: Path, table: str, columns: list[str], places: list[Place], stamps: dict[Place, Stamp]
) -> CodedTable:
    """The rows of department-years' tables."""
    head = ",".join(schema.names(schema.TABLES[table]))
    files = {place: (stamps[place], _body(data_dir, table, head, place)) for place in places}
    return parsed(head, columns, files)


def _body(data_dir: Path, table: str, head: str, place: Place) -> bytes:
    """A department-year's table behind its head, which is that of today."""
    folder = processed_folder(data_dir, *place)
    content = read_plain(folder / f"{table}.csv", folder, MOST_OF_ONE)
    first, _, body = content.partition(b"\n")
    if first.decode(errors="replace") != head:
        raise JixiaoError(f"{folder}: tables of another version; run {_command_for(place)}")
    return body


def _kept_table(path: Path, key: str) -> CodedTable | None:
    try:
        with open_plain(path, path.parent, MOST_TOGETHER) as file:
            return read_coded(file, key)
    except (OSError, JixiaoError):
        return None


def _keep(path: Path, table: CodedTable, key: str) -> None:
    """Put the table in its place, whole; where nothing can be written, it is read anew next time."""
    new = path.parent / f".{uuid4().hex}.new"
    try:
        path.parent.mkdir(exist_ok=True)
        with new.open("xb") as file:
            write_coded(table, key, file)
        new.replace(path)
    except OSError:
        pass
    finally:
        new.unlink(missing_ok=True)
