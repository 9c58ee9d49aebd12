"""What rules measure by, from thresholds.toml.

Its tests: test_questions.py.
"""

import tomllib
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def thresholds() -> dict[str, dict[str, Any]]:
    """Every threshold by its name, with its source in both languages."""
    text = files("helpers.measure.rules").joinpath("thresholds.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def threshold(name: str) -> Fraction:
    """The number of a threshold.

    >>> threshold("far_exceeded")
    Fraction(13, 10)
    """
    return Fraction(thresholds()[name]["value"])
