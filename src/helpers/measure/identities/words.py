"""A check as a row of text: the equation in words, what was compared, and what is missing.

Its tests: test_identities.py.
"""

from bisect import bisect_left
from collections import defaultdict
from fractions import Fraction

from helpers import schema
from helpers.frames import Row
from helpers.measure.figures import (
    Statement,
    as_printed,
    as_text,
    figures_of,
    first_of,
    is_money,
    joined,
    label,
    said_in,
    sentence,
    span,
    what_is_missing,
)
from helpers.measure.identities.checks import Check

_SLIPS = (10**4, 10**8)
"""How many times too large a number is whose unit was mistaken: 元 for 万元, 万元 for 亿元, or both."""


def check_row(check: Check, language: str) -> Row:
    """A check in the columns of schema.CHECKS."""
    numbers = {
        "left": span(check.left),
        "right": span(check.right),
        "difference": "" if check.difference is None else as_text(check.difference),
    }
    return {
        "identity": check.identity,
        "subject": check.subject,
        "outcome": check.result,
        **(dict.fromkeys(numbers, "") if check.group == "form" else numbers),
        "tolerance": as_text(check.tolerance) if check.has_tolerance else "",
        "reason": _reason_of_check(check, language),
        "figures": " ".join(figures_of(check.left, check.right)),
    }


def _reason_of_check(check: Check, language: str) -> str:
    """The equation in words, what was compared, and what is missing where it cannot be checked."""
    words = [equation(check, language)]
    if check.restates:
        words.append(_prints(check.restates, language))
    if check.zero:
        words.append(sentence("rate_on_zero" if check.result == "fails" else "zero_rate_on_zero", language))
    missing = check.left.missing + check.right.missing
    if check.result == "unknown":
        missing += check.lacking
    words.append(what_is_missing(missing, language, check.subject, _group_of_parts(check)))
    return joined(words, language)


def equation(check: Check, language: str) -> str:
    """The identity as an equation, with the budget that it is about where it is not about spending."""
    return _equation(check.identity, check.ratio, check.stage, language)


def _equation(identity: str, name: str, stage: str, language: str) -> str:
    ratio = said_in(schema.RATIO_NAMED[name], language) if name else ""
    words = sentence(f"identity_{identity}", language, ratio=ratio)
    if stage in ("", "actual"):
        return words
    return sentence("equation_of_budget", language, equation=words, budget=label(stage, language))


def equation_told(identity: str, words: str, language: str) -> str:
    """The equation that a check's Chinese words begin with, in a language.

    >>> equation_told("basic_and_project", "基本支出＋项目支出＝支出合计（年初预算）；缺项目支出", "en")
    'basic + project expenditure = total expenditure (Initial budget)'
    """
    begun = words.split("；")[0]
    stages = ("", *schema.measures_of("money"))
    ways = ((ratio, stage) for stage in stages for ratio in ("", *schema.RATIO_NAMED))
    meant = next((way for way in ways if _equation(identity, *way, "zh") == begun), ("", ""))
    return _equation(identity, *meant, language)


def _group_of_parts(check: Check) -> str:
    """Whether the parts of a check are money or counts."""
    if check.ratio:
        return schema.RATIO_NAMED[check.ratio].group
    return "money" if check.group == "money" else "count"


def _prints(statement: Statement, language: str) -> str:
    """The ways in which one figure is printed."""
    numbers = first_of(
        [as_printed(row, language) for row in statement.rows], "、" if language == "zh" else ", ", language
    )
    group = schema.group_of(statement.first["kind"])
    measure = label(statement.first["measure"], language, group)
    words = sentence("restated", language, measure=measure, numbers=numbers)
    slip = sentence("unit_slip", language) if is_unit_slip(statement) else ""
    return joined([words, slip], language)


def is_unit_slip(statement: Statement) -> bool:
    """Whether two statements of one figure are ten thousand times apart: a suspected slip of the unit.

    A unit is never guessed from a size; only two statements of one figure tell.
    """
    if not is_money(statement.first):
        return False
    exact = {(amount.number, amount.grain or Fraction(0)) for amount in statement.amounts if amount.number}
    by_grain: dict[Fraction, list[Fraction]] = defaultdict(list)
    for number, grain in sorted(exact):
        by_grain[grain].append(number)
    return any(
        _is_one_near(large, small * times, (own * times + grain) / 2)
        for small, own in exact
        for times in _SLIPS
        for grain, large in by_grain.items()
    )


def _is_one_near(numbers: list[Fraction], middle: Fraction, reach: Fraction) -> bool:
    """Whether one of the ordered numbers lies within reach."""
    place = bisect_left(numbers, middle - reach)
    return place < len(numbers) and numbers[place] <= middle + reach
