"""Shares that stand one after the other behind the parts of one whole, and shares of a whole that their words name.

What the others of a list are shares of shows what each is a share of: that needs no reading.

Its tests: test_claims.py.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from helpers import schema
from helpers.frames import Row
from helpers.measure.figures import is_money, number_of
from helpers.measure.rules.case import Case
from helpers.measure.rules.form_entries import figures_by_line
from helpers.measure.rules.printed_places import last_place_of_rate, rounding_of_share
from helpers.measure.rules.table_grids import digits_of

_SHARE = re.compile("占(?P<base>[^0-9，。；]{0,24}?)(?:的比例|比例|比重|的比重|比)?(?:的|为|约)*$")
_CHANGES = ("change_from_prior", "growth_from_prior", "difference", "adjustment")
_NAMED = (("三公", "three_public"), ("采购", "procurement"), ("基本支出", "basic"))
_TOTALS = (
    "总支出",
    "支出合计",
    "支出总额",
    "总收入",
    "收入合计",
    "收入总额",
    "预算总额",
    "支出决算",
    "决算支出",
)
_ENOUGH = 3
"""Digits of shares that show what they are of, where that stands beside them."""


@dataclass(frozen=True, eq=False)
class Share:
    """A printed share with the amount in front of it, the words of what it is of, and its paragraph's rows."""

    rate: Row
    part: Row
    base: str
    beside: tuple[Row, ...]

    def is_of(self, whole: Row, rounded: bool = False) -> bool:
        """Whether it is its part over an amount, to the printed digits, cut off or rounded, or over one `rounded` too."""
        above, below = number_of(self.part), number_of(whole)
        if whole is self.part or above is None or below is None or above.number is None or not below.number:
            return False
        share = above.number / below.number
        slack = rounding_of_share(above, below, share) if rounded else 0
        return abs(share - Fraction(self.rate["value"]) / 100) < last_place_of_rate(self.rate) + slack

    @property
    def is_telling(self) -> bool:
        """Whether it shows what it is a share of: it is neither 0 nor 100 %."""
        return Fraction(self.rate["value"]) not in (0, 100)


def wrong_shares(case: Case) -> Iterator[tuple[Share, Row]]:
    """Shares that follow from no amount of the document, each with the whole that it should be of."""
    previous: tuple[Row, ...] = ()
    for line, rows in figures_by_line(case).items():
        if " row " in line:
            continue
        shares = _shares_of(tuple(rows))
        for share in shares:
            if any(share.is_of(row) for row in rows if _is_alike(row, share.part)):
                continue
            whole = _whole_of_list(share, shares, previous) or _named_whole(case, share)
            if whole is None or share.is_of(whole, rounded=True):
                continue
            complete = _come_to(whole, tuple(shares))
            if not _is_of_another(share, whole) and (complete or not _is_in_document(case, share)):
                yield share, whole
        previous = tuple(rows)


def _shares_of(rows: tuple[Row, ...]) -> list[Share]:
    """Each share of a paragraph that stands right behind its part."""
    found, part, base = [], None, ""
    for place, rate in enumerate(rows):
        if rate["kind"] in ("money", "count", "people"):
            part = rate
        if part is None or rate["kind"] != "ratio" or rate["unit"] != "%" or rate["stage"] == "target":
            continue
        front = rate["phrase"].partition(rate["value"])[0].rstrip("0123456789.")
        words = None if _names_another(front, part) else _SHARE.search(front)
        exact = (rate["qualifier"] or "exact") == "exact" and (part["qualifier"] or "exact") == "exact"
        same = all(part[name] == rate[name] for name in ("subject", "account"))
        known = part["measure"] not in _CHANGES and part["value"] and rate["value"]
        if words and exact and known and (same or rows[place - 1] is part):
            base = words["base"] or base
            found.append(Share(rate, part, base, rows))
    return found


def _names_another(front: str, part: Row) -> bool:
    """Whether words name another part than the one before: 总支出57,980万元。医疗服务收入占比34.2%."""
    name = front.partition("占")[0].strip("，、；（其中")
    return len(name) > 1 and name not in part["phrase"]


def _whole_of_list(share: Share, shares: list[Share], previous: tuple[Row, ...]) -> Row | None:
    """The amount that other shares of the paragraph, said of the same, are of; it stands there or right before."""
    others = [other for other in shares if other is not share and other.base == share.base]
    telling = [other for other in others if other.is_telling and _is_alike(other.part, share.part)]
    for place, whole in enumerate((*share.beside, *previous)):
        if not _is_alike(whole, share.part) or whole["measure"] in _CHANGES or whole is share.part:
            continue
        held = [other for other in telling if other.is_of(whole, rounded=True)]
        shown = sum(digits_of(other.rate["value"]) for other in held)
        least = 1 if _come_to(whole, (share, *others)) else _ENOUGH * (1 if place < len(share.beside) else 2)
        failing = len(telling) - len(held) + 1
        if held and (len(held) > failing or len(telling) == 1) and shown >= least:
            return whole
    return None


def _come_to(whole: Row, shares: tuple[Share, ...]) -> bool:
    """Whether parts are all that a whole has."""
    parts, all_ = [number_of(share.part) for share in shares], number_of(whole)
    if all_ is None or all_.number is None or any(part is None or part.number is None for part in parts):
        return False
    sum_ = sum((part.number for part in parts if part and part.number is not None), Fraction(0))
    return sum_ == all_.number


def _is_alike(row: Row, part: Row) -> bool:
    """Whether two amounts are of one kind."""
    return is_money(row) == is_money(part) and (is_money(row) or row["unit"] == part["unit"])


def _named_whole(case: Case, share: Share) -> Row | None:
    """The one whole of the department that the words of a share name: 占“三公”经费支出总额的."""
    account = next((name for word, name in _NAMED if word in share.base), "")
    if not account and not share.base.endswith(_TOTALS):
        return None
    accounts = (account,) if account else ("", "total")
    measures = ("received",) if "收入" in share.base and not account else (share.part["measure"],)
    rows = [
        row
        for row in _own_wholes(case).get(share.part["period"], ())
        if row["account"] in accounts
        and row["measure"] in measures
        and row is not share.part
        and (not share.part["budget"] or row["budget"] in ("", "all"))
        and _is_some(row)
    ]
    known = {row["value"] for row in rows if row["certainty"] == "sure"}
    return rows[0] if len(known) == 1 and is_money(share.part) else None


def _is_some(row: Row) -> bool:
    """Whether an amount is printed and above 0."""
    amount = number_of(row)
    return amount is not None and bool(amount.number)


@lru_cache(maxsize=1)
def _own_wholes(case: Case) -> dict[str, list[Row]]:
    """The department's own amounts by their year."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in case.statements.rows:
        if is_money(row) and row["line"] == schema.DEPARTMENT and not row["part"]:
            found[row["period"]].append(row)
    return dict(found)


def _is_of_another(share: Share, whole: Row) -> bool:
    """Whether it is another amount's share: behind the parts in brackets it is the whole's of these."""
    others = (row for row in share.beside if _is_alike(row, share.part) and row["value"])
    return any(Share(share.rate, row, share.base, ()).is_of(whole) for row in others)


def _is_in_document(case: Case, share: Share) -> bool:
    """Whether any amount of the document gives a share."""
    part = number_of(share.part)
    if part is None or part.number is None or not Fraction(share.rate["value"]):
        return True
    return is_money(share.part) and any(share.is_of(row) for row in _all_money(case))


@lru_cache(maxsize=1)
def _all_money(case: Case) -> tuple[Row, ...]:
    """An amount of each size in a document."""
    rows = {
        (row["value"], row["unit"]): row for row in case.statements.rows if is_money(row) and row["value"]
    }
    return tuple(rows.values())
