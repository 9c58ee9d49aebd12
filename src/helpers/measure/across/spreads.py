"""How a ratio is spread over departments, and which lie far out by a robust rule.

Its tests: test_comparison.py.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

FEWEST = 8
"""Departments with a number from which on any is said to lie far out."""

FAR = Fraction(7, 2)
"""From how many robust deviations on a number lies far out (Iglewicz and Hoaglin 1993)."""

NORMAL = Fraction(14826, 10000)
"""By this the median absolute deviation is that of a normal distribution."""


@dataclass(frozen=True)
class Spread:
    """A ratio over departments: quartiles and ends of the known numbers, and those that lie far out.

    `deviation` is the median absolute deviation from the median times 1.4826,
    0 where half of the departments or more have one number: then, and with
    fewer than eight numbers, none is said to lie far out.
    """

    known: int
    quartiles: tuple[Fraction, ...]
    deviation: Fraction
    outliers: tuple[tuple[str, Fraction], ...]

    @property
    def median(self) -> Fraction:
        """The number in the middle."""
        return self.quartiles[2]

    @property
    def is_judged(self) -> bool:
        """Whether the rule can say of a number that it lies far out."""
        return self.known >= FEWEST and self.deviation > 0


def spread_of(numbers: Mapping[str, Fraction]) -> Spread | None:
    """The spread of departments' numbers; None where there are none.

    >>> found = spread_of({str(place): Fraction(number) for place, number in enumerate([1, 2, 2, 3, 3, 3, 4, 40])})
    >>> [int(end) for end in found.quartiles], found.outliers[0][0]
    ([1, 2, 3, 3, 40], '7')
    """
    if not numbers:
        return None
    ordered = sorted(numbers.values(), key=quick_order)
    quartiles = tuple(quantile(ordered, Fraction(part, 4)) for part in range(5))
    middle = quartiles[2]
    deviation = NORMAL * quantile(
        sorted((abs(number - middle) for number in ordered), key=quick_order), Fraction(1, 2)
    )
    judged = len(ordered) >= FEWEST and deviation > 0
    far = {name: (number - middle) / deviation for name, number in numbers.items()} if judged else {}
    out = [(name, distance) for name, distance in far.items() if abs(distance) > FAR]
    out.sort(key=lambda found: (-abs(found[1]), found[0]))
    return Spread(len(ordered), quartiles, deviation, tuple(out))


def quick_order(number: Fraction) -> tuple[float, Fraction]:
    """What sorts exact numbers as they are, and compares as fractions those alone that floats do not tell apart."""
    return float(number), number


def quantile(ordered: Sequence[Fraction], part: Fraction) -> Fraction:
    """The number that this part of ordered ones lies below, between two of them in proportion.

    >>> quantile([Fraction(1), Fraction(2)], Fraction(1, 2))
    Fraction(3, 2)
    """
    place = part * (len(ordered) - 1)
    whole = int(place)
    after = ordered[min(whole + 1, len(ordered) - 1)]
    return ordered[whole] + (after - ordered[whole]) * (place - whole)
