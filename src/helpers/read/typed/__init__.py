"""What people type: figures tables, corrections, replies, the analyst's workbook, each cell checked against the schema."""

from helpers.doors import opened

DOORS = {
    "read_figures": "transcribed",  # figures.csv or figures.xlsx as a frame of figures
    "corrected": "corrections",  # figures with the corrections of a file applied
    "changed": "corrections",  # a figure with what a person put right, each cell checked
    "read_replies": "corrections",  # the unit's replies to findings
    "read_targets": "targets",  # the approved targets of a year
    "Review": "reviews",  # all that a person typed into the analyst's workbook
    "ReviewedReading": "reviews",  # what was typed beside a figure
    "ReviewedFinding": "reviews",  # what was decided on a finding
    "read_review": "reviews",  # the workbook read back
    "reviewed": "desk_corrections",  # figures with what the workbook puts right
    "check_replies": "desk_corrections",  # whether replies.csv and the workbook agree
    "stands_otherwise": "desk_corrections",  # whether something was typed over a reading that is another one now
    "FORM_SHEETS": "form_sheets",  # the sheets of the workbook that is filled in, one a subject
    "FormSheet": "form_sheets",  # one of them
    "words_offered": "form_sheets",  # the words that a column of it takes
    "CORRECTIONS": "corrections",  # columns of corrections.csv
    "REPLIES": "corrections",  # columns of replies.csv
}
__all__ = [*DOORS]
__getattr__ = opened(__name__, DOORS)
