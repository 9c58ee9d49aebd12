"""Amounts and rates of several names in turn: 接待费、会议费的预算数分别为3万元、2万元，决算数分别为1万元、2万元.

Its tests: test_prose.py.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from helpers.read.language import any_in, wording_of
from helpers.read.report.figure import Figure
from helpers.read.report.prose.amounts_in_turn import named_in_turn, sharing_an_end, stage_at_end
from helpers.read.report.prose.placing import printed
from helpers.read.report.prose.quoting import quoted
from helpers.read.report.prose.spot import Spot
from helpers.read.report.prose.thread import Owner
from helpers.read.report.prose.verbs import role_of
from helpers.years import PRINTED as YEAR

LONGEST = 160
OF_STAFF = ("authorised", "in_service", "retired", "retired_veteran")
IN_TURN = re.compile(
    rf"(?:{YEAR}年度?)?(?:其中：?)?(?P<names>[^，。；：0-9（）]{{2,80}}?(?:（[^（）0-9]{{1,12}}）[^，。；：0-9（）]{{1,40}}?)*)(?:分别|(?=为[0-9]))(?:{any_in('gives_values_in_turn')}|(?P<act>{any_in('acts_in_turn')})"
    rf"|(?P<change>(?:{any_in('compares')}|比{YEAR}年)?(?:{any_in('given_in_turn')}|占[^，。；0-9]{{2,12}}的)))"
    r"(?P<values>[0-9][^，。；（]*)"
)
BETWEEN = re.compile("[、和与及]")
GIVEN = re.compile("分别|[数额算]为$|[数额算]为[0-9][^，。；]*$")
SPLITS = (
    re.compile("(?:[、和及]|(?<!参)与)(?!运行)"),
    re.compile("、"),
    re.compile("[和与及](?=[^、和与及]+$)|、"),
)
MORE_BEHIND = {
    "money": re.compile("[、和与及][约近]?[0-9][0-9.,]*[余多]?[万亿千百]*元"),
    "ratio": re.compile("[、和与及][0-9.]+%"),
}
YEARS = re.compile(f"{YEAR}年?度?[^。；]*{YEAR}年")
ONE_NUMBER = re.compile("[0-9][0-9.]*[^0-9]+")

_Read = list[tuple[Figure, Owner]]


class _Turns(NamedTuple):
    """The names that values are given to, what is said of each, and where the values stand."""

    names: list[str]
    what: str
    starts: list[int]


def in_names(spot: Spot, read: Callable[[Spot], _Read]) -> _Read:
    """The figures of a number as `read` has them, of its own name where a sentence gives one number for each of several."""
    if spot.quantity.kind == "money" and (named := named_in_turn(spot)) is not spot:
        said = quoted(spot.head.words) + printed(spot)
        return [(replace(figure, phrase=said), owner) for figure, owner in read(named)]
    if spot.quantity.kind not in ("money", "ratio", "people") or not GIVEN.search(spot.so_far):
        return _doubted_run(read(spot), spot)
    for turns in _turns(spot):
        if spot.quantity.digits in turns.starts:
            place = turns.starts.index(spot.quantity.digits)
            named = replace(spot, head=replace(spot.head, words=turns.names[place] + turns.what))
            number = spot.text[spot.quantity.start : spot.quantity.end]
            said = quoted(named.head.words) + number
            first = said if said in spot.text else quoted(spot.head.words) + number
            return [
                (replace(figure, phrase=number if place else first), owner) for figure, owner in read(named)
            ]
    return _doubted_run(read(spot), spot)


def _doubted_run(found: _Read, spot: Spot) -> _Read:
    """The figures of the first of several bare amounts in a row, which is likely only one name's of several."""
    more = MORE_BEHIND.get(spot.quantity.kind)
    if more is None or not more.match(spot.behind_all) or _is_told_apart(spot):
        return found
    return [
        (replace(figure, certainty="likely", doubt="owner") if _may_be_of_several(figure) else figure, owner)
        for figure, owner in found
    ]


def _is_told_apart(spot: Spot) -> bool:
    """Whether several values in a row are those of several years, or words say that they are in turn."""
    return "分别" in spot.head.words or YEARS.search(spot.so_far) is not None


def _may_be_of_several(figure: Figure) -> bool:
    """Whether a sure figure is an amount, or a rate of execution, of one name: both sides come to the same anyhow."""
    executed = figure.measure.startswith("execution")
    amount = figure.kind == "money" and figure.measure != "balance_total"
    return figure.certainty == "sure" and (amount or executed)


def _turns(spot: Spot) -> list[_Turns]:
    """What is given in turn in the sentence; a clause without names of its own goes on with those before."""
    begin = max(spot.end - len(spot.sentence), spot.quantity.start - LONGEST)
    names: list[str] = []
    is_people = spot.quantity.kind == "people"
    found = []
    for match in IN_TURN.finditer(spot.text, begin, min(spot.end, spot.quantity.end + LONGEST)):
        values = BETWEEN.split(match["values"])
        if len(values) < 2 or not all(map(ONE_NUMBER.fullmatch, values)):
            continue
        listed, what = _names_and_stage(match["names"], len(values))
        before = names or _names_before(match, len(values), spot)
        names, what = (listed, what) if listed else (before, match["names"])
        what += match["act"] or match["change"] or ""
        grows = match["change"] and listed and "%" in match["values"]
        if len(names) != len(values) or grows or (is_people and not any(map(_names_staff, names))):
            continue
        starts = [match.start("values")]
        for value in values[:-1]:
            starts.append(starts[-1] + len(value) + 1)
        found.append(_Turns(names, what, starts))
    return found


def _names_before(match: re.Match, count: int, spot: Spot) -> list[str]:
    """The names of as many amounts right before, where no more than a stage is named: 决算数分别为3万元、2万元."""
    told = wording_of(match["names"])
    if told.name or told.mention("measure") is None:
        return []
    said = [each for each in spot.latest_in_sentence if each.at < match.start() and each.kind == "money"]
    last, earlier = said[-count:], [each for each in said[:-count][-1:] if each is not spot.thread.whole]
    names = [_without_stages(figure.name) for figure in last if not figure.compared]
    alike = len({figure.measure for figure in (*earlier, *last)}) == 1 + len(earlier)
    return names if alike and len({*names}) == count and all(names) else []


def _without_stages(name: str) -> str:
    """A printed name without the stages in it: 年初预算公用经费."""
    for said in wording_of(name).mentions:
        if said.slot == "measure" and said.strength > 1:
            name = name.replace(said.words, "", 1)
    return name


def _names_and_stage(words: str, count: int) -> tuple[list[str], str]:
    """As many names as there are values, and the stage that the last of them says of all: 接待费、会议费的预算数."""
    for split in SPLITS:
        names = split.split(words)
        if len(names) == count and all(len(name) > 1 for name in names):
            if (shared := sharing_an_end(names)) != names:
                return shared, ""
            what = stage_at_end(names[-1])
            if not what or any(map(stage_at_end, names[:-1])):
                return names, ""
            return [*names[:-1], names[-1].removesuffix(what).removesuffix("的")], what
    return [], ""


def _names_staff(name: str) -> bool:
    """Whether a name is that of a kind of staff: 在职人员."""
    return role_of(name) in OF_STAFF
