"""Tables: the self-evaluation forms of 财预〔2020〕10号 and of the provinces, and any table with heads or labels.

A head names what its column holds; the unit stands in a head or above the
table. A row without a head that fits it is read as labels and values in turn.
"""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from helpers.quantities import ARABIC, number
from helpers.read.documents import Block
from helpers.read.figure import Figure, Place, Thread
from helpers.read.grammar import folded, scan
from helpers.read.money import account_of, name_in, of_department, stage_of
from helpers.read.phrases import cleaned
from helpers.read.rates import rate_of
from helpers.read.sentences import read_text
from helpers.read.tables_of_words import any_of, word_table, words_of
from helpers.schema import CURRENCY_UNITS, DEPARTMENT, UNASSIGNED

UNIT_IN_HEAD = re.compile(
    rf"(?:单位[：:]|（)(?:人民币)?({any_of(sorted(CURRENCY_UNITS, key=len, reverse=True))})"
)
POINTS = re.compile(r"（[0-9.]+分?）")
NUMBER_CELL = re.compile(rf"-?(?:{ARABIC.pattern})(%?)")
SIGN_CELL = re.compile(r"(≥|≤|>|<|=|＞|＜)?" + NUMBER_CELL.pattern)
LONGEST_HEAD_CELL = 16
QUALIFIERS = {"≥": "at_least", "≤": "at_most", ">": "over", "＞": "over", "<": "nearly", "＜": "nearly"}
PROJECT = re.compile(r"项目(?:名称)?：([^，。：|]{2,40})$")


@dataclass(frozen=True)
class Column:
    """What a column holds: `measure` a stage of money or a meaning of columns.csv, `head` its words, `unit` its own."""

    head: str
    measure: str
    money: bool
    unit: str = ""


@dataclass
class Form:
    """What is known of a table while its rows are read."""

    columns: dict[int, Column]
    width: int = 0
    shift: int = 0
    unit: str = ""
    project: str = ""
    whole: str = ""


def unit_in(text: str) -> str:
    """The unit of money that a head or a line above a table tells, or nothing."""
    found = UNIT_IN_HEAD.search(text)
    return found[1] if found else ""


def read_table(rows: list[Block], form: Form, place: Place, thread: Thread) -> list[Figure]:
    """The figures of the rows of one table, in order."""
    known = len(thread.figures)
    widest = max(len(row.cells) for row in rows)
    for position, row in enumerate(rows):
        cells = [folded(cell) for cell in row.cells]
        thread.begin()
        here = replace(place, locator=row.locator)
        form.unit = unit_in("".join(cells)) or form.unit
        heads = heads_of(cells)
        if heads:
            data = max((len(other.cells) for other in rows[position + 1 :]), default=widest)
            form.columns, form.width, form.shift = heads, len(cells), max(0, len(cells) - data)
            read_heads(cells, here, thread)
        elif form.columns and any(NUMBER_CELL.fullmatch(cell) for cell in cells):
            thread.figures += row_figures(cells, form, here)
        else:
            read_pairs(cells, form, here, thread)
    return thread.figures[known:]


def heads_of(cells: list[str]) -> dict[int, Column]:
    """The columns that a row of heads names; none where it holds numbers or fewer than two heads."""
    if any(SIGN_CELL.fullmatch(cell) for cell in cells):
        return {}
    columns = {index: column for index, cell in enumerate(cells) if (column := column_of(cell))}
    return columns if sum(column.measure != "none" for column in columns.values()) >= 2 else {}


@cache
def column_of(cell: str) -> Column | None:
    """The column that a head names, or none."""
    head = POINTS.sub("", cell)
    bare = re.sub(r"（.*?）", "", head)
    if not bare or len(bare) > LONGEST_HEAD_CELL or scan(head):
        return None
    meanings = {row["word"]: row["meaning"] for row in word_table("columns")}
    for form in (head, bare):
        if form in meanings:
            return Column(bare, meanings[form], money=False)
    stage = stage_of(bare)
    return Column(bare, stage.measure or UNASSIGNED, money=True, unit=unit_in(cell)) if stage else None


def read_heads(cells: list[str], place: Place, thread: Thread) -> None:
    """The points that stand in heads: 预算执行情况（10分）."""
    for cell in cells:
        if POINTS.search(cell):
            read_text(cell, place, thread)


def row_figures(cells: list[str], form: Form, place: Place) -> list[Figure]:
    """The figures of a row under heads."""
    first = next(index for index, cell in enumerate(cells) if SIGN_CELL.fullmatch(cell))
    shift = form.shift if len(cells) < form.width else 0
    label = next((cell for cell in reversed(cells[:first]) if cell and not is_head_like(cell)), "")
    part = label.startswith(("其中", "含")) or bool(form.whole and not is_total(label))
    name = cleaned(label)
    figures = []
    for index in range(first, len(cells)):
        column = form.columns.get(index + shift)
        if column and column.measure != "none":
            figures += cell_figures(cells[index], name, column, form, place)
    if is_total(name):
        form.whole = subject_of_row(name, form)
    return [
        replace(figure, parent=form.whole if part and form.whole != figure.subject else "")
        for figure in figures
    ]


def is_total(name: str) -> bool:
    """Whether a row is the sum that the rows below are parts of."""
    return name.endswith(("总额", "合计", "总计"))


def is_head_like(cell: str) -> bool:
    """Whether a cell in front of the values is a number or a dash rather than a label."""
    return bool(re.fullmatch(r"[-—–/0-9.]*", cell))


def subject_of_row(name: str, form: Form) -> str:
    """The project whose form this is for its total, 部门 for an account, else the row's own name."""
    if is_total(name) or not name:
        return form.project or DEPARTMENT
    return DEPARTMENT if of_department(name_in(name)) and not form.project else name


def cell_figures(cell: str, name: str, column: Column, form: Form, place: Place) -> list[Figure]:
    """The figures of one cell under its head."""
    signed = SIGN_CELL.fullmatch(cell)
    quantities = scan(cell) if not signed or cell.endswith("%") else []
    unit = column.unit or form.unit
    kind = "money" if column.money else "ratio" if column.measure in ("weight", "score", "rate") else "count"
    value, qualifier = (
        (number(signed[0].lstrip("≥≤><＞＜=").rstrip("%")), "exact") if signed else (Decimal(0), "")
    )
    if quantities:
        kind, value, unit, qualifier = read_off(quantities[0])
    elif not signed:
        return []
    elif kind == "ratio":
        unit = "分" if column.measure in ("weight", "score") else ""
    elif kind == "count":
        unit, qualifier = "", QUALIFIERS.get(signed[1] or "", "exact")
    subject = subject_of_row(name, form)
    account = account_of(name_in(name))
    return [
        Figure(
            kind=kind,
            subject=subject,
            measure=measure_of(column, kind, name),
            label=name + column.head if column.measure not in ("target", "done") else name,
            value=value,
            unit=unit,
            qualifier=qualifier,
            account=(
                "fund" if subject == form.project and form.project else account.account if account else ""
            )
            if kind == "money"
            else "",
            budget=(account.budget if account else "") or place.budget,
            fund_scope="" if kind != "money" else "财政拨款" if "财政拨款" in name else "unknown",
            stage="" if kind == "money" else "target" if column.measure == "target" else "done",
            theme=place.theme,
            section=place.section,
            locator=place.locator,
            phrase=f"{name} | {column.head} {cell}",
            name=name,
        )
    ]


def read_off(quantity) -> tuple[str, Decimal, str, str]:
    """Kind, value, unit and qualifier of a quantity with its own unit."""
    return quantity.kind, quantity.value, quantity.unit, quantity.qualifier


def measure_of(column: Column, kind: str, name: str) -> str:
    """The measure of a value under a head: the column's own, or for an indicator's value what its label names."""
    if column.measure == "rate":
        return "execution_to_adjusted" if "执行" in column.head else "completion_rate"
    if column.money or column.measure in ("weight", "score"):
        return column.measure
    return (rate_of(name) or "other_rate") if kind == "ratio" else "count"


def read_pairs(cells: list[str], form: Form, place: Place, thread: Thread) -> None:
    """A row without heads: each text is the label of the value behind it."""
    label = ""
    for cell in cells:
        if project := PROJECT.search(f"{label}：{cell}" if label.endswith("项目名称") else cell):
            form.project = project[1].removeprefix("项目名称：")
        bare = NUMBER_CELL.fullmatch(cell)
        if bare and not bare[1]:
            if label.endswith(words_of("counted_labels", "word")):
                thread.figures.append(bare_count(number(cell), label, place))
        elif scan(cell):
            read_text(
                f"{label}：{cell}" if label and not re.search("[，。：]", cell) else cell, place, thread
            )
            label = ""
        elif cell:
            label = re.split("[。]", cell)[-1]


def bare_count(value: Decimal, label: str, place: Place) -> Figure:
    """A count whose label says that it is one, with no unit printed."""
    name = cleaned(label)
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
        phrase=f"{label} | {value}",
        name=name,
    )
