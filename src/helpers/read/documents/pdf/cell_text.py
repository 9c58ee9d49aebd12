"""The lines of one cell of print: joined where the cell was too narrow, kept apart where the writer parted them.

Its tests: test_documents_pdf.py.
"""

import re

from helpers.read.documents.pdf.print_lines import PrintLine
from helpers.read.documents.shapes import is_marked, is_number, joined_texts

SLACK, PADDING, MARGIN = 0.7, 2.0, 5.6
LOOSE, TIGHT = 2.2, 1.35
"""How many letters high a line is at most: in a cell of its own, and in one that rows without rules share."""
UNBROKEN = re.compile(r"[（“《(]*(?:[0-9A-Za-z.,%％]+|.)[，。；：、）”》)%％]*", re.S)
OPEN_NUMBER = re.compile(r"[,，][0-9]{1,2}$|[.．]$")
REST = re.compile(r"[0-9.]{1,6}[%％]?|[%％]")
WIDE = "\u2e80"


def text_of_lines(lines: list[PrintLine], left: float, right: float) -> str:
    """The text of a cell between two edges; lines that the writer parted keep a line break."""
    text, before = "", None
    for line in lines:
        if before is None:
            text = line.text
        elif wraps(before, line, left, right):
            text = joined_texts(text, line.text)
        else:
            text += f"\n{line.text}"
        before = line
    return text


def wraps(before: PrintLine, line: PrintLine, left: float, right: float, most: float = LOOSE) -> bool:
    """Whether a line goes on with the one before it, which had no room for what it begins with."""
    last, first = before.text, line.text
    if is_marked(first) or line.base - before.base > most * line.size:
        return False
    if is_number(last) and REST.fullmatch(first):
        return is_broken_number(before, line, left, right)
    free = right - left - 2 * PADDING - (before.right - before.left)
    room = min(right - PADDING - before.right, free)
    return room < width_of_print(UNBROKEN.match(first)[0], line.size) + SLACK * line.size


def is_broken_number(before: PrintLine, line: PrintLine, left: float, right: float) -> bool:
    """Whether two lines of digits are one number that was too wide for its cell, and not two.

    The first leaves no room for one more digit and the second is shorter, with
    one point in both at most; or the first ends inside a group or at its point.
    """
    last, first = before.text, line.text
    if OPEN_NUMBER.search(last) and first[:1].isdigit():
        return True
    width = before.right - before.left
    full = right - left - width < 2 * MARGIN + width / len(last)
    points = (last + first).count(".") < 2 and (last + first).count("%") < 2
    return full and points and len(first) < len(last)


def width_of_print(text: str, size: float) -> float:
    """About how wide a text is printed: a Chinese letter is as wide as high, a Latin one half."""
    return sum(size if letter > WIDE else 0.5 * size for letter in text)
