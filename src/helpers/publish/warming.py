"""What a fork server does once so that no report does it again: imports' own caches, templates, fonts.

Nothing here is any report's: a small page is rendered, a few made-up figures are
measured and drawn, and what stays are the caches of the libraries.

Its tests: test_kernels.py.
"""

import nbformat
import pandas as pd
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from helpers import measure, schema, show
from helpers.publish.making import versions
from helpers.publish.render import render_report
from helpers.read import REPLIES


def warm_up() -> None:
    """Fill the caches: templates, the notebook format's schema, selectors, fonts, patterns."""
    page = _notebook()
    nbformat.validate(page)
    for language in ("zh", "en"):
        render_report(page, language, {"inputs": {"a": "b"}, "versions": {"a": "b"}})
    versions()
    _analyse()


def _notebook() -> nbformat.NotebookNode:
    """A notebook that has been run, of one cell with one table."""
    table = new_output(
        "execute_result", {"text/html": "<table><tr><td>1</td></tr></table>"}, execution_count=1
    )
    cell = new_code_cell("1", execution_count=1, outputs=[table], metadata={"tags": ["parameters"]})
    return new_notebook(cells=[new_markdown_cell("# 1\n\n## 2"), cell])


def _analyse() -> None:
    """All measures of a few made-up figures, and the charts of them, as the notebook has them."""
    rows = (
        [schema.DEPARTMENT, "project", "actual", "90"],
        ["甲", "fund", "initial", "100"],
        ["甲", "fund", "actual", "90"],
    )
    known_columns = pd.DataFrame(rows, columns=["subject", "account", "measure", "value"], dtype="str")
    fixed = {
        "department": "a",
        "year": "2024",
        "period": "2024",
        "kind": "money",
        "unit": "万元",
        "qualifier": "exact",
    }
    figures = known_columns.assign(**fixed, id=["1", "2", "3"], line=known_columns["subject"])
    figures = figures.reindex(columns=[*schema.names(schema.FIGURES), "line"], fill_value="")
    empty = (pd.DataFrame(columns=schema.names(table), dtype="str") for table in (schema.WORDS, REPLIES))
    words, replies = empty
    books = measure.books_of(figures)
    known, counts = measure.facts_of(books, "zh"), measure.activities_of(books)
    checks, questions = measure.checks_of(books, "zh"), measure.findings_of(books, words, "zh", replies)
    indicators = measure.indicators_of(known, books, "zh")
    page = show.view(known, figures, "2024", "zh")
    for shown in (show.spending_chart, show.projects_chart, show.adjustments_chart):
        shown(page)
    for shown in (show.budget_table, show.execution_table, show.projects_table, show.rates_table):
        shown(page)
    show.first_screen(checks, questions, indicators, counts, page)
    show.identities_table(checks, page)
