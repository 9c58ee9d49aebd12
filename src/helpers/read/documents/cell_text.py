"""The lines of one cell of print: joined where the cell was too narrow, kept apart where the writer parted them."""

import re

from helpers.read.documents.print_lines import Line
from helpers.read.documents.shapes import is_marked, joined

SLACK, PADDING = 0.7, 2.0
LOOSE, TIGHT = 2.2, 1.35
"""How many letters high a line is at most: in a cell of its own, and in one that rows without rules share."""
UNBROKEN = re.compile(r"[（“《(]*(?:[0-9A-Za-z.,%％]+|.)[，。；：、）”》)%％]*", re.S)
OPEN_NUMBER = re.compile(r"[,，][0-9]{1,2}\n[0-9]|[.．][0-9]\n[0-9]$")
"""A group of less than three digits, or a decimal that a single digit follows."""
WIDE = "\u2e80"


def text_of_lines(lines: list[Line], left: float, right: float) -> str:
    """The text of a cell between two edges; lines that the writer parted keep a line break."""
    text, before = "", None
    for line in lines:
        if before is None:
            text = line.text
        elif wraps(before, line, left, right):
            text = joined(text, line.text)
        else:
            text += f"\n{line.text}"
        before = line
    return text


def wraps(before: Line, line: Line, left: float, right: float, most: float = LOOSE) -> bool:
    """Whether a line goes on with the one before it, which had no room for what it begins with.

    Two numbers are never one, unless the first ends in the middle.
    """
    last, first = before.text, line.text
    if last[-1:].isdigit() and first[:1].isdigit() and not OPEN_NUMBER.search(f"{last}\n{first}"):
        return False
    if is_marked(first) or line.base - before.base > most * line.size:
        return False
    free = right - left - 2 * PADDING - (before.right - before.left)
    room = min(right - PADDING - before.right, free)
    return room < width_of_print(UNBROKEN.match(first)[0], line.size) + SLACK * line.size


def width_of_print(text: str, size: float) -> float:
    """About how wide a text is printed: a Chinese letter is as wide as high, a Latin one half."""
    return sum(size if letter > WIDE else 0.5 * size for letter in text)
