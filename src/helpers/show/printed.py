"""Numbers as pages print them: separators, a true minus, 万元 and percent, rounded half up, once."""

from decimal import Decimal
from fractions import Fraction

from helpers.quantities import rounded

MINUS = "−"


def printed(value: Decimal | Fraction | int, places: int = 2) -> str:
    """A number with thousands separators and a true minus sign.

    >>> printed(Decimal("-1234.565"))
    '−1,234.57'
    """
    text = rounded(value, places)
    whole, dot, part = text.removeprefix("-").partition(".")
    return f"{MINUS if text.startswith('-') else ''}{int(whole):,}{dot}{part}"


def as_printed(number: str) -> str:
    """A count's exact text with separators and a true minus, its decimals kept."""
    return printed(Decimal(number), len(number.partition(".")[2]))


def in_money(yuan: Decimal, language: str) -> str:
    """An amount in 元 without its unit: 万元 with two decimals in Chinese, whole yuan in English."""
    return printed(yuan.scaleb(-4)) if language == "zh" else printed(yuan, 0)


def in_percent(share: Fraction | Decimal) -> str:
    """A share as percent with two decimals.

    >>> in_percent(Fraction(1, 32))
    '3.13%'
    """
    return f"{printed(share * 100)}%"


def exact(number: str) -> Fraction | None:
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
        [(first, last)] if last - first > 1 else [(one, one) for one in range(first, last + 1)]
        for first, last in found
    ]
    return [run for group in short for run in group]
