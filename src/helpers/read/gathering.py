"""Processed tables of many department-years as one frame, as far as a comparison needs them.

Its tests: test_comparison.py.
"""

import csv
import io
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from sys import intern

import pandas as pd

from helpers import schema
from helpers.errors import JixiaoError
from helpers.files import open_plain
from helpers.read.places import processed_folder
from helpers.read.profiles import profile_shown
from helpers.read.restricted import years_on_pages

MOST_PROCESSED = 256_000_000
"""Bytes of a processed table: some hundred thousand rows."""

LONGEST_CELL = 10**8
_LONGEST_SHARED = 16
"""Characters of a cell of which one copy is kept for all rows: names, words, short numbers."""

_FAILING = frozenset({"fails"})
_FACTS = ("fact", "subject", "value", "lower", "upper", "numerator", "denominator", "status", "certainty")


@dataclass(frozen=True)
class Across:
    """A year of all departments: who they are, and their facts, failing checks, findings and cited figures.

    Each frame begins with the column `department`; `departments` has the names
    and whether they are made up.
    """

    year: str
    departments: pd.DataFrame
    facts: pd.DataFrame
    checks: pd.DataFrame
    findings: pd.DataFrame
    figures: pd.DataFrame

    def __repr__(self) -> str:
        return f"<{self.year}: {len(self.departments)} departments, {len(self.facts)} facts>"


def read_across(data_dir: Path | str, year: str, facts: Container[str] = ()) -> Across:
    """A year's processed tables over all departments that have it.

    Of facts the year's own, those of these names if any are given, of checks those that fail, of figures the scores
    and those that a failing check or a doubtful finding cites. Raises
    JixiaoError for a department-year that was not processed.
    """
    places = years_on_pages(data_dir, years=year)
    own = {"period": {year}} | ({"fact": facts} if facts else {})
    known = gathered(data_dir, places, "facts", _FACTS, own)
    checks = gathered(data_dir, places, "checks", wanted={"outcome": _FAILING})
    findings = gathered(data_dir, places, "findings")
    doubtful = findings[findings["grade"] == schema.READING_GRADE.name]
    cited = {name for ids in (*checks["figures"], *doubtful["figures"]) for name in ids.split()}
    scores = gathered(
        data_dir, places, "figures", wanted={"measure": {"score"}, "subject": {schema.DEPARTMENT}}
    )
    cited_figures = gathered(data_dir, places, "figures", wanted={"id": cited}) if cited else scores[:0]
    figures = pd.concat([scores, cited_figures]).drop_duplicates(["department", "id"])
    return Across(str(year), _departments(data_dir, places), known, checks, findings, figures)


def gathered(
    data_dir: Path | str,
    places: Iterable[tuple[str, str]],
    table: str,
    columns: Iterable[str] = (),
    wanted: Mapping[str, Container[str]] | None = None,
) -> pd.DataFrame:
    """One processed table of many department-years: rows whose `wanted` columns have one of these words.

    `columns` are those that are kept, all of them without a choice; the
    department stands before them.
    """
    known = schema.names(getattr(schema, table.upper()))
    kept = [name for name in columns or known if name != "department"]
    rows = (
        [department, *row]
        for department, year in places
        for row in _wanted_rows(data_dir, department, year, table, kept, wanted or {})
    )
    return pd.DataFrame(rows, columns=["department", *kept], dtype="str")


def _wanted_rows(
    data_dir: Path | str,
    department: str,
    year: str,
    table: str,
    kept: list[str],
    wanted: Mapping[str, Container[str]],
) -> Iterator[list[str]]:
    folder = processed_folder(data_dir, department, year)
    csv.field_size_limit(LONGEST_CELL)
    try:
        content = open_plain(folder / f"{table}.csv", folder, MOST_PROCESSED)
    except FileNotFoundError:
        command = f"jixiao process --department {department} --years {year}"
        raise JixiaoError(f"{folder}: no processed figures; run {command}") from None
    with io.TextIOWrapper(content, encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        place = {name: number for number, name in enumerate(next(rows))}
        own = [place[name] for name in kept]
        for name, words in wanted.items():
            rows = _rows_with(rows, place[name], words)
        for row in rows:
            # Of a short cell the copy that other rows have: millions of rows repeat a few words.
            yield [intern(row[at]) if len(row[at]) <= _LONGEST_SHARED else row[at] for at in own]


def _rows_with(rows: Iterable[list[str]], at: int, words: Container[str]) -> Iterator[list[str]]:
    """The rows that have one of the words in a column."""
    return (row for row in rows if row[at] in words)


def _departments(data_dir: Path | str, places: Iterable[tuple[str, str]]) -> pd.DataFrame:
    rows = []
    for department, year in places:
        profile = profile_shown(data_dir, department, year)
        synthetic = "yes" if profile.synthetic else ""
        rows.append([department, profile.name_zh, profile.name_en, profile.currency, synthetic])
    columns = ["department", "name_zh", "name_en", "currency", "synthetic"]
    return pd.DataFrame(rows, columns=columns, dtype="str")
