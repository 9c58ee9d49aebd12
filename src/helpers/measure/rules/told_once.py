"""One fault, one finding: of contradictions that share a figure of one line, the one that says most is told.

Its tests: test_told_once.py.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from helpers import schema
from helpers.measure.rules.rule import Found, Rule

_GRAVE = schema.GRADES[0].name

_IN_ORDER = (
    "unit_slip",
    "impossible_ratio",
    "line_budget",
    "adjusted",
    "spent_without_budget",
    "spent_beyond_budget",
    "rate",
    "gap",
    "large_adjustment",
)
"""Rules on the amounts of one line, those first that say most of what is wrong."""

_OF_PRINTED_NUMBERS = (
    "stated_rate",
    "stated_growth",
    "stated_change",
    "stated_sum",
    "stated_scores",
    "stated_difference",
    "table_line",
    "table_sum",
    "adjusted_in_words",
)
"""Rules on numbers that stand beside each other: they say least of what is wrong, and of one figure once."""

_ASKED_FIRST = ("gap", "impossible_ratio", "unit_slip")
"""Rules that ask what these would say, and say more of it."""

_Told = tuple[Rule, Found]


def told_once(found: Iterable[_Told]) -> list[_Told]:
    """What was found, without what an earlier rule of the order says of the same figure of a line."""
    found = list(found)
    said: dict[str, list[tuple[int, Found]]] = defaultdict(list)
    for rule, fault in found:
        if rule.id in _IN_ORDER:
            said[fault.subject].append((_IN_ORDER.index(rule.id), fault))
    kept = [(rule, fault) for rule, fault in found if not _is_said(rule, fault, said[fault.subject])]
    return [*_without_echoes(kept)]


def _without_echoes(found: list[_Told]) -> Iterator[_Told]:
    """What was found, without what a rule on printed numbers says of a figure that another contradiction cites."""
    cited = {
        name
        for rule, fault in found
        if rule.id not in _OF_PRINTED_NUMBERS and _is_grave(rule, fault)
        for name in fault.figures
    }
    for rule, fault in found:
        if rule.id not in _OF_PRINTED_NUMBERS:
            yield rule, fault
        elif not cited & set(fault.figures):
            cited |= set(fault.figures)
            yield rule, fault


def _is_grave(rule: Rule, found: Found) -> bool:
    """Whether figures surely contradict each other, or what is between the same ones is asked about."""
    return ((found.grade or rule.grades[0]) == _GRAVE and not found.assumed) or rule.id in _ASKED_FIRST


def _is_said(rule: Rule, found: Found, said: list[tuple[int, Found]]) -> bool:
    """Whether an earlier rule says what was found, surely where this is sure."""
    if rule.id not in _IN_ORDER:
        return False
    place, own = _IN_ORDER.index(rule.id), set(found.figures)
    return any(
        before < place and own & set(other.figures) and bool(other.assumed) <= bool(found.assumed)
        for before, other in said
    )
