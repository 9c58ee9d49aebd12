"""Charts of a department's money, each with its finding in words; no gauges, no bars of percentages."""

from collections.abc import Iterable
from decimal import Decimal

from helpers.schema import ALL_PROJECTS, AMOUNTS
from helpers.show.drawing import INK, Canvas, Chart, folded_name, house_style, room_for
from helpers.show.pieces import Piece, Table, TableRow, remark
from helpers.show.printed import in_money
from helpers.show.views import View, largest_projects, word

_RULE = "#9aa5b1"
_COLOURS = {"initial": "#c3ccd6", "adjusted": "#7fa3c4", "actual": "#1f4e79"}
_UP, _DOWN, _NET = "#1f4e79", "#b4622d", "#5a6672"
SPENDING = {
    "personnel_expenditure": "#1f4e79",
    "public_expenditure": "#7fa3c4",
    "basic_expenditure": "#1f4e79",
    "project_expenditure": "#c98d4e",
}
_LEFT = -2.6
"""Where names stand left of the changes, of which the largest goes from 0 to 1 or -1."""

_LONGEST, _OPEN = 0.66, 0.06
"""How long the longest bar is drawn, and the dashed line of a number that has no upper bound."""

_STROKE = 0.003
"""How wide a known 0 is drawn: what is not known has nothing."""

_MOST_DRAWN = 12
"""Projects drawn at most, the largest; the table beside the chart has them all."""


def projects_chart(view: View) -> Chart | Piece:
    """One row a project: initial, adjusted and actual with their amounts, both execution ratios beside."""
    drawn = largest_projects(view, _MOST_DRAWN)
    if not drawn:
        return remark(view.say("no_projects"))
    with house_style():
        most = max(max(_bar_ends(view, fact, project)) for project in drawn for fact in _COLOURS) or 1
        height = 0.75 + room_for(drawn, 0.62) * len(drawn)
        canvas = Canvas(height, left=-0.36, right=1.36, bottom=len(drawn) - 0.45, top=-1.45)
        for place, project in enumerate(drawn):
            _draw_project(canvas, view, project, place, most)
        _head_projects(canvas, view)
    caption = _largest_caption(view, "chart_projects_caption")
    if any(view.ends(fact, project) for project in drawn for fact in _COLOURS):
        caption += view.say("chart_bounds")
    finding, data = _projects_finding(view), _data(view, drawn, tuple(_COLOURS))
    return Chart(canvas.figure, _projects_alt(view, drawn), caption, "", finding, data)


def _projects_finding(view: View) -> str:
    """How many projects spent less than their initial budget, all of it or more, and how many had none."""
    shares = [view.share("execution_to_initial", project) for project in view.projects]
    bases = [view.yuan("initial", project) for project in view.projects]
    if None in bases or any(share is None and base for share, base in zip(shares, bases, strict=True)):
        return ""
    known = [share for share in shares if share is not None]
    groups = {
        "below": sum(share < 1 for share in known),
        "even": sum(share == 1 for share in known),
        "above": sum(share > 1 for share in known),
        "without": len(shares) - len(known),
    }
    told = [view.say(f"chart_projects_{group}", count=count) for group, count in groups.items() if count]
    return view.say("chart_projects_found", count=len(shares), told=view.say("comma").join(told))


def _data(view: View, drawn: list[str], facts: tuple[str, ...]) -> Table:
    """What a chart draws of projects, as a table folded below it."""
    head = (view.say("project"), *(word(AMOUNTS, fact, view.language) for fact in facts))
    rows = [(project, *(view.marked(fact, project) for fact in facts)) for project in drawn]
    return chart_data(view, head[1:], head, rows)


def chart_data(view: View, what: Iterable[str], head: tuple[str, ...], rows: list[tuple[str, ...]]) -> Table:
    """What a chart draws as a table folded below it; its caption names what is drawn."""
    caption = view.say("chart_data_caption", names=view.say("comma").join(what))
    return Table("data", caption, head, tuple(map(TableRow, rows)), folded=view.say("chart_data"))


def _largest_caption(view: View, key: str) -> str:
    """A caption that says so where only the largest projects are drawn."""
    more = view.say("chart_largest", count=_MOST_DRAWN) if len(view.projects) > _MOST_DRAWN else ""
    return view.say(key) + more


def _draw_project(canvas: Canvas, view: View, project: str, place: int, most: Decimal) -> None:
    """Three thin bars with their amounts, the project's name before and its ratios after them; a known 0 is a stroke."""
    canvas.text(-0.02, place, folded_name(project), ha="right", linespacing=1.1)
    for step, (fact, colour) in enumerate(_COLOURS.items()):
        level = place + (step - 1) * 0.25
        sure, end = (_LONGEST * float(yuan / most) for yuan in _bar_ends(view, fact, project))
        is_zero = view.yuan(fact, project) == 0
        canvas.bar(0, level, _STROKE if is_zero else sure, 0.2, colour)
        end = _draw_bounds(canvas, view.ends(fact, project), (sure, end), level, colour)
        canvas.text(end + 0.012, level, view.cell(fact, project), va="center_baseline", fontsize=8.5)
    for column, ratio in ((1.04, "execution_to_initial"), (1.35, "execution_to_adjusted")):
        canvas.text(column, place, view.cell(ratio, project), ha="right", fontsize=9)
    canvas.rule(place + 0.5, _RULE, 0.4)


def _bar_ends(view: View, fact: str, project: str) -> tuple[Decimal, Decimal]:
    """How far a project's bar goes for certain, and at most, in 元: apart where only bounds are known."""
    low, high = view.ends(fact, project) or (view.yuan(fact, project),) * 2
    return (sure := low or Decimal(0)), sure if high is None else high


def _draw_bounds(
    canvas: Canvas,
    bounds: tuple[Decimal | None, Decimal | None] | None,
    ends: tuple[float, float],
    level: float,
    colour: str,
) -> float:
    """A dashed line over what a bar may be longer by; one without an end is short and open. Returns where it stops."""
    if bounds is None:
        return ends[1]
    stop = ends[1] if bounds[1] is not None else ends[0] + _OPEN
    canvas.line((ends[0], stop), (level, level), colour, 1.6, dashed=True)
    return stop


def _head_projects(canvas: Canvas, view: View) -> None:
    """The legend on top, and below it the names of the two columns of ratios."""
    for step, (fact, colour) in enumerate(_COLOURS.items()):
        left = step * 0.4
        canvas.bar(left, -1.295, 0.03, 0.18, colour)
        canvas.text(left + 0.045, -1.29, word(AMOUNTS, fact, view.language), fontsize=9)
    for column, key in ((1.04, "of_initial"), (1.35, "of_adjusted")):
        canvas.text(column, -0.8, view.say(key), ha="right", fontsize=9, linespacing=1.05)
    canvas.rule(-0.5, _RULE, 0.4)


def _projects_alt(view: View, drawn: list[str]) -> str:
    """What the chart of the projects shows, project by project, after the sums."""
    total = view.say(
        "chart_projects_total",
        initial=view.money("initial", ALL_PROJECTS),
        adjusted=view.money("adjusted", ALL_PROJECTS),
        actual=view.money("actual", ALL_PROJECTS),
    )
    rows = [
        view.say(
            "chart_projects_row", project=project, **{fact: view.cell(fact, project) for fact in _COLOURS}
        )
        for project in drawn
    ]
    return view.say("chart_projects_alt", total=total, rows=view.say("semicolon").join(rows))


def adjustments_chart(view: View) -> Chart | Piece:
    """Upward changes to the right and downward ones to the left of a line, a row a project, the net below."""
    drawn = [project for project in largest_projects(view, _MOST_DRAWN) if _changes(view, project)]
    if not drawn:
        return remark(view.say("no_adjustments"))
    net = view.yuan("net_adjustment", ALL_PROJECTS)
    with house_style():
        most = max(abs(amount) for project in drawn for amount in _changes(view, project))
        height = 0.5 + room_for(drawn, 0.36) * (len(drawn) + 1)
        canvas = Canvas(height, left=_LEFT, right=1.55, bottom=len(drawn) + 0.75, top=-0.6)
        for place, project in enumerate(drawn):
            canvas.text(_LEFT, place, folded_name(project))
            _draw_changes(canvas, view, _changes(view, project), place, most)
        canvas.rule(len(drawn) - 0.45, _RULE, 0.6)
        canvas.text(_LEFT, len(drawn) + 0.1, view.say("net"))
        _draw_changes(canvas, view, [net] if net is not None else [], len(drawn) + 0.1, most, _NET)
        canvas.line((0, 0), (-0.5, len(drawn) + 0.55), INK, 0.8)
    caption = _largest_caption(view, "chart_adjustments_caption")
    finding = _adjustments_total(view).strip()
    data = _data(view, drawn, ("upward_adjustment", "downward_adjustment", "net_adjustment"))
    return Chart(canvas.figure, _adjustments_alt(view, drawn), caption, "narrow", finding, data)


def _changes(view: View, project: str) -> list[Decimal]:
    """A project's changes in 元 that are not 0: up as it is, down as a negative amount."""
    up, down = view.yuan("upward_adjustment", project), view.yuan("downward_adjustment", project)
    return [amount for amount in (up, -down if down is not None else None) if amount]


def _draw_changes(
    canvas: Canvas, view: View, amounts: list[Decimal], place: float, most: Decimal, colour: str = ""
) -> None:
    """Bars from the middle line outward, each with its signed amount at its end."""
    for amount in amounts:
        length = float(amount / most)
        canvas.bar(0, place, length, 0.5, colour or (_UP if amount > 0 else _DOWN))
        side = "left" if amount > 0 else "right"
        canvas.text(length + (0.03 if amount > 0 else -0.03), place, _signed(amount, view), ha=side)


def _signed(amount: Decimal, view: View) -> str:
    """An amount with its sign, + too."""
    return f"{'+' if amount > 0 else ''}{in_money(amount, view.language)}"


def _adjustments_alt(view: View, drawn: list[str]) -> str:
    """What the chart of the changes shows: the sums, then each project's changes."""
    rows = [
        f"{project} {' '.join(_signed(amount, view) for amount in _changes(view, project))}"
        for project in drawn
    ]
    return view.say(
        "chart_adjustments_alt", total=_adjustments_total(view), rows=view.say("semicolon").join(rows)
    )


def _adjustments_total(view: View) -> str:
    """The sums of the changes, where they are known."""
    return view.say(
        "chart_adjustments_total",
        up=view.money("upward_adjustment", ALL_PROJECTS),
        down=view.money("downward_adjustment", ALL_PROJECTS),
        net=view.money("net_adjustment", ALL_PROJECTS),
    )


def spending_chart(view: View) -> Chart | Piece:
    """One bar of the whole expenditure, cut into personnel, running costs and projects."""
    parts = spending_parts(view)
    if not parts:
        return remark(view.say("no_structure"))
    total = view.yuan("actual")
    with house_style():
        canvas = Canvas(1.15, left=0, right=1, bottom=-1.5, top=0.55)
        start = 0.0
        for place, fact in enumerate(parts):
            length = float(view.yuan(fact) / total)
            canvas.bar(start, 0, length, 0.8, SPENDING[fact], gap=1.2)
            _draw_key(canvas, view, fact, place / len(parts))
            start += length
    caption = view.say("chart_spending_caption", total=view.money("actual"))
    finding, data = largest_part(view, parts), _spending_data(view, parts)
    return Chart(canvas.figure, _spending_alt(view, parts), caption, "narrow", finding, data)


def _spending_data(view: View, parts: list[str]) -> Table:
    """The parts with their amounts and shares."""
    names = [word(AMOUNTS, fact, view.language) for fact in parts]
    shares = [view.percent(fact.removesuffix("_expenditure") + "_share_of_expenditure") for fact in parts]
    amounts = [view.money(fact) for fact in parts]
    head = tuple(view.say("chart_spending_head").split(" | "))
    return chart_data(view, names, head, list(zip(names, amounts, shares, strict=True)))


def largest_part(view: View, parts: list[str]) -> str:
    """The largest part of the expenditure, with its share."""
    largest = max(parts, key=view.yuan)
    share = view.percent(largest.removesuffix("_expenditure") + "_share_of_expenditure")
    return view.say("chart_spending_found", part=word(AMOUNTS, largest, view.language), share=share)


def spending_parts(view: View) -> list[str]:
    """The parts that make up the expenditure exactly, the finer cut first; none where they do not add up."""
    for cut in (
        ["personnel_expenditure", "public_expenditure", "project_expenditure"],
        ["basic_expenditure", "project_expenditure"],
    ):
        amounts = [view.yuan(fact) for fact in cut]
        if None not in amounts and sum(amounts) == view.yuan("actual") and min(amounts) >= 0 < sum(amounts):
            return cut
    return []


def _draw_key(canvas: Canvas, view: View, fact: str, left: float) -> None:
    """What one colour of the bar stands for, with amount and share."""
    canvas.bar(left, -0.87, 0.018, 0.3, SPENDING[fact])
    canvas.text(left + 0.028, -0.87, word(AMOUNTS, fact, view.language), fontsize=9)
    share = view.percent(fact.removesuffix("_expenditure") + "_share_of_expenditure")
    canvas.text(left + 0.028, -1.27, f"{view.money(fact)}  {share}", fontsize=9)


def _spending_alt(view: View, parts: list[str]) -> str:
    """What the bar of the expenditure shows, part by part."""
    rows = [
        view.say(
            "chart_spending_row",
            part=word(AMOUNTS, fact, view.language),
            amount=view.money(fact),
            share=view.percent(fact.removesuffix("_expenditure") + "_share_of_expenditure"),
        )
        for fact in parts
    ]
    return view.say("chart_spending_alt", total=view.money("actual"), rows=view.say("comma").join(rows))
