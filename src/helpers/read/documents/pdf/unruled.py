"""Tables of print without rules: lines whose pieces stand in the same columns, and the heads above them.

Its tests: test_documents_pdf.py.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator

from helpers.read.documents.aligned import Columns, Stretch
from helpers.read.documents.pdf.print_lines import PrintLine, PrintPiece
from helpers.read.documents.pdf.ruled import PrintedTable
from helpers.read.documents.shapes import SENTENCES, is_number, joined_texts, width_of

WIDEST_CELL, MOST_HEADS, FEWEST_ROWS, MOST_PIECES = 60, 4, 3, 60
NEXT_ROW, NEXT_LINE = 4.0, 2.2
LEADERS = ("…", "....", "····", "----")

Row = dict[int, tuple[int, str]]
"""The cells of a row by column, each with how many columns it spans."""


def unruled_tables(lines: list[PrintLine]) -> Iterator[tuple[int, int, PrintedTable]]:
    """The tables among the lines of a page: the first line of each, the one after its last, and its cells."""
    start, free_from = 0, 0
    while start < len(lines):
        stop = _end_of_run(lines, start)
        if stop - start >= FEWEST_ROWS:
            begin = _with_label_above(lines, start, free_from)
            first = _first_head(lines, begin, free_from)
            yield first, stop, _table_of(lines[first:begin], lines[begin:stop])
            free_from = stop
        start = max(stop, start + 1)


def _end_of_run(lines: list[PrintLine], start: int) -> int:
    """The place behind the last of the rows that begin at a line; labels alone may stand between rows."""
    stop = place = start
    while place < len(lines) and (place == start or _is_near(lines[place - 1], lines[place], NEXT_ROW)):
        if _is_row(lines[place]):
            stop = place + 1
        elif not _is_label(lines[place]) or stop == start or place - stop >= MOST_HEADS:
            break
        place += 1
    while (
        stop < place
        and _is_near(lines[stop - 1], lines[stop], NEXT_LINE)
        and _misses_label(lines[stop - 1], lines[stop])
    ):
        stop += 1
    return stop


def _is_near(before: PrintLine, line: PrintLine, most: float) -> bool:
    """Whether a line is at most so many letters below another."""
    return line.base - before.base < most * max(before.size, line.size)


def _is_row(line: PrintLine) -> bool:
    """Whether a line has pieces that are numbers behind its first one, and none that is a sentence."""
    return _is_parted(line) and any(is_number(piece.text) for piece in line.pieces[1:])


def _is_parted(line: PrintLine) -> bool:
    text = line.text
    short = all(width_of(piece.text) <= WIDEST_CELL for piece in line.pieces)
    return (
        1 < len(line.pieces) <= MOST_PIECES
        and short
        and not SENTENCES.search(text)
        and not any(map(text.count, LEADERS))
    )


def _is_label(line: PrintLine) -> bool:
    """Whether a line is one short piece that is no sentence."""
    return len(line.pieces) == 1 and width_of(line.text) <= WIDEST_CELL and not SENTENCES.search(line.text)


def _misses_label(row: PrintLine, label: PrintLine) -> bool:
    """Whether a row has nothing where the words of a label stand."""
    return all(piece.end < label.left or piece.start > label.right for piece in row.pieces)


def _with_label_above(lines: list[PrintLine], start: int, free_from: int) -> int:
    """The first of the lines of a label that stand above a row which has none."""
    first = start
    while (
        first > free_from
        and _is_label(lines[first - 1])
        and _is_near(lines[first - 1], lines[first], NEXT_LINE)
        and _misses_label(lines[start], lines[first - 1])
        and "：" not in lines[first - 1].text
    ):
        first -= 1
    return first


def _first_head(lines: list[PrintLine], start: int, free_from: int) -> int:
    """The first of the lines of heads right above the rows, none of which holds a unit or a name.

    A head of one piece stands over some of the columns and not in the middle
    of all, as a title does.
    """
    left = min((line.left for line in lines[start : start + FEWEST_ROWS]), default=0)
    right = max((line.right for line in lines[start : start + FEWEST_ROWS]), default=0)
    first = start
    while first > max(free_from, start - MOST_HEADS):
        line, below = lines[first - 1], lines[first]
        over = (
            _is_label(line)
            and first < start
            and abs((line.left + line.right - left - right) / 2) > 2 * line.size
        )
        if "：" in line.text or not _is_near(line, below, NEXT_ROW) or not (_is_parted(line) or over):
            break
        first -= 1
    return first


def _table_of(heads: list[PrintLine], rows: list[PrintLine]) -> PrintedTable:
    """The cells of heads and rows in the columns of the rows."""
    columns = Columns()
    for line in sorted(rows, key=lambda line: -sum(is_number(piece.text) for piece in line.pieces)):
        columns.lay(Stretch(piece.start, piece.end) for piece in line.pieces)
    whole = _with_labels_whole([(line, _placed(line, columns)) for line in rows])
    placed = [(line, _placed(line, columns, head=True)) for line in heads] + whole
    box = (
        min(line.left for line in (*heads, *rows)), placed[0][0].base - placed[0][0].size,
        max(line.right for line in (*heads, *rows)), placed[-1][0].base,
    )  # fmt: skip
    cells = [
        (text, row, column, 1, width)
        for row, (_, texts) in enumerate(placed)
        for column, (width, text) in sorted(texts.items())
    ]
    certain = not any(_holds_numbers_of_two(text) for _, texts in placed for _, text in texts.values())
    return PrintedTable(box, columns.edges(), len(placed), cells, certain=certain)


def _holds_numbers_of_two(text: str) -> bool:
    """Whether numbers of two columns came to stand in one cell."""
    parts = text.split(" ")
    return len(parts) > 1 and all(map(is_number, parts))


def _placed(line: PrintLine, columns: Columns, head: bool = False) -> Row:
    """The cells of a line; digits of several columns that touch are parted where the columns are."""
    cells: Row = {}
    pieces = [Stretch(piece.start, piece.end) for piece in line.pieces]
    covered = columns.headed(pieces) if head else columns.covered(pieces)
    for piece, (first, stop) in zip(line.pieces, covered, strict=True):
        if stop - first > 1 and is_number(piece.text):
            first, stop = columns.filled(Stretch(piece.start, piece.end), first, stop)
        if stop - first > 1 and is_number(piece.text):
            for column, text in _parted(piece, columns, first, stop):
                cells[column] = 1, _behind(cells, column, text)
            continue
        cells[first] = stop - first, _behind(cells, first, piece.text)
    return cells


def _behind(cells: Row, column: int, text: str) -> str:
    """A text behind what stands in its column already."""
    return f"{cells[column][1]} {text}" if column in cells else text


def _parted(piece: PrintPiece, columns: Columns, first: int, stop: int) -> Iterator[tuple[int, str]]:
    """The digits of several columns that touch, by the columns that they stand in."""
    edges = columns.edges()
    for column in range(first, stop):
        left = edges[column] if column > first else float("-inf")
        right = edges[column + 1] if column + 1 < stop else float("inf")
        text = "".join(letter.text for letter in piece.letters if left <= letter.middle[0] < right)
        if text.strip():
            yield column, text.strip()


def _with_labels_whole(rows: list[tuple[PrintLine, Row]]) -> list[tuple[PrintLine, Row]]:
    """Rows with the lines of a label put together that stand above and below the line of its numbers.

    A line of words alone belongs to the nearest row that has none in their
    column; without one it is a row of its own.
    """
    texts = Counter(column for _, cells in rows for column, (_, text) in cells.items() if not is_number(text))
    column = texts.most_common(1)[0][0] if texts else 0
    alone = {place for place, (_, cells) in enumerate(rows) if set(cells) == {column}}
    missing = [place for place, (_, cells) in enumerate(rows) if column not in cells]
    homes = {
        place: home for place in alone if (home := _column_of_words(place, missing, alone, rows)) is not None
    }
    whole: list[tuple[PrintLine, Row]] = []
    for place, (line, cells) in enumerate(rows):
        if place in homes:
            continue
        label = ""
        for other in (other for other, home in sorted(homes.items()) if home == place):
            label = joined_texts(label, rows[other][1][column][1]) if label else rows[other][1][column][1]
        whole.append((line, {**cells, column: (1, label)} if label else cells))
    return whole


def _column_of_words(
    place: int, missing: list[int], alone: set[int], rows: list[tuple[PrintLine, Row]]
) -> int | None:
    """The nearest row without a label that only lines of words part from this one."""
    after = bisect_left(missing, place)
    near = [home for home in missing[max(after - 1, 0) : after + 1] if abs(home - place) <= MOST_HEADS]
    homes = [
        home for home in near if all(at in alone for at in range(min(place, home) + 1, max(place, home)))
    ]
    return min(homes, key=lambda home: abs(rows[home][0].base - rows[place][0].base), default=None)
