"""The body that a document is on, called by its kind: 学校年初预算 in the report of a school is the department's.

Its tests: test_prose_in_turn.py.
"""

import re
from dataclasses import replace
from functools import lru_cache

from helpers.read.language import any_in, word_table
from helpers.read.report.prose.clauses import Head
from helpers.years import PRINTED as YEAR

OPENING = re.compile("(?:关于)?([一-龥（）]*?)(?:关于)?(?=[^一-龥（）]|$)")
OWN_OFFICE = re.compile("(?:(?:本级|机关|本部)(?:实现)?(?:财务)?|财务)(?=(?:全年)?总?(?:支出|收入))")
HELD_BY_IT = re.compile(f"(?:{YEAR}年|{any_in('begins_what_a_body_has')})")
YEAR_IN_FRONT = re.compile(f"^(?:其中)?(?:{YEAR}年度?)?")


def of_body_itself(head: Head, document: str) -> Head:
    """The words in front of an amount without the kind of body that the document is on."""
    kind = _kind_of_body(document)
    front = YEAR_IN_FRONT.match(head.words)[0]
    if own := _own_name(head.words[len(front) :], document):
        return replace(head, words=front + head.words[len(front) + len(own) :])
    if not kind or not head.words.startswith(kind, len(front)):
        return head
    rest = head.words[len(front) + len(kind) :]
    return replace(head, words=front + rest) if HELD_BY_IT.match(rest) else head


@lru_cache(maxsize=64)
def _kind_of_body(document: str) -> str:
    """What the body that a title begins with is called by its kind; nothing where it is an office."""
    opening = OPENING.match(document)[1]
    return next((row["word"] for row in word_table("kinds_of_bodies") if opening.endswith(row["ending"])), "")


def _own_name(words: str, document: str) -> str:
    """The name of the document's body, or the end of it, with its own office behind: 水务局本级, in front of its flow."""
    own = OPENING.match(document)[1]
    for size in range(min(len(own), len(words)), 0, -1):
        if own.endswith(words[:size]) and (found := OWN_OFFICE.match(words, size)):
            return words[: found.end()]
    return ""
