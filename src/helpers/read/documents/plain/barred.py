"""Tables of text whose cells stand between bars.

Its tests: test_documents_text.py.
"""

import re
from collections.abc import Sequence

from helpers.read.documents.plain.spaced import split_row
from helpers.read.documents.plain.text_rows import Lines, TextTable, in_order, titles_within
from helpers.read.documents.shapes import is_value

BAR = re.compile(r"(?<!\\)[|｜│┃]")
ALIGNMENT = re.compile(r"[|｜\s:\-]*-[|｜\s:\-]*")
BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
MOST_SHAPES, FEWEST_LINES = 20, 4
RULE = re.compile(r"[\s\u2500-\u257f|+=:\-]+")


def find_barred(lines: Lines) -> None:
    """Makes a table of each run of lines with bars, and of rows without them that go on with one."""
    for run in lines.runs(lambda place: BAR.search(lines.texts[place]) is not None, over_blanks=True):
        if _has_one_cell_a_line(run, lines):
            _take_bars_away(run, lines)
            continue
        begins = [0, *_second_heads(run, lines)]
        for start, stop in zip(begins, [*begins[1:], len(run)], strict=True):
            places = [place for place in run[start:stop] if not RULE.fullmatch(lines.texts[place])]
            if places:
                _take_rows_behind(lines, lines.add_typed(places, _rows_at(places, lines)))


def _has_one_cell_a_line(run: list[int], lines: Lines) -> bool:
    """Whether bars only end the lines of a run: its cells stand one below the other."""
    told = [sum(bool(cell.strip()) for cell in BAR.split(lines.texts[place])) for place in run]
    return len(run) >= FEWEST_LINES and max(told) == 1


def _take_bars_away(run: list[int], lines: Lines) -> None:
    for place in run:
        lines.texts[place] = BAR.sub("", lines.texts[place]).strip()
        lines.raw[place] = BAR.sub("", lines.raw[place]).rstrip()


def _second_heads(run: list[int], lines: Lines) -> list[int]:
    """The positions in a run where a title, or a head with a line of dashes below it, begins another table."""
    dashed = [at for at, place in enumerate(run) if ALIGNMENT.fullmatch(lines.texts[place])]
    heads = {at - 1 for at in dashed if at > 1 and run[at - 1] == run[at] - 1}
    rows = [in_order(BAR.split(lines.texts[place].strip("|｜"))) for place in run]
    return sorted(heads.union(() if dashed else titles_within(rows)))


def _rows_at(places: list[int], lines: Lines) -> list[list[str]]:
    """The cells of lines; bars at both ends are a frame where the first line has one."""
    framed = BAR.match(lines.texts[places[0]]) is not None
    rows = [_cells_of((lines.texts if framed else lines.raw)[place], framed) for place in places]
    return [[""] * shift + row for shift, row in zip(_shifts_of(rows), rows, strict=True)]


def _shifts_of(rows: list[list[str]]) -> list[int]:
    """How many cells each row lacks at its start, where those of merged cells were not written.

    Where all rows are shorter than the head, they lack its first columns. A row
    shorter than others lacks them if its numbers and words then stand below
    theirs, and do not as it is.
    """
    below = max((len(row) for row in rows[1:]), default=0)
    whole = len(rows[0]) - below if rows[0] and below > 1 and not any(map(is_value, rows[0])) else 0
    whole = whole if 0 < whole < 3 and any(len(row) == below and _has_values(row) for row in rows[1:]) else 0
    full = [row for row in rows[1:] if len(row) == below and _has_values(row)]
    shapes = {tuple(_shape_of(row)) for row in full[:MOST_SHAPES]}
    shifts = [0]
    for row in rows[1:]:
        short = below - len(row)
        fitting = 0 < short < below - 1 and any(_fits(row, shape[short:]) for shape in shapes)
        stands = any(_fits(row, shape) for shape in shapes)
        shifts.append(whole + (short if fitting and not stands else 0))
    return shifts


def _has_values(row: list[str]) -> bool:
    return any(map(is_value, map(str.strip, row)))


def _shape_of(row: list[str]) -> list[bool | None]:
    """Of each cell whether it is a value; of an empty one it is not known."""
    return [is_value(cell.strip()) if cell.strip() else None for cell in row]


def _fits(row: list[str], shape: Sequence[bool | None]) -> bool:
    """Whether the cells of a row are values and words where those of another are."""
    pairs = zip(_shape_of(row), shape, strict=False)
    return all(own == other for own, other in pairs if None not in (own, other))


def _cells_of(text: str, framed: bool) -> list[str]:
    cells = BAR.split(text)
    if framed:
        cells = cells[not cells[0].strip() :]
        cells = cells[: len(cells) - (len(cells) > 1 and not cells[-1].strip())]
    return [BREAK.sub("\n", cell.replace("\\|", "|")) for cell in cells]


def _take_rows_behind(lines: Lines, table: TextTable) -> None:
    """Adds rows whose bars were lost: a label and at most as many numbers as the table has columns for."""
    most = max(len(row) for row in table.rows)
    place = table.places[-1] + 1
    while place < len(lines.texts) and place not in lines.table_at:
        row = split_row(lines.texts[place])
        if row is None or not 1 < len(row) <= most:
            break
        table.places.append(place)
        table.rows.append(in_order(row))
        lines.table_at[place] = table
        place += 1
