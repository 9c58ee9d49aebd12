"""Shares, and what is said to be the larger, against the amounts beside them.

Its tests: test_questions.py.
"""

from collections.abc import Iterator
from fractions import Fraction
from itertools import product

from helpers import schema
from helpers.frames import Row
from helpers.measure.figures import as_printed, is_money
from helpers.measure.rules.case import Case, share_in_words
from helpers.measure.rules.certain import found_in_rows
from helpers.measure.rules.form_entries import exact, figures_by_line, line_of_place
from helpers.measure.rules.printed_places import last_place_of_rate
from helpers.measure.rules.rule import Found, rule
from helpers.measure.rules.shares_in_turn import wrong_shares

_BUDGETS = ("initial", "adjusted", "budget")


@rule(
    "share_does_not_follow",
    "差错",
    asks=("{subject}占比与金额不符", "the share of {subject}, which its amounts do not give"),
    ground=("占比＝分项÷合计", "a share is the part over the whole"),
    example=("支出480万元，基本支出400万元，占88.33%", "basic 400 of 480万元, “88.33 %”"),
)
def share_does_not_follow(case: Case) -> Iterator[Found]:
    """A printed share is not its part over the whole of the same sentence, nor over anything else there."""
    told: set[str] = set()
    for found in _shares_of_first_amounts(case):
        told |= set(found.figures)
        yield found
    for share, whole in wrong_shares(case):
        rate, part, over = (exact(row) for row in (share.rate, share.part, whole))
        if share.rate["id"] in told or rate is None or part is None or not over:
            continue
        values = {
            "subject": share.part["label"],
            "part": as_printed(share.part, case.language),
            "whole": as_printed(whole, case.language),
            "printed": share_in_words(rate),
            "computed": share_in_words(part / over),
        }
        ids = tuple(row["id"] for row in (whole, share.part, share.rate))
        yield Found(share.part["line"], ids, values)


def _shares_of_first_amounts(case: Case) -> Iterator[Found]:
    """Shares of the whole that a passage begins with."""
    for rows in figures_by_line(case).values():
        money = [row for row in rows if is_money(row)]
        whole = _whole(money)
        for part, share in zip(rows, rows[1:], strict=False):
            if whole is None or part is whole or not _is_share_of(share, part):
                continue
            rate, number, over = exact(share), exact(part), exact(whole)
            if rate is None or number is None or not over or _is_explained(share, number, money):
                continue
            values = {
                "subject": part["label"],
                "part": case.money(number),
                "whole": case.money(over),
                "printed": share_in_words(rate),
                "computed": share_in_words(number / over),
            }
            yield found_in_rows(part["line"], [whole, part, share], values)


def _whole(money: list[Row]) -> Row | None:
    """The department's whole that a passage begins with."""
    first = money[0] if money else None
    own = first is not None and first["line"] == schema.DEPARTMENT and first["account"] in ("", "total")
    return (
        first if own and first is not None and first["measure"] in ("actual", "initial", "received") else None
    )


def _is_share_of(share: Row, part: Row) -> bool:
    """Whether a row is the share of the amount right before it in the department's whole."""
    same = all(share[name] == part[name] for name in ("subject", "account", "period"))
    of_part = (
        is_money(part)
        and part["account"] in ("basic", "project")
        and part["measure"] in ("actual", "initial")
    )
    return same and of_part and share["measure"] == "share" and share["label"].endswith(("占", "占比"))


def _is_explained(share: Row, number: Fraction, money: list[Row]) -> bool:
    """Whether a share follows from any other amount of the passage."""
    rate, step = exact(share), last_place_of_rate(share)
    bases = (exact(row) for row in money)
    return rate is None or any(base and abs(number / base - rate) < step for base in bases)


@rule(
    "said_larger",
    "差错",
    asks=("{subject}支出与预算孰大", "whether spending or budget of {subject} is the larger"),
    ground=("文字表述与所列金额应当一致", "what the words say and what the amounts show is one"),
    example=("年初预算500万元、决算480万元，称“决算数大于年初预算数”", "480 spent of 500, said to be more"),
)
def said_larger(case: Case) -> Iterator[Found]:
    """Spending is said to be larger, or smaller, than a budget, and is not."""
    lines = figures_by_line(case)
    for item in ("said_larger", "said_smaller"):
        for words in case.spoken(item, "yes"):
            rows = lines.get(line_of_place(words["locator"]), [])
            own = [
                row for row in rows if row["line"] == words["subject"] and row["period"] == case.books.year
            ]
            pairs = list(_pairs(own))
            if pairs and all(_contradicts(pair, item) for pair in pairs):
                spent, planned = pairs[0]
                values = {
                    "subject": case.whose(words["subject"]),
                    "words": words["words"],
                    "spent": case.money(exact(spent) or Fraction(0)),
                    "planned": case.money(exact(planned) or Fraction(0)),
                }
                yield found_in_rows(words["subject"], [planned, spent], values)


def _pairs(rows: list[Row]) -> Iterator[tuple[Row, Row]]:
    """Spending and each budget of one account."""
    spending = [row for row in rows if row["measure"] == "actual"]
    budgets = [row for row in rows if row["measure"] in _BUDGETS]
    for spent, planned in product(spending, budgets):
        if all(spent[name] == planned[name] for name in ("account", "part", "budget")):
            yield spent, planned


def _contradicts(pair: tuple[Row, Row], item: str) -> bool:
    """Whether the amounts are the other way round."""
    spent, planned = exact(pair[0]), exact(pair[1])
    if spent is None or planned is None:
        return False
    return spent <= planned if item == "said_larger" else spent >= planned


RULES = (share_does_not_follow, said_larger)
