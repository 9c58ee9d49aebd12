"""The tables of what was counted: activities by theme, the ratios that follow, the department's people."""

import pandas as pd
from markupsafe import Markup

from helpers.frames import records
from helpers.schema import DEPARTMENT, RATIOS
from helpers.show.pieces import Block, Row, Table
from helpers.show.printed import as_printed
from helpers.show.tables import measure_word, ratio_row, stated, table
from helpers.show.view import View, word


def activities(counts: pd.DataFrame, view: View) -> Table | Block:
    """What was done, by the headings of the report: counts as printed, with the bounds their words give."""
    rows = []
    done = counts[counts["subject"] != DEPARTMENT]
    for theme, group in done.groupby("theme", sort=False):
        rows.append(Row((theme or view.say("no_theme"),), "group"))
        rows += [activity_row(count, view) for count in records(group)]
    return table(view, "activities", rows, words=(3,))


def activity_row(count: dict[str, str], view: View) -> Row:
    """One count; its measure is named where the subject alone does not say what was counted."""
    name = count["subject"]
    if count["measure"] not in ("count", "sessions"):
        name = Markup("{} · {}").format(name, measure_word(count, view))
    return Row((name, view.quantity(count), bounds(count), view.cite(count["figures"])))


def bounds(count: dict[str, str]) -> str:
    """The hard bounds of an approximate count: ≥401, ≤699; nothing for an exact one."""
    if count["qualifier"] == "exact":
        return ""
    sides = (("≥", count["lower"]), ("≤", count["upper"]))
    return " ".join(f"{sign}{as_printed(number)}" for sign, number in sides if number)


def rates(view: View) -> Table | Block:
    """The ratios of counts that the figures allow, with the division that each comes from."""
    names = [ratio.name for ratio in RATIOS if ratio.group == "count"]
    found = [
        ratio_row(view, fact, subject)
        for fact, subject in view.facts
        if fact in names and subject != DEPARTMENT and stated(view, fact, subject)
    ]
    return table(view, "rates", found)


def people(figures: pd.DataFrame, view: View) -> Table | Block:
    """The department's people by status and posts, with the share in service; their date stands below."""
    mine = (figures["line"] == DEPARTMENT) & (figures["kind"] == "people") & (figures["stage"] != "target")
    own = records(figures[mine])
    dates = dict.fromkeys(figure["as_of"] for figure in own if figure["as_of"])
    notes = tuple(view.say("people_date", date=date) for date in dates)
    return table(view, "people", [person_row(figure, view) for figure in own], words=(3,), notes=notes)


def person_row(figure: dict[str, str], view: View) -> Row:
    """One number of people; those in service with their share of the total and of the authorised posts."""
    shares = ("in_service_to_total", "in_service_to_authorised") if figure["measure"] == "in_service" else ()
    told = [
        f"{word(RATIOS, one, view.language)} {view.cell(one)}"
        for one in shares
        if stated(view, one, DEPARTMENT)
    ]
    share = view.say("semicolon").join(told)
    return Row((measure_word(figure, view), view.quantity(figure), share, view.cite(figure["id"])))
