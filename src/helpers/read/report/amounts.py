"""Amounts of money: a stage of an account or a named line, or a comparison with another year."""

import re
from dataclasses import replace

from helpers import years
from helpers.read.language import PRIOR, Head, change_in, cleaned, is_department, last_clause, words_of
from helpers.read.report.figure import Figure, Place, Thread
from helpers.read.report.money import (
    Stage,
    account_id,
    account_of,
    budget_in,
    is_fund_name,
    name_in,
    names_a_line,
    of_department,
    stage_of,
    subject_of,
)
from helpers.schema import UNASSIGNED

PRIOR_BASE = re.compile(
    rf"(?:比|较|与)(?:上年度?|去年|{years.PRINTED}年度?)(?:同期|决算数?|预算数?|支出)?的?(?:一致)?$"
)
TOTALS = re.compile("(?:收入|支出)(?:总计|合计|总额)为?$")
OF_THE_WHOLE = ("opening", "initial", "adjustment", "adjusted", "actual", "carryover", "received")
AGAINST = re.compile("[，（]?(?:比|较|与)")
PLANNED = ("initial", "budget", "adjustment", "adjusted")
INCOME = re.compile("收入(?:合计|总计|总额)?[由从的]?(?:年初|全年|预算|调整|调增|调减|安排|$)")
PURPOSE = re.compile("(?:主要)?(?:用于|用作)([^，。；]{2,30})")
PRIOR_YEAR = re.compile(rf"{years.PRINTED}|上年|上一年|去年|同期")


def money_figure(base: Figure, head: Head, behind: str, place: Place, thread: Thread) -> Figure:
    """An amount: last year's, a change, or a stage of its owner; the words behind name what has no words before."""
    head = full_head(with_purpose(head, behind), thread)
    if PRIOR_BASE.search(head.words):
        return prior_amount(base, head, thread)
    stage = stage_of(head.words)
    if change_in(head.words) and not (stage and stage.measure == "adjustment"):
        return changed_amount(base, head, thread)
    return staged_amount(base, head, stage, place, thread)


def with_purpose(head: Head, behind: str) -> Head:
    """The head, or for a list of amounts with nothing in front what each is for: 其中：3万元用于场地维修."""
    purpose = PURPOSE.match(behind)
    nothing = not cleaned(head.words) and not cleaned(last_clause(head.opened)).replace("其中", "")
    return replace(head, words=purpose[1]) if purpose and nothing else head


def full_head(head: Head, thread: Thread) -> Head:
    """The head, or what stands for an empty one: the clause before (收入：5万元), the count before (8个项目985万元)."""
    words, last = cleaned(head.words), thread.last
    if last and last.kind == "count" and not head.opened and words and last.label.endswith(words):
        return replace(head, words=last.label)
    clause = last_clause(head.opened)
    if words or not clause or PRIOR.search(clause):
        return head
    return Head(clause, head.start, head.opened[: head.opened.rindex(clause)])


def prior_amount(base: Figure, head: Head, thread: Thread) -> Figure:
    """The amount of another year that a sentence compares with: it measures what the figure before measures."""
    of = thread.last_of("money")
    year = re.findall(years.PRINTED, head.words)
    label = (of.label if of else "") + head.words.strip("，（")
    own = replace(base, label=label, period=year[-1] if year else "上年", compared=True)
    if not of:
        return own
    return replace(
        own,
        subject=of.subject,
        measure=of.measure,
        account=of.account,
        budget=of.budget,
        fund_scope=of.fund_scope,
        parent=of.parent,
        name=of.name,
    )


def changed_amount(base: Figure, head: Head, thread: Thread) -> Figure:
    """A change over another year, or a difference from a budget; unassigned where nothing says from what."""
    words, sign = change_in(head.words)
    rest = head.words[: -len(words)]
    against = PRIOR.search(rest) or PRIOR.search(head.opened)
    full = cleaned(PRIOR.sub("", rest))
    name, of = name_in(full), thread.last_of("money")
    owner = (thread.owner or full) if is_department(name) else name
    account, same = account_of(owner), of is not None and of.name == owner
    thread.owner = owner
    return replace(
        base,
        subject=subject_of(owner),
        account=account.account if account else of.account if same else "",
        budget=(account.budget if account else "") or (of.budget if same else ""),
        measure=measure_of_change(against, thread),
        value=base.value * sign,
        label=(full or owner) + (against[0] if against else "") + words,
        fund_scope=fund_scope(owner + full, of if same else thread.parent),
        name=owner,
    )


def measure_of_change(against: re.Match | None, thread: Thread) -> str:
    """Over another year it is a change, against a budget a difference; a change alone goes on from one before."""
    if against:
        return "change_from_prior" if PRIOR_YEAR.search(against[0]) else "difference"
    last = thread.last
    if last and last.compared and not last.period:
        return "difference"
    goes_on = last and (last.period or last.measure in ("change_from_prior", "growth_from_prior"))
    return "change_from_prior" if goes_on else UNASSIGNED


def staged_amount(base: Figure, head: Head, stage: Stage | None, place: Place, thread: Thread) -> Figure:
    """An amount with its stage (年初预算, 决算 …), of the account or line that its words name.

    Where the words name no stage, a part has its whole's (其中), and any other
    amount that of the heading or the document (决算 or 预算).
    """
    name = name_in(head.words)
    owner = owner_of(head, name, thread)
    if stage or is_line(owner, place, thread):
        thread.owner = owner
    whole = thread.parent if thread.parent and thread.parent.kind == "money" else None
    subject = subject_of(owner)
    return replace(
        base,
        subject=subject,
        account=account_name(owner, stage, place, thread),
        budget=budget_of(owner, head, whole, place),
        measure=measure_of(stage, owner, whole, place, is_planned_income(head, stage, owner, thread)),
        value=base.value * (stage.sign if stage else 1),
        label=attributes_before(head) + label_of(cleaned(head.words), owner),
        fund_scope=fund_scope(owner + head.words, whole),
        parent=whole.subject if whole and whole.subject != subject else "",
        compared=bool(AGAINST.match(head.words)),
        name=owner,
    )


def budget_of(owner: str, head: Head, whole: Figure | None, place: Place) -> str:
    """The budget that an amount belongs to: its account's, its whole's, that of its words, that of the heading."""
    account = account_of(owner)
    named = (account.budget if account else "") or (whole.budget if whole else "")
    return named or budget_in(head.words) or place.budget


def measure_of(
    stage: Stage | None, owner: str, whole: Figure | None, place: Place, planned_income: bool
) -> str:
    """The stage that the words name, else the whole's, else that of the heading.

    支出 in a part's name is no stage of its own: of an initial budget, 其中基本支出
    is initial too. Under a heading on a budget a bare 支出 is planned, and 收入
    is not received yet. A heading alone speaks for an account, a 类款项 or a fund.
    """
    if whole and whole.measure != UNASSIGNED and (not stage or stage.generic):
        return whole.measure
    if stage and place.measure == "budget" and (stage.generic or stage.measure == "received"):
        return "budget" if stage.generic else UNASSIGNED
    if stage and stage.measure:
        return UNASSIGNED if is_per_head(owner) or planned_income else stage.measure
    return (place.measure if names_a_line(owner) else "") or UNASSIGNED


def is_planned_income(head: Head, stage: Stage | None, owner: str, thread: Thread) -> bool:
    """Whether an amount is of a plan of income, by its own words or since its name's plan was just spoken of."""
    if not stage or stage.measure not in PLANNED:
        return False
    if INCOME.search(head.words):
        thread.income = owner
    return bool(thread.income) and thread.income == owner


def opens_the_year(words: str) -> bool:
    """Whether the words are of money brought over from the year before, a part of income beside the others."""
    stage = stage_of(words)
    return bool(stage and stage.measure == "opening")


def is_per_head(owner: str) -> bool:
    """Whether an amount is for each of many, and none of the department's (人均可支配收入)."""
    return any(word in owner for word in words_of("general", "word", place="per_head"))


def is_line(owner: str, place: Place, thread: Thread) -> bool:
    """Whether a name may own the amounts that follow it: an account, a 类款项, a fund."""
    return names_a_line(owner) or is_fund(owner, place, thread)


def owner_of(head: Head, name: str, thread: Thread) -> str:
    """Whose an amount is: the name in its head, else the clause before it, else the owner last named."""
    if not is_department(name):
        return name
    if TOTALS.search(head.words) or (
        opens_the_year(head.words) and thread.parent and of_department(thread.owner)
    ):
        return ""
    clause = cleaned(last_clause(head.opened))
    before = name_in(clause)
    if (
        not is_department(before)
        and not PRIOR.search(clause)
        and (account_of(before) or not stage_of(clause))
    ):
        return before
    return thread.owner


def account_name(owner: str, stage: Stage | None, place: Place, thread: Thread) -> str:
    """The account of an amount: its name's, fund for a project's name, total for a bare 支出 or 收入."""
    if account := account_of(owner):
        return account.account
    if is_department(owner):
        return "total" if stage and stage.measure in OF_THE_WHOLE else ""
    return "fund" if is_fund(owner, place, thread) else ""


def is_fund(owner: str, place: Place, thread: Thread) -> bool:
    """Whether a name that is no account is one project or special fund, by its place or its own ending."""
    if is_department(owner) or account_of(owner):
        return False
    whole = thread.parent
    if whole and (whole.account in ("project", "fund") or re.search("项目|专项", whole.subject)):
        return True
    return is_fund_name(owner) or (place.funds and (names_a_line(owner) or owner in thread.topic))


def attributes_before(head: Head) -> str:
    """The clauses in front that end in 的 and so belong to the name: 由小微企业中标的，采购金额."""
    clauses = [clause for clause in re.split("[，。；]", head.opened) if clause]
    return "".join(clauses[-2:]) if clauses and clauses[-1].endswith("的") else ""


def label_of(words: str, owner: str) -> str:
    """The printed words of what is measured, with the owner's name where they leave it out."""
    stage = stage_of(words)
    beside = stage and stage.measure in ("opening", "carryover") and account_id(owner) == "total"
    if not owner or owner in words or beside:
        return words or owner
    return (
        words
        if of_department(owner) and owner.startswith(words) and words
        else subject_name_and(owner, words)
    )


def subject_name_and(owner: str, words: str) -> str:
    """An owner's name with the words of the stage behind it."""
    subject = subject_of(owner)
    return (owner if of_department(owner) else subject) + words


def fund_scope(words: str, whole: Figure | None) -> str:
    """财政拨款 where the words say so, or those of the whole that a part belongs to."""
    if "财政拨款" in words:
        return "财政拨款"
    return whole.fund_scope if whole and whole.fund_scope else "unknown"
