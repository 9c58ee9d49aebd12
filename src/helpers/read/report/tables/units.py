"""The unit of a value: its own, that of a column of units, of its head, its label, or the table's."""

from helpers.read.report.evidence import Rank
from helpers.read.report.tables.cells import SIGNS, Value, head_unit, value_of
from helpers.read.report.tables.heads import ColumnHead
from helpers.read.report.tables.spot import CellSpot
from helpers.schema import CURRENCY_UNITS


def unit_of_value(spot: CellSpot, value: Value) -> tuple[str, Rank, str]:
    """The unit of a value, how near it stands, and its words: the cell's, a unit column's, the head's, the label's, the table's."""
    if value.unit:
        return value.unit, Rank.OWN, value.printed
    if own := unit_column(spot):
        return own, Rank.ROW, own
    for head in reversed(spot.column.heads if not spot.spans_heads else ()):
        if head.unit:
            return head.unit, Rank.COLUMN, head.text
    if spot.line.unit and spot.line.unit not in CURRENCY_UNITS:
        return spot.line.unit, Rank.ROW, spot.line.label
    if group := next((head_unit(text) for text in spot.line.groups if head_unit(text)), ""):
        return group, Rank.ROW, group
    if spot.line.unit:
        return spot.line.unit, Rank.ROW, spot.line.label
    if head := head_beside(spot):
        return head.unit, Rank.COLUMN, head.text
    return spot.table.unit, Rank.TITLE, spot.table.unit


def head_beside(spot: CellSpot) -> ColumnHead | None:
    """The head with a unit of money over what stands at the left of a row's first value: 项目资金（万元）."""
    first = next(
        (
            column
            for column in range(spot.table.matrix.width)
            if value_of(spot.table.matrix.text(spot.row, column))
        ),
        0,
    )
    columns = sorted(
        (*spot.block.labels, *spot.block.values, *spot.block.others), key=lambda column: column.place
    )
    heads = (head for column in columns if column.place < first for head in reversed(column.heads))
    return next((head for head in heads if head.unit in CURRENCY_UNITS), None)


def unit_column(spot: CellSpot) -> str:
    """The unit in a column of its own (度量单位)."""
    texts = [
        spot.table.matrix.text(spot.row, column.place)
        for column in spot.block.others
        if column.role == "unit"
    ]
    return next((text for text in texts if text), "")


def sign_column(spot: CellSpot) -> str:
    """The qualifier in a column of its own (指标性质 ≥)."""
    texts = [
        spot.table.matrix.text(spot.row, column.place)
        for column in spot.block.others
        if column.role == "sign"
    ]
    return next((SIGNS[text] for text in texts if SIGNS.get(text)), "")
