"""What a paragraph claims of its own numbers, against the numbers: rates of counts, growth, sums, scores.

What stands beside each other in one sentence needs no reading: its arithmetic is that of the printed numbers.

Its tests: test_claims.py.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import permutations

from helpers.frames import Row
from helpers.measure.figures import Amount, as_printed, is_money, labelled, number_of, total
from helpers.measure.rules.case import Case, share_in_words
from helpers.measure.rules.form_entries import figures_by_line
from helpers.measure.rules.printed_places import last_place_of_rate, rounding_of_share
from helpers.measure.rules.rule import Found, rule

_NUMBER = re.compile(r"(-?[0-9.]+)(.*)")
_MOST_TRIED = 16


@dataclass(frozen=True)
class Claimed:
    """A claim with its printed rows, the claimed one first, and all rows of its paragraph."""

    sort: str
    rows: tuple[Row, ...]
    beside: tuple[Row, ...]
    fall: bool = False

    @property
    def amounts(self) -> list[Amount]:
        """The numbers of its rows."""
        return [amount for row in self.rows if (amount := number_of(row)) is not None]

    @property
    def is_exact(self) -> bool:
        """Whether each of its numbers is one."""
        return len(self.amounts) == len(self.rows) and all(amount.is_exact for amount in self.amounts)

    @property
    def ids(self) -> tuple[str, ...]:
        """Its figures."""
        return tuple(dict.fromkeys(row["id"] for row in self.rows))

    @property
    def like(self) -> list[Amount]:
        """The numbers of its paragraph that are counted like its second one."""
        of = self.rows[1]
        alike = (row for row in self.beside if is_money(row) == is_money(of) and row["kind"] != "ratio")
        same = (row for row in alike if is_money(of) or row["unit"] == of["unit"])
        found = (number_of(row) for row in same)
        return [amount for amount in found if amount is not None and amount.is_exact][:_MOST_TRIED]


def claims_in(case: Case, *sorts: str) -> Iterator[Claimed]:
    """The claims of some sorts whose numbers are all figures of the document."""
    lines = figures_by_line(case)
    for words in case.spoken("claim", "yes"):
        if words["subject"] not in sorts:
            continue
        beside = lines.get(words["locator"], [])
        rows = [_row_printed(number, beside) for number in words["words"].split()]
        known = tuple(row for row in rows if row is not None)
        claimed = Claimed(words["subject"], known, tuple(beside), " -" in words["words"])
        if len(known) == len(rows) and claimed.is_exact:
            yield claimed


def _row_printed(printed: str, rows: Iterable[Row]) -> Row | None:
    """The row of a printed number; its sign may be in the words around it."""
    found = _NUMBER.fullmatch(printed)
    if found is None:
        return None
    value, unit = found[1].removeprefix("-"), found[2]
    same = (row for row in rows if row["value"].removeprefix("-") == value and row["unit"] == unit)
    return next(same, None)


def _is_rate_printed(rate: Row, share: Fraction, tolerance: Fraction = Fraction(0)) -> bool:
    """Whether a share is a printed rate to its last place, rounded or cut off."""
    return abs(abs(Fraction(rate["value"])) / 100 - abs(share)) < last_place_of_rate(rate) + tolerance


def _comes_to(rate: Row, above: Amount, below: Amount) -> bool:
    """Whether a printed rate is one number over another."""
    if above.number is None or not below.number:
        return False
    share = above.number / below.number
    return _is_rate_printed(rate, share, rounding_of_share(above, below, abs(share)))


@rule(
    "stated_rate",
    "差错",
    asks=("{subject}所列比率与同句数字不符", "a rate of {subject}, which the numbers beside it do not give"),
    ground=("比率应由同句所列数字算得", "a rate follows from the numbers that it stands behind"),
    example=(
        "受理120件，办结114件，办结率98%",
        "120 received, 114 settled, “98 % settled”",
    ),
    sentences=("stated_rate", "stated_rate_of_many"),
)
def stated_rate(case: Case) -> Iterator[Found]:
    """A rate does not follow from the counts right in front of it, nor from any two of its paragraph."""
    for claim in claims_in(case, "rate", "degrees"):
        rate, rest = claim.rows[0], claim.like
        if any(_comes_to(rate, *pair) for pair in _pairs_of(claim, rest)):
            continue
        values = {
            "rate": labelled(rate, case.language),
            "parts": case.listed(_as_printed_in_turn(claim.rows[1:], case)),
        }
        if claim.sort == "degrees":
            yield Found(rate["line"], claim.ids, values, "stated_rate_of_many")
            continue
        above, below = claim.amounts[1:]
        if below.number and above.number is not None:
            values["computed"] = share_in_words(above.number / below.number)
            yield Found(rate["line"], claim.ids, values)


def _pairs_of(claim: Claimed, rest: list[Amount]) -> Iterator[tuple[Amount, Amount]]:
    """What a rate may be made of: either of its own numbers with another one; of degrees sums of those side by side.

    A rate with decimals may be made of any two of its paragraph: no two give it by chance.
    """
    if claim.sort == "degrees":
        counts = (2, 3, 4)
        sums = [total(rest[start : start + size]) for size in counts for start in range(len(rest) - size + 1)]
        yield from ((above, below) for above in [*rest, *sums] for below in rest if below is not above)
        return
    above, below = claim.amounts[1:]
    yield above, below
    yield from ((above, each) for each in _without_one(rest, above))
    yield from ((each, below) for each in _without_one(rest, below))
    if "." in claim.rows[0]["value"]:
        yield from permutations(rest, 2)


def _without_one(amounts: list[Amount], amount: Amount) -> list[Amount]:
    """Amounts without the first that is of the size of another one, which is that one."""
    place = next((place for place, each in enumerate(amounts) if each.number == amount.number), len(amounts))
    return amounts[:place] + amounts[place + 1 :]


def _as_printed_in_turn(rows: Iterable[Row], case: Case) -> list[str]:
    return [as_printed(row, case.language) for row in rows]


@rule(
    "stated_growth",
    "差错",
    asks=(
        "{subject}所列增减率与同句数字不符",
        "a growth of {subject}, which the numbers beside it do not give",
    ),
    ground=("增减率＝增减数÷上年数（或所比较的数）", "growth is the change over what is compared with"),
    example=(
        "发生事故12起，比上年减少3起，下降25%",
        "12 accidents, 3 fewer than the year before, “down by 25 %”",
    ),
)
def stated_growth(case: Case) -> Iterator[Found]:
    """A growth does not follow from the change, or from what there was before, whatever of the paragraph has changed."""
    for claim in claims_in(case, "growth", "growth_from"):
        rate, now, last = claim.rows[0], claim.amounts[1], claim.amounts[2]
        moved = -abs(last) if claim.fall else last
        above, below = _growth_parts(claim.sort, now, moved)
        if not below.number or above.number is None or below.number < 0:
            continue
        others = [each for each in claim.like if abs(each).number != abs(moved).number]
        pairs = [*(_growth_parts(claim.sort, each, moved) for each in others), *permutations(others, 2)]
        strict = (top.number / base.number for top, base in pairs if top.number is not None and base.number)
        if _comes_to(rate, above, below) or any(_is_rate_printed(rate, share) for share in strict):
            continue
        values = {
            "rate": labelled(rate, case.language),
            "parts": case.listed(_as_printed_in_turn(claim.rows[1:], case)),
            "computed": share_in_words(abs(above.number / below.number)),
        }
        yield Found(rate["line"], claim.ids, values)


def _growth_parts(sort: str, now: Amount, last: Amount) -> tuple[Amount, Amount]:
    """The change and what it is over: behind a change the number without it, else what stands there itself."""
    return (last, now - last) if sort == "growth" else (now - last, last)


@rule(
    "stated_change",
    "差错",
    asks=("{subject}所列增减数与同句数字不符", "a change of {subject}, other than the numbers beside it"),
    ground=("增减数应等于所比较两数之差", "a change is the difference of what is compared"),
    example=("覆盖率由41.2%提高到41.5%，提高0.5个百分点", "from 41.2 to 41.5 %, “up by 0.5 points”"),
)
def stated_change(case: Case) -> Iterator[Found]:
    """A change is not the difference of the two numbers that it stands behind."""
    for claim in claims_in(case, "change", "points"):
        moved, first, second = claim.amounts
        grains = [amount.grain or Fraction(0) for amount in claim.amounts[1:]]
        if claim.sort == "points":
            told, apart = Fraction(claim.rows[0]["value"]) / 100, second - first
            others: list[Amount] = []
            grains.append(last_place_of_rate(claim.rows[0]))
        else:
            told, apart = moved.number or Fraction(0), first - second
            others = [now - second for now in claim.like]
            grains.append(moved.grain or Fraction(0))
        if apart.number is None:
            continue
        slack = sum(grains, Fraction(0)) / 2
        known = [apart, *others]
        if any(each.number is not None and abs(abs(each.number) - abs(told)) <= slack for each in known):
            continue
        values = {
            "change": labelled(claim.rows[0], case.language),
            "parts": case.listed(_as_printed_in_turn(claim.rows[1:], case)),
        }
        yield Found(claim.rows[0]["line"], claim.ids, values)


RULES = (stated_rate, stated_growth, stated_change)
