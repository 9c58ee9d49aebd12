"""The final accounts of a department: an explanation in prose with some of the published tables."""

from decimal import Decimal
from fractions import Fraction

from .. import accounts
from ..figures import Mark, Text
from ..lines import Line, hundredths
from ..pen import Pen, joined
from . import three_public
from .counts import write_vehicles
from .final_tables import GENERAL, basic_lines, general_spending, income_and_spending, spending

KIND = "final accounts"


def write(pen: Pen) -> None:
    """Explanation, with some of the tables before it."""
    pen.write("{dept}{year}度部门决算（虚构）", "title")
    shown = pen.rng.sample(
        (income_and_spending, spending, general_spending, basic_lines, three_public.accounts_as_heads), 2
    )
    for table in shown:
        table(pen)
    explanation(pen)


def explanation(pen: Pen) -> None:
    """The sections of the explanation, in the order that the form has."""
    pen.heading(1, "收入支出决算总体情况")
    whole = accounts.total(pen, "收入支出总计", "收、支总计", "收支总计", account="total")
    pen.write("{year}度[收入支出总计|收、支总计均为]{t.balance_total}。", t=whole)
    income_section(pen)
    spending_section(pen)
    general_section(pen)
    basic_section(pen)
    pen.heading(1, "财政拨款“三公”经费支出决算情况")
    three_public.statement(pen)
    others(pen)


def income_section(pen: Pen) -> None:
    pen.heading(1, "收入决算情况")
    income = accounts.total(pen, "本年收入合计", "本年收入", account="total", flow="income")
    own = accounts.fiscal(pen, "财政拨款收入", flow="income", parent="本年收入|")
    pen.write(
        "本年收入合计{a.received}，其中：财政拨款收入{b.received}，{share}。",
        a=income, b=own,
        share=share(pen, own, income, "received", "部门|财政拨款收入"),
    )  # fmt: skip


def share(
    pen: Pen,
    part: Line,
    whole: Line,
    slot: str,
    subject: str,
    measure: str = "share",
    account: str = "total|",
) -> Text:
    """占34.3 %: what share a part is of the whole; sometimes rounded, with 约."""
    value = hundredths(Fraction(part.value(slot)) / Fraction(whole.value(slot)) * 100)
    fields = {"budget": f"{part.fields['budget']}|"} if part.fields.get("budget") else {}
    about = pen.rng.random() < 0.1
    if about:
        value, fields["qualifier"] = value.quantize(Decimal("0.1")), "about"
    word = "约占" if about else "占"
    return word, *pen.percent(value, subject=subject, measure=measure, account=account, **fields)


def spending_section(pen: Pen) -> None:
    pen.heading(1, "支出决算情况")
    whole = accounts.total(pen, "本年支出合计", "本年支出", account="total")
    basic, project = (accounts.part(pen, name, parent="本年支出|") for name in ("basic", "project"))
    pen.write(
        "本年支出合计{t.actual}，[其中|包括]：基本支出{b.actual}，{s1}；项目支出{x.actual}，{s2}。[与上年度相比|比上年]，支出{t.change}，{t.grows}。",
        t=whole, b=basic, x=project,
        s1=share(pen, basic, whole, "actual", "部门|基本支出", "basic_share_of_expenditure|share", "basic|"),
        s2=share(pen, project, whole, "actual", "部门|项目支出", "project_share_of_expenditure|share", "project|"),
    )  # fmt: skip


def general_section(pen: Pen) -> None:
    """General public budget: the whole, its structure by 类, and each 项 with its path."""
    own = {"budget": "general", "fund_scope": "财政拨款"}
    pen.heading(1, "一般公共预算财政拨款支出决算情况")
    line = accounts.one_budget(pen, "general", "一般公共预算财政拨款支出")
    pen.heading(2, "总体情况和结构")
    heads = [accounts.function(pen, path, "", GENERAL, **own) for path in pen.facts.heads
             if len(path) == 1 and pen.facts.amounts("", GENERAL, path[0][0]).actual]  # fmt: skip
    items = [
        pen.say("{name}{x.actual}，{s}", name=f"{one.fields['subject'].split('|')[0]}（类）", x=one,
                s=share(pen, one, line, "actual", one.fields["subject"], account="function|"))
        for one in heads
    ]  # fmt: skip
    pen.write(
        "一般公共预算财政拨款支出{g.actual}，[主要用于以下方面|按功能分类]：{items}。",
        g=line,
        items=joined(items, "；"),
    )
    pen.heading(2, "具体情况")
    pen.write(
        "一般公共预算财政拨款支出{w.initial}为{g.initial}，支出决算为{g.actual}，完成{w.initial}的{g.execution_to_initial}。其中：",
        g=line,
    )
    for place, path in enumerate((path for path in pen.facts.heads if len(path) == 3), 1):
        one = accounts.function(pen, path, "", GENERAL, **own)
        if one.amounts.initial:
            pen.write("{item}", item=function_item(pen, place, path, one))


def function_item(pen: Pen, place: int, path: tuple, one: Line) -> tuple:
    name = "".join(f"{name}（{level}）" for (_, name), level in zip(path, accounts.CLASSES, strict=True))
    mark = pen.heading_mark(3, place)
    larger = one.amounts.actual - one.amounts.initial
    word = "大于" if larger > 0 else "小于" if larger else "等于"
    text = pen.say(
        "{mark}{name}。{w.initial}为{x.initial}，支出决算为{x.actual}，完成{w.initial}的{x.execution_to_initial}",
        mark=mark, name=name, x=one,
    )  # fmt: skip
    why = pen.say("{w.initial}的主要原因是[人员增减变动|年中预算调整|据实结算]。")
    return (*text, "。决算数", Mark(word, tag="comparison"), *why)


def basic_section(pen: Pen) -> None:
    own = {"budget": "general", "fund_scope": "财政拨款"}
    pen.heading(1, "一般公共预算财政拨款基本支出决算情况")
    lines = {name: accounts.part(pen, name, **own) for name in accounts.PARTS}
    pen.write(
        "一般公共预算财政拨款基本支出{b.actual}，其中：人员经费{p.actual}，主要包括基本工资、津贴补贴、住房公积金等；"
        "公用经费{q.actual}，主要包括办公费、差旅费、福利费等。",
        b=lines["basic"], p=lines["personnel"], q=lines["public"],
    )  # fmt: skip


def others(pen: Pen) -> None:
    """Running costs of the agency, purchases, and vehicles."""
    pen.heading(1, "其他重要事项")
    pen.heading(2, "机关运行经费支出情况")
    pen.write(
        "{year}度机关运行经费支出{o.actual}，比{last}{o.change}，{o.grows}。", o=accounts.operating(pen)
    )
    pen.heading(2, "政府采购支出情况")
    goods, works, services = (accounts.procurement(pen, name) for name in ("货物", "工程", "服务"))
    pen.write(
        "{year}度政府采购支出总额{t.actual}，其中：政府采购货物支出{a.actual}、政府采购工程支出{b.actual}、政府采购服务支出{c.actual}。",
        t=accounts.procurement(pen), a=goods, b=works, c=services,
    )  # fmt: skip
    pen.heading(2, "国有资产占用情况")
    write_vehicles(pen)
