"""Every numeral of a document accounted for: with the figures that it states, or the reason why it states none.

Its tests: test_accounting.py.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from helpers.read.language import NoFigure, Quantity

DIGITS = re.compile(r"-?[0-9]+(?:[.,，][0-9]+)*")
MARKS = re.compile("[0-9]+|[①-⑳]|[一二三四五六七八九十]+")
ANY_NUMERAL = re.compile("[0-9①-⑳零〇一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟]")


@dataclass(frozen=True, slots=True)
class Number:
    """One numeral: its place, its printed form, and how many figures back it stands, or a reason."""

    place: str
    printed: str
    reason: str = ""
    figures: tuple[int, ...] = ()


def other_numbers(text: str, others: Iterable[NoFigure], place: str) -> list[Number]:
    """The numerals of a text that are no figures; one that lies in another is told once."""
    found, end = [], -1
    for stretch in others:
        printed = text[max(stretch.start, end) : stretch.end]
        if ANY_NUMERAL.search(printed):
            found.append(Number(place, printed, stretch.reason))
            end = stretch.end
    return found


def marks_of(text: str, place: str) -> list[Number]:
    """The numerals in the marks that a line begins with."""
    return [Number(place, found[0], "heading_mark") for found in MARKS.finditer(text)]


def figure_number(text: str, quantity: Quantity, place: str, figures: tuple[int, ...]) -> list[Number]:
    """The numerals of a quantity: two of a range, one of any other."""
    printed = text[quantity.digits : quantity.end].removesuffix(quantity.unit)
    runs = DIGITS.findall(printed) or [printed]
    if quantity.least is None:
        whole = DIGITS.search(printed)
        return [Number(place, whole[0] if whole and len(runs) == 1 else printed, "", figures)]
    return [Number(place, run, "", figures) for run in runs[:2]]
