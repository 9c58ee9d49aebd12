"""How far the printed places of a rate, and of what it is made of, let it be from the exact one.

Its tests: test_claims.py and test_rates_nearby.py.
"""

from fractions import Fraction

from helpers.frames import Row
from helpers.measure.figures import Amount


def last_place_of_rate(rate: Row) -> Fraction:
    """One of the last printed place of a rate in percent, as a share: 0.0001 for 95.24 %."""
    return Fraction(1, 10 ** (len(rate["value"].partition(".")[2]) + 2))


def rounding_of_share(above: Amount, below: Amount, share: Fraction) -> Fraction:
    """How far rounding of its two amounts may take a share; single things are not rounded."""
    grains = [amount.grain for amount in (above, below) if amount.grain is not None and amount.grain != 1]
    return sum(grains, Fraction(0)) / 2 * (1 + share) / abs(below.number or Fraction(1))
