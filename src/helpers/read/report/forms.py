"""Tables: the self-evaluation forms of 财预〔2020〕10号 and of the provinces, and any table with heads or labels.

A head names what its column holds; the unit stands in a head or above the
table. A row that fits no heads is read as labels and values in turn.
"""

import re
from dataclasses import dataclass, field, replace
from decimal import Decimal

from helpers.quantities import number
from helpers.read.documents import Block
from helpers.read.language import first_mark, folded, scan, words_of
from helpers.read.report.columns import NUMBER_CELL, POINTS, SIGN_CELL, Column, heads_of, unit_in
from helpers.read.report.counts import role_of_unit
from helpers.read.report.figure import Figure, Place, Thread
from helpers.read.report.money import Account, account_of, budget_in, is_account, name_in, of_department
from helpers.read.report.rates import rate_of
from helpers.read.report.sentences import read_text
from helpers.schema import CURRENCY_UNITS, DEPARTMENT, UNASSIGNED

DASH = re.compile(r"[-—–/]*")
QUALIFIERS = {"≥": "at_least", "≤": "at_most", ">": "over", "＞": "over", "<": "nearly", "＜": "nearly"}
PROJECT = re.compile(r"项目(?:名称)?：([^，。：|]{2,40})$")
LONGEST_VALUE = 16


@dataclass
class Form:
    """What is known of a table while its rows are read: heads, their number, how far short rows are shifted.

    `of_projects` where the head over the rows' names says that each is a project.
    """

    columns: dict[int, Column] = field(default_factory=dict)
    width: int = 0
    shift: int = 0
    unit: str = ""
    project: str = ""
    whole: str = ""
    of_projects: bool = False


def read_table(rows: list[Block], form: Form, place: Place, thread: Thread) -> list[Figure]:
    """The figures of the rows of one table, in order."""
    known, table = len(thread.figures), [[folded(cell) for cell in row.cells] for row in rows]
    for position, (row, cells) in enumerate(zip(rows, table, strict=True)):
        thread.begin()
        here = replace(place, locator=row.locator)
        form.unit = next((unit for cell in cells if (unit := unit_in(cell))), form.unit)
        if heads := heads_of(cells):
            below = max((len(other) for other in table[position + 1 :]), default=len(cells))
            form.width, form.whole, form.shift = len(cells), "", max(0, len(cells) - below)
            form.columns = {index: column for index, column in heads.items() if index > form.shift}
            form.of_projects = lists_projects(cells, table[position + 1 :])
            read_heads(cells, here, thread)
        elif fits(cells, form):
            read_row(cells, form, here, thread)
        else:
            read_pairs(cells, form, here, thread)
    return thread.figures[known:]


def lists_projects(heads: list[str], rows: list[list[str]]) -> bool:
    """Whether a head tells that the rows are projects, and no row is an account of the department."""
    if not set(heads) & set(words_of("columns", "word", meaning="project")):
        return False
    names = [row_name(cell) for row in rows for cell in row if not is_value(cell)]
    return not any(is_account(name) for name in names if not is_total(name))


def is_total(name: str) -> bool:
    """Whether a row's name is that of a total."""
    return name.endswith(("总额", "合计", "总计"))


def read_heads(cells: list[str], place: Place, thread: Thread) -> None:
    """The points that stand in heads: 预算执行情况（10分）."""
    for cell in cells:
        if POINTS.search(cell):
            read_text(cell, place, thread)


def fits(cells: list[str], form: Form) -> bool:
    """Whether a row has its first value where the heads have theirs, so that no value goes under a wrong head."""
    if not form.columns:
        return False
    first = first_value(cells, form)
    if not any(cells[:first]):
        return False
    if len(cells) == form.width:
        return any(is_value(cell) or (len(cell) > LONGEST_VALUE and scan(cell)) for cell in cells[first:])
    return first < len(cells) and is_value(cells[first])


def is_value(cell: str) -> bool:
    """Whether a cell is one number, with its unit or without."""
    if SIGN_CELL.fullmatch(cell):
        return True
    quantities = scan(cell)
    return len(quantities) == 1 and (quantities[0].start, quantities[0].end) == (0, len(cell))


def first_value(cells: list[str], form: Form) -> int:
    """The place of the first column of values in this row."""
    return first_head(form) - shift_of(cells, form)


def first_head(form: Form) -> int:
    """The place of the first head of values."""
    return min(index for index, column in form.columns.items() if column.measure != "none")


def shift_of(cells: list[str], form: Form) -> int:
    """How far a short row stands to the left of the heads: the table's way, or all it is short of.

    A row that leaves out the merged cells at its start ends where the heads end
    and has its label right in front of its first value.
    """
    short = form.width - len(cells)
    if short <= 0:
        return 0
    first = first_head(form) - short
    at_start = first > 0 and is_value(cells[first]) and cells[first - 1] and not is_value(cells[first - 1])
    return short if at_start else form.shift


def read_row(cells: list[str], form: Form, place: Place, thread: Thread) -> None:
    """Adds the figures of a row under heads; its label is the last one in front of the values."""
    first = first_value(cells, form)
    for cell in cells[:first]:
        if POINTS.search(cell):
            read_text(cell, place, thread)
    label = next(
        (POINTS.sub("", cell) for cell in reversed(cells[:first]) if not re.fullmatch(r"[-—–/0-9.]*", cell)),
        "",
    )
    name = row_name(label)
    if name.endswith(words_of("columns", "word", meaning="none")):
        return
    total = is_total(name)
    subject = subject_of_row(name, total, form)
    unit, shift = "", shift_of(cells, form)
    for index, column in sorted(form.columns.items()):
        at = index - shift
        cell = cells[at] if 0 <= at < len(cells) else ""
        if column.measure in ("target", "done") and len(cell) > LONGEST_VALUE:
            read_text(cell, replace(place, target=column.measure == "target"), thread)
        elif figure := cell_figure(cell, name, subject, column, unit, form, place):
            unit = figure.unit if column.measure == "target" else unit
            whole = form.whole if column.money and form.whole != subject else ""
            thread.figures.append(replace(figure, parent=whole))
    form.whole = subject if total else form.whole


def row_name(label: str) -> str:
    """A row's name without numbering and 其中."""
    while mark := first_mark(label):
        label = mark[2]
    return re.sub("^(?:其中|含)：?", "", label).strip("：")


def subject_of_row(name: str, total: bool, form: Form) -> str:
    """The project whose form this is for its total, 部门 for an account, else the row's own name."""
    if not name or total:
        return form.project or DEPARTMENT
    return DEPARTMENT if of_department(name_in(name)) and not form.project else name


def account_in_form(subject: str, account: Account | None, form: Form) -> str:
    """fund for a project, project for the total of a list of projects, else the account that the name stands for."""
    if form.of_projects and not form.project:
        return "project" if subject == DEPARTMENT else "fund"
    if form.project and subject == form.project:
        return "fund"
    return account.account if account and subject == DEPARTMENT else ""


def cell_figure(
    cell: str, name: str, subject: str, column: Column, unit: str, form: Form, place: Place
) -> Figure | None:
    """The figure of one cell under its head, or nothing for a cell without one."""
    kind, value, unit, qualifier = valued(cell, column, unit or form.unit)
    if value is None or column.measure == "none":
        return None
    money = kind == "money"
    account = account_of(name_in(name))
    return Figure(
        kind=kind,
        subject=subject,
        measure=measure_of(column, kind, unit, name, form),
        label=name if column.measure in ("target", "done") else name + column.head,
        value=value if column.sign > 0 else -abs(value),
        unit=unit,
        qualifier=qualifier,
        account=account_in_form(subject, account, form) if money else "",
        budget=((account.budget if account else "") or budget_in(name) or place.budget) if money else "",
        fund_scope="" if not money else "财政拨款" if "财政拨款" in name else "unknown",
        stage="" if money else "target" if column.measure == "target" else "done",
        period=column.period,
        theme=place.theme,
        section=place.section,
        locator=place.locator,
        phrase=f"{name} | {column.head} {cell}",
        name=name,
    )


def valued(cell: str, column: Column, unit: str) -> tuple[str, Decimal | None, str, str]:
    """Kind, value, unit and qualifier of a cell; its own unit goes before the head's and the table's."""
    if quantities := scan(cell):
        return quantities[0].kind, quantities[0].value, quantities[0].unit, quantities[0].qualifier
    signed = SIGN_CELL.fullmatch(cell)
    if not signed:
        return "", None, "", ""
    value, qualifier = number(signed[2].rstrip("%")), QUALIFIERS.get(signed[1], "exact")
    if column.money:
        return "money", value, column.unit or unit, qualifier
    if column.measure in ("weight", "score", "rate"):
        return "ratio", value, "" if column.measure == "rate" else "分", qualifier
    kind = "money" if unit in CURRENCY_UNITS else "ratio" if unit == "%" else "count"
    return ("count", value, "", qualifier) if kind == "money" else (kind, value, unit, qualifier)


def measure_of(column: Column, kind: str, unit: str, name: str, form: Form) -> str:
    """The measure of a value under a head: the column's own, or for an indicator's value what its label names."""
    if column.measure == "rate":
        return rate_measure(column, form)
    if column.money and "收入" in name:
        return "received" if column.measure == "actual" else UNASSIGNED
    if column.money or column.measure in ("weight", "score"):
        return column.measure
    if kind == "ratio":
        return rate_of(name) or "other_rate"
    return UNASSIGNED if kind == "money" else role_of_unit(kind, unit, name)


def rate_measure(column: Column, form: Form) -> str:
    """What a printed rate divides by: the budget that the form has a column for, the adjusted one before others."""
    if "执行" not in column.head:
        return "completion_rate"
    budgets = {other.measure for other in form.columns.values() if other.money}
    base = next((measure for measure in ("adjusted", "budget", "initial") if measure in budgets), "")
    return f"execution_to_{base}" if base else "other_rate"


def read_pairs(cells: list[str], form: Form, place: Place, thread: Thread) -> None:
    """A row that fits no heads: each text is the label of the values behind it."""
    label = ""
    for cell in cells:
        if project := PROJECT.search(f"{label}：{cell}" if label.endswith("项目名称") else cell):
            form.project = project[1]
        bare = NUMBER_CELL.fullmatch(cell)
        if bare and not bare[1]:
            if label.endswith(words_of("counted_labels", "word")):
                thread.figures.append(bare_count(number(cell), label, place))
            elif label in words_of("bare", "word", kind="ratio"):
                read_text(f"{label}：{cell}", place, thread)
        elif scan(cell):
            read_text(
                f"{label}：{cell}" if label and not re.search("[，。：]", cell) else cell, place, thread
            )
            label = ""
        elif cell and not DASH.fullmatch(cell):
            label = cell.rsplit("。", 1)[-1]


def bare_count(value: Decimal, label: str, place: Place) -> Figure:
    """A count whose label says that it is one, with no unit printed."""
    name = row_name(label)
    return Figure(
        kind="count",
        subject=name,
        measure="count",
        label=name,
        value=value,
        unit="",
        stage="target" if place.target else "done",
        theme=place.theme,
        section=place.section,
        locator=place.locator,
        phrase=f"{name} | {value}",
        name=name,
    )
