"""What a notebook hands over for the folder of its page: workbooks, each under its name.

Its tests: test_tables_workbook.py.
"""

import base64
import re

from nbformat import NotebookNode

from helpers.publish.judging import Unfinished
from helpers.show import XLSX

_FILE_NAME = re.compile(r"[^\W_][\w-]{0,39}")


def workbooks_of(notebook: NotebookNode) -> dict[str, bytes]:
    """The workbooks among the outputs of an executed notebook, by their names.

    Raises Unfinished for two of one name, and for a name that is none of a file.
    """
    found: dict[str, bytes] = {}
    for cell in notebook.cells:
        for output in cell.get("outputs", ()):
            if XLSX not in output.get("data", {}):
                continue
            name = output.get("metadata", {}).get(XLSX, {}).get("file", "tables")
            if not _FILE_NAME.fullmatch(name):
                raise Unfinished(
                    "page", f"shows a workbook named {name!r}, which is no name of a file", cell.id
                )
            if name in found:
                raise Unfinished(
                    "page", f"shows a second workbook {name!r}; a page has one of a name", cell.id
                )
            found[name] = base64.b64decode(output.data[XLSX])
    return found
