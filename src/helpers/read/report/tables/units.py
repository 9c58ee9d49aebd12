"""The unit of a value: its own, that of a column of units, of its head, its label, or the table's.

Its tests: test_forms.py.
"""

import re
from itertools import takewhile

from helpers.read.language import kind_of_unit
from helpers.read.report.evidence import Rank
from helpers.read.report.tables.cells import SIGNS, Value, head_unit, value_of
from helpers.read.report.tables.heads import ColumnHead
from helpers.read.report.tables.spot import CellSpot
from helpers.schema import CURRENCY_UNITS

COUNTED_IN = re.compile("单位：(?P<unit>[一-龥]{1,3})(?:）|$)")


def unit_of_value(spot: CellSpot, value: Value) -> tuple[str, Rank, str]:
    """The unit of a value, how near it stands, and its words; the first place that tells one counts."""
    return next(found for place in PLACES if (found := place(spot, value))[0] or place is _unit_of_table)


def unit_of_money(spot: CellSpot, value: Value) -> tuple[str, Rank, str]:
    """The unit of an amount, of money for each (元/亩) too; the table's where it has none, or its neighbours' only one."""
    unit, rank, printed = unit_of_value(spot, value)
    if "/" in unit and kind_of_unit(unit) == "money":
        return unit, rank, printed
    unit = unit if unit in CURRENCY_UNITS else spot.table.unit
    if unit:
        return unit, rank, printed
    beside = spot.block.units.intersection(CURRENCY_UNITS) or spot.table.matrix.currencies
    return (*beside, Rank.NEIGHBOUR, *beside) if len(beside) == 1 else ("", rank, "")


def _unit_of_cell(spot: CellSpot, value: Value) -> tuple[str, Rank, str]:
    """The value's own unit."""
    return value.unit, Rank.OWN, value.printed


def _money_of_heads(spot: CellSpot, value: Value) -> tuple[str, Rank, str]:
    """That of money in the deepest head that has a unit: 单价（元）, beside a column of the units of what is counted."""
    unit, rank, printed = _unit_of_heads(spot, value)
    return (unit, rank, printed) if unit in CURRENCY_UNITS else ("", rank, "")


def _unit_beside(spot: CellSpot, value: Value) -> tuple[str, Rank, str]:
    """That of a column of units."""
    own = "" if _is_beside_counts(spot) else _unit_column(spot)
    return own, Rank.ROW, own


def _unit_of_heads(spot: CellSpot, value: Value) -> tuple[str, Rank, str]:
    """That of the deepest head that has one."""
    heads = () if spot.spans_heads else spot.column.heads
    head = next((head for head in reversed(heads) if head.unit), None)
    return (head.unit, Rank.COLUMN, head.text) if head else ("", Rank.COLUMN, "")


def _unit_of_label(spot: CellSpot, value: Value) -> tuple[str, Rank, str]:
    """That of the label, where it counts something; beside a column of what is counted, an amount has none of it."""
    unit = "" if spot.line.unit in CURRENCY_UNITS or _is_beside_counts(spot) else spot.line.unit
    return unit, Rank.ROW, spot.line.label


def _is_beside_counts(spot: CellSpot) -> bool:
    """Whether a value in a table of money stands beside the column that counts, and not in it: 数量 | 原值."""
    counting = spot.block.counting
    return bool(spot.table.unit and counting) and spot.column.place not in counting


def _unit_of_groups(spot: CellSpot, value: Value) -> tuple[str, Rank, str]:
    """That of the group of indicators over the label."""
    unit = next((head_unit(text) for text in spot.line.groups if head_unit(text)), "")
    return unit, Rank.ROW, unit


def _money_of_label(spot: CellSpot, value: Value) -> tuple[str, Rank, str]:
    """That of the label, of money too."""
    unit = "" if spot.line.unit not in CURRENCY_UNITS and _is_beside_counts(spot) else spot.line.unit
    return unit, Rank.ROW, spot.line.label


def _unit_of_head_beside(spot: CellSpot, value: Value) -> tuple[str, Rank, str]:
    """That of money in the head over what stands left of the row's values."""
    head = _head_beside(spot)
    return (head.unit, Rank.COLUMN, head.text) if head else ("", Rank.COLUMN, "")


def _unit_of_table(spot: CellSpot, value: Value) -> tuple[str, Rank, str]:
    """That of the table's unit line, the last place to ask; one of counts where it names none of money: （单位：人）."""
    if spot.table.unit:
        return spot.table.unit, Rank.TITLE, spot.table.unit
    titles = (*spot.table.frame.titles, *spot.table.matrix.lines_of_units)
    lines = (found["unit"] for words in titles if (found := COUNTED_IN.search(words)))
    unit = next((unit for unit in lines if kind_of_unit(unit) in ("count", "people")), "")
    return unit, Rank.TITLE, unit


def _head_beside(spot: CellSpot) -> ColumnHead | None:
    """The head with a unit of money over what stands at the left of a row's first value: 项目资金（万元）."""
    first = next(
        (
            column
            for column in range(spot.table.matrix.width)
            if value_of(spot.table.matrix.text(spot.row, column))
        ),
        0,
    )
    left = takewhile(lambda column: column.place < first, spot.block.columns)
    heads = (head for column in left for head in reversed(column.heads))
    return next((head for head in heads if head.unit in CURRENCY_UNITS), None)


def _unit_column(spot: CellSpot) -> str:
    """The unit in a column of its own (度量单位)."""
    texts = [spot.table.matrix.text(spot.row, column.place) for column in spot.block.of_units]
    return next((text for text in texts if text), "")


def sign_column(spot: CellSpot) -> str:
    """The qualifier in a column of its own (指标性质 ≥)."""
    texts = [spot.table.matrix.text(spot.row, column.place) for column in spot.block.of_signs]
    return next((SIGNS[text] for text in texts if SIGNS.get(text)), "")


PLACES = (
    _unit_of_cell,
    _money_of_heads,
    _unit_beside,
    _unit_of_heads,
    _unit_of_label,
    _unit_of_groups,
    _money_of_label,
    _unit_of_head_beside,
    _unit_of_table,
)
"""Where a unit may stand, the nearest first."""
