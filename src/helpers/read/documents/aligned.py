"""Print that stands in columns without rules: where the columns are, and which of them a piece of print covers."""

from bisect import bisect_left, insort
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, order=True)
class Piece:
    """A piece of print in a row: where it begins and ends, and its words."""

    start: float
    end: float
    text: str


class Columns:
    """Columns that grow with the rows that are laid into them; they never run into each other."""

    def __init__(self, reach: float = 0.0):
        self._reach = reach
        self._edges: list[list[float]] = []

    def __len__(self) -> int:
        return len(self._edges)

    def edges(self) -> tuple[float, ...]:
        """Where each column begins, half way from the one before, and where the last one ends."""
        if not self._edges:
            return ()
        inner = [(before[1] + after[0]) / 2 for before, after in pairwise(self._edges)]
        return (self._edges[0][0], *inner, self._edges[-1][1])

    def lay(self, row: Iterable[Piece]) -> None:
        """Widens the column that a piece alone touches, and begins one where a piece touches none."""
        for piece in row:
            first, stop = self.touched(piece)
            if stop - first == 1:
                self._widen(first, piece)
            elif stop == first:
                insort(self._edges, [piece.start, piece.end])

    def _widen(self, place: int, piece: Piece) -> None:
        edges = self._edges[place]
        least = self._edges[place - 1][1] if place else float("-inf")
        most = self._edges[place + 1][0] if place + 1 < len(self._edges) else float("inf")
        edges[0] = min(edges[0], max(piece.start, least))
        edges[1] = max(edges[1], min(piece.end, most))

    def touched(self, piece: Piece) -> tuple[int, int]:
        """The first column that a piece touches and the one after the last; equal where it touches none."""
        first = bisect_left(self._edges, piece.start + self._reach, key=lambda edges: edges[1])
        stop = first
        while stop < len(self._edges) and self._edges[stop][0] < piece.end - self._reach:
            stop += 1
        return first, stop

    def covered(self, piece: Piece) -> tuple[int, int]:
        """As `touched`, but a piece that stands between two columns covers both, and one outside its neighbour."""
        first, stop = self.touched(piece)
        if first == stop:
            first, stop = max(first - 1, 0), min(stop + 1, len(self))
        return first, stop
