"""Last year's figures as this year prints them, against last year's own, and what comes of the difference.

Its tests: test_trend.py.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

import pandas as pd

from helpers.frames import Row, records
from helpers.measure.facts import facts_of
from helpers.measure.figures import Books, Statement
from helpers.measure.trend.naming import LineNames
from helpers.schema import flow_of, group_of, least_certainty

_NOT_COMPARED = ("adjustment", "difference", "change_from_prior")
"""Measures that are several figures, or depend on other figures: their parts are compared."""

_SCOPES = ("coverage", "budget", "fund_scope")
_ANY = frozenset({"", "unknown"})
_NUMBER = ("kind", "value", "unit", "qualifier", "lower", "upper", "phrase")
"""Columns that say a row's number."""


@dataclass(frozen=True)
class Restated:
    """One figure of a year, as the year itself and as a later one prints it; amounts in 元 or counts in ones."""

    own: Row
    later: Row
    before: Fraction
    after: Fraction
    certainty: str


@dataclass(frozen=True)
class Effect:
    """A fact of the year by its own figures, and by the restated ones."""

    before: Row
    after: Row


@dataclass(frozen=True)
class Revision:
    """What a later year prints otherwise of a year: the figures, and every ratio that they change together."""

    year: str
    by: str
    restated: tuple[Restated, ...]
    effects: tuple[Effect, ...]
    agreeing: int
    """Figures that both print alike."""


def revision_of(
    own: Books, own_figures: pd.DataFrame, later: Books, names: LineNames, language: str
) -> Revision:
    """What a year's own books and the next year's say of the same period.

    Two figures are compared where all that both print of them agrees: whose,
    which account, measure, stage and unit, and budget, scope and coverage.
    """
    pairs = list(_pairs_of_figures(own, later, names))
    restated = [_restated_pair(*pair) for pair in pairs if _exact_number(pair[0]) != _exact_number(pair[1])]
    effects = _effects(own, own_figures, restated, language) if restated else ()
    return Revision(own.year, later.year, tuple(restated), tuple(effects), len(pairs) - len(restated))


def _pairs_of_figures(own: Books, later: Books, names: LineNames) -> Iterator[tuple[Statement, Statement]]:
    """Statements of both books on one figure; one that could be two of the others is none."""
    places: dict[tuple[str, ...], list[Statement]] = defaultdict(list)
    for statement in own.statements.all:
        if _is_compared(statement, own.year):
            places[_place_compared(statement, names, own.year)].append(statement)
    for statement in later.statements.all:
        if _is_compared(statement, own.year):
            same = places[_place_compared(statement, names, later.year)]
            found = [other for other in same if _may_be_same(statement, other)]
            if len(found) == 1:
                yield found[0], statement


def _is_compared(statement: Statement, period: str) -> bool:
    row = statement.first
    meant = row["measure"] not in _NOT_COMPARED and row["stage"] != "target"
    return (
        meant and row["period"] == period and group_of(row["kind"]) != "ratio" and statement.amount.is_exact
    )


def _place_compared(statement: Statement, names: LineNames, year: str) -> tuple[str, ...]:
    """What a statement in a year's document is about, its line under its newest name."""
    row = statement.first
    line = names.newest(row["line"], year)
    unit = "" if group_of(row["kind"]) == "money" else row["unit"]
    own = (row[name] for name in ("account", "part", "measure", "stage"))
    return group_of(row["kind"]), line, *own, flow_of(row), unit


def _may_be_same(statement: Statement, other: Statement) -> bool:
    return all(
        not (words := {row[column] for row in statement.rows} - _ANY)
        or not (others := {row[column] for row in other.rows} - _ANY)
        or bool(words & others)
        for column in _SCOPES
    )


def _exact_number(statement: Statement) -> Fraction:
    return statement.amount.number or Fraction(0)


def _restated_pair(own: Statement, later: Statement) -> Restated:
    certainty = least_certainty([own.certainty, later.certainty])
    return Restated(own.best, later.best, _exact_number(own), _exact_number(later), certainty)


def _effects(own: Books, figures: pd.DataFrame, restated: list[Restated], language: str) -> Iterator[Effect]:
    """Ratios of a year that another one comes out of when its figures are those that were printed later."""
    before = records(facts_of(own, language))
    after = records(facts_of(_replaced(own, figures, restated), language))
    now = {(row["fact"], row["subject"], row["period"]): row for row in after}
    for row in before:
        other = now.get((row["fact"], row["subject"], row["period"]), row)
        if row["unit"] == "1" and row["period"] == own.year and _differ(row, other):
            yield Effect(row, other)


def _differ(row: Row, other: Row) -> bool:
    return any(row[name] != other[name] for name in ("value", "lower", "upper", "status"))


def _replaced(own: Books, figures: pd.DataFrame, restated: list[Restated]) -> pd.DataFrame:
    """A year's figures with the later values, in every row that states one of them."""
    later = {name: pair.later for pair in restated for name in _ids_restated(own, pair.own)}
    rows = [
        row | {column: later[row["id"]][column] for column in _NUMBER} if row["id"] in later else row
        for row in records(figures)
    ]
    return pd.DataFrame(rows, columns=list(figures.columns), dtype="str")


def _ids_restated(own: Books, row: Row) -> tuple[str, ...]:
    return next(statement.ids for statement in own.statements.all if row["id"] in statement.ids)
