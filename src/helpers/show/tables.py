"""The tables of a department-year: its money, its projects, what was done, its people."""

from decimal import Decimal

import pandas as pd
from markupsafe import Markup

from helpers.schema import ALL_PROJECTS, AMOUNTS, DEPARTMENT, RATIOS, measures_of
from helpers.show.pieces import Row, Table, small
from helpers.show.printed import as_printed, in_money
from helpers.show.view import View, word

BUDGET_ROWS = {
    "opening": "",
    "initial": "",
    "adjusted": "",
    "budget": "",
    "received": "",
    "actual": "total",
    "basic_expenditure": "part",
    "personnel_expenditure": "parts",
    "public_expenditure": "parts",
    "project_expenditure": "part",
    "carryover": "",
}
SHARES = {
    "basic_expenditure": "basic_share_of_expenditure",
    "personnel_expenditure": "personnel_share_of_expenditure",
    "public_expenditure": "public_share_of_expenditure",
    "project_expenditure": "project_share_of_expenditure",
}
EXECUTION = (
    "execution_to_initial",
    "execution_to_adjusted",
    "execution_to_budget",
    "deviation_to_budget",
    "execution_to_received",
    "carryover_to_adjusted",
)
PROJECT_AMOUNTS = (
    "opening",
    "initial",
    "upward_adjustment",
    "downward_adjustment",
    "adjusted",
    "actual",
    "carryover",
)
PROJECT_RATIOS = ("execution_to_initial", "execution_to_adjusted")
ADJUSTMENTS = {
    "upward_adjustment": "upward_adjustment_to_initial",
    "downward_adjustment": "downward_adjustment_to_initial",
    "net_adjustment": "net_adjustment_to_initial",
    "gross_adjustment": "gross_adjustment_to_initial",
    "gross_adjustment_less_excluded": "gross_adjustment_less_excluded_to_initial",
    "once_only_adjustment": "once_only_adjustment_to_initial",
}


def table(
    view: View, name: str, rows: list[Row], words: tuple[int, ...] = (), notes: tuple[str, ...] = ()
) -> Table:
    """A table with its caption and head from the messages; the head's words are split at the bars."""
    head = tuple(part.strip() for part in view.say(f"{name}_head").split("|"))
    return Table(name, view.say(f"{name}_caption"), head, tuple(rows), words, notes)


def budget(view: View) -> Table:
    """The department's money: budget as printed, appropriation received, expenditure and its structure."""
    rows = [
        Row(
            (
                word(AMOUNTS, fact, view.language),
                view.cell(fact),
                view.cell(SHARES[fact]) if fact in SHARES else "",
                view.cite(view.row(fact)["figures"]),
            ),
            kind,
        )
        for fact, kind in BUDGET_ROWS.items()
        if view.yuan(fact) is not None
    ]
    return table(view, "budget", rows, words=(3,))


def execution(view: View) -> Table:
    """Expenditure against each base that the figures name, for the department and for all its projects."""
    subjects = (DEPARTMENT, ALL_PROJECTS) if view.projects else (DEPARTMENT,)
    rows = [
        ratio_row(view, ratio, subject)
        for subject in subjects
        for ratio in EXECUTION
        if stated(view, ratio, subject)
    ]
    unknown = tuple(
        reason_note(view, ratio, subject)
        for subject in subjects
        for ratio in EXECUTION[:2]
        if not stated(view, ratio, subject)
    )
    return table(view, "execution", rows, notes=unknown)


def stated(view: View, ratio: str, subject: str) -> bool:
    """Whether there is something to say of a ratio beside that a part is missing."""
    return view.row(ratio, subject)["status"] != "unknown"


def ratio_row(view: View, ratio: str, subject: str) -> Row:
    """A ratio with whose it is, what to know of it, how it was computed, and its result."""
    row = view.row(ratio, subject)
    names = {"ratio": word(RATIOS, ratio, view.language), "subject": view.subject(subject)}
    name = Markup("{}{}{}").format(view.say("of", **names), small(row["reason"]), view.cited(row["figures"]))
    return Row((name, calculation(view, ratio, row), view.cell(ratio, subject)))


def calculation(view: View, ratio: str, row: dict[str, str]) -> str:
    """A ratio's division as it can be read: 707.53 ÷ 730.75, 355 ÷ ≥401."""
    group = next(one.group for one in RATIOS if one.name == ratio)
    parts = [part(view, row[side], group) for side in ("numerator", "denominator")]
    return " ÷ ".join(parts) if all(parts) else ""


def part(view: View, number: str, group: str) -> str:
    """A numerator or denominator: money in the page's unit, counts as printed, bounds with ≥ or ≤."""
    if ".." in number:
        lower, upper = (as_printed(end) if end else "" for end in number.split(".."))
        return f"{lower}–{upper}" if lower and upper else f"≥{lower}" if lower else f"≤{upper}"
    if group == "money" and number:
        return in_money(Decimal(number), view.language)
    return as_printed(number) if number else ""


def reason_note(view: View, fact: str, subject: str) -> str:
    """Why a fact has no number, as a note below its table."""
    row = view.row(fact, subject)
    name = word(RATIOS + AMOUNTS, fact, view.language)
    return view.say(
        "note",
        subject=view.subject(subject),
        fact=name,
        status=view.cell(fact, subject),
        reason=row["reason"],
    )


def projects(view: View) -> Table:
    """Each project from its budget to its carry-over, and the sums; below, why a ratio is not there."""
    amounts = [
        fact
        for fact in PROJECT_AMOUNTS
        if fact != "opening" or any(view.yuan(fact, p) is not None for p in view.projects)
    ]
    columns = [*amounts, *PROJECT_RATIOS]
    rows = [Row((project, *(view.cell(fact, project) for fact in columns))) for project in view.projects]
    rows.append(
        Row((view.subject(ALL_PROJECTS), *(view.cell(fact, ALL_PROJECTS) for fact in columns)), "total")
    )
    head = (view.say("project"), *(word(AMOUNTS + RATIOS, fact, view.language) for fact in columns))
    notes = tuple(
        reason_note(view, fact, subject)
        for subject in (*view.projects, ALL_PROJECTS)
        for fact in columns
        if view.row(fact, subject)["status"] in ("undefined", "unknown") and view.row(fact, subject)["reason"]
    )
    return Table(
        "projects", view.say("projects_caption", called=view.projects_called), head, tuple(rows), (), notes
    )


def adjustments(view: View) -> Table:
    """What all budgets of projects were changed by: up, down, net, gross and counted once, side by side."""
    rows = [
        Row(
            (
                Markup("{}{}").format(
                    word(AMOUNTS, amount, view.language), small(adjustment_note(view, amount))
                ),
                view.cell(amount, ALL_PROJECTS),
                view.cell(ratio, ALL_PROJECTS),
            )
        )
        for amount, ratio in ADJUSTMENTS.items()
    ]
    return table(view, "adjustments", rows)


def adjustment_note(view: View, amount: str) -> str:
    """What to know of an adjustment's sum, unless its name says it already."""
    reason = view.row(amount, ALL_PROJECTS)["reason"]
    return "" if reason == word(AMOUNTS, amount, view.language) else reason


def activities(counts: pd.DataFrame, view: View) -> Table:
    """What was done, by the headings of the report: counts as printed, with the bounds their words give."""
    rows = []
    done = counts[counts["subject"] != DEPARTMENT]
    for theme, group in done.groupby("theme", sort=False):
        rows.append(Row((theme or view.say("no_theme"),), "group"))
        rows += [activity_row(count, view) for count in group.to_dict("records")]
    return table(view, "activities", rows, words=(3,))


def activity_row(count: dict[str, str], view: View) -> Row:
    """One count; its measure is named where the subject alone does not say what was counted."""
    name = count["subject"]
    if count["measure"] not in ("count", "sessions"):
        name = Markup("{} · {}").format(name, measure_word(count, view))
    return Row((name, view.quantity(count), bounds(count), view.cite(count["figures"])))


def measure_word(row: dict[str, str], view: View) -> str:
    """The label of a figure's or count's measure; names are unique only among measures of one kind."""
    return word(tuple(measures_of(row.get("kind", "count")).values()), row["measure"], view.language)


def bounds(count: dict[str, str]) -> str:
    """The hard bounds of an approximate count: ≥401, ≤699; nothing for an exact one."""
    if count["qualifier"] == "exact":
        return ""
    sides = (("≥", count["lower"]), ("≤", count["upper"]))
    return " ".join(f"{sign}{as_printed(number)}" for sign, number in sides if number)


def rates(view: View) -> Table:
    """The ratios of counts that the figures allow, with the division that each comes from."""
    names = [ratio.name for ratio in RATIOS if ratio.group == "count"]
    found = [
        ratio_row(view, fact, subject)
        for fact, subject in view.facts
        if fact in names and subject != DEPARTMENT and stated(view, fact, subject)
    ]
    return table(view, "rates", found)


def people(figures: pd.DataFrame, view: View) -> Table:
    """The department's people by status and posts, with the share in service; their date stands below."""
    mine = (figures["line"] == DEPARTMENT) & (figures["kind"] == "people") & (figures["stage"] != "target")
    own = figures[mine].to_dict("records")
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
