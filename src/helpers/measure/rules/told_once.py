"""One fault, one finding: of contradictions that share a figure of one line, the one that says most is told.

Its tests: test_told_once.py.
"""

from collections import defaultdict
from collections.abc import Iterable

from helpers.measure.rules.rule import Found, Rule

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

_Told = tuple[Rule, Found]


def told_once(found: Iterable[_Told]) -> list[_Told]:
    """What was found, without what an earlier rule of the order says of the same figure of a line."""
    found = list(found)
    said: dict[str, list[tuple[int, Found]]] = defaultdict(list)
    for rule, fault in found:
        if rule.id in _IN_ORDER:
            said[fault.subject].append((_IN_ORDER.index(rule.id), fault))
    return [(rule, fault) for rule, fault in found if not _is_said(rule, fault, said[fault.subject])]


def _is_said(rule: Rule, found: Found, said: list[tuple[int, Found]]) -> bool:
    """Whether an earlier rule says what was found, surely where this is sure."""
    if rule.id not in _IN_ORDER:
        return False
    place, own = _IN_ORDER.index(rule.id), set(found.figures)
    return any(
        before < place and own & set(other.figures) and bool(other.assumed) <= bool(found.assumed)
        for before, other in said
    )
