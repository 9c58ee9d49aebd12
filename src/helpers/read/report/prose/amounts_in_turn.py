"""Amounts given in turn to the names before: 人员经费、公用经费分别为158万元和21万元.

Its tests: test_prose_in_turn.py.
"""

import re
from dataclasses import replace

from helpers.read.language import any_in, wording_of, words_of
from helpers.read.report.prose.names import PROCURED, is_line_like, owner_in
from helpers.read.report.prose.spot import Spot
from helpers.read.report.prose.thread import NOBODY
from helpers.read.report.prose.turns import FLOWS, ONE_FLOW
from helpers.years import PRINTED as YEAR

LONGEST, FEWEST, NEAR = 160, 2, 3
AMOUNT = "[约近]?[0-9][0-9,.]*[余多]?[万亿千百]*元"
BETWEEN = re.compile("[、，]?(?:和|与|及|以及)|[、，]")
SAID_IN_TURN = re.compile(f"{any_in('says_in_turn')}|元(?:[、，]?[和与及]|、)[约近]?[0-9]")
IN_TURN = re.compile(
    rf"(?<![0-9])(?P<names>(?:{YEAR}年度?)?[^，。；：（）0-9]{{2,24}}?(?:[、和与及][^，。；：（）0-9]{{2,24}}?)+)"
    rf"(?:(?P<turn>{any_in('says_in_turn')})(?P<verb>[^，。；：（）0-9]{{0,6}}?)|[为是]?)(?P<values>{AMOUNT}(?:(?:{BETWEEN.pattern}){AMOUNT})+)"
)
BOTH_SIDES = re.compile("总计|合计")
"""What both sides come to is one and the same: 收、支总计分别为58万元和58万元."""
NAMES = re.compile("[、和与]|及(?!其)(?!运行)")


def named_in_turn(spot: Spot) -> Spot:
    """The spot with the name that is its number's in turn as its head; the spot itself where there is none."""
    begin = max(spot.end - len(spot.sentence), spot.quantity.start - LONGEST)
    if not SAID_IN_TURN.search(spot.text, begin, min(spot.end, spot.quantity.end + NEAR)):
        return spot
    for found in IN_TURN.finditer(spot.text, begin, min(spot.end, spot.quantity.end + LONGEST)):
        if BOTH_SIDES.search(found["names"]):
            continue
        names, values = NAMES.split(found["names"]), re.findall(AMOUNT, found["values"])
        if not (found["turn"] or _are_alike(_sharing_words(names))):
            continue
        starts = [found.start("values") + each.start() for each in re.finditer(AMOUNT, found["values"])]
        if len(names) == len(values) and spot.quantity.start in starts and min(map(len, names)) >= FEWEST:
            name = _sharing_words(names)[starts.index(spot.quantity.start)] + (found["verb"] or "")
            return replace(spot, head=replace(spot.head, words=name))
    return spot


def _are_alike(names: list[str]) -> bool:
    """Whether all names are accounts, or all are lines: they are in turn though nothing says so."""
    if PROCURED.search(names[0]):
        return False
    owners = [owner_in(name)[0] for name in names]
    accounts = [owner is not NOBODY and not owner.name for owner in owners]
    lines = [not owner.account and is_line_like(owner.name) and "等" not in owner.name for owner in owners]
    return all(accounts) or all(lines)


def sharing_an_end(names: list[str]) -> list[str]:
    """Names in turn with the noun that the last of them gives to those before it: 城镇、农村居民人均可支配收入."""
    ends = (word for word in words_of("shared_by_a_list", "word") if names[-1].endswith(word))
    shared = max(ends, key=len, default="")
    if not shared or names[-1] == shared or any(name.endswith(shared) for name in names[:-1]):
        return names
    return [*(name + shared for name in names[:-1]), names[-1]]


def _sharing_words(names: list[str]) -> list[str]:
    """Names in turn with the word for money, or the stage, that one of them has for all.

    中央、省级资金 are 中央资金 and 省级资金; 基本支出、项目支出预算 are both budgets.
    """
    if (shared := sharing_an_end(names)) != names:
        return shared
    levels = words_of("levels_of_money", "word")
    level = next((level for level in levels if names[-1].startswith(level)), "")
    if level and all(name in levels for name in names[:-1]):
        names = [name + names[-1].removeprefix(level) for name in names[:-1]] + names[-1:]
    if names[0] in FLOWS and len(names) == len(FLOWS) and names[-1].startswith(FLOWS):
        return [names[0] + names[-1][len(names[0]) :], names[-1]]
    if names[-1] in FLOWS and (first := ONE_FLOW.match(names[0])):
        return [names[0], *(first["budget"] + name for name in names[1:])]
    what = stage_at_end(names[-1])
    if what and not any(map(stage_at_end, names[:-1])):
        return [name.removesuffix(what).removesuffix("的") + what for name in names]
    said = [wording_of(name).mention("measure") for name in names]
    staged = [each.words for each in said if each is not None and each.strength > 1]
    if len(staged) != 1:
        return names
    return [
        name
        if each is not None and each.strength > 1 or not wording_of(name).value("account")
        else name + staged[0]
        for name, each in zip(names, said, strict=True)
    ]


def stage_at_end(name: str) -> str:
    """The words of a stage that a name ends with and does not consist of."""
    said = [item.words for item in wording_of(name).mentions if item.slot == "measure"]
    ends = (words for words in (*said[-1:], *FLOWS) if name.endswith(words) and len(name) > len(words) + 1)
    return next(ends, "")
