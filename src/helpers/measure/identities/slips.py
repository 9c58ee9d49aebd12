"""Slips of the writer: a power of ten, two neighbouring digits changed about, one digit lost.

Its tests: test_explanations.py.
"""

from decimal import Decimal

_LEAST = 100
"""A smaller number is explained by chance as often as by a slip."""

_POWERS = range(1, 9)


def is_slip(printed: Decimal, true: Decimal) -> bool:
    """Whether a printed number may be the true one with one slip in it.

    >>> is_slip(Decimal("867.48"), Decimal("1867.48")), is_slip(Decimal("1867.48"), Decimal("867.48"))
    (True, False)
    >>> is_slip(Decimal("24.86"), Decimal("24.68")), is_slip(Decimal("124.86"), Decimal("124.68"))
    (False, True)
    """
    if min(printed, true) <= 0 or printed < _LEAST or printed == true:
        return False
    return (
        _is_power_of_ten(printed, true) or _is_changed_about(printed, true) or _is_digit_lost(printed, true)
    )


def _is_power_of_ten(printed: Decimal, true: Decimal) -> bool:
    return any(true == printed.scaleb(sign * power) for power in _POWERS for sign in (1, -1))


def _is_changed_about(printed: Decimal, true: Decimal) -> bool:
    """Whether two neighbouring digits stand in each other's place."""
    places = max(-printed.as_tuple().exponent, -true.as_tuple().exponent, 0)  # type: ignore[operator]
    digits, other = (str(int(number.scaleb(places))) for number in (printed, true))
    if len(digits) != len(other):
        return False
    differ = [
        place for place, (digit, beside) in enumerate(zip(digits, other, strict=True)) if digit != beside
    ]
    first = differ[0] if differ else 0
    return (
        len(differ) == 2
        and differ[1] == first + 1
        and digits[first : first + 2] == other[first : first + 2][::-1]
    )


def _is_digit_lost(printed: Decimal, true: Decimal) -> bool:
    """Whether the true number has one digit more, in front of its point or behind it."""
    (whole, rest), (other, behind) = (_halves(number) for number in (printed, true))
    return (rest == behind and _is_one_less(whole, other)) or (whole == other and _is_one_less(rest, behind))


def _halves(number: Decimal) -> tuple[str, str]:
    whole, _, rest = f"{number.normalize():f}".partition(".")
    return whole, rest


def _is_one_less(digits: str, other: str) -> bool:
    """Whether digits are others without one of them."""
    return len(other) == len(digits) + 1 and any(
        other[:place] + other[place + 1 :] == digits for place in range(len(other))
    )


def is_miswritten(printed: Decimal, true: Decimal) -> bool:
    """Whether a printed whole number is the true one with one slip in it, one other digit included.

    >>> is_miswritten(Decimal(28290), Decimal(28090)), is_miswritten(Decimal(28290), Decimal(28170))
    (True, False)
    """
    if min(printed, true) <= 0 or printed == true:
        return False
    digits, other = str(int(printed)), str(int(true))
    is_near = len(digits) == len(other) and sum(a != b for a, b in zip(digits, other, strict=True)) == 1
    return is_near or is_slip(printed, true)
