"""Pages of a PDF as they are printed: letters with their places, and straight rules.

Places count from the top left of what a page shows, whatever its box begins
with and however it or its text is turned.

Its tests: test_documents_pdf.py.
"""

import logging
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice, pairwise
from typing import BinaryIO

from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LTChar, LTCurve, LTFigure, LTImage, LTPage, LTRect
from pdfminer.pdfdocument import PDFDocument, PDFPasswordIncorrect
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import resolve1

from helpers.errors import Refused

MOST_PAGES, MOST_LETTERS, MOST_RULES, MOST_NESTED, MOST_NOTES = 600, 60_000, 20_000, 8, 1_000
THIN, STRAIGHT, DESCENT = 3.0, 0.5, 0.15
UNMAPPED, REPLACED = "(cid:", "\ufffd"
WHITE = ((1,), (1, 1, 1), (0, 0, 0, 0))

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


@dataclass(slots=True)
class Letter:
    """A printed letter: its sides, the line that it stands on, its size, and when it was drawn."""

    text: str
    left: float
    right: float
    base: float
    size: float
    drawn: int = 0

    @property
    def middle(self) -> tuple[float, float]:
        """The middle of its body."""
        return (self.left + self.right) / 2, self.base - 0.35 * self.size


@dataclass
class Print:
    """What one page shows; `unreadable` counts letters of fonts that do not tell them, `fields` what is filled in.

    `turn` is by how many quarters its text is turned to the left.
    """

    number: int
    width: float
    height: float
    letters: list[Letter] = field(default_factory=list)
    rules: list[Box] = field(default_factory=list)
    pictures: int = 0
    unreadable: int = 0
    fields: int = 0
    turn: int = 0


def prints_of(file: BinaryIO) -> Iterator[Print]:
    """The pages of a PDF one after the other.

    Raises Refused for one with a password or with more pages than a report has.
    """
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    try:
        document = PDFDocument(PDFParser(file))
    except PDFPasswordIncorrect as locked:
        raise Refused("encrypted") from locked
    pages = list(_counted(PDFPage.create_pages(document)))
    resources = PDFResourceManager()
    device = PDFPageAggregator(resources, laparams=None)
    interpreter = PDFPageInterpreter(resources, device)
    for number, page in enumerate(pages, 1):
        interpreter.process_page(page)
        printed = _print_of(device.get_result(), number)
        printed.fields = _filled_fields(page)
        yield printed


def _filled_fields(page: PDFPage) -> int:
    """How many form fields with a value and notes of text lie on a page, which are no part of its print."""
    notes = resolve1(page.annots)
    found = [resolve1(note) for note in notes[:MOST_NOTES]] if isinstance(notes, list) else []
    kinds = [(str(note.get("Subtype")), note.get("V")) for note in found if isinstance(note, dict)]
    return sum("FreeText" in kind or ("Widget" in kind and bool(value)) for kind, value in kinds)


def _counted(pages: Iterator[PDFPage]) -> Iterator[PDFPage]:
    for number, page in enumerate(pages, 1):
        if number > MOST_PAGES:
            raise Refused("too_many_pages")
        yield page


def _print_of(layout: LTPage, number: int) -> Print:
    """The letters and rules of a page, turned so that most of its text runs from left to right."""
    objects = list(_flattened(layout, 0))
    chars = [item for item in objects if isinstance(item, LTChar)]
    if len(chars) > MOST_LETTERS:
        raise Refused("crowded_page")
    turns = Counter(_turn_of(char) for char in chars if char.get_text().strip())
    place = _Place(layout.width, layout.height, turns.most_common(1)[0][0] if turns else 0)
    page = Print(number, *place.size, turn=place.turn)
    for drawn, char in enumerate(chars):
        letter = place.letter(char)
        letter.drawn = drawn
        page.unreadable += letter.text == REPLACED
        x, y = letter.middle
        if 0 <= x <= page.width and 0 <= y <= page.height:
            page.letters.append(letter)
    rules = (box for item in objects if isinstance(item, LTCurve) for box in _rules_of(item))
    page.rules = [place.box(*box) for box in islice(rules, MOST_RULES)]
    page.pictures = sum(isinstance(item, LTImage) for item in objects)
    return page


def _flattened(parent: LTPage | LTFigure, depth: int) -> Iterator[object]:
    """All that a page draws, what stands in figures too."""
    for item in parent:
        if isinstance(item, LTFigure):
            if depth < MOST_NESTED:
                yield from _flattened(item, depth + 1)
        else:
            yield item


def _turn_of(char: LTChar) -> int:
    """By how many quarters a letter is turned to the left."""
    along, up = char.matrix[0], char.matrix[1]
    if abs(along) >= abs(up):
        return 0 if along >= 0 else 2
    return 1 if up > 0 else 3


@dataclass(frozen=True)
class _Place:
    """How the places of a page, which count from its bottom left, become those of print that stands upright."""

    width: float
    height: float
    turn: int

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the page as it is read."""
        return (self.height, self.width) if self.turn % 2 else (self.width, self.height)

    def box(self, left: float, low: float, right: float, high: float) -> Box:
        """The box of what lies between two points."""
        if self.turn == 1:
            return low, left, high, right
        if self.turn == 2:
            return self.width - right, low, self.width - left, high
        if self.turn == 3:
            return self.height - high, self.width - right, self.height - low, self.width - left
        return left, self.height - high, right, self.height - low

    def letter(self, char: LTChar) -> Letter:
        """A letter; the line that it stands on is known where it is not turned."""
        text = char.get_text()
        text = REPLACED if text.startswith(UNMAPPED) else text
        if self.turn == 0:
            return Letter(text, char.x0, char.x1, self.height - char.matrix[5], char.size)
        left, _, right, bottom = self.box(char.x0, char.y0, char.x1, char.y1)
        size = char.width if self.turn % 2 else char.height
        return Letter(text, left, right, bottom - DESCENT * size, size)


def _rules_of(item: LTCurve) -> Iterator[Box]:
    """The straight rules that something drawn makes: a line, a thin box, the sides of a box."""
    if not item.stroke and (not item.fill or _is_white(item.non_stroking_color)):
        return
    left, low, right, high = item.bbox
    if min(right - left, high - low) < THIN:
        x, y = (left + right) / 2, (low + high) / 2
        yield (left, y, right, y) if right - left > high - low else (x, low, x, high)
    elif isinstance(item, LTRect):
        yield from ((left, y, right, y) for y in (low, high))
        yield from ((x, low, x, high) for x in (left, right))
    else:
        for (x0, y0), (x1, y1) in pairwise(item.pts):
            if min(abs(x1 - x0), abs(y1 - y0)) < STRAIGHT:
                yield min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _is_white(color: object) -> bool:
    """Whether a colour is that of the paper."""
    parts = tuple(color) if isinstance(color, list | tuple) else (color,)
    return parts in WHITE
