"""Why a fact is not one number, or what to know of it, in words.

Its tests: test_facts.py.
"""

from fractions import Fraction

from helpers import schema
from helpers.measure.figures import (
    ACROSS_UNITS,
    Amount,
    Line,
    Part,
    joined,
    label,
    quotient,
    sentence,
    what_is_missing,
)
from helpers.quantities import rounded

_CAVEATS = {
    "budget": "budget_stage_unknown",
    "deviation": "budget_stage_unknown",
    "once_only_adjustment": "once_only",
    "composition_deviation": "composition",
}
_IF_DERIVED = {"adjusted": "adjusted_derived", "net_adjustment": "net_derived"}


def about_amount(name: str, amount: Amount, line: Line, language: str) -> str:
    """What to know of a line's amount."""
    if not amount.is_known:
        return what_is_missing(amount.missing, language, line.subject)
    notes = [_caveat(name, amount, line, language)]
    if not amount.is_exact:
        at_least = name == "gross_adjustment" and amount.derived
        notes.append(sentence("gross_at_least_net" if at_least else "bounded_money", language))
    return joined(notes, language)


def _caveat(name: str, amount: Amount, line: Line, language: str) -> str:
    """What a reader would otherwise get wrong about a known amount."""
    if name == "gross_adjustment_less_excluded" and line.unexplained:
        return sentence("reasons_not_printed", language, count=line.unexplained)
    key = _CAVEATS.get(name) or (_IF_DERIVED.get(name) if amount.derived else None)
    return sentence(key, language) if key else ""


def about_ratio(ratio: schema.Ratio, above: Amount, below: Amount, line: Line, language: str) -> str:
    """Why a line's ratio is not one number, or what to know of it."""
    base = label(ratio.denominator, language)
    if below.number is not None and below.number <= 0:
        return sentence(_undefined(ratio, above, below.number), language, base=base)
    if not (above.is_known and below.is_known):
        return what_is_missing(above.missing + below.missing, language, line.subject)
    notes = [
        about_amount(ratio.numerator, above, line, language),
        about_amount(ratio.denominator, below, line, language),
    ]
    return joined(notes, language)


def _undefined(ratio: schema.Ratio, above: Amount, base: Fraction) -> str:
    if base < 0:
        return "base_negative"
    spent = ratio.name == "execution_to_adjusted" and above.is_known and above.low
    return "spent_without_budget" if spent else "base_zero"


def about_count_ratio(ratio: schema.Ratio, above: Part, below: Part, subject: str, language: str) -> str:
    """Why a ratio of counts is not one number: its base is 0, a part is missing, or its words give bounds."""
    if below.hard.number is not None and below.hard.number <= 0:
        return sentence("base_zero", language, base=label(ratio.denominator, language, "count"))
    hard = quotient(above.hard, below.hard)
    if not hard.is_known:
        return what_is_missing(hard.missing, language, subject, "count")
    return "" if hard.is_exact else _bounds_in_words(ratio, hard, quotient(above.soft, below.soft), language)


def _bounds_in_words(ratio: schema.Ratio, hard: Amount, by_convention: Amount, language: str) -> str:
    """The bounds of a ratio, and the range by convention, named as one."""
    words = []
    if hard.low is not None:
        words.append(sentence("at_least", language, number=_ratio_shown(ratio, hard.low)))
    if hard.high is not None:
        words.append(sentence("at_most", language, number=_ratio_shown(ratio, hard.high)))
    if not words:
        words.append(sentence("no_bounds", language))
    low, high = by_convention.low, by_convention.high
    if low is not None and high is not None:
        most = min(high, Fraction(1)) if ratio.within_one else high
        values = {"lower": _ratio_shown(ratio, low), "upper": _ratio_shown(ratio, most)}
        words.append(sentence("by_convention", language, **values))
    return joined(words, language)


def _ratio_shown(ratio: schema.Ratio, value: Fraction) -> str:
    """A ratio's value in words: percent, or a number of something."""
    return rounded(value, 2) if ratio.name in ACROSS_UNITS else f"{rounded(value * 100, 2)}%"
