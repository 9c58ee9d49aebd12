"""Charts of a department's years: small multiples of its money and its ratios, the parts of its expenditure.

Its tests: test_trend_page.py.
"""

from helpers.schema import ALL_PROJECTS, AMOUNTS, DEPARTMENT
from helpers.show.charts import SPENDING, chart_data, largest_part, spending_parts
from helpers.show.drawing import INK, Canvas, Chart, house_style
from helpers.show.pieces import Piece, remark
from helpers.show.printed import in_percent
from helpers.show.small_multiples import SmallChart, YearPoint, drawn_panels
from helpers.show.trend_views import GAP, TrendView
from helpers.show.views import word

_AMOUNTS = ("initial", "adjusted", "budget", "actual")
_RATIOS = (
    ("execution_to_initial", DEPARTMENT),
    ("execution_to_adjusted", DEPARTMENT),
    ("execution_to_budget", DEPARTMENT),
    ("net_adjustment_to_initial", ALL_PROJECTS),
    ("gross_adjustment_to_initial", ALL_PROJECTS),
)
_COLOURS = SPENDING | {"basic_expenditure": "#4f7fa8"}
_LIGHT_ON = (_COLOURS["personnel_expenditure"], _COLOURS["basic_expenditure"])
"""Colours that a share is written on in white."""

MOST_YEARS = 10
"""Years drawn at most, the last ones; the table beside has them all."""


def trend_chart(page: TrendView) -> Chart | Piece:
    """Budget, expenditure and the ratios of both, a panel each; lines stop at gaps and breaks."""
    amounts = [fact for fact in _AMOUNTS if _has_number(page, fact, DEPARTMENT)]
    ratios = [(fact, subject) for fact, subject in _RATIOS if _has_number(page, fact, subject)]
    if not (amounts or ratios):
        return remark(page.say("trend_nothing_drawn"))
    numbers = [page.number(fact, DEPARTMENT, year) for fact in amounts for year in _drawn(page)]
    most = max((float(number) for number in numbers if number is not None), default=0.0)
    panels = [
        SmallChart(_titled(page, fact, DEPARTMENT), _points_drawn(page, fact, DEPARTMENT), most=most)
        for fact in amounts
    ]
    panels += [SmallChart(_titled(page, *own), _points_drawn(page, *own), is_share=True) for own in ratios]
    caption = page.say("trend_chart_caption")
    if any(point.bounds for panel in panels for point in panel.points):
        caption += page.say("trend_bounds")
    data = chart_data(
        page.newest,
        [panel.title for panel in panels],
        (page.say("trend_item"), *_drawn(page)),
        [(panel.title, *(point.shown or GAP for point in panel.points)) for panel in panels],
    )
    finding = _course_told(page, panels[-len(ratios) if ratios else -1])
    return Chart(drawn_panels(panels).figure, _alt(page, panels), caption, "", finding, data)


def _course_told(page: TrendView, panel: SmallChart) -> str:
    """What the first of the ratios, or the last amount, was in the first and in the last of its years."""
    known = [point for point in panel.points if point.number is not None]
    if len(known) < 2:
        return ""
    first, last = known[0], known[-1]
    ends = {"first": first.year, "before": first.shown, "last": last.year, "after": last.shown}
    return page.say("trend_found", fact=panel.title, **ends)


def _drawn(page: TrendView) -> tuple[str, ...]:
    return page.years[-MOST_YEARS:]


def _has_number(page: TrendView, fact: str, subject: str) -> bool:
    return any(page.number(fact, subject, year) is not None for year in _drawn(page))


def _titled(page: TrendView, fact: str, subject: str) -> str:
    """A panel's title; an amount's has the unit."""
    if fact in _AMOUNTS:
        return page.say("trend_panel", fact=page.say(f"trend_short_{fact}"))
    return page.say(f"trend_short_{fact}")


def _points_drawn(page: TrendView, fact: str, subject: str) -> tuple[YearPoint, ...]:
    return tuple(
        YearPoint(
            year,
            page.number(fact, subject, year),
            page.views[year].cell(fact, subject) if year in page.views else "",
            bool(page.trend.breaks_in(fact, subject, year)),
            page.views[year].ends(fact, subject) if year in page.views else None,
        )
        for year in _drawn(page)
    )


def _alt(page: TrendView, panels: list[SmallChart]) -> str:
    """What the panels show, number by number."""
    told = [page.say("trend_series", fact=panel.title, steps=_steps_told(page, panel)) for panel in panels]
    return page.say("trend_chart_alt", rows=page.say("semicolon").join(told))


def _steps_told(page: TrendView, panel: SmallChart) -> str:
    known = [point for point in panel.points if point.number is not None or point.bounds]
    return page.say("comma").join(
        page.say("trend_in_year", year=point.year, number=point.shown) for point in known
    )


def trend_composition_chart(page: TrendView) -> Chart | Piece:
    """One bar a year of the whole expenditure, cut into personnel, running costs and projects."""
    parts = {year: spending_parts(page.views[year]) if year in page.views else [] for year in _drawn(page)}
    if not any(parts.values()):
        return remark(page.say("no_structure"))
    with house_style():
        canvas = Canvas(0.5 + 0.32 * len(parts), left=-0.12, right=1.0, bottom=len(parts) - 0.4, top=-1.2)
        for place, (year, own) in enumerate(parts.items()):
            canvas.text(-0.02, place, year, ha="right", fontsize=9)
            _draw_parts(canvas, page, year, own, place)
        _draw_keys(canvas, page, list(dict.fromkeys(fact for own in parts.values() for fact in own)))
    newest = max(year for year, own in parts.items() if own)
    finding = page.say("trend_in_year_found", year=newest) + largest_part(page.views[newest], parts[newest])
    facts = list(dict.fromkeys(fact for own in parts.values() for fact in own))
    data = chart_data(
        page.newest,
        [word(AMOUNTS, fact, page.language) for fact in facts],
        (page.say("trend_item"), *parts),
        [_shares_of_part(page, fact, parts) for fact in facts],
    )
    caption = page.say("trend_composition_chart_caption")
    return Chart(canvas.figure, _parts_alt(page, parts), caption, "narrow", finding, data)


def _shares_of_part(page: TrendView, fact: str, parts: dict[str, list[str]]) -> tuple[str, ...]:
    """A part's name and its share in each year."""
    ratio = fact.removesuffix("_expenditure") + "_share_of_expenditure"
    shares = (page.views[year].percent(ratio) if fact in own else None for year, own in parts.items())
    return (word(AMOUNTS, fact, page.language), *(share or GAP for share in shares))


def _draw_parts(canvas: Canvas, page: TrendView, year: str, parts: list[str], place: int) -> None:
    """A year's bar; a dash where there is none, and a dashed line above it where a break is."""
    if not parts:
        canvas.text(0, place, "—", fontsize=9)
        return
    if any(page.trend.breaks_in(fact, DEPARTMENT, year) for fact in parts):
        canvas.line((0, 1), (place - 0.5, place - 0.5), "#b4622d", 1.0, dashed=True)
    start, total = 0.0, page.views[year].yuan("actual") or 1
    for fact in parts:
        share = (page.views[year].yuan(fact) or 0) / total
        canvas.bar(start, place, float(share), 0.62, _COLOURS[fact], gap=1.0)
        if share > 0.12:
            ink = "white" if _COLOURS[fact] in _LIGHT_ON else INK
            canvas.text(
                start + float(share) / 2, place, in_percent(share), ha="center", fontsize=8, color=ink
            )
        start += float(share)


def _draw_keys(canvas: Canvas, page: TrendView, facts: list[str]) -> None:
    """The colours with their names, each after the other."""
    left = 0.0
    for fact in facts:
        name = word(AMOUNTS, fact, page.language)
        canvas.bar(left, -0.85, 0.018, 0.3, _COLOURS[fact])
        canvas.text(left + 0.026, -0.85, name, fontsize=8.5)
        left += 0.06 + len(name) * (0.0125 if name.isascii() else 0.025)


def _parts_alt(page: TrendView, parts: dict[str, list[str]]) -> str:
    """What the bars show, year by year."""
    told = [
        page.say("trend_series", fact=year, steps=page.say("comma").join(_shares(page, year, own)))
        for year, own in parts.items()
        if own
    ]
    return page.say("trend_composition_alt", rows=page.say("semicolon").join(told))


def _shares(page: TrendView, year: str, parts: list[str]) -> list[str]:
    shares = [fact.removesuffix("_expenditure") + "_share_of_expenditure" for fact in parts]
    names = [word(AMOUNTS, fact, page.language) for fact in parts]
    return [f"{name} {page.views[year].percent(share)}" for name, share in zip(names, shares, strict=True)]
