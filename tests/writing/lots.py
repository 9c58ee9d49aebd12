"""Numbers by lot, in whole multiples of a grain, and the lists of names."""

import tomllib
from decimal import Decimal
from functools import cache
from pathlib import Path
from random import Random

from .amounts import ZERO

MYRIAD = Decimal(10_000)
Path3 = tuple[tuple[str, str], ...]


@cache
def names() -> dict:
    """The lists of names.toml."""
    return tomllib.loads(Path(__file__).with_name("names.toml").read_text(encoding="utf-8"))


def coded(words: str) -> Path3:
    """A path of (code, name) from `213 … | 21302 …`."""
    steps = (step.strip().partition(" ") for step in words.split("|"))
    return tuple((code, name) for code, _, name in steps)


def rounded(value: Decimal, grain: Decimal) -> Decimal:
    """The nearest multiple of the grain."""
    return (value / grain).to_integral_value() * grain


def money(rng: Random, low: float, high: float, grain: Decimal) -> Decimal:
    """An amount between two sums in 万元."""
    least, most = (int(Decimal(str(end)) * MYRIAD / grain) for end in (low, high))
    return rng.randrange(least, most) * grain


def scaled(rng: Random, value: Decimal, low: int, high: int, grain: Decimal) -> Decimal:
    """A share of the value, between two whole percents."""
    return rounded(value * rng.randrange(low * 100, high * 100) / 10_000, grain)


def years_of(rng: Random, actual: Decimal, initial: Decimal, grain: Decimal) -> dict[str, Decimal]:
    """Last year's amounts and next year's budget beside this year's."""
    return {
        "prior": scaled(rng, actual, 86, 118, grain),
        "prior_initial": scaled(rng, initial, 88, 112, grain),
        "plan": scaled(rng, initial, 90, 112, grain),
    }


def divided(rng: Random, total: Decimal, parts: tuple[str, ...], grain: Decimal) -> dict[str, Decimal]:
    """The total over some names, the last of which takes the rest."""
    shares, rest = {}, total
    for name in parts[:-1]:
        shares[name] = scaled(rng, total, 30, 70, grain) if rest else ZERO
        rest -= shares[name]
    return shares | {parts[-1]: rest}
