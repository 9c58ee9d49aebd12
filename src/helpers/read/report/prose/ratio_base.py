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


def whole_executed(spot: Spot) -> tuple[Figure, Owner] | None:
    """The whole that a rate of execution behind its parts is of: 其中：甲60万元，乙40万元。执行率98%."""
    thread = spot.thread
    part, owner = spoken_of(spot, "execution")
    own = thread.owner if thread.last_in_sentence is None else thread.whole_owner if thread.whole else owner
    if part is None or owner == own or part.kind != "money":
        return None
    amounts = [(figure, whose) for figure, whose in thread.of_paragraph() if figure.kind == "money"]
    of_part = [figure for figure, whose in amounts if whose == owner and figure.parent == part.parent]
    of_whole = [pair for pair in amounts if pair[1] == own and pair[0].measure == part.measure]
    has_both = len({figure.measure for figure in of_part}) > 1
    return of_whole[0] if of_whole and not has_both else None
