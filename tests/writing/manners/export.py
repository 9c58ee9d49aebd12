"""An export of the budget system: one wide row for each project, codes in columns, a total below or above."""

from .. import accounts
from ..facts import Project
from ..figures import Cell, Mark
from ..lines import Line
from ..pen import Pen, label

KIND = "other"
SOURCES = {"general": "一般公共预算", "government_fund": "政府性基金预算", "own": "单位资金"}
SLOTS = (
    ("年初预算数", "initial"),
    ("上年结转", "opening"),
    ("年中调整", "adjustment"),
    ("[调整预算数|调整后指标]", "adjusted"),
    ("[支付数|累计支出数]", "actual"),
    ("[结余数|指标结余]", "carryover"),
)


def write(pen: Pen) -> None:
    """The export with the name of its report, its day, and its rows."""
    pen.write("{dept}{year}度项目支出执行情况表（虚构）", "title")
    pen.write("导出日期：{day}　数据来源：预算管理一体化系统", "note", day=pen.date(1, 15, 1))
    pen.caption("项目支出预算执行情况表")
    heads = [label(word, head=True) for word in ("序号", "单位编码", "项目编码", "项目名称", "资金性质")]
    heads += [pen.head(pen.stage(slot, word)) for word, slot in SLOTS]
    heads.append(label("执行进度（%）" if pen.style.unit_place == "heads" else "执行进度", head=True))
    rows = [row(pen, number, one) for number, one in enumerate(pen.facts.projects, 1)]
    pen.table([heads, *rows, total(pen)])


def row(pen: Pen, number: int, one: Project) -> list[Cell]:
    line = accounts.project(pen, one, subject=f"{one.name}|{one.code}", budget=f"{one.atom.budget}|")
    cells = [Cell((Mark(str(number), why="ordinal"),)), Cell((Mark(pen.facts.code, why="code"),)),
             Cell((Mark(one.code, why="code"),)), label(one.name), label(SOURCES[one.atom.budget])]  # fmt: skip
    return [*cells, *amounts(pen, line)]


def amounts(pen: Pen, line: Line) -> list[Cell]:
    sign = pen.style.unit_place != "heads"
    return [
        *(line.cell(slot, worded=True) for _, slot in SLOTS),
        line.rate_cell("execution_to_adjusted", sign),
    ]


def total(pen: Pen) -> list[Cell]:
    """The total of projects is the department's project spending."""
    line = accounts.part(pen, "project", subject="部门|项目支出|合计|项目合计", account="project|total")
    return [label("合计", columns=5), *amounts(pen, line)]
