"""Counts and people in a table: their role by unit, head or label.

Its tests: test_forms.py.
"""

import re
from functools import lru_cache

from helpers.read.language import (
    MOST_KEPT,
    any_in,
    change_at_end,
    kind_of_unit,
    organisation,
    word_table,
    words_of,
)
from helpers.read.report.evidence import Evidence, Rank, settled
from helpers.read.report.figure import Figure
from helpers.read.report.tables.cells import Value
from helpers.read.report.tables.heads import column_head, is_head
from helpers.read.report.tables.lines import plain_label
from helpers.read.report.tables.matrix import Matrix
from helpers.read.report.tables.slots import at_spot, owner_trace, period_of
from helpers.read.report.tables.spot import CellSpot
from helpers.schema import CURRENCY_UNITS, DEPARTMENT, UNASSIGNED

OF_STAFF = ("authorised", "in_service", "retired", "retired_veteran", "total")
OF_PEOPLE = ("persons", "attendances")
ROWS_OF_HEADS = 3
SHORT = 2
UNITS_OF_POSTS = ("个", "名", "位", "人")
KIND_OF_UNIT = re.compile(f"^{any_in('begins_a_kind_of_unit')}.*单位$")
KIND_OF_POST = re.compile(any_in("kinds_of_posts"))
PLANNED = re.compile(
    f"^{any_in('heads_of_planned_counts', place='start')}|{any_in('heads_of_planned_counts', place='end')}$"
)
OF_MONEY = re.compile(any_in("speaks_of_money"))


@lru_cache(maxsize=MOST_KEPT)
def _role_in(words: str) -> str:
    """The role of a count that words name, or nothing."""
    return next((row["measure"] for row in word_table("roles") if row["word"] in words), "")


def _role_of_head(words: str) -> str:
    """The role that a head or a label names, in full or without its 人数: 退休 below 实有人数."""
    return _role_in(words) or (_role_in(words + "人数") if len(words) == SHORT else "")


def role_of_value(spot: CellSpot, value: Value, unit: tuple[str, Rank, str]) -> str:
    """The role of a count: by its unit, its head or its label; nothing for money."""
    known = kind_of_unit(unit[0])
    heads, label = _heads_deepest_first(spot), plain_label(spot.line.label)
    role = next(filter(None, map(_role_of_head, (*heads, label))), "")
    if role in OF_STAFF and _counts_things(unit[0] or value.unit):
        return "count"
    if value.kind in ("count", "people") or known in ("count", "people"):
        return role or role_by_unit(known or value.kind, unit[0], label)
    if value.kind == "money" or unit[1] < Rank.TITLE and unit[0] in CURRENCY_UNITS:
        return ""
    counted = words_of("counted_labels", "word")
    headed = _kind_by_head(heads[0]) if heads else ""
    named = any(words.endswith(counted) for words in (*heads, label))
    whole = value.value == value.value.to_integral_value() and "." not in value.printed
    if role in OF_STAFF and whole and not unit[0] and _heads_staff(role, heads):
        return role
    if headed and whole and not unit[0].endswith("%"):
        return role or role_by_unit(headed, heads[0], label)
    return role or "count" if named and whole and not _said_money(spot) else ""


def _counts_things(unit: str) -> bool:
    """Whether a unit counts things, which have heads like those of staff: 编制数 and 实有数 of vehicles in 辆."""
    return kind_of_unit(unit) == "count" and unit not in UNITS_OF_POSTS


def _kind_by_head(head: str) -> str:
    """The kind of the counts below a head by its last word, or nothing."""
    return next((row["kind"] for row in word_table("heads_that_count") if head.endswith(row["word"])), "")


def _heads_staff(role: str, heads: list[str]) -> bool:
    """Whether the head that names a role of staff speaks of people and not of what they cost."""
    head = next((head for head in heads if _role_in(head) == role), "")
    return bool(head) and not OF_MONEY.search(head)


def _heads_deepest_first(spot: CellSpot) -> list[str]:
    """The heads over a count, the deepest first: 行政 below 编制人数."""
    return [] if spot.spans_heads else [head.plain for head in reversed(spot.column.heads)]


def _said_money(spot: CellSpot) -> bool:
    """Whether the heads or the label speak of money."""
    words = spot.line.words
    return (
        any(head.words.value("measure") for column in spot.block.values for head in column.heads)
        or bool(words.value("measure") or words.value("account") or words.value("fund_scope"))
        or OF_MONEY.search(spot.line.label + spot.column.path) is not None
    )


def role_by_unit(kind: str, unit: str, label: str) -> str:
    """The role that the unit gives, 人次 also at the end of the name of what is counted."""
    if kind == "people":
        visits = "人次" in unit or "人/次" in unit or label.endswith("人次")
        return "attendances" if visits else "persons"
    return "sessions" if unit in words_of("units_of_sessions", "unit", role="sessions") else "count"


def _is_change(spot: CellSpot) -> bool:
    """Whether the head over a count says that it is what one rose or fell by: no measure has that."""
    head = spot.column.head if not spot.spans_heads else None
    return head is not None and change_at_end(head.plain) is not None and not head.words.value("measure")


def _is_beside_staff(spot: CellSpot) -> bool:
    """Whether a head without a role stands beside heads over posts and people: 空编数 beside 编制数 and 实有人数."""
    head = spot.column.head if not spot.spans_heads else None
    if head is None or any(_role_of_head(over.plain) for over in spot.column.heads) or head.unit:
        return False
    others = {_role_of_head(over.plain) for column in spot.block.values for over in column.heads}
    return len(others.intersection(OF_STAFF)) > 1


def _whose_count(spot: CellSpot, role: str, heads: list[str], label: str) -> str:
    """Whose a count is: staff are the department's, but for those of a unit that has a line of its own, or of one kind."""
    if role not in OF_STAFF:
        numbers = next(iter(heads), "") in words_of("names_of_numbers", "word")
        label = "" if spot.line.kind == "year" or (_is_sum(spot) and not numbers) else label
        return label or next(iter(heads), "") or DEPARTMENT
    if KIND_OF_POST.fullmatch(label):
        return label
    if _lists_units(spot.table.matrix):
        return label if _is_of_one_unit(spot, label) else DEPARTMENT
    if heads and _role_in(heads[0]) != role and role in map(_role_in, heads):
        return label if spot.line.kind != "total" else "".join(heads)
    is_of_all = (
        spot.line.kind in ("total", "none", "year")
        or _role_in(label)
        or not _role_in(heads[0] if heads else "")
    )
    if is_of_all and heads and _role_in(label) and KIND_OF_UNIT.search(heads[0]):
        return heads[0]
    return DEPARTMENT if is_of_all else label


def _is_sum(spot: CellSpot) -> bool:
    """Whether a label says that a count is the sum of those above it, and no more."""
    return spot.line.kind == "total" and bool(spot.line.words.value("total"))


def _is_of_one_unit(spot: CellSpot, label: str) -> bool:
    """Whether people or posts in a table of units are those of one among others, and not all of the department's."""
    if not label or spot.line.kind == "total":
        return False
    others = sum(not text.startswith(label) for text in _first_texts(spot.table.matrix)) > 1
    of_other = organisation().fullmatch(label) is not None and label not in spot.table.frame.document
    return others or of_other


def _lists_units(matrix: Matrix) -> bool:
    """Whether a head at the top of a table stands over names of units; 部门名称 in front of the only one is no head."""
    rows = (matrix.own(row) for row in range(min(matrix.height, ROWS_OF_HEADS)))
    return any(
        column_head(text).meaning == "organisation" and not _is_told_beside(cells[at + 1 :])
        for cells in rows
        for at, (_, text) in enumerate(cells)
    )


def _is_told_beside(cells: list[tuple[int, str]]) -> bool:
    """Whether the name that a label asks for stands right behind it: 部门名称 | 县文化馆."""
    return bool(cells) and not is_head(cells[0][1]) and organisation().search(cells[0][1]) is not None


def _first_texts(matrix: Matrix) -> list[str]:
    """The first text of each row."""
    return [cells[0][1] for row in range(matrix.height) if (cells := matrix.own(row))]


def _is_planned(heads: list[str]) -> bool:
    """Whether a head over a count says that it is what was planned: 计划场次, 任务数; 完成任务数 is none."""
    return any(PLANNED.search(head) and not head.lstrip("已实际").startswith("完成") for head in heads)


def _is_to_be_bought(spot: CellSpot) -> bool:
    """Whether a number of things stands in a table whose title says that it is one of a budget."""
    said = settled([item for item in spot.table.frame.evidence if item.rank == Rank.TITLE])
    return spot.column.place in spot.block.counting and said.value("measure") in ("budget", "initial")


def counted_value(spot: CellSpot, value: Value, unit: tuple[str, Rank, str], role: str) -> Figure:
    """A count or people in a table of money or of its own."""
    word = unit[0] if unit[0] not in CURRENCY_UNITS else ""
    kind = "people" if kind_of_unit(word) == "people" or role in (*OF_STAFF, *OF_PEOPLE) else "count"
    heads, label = _heads_deepest_first(spot), plain_label(spot.line.label)
    head = next(iter(heads), "")
    is_change = _is_change(spot) or _is_beside_staff(spot)
    subject = _whose_count(spot, role, heads, label)
    item = spot.column.place in spot.block.counting and bool(spot.line.groups)
    item = item or (not label and any(column.role == "task" for column in spot.block.others))
    return at_spot(
        spot, value, kind, word,
        subject=subject, measure=UNASSIGNED if is_change else role, label=label + head,
        stage="target" if _is_to_be_bought(spot) or (role not in OF_STAFF and _is_planned(heads)) else "done",
        period=period_of(spot), name=subject, compared=is_change,
        certainty="open" if is_change else "likely" if item else "sure",
        doubt="measure" if is_change else "owner" if item else "",
        traces=(
            Evidence("measure", role, Rank.COLUMN if head else Rank.ROW, "role", head or label),
            Evidence("unit", word, unit[1], "unit", unit[2]),
            owner_trace(spot, subject),
        ),
    )  # fmt: skip
