"""Amounts that a sentence only compares with: those of another year, of the budget, of what a rate divides by.

Its tests: test_stage_words.py and test_extract.py.
"""

import re
from dataclasses import replace

from helpers.read.language import OTHER_YEAR, any_in, any_stage, change_at_end, stage_words
from helpers.read.report.evidence import Evidence, Rank, settled
from helpers.read.report.figure import Figure
from helpers.read.report.periods import absolute
from helpers.read.report.prose import names
from helpers.read.report.prose.clauses import COMPARED, cleaned
from helpers.read.report.prose.placing import placed, printed
from helpers.read.report.prose.quoting import quoted
from helpers.read.report.prose.right_before import money_not_understood
from helpers.read.report.prose.spot import Spot, base_figure, own_evidence, period_evidence
from helpers.read.report.prose.thread import Owner, is_vague
from helpers.schema import UNASSIGNED

AGAINST_BUDGET = re.compile(rf"(?:占|完成|为)(?:[^，。；：]{{0,6}}?)(?P<stage>{any_stage(2)})(?:数)?$")
WHOLE_OF_SHARE = re.compile("占(?P<whole>[^，。；0-9占]{2,16})$")
SHARE_BEHIND = re.compile("的[约近超]*[0-9][0-9.]*%")
CHANGE_BEHIND = re.compile(rf"，?{any_in('changes')}了?[0-9][0-9.]*+[万亿]?元")
EARLIER_BESIDE = re.compile(
    rf"^(?P<front>)(?P<year>{OTHER_YEAR})(?:当年)?的?{any_in('like_for_like')}?(?P<rest>[^，。；：]{{0,16}}?)(?:数|为|是)?$"
)
CHANGE_FOLLOWS = re.compile(f"，(?:同比|环比)?(?:净|共|总共)?{any_in('changes')}")
COMPARED_BUDGET = re.compile(rf"(?:比|较|与|同)(?:当年|本年|全年)?(?P<stage>{any_stage(2)})(?:的|数)?$")


def is_compared(spot: Spot) -> re.Match | None:
    """Whether a sentence only compares with an amount of another year: 比上年460万元增加20万元."""
    words = spot.head.words.strip("，（ ")
    found = COMPARED.match(words)
    if not found:
        return _set_beside(spot)
    if change_at_end(words):
        return None
    rest = found["rest"].strip().removeprefix("的")
    return found if not rest or rest in stage_words(1) or _is_account_or_stage(rest) else None


def _set_beside(spot: Spot) -> re.Match | None:
    """The year before, set beside this year's amount and its change: 560万元，去年收入500万元，同比增加60万元."""
    of = spot.thread.last_in_sentence
    found = EARLIER_BESIDE.match(spot.head.words.strip("，（ "))
    if of is None or found is None or not CHANGE_FOLLOWS.match(spot.behind_all):
        return None
    if of.kind != "money" or of.compared or is_vague(of) or "；" in spot.head.opened:
        return None
    earlier = _change_period(found["year"], spot)
    if not of.period.isdigit() or not earlier.isdigit() or earlier >= of.period:
        return None
    owner, read = names.owner_in(found["rest"])
    plain = bool(read.mentions) and not read.name and not owner.is_named
    same = owner.account == of.account and bool(of.account)
    measure = _as_beside(read.value("measure"), of) if read.mention("measure") else ""
    other_flow = bool(owner.flow and of.flow and owner.flow != of.flow)
    return (
        found
        if not other_flow and measure in ("", of.measure) and (not found["rest"] or plain or same)
        else None
    )


def _as_beside(measure: str, of: Figure) -> str:
    """A stage as the amount has it that it is set beside: 决算 of an income was received, 预算 is like its budget."""
    received = measure == "actual" and of.measure == "received" and of.flow == "income"
    return of.measure if received or (measure, of.measure) == ("budget", "initial") else measure


def _is_account_or_stage(words: str) -> bool:
    """Whether words are an account or a stage and no more."""
    owner, read = names.owner_in(words)
    return bool(read.mentions) and not read.name or owner.account != ""


def compared_amount(spot: Spot, found: object) -> tuple[Figure, Owner]:
    """The amount of another year: it measures what the amount before measures, unless its words say what."""
    assert isinstance(found, re.Match)
    of, owner = _compared_of(spot)
    _, read = names.owner_in(found["rest"] or found["front"])
    period = _change_period(found["year"], spot)
    said = read.mention("measure")
    measure = read.value("measure") if said is not None and said.strength > 1 else ""
    measure = _as_beside(measure, of) if of is not None else measure
    evidence = [Evidence("period", period, Rank.OWN, "compared_year", found[0])]
    figure = base_figure(spot, quoted(spot.head.words) + printed(spot))
    if of is None:
        named, read = names.owner_in(found["front"] + found["rest"])
        whose = named if named.is_named else owner
        made = placed(spot, figure, whose, settled(evidence), measure or UNASSIGNED, label=found[0])
        return replace(made, compared=True), named
    made = replace(
        figure, subject=of.subject, account=of.account, budget=of.budget, coverage=of.coverage, flow=of.flow,
        fund_scope=of.fund_scope, measure=measure or of.measure, period=period,
        label=of.label + spot.head.words.strip("，（"),
        compared=True, name=owner.words, traces=tuple(evidence), certainty=of.certainty, doubt=of.doubt,
    )  # fmt: skip
    lost = not made.unit and of.unit and not CHANGE_BEHIND.match(spot.behind_all)
    if lost and of.certainty == "sure":
        made = replace(made, certainty="likely", doubt=f"unit={of.unit}")
    return made, owner


def _compared_of(spot: Spot) -> tuple[Figure | None, Owner]:
    """What is compared, with its owner: the amount right before, though it is not understood, else the last that is."""
    return money_not_understood(spot) or spot.thread.last_money() or (None, spot.thread.owner)


def _change_period(words: str, spot: Spot) -> str:
    """The year that a comparison is with."""
    year = re.search("[0-9]{4}", words)
    return absolute(year[0] if year else "prior", spot.frame.year)


def is_compared_budget(spot: Spot) -> re.Match | None:
    """Whether a sentence compares with an amount of the budget: 比年初预算9.20万元减少2.05万元."""
    words = spot.head.words.strip("，（ ")
    return COMPARED_BUDGET.search(words) if not change_at_end(words) else None


def compared_budget(spot: Spot, found: object) -> tuple[Figure, Owner]:
    """The budget that spending is compared with: its own stage, of what was spoken of."""
    assert isinstance(found, re.Match)
    return base_of_rate(spot, found)


def is_base_of_rate(spot: Spot) -> re.Match | None:
    """Whether an amount is what a rate divides by: 占年初预算500万元的64%."""
    if not spot.text[spot.quantity.end : spot.quantity.end + 3].startswith("的"):
        return None
    return AGAINST_BUDGET.search(spot.head.words)


def is_whole_of_share(spot: Spot) -> re.Match | None:
    """Whether an amount is the whole that a share behind it is of: 占全市收入2723亿元的35.5%."""
    if SHARE_BEHIND.match(spot.text, spot.quantity.end) is None:
        return None
    return WHOLE_OF_SHARE.search(spot.head.words)


def whole_of_share(spot: Spot, found: object) -> tuple[Figure, Owner]:
    """The whole that a share is of, only likely: what is spoken of stays the part."""
    assert isinstance(found, re.Match)
    owner, read = names.owner_in(found["whole"])
    slots = settled([*own_evidence(read, found["whole"]), *period_evidence(spot), *spot.frame.evidence])
    measure = {"income": "received", "expenditure": "actual"}.get(read.value("flow"), UNASSIGNED)
    figure = base_figure(spot, quoted(spot.head.words) + printed(spot))
    made = replace(placed(spot, figure, owner, slots, measure, label=found["whole"]), compared=True)
    unknown = measure == UNASSIGNED
    return replace(
        made, certainty="open" if unknown else "likely", doubt="measure" if unknown else "owner"
    ), owner


def base_of_rate(spot: Spot, found: object) -> tuple[Figure, Owner]:
    """The amount that a rate divides by: the stage that its words name, of what was spoken of."""
    assert isinstance(found, re.Match)
    before = spot.thread.last_money()
    of, owner = before if before else (None, spot.thread.owner)
    read = names.owner_in(found["stage"])[1]
    figure = base_figure(spot, quoted(spot.head.words) + printed(spot))
    slots = settled([*own_evidence(read, spot.head.words), *period_evidence(spot), *spot.frame.evidence])
    measure = read.value("measure") or UNASSIGNED
    if of is not None:
        return replace(
            figure, subject=of.subject, account=of.account, budget=of.budget, coverage=of.coverage,
            fund_scope=of.fund_scope,
            flow=of.flow, measure=measure, period=of.period, label=cleaned(spot.head.words),
            name=owner.words, compared=True,
            traces=tuple(slots.by_slot.values()),
        ), owner  # fmt: skip
    return placed(spot, figure, owner, slots, measure, label=cleaned(spot.head.words)), owner
