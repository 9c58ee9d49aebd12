"""Identities of form: one number for a figure, one unit and one year through the report."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from helpers import schema
from helpers.measure.amounts import Amount
from helpers.measure.outcomes import Check
from helpers.measure.rows import POINTS, is_money
from helpers.measure.same_figure import Statement
from helpers.measure.statements import Statements


def twice_stated(statements: Statements) -> Iterator[Check]:
    """A figure that is stated more than once says the same each time."""
    for one in statements.all:
        if len(one.rows) > 1 and one.first["measure"] not in POINTS:
            first, other = one.amounts[0], farthest(one)
            yield Check(
                "stated_twice",
                one.first["line"],
                first,
                other,
                outcome=one.outcome,
                group="money" if is_money(one.first) else "count",
                note=one,
            )


def farthest(one: Statement) -> Amount:
    """The statement that differs most from the first; the second where none does."""
    first = one.amounts[0]
    return max(one.amounts[1:], key=lambda amount: _distance(first, amount))


def _distance(one: Amount, other: Amount) -> Fraction:
    ends = ((one.low, other.low), (one.high, other.high))
    return max((abs(a - b) for a, b in ends if a is not None and b is not None), default=Fraction(0))


def one_unit(statements: Statements) -> Iterator[Check]:
    """Money stands in one unit through the report; a 0 is in any, what is not understood may be a price."""
    money = [row for row in statements.rows if row["kind"] == "money" and row["unit"]]
    money = [row for row in money if row["measure"] != schema.UNASSIGNED]
    units = {main_unit(row) for row in money if not is_zero(row)}
    if units:
        ids = tuple(row["id"] for row in money if main_unit(row) in units)
        outcome = "holds" if len(units) == 1 else "fails"
        yield Check(
            "one_unit", schema.DEPARTMENT, Amount(figures=ids), Amount(), outcome=outcome, group="form"
        )


def main_unit(row: dict[str, str]) -> str:
    """A unit of money under one name: 万 is 万元."""
    return row["unit"].removesuffix("元") or "元"


def is_zero(row: dict[str, str]) -> bool:
    """Whether a row's number is 0."""
    return bool(row["value"]) and Decimal(row["value"]) == 0


def one_year(statements: Statements) -> Iterator[Check]:
    """What is dated stands in the year that it speaks of."""
    dated = [row for row in statements.rows if row["as_of"]]
    if dated:
        ids = tuple(row["id"] for row in dated)
        outcome = "holds" if all(is_within(row["as_of"], row["period"]) for row in dated) else "fails"
        yield Check(
            "one_year", schema.DEPARTMENT, Amount(figures=ids), Amount(), outcome=outcome, group="form"
        )


def is_within(date: str, period: str) -> bool:
    """Whether a date lies in a year, or in a fiscal year that ends in the next one.

    >>> is_within("2017-03-31", "2016-17"), is_within("2023-12-31", "2024")
    (True, False)
    """
    first = int(period[:4])
    return int(date[:4]) in ((first, first + 1) if "-" in period else (first,))
