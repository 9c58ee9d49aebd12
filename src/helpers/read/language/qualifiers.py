"""Qualifiers around a printed number: 近700, 400余, 20以上; what they come to.

Its tests: test_grammar.py.
"""

import re
from functools import cache

from helpers.read.language.numerals import CHINESE_PLACES
from helpers.read.language.tables_of_words import word_table, words_of


def qualifier_before(match: re.Match, text: str) -> str:
    """The qualifier in front of a number; 节约 and 最近 hold the characters of one and are none."""
    words = match["before"]
    if not words:
        return ""
    longest = next(
        (word for word in words_of("qualifiers", "word", place="before") if words.endswith(word)), ""
    )
    if not longest:
        return ""
    start = match.start("before") + len(words) - len(longest)
    previous = text[start - 1 : start] if start else ""
    row = next(row for row in word_table("qualifiers") if (row["place"], row["word"]) == ("before", longest))
    another_word = previous != "" and previous in row["not_after"]
    return "" if another_word or (longest == "上" and match["number"][0] not in CHINESE_PLACES) else words


def qualifier_of(match: re.Match, before: str) -> str:
    """The one qualifier that the words around a number amount to; 近 with 余 is about, having no bound of its own."""
    if not (before or match["middle"] or match["middle2"] or match["after"] or match["least"]):
        return "exact"
    meanings = _meaning_of_each()
    table = words_of("qualifiers", "word", place="before")
    first = next((meanings["before", word] for word in table if before.endswith(word)), "exact")
    middle = match["middle"] or match["middle2"]
    second = meanings["middle", middle] if middle else "exact"
    after = re.sub("（.*?）", "", match["after"] or "")
    third = meanings["after", after] if after else "exact"
    if match["least"]:
        return "at_most"
    found = {first, second, third} - {"exact"}
    return found.pop() if len(found) == 1 else "about" if found else "exact"


@cache
def _meaning_of_each() -> dict[tuple[str, str], str]:
    """What each word means, by its place and itself."""
    return {(row["place"], row["word"]): row["qualifier"] for row in word_table("qualifiers")}
