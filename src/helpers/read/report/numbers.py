"""Every numeral of a document accounted for: with the figures that it states, or the reason why it states none."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from helpers.read.language.no_figures import NoFigure
from helpers.read.language.quantities import Quantity

DIGITS = re.compile(r"-?[0-9]+(?:[.,，][0-9]+)*")
ANY_NUMERAL = re.compile("[0-9零〇一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟]")


@dataclass(frozen=True)
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
        if stretch.start < end:
            continue
        printed = text[stretch.start : stretch.end]
        if ANY_NUMERAL.search(printed):
            found.append(Number(place, printed, stretch.reason))
            end = stretch.end
    return found


def figure_number(text: str, quantity: Quantity, place: str, figures: tuple[int, ...]) -> list[Number]:
    """The numerals of a quantity: two of a range, one of any other."""
    printed = text[quantity.digits : quantity.end]
    runs = DIGITS.findall(printed) or [printed]
    if quantity.least is None:
        whole = DIGITS.search(printed)
        return [Number(place, whole[0] if whole and len(runs) == 1 else printed, "", figures)]
    return [Number(place, run, "", figures) for run in runs[:2]]
