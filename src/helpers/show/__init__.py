"""Measures made into things to look at: tables, charts and sentences, in Chinese or English.

Nothing here reads a department's files or computes a measure. Numbers are
rounded here, once, half up; every string that came from a document is escaped.
"""

from helpers.doors import opened

DOORS = {
    "view": "views",  # what all others show a department-year through
    "View": "views",  # what that is
    "place_in_words": "printed",  # a place in a source in words
    "title": "headings",  # the page's heading
    "first_screen": "overview",  # what the department-year comes to, in sentences
    "findings_list": "texts",  # the findings by grade
    "trial_score": "trial",  # the score that a form's figures allow
    "score_table": "scores",  # the points that a scale gives
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
    "trend_view": "trend_views",  # what the pages of several years show a department through
    "trend_title": "trend_words",  # that page's heading
    "trend_summary": "trend_words",  # what the years come to, in sentences
    "trend_chart": "trend_charts",  # budget, expenditure and ratios, year by year
    "trend_money_table": "trend_tables",  # the same as a table
    "trend_composition_chart": "trend_charts",  # what each year's expenditure consists of
    "trend_composition_table": "trend_tables",  # the same as a table
    "trend_projects_table": "trend_tables",  # the project allocations in every year
    "trend_reasons_table": "trend_tables",  # what was moved, by printed reason
    "trend_bands_table": "trend_tables",  # years against the bands of PEFA
    "trend_people_table": "trend_tables",  # people and posts
    "trend_activities_table": "trend_tables",  # what was done
    "trend_changes_table": "trend_words",  # indicators that need two years
    "trend_restatements_table": "trend_words",  # figures that the next year prints otherwise
    "trend_findings_table": "trend_words",  # findings by grade, and how many were answered
    "trend_answers": "trend_words",  # the findings with their answers
    "trend_joining": "trend_words",  # how the years were joined
    "compare_view": "compare_views",  # what the pages of several departments show a year through
    "compare_title": "compare_words",  # that page's heading
    "compare_summary": "compare_words",  # what the year comes to, in sentences
    "compare_chart": "compare_charts",  # execution and adjustment of every department
    "compare_spreads_table": "compare_tables",  # how each ratio is spread
    "compare_ranking_table": "compare_tables",  # departments by execution, with the bases
    "compare_bands_table": "compare_tables",  # departments against the bands of PEFA
    "compare_outliers_table": "compare_tables",  # what lies far out
    "compare_pressing_table": "compare_tables",  # what must be looked at first
    "compare_unspent_table": "compare_tables",  # projects by what they did not spend
    "compare_kinds_table": "compare_findings",  # findings by kind of question
    "compare_questions_table": "compare_findings",  # departments by kind of question
    "compare_scores_chart": "compare_charts",  # self-scores against execution
    "compare_coverage_table": "compare_tables",  # who lacks what
    "compare_rules": "compare_words",  # how the departments are compared
    "report_workbook": "tables_workbooks",  # the tables of a department's year as a workbook
    "trend_workbook": "tables_workbooks",  # of a department's years
    "compare_workbook": "tables_workbooks",  # of a year's departments
    "working_paper": "working_papers",  # the findings as a review office files them
    "XLSX": "outputs",  # the kind of output that a workbook is
    "subjects_of": "chosen",  # whose facts there are
    "facts_stated": "chosen",  # the facts of one of them
    "fact_label": "chosen",  # what a fact is called
    "chosen_table": "chosen",  # the facts of one subject
    "chosen_chart": "chosen",  # one fact over all subjects
    "chosen_phrases": "chosen",  # the printed words that a fact follows from
    "beside_table": "chosen",  # two department-years beside each other
    "moved_piece": "chosen",  # what moved between two readings
    "column_of_words": "word_columns",  # words that drop-downs offer
    "desk_workbook": "desk_book",  # the analyst's workbook
    "Kept": "desk_book",  # what was typed into it before
    "colour_sheet": "pieces",  # the colours of every page
    "style_sheet": "pieces",  # the style of all these
    "style_cell": "pieces",  # the same for a notebook
}
__all__ = [*DOORS]
__getattr__ = opened(__name__, DOORS)
