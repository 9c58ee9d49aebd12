"""All that was processed of a department, year after year.

Its tests: test_trend.py.
"""

from pathlib import Path

from helpers.read.places import department_years
from helpers.read.sources import DepartmentYear, read_processed


def read_years(data_dir: Path | str, department: str) -> list[DepartmentYear]:
    """Every year of a department as `process` wrote it, the earliest first.

    Raises JixiaoError for the first year that was not processed: a trend
    without it would show a gap where there is none.
    """
    return [read_processed(data_dir, *own) for own in department_years(data_dir, [department])]
