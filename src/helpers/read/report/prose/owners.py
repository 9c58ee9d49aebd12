"""Whose an amount is: the name in front of it, the clause before, the item's, the whole's, or the one named last.

Its tests: test_prose.py and test_extract.py.
"""

import re
from dataclasses import replace

from helpers.read.language import QUOTES, Wording, accounts, any_in, change_at_end, word_table, words_of
from helpers.read.report.prose import names
from helpers.read.report.prose.carrying_on import (
    carried_on,
    carries_on,
    in_sentence,
    level_of_side,
    other_flow,
)
from helpers.read.report.prose.clauses import COMPARED, cleaned
from helpers.read.report.prose.dates import SPENT_IN_A_YEAR
from helpers.read.report.prose.faults import owner_with_fault, tells_a_fault
from helpers.read.report.prose.right_before import (
    is_kind_of_account,
    is_price,
    is_too_much_for_part,
    of_event,
    of_line_not_understood,
    of_projects_counted,
    of_what_was_counted,
)
from helpers.read.report.prose.spot import Spot
from helpers.read.report.prose.thread import NOBODY, Owner
from helpers.schema import BROUGHT

IN_ANOTHER_YEAR = re.compile(f"[，、；]?{SPENT_IN_A_YEAR}$")
ASPECT = re.compile(
    f"(?:从|在|就)?(?P<what>[^，。；：]{{2,24}}?)(?:的?{any_in('what_is_done_with_money')})?{any_in('speaks_of_an_aspect')}"
)


def owner_of(spot: Spot, named: Owner, read: Wording, words: str) -> Owner:
    """Whose an amount is: the name in its head, the clause before it, the item's, or the owner last named."""
    if named.name in words_of("amounts_of_contracts", "word") and spot.head.last.endswith("的"):
        return within_whole(Owner(spot.head.last, "procurement", words=spot.head.last), spot)
    part = _part_of_vehicles(named.name, spot) or _the_project(named, spot) or _of_price(spot)
    if part := part or _of_another_year(spot):
        return within_whole(part, spot)
    if others := of_projects_counted(named, spot) or _of_others(read, spot):
        return within_whole(Owner(others, words=others), spot)
    if named.is_named or (named is not NOBODY and not carries_on(named, read)):
        return within_whole(named, spot)
    measure = read.value("measure")
    adds_up = measure == "balance_total"
    left = measure if in_sentence(spot) and spot.thread.whole is None else ""
    if not adds_up and (other := other_flow(spot.thread.owner.name, named.flow, left)):
        return replace(spot.thread.owner, name=other, flow=named.flow, words=other)
    if counted := of_what_was_counted(spot):
        return _of_counted(counted, spot)
    if read.value("total") or adds_up:
        return within_whole(_of_total(named, read, spot), spot)
    return _owner_going_on(spot, named, read)


def _of_another_year(spot: Spot) -> Owner | None:
    """Whose a year and a stage alone are: one account's, as the year before: “三公”经费2022年支出1万元，2021年支出2万元."""
    last, owner = spot.thread.last_in_sentence, spot.thread.owner
    if last is None or last.kind != "money" or owner.account in ("", "total"):
        return None
    found = IN_ANOTHER_YEAR.match(spot.text[spot.head.start - len(spot.head.opened) : spot.quantity.start])
    return owner if found is not None and found["year"] != last.period else None


def _the_project(named: Owner, spot: Spot) -> Owner | None:
    """The project that a document or an item is on, where words speak of it: 本项目资金, 项目全年预算数."""
    if named.name in words_of("means_the_project", "word") and spot.frame.project:
        return Owner(spot.frame.project, "fund", words=named.words)
    alone = named.words == "项目" and named.account == "project" and not named.name
    if alone and spot.frame.project and not spot.frame.funds:
        return Owner(spot.frame.project, "fund", words=named.words)
    item = spot.thread.item
    if item.account in ("", "fund") and item.name and named.name in words_of("means_the_project", "word"):
        return item
    of_item = item.account == "fund" and item.name and not named.name and named.account == "project"
    return item if of_item and named.words in words_of("project_of_an_item", "word") else None


def _of_price(spot: Spot) -> Owner | None:
    """Whose a price without a name is: that of what was counted right before."""
    counted = of_what_was_counted(spot) if is_price(spot) else ""
    return _of_counted(counted, spot) if counted else None


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
    if line := of_line_not_understood(spot) or of_event(spot):
        return within_whole(Owner(line, words=line), spot)
    if (spoken_of := _account_spoken_of(spot)) is not NOBODY:
        return within_whole(spoken_of, spot)
    if named is not NOBODY:
        return within_whole(carried_on(named, read, spot), spot)
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
    item = spot.thread.item
    plain = not (named.budget or named.coverage or named.account) and item.account in ("", "fund")
    if read.value("total") and item.name and plain:
        return replace(item, flow=named.flow)
    before = spot.thread.owner
    budget = named.budget or before.budget or _budget_added_up(spot)
    return replace(named, budget=budget, coverage=named.coverage or before.coverage)


def _budget_added_up(spot: Spot) -> str:
    """The budget that a government's sentence adds up: 政府性基金收入8亿元；加上级补助1亿元，收入总计9亿元."""
    if not spot.frame.kind.startswith("government"):
        return ""
    said = next((figure for figure, _ in spot.thread.of_paragraph() if figure.budget), None)
    return said.budget if said is not None and "。" not in spot.text[said.at : spot.quantity.start] else ""


def _owner_before(spot: Spot, read: Wording) -> Owner:
    """The owner that words before an amount name: its item, the clause before, the document's project, or the last one."""
    thread = spot.thread
    faulty = tells_a_fault(spot.head.last)
    clause = owner_with_fault(spot.head.last) if faulty else names.owner_in(spot.head.last)[0]
    if clause.name and clause.name == thread.item.name:
        return within_whole(thread.item, spot)
    aside = change_at_end(spot.head.last) or COMPARED.match(spot.head.last) or _cut_off(spot.head.last)
    aside = aside or _is_told_of_item(clause, spot)
    if clause.is_named and (faulty or not aside):
        return within_whole(clause, spot)
    if thread.owner is NOBODY and spot.frame.project and not clause.words:
        return Owner(spot.frame.project, "fund", words=spot.frame.project)
    if read.value("measure") in BROUGHT and thread.item is NOBODY and _of_the_whole(spot):
        whole = thread.whole_owner if thread.whole is not None else thread.context
        return replace(whole, account="", name="", flow="", level="", words="")
    if thread.owner is NOBODY and thread.whole is None and (thread.context.budget or thread.context.flow):
        return within_whole(Owner(words=thread.context.words, flow=thread.context.flow), spot)
    left = read.value("measure") in BROUGHT and in_sentence(spot)
    level = level_of_side(thread.owner.level, spot) if left else thread.owner.level
    return thread.owner if level == thread.owner.level else replace(thread.owner, level=level)


def _is_told_of_item(clause: Owner, spot: Spot) -> bool:
    """Whether a clause is no line and stands in an item on an account: 公务接待费：按照接待任务测算，安排6万元."""
    line = clause.account or names.is_line_like(clause.name) or names.is_fund_name(clause.name)
    return bool(spot.thread.item.account) and spot.thread.item.account != "fund" and not line


def _account_spoken_of(spot: Spot) -> Owner:
    """The account of which the clause before says that what follows speaks of it: “三公”经费方面，全年支出…."""
    clause = cleaned(spot.head.last)
    aspect = ASPECT.fullmatch(clause)
    if aspect is None and clause.translate(QUOTES) not in accounts():
        return NOBODY
    told, _ = names.owner_in(aspect["what"] if aspect else clause)
    return told if told.account and not told.name else NOBODY


def _is_sum_of_projects(spot: Spot) -> bool:
    """Whether projects were counted just before: 安排项目6个，年初预算合计1,758.5万元."""
    counts = (figure for figure, _ in spot.thread.of_paragraph() if figure.kind == "count")
    return next((figure.subject.endswith("项目") for figure in counts), False)


def _of_the_whole(spot: Spot) -> bool:
    """Whether what was brought over or is left belongs to the whole: it stands among lines, not among one line's stages."""
    thread = spot.thread
    last = thread.last_in_sentence
    if _goes_on_with_line(spot):
        return False
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


def _goes_on_with_line(spot: Spot) -> bool:
    """Whether a part of the whole has its budget and what was spent of it before: 年初安排9万元，使用8万元，结余1万元."""
    owner, figures = spot.thread.owner, spot.latest_in_sentence
    if not owner.name or spot.thread.whole_owner == owner:
        return False
    stages = {figure.measure for figure in figures if figure.kind == "money" and figure.subject == owner.name}
    return "actual" in stages and bool(stages & {"initial", "adjusted", "budget", "received"})


def _cut_off(words: str) -> bool:
    """Whether a clause is one of a reason or an aside that names no owner."""
    return bool(re.search(any_in("opens_an_aside"), words))


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
        or not in_sentence(spot)
    ):
        return owner
    return replace(owner, coverage=before.coverage)
