"""Sums and scores that a paragraph announces, against their parts.

A list may leave parts out. So one that does not come to its whole is said to be wrong only where it leaves nothing
out, or where one slip of the writer in one of its long numbers is all that is between them.

Its tests: test_claims.py.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from helpers.frames import Row
from helpers.measure.figures import as_printed, labelled
from helpers.measure.identities import PARTS_OF_BUDGET
from helpers.measure.rules.case import Case
from helpers.measure.rules.claims import Claimed, claims_in
from helpers.measure.rules.rule import Found, rule
from helpers.measure.rules.writers_slips import is_one_slip
from helpers.quantities import plain

_FAR = 10
"""Points that a whole score and its parts may be apart; more, and something else is meant."""


@rule(
    "stated_sum",
    "差错",
    asks=("{subject}所列分项与合计不符", "the parts of {subject}, which do not come to their whole"),
    ground=("同句所列分项之和应等于合计", "parts that are announced beside a whole come to it"),
    example=(
        "培训18,460人次，其中线上12,460人次、线下6,200人次",
        "18,460 attendances, of which 12,460 online and 6,200 not",
    ),
)
def stated_sum(case: Case) -> Iterator[Found]:
    """Announced parts do not come to their whole, and nothing can be missing among them."""
    for claim in claims_in(case, "parts", "sum", "kinds", "some_kinds"):
        if len({row["unit"] for row in claim.rows}) > 1:
            continue
        whole, *parts = (Decimal(row["value"]) for row in claim.rows)
        if (
            min(whole, *parts) < 0
            or _comes_out(claim, whole, parts)
            or not _is_list_wrong(claim, whole, parts)
        ):
            continue
        values = {
            "whole": labelled(claim.rows[0], case.language),
            "parts": case.listed(labelled(row, case.language) for row in claim.rows[1:]),
            "sum": as_printed(claim.rows[0] | {"value": plain(sum(parts, Decimal(0)))}, case.language),
        }
        yield Found(claim.rows[0]["line"], claim.ids, values)


def _comes_out(claim: Claimed, whole: Decimal, parts: Sequence[Decimal]) -> bool:
    """Whether some of the parts that follow each other come to the whole, or all to another number beside it."""
    half = _half_of_last_place(claim)
    for start in range(len(parts)):
        for end in range(start + 2, len(parts) + 1):
            if abs(sum(parts[start:end], Decimal(0)) - whole) <= half * (end - start + 1):
                return True
    others = (row for row in claim.beside if row["unit"] == claim.rows[0]["unit"])
    return any(abs(Decimal(row["value"]) - sum(parts, Decimal(0))) <= half * len(parts) for row in others)


def _half_of_last_place(claim: Claimed) -> Decimal:
    """How far rounding may take each number: single things, counted in whole numbers, are not rounded."""
    exponent = min(_exponent(row) for row in claim.rows)
    counted = claim.rows[0]["kind"] != "money" and claim.rows[0]["unit"][:1] not in ("万", "亿", "千", "百")
    return Decimal(0) if counted and exponent >= 0 else min(Decimal(1).scaleb(exponent), Decimal(1)) / 2


def _exponent(row: Row) -> int:
    exponent = Decimal(row["value"]).as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _is_list_wrong(claim: Claimed, whole: Decimal, parts: Sequence[Decimal]) -> bool:
    """Whether no missing part explains the difference."""
    if claim.sort == "kinds" or _are_of_a_budget(claim):
        return True
    if claim.sort == "some_kinds" and sum(parts, Decimal(0)) > whole:
        return True
    return is_one_slip(whole, parts, complete=claim.sort == "sum")


def _are_of_a_budget(claim: Claimed) -> bool:
    """Whether parts are all that a year's budget is made of: 年初预算, 上年结转, 年中追加."""
    measures = {row["measure"] for row in claim.rows[1:]}
    return {"initial", "adjustment"} <= measures <= {*PARTS_OF_BUDGET}


@rule(
    "stated_scores",
    "差错",
    asks=("{subject}各部分得分与总分不符", "scores of parts, which do not come to the whole score"),
    ground=("各部分得分之和应等于自评总分", "the scores of all parts come to the whole score"),
    example=(
        "自评得分95分，其中投入15分、过程28分、产出28分、效果23分",
        "a score of 95, of which 15, 28, 28 and 23",
    ),
)
def stated_scores(case: Case) -> Iterator[Found]:
    """The scores of the parts do not come to the whole score of the same paragraph."""
    for claim in claims_in(case, "scores"):
        whole, *parts = (Decimal(row["value"]) for row in claim.rows)
        gap = whole - sum(parts, Decimal(0))
        if not gap or abs(gap) > _FAR:
            continue
        values = {
            "whole": as_printed(claim.rows[0], case.language),
            "parts": case.listed(labelled(row, case.language) for row in claim.rows[1:]),
            "sum": plain(sum(parts, Decimal(0))),
        }
        yield Found(claim.rows[0]["line"], claim.ids, values)


RULES = (stated_sum, stated_scores)
