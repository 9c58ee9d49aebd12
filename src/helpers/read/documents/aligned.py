"""Print that stands in columns without rules: where the columns are, and which of them a piece of print covers.

Its tests: test_documents_text.py.
"""

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

MORE = 0.2
"""How much nearer, in widths of a head, one more column must bring its middle."""


class Stretch(NamedTuple):
    """Where a piece of print begins and ends in its row."""

    start: float
    end: float


class Columns:
    """Columns that grow with the rows that are laid into them; they never run into each other."""

    def __init__(self):
        self._edges: list[list[float]] = []

    def __len__(self) -> int:
        return len(self._edges)

    def edges(self) -> tuple[float, ...]:
        """Where each column begins, half way from the one before, and where the last one ends."""
        if not self._edges:
            return ()
        inner = [(before[1] + after[0]) / 2 for before, after in pairwise(self._edges)]
        return (self._edges[0][0], *inner, self._edges[-1][1])

    def lay(self, row: Iterable[Stretch]) -> None:
        """Widens the column that a piece alone touches, and begins one where a piece touches none."""
        for piece in row:
            first, stop = self.touched(piece)
            if stop - first == 1:
                self._widen(first, piece)
            elif stop == first:
                insort(self._edges, [piece.start, piece.end])

    def _widen(self, place: int, piece: Stretch) -> None:
        edges = self._edges[place]
        least = self._edges[place - 1][1] if place else float("-inf")
        most = self._edges[place + 1][0] if place + 1 < len(self._edges) else float("inf")
        edges[0] = min(edges[0], max(piece.start, least))
        edges[1] = max(edges[1], min(piece.end, most))

    def touched(self, piece: Stretch) -> tuple[int, int]:
        """The first column that a piece touches and the one after the last; equal where it touches none."""
        first = bisect_left(self._edges, piece.start, key=lambda edges: edges[1])
        stop = first
        while stop < len(self._edges) and self._edges[stop][0] < piece.end:
            stop += 1
        return first, stop

    def covered(self, row: Sequence[Stretch]) -> list[tuple[int, int]]:
        """For each piece of a row the first column that it covers and the one after the last.

        A piece between two columns covers the one that no other of its row
        touches, or both; one outside covers its neighbour.
        """
        spans = [self.touched(piece) for piece in row]
        taken = {column for first, stop in spans for column in range(first, stop)}
        return [(first, stop) if first < stop else self._beside(first, taken) for first, stop in spans]

    def filled(self, piece: Stretch, first: int, stop: int) -> tuple[int, int]:
        """Of the columns that a piece touches those that it covers by half, or the one that it covers most."""
        shares = [
            (min(piece.end, end) - max(piece.start, start))
            / max(min(end - start, piece.end - piece.start), 1)
            for start, end in self._edges[first:stop]
        ]
        covered = [place for place, share in enumerate(shares, first) if share > 0.5]
        best = first + shares.index(max(shares))
        return (covered[0], covered[-1] + 1) if covered else (best, best + 1)

    def headed(self, row: Sequence[Stretch]) -> list[tuple[int, int]]:
        """As `covered`, for heads, which stand in the middle over the columns that they are the heads of."""
        spans = self.covered(row)
        taken = {column for first, stop in spans for column in range(first, stop)}
        return [self._centred(piece, *span, taken) for piece, span in zip(row, spans, strict=True)]

    def _centred(self, piece: Stretch, first: int, stop: int, taken: set[int]) -> tuple[int, int]:
        """The columns, with free ones beside them, whose middle is nearest to that of a piece; rather fewer than more."""
        low, high = first, stop
        while low > 0 and low - 1 not in taken:
            low -= 1
        while high < len(self) and high not in taken:
            high += 1
        edges, middle, width = self.edges(), (piece.start + piece.end) / 2, piece.end - piece.start

        def distance(span: tuple[int, int]) -> float:
            apart = abs((edges[span[0]] + edges[span[1]]) / 2 - middle)
            return apart + MORE * width * (span[1] - span[0])

        spans = [(start, end) for start in range(low, first + 1) for end in range(stop, high + 1)]
        return min(spans, key=distance, default=(first, stop))

    def _beside(self, place: int, taken: set[int]) -> tuple[int, int]:
        near = [column for column in (place - 1, place) if 0 <= column < len(self)]
        free = [column for column in near if column not in taken] or near
        return (free[0], free[-1] + 1) if free else (0, 0)
