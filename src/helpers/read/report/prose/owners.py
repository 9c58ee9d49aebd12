"""Whose an amount is: the name in front of it, the clause before, the item's, the whole's, or the one named last.

Its tests: test_prose.py and test_extract.py.
"""

import re
from dataclasses import replace

from helpers.read.language import Wording, accounts, any_in, change_at_end, word_table, words_of
from helpers.read.report.figure import BROUGHT
from helpers.read.report.prose import names
from helpers.read.report.prose.clauses import COMPARED, cleaned
from helpers.read.report.prose.right_before import (
    is_kind_of_account,
    is_too_much_for_part,
    of_line_not_understood,
    of_projects_counted,
    of_what_was_counted,
)
from helpers.read.report.prose.spot import Spot
from helpers.read.report.prose.thread import NOBODY, Owner

ALL_THERE_IS = "财力"
FLOW_OF_FUND = re.compile(
    f"(?P<fund>.*{any_in('funds_with_two_sides')}(?:（[^（）]*）)?)(?P<sum>总?)(?P<flow>收入|支出)"
)


def owner_of(spot: Spot, named: Owner, read: Wording, words: str) -> Owner:
    """Whose an amount is: the name in its head, the clause before it, the item's, or the owner last named."""
    if named.name in words_of("amounts_of_contracts", "word") and spot.head.last.endswith("的"):
        return within_whole(Owner(spot.head.last, "procurement", words=spot.head.last), spot)
    if part := _part_of_vehicles(named.name, spot) or _the_project(named, spot):
        return within_whole(part, spot)
    if others := of_projects_counted(named, spot) or _of_others(read, spot):
        return within_whole(Owner(others, words=others), spot)
    if named.is_named or (named is not NOBODY and not _carries_on(named, read)):
        return within_whole(named, spot)
    adds_up = read.value("measure") == "balance_total"
    if not adds_up and (other := _other_flow(spot.thread.owner.name, named.flow)):
        return replace(spot.thread.owner, name=other, flow=named.flow, words=other)
    if counted := of_what_was_counted(spot):
        return _of_counted(counted, spot)
    if read.value("total") or read.value("measure") == "balance_total":
        return within_whole(_of_total(named, read, spot), spot)
    return _owner_going_on(spot, named, read)


def _the_project(named: Owner, spot: Spot) -> Owner | None:
    """The project that a document or an item is on, where words speak of it: 本项目资金, 项目全年预算数."""
    if named.name in words_of("means_the_project", "word") and spot.frame.project:
        return Owner(spot.frame.project, "fund", words=named.words)
    alone = named.words == "项目" and named.account == "project" and not named.name
    if alone and spot.frame.project and not spot.frame.funds:
        return Owner(spot.frame.project, "fund", words=named.words)
    item = spot.thread.item
    of_item = item.account == "fund" and item.name and not named.name and named.account == "project"
    return item if of_item and named.words in words_of("project_of_an_item", "word") else None


def _of_counted(counted: str, spot: Spot) -> Owner:
    """Whose money is that names nobody, behind what was counted: an account's, or what it was counted as."""
    if spot.thread.owner.account and not is_kind_of_account(counted):
        return spot.thread.owner
    account = accounts().get(counted, "")
    return within_whole(Owner("" if account else counted, account, words=counted), spot)


def _owner_going_on(spot: Spot, named: Owner, read: Wording) -> Owner:
    """Whose an amount is whose own words name nobody."""
    if is_too_much_for_part(spot):
        return spot.thread.whole_owner
    if line := of_line_not_understood(spot):
        return within_whole(Owner(line, words=line), spot)
    if named is not NOBODY:
        return within_whole(_carried(named, read, spot), spot)
    return _owner_before(spot, read)


def _of_others(read: Wording, spot: Spot) -> str:
    """The words of a part that name another organisation in front of it: 援外医疗队支出 among what 出国费 is."""
    said = read.mention("owner")
    if (
        said is None
        or read.name
        or spot.thread.whole is None
        or said.words in words_of("departments", "word")
    ):
        return ""
    return "" if said.words[-4:] in spot.frame.document else cleaned(read.words)


def _part_of_vehicles(name: str, spot: Spot) -> Owner | None:
    """The account of a part of what official vehicles cost: 购置费 among 公务用车购置及运行维护费."""
    row = next((row for row in word_table("vehicle_parts") if row["word"] == name), None)
    spoken = {spot.thread.whole_owner.account, spot.thread.owner.account}
    vehicles = spoken & {"three_public", "vehicles", "vehicle_purchase", "vehicle_running"}
    return Owner("", row["account"], words=name) if row and vehicles else None


def _of_total(named: Owner, read: Wording, spot: Spot) -> Owner:
    """A total: of the projects just counted, or of the budget and level spoken of."""
    if read.value("total") and _is_sum_of_projects(spot):
        return replace(named, account="project")
    before = spot.thread.owner
    return replace(named, budget=named.budget or before.budget, coverage=named.coverage or before.coverage)


def _owner_before(spot: Spot, read: Wording) -> Owner:
    """The owner that words before an amount name: its item, the clause before, the document's project, or the last one."""
    thread = spot.thread
    clause, _ = names.owner_in(spot.head.last)
    if clause.name and clause.name == thread.item.name:
        return within_whole(thread.item, spot)
    aside = change_at_end(spot.head.last) or COMPARED.match(spot.head.last) or _cut_off(spot.head.last)
    if clause.is_named and not aside:
        return within_whole(clause, spot)
    if thread.owner is NOBODY and spot.frame.project and not clause.words:
        return Owner(spot.frame.project, "fund", words=spot.frame.project)
    if read.value("measure") in BROUGHT and thread.item is NOBODY and _of_the_whole(spot):
        whole = thread.whole_owner if thread.whole is not None else thread.context
        return replace(whole, account="", name="", flow="", level="", words="")
    if thread.owner is NOBODY and thread.whole is None and (thread.context.budget or thread.context.flow):
        return within_whole(Owner(words=thread.context.words, flow=thread.context.flow), spot)
    return thread.owner


def _is_sum_of_projects(spot: Spot) -> bool:
    """Whether projects were counted just before: 安排项目6个，年初预算合计1,758.5万元."""
    counts = (figure for figure, _ in spot.thread.of_paragraph() if figure.kind == "count")
    return next((figure.subject.endswith("项目") for figure in counts), False)


def _of_the_whole(spot: Spot) -> bool:
    """Whether what was brought over or is left belongs to the whole: it stands among lines, not among one line's stages."""
    thread = spot.thread
    last = thread.last_in_sentence
    if (
        thread.whole is not None
        and thread.whole.kind == "money"
        and thread.whole_owner.account in ("", "total")
        and not thread.whole_owner.name
    ):
        return True
    if last is None or not thread.owner.name:
        return False
    stages = [
        figure.measure
        for figure, owner in thread.of_paragraph()
        if owner == thread.owner and figure.kind == "money"
    ]
    return len(stages) < 2 and stages[:1] not in (["initial"], ["adjusted"], ["adjustment"])


def _cut_off(words: str) -> bool:
    """Whether a clause is one of a reason or an aside that names no owner."""
    return bool(re.search(any_in("opens_an_aside"), words))


def _carries_on(named: Owner, read: Wording) -> bool:
    """Whether an owner is no more than 收入 or 支出, which speaks of the budget or level named before."""
    return not (named.budget or named.coverage or named.fund_scope or read.value("owner") or named.account)


def _carried(named: Owner, read: Wording, spot: Spot) -> Owner:
    """A bare 收入 or 支出 as the flow of what was spoken of before; of a line's or an item's own it is a stage."""
    before = spot.thread.owner
    if (
        before.name
        and (named.flow == "expenditure" or before.flow == "income")
        and not before.name.endswith("收入")
    ):
        return before
    if before.level:
        level = before.level.removesuffix("收入")
        level = level.removesuffix("预算") if level.endswith("基金预算") else level
        level += "收入" if named.flow == "income" and before.budget else ""
        return replace(
            before, name="", account="", flow=named.flow or before.flow, level=level, words=before.words
        )
    if before.name and _in_sentence(spot) and before.name.endswith("收入"):
        return replace(named, budget=before.budget, coverage=before.coverage)
    of_item = before == spot.thread.item and not read.value("owner")
    if (
        before.account not in ("", "total")
        and (_in_sentence(spot) or of_item)
        and named.flow == "expenditure"
    ):
        return before
    keeps = (
        before.budget
        if _in_sentence(spot) or spot.text[: spot.head.start].rstrip("，。；").endswith("万元")
        else ""
    )
    goes_on = _in_sentence(spot) and before.words and before.flow in ("", named.flow)
    coverage = before.coverage if _in_sentence(spot) else named.coverage
    return replace(
        named, budget=keeps or named.budget, coverage=coverage, words=before.words if goes_on else named.words
    )


def _other_flow(name: str, flow: str) -> str:
    """The other side of a fund whose income was named before: 居民医疗保险基金支出 behind …基金总收入."""
    if name.endswith(ALL_THERE_IS) and flow in ("income", "expenditure"):
        return name.removesuffix(ALL_THERE_IS) + ("收入" if flow == "income" else "支出")
    own = FLOW_OF_FUND.fullmatch(name)
    turned = {"收入": "支出", "支出": "收入"}[own["flow"]] if own else ""
    sides = {"income": "收入", "expenditure": "支出"}
    return own["fund"] + own["sum"] + turned if own and sides.get(flow) == turned else ""


def _in_sentence(spot: Spot) -> bool:
    """Whether an amount was printed before in this sentence."""
    return spot.thread.last_in_sentence is not None


def within_whole(owner: Owner, spot: Spot) -> Owner:
    """An owner with the budget, level and scope of the whole that it is part of."""
    whole = spot.thread.whole_owner if spot.thread.whole is not None else spot.thread.context
    if whole is NOBODY:
        return _with_level_before(owner, spot)
    if spot.thread.whole is not None and whole.name and owner.level and not (owner.name or owner.budget):
        owner = replace(owner, name=whole.name, account=whole.account, level="")
    if owner.budget and not (owner.name or owner.account or owner.coverage or spot.thread.whole is None):
        named = whole.name and not whole.name.endswith(words_of("totals_of_a_flow", "word"))
        same = named or whole.account not in ("", "total")
        owner = replace(owner, name=whole.name, account=whole.account) if same else owner
    return replace(
        owner,
        budget=owner.budget or whole.budget,
        coverage=owner.coverage or whole.coverage,
        fund_scope=owner.fund_scope or whole.fund_scope,
        flow=owner.flow or ("income" if whole.flow == "income" else ""),
    )


def _with_level_before(owner: Owner, spot: Spot) -> Owner:
    """The budget of a level that the sentence named before: 区本级一般公共预算收入安排…，一般公共预算支出安排…."""
    before = spot.thread.owner
    if (
        owner.name
        or owner.account
        or owner.coverage
        or not owner.budget
        or not before.coverage
        or not _in_sentence(spot)
    ):
        return owner
    return replace(owner, coverage=before.coverage)
