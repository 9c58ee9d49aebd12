"""The columns that heads of a table without rules stand over."""

import re
from collections.abc import Sequence

from helpers.read.documents.pdf.unruled_cells import Block

FLUSH, BARE, CENTRED = 1.0, 1.5, 1.5
WORD = re.compile("[一-龥]")


def widen_heads(blocks: Sequence[Block], edges: Sequence[float], rows: int) -> None:
    """Lets the texts of the first rows cover the columns in whose middle they stand.

    A text alone in its row that stands in the middle of all covers all.
    """
    for heads in filter(None, _by_row(blocks, rows)):
        if not _are_flush(heads, edges):
            for block in (block for block in heads if not block.is_value):
                block.first, block.stop = _centred(block, blocks, edges, rows)


def fill_rows(blocks: Sequence[Block], edges: Sequence[float], rows: int) -> None:
    """Lets the texts of the first rows cover all up to the next where each begins with its column.

    So stand the words of forms, whose cells are merged as far as there is room.
    """
    for texts in filter(None, _by_row(blocks, rows)):
        if _are_flush(texts, edges):
            for block in texts:
                block.stop = _free(block, blocks, len(edges) - 1)[1]


def fill_labels(blocks: Sequence[Block], heads: int, labels: Sequence[int]) -> None:
    """Lets words below the heads cover the columns of labels behind them that are bare in their row.

    `labels` has for each column the place behind the last column of the labels
    to which it belongs, or its own place where it belongs to none.
    """
    for block in blocks:
        if block.row >= heads and not block.is_value and block.stop < labels[block.first]:
            block.stop = min(_free(block, blocks, len(labels))[1], labels[block.first])


def _by_row(blocks: Sequence[Block], rows: int) -> list[list[Block]]:
    """The texts that begin in each of the first rows."""
    found: list[list[Block]] = [[] for _ in range(rows)]
    for block in blocks:
        if block.row < rows:
            found[block.row].append(block)
    return found


def _are_flush(blocks: Sequence[Block], edges: Sequence[float]) -> bool:
    """Whether texts, of which one stands in the first column, each begin with their column, and none is a bare number."""
    flush = (
        block.start - edges[block.first] < FLUSH * block.size and WORD.search(block.text) for block in blocks
    )
    return min(block.first for block in blocks) == 0 and all(flush)


def _free(block: Block, blocks: Sequence[Block], columns: int) -> tuple[int, int]:
    """The columns around a text that no other text takes in its rows."""
    beside = [
        other
        for other in blocks
        if other is not block and other.row < block.end and block.row < other.end
    ]
    low = max((other.stop for other in beside if other.stop <= block.first), default=0)
    high = min((other.first for other in beside if other.first >= block.stop), default=columns)
    return low, high


def _centred(block: Block, blocks: Sequence[Block], edges: Sequence[float], rows: int) -> tuple[int, int]:
    """The columns, with free ones beside them, in whose middle a text stands; rather those that have heads below."""
    low, high = _free(block, blocks, len(edges) - 1)
    whole = abs((edges[0] + edges[-1]) / 2 - block.middle) < CENTRED * block.size
    if whole and (low, high) == (0, len(edges) - 1):
        return low, high
    headed = _headed(block, blocks, rows)

    def cost(span: tuple[int, int]) -> float:
        off = abs((edges[span[0]] + edges[span[1]]) / 2 - block.middle)
        bare = sum(column in headed for column in (*range(low, span[0]), *range(span[1], high)))
        return off / block.size + BARE * bare

    spans = [
        (first, stop) for first in range(low, block.first + 1) for stop in range(block.stop, high + 1)
    ]
    return min(spans, key=cost)


def _headed(block: Block, blocks: Sequence[Block], rows: int) -> set[int]:
    """The columns with a head below a text that does not stand in the middle of the rows of heads from here on."""
    tops: dict[int, int] = {}
    bottoms: dict[int, int] = {}
    for other in blocks:
        if block.end <= other.row < rows and not other.is_value:
            for column in range(other.first, other.stop):
                tops[column] = min(tops.get(column, rows), other.row)
                bottoms[column] = max(bottoms.get(column, 0), other.end)
    return {column for column, top in tops.items() if top - block.row != rows - bottoms[column]}
