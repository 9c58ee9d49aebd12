"""What a notebook hands over for the folder of its page: a workbook of its tables.

Its tests: test_tables_workbook.py.
"""

import base64

from nbformat import NotebookNode

from helpers.publish.judging import Unfinished
from helpers.show import XLSX


def workbook_of(notebook: NotebookNode) -> bytes | None:
    """The workbook among the outputs of an executed notebook; None where it shows none. Raises Unfinished for two."""
    found = [
        (cell.id, output.data[XLSX])
        for cell in notebook.cells
        if cell.cell_type == "code"
        for output in cell.outputs
        if XLSX in output.get("data", {})
    ]
    if len(found) > 1:
        raise Unfinished("page", "shows a second workbook; a page has one", found[1][0])
    return base64.b64decode(found[0][1]) if found else None
