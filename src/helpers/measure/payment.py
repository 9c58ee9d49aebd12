"""支付进度率: what was paid at a day within the year, against the share of the year that was over (序时进度).

The thresholds of its warnings are data (rules/thresholds.toml).

Its tests: test_indicators.py.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from helpers import schema
from helpers.frames import Row
from helpers.measure.figures import Amount, Statements, divided, number_of, sentence
from helpers.measure.rules import threshold
from helpers.quantities import rounded

_PLANS = ("adjusted", "initial", "budget")
_WARNINGS = ("progress_far_behind", "progress_behind")


@dataclass(frozen=True)
class PaymentProgress:
    """What was paid of the budget at a day, and the share of the year that was over then."""

    day: str
    paid: Amount
    share: Fraction

    @property
    def rate(self) -> Fraction | None:
        """The share that was paid over the share of the year."""
        return None if self.paid.number is None else self.paid.number / self.share

    def notes(self, language: str) -> list[str]:
        """How it was computed, and whether it is so far behind that offices warn."""
        told = [sentence("progress_by_time", language, day=self.day, share=_share_printed(self.share))]
        rate = self.rate
        behind = [name for name in _WARNINGS if rate is not None and rate < threshold(name)]
        told += (
            [sentence("progress_warned", language, limit=_share_printed(threshold(behind[0])))]
            if behind
            else []
        )
        return told


def progress_of(statements: Statements) -> PaymentProgress | None:
    """The department's payments at the last day within its year that figures are given for; None where there is none."""
    rows = [row for row in statements.rows if _is_within_year(row, statements.year)]
    if not rows:
        return None
    last = max(rows, key=lambda row: row["as_of"])
    spent = number_of(last)
    plans = (statements.amount(schema.DEPARTMENT, "total", name) for name in _PLANS)
    plan = next((amount for amount in plans if amount.number), None)
    if spent is None or plan is None:
        return None
    paid, status = divided(spent, plan)
    share = _share_of_year(date.fromisoformat(last["as_of"]))
    return PaymentProgress(last["as_of"], paid, share) if status == "ok" else None


def _is_within_year(row: Row, year: str) -> bool:
    """Whether a row is the department's spending up to a day before the year's end; fiscal years begin where they do."""
    is_own = (row["subject"], row["account"], row["measure"]) == (schema.DEPARTMENT, "total", "actual")
    return is_own and row["as_of"][:4] == year and row["as_of"][5:] != "12-31"


def _share_of_year(day: date) -> Fraction:
    """Months that are over of twelve; within a month, its days."""
    days = monthrange(day.year, day.month)[1]
    return (day.month - 1 + Fraction(day.day, days)) / 12


def _share_printed(share: Fraction) -> str:
    """A share as sentences of this room print it."""
    return f"{rounded(share * 100, 2)}%"
