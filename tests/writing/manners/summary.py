"""A work report of a department: counts of what was done, some money, next year's plan; and a table pasted into it."""

from .. import accounts
from ..figures import Cell, Mark
from ..lines import Line
from ..pen import Pen, label
from .counts import write_activities, write_people, write_strange, write_vehicles

KIND = "work report"


def write(pen: Pen) -> None:
    pen.write("{dept}{year}工作总结和{next}工作计划（虚构）", "title")
    pen.heading(1, "{year}工作[情况|完成情况]")
    write_activities(pen)
    if pen.style.strange:
        write_strange(pen)
    pen.heading(1, "[保障|队伍和经费保障]情况")
    write_people(pen)
    write_vehicles(pen)
    whole = accounts.total(pen, "支出")
    pen.write("{year}[本部门|我单位]{w.actual}合计{t.actual}，{w.carryover}{t.carryover}。", t=whole)
    pasted(pen)
    pen.heading(1, "{next}工作[打算|计划]")
    plan(pen)


def pasted(pen: Pen) -> None:
    """The projects in a table of three or four columns."""
    slots = [("initial", "年初预算数"), ("adjusted", "调整后预算数"), ("actual", "支出数")]
    pen.caption("{year}项目支出情况表")
    heads = [label("项目名称", head=True), *(pen.head(pen.stage(slot, word)) for slot, word in slots)]
    rows = [
        [label(one.name), *(filled(accounts.project(pen, one), slot) for slot, _ in slots)]
        for one in pen.facts.projects
    ]
    sums = accounts.part(pen, "project", subject="部门|项目支出|合计|项目合计", account="project|total")
    pen.table([heads, *rows, [label("合计"), *(filled(sums, slot) for slot, _ in slots)]])


def filled(line: Line, slot: str) -> Cell:
    """A cell that is never empty, so that the table stays whole as text."""
    cell = line.cell(slot, worded=True)
    return cell if any(isinstance(piece, Mark) for piece in cell.text) else Cell((line.money(slot)[1],))


def plan(pen: Pen) -> None:
    """What is to be done next year: targets of its own year."""
    ahead = {"period": str(pen.facts.year + 1), "stage": "target"}
    routine = [one for one in pen.facts.work if one.measure in ("sessions", "attendances", "distributed")]
    for number, one in enumerate(routine[:3], 1):
        kind = "people" if one.measure == "attendances" else "count"
        measure = {"sessions": "sessions|count|planned", "attendances": "attendances|count"}.get(
            one.measure, f"{one.measure}|count|planned"
        )
        pen.write(
            "{mark}[计划|力争|拟]{name}{n}。",
            mark=pen.ordinal(number), name=one.name,
            n=pen.count(one.value, one.unit, one.name, measure, kind, pen.rng.choice(("exact", "at_least")), **ahead),
        )  # fmt: skip
    projects = accounts.part(pen, "project")
    pen.write("{next}项目支出[拟安排|计划安排]预算{x.plan}。", x=projects)
