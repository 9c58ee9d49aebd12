"""Exact amounts of one line over the stages of its budget, in 元."""

from dataclasses import dataclass
from decimal import Decimal

ZERO = Decimal(0)


@dataclass(frozen=True)
class Change:
    """An adjustment within the year, signed; `reason` is policy, superior_order, other or empty, then its words."""

    value: Decimal
    reason: str = ""
    words: str = ""


@dataclass(frozen=True)
class Amounts:
    """A line's amounts; `prior` ones are last year's, `plan` is next year's budget."""

    opening: Decimal = ZERO
    initial: Decimal = ZERO
    changes: tuple[Change, ...] = ()
    actual: Decimal = ZERO
    prior: Decimal = ZERO
    prior_initial: Decimal = ZERO
    plan: Decimal = ZERO

    def __add__(self, other: "Amounts") -> "Amounts":
        return Amounts(
            self.opening + other.opening,
            self.initial + other.initial,
            self.changes + other.changes,
            self.actual + other.actual,
            self.prior + other.prior,
            self.prior_initial + other.prior_initial,
            self.plan + other.plan,
        )

    @property
    def up(self) -> Decimal:
        return sum((change.value for change in self.changes if change.value > 0), ZERO)

    @property
    def down(self) -> Decimal:
        """The downward changes, negative."""
        return sum((change.value for change in self.changes if change.value < 0), ZERO)

    @property
    def adjustment(self) -> Decimal:
        return self.up + self.down

    @property
    def received(self) -> Decimal:
        """The year's income for it: what it may spend less what was there before."""
        return self.initial + self.adjustment

    @property
    def adjusted(self) -> Decimal:
        return self.opening + self.received

    @property
    def carryover(self) -> Decimal:
        return self.adjusted - self.actual

    @property
    def change_from_prior(self) -> Decimal:
        return self.actual - self.prior

    @property
    def balance_total(self) -> Decimal:
        return self.actual + self.carryover


def whole(lines: "list[Amounts] | tuple[Amounts, ...]") -> Amounts:
    """The sum of lines."""
    return sum(lines, Amounts())
