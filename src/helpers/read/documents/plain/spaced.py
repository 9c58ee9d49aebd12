"""Tables of text whose cells stand apart by tabs, by runs of spaces, or by a single space.

Its tests: test_documents_text.py.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import pairwise

from helpers.read.documents.aligned import SPREAD, Stretch, insets_of, strips_between
from helpers.read.documents.plain.ragged import are_ragged, lacking_cells, rows_by_order
from helpers.read.documents.plain.text_rows import (
    WIDEST_CAPTION,
    WIDEST_CELL,
    Lines,
    Placed,
    holds_numbers,
    in_order,
    lists_pages,
    titles_within,
)
from helpers.read.documents.shapes import PLAIN_NUMBER, SENTENCES, is_caption, is_number, is_value, width_of

APART = re.compile(r"[ \u00a0\u3000]{2,}|\u3000")
LABELLED = re.compile(r"(\S*[一-龥)）]：)\s*([^\s一-龥]\S*.*)")
GAPS = re.compile(r"[ \t\u00a0\u3000]+")
"""What parts words; a thin space stands inside a number."""
HEADING_MARK = re.compile(
    r"(?:第[一二三四五六七八九十]{1,3}(?:部分|[章节条])|[一二三四五六七八九十]{1,3}、"
    r"|[（(][一二三四五六七八九十]{1,3}[)）])[ \u00a0\u3000]+"
)
MOST_CELLS, MOST_BARE, FEWEST_IN_PAIRS = 60, 3, 4
CODE = re.compile(r"[0-9]{3,12}")
LETTER = re.compile("[一-龥]")


def find_tabbed(lines: Lines) -> None:
    """Makes a table of each run of lines with tabs, a short line between two of them included."""
    for run in lines.runs(lambda place: "\t" in lines.raw[place] or _is_between(lines, place)):
        while run and "\t" not in lines.raw[run[-1]]:
            run.pop()
        indent = all(lines.raw[place].startswith("\t") for place in run)
        cells = [lines.raw[place][indent:].split("\t") for place in run]
        rows = [in_order(row) for row in cells]
        told = sum(any(is_value(text) for _, _, text in row[1:]) for row in rows)
        if len(rows) > 1 and (told or len(rows) > 2) and not lists_pages(rows):
            for start, stop in pairwise([0, *titles_within(rows), len(run)]):
                table = lines.add_typed(run[start:stop], cells[start:stop])
                table.doubted = lacking_cells([[text.strip() for text in row] for row in cells[start:stop]])


def _is_between(lines: Lines, place: int) -> bool:
    """Whether a line without tabs parts rows of one table: it is short, and numbers stand in the next row."""
    if not 0 < place < len(lines.texts) - 1 or width_of(lines.texts[place]) > WIDEST_CAPTION:
        return False
    before, after = lines.raw[place - 1], lines.raw[place + 1]
    cells = after.split("\t")[1:]
    return "\t" in before and before.count("\t") == len(cells) and any(map(is_number, cells))


def find_aligned(lines: Lines) -> None:
    """Makes a table of lines whose pieces stand in the same columns, two spaces and more apart."""
    for run in lines.runs(lambda place: _is_apart(lines.texts[place]) or _lacks_values(lines, place)):
        rows, doubted = _rows_in_columns([pieces_of(lines.raw[place]) for place in run])
        if len(rows) > 1 and holds_numbers(rows) and not lists_pages(rows):
            table = lines.add(run, rows)
            table.doubted = doubted
            table.indents |= _insets_of(lines, run, rows)


def _insets_of(lines: Lines, run: list[int], rows: list[list[Placed]]) -> dict[tuple[int, int], int]:
    """How far the words below the heads are set in, by row and column, where a column begins at one place."""
    heads = next(
        (row for row, cells in enumerate(rows) if any(is_value(text) for _, _, text in cells[1:])), 0
    )
    found: dict[int, list[tuple[int, Stretch]]] = {}
    for row, place in enumerate(run[heads:], heads):
        pieces = {text: piece for piece, text in pieces_of(lines.raw[place])}
        for column, _, text in rows[row]:
            if text in pieces and not is_value(text):
                found.setdefault(column, []).append((row, pieces[text]))
    return {
        (row, column): inset
        for column, placed in found.items()
        for (row, _), inset in zip(placed, insets_of([piece for _, piece in placed], 1), strict=True)
    }


def _lacks_values(lines: Lines, place: int) -> bool:
    """Whether a line is a label without values, one of a few between two rows with numbers."""
    return all(
        any(
            _is_numbered(lines, place + way * step)
            and all(_is_label(lines, place + way * between) for between in range(step))
            for step in range(1, MOST_BARE + 1)
        )
        for way in (-1, 1)
    )


def _is_label(lines: Lines, place: int) -> bool:
    """Whether a line is a short text that may stand in a row, or several."""
    text = lines.texts[place]
    alone = 0 < width_of(text) <= WIDEST_CAPTION and not SENTENCES.search(text) and not is_caption(text)
    return alone or _is_apart(text)


def _is_numbered(lines: Lines, place: int) -> bool:
    """Whether a line is a row of several pieces with a number behind the first."""
    text = lines.texts[place] if 0 <= place < len(lines.texts) else ""
    return _is_apart(text) and any(map(is_number, APART.split(text)[1:]))


def _is_apart(text: str) -> bool:
    """Whether a line falls into short pieces, none of which is a sentence; a mark and its one text are no two."""
    mark = HEADING_MARK.match(text)
    text = text[mark.end() :] if mark else text
    if not APART.search(text) or SENTENCES.search(text):
        return False
    pieces = APART.split(text)
    return len(pieces) <= MOST_CELLS and max(map(width_of, pieces)) <= WIDEST_CELL


def pieces_of(raw: str) -> list[tuple[Stretch, str]]:
    """The pieces of a line with the columns of print that they take."""
    found, place, column = [], 0, 0
    for gap in (*APART.finditer(raw), None):
        start, stop = (gap.start(), gap.end()) if gap else (len(raw), len(raw))
        text = raw[place:start]
        if text.strip():
            inner = width_of(text) - width_of(text.lstrip())
            found.append((Stretch(column + inner, column + width_of(text.rstrip())), text.strip()))
        column += width_of(raw[place:stop])
        place = stop
    return found


def _rows_in_columns(rows: list[list[tuple[Stretch, str]]]) -> tuple[list[list[Placed]], set[int]]:
    """Rows of pieces in columns: by their order where all have as many or none is below another, else by their place.

    With the rows of which it is not known in which columns they stand.
    """
    if len({len(row) for row in rows}) == 1:
        return [in_order([text for _, text in row]) for row in rows], set()
    if are_ragged(rows):
        return rows_by_order([[text for _, text in row] for row in rows])
    pieces = [(piece, is_value(text)) for row in rows for piece, text in row]
    strips = strips_between(
        (piece for piece, value in pieces if value),
        (piece for piece, value in pieces if not value),
        _gaps_in(rows),
    )
    edges = [(strip.start + strip.end) / 2 for strip in strips]
    return [_placed(row, edges) for row in rows], set()


def _gaps_in(rows: list[list[tuple[Stretch, str]]]) -> Iterator[tuple[Stretch, float]]:
    """The gaps between the pieces of rows; one between single Chinese letters, which may be one word, counts little."""
    for row in rows:
        for (before, left), (piece, right) in pairwise(row):
            spread = len(left) == len(right) == 1 and LETTER.match(right)
            yield Stretch(before.end, piece.start), SPREAD if spread else 1


def _placed(row: list[tuple[Stretch, str]], edges: list[float]) -> list[Placed]:
    """The cells of a row: pieces between the same two edges are one."""
    cells: dict[int, tuple[int, str]] = {}
    for piece, text in row:
        first, stop = bisect_right(edges, piece.start), bisect_left(edges, piece.end)
        before = f"{cells[first][1]} " if first in cells else ""
        cells[first] = max(stop + 1 - first, 1), before + text
    return [(first, width, text) for first, (width, text) in sorted(cells.items())]


def find_single_spaced(lines: Lines) -> None:
    """Makes a table of lines that each have a label and the same number of values, and of the head above."""
    for run in lines.runs(lambda place: split_row(lines.texts[place]) is not None):
        rows = [split_row(lines.texts[place]) for place in run]
        start = 0
        for stop in range(1, len(rows) + 1):
            if stop < len(rows) and _values_in(rows[stop]) == _values_in(rows[start]):
                continue
            _add_single_spaced(lines, run[start:stop], rows[start:stop])
            start = stop


def find_pairs(lines: Lines) -> None:
    """Makes a table of lines that each are as many labels and numbers in turn: 本年收入合计 508.20 本年支出合计 498.10."""
    for run in lines.runs(lambda place: bool(pairs_of(lines.texts[place]))):
        rows = [pairs_of(lines.texts[place]) for place in run]
        if len(rows) > 1 and len({len(row) for row in rows}) == 1:
            lines.add(run, [in_order(row) for row in rows])


def pairs_of(text: str) -> list[str]:
    """The words of a line that are two labels and more, each with a number behind it; none for any other line.

    >>> pairs_of("收入合计 508.20 支出合计 498.10"), pairs_of("收入 508.20 支出")
    (['收入合计', '508.20', '支出合计', '498.10'], [])
    """
    words = GAPS.split(text) if len(text) < MOST_CELLS * 3 and not SENTENCES.search(text) else []
    in_turn = len(words) >= FEWEST_IN_PAIRS and len(words) % 2 == 0
    told = all(is_number(word) is bool(place % 2) for place, word in enumerate(words))
    labels = all(LETTER.search(word) and not is_value(word) for word in words[::2])
    return words if in_turn and told and labels else []


def _add_single_spaced(lines: Lines, places: list[int], rows: list[list[str]]) -> None:
    """Makes a table of rows with as many values each, if there are enough to show that it is one."""
    values = _values_in(rows[0])
    head = _head_above(lines, places[0], values)
    if len(rows) < (2 if head or values > 1 else 3) or (values == 1 and not head and _is_counting(rows)):
        return
    width = max(len(row) for row in rows)
    texts = [[""] * (width - len(row)) + row for row in rows]
    placed = [[cell for cell in in_order(row) if cell[2]] for row in texts]
    if head:
        placed.insert(0, [(column + width - len(head), 1, text) for column, _, text in in_order(head)])
        places = [places[0] - 1, *places]
    lines.add(places, placed)


def _is_counting(rows: list[list[str]]) -> bool:
    """Whether the only value of each row is a plain number not below the one before: page numbers are."""
    values = [row[-1] for row in rows]
    plain = all(PLAIN_NUMBER.fullmatch(value) for value in values)
    return plain and all(int(before) <= int(after) for before, after in pairwise(values))


def _head_above(lines: Lines, place: int, values: int) -> list[str]:
    """The words of the line above, where there is one for each value and one for the label, or for the values."""
    if not place or place - 1 in lines.table_at:
        return []
    words: list[str] = []
    for word in GAPS.split(lines.texts[place - 1]):
        spread = words and len(words[-1]) == len(word) == 1 and LETTER.match(word)
        words[-1:] = [words[-1] + word] if spread else [*words[-1:], word]
    told = any(is_number(word) and not word.endswith("年") for word in words) or SENTENCES.search(
        "".join(words)
    )
    return words if len(words) in (values, values + 1) and len(words) > 1 and not told else []


def _values_in(row: list[str]) -> int:
    """How many values stand behind the label of a row."""
    return len(row) - 1 - (len(row) > 2 and CODE.fullmatch(row[0]) is not None and not is_value(row[1]))


def split_row(text: str) -> list[str] | None:
    """The cells of a line that is a label, with a code in front or not, and values; nothing for any other.

    >>> split_row("合计：60 55.5 98%"), split_row("支出 5 万元，结余 2 万元")
    (['合计：', '60', '55.5', '98%'], None)
    """
    if SENTENCES.search(text) or len(text) > 200:
        return None
    labelled = LABELLED.fullmatch(text)
    words = [labelled[1], *GAPS.split(labelled[2])] if labelled else GAPS.split(text)
    if not 1 < len(words) <= MOST_CELLS:
        return None
    coded = len(words) > 2 and CODE.fullmatch(words[0]) is not None and not is_value(words[1])
    values = words[1 + coded :]
    label = words[coded]
    wrong = "，" in label or not any(map(is_number, values)) or not all(map(is_value, values))
    return None if wrong or (is_number(label) and not label.endswith("年")) else words
