"""Sums and scores that a paragraph states beside their parts.

Its tests: test_claims.py.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from helpers.read.language import word_table, words_of
from helpers.read.report.spots import COUNTED, Claim, PlacedNumber, claim_word

FEWEST_PARTS, FEWEST_SCORES = 2, 3
LEAST_WHOLE = 60
"""A whole score below this may be the score of a part."""

AND_OTHERS = re.compile("^[）]?等")


@cache
def sum_shape(name: str) -> re.Pattern[str]:
    """The words in front of a number that tell what it is to others."""
    return re.compile(
        {
            "parts": f"(?<!主要){claim_word('parts')}",
            "sum": f"[，、；]{claim_word('sum')}(?:为|达)?$",
            "told": f"{claim_word('parts')}|：",
            "bare_sum": f"[，、；]{claim_word('sum')}(?:为|达)?",
            "full": f"{claim_word('full')}(?:为|是)?$",
            "got": f"{claim_word('got')}(?:为|是)?$",
            "whole": f"{claim_word('whole')}(?:为|是|达)?$",
            "uneven": claim_word("uneven"),
            "before": claim_word("year_before"),
            "moved": f"(?:{claim_word('rose')}|{claim_word('fell')})了?$|{claim_word('compared')}[^，。；]{{0,16}}$",
        }[name]
    )


def claims_of_sums(text: str, spots: Sequence[PlacedNumber]) -> Iterator[Claim]:
    """Numbers whose parts are announced behind them, and sums of what stands before them."""
    cues = [found.start() for found in sum_shape("parts").finditer(text)]
    for place, cue in enumerate(cues):
        following = cues[place + 1] if place + 1 < len(cues) else len(text)
        yield from announced(text, spots, cue, following)
    for place, spot in enumerate(spots):
        if sum_shape("sum").search(spot.before) and not spot.in_brackets:
            yield from summed(spot, spots[:place])


def announced(text: str, spots: Sequence[PlacedNumber], cue: int, following: int) -> Iterator[Claim]:
    """The number in front of a word for parts, with the numbers behind it up to the end of the sentence."""
    before = [spot for spot in spots if spot.end <= cue and is_a_whole(spot)]
    if not before or text[before[-1].end : cue].count("。") > 1:
        return
    whole, stop = before[-1], text.find("。", cue)
    end = len(text) if stop < 0 else stop
    if following < end:
        end = max(text.rfind("；", cue, following), cue)
    parts = [spot for spot in spots if cue < spot.start < end and not spot.in_brackets]
    parts = [spot for spot in parts if spot.is_like(whole)]
    if len(parts) >= FEWEST_PARTS and not AND_OTHERS.match(text[parts[-1].end :]):
        yield Claim(kinds_among(parts), (whole, *parts))


def is_a_whole(spot: PlacedNumber) -> bool:
    """Whether a number may have parts: no share, nothing in brackets, no change and nothing compared with."""
    return not (spot.is_share or spot.in_brackets or sum_shape("moved").search(spot.before))


@cache
def families() -> tuple[frozenset[str], ...]:
    """Kinds that leave nothing out together: 城市, 农村."""
    names = dict.fromkeys(row["family"] for row in word_table("closed_kinds"))
    return tuple(frozenset(words_of("closed_kinds", "word", family=name)) for name in names)


def kinds_among(parts: Sequence[PlacedNumber]) -> str:
    """`kinds` where parts are all kinds of one family, each once, or counts whose last are all others.

    `some_kinds` of some of a family; else just `parts`.
    """
    clauses = [spot.clause for spot in parts]
    counted = all(spot.figure.kind in COUNTED for spot in parts)
    if counted and clauses[-1].lstrip("，、：").startswith(words_of("closes_a_list", "word")):
        return "kinds"
    for family in families():
        named = [_longest_in(clause, family) for clause in clauses]
        told = {words[0] for words in named if words}
        if all(len(words) == 1 for words in named) and len(told) == len(named):
            return "kinds" if told == family else "some_kinds"
    return "parts"


def _longest_in(clause: str, family: frozenset[str]) -> list[str]:
    """The words of a family that a clause has, without one that is part of another: 不合格 is not 合格."""
    found = [word for word in family if word in clause]
    return [word for word in found if not any(word != other and word in other for other in found)]


def summed(whole: PlacedNumber, before: Sequence[PlacedNumber]) -> Iterator[Claim]:
    """A sum with the numbers of its sentence that are counted alike."""
    parts: list[PlacedNumber] = []
    later, alone = whole, sum_shape("bare_sum").fullmatch(whole.before) is not None
    for spot in reversed(before):
        if "。" in later.before:
            break
        if spot.is_like(whole) and not spot.in_brackets:
            parts.insert(0, spot)
        alone = alone and not sum_shape("parts").search(spot.before)
        later = spot
    if len(parts) >= FEWEST_PARTS:
        yield Claim("kinds" if alone else "sum", (whole, *parts))


def claims_of_scores(spots: Sequence[PlacedNumber]) -> Iterator[Claim]:
    """A whole score with those of its parts, where each stands beside it: 自评得分95分，其中投入15分、过程29分 ….

    Points that are taken off, or full ones beside them, are no parts.
    """
    own = [spot for spot in spots if spot.figure.unit == "分" and not sum_shape("before").search(spot.clause)]
    wholes = [spot for spot in own if is_whole_score(spot)]
    if len(wholes) != 1 or any(sum_shape("uneven").search(spot.before) for spot in own):
        return
    whole = wholes[0]
    if whole not in (own[0], own[-1]):
        return
    rest = [
        spot
        for spot in own
        if spot is not whole
        and not sum_shape("full").search(spot.clause)
        and not (spot.in_brackets and not sum_shape("got").search(spot.clause))
    ]
    if whole is own[0] and not sum_shape("told").search(own[1].before if len(own) > 1 else ""):
        return
    given = [spot for spot in rest if sum_shape("got").search(spot.clause)]
    parts = given if len(given) >= FEWEST_SCORES else rest
    if len(parts) >= FEWEST_SCORES and (not given or parts is given):
        yield Claim("scores", (whole, *parts))


def is_whole_score(spot: PlacedNumber) -> bool:
    """Whether a score is that of the whole: called so, and enough for one."""
    return bool(sum_shape("whole").search(spot.clause)) and spot.figure.value >= LEAST_WHOLE
