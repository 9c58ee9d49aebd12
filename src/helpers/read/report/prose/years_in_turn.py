"""Numbers of several years in turn: 2023年、2024年预算执行率分别为95.51%和97.24%.

Its tests: test_prose.py.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from helpers.read.language import any_in
from helpers.read.report.figure import Figure
from helpers.read.report.prose.spot import Spot, base_figure, read_as
from helpers.read.report.prose.thread import Owner
from helpers.years import PRINTED as YEAR

LONGEST = 120
IN_TURN = re.compile(
    rf"(?:(?P<years>{YEAR}年度?(?:[、和与及]{YEAR}年度?)+)|(?<=[，；]))(?P<what>[^，。；：0-9]{{2,20}}?)分别(?:{any_in('gives_values_in_turn')}|(?P<act>{any_in('acts_in_turn')}))"
    r"(?P<values>[0-9][^，。；（]*)"
)
LISTED = re.compile(f"{YEAR}年度?(?:[、和与及]{YEAR}年度?)+")
BETWEEN = re.compile("[、和与及]")

_Read = list[tuple[Figure, Owner]]


class _Turn(NamedTuple):
    """Which of the years a number is of, its place among them, and what is given for each."""

    year: str
    place: int
    what: str


def in_years(spot: Spot, read: Callable[[Spot], _Read]) -> _Read:
    """The figures of a number as `read` has them, of its own year where a sentence gives one number for each of several."""
    turn = _year_in_turn(spot)
    if turn is None:
        return read(spot)
    if turn.place == 0:
        bare = replace(spot, head=replace(spot.head, words=turn.what))
        return [(_of_year(figure, turn.year, spot), owner) for figure, owner in read(bare)]
    first, owner = spot.thread.figures[-1], spot.thread.owners[-1]
    printed = base_figure(spot, spot.text[spot.quantity.start : spot.quantity.end])
    return [(_of_year(read_as(first, printed), turn.year, spot), owner)]


def _of_year(figure: Figure, year: str, spot: Spot) -> Figure:
    """A figure of its year in turn; one of an earlier year is only set beside the others."""
    return replace(figure, period=year, compared=year < spot.frame.year)


def _year_in_turn(spot: Spot) -> _Turn | None:
    """Whose turn it is; None where there are not as many numbers as years, which a clause before may have named."""
    begin = max(spot.end - len(spot.sentence), spot.quantity.start - LONGEST)
    end = min(spot.end, spot.quantity.end + LONGEST)
    years: list[str] = []
    for found in IN_TURN.finditer(spot.text, begin, end):
        years = (
            re.findall(YEAR, found["years"])
            if found["years"]
            else years or _listed_before(spot.text[begin : found.start()])
        )
        values = BETWEEN.split(found["values"])
        if len(years) != len(values) or not all(value[:1].isdigit() for value in values):
            continue
        starts = [found.start("values")]
        for value in values[:-1]:
            starts.append(starts[-1] + len(value) + 1)
        if spot.quantity.digits in starts:
            place = starts.index(spot.quantity.digits)
            return _Turn(years[place], place, found["what"] + (found["act"] or ""))
    return None


def _listed_before(words: str) -> list[str]:
    """The years that a clause before lists: 2023年、2024年预算均为4万元，决算分别为3万元和2万元."""
    found = LISTED.search(words)
    return re.findall(YEAR, found[0]) if found else []
