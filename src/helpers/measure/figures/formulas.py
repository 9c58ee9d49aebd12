"""The formulas of amounts, each written once: for one line's exact amounts and for columns of many.

Its tests: test_ratios.py, test_facts.py.
"""

from typing import Protocol, Self, TypeVar


class _Addable(Protocol):
    """What the formulas take: an exact amount, or a column of amounts."""

    def __add__(self, other: Self, /) -> Self:
        """The sum."""

    def __sub__(self, other: Self, /) -> Self:
        """The difference."""


T = TypeVar("T", bound=_Addable)


def net_adjustment(upward: T, downward: T) -> T:
    """What the changes of a year come to, 调减 (a positive amount here) taken off."""
    return upward - downward


def gross_adjustment(upward: T, downward: T) -> T:
    """How much was moved, signs dropped: 追加 plus 追减 (预算调整率's numerator, 财预〔2013〕53号)."""
    return upward + downward


def adjusted_budget(opening: T, initial: T, net: T) -> T:
    """Opening carry-over + initial budget + changes of the year."""
    return opening + initial + net


def net_from_adjusted(adjusted: T, initial: T, opening: T) -> T:
    """The changes of a year where only the budget before and after them is printed."""
    return adjusted - initial - opening


def deviation(actual: T, budget: T) -> T:
    """Expenditure less the budget as printed: negative where less was spent."""
    return actual - budget
