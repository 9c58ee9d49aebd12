"""Which lines of print are one paragraph: a line that had no room goes on, a title goes on below.

Its tests: test_documents_pdf.py.
"""

import re
from unicodedata import normalize

from helpers.read.documents.pdf.cell_text import UNBROKEN, width_of_print
from helpers.read.documents.pdf.page_layout import PageLine, PageSheet
from helpers.read.documents.shapes import CLAUSES, begins_with_amount, is_marked

PART = re.compile(
    r"[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|第[一二三四五六七八九十]{1,3}部分"
    r"|[（(]?单位[：:]|编制(?:部门|单位)[：:]"
)
ITEM = re.compile(
    r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十0-9]{1,3}[)）]|[0-9]{1,2}[、.．](?![0-9])"
    r"|第[一二三四五六七八九十]+部分|[一二三四五六七八九十]是"
)
LEADERS = ("……", "...", "···", "____")
DATE = re.compile(r"[0-9〇○零一二三四五六七八九十]{2,4}\s*年.{0,6}[月日]\s*")
NOTE = re.compile(r"(?:[备说]?[注明]：)?\s*[0-9]{0,2}[.、．：]?")
SENTENCE_END = "。：；！？"
FULL, ROOM, INDENT, OTHER_SIZE = 2.2, 1.2, 1.2, 0.2
TITLE, NEXT_LINE, BROAD, INSET = 1.12, 2.4, 0.7, 3.0


def continues(before: PageLine, page: PageSheet, line: PageLine, sheet: PageSheet, body: float) -> bool:
    """Whether a line goes on with the paragraph before it, on its own page or the last.

    The line before had no room for what this one begins with, or its sentence
    has no end; this one is neither indented nor marked. A sentence that ends
    with its page or with room to spare ends its paragraph. A line of a list of
    contents ends with its page number. `body` is the size of most letters.
    """
    begins = PART.match(normalize("NFKC", line.text[:6])) and before.text[-1:] not in "，、"
    other = page.certain != sheet.certain or abs(before.size - line.size) > OTHER_SIZE * line.size
    if begins or other or _ends_a_content(before.text):
        return False
    if page is sheet and (_is_title(before, line, body) or _is_broken(before, line)):
        return True
    if before.parted or line.parted:
        return False
    room = before.edges[1] - before.right
    full = room < FULL * before.size
    fits = room > width_of_print(UNBROKEN.match(line.text)[0], line.size) + ROOM * line.size
    fits = fits and not (CLAUSES.search(before.text) is not None and begins_with_amount(line.text))
    indented = line.left - line.edges[0] > INDENT * line.size
    ended = before.text[-1:] in SENTENCE_END and (
        not full or page is not sheet or ITEM.match(line.text) is not None
    )
    return not fits and not indented and not ended


def _ends_a_content(text: str) -> bool:
    """Whether a line is one of a list of contents: leaders, and a page at its end."""
    return text.rstrip()[-1:].isdigit() and any(leader in text for leader in LEADERS)


def _is_title(before: PageLine, line: PageLine, body: float) -> bool:
    """Whether two lines in the middle are one title, one right below the other: large ones, or a full and a short."""
    middle = sum(line.edges) / 2
    centred = all(abs(each.middle - middle) < each.size for each in (before, line))
    inset = min(line.left - line.edges[0], line.edges[1] - line.right)
    large = line.size > TITLE * body and inset > INDENT * line.size
    full = before.edges[1] - before.right < FULL * line.size and before.text[-1:] not in SENTENCE_END
    cut = full and inset > INSET * line.size
    same = abs(before.size - line.size) < 0.5
    return same and centred and (large or cut) and _is_next(before, line) and _may_go_on(line.text)


def _may_go_on(text: str) -> bool:
    return not is_marked(text) and not DATE.fullmatch(text)


def _is_broken(before: PageLine, line: PageLine) -> bool:
    """Whether a broad line ends inside a sentence that the next one ends, which begins as far to the left.

    Behind the number of a note it may hang.
    """
    hang = width_of_print(NOTE.match(before.text)[0], before.size) + 0.5 * line.size
    broad = before.right - before.left > BROAD * (before.edges[1] - before.edges[0])
    prose = CLAUSES.search(before.text) is not None or line.text[-1:] in "。；"
    same = abs(before.size - line.size) < 0.5 and _is_next(before, line) and line.left < before.left + hang
    prose = prose and not before.parted and not line.parted
    return broad and prose and same and before.text[-1:] not in SENTENCE_END and _may_go_on(line.text)


def _is_next(before: PageLine, line: PageLine) -> bool:
    return 0 < line.top - before.top < NEXT_LINE * line.size
