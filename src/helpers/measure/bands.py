"""The bands of PEFA's indicators that a year's number lies in: a comparison, never a grade.

Its tests: test_bands.py.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from importlib.resources import files

from helpers.schema import ALL_PROJECTS, DEPARTMENT

BANDED = ((DEPARTMENT, "execution_to_initial"), (ALL_PROJECTS, "composition_variance"))
"""Subject and fact of the ratios that have bands."""


@dataclass(frozen=True)
class PefaBand:
    """From `low` to `high`; without a low end it is all that is below `high`."""

    low: Fraction | None
    high: Fraction

    def holds(self, number: Fraction) -> bool:
        """Whether a number lies in the band.

        >>> PefaBand(Fraction(95, 100), Fraction(105, 100)).holds(Fraction(105, 100))
        True
        >>> PefaBand(None, Fraction(5, 100)).holds(Fraction(5, 100))
        False
        """
        return number < self.high if self.low is None else self.low <= number <= self.high


def bands_of(fact: str) -> tuple[PefaBand, ...]:
    """The bands of a ratio, the narrowest first; none where PEFA has none."""
    return _bands().get(fact, ())


def band_of(fact: str, number: Fraction) -> PefaBand | None:
    """The narrowest band that a ratio's number lies in, or None beyond all of them."""
    return next((band for band in bands_of(fact) if band.holds(number)), None)


@cache
def _bands() -> dict[str, tuple[PefaBand, ...]]:
    text = files("helpers.measure").joinpath("bands.toml").read_text(encoding="utf-8")
    return {fact: tuple(_read_bands(entry["bands"])) for fact, entry in tomllib.loads(text).items()}


def _read_bands(entries: list[dict[str, str]]) -> Iterator[PefaBand]:
    for entry in entries:
        low = Fraction(entry["low"]) if "low" in entry else None
        yield PefaBand(low, Fraction(entry.get("below") or entry["high"]))
