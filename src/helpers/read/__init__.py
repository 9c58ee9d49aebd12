"""Reading: documents, figure tables and raw folders become figures with the words that they were read from."""

from helpers.doors import opened

DOORS = {
    "department_id": "places",  # a text that can be a department's id, checked
    "is_department_id": "places",  # whether a text can be one
    "department_years": "places",  # every department and year in raw/, or those of a choice
    "processed_folder": "places",  # where the tables of a department's year stand
    "raw_folder": "places",  # the folder of the raw data, which is there
    "report_of": "places",  # the report of a department's year
    "Comment": "documents",  # a comment with its place in a document
    "commented": "documents",  # a copy of a document with comments
    "COMMENTED": "documents",  # the formats that comments are written into
    "office_name": "profiles",  # what the office is called
    "office_scale": "profiles",  # the scale that office.toml names
    "read_scale": "scale_files",  # the scale in a file of its own
    "Profile": "profiles",  # what department.toml says
    "read_profile": "profiles",  # the profile of one department
    "years_on_pages": "restricted",  # every department and year that pages may be about
    "is_restricted": "restricted",  # whether no page is made of a department
    "profile_shown": "profiles",  # the same under the name in a year's document where it has no other
    "DepartmentYear": "sources",  # figures, words, numerals, replies and notes of a department's year
    "read_raw": "sources",  # all that raw/ has on it, corrections before the table before the report
    "read_alone": "sources",  # one document with nothing known of its department
    "read_for_review": "sources",  # a department-year without the analyst's workbook, and what was typed into that
    "with_review": "sources",  # the department-year with it
    "Review": "typed",  # all that a person typed into the workbook
    "ReviewedReading": "typed",  # what was typed beside a figure
    "ReviewedFinding": "typed",  # what was decided on a finding
    "stands_otherwise": "typed",  # whether something was typed over a reading that is another one now
    "read_processed": "sources",  # the same as `process` wrote it
    "read_years": "histories",  # the same of every year of a department
    "read_last_year": "histories",  # the figures of the year before as its own report has them
    "read_across": "gathering",  # a year's processed tables over all departments
    "original_words": "originals",  # the paragraph or row that stands at each place of a report
    "tables": "many_tables",  # a processed table over all departments and years, as a typed frame
    "extract": "report",  # the figures and words of one document
    "FORM_SHEETS": "typed",  # the sheets of the workbook that is filled in, one a subject
    "FormSheet": "typed",  # one of them
    "words_offered": "typed",  # the words that a column of it takes
    "CORRECTIONS": "typed",  # columns of corrections.csv
    "REPLIES": "typed",  # columns of replies.csv
}
__all__ = [*DOORS]
__getattr__ = opened(__name__, DOORS)
