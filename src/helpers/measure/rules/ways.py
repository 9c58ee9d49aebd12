"""Which way an indicator is meant: whether more is better, whether its target is met.

Its tests: test_questions.py.
"""

import tomllib
from fractions import Fraction
from functools import cache
from importlib.resources import files

from helpers.frames import Row
from helpers.measure.rules.form_entries import FormEntry, amount_of
from helpers.measure.rules.thresholds import threshold


@cache
def _words_of_ways() -> dict[str, list[str]]:
    return tomllib.loads(files("helpers.measure.rules").joinpath("ways.toml").read_text(encoding="utf-8"))


def is_named(text: str, way: str) -> bool:
    """Whether a name has one of the words of a way, as ways.toml lists them."""
    return any(word in text for word in _words_of_ways()[way])


def is_less_better(entry: FormEntry) -> bool:
    """Whether less is better: by the target's own sign, else by the indicator's name."""
    qualifier = entry.target["qualifier"] if entry.target is not None else ""
    if qualifier in ("at_most", "nearly"):
        return True
    return qualifier not in ("at_least", "over") and is_named(entry.name, "less_is_better")


def share_reached(entry: FormEntry) -> Fraction | None:
    """The result over the target, where both are numbers of one kind and the target is above 0.

    Execution of the budget has points of its own, and is asked for by them.
    """
    if entry.target is None or entry.result is None or not _is_one_kind(entry.target, entry.result):
        return None
    if entry.target["measure"].startswith("execution_"):
        return None
    aim, done = _aimed_at(entry), amount_of(entry.result)
    if done is None or done.number is None or not aim or aim <= 0:
        return None
    return done.number / aim


def _aimed_at(entry: FormEntry) -> Fraction | None:
    """The number that a target names, whatever its sign."""
    amount = amount_of(entry.target)
    if amount is None:
        return None
    return amount.number if amount.number is not None else amount.high if amount.low is None else amount.low


def _is_one_kind(target: Row, result: Row) -> bool:
    """Whether target and result are counted in the same."""
    same = target["unit"] == result["unit"] or target["kind"] == "money"
    return target["kind"] == result["kind"] and same


def is_unmet(entry: FormEntry) -> bool:
    """Whether the result is worse than the target."""
    reached = share_reached(entry)
    if reached is None:
        return False
    return reached > 1 if is_less_better(entry) else reached < 1


def is_far_exceeded(entry: FormEntry) -> bool:
    """Whether the result is far above a target of which more is better, and not for want of size or by others' doing."""
    reached, aim = share_reached(entry), _aimed_at(entry)
    if reached is None or aim is None or is_less_better(entry) or is_named(entry.name, "on_application"):
        return False
    is_small = (
        entry.target is not None and entry.target["kind"] != "ratio" and aim <= threshold("small_target")
    )
    return reached > threshold("far_exceeded") and not is_small
