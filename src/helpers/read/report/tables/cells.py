"""One cell of a table: empty, a value, a label, or a label with its value.

Its tests: test_forms.py.
"""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from helpers.quantities import ARABIC, number
from helpers.read.language import MOST_KEPT, Quantity, any_in, any_of, numbers_in, units, word_table
from helpers.schema import CURRENCY_UNITS
from helpers.years import PRINTED as YEAR

EMPTY = re.compile(r"[-—–/／\\*…．.·一]*")
YEARLY = re.compile(rf"{YEAR}年度?|(?:19[4-9]|20[0-4])[0-9]")
"""A year; without 年 only one that a report can be on."""
SIGNS = {row["sign"]: row["qualifier"] for row in word_table("signs")}
SIGN = (
    "(?P<sign>" + any_of(sorted((sign for sign in SIGNS if not sign.isalpha()), key=len, reverse=True)) + ")?"
)
BARE = re.compile(rf"{SIGN}[+]?(?P<number>-?(?:{ARABIC.pattern}))(?P<percent>%|‰)?")
TAKEN_OFF = re.compile(r"（(?P<number>[0-9][0-9,]*\.[0-9]{1,2})）")
"""A negative amount as accountants write it; a whole number in brackets is a mark."""
BRACKETED = re.compile(rf"{SIGN}(?P<number>-?(?:{ARABIC.pattern}))（(?P<unit>[^（）0-9]{{1,6}})）")
UP_TO_A_THOUSAND = r"[0-9]{1,3}(?:\.[0-9]{1,2})?"
POINTS = re.compile(
    rf"（(?:{any_in('says_weight')}[：:为]?)?(?P<number>{UP_TO_A_THOUSAND})分）"
    rf"|(?<=[一-龥”])（(?:{any_in('says_weight')}[：:为]?)?(?P<bare>{UP_TO_A_THOUSAND})）(?![一-龥])"
)
"""Points in brackets behind a name; in front of one a number in brackets is a mark."""
SHARE = re.compile(rf"(?<=[一-龥])（(?:{any_in('says_weight')}[：:为]?)?(?P<share>{UP_TO_A_THOUSAND})%）$")
"""A weight in percent in brackets behind the name of a group of indicators: 产出指标（50%）."""


@dataclass(frozen=True)
class Value:
    """A number in a cell: `unit` and `kind` empty where the cell does not tell them, `label` the words beside it."""

    value: Decimal
    unit: str
    kind: str
    qualifier: str
    printed: str
    label: str = ""
    least: Decimal | None = None


@lru_cache(maxsize=MOST_KEPT)
def is_empty(text: str) -> bool:
    """Whether a cell holds nothing, or a dash for nothing."""
    return EMPTY.fullmatch(text) is not None


@lru_cache(maxsize=MOST_KEPT)
def is_year_cell(text: str) -> bool:
    """Whether a cell is a year and no value."""
    return YEARLY.fullmatch(text) is not None


@lru_cache(maxsize=MOST_KEPT)
def value_of(text: str) -> Value | None:
    """The one number that a cell is, with its sign and unit, or None.

    >>> value_of("≥36.00（次）").unit, value_of("1,234.50").unit, value_of("未完成") is None
    ('次', '', True)
    """
    if len(text) > 60 or not any(
        sign.isdigit() or sign in "两半零一二三四五六七八九十百千万" for sign in text
    ):
        return None
    if taken := TAKEN_OFF.fullmatch(text):
        return Value(-number(taken["number"]), "", "", "exact", text)
    if bare := BARE.fullmatch(text):
        value, qualifier = number(bare["number"]), SIGNS.get(bare["sign"] or "", "") or "exact"
        unit = bare["percent"] or ""
        return Value(value, unit, "ratio" if unit else "", qualifier, text)
    if bracketed := BRACKETED.fullmatch(text):
        return _in_brackets(bracketed, text)
    found = numbers_in(text).quantities
    if len(found) == 1 and (found[0].start, found[0].end) == (0, len(text)) and not found[0].unitless:
        return _of_quantity(found[0], text)
    return _behind_a_sign(text)


def _behind_a_sign(text: str) -> Value | None:
    """A value behind a sign that the grammar of quantities has no word for: =100%."""
    for sign, qualifier in SIGNS.items():
        if text.startswith(sign) and (rest := value_of(text[len(sign) :])):
            return replace(rest, qualifier=qualifier or rest.qualifier, printed=text)
    return None


def _in_brackets(match: re.Match, text: str) -> Value | None:
    """A number with its unit in brackets behind it: =100.00（%）."""
    unit = match["unit"].replace("百分比", "%").replace("％", "%")
    kind = units()[unit]["kind"] if unit in units() else "count"
    if kind == "none" and unit not in ("年", "月", "天", "日"):
        return None
    kind = "count" if kind == "none" else kind
    return Value(number(match["number"]), unit, kind, SIGNS.get(match["sign"] or "", "") or "exact", text)


def _of_quantity(quantity: Quantity, text: str) -> Value:
    """A quantity as the value of a cell."""
    return Value(quantity.value, quantity.unit, quantity.kind, quantity.qualifier, text, least=quantity.least)


@lru_cache(maxsize=MOST_KEPT)
def labelled_value(text: str) -> Value | None:
    """The value behind its label in one cell (合计：2840, 公务接待费 210), or None; 举办展览9期 is a clause."""
    if (
        value_of(text)
        or is_year_cell(text)
        or len(text) > 60
        or "。" in text
        or "，" in text.replace("，", "", 0)
    ):
        return None
    found = numbers_in(text).quantities
    if len(found) != 1 or found[0].end != len(text) or found[0].start == 0:
        return None
    label = text[: found[0].start]
    if found[0].kind in ("count", "people") and not found[0].unitless and label[-1] not in "：: ":
        return None
    if not re.search(r"[一-龥）”][：: ]?$", label):
        return None
    value = value_of(text[found[0].start :]) or _of_quantity(found[0], text)
    return replace(value, label=label.strip("：: "), printed=text)


@lru_cache(maxsize=MOST_KEPT)
def is_value_cell(text: str) -> bool:
    """Whether a cell is a number and nothing else, and no year."""
    return value_of(text) is not None and not (is_year_cell(text) and "年" in text)


def currency_unit(text: str) -> str:
    """The unit of money in a unit line, a head or a bracket (单位：万元), or nothing."""
    found = UNIT_LINE.search(text)
    return (found["line"] or found["bracket"]) if found else ""


_UNIT_WORDS = any_of(sorted(CURRENCY_UNITS, key=len, reverse=True))
UNIT_LINE = re.compile(
    rf"(?:单\s?位：?|金额：)(?:人民币)?(?P<line>{_UNIT_WORDS})|（(?:单位：?)?(?:人民币)?(?P<bracket>{_UNIT_WORDS})）"
)
HEAD_UNIT = re.compile(
    rf"（(?:单位：?)?(?P<unit>[百千万]?元/[一-龥]{{1,4}}|[十百千万亿]?{any_in('units', 'unit')})）(?=：?$)"
)


def head_unit(text: str) -> str:
    """The unit in brackets in a head or a label: 批复规模（㎡）, or nothing."""
    found = HEAD_UNIT.search(text) or HEAD_UNIT.search(POINTS.sub("", text))
    if found:
        return found["unit"]
    return "%" if re.search("(?<![0-9])（?%）?$", text) and not POINTS.search(text) else ""


def without_unit(text: str) -> str:
    """A head or a label without the unit and the points in its brackets."""
    text = POINTS.sub("", HEAD_UNIT.sub("", UNIT_LINE.sub("", text)))
    return text.strip("：: ")
