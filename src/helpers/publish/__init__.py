"""Publishing: raw data become processed tables, notebooks, pages and their index."""

from helpers.doors import opened

DOORS = {
    "project_root": "projects",  # the folder of the project that we are in
    "project_at": "projects",  # its data, reports, notebooks and lock file
    "process_all": "processing",  # raw data to processed tables
    "Bounds": "processing",  # what processing one department-year may take
    "check_document": "checking",  # the findings of one document, nothing written
    "check_page": "check_pages",  # the same as a page
    "review": "reviewing",  # the analyst's workbook and the commented document, written
    "look_panel": "exploring",  # choose, and see table, chart and phrases side by side
    "beside_panel": "exploring",  # two department-years beside each other
    "try_panel": "exploring",  # change a figure and see what moves
    "settle_panel": "settling",  # the review desk in a notebook
    "lines_of_differences": "differing",  # two department-years number by number
    "tidy_notebooks": "tidying",  # outputs and counts taken out of saved notebooks
    "make_blank": "blank",  # an empty table to fill for a department's year
    "locked_tables": "locks",  # one writer of tables
    "run": "runs",  # make every page that is not up to date
    "Watcher": "watching",  # department-years whose raw data are watched
    "watch_data": "watching",  # make a page again when its raw data are saved
    "next_steps": "advising",  # what a person does next
    "find_browser": "printing",  # what prints pages as PDF
    "Options": "waves",  # how to run
    "Progress": "progress",  # what a run says while it goes
    "project_status": "status",  # what is missing, stale, failed or overdue
    "seconds_of": "status",  # an age such as 26h
    "render_report": "render",  # the page of an executed notebook
}
__all__ = [*DOORS]
__getattr__ = opened(__name__, DOORS)
