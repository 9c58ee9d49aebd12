"""Print that stands in columns without rules: the white strips between the columns.

Its tests: test_documents_text.py.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

MOST_STRIPS = 200
ONE_MORE, GAP_LEFT, WORDS_CUT, NUMBER_CUT = 0.3, 3.0, 0.5, 3.0
"""What a strip costs, a gap of a row without a strip in it, and the words and the number that a strip runs through."""

SPREAD = 0.25
"""How much a gap between single Chinese letters counts: they may be one word."""


class Stretch(NamedTuple):
    """Where a piece of print begins and ends in its row."""

    start: float
    end: float


def insets_of(pieces: Sequence[Stretch], step: float) -> list[int]:
    """How far each piece of a column is set in, in steps; not at all where they end or have their middle at one place.

    >>> insets_of([Stretch(0, 9), Stretch(2, 6), Stretch(2, 9)], 1)
    [0, 2, 2]
    >>> insets_of([Stretch(0, 9), Stretch(2, 9)], 1)
    [0, 0]
    """
    starts = {round(piece.start / step) for piece in pieces}
    ends = {round(piece.end / step) for piece in pieces}
    middles = {round((piece.start + piece.end) / 2 / step) for piece in pieces}
    if len(starts) > 1 and min(len(ends), len(middles)) < len(starts):
        return [0] * len(pieces)
    left = min((piece.start for piece in pieces), default=0)
    return [round((piece.start - left) / step) for piece in pieces]


class Strip(NamedTuple):
    """A strip between pieces, and what it costs to part columns there."""

    start: float
    end: float
    cost: float


def strips_between(
    numbers: Iterable[Stretch], words: Iterable[Stretch], gaps: Iterable[tuple[Stretch, float]]
) -> list[Stretch]:
    """The strips between the columns of some rows, from left to right.

    They are as few as may be, one in nearly every gap that a row has between
    two pieces, and run through few words and hardly a number: what a strip
    runs through stands over several columns. Gaps have their weight.

    >>> strips_between([Stretch(5, 7), Stretch(5, 7)], [Stretch(0, 3), Stretch(0, 7)], [(Stretch(3, 5), 1)])
    [Stretch(start=3, end=5)]
    """
    strips = _strips_of(numbers, words)
    starts, ends = [strip.start for strip in strips], [strip.end for strip in strips]
    within: Counter[tuple[int, int]] = Counter()
    for gap, weight in gaps:
        within[bisect_left(starts, gap.start), bisect_right(ends, gap.end)] += weight
    return [Stretch(strips[place].start, strips[place].end) for place in _cheapest(strips, within)]


def _strips_of(numbers: Iterable[Stretch], words: Iterable[Stretch]) -> list[Strip]:
    """Each strip from where a piece ends to where the next begins, with the cost of the pieces across it."""
    weighed = [(piece, NUMBER_CUT) for piece in numbers] + [(piece, WORDS_CUT) for piece in words]
    events = sorted(event for piece, cost in weighed for event in ((piece.start, cost), (piece.end, -cost)))
    costs = accumulate(cost for _, cost in events)
    strips = [
        Strip(before[0], after[0], cost + ONE_MORE)
        for (before, after), cost in zip(pairwise(events), costs, strict=False)
        if before[1] < 0 < after[1]
    ]
    return sorted(sorted(strips, key=lambda strip: strip.cost)[:MOST_STRIPS])


def _cheapest(strips: Sequence[Strip], within: Mapping[tuple[int, int], float]) -> list[int]:
    """The strips that cost least together; `within` weighs gaps by their first strip and the one after the last."""
    ending: dict[int, list[tuple[int, float]]] = {}
    for (first, stop), weight in within.items():
        if first < stop:
            ending.setdefault(stop, []).append((first, weight))
    left = [0.0]
    best, before = [0.0], [-1]
    for place in range(1, len(strips) + 2):
        _leave(left, ending.get(place - 1, ()))
        last = min(range(place), key=lambda other: best[other] + left[other])
        own = strips[place - 1].cost if place <= len(strips) else 0.0
        best.append(best[last] + left[last] + own)
        before.append(last)
        left.append(0.0)
    chosen, place = [], before[-1]
    while place > 0:
        chosen.append(place - 1)
        place = before[place]
    return chosen[::-1]


def _leave(left: list[float], gaps: Iterable[tuple[int, float]]) -> None:
    """Adds what gaps cost that end here to every last strip before their first one."""
    for first, weight in gaps:
        for place in range(first + 1):
            left[place] += GAP_LEFT * weight
