"""Ratios of counts and people: their parts meet on the subject, the period and the stage."""

from collections.abc import Iterator
from fractions import Fraction

from helpers import schema
from helpers.measure.amounts import (
    Amount,
    Missing,
    absent,
    as_text,
    divided,
    ends,
    ratio,
    significant,
    total,
)
from helpers.measure.rows import amount_of, printed
from helpers.measure.same_figure import Statement
from helpers.measure.statements import Statements
from helpers.measure.wording import joined, label, sentence, what_is_missing
from helpers.quantities import rounded

COUNT_RATIOS = tuple(one for one in schema.RATIOS if one.group == "count")
ACROSS_UNITS = frozenset({"attendances_per_session"})
"""Ratios whose parts are counted in different units."""

QUIET_BASES = frozenset({"sessions", "total", "received", "filed", "planned", "returned_valid"})
"""Bases that stand alone in many reports: without a numerator there is no ratio to miss."""

STAFF = ("in_service", "retired", "retired_veteran", "total", "authorised")
"""Counts of the department's people by status."""


def ratios_of(statements: Statements) -> Iterator[tuple[schema.Ratio, str, str]]:
    """Each ratio with the subject and period that at least its numerator is stated for."""
    counted = [one.first for one in statements.all if schema.group_of(one.first["kind"]) == "count"]
    seen = dict.fromkeys(
        (one.name, row["line"], row["period"])
        for row in counted
        for one in COUNT_RATIOS
        if row["stage"] != "target"
        and (row["measure"] == one.numerator or (row["measure"] == one.denominator not in QUIET_BASES))
    )
    order = {one.name: place for place, one in enumerate(COUNT_RATIOS)}
    for name, line, period in sorted(seen, key=lambda key: (key[2] != statements.year, order[key[0]])):
        yield schema.RATIO_NAMED[name], line, period


def part(
    statements: Statements, line: str, measure: str, period: str, unit: str = ""
) -> tuple[Amount, Amount]:
    """A count by its hard and by its conventional bounds; given as children, it is their sum."""
    found = statements.find(line, "", measure, "count", period)
    found = [one for one in found if one.date == max(other.date for other in found)]
    same = [one for one in found if not unit or one.unit == unit]
    if len(same) > 1 or (found and not same):
        shown = "、".join(f"{one.first['label']}{printed(one.first)}" for one in found)
        unclear = Amount(missing=(Missing("several", line, measure, shown),), figures=_ids(found))
        return unclear, unclear
    if same:
        return same[0].amount, soft(same[0])
    children = statements.children(line, measure, period, unit)
    if children:
        return total(one.amount for one in children), total(soft(one) for one in children)
    return absent(line, measure), absent(line, measure)


def _ids(found: list[Statement]) -> tuple[str, ...]:
    return tuple(name for one in found for name in one.ids)


def soft(statement: Statement) -> Amount:
    """What readers would expect of an approximate count; the amount itself where it is exact."""
    amount = statement.amount
    return amount if amount.exact or not amount.known else amount_of(statement.best, soft=True)


def facts(statements: Statements, language: str) -> Iterator[dict[str, str]]:
    """The rows of ratios of counts, in the columns of schema.FACTS."""
    for one, line, period in ratios_of(statements):
        yield dict.fromkeys(schema.names(schema.FACTS), "") | count_fact(
            statements, one, line, period, language
        )


def parts_of(
    statements: Statements, one: schema.Ratio, line: str, period: str
) -> tuple[tuple[Amount, Amount], tuple[Amount, Amount]]:
    """Numerator and denominator of a ratio, each by hard and by conventional bounds, in one unit."""
    unit = ""
    if one.name not in ACROSS_UNITS:
        units = {found.unit for found in statements.find(line, "", one.numerator, "count", period)}
        unit = units.pop() if len(units) == 1 else ""
    above = part(statements, line, one.numerator, period)
    return above, part(statements, line, one.denominator, period, unit)


def count_fact(
    statements: Statements, one: schema.Ratio, line: str, period: str, language: str
) -> dict[str, str]:
    """One ratio of counts, with its parts, its bounds and the words on them."""
    (above, soft_above), (below, soft_below) = parts_of(statements, one, line, period)
    result, status = divided(above, below)
    row = {
        "fact": one.name,
        "subject": line,
        "period": period,
        "unit": "1",
        "base": one.denominator,
        "numerator": span(above),
        "denominator": span(below),
        "status": status,
        "figures": " ".join(dict.fromkeys(above.figures + below.figures)),
    }
    if status == "undefined":
        base = label(one.denominator, language, "count")
        return row | {"reason": sentence("base_zero", language, base=base)}
    if status == "unknown":
        return row | {"reason": what_is_missing(result.missing, language, line, "count")}
    if status == "ok":
        return row | {"value": significant(result.low)}
    reason = bounds_in_words(one, result, ratio(soft_above, soft_below), language)
    return row | ends(result, significant) | {"reason": reason}


def bounds_in_words(one: schema.Ratio, hard: Amount, by_convention: Amount, language: str) -> str:
    """The bounds of a ratio, and the range by convention, named as one."""
    words = []
    if hard.low is not None:
        words.append(sentence("at_least", language, number=shown(one, hard.low)))
    if hard.high is not None:
        words.append(sentence("at_most", language, number=shown(one, hard.high)))
    if not words:
        words.append(sentence("no_bounds", language))
    if None not in (by_convention.low, by_convention.high):
        most = min(by_convention.high, Fraction(1)) if one.within_one else by_convention.high
        low, high = shown(one, by_convention.low), shown(one, most)
        words.append(sentence("by_convention", language, lower=low, upper=high))
    return joined(words, language)


def shown(one: schema.Ratio, value: Fraction) -> str:
    """A ratio's value in words: percent, or a number of something."""
    return rounded(value, 2) if one.name in ACROSS_UNITS else f"{rounded(value * 100, 2)}%"


def span(amount: Amount) -> str:
    """A part of a ratio as text: its number, `401..` or `..699`, nothing where it is unknown.

    >>> from helpers.measure.amounts import exactly
    >>> span(Amount(Fraction(401), None)), span(exactly(5))
    ('401..', '5')
    """
    if not amount.known:
        return ""
    if amount.exact:
        return as_text(amount.low)
    return "..".join("" if end is None else as_text(end) for end in (amount.low, amount.high))
