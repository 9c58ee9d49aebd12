"""What every ratio of a sentence has, and the amount or count that it speaks of.

Its tests: test_extract.py.
"""

import re
from dataclasses import replace

from helpers.read.report.evidence import settled
from helpers.read.report.figure import Figure
from helpers.read.report.periods import absolute
from helpers.read.report.prose.quoting import quoted
from helpers.read.report.prose.spot import Spot, base_figure, is_of_assumed_year, period_evidence
from helpers.read.report.prose.stages import is_target
from helpers.read.report.prose.thread import REACH, Owner, Thread, is_vague

NEXT_RATE = re.compile("[；，][^。；]{2,40}?[0-9]万?元[^。；]{0,30}?(?:执行|支付|支出)(?:率|进度)")
"""Behind the rate of a part: the next part with its own."""


def base(spot: Spot) -> Figure:
    """A ratio with its place, its year and its stage."""
    slots = settled([*period_evidence(spot), *spot.frame.evidence])
    assumed = is_of_assumed_year(spot)
    return replace(
        base_figure(spot, quoted(spot.head.words) + spot.text[spot.quantity.start : spot.quantity.end]),
        stage="target" if is_target(spot) else "done",
        period=absolute(slots.value("period"), spot.frame.year),
        coverage=slots.value("coverage"),
        certainty="likely" if assumed else "sure",
        doubt="period" if assumed else "",
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


def whole_executed(spot: Spot, of_all: bool) -> tuple[Figure, Owner] | None:
    """The whole that a rate of execution behind its parts is of: 其中：甲60万元，乙40万元。执行率98%.

    Where the parts have rates of their own, before or behind, it is the last part's, unless it says that it is `of_all`.
    """
    thread = spot.thread
    part, owner = spoken_of(spot, "execution")
    goes_on = thread.whole is not None and thread.whole is not thread.announced
    if of_all and goes_on and thread.whole is not None:
        return thread.whole, thread.whole_owner
    own = thread.whole_owner if goes_on else thread.owner if thread.last_in_sentence is None else owner
    if part is None or owner == own or part.kind != "money" or (goes_on and _have_rates(spot)):
        return None
    amounts = [(figure, whose) for figure, whose in thread.of_paragraph() if figure.kind == "money"]
    of_part = [figure for figure, whose in amounts if whose == owner and figure.parent == part.parent]
    of_whole = [pair for pair in amounts if pair[1] == own and pair[0].measure == part.measure]
    has_both = len({figure.measure for figure in of_part}) > 1
    return of_whole[0] if of_whole and not has_both else None


def _have_rates(spot: Spot) -> bool:
    """Whether the parts of a whole have rates each: one stands behind a part before, or behind the next part."""
    thread = spot.thread
    place = place_of_whole(thread.whole, thread) if thread.whole is not None else None
    behind = thread.figures[place + 1 :] if place is not None else []
    before = any(figure.measure.startswith("execution") for figure in behind)
    return before or NEXT_RATE.match(spot.text, spot.quantity.end) is not None


def place_of_whole(whole: Figure, thread: Thread) -> int | None:
    """Where the figure of a whole stands among those of the paragraph, no further back than `REACH`."""
    for place in range(len(thread.figures) - 1, max(thread.opened, len(thread.figures) - REACH) - 1, -1):
        if thread.figures[place].at == whole.at:
            return place
    return None
