"""Sentences become figures: each quantity goes to what reads its kind, with the words in front of it.

What the words do not settle stays `unassigned`; nothing is guessed.
"""

import calendar
import re
from dataclasses import replace

from helpers.errors import Refused
from helpers.read.language import AS_OF, Head, Quantity, head_of, scan
from helpers.read.report.amounts import money_figure
from helpers.read.report.counts import count_figure
from helpers.read.report.figure import Figure, Place, Thread
from helpers.read.report.quoting import quoted
from helpers.read.report.rates import ratio_figures
from helpers.schema import DEPARTMENT, UNASSIGNED

ITS_PARTS = re.compile(r"其中|里面|含|分项|分别是|包括|分[两三四五六]块|项目：")
MOST_FIGURES, LONGEST_PURPOSE = 20_000, 40
SENTENCE = re.compile(r"[^。！？；]*[。！？；]?")
AIM = re.compile(r"(?:(?<![0-9%])=|[≥≤＞＜><])$")


def read_text(text: str, place: Place, thread: Thread) -> list[Figure]:
    """The figures of a folded paragraph or cell; the thread holds them too."""
    known, quantities = len(thread.figures), scan(text)
    if known + len(quantities) > MOST_FIGURES:
        raise Refused("too_many_figures", limit=MOST_FIGURES)
    for match in SENTENCE.finditer(text):
        own = [quantity for quantity in quantities if match.start() <= quantity.digits < match.end()]
        if own:
            read_sentence(text, match.start(), match.end(), own, place, thread)
    return thread.figures[known:]


def read_sentence(
    text: str, start: int, end: int, quantities: list[Quantity], place: Place, thread: Thread
) -> None:
    """Adds the figures of one sentence to the thread; a whole whose parts were named ends with its sentence."""
    if text[start - 1 : start] != "；" and not text[start:].lstrip("，（").startswith("其中"):
        thread.leave_parts(start > 0)
    floor = start
    for quantity, following in zip(quantities, [*quantities[1:], None], strict=True):
        between = text[floor : quantity.start]
        if dated := list(AS_OF.finditer(between)):
            thread.as_of = last_day(dated[-1])
        if ITS_PARTS.search(between):
            thread.parent = thread.whole_before() or thread.parent
        limit = following.start if following else end
        head = head_of(text, floor, quantity, first=floor == start)
        figures = read_quantity(text, head, quantity, limit, place, thread)
        if quantity.start == floor > start and thread.last:
            figures = share_phrase(figures, thread)
        thread.figures += figures
        floor = quantity.end


def share_phrase(figures: list[Figure], thread: Thread) -> list[Figure]:
    """Counts printed with nothing between them share one phrase: 座谈会4场130人次; it goes to the one before too."""
    last = thread.last
    if not all(figure.kind in ("count", "people") for figure in [last, *figures]):
        return figures
    phrase = last.phrase + figures[0].phrase
    thread.figures[-1] = replace(last, phrase=phrase)
    return [replace(figure, phrase=phrase) for figure in figures]


def last_day(match: re.Match) -> str:
    """A printed date; a month alone means its last day."""
    year, month, day = (int(part or 0) for part in match.groups())
    return f"{year}-{month:02d}-{day or calendar.monthrange(year, month)[1]:02d}" if 1 <= month <= 12 else ""


def read_quantity(
    text: str, head: Head, quantity: Quantity, limit: int, place: Place, thread: Thread
) -> list[Figure]:
    """The figures that one quantity states: one, or one for each of the rates that share it."""
    base = Figure(
        kind=quantity.kind,
        subject=DEPARTMENT,
        measure=UNASSIGNED,
        label="",
        value=quantity.value,
        unit=quantity.unit,
        qualifier=quantity.qualifier,
        least=quantity.least,
        theme=place.theme,
        section=place.section,
        locator=place.locator,
        phrase=quoted(head.words) + text[quantity.start : quantity.end],
        stage=stage_of_count(quantity, head, place),
        as_of="" if quantity.kind == "money" else thread.as_of,
    )
    if quantity.kind == "money":
        return [money_figure(base, head, text[quantity.end : quantity.end + LONGEST_PURPOSE], place, thread)]
    if quantity.kind == "ratio":
        return ratio_figures(base, head, quantity, text, thread)
    return [count_figure(base, head, text, quantity, limit, thread)]


def stage_of_count(quantity: Quantity, head: Head, place: Place) -> str:
    """Target where the place or a sign of comparison says so (满意度≥95%), else done; money has measures for it."""
    if quantity.kind == "money":
        return ""
    return "target" if place.target or AIM.search(head.words) else "done"
