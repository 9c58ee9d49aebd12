"""“三公” in the ways that it is published: a statement in prose, and tables with accounts or years as heads or rows."""

from .. import accounts
from ..figures import Cell, Mark
from ..lines import Line
from ..pen import Pen, label
from .account_tables import form_line

KIND = "final accounts"
ORDER = ("three_public", "abroad", "vehicles", "vehicle_purchase", "vehicle_running", "reception")
NAMES = {name: words[0] for name, words in accounts.THREE.items()} | {"three_public": "合计"}


def write(pen: Pen) -> None:
    """A statement of its own: prose, then one of the tables."""
    pen.write("{dept}{year}度“三公”经费支出情况说明（虚构）", "title")
    statement(pen)
    pen.rng.choice((years_as_heads, years_as_rows, accounts_as_heads))(pen)


def statement(pen: Pen) -> None:
    """Each account with its budget, accounts, and change from last year."""
    lines = {name: accounts.three_public(pen, name, fund_scope="财政拨款|unknown") for name in ORDER}
    pen.write(
        "{year}度财政拨款“三公”经费{w.initial}{t.initial}，{w.actual}{t.actual}，[完成|为]{w.initial}的{t.execution_to_initial}；"
        "与上年相比{t.change}，{t.grows}。",
        t=lines["three_public"],
    )
    for place, name in enumerate(("abroad", "vehicle_running", "reception"), 1):
        body = pen.say("{name}{w.initial}{x.initial}，{w.actual}{x.actual}", x=lines[name], name=NAMES[name])
        if lines[name].amounts.prior:
            body += pen.say("，[比上年|较上年]{x.change}，{x.grows}", x=lines[name])
        pen.write("{mark}.{body}。", mark=Mark(str(place), why="heading mark"), body=body)


def years_as_heads(pen: Pen) -> None:
    """Accounts as rows; last year's accounts, this year's budget and accounts, and the change as columns."""
    pen.caption("{year}度“三公”经费预决算对比表")
    heads = [label("项目", head=True), pen.head("{last}决算数"), pen.head("{year}预算数"), pen.head("{year}决算数"),
             pen.head("比上年增减额"), label("增减率（%）", head=True)]  # fmt: skip
    rows = []
    for name in ORDER:
        line = accounts.three_public(pen, name)
        cells = [line.cell(slot) for slot in ("prior", "budget", "actual", "change_from_prior")]
        rows.append([label(indented(name)), *cells, line.rate_cell("growth", sign=False)])
    pen.table([heads, *rows])


def indented(name: str) -> str:
    """A part of 公务用车 stands under it, with 其中 before the first."""
    before = {"vehicle_purchase": "其中：", "vehicle_running": "　　　"}.get(name, "")
    return before + NAMES[name]


def years_as_rows(pen: Pen) -> None:
    """Years as rows, accounts as heads, and a row of changes."""
    pen.caption("近两年“三公”经费决算情况表")
    names = [name for name in ORDER if name not in ("vehicle_purchase", "vehicle_running")]
    heads = [label("年度", head=True), *(pen.head(NAMES[name]) for name in names)]
    lines = [accounts.three_public(pen, name) for name in names]
    rows = [[label(pen.year(-1)), *(line.cell("prior") for line in lines)],
            [label(pen.year()), *(line.cell("actual") for line in lines)],
            [label("增减%"), *(line.rate_cell("growth", sign=False) for line in lines)]]  # fmt: skip
    pen.table([heads, *rows])


def accounts_as_heads(pen: Pen, form: str = "") -> None:
    """The published form: accounts as heads over 预算数 and 决算数, one row of amounts."""
    form_line(pen, form)
    pen.caption("财政拨款“三公”经费支出决算表")
    lines = {name: accounts.three_public(pen, name, fund_scope="财政拨款") for name in ORDER}
    top = [label(words, rows=2, columns=2, head=True) for words in ("“三公”经费合计", NAMES["abroad"])]
    top.append(label(NAMES["vehicles"], columns=6, head=True))
    top.append(label(NAMES["reception"], rows=2, columns=2, head=True))
    middle = [
        label(word, columns=2, head=True)
        for word in ("小计", NAMES["vehicle_purchase"], NAMES["vehicle_running"])
    ]
    below = [pen.head(word) for _ in ORDER for word in ("预算数", "决算数")]
    order = ("three_public", "abroad", "vehicles", "vehicle_purchase", "vehicle_running", "reception")
    row = [cell for name in order for cell in pair(lines[name])]
    pen.table([top, middle, below, row], heads=3)
    pen.write("注：本表反映部门本年度“三公”经费预决算情况。", "note")


def pair(line: Line) -> list[Cell]:
    return [line.cell("budget"), line.cell("actual")]
