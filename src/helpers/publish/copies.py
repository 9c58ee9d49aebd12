"""Texts that are equal to another department's, found in one pass over what was processed.

Its tests: test_copies.py.
"""

import io
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import pandas as pd

from helpers import schema
from helpers.errors import JixiaoError
from helpers.files import read_plain
from helpers.frames import Row, records
from helpers.measure import findings_of, with_decisions
from helpers.publish.records import write_whole
from helpers.read import is_department_id, processed_folder, read_processed
from helpers.years import is_year

MOST_SHARING = 5
"""Departments that share a paragraph beyond which it is the notice's own outline or a set phrase."""

COPIED, FINGERPRINT = "copied", "fingerprint"


def processed_years(data_dir: Path | str) -> list[tuple[str, str]]:
    """Every department-year that was processed, in order."""
    tables = sorted((Path(data_dir) / "processed").glob("*/*/words.csv"))
    pairs = [(table.parents[1].name, table.parent.name) for table in tables]
    return [
        (department, year) for department, year in pairs if is_department_id(department) and is_year(year)
    ]


def mark_copies(data_dir: Path | str, pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Write into the words and findings of processed department-years which paragraphs others have too.

    What is written names no other department, and does not depend on the order.
    Returns the department-years whose tables changed.
    """
    words = {pair: _words_processed(data_dir, *pair) for pair in pairs}
    known = {pair: rows for pair, rows in words.items() if rows is not None}
    sharing: dict[str, set[str]] = defaultdict(set)
    for (department, _), rows in known.items():
        for row in rows:
            if row["item"] == FINGERPRINT:
                sharing[row["subject"]].add(department)
    changed = []
    for pair, rows in known.items():
        marked = [*(row for row in rows if row["item"] != COPIED), *_copied(rows, sharing)]
        if marked != rows and _is_written(data_dir, pair, marked):
            changed.append(pair)
    return changed


def _words_processed(data_dir: Path | str, department: str, year: str) -> list[Row] | None:
    """The words table of a department-year; None where it was not processed, or what is there is no such table."""
    path = processed_folder(data_dir, department, year) / "words.csv"
    try:
        content = io.BytesIO(read_plain(path, path.parent))
        rows = records(pd.read_csv(content, dtype="str", keep_default_na=False, encoding="utf-8"))
    except (OSError, ValueError, JixiaoError):
        return None
    return rows if all(row.keys() == set(schema.names(schema.WORDS)) for row in rows) else None


def _copied(rows: list[Row], sharing: dict[str, set[str]]) -> list[Row]:
    """A row for each paragraph that some other departments have too, with their number."""
    found = []
    for row in rows:
        others = len(sharing[row["subject"]]) - 1 if row["item"] == FINGERPRINT else 0
        if 0 < others < MOST_SHARING:
            found.append(row | {"item": COPIED, "subject": str(others)})
    return found


def _is_written(data_dir: Path | str, pair: tuple[str, str], rows: list[Row]) -> bool:
    """Whether the words table is written anew, and the findings that follow; not where its folder was spoilt."""
    try:
        _write_words(data_dir, pair, rows)
    except (OSError, ValueError, JixiaoError):
        return False
    return True


def _write_words(data_dir: Path | str, pair: tuple[str, str], rows: list[Row]) -> None:
    folder = processed_folder(data_dir, *pair)
    table = pd.DataFrame(rows, columns=schema.names(schema.WORDS), dtype="str")
    write_whole(folder / "words.csv", _as_csv(table), folder)
    source = read_processed(data_dir, *pair)
    currency = source.profile.currency
    findings = findings_of(source.figures, source.words, "zh", source.replies, currency, source.rules, source)
    write_whole(folder / "findings.csv", _as_csv(with_decisions(findings, source.decisions)), folder)


def _as_csv(table: pd.DataFrame) -> bytes:
    return table.to_csv(index=False, lineterminator="\n").encode("utf-8", "backslashreplace")
