"""One wrong figure, one finding: where one other value of a figure settles two contradictions, the first of them is told.

Its tests: test_told_once.py.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import pandas as pd

from helpers import schema
from helpers.measure.figures import Books
from helpers.measure.identities import Explanation, row_with_value, values_that_fit
from helpers.measure.rules.case import Case
from helpers.measure.rules.rule import Found, Rule

_MOST_TRIES = 24
"""Other values that are tried in one department-year."""

_GRAVE = schema.GRADES[0].name
_UNIT = "impossible_ratio"


@dataclass(frozen=True)
class Told:
    """What a rule found, with what explains it."""

    rule: Rule
    found: Found
    why: Explanation | None = None

    @property
    def is_contradiction(self) -> bool:
        """Whether figures contradict each other, or are so far apart that one of them must be wrong."""
        restates = self.found.check is not None and self.found.check.restates is not None
        grave = (self.found.grade or self.rule.grades[0]) == _GRAVE
        return grave or restates or self.rule.id == _UNIT

    @property
    def may_be_settled(self) -> bool:
        """Whether another value of one of its figures is looked for: of sure figures that do not come to each other."""
        check = self.found.check
        explained = self.why is not None and self.why.sort != "slip"
        return check is not None and check.group != "rate" and not self.found.assumed and not explained


def without_repeats(told: list[Told], case: Case) -> list[Told]:
    """What was found, without what the value that settles another contradiction settles as well."""
    kept, tries = list(told), _MOST_TRIES
    for first in [each for each in told if each.is_contradiction and each.may_be_settled]:
        others = [other for other in kept if other is not first and _is_shared(first, other)]
        if first not in kept or tries <= 0 or not any(other.is_contradiction for other in others):
            continue
        around = _around(first, others, case)
        if around is None:
            tries -= 1
            continue
        others = [other for other in others if around is case or not _is_gone(other, around)]
        for figure, value in _other_values(first, others, around):
            tries -= 1
            changed = _with_value(around, figure, value) if tries >= 0 else None
            settled = [] if changed is None or not _is_gone(first, changed) else _gone(others, changed)
            if any(other.is_contradiction for other in settled):
                explained = _explained_by(first, figure, value)
                kept = [explained if each is first else each for each in kept if each not in settled]
                break
    return kept


def _around(first: Told, others: list[Told], case: Case) -> Case | None:
    """The case, or of very many figures those around what was found, if the first is found among them as well."""
    cited = {name for told in (first, *others) for name in told.found.figures}
    books = case.books.around(cited)
    if books is None or books is case.books:
        return None if books is None else case
    around = replace(case, books=books)
    return None if _is_gone(first, around) else around


def _explained_by(first: Told, figure: str, value: str) -> Told:
    """What was found with the value that settles it; two statements of a figure then contradict each other."""
    check, found = first.found.check, first.found
    if check is not None and check.restates is not None:
        found = replace(found, grade=_GRAVE, sentence="")
    return replace(first, found=found, why=Explanation("slip", figure, "value", value))


def _is_shared(first: Told, other: Told) -> bool:
    return bool(set(first.found.figures) & set(other.found.figures))


def _other_values(first: Told, others: list[Told], case: Case) -> Iterator[tuple[str, str]]:
    """Figures that contradictions share, each with the values that settle the first of them."""
    cited = {name for other in others if other.is_contradiction for name in other.found.figures}
    for figure in first.found.figures:
        if figure in cited and first.found.check is not None:
            for value in values_that_fit(first.found.check, case.row(figure)):
                yield figure, value


def _with_value(case: Case, figure: str, value: str) -> Case:
    """The case with another value of a figure, wherever the document repeats the printed one."""
    printed, stated = case.row(figure), case.statements.of_figure.get(figure)
    same = {
        row["id"]
        for row in (stated.rows if stated else ())
        if (row["value"], row["unit"]) == (printed["value"], printed["unit"])
    }
    rows = [
        row_with_value(row, value) if row["id"] in same | {figure} else row for row in case.statements.rows
    ]
    return replace(case, books=Books(pd.DataFrame(rows, dtype="str")))


def _gone(others: list[Told], changed: Case) -> list[Told]:
    return [other for other in others if _is_gone(other, changed)]


def _is_gone(told: Told, changed: Case) -> bool:
    """Whether a rule no longer finds what it found."""
    cited = set(told.found.figures)
    return not any(
        cited & set(found.figures) and found.subject == told.found.subject
        for found in told.rule.find(changed)
    )
