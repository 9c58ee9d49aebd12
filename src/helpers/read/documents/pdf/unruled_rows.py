"""The rows of a table without rules, and the rows that merged cells stand beside.

Its tests: test_documents_unruled.py.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from helpers.read.documents.pdf.unruled_cells import TextBlock

ALIGNED, ABOVE, BELOW, LEAST_OVERLAP = 0.25, 0.9, 0.2, 0.1
OFF, NOT_COVERED, ONE_MORE, FEWEST_HEADS, BETWEEN, HALF = 0.3, 1.0, 0.1, 3, 0.05, 0.5

PLACES: dict[str, Callable[[TextBlock], float]] = {
    "middle": lambda block: block.base,
    "top": lambda block: block.lines[0].base,
    "bottom": lambda block: block.lines[-1].base,
}
"""Where a text of several lines may stand in its row: the line of it that is level with its neighbours."""


@dataclass
class Level:
    """Texts that are level with each other: a row, or cells that several rows share; complete when it is asked."""

    place: float
    blocks: list[TextBlock] = field(default_factory=list)
    between: bool = False
    """Whether it stands in the middle between the levels beside it, as cells that are merged over two rows do."""

    @cached_property
    def top(self) -> float:
        return min(block.lines[0].base - ABOVE * block.size for block in self.blocks)

    @cached_property
    def bottom(self) -> float:
        return max(block.lines[-1].base + BELOW * block.size for block in self.blocks)

    @cached_property
    def weight(self) -> float:
        """How much speaks for its being a row."""
        return 1 + 0.1 * len(self.blocks) + self.holds_values - BETWEEN * self.between

    @cached_property
    def holds_values(self) -> bool:
        return any(block.is_value for block in self.blocks)

    @cached_property
    def is_head(self) -> bool:
        """Whether it is a row of several words and no value."""
        return len(self.blocks) >= FEWEST_HEADS and not self.holds_values

    @cached_property
    def first_base(self) -> float:
        return min(block.lines[0].base for block in self.blocks)

    @cached_property
    def last_base(self) -> float:
        return max(block.lines[-1].base for block in self.blocks)


def lay_in_rows(blocks: Sequence[TextBlock]) -> list[Level]:
    """The rows of texts; each text gets its row, those that are level with none the rows that they stand beside."""
    levels = _levels_of_blocks(blocks)
    rows = _rows_among([*_merged_apart(levels)])
    for number, level in enumerate(rows):
        for block in level.blocks:
            block.row, block.end = number, number + 1
    bottoms, tops = [level.bottom for level in rows], [level.top for level in rows]
    for block in (block for block in blocks if block.row < 0):
        own = Level(block.base, [block])
        first = min(bisect_right(bottoms, own.top), len(rows) - 1)
        block.row = first
        block.end = max(bisect_right(tops, own.bottom), first + 1)
    return rows


def _levels_of_blocks(blocks: Sequence[TextBlock]) -> list[Level]:
    """Texts by the place at which they are level."""
    place = PLACES[_alignment_of(blocks)]
    levels: list[Level] = []
    for block in sorted(blocks, key=place):
        at = place(block)
        if not levels or at - levels[-1].place > ALIGNED * block.size:
            levels.append(Level(at))
        levels[-1].blocks.append(block)
    for above, level, below in zip(levels, levels[1:], levels[2:], strict=False):
        off = (above.place + below.place) / 2 - level.place
        level.between = abs(off) < HALF * level.blocks[0].size
    return levels


def _merged_apart(levels: Sequence[Level]) -> Iterator[Level]:
    """Levels without texts of several lines that reach into a row of values beside theirs: these are merged over both."""
    for place, level in enumerate(levels):
        beside = [other for other in levels[max(place - 1, 0) : place + 2] if other is not level]
        merged = [
            block for block in level.blocks if any(_reaches_into(block, level, other) for other in beside)
        ]
        rest = [block for block in level.blocks if block not in merged]
        if merged and any(block.is_value for block in rest):
            yield Level(level.place, rest, level.between)
            yield Level(level.place, merged)
        else:
            yield level


def _reaches_into(block: TextBlock, level: Level, other: Level) -> bool:
    """Whether a text of several lines stands beside two rows of values, in columns that the other has bare."""
    if len(block.lines) == 1 or not (level.holds_values and other.holds_values):
        return False
    own, slack = Level(block.base, [block]), LEAST_OVERLAP * block.size
    bare = all(each.stop <= block.first or block.stop <= each.first for each in other.blocks)
    return bare and own.top + slack < other.bottom and other.top + slack < own.bottom


def _alignment_of(blocks: Sequence[TextBlock]) -> str:
    """Where most texts of several lines are level with the values beside them; in the middle if none is."""
    values = sorted(block.base for block in blocks if block.is_value)
    votes: Counter[str] = Counter(middle=0)
    for block in blocks:
        if len(block.lines) > 1:
            votes.update(name for name, place in PLACES.items() if _is_near(place(block), values, block.size))
    return max(votes, key=lambda name: (votes[name], name == "middle"))


def _is_near(place: float, bases: Sequence[float], size: float) -> bool:
    after = bisect_right(bases, place)
    return any(abs(base - place) < ALIGNED * size for base in bases[max(after - 1, 0) : after + 1])


def _rows_among(levels: Sequence[Level]) -> list[Level]:
    """The levels that are rows: of those that stand beside each other the ones for which most speaks."""
    ordered = sorted(levels, key=lambda level: level.bottom)
    ends = [level.bottom for level in ordered]
    best: list[tuple[float, int]] = [(0.0, 0)]
    for place, level in enumerate(ordered):
        slack = LEAST_OVERLAP * level.blocks[0].size
        free = bisect_right(ends, level.top + slack, 0, place)
        with_it = best[free][0] + level.weight
        best.append((with_it, free + 1) if with_it > best[place][0] else (best[place][0], 0))
    chosen, place = [], len(ordered)
    while place:
        taken = best[place][1]
        if taken:
            chosen.append(ordered[place - 1])
        place = taken - 1 if taken else place - 1
    return chosen[::-1]


def spread_over_rows(
    column: int, blocks: Sequence[TextBlock], rows: Sequence[Level], heads: int, stop: int
) -> None:
    """Lets the texts of a column cover the rows around them that no other text takes, down to a row.

    A cell that is merged over rows shows its text in their middle. Heads below the first ones are not merged.
    """
    free = _Spread(rows, column, heads)
    texts = sorted(
        (block for block in blocks if block.first <= column < block.stop), key=lambda each: each.row
    )
    free.spread([block for block in texts if block.row < stop], stop)


class _Spread:
    """Rows by the places where they meet, for texts that stand in the middle of several."""

    def __init__(self, rows: Sequence[Level], column: int, heads: int):
        inner = [(before.last_base + after.first_base) / 2 for before, after in pairwise(rows)]
        steps = [after.first_base - before.last_base for before, after in pairwise(rows)]
        margin = min(steps, default=0) / 2
        self.edges = [rows[0].first_base - margin, *inner, rows[-1].last_base + margin]
        self.column = column
        self.whole = {row for row, level in enumerate(rows) if row >= heads and level.is_head}

    def spread(self, texts: Sequence[TextBlock], stop: int) -> None:
        """Gives texts the rows that leave the fewest without one."""
        best: list[dict[int, tuple[float, tuple[int, int]]]] = [{0: (0.0, (0, 0))}]
        for block in texts:
            best.append(self._ends_of(block, best[-1], stop))
        costs = {end: cost + NOT_COVERED * (stop - end) for end, (cost, _) in best[-1].items()}
        end = min(costs, key=costs.__getitem__, default=-1)
        for place in range(len(texts), 0, -1):
            if end < 0:
                return
            _, (start, before) = best[place][end]
            self._take(texts[place - 1], start, end)
            end = before

    def _take(self, block: TextBlock, start: int, end: int) -> None:
        if block.first == self.column:
            block.row, block.end = start, end

    def _ends_of(
        self, block: TextBlock, before: dict[int, tuple[float, tuple[int, int]]], stop: int
    ) -> dict[int, tuple[float, tuple[int, int]]]:
        """For each row behind a text the least cost, with the first row of the text and where the last one ended."""
        found: dict[int, tuple[float, tuple[int, int]]] = {}
        for ended, (cost, _) in before.items():
            for start, end, off in self._spans_of(block, ended, stop):
                total = cost + NOT_COVERED * (start - ended) + off
                if end not in found or total < found[end][0]:
                    found[end] = total, (start, ended)
        return found

    def _spans_of(self, block: TextBlock, least: int, stop: int) -> Iterable[tuple[int, int, float]]:
        """The rows in whose middle a text stands; if there are none, those that it stands beside."""
        if block.row >= least:
            yield block.row, block.end, self._off(block, block.row, block.end)
        lone = block.end - block.row == 1
        if block.first != self.column or block.is_value or (lone and block.row in self.whole):
            return
        more = 2 * ONE_MORE if lone else ONE_MORE
        for start in range(least, block.row + 1):
            end = max(block.end, bisect_right(self.edges, 2 * block.base - self.edges[start]))
            for stopped in {end - 1, end}:
                if block.end <= stopped <= stop and (start, stopped) != (block.row, block.end):
                    off = self._off(block, start, stopped)
                    if off < OFF:
                        yield start, stopped, off + more * (stopped - start - block.end + block.row)

    def _off(self, block: TextBlock, start: int, end: int) -> float:
        """How far a text stands from the middle of rows, in its letters' size."""
        return abs((self.edges[start] + self.edges[end]) / 2 - block.base) / block.size
