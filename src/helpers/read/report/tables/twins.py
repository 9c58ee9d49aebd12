"""Figures of one line that have one meaning and several values: what tells them apart was not understood.

Its tests: test_forms.py.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from helpers.read.report.figure import Figure

MEANING = (
    "subject", "parent", "account", "part", "flow", "measure", "stage", "budget", "coverage", "fund_scope",
    "period", "as_of", "unit", "name",
)  # fmt: skip


def twins_doubted(line: Sequence[Figure]) -> list[Figure]:
    """The figures of a line; those of one meaning are only likely where their values differ.

    公路 | 决算数 3 | 决算数 1 | 决算数 2, whose columns stand under 合计, 一般债务 and 专项债务; or targets of
    some years and of one beside each other.
    """
    return _doubted(line, "column")


def counts_doubted(section: Sequence[Figure]) -> list[Figure]:
    """The figures of a section; counts of one meaning on several lines are only likely: whose they are was lost."""
    return _doubted(section, "owner", ("count", "people"))


def _doubted(figures: Sequence[Figure], doubt: str, kinds: tuple[str, ...] = ()) -> list[Figure]:
    """Figures, those of some kinds that are sure and have one meaning and several values only likely."""
    asked = [figure.certainty == "sure" and (not kinds or figure.kind in kinds) for figure in figures]
    values: defaultdict[tuple[str, ...], set[Decimal | None]] = defaultdict(set)
    for figure, is_asked in zip(figures, asked, strict=True):
        if is_asked:
            values[_meaning_of(figure)].add(figure.value)
    return [
        replace(figure, certainty="likely", doubt=doubt)
        if is_asked and len(values[_meaning_of(figure)]) > 1
        else figure
        for figure, is_asked in zip(figures, asked, strict=True)
    ]


def _meaning_of(figure: Figure) -> tuple[str, ...]:
    return tuple(getattr(figure, name) for name in MEANING)
