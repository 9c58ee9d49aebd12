"""Lines of a cell that are printed beyond its rules: what had no room in it runs over into the cells above and below.

So is a merged cell printed that a page cuts in two.

Its tests: test_documents_pdf.py.
"""

from itertools import pairwise

from helpers.read.documents.pdf.bands import Key
from helpers.read.documents.pdf.print_lines import PrintLine
from helpers.read.documents.pdf.rules import RuledFrame

SAME_STEP = 0.1


def take_back(frame: RuledFrame, lines: dict[Key, list[PrintLine]]) -> None:
    """Gives lines that ran over into the cell above or below back to the cell whose steps they keep."""
    below = {(row, column, width): (row, column, height, width) for row, column, height, width in lines}
    for upper in sorted(lines):
        row, column, height, width = upper
        lower = below.get((row + height, column, width))
        if lower is not None:
            while _runs_over(frame, lower, lines[lower], lines[upper][::-1]):
                lines[lower].insert(0, lines[upper].pop())
            while _runs_over(frame, upper, lines[upper][::-1], lines[lower]):
                lines[upper].append(lines[lower].pop(0))


def _runs_over(frame: RuledFrame, key: Key, own: list[PrintLine], other: list[PrintLine]) -> bool:
    """Whether the first line of the other cell stands in step with the lines of one that had no room for it.

    Both begin where the cells meet. The line stands out of step with those of
    its cell.
    """
    if len(own) < 2 or len(other) < 2:
        return False
    step, slack = abs(own[0].base - own[1].base), SAME_STEP * own[0].size
    room = frame.ys[key[0] + key[2]] - frame.ys[key[0]]
    in_step = all(
        abs(abs(line.base - after.base) - step) < slack for line, after in pairwise([other[0], *own])
    )
    out_of_step = abs(abs(other[0].base - other[1].base) - step) > slack
    return in_step and out_of_step and (len(own) + 1) * step > room
