"""Whose money a sentence without numbers speaks of that tells a fault of it: 区级福彩公益金执行率偏低。预算420万元.

Its tests: test_self_evaluations.py.
"""

import re

from helpers.read.language import any_in
from helpers.read.report.prose.names import owner_in
from helpers.read.report.prose.thread import NOBODY, Owner

FAULT = re.compile(
    f"(?:[一二三四五六七八九十]是)?+(?P<name>[^，。；：“”]{{2,30}}?)的?{any_in('told_of_execution')}(?P<how>[^，。；：0-9]{{0,14}})"
)
BEGINS_A_CLAUSE = re.compile(f"{any_in('begins_a_clause')}|{any_in('verbs_before_a_noun')}")
BAD = re.compile(any_in("tells_what_is_wrong"))


def tells_a_fault(clause: str) -> bool:
    """Whether a clause tells a fault of a line's money.

    >>> [tells_a_fault(words) for words in ("培训费执行率低", "年初预算执行良好", "培训费支出")]
    [True, False, False]
    """
    found = FAULT.fullmatch(clause)
    acts = found is not None and BEGINS_A_CLAUSE.match(found["name"])
    return found is not None and not acts and BAD.search(clause, found.end("name")) is not None


def owner_with_fault(sentence: str) -> Owner:
    """The line or account of whose money a fault is told; NOBODY where that is the whole department."""
    clause = sentence.strip("。；， ")
    if not tells_a_fault(clause):
        return NOBODY
    found = FAULT.fullmatch(clause)
    assert found is not None
    owner, _ = owner_in(found["name"])
    return owner if owner.is_named else NOBODY
