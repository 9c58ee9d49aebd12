"""How far the words in a cell of a web page are set in: by its style, or by blanks that a page keeps.

Its tests: test_documents_indents.py.
"""

import re
from dataclasses import replace

from lxml import etree

from helpers.read.documents.document import Cell
from helpers.read.documents.shapes import width_of

SET_IN = re.compile(
    r"(?:^|[;\s])(?:padding-left|text-indent|margin-left)\s*:\s*([0-9.]{1,6})(px|pt|em|rem|ch)", re.I
)
HALF_LETTERS = {"px": 1 / 7, "pt": 1 / 5.25, "em": 2, "rem": 2, "ch": 1}
"""Half letters of the usual size in each unit of length."""
KEPT = "\u00a0\u3000\u2002\u2003"
DEEPEST = 6


def indent_within(cell: etree._Element) -> int:
    """How far the first words of a cell are set in: what the elements around them say, and the blanks before them."""
    total, element = 0.0, cell
    for _ in range(DEEPEST):
        total += sum(float(size) * HALF_LETTERS[unit.lower()] for size, unit in _sizes(element))
        inner = next((child for child in element if isinstance(child.tag, str)), None)
        if inner is None or (element.text or "").strip():
            break
        element = inner
    text = next(filter(_holds_more, cell.itertext()), "")
    blank = text[: len(text) - len(text.lstrip())]
    return round(total) + width_of("".join(letter for letter in blank if letter in KEPT))


def cells_against_the_least(cells: list[Cell]) -> list[Cell]:
    """Cells whose indents count from the least one in their column: what all have is no indent."""
    least: dict[int, int] = {}
    for cell in cells:
        least[cell.column] = min(cell.indent, least.get(cell.column, cell.indent))
    return [replace(cell, indent=cell.indent - least[cell.column]) if cell.indent else cell for cell in cells]


def _sizes(element: etree._Element) -> list[tuple[str, str]]:
    found = SET_IN.findall(element.get("style") or "")
    return [(size, unit) for size, unit in found if size.count(".") < 2 and size != "."]


def _holds_more(text: str) -> bool:
    """Whether a text is more than the space between elements."""
    return bool(text.strip()) or any(letter in KEPT for letter in text)
