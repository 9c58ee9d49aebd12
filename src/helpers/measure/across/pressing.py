"""What must be looked at first: doubtful readings and identities that fail, and money not spent, by amount.

Its tests: test_comparison.py.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

import pandas as pd

from helpers import schema
from helpers.frames import Row, records
from helpers.measure.figures import is_money
from helpers.quantities import in_yuan

_IDS = tuple[str, str]


@dataclass(frozen=True)
class Pressing:
    """A thing to look at: `kind` is doubt or fails, `amount` in 元 what it is about, None where it is no money.

    `words` are those of the tables, in Chinese; `found_by` is the rule that doubts, or the identity.
    """

    department: str
    kind: str
    subject: str
    words: str
    amount: Decimal | None
    found_by: str


@dataclass(frozen=True)
class Unspent:
    """A project allocation's adjusted budget that was not spent, in 元."""

    department: str
    project: str
    adjusted: Decimal
    actual: Decimal

    @property
    def amount(self) -> Decimal:
        """What is left."""
        return self.adjusted - self.actual


def pressing_of(checks: pd.DataFrame, findings: pd.DataFrame, figures: pd.DataFrame) -> list[Pressing]:
    """Doubtful readings and failing identities, the largest amounts first, then those that are no money."""
    cited = {(row["department"], row["id"]): row for row in records(figures)}
    found = [*_doubtful(findings, cited), *_failing(checks, cited)]
    return sorted(
        found, key=lambda item: (item.amount is None, -(item.amount or 0), item.department, item.words)
    )


def _doubtful(findings: pd.DataFrame, cited: dict[_IDS, Row]) -> Iterator[Pressing]:
    for row in records(findings[findings["grade"] == schema.READING_GRADE.name]):
        amounts = [_amount_of_figure(figure) for figure in _figures(row, cited)]
        known = [amount for amount in amounts if amount is not None]
        amount = max(known, default=None)
        yield Pressing(row["department"], "doubt", row["subject"], row["sentence"], amount, row["rule"])


def _failing(checks: pd.DataFrame, cited: dict[_IDS, Row]) -> Iterator[Pressing]:
    for row in records(checks):
        of_money = all(is_money(figure) for figure in _figures(row, cited))
        exact = bool(row["difference"]) and ".." not in row["difference"]
        amount = abs(Decimal(row["difference"])) if of_money and exact else None
        yield Pressing(row["department"], "fails", row["subject"], row["reason"], amount, row["identity"])


def _figures(row: Row, cited: dict[_IDS, Row]) -> list[Row]:
    ids = ((row["department"], name) for name in row["figures"].split())
    return [cited[own] for own in ids if own in cited]


def _amount_of_figure(figure: Row) -> Decimal | None:
    """A figure's size in 元; None where it is no money, or its unit is not known."""
    if not is_money(figure) or not figure["value"] or figure["unit"] not in schema.MONEY_UNITS:
        return None
    return abs(in_yuan(Decimal(figure["value"]), figure["unit"]))


def unspent_of(facts: pd.DataFrame) -> list[Unspent]:
    """Project allocations with an adjusted budget that is more than was spent, the largest rest first."""
    own = facts[(facts["status"] == "ok") & ~facts["subject"].isin([schema.DEPARTMENT, schema.ALL_PROJECTS])]
    amounts = {
        name: dict(zip(zip(rows["department"], rows["subject"], strict=True), rows["value"], strict=True))
        for name, rows in own[own["fact"].isin(["adjusted", "actual"])].groupby("fact")
    }
    spent = amounts.get("actual", {})
    found = [
        Unspent(department, project, Decimal(value), Decimal(spent[department, project]))
        for (department, project), value in amounts.get("adjusted", {}).items()
        if (department, project) in spent
    ]
    left = [item for item in found if item.amount > 0]
    return sorted(left, key=lambda item: (-item.amount, item.department, item.project))
