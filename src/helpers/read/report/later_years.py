"""Years after the one that a document tells of: nothing of them is done yet.

Its tests: test_never_wrongly_sure.py.
"""

from collections.abc import Sequence
from dataclasses import replace

from helpers.read.report.figure import Figure
from helpers.read.report.kinds import Title
from helpers.schema import UNASSIGNED

_OF_ONE_YEAR = ("self_evaluation_form", "self_evaluation_report", "final_accounts", "work_report")
_COUNTED = ("count", "people")
_CARRIED_OUT = ("actual", "received", "carryover")


def later_years_undone(figures: Sequence[Figure], title: Title) -> list[Figure]:
    """The figures of a document on one year; what it says of a later one as spent is open, as done an aim.

    A government's budget report has amounts of two years: only what it counts is asked.
    """
    counts = title.kind == "government_budget_report"
    if not (counts or title.kind in _OF_ONE_YEAR) or not title.year.isdecimal():
        return [*figures]
    later = [
        figure.period[:4] > title.year[:4] and not (counts and figure.kind not in _COUNTED)
        for figure in figures
    ]
    return [_undone(figure) if is_later else figure for figure, is_later in zip(figures, later, strict=True)]


def _undone(figure: Figure) -> Figure:
    if figure.kind == "money" and figure.measure in _CARRIED_OUT:
        return replace(figure, measure=UNASSIGNED, certainty="open", doubt="measure")
    if figure.stage == "done" and figure.certainty == "sure":
        return replace(figure, stage="target", certainty="likely", doubt="words")
    return figure
