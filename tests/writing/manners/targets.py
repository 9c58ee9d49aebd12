"""绩效目标表 and the approval of targets before a year begins: what a project is to reach, nothing done yet."""

from .. import accounts
from ..facts import Project
from ..figures import Cell, Mark
from ..pen import Pen, label, labels
from .indicator_cells import level_cells, number_mark, points

KIND = "self-evaluation form|budget|other"


def write(pen: Pen) -> None:
    """One to three projects, each with a table of its own in one of two shapes."""
    pen.write("{dept}{year}度项目绩效目标表（虚构）", "title")
    shape = pen.rng.choice((wide, narrow))
    for one in pen.facts.projects[: pen.rng.randrange(1, 4)]:
        shape(pen, one)


def wide(pen: Pen, one: Project) -> None:
    """Levels in merged columns; sign, value and unit together, as ≥24场; the money with its unit in one cell."""
    pen.write("项目支出绩效目标表", "caption")
    line = accounts.project(pen, one, subject=f"{one.name}|年度资金总额|资金总额|项目资金")
    rows = [
        [label("项目名称", columns=2), label(one.name, columns=3)],
        [label("年度资金总额", columns=2), Cell(tuple(line["budget"]), columns=3)],
        labels("一级指标 二级指标 三级指标 指标值 分值"),
    ]
    for place, indicator in enumerate(one.card.indicators):
        sign, number = Mark(indicator.sign, tag="sign"), number_mark(pen, indicator, "target")
        value = Cell((sign, number, indicator.unit))
        weight = points(pen, indicator.weight, indicator.name, "weight")
        rows.append([*level_cells(pen, one.card, place), label(indicator.name), value, weight])
    pen.table(rows, heads=0)


def narrow(pen: Pen, one: Project) -> None:
    """Two columns of indicator and value, the unit in brackets behind the number: ≥24（场）."""
    pen.write("绩效目标批复表", "caption")
    line = accounts.project(pen, one, subject=f"{one.name}|项目金额")
    rows = [
        labels(f"项目名称 {one.name}"),
        [label("项目金额"), Cell(tuple(line["budget"]))],
        labels("指标 指标值"),
    ]
    for indicator in one.card.indicators:
        sign, number = Mark(indicator.sign, tag="sign"), number_mark(pen, indicator, "target")
        rows.append([label(indicator.name), Cell((sign, number, f"（{indicator.unit}）"))])
    pen.table(rows, heads=0)
