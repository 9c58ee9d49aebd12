"""Tables of text pasted with one cell a line: heads, then a label and its numbers, again and again.

Its tests: test_documents_text.py.
"""

from helpers.read.documents.plain.text_rows import WIDEST_CAPTION, Lines, in_order, lists_pages
from helpers.read.documents.shapes import SENTENCES, is_number, is_value, width_of

MOST_VALUES = 20


def find_stacked(lines: Lines) -> None:
    """Makes a table of each run of short lines in which labels and as many numbers each take turns."""
    for run in lines.runs(lambda place: _is_cell(lines.texts[place]), over_blanks=True):
        rows = _rows_of_stack(run, lines)
        start = 0
        for stop in range(1, len(rows) + 1):
            if stop < len(rows) and _stack_goes_on(rows[start], rows[stop - 1], rows[stop]):
                continue
            _add_stacked(lines, run, rows[start:stop])
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
        if is_value(text) and rows and rows[-1][-1] == position - 1 and len(rows[-1]) <= MOST_VALUES:
            rows[-1].append(position)
        elif not is_value(text):
            rows.append([position])
    return [row for row in rows if len(row) > 1]


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
    """The places of the heads: one for the labels and one for each number."""
    heads = places[-values - 1 :]
    told = [lines.texts[place] for place in heads]
    enough = len(heads) == values + 1 and not any(is_value(text) or "单位" in text[:4] for text in told)
    return heads if enough else []
