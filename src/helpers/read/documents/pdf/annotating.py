"""Notes on the pages of a copy of a PDF: printed words are marked, and the mark says what there is to say.

What the file held before stays in it byte for byte; the notes are added behind it.

Its tests: test_commented.py.
"""

import base64
import io
import json
import logging
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import BinaryIO
from unicodedata import normalize

from pypdf import PageObject, PdfWriter
from pypdf.annotations import Highlight, Text
from pypdf.generic import ArrayObject, FloatObject, NameObject, NumberObject, TextStringObject

from helpers.read.documents.pdf.letters import Box, Letter, Print, prints_of

PAGE = re.compile(r"page (\d+)")
COLOUR, PRINTED_TOO = "ffe08a", 4
CORNER, ICON = 24.0, 20.0
ABOVE, BELOW = 0.88, 0.14
NUMERIC, APART = "0123456789.,", 0.5
"""Signs of a number, and how far apart, by their size, two of one number do not stand."""


def annotate_pdf(file: BinaryIO) -> dict:
    """The document behind a line of JSON that has the comments and their author."""
    told = json.loads(file.readline())
    made = with_annotations(file.read(), told["comments"], told["author"])
    return {"document": base64.b64encode(made).decode()}


def with_annotations(content: bytes, comments: Iterable[dict], author: str) -> bytes:
    """The file with a mark and a note for each comment; where its words are not found, a note at the page's head."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    pages = {page.number: page for page in prints_of(io.BytesIO(content))}
    writer = PdfWriter(io.BytesIO(content), incremental=True)
    heads: dict[int, int] = {}
    for comment in comments:
        number, boxes = _marked(comment, pages)
        page = writer.pages[number - 1]
        if boxes:
            note = _highlight([_on_sheet(box, pages[number], page) for box in boxes])
        else:
            note = _note_at_head(page, heads.setdefault(number, 0))
            heads[number] += 1
        note[NameObject("/T")] = TextStringObject(author)
        note[NameObject("/Contents")] = TextStringObject(comment["text"])
        note[NameObject("/F")] = NumberObject(PRINTED_TOO)
        writer.add_annotation(number - 1, note)
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def _marked(comment: dict, pages: dict[int, Print]) -> tuple[int, list[Box]]:
    """The page of a comment and the lines of print that it marks there: a paragraph may go on over a page."""
    named = PAGE.match(comment["place"])
    first = int(named[1]) if named and int(named[1]) in pages else min(pages)
    for number in (first, first + 1):
        found = _letters_of(comment["phrase"], pages[number]) if number in pages else []
        if found:
            return number, _lines_of(found)
    return first, []


def _letters_of(phrase: str, page: Print) -> list[Letter]:
    """The letters of a phrase; of a table's, which has its heads before bars, the number in the row of its label."""
    print_ = _Printed.of(page)
    *labels, own = phrase.split("|")
    if not labels:
        return next(iter(print_.places_of(own)), []) or next(iter(print_.places_of(_printed_number(own))), [])
    numbers = print_.places_of(_printed_number(own))
    rows = [place[0].base for label in labels for place in print_.places_of(label)]
    return min(
        numbers, key=lambda found: min((abs(found[0].base - row) for row in rows), default=0), default=[]
    )


def _printed_number(words: str) -> str:
    """The last number of some words, as it is printed."""
    found = re.findall(r"[-−]?[0-9][0-9,.，]*%?", normalize("NFKC", words))
    return found[-1] if found else ""


@dataclass(frozen=True)
class _Printed:
    """The letters of a page as one text, each sign of it with its letter."""

    text: str
    letters: Sequence[Letter]

    @classmethod
    def of(cls, page: Print) -> "_Printed":
        signs = [(sign, letter) for letter in page.letters for sign in _plain_signs(letter.text)]
        return cls("".join(sign for sign, _ in signs), [letter for _, letter in signs])

    def places_of(self, words: str) -> list[list[Letter]]:
        """The letters of each place where the words stand, and no digit before or behind them goes on."""
        sought = re.escape(_plain_signs(words))
        places = [found.span() for found in re.finditer(sought, self.text)] if sought else []
        return [
            list(self.letters[start:end])
            for start, end in places
            if not self._goes_on(start - 1, start) and not self._goes_on(end - 1, end)
        ]

    def _goes_on(self, before: int, behind: int) -> bool:
        """Whether a number goes on from a sign to the next: both are of numbers, and no cell's edge is between them."""
        if before < 0 or behind >= len(self.text) or not self.text[behind].isdigit():
            return False
        first, second = self.letters[before], self.letters[behind]
        near = (
            second.left - first.right < APART * first.size and abs(first.base - second.base) < first.size / 2
        )
        return self.text[before] in NUMERIC and near


def _plain_signs(text: str) -> str:
    """A text in one width, without spaces."""
    return "".join(normalize("NFKC", text).split())


def _lines_of(letters: list[Letter]) -> list[Box]:
    """The boxes of letters, one for each line that they stand on."""
    boxes: list[list[Letter]] = []
    for letter in letters:
        if boxes and abs(boxes[-1][-1].base - letter.base) < 0.5 * letter.size:
            boxes[-1].append(letter)
        else:
            boxes.append([letter])
    return [_box_of(line) for line in boxes]


def _box_of(line: list[Letter]) -> Box:
    size = max(letter.size for letter in line)
    base = max(letter.base for letter in line)
    left, right = min(letter.left for letter in line), max(letter.right for letter in line)
    return left, base - ABOVE * size, right, base + BELOW * size


def _on_sheet(box: Box, page: Print, sheet: PageObject) -> Box:
    """A box of print, which counts from the top left of a page that stands upright, in the page's own units."""
    corners = [_point(x, y, page, sheet) for x, y in ((box[0], box[1]), (box[2], box[3]))]
    (x0, y0), (x1, y1) = corners
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _point(x: float, y: float, page: Print, sheet: PageObject) -> tuple[float, float]:
    """A point of print in the page's own units: its text turned back, then the page, then its box set off."""
    x, y = {
        0: (x, page.height - y),
        1: (y, x),
        2: (page.width - x, y),
        3: (page.height - y, page.width - x),
    }[page.turn]
    area = sheet.mediabox
    return {
        0: (x + area.left, y + area.bottom),
        90: (area.right - y, x + area.bottom),
        180: (area.right - x, area.top - y),
        270: (y + area.left, area.top - x),
    }[sheet.rotation % 360]


def _highlight(boxes: Sequence[Box]) -> Highlight:
    corners = [corner for x0, y0, x1, y1 in boxes for corner in (x0, y1, x1, y1, x0, y0, x1, y0)]
    whole = (
        min(box[0] for box in boxes), min(box[1] for box in boxes),
        max(box[2] for box in boxes), max(box[3] for box in boxes),
    )  # fmt: skip
    return Highlight(
        rect=whole,
        quad_points=ArrayObject([FloatObject(round(corner, 2)) for corner in corners]),
        highlight_color=COLOUR,
        printing=True,
    )


def _note_at_head(sheet: PageObject, before: int) -> Text:
    """A note in the corner of a page, beside those that stand there."""
    left = float(sheet.mediabox.left) + CORNER + before * (ICON + 4)
    top = float(sheet.mediabox.top) - CORNER
    return Text(rect=(left, top - ICON, left + ICON, top), text="")
