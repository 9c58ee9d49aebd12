"""A department's budget as large cities publish it: how it was drawn up, and its tables in 元 or 万元."""

from itertools import zip_longest

from .. import accounts
from ..amounts import Amounts
from ..facts import FISCAL
from ..figures import Cell, Mark
from ..lines import Line
from ..pen import Pen, joined, label
from . import account_tables as tables
from .account_tables import line_of

KIND = "budget"
GENERAL = ("general",)


def write(pen: Pen) -> None:
    """Explanation first, then the tables; or the tables alone."""
    pen.write("{dept}{year}部门预算（虚构）", "title")
    if pen.rng.random() < 0.7:
        explanation(pen)
    for table in (income_and_spending, spending, general_basic, own_expenses):
        table(pen)


def explanation(pen: Pen) -> None:
    """Income and spending, each budget of its own, lines by 项, and other matters."""
    pen.heading(1, "{year}部门预算编制[说明|情况说明]")
    income = accounts.total(pen, "收入预算", flow="income")
    fiscal_income = accounts.fiscal(pen, "财政拨款收入", flow="income")
    pen.write(
        "{year}[本部门|我单位]收入预算{a.budget}，其中：财政拨款收入{b.budget}，比{last}预算{b.budget_change}；事业收入{c.budget}；"
        "其他收入{d.budget}。",
        a=income, b=fiscal_income, c=own_income(pen, "事业收入"), d=own_income(pen, "其他收入"),
    )  # fmt: skip
    pen.write(
        "支出预算{a.budget}，其中：财政拨款支出预算{b.budget}，比{last}预算{b.budget_change}。财政拨款支出预算中，"
        "一般公共预算拨款支出预算{c.budget}，比{last}预算{c.budget_change}；政府性基金拨款支出预算{d.budget}。",
        a=accounts.total(pen, "支出预算"),
        b=accounts.fiscal(pen, "财政拨款支出", "财政拨款支出预算"),
        c=accounts.one_budget(pen, "general", "一般公共预算拨款支出", "一般公共预算拨款支出预算"),
        d=accounts.one_budget(pen, "government_fund", "政府性基金拨款支出", "政府性基金拨款支出预算"),
    )
    pen.write("财政拨款支出主要内容如下：")
    items(pen)
    others(pen)


def own_income(pen: Pen, name: str) -> Line:
    """The budget of an income of the unit's own; it has what the year's own income has before changes."""
    return Line(pen, Amounts(initial=budget_of(pen)[name]), {"subject": name, "flow": "income"})


def budget_of(pen: Pen) -> dict:
    own = pen.facts.amounts(budgets=("own",)).initial
    first = (own / 3 // pen.facts.grain) * pen.facts.grain
    return {"事业收入": own - first, "其他收入": first}


def items(pen: Pen) -> None:
    paths = [
        path
        for path in pen.facts.heads
        if len(path) == 3 and pen.facts.amounts("", FISCAL, path[2][0]).initial
    ]
    for place, path in enumerate(paths, 1):
        name = "".join(f"{name}（{level}）" for (_, name), level in zip(path, accounts.CLASSES, strict=True))
        budget = "general|" if pen.facts.amounts("", GENERAL, path[2][0]).initial else "government_fund|"
        line = accounts.function(pen, path, "", FISCAL, budget=budget, fund_scope="财政拨款")
        pen.write("{m}.“{name}”{x.budget}，主要用于[人员和运转|履行职能]支出。",
                  m=Mark(str(place), why="heading mark"), name=name, x=line)  # fmt: skip


def others(pen: Pen) -> None:
    """三公, running costs of the agency, purchases, projects with targets, cars."""
    pen.heading(1, "其他相关情况说明")
    three = {name: accounts.three_public(pen, name) for name in ("three_public", *accounts.THREE)}
    pen.write(
        "{year}“三公”经费预算数为{t.budget}，比{last}预算{t.budget_change}。其中：因公出国（境）费{a.budget}；公务用车购置及运行维护费{v.budget}"
        "（其中：公务用车购置费{p.budget}，公务用车运行维护费{u.budget}）；公务接待费{r.budget}。",
        t=three["three_public"], a=three["abroad"], v=three["vehicles"], p=three["vehicle_purchase"],
        u=three["vehicle_running"], r=three["reception"],
    )  # fmt: skip
    pen.write("{year}[本部门|我单位]财政拨款的机关运行经费预算为{o.budget}。", o=accounts.operating(pen))
    goods, works, services = (accounts.procurement(pen, name) for name in ("货物", "工程", "服务"))
    pen.write(
        "{year}政府采购预算{t.budget}，其中：政府采购货物预算{a.budget}、政府采购工程预算{b.budget}、政府采购服务预算{c.budget}。",
        t=accounts.procurement(pen), a=goods, b=works, c=services,
    )  # fmt: skip
    shown = pen.facts.projects[:3]
    whole = sum((one.amounts for one in shown), Amounts())
    several = Line(pen, whole, {"subject": "编报绩效目标的项目|项目|部门", "account": "project|fund|"})
    named = [pen.say("{name}{x.budget}", name=one.name, x=accounts.project(pen, one)) for one in shown]
    pen.write(
        "{year}编报绩效目标的项目共{n}，涉及项目预算资金{s.budget}。其中：{items}。",
        n=pen.count(len(shown), "个", "编报绩效目标的项目|编报绩效目标项目|项目"),
        s=several,
        items=joined(named, "，"),
    )


def income_and_spending(pen: Pen) -> None:
    """收支预算总表: income by source left, spending by 类 right."""
    pen.caption("{year}部门[财务收支|收支]预算总表")
    left = [[label("一、财政拨款收入"), accounts.fiscal(pen, "财政拨款收入", flow="income").cell("budget")]]
    for place, budget in enumerate(FISCAL, 1):
        words = {"general": "一般公共预算资金", "government_fund": "政府性基金"}[budget]
        line = accounts.one_budget(pen, budget, words, flow="income")
        left.append([label((Mark(str(place), why="heading mark"), f". {words}")), line.cell("budget")])
    left += [
        [label(f"{mark}、{name}"), own_income(pen, name).cell("budget")]
        for mark, name in (("二", "事业收入"), ("三", "其他收入"))
    ]
    right = []
    for place, path in enumerate((path for path in pen.facts.heads if len(path) == 1), 1):
        line = accounts.function(pen, path, fund_scope="全部资金")
        right.append([label(tables.marked(place, path[0][1])), line.cell("budget")])
    rows = [[*a, *b] for a, b in zip_longest(left, right, fillvalue=[Cell(), Cell()])]
    sums = [accounts.total(pen, word, account="total", fund_scope="全部资金", **more).cell("budget")
            for word, more in (("收入总计", {"flow": "income"}), ("支出总计", {}))]  # fmt: skip
    rows.append([label("收入总计"), sums[0], label("支出总计"), sums[1]])
    heads = [label("本年收入", columns=2, head=True), label("本年支出", columns=2, head=True)]
    below = [label("项目", head=True), pen.head("预算数"), label("项目", head=True), pen.head("预算数")]
    pen.table([heads, below, *rows], heads=2)


def spending(pen: Pen) -> None:
    """支出预算总表 by 类 款 项."""
    scope = {"fund_scope": "全部资金"}
    columns = [
        ("合计", line_of(pen, **scope), "budget"),
        ("基本支出", line_of(pen, "basic", **scope), "budget"),
        ("项目支出", line_of(pen, "project", **scope), "budget"),
    ]
    tables.by_function(pen, "{year}部门支出预算总表", columns, first=False)


def general_basic(pen: Pen) -> None:
    tables.economic(
        pen, "{year}部门一般公共预算基本支出[部门预算经济分类预算表|预算表]", "budget", head="预算数"
    )


def own_expenses(pen: Pen) -> None:
    """三公 and 机关运行经费 in one row, the account names as heads."""
    pen.caption("{year}部门“三公”经费和机关运行经费预算表")
    names = {"three_public": "合计", "abroad": "因公出国（境）费", "reception": "公务接待费", "vehicles": "小计",
             "vehicle_purchase": "购置费", "vehicle_running": "运行费"}  # fmt: skip
    top = [label("“三公”经费预算数", columns=6, head=True), pen.head("机关运行经费预算数", rows=3)]
    middle = [pen.head(names[name], rows=2) for name in ("three_public", "abroad", "reception")]
    middle.append(label("公务用车购置及运行费", columns=3, head=True))
    below = [pen.head(names[name]) for name in ("vehicles", "vehicle_purchase", "vehicle_running")]
    row = [accounts.three_public(pen, name).cell("budget") for name in names]
    pen.table([top, middle, below, [*row, accounts.operating(pen).cell("budget")]], heads=3)
