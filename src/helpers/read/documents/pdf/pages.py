"""Reader of .pdf: paragraphs of lines, and grids; both go on over pages.

What pages repeat at their edges stands behind the paragraph or the grid that
goes on over them.
"""

from collections import Counter
from dataclasses import dataclass, field
from typing import BinaryIO

from helpers.errors import Refused
from helpers.read.documents.document import Paragraph, Part, packed
from helpers.read.documents.pdf.continued import OpenGrid
from helpers.read.documents.pdf.letters import prints_of
from helpers.read.documents.pdf.page_layout import PageLine, PageSheet, sheet_of
from helpers.read.documents.pdf.paragraphs import continues
from helpers.read.documents.pdf.printed import PrintedTable
from helpers.read.documents.pdf.running_lines import running_lines_of
from helpers.read.documents.shapes import joined_texts

FEWEST_LETTERS = 15
CAPTION_LINES = 3


def read_pdf(file: BinaryIO) -> dict:
    """The parts of a PDF with text in it; a scan is refused."""
    sheets: list[PageSheet] = []
    for page in prints_of(file):
        sheets.append(sheet_of(page, sheets[-1] if sheets else None))
    if sum(sheet.letters for sheet in sheets) < FEWEST_LETTERS:
        raise Refused("scanned")
    if sum(sheet.unreadable for sheet in sheets) > 0.5 * sum(sheet.letters for sheet in sheets):
        raise Refused("unreadable_font")
    running = running_lines_of(sheets)
    joiner = _Joiner(_body_size(sheets))
    for sheet in sheets:
        joiner.add(sheet, running[sheet.number])
    joiner.close()
    return {"parts": packed(joiner.parts), "notes": _notes_on(sheets)}


def _notes_on(sheets: list[PageSheet]) -> list[dict]:
    """Which pages are not sure to be in order, or hold what was not read."""
    told = {
        "unsure_pages": [str(sheet.number) for sheet in sheets if not sheet.certain],
        "unreadable_pages": [str(sheet.number) for sheet in sheets if sheet.unreadable],
        "filled_fields": [str(sheet.number) for sheet in sheets if sheet.fields],
        "picture_pages": [
            str(each.number) for each in sheets if each.pictures and each.letters < FEWEST_LETTERS
        ],
    }
    return [{"key": key, "values": {"pages": "、".join(pages)}} for key, pages in told.items() if pages]


def _body_size(sheets: list[PageSheet]) -> float:
    """The size that most letters have."""
    sizes = sum((sheet.sizes for sheet in sheets), Counter())
    return sizes.most_common(1)[0][0]


@dataclass
class _Joiner:
    """Joins pages: the paragraph or the grid that may go on, and what is to stand behind it."""

    body: float
    parts: list[Part] = field(default_factory=list)
    tables: int = 0
    grid: OpenGrid | None = None
    text: str = ""
    place: str = ""
    before: tuple[PageLine, PageSheet] | None = None
    captions: str = ""
    behind: list[Paragraph] = field(default_factory=list)

    def add(self, sheet: PageSheet, running: list[PageLine]) -> None:
        """Adds a page."""
        items = _items_of(sheet)
        items = self._without_caption(items, sheet)
        for item in items:
            if isinstance(item, PrintedTable):
                self._add_table(item, sheet, item is items[0])
            else:
                self._add_line(item, sheet)
        self.behind += [_paragraph(line, sheet, running=True) for line in running]

    def _without_caption(self, items: list, sheet: PageSheet) -> list:
        """The items of a page without the title that it repeats above a table that goes on."""
        if self.grid is None:
            return items
        lines = []
        for item in items[: CAPTION_LINES + 1]:
            if isinstance(item, PrintedTable):
                if lines and self.grid.goes_on_in(item):
                    self.behind += [_paragraph(line, sheet, running=True) for line in lines]
                    return items[len(lines) :]
                break
            if _plain(item.text) not in self.captions:
                break
            lines.append(item)
        return items

    def _add_table(self, table: PrintedTable, sheet: PageSheet, first: bool) -> None:
        if self.grid is None or not first or not self.grid.goes_on_in(table):
            self._captions_from_parts()
            self.close()
            self.tables += 1
            self.grid = OpenGrid(self.tables, sheet.number, table.edges)
        self.grid.add(table, sheet.number, sheet.certain and table.certain)

    def _captions_from_parts(self) -> None:
        """Keeps the last texts before a table: its title may be repeated where it goes on."""
        texts = [part.text for part in self.parts[-CAPTION_LINES:] if isinstance(part, Paragraph)]
        self.captions = _plain("".join((*texts, self.text)))

    def _add_line(self, line: PageLine, sheet: PageSheet) -> None:
        if self.grid is not None and self.grid.takes_bracket(line.text):
            return
        if self.before and continues(*self.before, line, sheet, self.body):
            self.text = joined_texts(self.text, line.text)
        else:
            self.close()
            self.text, self.place = line.text, f"page {sheet.number} line {line.place}"
        self.before = line, sheet

    def close(self) -> None:
        """Ends the paragraph or the grid that was open."""
        if self.grid is not None:
            self.parts.append(self.grid.closed())
        if self.text:
            self.parts.append(Paragraph(self.text, self.place, self.before[1].certain))
        self.parts += self.behind
        self.grid, self.text, self.before, self.behind = None, "", None, []


def _paragraph(line: PageLine, sheet: PageSheet, running: bool) -> Paragraph:
    return Paragraph(line.text, f"page {sheet.number} line {line.place}", sheet.certain, running=running)


def _plain(text: str) -> str:
    return "".join(text.split())


def _items_of(sheet: PageSheet) -> list[PageLine | PrintedTable]:
    """The lines and tables of a page from top to bottom; without tables the lines keep their reading order."""
    if not sheet.tables:
        return list(sheet.lines)
    items = [(line.top, line) for line in sheet.lines] + [(table.box[1], table) for table in sheet.tables]
    return [item for _, item in sorted(items, key=lambda item: item[0])]
