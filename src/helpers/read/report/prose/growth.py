"""Growth over another year: its sign, and whose it is."""

import re
from dataclasses import replace

from helpers.read.language.changes import Change, change_at_end
from helpers.read.language.rates import rate
from helpers.read.report.figure import Figure
from helpers.read.report.prose import names
from helpers.read.report.prose.changed import follows_vague, named_before
from helpers.read.report.prose.clauses import cleaned
from helpers.read.report.prose.owners import account_of, joined
from helpers.read.report.prose.ratio_base import base, heading_budget
from helpers.read.report.prose.spot import Spot
from helpers.read.report.prose.thread import NOBODY, Owner, is_vague
from helpers.read.report.prose.turns import turn_of
from helpers.schema import DEPARTMENT, UNASSIGNED

OTHER_BASE = re.compile("年均|年平均|同口径|可比口径|剔除|扣除")


def growth_at(spot: Spot) -> Change | None:
    """The change that the head ends with."""
    return change_at_end(spot.head.words)


def growth(spot: Spot, found: object) -> list[tuple[Figure, Owner]]:
    """Growth over another year, negative for a fall; over a budget it is a rate of a difference."""
    assert isinstance(found, Change)
    words = spot.head.words
    front = words[: found.start].rstrip("，、")
    if not front and follows_vague(spot) and not spot.thread.owner.is_named and not named_before(spot):
        vague = replace(
            base(spot),
            subject=DEPARTMENT,
            measure=UNASSIGNED,
            label=found.words,
            certainty="open",
            doubt="words",
        )
        return [(vague, NOBODY)]
    owner, subject, account, budget, coverage, period = owner_of_growth(spot, front)
    other = (
        found.base == "budget" or (not found.base and follows_difference(spot)) or OTHER_BASE.search(words)
    )
    sign = -1 if found.sign < 0 < spot.quantity.value else 1
    figure = replace(
        base(spot), subject=subject, account=account, budget=budget, coverage=coverage,
        measure="other_rate" if other else "growth_from_prior", value=spot.quantity.value * sign,
        label=(owner.words or subject) + found.words, name=owner.words or subject,
    )  # fmt: skip
    if period:
        figure = replace(figure, period=period)
    if spot.quantity.unit == "" or spot.quantity.unitless:
        figure = replace(figure, unit="%", certainty="likely", doubt="unit")
    return [(figure, owner)]


def follows_difference(spot: Spot) -> bool:
    """Whether the change just before was one from a budget."""
    last = spot.thread.last_in_sentence
    return last is not None and last.measure == "difference"


def owner_of_growth(spot: Spot, front: str) -> tuple[Owner, str, str, str, str, str]:
    """Whose a growth is: the name in front of it, else what the amount, count or rate before is about."""
    named, read = names.owner_in(front)
    if "分别" in spot.head.words and (turn := turn_of(spot)):
        return turn
    if not front and follows_vague(spot) and (subject := named_before(spot)):
        return Owner(subject, words=subject), subject, "", "", "", ""
    if rate(front) is not None and not named.is_named and front:
        rest = rate(front)
        assert rest is not None
        subject = cleaned(rest.owner) or cleaned(front)
        return Owner(subject, words=cleaned(front)), subject, "", "", "", ""
    if named.is_named and not is_clutter(front):
        own = joined(named, spot)
        return (
            own,
            names.subject_of(own),
            account_of(own, spot),
            own.budget or heading_budget(spot),
            own.coverage,
            "",
        )
    pairs = [pair for pair in spot.thread.of_paragraph() if not pair[0].compared and not is_vague(pair[0])]
    pairs = [pair for pair in pairs if pair[0].measure not in ("difference",) or spot.head.words]
    for figure, owner in pairs:
        if (
            figure.kind == "ratio"
            and spot.quantity.unit not in ("百分点",)
            and not (figure.measure in ("other_rate",) and not has_amount(pairs))
        ):
            continue
        if figure.kind == "ratio" and figure.measure in ("growth_from_prior", "share") and has_amount(pairs):
            continue
        period = figure.period if figure.kind == "money" else ""
        return owner, figure.subject, figure.account, figure.budget, figure.coverage, period
    if spot.thread.owner.is_named:
        own = spot.thread.owner

        return own, names.subject_of(own), account_of(own, spot), own.budget, own.coverage, ""
    if named is not NOBODY:
        return named, DEPARTMENT, "total", named.budget, named.coverage, ""
    return NOBODY, DEPARTMENT, "", heading_budget(spot), "", ""


def has_amount(pairs: list[tuple[Figure, Owner]]) -> bool:
    """Whether an amount or count is among figures."""
    return any(figure.kind != "ratio" for figure, _ in pairs)


def is_clutter(words: str) -> bool:
    """Whether words in front of a growth name nothing of their own."""
    return bool(re.search("剔除|扣除|因素|口径|原因", words))
