"""Failing identities stand in one frame: what is of another coverage, budget, path or table contradicts nothing.

Its tests: test_sameness.py.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from helpers.frames import Row
from helpers.measure.figures import Missing, Statements, figures_of, number_of, place_in_document, scale_of
from helpers.measure.identities.checks import Check

_COARSEST = Fraction(1, 100)
"""The place to which an amount counts as printed at least, in its unit: zeros at the end are dropped."""


def in_one_frame(checks: Iterable[Check], statements: Statements) -> Iterator[Check]:
    """The checks; one that fails between two frames cannot be judged, one off by mixed places is rounded.

    Lines of one table that come to their whole in another of its columns are in one frame.
    """
    checks = list(checks)
    held = {_lines_summed(check) for check in checks if check.result == "holds" and check.parts > 1}
    for check in checks:
        if check.result != "fails" or check.group == "form" or check.restates:
            yield check
            continue
        rows = [statements.by_id[name] for name in figures_of(check.left, check.right)]
        is_held = _lines_summed(check) in held and _is_one_table(rows)
        if rows and not is_held and not statements.frames.hold(rows):
            yield unjudged(check)
        else:
            yield replace(check, outcome="rounding") if _is_rounded(check, rows) else check


def _lines_summed(check: Check) -> tuple[str, str, int]:
    return check.identity, check.subject, check.parts


def _is_one_table(rows: Iterable[Row]) -> bool:
    """Whether rows stand in one table."""
    places = [place_in_document(row) for row in rows]
    return (
        all(place.table for place in places) and len({(place.source, place.table) for place in places}) == 1
    )


def unjudged(check: Check) -> Check:
    """A check between two frames, which cannot be judged."""
    return replace(check, outcome="unknown", lacking=(Missing("frame", check.subject, ""),))


def _is_rounded(check: Check, rows: Sequence[Row]) -> bool:
    """Whether a sum is off by no more than half of the last place of each figure in it."""
    if check.outcome or check.group != "money" or check.sign != "=" or check.difference is None:
        return False
    places = list(_own_places(rows, check.grain))
    return len(set(places)) > 1 and abs(check.difference) <= sum(places) / 2


def _own_places(rows: Sequence[Row], finest: Fraction | None) -> Iterator[Fraction]:
    """The last place of each figure; no coarser than the finest of its list, or of its unit up to hundredths."""
    by_unit: dict[str, list[tuple[Fraction, Fraction]]] = defaultdict(list)
    for row in rows:
        amount = number_of(row)
        if amount and amount.grain:
            by_unit[row["unit"]].append((amount.grain, scale_of(row)))
    for places in by_unit.values():
        coarsest = finest or max(min(grain for grain, _ in places), places[0][1] * _COARSEST)
        yield from (min(grain, coarsest) for grain, _ in places)
