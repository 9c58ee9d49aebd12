"""A government's report on its budget: what 全市 and 市本级 took in and spent, and next year's plan."""

from dataclasses import replace

from ..amounts import Amounts, whole
from ..figures import Cell, Mark
from ..lines import Line
from ..pen import Pen, joined, label
from ..style import chinese
from ..treasury import Level

KIND = "government-wide budget report"
COLUMNS = (
    ("预算数", "budget"),
    ("[调整预算数|变动预算数]", "adjusted"),
    ("[执行数|完成数|决算数]", "actual"),
)


def write(pen: Pen) -> None:
    """A report in sections by level, then tables of one level or both."""
    pen.write("{place}{year}预算执行情况和{next}预算（草案）的报告（虚构）", "title", place=pen.facts.place)
    pen.heading(1, "{year}预算执行情况")
    for level in pen.facts.levels:
        executed(pen, level)
    pen.heading(1, "{next}预算（草案）")
    planned(pen, pen.facts.levels[-1])
    for level in pen.facts.levels:
        if pen.rng.random() < 0.7:
            revenue_table(pen, level)
            spending_table(pen, level)


def line(
    pen: Pen,
    level: Level,
    names: str,
    lines: dict[str, Amounts] | Amounts,
    budget: str,
    flow: str = "",
    **more: str,
) -> Line:
    amounts = lines if isinstance(lines, Amounts) else whole(list(lines.values()))
    fields = {"subject": names, "coverage": level.name, "budget": budget, "account": "total|", "flow": flow}
    return Line(pen, amounts, fields | more)


def income_line(pen: Pen, level: Level, name: str, amounts: Amounts) -> Line:
    """One tax or other revenue."""
    return line(pen, level, name, amounts, "general|", "income", account="function|")


def executed(pen: Pen, level: Level) -> None:
    """One level's year: general revenue with its two kinds, general spending with its largest heads, funds."""
    pen.heading(2, f"{level.name}一般公共预算")
    every = line(
        pen,
        level,
        f"部门|{level.name}一般公共预算收入|一般公共预算收入",
        level.taxes | level.other,
        "general",
        "income",
    )
    taxes, other = (line(pen, level, name, lines, "general|", "income", account="function|") for name, lines in (
        ("税收收入", level.taxes), ("非税收入", level.other)))  # fmt: skip
    pen.write(
        "{level}一般公共预算收入[完成|实现]{a}，[为|完成]年初预算的{a2}，比上年{a3}。其中：税收收入{b}，{b3}；非税收入{c}，{c3}。",
        level=level.name, a=received(every), a2=every.rate("execution_to_initial"), a3=every["grows"],
        b=received(taxes), b3=taxes["grows"], c=received(other), c3=other["grows"],
    )  # fmt: skip
    spent = line(pen, level, f"部门|{level.name}一般公共预算支出|一般公共预算支出", level.heads, "general")
    pen.write(
        "{level}一般公共预算支出{s.actual}，[完成|为]调整预算的{s.execution_to_adjusted}，[比上年|同比]{s.grows}。主要支出项目：{items}。",
        level=level.name, s=spent, items=items(pen, level),
    )  # fmt: skip
    both_sides(pen, level)
    pen.heading(2, f"{level.name}政府性基金预算")
    income = line(
        pen,
        level,
        f"部门|{level.name}政府性基金收入|政府性基金收入",
        level.fund_income,
        "government_fund",
        "income",
    )
    fund = line(
        pen, level, f"部门|{level.name}政府性基金支出|政府性基金支出", level.fund_heads, "government_fund"
    )
    pen.write(
        "{level}政府性基金收入{a}，[完成|为]年初预算的{a2}；政府性基金支出{b.actual}，比上年{b.change}，{b.grows}。",
        level=level.name, a=received(income), a2=income.rate("execution_to_initial"), b=fund,
    )  # fmt: skip


def both_sides(pen: Pen, level: Level) -> None:
    """What stands below the line, and the two totals."""
    taken = whole([*level.taxes.values(), *level.other.values()]).actual
    own = {"coverage": level.name, "budget": "general|"}
    income = own | {"flow": "income"}
    total = {"subject": "部门", "account": "total|", "measure": "balance_total|unassigned"}
    below, balance = level.below, taken + level.below["subsidy"] + level.below["opening"]
    pen.write(
        "[加上|加]上级补助收入{a}、上年结余收入{b}，收入总计{t}。[支出方面，|]加上上解上级支出{c}、年终结转{d}，支出总计{u}。",
        a=pen.amount(below["subsidy"], subject="上级补助收入", account="function|", measure="received|actual", **income),
        b=pen.amount(below["opening"], subject="部门|上年结余收入|上年结余", account="total|function|", measure="opening",
                     **own | {"flow": "income|"}),
        c=pen.amount(below["sent"], subject="上解上级支出", account="function|", measure="actual", **own),
        d=pen.amount(below["closing"], subject="部门|年终结转", account="total|function|", measure="carryover", **own),
        t=pen.amount(balance, **own | total | {"flow": "income|", "subject": "部门|收入总计"}),
        u=pen.amount(balance, **own | total | {"subject": "部门|支出总计"}),
    )  # fmt: skip


def received(line: Line) -> tuple:
    """What a revenue came to: received, or actual as tables have it."""
    return line.pen.amount(line.amounts.actual, **line.of("actual") | {"measure": "received|actual"})


def items(pen: Pen, level: Level) -> tuple:
    largest = sorted(level.heads, key=lambda name: -level.heads[name].actual)[:4]
    texts = [
        pen.say("{name}{x.actual}，{x.grows}", name=name, x=head_line(pen, level, name)) for name in largest
    ]
    return joined(texts, "；")


def head_line(pen: Pen, level: Level, name: str, budget: str = "general") -> Line:
    names = f"{name}|{name.removesuffix('支出')}"
    return line(pen, level, names, level.heads[name], budget, account="function")


def planned(pen: Pen, level: Level) -> None:
    """Next year's budget of the government's own level."""
    period = {"period": str(pen.facts.year + 1)}
    income = line(pen, level, "部门|一般公共预算收入", level.taxes | level.other, "general", "income")
    spent = line(pen, level, "部门|一般公共预算支出", level.heads, "general")
    pen.write(
        "{next}，{level}一般公共预算收入[安排|预计]{a}，一般公共预算支出安排{b}。",
        level=level.name,
        a=pen.amount(income.amounts.plan, **income.of("plan") | period),
        b=pen.amount(spent.amounts.plan, **spent.of("plan") | period),
    )


def revenue_table(pen: Pen, level: Level) -> None:
    """Revenue by tax and kind, budget, adjusted, executed, and two rates."""
    pen.caption("{year}" + level.name + "一般公共预算收入[完成|执行]情况表")
    rows = []
    for number, (kind, lines) in enumerate((("税收收入", level.taxes), ("非税收入", level.other)), 1):
        words = (Mark(chinese(number), why="heading mark"), f"、{kind}")
        rows.append(
            [
                label(words),
                *cells(line(pen, level, kind, lines, "general", "income", account="function|"), True),
            ]
        )
        rows += [
            [label(f"　　{name}"), *cells(income_line(pen, level, name, one), True)]
            for name, one in lines.items()
        ]
    every = line(
        pen, level, "部门|本年收入合计", level.taxes | level.other, "general", "income", account="total"
    )
    pen.table([heads(pen), *rows, [label("本年收入合计"), *cells(every, True)]])


def heads(pen: Pen) -> list[Cell]:
    return [label("项目", head=True), *(pen.head(word) for word, _ in COLUMNS), label("占调整预算（%）", head=True),
            label("比上年增长（%）", head=True)]  # fmt: skip


def cells(one: Line, income: bool = False) -> list[Cell]:
    """A row's cells; what revenue came to is received."""
    made = [one.cell(slot) for _, slot in COLUMNS]
    if income:
        (mark,) = made[2].text
        made[2] = Cell((Mark(mark.text, tuple(renamed(figure) for figure in mark.figures)),))
    return [*made, one.rate_cell("execution_to_adjusted", sign=False), one.rate_cell("growth", sign=False)]


def renamed(figure):
    return replace(figure, measure="received|actual")


def spending_table(pen: Pen, level: Level) -> None:
    pen.caption("{year}" + level.name + "一般公共预算支出[完成|执行]情况表")
    rows = []
    for number, name in enumerate(level.heads, 1):
        words = (Mark(chinese(number), why="heading mark"), f"、{name}")
        rows.append([label(words), *cells(head_line(pen, level, name))])
    every = line(pen, level, "部门|本年支出合计", level.heads, "general", account="total")
    pen.table([heads(pen), *rows, [label("本年支出合计"), *cells(every)]])
