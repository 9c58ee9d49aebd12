"""Texts that are equal to another department's, or to last year's own, found in one pass over what was processed.

Each processed folder keeps the fingerprints of its own text (words.csv) and those
that others have too (copies.csv), never whose they are. A page follows from the
tables of its own folder alone, so that one is made anew only where what others
have of its text changed.

Its tests: test_copies.py.
"""

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from helpers import schema
from helpers.errors import JixiaoError
from helpers.files import open_plain
from helpers.frames import Row, records
from helpers.measure import findings_of, with_decisions
from helpers.publish.records import write_whole
from helpers.read import DepartmentYear, is_department_id, processed_folder, read_processed
from helpers.years import is_year, year_before

MOST_SHARING = 5
"""Departments that share a paragraph beyond which it is the notice's own outline or a set phrase."""

MOST_BYTES = 256_000_000
"""Bytes of a processed table: some hundred thousand rows."""

_MARKS = {"paragraph": ("fingerprint", "copied"), "sentence": ("result", "kept")}
"""By the sort of a copy: the item of words.csv that has its fingerprint, and the one that marks it as a copy."""

_NEEDED = {"words": ("item", "subject"), "copies": ("sort", "fingerprint", "others")}
"""The columns that are read of each table."""

Copies = Mapping[tuple[str, str], str]
"""Sort and fingerprint of what others have too, with how many others that are."""

_Pair = tuple[str, str]


@dataclass(frozen=True)
class _Fingerprints:
    """The fingerprints of one department-year."""

    paragraphs: frozenset[str]
    sentences: frozenset[str]


def processed_years(data_dir: Path | str) -> list[_Pair]:
    """Every department-year that was processed, in order."""
    tables = sorted((Path(data_dir) / "processed").glob("*/*/words.csv"))
    pairs = [(table.parents[1].name, table.parent.name) for table in tables]
    return [
        (department, year) for department, year in pairs if is_department_id(department) and is_year(year)
    ]


def mark_copies(data_dir: Path | str, pairs: Iterable[_Pair]) -> list[_Pair]:
    """Write beside each department-year which of its paragraphs others have too, and what it kept from last year.

    What is written names no other department, and does not depend on the order.
    Returns the department-years whose tables changed.
    """
    own = {pair: found for pair in pairs if (found := _fingerprints_of(data_dir, pair)) is not None}
    sharing = _sharing(own)
    changed = []
    for pair in own:
        copies = _copies_of(pair, own, sharing)
        if copies != copies_known(data_dir, *pair) and _is_written(data_dir, pair, copies):
            changed.append(pair)
    return changed


def copies_known(data_dir: Path | str, department: str, year: str) -> Copies:
    """What others have too of a department-year's text, as the last pass wrote it down."""
    rows = _rows_processed(processed_folder(data_dir, department, year), "copies")
    return {(row["sort"], row["fingerprint"]): row["others"] for row in rows or ()}


def with_copies(source: DepartmentYear, copies: Copies) -> DepartmentYear:
    """The department-year with a row of words for each text of it that others have too."""
    marks = {item for _, item in _MARKS.values()}
    rows = [row for row in records(source.words) if row["item"] not in marks]
    for sort, (item, mark) in _MARKS.items():
        rows += [
            row | {"item": mark, "subject": copies[sort, row["subject"]]}
            for row in rows
            if row["item"] == item and (sort, row["subject"]) in copies
        ]
    words = pd.DataFrame(rows, columns=schema.names(schema.WORDS), dtype="str")
    return replace(source, words=words)


def table_of_copies(copies: Copies) -> pd.DataFrame:
    """What others have too, as a table."""
    rows = [(sort, fingerprint, others) for (sort, fingerprint), others in sorted(copies.items())]
    return pd.DataFrame(rows, columns=schema.names(schema.COPIES), dtype="str")


def _fingerprints_of(data_dir: Path | str, pair: _Pair) -> _Fingerprints | None:
    """The fingerprints in the words table of a department-year; None where it was not processed."""
    rows = _rows_processed(processed_folder(data_dir, *pair), "words")
    if rows is None:
        return None
    found: dict[str, set[str]] = {item: set() for item, _ in _MARKS.values()}
    for row in rows:
        if row["item"] in found:
            found[row["item"]].add(row["subject"])
    return _Fingerprints(frozenset(found["fingerprint"]), frozenset(found["result"]))


def _rows_processed(folder: Path, table: str) -> list[Row] | None:
    """The rows of a processed table; None where there is none, or what is there is no such table."""
    try:
        content = open_plain(folder / f"{table}.csv", folder, MOST_BYTES)
        with io.TextIOWrapper(content, encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
    except (OSError, ValueError, csv.Error, JixiaoError):
        return None
    needed = _NEEDED[table]
    return rows if all(isinstance(row.get(name), str) for row in rows for name in needed) else None


def _sharing(own: Mapping[_Pair, _Fingerprints]) -> dict[str, set[str]]:
    """The departments of each paragraph that two at least have."""
    first: dict[str, str] = {}
    several: dict[str, set[str]] = {}
    for (department, _), found in own.items():
        for name in found.paragraphs:
            known = first.setdefault(name, department)
            if known != department:
                several.setdefault(name, {known}).add(department)
    return several


def _copies_of(
    pair: _Pair, own: Mapping[_Pair, _Fingerprints], sharing: Mapping[str, set[str]]
) -> dict[tuple[str, str], str]:
    department, year = pair
    others = {name: len(sharing[name]) - 1 for name in own[pair].paragraphs if name in sharing}
    found = {("paragraph", name): str(count) for name, count in others.items() if 0 < count < MOST_SHARING}
    before = own.get((department, year_before(year)))
    kept = own[pair].sentences & before.sentences if before else frozenset()
    return found | {("sentence", name): "0" for name in kept}


def _is_written(data_dir: Path | str, pair: _Pair, copies: Copies) -> bool:
    """Whether the table of copies is written; not where another table of its folder was spoilt."""
    try:
        _write_copies(data_dir, pair, copies)
    except (OSError, ValueError, LookupError, JixiaoError):
        return False
    return True


def _write_copies(data_dir: Path | str, pair: _Pair, copies: Copies) -> None:
    """The table of copies anew, and the words and findings that follow."""
    source = with_copies(read_processed(data_dir, *pair), copies)
    currency = source.profile.currency
    findings = findings_of(source.figures, source.words, "zh", source.replies, currency, source.rules, source)
    tables = {
        "copies": table_of_copies(copies),
        "words": source.words,
        "findings": with_decisions(findings, source.decisions),
    }
    folder = processed_folder(data_dir, *pair)
    for name, table in tables.items():
        content = table.to_csv(index=False, lineterminator="\n").encode("utf-8", "backslashreplace")
        write_whole(folder / f"{name}.csv", content, folder)
