"""A department-year's amounts and ratios as one tidy table."""

from collections.abc import Iterator
from fractions import Fraction

import pandas as pd

from helpers import schema
from helpers.frames import Row
from helpers.measure.figures import (
    IMPOSSIBLE,
    Amount,
    Books,
    Line,
    as_text,
    books_of,
    bounds_as_text,
    budget_far_exceeded,
    divided,
    fact_status,
    figures_of,
    given_ratios,
    parts_of_ratio,
    sentence,
    significant,
    span,
)
from helpers.measure.reasons import about_amount, about_count_ratio, about_ratio

_EMPTY: Row = dict.fromkeys(schema.names(schema.FACTS), "")
_AMOUNTS = tuple(term.name for term in schema.AMOUNTS)
_RATIOS = tuple(ratio for ratio in schema.RATIOS if ratio.group == "money")
_OF_SUMS = frozenset({schema.DEPARTMENT, schema.ALL_PROJECTS})
_WHERE_PRINTED = frozenset({"opening", "received", "budget", "deviation"})
"""Amounts that most lines do not print: a fact of a line only where they do."""


def facts_of(figures: pd.DataFrame | Books, language: str = "zh") -> pd.DataFrame:
    """Every amount and ratio that the figures give or should give, in the columns of schema.FACTS, as text.

    Amounts are in 元 and exact. A ratio of a total is the ratio of the sums. A
    base of 0 is undefined, a part that is not printed makes a fact unknown, and
    an approximate part leaves bounds, never a single value. Other periods that
    the report prints come after its own, as far as they are known.
    """
    books = books_of(figures)
    found = _facts(books, language) if books.statements.rows else ()
    rows = [row | {"certainty": books.statements.certainty(row["figures"].split())} for row in found]
    return pd.DataFrame(rows, columns=schema.names(schema.FACTS), dtype="str")


def _facts(books: Books, language: str) -> Iterator[Row]:
    for period in books.statements.periods:
        for row in _money_facts(books, period, language):
            if period == books.year or row["status"] in ("ok", "bounded"):
                yield row
    for ratio, line, period in given_ratios(books.statements):
        yield _count_fact(books, ratio, line, period, language)


def _money_facts(books: Books, period: str, language: str) -> Iterator[Row]:
    """Amounts and ratios of the department, of all projects together and of each line."""
    own, together = books.department(period), books.together(period)
    for line in (own, *([together] if together else []), *books.lines(period)):
        wanted = [name for name in _AMOUNTS if _is_wanted(name, line)]
        for name in wanted:
            yield _amount_fact(name, line, period, language)
        amounts = dict(line.amounts)
        if line.account == "fund" and line.subject != schema.ALL_PROJECTS:
            amounts["project_expenditure"] = own.amounts["project_expenditure"]
        for ratio in _RATIOS:
            if (
                ratio.numerator in amounts
                and ratio.denominator in amounts
                and _is_ratio_of(ratio, line, wanted)
            ):
                row = _ratio_fact(ratio, line, amounts, period, language)
                yield _left_unknown(row, language) if _is_beyond_belief(row, line, books, period) else row


def _is_wanted(name: str, line: Line) -> bool:
    """Whether an amount belongs to a line's facts."""
    if name not in line.amounts:
        return False
    if name == "once_only_adjustment":
        return line.subject in _OF_SUMS
    if line.subject == schema.DEPARTMENT or name not in _WHERE_PRINTED:
        return True
    return bool(line.amounts["budget" if name == "deviation" else name].figures)


def _is_ratio_of(ratio: schema.Ratio, line: Line, wanted: list[str]) -> bool:
    """Whether a ratio belongs to a line's facts: its parts do."""
    if ratio.name == "share_of_project_expenditure":
        return line.subject not in _OF_SUMS
    return ratio.numerator in wanted and ratio.denominator in wanted


def _amount_fact(name: str, line: Line, period: str, language: str) -> Row:
    """One amount of a line, in 元."""
    amount = line.amounts[name]
    row = {
        "fact": name,
        "subject": line.subject,
        "period": period,
        "value": "" if amount.number is None else as_text(amount.number),
        "unit": "元",
        "status": fact_status(amount),
        "reason": about_amount(name, amount, line, language),
        "figures": " ".join(amount.figures),
    }
    return _EMPTY | row | bounds_as_text(amount, as_text)


def _ratio_fact(
    ratio: schema.Ratio, line: Line, amounts: dict[str, Amount], period: str, language: str
) -> Row:
    """One ratio of a line's amounts, with its parts."""
    above, below = amounts[ratio.numerator], amounts[ratio.denominator]
    reason = about_ratio(ratio, above, below, line, language)
    return _divided_fact(ratio, line.subject, period, above, below) | {"reason": reason}


def _is_beyond_belief(row: Row, line: Line, books: Books, period: str) -> bool:
    """Whether a ratio is one that no budget has, or of a sum with a project of such a ratio in it."""
    least = row["value"] or row["lower"]
    if least and abs(Fraction(least)) >= IMPOSSIBLE:
        return True
    sums = line.subject == schema.ALL_PROJECTS and row["fact"].startswith("execution_")
    return sums and any(budget_far_exceeded(part) is not None for part in books.projects(period))


def _left_unknown(row: Row, language: str) -> Row:
    """A ratio as one that is not known."""
    reason = sentence("impossible_ratio", language)
    return row | {"value": "", "lower": "", "upper": "", "status": "unknown", "reason": reason}


def _count_fact(books: Books, ratio: schema.Ratio, subject: str, period: str, language: str) -> Row:
    """One ratio of counts, with its parts, its bounds and the words on them."""
    above, below = parts_of_ratio(books.statements, ratio, subject, period)
    reason = about_count_ratio(ratio, above, below, subject, language)
    return _divided_fact(ratio, subject, period, above.hard, below.hard) | {"reason": reason}


def _divided_fact(ratio: schema.Ratio, subject: str, period: str, above: Amount, below: Amount) -> Row:
    """A ratio's name, parts and value or bounds."""
    result, status = divided(above, below)
    row = {
        "fact": ratio.name,
        "subject": subject,
        "period": period,
        "value": significant(result.number) if status == "ok" and result.number is not None else "",
        "unit": "1",
        "base": ratio.denominator,
        "numerator": span(above),
        "denominator": span(below),
        "status": status,
        "figures": " ".join(figures_of(above, below)),
    }
    return _EMPTY | row | (bounds_as_text(result, significant) if status == "bounded" else {})
