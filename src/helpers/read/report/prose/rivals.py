"""What running text says no writer can have meant: a name that is no whole one, two values under one name in one breath.

Its tests: test_prose_counts.py.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from helpers.read.language import any_in
from helpers.read.report.figure import Figure
from helpers.read.report.prose.clauses import CLOSING, OPENING
from helpers.schema import DEPARTMENT, UNASSIGNED

CHECKED = ("count", "people", "ratio")
NO_NAME = re.compile(
    rf"^(?:{any_in('begins_no_name')})|(?:{any_in('ends_no_name')})$|^(?:{any_in('pieces_of_names')})$"
    r"|^[^一-龥A-Za-zⅠ-Ⅻ0-9“《]|[、，：；]$"
)


def doubted(figures: Sequence[Figure]) -> list[Figure]:
    """The figures of a paragraph: those whose name is a piece of one are open, rivals under one name are only likely."""
    checked = [_without_piece(figure) for figure in figures]
    rivals = {id(figure) for group in _rivals(checked) for figure in _without_own_name(group)}
    return [
        replace(figure, certainty="likely", doubt="owner") if id(figure) in rivals else figure
        for figure in checked
    ]


def _without_piece(figure: Figure) -> Figure:
    """A figure, open where its subject is only a piece of a name."""
    if figure.kind not in CHECKED or figure.certainty == "open" or is_whole_name(figure.subject):
        return figure
    return replace(figure, measure=UNASSIGNED, certainty="open", doubt="words")


def is_whole_name(name: str) -> bool:
    """Whether a name begins and ends as names do, and closes the brackets that it opens.

    >>> [is_whole_name(name) for name in ("乡镇卫生院", "提高到", "（A类", "保护伞”")]
    [True, False, False, False]
    """
    if name == DEPARTMENT:
        return True
    pairs = zip(OPENING, CLOSING, strict=True)
    return NO_NAME.search(name) is None and all(
        name.count(left) == name.count(right) for left, right in pairs
    )


def _rivals(figures: Iterable[Figure]) -> list[list[Figure]]:
    """The sure counts and rates that have one name and two values: the name cannot be all that tells them apart."""
    groups: defaultdict[tuple, list[Figure]] = defaultdict(list)
    for figure in figures:
        if _is_checked(figure) and figure.certainty == "sure":
            groups[_named_as(figure)].append(figure)
    return [group for group in groups.values() if len({figure.value for figure in group}) > 1]


def _is_checked(figure: Figure) -> bool:
    """Whether a figure is a count, a rate, or an amount that no more than a verb says was paid."""
    return figure.kind in CHECKED or any(trace.rule == "paid_out" for trace in figure.traces)


def _without_own_name(group: list[Figure]) -> list[Figure]:
    """Of rivals those that took their name over from one before, where all others have one value; else all."""
    own = [figure for figure in group if figure.subject in figure.phrase]
    alone = len({figure.value for figure in own}) == 1
    return [figure for figure in group if figure.subject not in figure.phrase] if alone else group


def _named_as(figure: Figure) -> tuple[str, ...]:
    """All that tells one figure of a paragraph from another."""
    return (
        figure.kind, figure.subject, figure.parent, figure.account, figure.budget, figure.coverage, figure.flow,
        figure.measure, figure.stage, figure.period, figure.as_of, figure.unit,
        figure.label if figure.measure == "growth_from_prior" else "",
    )  # fmt: skip
