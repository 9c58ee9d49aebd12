"""One identity on one subject: its outcome, its tolerance, and its words."""

from dataclasses import dataclass
from fractions import Fraction

from helpers import schema
from helpers.measure import counts
from helpers.measure.amounts import Amount, Missing, as_text
from helpers.measure.rows import is_money, printed
from helpers.measure.same_figure import Statement
from helpers.measure.wording import joined, label, sentence, what_is_missing


@dataclass(frozen=True)
class Check:
    """One identity on one subject: `sign` is = or ≤; `parts` is how many figures make up a side."""

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
    note: Statement | str = ""

    @property
    def tolerance(self) -> Fraction:
        """(n + 1) half-units of the finest place printed among a parent and its n children."""
        own = (self.grain, self.left.grain, self.right.grain)
        grains = [grain for grain in own if grain is not None]
        return min(grains, default=Fraction(0)) * (self.parts + 1) / 2

    @property
    def difference(self) -> Fraction | None:
        """Left less right, where both are one number."""
        return self.left.low - self.right.low if self.left.exact and self.right.exact else None

    @property
    def result(self) -> str:
        """holds, rounding, fails or unknown."""
        if self.outcome:
            return self.outcome
        if not (self.left.known and self.right.known):
            return "unknown"
        if self.sign == "≤":
            return self._at_most()
        return self._equal()

    def _equal(self) -> str:
        if self.difference is None:
            return "unknown" if overlap(self.left, self.right) else "fails"
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


def overlap(one: Amount, other: Amount) -> bool:
    """Whether two intervals have a number in common."""
    return not any(
        low is not None and high is not None and low > high
        for low, high in ((one.low, other.high), (other.low, one.high))
    )


def row_of(one: Check, language: str) -> dict[str, str]:
    """A check as a row of text."""
    form = one.group == "form"
    return {
        "identity": one.identity,
        "subject": one.subject,
        "outcome": one.result,
        "left": "" if form else counts.span(one.left),
        "right": "" if form else counts.span(one.right),
        "difference": "" if one.difference is None or form else as_text(one.difference),
        "tolerance": as_text(one.tolerance) if has_tolerance(one) else "",
        "reason": reason_of(one, language),
        "figures": " ".join(dict.fromkeys(one.left.figures + one.right.figures)),
    }


def has_tolerance(one: Check) -> bool:
    """Whether sums of money are compared; a figure stated twice is equal, or the other one rounded."""
    return one.group == "money" and one.sign == "=" and not isinstance(one.note, Statement)


def reason_of(one: Check, language: str) -> str:
    """The equation in words, what was compared, and what is missing where it cannot be checked."""
    words = [equation(one, language)]
    if isinstance(one.note, Statement):
        words.append(restated(one.note, language))
    if one.note == "base_zero":
        words.append(sentence("rate_on_zero" if one.result == "fails" else "zero_rate_on_zero", language))
    missing = one.left.missing + one.right.missing
    if one.result == "unknown":
        missing += one.lacking
    words.append(what_is_missing(missing, language, one.subject, parts_group(one)))
    return joined(words, language)


def equation(one: Check, language: str) -> str:
    """The identity as an equation, with the budget that it is about where it is not about spending."""
    words = sentence(f"identity_{one.identity}", language, ratio=ratio_label(one.ratio, language))
    if one.stage in ("", "actual"):
        return words
    return sentence("equation_of_budget", language, equation=words, budget=label(one.stage, language))


def parts_group(one: Check) -> str:
    """Whether the parts of a check are money or counts."""
    if one.ratio:
        return schema.RATIO_NAMED[one.ratio].group
    return "money" if one.group == "money" else "count"


def ratio_label(name: str, language: str) -> str:
    """The word of a ratio."""
    return getattr(schema.RATIO_NAMED[name], language) if name else ""


def restated(one: Statement, language: str) -> str:
    """The ways in which one figure is printed."""
    numbers = "、".join(printed(row) for row in one.rows)
    group = schema.group_of(one.first["kind"])
    words = sentence(
        "restated", language, measure=label(one.first["measure"], language, group), numbers=numbers
    )
    return joined([words, sentence("unit_slip", language) if is_unit_slip(one) else ""], language)


def is_unit_slip(one: Statement) -> bool:
    """Whether two statements of one figure are ten thousand times apart: a suspected slip of the unit.

    A unit is never guessed from a size; only two statements of one figure tell.
    """
    if not is_money(one.first):
        return False
    exact = [amount for amount in one.amounts if amount.exact and amount.low]
    pairs = ((small, large) for small in exact for large in exact if abs(small.low) < abs(large.low))
    return any(
        abs(small.low * 10**power - large.low) <= (small.grain * 10**power + large.grain) / 2
        for small, large in pairs
        for power in (4, 8)
    )
