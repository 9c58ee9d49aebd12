"""The tables of what was counted: activities by theme, the ratios that follow, the department's people.

Its tests: test_tables.py.
"""

from collections import defaultdict

import pandas as pd
from markupsafe import Markup

from helpers.frames import Row, records
from helpers.schema import DEPARTMENT, RATIOS
from helpers.show.pieces import Piece, Table, TableRow
from helpers.show.tabling import cut, hard_bounds_shown, is_stated, make_table, measure_word, ratio_row
from helpers.show.views import View, word


def activities_table(counts: pd.DataFrame, view: View) -> Table | Piece:
    """What was done, by the headings of the report: counts as printed, with the bounds their words give."""
    themes: dict[str, list[Row]] = defaultdict(list)
    for count in records(counts[counts["subject"] != DEPARTMENT]):
        themes[count["theme"]].append(count)
    done, notes = cut(view, [count for group in themes.values() for count in group])
    rows = []
    for place, count in enumerate(done):
        if place == 0 or count["theme"] != done[place - 1]["theme"]:
            rows.append(TableRow((count["theme"] or view.say("no_theme"),), "group"))
        rows.append(_activity_row(count, view))
    return make_table(view, "activities", rows, words=(3,), notes=notes)


def _activity_row(count: Row, view: View) -> TableRow:
    """One count; its measure is named where the subject alone does not say what was counted."""
    name = count["subject"]
    if count["measure"] not in ("count", "sessions"):
        name = Markup("{} · {}").format(name, measure_word(count, view))
    quantity = Markup("{}{}").format(view.quantity(count), view.mark(count))
    return TableRow((name, quantity, hard_bounds_shown(count), view.cite(count["figures"])))


def rates_table(view: View) -> Table | Piece:
    """The ratios of counts that the figures allow, with the division that each comes from."""
    names = {ratio.name for ratio in RATIOS if ratio.group == "count"}
    found, notes = cut(
        view,
        [
            (fact, subject)
            for fact, subject in view.facts
            if fact in names and subject != DEPARTMENT and is_stated(view, fact, subject)
        ],
    )
    rows = [ratio_row(view, fact, subject) for fact, subject in found]
    return make_table(view, "rates", rows, notes=notes)


def people_table(figures: pd.DataFrame, view: View) -> Table | Piece:
    """The department's people by status and posts, with the share in service; their date stands below."""
    mine = (figures["line"] == DEPARTMENT) & (figures["kind"] == "people") & (figures["stage"] != "target")
    own, cuts = cut(view, records(figures[mine]))
    dates = dict.fromkeys(figure["as_of"] for figure in own if figure["as_of"])
    notes = tuple(view.say("people_date", date=date) for date in dates)
    return make_table(
        view, "people", [_person_row(figure, view) for figure in own], words=(3,), notes=notes + cuts
    )


def _person_row(figure: Row, view: View) -> TableRow:
    """One number of people; those in service with their share of the total and of the authorised posts."""
    shares = ("in_service_to_total", "in_service_to_authorised") if figure["measure"] == "in_service" else ()
    told = [
        f"{word(RATIOS, ratio, view.language)} {view.cell(ratio)}"
        for ratio in shares
        if is_stated(view, ratio, DEPARTMENT)
    ]
    share = view.say("semicolon").join(told)
    quantity = Markup("{}{}").format(view.quantity(figure), view.mark(figure))
    return TableRow((measure_word(figure, view), quantity, share, view.cite(figure["id"])))
