"""What the labels of a block say together: read once, however many values ask.

Its tests: test_linear.py.
"""

from dataclasses import dataclass

from helpers.read.language import wording_of
from helpers.read.report.tables.cells import value_of
from helpers.read.report.tables.lines import plain_label
from helpers.read.report.tables.spot import CellSpot

LINES_OF_A_PAGE = 80


@dataclass(frozen=True)
class _SaidInBlock:
    """The flows that sums name, the measures that labels name, with values and at all, and whether 小计 is among them."""

    flows_of_sums: frozenset[str]
    measures: frozenset[str]
    named: frozenset[str]
    has_subtotal: bool


def said_in_block(spot: CellSpot) -> _SaidInBlock:
    """What all labels of the block say that a value stands in."""
    kept = spot.table.said_in_blocks
    block, said = kept.get(id(spot.block), (None, None))
    if block is not spot.block or said is None:
        said = _gathered(spot)
        kept[id(spot.block)] = spot.block, said
    return said


def _gathered(spot: CellSpot) -> _SaidInBlock:
    """The same, from the labels themselves."""
    rows = _rows_of_block(spot)
    labels = {label for row in rows for label in _labels_in(spot, row)}
    words = [wording_of(plain_label(label)) for label in labels]
    valued = [row for row in rows if _has_value(spot, row)]
    stated = [wording_of(plain_label(label)) for row in valued for label in _labels_in(spot, row)]
    sums = (said for said in words if not said.name and not said.value("account"))
    return _SaidInBlock(
        frozenset(said.value("flow") for said in sums),
        frozenset(said.value("measure") for said in stated),
        frozenset(said.value("measure") for said in words),
        any(plain_label(label).endswith("小计") for label in labels),
    )


def _labels_in(spot: CellSpot, row: int) -> list[str]:
    """The labels of a line; of one of labels and values in turn all its words."""
    matrix, block = spot.table.matrix, spot.block
    if block.columns:
        return [matrix.text(row, column.place) for column in block.labels]
    return [text for _, text in matrix.own(row) if text and value_of(text) is None]


def _has_value(spot: CellSpot, row: int) -> bool:
    """Whether a line has a value: 年初结转 left empty brings nothing over."""
    matrix = spot.table.matrix
    if not spot.block.columns:
        return any(value_of(text) for _, text in matrix.own(row))
    return any(value_of(matrix.text(row, column.place)) for column in spot.block.values)


def _rows_of_block(spot: CellSpot) -> list[int]:
    """The lines of a block; a line alone below repeated heads goes on from those with a value on the page before."""
    matrix, block = spot.table.matrix, spot.block
    if len(block.rows) > 1:
        return block.rows
    places, line = [column.place for column in block.values], spot.row
    near = range(max(0, line - LINES_OF_A_PAGE), line + 1)
    return [row for row in near if any(value_of(matrix.text(row, at)) for at in places)]
