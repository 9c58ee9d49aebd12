"""Names that first came up in words that were not understood: what stands behind them is hardly theirs for sure.

Its tests: test_never_wrongly_sure.py.
"""

from collections.abc import Sequence
from dataclasses import replace

from helpers.read.report.figure import Figure
from helpers.schema import DEPARTMENT


def unknown_names_doubted(figures: Sequence[Figure]) -> list[Figure]:
    """The figures of a document; sure ones of a name whose first amount was left open for its words are only likely.

    A word of a stage that no list has (兑付盘) stands where a name could, and amounts behind it would take it for one.
    """
    first: dict[str, Figure] = {}
    for figure in figures:
        if figure.kind == "money" and figure.subject != DEPARTMENT:
            first.setdefault(figure.subject, figure)
    unknown = {
        name for name, figure in first.items() if (figure.certainty, figure.doubt) == ("open", "words")
    }
    return [
        replace(figure, certainty="likely", doubt="owner")
        if figure.certainty == "sure" and figure.kind in ("money", "ratio") and figure.subject in unknown
        else figure
        for figure in figures
    ]
