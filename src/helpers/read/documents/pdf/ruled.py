"""The text of ruled tables: letters in their cells, lines of a cell joined or kept apart, rows without rules.

Its tests: test_documents_pdf.py.
"""

from bisect import bisect_right
from collections import defaultdict
from itertools import pairwise

from helpers.read.documents.aligned import Stretch
from helpers.read.documents.pdf.bands import Key, rows_in_band
from helpers.read.documents.pdf.cell_text import text_of_lines
from helpers.read.documents.pdf.letters import Letter
from helpers.read.documents.pdf.overflowing import take_back
from helpers.read.documents.pdf.print_lines import PrintLine, PrintPiece, lines_of
from helpers.read.documents.pdf.printed import PrintedCell, PrintedTable
from helpers.read.documents.pdf.rules import RuledFrame
from helpers.read.documents.shapes import is_value

CUT, FULL, CLOSE, DIGITS = 0.2, 1.6, 0.06, "0123456789.,"


def printed_table(frame: RuledFrame, letters: list[Letter]) -> PrintedTable:
    """The cells of a frame with the letters that stand in them."""
    lines = {key: lines_of(inside) for key, inside in _letters_of_cells(frame, letters).items()}
    take_back(frame, lines)
    bands = [[key for key in lines if key[0] == row and key[2] == 1] for row in range(len(frame.ys) - 1)]
    split = {row: rows for row, keys in enumerate(bands) if (rows := rows_in_band(frame, keys, lines))}
    starts = [0]
    for row in range(len(bands)):
        starts.append(starts[-1] + len(split.get(row, [()])))
    cells = []
    for key in lines:
        row, column, height, width = key
        if row in split and height == 1:
            continue
        if lines[key]:
            cells.append(_cell_of(frame, key, lines[key], starts[row], starts[row + height] - starts[row]))
    for row, rows in split.items():
        cells += _cells_of_band(frame, rows, starts[row])
    cells = sorted((cell for cell in cells if cell.text), key=lambda cell: cell[1:3])
    full = frozenset(key[1] for key, inside in lines.items() if _is_last_and_full(frame, key, inside))
    return PrintedTable(frame.box, frame.xs, starts[-1], cells, full, margin=frame.xs[0])


def _is_last_and_full(frame: RuledFrame, key: Key, lines: list[PrintLine]) -> bool:
    """Whether a cell stands in the last row and its last line leaves no room for one letter more."""
    row, column, height, width = key
    if row + height < len(frame.ys) - 1 or not lines or is_value(lines[-1].text):
        return False
    return frame.xs[column + width] - lines[-1].right < FULL * lines[-1].size


def _letters_of_cells(frame: RuledFrame, letters: list[Letter]) -> dict[Key, list[Letter]]:
    """The letters of each cell; what a rule cuts through stands where most of it does."""
    owned: dict[Key, list[Letter]] = defaultdict(list)
    for line in lines_of(letters):
        for before, piece, after in zip(
            [None, *line.pieces], line.pieces, [*line.pieces[1:], None], strict=False
        ):
            whole = (before and piece.lies_over(before)) or (after and after.lies_over(piece))
            for part in [piece.letters] if whole else _parts_of(frame, piece):
                owned[_home_of(frame, part)] += part
    return owned


def _edge_within(frame: RuledFrame, letter: Letter, row: int) -> bool:
    """Whether the edge of a cell runs through the body of a letter."""
    margin = CUT * (letter.right - letter.left)
    column = bisect_right(frame.xs, letter.left + margin)
    if not 0 < column < len(frame.xs) - 1 or frame.xs[column] >= letter.right - margin:
        return False
    return frame.fields[row][column - 1] != frame.fields[row][column]


def _parts_of(frame: RuledFrame, piece: PrintPiece) -> list[list[Letter]]:
    """The letters of a piece, parted where an edge stands between two of them and not inside one or a number."""
    parts = [piece.letters[:1]]
    for before, letter in pairwise(piece.letters):
        if _are_parted(frame, before, letter):
            parts.append([])
        parts[-1].append(letter)
    return parts


def _are_parted(frame: RuledFrame, before: Letter, letter: Letter) -> bool:
    """Whether the edge of a cell stands between two letters; digits that stand as close as in a number are one."""
    places = [frame.field_at(*each.middle) for each in (before, letter)]
    cells = [frame.fields[row][column] for row, column in places]
    if cells[0] == cells[1]:
        return False
    close = letter.left - before.right < CLOSE * letter.size
    if close and before.text in DIGITS and letter.text in DIGITS:
        return False
    return not any(
        _edge_within(frame, each, row) for each, (row, _) in zip((before, letter), places, strict=True)
    )


def _home_of(frame: RuledFrame, letters: list[Letter]) -> Key:
    """The cell in which most of the letters stand."""
    counts: dict[Key, int] = defaultdict(int)
    for letter in letters:
        row, column = frame.field_at(*letter.middle)
        counts[frame.fields[row][column]] += 1
    return max(counts, key=counts.__getitem__)


def _cells_of_band(frame: RuledFrame, rows: list, start: int) -> list[PrintedCell]:
    """The cells of the rows of one band."""
    return [
        _cell_of(frame, key, entry.lines, start + place, 1)
        for place, row in enumerate(rows)
        for key, entry in row
    ]


def _cell_of(frame: RuledFrame, key: Key, lines: list[PrintLine], row: int, height: int) -> PrintedCell:
    """A cell with its lines put together."""
    _, column, _, width = key
    text = text_of_lines(lines, frame.xs[column], frame.xs[column + width])
    first = lines[0]
    return PrintedCell(text, row, column, height, width, Stretch(first.left, first.right), first.size)
