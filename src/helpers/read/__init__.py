"""Reading: documents, figure tables and raw folders become figures with the words that they were read from."""

from helpers.doors import opened

DOORS = {
    "department_id": "places",  # a text that can be a department's id, checked
    "is_department_id": "places",  # whether a text can be one
    "department_years": "places",  # every department and year in raw/, or those of a choice
    "processed_folder": "places",  # where the tables of a department's year stand
    "Profile": "profiles",  # what department.toml says
    "read_profile": "profiles",  # the profile of one department
    "profile_shown": "profiles",  # the same under the name in a year's document where it has no other
    "DepartmentYear": "sources",  # figures, words, numerals, replies and notes of a department's year
    "read_raw": "sources",  # all that raw/ has on it, corrections before the table before the report
    "read_processed": "sources",  # the same as `process` wrote it
    "read_years": "histories",  # the same of every year of a department
    "read_across": "gathering",  # a year's processed tables over all departments
    "extract": "report",  # the figures and words of one document
    "CORRECTIONS": "typed",  # columns of corrections.csv
    "REPLIES": "typed",  # columns of replies.csv
}
__all__ = [*DOORS]
__getattr__ = opened(__name__, DOORS)
