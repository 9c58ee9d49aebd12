"""The columns that heads and labels of a table without rules cover.

Its tests: test_documents_unruled.py.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from helpers.read.documents.pdf.unruled_cells import TextBlock

FLUSH, BARE, TAKEN, CENTRED, HIGHER, CLOSE = 1.0, 1.5, 0.3, 1.5, 0.4, 1.1
WORD = re.compile("[一-龥]")


def widen_heads(blocks: Iterable[TextBlock], edges: Sequence[float], rows: int) -> None:
    """Lets the texts of the first rows cover the columns in whose middle they stand.

    A text alone in its row that stands in the middle of all covers all.
    """
    heads = [block for block in blocks if block.row < rows]
    for texts in _by_row(heads):
        if not _are_flush(texts, edges):
            for block in (block for block in texts if not block.is_value):
                block.first, block.stop = _centred(block, heads, edges, rows)


def fill_rows(blocks: Iterable[TextBlock], edges: Sequence[float], rows: int) -> None:
    """Lets the texts of the first rows cover all up to the next where each begins with its column.

    So stand the words of forms, whose cells are merged as far as there is room.
    """
    forms = [block for block in blocks if block.row < rows]
    for texts in _by_row(forms):
        if _are_flush(texts, edges):
            for block in texts:
                block.stop = _free(block, forms, len(edges) - 1)[1]


def fill_labels(blocks: Iterable[TextBlock], heads: int, labels: Sequence[int]) -> None:
    """Lets words below the heads cover the columns of labels behind them that are bare in their row.

    `labels` has for each column the place behind the last column of the labels
    to which it belongs, or its own place where it belongs to none.
    """
    rows: dict[int, list[TextBlock]] = {}
    for block in blocks:
        for row in range(block.row, block.end):
            rows.setdefault(row, []).append(block)
    for block in blocks:
        if block.row >= heads and not block.is_value and block.stop < labels[block.first]:
            beside = (other for row in range(block.row, block.end) for other in rows[row])
            block.stop = min(_free(block, beside, len(labels))[1], labels[block.first])


def _by_row(blocks: Iterable[TextBlock]) -> Iterator[list[TextBlock]]:
    """The texts that begin in each row."""
    found: dict[int, list[TextBlock]] = {}
    for block in blocks:
        found.setdefault(block.row, []).append(block)
    for _, texts in sorted(found.items()):
        yield texts


def _are_flush(blocks: Sequence[TextBlock], edges: Sequence[float]) -> bool:
    """Whether texts, of which one stands in the first column, each begin with their column, and none is a bare number."""
    flush = (
        block.start - edges[block.first] < FLUSH * block.size and WORD.search(block.text) for block in blocks
    )
    return min(block.first for block in blocks) == 0 and all(flush)


def _free(block: TextBlock, blocks: Iterable[TextBlock], columns: int) -> tuple[int, int]:
    """The columns around a text that no other text takes in its rows."""
    low, high = 0, columns
    for other in blocks:
        if other is not block and other.row < block.end and block.row < other.end:
            low = max(low, other.stop if other.stop <= block.first else 0)
            high = min(high, other.first if other.first >= block.stop else columns)
    return low, high


def _centred(
    block: TextBlock, blocks: Sequence[TextBlock], edges: Sequence[float], rows: int
) -> tuple[int, int]:
    """The columns, with free ones beside them, in whose middle a text stands; rather those that have heads below."""
    low, high = _free(block, blocks, len(edges) - 1)
    whole = abs((edges[0] + edges[-1]) / 2 - block.middle) < CENTRED * block.size
    if whole and (low, high) == (0, len(edges) - 1):
        return low, high
    headed, merged = _headed(block, blocks, rows)

    def cost(span: tuple[int, int]) -> float:
        off = abs((edges[span[0]] + edges[span[1]]) / 2 - block.middle)
        bare = sum(column in headed for column in (*range(low, span[0]), *range(span[1], high)))
        taken = sum(column in merged for column in range(*span))
        return off / block.size + BARE * bare + TAKEN * taken

    spans = [(first, stop) for first in range(low, block.first + 1) for stop in range(block.stop, high + 1)]
    return min(spans, key=cost)


def _headed(block: TextBlock, blocks: Sequence[TextBlock], rows: int) -> tuple[set[int], set[int]]:
    """The columns with a head below a text that stands in the middle of no rows of heads from here on; those of others.

    A head in the middle of rows is printed higher than those that are level with the lower one, or nearer to the text
    than two rows can be.
    """
    tops: dict[int, int] = {}
    bottoms: dict[int, int] = {}
    lowest: dict[int, float] = {}
    below = [other for other in blocks if block.end <= other.row and not other.is_value]
    for other in below:
        lowest[other.row] = max(lowest.get(other.row, other.base), other.base)
    merged: set[int] = set()
    for other in below:
        columns = range(other.first, other.stop)
        higher = lowest[other.row] - other.base >= HIGHER * other.size
        if higher or other.base - block.base < CLOSE * block.size:
            merged.update(columns)
        for column in columns:
            tops[column] = min(tops.get(column, rows), other.row)
            bottoms[column] = max(bottoms.get(column, 0), other.end)
    headed = {column for column, top in tops.items() if top - block.row != rows - bottoms[column]}
    return headed - merged, merged
