"""Identities of form: one number for a figure, one unit and one year through the report.

Its tests: test_identities.py.
"""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from helpers import schema
from helpers.frames import Row
from helpers.measure.figures import (
    OWN_WORDS,
    POINTS,
    Amount,
    Books,
    Statement,
    is_money,
    place_in_document,
)
from helpers.measure.identities.checks import Check
from helpers.measure.identities.one_frame import unjudged


def restated_figures(books: Books) -> Iterator[Check]:
    """A figure that is stated more than once says the same each time."""
    for statement in books.statements.all:
        if len(statement.rows) > 1 and statement.first["measure"] not in POINTS:
            check = Check(
                "stated_twice",
                statement.first["line"],
                statement.amounts[0],
                _farthest(statement),
                outcome=statement.outcome,
                group="money" if is_money(statement.first) else "count",
                restates=statement,
            )
            yield check if statement.outcome != "fails" or _is_one_figure(statement) else unjudged(check)


def _is_one_figure(statement: Statement) -> bool:
    """Whether words that tell the department's figures apart leave no doubt that it is one that differs."""
    row = statement.first
    if row["line"] != schema.DEPARTMENT:
        return True
    if row["measure"] in OWN_WORDS:
        return False
    return row["account"] not in ("", "total") or statement.is_labelled_alike


def _farthest(statement: Statement) -> Amount:
    """The statement that differs most from the first; the second where none does."""
    first = statement.amounts[0]
    return max(statement.amounts[1:], key=lambda amount: _distance(first, amount))


def _distance(amount: Amount, other: Amount) -> Fraction:
    ends = ((amount.low, other.low), (amount.high, other.high))
    return max((abs(a - b) for a, b in ends if a is not None and b is not None), default=Fraction(0))


def units_of_money(books: Books) -> Iterator[Check]:
    """Money of lines stands in one unit through running text, and through each table: its head names its own.

    A 0 is in any, and what one thing cost has its own.
    """
    money = [row for row in books.statements.rows if _has_unit_of_lines(row)]
    by_place: dict[str, set[str]] = defaultdict(set)
    for row in money:
        by_place[place_in_document(row).table].add(_main_unit(row))
    mixed = {table for table, units in by_place.items() if len(units) > 1}
    if money:
        ids = tuple(row["id"] for row in money if not mixed or place_in_document(row).table in mixed)
        yield _check_of_form("one_unit", ids, holds=not mixed)


def _has_unit_of_lines(row: Row) -> bool:
    """Whether a row is an amount of a line, surely read and above 0, with its unit."""
    of_line = row["measure"] != schema.UNASSIGNED and bool(row["account"] or row["budget"])
    return (
        is_money(row) and of_line and bool(row["unit"]) and row["certainty"] == "sure" and not _is_zero(row)
    )


def _main_unit(row: Row) -> str:
    """A unit of money under one name: 万 is 万元."""
    return row["unit"].removesuffix("元") or "元"


def _is_zero(row: Row) -> bool:
    """Whether a row's number is 0."""
    return bool(row["value"]) and Decimal(row["value"]) == 0


def dated_figures(books: Books) -> Iterator[Check]:
    """What is dated stands in the year that it speaks of."""
    dated = [row for row in books.statements.rows if row["as_of"]]
    if dated:
        ids = tuple(row["id"] for row in dated)
        yield _check_of_form(
            "one_year", ids, holds=all(_is_within(row["as_of"], row["period"]) for row in dated)
        )


def _check_of_form(identity: str, ids: tuple[str, ...], holds: bool) -> Check:
    outcome = "holds" if holds else "fails"
    figures = Amount(figures=ids)
    return Check(identity, schema.DEPARTMENT, figures, Amount(), outcome=outcome, group="form")


def _is_within(date: str, period: str) -> bool:
    """Whether a date lies in a year, or in a fiscal year that ends in the next one.

    >>> _is_within("2017-03-31", "2016-17"), _is_within("2023-12-31", "2024")
    (True, False)
    """
    first = int(period[:4])
    return int(date[:4]) in ((first, first + 1) if "-" in period else (first,))
