"""Rows that agree in every word, told apart by their numbers and places: items of a list are no contradiction.

Its tests: test_sameness.py.
"""

import re
from collections import defaultdict
from itertools import combinations

from helpers import schema
from helpers.frames import Row
from helpers.measure.figures.document_frames import MOST, Frames
from helpers.measure.figures.exact import Amount
from helpers.measure.figures.same_figure import Pair, is_one_number_in, is_rounded_to
from helpers.measure.figures.whereabouts import place_in_document

_PAIR = 2
"""Two numbers of one figure contradict each other; of three and more it is seen what tells them apart."""

_LAST_MARK = re.compile("(?:[0-9]+|（[^（）]*）|[^0-9（）])$")


def told_apart(group: list[Pair], frames: Frames) -> list[list[Pair]]:
    """Rows of the same words by number, put together where it is sure that one of the numbers is wrong."""
    if len(group) == 1:
        return [group]
    parts = _by_number(group)
    if len(parts) > _PAIR and (_is_whole_of_others(parts) or _is_series(parts)):
        return parts
    if len(parts) > MOST:
        return [group] if _is_in_text_apart(parts) else parts
    are_one = all(
        _may_contradict(pair[0], other[0], frames)
        for part, others in combinations(parts, 2)
        for pair in part
        for other in others
    )
    return [group] if are_one else parts


def _is_whole_of_others(parts: list[list[Pair]]) -> bool:
    """Whether the largest of some numbers is the sum of the others: a whole, and parts of it that are named above them."""
    numbers = [part[0][1].number for part in parts]
    known = [number for number in numbers if number is not None]
    return len(known) == len(numbers) and 2 * max(known) == sum(known)


def _is_series(parts: list[list[Pair]]) -> bool:
    """Whether each number stands in the running text of one section of its own, all of them under one heading."""
    places = [place_in_document(row) for part in parts for row, _ in part]
    sections = [place.section for place in places]
    if len(sections) != len(parts) or any(place.table or not place.section for place in places):
        return False
    return len(set(sections)) == len(sections) and len({_heading_of(section) for section in sections}) == 1


def _heading_of(section: str) -> str:
    """The numbering of a section without its last mark: 二（五） of 二（五）3."""
    return _LAST_MARK.sub("", section)


def _is_in_text_apart(parts: list[list[Pair]]) -> bool:
    """Whether each of many numbers stands in running text, in paragraphs and sections of its own."""
    owners: dict[tuple[str, str], int] = {}
    for number, part in enumerate(parts):
        for place in (place_in_document(row) for row, _ in part):
            names = [(place.source, name) for name in (place.paragraph, place.section) if name]
            if place.table or any(owners.setdefault(name, number) != number for name in names):
                return False
    return True


def _by_number(group: list[Pair]) -> list[list[Pair]]:
    """Rows that say one number, exactly or rounded; two items of one list are two, though they be equal."""
    parts: list[list[Pair]] = []
    equal: dict[tuple[object, object], list[list[Pair]]] = defaultdict(list)
    for pair in group:
        near = equal[pair[1].ends] or (parts if len(parts) <= MOST else [])
        own = next((part for part in near if _says_as(pair, part)), None)
        if own is None:
            parts.append(own := [])
        own.append(pair)
        if not any(own is part for part in equal[pair[1].ends]):
            equal[pair[1].ends].append(own)
    return parts


def _says_as(pair: Pair, part: list[Pair]) -> bool:
    """Whether a row says the number of rows that stand together, and is no other item of their list."""
    return all(_is_one_number(pair[1], other[1]) and not _are_two_items(pair[0], other[0]) for other in part)


def _is_one_number(amount: Amount, other: Amount) -> bool:
    if amount.is_exact and other.is_exact:
        return amount.number == other.number or is_rounded_to(amount, other) or is_rounded_to(other, amount)
    return is_one_number_in((amount, other))


def _are_two_items(row: Row, other: Row) -> bool:
    """Whether two rows stand in two rows of one table, as items of a list do; totals are said again."""
    if row["line"] == schema.DEPARTMENT or row["measure"] == "adjustment":
        return False
    place, second = place_in_document(row).grid_row, place_in_document(other).grid_row
    return place is not None and second is not None and place[:2] == second[:2] and place != second


def _may_contradict(row: Row, other: Row, frames: Frames) -> bool:
    """Whether two rows of different numbers stand where one figure is said twice."""
    place, second = place_in_document(row), place_in_document(other)
    if place.source != second.source:
        return True
    if place.table and second.table:
        return place.table != second.table and not frames.are_foreign(place, second)
    if place.table or second.table:
        return True
    return not _is_one_part(place.paragraph, second.paragraph) and not _is_one_part(
        place.section, second.section
    )


def _is_one_part(name: str, other: str) -> bool:
    return bool(name) and name == other
