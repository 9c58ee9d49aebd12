"""Measures made into things to look at: tables, charts and sentences, in Chinese or English.

Nothing here reads a department's files or computes a measure. Numbers are
rounded here, once, half up; every string that came from a document is escaped.
"""

from helpers.doors import opened

DOORS = {
    "view": "views",  # what all others show a department-year through
    "place_in_words": "printed",  # a place in a source in words
    "title": "headings",  # the page's heading
    "first_screen": "overview",  # what the department-year comes to, in sentences
    "findings_list": "texts",  # the findings by grade
    "caveats": "texts",  # what to know of the figures
    "budget_table": "money_tables",  # the department's money
    "spending_chart": "charts",  # what it was spent on
    "execution_table": "money_tables",  # expenditure against each base
    "projects_table": "money_tables",  # the project allocations
    "projects_chart": "charts",  # the largest of them
    "adjustments_table": "money_tables",  # changes in the year
    "adjustments_chart": "charts",  # the same by project
    "activities_table": "tallies",  # what was done
    "rates_table": "tallies",  # ratios of counts
    "people_table": "tallies",  # the department's people
    "identities_table": "evidence",  # identities and their outcomes
    "indicators_table": "evidence",  # the ministry's indicators
    "reading": "readings",  # what was read of the document, and what was not understood
    "open_table": "evidence",  # figures that wait for a person
    "sources_table": "evidence",  # every figure and where it is printed
    "desk_workbook": "desk_book",  # the analyst's workbook
    "Kept": "desk_book",  # what was typed into it before
    "style_sheet": "pieces",  # the style of all these
    "style_cell": "pieces",  # the same for a notebook
}
__all__ = [*DOORS]
__getattr__ = opened(__name__, DOORS)
