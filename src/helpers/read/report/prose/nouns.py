"""The noun that a count is followed by, and when what stands there is none, or more than one.

Its tests: test_published_prose.py.
"""

import re

from helpers.read.language import any_in, words_of
from helpers.read.report.prose.clauses import cleaned, noun_after
from helpers.read.report.prose.names import unquoted
from helpers.read.report.prose.spot import Spot

NAMED_BY_NUMBER = re.compile(f"{any_in('names_of_numbers')}$")
HELD = re.compile(f"(?:{any_in('holds_a_meeting')})了?(?=[一-龥“《]{{2}})")
NOT_YET = re.compile(f"[未不没]|{any_in('compares_a_value')}")
PLACED = re.compile("(?:在|对|为|向|给|由)(?:全[省市州县区镇乡村])?的?$")
FOR_WHOM = re.compile("([对为向给])(?:全[省市州县区镇乡村])?的?$")
ACT = re.compile(f"^([一-龥]{{2,12}}?){any_in('acts_behind_a_place')}(?=[一-龥])")
AS_AN_EXAMPLE = re.compile("^如(?=“)")
OF_AIM = re.compile(any_in("aims_behind_a_name") + "$")
AIMED = re.compile(any_in("kinds_of_aims"))
GOES_ON = re.compile(f"{any_in('acts_behind_a_place')}|{any_in('acts_behind_a_counted_noun')}")
PEOPLE = re.compile(f"{any_in('heads_of_people')}$")
LONGEST_HELD = 36


def noun_of(spot: Spot) -> str:
    """The noun behind a count; none where the name of a number stands in front of it: 受益人数≥23人改善环境."""
    end, noun = spot.quantity.end, noun_after(spot.text, spot.quantity.end, spot.limit)
    words = cleaned(spot.head.words)
    if NAMED_BY_NUMBER.search(words) or (spot.quantity.kind == "people" and PEOPLE.search(words)):
        return ""
    if not words and spot.quantity.unit in words_of("units_of_sessions", "unit"):
        return _held_behind(spot.text, end, spot.limit) or noun
    if spot.text[end : end + 1] == "的" and words in words_of("verbs_before_a_noun", "word"):
        noun = noun_after(spot.text, end + 1, spot.limit)
    if spot.quantity.unit in words_of("units_of_extent", "unit") and len(noun.partition("的")[0]) > 1:
        noun = noun.partition("的")[0]
    return _before_the_act(noun, spot)


def _before_the_act(noun: str, spot: Spot) -> str:
    """The noun that an act goes on behind, where the number stands behind 在, 对 or 为: 在5个乡镇建设…."""
    found = ACT.match(noun) if PLACED.search(spot.head.words) else None
    return found[1] if found else noun


def _held_behind(text: str, end: int, limit: int) -> str:
    """What was held so many times, where the verb stands behind the number: 6次召开专题会."""
    found = HELD.match(text[end : min(limit, end + LONGEST_HELD)])
    return noun_after(text, end + found.end(), limit) if found else ""


def without_noun_before(words: str, spot: Spot) -> str:
    """Words without the noun of the count before, where an act goes on behind it: 在5个乡镇建设农田2万亩."""
    last = spot.thread.last_in_sentence
    rest = (
        words.removeprefix(last.subject) if last is not None and last.kind in ("count", "people") else words
    )
    return rest if rest != words and GOES_ON.match(rest) else words


def told_for(noun: str, label: str, spot: Spot) -> str:
    """The words of people for whom something was done, with 为 or 对: they need not be all of their kind."""
    placed = FOR_WHOM.search(spot.head.words) if noun and spot.quantity.kind == "people" else None
    return placed[1] + label if placed and not label.startswith(placed[1]) else label


def printed_with(noun: str, spot: Spot) -> str:
    """What is printed behind a count up to the end of its noun."""
    found = spot.text.find(noun, spot.quantity.end, spot.limit) if noun else -1
    return spot.text[spot.quantity.end : found + len(noun)] if found >= 0 else noun


def goes_on(spot: Spot, noun: str) -> bool:
    """Whether a noun behind a count only begins what was not done: 14名教师入职手续未办齐."""
    end = spot.text.find(noun, spot.quantity.end) + len(noun)
    return bool(noun) and NOT_YET.match(spot.text, end) is not None


def counts_bodies(subject: str, spot: Spot) -> bool:
    """Whether bodies are counted, by a word that else stands for the department: 编报范围的单位共4个."""
    return subject == "单位" and spot.quantity.unit in words_of("units_of_organisations", "unit")


def without_aim(name: str) -> str:
    """A name without the word of an aim behind it: “演练场次”目标."""
    bare = OF_AIM.sub("", AS_AN_EXAMPLE.sub("", name))
    return unquoted(bare) if bare != name and len(bare) > 1 and not AIMED.fullmatch(bare) else name
