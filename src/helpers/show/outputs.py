"""The kinds of output that a run keeps apart from the page.

Its tests: test_tables_workbook.py.
"""

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
"""A workbook, which is written beside the page."""
