"""The cells of a table without rules: lines of print that are one text.

Its tests: test_documents_unruled.py.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from helpers.read.documents.pdf.cell_text import width_of_print
from helpers.read.documents.pdf.print_lines import PrintPiece
from helpers.read.documents.pdf.unruled_columns import covered
from helpers.read.documents.pdf.zones import Row
from helpers.read.documents.shapes import (
    is_caption,
    is_marked,
    is_number,
    is_sum_line,
    is_value,
    joined_texts,
)

ON_ONE_BASE, SAME_PLACE, TIGHTER, LOOSER, SLACK = 0.2, 0.4, 0.93, 1.12, 0.7
HIGHEST_LINE, HIGHEST_LONE, FARTHEST, LONGEST_UNIT = 2.2, 1.6, 9.0, 3
UNBROKEN = re.compile(r"[（“《(]*(?:[0-9０-９A-Za-z.,．，%％]+|.)[，。；：、）”》)%％]*", re.S)


class PlacedPiece(NamedTuple):
    """A piece of print with the first column that it covers and the one after the last."""

    first: int
    stop: int
    piece: PrintPiece


@dataclass
class TextBlock:
    """A text in a table: its lines, and the columns and rows that it covers, from the first to behind the last."""

    lines: list[PrintPiece]
    first: int
    stop: int
    row: int = -1
    end: int = -1

    @property
    def text(self) -> str:
        text = self.lines[0].text
        for line in self.lines[1:]:
            text = joined_texts(text, line.text)
        return text

    @property
    def start(self) -> float:
        return min(line.start for line in self.lines)

    @property
    def stopping(self) -> float:
        return max(line.end for line in self.lines)

    @property
    def middle(self) -> float:
        """Where its middle stands across the page."""
        return (self.start + self.stopping) / 2

    @property
    def base(self) -> float:
        """The line on which its middle stands."""
        return (self.lines[0].base + self.lines[-1].base) / 2

    @property
    def size(self) -> float:
        return self.lines[0].size

    @property
    def is_value(self) -> bool:
        return len(self.lines) == 1 and is_value(self.lines[0].text)


def blocks_of(rows: Sequence[Row], edges: Sequence[float]) -> list[TextBlock]:
    """The texts in the columns between edges, in the order of their first lines."""
    entries = _placed_pieces(rows, edges)
    lines = _Lines(entries, edges, {id(piece) for row in rows if row.alone for piece in row.pieces})
    blocks: list[TextBlock] = []
    last: list[TextBlock | None] = [None] * (len(edges) - 1)
    for entry in entries:
        before = {id(block): block for block in last[entry.first : entry.stop] if block is not None}
        block = next(iter(before.values())) if len(before) == 1 else None
        if block is not None and lines.goes_on(block, entry):
            block.lines.append(entry.piece)
            block.first, block.stop = min(block.first, entry.first), max(block.stop, entry.stop)
        else:
            block = TextBlock([entry.piece], entry.first, entry.stop)
            blocks.append(block)
        last[block.first : block.stop] = [block] * (block.stop - block.first)
    return blocks


def _placed_pieces(rows: Sequence[Row], edges: Sequence[float]) -> list[PlacedPiece]:
    """Each piece with its columns; pieces on one base in the same column are one."""
    found: list[PlacedPiece] = []
    for piece in (piece for row in rows for piece in row.pieces):
        first, stop = covered(piece, edges)
        before = found[-1] if found else None
        if before is not None and first < before.stop and _is_right_of(before.piece, piece):
            together = _pieces_as_one(before.piece, piece)
            found[-1] = PlacedPiece(min(first, before.first), max(stop, before.stop), together)
        else:
            found.append(PlacedPiece(first, stop, piece))
    return sorted(found, key=lambda entry: (entry.piece.base, entry.piece.start))


def _is_right_of(before: PrintPiece, piece: PrintPiece) -> bool:
    return piece.start >= before.end and abs(piece.base - before.base) < ON_ONE_BASE * piece.size


def _pieces_as_one(before: PrintPiece, piece: PrintPiece) -> PrintPiece:
    """Two pieces of one text; letters that stand apart for looks are one word."""
    spread = len(piece.text) == 1 and not piece.text.isascii()
    text = before.text + ("" if spread else " ") + piece.text
    return PrintPiece(text, before.start, piece.end, before.letters + piece.letters)


class _Lines:
    """The lines of a table: how far they reach in each column, and how far rows and lines stand apart."""

    def __init__(self, entries: Sequence[PlacedPiece], edges: Sequence[float], alone: set[int]):
        self.alone = alone
        self.starts, self.ends = list(edges[1:]), list(edges[:-1])
        self.level: dict[int, list[PlacedPiece]] = {}
        bases: dict[tuple[int, bool], list[float]] = {}
        for entry in entries:
            self.level.setdefault(round(entry.piece.base), []).append(entry)
            if entry.stop - entry.first == 1:
                column, piece = entry.first, entry.piece
                self.starts[column] = min(self.starts[column], piece.start)
                self.ends[column] = max(self.ends[column], piece.end)
                bases.setdefault((column, is_value(piece.text)), []).append(piece.base)
        values = _least_step(each for (_, value), each in bases.items() if value)
        words = _least_step(each for (_, value), each in bases.items() if not value)
        size = entries[0].piece.size
        self.most = min(TIGHTER * values if values < FARTHEST * size else HIGHEST_LONE * size, LOOSER * words)
        self.row_height = values

    def goes_on(self, block: TextBlock, entry: PlacedPiece) -> bool:
        """Whether a line is the next one of a text, which had no room for what it begins with."""
        before, piece = block.lines[-1], entry.piece
        step, size = piece.base - before.base, piece.size
        lone = id(piece) in self.alone and step < min(HIGHEST_LONE * size, 1.1 * self.row_height)
        near = ON_ONE_BASE * size < step < HIGHEST_LINE * size and (step < self.most or lone)
        return (
            near
            and _words_may_go_on(before, piece)
            and self._is_below(block, entry)
            and self._had_no_room(block, entry)
        )

    def _is_below(self, block: TextBlock, entry: PlacedPiece) -> bool:
        """Whether a line begins, ends or has its middle where the one before has, with nothing beside it."""
        piece, before = entry.piece, block.lines[-1]
        near = SAME_PLACE * piece.size
        left, right = piece.start - before.start, piece.end - before.end
        hanging = len(block.lines) == 1 and abs(piece.start - self.starts[block.first]) < near
        below = abs(left) < near or abs(right) < near or abs(left + right) / 2 < near or hanging
        beside = (
            other
            for other in self.level[round(piece.base)]
            if other is not entry and other.first < block.stop and block.first < other.stop
        )
        return below and next(beside, None) is None

    def _had_no_room(self, block: TextBlock, entry: PlacedPiece) -> bool:
        before, piece = block.lines[-1], entry.piece
        start, end = self.starts[min(block.first, entry.first)], self.ends[max(block.stop, entry.stop) - 1]
        room = min(end - before.end, end - start - (before.end - before.start))
        return room < width_of_print(UNBROKEN.match(piece.text)[0], piece.size) + SLACK * piece.size


def _words_may_go_on(before: PrintPiece, piece: PrintPiece) -> bool:
    """Whether the words of a line may go on with those of another; a number with its unit at most."""
    if is_value(piece.text) or is_marked(piece.text) or is_sum_line(piece.text):
        return False
    if is_caption(piece.text) or is_caption(before.text):
        return False
    unit = len(piece.text) <= LONGEST_UNIT and not is_number(before.text + "0")
    return abs(before.size - piece.size) < 0.5 and (not is_value(before.text) or unit)


def _least_step(columns: Iterable[Sequence[float]]) -> float:
    """The least distance between two lines of one column."""
    steps = [after - before for column in columns for before, after in pairwise(column)]
    return min((step for step in steps if step > 1), default=float("inf"))
