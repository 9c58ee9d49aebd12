"""Workbooks: sheets as their cells show them, and as they are stored."""

from helpers.doors import opened

DOORS = {
    "StoredCell": "books",  # a cell with what it holds
    "first_sheet": "books",  # the rows of a workbook's first sheet as they are stored
    "read_workbook": "workbooks",  # the parts of a workbook
}
__all__ = [*DOORS]
__getattr__ = opened(__name__, DOORS)
