"""Accounts and lines in front of a short word that no table has: rather one more of their stages than a name.

Its tests: test_stage_words.py.
"""

import re

from helpers.read.language import QUOTES, accounts
from helpers.read.report.prose import names
from helpers.read.report.prose.owners import within_whole
from helpers.read.report.prose.spot import Spot
from helpers.read.report.prose.thread import NOBODY, Owner

LINE = re.compile(
    rf"(.{{2,}}?(?:支出|经费|资金|{names.FUNCTION.pattern}))(?!用)(.{{1,{names.LONGEST_STAGE_WORD}}})"
)


def account_at_start(name: str) -> Owner:
    """The account that a name not understood begins with: “三公”经费 in front of a stage that no table has."""
    for size in range(len(name) - 1, 1, -1):
        if account := accounts().get(name[:size].translate(QUOTES)):
            return Owner("", account, words=name[:size])
    return NOBODY


def owner_with_unknown_stage(name: str, spot: Spot) -> Owner | None:
    """The account or line that a name begins with, where a short word that no table has ends it: rather a stage."""
    if names.is_line_like(name):
        return None
    owner = account_at_start(name)
    rest = name.removeprefix(owner.words)
    if rest != name and len(rest) <= names.LONGEST_STAGE_WORD:
        return within_whole(owner, spot)
    line = LINE.fullmatch(name)
    return within_whole(Owner(line[1], words=line[1]), spot) if line else None
