"""Small multiples: the same little chart again and again, a panel for each amount or ratio, the years along it.

Its tests: test_trend_page.py.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from helpers.show.drawing import INK, Canvas, house_style

_RULE, _FAINT, _BAR, _DOT = "#9aa5b1", "#dde2e7", "#7fa3c4", "#1f4e79"
_CLEAR = {"facecolor": "white", "edgecolor": "none", "pad": 0.4}
_ACROSS = 3
_TOP, _BASE, _FOOT = 0.34, 0.8, 0.9
"""Of a panel's height: where its tallest bar ends, where bars stand, where the years are written."""

_MOST_LABELLED = 5
"""Years whose numbers are all written; of more, the first and the last."""

_LETTER = 0.028
"""Width of a digit, of a panel's."""


@dataclass(frozen=True)
class YearPoint:
    """A year of a panel: its number, or None where there is none, and the number in words."""

    year: str
    number: Decimal | Fraction | None
    shown: str = ""
    is_parted: bool = False
    """Whether something parts it from the years before it."""
    bounds: tuple[Decimal | None, Decimal | None] | None = None
    """What is known instead of a number: no less than, no more than."""


@dataclass(frozen=True)
class SmallChart:
    """A title over points; `is_share` draws dots on a line of their own scale, else bars from 0 to `most`."""

    title: str
    points: tuple[YearPoint, ...]
    is_share: bool = False
    most: float = 0.0

    @property
    def ends(self) -> tuple[float, float]:
        """The numbers at the foot and at the top of its scale."""
        numbers = [end for point in self.points for end in (point.number, *(point.bounds or ()))]
        known = [float(number) for number in numbers if number is not None]
        if not self.is_share:
            return min(0.0, *known), max(self.most, *known, 0.0) or 1.0
        room = (max(known) - min(known)) * 0.25 or abs(max(known)) * 0.1 or 0.1
        return min(known) - room, max(known) + room


def drawn_panels(panels: Sequence[SmallChart]) -> Canvas:
    """The panels on one sheet, three in a row."""
    rows = -(-len(panels) // _ACROSS)
    with house_style():
        canvas = Canvas(1.3 * rows, left=0, right=_ACROSS, bottom=rows, top=0)
        for place, panel in enumerate(panels):
            _draw_chart(canvas, panel, place % _ACROSS, place // _ACROSS)
    return canvas


def _draw_chart(canvas: Canvas, panel: SmallChart, column: int, row: int) -> None:
    """One panel: its title, a base line, and each year with its number."""
    canvas.text(column + 0.03, row + 0.1, panel.title, fontsize=8.5)
    canvas.line(
        (column + 0.03, column + 0.95), (row + _BASE, row + _BASE), _FAINT if panel.is_share else _RULE, 0.7
    )
    step = 0.92 / len(panel.points)
    places = [column + 0.03 + step * (number + 0.5) for number in range(len(panel.points))]
    written = _written(panel.points, step)
    heights = [row + _height(point.number, panel) for point in panel.points]
    if panel.is_share:
        _draw_line(canvas, panel.points, places, heights)
    for number, (point, x, y) in enumerate(zip(panel.points, places, heights, strict=True)):
        _draw_point(canvas, panel, point, x, y, (row, step), number in written)


def _height(number: Decimal | Fraction | None, panel: SmallChart) -> float:
    """Where a number lies in the panel, the top being 0."""
    low, high = panel.ends
    part = (float(number or 0) - low) / (high - low)
    return _BASE - part * (_BASE - _TOP)


def _draw_line(canvas: Canvas, points: Sequence[YearPoint], xs: Sequence[float], ys: Sequence[float]) -> None:
    """The line from year to year; none across a gap or a break."""
    for place, (before, after) in enumerate(zip(points, points[1:], strict=False)):
        if before.number is not None and after.number is not None and not after.is_parted:
            canvas.line((xs[place], xs[place + 1]), (ys[place], ys[place + 1]), _RULE, 1.0)


def _draw_point(
    canvas: Canvas,
    panel: SmallChart,
    point: YearPoint,
    x: float,
    y: float,
    room: tuple[float, float],
    is_written: bool,
) -> None:
    """A year: its bar or dot with its number above, and the dashed line of a break before it."""
    row, step = room
    canvas.text(x, row + _FOOT, point.year, ha="center", fontsize=7, color="#55606c")
    if point.is_parted:
        edge = x - step / 2
        canvas.line((edge, edge), (row + 0.2, row + _BASE), "#b4622d", 1.0, dashed=True)
    if point.bounds:
        _draw_bounded(canvas, panel, point.bounds, x, (row, step))
        return
    if point.number is None:
        canvas.text(x, row + _BASE - 0.06, "—", ha="center", fontsize=7, color="#55606c")
        return
    if panel.is_share:
        canvas.dot(x, y, _DOT)
    else:
        zero = row + _BASE + panel.ends[0] / (panel.ends[1] - panel.ends[0]) * (_BASE - _TOP)
        canvas.bar(x - step * 0.3, (y + zero) / 2, step * 0.6, abs(zero - y), _BAR)
    if is_written:
        canvas.text(x, y - 0.085, point.shown, ha="center", fontsize=7, color=INK, bbox=_CLEAR)


def _draw_bounded(
    canvas: Canvas,
    panel: SmallChart,
    bounds: tuple[Decimal | None, Decimal | None],
    x: float,
    room: tuple[float, float],
) -> None:
    """A dashed line over what is possible, to the edge of the panel where nothing ends it; each bound is a stroke."""
    row, step = room
    low, high = (None if end is None else row + _height(end, panel) for end in bounds)
    canvas.line(
        (x, x), (row + _BASE if low is None else low, row + _TOP if high is None else high), _DOT, 1.2, True
    )
    for end in (low, high):
        if end is not None:
            canvas.line((x - step * 0.15, x + step * 0.15), (end, end), _DOT, 1.2)


def _written(points: Sequence[YearPoint], step: float) -> set[int]:
    """The places of the points whose numbers are written: all that have room, else the first and the last."""
    known = [place for place, point in enumerate(points) if point.number is not None]
    has_room = len(points) <= _MOST_LABELLED and all(len(point.shown) * _LETTER <= step for point in points)
    return set(known) if has_room else set(known[:1] + known[-1:])
