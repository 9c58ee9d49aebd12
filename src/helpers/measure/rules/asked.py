"""Of which kinds of document a rule is asked, by asked.toml.

Its tests: test_asked.py.
"""

import tomllib
from functools import cache
from importlib.resources import files

GOVERNMENT = "government_budget_report"
"""What a document of several coverages is taken for, whatever its title."""


@cache
def _kinds_by_rule() -> dict[str, list[str]]:
    text = files("helpers.measure.rules").joinpath("asked.toml").read_text(encoding="utf-8")
    kinds: dict[str, list[str]] = tomllib.loads(text)["kinds"]
    return kinds


def is_asked(rule: str, kind: str) -> bool:
    """Whether a rule is asked of a kind of document; of figures without one, every rule is.

    >>> is_asked("not_found", "budget"), is_asked("not_found", ""), is_asked("people", "budget")
    (False, True, True)
    """
    return not kind or kind in _kinds_by_rule().get(rule, [kind])
