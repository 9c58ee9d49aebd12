"""Whose an amount of a table is: the department with an account, or a line with its name.

Its tests: test_forms.py.
"""

import re

from helpers.read.language import BOTH_FLOWS, any_in, wording_of, words_of
from helpers.read.report.evidence import Settled, settled
from helpers.read.report.tables.classes import functions
from helpers.read.report.tables.heads import ColumnHead, column_head
from helpers.read.report.tables.label_columns import names_of_projects
from helpers.read.report.tables.lines import OTHER_FUNDS, plain_label
from helpers.read.report.tables.slots import evidence_at, is_item_like_a_budget
from helpers.read.report.tables.spot import CellSpot
from helpers.schema import DEPARTMENT

MONEY_NAME = re.compile(any_in("ends_a_head_of_money") + "$")
NO_OWNER, SHORTEST_OWNER = re.compile(any_in("ends_no_owner") + "$"), 3
PURCHASES = re.compile("采购")
WITH_PARTS = (("operating",), ("procurement",))
PARTS = ("basic", "project", "personnel", "public")
OF_DEPARTMENT = ("three_public", "basic", "project", "procurement", "personnel", "public")


def owner(spot: CellSpot, found: Settled, kind: str) -> tuple[str, str, str]:
    """Subject, account and part of an amount.

    The total's line has the account of its column, or that of the table; any
    other line has its column's account as its part.
    """
    line, column = spot.line, _column_account(spot)
    part = column if column in PARTS else ""
    if line.kind == "account" or (line.kind == "total" and spot.column.place in spot.block.organisations):
        return _owner_by_account(spot, column)
    if is_item_like_a_budget(spot) and not line.words.value("total"):
        return plain_label(line.label), _account_of_line(spot, kind), part
    if spot.table.project and not spot.column.heads and line.words.value("measure"):
        return spot.table.project, "fund", ""
    if line.kind in ("total", "year", "none"):
        return _owner_of_sum(spot, column, kind)
    account = _account_of_line(spot, kind)
    if account in ("three_public", "abroad"):
        return DEPARTMENT, account, ""
    if line.name.startswith("年终") and spot.table.frame.kind != "government_budget_report":
        return DEPARTMENT, "", ""
    if kind == "organisation" and column and not part:
        return line.name, column, ""
    return line.name, account, part


def _adds_all(label: str, spot: CellSpot) -> bool:
    """Whether a line adds up all income or all that is spent, beside the budget's own total: 各项收入合计."""
    return spot.table.frame.kind == "government_budget_report" and label in words_of("adds_all", "word")


def _owner_by_account(spot: CellSpot, column: str) -> tuple[str, str, str]:
    """The department, or the unit over the column, with the account of the label, the column's account as its part."""
    own = spot.line.words.value("account")
    if unit := spot.block.organisations.get(spot.column.place, "") or spot.line.owner:
        return unit, own or "total", ""
    if spot.table.project and own == "project":
        own = "fund"
    return DEPARTMENT, own, column if column in PARTS and column != own and own not in PARTS else ""


def _owner_of_sum(spot: CellSpot, column: str, kind: str) -> tuple[str, str, str]:
    """Whose a total is, or a value whose label is a year or none: its column's, its form's, or the department's."""
    line, table, named = spot.line, spot.table, "" if column else _column_name(spot)
    if over := name_over_stages(spot):
        return over, _account_of_name(spot, over, kind), ""
    if named and MONEY_NAME.search(named) and not table.project:
        return (DEPARTMENT if line.words.value("total") else named), "", ""
    of_form = (table.project or table.frame.of_project) and line.kind != "year"
    if of_form and column in ("", "fund"):
        return _total_of_form(spot)
    if named and line.kind != "total":
        return named, "", ""
    whole = plain_label(line.label)
    subject = whole if _adds_all(whole, spot) else DEPARTMENT
    return subject, column or _table_account(spot, kind) or "total", ""


def _total_of_form(spot: CellSpot) -> tuple[str, str, str]:
    """The total, or a source of funds, in the form of one project."""
    words = spot.line.words
    other = plain_label(spot.line.label) in OTHER_FUNDS
    sourced = (
        other or words.value("fund_scope") or words.value("budget") or (words.value("measure") == "opening")
    )
    name = plain_label(spot.line.label)
    return (
        (name, "fund", "")
        if sourced and not words.value("total")
        else (spot.table.project or DEPARTMENT, "fund", "")
    )


def _column_account(spot: CellSpot) -> str:
    """The account that the heads over a value name, the deepest first."""
    if spot.spans_heads:
        return ""
    for head in reversed(spot.column.heads):
        if head.words.value("account") and not head.words.name:
            return _vehicle_part(spot, head)
        if head.words.value("total") and not head.words.name and head.words.value("measure") == "":
            continue
    return _by_context(spot)


def _by_context(spot: CellSpot) -> str:
    """The account of a short head below a longer one: 购置费 below 公务用车购置及运行费."""
    heads = spot.column.heads
    if len(heads) < 2 or heads[-1].words.value("total"):
        return ""
    above = next(
        (head.words.value("account") for head in reversed(heads[:-1]) if head.words.value("account")), ""
    )
    if above == "vehicles":
        return (
            "vehicle_purchase"
            if "购置" in heads[-1].plain
            else "vehicle_running"
            if "运行" in heads[-1].plain
            else ""
        )
    return ""


def _vehicle_part(spot: CellSpot, head: ColumnHead) -> str:
    """The account of a head, of vehicles the part that a deeper head names."""
    found = head.words.value("account")
    return (_by_context(spot) or found) if found == "vehicles" else found


def _column_name(spot: CellSpot) -> str:
    """The name of its own that a head bears, where there is no label; 预算执行率 bears none."""
    head = None if spot.spans_heads else spot.column.head
    is_rate = head is not None and (head.meaning == "rate" or (head.rate is not None and not head.rate.owner))
    return head.words.name if head is not None and not is_rate else ""


def name_over_stages(spot: CellSpot) -> str:
    """The name of its own that the head over a value bears where the lines are stages: 项目 | 危桥改造 over 年初预算数."""
    words, name = spot.line.words, _column_name(spot)
    said = words.mention("measure")
    if not name or words.name or said is None or said.strength == 1 or words.value("total"):
        return ""
    heads = [column.head for column in spot.block.values if column.head is not None]
    named = {head.plain for head in heads if head.words.name}
    staged = spot.block.stages - {""} or any(head.meaning or head.rate or head.is_of_a_part for head in heads)
    told = any(len(plain) < SHORTEST_OWNER or NO_OWNER.search(plain) for plain in named)
    return spot.column.heads[-1].plain if len(named) > 1 and not staged and not told else ""


def _account_of_name(spot: CellSpot, name: str, kind: str) -> str:
    """The account of a line whose name heads a column."""
    if name in functions():
        return "function"
    return "fund" if _table_account(spot, kind) == "project" else ""


def _table_account(spot: CellSpot, kind: str) -> str:
    """The account that the total of a table is of: by the lines' kind, the label column's total, the nearest title."""
    line = spot.line.words.value("account")
    if line:
        return line
    titles = spot.table.frame.titles
    if kind == "project":
        return "procurement" if any(map(PURCHASES.search, titles)) else "project"
    for title in titles:
        found = [
            item.value for item in spot.table.frame.evidence if item.words == title and item.slot == "account"
        ]
        if (
            found
            and found[0] in OF_DEPARTMENT
            and not BOTH_FLOWS.search(title)
            and not column_head(title).meaning
        ):
            return found[0]
    return "three_public" if _only_three_public(spot) else "project" if kind == "funds" else ""


def _only_three_public(spot: CellSpot) -> bool:
    """Whether all other accounts among the heads or lines are parts of the three public expenses."""
    heads = {head.words.value("account") for column in spot.block.values for head in column.heads} - {""}
    lines = set()
    for row in spot.block.rows[:40]:
        for column in spot.block.labels:
            lines.add(wording_of(plain_label(spot.table.matrix.text(row, column.place))).value("account"))
    named = (heads | lines) - {""}
    parts = {"abroad", "vehicles", "vehicle_purchase", "vehicle_running", "reception", "three_public"}
    return bool(named) and named <= parts


def _account_of_line(spot: CellSpot, kind: str) -> str:
    """The account of a line that bears a name of its own."""
    line = spot.line
    if kind == "project" or (kind in ("", "funds", "named") and "project" in line.accounts):
        return "fund"
    if kind == "indicator" and _is_named_by_a_project(spot):
        return "fund"
    if line.name in words_of("economic_classes", "word") and not line.code:
        return "economic"
    if kind in ("function", "economic"):
        unknown = kind == "function" and line.name not in functions() and not line.code
        if unknown and (_closes_the_year(spot) or _is_line_of_income(spot)):
            return ""
        return kind
    if line.name in functions():
        return "function"
    return line.accounts[-1] if line.accounts[-1:] in WITH_PARTS else ""


def _is_named_by_a_project(spot: CellSpot) -> bool:
    """Whether the name of a line among indicators is that of a project, in a column of projects."""
    projects = names_of_projects(spot.table.matrix, spot.block, spot.row)
    return any(plain_label(name) == spot.line.name for name in projects)


def _closes_the_year(spot: CellSpot) -> bool:
    """Whether a line of a department uses what is left or shares it out, which is no spending: 结余分配."""
    name, kind = spot.line.name, spot.table.frame.kind
    known = name in words_of("whole_names", "word") and not name.endswith("支出")
    return known and kind != "government_budget_report"


def _is_line_of_income(spot: CellSpot) -> bool:
    """Whether a line is one of income."""
    return settled(evidence_at(spot)).value("flow") == "income"
