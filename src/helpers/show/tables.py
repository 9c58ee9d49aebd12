"""The tables of a department-year's money: the whole, the bases, the projects and their adjustments."""

from decimal import Decimal

from markupsafe import Markup

from helpers.schema import ALL_PROJECTS, AMOUNTS, DEPARTMENT, RATIO_NAMED, RATIOS, measures_of
from helpers.show.pieces import Block, Row, Table, listed, remark, small
from helpers.show.printed import as_printed, in_money
from helpers.show.view import View, word

BUDGET_ROWS = {
    "opening": "",
    "initial": "",
    "upward_adjustment": "",
    "downward_adjustment": "",
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
BASES = {"execution_to_initial": "initial", "execution_to_adjusted": "adjusted"}
PROJECT_RATIOS = tuple(BASES)
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
) -> Table | Block:
    """A table with caption and head from the messages, split at its bars; a sentence where it has no row."""
    caption = view.say(f"{name}_caption")
    if not rows:
        told = Markup("<p>{}</p>").format(view.say("nothing", caption=caption))
        return Block(Markup('<div class="jx">{}{}</div>').format(told, listed(notes, "jx-notes")))
    head = tuple(part.strip() for part in view.say(f"{name}_head").split("|"))
    return Table(name, caption, head, tuple(rows), words, notes)


def budget(view: View) -> Table | Block:
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


def execution(view: View) -> Table | Block:
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
    group = RATIO_NAMED[ratio].group
    parts = [part(view, row[side], group) for side in ("numerator", "denominator")]
    return " ÷ ".join(parts) if all(parts) else ""


def part(view: View, number: str, group: str) -> str:
    """A numerator or denominator: money in the page's unit, counts as printed, bounds with ≥ or ≤."""
    if ".." in number:
        lower, upper = (as_printed(end) if end else "" for end in number.split(".."))
        return (
            f"{lower}–{upper}" if lower and upper else f"≥{lower}" if lower else f"≤{upper}" if upper else ""
        )
    if group == "money" and number:
        return in_money(Decimal(number), view.language)
    return as_printed(number) if number else ""


def reason_note(view: View, fact: str, *subjects: str) -> str:
    """Why a fact of these subjects has no number, as a note below its table."""
    words = {"fact": word(RATIOS + AMOUNTS, fact, view.language), "status": view.cell(fact, subjects[0])}
    whose = view.say("enumeration").join(map(view.subject, subjects))
    return view.say("note", subject=whose, reason=view.row(fact, subjects[0])["reason"], **words)


def projects(view: View) -> Table | Block:
    """Each project from its budget to its carry-over, and the sums; below, why a ratio is not there."""
    if not view.projects:
        return remark(view.say("projects_none"))
    amounts = [fact for fact in PROJECT_AMOUNTS if is_printed(view, fact)]
    columns = [*amounts, *(one for one in PROJECT_RATIOS if BASES[one] in amounts)]
    rows = [Row((project, *(view.cell(fact, project) for fact in columns))) for project in view.projects]
    rows.append(
        Row((view.subject(ALL_PROJECTS), *(view.cell(fact, ALL_PROJECTS) for fact in columns)), "total")
    )
    head = (view.say("project"), *(word(AMOUNTS + RATIOS, fact, view.language) for fact in columns))
    lacking = [fact for fact in PROJECT_AMOUNTS if fact not in (*amounts, "opening")]
    names = view.say("enumeration").join(word(AMOUNTS, fact, view.language) for fact in lacking)
    notes = (view.say("projects_not_printed", names=names),) if names else ()
    notes += project_notes(view, amounts)
    return Table(
        "projects", view.say("projects_caption", called=view.projects_called), head, tuple(rows), (), notes
    )


def is_printed(view: View, fact: str) -> bool:
    """Whether any project has figures for an amount; the opening carry-over has to be a number, too."""
    if fact == "opening":
        return any(view.yuan(fact, project) is not None for project in view.projects)
    rows = [view.row(fact, project) for project in view.projects]
    return any(row["figures"] or row["status"] != "unknown" for row in rows)


def project_notes(view: View, amounts: list[str]) -> tuple[str, ...]:
    """Why an amount or ratio is not there: a line for each reason, with the projects that it is true of."""
    subjects: dict[tuple[str, str], list[str]] = {}
    for fact in (*amounts, *PROJECT_RATIOS):
        for subject in (*view.projects, ALL_PROJECTS):
            row = view.row(fact, subject)
            lacking = "undefined" if fact in PROJECT_RATIOS else "unknown"
            if row["status"] == lacking and row["reason"]:
                subjects.setdefault((fact, row["reason"]), []).append(subject)
    return tuple(reason_note(view, fact, *whose) for (fact, _), whose in subjects.items())


def adjustments(view: View) -> Table | Block:
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
    known = any(view.row(amount, ALL_PROJECTS)["status"] != "unknown" for amount in ADJUSTMENTS)
    return table(view, "adjustments", rows if known else [])


def adjustment_note(view: View, amount: str) -> str:
    """What to know of an adjustment's sum, unless its name says it already."""
    reason = view.row(amount, ALL_PROJECTS)["reason"]
    return "" if reason == word(AMOUNTS, amount, view.language) else reason


def measure_word(row: dict[str, str], view: View) -> str:
    """The label of a figure's or count's measure; names are unique only among measures of one kind."""
    return word(tuple(measures_of(row.get("kind", "count")).values()), row["measure"], view.language)
