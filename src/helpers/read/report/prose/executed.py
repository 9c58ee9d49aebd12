"""Rates of execution with a name of their own: 预算执行率 of what was spoken of, or of an account named in front.

Its tests: test_self_evaluations.py.
"""

from dataclasses import replace

from helpers.read.language import words_of
from helpers.read.report.figure import Figure
from helpers.read.report.prose import names
from helpers.read.report.prose.ratio_base import base, spoken_of, whole_executed
from helpers.read.report.prose.right_before import is_same_line
from helpers.read.report.prose.spot import Spot
from helpers.read.report.prose.thread import Owner, is_vague
from helpers.schema import DEPARTMENT


def execution_of(spot: Spot, words: str, own: str, measure: str) -> tuple[Figure, Owner] | None:
    """The execution of what was spoken of, or of an account named in front; None where a line is named."""
    named, _ = names.owner_in(own)
    of_all = own in words_of("speaks_of_all", "word")
    if of_all or not named.is_named or own in words_of("money_of_nobody", "word"):
        return _execution_rate(spot, words, measure, of_all)
    if named.name or not named.account:
        return None
    last = spot.thread.last_in_sentence
    made = replace(
        base(spot), subject=DEPARTMENT, account=named.account, budget=named.budget,
        measure=measure, label=words, name=own,
    )  # fmt: skip
    counted = last is not None and last.kind == "count"
    return (replace(made, certainty="likely", doubt="owner") if counted else made), named


def _execution_rate(spot: Spot, words: str, measure: str, of_all: bool) -> tuple[Figure, Owner]:
    """预算执行率 of what was spoken of: against the adjusted budget, or that budget that stands beside it."""
    of_whole = whole_executed(spot, of_all)
    figure, owner = of_whole or spoken_of(spot, "execution")
    own = [
        other
        for other, whose in spot.thread.of_paragraph()
        if other.kind == "money" and (whose == owner or (figure is not None and is_same_line(other, figure)))
    ]
    stages = {other.measure for other in own}
    vague = any(is_vague(other) for other, _ in spot.thread.of_paragraph())
    vague = vague or any(
        other.kind == "money" and other.doubt == "measure" for other in spot.latest_in_sentence
    )
    changed = stages & {"adjusted", "adjustment"} or _was_changed(own, spot)
    if measure == "execution_to_adjusted" and not changed and not vague:
        stated = (f"execution_to_{base}" for base in ("initial", "budget", "received") if base in stages)
        measure = next(stated, measure)
    made = replace(
        base(spot), subject=figure.subject if figure else names.subject_of(owner), account=figure.account if figure else "",
        budget=figure.budget if figure else "", coverage=figure.coverage if figure else "", measure=measure,
        label=(owner.words or "") + words, name=owner.words,
    )  # fmt: skip
    other = figure is not None and (made.stage == "target" or made.period != figure.period)
    if of_whole if spot.thread.last_in_sentence is not None else other:
        made = replace(made, certainty="likely", doubt="owner")
    unsure = (
        vague or measure == "execution_to_received" or ("adjustment" in stages and "adjusted" not in stages)
    )
    return (replace(made, certainty="likely", doubt="measure") if unsure else made), owner


def _was_changed(own: list[Figure], spot: Spot) -> bool:
    """Whether more was spent than was first budgeted, of which less than all was used: the budget grew in between."""
    pairs = ((spent, first) for spent in own for first in own if spent.unit == first.unit)
    outgrown = any(
        (spent.measure, first.measure) == ("actual", "initial") and spent.value > first.value
        for spent, first in pairs
    )
    return outgrown and spot.quantity.value <= 100
