"""The tables of a department's final accounts: the two-sided total, lines by 类 款 项, economic lines, 三公."""

from collections.abc import Callable
from itertools import zip_longest

from .. import accounts
from ..figures import Cell, Mark, Text
from ..lines import Line
from ..pen import Pen, label
from ..style import chinese

EMPTY = Cell()
Column = tuple[str, Callable[[tuple], Line], str]
SPACES = ("\u2009", "\u00a0")
INCOMES = [
    "一般公共预算财政拨款收入",
    "政府性基金预算财政拨款收入",
    "国有资本经营预算财政拨款收入",
    "上级补助收入",
    "事业收入",
    "经营收入",
    "附属单位上缴收入",
    "其他收入",
]
OTHER_HEADS = [
    "一般公共服务支出",
    "公共安全支出",
    "教育支出",
    "科学技术支出",
    "社会保障和就业支出",
    "卫生健康支出",
    "农林水支出",
    "住房保障支出",
    "其他支出",
]

THREE_LINES = {
    "30212": {"account": "economic|abroad", "subject": "因公出国（境）费用|部门"},
    "30217": {"account": "economic|reception", "subject": "公务接待费|部门"},
    "30231": {"account": "economic|vehicle_running", "subject": "公务用车运行维护费|部门"},
}


def two_sided(pen: Pen, title: str, form: str = "") -> None:
    """收入支出决算总表: income left, spending by 类 right, with or without numbers of lines and columns."""
    numbered = pen.rng.random() < 0.6 and pen.style.group not in SPACES
    form_line(pen, form)
    pen.caption(title)
    left = [income_row(pen, place, name) for place, name in enumerate(INCOMES, 1)]
    right = [spending_row(pen, place, name) for place, name in enumerate(classes(pen), 1)]
    rows = [*zip_longest(left, right, fillvalue=(EMPTY, EMPTY)), *closing_rows(pen)]
    body = [joined(row, place, numbered, len(rows)) for place, row in enumerate(rows, 1)]
    pen.table([*heads_of_two(pen, numbered), *body], heads=3 if numbered else 2)


def closing_rows(pen: Pen) -> list[tuple]:
    """The year's sums, what was there before and is left after, and the totals, which are equal."""
    whole = {"account": "total", "fund_scope": "全部资金"}
    income = accounts.total(pen, "本年收入合计", "本年收入", flow="income", **whole)
    spent = accounts.total(pen, "本年支出合计", "本年支出", **whole)
    opening, closing = (accounts.total(pen, f"{when}结转和结余") for when in ("年初", "年末"))
    taken, given = (
        accounts.total(pen, "总计", f"{way}总计", account="total", flow=flow)
        for way, flow in (("收入", "income|"), ("支出", "expenditure|"))
    )
    return [
        (pair("本年收入合计", income, "received"), pair("本年支出合计", spent, "actual")),
        ((label("使用非财政拨款结余"), EMPTY), (label("结余分配"), EMPTY)),
        (pair("年初结转和结余", opening, "opening"), pair("年末结转和结余", closing, "carryover")),
        (pair("总计", taken, "balance_total"), pair("总计", given, "balance_total")),
    ]


def pair(words: str, line: Line, slot: str) -> tuple[Cell, Cell]:
    return label(words), line.cell(slot)


def heads_of_two(pen: Pen, numbered: bool) -> list[list[Cell]]:
    amount, width = pen.rng.choice(("决算数", "金额")), 3 if numbered else 2
    top = [label("收入", columns=width, head=True), label("支出", columns=width, head=True)]
    line = [label("行次", head=True)] if numbered else []
    below = [label("项目", head=True), *line, pen.head(amount)]
    below += [label(pen.rng.choice(("项目", "项目（按功能分类）")), head=True), *line, pen.head(amount)]
    if not numbered:
        return [top, below]
    columns = [cell for number in (1, 2) for cell in (label("栏次", head=True), EMPTY, column_number(number))]
    return [top, below, columns]


def column_number(number: int) -> Cell:
    return Cell((Mark(str(number), why="column number"),), head=True)


def joined(row: list, place: int, numbered: bool, length: int) -> list[Cell]:
    """A row of both sides, with the numbers of its lines."""
    (left, amount), (right, other) = row
    if not numbered:
        return [left, amount, right, other]
    lines = [Cell((Mark(str(number), why="line number"),)) for number in (place, place + length)]
    return [left, lines[0], amount, right, lines[1], other]


def income_row(pen: Pen, place: int, name: str) -> tuple[Cell, Cell]:
    budget = {INCOMES[0]: "general", INCOMES[1]: "government_fund"}.get(name)
    if budget:
        line = accounts.one_budget(pen, budget, name, flow="income")
    elif name in pen.facts.other_income:
        line = accounts.other_income(pen, name)
    else:
        return label(marked(place, name)), EMPTY
    return label(marked(place, name)), cell_of(line, "received")


def spending_row(pen: Pen, place: int, name: str) -> tuple[Cell, Cell]:
    path = next((path for path in pen.facts.heads if len(path) == 1 and path[0][1] == name), None)
    if path is None:
        return label(marked(place, name)), EMPTY
    return label(marked(place, name)), accounts.function(pen, path, fund_scope="全部资金").cell("actual")


def marked(place: int, name: str) -> Text:
    """一、…: a line's name behind its number."""
    return Mark(chinese(place), why="heading mark"), "、" + name


def classes(pen: Pen) -> list[str]:
    """The 类 of the department among some that it has nothing in."""
    own = [path[0][1] for path in pen.facts.heads if len(path) == 1]
    return list(dict.fromkeys([*OTHER_HEADS[:3], *own, *OTHER_HEADS[3:]]))


def form_line(pen: Pen, form: str) -> None:
    """The number of the form and its maker above the title, as exported forms have them."""
    if form:
        pen.write("{form}　　编制单位：{dept}", "note", form=form_name(form))


def form_name(form: str) -> Text:
    """公开01表: a name with a number."""
    return "公开", Mark(form, why="name"), "表"


def by_function(
    pen: Pen,
    title: str,
    columns: list[Column],
    budgets: tuple[str, ...] = (),
    form: str = "",
    first: bool = True,
) -> None:
    """Lines of 类, 款 and 项 with a column each for (head, line of a path, slot); the total first or last."""
    split = pen.rng.random() < 0.4
    form_line(pen, form)
    pen.caption(title)
    rows = [
        [
            *code_cells(path, split),
            label(path[-1][1]),
            *(cell_of(line(path), slot) for _, line, slot in columns),
        ]
        for path in pen.facts.heads
        if any_amount(pen, path, budgets)
    ]
    sums = [label("合计", columns=4 if split else 2), *(cell_of(line(()), slot) for _, line, slot in columns)]
    heads = function_heads(pen, [head for head, *_ in columns], split)
    pen.table([*heads, *([sums, *rows] if first else [*rows, sums])], heads=len(heads))


def line_of(
    pen: Pen, part: str = "", budgets: tuple[str, ...] = (), **fields: str
) -> Callable[[tuple], Line]:
    """What gives the line of a path, and for no path that of the total: in a part's column the account of that part."""

    def line(path: tuple) -> Line:
        if path:
            return accounts.function(pen, path, part, budgets, **fields)
        if part:
            return accounts.part(pen, part, budgets, **fields)
        names = {"subject": "部门|合计", "account": "total"}
        return Line(pen, pen.facts.amounts("", budgets), names | fields)

    return line


def any_amount(pen: Pen, path: tuple, budgets: tuple[str, ...]) -> bool:
    amounts = pen.facts.amounts("", budgets, path[-1][0])
    return bool(amounts.actual or amounts.initial or amounts.adjusted)


def cell_of(line: Line, slot: str) -> Cell:
    """A cell that is empty where there is no money, as forms leave it."""
    return line.cell(slot) if line.value(slot) else EMPTY


def code_cells(path: tuple, split: bool) -> list[Cell]:
    """A line's code in one cell, or its 类, 款 and 项 in three."""
    code = path[-1][0]
    if not split:
        return [Cell((Mark(code, why="code"),))]
    steps = (code[:3], code[3:5], code[5:])
    return [Cell((Mark(step, why="code"),)) if step else EMPTY for step in steps]


def function_heads(pen: Pen, columns: list[str], split: bool) -> list[list[Cell]]:
    """Two rows of heads: 项目 over code and name, the columns beside them over both."""
    top = [label("项目", columns=4 if split else 2, head=True)]
    top += [pen.head(column, rows=2) for column in columns]
    codes = [label(word, head=True) for word in accounts.CLASSES] if split else [label("科目编码", head=True)]
    return [top, [*codes, label("科目名称", head=True)]]


def economic(pen: Pen, title: str, slot: str, form: str = "", head: str = "决算数") -> None:
    """Basic spending by economic lines: personnel left, running costs right, their sums below."""
    form_line(pen, form)
    pen.caption(title)
    fields = {"budget": "general", "fund_scope": "财政拨款"}
    sides = [[economic_row(pen, line, slot, fields) for line in pen.facts.economic if line.part == part]
             for part in ("personnel", "public")]  # fmt: skip
    rows = [[*left, *right] for left, right in zip_longest(*sides, fillvalue=[EMPTY] * 3)]
    sums = [label("人员经费合计", columns=2), accounts.part(pen, "personnel", **fields).cell(slot)]
    sums += [label("公用经费合计", columns=2), accounts.part(pen, "public", **fields).cell(slot)]
    one = [label("经济分类科目编码", head=True), label("科目名称", head=True), pen.head(head)]
    pen.table([one + one, *rows, sums])


def economic_row(pen: Pen, line, slot: str, fields: dict) -> list[Cell]:
    more = THREE_LINES.get(line.code, {})
    return [
        Cell((Mark(line.code, why="code"),)),
        label(line.name),
        accounts.economic(pen, line, **fields | more).cell(slot),
    ]
