"""What was found where an identity fails.

Its tests: test_rules.py, test_findings.py.
"""

from collections.abc import Iterator, Mapping

from helpers.measure.figures import Amount, figures_of
from helpers.measure.identities import Check, equation
from helpers.measure.rules.case import Case
from helpers.measure.rules.rule import Found


def failure(
    case: Case, check: Check, values: Mapping[str, object], sentence: str = "", grade: str = ""
) -> Found:
    """What a failing check says: its subject, the figures on both sides; in the order of the checks."""
    ids = figures_of(check.left, check.right)
    assumed = case.assumed_in(check)
    order = case.order[check]
    return Found(check.subject, ids, values, sentence, grade, order=order, assumed=assumed, check=check)


def unequal(case: Case, check: Check) -> Found:
    """Two sides that should be equal, or the one no more than the other, in the identity's own words."""
    values = {
        "subject": case.whose(check.subject),
        "identity": equation(check, case.language),
        "left": _side(case, check, check.left),
        "right": _side(case, check, check.right),
        "gap": _side(case, check, gap_of(check)),
    }
    return failure(case, check, values)


def unequal_sides(identity: str, case: Case) -> Iterator[Found]:
    """Every failing check of an identity."""
    return (unequal(case, check) for check in case.contradicting(identity))


def gap_of(check: Check) -> Amount:
    """The difference of two sides as an amount; without bounds where they are not numbers."""
    gap = check.difference
    return Amount() if gap is None else Amount(abs(gap), abs(gap))


def _side(case: Case, check: Check, amount: Amount) -> str:
    """A side of an identity in words: money, or a count by its bounds."""
    if check.group == "money" and amount.number is not None:
        return case.money(amount.number)
    if amount.number is not None:
        return str(amount.number)
    return f"≥{amount.low}" if amount.low is not None else "" if amount.high is None else f"≤{amount.high}"
