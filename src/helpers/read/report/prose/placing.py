"""An amount with all its slots filled in, and how sure they are.

Its tests: test_generated.py and test_extract.py.
"""

import re
from dataclasses import replace
from functools import cache

from helpers.read.language import any_in, any_of, words_of
from helpers.read.report.evidence import Rank, Settled, certainty_of
from helpers.read.report.figure import Figure
from helpers.read.report.periods import absolute
from helpers.read.report.prose import names
from helpers.read.report.prose.clauses import cleaned
from helpers.read.report.prose.kinds_of_owners import account_of
from helpers.read.report.prose.others_amounts import is_of_account_in_clause, is_of_audited, is_of_fund_before
from helpers.read.report.prose.right_before import (
    PARTS,
    goes_on_budgets,
    is_beyond_siblings,
    is_too_much_for_part,
)
from helpers.read.report.prose.settling import flow_of_amount
from helpers.read.report.prose.spot import Spot
from helpers.read.report.prose.thread import NOBODY, Owner
from helpers.schema import DEPARTMENT, UNASSIGNED

LONGEST_MARK = 6
BRACKET = re.compile("（[^（）]*）$")
CUT = re.compile(
    f"{any_in('sets_going')}?"
    + any_of([word for word in words_of("changes", "word", sign="-") if len(word) > 1])
    + "了?(?=.{2})"
)
STAGES_OF_MONEY = ("actual", "received", "budget")
SOURCE_OR_BENEFIT = re.compile(any_in("ends_a_source_or_benefit") + "$")
PAID_WITHIN = re.compile(f"[一-龥]{{4,}}{any_in('pays_out')}[一-龥]{{2}}")
EXECUTED = re.compile("^(?!.*收入).*执行")
SPENT_BEHIND_IT = re.compile(f"，(?:全年|年度|当年)?实际{any_in('spends')}")
SPENT_IT = re.compile(any_in("says_it_was_spent"))
UNSPENT = re.compile("未(?:支出|使用|执行)")
PARTS_OF_IT = re.compile("其中|包括|（含")
ADJUSTED = re.compile("预算(?:收支)?调整|调整预算|调整方案")
EXECUTION_OR_CHANGE = re.compile(f"执行|决算|{ADJUSTED.pattern}")
INCOME = re.compile(any_in("income_names"))


def placed(spot: Spot, figure: Figure, owner: Owner, slots: Settled, measure: str, label: str) -> Figure:
    """A figure with its slots filled in."""
    flow = flow_of_amount(slots, owner, spot)
    if measure in ("received",) and not flow:
        flow = "income"
    account = account_of(owner, spot)
    if (
        account == "total"
        and measure in (UNASSIGNED, "opening")
        and not slots.value("flow")
        and not slots.value("budget")
    ):
        account = "" if measure == UNASSIGNED else account
    part = spot.thread.whole is not None and not _counts_others(spot.thread.whole)
    whole = spot.thread.whole_owner if part else NOBODY
    if {flow, whole.flow} == {"income", "expenditure"}:
        whole = NOBODY
    subject, part_of_line = names.subject_of(owner), _part_of_spending(owner, whole, account)
    if _is_part_of_line(owner, whole, account):
        subject, account, part_of_line, whole = whole.name, account_of(whole, spot), account, NOBODY
    made = replace(
        figure,
        value=-figure.value
        if slots.value("sign") and figure.value > 0 and measure == "adjustment"
        else figure.value,
        subject=subject,
        account=account,
        part=part_of_line,
        flow=flow,
        measure=measure,
        budget=owner.budget or slots.value("budget"),
        coverage=slots.value("coverage"),
        fund_scope=slots.value("fund_scope") or owner.fund_scope or "unknown",
        period=absolute(slots.value("period"), spot.frame.year),
        parent=_parent_of(whole, subject) if whole is not NOBODY else "",
        label=label,
        name=owner.words or subject,
        traces=tuple(slots.by_slot.values()),
    )
    return with_certainty(made, slots, owner, spot)


def _counts_others(whole: Figure) -> bool:
    """Whether a whole counts people, or measures that no money is a part of: 严格落实十条举措，其中：公务接待费2万元."""
    return whole.kind == "people" or whole.subject.endswith(words_of("measures_taken", "word"))


def _part_of_spending(owner: Owner, whole: Owner, account: str) -> str:
    """Which part of the department's spending a line of the economic classification is of: that of its whole."""
    known = owner.name in words_of("economic_names", "word") and not whole.name
    return whole.account if known and account != "fund" and whole.account in PARTS else ""


def _is_part_of_line(owner: Owner, whole: Owner, account: str) -> bool:
    """Whether an account is the part that a line has of it: 商品和服务支出683万元（其中：基本支出228万元）."""
    named = (
        whole.name
        and whole.flow != "income"
        and names.is_line_like(whole.name)
        and not whole.name.endswith("资金")
    )
    return bool(named) and not owner.name and account in PARTS


def _parent_of(whole: Owner, subject: str) -> str:
    """The line that a part belongs to."""
    named = names.subject_of(whole)
    return named if named != subject else ""


def with_certainty(figure: Figure, slots: Settled, owner: Owner, spot: Spot) -> Figure:
    """A figure with how sure it is: an owner from the sentence before is an assumption."""
    certainty, doubt = certainty_of(slots, False, figure.measure)
    if slots.value("period") == "span":
        return replace(figure, measure=UNASSIGNED, certainty="open", doubt="period")
    if certainty == "sure" and (found := _doubt_of(figure, slots, owner, spot)):
        certainty, doubt = "likely", found
    return replace(figure, certainty=certainty, doubt=doubt)


def _doubt_of(figure: Figure, slots: Settled, owner: Owner, spot: Spot) -> str:
    """What is not sure of a figure whose slots are settled: its unit, its measure or whose it is."""
    if not figure.unit:
        return "unit"
    if _is_of_adjusting(figure, slots, spot) or (
        figure.measure == "adjustment" and _is_reason_of_change(spot)
    ):
        return "measure"
    executed = figure.measure == "received" and EXECUTED.search(spot.head.words) is not None
    unspent = figure.measure == "carryover" and UNSPENT.search(spot.head.words) is not None
    unspent = unspent or (_is_unstaged(slots) and goes_on_budgets(figure, spot))
    executed = executed or slots.rule_of("measure") == "given_us"
    cut = executed or unspent or figure.measure in STAGES_OF_MONEY and CUT.match(cleaned(spot.head.words))
    if cut or _is_before_spent(figure, spot) or _is_beside_part_of_unknown(figure, spot):
        return "measure"
    if slots.rule_of("measure") == "paid_out" and PAID_WITHIN.match(cleaned(spot.head.words)):
        return "measure"
    if not figure.account and _is_doubtful_line(figure, owner, spot):
        return "account"
    nobodys = figure.subject == DEPARTMENT and figure.account == "fund" and not owner.is_named
    others = (
        nobodys
        or _is_behind_others(owner, spot)
        or _follows_line(figure, spot)
        or _is_like_its_whole(figure, spot)
        or is_beyond_siblings(figure, owner, spot)
    )
    others = others or is_of_audited(figure, owner, spot) or is_of_fund_before(figure, owner, spot)
    others = others or is_of_account_in_clause(figure, spot)
    if others or _is_level_alone(figure, owner, spot) or _is_of_counted(owner, spot):
        return "owner"
    whole, going_on = spot.thread.whole, owner in (spot.thread.owner, spot.thread.whole_owner)
    if going_on and is_too_much_for_part(spot) and whole is not None and figure.value != whole.value:
        return "owner"
    assumed = _is_taken_over(owner, spot) or _is_of_count(owner, spot) or _is_of_other_clause(owner, spot)
    return "owner" if owner.is_named and assumed else ""


def _is_of_adjusting(figure: Figure, slots: Settled, spot: Spot) -> bool:
    """Whether an amount that nothing of its own says was spent stands where a budget is adjusted."""
    said = slots.by_slot.get("measure")
    own = said is not None and said.rank == Rank.OWN
    above = [
        words for words in (*spot.frame.headings, spot.frame.document) if EXECUTION_OR_CHANGE.search(words)
    ]
    adjusts = bool(above) and ADJUSTED.search(above[0]) is not None and "执行" not in above[0]
    return figure.measure == "actual" and not own and adjusts


def _is_before_spent(figure: Figure, spot: Spot) -> bool:
    """Whether what was really spent stands right behind an amount of 支出 alone: 项目支出52万元，实际支出48万元."""
    behind = figure.measure == "actual" and SPENT_BEHIND_IT.match(spot.behind_all) is not None
    return behind and SPENT_IT.search(spot.head.words) is None


def _is_beside_part_of_unknown(figure: Figure, spot: Spot) -> bool:
    """Whether an amount goes on with parts of one of which it is not known what it measures: 总投资56万元，其中…."""
    before = [other for other in spot.latest_in_sentence if other.kind == "money" and not other.compared]
    unknown = any(other.measure == UNASSIGNED and other.certainty == "open" for other in before)
    return (
        unknown and PARTS_OF_IT.search(spot.so_far) is not None and figure.measure in ("actual", "received")
    )


def _is_unstaged(slots: Settled) -> bool:
    """Whether no more than a bare 支出 or 收入 says which stage an amount is."""
    return slots.rule_of("measure") == "head" and slots.rank("measure") == Rank.DOCUMENT


def _is_paid(whole: Figure) -> bool:
    """Whether no more than a verb says that a whole was paid: it is in as much doubt as its part."""
    return any(trace.rule == "paid_out" for trace in whole.traces)


def _is_like_its_whole(figure: Figure, spot: Spot) -> bool:
    """Whether a part has the name and the stage of its whole, and another value: 资金3560万元，其中县级420万元."""
    whole = spot.thread.whole
    if whole is None or whole.kind != "money" or whole.value == figure.value or _is_paid(whole):
        return False
    same = (whole.subject, whole.account, whole.part, whole.measure, whole.period, whole.budget)
    return same == (figure.subject, figure.account, figure.part, figure.measure, figure.period, figure.budget)


def _follows_line(figure: Figure, spot: Spot) -> bool:
    """Whether the clause before a change is on another income than it is said to be of: 税收收入受影响，减少6亿元."""
    found = INCOME.match(spot.head.last.strip("，、（ "))
    changed = figure.measure in ("difference", "change_from_prior") and found is not None
    return changed and found is not None and found[0] != figure.subject and found[0] not in figure.label


def _is_doubtful_line(figure: Figure, owner: Owner, spot: Spot) -> bool:
    """Whether an amount of a source, a benefit or of what no word says is money may be of a fund or a part of one."""
    government = spot.frame.kind.startswith("government")
    tables = ("whole_names", "economic_names", "economic_classes", "kinds_of_spending")
    plain = _bare_name(owner.name)
    known = figure.flow == "income" or any(plain in _bare_names(table) for table in tables)
    cost = owner.name.endswith("费") and not owner.name.endswith(names.NO_FUNDS)
    unsaid = spot.frame.kind.startswith("self_") and (cost or not names.is_line_like(owner.name))
    unsaid = unsaid or SOURCE_OR_BENEFIT.search(owner.name) is not None
    return bool(owner.name) and not (government or known) and unsaid


@cache
def _bare_names(table: str) -> frozenset[str]:
    """The names of a table without 对 in front and 支出 behind."""
    return frozenset(map(_bare_name, words_of(table, "word")))


def _bare_name(name: str) -> str:
    """A name of money without 对 in front and 支出 behind."""
    return name.removeprefix("对").removesuffix("支出")


def _is_taken_over(owner: Owner, spot: Spot) -> bool:
    """Whether an owner comes from a sentence before, and not from the item."""
    thread = spot.thread
    return owner is thread.owner and owner is not thread.item and thread.last_in_sentence is None


def _is_of_count(owner: Owner, spot: Spot) -> bool:
    """Whether an owner is what was counted just before, without being named again."""
    last = spot.thread.last_in_sentence
    counted = last is not None and last.kind != "money" and owner.name == last.subject
    return counted and owner.name not in spot.head.words


def _is_behind_others(owner: Owner, spot: Spot) -> bool:
    """Whether what was counted last is none of the owner that an amount takes over: 甲补助3万元，乙惠及6人，发放2万元."""
    last = spot.thread.last_in_sentence
    if last is None or last.kind not in ("count", "people") or owner is not spot.thread.owner:
        return False
    others = last.subject not in owner.name and not owner.name.startswith(last.subject)
    return bool(owner.name) and last.subject != DEPARTMENT and others


def _is_level_alone(figure: Figure, owner: Owner, spot: Spot) -> bool:
    """Whether no more than a level tells a part from its whole: 年初预算9万元，其中省级5万元."""
    whole = spot.thread.whole_owner
    part = spot.thread.whole is not None and bool(whole.name) and figure.subject == whole.name
    return part and bool(owner.coverage) and cleaned(spot.head.words) == owner.coverage


def _is_of_counted(owner: Owner, spot: Spot) -> bool:
    """Whether a summary of a year's work tells an amount behind a number of projects: it need not be theirs alone."""
    last = spot.thread.last_in_sentence
    counted = last is not None and last.subject.endswith("项目")
    return counted and owner.account == "project" and spot.frame.kind == "work_report"


def _is_reason_of_change(spot: Spot) -> bool:
    """Whether an amount is told as a reason of a change over the year before: 主要原因是培训压减3万元."""
    told = "原因" in spot.text[: spot.quantity.start].rpartition("。")[2]
    return told and any(figure.measure == "change_from_prior" for figure, _ in spot.thread.of_paragraph())


def _is_of_other_clause(owner: Owner, spot: Spot) -> bool:
    """Whether an owner is a clause before that need not be a name: 预算编制不够精准，年中追加412.3万元."""
    name = owner.name
    if not name or name in spot.head.words or name not in spot.head.last or owner is spot.thread.item:
        return False
    plain = BRACKET.sub("", name)
    known = names.is_line_like(plain) or names.is_fund_name(plain) or names.FUNCTION.search(name)
    listed = spot.thread.is_listing_projects and spot.text.find(name, 0, LONGEST_MARK + len(name)) >= 0
    return not known and not listed and name not in spot.thread.funds


def printed(spot: Spot) -> str:
    """The number as printed, with its qualifiers and unit."""
    return spot.text[spot.quantity.start : spot.quantity.end]
