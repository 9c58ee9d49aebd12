"""Failing identities stand in one frame: what is of another coverage, budget, path or table contradicts nothing.

Its tests: test_sameness.py.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from helpers.measure.figures import Missing, Statements, figures_of
from helpers.measure.identities.checks import Check


def in_one_frame(checks: Iterable[Check], statements: Statements) -> Iterator[Check]:
    """The checks; one that fails between two frames cannot be judged."""
    for check in checks:
        yield check if _is_judged(check, statements) else unjudged(check)


def _is_judged(check: Check, statements: Statements) -> bool:
    """Whether a check holds, is of form, or fails within one frame."""
    if check.result != "fails" or check.group == "form" or check.restates:
        return True
    rows = [statements.by_id[name] for name in figures_of(check.left, check.right)]
    return not rows or statements.frames.hold(rows)


def unjudged(check: Check) -> Check:
    """A check between two frames, which cannot be judged."""
    return replace(check, outcome="unknown", lacking=(Missing("frame", check.subject, ""),))
