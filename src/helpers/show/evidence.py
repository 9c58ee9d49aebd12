"""What the results stand on: identities checked, the ministry's indicators, the source of every figure.

Its tests: test_tables.py.
"""

from decimal import Decimal

import pandas as pd
from markupsafe import Markup

from helpers.frames import Row, records
from helpers.quantities import plain
from helpers.schema import ACCOUNTS, BUDGETS, OUTCOMES, UNASSIGNED
from helpers.show.pieces import Piece, Table, TableRow, badge, first_clause, remark, small
from helpers.show.printed import with_separators
from helpers.show.tabling import cut, make_table, measure_word, part_in_words
from helpers.show.views import MOST_SOURCES, View, word

_ORDER = ("fails", "unknown", "rounding", "holds")
"""Outcomes as their table has them."""


def identities_table(checks: pd.DataFrame, view: View) -> Table | Piece:
    """Every identity with its outcome; what does not hold, or cannot be checked, comes first."""
    ordered = sorted(records(checks), key=lambda check: _ORDER.index(check["outcome"]))
    shown, notes = cut(view, ordered)
    rows = [_identity_row(check, view) for check in shown]
    return make_table(view, "identities", rows, words=(1,), notes=notes)


def _identity_row(check: Row, view: View) -> TableRow:
    """One identity: the equation in words, its outcome, both sides and their difference."""
    equation, rest = first_clause(check["reason"])
    words = view.subject(check["subject"]) + view.say("colon") + equation
    name = Markup("{}{}{}").format(words, small(rest), view.cited(check["figures"]))
    outcome = badge(check["outcome"], word(OUTCOMES, check["outcome"], view.language))
    return TableRow(
        (name, outcome, *(side_in_words(view, check, name) for name in ("left", "right", "difference")))
    )


def side_in_words(view: View, check: Row, name: str) -> str:
    """One side of an identity: a rate in percent, money in the page's unit, or a count, maybe as a bound.

    Two rates differ by percentage points.
    """
    number = check[name]
    if number == "..":
        return view.say("no_bounds")
    if number and _is_of_rates(check, view):
        points = "..".join(plain(Decimal(end) * 100) if end else "" for end in number.split(".."))
        if name == "difference":
            return view.say("points", number=with_separators(Decimal(points)))
        return _points_in_percent(view, points)
    return part_in_words(view, number, "money" if view.is_money(check["figures"]) else "count")


def _is_of_rates(check: Row, view: View) -> bool:
    """Whether an identity is one of rates: a printed one, or one that is stated more than once."""
    units = {view.figures[figure]["unit"] for figure in check["figures"].split() if figure in view.figures}
    return check["identity"].startswith("rate") or bool(units) and units <= {"%", "％"}


def _points_in_percent(view: View, points: str) -> str:
    """A number of percent, or its bounds."""
    if ".." not in points:
        return f"{with_separators(Decimal(points))}%"
    return part_in_words(view, points, "count") + "%"


def indicators_table(found: pd.DataFrame, view: View) -> Table | Piece:
    """The ministry's quantitative indicators by group, with what is missing; the others in a note."""
    rows = []
    for group, members in found[found["quantitative"] == "yes"].groupby("group", sort=False):
        rows.append(TableRow((str(group),), "group"))
        rows += [_indicator_cells(indicator, view) for indicator in records(members)]
    judged = found.loc[found["quantitative"] == "no", "indicator"]
    note = view.say("indicators_judged", count=len(judged), names=view.say("enumeration").join(judged))
    return make_table(view, "indicators", rows, words=(2,), notes=(note,))


def _indicator_cells(indicator: Row, view: View) -> TableRow:
    """One indicator with its number in percent, or why there is none."""
    note = Markup("{}{}").format(indicator["reason"], view.cited(indicator["figures"]))
    return TableRow((indicator["indicator"], view.percent_cell(indicator), note))


def sources_table(figures: pd.DataFrame, view: View) -> Table | Piece:
    """Every figure with its number, its printed words and their place; corrected ones are marked.

    Each row is anchored by its figure's id, so that citations lead to it.
    """
    shown, notes = cut(view, records(figures), MOST_SOURCES)
    rows = [TableRow(_source_cells(figure, view), anchor=f"fig-{figure['id']}") for figure in shown]
    return make_table(view, "sources", rows, words=(2,), notes=notes)


def unassigned_table(figures: pd.DataFrame, view: View) -> Table | Piece:
    """The figures whose meaning is not clear, for a person to look at; they enter no sum and no ratio."""
    unclear, notes = cut(view, records(figures[figures["measure"] == UNASSIGNED]))
    if not unclear:
        return remark(view.say("unassigned_none"))
    rows = [TableRow(_source_cells(figure, view)) for figure in unclear]
    return make_table(view, "unassigned", rows, words=(2,), notes=notes)


def _source_cells(figure: Row, view: View) -> tuple[str, ...]:
    """What the sources table says of a figure."""
    marks = [badge(kind, view.say(kind)) for kind in _marks(figure)]
    name = Markup('<span class="jx-no">{}</span>{}{}{}').format(
        view.numbers[figure["id"]],
        figure["label"] or figure["subject"],
        Markup("").join(marks),
        small(_meaning(figure, view)),
    )
    place = " · ".join(filter(None, (figure["section"], figure["source"], view.place(figure["locator"]))))
    return name, view.quantity(figure), Markup("{}{}").format(figure["phrase"], small(place))


def _marks(figure: Row) -> list[str]:
    """What a reader must know of a figure at once: that it was corrected, or is not understood."""
    marks = {"corrected": figure["origin"] == "corrected", UNASSIGNED: figure["measure"] == UNASSIGNED}
    return [mark for mark, true in marks.items() if true]


def _meaning(figure: Row, view: View) -> str:
    """How a figure was understood: whose it is, which budget and account, which measure."""
    parts = [
        view.subject(figure["line"]),
        word(BUDGETS, figure["budget"], view.language),
        "" if figure["account"] == "fund" else word(ACCOUNTS, figure["account"], view.language),
        measure_word(figure, view),
    ]
    return " · ".join(filter(None, parts))
