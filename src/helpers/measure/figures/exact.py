"""Exact amounts with bounds, what is missing of them, and the figures they follow from.

Its tests: test_ratios.py, test_facts.py.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

from helpers.quantities import plain

_SIGNIFICANT = Context(prec=15, rounding=ROUND_HALF_UP)
"""Digits of a ratio as text; also of an amount that no finite decimal holds."""

_NOT_THERE = frozenset({"absent", "elsewhere"})
"""Why an amount is not there: not printed, or printed for another budget or scope only."""


@dataclass(frozen=True)
class Missing:
    """A part that an amount cannot do without.

    `why`: not printed (`absent`), printed for another budget or scope only
    (`elsewhere`), stated differently (`conflict`, the numbers in `detail`),
    printed for several things of which none is named (`several`), of another
    coverage, budget, path or table than the rest (`frame`), printed and open
    (`open`), perhaps among numbers of unclear meaning (`unclear`), or printed
    without its unit (`unitless`).
    """

    why: str
    subject: str
    measure: str
    detail: str = ""


@dataclass(frozen=True)
class Amount:
    """An exact number, an interval with open ends (`None`), or unknown because something is missing.

    `grain` is the finest printed place that went into it, `figures` the ids of
    its figures; `derived` says that it is not printed but worked out.
    """

    low: Fraction | None = None
    high: Fraction | None = None
    missing: tuple[Missing, ...] = ()
    figures: tuple[str, ...] = ()
    grain: Fraction | None = None
    derived: bool = False

    @property
    def number(self) -> Fraction | None:
        """The one number that it is; None where it has only bounds, or is unknown."""
        same = self.low is self.high or self.low == self.high
        return self.low if same and not self.missing else None

    @property
    def ends(self) -> tuple[Fraction | None, Fraction | None]:
        """Its bounds, the same twice where it is one number."""
        return self.low, self.high

    @property
    def is_known(self) -> bool:
        """Whether every part is there, be it only by its bounds."""
        return not self.missing

    @property
    def is_exact(self) -> bool:
        """Whether it is one number."""
        return self.number is not None

    @property
    def is_absent(self) -> bool:
        """Whether it is unknown only because it was not printed."""
        return bool(self.missing) and {part.why for part in self.missing} <= _NOT_THERE

    def __add__(self, other: "Amount") -> "Amount":
        return total([self, other])

    def __neg__(self) -> "Amount":
        low = None if self.high is None else -self.high
        high = low if self.low is self.high else None if self.low is None else -self.low
        return replace(self, low=low, high=high)

    def __sub__(self, other: "Amount") -> "Amount":
        return self + -other

    def __abs__(self) -> "Amount":
        if self.low is not None and self.low >= 0:
            return self
        if self.high is not None and self.high <= 0:
            return -self
        high = None if self.low is None or self.high is None else max(-self.low, self.high)
        return replace(self, low=Fraction(0), high=high)


def exactly(value: Decimal | Fraction | int, *figures: str, grain: Fraction | None = None) -> Amount:
    """One exact number."""
    number = Fraction(value)
    return Amount(number, number, (), figures, grain)


def absent(subject: str, measure: str) -> Amount:
    """An amount that was not printed."""
    return Amount(missing=(Missing("absent", subject, measure),))


def renamed(amount: Amount, measure: str) -> Amount:
    """The amount with its missing part under another name."""
    return replace(amount, missing=tuple(replace(part, measure=measure) for part in amount.missing))


def figures_of(*amounts: Amount) -> tuple[str, ...]:
    """The figures of amounts, each once."""
    return tuple(dict.fromkeys(name for amount in amounts for name in amount.figures))


def missing_of(*amounts: Amount) -> tuple[Missing, ...]:
    """What is missing of amounts, each part once."""
    return tuple(dict.fromkeys(part for amount in amounts for part in amount.missing))


def total(amounts: Iterable[Amount]) -> Amount:
    """The sum; unknown if a part is: a sum with an unknown part is never a partial sum.

    >>> two = total([exactly(60), exactly(Decimal("30.5"))])
    >>> two.number, total([two, absent("培训费", "actual")]).is_known
    (Fraction(181, 2), False)
    """
    parts = list(amounts)
    low = _sum([part.low for part in parts])
    exact = all(part.low is part.high for part in parts)
    return _joined(parts, low, low if exact else _sum([part.high for part in parts]))


def larger(amount: Amount, other: Amount) -> Amount:
    """The greater of two amounts, by their bounds."""
    low = max((end for end in (amount.low, other.low) if end is not None), default=None)
    high = None if amount.high is None or other.high is None else max(amount.high, other.high)
    return _joined([amount, other], low, high)


def quotient(numerator: Amount, denominator: Amount) -> Amount:
    """numerator / denominator by their bounds, for a base above 0; the caller looks at a base of 0 first.

    >>> from helpers.quantities import hard_bounds
    >>> sent = Amount(*(end and Fraction(end) for end in hard_bounds(Decimal(400), "over", whole=True)))
    >>> share = quotient(exactly(355), sent)
    >>> share.low, share.high
    (None, Fraction(355, 401))
    """
    low = _end(numerator.low, denominator.high, denominator.low)
    high = _end(numerator.high, denominator.low, denominator.high)
    return _joined([numerator, denominator], low, high)


def divided(above: Amount, below: Amount) -> tuple[Amount, str]:
    """A ratio and its status: a base of 0 has none, whatever stands above it."""
    if below.number is not None and below.number <= 0:
        return below, "undefined"
    result = quotient(above, below)
    return result, fact_status(result)


def fact_status(amount: Amount) -> str:
    """ok, bounded or unknown."""
    return "unknown" if not amount.is_known else "ok" if amount.is_exact else "bounded"


def _sum(ends: list[Fraction | None]) -> Fraction | None:
    known = [end for end in ends if end is not None]
    return sum(known, start=Fraction(0)) if len(known) == len(ends) else None


def _end(
    above: Fraction | None, if_positive: Fraction | None, if_negative: Fraction | None
) -> Fraction | None:
    if above is None:
        return None
    base = if_positive if above >= 0 else if_negative
    return None if not base or base < 0 else above / base


def _joined(parts: Sequence[Amount], low: Fraction | None, high: Fraction | None) -> Amount:
    missing = missing_of(*parts)
    return Amount(
        None if missing else low,
        None if missing else high,
        missing,
        figures_of(*parts),
        min((part.grain for part in parts if part.grain is not None), default=None),
        any(part.derived for part in parts),
    )


def bounds_as_text(amount: Amount, as_number: Callable[[Fraction], str]) -> dict[str, str]:
    """The bounds of an amount that is not one number, in the columns `lower` and `upper`."""
    if amount.is_exact or not amount.is_known:
        return {}
    return {
        "lower": "" if amount.low is None else as_number(amount.low),
        "upper": "" if amount.high is None else as_number(amount.high),
    }


def span(amount: Amount) -> str:
    """An amount as text: its number, `401..` or `..699`, nothing where it is unknown.

    >>> span(Amount(Fraction(401), None)), span(exactly(5))
    ('401..', '5')
    """
    if not amount.is_known:
        return ""
    if amount.number is not None:
        return as_text(amount.number)
    return "..".join("" if end is None else as_text(end) for end in (amount.low, amount.high))


def as_text(value: Fraction) -> str:
    """The exact decimal, or 15 significant digits where no finite decimal is the number.

    >>> as_text(Fraction(1, 8)), as_text(Fraction(2, 3)), as_text(Fraction(1, 15000000))
    ('0.125', '0.666666666666667', '0.0000000666666666666667')
    """
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest != 1:
        return significant(value)
    places = value.denominator.bit_length()
    digits = value.numerator * 10**places // value.denominator
    return plain(Decimal(digits).scaleb(-places, Context(prec=9999)))


def significant(value: Fraction) -> str:
    """The number to 15 significant digits, half up.

    >>> significant(Fraction(7955, 8320))
    '0.956129807692308'
    """
    return plain(_SIGNIFICANT.divide(Decimal(value.numerator), Decimal(value.denominator)))
