"""The tables of a department-year's money: the whole, the bases, the projects and their adjustments.

Its tests: test_tables.py.
"""

from markupsafe import Markup

from helpers.schema import ALL_PROJECTS, AMOUNTS, DEPARTMENT, RATIOS
from helpers.show.pieces import Piece, Table, TableRow, remark, small
from helpers.show.tabling import cut, is_stated, make_table, ratio_row
from helpers.show.views import View, largest_projects, word

_BUDGET_ROWS = {
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
_SHARES = {
    "basic_expenditure": "basic_share_of_expenditure",
    "personnel_expenditure": "personnel_share_of_expenditure",
    "public_expenditure": "public_share_of_expenditure",
    "project_expenditure": "project_share_of_expenditure",
}
_EXECUTION = (
    "execution_to_initial",
    "execution_to_adjusted",
    "execution_to_budget",
    "deviation_to_budget",
    "execution_to_received",
    "carryover_to_adjusted",
)
_ABROAD = ("composition_variance",)
"""What other countries' offices look at beside these (PEFA PI-2)."""

_PROJECT_AMOUNTS = (
    "opening",
    "initial",
    "upward_adjustment",
    "downward_adjustment",
    "adjusted",
    "actual",
    "carryover",
)
_BASES = {"execution_to_initial": "initial", "execution_to_adjusted": "adjusted"}
_PROJECT_RATIOS = tuple(_BASES)
_ADJUSTMENTS = {
    "upward_adjustment": "upward_adjustment_to_initial",
    "downward_adjustment": "downward_adjustment_to_initial",
    "net_adjustment": "net_adjustment_to_initial",
    "gross_adjustment": "gross_adjustment_to_initial",
    "gross_adjustment_less_excluded": "gross_adjustment_less_excluded_to_initial",
    "once_only_adjustment": "once_only_adjustment_to_initial",
}

_MOST_PROJECTS = 200
"""Projects in their table at most, the largest; their sums count all."""

_MOST_NOTES, _MOST_NAMED = 40, 40
"""Notes below a table, and projects that one of them names, at most."""


def budget_table(view: View) -> Table | Piece:
    """The department's money: budget as printed, appropriation received, expenditure and its structure."""
    rows = [
        TableRow(
            (
                word(AMOUNTS, fact, view.language),
                view.marked(fact),
                view.marked(_SHARES[fact]) if fact in _SHARES else "",
                view.cite(view.row(fact)["figures"]),
            ),
            kind,
        )
        for fact, kind in _BUDGET_ROWS.items()
        if view.yuan(fact) is not None
    ]
    return make_table(view, "budget", rows, words=(3,))


def execution_table(view: View) -> Table | Piece:
    """Expenditure against each base that the figures name, for the department and for all its projects."""
    subjects = (DEPARTMENT, ALL_PROJECTS) if view.projects else (DEPARTMENT,)
    shown = _EXECUTION if view.currency == "CNY" else (*_EXECUTION, *_ABROAD)
    rows = [
        ratio_row(view, ratio, subject)
        for subject in subjects
        for ratio in shown
        if is_stated(view, ratio, subject)
    ]
    unknown = tuple(
        _reason_note(view, ratio, subject)
        for subject in subjects
        for ratio in _EXECUTION[:2]
        if not is_stated(view, ratio, subject)
    )
    return make_table(view, "execution", rows, notes=unknown)


def _reason_note(view: View, fact: str, *subjects: str) -> str:
    """Why a fact of these subjects has no number, as a note below its table."""
    words = {"fact": word(RATIOS + AMOUNTS, fact, view.language), "status": view.cell(fact, subjects[0])}
    whose = view.names([view.subject(subject) for subject in subjects], _MOST_NAMED)
    return view.say("note", subject=whose, reason=view.row(fact, subjects[0])["reason"], **words)


def projects_table(view: View) -> Table | Piece:
    """Each project from its budget to its carry-over, and the sums; below, why a ratio is not there."""
    if not view.projects:
        return remark(view.say("projects_none"))
    amounts = [fact for fact in _PROJECT_AMOUNTS if _is_printed(view, fact)]
    columns = [*amounts, *(ratio for ratio in _PROJECT_RATIOS if _BASES[ratio] in amounts)]
    shown = largest_projects(view, _MOST_PROJECTS)
    cells = {
        project: tuple(view.marked(fact, project) for fact in columns) for project in (*shown, ALL_PROJECTS)
    }
    rows = [TableRow((project, *cells[project])) for project in shown]
    rows.append(TableRow((view.subject(ALL_PROJECTS), *cells[ALL_PROJECTS]), "total"))
    head = (view.say("project"), *(word(AMOUNTS + RATIOS, fact, view.language) for fact in columns))
    caption = view.say("projects_caption", called=view.projects_called)
    return Table("projects", caption, head, tuple(rows), (), _project_notes(view, amounts, len(shown)))


def _is_printed(view: View, fact: str) -> bool:
    """Whether any project has figures for an amount; the opening carry-over has to be a number, too."""
    if fact == "opening":
        return any(view.yuan(fact, project) is not None for project in view.projects)
    rows = [view.row(fact, project) for project in view.projects]
    return any(row["figures"] or row["status"] != "unknown" for row in rows)


def _project_notes(view: View, amounts: list[str], shown: int) -> tuple[str, ...]:
    """What no project prints, how many are left out, and why an amount or ratio is not there."""
    lacking = [fact for fact in _PROJECT_AMOUNTS if fact not in (*amounts, "opening")]
    names = view.say("enumeration").join(word(AMOUNTS, fact, view.language) for fact in lacking)
    left_out = {"count": shown, "total": len(view.projects)}
    notes = [view.say("projects_not_printed", names=names)] if names else []
    notes += [view.say("projects_cut", **left_out)] if shown < len(view.projects) else []
    reasons, more = cut(view, _reasons(view, amounts), _MOST_NOTES)
    return (*notes, *(_reason_note(view, fact, *subjects) for fact, subjects in reasons), *more)


def _reasons(view: View, amounts: list[str]) -> list[tuple[str, list[str]]]:
    """Amounts and ratios that are not there, one for each reason, with the projects that it is true of."""
    found: dict[tuple[str, str], list[str]] = {}
    for fact in (*amounts, *_PROJECT_RATIOS):
        for subject in (*view.projects, ALL_PROJECTS):
            row = view.row(fact, subject)
            lacking = "undefined" if fact in _PROJECT_RATIOS else "unknown"
            if row["status"] == lacking and row["reason"]:
                found.setdefault((fact, row["reason"]), []).append(subject)
    return [(fact, subjects) for (fact, _), subjects in found.items()]


def adjustments_table(view: View) -> Table | Piece:
    """What all budgets of projects were changed by: up, down, net, gross and counted once, side by side."""
    rows = [
        TableRow(
            (
                Markup("{}{}").format(
                    word(AMOUNTS, amount, view.language), small(_adjustment_note(view, amount))
                ),
                view.marked(amount, ALL_PROJECTS),
                view.marked(ratio, ALL_PROJECTS),
            )
        )
        for amount, ratio in _ADJUSTMENTS.items()
    ]
    known = any(view.row(amount, ALL_PROJECTS)["status"] != "unknown" for amount in _ADJUSTMENTS)
    return make_table(view, "adjustments", rows if known else [])


def _adjustment_note(view: View, amount: str) -> str:
    """What to know of an adjustment's sum, unless its name says it already."""
    reason = view.row(amount, ALL_PROJECTS)["reason"]
    return "" if reason == word(AMOUNTS, amount, view.language) else reason
