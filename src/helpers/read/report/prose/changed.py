"""Amounts that are a change over another year, or a difference from a budget.

Its tests: test_prose.py and test_extract.py.
"""

import re
from dataclasses import replace

from helpers.read.language import Change, any_in, change_at_end, words_of
from helpers.read.report.evidence import Evidence, Rank, settled
from helpers.read.report.figure import Figure
from helpers.read.report.periods import absolute
from helpers.read.report.prose import names
from helpers.read.report.prose.kinds_of_owners import account_of
from helpers.read.report.prose.placing import printed, with_certainty
from helpers.read.report.prose.quoting import quoted
from helpers.read.report.prose.spot import Spot, base_figure, period_evidence
from helpers.read.report.prose.thread import NOBODY, Owner, is_vague
from helpers.schema import BROUGHT, DEPARTMENT, UNASSIGNED
from helpers.years import PRINTED as YEAR

BOTH = re.compile(f"(?:{any_in('both_flows')}|收、支)(?:均|总计|合计)?$")
CHANGES = ("change_from_prior", "growth_from_prior")
OF_YEAR = re.compile(f"({YEAR})年")
GROWTH_BEHIND = re.compile(f"[，、]?(?:同比)?{any_in('changes')}[0-9][0-9.]*%")
ASSET = re.compile(any_in("assets"))


def is_change(spot: Spot) -> Change | None:
    """Whether an amount is a change: over another year, from a budget, or going on from one before."""
    words = spot.head.words
    _, read = names.owner_in(words)
    stage, found = read.mention("measure"), change_at_end(words)
    based = found is not None and found.base
    if not based and stage is not None and stage.value in ("adjustment", "adjusted") and stage.strength == 3:
        return None
    if found is not None and found.verb in ("提升", "改善") and not found.base and found.start > 1:
        return None
    return found


def changed_amount(spot: Spot, found: object) -> tuple[Figure, Owner]:
    """A change over another year, or a difference from a budget; unassigned where nothing says from what."""
    assert isinstance(found, Change)
    of, owner = _owner_of_change(found, spot)
    nobodys = _is_each_ones_change(spot, found) or _is_aim(spot, found) or _is_of_assets(spot)
    owner = None if nobodys else owner
    figure = base_figure(spot, quoted(spot.head.words) + printed(spot))
    if owner is None:
        unknown = replace(
            figure, subject=DEPARTMENT, measure=UNASSIGNED, label=found.words, period=spot.frame.year
        )
        return replace(unknown, certainty="open", doubt="words"), NOBODY
    found = against_own_budget(found, spot)
    measure, rank = _measure_and_rank(found, spot, of)
    both = BOTH.match(spot.head.words[: found.start].strip("，、")) is not None
    flow = "" if both else found.flow or (of.flow if of is not None else owner.flow)
    if found.flow and of is not None and of.flow and of.flow != found.flow:
        of = None
    said = Evidence("measure", measure, rank, "change", found.words)
    slots = settled([*period_evidence(spot), *spot.frame.evidence, said])
    period = _year_of_changes(spot) or absolute(slots.value("period"), spot.frame.year)
    made = replace(
        figure,
        value=-figure.value if found.sign < 0 else figure.value,
        subject=of.subject if of is not None else names.subject_of(owner),
        account=of.account if of is not None else account_of(owner, spot),
        budget=(of.budget if of is not None else owner.budget) or slots.value("budget"),
        coverage=of.coverage if of is not None else owner.coverage or slots.value("coverage"),
        fund_scope=(of.fund_scope if of is not None else owner.fund_scope) or "unknown",
        flow=flow,
        measure=measure,
        period=period if of is None or of.compared or _is_later(spot, of) else of.period,
        label=(owner.words or "") + _compared_with(spot) + found.words,
        name=owner.words,
        traces=tuple(slots.by_slot.values()),
    )
    return _doubted_change(with_certainty(made, slots, owner, spot), of, owner, spot), owner


def _doubted_change(made: Figure, of: Figure | None, owner: Owner, spot: Spot) -> Figure:
    """A change, no surer than the amount that changed, and likely where it may be of the line before its paragraph."""
    if made.measure == UNASSIGNED and of is not None and of.measure in BROUGHT:
        made = replace(made, compared=True)
    made = _no_surer_than(of, made)
    doubted = of is None and owner == NOBODY and made.certainty == "sure" and _is_behind_line(spot)
    return replace(made, certainty="likely", doubt="owner") if doubted else made


def _is_behind_line(spot: Spot) -> bool:
    """Whether a paragraph begins right behind one that ended with a line's amount, of which it may go on to tell."""
    before = spot.thread.figures[-1:]
    return spot.thread.last is None and any(figure.subject != DEPARTMENT for figure in before)


def _measure_and_rank(found: Change, spot: Spot, of: Figure | None) -> tuple[str, Rank]:
    """What a change is over, and how near the words are that say so; of what was brought over it is unknown."""
    measure = UNASSIGNED if of is not None and of.measure in BROUGHT else _measure_of_change(found, spot)
    if measure == UNASSIGNED and _grew_as_well(spot, of):
        return "change_from_prior", Rank.NEIGHBOUR
    return measure, Rank.OWN


def _grew_as_well(spot: Spot, of: Figure | None) -> bool:
    """Whether an amount right behind what was spent or came in is told with its growth: 支出5万元，增加1万元，增长25%."""
    staged = of is not None and of.measure in ("received", "actual", "balance_total")
    budgeted = any(figure.measure in ("initial", "budget", "adjusted") for figure in spot.latest_in_sentence)
    return staged and not budgeted and GROWTH_BEHIND.match(spot.behind_all) is not None


def _no_surer_than(of: Figure | None, change: Figure) -> Figure:
    """A change, only likely where the amount that changed is."""
    if of is None or of.certainty != "likely" or change.certainty != "sure":
        return change
    return replace(change, certainty="likely", doubt=of.doubt)


def against_own_budget(found: Change, spot: Spot) -> Change:
    """A change, over a budget where that is of the year spoken of: 较2023年预算减少 in a report on 2023."""
    own = found.base == "prior" and found.period == spot.frame.year and "预算" in found.words
    return (
        replace(found, base="budget")
        if own and set(OF_YEAR.findall(spot.sentence)) == {found.period}
        else found
    )


def _is_of_assets(spot: Spot) -> bool:
    """Whether what changed is owned at the end of a year: 资产总额增加."""
    return ASSET.search(spot.head.words) is not None


def _is_aim(spot: Spot, found: Change) -> bool:
    """Whether a change is only an aim: 绩效目标：促进增收节支500万元以上."""
    return (
        spot.thread.planned and not found.base and spot.frame.year <= (spot.thread.period or spot.frame.year)
    )


def _is_each_ones_change(spot: Spot, found: Change) -> bool:
    """Whether a change is that of each of many: 亩均增产40公斤，增收120元."""
    own = spot.head.words[: found.start].strip("，、")
    last = spot.thread.last_in_sentence
    goes_on = not own and not found.base and last is not None and names.is_per_head(last.phrase)
    return names.is_per_head(spot.head.words) or goes_on


def _is_later(spot: Spot, of: Figure) -> bool:
    """Whether the clause of a change names a later year than that of the amount before: 2023年比2022年增加1万元."""
    named = spot.thread.period or _year_of_changes(spot)
    return named.isdigit() and of.period < named <= spot.frame.year


def _year_of_changes(spot: Spot) -> str:
    """The year of the change that the sentence before ended with, where this one names none and goes on."""
    last = next((figure for figure, _ in spot.thread.of_paragraph()), None)
    goes_on = spot.thread.last_in_sentence is None and not spot.thread.period
    return last.period if goes_on and last is not None and last.measure in CHANGES else ""


def _owner_of_change(found: Change, spot: Spot) -> tuple[Figure | None, Owner | None]:
    """The amount that changed and whose it is; nobody where the amount before is not understood."""
    named, _ = names.owner_in(spot.head.words[: found.start].rstrip("的数额为，"))
    if not named.is_named and follows_vague(spot):
        if name := named_before(spot):
            return None, Owner(name, words=name)
        return None, spot.thread.owner if spot.thread.owner.is_named else None
    before = spot.thread.last_money()
    if not named.is_named and not spot.thread.last_in_sentence:
        before = spot.thread.last_money_of(spot.thread.owner) or before
    of, owner = before if before else (None, spot.thread.owner)
    if of is not None and of.measure in BROUGHT and named.flow and not named.is_named:
        of, owner = _amount_of_flow(named.flow, spot) or (of, owner)
    other = named is not NOBODY and named.words and (of is None or named.budget not in ("", of.budget))
    scoped = named is not NOBODY and named.fund_scope not in ("", of.fund_scope if of is not None else "")
    turned = of is not None and {named.flow, of.flow} == {"income", "expenditure"}
    if named.is_named or other or scoped or turned:
        return (of if of is not None and owner == named else None), named
    return of, owner


def _amount_of_flow(flow: str, spot: Spot) -> tuple[Figure, Owner] | None:
    """The latest amount of the paragraph that came in or was spent, passing over what was brought over or is left."""
    stage = {"income": "received", "expenditure": "actual"}.get(flow, "")
    return next(
        (
            pair
            for pair in spot.thread.of_paragraph()
            if pair[0].measure == stage and not (pair[0].compared or pair[0].parent)
        ),
        None,
    )


def follows_vague(spot: Spot) -> bool:
    """Whether the amount before, in this sentence, stands under words that are not understood."""
    last = spot.thread.last_in_sentence
    return last is not None and is_vague(last)


def named_before(spot: Spot) -> str:
    """The name of the thing whose amount stands before, though not its stage: 全市贷款余额6037.44亿元，同比增长5.71%."""
    last = spot.thread.last_in_sentence
    return (
        last.subject
        if last is not None and last.subject != DEPARTMENT and not names.STAGE_LIKE.search(last.subject)
        else ""
    )


def _compared_with(spot: Spot) -> str:
    """The words of a comparison that stand in a clause before: 与上年相比，增加11.50万元."""
    found = re.search(r"(?:与|比|较|同)[^，。；]{2,16}(?:相比|比较)", spot.head.opened)
    return found[0] if found else ""


def _measure_of_change(found: Change, spot: Spot) -> str:
    """Over another year it is a change, against a budget a difference; a change alone goes on from one before."""
    if found.base:
        return "change_from_prior" if found.base == "prior" else "difference"
    last = spot.thread.last
    if spot.thread.compared != "prior" and found.verb in words_of("beyond_a_budget", "word"):
        return "difference"
    if spot.thread.compared == "prior":
        return "change_from_prior"
    if spot.thread.compared == "budget" or (
        last is not None and last.compared and last.measure in ("initial", "budget", "adjusted")
    ):
        return (
            "change_from_prior"
            if last is not None and last.period and last.period != spot.frame.year
            else "difference"
        )
    goes_on = last is not None and (last.compared or last.measure in CHANGES)
    return "change_from_prior" if goes_on or found.flow else UNASSIGNED
