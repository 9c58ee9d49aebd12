"""Tables of print without rules: lines whose pieces stand in the same columns, and the heads above them."""

from collections.abc import Iterator

from helpers.read.documents.aligned import Columns
from helpers.read.documents.aligned import Piece as Stretch
from helpers.read.documents.print_lines import Line, Piece
from helpers.read.documents.ruled import PrintedTable
from helpers.read.documents.shapes import SENTENCES, is_number, joined, width_of

WIDEST_CELL, MOST_HEADS, FEWEST_ROWS = 60, 4, 3
NEXT_LINE, TIGHT = 4.0, 1.5
LEADERS = ("…", "....", "····", "----")

Row = dict[int, tuple[int, str]]
"""The cells of a row by column, each with how many columns it spans."""


def unruled_tables(lines: list[Line]) -> Iterator[tuple[int, int, PrintedTable]]:
    """The tables among the lines of a page: the first line of each, the one after its last, and its cells."""
    start, free_from = 0, 0
    while start < len(lines):
        stop = _end_of_run(lines, start)
        if stop - start >= FEWEST_ROWS:
            first = _first_head(lines, start, free_from)
            yield first, stop, _table_of(lines[first:start], lines[start:stop])
            free_from = stop
        start = max(stop, start + 1)


def _end_of_run(lines: list[Line], start: int) -> int:
    """The place behind the last of the rows that begin at a line; a label alone may stand between rows."""
    stop = place = start
    while place < len(lines) and (place == start or _follows(lines[place - 1], lines[place])):
        if _is_row(lines[place]):
            stop = place + 1
        elif not _is_label(lines[place]) or place - stop > 1 or stop == start:
            break
        place += 1
    return stop


def _follows(before: Line, line: Line) -> bool:
    return line.base - before.base < NEXT_LINE * max(before.size, line.size)


def _is_row(line: Line) -> bool:
    """Whether a line has pieces that are numbers behind its first one, and none that is a sentence."""
    return _is_parted(line) and any(is_number(piece.text) for piece in line.pieces[1:])


def _is_parted(line: Line) -> bool:
    text = line.text
    short = all(width_of(piece.text) <= WIDEST_CELL for piece in line.pieces)
    return len(line.pieces) > 1 and short and not SENTENCES.search(text) and not any(map(text.count, LEADERS))


def _is_label(line: Line) -> bool:
    """Whether a line is one short piece that is no sentence."""
    return len(line.pieces) == 1 and width_of(line.text) <= WIDEST_CELL and not SENTENCES.search(line.text)


def _first_head(lines: list[Line], start: int, free_from: int) -> int:
    """The first of the lines of heads right above the rows: parted lines, none of which holds a unit or a name."""
    first = start
    while (
        first > max(free_from, start - MOST_HEADS)
        and _is_parted(lines[first - 1])
        and "：" not in lines[first - 1].text
        and _follows(lines[first - 1], lines[first])
    ):
        first -= 1
    return first


def _table_of(heads: list[Line], rows: list[Line]) -> PrintedTable:
    """The cells of heads and rows in the columns of the rows."""
    columns = Columns()
    for line in sorted(rows, key=lambda line: -sum(is_number(piece.text) for piece in line.pieces)):
        columns.lay(_stretches(line))
    placed = [(line, _placed(line, columns)) for line in [*heads, *rows]]
    kept = _with_labels_whole(placed)
    box = (
        min(line.left for line, _ in placed), placed[0][0].base - placed[0][0].size,
        max(line.right for line, _ in placed), placed[-1][0].base,
    )  # fmt: skip
    cells = [
        (text, row, column, 1, width)
        for row, (_, texts) in enumerate(kept)
        for column, (width, text) in sorted(texts.items())
    ]
    return PrintedTable(box, columns.edges(), len(kept), cells)


def _stretches(line: Line) -> list[Stretch]:
    return [Stretch(piece.start, piece.end, piece.text) for piece in line.pieces]


def _placed(line: Line, columns: Columns) -> Row:
    """The cells of a line; digits of several columns that touch are parted where the columns are."""
    cells: Row = {}
    for piece in line.pieces:
        first, stop = columns.covered(Stretch(piece.start, piece.end, piece.text))
        if stop - first > 1 and is_number(piece.text[:1]) and is_number(piece.text[-1:]):
            cells |= {column: (1, text) for column, text in _parted(piece, columns, first, stop)}
            continue
        before = f"{cells[first][1]} " if first in cells else ""
        cells[first] = stop - first, before + piece.text
    return cells


def _parted(piece: Piece, columns: Columns, first: int, stop: int) -> Iterator[tuple[int, str]]:
    """The digits of a piece by the columns that they stand in."""
    edges = columns.edges()
    for column in range(first, stop):
        left = edges[column] if column > first else float("-inf")
        right = edges[column + 1] if column + 1 < stop else float("inf")
        text = "".join(letter.text for letter in piece.letters if left <= letter.middle[0] < right)
        if text.strip():
            yield column, text.strip()


def _with_labels_whole(rows: list[tuple[Line, Row]]) -> list[tuple[Line, Row]]:
    """Rows with a label put together that stands in lines above and below the line of its numbers."""
    whole: list[tuple[Line, Row]] = []
    open_label = False
    for line, cells in rows:
        before = whole[-1] if whole else None
        close = before is not None and line.base - before[0].base < TIGHT * line.size
        if close and set(before[1]) == {0} and 0 not in cells and cells:
            whole[-1] = line, {0: before[1][0], **cells}
            open_label = True
        elif close and open_label and set(cells) == {0}:
            width, text = before[1][0]
            whole[-1] = line, {**before[1], 0: (width, joined(text, cells[0][1]))}
            open_label = False
        else:
            whole.append((line, cells))
            open_label = False
    return whole
