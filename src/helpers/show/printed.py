"""Numbers and places as pages print them: separators, a true minus, 万元 and percent, rounded half up, once.

Its tests: test_tables.py.
"""

import re
from decimal import Decimal
from fractions import Fraction

from helpers.messages import say
from helpers.quantities import rounded

MINUS = "−"


def with_separators(value: Decimal | Fraction | int, places: int = 2) -> str:
    """A number with thousands separators and a true minus sign.

    >>> with_separators(Decimal("-1234.565"))
    '−1,234.57'
    """
    text = rounded(value, places)
    whole, dot, part = text.removeprefix("-").partition(".")
    return f"{MINUS if text.startswith('-') else ''}{int(whole):,}{dot}{part}"


def count_as_printed(number: str) -> str:
    """A count's exact text with separators and a true minus, its decimals kept."""
    return with_separators(Decimal(number), len(number.partition(".")[2]))


def in_money(yuan: Decimal, language: str) -> str:
    """An amount in 元 without its unit: 万元 with two decimals in Chinese, whole yuan in English."""
    return with_separators(yuan.scaleb(-4)) if language == "zh" else with_separators(yuan, 0)


def in_percent(share: Fraction | Decimal) -> str:
    """A share as percent with two decimals.

    >>> in_percent(Fraction(1, 32))
    '3.13%'
    """
    return f"{with_separators(share * 100)}%"


_APPROXIMATE = {
    "over": ("{0}余{1}", "{0}多{1}", "{0}{2}余{3}", "{0}{2}多{3}", "超{0}{1}", "超过{0}{1}", "逾{0}{1}"),
    "nearly": ("近{0}{1}", "不足{0}{1}", "不到{0}{1}"),
    "about": ("约{0}{1}", "{0}{1}左右", "{0}{1}上下"),
    "at_least": ("{0}{1}以上", "{0}{1}及以上", "不低于{0}{1}", "至少{0}{1}", "≥{0}{1}"),
    "at_most": ("{0}{1}以下", "{0}{1}以内", "不高于{0}{1}", "≤{0}{1}"),
}
"""Ways to print an approximate number: {0} its digits, {1} its unit, {2} and {3} the unit's 万 and the rest."""


def own_words(row: dict[str, str], phrases: list[str]) -> str:
    """An approximate number as one of these phrases prints it, or nothing where they print it otherwise.

    >>> own_words({"value": "18.5", "unit": "万件", "qualifier": "over"}, ["办结18.5万余件"])
    '18.5万余件'
    """
    power, rest = row["unit"][:1], row["unit"][1:]
    words = [
        way.format(row["value"], row["unit"], power, rest) for way in _APPROXIMATE.get(row["qualifier"], ())
    ]
    plain = [re.sub("[,，\\s]", "", phrase) for phrase in phrases]
    return next((word for word in words if any(word in phrase for phrase in plain)), "")


def exact_part(number: str) -> Fraction | None:
    """The number of a fact's text, or None where it is empty or only bounds (`401..`)."""
    return Fraction(number) if number and ".." not in number else None


def runs(places: list[int]) -> list[tuple[int, int]]:
    """Consecutive numbers as first and last, where there are three or more; else each for itself.

    >>> runs([1, 2, 3, 7, 8])
    [(1, 3), (7, 7), (8, 8)]
    """
    found: list[tuple[int, int]] = []
    for place in places:
        if found and found[-1][1] == place - 1:
            found[-1] = (found[-1][0], place)
        else:
            found.append((place, place))
    short = [
        [(first, last)] if last - first > 1 else [(place, place) for place in range(first, last + 1)]
        for first, last in found
    ]
    return [run for group in short for run in group]


_PLACE = re.compile(
    r"(page|line|paragraph|table|row|column|sheet|footnote|endnote|header|footer|cell) ([A-Z]{0,3}\d+) ?"
)
"""A reader's word for a place in a source, with its number."""


def place_in_words(locator: str, language: str = "zh") -> str:
    """A place in a source in words: `page 3 row 4` is 第3页第4行."""
    return _PLACE.sub(lambda found: say(f"show.place_{found[1]}", language, number=found[2]), locator).strip()
