"""The columns of a table without rules: their edges, and which of them a piece of print covers.

Its tests: test_documents_unruled.py.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from helpers.read.documents.aligned import SPREAD, Stretch, strips_between
from helpers.read.documents.pdf.print_lines import PrintPiece, piece_of
from helpers.read.documents.pdf.zones import Row
from helpers.read.documents.shapes import is_value

WIDEST_MARGIN, SAME, BEARABLE, BESIDE, OUTER = 0.5, 0.5, 0.2, 0.95, 8
NARROWEST, NEAR, FEWEST_IN_TURN, NEXT_LINE = 0.12, 0.38, 3, 1.6


def edges_of(rows: Sequence[Row]) -> tuple[float, ...]:
    """Where the columns of rows begin and where the last one ends."""
    pieces = [piece for row in rows for piece in row.pieces]
    left, right = min(piece.start for piece in pieces), max(piece.end for piece in pieces)
    in_turn = _strips_in_turn(rows)
    strips = in_turn or _strips_of_columns(_strips_by_gaps(rows, pieces), rows, left, right)
    middles = [left, *((strip.start + strip.end) / 2 for strip in strips), right]
    margin = min(
        [WIDEST_MARGIN * max(row.size for row in rows), *((end - start) / 2 for start, end in strips)]
    )
    columns = _columns_within(rows, middles, margin)
    if not in_turn:
        strips = [_reach_of(strip, *pair) for strip, pair in zip(strips, pairwise(columns), strict=True)]
    inner = (_edge_in(strip, columns, place) for place, strip in enumerate(strips, 1))
    first, last = columns[0].left, columns[-1].right
    first = first or columns[0].across(columns[0].right_of(columns, 0), left - OUTER * margin, left)
    last = last or columns[-1].across(
        columns[-1].left_of(columns, len(columns) - 1), right, right + OUTER * margin
    )
    return (first or left - margin, *inner, last or right + margin)


def _strips_by_gaps(rows: Sequence[Row], pieces: Sequence[PrintPiece]) -> list[Stretch]:
    """The strips between columns that the gaps of all rows speak for."""
    numbers = [Stretch(piece.start, piece.end) for piece in pieces if is_value(piece.text)]
    words = [Stretch(piece.start, piece.end) for piece in pieces if not is_value(piece.text)]
    return strips_between(numbers, words, gaps_in(rows))


def _strips_in_turn(rows: Sequence[Row]) -> list[Stretch]:
    """The strips between columns, where it is plain below which head with none below it every piece stands.

    As many pieces as there are heads stand below them in turn; of fewer, each
    stands in the one column that it meets, if some row is full or none has words.
    """
    first = _first_values(rows)
    columns = _lowest_heads(rows[:first])
    below = sorted(rows[first:], key=lambda row: len(row.pieces) != len(columns))
    full = len(below[0].pieces) == len(columns)
    wordless = all(is_value(piece.text) for row in below for piece in row.pieces)
    if len(columns) < FEWEST_IN_TURN or not (full or wordless):
        return []
    for row in below:
        places = _places_among(row.pieces, columns)
        if len(set(places)) < len(row.pieces):
            return []
        for place, piece in zip(places, row.pieces, strict=True):
            reach = columns[place]
            columns[place] = Stretch(min(reach.start, piece.start), max(reach.end, piece.end))
    strips = [Stretch(before.end, column.start) for before, column in pairwise(columns)]
    parted = all(strip.start <= strip.end for strip in strips)
    inside = any(not any(_overlap(gap, strip) for strip in strips) for gap, _ in gaps_in(rows))
    return strips if parted and not inside else []


def _places_among(pieces: Sequence[PrintPiece], columns: Sequence[Stretch]) -> list[int]:
    """The place of the column that each piece stands in; nothing where one of them meets no column or several."""
    if len(pieces) == len(columns):
        return [*range(len(columns))]
    met = [[place for place, column in enumerate(columns) if _meet(piece, column)] for piece in pieces]
    return [places[0] for places in met] if all(len(places) == 1 for places in met) else []


def _first_values(rows: Sequence[Row]) -> int:
    """The place of the first row that has numbers."""
    return next((place for place, row in enumerate(rows) if row.numbers), 0)


def _lowest_heads(rows: Sequence[Row]) -> list[Stretch]:
    """How far the heads reach that stand over no other head, with the lines of each, from left to right."""
    lowest: list[tuple[Stretch, float]] = []
    for row in reversed(rows):
        for piece in row.pieces:
            below = [place for place, (head, _) in enumerate(lowest) if _meet(piece, head)]
            if not below:
                lowest.append((Stretch(piece.start, piece.end), piece.base))
            elif len(below) == 1 and lowest[below[0]][1] - piece.base < NEXT_LINE * piece.size:
                head, _ = lowest[below[0]]
                reach = Stretch(min(head.start, piece.start), max(head.end, piece.end))
                lowest[below[0]] = reach, piece.base
    return sorted(head for head, _ in lowest)


def _overlap(gap: Stretch, strip: Stretch) -> bool:
    """Whether a gap and a strip have a place in common."""
    return gap.start <= strip.end and strip.start <= gap.end


def _meet(piece: PrintPiece, head: Stretch) -> bool:
    """Whether a piece stands over a head."""
    return head.start < piece.end and piece.start < head.end


def _strips_of_columns(
    strips: Sequence[Stretch], rows: Sequence[Row], left: float, right: float
) -> list[Stretch]:
    """The strips between columns, without those between a head that has no value and values that have no head."""
    middles = [left, *((strip.start + strip.end) / 2 for strip in strips), right]
    filled: list[set[bool]] = [set() for _ in middles[1:]]
    heads = _first_values(rows)
    for place, row in enumerate(rows):
        for piece in row.pieces:
            first, stop = covered(piece, middles)
            if stop - first == 1:
                filled[first].add(place < heads)
    same = [len(before) == len(column) == 1 and before != column for before, column in pairwise(filled)]
    return [strip for strip, inside in zip(strips, same, strict=True) if not inside]


def gaps_in(rows: Sequence[Row]) -> Iterator[tuple[Stretch, float]]:
    """The gaps between pieces that stand beside each other, on one line or nearly, with their weight."""
    for row in rows:
        yield from _gaps_of(row.pieces)
    for row, below in pairwise(rows):
        if 0 < below.base - row.base < BESIDE * row.size:
            yield from _gaps_of(sorted((*row.pieces, *below.pieces), key=lambda piece: piece.start))


def _gaps_of(pieces: Iterable[PrintPiece]) -> Iterator[tuple[Stretch, float]]:
    for before, piece in pairwise(pieces):
        if before.end <= piece.start:
            spread = len(before.text) == len(piece.text) == 1 and not piece.text.isascii()
            yield Stretch(before.end, piece.start), SPREAD if spread else 1


@dataclass
class _Column:
    """Where the words of a column begin and its numbers end, if they do at one place, and the middle of its head.

    `start` and `end` are those of its print, captions apart.
    """

    left: float | None = None
    right: float | None = None
    middle: float | None = None
    start: float = float("inf")
    end: float = float("-inf")

    def left_of(self, columns: Sequence["_Column"], place: int) -> float | None:
        return self.left if self.left is not None or not place else columns[place - 1].right

    def right_of(self, columns: Sequence["_Column"], place: int) -> float | None:
        return self.right if self.right is not None or place + 1 == len(columns) else columns[place + 1].left

    def across(self, edge: float | None, least: float, most: float) -> float | None:
        """The other edge of a column that has its head in the middle, if it is in bounds."""
        if edge is None or self.middle is None:
            return None
        other = 2 * self.middle - edge
        return other if least <= other <= most else None


def _columns_within(rows: Sequence[Row], middles: Sequence[float], margin: float) -> list[_Column]:
    """What is known of the edges of columns from the pieces in them."""
    inside: list[list[tuple[float, float]]] = [[] for _ in middles[1:]]
    columns, heads_begin = [_Column() for _ in inside], [0.0 for _ in inside]
    heads = _first_values(rows)
    for place, row in enumerate(rows):
        for piece in row.pieces:
            first, stop = covered(piece, middles)
            if stop - first == 1:
                if not row.alone or place >= heads:
                    inside[first].append((piece.start, piece.end))
                if place < heads:
                    columns[first].middle, heads_begin[first] = (piece.start + piece.end) / 2, piece.start
    for column, places, head in zip(columns, inside, heads_begin, strict=True):
        begins, ends = [start for start, _ in places], [-end for _, end in places]
        begin, end = _common_first(begins), _common_first(ends)
        words = _count_at(begin, begins) - _count_at(end, ends)
        column.left = begin - margin if begin is not None and words >= 0 else None
        column.right = margin - end if end is not None and words <= 0 else None
        column.start = min((start for start, _ in places), default=column.start)
        column.end = max((end for _, end in places), default=column.end)
        if begin is not None and abs(head - begin) < SAME:
            column.middle = None
    return columns


def _reach_of(strip: Stretch, before: _Column, column: _Column) -> Stretch:
    """A strip, as wide as the print of the columns beside it leaves it, where it is known."""
    known = before.end <= column.start <= column.end
    return Stretch(before.end, column.start) if known else strip


def _edge_in(strip: Stretch, columns: Sequence[_Column], place: int) -> float:
    """The edge between two columns: by what begins or ends there, else by a head that stands in the middle."""
    before, column = columns[place - 1], columns[place]
    known = (
        column.left,
        before.right,
        column.across(column.right_of(columns, place), *strip),
        before.across(before.left_of(columns, place - 1), *strip),
    )
    return next((edge for edge in known if edge is not None), (strip.start + strip.end) / 2)


def _common_first(places: list[float]) -> float | None:
    """The first place, if it is there twice."""
    first = sorted(places)[:2]
    return first[0] if len(first) == 2 and first[1] - first[0] < SAME else None


def _count_at(first: float | None, places: list[float]) -> int:
    return 0 if first is None else sum(place - first < SAME for place in places)


def covered(piece: PrintPiece, edges: Sequence[float]) -> tuple[int, int]:
    """The first column that a piece covers and the one after the last."""
    slack = min(BEARABLE * piece.size, (piece.end - piece.start) / 4)
    first = min(max(bisect_right(edges, piece.start + slack) - 1, 0), len(edges) - 2)
    return first, max(min(bisect_left(edges, piece.end - slack), len(edges) - 1), first + 1)


def parted_at(row: Row, edges: Sequence[float]) -> Row:
    """A row whose pieces are parted where a gap between two letters stands at the edge of a column."""
    parts = [part for piece in row.pieces for part in _parts_at(piece, edges)]
    return row if len(parts) == len(row.pieces) else Row(tuple(parts), row.base, row.size)


def _parts_at(piece: PrintPiece, edges: Sequence[float]) -> Iterator[PrintPiece]:
    inside = edges[bisect_right(edges, piece.start) : bisect_left(edges, piece.end)]
    gaps = [
        (place, before.right, letter.left, letter.size)
        for place, (before, letter) in enumerate(pairwise(piece.letters), 1)
        if inside and letter.left - before.right > NARROWEST * letter.size
    ]
    cuts = {place for edge in inside for place in _gap_at(edge, gaps)}
    for first, stop in pairwise([0, *sorted(cuts), len(piece.letters)]):
        yield piece_of(piece.letters[first:stop]) if cuts else piece


def _gap_at(edge: float, gaps: Iterable[tuple[int, float, float, float]]) -> list[int]:
    """The place of the gap between letters that stands at an edge, the nearest one if several are near to it."""
    near = ((max(start - edge, edge - end, 0.0), place, size) for place, start, end, size in gaps)
    return [place for off, place, size in sorted(near)[:1] if off < NEAR * size]
