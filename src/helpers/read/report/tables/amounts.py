"""Amounts in a table: their stage, flow and sign.

Its tests: test_forms.py.
"""

import re
from dataclasses import replace
from decimal import Decimal

from helpers.read.language import BOTH_FLOWS, any_in, stage_measure, words_of
from helpers.read.report.evidence import Evidence, Rank, Settled, certainty_of, settled
from helpers.read.report.figure import Figure
from helpers.read.report.periods import absolute
from helpers.read.report.tables.bases import PLANS, base_beside, change_said
from helpers.read.report.tables.cells import Value
from helpers.read.report.tables.heads import ColumnHead
from helpers.read.report.tables.lines import plain_label
from helpers.read.report.tables.owners import MONEY_NAME, name_over_stages, owner
from helpers.read.report.tables.said_below import said_in_block
from helpers.read.report.tables.slots import at_spot, evidence_at, owner_trace, used
from helpers.read.report.tables.spot import CellSpot, is_left_or_brought, of_section
from helpers.read.report.tables.units import unit_of_money
from helpers.schema import BROUGHT, UNASSIGNED

SUMS = ("total", "project")
DEBTS = re.compile(f"{any_in('names_of_debt')}[^，。]*{any_in('said_of_debts')}")
OF_DEBT = re.compile(f"{any_in('names_of_debt')}.*{any_in('ends_a_stock_of_debt')}$")
AT_THE_END = re.compile("年末|年终|期末|下年|次年|下一年")
"""What is left at the end is no source of a budget, as 上年结转 and 结转资金 are."""
EACH = re.compile(any_in("per_head"))
SOME_PROJECTS = re.compile(f"{any_in('sets_projects_apart')}[一-龥]{{0,4}}项目")
SAYS_NOTHING = re.compile("^(?:(?:采购)?金额|数额|资金|数|统计数|统计值)$")


def money(spot: CellSpot, value: Value, kind: str) -> Figure:
    """An amount: its line, its account, its stage, its part, its unit."""
    evidence = evidence_at(spot)
    unit, rank, printed = unit_of_money(spot, value)
    evidence.append(Evidence("unit", unit, rank, "unit", printed))
    found = settled(evidence)
    subject, account, part = owner(spot, found, kind)
    balance = found.value("measure") in ("initial", "budget", "adjusted") and _is_balance(spot)
    subject = plain_label(spot.line.label) if balance else subject
    measure, flow, certainty, doubt = _staged(spot, found)
    if balance and certainty == "sure":
        certainty, doubt = "likely", "owner"
    account = "" if account == "function" and is_left_or_brought(spot) else account
    if certainty == "sure" and account in SUMS and (_is_bare_total(spot, kind) or _is_of_some(spot, account)):
        certainty, doubt = "likely", "account"
    if not unit and value.value:
        measure, certainty, doubt = UNASSIGNED, "open", "unit"
    head = spot.column.head.plain if spot.column.head and not spot.spans_heads else ""
    return at_spot(
        spot, replace(value, value=_with_sign(value.value, spot, found)), "money", unit,
        subject=subject, account=account, part=part, flow=flow, measure=measure,
        label=plain_label(spot.line.label) + head, period=absolute(found.value("period"), spot.table.frame.year),
        coverage=found.value("coverage"), budget=found.value("budget"),
        fund_scope=found.value("fund_scope") or "unknown", parent="›".join(spot.line.path),
        certainty=certainty, doubt=doubt, name=subject,
        traces=(
            owner_trace(spot, subject),
            *used(found, ("account", "measure", "flow", "period", "coverage", "budget", "fund_scope", "unit")),
        ),
    )  # fmt: skip


def _is_bare_total(spot: CellSpot, kind: str) -> bool:
    """Whether a line says 合计 and no more, below lines of which nothing but their names is known."""
    return kind in ("funds", "named") and spot.line.kind == "total" and len(plain_label(spot.line.label)) == 2


def _is_of_some(spot: CellSpot, account: str) -> bool:
    """Whether the projects that a line adds up are only some, by the title of their table: 重点项目支出情况表."""
    some = account == "project" and spot.line.words.value("total") != ""
    return some and any(map(SOME_PROJECTS.search, spot.table.frame.titles))


def _staged(spot: CellSpot, found: Settled) -> tuple[str, str, str, str]:
    """Stage and flow of an amount, how sure they are, and on what that rests."""
    flow = found.value("flow") or _flow_of_block(spot)
    measure, why = _stage_of_amount(spot, found, flow)
    if measure == "actual" and flow == "income":
        measure = "received"
    if measure == "received" and (not flow or _is_said_farther(found, "flow", "measure")):
        flow = "income"
    if measure == "actual" and _says_but_spending(spot, found):
        measure, why = _planned_or_spent(spot, found), why or "measure"
    certainty, doubt = certainty_of(found, False, measure)
    why = why or ("measure" if _is_of_either_flow(spot, found) else "")
    return measure, flow, *(("likely", why) if why and certainty == "sure" else (certainty, doubt))


def _with_sign(value: Decimal, spot: CellSpot, found: Settled) -> Decimal:
    """The amount, negative where its words say that it was taken away."""
    both_ways = "增减" in spot.column.path or "调增" in spot.column.path or "追加" in spot.column.path
    return -value if found.value("sign") and value > 0 and not both_ways else value


def _is_of_either_flow(spot: CellSpot, found: Settled) -> bool:
    """Whether a line is a budget's by its name alone, which a table of both flows may have received or spent."""
    words, rank = spot.line.words, found.rank("flow")
    if (rank is not None and rank <= Rank.COLUMN) or _flow_of_block(spot):
        return False
    named = words.value("budget") or words.value("fund_scope")
    plain = spot.line.kind == "total" and named and not words.value("total")
    return bool(plain) and any(BOTH_FLOWS.search(title) for title in spot.table.frame.titles)


def _flow_of_block(spot: CellSpot) -> str:
    """Income where the total of a block says so (各项收入合计) and nothing in it is spent."""
    said = said_in_block(spot).flows_of_sums
    return "income" if "income" in said and "expenditure" not in said else ""


def _stage_of_amount(spot: CellSpot, found: Settled, flow: str) -> tuple[str, str]:
    """The stage of an amount and, where it is only assumed, why.

    A head whose words are not all known has no stage from further away: a
    column of debt limits under a title that says 决算 is no spending.
    """
    measure = found.value("measure")
    if _has_no_stage(spot, found):
        return UNASSIGNED, ""
    own, why = _change_of_head(spot)
    if own := own or _stage_of_head(spot, found):
        return own, why
    unknown = _head_is_unknown(spot)
    if not measure or (unknown and not MONEY_NAME.search(spot.column.heads[-1].words.name)):
        return UNASSIGNED, ""
    if measure == "actual" and _is_bare_word_above(found):
        return UNASSIGNED, ""
    if measure in ("actual", "received") and _is_balance(spot):
        return "balance_total", ""
    if (
        measure in ("actual", "received")
        and _is_grand_total(spot)
        and said_in_block(spot).named.intersection(BROUGHT)
    ):
        return measure, "measure"  # nothing was brought over, so that it is the sum of the year too
    return measure, "column" if unknown else ""


def _has_no_stage(spot: CellSpot, found: Settled) -> bool:
    """Whether an amount is of no stage of a year's budget: owed, for each, of a part of the year, a fund's own line."""
    head, label = _head_over(spot), plain_label(spot.line.label)
    if "/" in found.value("unit") or (head is not None and (head.is_of_a_part or EACH.match(head.plain))):
        return True
    named = found.rank("measure") == Rank.ROW and found.value("measure") in ("difference", "carryover")
    if named and label in words_of("whole_names", "word") and not stage_measure(label):
        return True
    return OF_DEBT.search(label) is not None or _is_below_debts(spot, found)


def _is_below_debts(spot: CellSpot, found: Settled) -> bool:
    """Whether a stage only comes from above a table whose title is one of debts and not of a budget's lines."""
    rank = found.rank("measure")
    titled = any(DEBTS.search(title) for title in spot.table.frame.titles)
    return titled and rank is not None and rank > Rank.COLUMN


def _head_over(spot: CellSpot) -> ColumnHead | None:
    """The deepest head over a value, none over one that reaches across several."""
    return None if spot.spans_heads else spot.column.head


def _change_of_head(spot: CellSpot) -> tuple[str, str]:
    """The measure of a column of changes, over another year, over a budget, or none; and why it is only assumed."""
    head = _head_over(spot)
    change = change_said(spot.column.heads) if head is not None else None
    if head is None or change is None or (head.words.value("measure") and not change.base):
        return "", ""
    base = change.base or base_beside(spot)
    if is_left_or_brought(spot) or base == "stock":
        return UNASSIGNED, ""
    measure = {"adjustment": "adjustment", "budget": "difference"}.get(base, "change_from_prior")
    return measure, "" if base else "measure"


def _stage_of_head(spot: CellSpot, found: Settled) -> str:
    """The head's stage beside a label of what was brought over or is left: 上年结转 under 年初预算数."""
    head = _head_over(spot)
    if (
        head is None
        or of_section(head)
        or not _is_self_evaluated(spot)
        or found.value("measure") not in BROUGHT
        or found.rank("measure") != Rank.ROW
    ):
        return ""
    stage = head.words.mention("measure")
    if AT_THE_END.search(plain_label(spot.line.label)) and stage is not None:
        return UNASSIGNED if stage.strength == 3 and stage.value != "actual" else ""
    plain = stage is not None and stage.strength == 3 and stage.value in ("initial", "adjusted", "actual")
    return stage.value if stage is not None and plain else ""


def _head_is_unknown(spot: CellSpot) -> bool:
    """Whether the words of the head over a value are not all known."""
    head = _head_over(spot)
    if head is None or not head.words.name or (head.is_known and head.meaning != "code"):
        return False
    if spot.column.place in spot.block.organisations or head.words.name in words_of(
        "levels_of_money", "word"
    ):
        return False
    if head.words.value("measure") and any(head.words.name in title for title in spot.table.frame.titles):
        return False  # 采购预算 below 政府采购情况表
    return not SAYS_NOTHING.match(head.plain) and not name_over_stages(spot)


def _is_bare_word_above(found: Settled) -> bool:
    """Whether the stage is a bare 支出 of a heading or the document's title, which says nothing of a cell."""
    return found.by_slot["measure"].strength == 1 and found.rank("measure") in (Rank.HEADING, Rank.DOCUMENT)


def _is_said_farther(found: Settled, slot: str, other: str) -> bool:
    """Whether a slot is said farther from a value than another: 支出 of a title over a column of 到位资金."""
    rank, near = found.rank(slot), found.rank(other)
    return rank is not None and near is not None and rank > near


def _says_but_spending(spot: CellSpot, found: Settled) -> bool:
    """Whether no more than 支出 says that an amount was spent, where nobody knows what a document is, or it is a budget.

    部门支出总体情况表 is a table of a budget, 收入支出总表 one of either.
    """
    return found.by_slot["measure"].strength <= 1 and spot.table.frame.kind in ("", "other", "budget")


def _planned_or_spent(spot: CellSpot, found: Settled) -> str:
    """What a bare 支出 likely is: of the year of a budget it is planned."""
    frame = spot.table.frame
    period = absolute(found.value("period"), frame.year)
    planned = (frame.kind == "budget" or frame.planned) and not spot.block.stages & PLANS
    return "budget" if planned and period in ("", frame.year) else "actual"


def _is_self_evaluated(spot: CellSpot) -> bool:
    """Whether a table is the form of a self-evaluation: its 上年结转 is one source of a budget that has stages."""
    return spot.table.frame.kind in ("self_evaluation_report", "self_evaluation_form")


def _is_balance_of_government(spot: CellSpot) -> bool:
    """Whether a total of a government's table counts what was brought over: 总收入, 合计 beside 小计."""
    if spot.line.kind != "total" or spot.table.frame.kind != "government_budget_report":
        return False
    label = plain_label(spot.line.label)
    beside_subtotal = label.endswith("合计") and said_in_block(spot).has_subtotal
    return label.endswith(("总收入", "总支出")) or beside_subtotal


def _is_balance(spot: CellSpot) -> bool:
    """Whether a line is a grand total that counts what was brought over or is left: 总计 below 本年收入合计."""
    if _is_balance_of_government(spot):
        return True
    return _is_grand_total(spot) and bool(said_in_block(spot).measures.intersection(BROUGHT))


def _is_grand_total(spot: CellSpot) -> bool:
    """Whether a line is a total of totals by its name."""
    return spot.line.kind == "total" and plain_label(spot.line.label).endswith("总计")
