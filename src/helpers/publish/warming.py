"""What a fork server does once so that no report does it again: imports' own caches, templates, fonts.

Nothing here is any report's: a small page is rendered and a small chart drawn,
and what stays are the caches of the libraries.
"""

import nbformat
from matplotlib.figure import Figure
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from helpers.publish.making import versions
from helpers.publish.render import render_report
from helpers.show.drawing import Chart, bare_axes


def warm_up() -> None:
    """Compile the templates, the notebook format's schema and the selectors, and find the fonts."""
    page = notebook()
    nbformat.validate(page)
    for language in ("zh", "en"):
        render_report(page, language, {"inputs": {"a": "b"}, "versions": {"a": "b"}})
    draw()
    versions()


def notebook() -> nbformat.NotebookNode:
    """A notebook that has been run, of one cell with one table."""
    table = new_output(
        "execute_result", {"text/html": "<table><tr><td>1</td></tr></table>"}, execution_count=1
    )
    cell = new_code_cell("1", execution_count=1, outputs=[table], metadata={"tags": ["parameters"]})
    return new_notebook(cells=[new_markdown_cell("# 1\n\n## 2"), cell])


def draw() -> Figure:
    """A chart with one letter in each of the house's fonts."""
    figure, axes = bare_axes(1)
    axes.text(0.5, 0.5, "一 1")
    return Chart(figure, "一", "一").figure
