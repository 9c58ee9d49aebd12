"""The departments of a year compared: their ratios ranked and spread, their findings counted, what they lack.

Its tests: test_comparison.py.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Protocol

import pandas as pd

from helpers.frames import Row, records
from helpers.measure.across.pressing import Pressing, Unspent, pressing_of, unspent_of
from helpers.measure.across.spreads import Spread, quick_order, spread_of
from helpers.measure.rules import findings_to_send
from helpers.schema import ALL_PROJECTS, DEPARTMENT

Place = tuple[str, str]
"""Subject and fact."""

BASES = ("execution_to_initial", "execution_to_adjusted", "execution_to_budget")
"""A department's execution is ranked against the first of these that its report allows."""

COMPARED: tuple[Place, ...] = (
    *((DEPARTMENT, base) for base in BASES),
    (ALL_PROJECTS, "execution_to_initial"),
    (ALL_PROJECTS, "execution_to_adjusted"),
    (ALL_PROJECTS, "net_adjustment_to_initial"),
    (ALL_PROJECTS, "gross_adjustment_to_initial"),
)
FURTHER: tuple[Place, ...] = (
    (ALL_PROJECTS, "gross_adjustment_less_excluded_to_initial"),
    (ALL_PROJECTS, "composition_variance"),
)
"""Ratios whose spread is shown beside those."""

COVERED: tuple[Place, ...] = (
    *((DEPARTMENT, fact) for fact in ("initial", "adjusted", "budget", "actual", "carryover")),
    *((DEPARTMENT, f"{part}_expenditure") for part in ("personnel", "public", "project")),
    *((ALL_PROJECTS, fact) for fact in ("initial", "gross_adjustment", "adjusted", "actual")),
    (DEPARTMENT, "in_service_to_authorised"),
)

FACTS_COMPARED = frozenset({fact for _, fact in (*COMPARED, *FURTHER, *COVERED)})
"""All facts that a comparison looks at."""


class YearOfAll(Protocol):
    """A year of all departments as read_across has it."""

    year: str
    departments: pd.DataFrame
    facts: pd.DataFrame
    checks: pd.DataFrame
    findings: pd.DataFrame
    figures: pd.DataFrame


@dataclass(frozen=True)
class Known:
    """A department's number for a fact by which it is ranked; of an approximate one its hard bound."""

    department: str
    number: Fraction
    row: Row


@dataclass(frozen=True)
class Comparison:
    """The departments of a year side by side; frames as read_across has them."""

    year: str
    departments: dict[str, Row]
    rows: dict[Place, dict[str, Row]]
    findings: pd.DataFrame
    scores: dict[str, Fraction]
    pressing: tuple[Pressing, ...]
    unspent: tuple[Unspent, ...]

    def __repr__(self) -> str:
        return f"<{self.year}: {len(self.departments)} departments, {len(self.findings)} findings>"

    def row(self, department: str, subject: str, fact: str) -> Row | None:
        """A department's fact, or None where it has none."""
        return self.rows.get((subject, fact), {}).get(department)

    def known(self, subject: str, fact: str) -> dict[str, Fraction]:
        """Departments with one number for a fact."""
        return self._numbers.get((subject, fact), {})

    @cached_property
    def _numbers(self) -> dict[Place, dict[str, Fraction]]:
        return {
            place: {name: exact_share(row) for name, row in own.items() if row["status"] == "ok"}
            for place, own in self.rows.items()
        }

    def tally(self, subject: str, fact: str) -> dict[str, int]:
        """How many departments have a number, bounds, a base of 0, or nothing."""
        own = self.rows.get((subject, fact), {})
        counts = dict.fromkeys(("ok", "bounded", "undefined", "unknown"), 0)
        for department in self.departments:
            counts[own[department]["status"] if department in own else "unknown"] += 1
        return counts

    @cached_property
    def spreads(self) -> dict[Place, Spread]:
        """How each ratio is spread, as far as any department has a number."""
        found = {place: spread_of(self.known(*place)) for place in (*COMPARED, *FURTHER)}
        return {place: spread for place, spread in found.items() if spread}

    def ranked(self, base: str) -> list[Known]:
        """The departments whose own execution is shown against this base, the highest first.

        An approximate one has the place of its hard bound: the lower one where it has both.
        """
        earlier = BASES[: BASES.index(base)]
        found = [
            Known(department, number, row)
            for department, row in self.rows.get((DEPARTMENT, base), {}).items()
            if (number := hard_number(row)) is not None
            and not any(self._is_rankable(department, other) for other in earlier)
        ]
        return sorted(found, key=lambda item: (*quick_order(-item.number), item.department))

    def _is_rankable(self, department: str, base: str) -> bool:
        row = self.row(department, DEPARTMENT, base)
        return row is not None and hard_number(row) is not None

    @cached_property
    def unranked(self) -> dict[str, str]:
        """Departments with no execution against any base: undefined where a base is 0, else unknown."""
        found = {}
        for department in self.departments:
            if not any(self._is_rankable(department, base) for base in BASES):
                rows = [self.row(department, DEPARTMENT, base) for base in BASES]
                is_zero = any(row and row["status"] == "undefined" for row in rows)
                found[department] = "undefined" if is_zero else "unknown"
        return found

    def lacking(self, subject: str, fact: str) -> list[str]:
        """Departments without a number, or bounds, for a fact."""
        own = self.rows.get((subject, fact), {})
        known = {name for name, row in own.items() if row["status"] in ("ok", "bounded")}
        return [department for department in self.departments if department not in known]


def comparison_of(across: YearOfAll) -> Comparison:
    """What the tables of a year's departments come to beside each other."""
    departments = {row["department"]: row for row in records(across.departments)}
    return Comparison(
        year=across.year,
        departments=departments,
        rows=_compared_rows(across.facts),
        findings=findings_to_send(across.findings),
        scores=_scores(across.figures),
        pressing=tuple(pressing_of(across.checks, across.findings, across.figures)),
        unspent=tuple(unspent_of(across.facts)),
    )


def _compared_rows(facts: pd.DataFrame) -> dict[Place, dict[str, Row]]:
    """The facts that are compared, covered or shown, by place and department."""
    own = facts[facts["subject"].isin([DEPARTMENT, ALL_PROJECTS]) & facts["fact"].isin(FACTS_COMPARED)]
    found: dict[Place, dict[str, Row]] = {}
    for row in records(own):
        found.setdefault((row["subject"], row["fact"]), {})[row["department"]] = row
    return found


def _scores(figures: pd.DataFrame) -> dict[str, Fraction]:
    """Departments' own scores; none where a report prints several."""
    own = figures[
        (figures["measure"] == "score") & (figures["subject"] == DEPARTMENT) & (figures["stage"] != "target")
    ]
    values: dict[str, set[str]] = {}
    for row in records(own[own["value"] != ""]):
        values.setdefault(row["department"], set()).add(str(Decimal(row["value"]).normalize()))
    return {name: Fraction(*found) for name, found in values.items() if len(found) == 1}


def hard_number(row: Mapping[str, str]) -> Fraction | None:
    """A fact's number, or its hard bound: the lower one, or the upper one where there is no lower."""
    if row["status"] == "ok":
        return exact_share(row)
    bound = row["lower"] or row["upper"]
    return Fraction(bound) if row["status"] == "bounded" and bound else None


def exact_share(row: Mapping[str, str]) -> Fraction:
    """A fact's number, exact where its parts are."""
    above, below = row["numerator"], row["denominator"]
    if above and below and ".." not in above + below:
        return Fraction(above) / Fraction(below)
    return Fraction(row["value"])
