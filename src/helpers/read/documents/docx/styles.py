"""Styles of a Word document, as far as they change what is read: headings, numbered lists, hidden text.

Its tests: test_documents_word.py.
"""

import re
from dataclasses import dataclass

from lxml import etree

from helpers.read.documents.packages import attribute, child, local

HEADING = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
INVISIBLE_SIZE = 2
"""In half points: a letter of one point is no print."""
MOST_BASES = 20
TWIPS, HUNDREDTHS = 105, 50
"""How many twentieths of a point, and hundredths of a letter, half a letter of the usual size is."""


@dataclass(frozen=True)
class Style:
    """What a paragraph or a run of a style is: its heading level, its list and depth, whether it is hidden."""

    level: int | None = None
    number: str | None = None
    depth: int | None = None
    hidden: bool | None = None


def styles_of(root: etree._Element | None) -> dict[str, Style]:
    """The styles of a document by id, each with what it inherits."""
    declared = {
        attribute(each, "styleId"): each
        for each in (root if root is not None else ())
        if local(each.tag) == "style"
    }
    return {name: _inherited(name, declared) for name in declared}


def _inherited(name: str, declared: dict[str, etree._Element]) -> Style:
    """A style with all that it is based on."""
    found = Style()
    for _ in range(MOST_BASES):
        element = declared.get(name)
        if element is None:
            break
        found = laid_over(found, _own(element))
        name = attribute(child(element, "basedOn"), "val")
    return found


def laid_over(upper: Style, lower: Style) -> Style:
    """What the upper style says, and where it says nothing what the lower says."""
    pairs = zip(vars(upper).values(), vars(lower).values(), strict=True)
    return Style(*(over if over is not None else under for over, under in pairs))


def _own(element: etree._Element) -> Style:
    """What a style says itself; one named as a heading is one."""
    name = attribute(child(element, "name"), "val")
    own = paragraph_style(child(element, "pPr"))
    heading = HEADING.fullmatch(name)
    level = int(heading[1]) if heading else 1 if name.lower() == "title" else own.level
    return Style(level, own.number, own.depth, is_hidden_style(child(element, "rPr")))


def paragraph_style(properties: etree._Element | None) -> Style:
    """What the properties of a paragraph say themselves."""
    outline = attribute(child(properties, "outlineLvl"), "val")
    level = (int(outline) + 1) % 10 if outline.isdecimal() and int(outline) <= 9 else None
    list_ = child(properties, "numPr")
    depth = attribute(child(list_, "ilvl"), "val")
    number = attribute(child(list_, "numId"), "val") or None
    return Style(level, number, int(depth) if depth.isdecimal() and len(depth) < 3 else None)


def is_hidden_style(properties: etree._Element | None) -> bool | None:
    """Whether the properties of a run hide it, or nothing where they do not say."""
    size = attribute(child(properties, "sz"), "val")
    if size.isdecimal() and len(size) < 5 and int(size) <= INVISIBLE_SIZE:
        return True
    vanish = child(properties, "vanish")
    return None if vanish is None else attribute(vanish, "val", "true") not in ("0", "false", "off")


def paragraph_indent(indent: etree._Element | None) -> int:
    """How far the first line of a paragraph is set in, in half letters; what is given in letters goes first."""
    places = (("leftChars", "startChars"), ("left", "start")), (("firstLineChars",), ("firstLine",))
    total = 0.0
    for letters, twips in places:
        told = [_number_at(indent, name) / HUNDREDTHS for name in letters]
        told += [_number_at(indent, name) / TWIPS for name in twips]
        total += next(filter(None, told), 0.0)
    return round(total)


def _number_at(element: etree._Element | None, name: str) -> int:
    text = attribute(element, name)
    return int(text) if text.isdecimal() and len(text) < 6 else 0
