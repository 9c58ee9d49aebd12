"""One value of a table becomes a figure: points, an indicator's value, a rate, a count or an amount.

Its tests: test_forms.py.
"""

import re
from dataclasses import replace

from helpers.read.language import Wording, any_in, wording_of
from helpers.read.report.figure import Figure
from helpers.read.report.tables.amounts import money
from helpers.read.report.tables.cells import Value, head_unit, labelled_value
from helpers.read.report.tables.counts import counted_value, role_of_value
from helpers.read.report.tables.heads import ColumnHead, column_head
from helpers.read.report.tables.indicators import indicator
from helpers.read.report.tables.lines import TableLine, kind_and_name, plain_label
from helpers.read.report.tables.points import points_of_line
from helpers.read.report.tables.rates import rate_figure, rate_of_value
from helpers.read.report.tables.slots import at_spot, owner_trace, period_of
from helpers.read.report.tables.spot import CellSpot
from helpers.read.report.tables.units import unit_of_value
from helpers.schema import DEPARTMENT, UNASSIGNED

GROUP = re.compile(f"^{any_in('groups_of_indicators')}$")
STAGE_SLOTS = {"measure", "sign", "period", "flow"}
UNITS_BELOW = {"weight": ("分", "%"), "score": ("分", "%"), "rate": ("%", "‰", "百分点", "倍")}
"""The units that a value can print below a head, by the head's meaning."""


def figure_of(spot: CellSpot, value: Value, kind: str) -> Figure:
    """The figure of a value under its heads and beside its label."""
    head = None if spot.spans_heads else spot.column.head
    unit = unit_of_value(spot, value)
    if _is_group_of_indicators(spot) or (head is not None and _is_strange(spot, head, value, kind)):
        return _misplaced(spot, value)
    if head is None and _is_score_by_label(spot, value):
        return points_of_line(spot, value, "score")
    if head is not None and head.meaning in ("weight", "score"):
        return points_of_line(spot, value, head.meaning)
    if kind == "indicator" and head is not None and head.meaning in ("target", "done"):
        return indicator(spot, value, head.meaning)
    if found := rate_of_value(spot, value, unit):
        return rate_figure(spot, value, found, kind)
    if role := role_of_value(spot, value, unit):
        return counted_value(spot, value, unit, role)
    return money(spot, value, kind)


def _is_group_of_indicators(spot: CellSpot) -> bool:
    """Whether a line's only label is the name of a group of indicators: the indicator's own was not found."""
    label, head = plain_label(spot.line.label), spot.column.head
    scored = head is not None and head.meaning in ("weight", "score") and not spot.spans_heads
    return not scored and GROUP.search(label) is not None


def _is_strange(spot: CellSpot, head: ColumnHead, value: Value, kind: str) -> bool:
    """Whether a value has a unit that its head has not, or stands below a head that says nothing known beside aims."""
    if value.unit and value.unit not in UNITS_BELOW.get(head.meaning, (value.unit,)):
        return True
    if value.unit == "%" and head.meaning in ("weight", "score"):
        return spot.block.has_rates
    return kind == "indicator" and not head.is_known and bool(head.words.name)


def _misplaced(spot: CellSpot, value: Value) -> Figure:
    """A value that is not what its head names, as 1,268批次 below 得分, or whose head is not understood."""
    return at_spot(
        spot, value, value.kind or "count", value.unit,
        subject=spot.line.name or DEPARTMENT, measure=UNASSIGNED, label=plain_label(spot.line.label),
        stage="" if value.kind == "money" else "done", period=period_of(spot),
        certainty="open", doubt="measure", traces=(owner_trace(spot, spot.line.name or DEPARTMENT),),
    )  # fmt: skip


def own_labelled(spot: CellSpot, value: Value, kind: str) -> Figure:
    """The figure of a value behind a label in its own cell (其中：基本支出：772.39)."""
    plain = plain_label(value.label)
    words = wording_of(plain)
    how, name = kind_and_name(plain, words, [value.label], "")
    above = spot.line
    if above.kind in ("line", "account") and _says_stage_alone(words):
        staged = replace(spot, line=replace(above, over=value.label), spans_heads=True)
        found = figure_of(staged, replace(value, label=""), kind)
        return replace(found, phrase=value.printed, label=plain_label(above.label) + plain)
    line = TableLine(
        how,
        value.label,
        name,
        words,
        (above.name,) if above.name and labelled_value(above.label) is None else (),
        above.accounts,
        "",
        head_unit(value.label),
        tuple(group for group in above.groups if head_unit(group)),
    )
    if above.kind in ("year", "none"):
        line = replace(line, path=(), groups=(above.label,) if above.kind == "year" else ())
    own = replace(spot, line=line, spans_heads=True)
    found = figure_of(own, replace(value, label=""), kind)
    return replace(found, phrase=value.printed)


def _says_stage_alone(words: Wording) -> bool:
    """Whether a label is a stage of the line that its row names: 河堤加固工程 | 年初预算 120.00."""
    return not words.name and {"measure"} <= {said.slot for said in words.mentions} <= STAGE_SLOTS


def paired(spot: CellSpot, value: Value, label: str, group: str, over: str = "") -> Figure:
    """The figure of a value behind its label in a row that has no heads, with the words of the label `over` it."""
    plain = plain_label(label)
    words = wording_of(plain)
    how, name = kind_and_name(plain, words, [label], "")
    line = TableLine(
        how, label, name, words,
        unit=head_unit(label), groups=(group,) if group else (), over=plain_label(over),
    )  # fmt: skip
    return figure_of(replace(spot, line=line, spans_heads=True), value, "")


def _is_score_by_label(spot: CellSpot, value: Value) -> bool:
    """Whether a value below no head of its own is the score that its label names: 自评总分 | 97.2."""
    label = plain_label(spot.line.label)
    return value.unit in ("", "分") and bool(label) and column_head(label).meaning == "score"
