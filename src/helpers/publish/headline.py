"""What the index shows of a report: its headline facts and how many findings of each grade.

Its tests: test_index.py.
"""

import csv
import io
from collections import Counter
from dataclasses import fields
from pathlib import Path

from helpers import schema
from helpers.files import open_plain
from helpers.publish.addresses import Place
from helpers.publish.records import Fact

MOST_PROCESSED = 256_000_000
"""Bytes of a processed table: some hundred thousand rows."""

LONGEST_CELL = 10**8
"""Characters of a cell at most: a sum over thousands of projects cites the figures of all of them."""

FACTS = (
    (schema.DEPARTMENT, "actual"),
    (schema.DEPARTMENT, "execution_to_initial"),
    (schema.DEPARTMENT, "execution_to_adjusted"),
    (schema.DEPARTMENT, "execution_to_budget"),
    (schema.ALL_PROJECTS, "initial"),
    (schema.ALL_PROJECTS, "actual"),
    (schema.ALL_PROJECTS, "execution_to_initial"),
    (schema.ALL_PROJECTS, "execution_to_adjusted"),
    (schema.ALL_PROJECTS, "gross_adjustment_to_initial"),
)
"""Subject and fact: the index shows these, index.json has them all."""


ASKING = frozenset(grade.name for grade in schema.GRADES[:-1])
"""The grades that wait for a person; a note stays in the office unless someone sends it."""


def headline_of(processed: Path, own: Place) -> dict[str, dict]:
    """Headline facts and counts of findings from a department-year's processed tables."""
    folder = processed.joinpath(*own)
    names = [column.name for column in fields(Fact)]
    facts = {
        f"{row['subject']}/{row['fact']}": Fact(**{name: row[name] for name in names})
        for row in _rows(folder / "facts.csv", processed)
        if (row["subject"], row["fact"]) in FACTS and row["period"] in ("", own.year)
    }
    found = _rows(folder / "findings.csv", processed)
    grades = Counter(row["grade"] for row in found if row["state"] != "withheld")
    decided = [(row["grade"], row["confirmed"]) for row in found]
    return {
        "headline": facts,
        "findings": {grade.name: grades[grade.name] for grade in schema.GRADES},
        "waiting": sum(grade in ASKING and not confirmed for grade, confirmed in decided),
        "confirmed": sum(confirmed == "yes" for _, confirmed in decided),
    }


def _rows(table: Path, within: Path) -> list[dict[str, str]]:
    csv.field_size_limit(LONGEST_CELL)
    try:
        content = open_plain(table, within, MOST_PROCESSED)
    except FileNotFoundError:
        return []
    with io.TextIOWrapper(content, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
