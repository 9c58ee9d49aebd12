"""The printed words that stand for a figure: from its own clause's content on, without what leads up to it.

Its tests: test_quoting.py.
"""

import re

from helpers.read.language import any_in, any_of, words_of
from helpers.read.report.prose.clauses import BOUNDARIES, without_open_quote
from helpers.read.report.prose.dates import AS_OF

LEADS = re.compile("(?:其中|里面)[：，、]?")
SUMS = re.compile(f"(?:{any_in('sums_of_a_year')}|，)*")
SUMMED = re.compile("共计?$")
LISTED = re.compile("(?<=》)等$")


def quoted(words: str) -> str:
    """The words in front of any number without the department's own name, a date that all holds at, and 其中.

    >>> quoted("本部门截止至2023年12月31日共")
    '共'
    """
    words = without_open_quote(AS_OF.sub("", words).strip("，、：；（ "))
    words = LEADS.sub("", words, count=1) if LEADS.match(words) else words
    own = re.match(any_of([w for w in words_of("means_the_department", "word") if len(w) > 2]), words)
    return words[own.end() :].lstrip(BOUNDARIES) if own else words


def quoted_count(words: str, split) -> str:
    """The words in front of a count, from the verb on; a sum (共开展学习12次) needs no verb.

    `split` is what divides a clause at its verb into agent, verb and object.
    """
    words = quoted(words)
    if LISTED.search(words):
        return words[-1]
    divided = split(words)
    if not divided or len(divided[1]) == 1 != len(SUMS.match(divided[1])[0]):
        return words
    agent, verb, thing = divided[1], divided[2], divided[3]
    if agent == "累计":
        return words
    alone = SUMS.fullmatch(agent)
    return thing if alone and ("共" in agent or SUMMED.search(thing)) else verb + thing
