"""One identity on one subject: what is compared, its outcome and its tolerance.

Its tests: test_identities.py.
"""

from dataclasses import dataclass
from fractions import Fraction

from helpers.measure.figures import Amount, Missing, Statement


@dataclass(frozen=True, eq=False)
class Check:
    """One identity on one subject: `sign` is = or ≤; `parts` is how many figures make up a side.

    `lacking` are parts that the report leaves out and that may explain a
    difference; `restates` is the figure whose statements are compared, `zero`
    the measure that a rate is printed on although it is 0.
    """

    identity: str
    subject: str
    left: Amount
    right: Amount
    sign: str = "="
    parts: int = 1
    outcome: str = ""
    group: str = "money"
    lacking: tuple[Missing, ...] = ()
    grain: Fraction | None = None
    ratio: str = ""
    stage: str = ""
    restates: Statement | None = None
    zero: str = ""

    @property
    def tolerance(self) -> Fraction:
        """(n + 1) half-units of the finest place printed among a parent and its n children."""
        grains = [grain for grain in (self.grain, self.left.grain, self.right.grain) if grain is not None]
        return min(grains, default=Fraction(0)) * (self.parts + 1) / 2

    @property
    def difference(self) -> Fraction | None:
        """Left less right, where both are one number."""
        left, right = self.left.number, self.right.number
        return None if left is None or right is None else left - right

    @property
    def has_tolerance(self) -> bool:
        """Whether sums of money are compared; a figure stated twice is equal, or the other one rounded."""
        return self.group == "money" and self.sign == "=" and self.restates is None

    @property
    def result(self) -> str:
        """holds, rounding, fails or unknown."""
        if self.outcome:
            return self.outcome
        if not (self.left.is_known and self.right.is_known):
            return "unknown"
        return self._at_most() if self.sign == "≤" else self._equal()

    def _equal(self) -> str:
        if self.difference is None:
            return "unknown" if is_overlapping(self.left, self.right) else "fails"
        if self.difference == 0:
            return "holds"
        if abs(self.difference) <= self.tolerance and self.group == "money":
            return "rounding"
        return "unknown" if self.lacking else "fails"

    def _at_most(self) -> str:
        if self.left.high is not None and self.right.low is not None and self.left.high <= self.right.low:
            return "holds"
        if self.left.low is not None and self.right.high is not None and self.left.low > self.right.high:
            over = self.left.low - self.right.high
            tail = self.group == "money" and self.right.high > 0 and over <= self.tolerance
            return "rounding" if tail else "fails"
        return "unknown"


def is_overlapping(amount: Amount, other: Amount) -> bool:
    """Whether two intervals have a number in common."""
    return not any(
        low is not None and high is not None and low > high
        for low, high in ((amount.low, other.high), (other.low, amount.high))
    )
