"""Points: the weight and the score of a line, and the weights in brackets behind heads and labels.

Its tests: test_forms.py.
"""

import re
from dataclasses import replace
from decimal import Decimal

from helpers.read.language import any_in
from helpers.read.report.evidence import Evidence, Rank
from helpers.read.report.figure import Figure
from helpers.read.report.tables.cells import SHARE, Value
from helpers.read.report.tables.heads import column_head, points_in
from helpers.read.report.tables.lines import plain_label
from helpers.read.report.tables.panels import TableColumn
from helpers.read.report.tables.slots import at_spot, framed_figure, owner_trace, period_of
from helpers.read.report.tables.spot import CellSpot, TableReading
from helpers.schema import DEPARTMENT, UNASSIGNED

GROUPED = ("group", "indicator")
WHOLE = re.compile(any_in("scored_as_a_whole"))


def weight_in(text: str, column: TableColumn) -> str:
    """The points in brackets behind a label, or the percent behind the name of a group of indicators, or nothing."""
    share = SHARE.search(text) if column.head is not None and column.head.meaning in GROUPED else None
    return share["share"] + "%" if share else points_in(text)


def points_figure(table: TableReading, row: int, column: int, text: str, weight: str) -> Figure:
    """The points in brackets behind a head or a label: its weight."""
    name, cell = plain_label(SHARE.sub("", text)), table.matrix.cell(row, column)
    place = cell.locator if cell else ""
    return replace(
        framed_figure(table, place),
        kind="ratio",
        value=Decimal(weight.rstrip("%")),
        unit="%" if weight.endswith("%") else "分",
        subject=name or DEPARTMENT,
        measure="weight" if name else UNASSIGNED,
        certainty="sure" if name else "open",
        doubt="" if name else "owner",
        label=f"{name}分值",
        stage="done",
        phrase=text,
        context=text,
        traces=(Evidence("measure", "weight", Rank.OWN, "points_in_brackets", text, place),),
    )


def _is_of_the_whole(name: str) -> bool:
    """Whether a label says itself that the points are those of all lines: 自评总分."""
    return column_head(name).meaning == "score" and WHOLE.search(name) is not None


def points_of_line(spot: CellSpot, value: Value, measure: str) -> Figure:
    """Points of a line: its weight or its score."""
    name = plain_label(spot.line.label)
    total = spot.line.words.value("total") or _is_of_the_whole(name)
    bare = not spot.column.heads and column_head(name).meaning == measure and not total
    subject = spot.table.project or DEPARTMENT if total or bare or not name else name
    place = spot.column.path
    return at_spot(
        spot, value, "ratio", "分",
        subject=subject, measure=measure, label=name + (spot.column.head.plain if spot.column.head else ""),
        stage="done", period=period_of(spot), name=name,
        certainty="likely" if bare else "sure", doubt="owner" if bare else "",
        traces=(Evidence("measure", measure, Rank.COLUMN, "column_of_points", place), owner_trace(spot, subject)),
    )  # fmt: skip
