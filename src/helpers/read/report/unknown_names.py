"""Names that first came up in words that were not understood: what stands behind them is hardly theirs for sure.

Its tests: test_never_wrongly_sure.py.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from helpers.read.report.figure import Figure
from helpers.schema import DEPARTMENT, UNASSIGNED

LETTER = re.compile("[^\\W\\d_]")


def unknown_names_doubted(figures: Sequence[Figure]) -> list[Figure]:
    """The figures of a document; sure ones of a name whose first amount was left open for its words are only likely.

    What stands under signs alone (=, %) is open.

    A word of a stage that no list has (兑付盘) stands where a name could, and amounts behind it would take it for one.
    Where the document has it behind other names too it is none, and these amounts belong to the name before.
    """
    figures = [
        _named_by_nothing(figure) if not LETTER.search(figure.subject) else figure for figure in figures
    ]
    first: dict[str, Figure] = {}
    for figure in figures:
        if figure.kind == "money" and figure.subject != DEPARTMENT:
            first.setdefault(figure.subject, figure)
    unknown = {name for name, figure in first.items() if _is_not_understood(figure)}
    stages = {
        figure.label.removeprefix(figure.subject)
        for figure in figures
        if figure.kind == "money" and figure.measure == UNASSIGNED and figure.label != figure.subject
    }
    doubted: list[Figure] = []
    owner: Figure | None = None
    for figure in figures:
        if figure.kind in ("money", "ratio") and figure.subject in unknown:
            figure = _of_name_before(figure, owner) if figure.subject in stages else figure
            figure = (
                replace(figure, certainty="likely", doubt="owner") if figure.certainty == "sure" else figure
            )
        elif figure.kind == "money":
            owner = figure
        doubted.append(figure)
    return doubted


def _named_by_nothing(figure: Figure) -> Figure:
    """A figure as one that nothing names."""
    return replace(figure, subject=DEPARTMENT, measure=UNASSIGNED, certainty="open", doubt="owner")


def _is_not_understood(figure: Figure) -> bool:
    """Whether an amount was left open for its words."""
    return figure.kind == "money" and (figure.certainty, figure.doubt) == ("open", "words")


def _of_name_before(figure: Figure, owner: Figure | None) -> Figure:
    """A figure as one of the last name of its paragraph, or of the department."""
    if owner is None or owner.locator != figure.locator:
        return replace(figure, subject=DEPARTMENT, parent="", account="total")
    return replace(figure, subject=owner.subject, parent=owner.parent, account=owner.account)
