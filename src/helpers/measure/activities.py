"""What was done: counts by theme with their unit and qualifier, and the sums that may be made of them."""

from collections import defaultdict

import pandas as pd

from helpers import schema
from helpers.frames import Row
from helpers.measure.figures import (
    POINTS,
    STAFF,
    Amount,
    Books,
    Statement,
    as_text,
    books_of,
    is_money,
    total,
)
from helpers.quantities import count_unit
from helpers.schema import least_certainty

_SUMMED = ("sessions", "attendances")
"""Counts of different subjects that may be summed, each with its own kind."""


def activities_of(figures: pd.DataFrame | Books) -> pd.DataFrame:
    """Each count that was done, once, under its theme, in the columns of schema.ACTIVITIES and printed order.

    The department's own staff, targets, and counts of unclear meaning are not
    among them. A count that the report states differently stands there as
    often as it is stated, unless the table settles it.
    """
    rows = [row for statement in _done(books_of(figures)) for row in _count_rows(statement)]
    return pd.DataFrame(rows, columns=schema.names(schema.ACTIVITIES), dtype="str")


def _done(books: Books) -> list[Statement]:
    """Counts of what was done in the report's own year."""
    return [
        statement
        for statement in books.statements.all
        if statement.first["kind"] in ("count", "people")
        and statement.first["stage"] != "target"
        and statement.first["period"] == books.year
        and statement.first["measure"] not in STAFF
    ]


def _count_rows(statement: Statement) -> list[Row]:
    """One row, or one for each way in which the count is stated where none counts more."""
    if statement.amount.is_known:
        return [_count_row(statement.best, statement.amount, statement.ids, statement.certainty)]
    return [
        _count_row(row, amount, (row["id"],), row["certainty"])
        for row, amount in zip(statement.rows, statement.amounts, strict=True)
    ]


def _count_row(row: Row, amount: Amount, ids: tuple[str, ...], certainty: str) -> Row:
    """A count as printed, with the bounds that its words give."""
    scale = 10 ** count_unit(row["unit"])[0]
    return {name: row[name] for name in ("theme", "subject", "measure", "unit", "value", "qualifier")} | {
        "lower": "" if amount.low is None else as_text(amount.low / scale),
        "upper": "" if amount.high is None else as_text(amount.high / scale),
        "certainty": certainty,
        "figures": " ".join(ids),
    }


def sums_of_activities(figures: pd.DataFrame | Books) -> pd.DataFrame:
    """Sessions, and attendances, of different bodies summed by theme and unit; `subject` names the parts.

    人次 is never added to 人, nor 次 to 场; an approximate part leaves bounds
    and no value.
    """
    groups: dict[tuple[str, str, str], list[Statement]] = defaultdict(list)
    for statement in _done(books_of(figures)):
        row = statement.first
        if row["measure"] in _SUMMED and row["unit"]:
            groups[row["theme"], row["measure"], statement.unit].append(statement)
    rows = [_sum_row(*key, parts) for key, parts in groups.items() if len(parts) > 1]
    return pd.DataFrame(rows, columns=schema.names(schema.ACTIVITIES), dtype="str")


def _sum_row(theme: str, measure: str, unit: str, parts: list[Statement]) -> Row:
    """The sum of counts of one theme, measure and unit."""
    whole = total(part.amount for part in parts)
    low, high = ("" if end is None else as_text(end) for end in (whole.low, whole.high))
    return {
        "theme": theme,
        "subject": "、".join(part.first["line"] for part in parts),
        "measure": measure,
        "unit": unit,
        "value": low if whole.is_exact else "",
        "qualifier": "exact" if whole.is_exact else "",
        "lower": low,
        "upper": high,
        "certainty": least_certainty(part.certainty for part in parts),
        "figures": " ".join(whole.figures),
    }


def approximate_counts(figures: pd.DataFrame | Books) -> tuple[int, int]:
    """How many figures of what was done are approximate, and of how many; no targets, scores or weights."""
    counted = [
        statement.first
        for statement in books_of(figures).statements.all
        if statement.first["stage"] != "target"
        and statement.first["measure"] not in POINTS
        and not is_money(statement.first)
    ]
    return sum(row["qualifier"] != "exact" for row in counted), len(counted)
