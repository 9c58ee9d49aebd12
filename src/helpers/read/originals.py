"""The paragraph or the row of a table in which a figure is printed.

Its tests: test_exploring.py.
"""

from pathlib import Path

from helpers.errors import JixiaoError
from helpers.read.documents import Grid, read_document
from helpers.read.places import report_of


def original_words(data_dir: Path | str, department: str, year: str | int) -> dict[str, str]:
    """What stands at each place of a department-year's report: a paragraph, or of a cell its whole row.

    Nothing where there is no report, or none that can be read.
    """
    path = report_of(data_dir, department, year)
    try:
        parts = read_document(path).parts if path else []
    except (JixiaoError, OSError):
        return {}
    found = {}
    for part in parts:
        if isinstance(part, Grid):
            found |= _words_of_rows(part)
        else:
            found[part.locator] = part.text
    return found


def _words_of_rows(grid: Grid) -> dict[str, str]:
    rows: dict[int, list[str]] = {}
    for cell in grid.cells:
        rows.setdefault(cell.row, []).append(" ".join(cell.text.split()))
    return {cell.locator: " | ".join(rows[cell.row]) for cell in grid.cells}
