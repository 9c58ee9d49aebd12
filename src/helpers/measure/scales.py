"""Points by local scales: the scales are rows of scales.toml, what they mean stands here."""

import tomllib
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from functools import cache
from importlib.resources import files
from math import ceil, floor
from typing import Any

import pandas as pd

from helpers import schema
from helpers.frames import Row
from helpers.measure.figures import as_text, joined, sentence

_ScaleRow = dict[str, Any]
"""A scale, or one of its rules, as scales.toml has it."""

_COLUMNS = ("rule", "value", "points", "full", "reason")
STEPS: dict[str, Callable[[Fraction], Fraction | int]] = {
    "whole": floor,
    "begun": ceil,
    "proportional": lambda points: points,
}
"""What 每超过一个百分点 does with a part of a point: the rules are silent, so the reader chooses."""


@cache
def scales() -> dict[str, _ScaleRow]:
    """Every scale by its id, as scales.toml has it."""
    text = files("helpers.measure").joinpath("scales.toml").read_text(encoding="utf-8")
    return {scale["id"]: scale for scale in tomllib.loads(text, parse_float=Decimal)["scale"]}


def points(rule: _ScaleRow, value: Fraction, step: str = "whole") -> Fraction:
    """The points that a rule gives to a ratio; `step` is a key of STEPS.

    >>> rule = {"kind": "deduct", "full": 5, "limit": "1", "each": "0.5"}
    >>> [str(points(rule, Fraction("1.025"), step)) for step in STEPS]
    ['4', '7/2', '15/4']
    """
    return {"up_to": _up_to, "at_least": _at_least, "deduct": _deduct, "share": _share}[rule["kind"]](
        rule, Fraction(value), step
    )


def _up_to(rule: _ScaleRow, value: Fraction, step: str) -> Fraction:
    """Points of the first band whose end is not passed; the end belongs to the band."""
    return next((Fraction(given) for end, given in rule["bands"] if value <= Fraction(end)), Fraction(0))


def _at_least(rule: _ScaleRow, value: Fraction, step: str) -> Fraction:
    """Points of the first band whose start is reached."""
    return next((Fraction(given) for start, given in rule["bands"] if value >= Fraction(start)), Fraction(0))


def _deduct(rule: _ScaleRow, value: Fraction, step: str) -> Fraction:
    """Full points, less so many for each percentage point above the limit, never below 0."""
    above = max(Fraction(0), (value - Fraction(rule["limit"])) * 100)
    return max(Fraction(0), Fraction(rule["full"]) - STEPS[step](above) * Fraction(rule["each"]))


def _share(rule: _ScaleRow, value: Fraction, step: str) -> Fraction:
    """Full points times the ratio, at most all of them."""
    return Fraction(rule["full"]) * min(Fraction(1), value)


def grade(scale: str, score: Fraction) -> str:
    """The grade of a whole score: 优 from 90, 良 from 80, 中 from 60, else 差.

    >>> grade("project-2020-10", Fraction(80)), grade("project-2020-10", Fraction("79.9"))
    ('良', '中')
    """
    return next(str(name) for start, name in scales()[scale]["grades"] if score >= Fraction(start))


def scored(
    scale: str, facts: pd.DataFrame, indicators: pd.DataFrame, language: str = "zh", step: str = "whole"
) -> pd.DataFrame:
    """What a scale gives to a department's ratios: rule, value, points, full points and the reason, as text.

    A ratio that is not one number gets no points. `facts` are of one
    department-year, `indicators` from `indicators_of`.
    No score is made up: each reason says which setting was used, or what is missing.
    """
    own = facts[facts["subject"] == schema.DEPARTMENT].drop_duplicates("fact").set_index("fact")
    listed = indicators.set_index("name")
    rows = []
    for rule in scales()[scale]["rule"]:
        table, key = (own, rule["fact"]) if "fact" in rule else (listed, rule["indicator"])
        row = table.loc[key] if key in table.index else {"status": "unknown", "reason": ""}
        rows.append(_scored_row(rule, row, language, step))
    return pd.DataFrame(rows, columns=list(_COLUMNS), dtype="str")


def _scored_row(rule: _ScaleRow, row: Row, language: str, step: str) -> Row:
    """One rule's points, or why there are none."""
    named = {"rule": rule[language], "value": "", "points": "", "full": str(rule["full"])}
    if row["status"] != "ok":
        return named | {"reason": joined([sentence("not_scored", language), row["reason"]], language)}
    given = points(rule, Fraction(row["value"]), step)
    setting = sentence(f"step_{step}", language) if rule["kind"] == "deduct" else ""
    return named | {
        "value": row["value"],
        "points": as_text(given),
        "reason": joined([setting, row["reason"]], language),
    }


def completion_with_carryover(
    opening: Fraction, initial: Fraction, additions: Fraction, closing: Fraction
) -> Fraction | None:
    """预算完成率 of the Hunan county form: what was not carried over of all that could be spent.

    >>> parts = (Fraction(text) for text in ("19.8", "1922.76", "767.86", "19.8"))
    >>> round(float(completion_with_carryover(*parts)), 4)
    0.9927
    """
    whole = opening + initial + additions
    return (whole - closing) / whole if whole > 0 else None
