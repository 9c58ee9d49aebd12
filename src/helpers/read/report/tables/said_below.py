"""What the labels of a block say together: read once, however many values ask.

Its tests: test_linear.py.
"""

from dataclasses import dataclass

from helpers.read.language import wording_of
from helpers.read.report.tables.lines import plain_label
from helpers.read.report.tables.spot import CellSpot


@dataclass(frozen=True)
class _SaidInBlock:
    """The flows that the sums of a block name, the measures that any label names, and whether 小计 is among them."""

    flows_of_sums: frozenset[str]
    measures: frozenset[str]
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
    """The same, from the labels themselves; a line alone below repeated heads goes on from the page before."""
    matrix, block = spot.table.matrix, spot.block
    rows = block.rows if len(block.rows) > 1 else range(matrix.height)
    labels = {matrix.text(row, column.place) for row in rows for column in block.labels}
    words = [wording_of(plain_label(label)) for label in labels]
    sums = (said for said in words if not said.name and not said.value("account"))
    return _SaidInBlock(
        frozenset(said.value("flow") for said in sums),
        frozenset(said.value("measure") for said in words),
        any(plain_label(label).endswith("小计") for label in labels),
    )
