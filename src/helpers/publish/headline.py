"""What the index shows of a report: its headline facts and how many findings of each grade."""

import csv
from collections import Counter
from dataclasses import fields
from pathlib import Path

from helpers import schema
from helpers.publish.records import Fact

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


def of(processed: Path) -> dict[str, dict]:
    """Headline facts and counts of findings from a department-year's processed tables."""
    year = processed.name
    facts = {
        f"{row['subject']}/{row['fact']}": Fact(**{one.name: row[one.name] for one in fields(Fact)})
        for row in _rows(processed / "facts.csv")
        if (row["subject"], row["fact"]) in FACTS and row["period"] in ("", year)
    }
    grades = Counter(row["grade"] for row in _rows(processed / "findings.csv"))
    return {"headline": facts, "findings": {grade.name: grades[grade.name] for grade in schema.GRADES}}


LONGEST_CELL = 10**8
"""Characters of a cell at most: a sum over thousands of projects cites the figures of all of them."""


def _rows(table: Path) -> list[dict[str, str]]:
    if not table.is_file():
        return []
    csv.field_size_limit(LONGEST_CELL)
    with table.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
