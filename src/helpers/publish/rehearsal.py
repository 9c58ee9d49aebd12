"""What is done once so that no kernel does it again: measures, tables and charts of a few made-up figures.

Nothing here is any report's; what stays are the caches of the libraries: fonts, patterns, dictionaries.

Its tests: test_kernels.py.
"""

import pandas as pd

from helpers import measure, schema, show
from helpers.read import REPLIES


def rehearse() -> None:
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
