"""What moved between two readings of one department-year: facts, identities and findings before and after.

Its tests: test_differences.py.
"""

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from helpers.frames import Row, records

_OF_A_FACT = ("status", "value", "lower", "upper")
_OF_A_CHECK = ("outcome", "gap")

Pair = tuple[Row | None, Row | None]
"""A row before and after; None where it is not there."""


@dataclass(frozen=True)
class Measured:
    """What one reading comes to: frames as facts_of, checks_of and findings_of make them."""

    facts: pd.DataFrame
    checks: pd.DataFrame
    findings: pd.DataFrame


@dataclass(frozen=True)
class Moved:
    """What is otherwise afterwards, in the order of the tables, and how many facts and identities are the same."""

    facts: tuple[Pair, ...]
    checks: tuple[Pair, ...]
    appeared: tuple[Row, ...]
    gone: tuple[Row, ...]
    same: int


def moved(before: Measured, after: Measured) -> Moved:
    """What moved between two readings.

    A fact is the same by its name, subject and period, an identity by its name,
    subject and place among those of both, a finding by its rule, subject and sentence.
    """
    facts, same_facts = _otherwise(before.facts, after.facts, _place_of_fact, _OF_A_FACT)
    checks, same_checks = _otherwise(
        _with_gaps(before.checks), _with_gaps(after.checks), _identity_place, _OF_A_CHECK
    )
    old, new = (_rows_placed(own, _place_of_finding) for own in (before.findings, after.findings))
    return Moved(
        facts,
        checks,
        tuple(row for place, row in new.items() if place not in old),
        tuple(row for place, row in old.items() if place not in new),
        same_facts + same_checks,
    )


def _otherwise(
    before: pd.DataFrame, after: pd.DataFrame, place_of: Callable[[Row], tuple], columns: tuple[str, ...]
) -> tuple[tuple[Pair, ...], int]:
    """The rows that differ in some columns, and how many do not."""
    old, new = _rows_placed(before, place_of), _rows_placed(after, place_of)
    places = list(dict.fromkeys([*old, *new]))
    pairs = [(old.get(place), new.get(place)) for place in places]
    differing = tuple(pair for pair in pairs if _differs(*pair, columns))
    return differing, len(pairs) - len(differing)


def _with_gaps(checks: pd.DataFrame) -> pd.DataFrame:
    """The identities with the difference of those that fail: of the others it says nothing."""
    return checks.assign(gap=checks["difference"].where(checks["outcome"] == "fails", ""))


def _differs(old: Row | None, new: Row | None, columns: tuple[str, ...]) -> bool:
    return old is None or new is None or any(old[name] != new[name] for name in columns)


def _rows_placed(table: pd.DataFrame, place_of: Callable[[Row], tuple]) -> dict[tuple, Row]:
    """The rows by what they are about; equal ones by their turn."""
    found: dict[tuple, Row] = {}
    for row in records(table):
        place, turn = place_of(row), 0
        while (*place, turn) in found:
            turn += 1
        found[*place, turn] = row
    return found


def _place_of_fact(row: Row) -> tuple[str, ...]:
    return row["fact"], row["subject"], row["period"]


def _identity_place(row: Row) -> tuple[str, ...]:
    return row["identity"], row["subject"]


def _place_of_finding(row: Row) -> tuple[str, ...]:
    return row["rule"], row["subject"], row["sentence"]
