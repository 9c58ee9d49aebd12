"""Lines of their own that a balance or a sum leaves out: what it misses may be their amount.

Its tests: test_identities.py.
"""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from helpers import schema
from helpers.measure.figures import Amount, Statements, number_of

_SURPLUS = "结余"
"""In the names of what is used of a surplus, or put aside of it: 使用专用结余, 结余分配."""


def is_another_line(gap: Fraction | None, statements: Statements, period: str) -> bool:
    """Whether what is missing in a balance is the amount of a line of its own: 用事业基金弥补收支差额.

    Surpluses that are used on one side and shared out on the other are more than one line.
    """
    if not gap:
        return False
    named = (row for row in statements.rows if row["subject"] != schema.DEPARTMENT)
    return is_amount_of(abs(gap), named, period) or moves_a_surplus(statements, period)


def moves_a_surplus(statements: Statements, period: str) -> bool:
    """Whether something of a surplus was used or put aside in a year, as a line of its own."""
    named = (row for row in statements.rows if row["subject"] != schema.DEPARTMENT)
    moved = (row for row in named if _SURPLUS in row["subject"])
    return any(amount.number != 0 for amount in _amounts_in_year(moved, period))


def is_amount_of(gap: Fraction, rows: Iterable[dict[str, str]], period: str) -> bool:
    """Whether one of some rows is an amount of that year and of that size."""
    return any(amount.number == gap for amount in _amounts_in_year(rows, period))


def _amounts_in_year(rows: Iterable[dict[str, str]], period: str) -> Iterator[Amount]:
    """The amounts among some rows that are of that year."""
    for row in rows:
        if row["kind"] == "money" and row["period"] == period and (amount := number_of(row)) is not None:
            yield amount
