"""Tables of print without rules: pieces in columns, lines of a cell, rows, and heads over columns.

Its tests: test_documents_unruled.py.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from helpers.read.documents.aligned import Stretch
from helpers.read.documents.labels import label_ends
from helpers.read.documents.pdf.print_lines import PrintLine
from helpers.read.documents.pdf.printed import PrintedCell, PrintedTable
from helpers.read.documents.pdf.unruled_cells import TextBlock, blocks_of
from helpers.read.documents.pdf.unruled_columns import covered, edges_of, gaps_in, parted_at
from helpers.read.documents.pdf.unruled_doubt import (
    overlaps,
    runs_into_values,
    runs_together,
    stands_across,
    stands_below_another_head,
)
from helpers.read.documents.pdf.unruled_heads import fill_labels, fill_rows, widen_heads
from helpers.read.documents.pdf.unruled_rows import Level, lay_in_rows, spread_over_rows
from helpers.read.documents.pdf.zones import NEXT_HEAD, Row, is_table, narrow_rows, zones_of
from helpers.read.documents.shapes import is_caption, is_value

TOP = 2


@dataclass(frozen=True)
class FoundTable:
    """A table among the lines of a page: its first line and the one after its last, and the rows that tell its columns."""

    start: int
    stop: int
    table: PrintedTable
    rows: Sequence[Row]


def unruled_tables(
    lines: list[PrintLine], before: Sequence[Row] = (), later: bool = False
) -> Iterator[FoundTable]:
    """The tables among the lines of a page; `before` are rows of the table with which the last page ended.

    What begins a `later` page with rows of values has its heads on the page before: it is not certain without them.
    """
    rows = _parted_by_tables(narrow_rows(lines), before)
    for start, stop in zones_of(rows):
        first = _first_label(rows, start, before) if before else start
        start, joint = next(
            ((each, edges) for each in (first, start) if (edges := _joint_edges(before, rows[each:stop]))),
            (start, None),
        )
        own = rows[start:stop]
        if joint is not None:
            yield FoundTable(start, stop, _table_of(own, joint, goes_on=True), before)
        elif is_table(own):
            table = _table_of(own, edges_of(own))
            headless = _begins_with_values(own) and (
                (later and start <= TOP) or (start > 0 and runs_together(rows[start - 1].text))
            )
            yield FoundTable(start, stop, replace(table, certain=table.certain and not headless), own)
        before = ()


def _parted_by_tables(rows: list[Row], before: Sequence[Row]) -> list[Row]:
    """The lines; one whose values run together is parted where the table beside it has columns, if each stands in one."""
    while found := [*_parted_beside_tables(rows, before)]:
        for place, own in found:
            rows[place] = own
    return rows


def _parted_beside_tables(rows: list[Row], before: Sequence[Row]) -> Iterator[tuple[int, Row]]:
    """The lines around each table that are parted by its columns, by their places; the first go on with that `before`."""
    for start, stop in [(0, 0), *zones_of(rows)] if before else zones_of(rows):
        table = [*(before if start <= TOP else ()), *rows[start:stop]]
        for place in (start - 1, stop, stop + 1):
            beside = 0 <= place < len(rows) and runs_together(rows[place].text)
            if beside and (own := _row_by_columns(rows[place], table)) is not None:
                yield place, own


def _row_by_columns(row: Row, table: Sequence[Row]) -> Row | None:
    """A line parted where a table has columns; nothing where a part of it is still several values or in two columns."""
    own = parted_at(row, edges_of(table))
    edges = edges_of([*table, own])
    spans = [covered(piece, edges) for piece in own.pieces]
    alone = all(stop - first == 1 for first, stop in spans) and len(set(spans)) == len(spans)
    values = not any(runs_together(piece.text) for piece in own.pieces)
    return own if alone and values and len(own.pieces) > len(row.pieces) else None


def _first_label(rows: Sequence[Row], start: int, before: Sequence[Row]) -> int:
    """The first of the labels at the top of a page, alone in their rows, that stand where labels of the last page did."""
    begins = {round(piece.start) for row in before for piece in row.pieces[:1]}
    above = rows[:start]
    near = all(below.base - row.base < NEXT_HEAD * row.size for row, below in pairwise(rows[: start + 1]))
    labels = all(row.alone and round(row.left) in begins and not is_caption(row.text) for row in above)
    return 0 if near and labels and start <= TOP else start


def _begins_with_values(rows: Sequence[Row]) -> bool:
    """Whether the first row in pieces holds several values."""
    first = next((row.pieces for row in rows if not row.alone), ())
    return sum(is_value(piece.text) for piece in first) > 1


def _joint_edges(before: Sequence[Row], rows: Sequence[Row]) -> tuple[float, ...] | None:
    """The columns of a table that goes on in rows, or nothing where they begin with heads or stand elsewhere."""
    first = next((row.pieces for row in rows if not row.alone), ())
    if not before or not any(is_value(piece.text) for piece in first[1:]):
        return None
    edges = edges_of([*before, *rows])
    gaps = [sum(gap.start < edge < gap.end for edge in edges) for gap, _ in gaps_in(rows)]
    spans = [covered(piece, edges) for row in rows for piece in row.pieces]
    fits = len(edges) == len(edges_of(before)) and all(gaps)
    return edges if fits and all(stop - first == 1 for first, stop in spans) else None


def _table_of(rows: Sequence[Row], edges: Sequence[float], goes_on: bool = False) -> PrintedTable:
    """The cells of rows in columns."""
    rows = [parted_at(row, edges) for row in rows]
    blocks = blocks_of(rows, edges)
    levels = lay_in_rows(blocks)
    heads = next((place for place, level in enumerate(levels) if level.holds_values), len(levels))
    across = stands_across(blocks, heads)
    _spread(blocks, levels, heads, edges)
    left, right = min(row.left for row in rows), max(row.right for row in rows)
    box = left, rows[0].base - rows[0].size, right, rows[-1].base
    cells = sorted(map(_unruled_cell, blocks), key=lambda cell: (cell.row, cell.column))
    certain = not (
        across
        or overlaps(blocks)
        or runs_into_values(blocks, len(edges) - 1, heads)
        or stands_below_another_head(blocks, heads)
    )
    return PrintedTable(box, tuple(edges), len(levels), cells, goes_on=goes_on, certain=certain)


def _unruled_cell(block: TextBlock) -> PrintedCell:
    height, width = block.end - block.row, block.stop - block.first
    reach = Stretch(block.lines[0].start, block.lines[0].end)
    return PrintedCell(block.text, block.row, block.first, height, width, reach, block.size)


def _spread(blocks: list[TextBlock], levels: list[Level], heads: int, edges: Sequence[float]) -> None:
    """Lets heads and labels cover the rows and columns that they stand in the middle of."""
    texts: list[list[str]] = [[] for _ in edges[1:]]
    for block in blocks:
        if block.row >= heads:
            texts[block.first].append(block.text)
    labels = label_ends(texts)
    widen_heads(blocks, edges, heads)
    for column in range(len(labels)):
        spread_over_rows(column, blocks, levels, heads, len(levels) if column < labels[0] else heads)
    fill_rows(blocks, edges, _form_rows(blocks, heads))
    fill_labels(blocks, heads, labels)


def _form_rows(blocks: list[TextBlock], heads: int) -> int:
    """How many rows stand above the first one with several values."""
    values = Counter(block.row for block in blocks if block.is_value)
    return min((row for row, count in values.items() if count > 1), default=heads)
