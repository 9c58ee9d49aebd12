"""What was done: counts by theme with their unit and qualifier, and the sums that may be made of them."""

from collections import defaultdict

import pandas as pd

from helpers import schema
from helpers.measure.amounts import Amount, as_text, total
from helpers.measure.counts import STAFF
from helpers.measure.rows import is_money
from helpers.measure.same_figure import Statement
from helpers.measure.statements import Statements, statements_of
from helpers.quantities import count_unit

SUMMED = ("sessions", "attendances")
"""Counts of different subjects that may be summed, each with its own kind."""


def by_theme(figures: pd.DataFrame) -> pd.DataFrame:
    """Each count that was done, once, under its theme, in the columns of schema.ACTIVITIES and printed order.

    The department's own staff, targets, and counts of unclear meaning are not
    among them. A count that the report states differently stands there as
    often as it is stated, unless the table settles it.
    """
    rows = [row for one in done(statements_of(figures)) for row in rows_of(one)]
    return pd.DataFrame(rows, columns=schema.names(schema.ACTIVITIES), dtype="str")


def done(statements: Statements) -> list[Statement]:
    """Counts of what was done in the report's own year."""
    return [
        one
        for one in statements.all
        if one.first["kind"] in ("count", "people")
        and one.first["stage"] != "target"
        and one.first["period"] == statements.year
        and one.first["measure"] not in STAFF
    ]


def rows_of(statement: Statement) -> list[dict[str, str]]:
    """One row, or one for each way in which the count is stated where none counts more."""
    if not statement.amount.known:
        return [
            row_of(row, amount, (row["id"],))
            for row, amount in zip(statement.rows, statement.amounts, strict=True)
        ]
    return [row_of(statement.best, statement.amount, statement.ids)]


def row_of(row: dict[str, str], amount: Amount, ids: tuple[str, ...]) -> dict[str, str]:
    """A count as printed, with the bounds that its words give."""
    scale = 10 ** count_unit(row["unit"])[0]
    return {name: row[name] for name in ("theme", "subject", "measure", "unit", "value", "qualifier")} | {
        "lower": "" if amount.low is None else as_text(amount.low / scale),
        "upper": "" if amount.high is None else as_text(amount.high / scale),
        "figures": " ".join(ids),
    }


def sums(figures: pd.DataFrame) -> pd.DataFrame:
    """Sessions, and attendances, of different bodies summed by theme and unit; `subject` names the parts.

    人次 is never added to 人, nor 次 to 场; an approximate part leaves bounds
    and no value.
    """
    groups: dict[tuple[str, ...], list[Statement]] = defaultdict(list)
    for one in done(statements_of(figures)):
        if one.first["measure"] in SUMMED and one.first["unit"]:
            groups[(one.first["theme"], one.first["measure"], one.unit)].append(one)
    rows = [sum_row(key, parts) for key, parts in groups.items() if len(parts) > 1]
    return pd.DataFrame(rows, columns=schema.names(schema.ACTIVITIES), dtype="str")


def sum_row(key: tuple[str, ...], parts: list[Statement]) -> dict[str, str]:
    """The sum of counts of one theme, measure and unit."""
    theme, measure, unit = key
    whole = total(one.amount for one in parts)
    low, high = ("" if end is None else as_text(end) for end in (whole.low, whole.high))
    return {
        "theme": theme,
        "subject": "、".join(one.first["line"] for one in parts),
        "measure": measure,
        "unit": unit,
        "value": low if whole.exact else "",
        "qualifier": "exact" if whole.exact else "",
        "lower": low,
        "upper": high,
        "figures": " ".join(whole.figures),
    }


def approximate(figures: pd.DataFrame) -> tuple[int, int]:
    """How many figures of what was done are approximate, and of how many; no targets, scores or weights."""
    counted = [
        one
        for one in statements_of(figures).all
        if one.first["stage"] != "target"
        and one.first["measure"] not in ("score", "weight")
        and not is_money(one.first)
    ]
    return sum(one.first["qualifier"] != "exact" for one in counted), len(counted)
