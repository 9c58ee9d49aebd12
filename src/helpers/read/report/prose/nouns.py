"""The noun that a count is followed by, and when what stands there is none, or more than one.

Its tests: test_published_prose.py.
"""

import re

from helpers.read.language import any_in, words_of
from helpers.read.report.prose.clauses import cleaned, noun_after
from helpers.read.report.prose.spot import Spot

NAMED_BY_NUMBER = re.compile(f"{any_in('names_of_numbers')}$")
HELD = re.compile(f"(?:{any_in('holds_a_meeting')})了?(?=[一-龥“《]{{2}})")
NOT_YET = re.compile("[未不没]")
LONGEST_HELD = 36


def noun_of(spot: Spot) -> str:
    """The noun behind a count; none where the name of a number stands in front of it: 受益人数≥23人改善环境."""
    end, noun = spot.quantity.end, noun_after(spot.text, spot.quantity.end, spot.limit)
    words = cleaned(spot.head.words)
    if NAMED_BY_NUMBER.search(words):
        return ""
    if not noun and not words and spot.quantity.unit in words_of("units_of_sessions", "unit"):
        return _held_behind(spot.text, end, spot.limit)
    return noun


def _held_behind(text: str, end: int, limit: int) -> str:
    """What was held so many times, where the verb stands behind the number: 6次召开专题会."""
    found = HELD.match(text[end : min(limit, end + LONGEST_HELD)])
    return noun_after(text, end + found.end(), limit) if found else ""


def printed_with(noun: str, spot: Spot) -> str:
    """What is printed behind a count up to the end of its noun."""
    found = spot.text.find(noun, spot.quantity.end, spot.limit) if noun else -1
    return spot.text[spot.quantity.end : found + len(noun)] if found >= 0 else noun


def goes_on(spot: Spot, noun: str) -> bool:
    """Whether a noun behind a count only begins what was not done: 14名教师入职手续未办齐."""
    end = spot.text.find(noun, spot.quantity.end) + len(noun)
    return bool(noun) and NOT_YET.match(spot.text, end) is not None
