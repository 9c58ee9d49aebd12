"""Exact amounts with bounds, what is missing of them, and the figures they follow from."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from functools import reduce

from helpers.quantities import plain

SIGNIFICANT = Context(prec=15, rounding=ROUND_HALF_UP)
"""Digits of a ratio as text; also of an amount that no finite decimal holds."""


@dataclass(frozen=True)
class Missing:
    """A part that an amount cannot do without.

    `why`: not printed (`absent`), printed for another budget or scope only
    (`elsewhere`), stated differently (`conflict`, the numbers in `detail`), or
    printed for several things of which none is named (`several`).
    """

    why: str
    subject: str
    measure: str
    detail: str = ""


@dataclass(frozen=True)
class Amount:
    """An exact number, an interval with open ends (`None`), or unknown because something is missing.

    `grain` is the finest printed place that went into it, `figures` the ids of its figures.
    """

    low: Fraction | None = None
    high: Fraction | None = None
    missing: tuple[Missing, ...] = ()
    figures: tuple[str, ...] = ()
    grain: Fraction | None = None
    derived: bool = False

    @property
    def known(self) -> bool:
        """Whether every part is there, be it only by its bounds."""
        return not self.missing

    @property
    def exact(self) -> bool:
        """Whether it is one number."""
        return self.known and self.low is not None and self.low == self.high

    def __add__(self, other: "Amount") -> "Amount":
        return _joined(self, other, _plus(self.low, other.low), _plus(self.high, other.high))

    def __neg__(self) -> "Amount":
        low = None if self.high is None else -self.high
        high = None if self.low is None else -self.low
        return Amount(low, high, self.missing, self.figures, self.grain, self.derived)

    def __sub__(self, other: "Amount") -> "Amount":
        return self + -other

    def __abs__(self) -> "Amount":
        if self.low is not None and self.low >= 0:
            return self
        if self.high is not None and self.high <= 0:
            return -self
        ends = None if None in (self.low, self.high) else max(-self.low, self.high)
        return Amount(Fraction(0), ends, self.missing, self.figures, self.grain, self.derived)

    def marked_derived(self) -> "Amount":
        """The same amount, said not to be printed but worked out."""
        return Amount(self.low, self.high, self.missing, self.figures, self.grain, True)


def exactly(value: Decimal | Fraction | int, *figures: str, grain: Fraction | None = None) -> Amount:
    """One exact number."""
    return Amount(Fraction(value), Fraction(value), (), figures, grain)


def absent(subject: str, measure: str) -> Amount:
    """An amount that was not printed."""
    return Amount(missing=(Missing("absent", subject, measure),))


def total(amounts: Iterable[Amount]) -> Amount:
    """The sum; unknown if a part is: a sum with an unknown part is never a partial sum.

    >>> two = total([exactly(60), exactly(Decimal("30.5"))])
    >>> two.low, total([two, absent("培训费", "actual")]).known
    (Fraction(181, 2), False)
    """
    return reduce(Amount.__add__, amounts, exactly(0))


def largest(one: Amount, other: Amount) -> Amount:
    """The greater of two amounts, by their bounds."""
    low = _chosen(max, [end for end in (one.low, other.low) if end is not None])
    high = None if None in (one.high, other.high) else max(one.high, other.high)
    return _joined(one, other, low, high)


def ratio(numerator: Amount, denominator: Amount) -> Amount:
    """numerator / denominator by their bounds, for a base above 0; the caller looks at a base of 0 first.

    >>> from helpers.quantities import hard_bounds
    >>> sent = Amount(*(end and Fraction(end) for end in hard_bounds(Decimal(400), "over", whole=True)))
    >>> share = ratio(exactly(355), sent)
    >>> share.low, share.high
    (None, Fraction(355, 401))
    """
    low = _quotient(numerator.low, denominator.high, denominator.low)
    high = _quotient(numerator.high, denominator.low, denominator.high)
    return _joined(numerator, denominator, low, high)


def divided(above: Amount, below: Amount) -> tuple[Amount, str]:
    """A ratio and its status: a base of 0 has none, whatever stands above it."""
    if below.exact and below.low <= 0:
        return below, "undefined"
    result = ratio(above, below)
    return result, status_of(result)


def status_of(amount: Amount) -> str:
    """ok, bounded or unknown."""
    return "unknown" if not amount.known else "ok" if amount.exact else "bounded"


def ends(amount: Amount, as_number: Callable[[Fraction], str]) -> dict[str, str]:
    """The bounds of an amount that is not one number."""
    if amount.exact or not amount.known:
        return {}
    return {
        "lower": "" if amount.low is None else as_number(amount.low),
        "upper": "" if amount.high is None else as_number(amount.high),
    }


def _quotient(
    above: Fraction | None, if_positive: Fraction | None, if_negative: Fraction | None
) -> Fraction | None:
    if above is None:
        return None
    base = if_positive if above >= 0 else if_negative
    return None if not base or base < 0 else above / base


def _plus(one: Fraction | None, other: Fraction | None) -> Fraction | None:
    return None if one is None or other is None else one + other


def _chosen(choose: Callable, ends: list[Fraction]) -> Fraction | None:
    return choose(ends) if ends else None


def _joined(one: Amount, other: Amount, low: Fraction | None, high: Fraction | None) -> Amount:
    missing = tuple(dict.fromkeys(one.missing + other.missing))
    grains = [grain for grain in (one.grain, other.grain) if grain is not None]
    return Amount(
        None if missing else low,
        None if missing else high,
        missing,
        tuple(dict.fromkeys(one.figures + other.figures)),
        min(grains) if grains else None,
        one.derived or other.derived,
    )


def as_text(value: Fraction) -> str:
    """The exact decimal, or 15 significant digits where no finite decimal is the number.

    >>> as_text(Fraction(1, 8)), as_text(Fraction(2, 3)), as_text(Fraction(1, 15000000))
    ('0.125', '0.666666666666667', '0.0000000666666666666667')
    """
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest == 1:
        places = max(value.denominator.bit_length(), 1)
        return plain(
            Decimal(value.numerator * 10**places // value.denominator).scaleb(-places, Context(prec=9999))
        )
    return significant(value)


def significant(value: Fraction) -> str:
    """The number to 15 significant digits, half up.

    >>> significant(Fraction(7955, 8320))
    '0.956129807692308'
    """
    return plain(SIGNIFICANT.divide(Decimal(value.numerator), Decimal(value.denominator)))
