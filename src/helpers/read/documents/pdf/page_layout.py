"""What stands on a page: its lines in reading order, and its tables.

Two columns of text are read one after the other. A page whose order cannot be
recovered is not certain.

Its tests: test_documents_pdf.py.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from helpers.read.documents.pdf.letters import Letter, Print
from helpers.read.documents.pdf.print_lines import PrintLine, lines_of
from helpers.read.documents.pdf.printed import PrintedTable
from helpers.read.documents.pdf.ruled import printed_table
from helpers.read.documents.pdf.rules import RuledFrame, frames_of
from helpers.read.documents.pdf.unruled import unruled_tables
from helpers.read.documents.pdf.zones import Row

GUTTER, FEWEST_STRIPS, OVERFLOW, PARTED = 1.2, 5, 0.5, 2.5
MIDDLE = 0.35, 0.65
MOST_FRAMES, MOST_BELOW = 150, 2
LONE_NUMBERS = re.compile(r"[0-9.,%\s]+")
PAGE_NUMBER = re.compile(r"\s*[0-9]{1,4}\s*")
EMPTY_UNIT = re.compile(r"(?:[为共达计支出入算费额数金]|约)\s*(?:万元|亿元|人次|％|%|人，|次，|件，|个，)")


@dataclass
class PageLine:
    """A line of text on a page: its words, ends and size, the edges of its column, its place in reading order.

    `parted` where wide gaps stand between its words, as between cells.
    """

    text: str
    left: float
    right: float
    top: float
    size: float
    edges: tuple[float, float]
    parted: bool = False
    place: int = 0

    @property
    def middle(self) -> float:
        """Where its middle stands across the page."""
        return (self.left + self.right) / 2


@dataclass
class PageSheet:
    """One page: its lines in reading order, its tables, whether the order is sure, its size.

    `open_rows` are those of a table without rules with which it ends.
    """

    number: int
    height: float
    lines: list[PageLine] = field(default_factory=list)
    tables: list[PrintedTable] = field(default_factory=list)
    certain: bool = True
    open_rows: Sequence[Row] = ()
    letters: int = 0
    sizes: Counter[float] = field(default_factory=Counter)
    pictures: int = 0
    unreadable: int = 0
    fields: int = 0


def sheet_of(page: Print, before: PageSheet | None = None) -> PageSheet:
    """The lines and tables of a page; a table without rules may go on from the one before."""
    sheet = PageSheet(page.number, page.height, letters=len(page.letters), pictures=page.pictures)
    sheet.unreadable, sheet.fields = page.unreadable, page.fields
    sheet.sizes.update(round(letter.size, 1) for letter in page.letters)
    frames, free = _framed(frames_of(page.rules), page.letters)
    sheet.tables = [printed_table(frame, letters) for frame, letters in frames]
    lines = lines_of(free)
    taken: set[int] = set()
    for found in unruled_tables(lines, before.open_rows if before else (), before is not None):
        taken |= set(range(found.start, found.stop))
        sheet.tables.append(found.table)
        sheet.open_rows = found.rows if len(lines) - found.stop <= MOST_BELOW else ()
    sheet.tables.sort(key=lambda table: table.box[1])
    rest = [line for place, line in enumerate(lines) if place not in taken]
    sheet.lines, sheet.certain = _in_reading_order(rest)
    for place, line in enumerate(sheet.lines, 1):
        line.place = place
    sheet.certain = sheet.certain and not _digits_apart(sheet.lines)
    return sheet


def _framed(
    frames: list[RuledFrame], letters: list[Letter]
) -> tuple[list[tuple[RuledFrame, list[Letter]]], list[Letter]]:
    """The letters in each frame that has some, the innermost frame first, and those in none."""
    filled = []
    for frame in sorted(frames[:MOST_FRAMES], key=RuledFrame.area):
        left, top, right, bottom = frame.box
        inside, rest = [], []
        for letter in letters:
            x, y = letter.middle
            (inside if left <= x <= right and top <= y <= bottom else rest).append(letter)
        inside, rest = _with_overflow(frame, inside, rest)
        if any(letter.text.strip() for letter in inside):
            filled.append((frame, inside))
            letters = rest
    return filled, letters


def _with_overflow(
    frame: RuledFrame, inside: list[Letter], rest: list[Letter]
) -> tuple[list[Letter], list[Letter]]:
    """The letters inside a frame with those that run over its right edge, and the others."""
    _, top, right, bottom = frame.box
    ends = {
        round(letter.base): letter.right for letter in inside if letter.right > right - OVERFLOW * letter.size
    }
    if not ends:
        return inside, rest
    over: list[Letter] = []
    for letter in sorted(rest, key=lambda letter: letter.left):
        end = ends.get(round(letter.base))
        if end is not None and top <= letter.middle[1] <= bottom and 0 <= letter.left - end + letter.size < (
            (1 + OVERFLOW) * letter.size
        ):  # fmt: skip
            ends[round(letter.base)] = letter.right
            over.append(letter)
    taken = {id(letter) for letter in over}
    return inside + over, [letter for letter in rest if id(letter) not in taken]


def _in_reading_order(lines: list[PrintLine]) -> tuple[list[PageLine], bool]:
    """Lines in reading order, and whether that order is sure."""
    gutter = _gutter_of(lines)
    if gutter is None:
        return _page_lines(lines), True
    crossing = [line for line in lines if _crosses(line, gutter)]
    split = [line for line in lines if not _crosses(line, gutter)]
    first, last = min(line.base for line in split), max(line.base for line in split)
    inside = [line for line in crossing if first < line.base < last]
    before = _page_lines([line for line in crossing if line.base <= first])
    after = _page_lines([line for line in crossing if line.base >= last])
    sides = [
        [PrintLine(pieces, line.base) for line in split if (pieces := _side_of(line, gutter, right))]
        for right in (False, True)
    ]
    columns = [line for side in sides for line in _page_lines(side)]
    return before + columns + _page_lines(inside) + after, not inside


def _crosses(line: PrintLine, gutter: float) -> bool:
    return any(piece.start < gutter < piece.end for piece in line.pieces)


def _side_of(line: PrintLine, gutter: float, right: bool) -> list:
    return [piece for piece in line.pieces if (piece.start > gutter) == right]


def _gutter_of(lines: list[PrintLine]) -> float | None:
    """The middle of the white strip between two columns, or nothing where the page has one column."""
    left, right = (
        min((line.left for line in lines), default=0),
        max((line.right for line in lines), default=0),
    )
    strips = []
    for line in lines:
        for piece, following in zip(line.pieces, line.pieces[1:], strict=False):
            middle = (piece.end + following.start) / 2
            wide = following.start - piece.end > max(piece.size, 8) * GUTTER
            if wide and MIDDLE[0] < (middle - left) / max(right - left, 1) < MIDDLE[1]:
                strips.append((piece.end, following.start))
    if len(strips) < FEWEST_STRIPS or len(strips) < 0.5 * len(lines):
        return None
    inner = max(strip[0] for strip in strips), min(strip[1] for strip in strips)
    return sum(inner) / 2 if inner[0] < inner[1] else None


def _page_lines(lines: list[PrintLine]) -> list[PageLine]:
    """The lines of a column."""
    edges = min((line.left for line in lines), default=0), max((line.right for line in lines), default=0)
    return [
        PageLine(
            line.text, line.left, line.right, line.base - line.size, line.size, edges, _parts_columns(line)
        )
        for line in lines
    ]


def _parts_columns(line: PrintLine) -> bool:
    gaps = (after.start - before.end for before, after in pairwise(line.pieces))
    return any(gap > PARTED * line.size for gap in gaps)


def _digits_apart(lines: list[PageLine]) -> bool:
    """Whether digits stand on lines of their own, a page's number aside, while units have lost theirs."""
    numbers = sum(LONE_NUMBERS.fullmatch(line.text) is not None for line in lines)
    pages = sum(PAGE_NUMBER.fullmatch(line.text) is not None for line in lines)
    empty = sum(len(EMPTY_UNIT.findall(line.text)) for line in lines)
    return empty >= 2 and numbers - min(pages, 1) >= 2
