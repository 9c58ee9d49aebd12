"""The published tables of a department's final accounts, alone as 公开01表 and on, or within its explanation."""

from functools import partial

from .. import accounts
from ..facts import FISCAL
from ..figures import Cell
from ..lines import Line
from ..pen import Pen, label
from . import account_tables as tables
from .account_tables import line_of
from .three_public import accounts_as_heads

GENERAL = ("general",)


def forms(pen: Pen) -> None:
    """The tables alone, numbered as 公开01表 to 公开07表."""
    pen.write("{dept}{year}度部门决算公开表（虚构）", "title")
    every = (
        income_and_spending,
        income,
        spending,
        general_spending,
        basic_lines,
        accounts_as_heads,
        government_fund,
    )
    for number, table in zip(("01", "02", "03", "05", "06", "07", "08"), every, strict=True):
        table(pen, form=number)


def income_and_spending(pen: Pen, form: str = "") -> None:
    tables.two_sided(pen, "收入支出决算总表", form)


def income(pen: Pen, form: str = "") -> None:
    """收入决算表: each line's income of the year by source."""
    own = {"flow": "income"}
    columns = [
        ("本年收入合计", line_of(pen, fund_scope="全部资金", **own), "received"),
        ("财政拨款收入", line_of(pen, budgets=FISCAL, fund_scope="财政拨款", **own), "received"),
    ]
    columns += [(name, partial(income_of, pen, name), "received") for name in pen.facts.other_income]
    tables.by_function(pen, "收入决算表", columns, form=form)


def income_of(pen: Pen, name: str, path: tuple) -> Line:
    return accounts.other_income(pen, name, path)


def spending(pen: Pen, form: str = "") -> None:
    scope = {"fund_scope": "全部资金"}
    columns = [
        ("本年支出合计", line_of(pen, **scope), "actual"),
        ("基本支出", line_of(pen, "basic", **scope), "actual"),
        ("项目支出", line_of(pen, "project", **scope), "actual"),
        ("上缴上级支出", line_of(pen, budgets=("none",)), "actual"),
    ]
    tables.by_function(pen, "支出决算表", columns, form=form)


def general_spending(pen: Pen, form: str = "") -> None:
    own = {"budgets": GENERAL, "budget": "general", "fund_scope": "财政拨款"}
    columns = [
        ("[合计|小计]", line_of(pen, **own), "actual"),
        ("基本支出", line_of(pen, "basic", **own), "actual"),
        ("项目支出", line_of(pen, "project", **own), "actual"),
    ]
    first = pen.rng.random() < 0.5
    tables.by_function(pen, "一般公共预算财政拨款支出决算表", columns, GENERAL, form, first)


def government_fund(pen: Pen, form: str = "") -> None:
    """The table of the government fund; empty with a note where there is none."""
    title, fund = "政府性基金预算财政拨款收入支出决算表", ("government_fund",)
    own = {"budgets": fund, "budget": "government_fund", "fund_scope": "财政拨款"}
    slots = {
        "年初结转和结余": "opening",
        "本年收入": "received",
        "本年支出": "actual",
        "年末结转和结余": "carryover",
    }
    if pen.facts.amounts(budgets=fund).adjusted:
        tables.by_function(
            pen, title, [(head, line_of(pen, **own), slot) for head, slot in slots.items()], fund, form
        )
        return
    tables.form_line(pen, form)
    pen.caption(title)
    heads = [label(head, head=True) for head in ("科目编码", "科目名称")] + [pen.head(head) for head in slots]
    pen.table([heads, [Cell()] * len(heads)])
    pen.write("说明：{dept}本年度没有政府性基金预算财政拨款收入和支出，故本表无数据。", "note")


def basic_lines(pen: Pen, form: str = "") -> None:
    tables.economic(pen, "一般公共预算财政拨款基本支出决算表", "actual", form)
