"""Two states of one thing: 森林覆盖率由45.2%提高到46.1%: what it was, which waits for a person, and what it became.

Its tests: test_prose_counts.py.
"""

import re
from dataclasses import replace

from helpers.read.language import any_in, rate_in
from helpers.read.report.evidence import Evidence, Rank
from helpers.read.report.figure import Figure
from helpers.read.report.prose.clauses import cleaned
from helpers.read.report.prose.ratio_base import base
from helpers.read.report.prose.spot import Spot
from helpers.read.report.prose.thread import NOBODY, Owner
from helpers.schema import DEPARTMENT, UNASSIGNED

FROM = re.compile(rf"(?:(?:由|从)(?:{any_in('state_before')})?|(?:由|从)[^，。；]{{0,8}}?年的?)(?:约|近)?$")
BECOMES = rf"(?:{any_in('rises_or_falls_to')})(?:了)?(?:为|至|到)"
BEHIND = re.compile(rf"^[^，。；0-9]{{0,6}}?{BECOMES}")
BECAME = re.compile(
    rf"^[，、]?[^，。；]{{0,8}}?{BECOMES}(?:了)?(?:今年的?|目前的?|[0-9]{{4}}年的?)?(?:约|近)?$"
)
RULE = "former_state"


def is_former(spot: Spot) -> bool:
    """Whether a number is what a thing was before it changed: 由120人增加到150人."""
    behind = spot.text[spot.quantity.end : spot.quantity.end + 24]
    return bool(FROM.search(spot.head.words)) and bool(BEHIND.match(behind))


def former(spot: Spot) -> tuple[Figure, Owner]:
    """What a thing was: nothing says when, so it waits for a person."""
    words = FROM.sub("", spot.head.words)
    of = spot.thread.last_in_sentence
    name = cleaned(words) or (of.subject if of is not None else cleaned(spot.head.last)) or DEPARTMENT
    figure = replace(
        base(spot), subject=name, measure=UNASSIGNED, label=name, name=name, compared=True, certainty="open",
        doubt="period", stage="done",
        traces=(Evidence("reading", RULE, Rank.OWN, RULE, spot.head.words),),
    )  # fmt: skip
    return figure, NOBODY


def is_latter(spot: Spot) -> bool:
    """Whether a number is what the thing just spoken of became."""
    return _former_before(spot) is not None and BECAME.match(spot.head.words) is not None


def _former_before(spot: Spot) -> Figure | None:
    """The former state just before."""
    last = spot.thread.last_in_sentence
    return last if last is not None and any(trace.rule == RULE for trace in last.traces) else None


def latter(spot: Spot) -> tuple[Figure, Owner]:
    """What a thing became, under the name that its former state has; an amount's stage is not said."""
    before = _former_before(spot)
    assert before is not None
    made = replace(
        base(spot), subject=before.subject, label=before.label, name=before.subject, measure=_measure_of(before, spot),
        stage="done",
        traces=(Evidence("reading", "later_state", Rank.OWN, "later_state", spot.head.words),),
    )  # fmt: skip
    owner = Owner(before.subject, words=before.subject)
    return (made if made.measure != UNASSIGNED else replace(made, certainty="open", doubt="measure")), owner


def _measure_of(before: Figure, spot: Spot) -> str:
    """What a later state measures: the rate that its name is, else a number of people or things."""
    if spot.quantity.kind == "ratio":
        named = rate_in(before.subject)
        return named.measure if named is not None else UNASSIGNED
    return {"people": "persons", "count": "count"}.get(spot.quantity.kind, UNASSIGNED)
