"""Printed rates against what they are made of.

Its tests: test_identities.py.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from helpers import schema
from helpers.frames import Row
from helpers.measure.figures import (
    Amount,
    Books,
    Line,
    Statement,
    absent,
    exactly,
    figures_of,
    missing_of,
    number_of,
    parts_of_ratio,
    place_in_document,
    quotient,
    total,
)
from helpers.measure.identities.checks import Check, is_overlapping
from helpers.measure.identities.rates_nearby import Nearby
from helpers.measure.identities.rates_of_others import parts_of_other_budgets, parts_of_others

_DEGREE = re.compile("(?<!不)(?<!不太)满意")
_OF_CHANGES = ("百分点", "个百分点")
"""Units of what a rate rose or fell by, which is no rate itself."""


def printed_rates(books: Books) -> Iterator[Check]:
    """A printed rate is its numerator over its denominator, to the printed digits."""
    statements = books.statements.all
    grains = (statement.finest.grain for statement in statements if statement.first["kind"] == "money")
    finest = min((grain for grain in grains if grain is not None), default=Fraction(0))
    for statement in statements:
        ratio = schema.RATIO_NAMED.get(statement.first["measure"])
        if ratio is None or statement.first["kind"] != "ratio" or statement.first["stage"] == "target":
            continue
        if statement.unit in _OF_CHANGES:
            continue
        above, below = _parts_of_rate(books, ratio, statement.first)
        grain = finest if ratio.group == "money" else Fraction(0)
        check = _printed_rate(ratio, statement, above, below, grain)
        if check.result == "fails":
            check = _held_by_others(books, ratio, statement, grain) or check
        yield check
        if ratio.within_one and not nearby_of(books).is_of_income(statement.first):
            line, rate = statement.first["line"], statement.amount
            yield Check("rate_at_most_one", line, rate, exactly(1), "≤", group="rate", ratio=ratio.name)


def _held_by_others(books: Books, ratio: schema.Ratio, statement: Statement, grain: Fraction) -> Check | None:
    """The check of a rate with other numbers beside it that it does follow from; None where there are none."""
    row = statement.first
    if ratio.group != "money":
        above, below = _parts_of_rate(books, ratio, row)
        degrees = _other_degrees(books, row) if ratio.numerator == "satisfied" else []
        return _printed_rate(ratio, statement, total([above, *degrees]), below, grain) if degrees else None
    beside = nearby_of(books).beside(row)
    own = line_of_rate(books, row).amounts
    pairs = (*parts_of_others(ratio, row, beside), *parts_of_other_budgets(row, own))
    checks = (_printed_rate(ratio, statement, above, below, grain) for above, below in pairs)
    return next((check for check in checks if check.outcome == "holds"), None)


def _other_degrees(books: Books, rate: Row) -> list[Amount]:
    """Those who are satisfied in another degree, counted in the paragraph of a rate: 满意203份、基本满意41份."""
    place = place_in_document(rate)
    named = (row for row in books.statements.rows if _DEGREE.search(row["label"]))
    counted = (row for row in named if row["measure"] == "count" and row["line"] == rate["line"])
    beside = (row for row in counted if place_in_document(row)[:5] == place[:5])
    return [amount for row in beside if (amount := number_of(row))]


def _parts_of_rate(books: Books, ratio: schema.Ratio, row: Row) -> tuple[Amount, Amount]:
    """What a printed rate is made of, as far as it is printed too."""
    if ratio.group == "count":
        above, below = parts_of_ratio(books.statements, ratio, row["line"], row["period"])
        return above.hard, below.hard
    nearby = nearby_of(books)
    beside = nearby.parts(ratio, row)
    own = {} if all(beside) else _with_implied_budget(line_of_rate(books, row).amounts)
    if nearby.is_of_income(row) or nearby.has_own_unread(row):
        own = {}
    numerator, denominator = (
        near or own.get(name) or absent(row["line"], name)
        for near, name in zip(beside, (ratio.numerator, ratio.denominator), strict=True)
    )
    return numerator, denominator


def nearby_of(books: Books) -> Nearby:
    """The amounts of a document by where they stand."""
    return books.once(_nearby)


def _nearby(books: Books) -> Nearby:
    return Nearby(books.statements.rows)


def _with_implied_budget(own: dict[str, Amount]) -> dict[str, Amount]:
    """The initial budget as the base of a rate where nothing was adjusted, as spending and carry-over show.

    Then opening + initial = actual + carry-over, to the last digit.
    """
    start = own["initial"] if own["opening"].is_absent else own["opening"] + own["initial"]
    end = own["actual"] + own["carryover"]
    same = start.is_exact and start.number == end.number
    return own | {"adjusted": start} if same and own["adjusted"].is_absent else own


def line_of_rate(books: Books, row: Row) -> Line:
    """The line that a rate is printed for, with the structure of the whole that it may be a share of."""
    subject, account, period = row["line"], row["account"], row["period"]
    whole = books.department(period)
    if subject == schema.DEPARTMENT and account in ("", "total"):
        return whole
    line = books.line(subject, account, period)
    if subject == schema.DEPARTMENT:
        return line
    structure = {name: whole.amounts[name] for name in whole.amounts if name.endswith("_expenditure")}
    return replace(line, amounts=line.amounts | structure)


def _printed_rate(
    ratio: schema.Ratio, statement: Statement, above: Amount, below: Amount, grain: Fraction
) -> Check:
    """The check of one printed rate; `grain` is the place to which its parts are printed, 0 for counts."""
    rate, figures = statement.amount, figures_of(above, below)
    check = Check("rate", statement.first["line"], rate, Amount(), group="rate", ratio=ratio.name)
    if below.number == 0:
        outcome = "holds" if rate.low == 0 == rate.high else "fails"
        return replace(check, right=Amount(figures=figures), outcome=outcome, zero=ratio.denominator)
    if not (above.is_known and below.is_known):
        return replace(check, right=Amount(missing=missing_of(above, below), figures=figures))
    right = quotient(above, below)
    return replace(check, right=right, outcome=_rate_outcome(rate, right, below, grain))


def _rate_outcome(rate: Amount, right: Amount, below: Amount, grain: Fraction) -> str:
    """holds to the printed digits; rounding where it was cut off, or where rounded parts explain it."""
    if rate.number is None or right.number is None or not below.low:
        return "unknown" if is_overlapping(rate, right) else "fails"
    place = rate.grain or Fraction(0)
    off = abs(rate.number - right.number)
    if off <= place / 2:
        return "holds"
    of_parts = grain / 2 * (1 + abs(right.number)) / abs(below.low)
    return "rounding" if off < max(place, place / 2 + of_parts) else "fails"
