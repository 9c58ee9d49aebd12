"""Which stage of money an amount is, from its own words to the kind of document.

Its tests: test_stage_words.py and test_extract.py.
"""

import re

from helpers.read.language import Wording, any_in, words_of
from helpers.read.report.evidence import Evidence, Rank, Settled
from helpers.read.report.figure import Figure
from helpers.read.report.prose import names
from helpers.read.report.prose.doubtful_names import ADDED_TO
from helpers.read.report.prose.kinds_of_owners import LEVEL_IN_FRONT, account_of, is_line, names_income
from helpers.read.report.prose.listed import beside_list, said_by_list
from helpers.read.report.prose.right_before import INVOLVED
from helpers.read.report.prose.said_by_verbs import said_by_verbs
from helpers.read.report.prose.spot import Spot, own_evidence, period_evidence
from helpers.read.report.prose.stages import ends_as_expected, expected_or, initial_by_heading, plans
from helpers.read.report.prose.thread import Owner
from helpers.schema import UNASSIGNED

ASKED_FOR = re.compile(any_in("asked_for"))
ASSET = re.compile(f"{any_in('assets')}(?:（[^（）]{{0,8}}）)?(?:为|是|共|约|：)?$")
WON = re.compile(f"(?:{any_in('in_front_of_winning')})*{any_in('wins_money')}(?!预算稳定)")
SPENT_BEHIND = re.compile(
    f"^，(?:{any_in('in_front_of_spending')})*(?:{any_in('spends')}|{any_in('pays_out')})(?:了|完)?(?=[0-9])"
)
SHARED_OUT = re.compile(f"，?{any_in('shares_out')}")
YEAR_AS_A_PART = re.compile("[，（]?(?:其中|包括)[：，]?[^。；：]{0,40}?本年度?(?:收入|支出)")
LONGEST_BEFORE = 400
STEPS = re.compile(f"[、和及与，]*(?:分别)?{any_in('raises_each_ones')}?[至到]?")


def evidence_of(spot: Spot, read: Wording, words: str, owner: Owner) -> list[Evidence]:
    """What the head, the sentence, the whole and the headings say of an amount."""
    listed = said_by_list(spot, read)
    own = own_evidence(read, words)
    found = [said for said in own if said.rank == Rank.OWN] + beside_list(
        [said for said in own if said.rank != Rank.OWN], listed
    )
    found += period_evidence(spot)
    found += said_by_verbs(spot, read, words, owner)
    found += _of_whole(spot)
    found += listed
    for slot in ("budget", "coverage", "fund_scope"):
        if value := getattr(owner, slot):
            found.append(Evidence(slot, value, Rank.ROW, "owner", owner.words))
    if not read.mention("measure") and owner.flow != "expenditure" and names_income(owner, read):
        found.append(
            Evidence("measure", "received", Rank.DOCUMENT, "income_name", owner.words or words, "", 0)
        )
        found.append(Evidence("flow", "income", Rank.OWN, "income_name", owner.words or words, "", 1))
    if spot.thread.level:
        found.append(
            Evidence(
                "coverage", spot.thread.level, Rank.HEADING, "level_of_paragraph", spot.thread.level, "", 10
            )
        )
    found += beside_list(spot.frame.evidence, listed) + _kind_evidence(spot)
    return [said for said in found if not _is_own_place(said, spot) and not _yields(said, spot)]


def _is_own_place(said: Evidence, spot: Spot) -> bool:
    """Whether a level is the region that the whole document is on: 承德市 in its own report."""
    return (
        said.slot == "coverage"
        and said.value in spot.frame.document
        and said.value not in words_of("coverages", "word")
        and not said.value.startswith(words_of("levels_before_a_budget", "word"))
    )


def _yields(said: Evidence, spot: Spot) -> bool:
    """Whether 本年 or 当年 stands where a heading names the year."""
    return (said.slot, said.value) == ("period", "own") and any(
        above.slot == "period" and above.rank == Rank.HEADING for above in spot.frame.evidence
    )


def _of_whole(spot: Spot) -> list[Evidence]:
    """What the whole says of its parts: stage, year, budget, level and scope."""
    whole = spot.thread.whole
    if whole is None or whole.kind != "money" or whole.measure == UNASSIGNED:
        return []
    stage = _stage_of_balance(whole, spot.frame.year) if whole.measure == "balance_total" else whole.measure
    said = {"measure": stage, "period": whole.period, "budget": whole.budget, "coverage": whole.coverage}
    said["fund_scope"] = "" if whole.fund_scope == "unknown" else whole.fund_scope
    return [
        Evidence(slot, value, Rank.COLUMN, "whole", whole.phrase) for slot, value in said.items() if value
    ]


def is_not_understood(spot: Spot, owner: Owner, read: Wording) -> bool:
    """Whether the words in front of an amount are no stage that is known and no name of a line."""
    if owner.name in words_of("vague_names", "word") or ASSET.search(spot.head.words):
        return True
    if not read.name or not owner.name or read.mention("measure") is not None:
        return False
    if names.STAGE_LIKE.search(owner.name) and not names.PROCURED.search(owner.name):
        return owner.name not in words_of("whole_names", "word") and owner.name not in spot.thread.funds
    if is_in_item(spot):
        known = (
            names.is_line_like(owner.name)
            or names.FUNCTION.search(owner.name)
            or owner.name in spot.thread.funds
        )
        return not known and owner.name not in words_of("whole_names", "word")
    return (
        not is_line(owner, spot)
        and owner.name not in words_of("whole_names", "word")
        and not names.is_list(owner.name)
    )


def is_in_item(spot: Spot) -> bool:
    """Whether an amount stands among those of an item that has its own name, and not among its parts."""
    thread = spot.thread
    return bool(thread.item.name) and (thread.whole is None or thread.whole is thread.announced)


def _stage_of_balance(whole: Figure, year: str) -> str:
    """The stage of the parts of 收入总计 or 支出总计; those of a year to come are planned."""
    if whole.period > year:
        return "budget"
    return "received" if whole.flow == "income" else "actual"


def _kind_evidence(spot: Spot) -> list[Evidence]:
    """What an amount without a word of its stage stands for in this kind of document."""
    stage = {"budget": "budget", "final_accounts": "actual"}.get(spot.frame.kind, "")
    return (
        [Evidence("measure", stage, Rank.KIND, "kind_of_document", spot.frame.kind, "", 0)] if stage else []
    )


def stage_of(spot: Spot, slots: Settled, owner: Owner, read: Wording) -> str:
    """The stage of an amount, from its evidence; only an account, a line or a total has one from further away."""
    measure, rank = slots.value("measure"), slots.rank("measure")
    own = read.mention("measure")
    asked_for = measure == "adjustment" and ASKED_FOR.search(spot.head.words)
    if not measure or rank is None or asked_for or _is_of_no_stage(spot, owner):
        return UNASSIGNED
    if own is None and measure == "actual" and _is_not_spent(spot, rank):
        return UNASSIGNED
    if measure == "budget" and rank >= Rank.TITLE and "" < spot.thread.as_of[:4] < spot.frame.year:
        return UNASSIGNED
    if own is None and rank > Rank.COLUMN and not is_line(owner, spot):
        return UNASSIGNED
    if own is None and (_is_level_of_unknown(spot, owner) or _goes_on_unknown(spot, measure, rank)):
        return UNASSIGNED
    if _adds_up_all(spot, owner, read, slots):
        return "balance_total"
    measure = _of_flow(measure, flow_of_amount(slots, owner, spot), own is not None)
    no_income = measure == "received" and owner.name.endswith("收入") and not _is_income_name(owner, spot)
    if no_income or names.is_list(owner.name) or (own is None and _is_balance_name(owner.name)):
        return UNASSIGNED
    measure = initial_by_heading(measure, spot)
    return measure if own is not None and own.strength > 1 else expected_or(measure, spot)


def _is_not_spent(spot: Spot, rank: Rank) -> bool:
    """Whether money was won or is planned; or, where only words further away speak of spending, was only given."""
    if WON.match(spot.head.words) or (plans(spot.head.words) and not ends_as_expected(spot.head.words)):
        return True
    return rank >= Rank.COLUMN and (SPENT_BEHIND.match(spot.behind_all) is not None or _is_only_given(spot))


def _is_only_given(spot: Spot) -> bool:
    """Whether money was handed down or shared out, or is a part of such money, and nothing says it was spent."""
    whole = spot.thread.whole or spot.thread.before_bracket
    part = whole is not None and whole.kind == "money" and whole.measure == UNASSIGNED
    return (
        part
        or SHARED_OUT.match(spot.behind_all) is not None
        or names.GIVEN.match(spot.head.words) is not None
    )


def _is_of_no_stage(spot: Spot, owner: Owner) -> bool:
    """Whether an amount is none of the budget's year: each one's, only involved in something, or what is owned."""
    return _is_each_ones(spot) or _is_involved(spot, owner) or ASSET.search(spot.head.words) is not None


def _is_level_of_unknown(spot: Spot, owner: Owner) -> bool:
    """Whether an amount is one level's of a whole that is not understood: 债务余额286亿元，其中市级132亿元."""
    last = spot.thread.last_in_sentence
    alone = owner.level and not (owner.budget or owner.account or owner.name)
    return bool(alone) and last is not None and last.kind == "money" and last.measure == UNASSIGNED


def _goes_on_unknown(spot: Spot, measure: str, rank: Rank) -> bool:
    """Whether words further away alone say that an amount was spent, which is planned or goes on a list of unknown ones."""
    if measure not in ("actual", "received") or rank < Rank.COLUMN:
        return False
    last = spot.thread.last_in_sentence
    listed = spot.text[spot.head.start - 1 : spot.head.start] in ("、", "和", "及")
    unknown = last is not None and last.kind == "money" and last.measure == UNASSIGNED and not last.compared
    return spot.frame.target or (listed and unknown)


def _of_flow(measure: str, flow: str, own: bool) -> str:
    """Income is received, not spent; what is spent was not received, unless its own words say so."""
    if flow == "income" and measure == "actual":
        return "received"
    return "actual" if measure == "received" and flow == "expenditure" and not own else measure


def _is_balance_name(name: str) -> bool:
    """Whether a name is what is left, brought over or at hand, which has no stage: 年末滚存结余."""
    left = re.search(any_in("names_what_is_left"), name) is not None
    return left and name in words_of("whole_names", "word")


def _is_involved(spot: Spot, owner: Owner) -> bool:
    """Whether an amount is only what something involves, and no sum of the department's own: 涉及财政资金2340万元."""
    return INVOLVED.match(spot.head.words) is not None and not (owner.name or owner.account)


def _is_each_ones(spot: Spot) -> bool:
    """Whether an amount is for each of many."""
    said = spot.text[spot.head.start - len(spot.head.opened) : spot.quantity.start]
    return names.is_per_head(said) or _goes_on_per_head(spot)


def _goes_on_per_head(spot: Spot) -> bool:
    """Whether an amount goes on with amounts for each of many: 每人每月151元、96元提高至171元、106元."""
    last = spot.thread.last_in_sentence
    before = (
        last is not None
        and last.kind == "money"
        and last.measure == UNASSIGNED
        and last.unit == spot.quantity.unit == "元"
    )
    return before and STEPS.fullmatch(spot.head.words) is not None


def _adds_up_all(spot: Spot, owner: Owner, read: Wording, slots: Settled) -> bool:
    """Whether all that came in or went out is added up, with what is brought over: 总收入, 其中：本年收入…, 年初结转…."""
    return (
        (
            spot.frame.kind == "government_budget_report"
            or ADDED_TO.search(_sentence_before(spot))
            or YEAR_AS_A_PART.match(spot.text, spot.quantity.end, spot.end)
        )
        and not owner.name
        and bool(read.value("flow"))
        and names.without_trailing(spot.head.words).endswith(tuple(words_of("balances", "word")))
        and slots.value("budget") != "social_insurance"
    )


def _sentence_before(spot: Spot) -> str:
    """The sentence as far as the number, no longer than is looked through."""
    begin = max(spot.end - len(spot.sentence), spot.quantity.start - LONGEST_BEFORE)
    return spot.text[begin : spot.quantity.start]


def _is_income_name(owner: Owner, spot: Spot) -> bool:
    """Whether a name is one of the department's or a budget's income, or part of such an income."""
    plain = LEVEL_IN_FRONT.sub("", owner.name)
    known = plain in words_of("income_names", "word") or plain.removesuffix("收入") in words_of(
        "income_names", "word"
    )
    known = known or plain.endswith(words_of("ends_income_of_a_budget", "ending"))
    known = known or plain.startswith(words_of("begins_a_line", "word"))
    whole = spot.thread.whole_owner
    return known or (spot.thread.whole is not None and whole.flow == "income") or owner.budget != ""


def flow_of_amount(slots: Settled, owner: Owner, spot: Spot) -> str:
    """Income or expenditure: by the amount's own words, its owner's, or those of its whole."""
    own = slots.by_slot.get("flow")
    if own is not None and own.rank == Rank.OWN:
        return own.value
    if owner.flow:
        return owner.flow
    whole = spot.thread.whole
    if whole is not None and whole.flow:
        return whole.flow
    line = names.is_line_like(owner.name) or (owner.name and account_of(owner, spot) == "fund")
    spent = spot.frame.kind == "budget" and line and not owner.name.endswith("收入")
    above = own is not None and own.rank <= Rank.HEADING and own.value == "income" and not spent
    return "income" if above else ""
