"""What a fork server does once so that no page does it again: templates, the notebook format's schema, selectors.

Nothing here is any page's: a small one is rendered, and what stays are the caches of the libraries.

Its tests: test_kernels.py.
"""

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from helpers.publish.making import versions
from helpers.publish.render import render_report


def warm_up() -> None:
    """Fill the caches."""
    page = _notebook()
    nbformat.validate(page)
    for language in ("zh", "en"):
        render_report(page, language, {"inputs": {"a": "b"}, "versions": {"a": "b"}})
    versions()


def _notebook() -> nbformat.NotebookNode:
    """A notebook that has been run, of one cell with one table."""
    table = new_output(
        "execute_result", {"text/html": "<table><tr><td>1</td></tr></table>"}, execution_count=1
    )
    cell = new_code_cell("1", execution_count=1, outputs=[table], metadata={"tags": ["parameters"]})
    return new_notebook(cells=[new_markdown_cell("# 1\n\n## 2"), cell])
