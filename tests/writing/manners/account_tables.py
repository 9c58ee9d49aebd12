"""The tables of a department's final accounts: the two-sided total, lines by 类 款 项, economic lines, 三公."""

from itertools import zip_longest

from .. import accounts
from ..amounts import Amounts
from ..figures import Cell, Mark, Text
from ..lines import Line
from ..pen import Pen, label
from ..style import chinese

EMPTY = Cell()
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


def income_line(pen: Pen, name: str) -> tuple[Line, str]:
    """The line of an income by its source, and the slot that its amount stands in."""
    budget = {"一般公共预算财政拨款收入": "general", "政府性基金预算财政拨款收入": "government_fund"}.get(
        name
    )
    if budget:
        return accounts.one_budget(pen, budget, name, flow="income"), "received"
    received = pen.facts.other_income.get(name, 0)
    return Line(pen, Amounts(initial=received), {"subject": name, "flow": "income"}), "received"


def two_sided(pen: Pen, title: str, form: str = "") -> None:
    """收入支出决算总表: income left, spending by 类 right, with or without numbers of lines and columns."""
    numbered = pen.rng.random() < 0.6 and pen.style.group not in SPACES
    form_line(pen, form)
    pen.caption(title, year=pen.year())
    left = [income_row(pen, place, name) for place, name in enumerate(INCOMES, 1)]
    right = [spending_row(pen, place, name) for place, name in enumerate(classes(pen), 1)]
    rows = [list(pair) for pair in zip_longest(left, right, fillvalue=(EMPTY, EMPTY))]
    every = accounts.total(pen, "本年支出合计", "本年支出", account="total", fund_scope="全部资金")
    income = accounts.total(
        pen, "本年收入合计", "本年收入", account="total", fund_scope="全部资金", flow="income"
    )
    rows.append(
        [(label("本年收入合计"), income.cell("received")), (label("本年支出合计"), every.cell("actual"))]
    )
    rows.append([(label("使用非财政拨款结余"), EMPTY), (label("结余分配"), EMPTY)])
    opening = accounts.total(pen, "年初结转和结余")
    closing = accounts.total(pen, "年末结转和结余")
    rows.append(
        [
            (label("年初结转和结余"), opening.cell("opening")),
            (label("年末结转和结余"), closing.cell("carryover")),
        ]
    )
    sums = [accounts.total(pen, word, account="total", flow=flow).cell("balance_total")
            for word, flow in (("总计|收入总计", "income|"), ("总计|支出总计", "expenditure|"))]  # fmt: skip
    rows.append([(label("总计"), sums[0]), (label("总计"), sums[1])])
    body = [joined(row, place, numbered, len(rows)) for place, row in enumerate(rows, 1)]
    pen.table([*heads_of_two(pen, numbered), *body], heads=3 if numbered else 2)


def heads_of_two(pen: Pen, numbered: bool) -> list[list[Cell]]:
    amount, width = pen.rng.choice(("决算数", "金额")), 3 if numbered else 2
    top = [label("收入", columns=width, head=True), label("支出", columns=width, head=True)]
    line = [label("行次", head=True)] if numbered else []
    below = [label("项目", head=True), *line, pen.head(amount)]
    below += [label(pen.rng.choice(("项目", "项目（按功能分类）")), head=True), *line, pen.head(amount)]
    if not numbered:
        return [top, below]
    columns = [
        label("栏次", head=True),
        EMPTY,
        column_number(1),
        label("栏次", head=True),
        EMPTY,
        column_number(2),
    ]
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
    line, slot = income_line(pen, name)
    filled = bool(line.value(slot))
    return label(marked(place, name)), line.cell(slot) if filled else EMPTY


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
    pen: Pen, title: str, columns: list[tuple[str, dict, str, str]], budgets: tuple[str, ...] = (),
    form: str = "", first: bool = True,
) -> None:  # fmt: skip
    """Lines of 类, 款 and 项 with a column each for (head, fields, part, slot); the total first or last."""
    split = pen.rng.random() < 0.4
    form_line(pen, form)
    pen.caption(title, year=pen.year())
    paths = [path for path in pen.facts.heads if any_amount(pen, path, budgets)]
    rows = [[*code_cells(path, split), label(path[-1][1])] for path in paths]
    for row, path in zip(rows, paths, strict=True):
        row += [cell_of(accounts.function(pen, path, part, budgets_of(budgets, more), **more_of(more)), slot)
                for _, more, part, slot in columns]  # fmt: skip
    sums = [label("合计", columns=4 if split else 2)]
    sums += [
        cell_of(sum_line(pen, part, budgets_of(budgets, more), **more_of(more)), slot)
        for _, more, part, slot in columns
    ]
    body = [sums, *rows] if first else [*rows, sums]
    heads = function_heads(pen, [head for head, *_ in columns], split)
    pen.table([*heads, *body], heads=len(heads))


def budgets_of(budgets: tuple[str, ...], more: dict) -> tuple[str, ...]:
    return more.get("budgets", budgets)


def more_of(more: dict) -> dict:
    return {name: value for name, value in more.items() if name != "budgets"}


def any_amount(pen: Pen, path: tuple, budgets: tuple[str, ...]) -> bool:
    amounts = pen.facts.amounts("", budgets, path[-1][0])
    return bool(amounts.actual or amounts.initial or amounts.adjusted)


def cell_of(line: Line, slot: str) -> Cell:
    """A cell that is empty where a form leaves a part without money empty."""
    return line.cell(slot) if slot and line.value(slot) else EMPTY


def sum_line(pen: Pen, part: str, budgets: tuple[str, ...], **more: str) -> Line:
    """The total row's line: of a part's column the department's own account of that part."""
    if part:
        return accounts.part(pen, part, budgets, **more)
    names = {"subject": "部门|合计", "account": "total"}
    return Line(pen, pen.facts.amounts("", budgets), names | more)


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
    pen.caption(title, year=pen.year())
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


THREE_LINES = {
    "30212": {"account": "economic|abroad", "subject": "因公出国（境）费用|部门"},
    "30217": {"account": "economic|reception", "subject": "公务接待费|部门"},
    "30231": {"account": "economic|vehicle_running", "subject": "公务用车运行维护费|部门"},
}
