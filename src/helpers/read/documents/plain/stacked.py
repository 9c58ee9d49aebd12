"""Tables of text pasted with one cell a line: heads, then a label and its numbers, again and again.

Its tests: test_documents_text.py.
"""

import re
from collections.abc import Iterator

from helpers.read.documents.plain.text_rows import WIDEST_CAPTION, Lines, in_order, lists_pages
from helpers.read.documents.shapes import (
    PLAIN_NUMBER,
    SENTENCES,
    is_caption,
    is_number,
    is_value,
    width_of,
)
from helpers.read.language import words_of

MOST_VALUES, MOST_HEADS, WIDEST_HEAD, FEWEST_NUMBERED = 20, 12, 16, 3
UNIT_LINE = re.compile(".{0,2}单位(?!名称|$)")
FORMULA = re.compile("[A-Z](?:[=＝][-+*/A-Z0-9]+)?")


def find_stacked(lines: Lines) -> None:
    """Makes a table of each run of short lines in which labels and as many numbers each take turns."""
    for run in lines.runs(lambda place: _is_cell(lines.texts[place]), over_blanks=True):
        rows = _rows_of_stack(run, lines)
        if heads := _heads_with_numbers_of_lines(run, rows, lines):
            _add_numbered(lines, run, rows, heads)
            continue
        for part in _stacks_of(rows):
            _add_stacked(lines, run, part)


def _stacks_of(rows: list[list[int]]) -> Iterator[list[list[int]]]:
    """Rows that follow each other and have as many numbers each."""
    start = 0
    for stop in range(1, len(rows) + 1):
        if stop < len(rows) and _stack_goes_on(rows[start], rows[stop - 1], rows[stop]):
            continue
        yield rows[start:stop]
        start = stop


def _stack_goes_on(first: list[int], before: list[int], row: list[int]) -> bool:
    """Whether a row has as many numbers as the first one and no line in between."""
    return len(row) == len(first) and row[0] == before[-1] + 1


def _is_cell(text: str) -> bool:
    return width_of(text) <= WIDEST_CAPTION and not SENTENCES.search(text)


def _rows_of_stack(run: list[int], lines: Lines) -> list[list[int]]:
    """The positions in a run of each label and of the numbers right behind it."""
    rows: list[list[int]] = []
    for position, place in enumerate(run):
        text = lines.texts[place]
        is_told = is_value(text) or FORMULA.fullmatch(text) is not None
        if is_told and rows and rows[-1][-1] == position - 1 and len(rows[-1]) <= MOST_VALUES:
            rows[-1].append(position)
        elif not is_told:
            rows.append([position])
    return [row for row in rows if len(row) > 1]


def _heads_with_numbers_of_lines(run: list[int], rows: list[list[int]], lines: Lines) -> list[int]:
    """The places of the heads of one side, the numbers of lines second among them: 项目, 行次, 金额; or nothing."""
    texts = [lines.texts[place] for place in run]
    marks = words_of("marks_of_columns", "word")
    lined = [row for row in rows if texts[row[0]] not in marks and PLAIN_NUMBER.fullmatch(texts[row[1]])]
    first = lined[0][0] if len(lined) >= FEWEST_NUMBERED else 0
    at = next((at for at in range(1, first) if texts[at] in marks and not is_value(texts[at - 1])), 0)
    if not at or at + 1 >= first or 2 * len(lined) < len(rows):
        return []
    values = max(len(row) for row in lined) - 2
    heads = [place for place in range(at - 1, min(first, at + 1 + values)) if not is_value(texts[place])]
    one_side = texts[heads[0]] not in [texts[place] for place in heads[1:]]
    return [run[place] for place in heads] if one_side and len(heads) == values + 2 > 2 else []


def _add_numbered(lines: Lines, run: list[int], rows: list[list[int]], heads: list[int]) -> None:
    """Makes a table of rows whose second cell is the number of their line, whether an amount follows or none."""
    marks = words_of("marks_of_columns", "word")
    told = [[lines.texts[run[position]] for position in row] for row in rows]
    own = [
        (row, texts)
        for row, texts in zip(rows, told, strict=True)
        if texts[0] not in marks and PLAIN_NUMBER.fullmatch(texts[1])
    ]
    placed = [in_order([lines.texts[place] for place in heads]), *(in_order(texts) for _, texts in own)]
    places = [run[position] for row, _ in own for position in row]
    table = lines.add([heads[0], *places], placed)
    table.places = [heads[0], *(run[row[0]] for row, _ in own)]
    lines.table_at |= dict.fromkeys(run[run.index(heads[0]) : run.index(places[0])], table)


def _add_stacked(lines: Lines, run: list[int], rows: list[list[int]]) -> None:
    """Makes a table of rows with as many numbers each, if they are enough, with the heads above them."""
    values = len(rows[0]) - 1
    texts = [[lines.texts[run[position]] for position in row] for row in rows]
    pages = values == 1 and lists_pages([in_order(row) for row in texts])
    told = any(is_number(text) for row in texts for text in row[1:])
    if len(rows) < (2 if values > 1 else 3) or pages or not told:
        return
    heads = _heads_above(lines, run[: rows[0][0]], values)
    placed = [in_order(row) for row in texts]
    if heads:
        placed.insert(0, in_order([lines.texts[place] for place in heads]))
    places = heads + [run[position] for row in rows for position in row]
    table = lines.add(places, placed)
    table.places = [*heads[:1], *(run[row[0]] for row in rows)]


def _heads_above(lines: Lines, places: list[int], values: int) -> list[int]:
    """The places of the heads: one for the labels and one for each number; none where there are more."""
    heads = places[-values - 1 :]
    told = [lines.texts[place] for place in heads]
    enough = len(heads) == values + 1 and not any(is_value(text) or UNIT_LINE.match(text) for text in told)
    above = places[: -values - 1]
    if not enough or (values > 1 and (_is_head_too(lines, above) or _begins_above(lines, above, told[0]))):
        return []
    return heads


def _begins_above(lines: Lines, above: list[int], first: str) -> bool:
    """Whether the head over the labels stands farther up, so that there are more heads than columns: 项目 … 小计 …"""
    labels = words_of("heads", "word", meaning="label")
    return first not in labels and any(lines.texts[place] in labels for place in above[-MOST_HEADS:])


def _is_head_too(lines: Lines, places: list[int]) -> bool:
    """Whether the line above the heads is one more of them, as a column was left empty in all rows."""
    text = lines.texts[places[-1]] if places else ""
    return bool(text) and width_of(text) <= WIDEST_HEAD and not is_value(text) and not is_caption(text)
