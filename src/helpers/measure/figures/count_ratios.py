"""Ratios of counts and people: their parts meet on the subject, the period and the stage.

Its tests: test_facts.py.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from helpers import schema
from helpers.measure.figures.exact import Amount, Missing, absent, total
from helpers.measure.figures.rows import as_printed, number_of
from helpers.measure.figures.same_figure import Statement
from helpers.measure.figures.statements import Statements
from helpers.measure.figures.whereabouts import place_in_document

_COUNT_RATIOS = tuple(ratio for ratio in schema.RATIOS if ratio.group == "count")
ACROSS_UNITS = frozenset({"attendances_per_session"})
"""Ratios whose parts are counted in different units."""

STAFF = ("in_service", "retired", "retired_veteran", "total", "authorised")
"""Counts of the department's people by status."""

_QUIET_BASES = frozenset({"sessions", "total", "received", "filed", "planned", "returned_valid"})
"""Bases that stand alone in many reports: without a numerator there is no ratio to miss."""


@dataclass(frozen=True)
class Part:
    """A numerator or denominator by its hard bounds, and by those that readers expect of its words."""

    hard: Amount
    soft: Amount


def given_ratios(statements: Statements) -> Iterator[tuple[schema.Ratio, str, str]]:
    """Each ratio with the subject and period that at least its numerator is stated for."""
    firsts = (statement.first for statement in statements.all)
    counted = [row for row in firsts if schema.group_of(row["kind"]) == "count" and row["stage"] != "target"]
    seen = dict.fromkeys(
        (ratio.name, row["line"], row["period"])
        for row in counted
        for ratio in _COUNT_RATIOS
        if row["measure"] == ratio.numerator
        or (row["measure"] == ratio.denominator and ratio.denominator not in _QUIET_BASES)
    )
    order = {ratio.name: place for place, ratio in enumerate(_COUNT_RATIOS)}
    for name, line, period in sorted(seen, key=lambda key: (key[2] != statements.year, order[key[0]])):
        yield schema.RATIO_NAMED[name], line, period


def parts_of_ratio(statements: Statements, ratio: schema.Ratio, line: str, period: str) -> tuple[Part, Part]:
    """Numerator and denominator of a ratio, counted in one unit."""
    unit = ""
    if ratio.name not in ACROSS_UNITS:
        found = statements.find(line, "", ratio.numerator, "count", period)
        units = {statement.unit for statement in found}
        unit = units.pop() if len(units) == 1 else ""
    above = count_part(statements, line, ratio.numerator, period)
    return above, count_part(statements, line, ratio.denominator, period, unit)


def count_part(statements: Statements, line: str, measure: str, period: str, unit: str = "") -> Part:
    """A count, at the last date that it is stated for; given as children, it is their sum."""
    found = statements.find(line, "", measure, "count", period)
    last = max((statement.date for statement in found), default="")
    found = [statement for statement in found if statement.date == last]
    same = [statement for statement in found if not unit or statement.unit == unit]
    if len(same) > 1 and (whole := _whole_of(same)):
        return _part_of(whole)
    if len(same) > 1 or (found and not same):
        return _unclear(found, line, measure)
    if same:
        return _part_of(same[0])
    if unread := statements.unread(line, "", measure, "count", period):
        return Part(unread, unread)
    children = [_part_of(child) for child in statements.children(line, measure, period, unit)]
    if children:
        return Part(total(part.hard for part in children), total(part.soft for part in children))
    return Part(absent(line, measure), absent(line, measure))


def _whole_of(found: list[Statement]) -> Statement | None:
    """The count that the others of its paragraph are parts of: it stands first, and is the largest."""
    first, *others = found
    places = {place_in_document(row)[:5] for statement in found for row in statement.rows}
    numbers = [other.amount.number for other in others]
    if first.amount.number is None or None in numbers or len(places) != 1 or not places.pop()[4]:
        return None
    return first if all(first.amount.number > number for number in numbers if number is not None) else None


def _unclear(found: list[Statement], line: str, measure: str) -> Part:
    shown = "、".join(f"{statement.first['label']}{as_printed(statement.first)}" for statement in found)
    ids = tuple(name for statement in found for name in statement.ids)
    amount = Amount(missing=(Missing("several", line, measure, shown),), figures=ids)
    return Part(amount, amount)


def _part_of(statement: Statement) -> Part:
    amount = statement.amount
    if amount.is_exact or not amount.is_known:
        return Part(amount, amount)
    return Part(amount, number_of(statement.best, soft=True) or amount)
