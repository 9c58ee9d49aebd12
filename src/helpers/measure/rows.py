"""Printed rows and their exact numbers: money in 元, rates as fractions of 1, counts in ones."""

import re
from decimal import Decimal
from fractions import Fraction

from helpers import schema
from helpers.measure.amounts import Amount, exactly
from helpers.quantities import count_unit, hard_bounds, in_yuan, soft_bounds

Row = dict[str, str]

POINTS = ("score", "weight")
"""Ratios in points: no rate, no share of approximate figures."""

OF_LINES = ("opening", "initial", "adjustment", "adjusted", "actual", "carryover", "received", "budget")
"""Measures of money that a line's facts follow from."""

DECIMALS = re.compile(r"[0-9]+[.][0-9]+")

WILD = {"budget": {""}, "fund_scope": {"", "unknown"}}
"""Words that agree with any: not printed."""

OWN_WORDS = (
    "difference",
    "change_from_prior",
    "share",
    "other_rate",
    "growth_from_prior",
    "pass_rate",
    "count",
    *POINTS,
)
"""Measures whose meaning lies in their label: two labels are two figures."""

PENDING = ("未批", "未获批", "尚未批", "待批")
"""Words in an adjustment's reason that say it was not approved: it does not change the budget."""


def complete(row: Row) -> Row:
    """A row with everything that is left empty where it goes without saying."""
    row = {"line": row.get("subject", ""), **row}
    return row | {"period": row["period"] or row["year"], "qualifier": row["qualifier"] or "exact"}


def is_money(row: Row) -> bool:
    """Whether a row is an amount of money, a stated 无 included."""
    return schema.group_of(row["kind"]) == "money"


def is_pending(row: Row) -> bool:
    """Whether a row is an adjustment that its reason says is not approved yet."""
    return row["measure"] == "adjustment" and any(word in row["reason"] for word in PENDING)


APPROXIMATE = {
    "over": "{0}余{1}",
    "nearly": "近{0}{1}",
    "about": "约{0}{1}",
    "at_least": "不少于{0}{1}",
    "at_most": "不超过{0}{1}",
}


def printed(row: Row) -> str:
    """A row's number as printed: value and unit, with the word that makes it approximate.

    >>> printed({"value": "30", "unit": "场", "qualifier": "over"})
    '30余场'
    """
    return APPROXIMATE.get(row["qualifier"], "{0}{1}").format(row["value"], row["unit"])


def measure_word(row: Row) -> str:
    """What a count is counted in; people and posts are counted in 人, whatever word is printed.

    >>> measure_word({"kind": "people", "measure": "authorised", "unit": "名"})
    '人'
    """
    unit = count_unit(row["unit"])[1]
    return "人" if row["kind"] == "people" and unit in ("名", "位", "个") else unit


def amount_of(row: Row, soft: bool = False) -> Amount | None:
    """A row's number: money in 元, rates as fractions of 1, counts in ones; None without a known unit."""
    if row["kind"] == "nil":
        return exactly(Decimal(row["value"] or 0), row["id"], grain=Fraction(1, 100))
    if not row["value"] or (is_money(row) and row["unit"] not in schema.CURRENCY_UNITS):
        return None
    value = Decimal(row["value"])
    scale = Fraction(_scale(row))
    low, high = _ends(row, value, soft)
    places = max(0, -value.as_tuple().exponent, _places_in(row["phrase"], value))
    ends = (None if end is None else Fraction(end) * scale for end in (low, high))
    return Amount(*ends, (), (row["id"],), scale / 10**places)


def _places_in(phrase: str, value: Decimal) -> int:
    """The places that a phrase prints of a number, zeros at the end with them (75.00 of a table's 75)."""
    found = (Decimal(text) for text in DECIMALS.findall(phrase))
    return max((-one.as_tuple().exponent for one in found if one == abs(value)), default=0)


def _scale(row: Row) -> Fraction:
    if is_money(row):
        return Fraction(in_yuan(Decimal(1), row["unit"]))
    if row["kind"] == "ratio":
        return {"%": Fraction(1, 100), "％": Fraction(1, 100), "‰": Fraction(1, 1000)}.get(
            row["unit"], Fraction(1)
        )
    return Fraction(10) ** count_unit(row["unit"])[0]


def _ends(row: Row, value: Decimal, soft: bool) -> tuple[Decimal | None, Decimal | None]:
    qualifier = row["qualifier"] or "exact"
    if soft:
        return soft_bounds(value, qualifier)
    stated = tuple(Decimal(row[end]) if row[end] else None for end in ("lower", "upper"))
    if stated != (None, None):
        return stated
    whole = row["kind"] in ("count", "people") and value == value.to_integral_value()
    step = Decimal(1) / 10 ** count_unit(row["unit"])[0] if row["kind"] in ("count", "people") else Decimal(1)
    return hard_bounds(value, qualifier, whole, step)
