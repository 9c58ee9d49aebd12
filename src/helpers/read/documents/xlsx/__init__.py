"""Workbooks: sheets as their cells show them, and as they are stored."""

from helpers.doors import opened

DOORS = {
    "StoredCell": "books",  # a cell with what it holds
    "stored_sheet": "books",  # the rows of one sheet of a workbook as they are stored
    "stored_sheet_names": "books",  # the names of a workbook's sheets
    "read_workbook": "workbooks",  # the parts of a workbook
}
__all__ = [*DOORS]
__getattr__ = opened(__name__, DOORS)
