"""What the results stand on: identities checked, the ministry's indicators, the source of every figure.

Its tests: test_tables.py.
"""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pandas as pd
from markupsafe import Markup

from helpers.frames import Row, records
from helpers.quantities import plain
from helpers.schema import ACCOUNTS, BUDGETS, FLOWS, OUTCOMES, PARTS, is_open
from helpers.show.pieces import Piece, Table, TableRow, badge, first_clause, remark, small
from helpers.show.printed import in_percent, with_separators
from helpers.show.tabling import cut, make_table, measure_word, part_in_words, with_rest
from helpers.show.views import MOST_SOURCES, View, word

_ORDER = ("fails", "unknown", "rounding", "holds")
"""Outcomes as their table has them."""


def identities_table(checks: pd.DataFrame, view: View) -> Table | Piece:
    """Every identity with its outcome: what does not hold, or cannot be checked, and folded behind it what holds."""
    ordered = sorted(records(checks), key=lambda check: _ORDER.index(check["outcome"]))
    shown, notes = cut(view, ordered)
    rows = {check: [] for check in (True, False)}
    for check in shown:
        rows[check["outcome"] == "holds"].append(_identity_row(check, view))
    words = view.say("holding", count=len(rows[True]))
    return with_rest(view, "identities", rows[False], rows[True], words, words=(1,), notes=notes)


def _identity_row(check: Row, view: View) -> TableRow:
    """One identity: the equation in words, its outcome, both sides and their difference."""
    equation, rest = first_clause(check["reason"])
    words = view.subject(check["subject"]) + view.say("colon") + equation
    name = Markup("{}{}{}").format(words, small(rest), view.cited(check["figures"]))
    outcome = badge(check["outcome"], word(OUTCOMES, check["outcome"], view.language)) + view.mark(check)
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
    asked = found[found["quantitative"] == "yes"]
    known = asked["status"].isin(["ok", "bounded"])
    rows, lacking = _indicator_rows(asked[known], view), _indicator_rows(asked[~known], view)
    judged = found.loc[found["quantitative"] == "no", "indicator"]
    note = view.say("indicators_judged", count=len(judged), names=view.say("enumeration").join(judged))
    told = view.say("lacking", count=int((~known).sum()))
    return with_rest(view, "indicators", rows, lacking, told, words=(2,), notes=(note,))


def _indicator_rows(found: pd.DataFrame, view: View) -> list[TableRow]:
    """Indicators under the names of their groups."""
    rows = []
    for group, members in found.groupby("group", sort=False):
        rows.append(TableRow((str(group),), "group"))
        rows += [_indicator_cells(indicator, view) for indicator in records(members)]
    return rows


def _indicator_cells(indicator: Row, view: View) -> TableRow:
    """One indicator with its number in percent, or why there is none."""
    note = Markup("{}{}").format(indicator["reason"], view.cited(indicator["figures"]))
    number = Markup("{}{}").format(view.percent_cell(indicator), view.mark(indicator))
    number += _readings_beside(indicator, view)
    return TableRow((indicator["indicator"], number, note))


def _readings_beside(indicator: Row, view: View) -> Markup:
    """Which reading of an indicator its number is, and the number of the other one where the text allows two."""
    if not indicator["other_reading"]:
        return small(indicator["reading"])
    share = in_percent(Fraction(indicator["other_value"]))
    other = Markup("<br>{}{}").format(share, small(indicator["other_reading"]))
    return small(indicator["reading"]) + other


def sources_table(figures: pd.DataFrame, view: View) -> Table | Piece:
    """Every figure with its number, its printed words and their place; corrected and likely ones are marked.

    Each row is anchored by its figure's id, so that citations lead to it.
    """
    shown, notes = cut(view, records(figures), MOST_SOURCES)
    rows = [TableRow(_source_cells(figure, view), anchor=f"fig-{figure['id']}") for figure in shown]
    table = make_table(view, "sources", rows, words=(2,), notes=notes)
    folded = view.say("sources_folded", count=len(figures))
    return replace(table, folded=folded) if isinstance(table, Table) else table


def open_table(figures: pd.DataFrame, view: View) -> Table | Piece:
    """The figures that wait for a person, folded away; they enter no sum and no ratio."""
    waiting = [figure for figure in records(figures) if is_open(figure)]
    shown, notes = cut(view, waiting)
    if not shown:
        return remark(view.say("open_none"))
    rows = [TableRow(_source_cells(figure, view)) for figure in shown]
    table = make_table(view, "open", rows, words=(2,), notes=notes)
    return replace(table, folded=view.say("open_folded", count=len(waiting)))


def _source_cells(figure: Row, view: View) -> tuple[str, ...]:
    """What the sources table says of a figure; of one that is not sure what is assumed, and the id to settle it by."""
    marks = _marks(figure)
    name = Markup('<span class="jx-no">{}</span>{}{}{}{}').format(
        view.numbers[figure["id"]],
        figure["label"] or figure["subject"],
        Markup("").join(badge(kind, view.say(kind)) for kind in marks),
        small(_meaning(figure, view)),
        _doubt(figure, view) if {"likely", "open"} & set(marks) else "",
    )
    place = " · ".join(filter(None, (figure["section"], figure["source"], view.place(figure["locator"]))))
    return name, view.quantity(figure), Markup("{}{}").format(figure["phrase"], small(place))


def _marks(figure: Row) -> list[str]:
    """What a reader must know of a figure at once: that it was corrected, waits for a person, or is assumed."""
    waiting, likely = is_open(figure), figure["certainty"] == "likely"
    marks = {"corrected": figure["origin"] == "corrected", "open": waiting, "likely": likely and not waiting}
    return [mark for mark, true in marks.items() if true]


def _doubt(figure: Row, view: View) -> Markup:
    """What is not sure of a figure, and its id, which a correction names."""
    form = Markup('<small>{} <span class="jx-name">{}<code>{}</code></span></small>')
    return form.format(figure["doubt"], view.say("figure_id"), figure["id"])


def _meaning(figure: Row, view: View) -> str:
    """How a figure was understood: whose it is, which budget and account, which measure."""
    language = view.language
    parts = [
        view.subject(figure["line"]),
        figure["coverage"],
        word(BUDGETS, figure["budget"], language),
        "" if figure["account"] == "fund" else word(ACCOUNTS, figure["account"], language),
        word(PARTS, figure["part"], language),
        word(FLOWS, figure["flow"], language) if figure["flow"] == "income" else "",
        measure_word(figure, view),
    ]
    return " · ".join(filter(None, parts))
