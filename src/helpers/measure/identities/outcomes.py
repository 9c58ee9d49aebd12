"""Identities (勾稽关系): what must agree in a report, each with one of four outcomes.

Its tests: test_identities.py.
"""

import pandas as pd

from helpers import schema
from helpers.measure.figures import Books, Statements, books_of, figures_of
from helpers.measure.identities.checks import Check
from helpers.measure.identities.counted import ordered_counts, staff_adds_up
from helpers.measure.identities.one_frame import in_one_frame
from helpers.measure.identities.printed_rates import printed_rates
from helpers.measure.identities.sums import sums_of_money
from helpers.measure.identities.uniform import dated_figures, restated_figures, units_of_money
from helpers.measure.identities.words import check_row

_IDENTITIES = (
    restated_figures,
    sums_of_money,
    staff_adds_up,
    ordered_counts,
    printed_rates,
    units_of_money,
    dated_figures,
)


def checks_of(figures: pd.DataFrame | Books, language: str = "zh") -> pd.DataFrame:
    """Every identity that the figures touch, in the columns of schema.CHECKS; money in 元.

    One of whose parts some are printed and others are not is unknown, with the
    missing parts named; one with no part printed is not listed.
    """
    books = books_of(figures)
    checks = books.once(every_check) if books.statements.rows else ()
    rows = [
        check_row(check, language) | {"certainty": certainty_of_check(check, books.statements)}
        for check in checks
    ]
    return pd.DataFrame(rows, columns=schema.names(schema.CHECKS), dtype="str")


def certainty_of_check(check: Check, statements: Statements) -> str:
    """The least certainty of what a check rests on; sure rows that differ contradict each other by themselves."""
    if check.restates is None:
        return statements.certainty(figures_of(check.left, check.right))
    if check.restates.sure.outcome == "fails":
        return check.restates.certainty
    return schema.least_certainty(row["certainty"] for row in check.restates.rows)


def every_check(books: Books) -> tuple[Check, ...]:
    """All checks of a department-year, for `Books.once`."""
    checks = (check for identity in _IDENTITIES for check in identity(books))
    return tuple(in_one_frame(checks, books.statements))
