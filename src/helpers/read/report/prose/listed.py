"""What the line before in one list says of an amount: 追加甲经费3万元、乙经费1万元.

Its tests: test_published_pages.py.
"""

import re
from collections.abc import Iterable

from helpers.read.language import Wording, words_of
from helpers.read.report.evidence import Evidence, Rank
from helpers.read.report.prose.spot import Spot

OF_WHICH = re.compile("（?(?:其中|包括|含)")
STAGES = ("initial", "budget", "adjusted", "actual", "adjustment")


def said_by_list(spot: Spot, read: Wording) -> list[Evidence]:
    """What the line before in a list says of one without a stage: 支出甲经费3万元，乙经费1万元; 追加甲3万元、乙1万元."""
    last, mark = spot.thread.last_in_sentence, spot.text[spot.head.start - 1 : spot.head.start]
    joined, part = mark in words_of("joins_two", "word"), OF_WHICH.match(spot.head.words) is not None
    said = read.mention("measure")
    staged = said is not None and not (said.strength == 1 and read.value("account"))
    if last is None or staged or last.compared or last.measure not in STAGES:
        return []
    added = last.measure == "adjustment"
    listed = joined or (mark == "，" and (last.account == "fund" or added))
    if not (added if part else listed and last.kind == "money"):
        return []
    found = [Evidence("measure", last.measure, Rank.NEIGHBOUR, "list", last.phrase, "", 0)]
    cut = added and last.value < 0
    return [*found, Evidence("sign", "-", Rank.NEIGHBOUR, "list", last.phrase)] if cut else found


def beside_list(above: Iterable[Evidence], listed: list[Evidence]) -> list[Evidence]:
    """What stands above, without another stage than the list has that an amount goes on with."""
    stage = next((said.value for said in listed if said.slot == "measure"), "")
    return [said for said in above if said.slot != "measure" or said.value == stage or not stage]
