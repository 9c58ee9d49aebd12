"""Workbooks: sheets as their cells show them."""

from helpers.doors import opened

DOORS = {
    "read_workbook": "workbooks",  # the parts of a workbook
}
__all__ = [*DOORS]
__getattr__ = opened(__name__, DOORS)
