"""Rows of text whose cells stand one gap apart and not below each other: their order alone tells their columns.

A row with as many cells as the others has one in each column, one with as many
values at its end as they have those in theirs; of any other that lacks cells it
is not known which.

Its tests: test_documents_text.py.
"""

from collections.abc import Sequence
from functools import cache
from itertools import pairwise, takewhile

from helpers.read.documents.aligned import Stretch
from helpers.read.documents.plain.text_rows import Placed, in_order
from helpers.read.documents.shapes import is_value
from helpers.read.language import word_table

FEWEST_ROWS = 3

Pieces = Sequence[tuple[Stretch, str]]
"""The pieces of a row, each with the columns of print that it takes."""


def are_ragged(rows: Sequence[Pieces]) -> bool:
    """Whether all gaps of some rows are as wide as each other, so that nothing stands below anything."""
    gaps = {piece.start - before.end for row in rows for (before, _), (piece, _) in pairwise(row)}
    firsts = {piece.end - piece.start for row in rows for piece, _ in row[:1]}
    return len(rows) >= FEWEST_ROWS and len(gaps) == 1 and len(firsts) > 1


def rows_by_order(rows: Sequence[Sequence[str]]) -> tuple[list[list[Placed]], set[int]]:
    """Rows of cells by their order, and those of which it is not known in which columns their values are."""
    width = max(map(len, rows))
    values = max((_values_at_end(row) for row in rows if len(row) == width), default=0)
    head = _head_of(rows)
    unheaded = head >= 0 and len(rows[head]) < width
    needed = _needed(rows[head]) if head >= 0 else width
    placed, doubted = [], set()
    for place, row in enumerate(rows):
        told = _values_at_end(row)
        short = len(row) < needed
        moved = width - len(row) if short and told == values else 0
        placed.append(
            [
                (column + (moved if column >= len(row) - told else 0), 1, text)
                for column, _, text in in_order(row)
            ]
        )
        if any(map(is_value, row[1:])) and (unheaded or (short and not moved)):
            doubted.add(place)
    return placed, doubted


def lacking_cells(rows: Sequence[Sequence[str]]) -> set[int]:
    """The rows with values and fewer cells than the heads above them, other than one of remarks at the end."""
    found, needed = set(), 0
    for place, row in enumerate(rows):
        if any(map(is_value, row[1:])):
            found |= {place} if 1 < len(row) < needed else set()
        elif len(row) > 1:
            needed = _needed(row)
    return found


def _needed(heads: Sequence[str]) -> int:
    """How many cells a row needs below some heads: all but remarks at the end."""
    return len(heads) - sum(1 for _ in takewhile(_remarks().__contains__, reversed(heads)))


@cache
def _remarks() -> frozenset[str]:
    """The heads of columns of remarks."""
    return frozenset(row["word"] for row in word_table("heads") if row["meaning"] == "remark")


def _head_of(rows: Sequence[Sequence[str]]) -> int:
    """The last row above the first one with values; -1 where there is none."""
    first = next((place for place, row in enumerate(rows) if any(map(is_value, row[1:]))), 0)
    return first - 1


def _values_at_end(row: Sequence[str]) -> int:
    """How many values stand at the end of a row."""
    return sum(1 for _ in takewhile(is_value, reversed(row[1:])))
