"""Measures made into things to look at: tables, charts and sentences, in Chinese or English.

Nothing here reads a department's files or computes a measure. Numbers are
rounded here, once, half up; every string that came from a document is escaped.
Its doors, each loaded when it is first used, since drawing takes long to load:

- `view`: what all others show a department-year through, a `View`
- `title`, `first_screen`, `findings_list`, `caveats`: what is said
- `budget_table`, `execution_table`, `projects_table`, `adjustments_table`: money
- `spending_chart`, `projects_chart`, `adjustments_chart`: the same, drawn
- `activities_table`, `rates_table`, `people_table`: what was counted
- `identities_table`, `indicators_table`, `unassigned_table`, `sources_table`: what the results stand on
- `style_cell`, `style_sheet`: the style of all these, for a notebook and for a page
"""

from importlib import import_module

_DOORS = {
    "charts": ("adjustments_chart", "projects_chart", "spending_chart"),
    "evidence": ("identities_table", "indicators_table", "sources_table", "unassigned_table"),
    "money_tables": ("adjustments_table", "budget_table", "execution_table", "projects_table"),
    "overview": ("first_screen",),
    "pieces": ("style_cell", "style_sheet"),
    "tallies": ("activities_table", "people_table", "rates_table"),
    "texts": ("caveats", "findings_list", "title"),
    "views": ("View", "view"),
}
_HOMES = {door: module for module, doors in _DOORS.items() for door in doors}

__all__ = sorted(_HOMES)


def __getattr__(door: str) -> object:
    if door not in _HOMES:
        raise AttributeError(f"{__name__} has no door {door!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[door]}"), door)
