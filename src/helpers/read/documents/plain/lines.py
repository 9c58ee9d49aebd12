"""Plain text and Markdown: lines become grids where they stand in columns, and paragraphs elsewhere.

Its tests: test_documents_text.py.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from helpers.read.documents.document import Cell, Grid, Paragraph, Part
from helpers.read.documents.plain.barred import find_barred
from helpers.read.documents.plain.merged import with_merged_cells
from helpers.read.documents.plain.spaced import find_aligned, find_pairs, find_single_spaced, find_tabbed
from helpers.read.documents.plain.stacked import find_stacked
from helpers.read.documents.plain.text_rows import Lines, TextTable, against_the_least, holds_numbers
from helpers.read.documents.shapes import (
    CLAUSES,
    SENTENCES,
    begins_with_amount,
    is_caption,
    is_ended,
    is_marked,
    is_number,
    joined_texts,
    width_of,
)
from helpers.read.language import any_in, words_of

FINDERS = (find_barred, find_tabbed, find_aligned, find_single_spaced, find_pairs, find_stacked)
HEADING = re.compile(r"(#{1,9})\s*(?=\S)")
UNDERLINE = re.compile(r"=+|-+|[|\s:\-+]+")
BEGINS_NO_LINE = re.compile(r"[，。、；：！？,;）》”’％%]|次[，。；、]")
BROKEN_AMOUNT = re.compile(r"[0-9,.]\s*[万亿]?\s*$")
UNIT = re.compile(r"\s*(?:[万亿]?元|[0-9]|[%％]|人|次|个|年(?![初末中底度])|月|日|[万亿])")
LAST_UNIT = re.compile(rf"\s*{any_in('units', 'unit')}[，。；、）]")
UNIT_OF_MONEY = re.compile(r"\s*[百千万亿]*元[，。；、）]")
SPREAD = re.compile(r"(?<=[一-龥，。：；]) (?=[一-龥，。：；])")
"""The space between letters that were spread to fill a line."""

FULL, NARROWEST, WIDEST = 0.8, 40, 160
NEAR, ALIKE = 6, 5


def text_parts(text: str, tables_before: int = 0) -> list[Part]:
    """The parts of a text; a heading with # is a paragraph with a level."""
    lines = _searched(text.splitlines())
    parts: list[Part] = []
    loose: list[tuple[int, str]] = []
    for place, line in enumerate(lines.texts):
        table = lines.table_at.get(place)
        if table is None and line and not UNDERLINE.fullmatch(line):
            loose.append((place, line))
            continue
        parts += _paragraphs_of(loose)
        loose = []
        if table is not None and table.places[0] == place:
            tables_before += 1
            parts.append(_grid_of(table, tables_before, lambda place: f"line {place + 1}"))
    return parts + _paragraphs_of(loose)


def with_typed_tables(parts: list[Part], tables_before: int) -> list[Part]:
    """The parts of a document, with grids for paragraphs that are the rows or the cells of a table.

    These are numbered behind the tables that the document has.
    """
    typed = [isinstance(part, Paragraph) and not part.running for part in parts]
    lines = _searched([part.text if is_typed else "。" for part, is_typed in zip(parts, typed, strict=True)])
    found: list[Part] = []
    for place, part in enumerate(parts):
        table = lines.table_at.get(place)
        if table is None or not holds_numbers(table.rows):
            found.append(replace(part, text=part.text.replace("\t", " ")) if typed[place] else part)
        elif table.places[0] == place:
            tables_before += 1
            found.append(_grid_of(table, tables_before, lambda place: parts[place].locator))
    return found


def _searched(texts: list[str]) -> Lines:
    """Lines in which the tables are found."""
    lines = Lines(texts)
    for find in FINDERS:
        find(lines)
    return lines


def _grid_of(table: TextTable, number: int, place_of: Callable[[int], str]) -> Grid:
    indents = against_the_least(table.indents)
    cells = [
        Cell(
            text,
            row,
            column,
            height,
            width,
            f"{place_of(table.places[row])} table {number} row {row + 1} column {column + 1}",
            indents.get((row, column), 0),
        )
        for row, column, height, width, text in with_merged_cells(table.rows)
    ]
    width = max((cell.column + cell.width for cell in cells), default=0)
    locator = f"{place_of(table.places[0])} table {number}"
    return Grid(tuple(cells), len(table.rows), width, locator, number, doubted=tuple(sorted(table.doubted)))


def _paragraphs_of(lines: list[tuple[int, str]]) -> list[Part]:
    """The paragraphs of lines that follow each other without a blank one."""
    parts: list[Part] = []
    for start, stop in _sentences([line for _, line in lines]):
        text, level = lines[start][1], 0
        if heading := HEADING.match(text):
            text, level = text[heading.end() :], len(heading[1])
        for _, line in lines[start + 1 : stop]:
            text = joined_texts(text, line)
        parts.append(Paragraph(text.strip(), f"line {lines[start][0] + 1}", level=level))
    return parts


def joined_lines(lines: Sequence[str]) -> Iterator[str]:
    """Lines with those put together that a sentence or a number goes on over."""
    for start, stop in _sentences(lines):
        text = lines[start]
        for line in lines[start + 1 : stop]:
            text = joined_texts(text, line)
        yield text


def _sentences(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The first of each paragraph's lines and the one after the last."""
    widths = [width_of(SPREAD.sub("", line)) for line in lines]
    widest, start = max(widths, default=0), 0
    for place in range(1, len(lines) + 1):
        if place < len(lines) and _goes_on(
            lines[place - 1], lines[place], *_width_at(widths, place - 1), widest
        ):
            continue
        if start < len(lines):
            yield start, place
        start = place


def _width_at(widths: Sequence[int], place: int) -> tuple[int, int, bool]:
    """A line's width, that of the print around it, and whether several lines there have it.

    The print is as wide as the widest lines near by that are of one width: a
    long line among them, which was not broken, does not count.
    """
    if widths[place] <= NARROWEST - ALIKE:
        return widths[place], 0, False
    near = widths[max(0, place - NEAR) : place + NEAR + 1]
    printed = [width for width in near if NARROWEST <= width <= WIDEST]
    alike = [width for width in printed if sum(width - ALIKE < other <= width for other in printed) > 1]
    full = max(alike, default=0)
    return widths[place], full or max(near, default=0), bool(full)


def _goes_on(before: str, after: str, width: int, printed: int, page: bool, widest: int) -> bool:
    """Whether a line ends inside a sentence that the next one ends.

    A line that ends with a comma or before what can begin no line is broken,
    one with a clause in front of an amount with its unit, and one whose seam with the next makes a word or an amount;
    so is one that is full and whose last sentence has no end. `printed` is the
    width of the print around it, `page` says that several lines there have it;
    a line without any clause, which may be a heading, must be among the `widest`.
    The title of a table goes on from none.
    """
    if is_number(before) and is_number(after):
        return False
    if not before or not after or is_ended(before) or is_marked(after) or HEADING.match(before + after):
        return False
    if _is_broken_at(before, after, width):
        return True
    if is_caption(after):
        return False
    if not CLAUSES.search(before):
        return page and width > widest - ALIKE and CLAUSES.search(after) is not None
    full = NARROWEST <= width <= WIDEST and width >= FULL * printed
    return full and (page or SENTENCES.search(before) is not None)


def _is_broken_at(before: str, after: str, width: int) -> bool:
    """Whether the seam of two lines alone tells that a sentence goes on over it."""
    if before.endswith(("，", "、", ",")) or BEGINS_NO_LINE.match(after):
        return True
    told = CLAUSES.search(before) is not None
    if told and begins_with_amount(after) and not is_caption(before):
        return True
    if BROKEN_AMOUNT.search(before) and (
        UNIT_OF_MONEY.match(after) or LAST_UNIT.match(after) or UNIT.match(after) and (told or "、" in before)
    ):
        return True
    return width >= NARROWEST // 2 and before[-1:] + after[:1] in words_of("words_that_lines_break", "word")
