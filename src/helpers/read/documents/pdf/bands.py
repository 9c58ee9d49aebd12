"""Rows that stand in one band of a ruled table without rules between them.

Its tests: test_documents_pdf.py.
"""

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise

from helpers.read.documents.pdf.cell_text import TIGHT, is_broken_number, wraps
from helpers.read.documents.pdf.print_lines import PrintLine
from helpers.read.documents.pdf.rules import RuledFrame
from helpers.read.documents.shapes import is_value

ALIGNED = 0.35

Key = tuple[int, int, int, int]
"""A cell of a frame: first row and column, height and width."""


@dataclass
class BandEntry:
    """Lines of a cell that are one text, and where they stand."""

    lines: list[PrintLine]

    @property
    def middle(self) -> float:
        return (self.lines[0].base + self.lines[-1].base) / 2

    @property
    def reach(self) -> tuple[float, float]:
        """From above its first line to below its last."""
        return self.lines[0].base - 0.9 * self.lines[0].size, self.lines[-1].base + 0.2 * self.lines[-1].size


def rows_in_band(
    frame: RuledFrame, keys: list[Key], lines: dict[Key, list[PrintLine]]
) -> list[list[tuple[Key, BandEntry]]]:
    """The rows that stand in one band without rules between them, or none where the band is one row.

    Several rows show by a column of several numbers beside another of several
    lines.
    """
    numbers = [key for key in keys if _holds_numbers(frame, key, lines[key])]
    several = [key for key in keys if len(lines[key]) > 1]
    if not numbers or len(several) < 2:
        return []
    bases = sorted(line.base for key in numbers for line in lines[key])
    entries = [(key, entry) for key in keys for entry in _entries_of(frame, key, lines[key], bases)]
    counts = {key: sum(other == key for other, _ in entries) for key in several}
    if len(set(counts.values())) == 1:
        return _paired(entries, next(iter(counts.values())))
    return _rows_by_place(entries)


def _holds_numbers(frame: RuledFrame, key: Key, lines: list[PrintLine]) -> bool:
    """Whether the lines of a cell are several numbers, and not one that was too wide."""
    left, right = frame.xs[key[1]], frame.xs[key[1] + key[3]]
    broken = all(is_broken_number(*pair, left, right) for pair in pairwise(lines))
    return len(lines) > 1 and all(is_value(line.text) for line in lines) and not broken


def _entries_of(frame: RuledFrame, key: Key, lines: list[PrintLine], bases: list[float]) -> list[BandEntry]:
    """The texts of a cell: a line that had no room goes on in the next, unless both have numbers beside them."""
    left, right = frame.xs[key[1]], frame.xs[key[1] + key[3]]
    entries: list[BandEntry] = []
    for line in lines:
        before = entries[-1].lines[-1] if entries else None
        own = before is not None and _has_own(line, bases) and _has_own(before, bases)
        if before is not None and not own and wraps(before, line, left, right, TIGHT):
            entries[-1].lines.append(line)
        else:
            entries.append(BandEntry([line]))
    return entries


def _has_own(line: PrintLine, bases: list[float]) -> bool:
    """Whether a number stands on the very line of a text."""
    nearest = bisect_left(bases, line.base - ALIGNED * line.size)
    return nearest < len(bases) and bases[nearest] < line.base + ALIGNED * line.size


def _paired(entries: list[tuple[Key, BandEntry]], count: int) -> list[list[tuple[Key, BandEntry]]]:
    """Rows of cells that hold as many texts each: by their order; a single text stands in the first row."""
    rows: list[list[tuple[Key, BandEntry]]] = [[] for _ in range(count)]
    taken: dict[Key, int] = defaultdict(int)
    for key, entry in entries:
        rows[taken[key]].append((key, entry))
        taken[key] += 1
    return rows


def _rows_by_place(entries: list[tuple[Key, BandEntry]]) -> list[list[tuple[Key, BandEntry]]]:
    """Rows of texts that stand beside each other."""
    rows: list[list[tuple[Key, BandEntry]]] = []
    for key, entry in sorted(entries, key=lambda each: each[1].middle):
        if rows and all(other != key for other, _ in rows[-1]) and any(
            _beside(entry, other) for _, other in rows[-1]
        ):  # fmt: skip
            rows[-1].append((key, entry))
        else:
            rows.append([(key, entry)])
    return rows


def _beside(text: BandEntry, other: BandEntry) -> bool:
    """Whether the middle of one text lies within the reach of the other."""
    return text.reach[0] < other.middle < text.reach[1] or other.reach[0] < text.middle < other.reach[1]
