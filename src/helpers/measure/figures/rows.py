"""Printed rows and their exact numbers: money in 元, rates as fractions of 1, counts in ones.

Its tests: test_facts.py.
"""

import re
from decimal import Decimal
from fractions import Fraction

from helpers import schema
from helpers.errors import JixiaoError
from helpers.frames import Row
from helpers.measure.figures.exact import Amount, exactly
from helpers.measure.figures.wording import sentence, unit_in
from helpers.quantities import count_unit, hard_bounds, in_yuan, soft_bounds

POINTS = ("score", "weight")
"""Ratios in points: no rate, no share of approximate figures."""

OF_LINES = ("opening", "initial", "adjustment", "adjusted", "actual", "carryover", "received", "budget")
"""Measures of money that a line's facts follow from."""

WILD = {
    "budget": frozenset({""}),
    "fund_scope": frozenset({"", "unknown"}),
    "coverage": frozenset({""}),
}
"""Words that agree with any: not printed."""

WHOLES = ("budget", "fund_scope")
"""Of these, those in which an amount that prints nothing is the whole of those beside it that do."""

PATH = "›"
"""Between the subjects of a path, the outermost first."""

IMPOSSIBLE = 100
"""So many times its budget nothing spends: a suspected slip of the unit."""

TOTALS = frozenset(("", schema.DEPARTMENT, "合计", "总计", "小计", "本年收入合计", "本年支出合计"))
"""Names in a path that name no part of a whole."""

FLOW_WORDS = tuple(term.zh for term in schema.FLOWS)
"""Words of income and expenditure."""

OWN_WORDS = frozenset(
    ("difference", "change_from_prior", "share", "other_rate", "growth_from_prior", "pass_rate", "count")
    + POINTS
)
"""Measures whose meaning lies in their label: two labels are two figures."""

_BOTH_KINDS = "离退休"


def is_of_both_kinds(row: Row) -> bool:
    """Whether retired people are told together with retired veteran cadres: 离退休57人 beside 退休55人、离休2人."""
    return row["measure"] == "retired" and _BOTH_KINDS in row["label"]


PENDING = ("未批", "未获批", "尚未批", "待批")
"""Words in an adjustment's reason that say it was not approved: it does not change the budget."""

_DECIMALS = re.compile(r"[0-9]+[.][0-9]+")
_SHARES = {"%": Fraction(1, 100), "％": Fraction(1, 100), "‰": Fraction(1, 1000)}


def filled_in(row: Row) -> Row:
    """A row with everything that is left empty where it goes without saying."""
    row = {"line": row.get("subject", ""), **row}
    filled = {"period": row["period"] or row["year"], "certainty": row["certainty"] or "sure"}
    return row | filled | {"qualifier": row["qualifier"] or "exact"}


def is_money(row: Row) -> bool:
    """Whether a row is an amount of money, a stated 无 included."""
    return schema.group_of(row["kind"]) == "money"


def is_whole_spending(row: Row) -> bool:
    """Whether a row of money is a whole amount, and none of income but what the line was given."""
    return not row["part"] and (schema.flow_of(row) != "income" or row["measure"] == "received")


def is_pending(row: Row) -> bool:
    """Whether a row is an adjustment that its reason says is not approved yet."""
    return row["measure"] == "adjustment" and any(word in row["reason"] for word in PENDING)


def as_printed(row: Row, language: str = "zh") -> str:
    """A row's number as printed: value and unit, with the word that makes it approximate.

    >>> thirty = {"value": "30", "unit": "场", "qualifier": "over"}
    >>> as_printed(thirty), as_printed(thirty, "en")
    ('30余场', 'over 30 sessions')
    >>> as_printed({"value": "0.5", "unit": "万元", "qualifier": "exact"}, "en")
    'CNY 5,000'
    """
    number, unit = row["value"], unit_in(row["unit"], language)
    if language == "en" and unit in _SHARES:
        number, unit = f"{number}{unit}", ""
    if language == "en" and row["unit"] in schema.MONEY_UNITS and unit.endswith("yuan"):
        number, unit = f"CNY {in_yuan(Decimal(number), row['unit']).normalize():,f}", ""
    return sentence(f"printed_{row['qualifier'] or 'exact'}", language, number=number, unit=unit).strip()


def labelled(row: Row, language: str) -> str:
    """A row's number as printed, behind its words in the report."""
    return f"{row['label']}{' ' if language == 'en' else ''}{as_printed(row, language)}"


def counted_in(row: Row) -> str:
    """What a count is counted in; people and posts are counted in 人, whatever word is printed.

    >>> counted_in({"kind": "people", "measure": "authorised", "unit": "名"})
    '人'
    """
    unit = count_unit(row["unit"])[1]
    return "人" if row["kind"] == "people" and unit in ("名", "位", "个") else unit


def number_of(row: Row, soft: bool = False) -> Amount | None:
    """A row's number: money in 元, rates as fractions of 1, counts in ones; None without a known unit."""
    if row["kind"] == "nil":
        return exactly(Decimal(row["value"] or 0), row["id"], grain=Fraction(1, 100))
    if not row["value"] or (is_money(row) and row["unit"] not in schema.MONEY_UNITS):
        return None
    value = Decimal(row["value"])
    scale = scale_of(row)
    ends = _ends(row, value, soft)
    low, high = (None if end is None else Fraction(end) * scale for end in ends)
    places = max(0, _places(value), _places_in(row["phrase"], value))
    return Amount(low, low if ends[0] is ends[1] else high, (), (row["id"],), scale / 10**places)


def _places(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0


def _places_in(phrase: str, value: Decimal) -> int:
    """The places that a phrase prints of a number, zeros at the end with them (75.00 of a table's 75)."""
    found = (Decimal(text) for text in _DECIMALS.findall(phrase))
    return max((_places(number) for number in found if number == abs(value)), default=0)


def scale_of(row: Row) -> Fraction:
    """What one of a row's unit comes to: 元, shares of 1, or ones."""
    if row["kind"] == "nil":
        return Fraction(1)
    if is_money(row):
        return Fraction(in_yuan(Decimal(1), row["unit"]))
    if row["kind"] == "ratio":
        return _SHARES.get(row["unit"], Fraction(1))
    return Fraction(10) ** count_unit(row["unit"])[0]


def _check_inside(row: Row, value: Decimal, low: Decimal | None, high: Decimal | None) -> None:
    """Raises JixiaoError for a value that its own bounds leave out by more than the one that an approximate word adds."""
    beyond = (low is not None and value < low - 1) or (high is not None and value > high + 1)
    if beyond:
        bounds = f"{row['lower'] or '…'} to {row['upper'] or '…'}"
        raise JixiaoError(
            f"figure {row['id']}: the value {row['value']} lies outside its bounds, {bounds}; "
            "change lower and upper too, or leave both empty"
        )


def _ends(row: Row, value: Decimal, soft: bool) -> tuple[Decimal | None, Decimal | None]:
    qualifier = row["qualifier"] or "exact"
    if soft:
        return soft_bounds(value, qualifier)
    low, high = (Decimal(row[end]) if row[end] else None for end in ("lower", "upper"))
    if qualifier == "exact" and low == high:
        return value, value
    if low is not None or high is not None:
        _check_inside(row, value, low, high)
        return low, high
    counted = row["kind"] in ("count", "people")
    whole = counted and value == value.to_integral_value()
    step = Decimal(1) / 10 ** count_unit(row["unit"])[0] if counted else Decimal(1)
    return hard_bounds(value, qualifier, whole, step)
