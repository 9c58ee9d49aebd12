"""Targets and results of indicators."""

import re
from dataclasses import replace

from helpers.read.language import Rate, any_in, kind_of_unit, rate_in
from helpers.read.report.evidence import Evidence, Rank
from helpers.read.report.figure import Figure
from helpers.read.report.tables.cells import Value, value_of
from helpers.read.report.tables.counts import role_by_unit
from helpers.read.report.tables.lines import plain_label
from helpers.read.report.tables.slots import at_spot, owner_trace, period_of
from helpers.read.report.tables.spot import CellSpot
from helpers.read.report.tables.units import sign_column, unit_of_value
from helpers.schema import DEPARTMENT, UNASSIGNED

SPENT = re.compile(any_in("names_of_spending"))


def indicator(spot: CellSpot, value: Value, meaning: str) -> Figure:
    """A target or result of an indicator: what it measures follows from its name and unit."""
    name = plain_label(spot.line.label)
    unit, rank, words = unit_of_value(spot, value)
    if rank == Rank.TITLE:
        unit = ""
    unit = unit or _unit_of_partner(spot, meaning)
    found = rate_in(name)
    kind = value.kind or _kind_of_unit(unit, name, found)
    measure = _measure_of_indicator(kind, unit, name, found)
    qualifier = value.qualifier
    if meaning == "target" and qualifier == "exact":
        qualifier = sign_column(spot) or qualifier
    unit = unit.replace("百分比", "%") if kind == "ratio" and unit else unit
    place = spot.column.path
    is_spent = SPENT.search(name) is not None
    if kind == "money":
        measure = "actual" if is_spent and meaning == "done" and "/" not in unit else UNASSIGNED
    figure = at_spot(
        spot, replace(value, qualifier=qualifier), kind, unit or ("%" if kind == "ratio" else ""),
        subject=name or DEPARTMENT, measure=measure, label=name,
        stage="" if kind == "money" else meaning, period=period_of(spot), name=name,
        flow="expenditure" if kind == "money" and is_spent else "",
        traces=(
            Evidence("measure", measure, Rank.ROW, "indicator", name),
            Evidence("stage", meaning, Rank.COLUMN, "column_head", place),
            Evidence("unit", unit, rank, "unit", words),
            owner_trace(spot, name),
        ),
    )  # fmt: skip
    if measure == UNASSIGNED:
        return replace(figure, certainty="open", doubt="measure")
    return figure if unit or kind == "ratio" else replace(figure, certainty="likely", doubt="unit")


def _unit_of_partner(spot: CellSpot, meaning: str) -> str:
    """The unit of the target for a result that prints none, and the other way round."""
    other = "target" if meaning == "done" else "done"
    for column in spot.block.values:
        if column.head is not None and column.head.meaning == other:
            found = value_of(spot.table.matrix.text(spot.row, column.place))
            if found and found.unit:
                return found.unit
    return ""


def _kind_of_unit(unit: str, name: str, found: Rate | None) -> str:
    """The kind of a value by its unit; without one, a rate by its name, else a count."""
    kind = kind_of_unit(unit)
    if kind in ("money", "count", "people", "ratio"):
        return kind
    return "ratio" if found and not unit else "count"


def _measure_of_indicator(kind: str, unit: str, name: str, found: Rate | None) -> str:
    """What the value of an indicator measures."""
    if kind == "ratio":
        return found.measure if found else "other_rate"
    return role_by_unit(kind, unit, name)
