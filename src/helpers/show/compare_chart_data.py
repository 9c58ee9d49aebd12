"""What the charts of a year's departments draw, as tables folded below them.

Its tests: test_compare_page.py.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from helpers.measure import quantile
from helpers.schema import DEPARTMENT
from helpers.show.charts import chart_data
from helpers.show.compare_views import FEW, CompareView
from helpers.show.pieces import Table

MOST_DOTS = 10 * FEW
"""Departments that are drawn as dots and listed by name; more are shades, counted by steps of their scores."""

_SCORE_STEPS = 10

Place = tuple[str, str]


@dataclass(frozen=True)
class Histogram:
    """How many numbers lie in each of the equal steps from `low` to `high`; those beyond are in the outermost."""

    low: Fraction
    high: Fraction
    counts: tuple[int, ...]

    def ends(self, step: int) -> tuple[Fraction, Fraction]:
        """Where a step begins and ends."""
        wide = (self.high - self.low) / len(self.counts)
        return self.low + step * wide, self.low + (step + 1) * wide


def histogram_of(numbers: Sequence[Fraction], low: Fraction, high: Fraction, steps: int) -> Histogram:
    """The numbers counted by steps.

    >>> histogram_of([Fraction(1), Fraction(2), Fraction(9)], Fraction(0), Fraction(4), 2).counts
    (1, 2)
    """
    counts = [0] * steps
    for number in numbers:
        counts[max(0, min(int((number - low) * steps / (high - low)), steps - 1))] += 1
    return Histogram(low, high, tuple(counts))


def rows_data(page: CompareView, strips: Sequence[Place], order: Sequence[str]) -> Table:
    """Each department's ratios."""
    names = [page.label(*place) for place in strips]
    rows = [(page.name(name), *(page.cell(name, *place) for place in strips)) for name in order]
    return chart_data(page.plain, names, (page.say("compare_department"), *names), rows)


def distributions_data(page: CompareView, drawn: Mapping[Place, Histogram]) -> Table:
    """Each bar of each ratio: from where to where it is, and how many departments lie in it."""
    names = [page.label(*place) for place in drawn]
    steps = range(max(len(own.counts) for own in drawn.values()))
    rows = [(str(step + 1), *(_bar_told(page, own, step) for own in drawn.values())) for step in steps]
    return chart_data(page.plain, names, (page.say("compare_bar"), *names), rows)


def _bar_told(page: CompareView, own: Histogram, step: int) -> str:
    low, high = map(page.share, own.ends(step))
    return page.say("compare_bar_told", low=low, high=high, count=own.counts[step])


def scores_data(page: CompareView, known: Mapping[str, Fraction], scores: Mapping[str, Fraction]) -> Table:
    """Each department's score and execution, the highest score first; of very many, how many lie in each step of scores."""
    names = [page.say("compare_score"), page.label(DEPARTMENT, page.main_base)]
    if len(scores) <= MOST_DOTS:
        order = sorted(scores, key=lambda name: (-scores[name], name))
        rows = [(page.name(name), score_shown(scores[name]), page.share(known[name])) for name in order]
        return chart_data(page.plain, names, (page.say("compare_department"), *names), rows)
    head = (names[0], page.say("compare_count"), page.say("compare_median", fact=names[1]))
    return chart_data(page.plain, names, head, _score_steps(page, known, scores))


def _score_steps(
    page: CompareView, known: Mapping[str, Fraction], scores: Mapping[str, Fraction]
) -> list[tuple[str, str, str]]:
    low, high = min(scores.values()), max(scores.values())
    rows = []
    for step in range(_SCORE_STEPS):
        start, end = (low + (high - low) * Fraction(place, _SCORE_STEPS) for place in (step, step + 1))
        is_last = step == _SCORE_STEPS - 1
        within = sorted(
            known[name] for name, score in scores.items() if start <= score and (score < end or is_last)
        )
        ends = f"{score_shown(start)}–{score_shown(end)}"
        middle = page.share(quantile(within, Fraction(1, 2))) if within else "—"
        rows.append((ends, str(len(within)), middle))
    return rows


def score_shown(score: Fraction) -> str:
    """A score as short as it is."""
    return f"{float(score):g}"
