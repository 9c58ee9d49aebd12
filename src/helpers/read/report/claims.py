"""What a paragraph says of its own numbers: rates, growth, sums and scores that stand beside what they follow from.

A claim is a row of the words table: its sort as subject, its numbers as printed, the claimed one first. Whether they
agree is not asked here.

Its tests: test_claims.py.
"""

import re
from collections.abc import Iterator
from functools import cache

from helpers.quantities import plain
from helpers.read.language import any_in
from helpers.read.report.claims_of_rates import claims_of_rates
from helpers.read.report.claims_of_sums import claims_of_scores, claims_of_sums
from helpers.read.report.passages import Passage, Remark
from helpers.read.report.spots import Claim, spots_of

FEWEST, MOST = 2, 24


def claims(passages: list[Passage]) -> Iterator[Remark]:
    """The claims of every paragraph, in the order of the document; those of a table's rows are none."""
    for passage in passages:
        if len(passage.figures) < FEWEST or not is_prose(passage) or not may_claim().search(passage.text):
            continue
        spots = spots_of(passage)
        found = [*claims_of_rates(spots), *claims_of_sums(passage.text, spots), *claims_of_scores(spots)]
        for claim in found:
            if len(claim.spots) <= MOST:
                yield as_remark(claim, passage.locator)


@cache
def may_claim() -> re.Pattern[str]:
    """A pattern of what any claim has."""
    return re.compile(f"[率度分%]|{any_in('claims', item='parts')}|{any_in('claims', item='sum')}")


def is_prose(passage: Passage) -> bool:
    """Whether a passage is running text whose order is certain."""
    doubted = any("order" in figure.doubt or "letter" in figure.doubt for figure in passage.figures)
    return " row " not in passage.locator and " cell " not in passage.locator and not doubted


def as_remark(claim: Claim, locator: str) -> Remark:
    """A claim as a row of the words table: 95% 114人 120人."""
    words = " ".join(f"{plain(spot.figure.value)}{spot.figure.unit}" for spot in claim.spots)
    return Remark("claim", claim.sort, True, words, locator)
