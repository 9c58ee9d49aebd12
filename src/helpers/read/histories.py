"""What was processed of a department's other years: all of them, or the one before.

Its tests: test_trend.py, test_last_year.py.
"""

from collections.abc import Container
from pathlib import Path

import pandas as pd

from helpers import schema
from helpers.errors import JixiaoError
from helpers.read.merging import with_lines
from helpers.read.places import department_years, processed_folder
from helpers.read.profiles import read_profile
from helpers.read.sources import DepartmentYear, processed_table, read_processed
from helpers.read.submitted import without_rows
from helpers.years import is_year, year_before

_CALLED = {term.name: {term.name, term.zh, term.en} for term in (*schema.ACCOUNTS, *schema.MEASURES)}


def read_years(data_dir: Path | str, department: str) -> list[DepartmentYear]:
    """Every year of a department as `process` wrote it, the earliest first.

    Raises JixiaoError for the first year that was not processed: a trend
    without it would show a gap where there is none.
    """
    return [read_processed(data_dir, *own) for own in department_years(data_dir, [department])]


def read_last_year(data_dir: Path | str, department: str, year: str) -> pd.DataFrame:
    """The figures of the year before as its own report has them, for what a year's report does not print of it.

    Without a row where that year is not there, was not processed, or cannot be read. What
    department.toml calls another thing from this year on (`breaks`) is left out.
    """
    none = without_rows(schema.FIGURES).assign(line="")
    if not is_year(year):
        return none
    last, profile = year_before(year), read_profile(data_dir, department)
    try:
        figures = processed_table(processed_folder(data_dir, department, last) / "figures.csv")
    except (FileNotFoundError, JixiaoError):
        return none
    own = with_lines(figures[figures["period"] == last], profile.aliases)
    broken = profile.breaks.get(year, {})
    names = zip(own["line"], own["account"], own["measure"], strict=True)
    return own[[not _has_break(row, broken) for row in names]]


def _has_break(names: tuple[str, ...], broken: Container[str]) -> bool:
    """Whether a break is declared for a line, an account or a measure, by its name or its label."""
    return any(word in broken for name in names for word in _CALLED.get(name, {name}))
