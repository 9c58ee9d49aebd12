"""Charts of a year's departments: few as rows, many as distributions; self-scores against execution.

Its tests: test_compare_page.py.
"""

from collections.abc import Sequence
from fractions import Fraction
from math import ceil, floor

from helpers.measure import COMPARED, quantile
from helpers.schema import ALL_PROJECTS, DEPARTMENT
from helpers.show.compare_chart_data import (
    MOST_DOTS,
    Histogram,
    distributions_data,
    histogram_of,
    rows_data,
    score_shown,
    scores_data,
)
from helpers.show.compare_views import FEW, CompareView
from helpers.show.drawing import INK, Canvas, Chart, folded_name, house_style
from helpers.show.pieces import Piece, remark

_RULE, _FAINT, _BAR, _DOT = "#9aa5b1", "#dde2e7", "#7fa3c4", "#1f4e79"
_BINS, _ACROSS = 24, 2
_GRID = 40
"""Cells of the scatter in each direction, where there are too many departments for dots."""


def compare_chart(page: CompareView) -> Chart | Piece:
    """Execution and adjustment of every department: a row each where they are few, else a distribution."""
    return _rows_chart(page) if page.count <= FEW else _distributions_chart(page)


def _rows_chart(page: CompareView) -> Chart | Piece:
    """Three strips with a dot a department, its number beside; the departments in order of execution."""
    strips = _strips(page)
    if not strips:
        return remark(page.say("compare_nothing_drawn"))
    first = page.comparison.known(*strips[0])
    order = sorted(
        page.comparison.departments, key=lambda name: (name not in first, -first.get(name, 0), name)
    )
    with house_style():
        canvas = Canvas(0.7 + 0.36 * len(order), left=-0.5, right=3.05, bottom=len(order) - 0.4, top=-1.3)
        for column, place in enumerate(strips):
            _draw_strip(canvas, page, place, column, order)
        for row, department in enumerate(order):
            canvas.text(-0.5, row, folded_name(page.name(department)), fontsize=8.5, linespacing=1.0)
    data = rows_data(page, strips, order)
    alt, caption = _rows_alt(page, strips, order), page.say("compare_rows_caption")
    return Chart(canvas.figure, alt, caption, "", _ends_of_strip(page, strips[0]), data)


def _ends_of_strip(page: CompareView, place: tuple[str, str]) -> str:
    """The departments with the highest and the lowest number, where there are several."""
    known = page.comparison.known(*place)
    if len(known) < 2:
        return ""
    highest, lowest = max(known, key=known.__getitem__), min(known, key=known.__getitem__)
    return page.say(
        "compare_rows_found",
        fact=page.label(*place),
        highest=page.name(highest),
        most=page.share(known[highest]),
        lowest=page.name(lowest),
        least=page.share(known[lowest]),
    )


def _strips(page: CompareView) -> list[tuple[str, str]]:
    wanted = (
        (DEPARTMENT, page.main_base),
        (ALL_PROJECTS, "execution_to_adjusted"),
        (ALL_PROJECTS, "gross_adjustment_to_initial"),
    )
    return [place for place in wanted if page.comparison.known(*place)]


def _draw_strip(
    canvas: Canvas, page: CompareView, place: tuple[str, str], column: int, order: Sequence[str]
) -> None:
    """One ratio: its name, the line of its middle, and each department's dot with its number."""
    known, left, wide = page.comparison.known(*place), column + 0.1, 0.62
    bounded = page.bounded(*place)
    bounds = [end for ends in bounded.values() for end in ends if end is not None]
    scale = _ends_of_scale([*known.values(), *bounds])

    def across(number: Fraction) -> float:
        return left + wide * _part_of_scale(number, scale)

    canvas.text(left, -0.9, _short_name(page, *place), fontsize=8.5, linespacing=1.0)
    middle = across(page.comparison.spreads[place].median)
    canvas.line((middle, middle), (-0.5, len(order) - 0.5), _RULE, 0.8, dashed=True)
    for row, department in enumerate(order):
        canvas.line((left, left + wide), (row, row), _FAINT, 0.6)
        shown = page.cell(department, *place).striptags()
        if department in known:
            canvas.dot(across(known[department]), row, _DOT)
        elif department in bounded:
            low, high = bounded[department]
            ends = (left if low is None else across(low), left + wide if high is None else across(high))
            canvas.line(ends, (row, row), _DOT, 2.0)
        canvas.text(left + wide + 0.03, row, shown, fontsize=7.5)


def _short_name(page: CompareView, subject: str, fact: str) -> str:
    """A ratio's name in two short lines."""
    return page.say(f"compare_short_{fact}" if subject == DEPARTMENT else f"compare_short_projects_{fact}")


def _ends_of_scale(numbers: Sequence[Fraction]) -> tuple[Fraction, Fraction]:
    """The ends of a scale that holds all numbers, none at its very end."""
    low, high = min(numbers), max(numbers)
    room = (high - low) / 20 or abs(high) / 10 or Fraction(1, 10)
    return low - room, high + room


def _round_ends(numbers: Sequence[Fraction], step: Fraction) -> tuple[Fraction, Fraction]:
    """Such ends at whole steps, as an axis shows them."""
    low, high = _ends_of_scale(numbers)
    return floor(low / step) * step, ceil(high / step) * step


def _rows_alt(page: CompareView, strips: Sequence[tuple[str, str]], order: Sequence[str]) -> str:
    told = []
    for place in strips:
        numbers = [
            page.say("compare_of", department=page.name(name), number=page.cell(name, *place).striptags())
            for name in order
        ]
        told.append(page.say("trend_series", fact=page.label(*place), steps=page.say("comma").join(numbers)))
    return page.say("compare_rows_alt", rows=page.say("semicolon").join(told))


def _distributions_chart(page: CompareView) -> Chart | Piece:
    """A histogram of each ratio from its first to its last hundredth, with its middle."""
    places = [place for place in COMPARED if place in page.comparison.spreads]
    if not places:
        return remark(page.say("compare_nothing_drawn"))
    drawn = {place: _histogram(page, place) for place in places}
    rows = -(-len(places) // _ACROSS)
    with house_style():
        canvas = Canvas(1.35 * rows, left=0, right=_ACROSS, bottom=rows, top=0)
        for number, place in enumerate(places):
            _draw_histogram(canvas, page, place, drawn[place], (number % _ACROSS, number // _ACROSS))
    alt, caption = _distributions_alt(page, places), page.say("compare_distributions_caption")
    return Chart(canvas.figure, alt, caption, data=distributions_data(page, drawn))


def _histogram(page: CompareView, place: tuple[str, str]) -> Histogram:
    """How many departments lie in each step of a ratio, what lies beyond counted in the last ones."""
    ordered = sorted(page.comparison.known(*place).values())
    low, high = (quantile(ordered, Fraction(part, 100)) for part in (1, 99))
    if low == high:
        low, high = _ends_of_scale([low])
    return histogram_of(ordered, low, high, _BINS)


def _draw_histogram(
    canvas: Canvas, page: CompareView, place: tuple[str, str], own: Histogram, at: tuple[int, int]
) -> None:
    """One ratio: a bar a step, and the line of its middle."""
    (column, row), low, high = at, own.low, own.high
    step, base, tallest = 0.9 / _BINS, row + 0.76, max(own.counts)
    for number, count in enumerate(own.counts):
        height = 0.46 * count / tallest
        canvas.bar(column + 0.04 + number * step, base - height / 2, step * 0.86, height, _BAR)
    canvas.line((column + 0.04, column + 0.94), (base, base), _RULE, 0.7)
    middle = page.comparison.spreads[place].median
    x = column + 0.04 + 0.9 * float((middle - low) / (high - low))
    canvas.line((x, x), (row + 0.26, base), INK, 0.9, dashed=True)
    canvas.text(column + 0.04, row + 0.1, page.label(*place), fontsize=8.5)
    canvas.text(column + 0.04, row + 0.87, page.share(low), fontsize=7, color="#55606c")
    canvas.text(column + 0.94, row + 0.87, page.share(high), ha="right", fontsize=7, color="#55606c")
    canvas.text(x, row + 0.215, page.share(middle), ha="center", fontsize=7)


def _distributions_alt(page: CompareView, places: Sequence[tuple[str, str]]) -> str:
    told = [
        page.say("compare_quartiles", fact=page.label(*place), numbers=_quartiles(page, place))
        for place in places
    ]
    return page.say("compare_distributions_alt", rows=page.say("semicolon").join(told))


def _quartiles(page: CompareView, place: tuple[str, str]) -> str:
    quartiles = page.comparison.spreads[place].quartiles[1:4]
    return page.say("enumeration").join(page.share(number) for number in quartiles)


def compare_scores_chart(page: CompareView) -> Chart | Piece:
    """Each department's own score against its execution: dots, or shades of a grid where there are very many."""
    known = page.comparison.known(DEPARTMENT, page.main_base)
    scores = {name: score for name, score in page.comparison.scores.items() if name in known}
    pairs = [(known[name], score) for name, score in scores.items()]
    if not pairs:
        return remark(page.say("compare_no_scores"))
    across, up = ([pair[side] for pair in pairs] for side in (0, 1))
    ends = _round_ends(across, Fraction(1, 100)), _round_ends(up, Fraction(1))
    with house_style():
        canvas = Canvas(2.9, left=-0.12, right=1.02, bottom=-0.16, top=1.06)
        _draw_axes(canvas, page, *ends)
        _draw_pairs(canvas, [(_part_of_scale(x, ends[0]), _part_of_scale(y, ends[1])) for x, y in pairs])
    counts = {"count": len(pairs), "fact": page.label(DEPARTMENT, page.main_base)}
    alt = page.say("compare_scores_alt", **counts, least=score_shown(min(up)), most=score_shown(max(up)))
    caption, data = page.say("compare_scores_caption", **counts), scores_data(page, known, scores)
    return Chart(canvas.figure, alt, caption, "narrow", data=data)


def _part_of_scale(number: Fraction, ends: tuple[Fraction, Fraction]) -> float:
    return float((number - ends[0]) / (ends[1] - ends[0]))


def _draw_axes(
    canvas: Canvas, page: CompareView, across: tuple[Fraction, Fraction], up: tuple[Fraction, Fraction]
) -> None:
    """Both axes with their ends, and what they measure."""
    canvas.line((0, 1), (0, 0), _RULE, 0.8)
    canvas.line((0, 0), (0, 1), _RULE, 0.8)
    for place, align, number in ((0, "left", across[0]), (1, "right", across[1])):
        canvas.text(place, -0.05, page.share(number), ha=align, fontsize=7.5, color="#55606c")
    for place, number in ((0.02, up[0]), (0.98, up[1])):
        canvas.text(
            -0.015,
            place,
            score_shown(number),
            ha="right",
            fontsize=7.5,
            color="#55606c",
        )
    canvas.text(0.5, -0.11, page.label(DEPARTMENT, page.main_base), ha="center", fontsize=8.5)
    canvas.text(0.0, 1.04, page.say("compare_score"), ha="center", fontsize=8.5)


def _draw_pairs(canvas: Canvas, pairs: Sequence[tuple[float, float]]) -> None:
    if len(pairs) <= MOST_DOTS:
        for x, y in pairs:
            canvas.dot(x, y, _DOT)
        return
    cells: dict[tuple[int, int], int] = {}
    for x, y in pairs:
        cell = min(int(x * _GRID), _GRID - 1), min(int(y * _GRID), _GRID - 1)
        cells[cell] = cells.get(cell, 0) + 1
    most = max(cells.values())
    for (column, row), count in sorted(cells.items()):
        side = 0.35 + 0.65 * (count / most) ** 0.5
        left = (column + (1 - side) / 2) / _GRID
        canvas.bar(left, (row + 0.5) / _GRID, side / _GRID, side / _GRID, _DOT)
