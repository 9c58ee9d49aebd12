"""Heads and feet: lines at the edges of pages that are page numbers, or that most pages repeat.

Its tests: test_documents_pdf.py.
"""

import re
from collections import Counter

from helpers.read.documents.pdf.page_layout import PageLine, PageSheet

PAGE_NUMBER = re.compile(
    r"[-—–·~\s]*(?:第?\s*[0-9]{1,4}\s*页?|[0-9]{1,4}\s*/\s*[0-9]{1,4}|[ivxIVX]{1,6})"
    r"(?:[\s,，/]*共\s*[0-9]+\s*页)?[-—–·~\s]*"
)
SENTENCE = re.compile("[，。；]")
YEAR = re.compile(r"(?:19|20)[0-9]{2}")
CAPTION = re.compile("[(（]?(?:单位|编制|附?[表件])")
MOST_LINES_AT_AN_EDGE, EDGE = 3, 0.15


def running_lines_of(sheets: list[PageSheet]) -> dict[int, list[PageLine]]:
    """The heads and feet of each page by its number; they are taken off the pages.

    A line that may hold a figure, or the caption of a table, is neither,
    however often it is printed.
    """
    edges = Counter(text for sheet in sheets for text in {line.text for line in _edge_lines(sheet)})
    often = (text for text, times in edges.items() if times >= 3 and times > len(sheets) / 2)
    repeated = {text for text in often if _holds_no_figure(text)}
    return {sheet.number: _taken_off(sheet, repeated) for sheet in sheets}


def _edge_lines(sheet: PageSheet) -> list[PageLine]:
    lines = sheet.lines[:MOST_LINES_AT_AN_EDGE] + sheet.lines[-MOST_LINES_AT_AN_EDGE:]
    return [line for line in lines if _is_at_edge(line, sheet)]


def _is_at_edge(line: PageLine, sheet: PageSheet) -> bool:
    return not EDGE * sheet.height < line.top < (1 - EDGE) * sheet.height


def _holds_no_figure(text: str) -> bool:
    return (
        not CAPTION.match(text) and not SENTENCE.search(text) and not re.search("[0-9]", YEAR.sub("", text))
    )


def _taken_off(sheet: PageSheet, repeated: set[str]) -> list[PageLine]:
    """Takes heads and feet off a page: from its edges inwards, as far as they go."""
    taken: list[PageLine] = []
    for place in (0, -1):
        for _ in range(MOST_LINES_AT_AN_EDGE):
            if not sheet.lines or not _is_running(sheet, place, repeated):
                break
            taken.append(sheet.lines.pop(place))
    return taken


def _is_running(sheet: PageSheet, place: int, repeated: set[str]) -> bool:
    """Whether the first or the last line of a page is a head or a foot; a table beyond it means that it is not."""
    line = sheet.lines[place]
    if not _is_at_edge(line, sheet):
        return False
    if line.text in repeated:
        return True
    beyond = any(
        (table.box[1] < line.top) if place == 0 else (table.box[3] > line.top) for table in sheet.tables
    )
    return not beyond and PAGE_NUMBER.fullmatch(line.text) is not None
