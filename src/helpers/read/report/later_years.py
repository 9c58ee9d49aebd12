"""Years after the one that a document tells of: nothing of them is done yet.

Its tests: test_never_wrongly_sure.py.
"""

from collections.abc import Sequence
from dataclasses import replace

from helpers.read.report.figure import Figure
from helpers.read.report.kinds import Title
from helpers.schema import UNASSIGNED

_OF_ONE_YEAR = ("self_evaluation_form", "self_evaluation_report", "final_accounts", "work_report")
_CARRIED_OUT = ("actual", "received", "carryover")


def later_years_undone(figures: Sequence[Figure], title: Title) -> list[Figure]:
    """The figures of a document on one year; what it says of a later one as spent is open, as done an aim."""
    if title.kind not in _OF_ONE_YEAR or not title.year.isdecimal():
        return [*figures]
    return [_undone(figure) if figure.period[:4] > title.year[:4] else figure for figure in figures]


def _undone(figure: Figure) -> Figure:
    if figure.kind == "money" and figure.measure in _CARRIED_OUT:
        return replace(figure, measure=UNASSIGNED, certainty="open", doubt="measure")
    if figure.stage == "done" and figure.certainty == "sure":
        return replace(figure, stage="target", certainty="likely", doubt="words")
    return figure
