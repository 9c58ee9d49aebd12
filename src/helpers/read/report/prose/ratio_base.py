"""What every ratio of a sentence has, and the amount or count that it speaks of.

Its tests: test_extract.py.
"""

from dataclasses import replace

from helpers.read.report.evidence import settled
from helpers.read.report.figure import Figure
from helpers.read.report.periods import absolute
from helpers.read.report.prose.quoting import quoted
from helpers.read.report.prose.spot import Spot, base_figure, period_evidence
from helpers.read.report.prose.stages import is_target
from helpers.read.report.prose.thread import Owner, is_vague


def base(spot: Spot) -> Figure:
    """A ratio with its place, its year and its stage."""
    slots = settled([*period_evidence(spot), *spot.frame.evidence])
    return replace(
        base_figure(spot, quoted(spot.head.words) + spot.text[spot.quantity.start : spot.quantity.end]),
        stage="target" if is_target(spot) else "done",
        period=absolute(slots.value("period"), spot.frame.year),
        coverage=slots.value("coverage"),
    )


def heading_budget(spot: Spot) -> str:
    """The budget of the heading."""
    return settled(spot.frame.evidence).value("budget")


def spoken_of(spot: Spot, rule: str) -> tuple[Figure | None, Owner]:
    """The amount or count before that a rate speaks of: for execution what was spent, not the budget that it is of."""
    for figure, owner in spot.thread.of_paragraph():
        if (
            figure.kind == "ratio"
            or figure.compared
            or is_vague(figure)
            or figure.measure in ("difference", "change_from_prior")
        ):
            continue
        return figure, owner
    return None, spot.thread.owner
