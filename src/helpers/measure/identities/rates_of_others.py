"""What else a printed rate may be made of: amounts of its own place that are another's, or another budget.

A rate behind a list of parts is as often the whole's as the last part's; one
whose words name no budget (执行率) is of whichever budget stands beside it, and
where that is 上年结转, 年初预算 and 年中追加, of their sum.

Its tests: test_left_in_peace.py.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files

from helpers import schema
from helpers.frames import Row
from helpers.measure.figures import Amount, number_of, total
from helpers.measure.identities.sums import PARTS_OF_BUDGET

_BASES = ("initial", "adjusted", "budget")
_MOST = 12
"""Amounts of one place that are tried."""

_Pair = tuple[Amount, Amount]


def parts_of_others(ratio: schema.Ratio, rate: Row, beside: Iterable[Row]) -> Iterator[_Pair]:
    """Numerators and denominators among the amounts beside a rate of money, whosever they are."""
    own = [row for row in beside if row["period"] == rate["period"]][:_MOST]
    bases = _BASES if _may_be_of_any(rate) else (ratio.denominator,)
    wholes = [amount for row in own if row["measure"] in bases and (amount := number_of(row))]
    if _may_be_of_any(rate):
        wholes += _grown(own)
    for row in own:
        if row["measure"] == ratio.numerator and (above := number_of(row)):
            yield from ((above, whole) for whole in wholes if whole.number)


def parts_of_other_budgets(rate: Row, own: Mapping[str, Amount]) -> Iterator[_Pair]:
    """What was spent on a rate's own line and each of its budgets, where the rate's words name none and none is 0."""
    if _may_be_of_any(rate) and own["initial"].number != 0:
        yield from ((own["actual"], own[base]) for base in _BASES if own[base].number)


def _grown(own: list[Row]) -> list[Amount]:
    """The budget of the year that the amounts of one place come to, where each of its parts stands there once."""
    parts = [row for row in own if row["measure"] in PARTS_OF_BUDGET]
    once = len({row["measure"] for row in parts}) == len(parts) > 1
    return [total(amount for row in parts if (amount := number_of(row)))] if once else []


def _may_be_of_any(rate: Row) -> bool:
    """Whether neither a rate's words nor what they were read as tell which budget it is of."""
    told = any(word in rate["label"] + rate["phrase"] for word in _words_of_rates()["its_budget"])
    return rate["measure"] in ("execution_to_initial", "execution_to_budget") and not told


@cache
def _words_of_rates() -> dict[str, list[str]]:
    return tomllib.loads(
        files("helpers.measure.identities").joinpath("rates.toml").read_text(encoding="utf-8")
    )
