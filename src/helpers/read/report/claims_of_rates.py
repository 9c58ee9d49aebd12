"""Rates, growth and percentage points that a paragraph states right behind what they follow from.

Its tests: test_claims.py.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from helpers.read.language import any_in
from helpers.read.report.spots import COUNTED, Claim, PlacedNumber, claim_word, same_sentence

UNDONE = re.compile("[未没不]")
NAMED = re.compile("(?P<name>[一-龥]{2,12})率(?:为|是|达到|达)?$")
SATISFIED = re.compile("满意[率度](?:为|是|达到|达)?$")
SHARE = re.compile("，占(?:比)?(?:为)?")
POINTS = ("百分点", "个百分点")
STEM, LONGEST_AIM = 2, 24


@cache
def rate_shape(name: str) -> re.Pattern[str]:
    """The words in front of a number that tell what it is to those before."""
    moved = f"(?:{claim_word('rose')}|{claim_word('fell')})"
    tail = f"(?:(?!{moved})[^，。；0-9])"
    year = f"(?:{claim_word('year_before')}|[0-9]{{4}}年)"
    before = f"(?:{claim_word('compared')})[^，。；]{{0,12}}?{year}{tail}{{0,8}}?"
    both = "(?:收入?、?支出?总计)?"
    planned = f"(?:{claim_word('compared')})[^，。；0-9]{{0,6}}?{claim_word('plan')}{tail}{{0,4}}?"
    return re.compile(
        {
            "grew": f"^(?:相比)?[，、]?(?:同比)?{moved}(?:了|为|达|幅度为)?$",
            "changed": f"^[，（。]?(?:{before}|{planned}|同比)(?:相比)?，?{both}[各均]?{moved}了?$",
            "changed_behind": f"^(?:相比)?，?{moved}了?$",
            "prior": f"^[，（。]?(?:{before}|{planned})$",
            "part": f"(?<!主要){claim_word('parts')}",
            "aim": f"(?:完成|占|达到|为)[^，。；、]{{0,10}}{claim_word('aim')}[^，。；、]{{0,4}}$",
            "was": f"{claim_word('from')}[^，。；0-9]{{0,8}}$",
            "became": f"^{moved}?{claim_word('to')}$",
            "moved": f"^[，、]?{moved}了?$",
            "aimed_at": f"^，?{claim_word('compared')}[^，。；0-9]{{0,4}}{claim_word('plan')}[^，。；0-9]{{0,2}}$",
            "apart": f"^(?:高出?|低|{moved})了?$",
            "year_ago": f"^，?{claim_word('compared')}[^，。；0-9]{{0,4}}{claim_word('year_before')}[^，。；0-9]{{0,4}}$",
        }[name]
    )


def claims_of_rates(spots: Sequence[PlacedNumber]) -> Iterator[Claim]:
    """Every claim of a rate among numbers that follow each other."""
    for place, spot in enumerate(spots):
        behind = spots[max(0, place - 3) : place]
        if spot.figure.unit in POINTS and len(behind) > 1:
            yield from points_claimed(spot, behind)
        if spot.is_share and len(behind) > 1 and spot.figure.stage != "target":
            yield from rate_of_counts(spot, spots[:place])
            yield from rate_of_aim(spot, behind)
            yield from rate_of_money(spot, spots[:place])
            yield from growth_claimed(spot, spots[:place])


def rate_of_counts(rate: PlacedNumber, spots: Sequence[PlacedNumber]) -> Iterator[Claim]:
    """A rate whose name says what was done with what is counted right before: 立案42件，办结40件，办结率95.24%."""
    counts = [spot for spot in spots if not spot.is_share]
    if len(counts) < 2 or spots[-1] is not counts[-1]:
        return
    below, above = counts[-2:]
    between = [*spots[spots.index(below) :], rate]
    of_some = re.search(claim_word("of_some"), above.before)
    if of_some or not (above.is_like(below) and above.figure.kind in COUNTED and same_sentence(between)):
        return
    if SATISFIED.search(rate.before):
        yield from satisfaction(rate, [spot for spot in spots if spot.is_like(above)])
    elif (
        _is_of_aim(rate, above, below)
        or (SHARE.fullmatch(rate.before) and rate_shape("part").search(above.before))
        or is_named_so(rate, above, below)
    ):
        yield Claim("rate", (rate, above, below))


def _is_of_aim(rate: PlacedNumber, done: PlacedNumber, aim: PlacedNumber) -> bool:
    """Whether a 完成率 stands behind an aim and what was done of it: 目标人数200人，实际筛查210人，完成率105%."""
    stages = (aim.figure.stage, done.figure.stage)
    return stages == ("target", "done") and rate.clause.removesuffix("为").endswith("完成率")


def satisfaction(rate: PlacedNumber, counts: Sequence[PlacedNumber]) -> Iterator[Claim]:
    """The satisfied among those asked; of several degrees of it, all that were counted."""
    below, above = counts[-2:]
    if re.search(f"{any_in('degrees_of_satisfaction')}|不满意", above.clause):
        yield Claim("degrees", (rate, *counts))
    elif "满意" in above.clause:
        yield Claim("rate", (rate, above, below))


def is_named_so(rate: PlacedNumber, above: PlacedNumber, below: PlacedNumber) -> bool:
    """Whether the name of a rate is made of the words in front of two counts, and ends as those of the second."""
    found = NAMED.search(rate.clause)
    if found is None or "（" in rate.before:
        return False
    name, told = found["name"], below.clause + above.clause
    undone = UNDONE.search(above.clause) is not None and UNDONE.search(name) is None
    return name[-STEM:] in above.clause and set(name) <= set(told) and not undone


def rate_of_money(rate: PlacedNumber, spots: Sequence[PlacedNumber]) -> Iterator[Claim]:
    """What was used of money over what there was, or what came of it: 到位440万元，支出418万元，资金使用率95%."""
    found = NAMED.search(rate.clause)
    money = [spot for spot in spots if spot.figure.kind == "money"]
    if found is None or len(money) < 2 or "。" in rate.before:
        return
    for name, above, below in (("used", "spent", "held"), ("came", "held", "meant")):
        if not re.search(f"{claim_word(name)}$", found["name"]) or not re.search(
            claim_word(above), money[-1].before
        ):
            continue
        bases = [spot for spot in money[:-1] if re.search(claim_word(below), spot.before)]
        if bases:
            yield Claim("rate", (rate, money[-1], bases[-1]))


def rate_of_aim(rate: PlacedNumber, behind: Sequence[PlacedNumber]) -> Iterator[Claim]:
    """What was done over what was to be done: 新建18座，完成年度任务15座的120%."""
    done, aim = behind[-2:]
    told = len(aim.before) <= LONGEST_AIM and rate_shape("aim").search(aim.before)
    if told and rate.before in ("的", "") and done.is_like(aim) and same_sentence([done, aim, rate]):
        yield Claim("rate", (rate, done, aim))


def growth_claimed(rate: PlacedNumber, spots: Sequence[PlacedNumber]) -> Iterator[Claim]:
    """A growth right behind the change, or behind what there was before: 比上年减少3起，下降20%."""
    if not rate_shape("grew").match(rate.before):
        return
    now, last = spots[-2:]
    like = [spot for spot in spots[:-1] if spot.is_like(last)]
    if rate_shape("changed").match(last.before) and like and not between(like[-1], last, spots):
        yield Claim("growth", (rate, like[-1], signed(last)))
    elif rate_shape("prior").match(last.before) and like:
        yield Claim("growth_from", (rate, like[-1], last))
    elif (
        len(spots) > 2
        and rate_shape("changed_behind").match(last.before)
        and rate_shape("prior").match(now.before)
    ):
        first = spots[-3]
        if first.is_like(now) and now.is_like(last):
            yield Claim("growth_from", (rate, first, now))
            yield Claim("change", (signed(last), first, now))


def between(first: PlacedNumber, last: PlacedNumber, spots: Sequence[PlacedNumber]) -> bool:
    """Whether anything but shares stands between two numbers."""
    return any(not spot.is_share for spot in spots[spots.index(first) + 1 : spots.index(last)])


def signed(spot: PlacedNumber) -> PlacedNumber:
    """A change with the sign of the words in front of it."""
    falls = re.search(f"{claim_word('fell')}了?$", spot.before)
    value = abs(spot.figure.value)
    return replace(spot, figure=replace(spot.figure, value=-value if falls else value))


def points_claimed(moved: PlacedNumber, behind: Sequence[PlacedNumber]) -> Iterator[Claim]:
    """By how many points a rate moved: 由41.2%提高到41.5%，提高0.3个百分点; 98%，比目标值90%高8个百分点."""
    first, second = behind[-2:]
    if not (first.is_share and second.is_share):
        return
    if rate_shape("aimed_at").match(second.before) and rate_shape("apart").match(moved.before):
        yield Claim("points", (moved, first, second))
    if not rate_shape("moved").match(moved.before):
        return
    turned = rate_shape("was").search(first.before) and rate_shape("became").match(second.before)
    if turned or rate_shape("year_ago").match(second.before):
        yield Claim("points", (moved, first, second))
