"""What the results stand on: identities checked, the ministry's indicators, the source of every figure."""

from decimal import Decimal

import pandas as pd
from markupsafe import Markup

from helpers.frames import records
from helpers.quantities import plain
from helpers.schema import ACCOUNTS, BUDGETS, OUTCOMES, UNASSIGNED
from helpers.show.pieces import Block, Row, Table, badge, first_clause, remark, small
from helpers.show.printed import printed
from helpers.show.tables import measure_word, part, table
from helpers.show.view import View, word

OUTCOME_ORDER = ("fails", "unknown", "rounding", "holds")


def identities(checks: pd.DataFrame, view: View) -> Table:
    """Every identity with its outcome; what does not hold, or cannot be checked, comes first."""
    ordered = sorted(records(checks), key=lambda check: OUTCOME_ORDER.index(check["outcome"]))
    return table(view, "identities", [identity_row(check, view) for check in ordered], words=(1,))


def identity_row(check: dict[str, str], view: View) -> Row:
    """One identity: the equation in words, its outcome, both sides and their difference."""
    equation, rest = first_clause(check["reason"])
    words = view.subject(check["subject"]) + view.say("colon") + equation
    name = Markup("{}{}{}").format(words, small(rest), view.cited(check["figures"]))
    outcome = badge(check["outcome"], word(OUTCOMES, check["outcome"], view.language))
    return Row((name, outcome, *(side(view, check, name) for name in ("left", "right", "difference"))))


def side(view: View, check: dict[str, str], name: str) -> str:
    """One side of an identity: a rate in percent, money in the page's unit, or a count, maybe as a bound.

    Two rates differ by percentage points.
    """
    number = check[name]
    if number == "..":
        return view.say("no_bounds")
    if number and is_of_rates(check, view):
        points = "..".join(plain(Decimal(end) * 100) if end else "" for end in number.split(".."))
        if name == "difference":
            return view.say("points", number=printed(Decimal(points)))
        return percent(view, points)
    return part(view, number, "money" if view.is_money(check["figures"]) else "count")


def is_of_rates(check: dict[str, str], view: View) -> bool:
    """Whether an identity is one of rates: a printed one, or one that is stated more than once."""
    units = {view.figures[figure]["unit"] for figure in check["figures"].split() if figure in view.figures}
    return check["identity"].startswith("rate") or bool(units) and units <= {"%", "％"}


def percent(view: View, points: str) -> str:
    """A number of percent, or its bounds."""
    if ".." not in points:
        return f"{printed(Decimal(points))}%"
    return part(view, points, "count") + "%"


def indicators(found: pd.DataFrame, view: View) -> Table:
    """The ministry's quantitative indicators by group, with what is missing; the others in a note."""
    rows = []
    for group, members in found[found["quantitative"] == "yes"].groupby("group", sort=False):
        rows.append(Row((group,), "group"))
        rows += [indicator_row(one, view) for one in records(members)]
    judged = found.loc[found["quantitative"] == "no", "indicator"]
    note = view.say("indicators_judged", count=len(judged), names=view.say("enumeration").join(judged))
    return table(view, "indicators", rows, words=(2,), notes=(note,))


def indicator_row(indicator: dict[str, str], view: View) -> Row:
    """One indicator with its number in percent, or why there is none."""
    note = Markup("{}{}").format(indicator["reason"], view.cited(indicator["figures"]))
    return Row((indicator["indicator"], view.percent_cell(indicator), note))


def sources(figures: pd.DataFrame, view: View) -> Table:
    """Every figure with its number, its printed words and their place; corrected ones are marked."""
    return table(view, "sources", [source_row(figure, view) for figure in records(figures)], words=(2,))


def unassigned(figures: pd.DataFrame, view: View) -> Table | Block:
    """The figures whose meaning is not clear, for a person to look at; they enter no sum and no ratio."""
    unclear = records(figures[figures["measure"] == UNASSIGNED])
    if not unclear:
        return remark(view.say("unassigned_none"))
    return table(view, "unassigned", [review_row(figure, view) for figure in unclear], words=(2,))


def source_row(figure: dict[str, str], view: View) -> Row:
    """One figure, anchored by its id so that citations lead to it."""
    return Row(source_cells(figure, view), anchor=f"fig-{figure['id']}")


def review_row(figure: dict[str, str], view: View) -> Row:
    """The same figure in the list for review, where it has no anchor of its own."""
    return Row(source_cells(figure, view))


def source_cells(figure: dict[str, str], view: View) -> tuple[str, ...]:
    """What the sources table says of a figure."""
    marks = [badge(kind, view.say(kind)) for kind in figure_marks(figure)]
    name = Markup('<span class="jx-no">{}</span>{}{}{}').format(
        view.numbers[figure["id"]],
        figure["label"] or figure["subject"],
        Markup("").join(marks),
        small(meaning(figure, view)),
    )
    place = " · ".join(filter(None, (figure["section"], figure["source"], view.place(figure["locator"]))))
    return name, view.quantity(figure), Markup("{}{}").format(figure["phrase"], small(place))


def figure_marks(figure: dict[str, str]) -> list[str]:
    """What a reader must know of a figure at once: that it was corrected, or is not understood."""
    marks = {"corrected": figure["origin"] == "corrected", UNASSIGNED: figure["measure"] == UNASSIGNED}
    return [mark for mark, true in marks.items() if true]


def meaning(figure: dict[str, str], view: View) -> str:
    """How a figure was understood: whose it is, which budget and account, which measure."""
    parts = [
        view.subject(figure["line"]),
        word(BUDGETS, figure["budget"], view.language),
        "" if figure["account"] == "fund" else word(ACCOUNTS, figure["account"], view.language),
        measure_word(figure, view),
    ]
    return " · ".join(filter(None, parts))
