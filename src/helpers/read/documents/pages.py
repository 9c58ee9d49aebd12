"""Readers of .pdf: the lines of each page in reading order, joined into paragraphs, and its ruled tables.

Two columns are read one after the other. A page whose order cannot be
recovered is named in a note and its blocks are marked as not certain.
"""

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import BinaryIO

import pdfplumber
from pdfminer.layout import LTChar, LTItem

from helpers.errors import Refused
from helpers.read.language import folded, scan

MOST_PAGES = 600
SCANNED = 15
PAGE_NUMBER = re.compile(
    r"[-—–·\s]*(?:第?\s*[0-9]{1,4}\s*页?|[0-9]{1,4}\s*/\s*[0-9]{1,4})(?:[\s,，/]*共\s*[0-9]+\s*页)?[-—–·\s]*"
)
LONE_NUMBERS = re.compile(r"[0-9.,%\s]+")
EMPTY_UNIT = re.compile(r"(?:[为共达计支出入算费额数金]|约)\s*(?:万元|亿元|人次|％|%|人，|次，|件，|个，)")
MARK = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十0-9]{1,3}[)）]|[0-9]{1,2}[、.．](?![0-9])|第[一二三四五六七八九十]+部分|[一二三四五六七八九十]是)"
)
UNBROKEN = re.compile(r"[（“《]*[一-龥]?[^一-龥\s]{0,24}")
SENTENCE = re.compile("[，。；]")
SENTENCE_END = "。：；！？"


@dataclass
class Line:
    """A line of print: its words, its ends, the size of its letters, and the edges of its column."""

    text: str
    left: float
    right: float
    top: float
    size: float
    edges: tuple[float, float] = (0, 0)


@dataclass
class Sheet:
    """One page: its lines in reading order, its tables with their tops, whether the order is sure, its letters."""

    number: int
    lines: list[Line] = field(default_factory=list)
    tables: list[tuple[float, list[list[str]]]] = field(default_factory=list)
    certain: bool = True
    letters: int = 0


def pdf_blocks(file: BinaryIO) -> dict:
    """The blocks of a PDF with text in it; a scan is refused."""
    with pdfplumber.open(file) as pdf:
        if len(pdf.pages) > MOST_PAGES:
            raise Refused("too_many_pages")
        sheets = []
        for page in pdf.pages:
            _read_letters_lightly(page)
            sheets.append(_sheet_of(page))
            page.close()
    if sum(sheet.letters for sheet in sheets) < SCANNED:
        raise Refused("scanned")
    _drop_repeated(sheets)
    unsure = [str(sheet.number) for sheet in sheets if not sheet.certain]
    notes = [{"key": "unsure_pages", "values": {"pages": "、".join(unsure)}}] if unsure else []
    return {"blocks": _blocks_of(sheets), "notes": notes}


def _read_letters_lightly(page: pdfplumber.page.Page) -> None:
    """Makes a page keep of each letter its text, box and size alone: colours cost more than all the rest."""
    whole, top = page.process_object, page.mediabox[1] + page.height

    def light(item: LTItem) -> dict:
        return _letter_of(item, top, page.initial_doctop) if isinstance(item, LTChar) else whole(item)

    page.process_object = light


def _letter_of(letter: LTChar, top: float, above: float) -> dict:
    """A letter as words and tables are made of; `top` is where the page begins, `above` the pages before it."""
    return {
        "object_type": "char",
        "text": letter.get_text(),
        "x0": letter.x0,
        "x1": letter.x1,
        "y0": letter.y0,
        "y1": letter.y1,
        "top": top - letter.y1,
        "bottom": top - letter.y0,
        "doctop": above + top - letter.y1,
        "width": letter.width,
        "height": letter.height,
        "size": letter.size,
        "upright": letter.upright,
        "fontname": letter.fontname,
    }


def _sheet_of(page: pdfplumber.page.Page) -> Sheet:
    """The lines and tables of one page."""
    sheet = Sheet(page.page_number)
    tables = page.find_tables() if len(page.lines) + len(page.rects) + len(page.curves) >= 4 else []
    tables = [table for table in tables if len(table.rows) > 1 or len(table.rows[0].cells) > 1]
    sheet.tables = [(table.bbox[1], _cells_of(table)) for table in tables]
    words = page.extract_words(
        keep_blank_chars=False, use_text_flow=False, y_tolerance=2, extra_attrs=["size"]
    )
    free = [word for word in words if not any(_within(word, table.bbox) for table in tables)]
    sheet.letters = sum(len(word["text"]) for word in words)
    if free:
        sheet.lines, sheet.certain = _ordered_lines(free)
        sheet.certain = sheet.certain and not _digits_apart(sheet.lines)
    return sheet


def _cells_of(table) -> list[list[str]]:
    """The rows of a table; print inside a cell wraps without meaning."""
    return [["".join((cell or "").split("\n")).strip() for cell in row] for row in table.extract()]


def _within(word: dict, box: tuple[float, float, float, float]) -> bool:
    """Whether the middle of a word lies in a box."""
    x, y = (word["x0"] + word["x1"]) / 2, (word["top"] + word["bottom"]) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _ordered_lines(words: list[dict]) -> tuple[list[Line], bool]:
    """The lines of the words in reading order, and whether that order is sure."""
    rows = _rows_of(words)
    gutter = _gutter_of(rows)
    if gutter is None:
        return _lines_of(rows), True
    crossing = [row for row in rows if any(word["x0"] < gutter < word["x1"] for word in row)]
    split = [row for row in rows if row not in crossing]
    first, last = min(row[0]["top"] for row in split), max(row[0]["top"] for row in split)
    inside = [row for row in crossing if first < row[0]["top"] < last]
    before = _lines_of([row for row in crossing if row[0]["top"] <= first])
    after = _lines_of([row for row in crossing if row[0]["top"] >= last])
    sides = [
        [word for row in split for word in row if (word["x0"] > gutter) == right] for right in (False, True)
    ]
    columns = [line for side in sides if side for line in _lines_of(_rows_of(side))]
    return before + columns + _lines_of(inside) + after, not inside


def _rows_of(words: list[dict]) -> list[list[dict]]:
    """Words in rows: those whose middles lie _within half a letter of each other."""
    rows: list[list[dict]] = []
    for word in sorted(words, key=lambda word: (word["top"] + word["bottom"]) / 2):
        middle = (word["top"] + word["bottom"]) / 2
        height = word["bottom"] - word["top"]
        if rows and middle - (rows[-1][0]["top"] + rows[-1][0]["bottom"]) / 2 < max(height, 4) * 0.5:
            rows[-1].append(word)
        else:
            rows.append([word])
    return [sorted(row, key=lambda word: word["x0"]) for row in rows]


def _gutter_of(rows: list[list[dict]]) -> float | None:
    """The middle of the white strip between two columns, or nothing where the page has one column."""
    left, right = min(row[0]["x0"] for row in rows), max(row[-1]["x1"] for row in rows)
    strips = []
    for row in rows:
        for word, following in zip(row, row[1:], strict=False):
            middle = (word["x1"] + following["x0"]) / 2
            wide = following["x0"] - word["x1"] > max(word["size"], 8) * 1.2
            if wide and 0.35 < (middle - left) / max(right - left, 1) < 0.65:
                strips.append((word["x1"], following["x0"]))
    if len(strips) < 5 or len(strips) < 0.5 * len(rows):
        return None
    inner = max(strip[0] for strip in strips), min(strip[1] for strip in strips)
    return sum(inner) / 2 if inner[0] < inner[1] else None


def _lines_of(rows: list[list[dict]]) -> list[Line]:
    """The lines of a column."""
    edges = min((row[0]["x0"] for row in rows), default=0), max((row[-1]["x1"] for row in rows), default=0)
    return [_line_of(row, edges) for row in rows]


def _line_of(row: list[dict], edges: tuple[float, float]) -> Line:
    """One line; words set apart keep a space."""
    text = row[0]["text"]
    for word, following in zip(row, row[1:], strict=False):
        text += (" " if following["x0"] - word["x1"] > 1 else "") + following["text"]
    size = max(word["size"] for word in row)
    return Line(text, row[0]["x0"], row[-1]["x1"], row[0]["top"], size, edges)


def _digits_apart(lines: list[Line]) -> bool:
    """Whether digits stand on lines of their own while units in the text have lost theirs."""
    alone = sum(
        bool(LONE_NUMBERS.fullmatch(line.text)) and not PAGE_NUMBER.fullmatch(line.text) for line in lines
    )
    numbers = sum(bool(LONE_NUMBERS.fullmatch(line.text)) for line in lines)
    empty = sum(len(EMPTY_UNIT.findall(line.text)) for line in lines)
    return empty >= 2 and max(alone, numbers - 1) >= 2


def _drop_repeated(sheets: list[Sheet]) -> None:
    """Takes page numbers, and heads and feet that most pages repeat, off the pages.

    A line of a sentence is neither, however often it is printed: nothing that
    may hold a figure goes.
    """
    edges = Counter(
        text for sheet in sheets for text in {line.text for line in sheet.lines[:1] + sheet.lines[-1:]}
    )
    often = (text for text, times in edges.items() if times >= 3 and times > len(sheets) / 2)
    repeated = {text for text in often if not SENTENCE.search(text) and not scan(folded(text))}
    for sheet in sheets:
        for place in (0, -1):
            while sheet.lines and (
                PAGE_NUMBER.fullmatch(sheet.lines[place].text) or sheet.lines[place].text in repeated
            ):
                sheet.lines.pop(place)


def _blocks_of(sheets: list[Sheet]) -> list[list]:
    """Paragraphs and table rows of all pages; both go on over a page break."""
    blocks: list[list] = []
    table, width, before = 0, 0, ()
    for sheet in sheets:
        for item in _items_of(sheet):
            if isinstance(item, list):
                table += bool(before) or width != len(item[0])
                blocks += _rows_of_table(item, table, sheet)
                width, before = len(item[0]), ()
            elif before and _continues(*before, item, sheet):
                blocks[-1][0] += item.text
                before = item, sheet
            else:
                place = f"page {sheet.number} paragraph {len(blocks) + 1}"
                blocks.append([item.text, place, [], 0, sheet.certain])
                before = item, sheet
    return blocks


def _items_of(sheet: Sheet) -> list[Line | list[list[str]]]:
    """The lines and tables of a page from top to bottom; without tables the lines keep their reading order."""
    if not sheet.tables:
        return list(sheet.lines)
    items = [(line.top, line) for line in sheet.lines] + sheet.tables
    return [item for _, item in sorted(items, key=lambda item: item[0])]


def _rows_of_table(rows: list[list[str]], table: int, sheet: Sheet) -> list[list]:
    """The blocks of one table or of its part on a page."""
    places = [f"page {sheet.number} table {table} row {place}" for place in range(1, len(rows) + 1)]
    pairs = zip(rows, places, strict=True)
    return [[" | ".join(row), place, row, table, sheet.certain] for row, place in pairs if any(row)]


def _continues(before: Line, page: Sheet, line: Line, sheet: Sheet) -> bool:
    """Whether a line goes on with the paragraph before it, on its own page or the last.

    The line before had no room for what this one begins with, and this one is
    neither indented nor marked. A sentence that ends with its page or with
    room to spare ends its paragraph.
    """
    room = before.edges[1] - before.right
    full = room < 2.2 * before.size
    fits = room > _width_of(UNBROKEN.match(line.text)[0], line.size) + 1.2 * line.size
    indented = line.left - line.edges[0] > 1.2 * line.size
    ended = before.text[-1:] in SENTENCE_END and (
        not full or page is not sheet or bool(MARK.match(line.text))
    )
    return not fits and not indented and not ended and page.certain == sheet.certain


def _width_of(text: str, size: float) -> float:
    """About how wide a text is printed: a Chinese letter is as wide as high, a Latin one little over half."""
    return sum(size if letter > "\u2000" else 0.55 * size for letter in text)
