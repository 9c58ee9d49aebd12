"""Rates of execution with a name of their own: 预算执行率 of what was spoken of, or of an account named in front.

Its tests: test_self_evaluations.py.
"""

import re
from dataclasses import replace

from helpers.read.language import words_of
from helpers.read.report.figure import Figure
from helpers.read.report.prose import names
from helpers.read.report.prose.clauses import cleaned
from helpers.read.report.prose.faults import owner_with_fault
from helpers.read.report.prose.ratio_base import base, spoken_of, whole_executed
from helpers.read.report.prose.right_before import is_same_line, money_not_understood
from helpers.read.report.prose.spot import Spot
from helpers.read.report.prose.thread import NOBODY, Owner, is_vague
from helpers.read.report.prose.unknown_stages import account_at_start
from helpers.schema import DEPARTMENT


def execution_of(spot: Spot, words: str, own: str, measure: str) -> tuple[Figure, Owner] | None:
    """The execution of what was spoken of, or of an account named in front; None where a line is named."""
    named, _ = names.owner_in(own)
    of_all = own in words_of("speaks_of_all", "word")
    first = NOBODY if named.is_named or of_all else _spoken_of_first(spot)
    if first.is_named:
        made = replace(
            base(spot), subject=names.subject_of(first), account=first.account, measure=measure, label=words
        )
        return (replace(made, certainty="likely", doubt="owner") if first.name else made), first
    if of_all or not named.is_named or own in words_of("money_of_nobody", "word"):
        return _execution_rate(spot, words, measure, of_all)
    if named.name or not named.account:
        return None
    last, amounts = spot.thread.last_in_sentence, [figure for figure, _ in spot.thread.of_paragraph()]
    of_account = [each for each in amounts if (each.subject, each.account) == (DEPARTMENT, named.account)]
    made = replace(
        base(spot), subject=DEPARTMENT, account=named.account, budget=named.budget,
        measure=_against_stated(measure, of_account, spot), label=words, name=own,
    )  # fmt: skip
    counted = last is not None and last.kind == "count"
    return (replace(made, certainty="likely", doubt="owner") if counted else made), named


def _spoken_of_first(spot: Spot) -> Owner:
    """The line or account that the sentence begins with, with no number of it: 公用经费支出进度较慢，全年执行率96%."""
    first, comma, _ = spot.so_far.partition("，")
    if not comma or spot.thread.last_in_sentence is not None:
        return NOBODY
    faulty = owner_with_fault(first)
    return faulty if faulty.is_named else account_at_start(cleaned(first))


def _execution_rate(spot: Spot, words: str, measure: str, of_all: bool) -> tuple[Figure, Owner]:
    """预算执行率 of what was spoken of: against the adjusted budget, or that budget that stands beside it."""
    behind = None if of_all else money_not_understood(spot)
    if behind is not None and _names_a_line(behind[0]):
        return _of_vague(*behind, words, measure, spot)
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
    measure = measure if vague else _against_stated(measure, own, spot)
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


def _names_a_line(figure: Figure) -> bool:
    """Whether what an amount is called is a line of money, and not its stage in words that are not known."""
    return figure.subject == DEPARTMENT or names.is_line_like(re.sub("（[^（）]*）$", "", figure.subject))


def _of_vague(last: Figure, owner: Owner, words: str, measure: str, spot: Spot) -> tuple[Figure, Owner]:
    """The execution of the amount right before, whose words are not understood: likely of what they name."""
    made = replace(
        base(spot), subject=last.subject, account=last.account, budget=last.budget, coverage=last.coverage,
        measure=measure, label=last.label + words, name=last.subject,
    )  # fmt: skip
    return replace(made, certainty="likely", doubt="owner"), owner


def _against_stated(measure: str, own: list[Figure], spot: Spot) -> str:
    """A rate of execution against the budget that stands beside it, where none of it says that it was changed."""
    stages = {each.measure for each in own if each.kind == "money"}
    if measure != "execution_to_adjusted" or stages & {"adjusted", "adjustment"} or _was_changed(own, spot):
        return measure
    stated = (f"execution_to_{base}" for base in ("initial", "budget", "received") if base in stages)
    return next(stated, measure)


def _was_changed(own: list[Figure], spot: Spot) -> bool:
    """Whether more was spent than was first budgeted, of which less than all was used: the budget grew in between."""
    pairs = ((spent, first) for spent in own for first in own if spent.unit == first.unit)
    outgrown = any(
        (spent.measure, first.measure) == ("actual", "initial") and spent.value > first.value
        for spent, first in pairs
    )
    return outgrown and spot.quantity.value <= 100
