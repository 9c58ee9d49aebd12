"""Counts that go with another one in their sentence: 破获案件20起，抓获嫌疑人31人 says nothing of all who were caught.

Its tests: test_government_prose.py.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from helpers.read.report.figure import Figure
from helpers.schema import DEPARTMENT


def dependent_counts_doubted(figures: Sequence[Figure]) -> list[Figure]:
    """The figures of a document; counts of one name and several values, each behind another thing, are only likely."""
    leads = _leads(figures)
    groups: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for place, figure in enumerate(figures):
        if figure.kind in ("count", "people") and figure.certainty == "sure" and figure.subject != DEPARTMENT:
            groups[_named_alike(figure)].append(place)
    doubted = {
        place
        for places in groups.values()
        if len({figures[place].value for place in places}) > 1 and _are_dependent(places, leads, figures)
        for place in places
    }
    return [
        replace(figure, certainty="likely", doubt="owner") if place in doubted else figure
        for place, figure in enumerate(figures)
    ]


def _leads(figures: Sequence[Figure]) -> dict[tuple[str, str], int]:
    """The place of the first count of each sentence."""
    first: dict[tuple[str, str], int] = {}
    for place, figure in enumerate(figures):
        if figure.kind in ("count", "people"):
            first.setdefault((figure.locator, figure.context), place)
    return first


def _named_alike(figure: Figure) -> tuple[str, ...]:
    """All by which two counts may be the same."""
    return (
        figure.kind,
        figure.subject,
        figure.measure,
        figure.stage,
        figure.period,
        figure.coverage,
        figure.unit,
    )


def _are_dependent(
    places: Sequence[int], leads: dict[tuple[str, str], int], figures: Sequence[Figure]
) -> bool:
    """Whether none of several counts is the first of its sentence, and these first ones are of different things."""
    first = [leads[figures[place].locator, figures[place].context] for place in places]
    things = [figures[place].subject for place in first]
    return not set(first) & set(places) and len(set(things)) == len(places)
