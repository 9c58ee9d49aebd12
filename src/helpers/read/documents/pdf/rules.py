"""Tables by their rules: where rules cross they make rows and columns; where one is missing, cells are one."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from helpers.read.documents.pdf.letters import Box

NEAR, BRIDGED, SHORTEST = 3.0, 4.0, 5.0
COVERED = 0.6
MOST_CROSSINGS, MOST_CELLS = 400_000, 40_000

Span = tuple[float, float]


@dataclass(frozen=True)
class RuledFrame:
    """A table's columns and rows by their edges, and which cell each of its fields belongs to.

    `fields[row][column]` is the first row and column of the cell there, with
    its height and width.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    fields: tuple[tuple[tuple[int, int, int, int], ...], ...]

    @property
    def box(self) -> Box:
        return self.xs[0], self.ys[0], self.xs[-1], self.ys[-1]

    def area(self) -> float:
        """How large it is."""
        return (self.xs[-1] - self.xs[0]) * (self.ys[-1] - self.ys[0])

    def field_at(self, x: float, y: float) -> tuple[int, int]:
        """The row and column of the field in which a point lies."""
        row = min(max(bisect_right(self.ys, y) - 1, 0), len(self.ys) - 2)
        column = min(max(bisect_right(self.xs, x) - 1, 0), len(self.xs) - 2)
        return row, column


class Rules:
    """Rules of one direction: for each place across, the spans that they cover along."""

    def __init__(self, rules: Iterable[tuple[float, float, float]]):
        self.spans: list[tuple[float, list[Span]]] = []
        for place, start, end in sorted(rules):
            if self.spans and place - self.spans[-1][0] <= NEAR:
                self.spans[-1][1].append((start, end))
            else:
                self.spans.append((place, [(start, end)]))
        self.spans = [(place, _merged(spans)) for place, spans in self.spans]
        self.spans = [(place, long) for place, spans in self.spans if (long := _long(spans))]


def _merged(spans: list[Span]) -> list[Span]:
    """Spans with those joined that touch or overlap."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1] + BRIDGED:
            merged[-1] = merged[-1][0], max(merged[-1][1], end)
        else:
            merged.append((start, end))
    return merged


def _long(spans: list[Span]) -> list[Span]:
    return [span for span in spans if span[1] - span[0] >= SHORTEST]


def frames_of(rules: list[Box]) -> list[RuledFrame]:
    """The frames of the tables that the rules of a page make, from top to bottom."""
    across = Rules((top, left, right) for left, top, right, bottom in rules if right - left > bottom - top)
    down = Rules((left, top, bottom) for left, top, right, bottom in rules if right - left <= bottom - top)
    level = [(y, *span) for y, spans in across.spans for span in spans]
    upright = [(x, *span) for x, spans in down.spans for span in spans]
    if not level or not upright or len(level) * len(upright) > MOST_CROSSINGS:
        return []
    frames = (_frame_of(*group) for group in _groups_of(level, upright))
    return sorted((frame for frame in frames if frame is not None), key=lambda frame: frame.ys[0])


def _groups_of(level: list, upright: list) -> list[tuple[list, list]]:
    """Rules that cross each other, directly or by others, in groups."""
    parent = list(range(len(level) + len(upright)))

    def root(place: int) -> int:
        while parent[place] != place:
            parent[place] = parent[parent[place]]
            place = parent[place]
        return place

    for at, (y, left, right) in enumerate(level):
        for other, (x, top, bottom) in enumerate(upright, len(level)):
            if left - NEAR <= x <= right + NEAR and top - NEAR <= y <= bottom + NEAR:
                parent[root(other)] = root(at)
    groups: dict[int, tuple[list, list]] = {}
    for place in range(len(parent)):
        rows, columns = groups.setdefault(root(place), ([], []))
        if place < len(level):
            rows.append(level[place])
        else:
            columns.append(upright[place - len(level)])
    return [group for group in groups.values() if group[0] and group[1]]


def _frame_of(
    level: list[tuple[float, float, float]], upright: list[tuple[float, float, float]]
) -> RuledFrame | None:
    """The frame of rules that cross each other; nothing for a single box or for more fields than any table has.

    Where the outermost rules are missing, the ends of the others are the
    table's edges.
    """
    left = min(min(start for _, start, _ in level), upright[0][0])
    right = max(max(end for _, _, end in level), upright[-1][0])
    top = min(min(start for _, start, _ in upright), level[0][0])
    bottom = max(max(end for _, _, end in upright), level[-1][0])
    xs = _distinct([left, *(x for x, _, _ in upright), right])
    ys = _distinct([top, *(y for y, _, _ in level), bottom])
    if not 2 < len(xs) * len(ys) - len(xs) - len(ys) + 2 <= MOST_CELLS:
        return None
    walls = _Walls(Rules(upright), Rules(level))
    return RuledFrame(tuple(xs), tuple(ys), _fields_of(xs, ys, walls))


def _distinct(places: list[float]) -> list[float]:
    """Places in order without those that are near another."""
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > NEAR:
            found.append(place)
    return found


class _Walls:
    """Which sides of fields are ruled."""

    def __init__(self, down: Rules, across: Rules):
        self._down, self._across = down.spans, across.spans

    def beside(self, x: float, top: float, bottom: float) -> bool:
        """Whether a rule parts what lies left and right of a place."""
        return self._covers(self._down, x, top, bottom)

    def below(self, y: float, left: float, right: float) -> bool:
        """Whether a rule parts what lies above and below a place."""
        return self._covers(self._across, y, left, right)

    def _covers(self, rules: list[tuple[float, list[Span]]], place: float, start: float, end: float) -> bool:
        first = bisect_left(rules, place - 2 * NEAR, key=lambda rule: rule[0])
        covered = 0.0
        for at, spans in rules[first:]:
            if at > place + 2 * NEAR:
                break
            covered += sum(max(0.0, min(stop, end) - max(begin, start)) for begin, stop in spans)
        return covered >= COVERED * (end - start)


def _fields_of(xs: list[float], ys: list[float], walls: _Walls) -> tuple:
    """The cell of each field: fields without a rule between them are one, as far as they make a rectangle."""
    rows, columns = len(ys) - 1, len(xs) - 1
    parted = [
        [walls.beside(xs[column], ys[row], ys[row + 1]) for column in range(1, columns)]
        for row in range(rows)
    ]
    fields: list[list] = [[None] * columns for _ in range(rows)]
    for row in range(rows):
        for column in range(columns):
            if fields[row][column] is not None:
                continue
            stop = column + 1
            while stop < columns and fields[row][stop] is None and not parted[row][stop - 1]:
                stop += 1
            bottom = row + 1
            while bottom < rows and not walls.below(ys[bottom], xs[column], xs[stop]):
                if any(parted[bottom][column : stop - 1]) or any(fields[bottom][column:stop]):
                    break
                bottom += 1
            for inner in range(row, bottom):
                fields[inner][column:stop] = [(row, column, bottom - row, stop - column)] * (stop - column)
    return tuple(map(tuple, fields))
