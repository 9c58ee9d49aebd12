"""Where tables without rules stand among the lines of a page.

Its tests: test_documents_unruled.py.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from helpers.read.documents.pdf.print_lines import PrintLine, PrintPiece
from helpers.read.documents.shapes import PLAIN_NUMBER, SENTENCES, is_caption, is_number, width_of

WIDEST_CELL, WIDEST_SENTENCE, MOST_PIECES = 60, 30, 60
NEXT_ROW, NEXT_HEAD, NEXT_LINE, OTHER_SIZE = 4.0, 2.5, 1.7, 0.12
FEWEST_LINES, FEWEST_NUMBERS, MOST_HEADS = 3, 3, 4
LEADERS = ("…", "....", "····", "----")
NOTE = re.compile(r"[备说]?[注明][：:]")


@dataclass(frozen=True)
class Row:
    """A line in pieces that stand apart by as little as columns do."""

    pieces: tuple[PrintPiece, ...]
    base: float
    size: float

    @cached_property
    def text(self) -> str:
        return " ".join(piece.text for piece in self.pieces)

    @cached_property
    def numbers(self) -> int:
        """How many numbers stand behind its first piece."""
        return sum(is_number(piece.text) for piece in self.pieces[1:])

    @property
    def left(self) -> float:
        return self.pieces[0].start

    @property
    def right(self) -> float:
        return self.pieces[-1].end

    @property
    def alone(self) -> bool:
        """Whether it is one piece."""
        return len(self.pieces) == 1

    @cached_property
    def told(self) -> bool:
        """Whether it may be no row of a table: it holds a sentence, leaders, or too much for a cell."""
        wide = WIDEST_SENTENCE if SENTENCES.search(self.text) else WIDEST_CELL
        leaders = any(map(self.text.count, LEADERS))
        return not is_caption(self.text) and (
            leaders
            or len(self.pieces) > MOST_PIECES
            or any(width_of(piece.text) > wide for piece in self.pieces)
        )


def narrow_rows(lines: list[PrintLine]) -> list[Row]:
    """The lines of a page in narrow pieces."""
    return [
        Row(tuple(part for piece in line.pieces for part in piece.parts()), line.base, line.size)
        for line in lines
    ]


def zones_of(rows: list[Row]) -> Iterator[tuple[int, int]]:
    """The first line of each run of lines that may be a table without rules, and the one after its last."""
    for start, stop in _runs_of_rows(rows):
        begins = [start, *_titles_within(rows, start, stop)]
        for begin, behind in pairwise([*begins, stop]):
            first, end = _trimmed(rows, begin, behind, begin > start)
            if first < end:
                yield first, end


def _runs_of_rows(rows: list[Row]) -> Iterator[tuple[int, int]]:
    """Lines of one size, near to each other, that may be rows."""
    start = 0
    for place in range(len(rows) + 1):
        if place == len(rows) or rows[place].told:
            yield from _non_empty(start, place)
            start = place + 1
        elif place > start and not _row_goes_on(rows[place - 1], rows[place]):
            yield from _non_empty(start, place)
            start = place


def _non_empty(start: int, stop: int) -> Iterator[tuple[int, int]]:
    if stop > start:
        yield start, stop


def _row_goes_on(before: Row, row: Row) -> bool:
    size = max(before.size, row.size)
    return row.base - before.base < NEXT_ROW * size and abs(row.size - before.size) < OTHER_SIZE * size


def _titles_within(rows: list[Row], start: int, stop: int) -> Iterator[int]:
    """Where another table begins: its title or unit, below a row with numbers and above heads."""
    told = False
    for place in range(start, stop - 1):
        row = rows[place]
        if (
            told
            and row.alone
            and not row.numbers
            and is_caption(row.text)
            and _are_heads(rows, place + 1, stop)
        ):
            yield place
            told = False
        told = told or row.numbers > 0


def _are_heads(rows: list[Row], start: int, stop: int) -> bool:
    """Whether a line of pieces without a number follows, directly or behind another caption."""
    while start < stop and rows[start].alone and is_caption(rows[start].text):
        start += 1
    return start < stop and not rows[start].numbers


def _trimmed(rows: list[Row], start: int, stop: int, titled: bool) -> tuple[int, int]:
    """The lines between two places without those at both ends that belong to no row; a title stays."""
    parted = [place for place in range(start, stop) if not rows[place].alone]
    if not parted:
        return start, start
    first, end = parted[0], parted[-1] + 1
    while end < stop and (_ends_a_cell(rows, end) or _ends_a_page(rows, end, parted)):
        end += 1
    above = start > 0 and abs(rows[start - 1].size - rows[start].size) >= OTHER_SIZE * rows[start].size
    while first > start and _is_head(rows, first - 1, parted, titled or above or start == 0):
        first -= 1
    return first, end


def _ends_a_cell(rows: list[Row], place: int) -> bool:
    """Whether a line goes on with words right above it."""
    row, before = rows[place], rows[place - 1]
    if NOTE.match(row.text) or is_number(row.text) or row.base - before.base > NEXT_LINE * row.size:
        return False
    above = (
        piece
        for other in rows[max(place - 3, 0) : place]
        if row.base - other.base < NEXT_LINE * row.size
        for piece in other.pieces
    )
    return any(
        piece.start < row.right and row.left < piece.end and not is_number(piece.text) for piece in above
    )


def _ends_a_page(rows: list[Row], place: int, parted: list[int]) -> bool:
    """Whether a line, the last but a page number, is a label like those above: at their left and as near as rows are."""
    row, before = rows[place], rows[place - 1]
    labels = {round(rows[at].left) for at in parted[-FEWEST_LINES:] if rows[at].numbers}
    step = before.base - rows[place - 2].base if place > 1 else 0
    last = len(rows) - place <= MOST_HEADS // 2
    return last and round(row.left) in labels and abs(row.base - before.base - step) < 0.1 * row.size


def _is_head(rows: list[Row], place: int, parted: list[int], own: bool) -> bool:
    """Whether a single piece above the first line of several is a head, or a caption inside the table.

    `own` says that the size of its letters tells the table from what stands above.
    """
    row = rows[place]
    if own:
        return rows[place + 1].base - row.base < NEXT_HEAD * row.size
    body = [rows[at] for at in parted[:FEWEST_LINES]]
    left, right = min(each.left for each in body), max(each.right for each in body)
    centred = abs((row.left + row.right - left - right) / 2) < 2 * row.size
    near = parted[0] - place <= MOST_HEADS
    return near and not centred and "：" not in row.text and row.left > left - row.size


def is_table(rows: Sequence[Row]) -> bool:
    """Whether lines hold enough numbers in pieces to be rows, and are no list of contents."""
    numbers = [row for row in rows if row.numbers]
    parted = sum(not row.alone for row in rows)
    several = parted >= FEWEST_LINES and sum(row.numbers for row in numbers) > 1
    headed = parted > 1 and any(row.numbers >= FEWEST_NUMBERS for row in numbers)
    matched = any(_has_heads(row, above) for above, row in pairwise(rows))
    return (several or headed or matched) and not _lists_pages(rows)


def _has_heads(row: Row, above: Row) -> bool:
    """Whether the row above has as many pieces, none of them a number, and each number stands below one of them."""
    if row.numbers < FEWEST_NUMBERS - 1 or any(is_number(piece.text) for piece in above.pieces):
        return False
    pairs = zip(above.pieces, row.pieces, strict=False)
    near = all(
        head.start < piece.end and piece.start < head.end for head, piece in pairs if is_number(piece.text)
    )
    return len(above.pieces) == len(row.pieces) and near


def _lists_pages(rows: Sequence[Row]) -> bool:
    """Whether each line is a title and a page, none before the last."""
    ends = [row.pieces for row in rows if not row.alone]
    if not all(len(pieces) == 2 and PLAIN_NUMBER.fullmatch(pieces[1].text) for pieces in ends):
        return False
    pages = [int(pieces[1].text) for pieces in ends]
    return pages == sorted(pages)
