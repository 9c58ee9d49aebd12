"""Whether one slip of the writer is all that is between parts and their whole.

Its tests: test_claims.py.
"""

from collections.abc import Sequence
from decimal import Decimal

from helpers.measure.identities import is_miswritten, is_slip

_LONG, _LONG_BELOW = 4, 5
"""Digits of a number in which a slip explains a difference; more where a part may have been left out."""


def is_one_slip(whole: Decimal, parts: Sequence[Decimal], complete: bool = True) -> bool:
    """Whether one other number among them, one slip apart, makes parts come to their whole.

    In a short number a slip explains too much. Where parts may be left out, what they lack is often a round number,
    as one other digit is: then digits must be changed about or lost.

    >>> is_one_slip(Decimal("280.9"), [Decimal("148.6"), Decimal("104.3"), Decimal("26.0")])
    True
    >>> is_one_slip(Decimal("280.9"), [Decimal("148.6"), Decimal("104.3"), Decimal("26.0")], complete=False)
    False
    >>> is_one_slip(Decimal(40), [Decimal(12), Decimal(26)])
    False
    """
    numbers = _without_common_zeros([whole, *parts])
    gap = numbers[0] - sum(numbers[1:], Decimal(0))
    is_open = gap > 0 and not complete
    least, is_slipped = (_LONG_BELOW, is_slip) if is_open else (_LONG, is_miswritten)
    slips = [(numbers[0], numbers[0] - gap), *((part, part + gap) for part in numbers[1:])]
    return any(len(str(int(old))) >= least and is_slipped(old, new) for old, new in slips)


def _without_common_zeros(numbers: Sequence[Decimal]) -> list[Decimal]:
    """Numbers as whole ones, without the zeros that all of them end in."""
    exponents = [number.normalize().as_tuple().exponent for number in numbers]
    places = max(0, *(-each for each in exponents if isinstance(each, int)))
    whole = [number.scaleb(places) for number in numbers]
    while any(whole) and all(number % 10 == 0 for number in whole):
        whole = [number / 10 for number in whole]
    return whole
