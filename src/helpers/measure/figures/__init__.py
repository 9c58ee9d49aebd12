"""What the figures of a department-year state, exactly, and the lines that follow. Its doors:

- exact amounts: `Amount` and its `Missing` parts; `absent`, `exactly`, `total`, `quotient`, `divided`,
  `renamed`, `figures_of`, `missing_of`; as text `as_text`, `bounds_as_text`, `significant`, `span`, `fact_status`
- the books of a department-year: `Books` (`books_of`), with its `Statements`, each `Statement`, each `Line`
- printed rows: `POINTS`, `as_printed`, `is_money`
- ratios of counts: `ACROSS_UNITS`, `STAFF`, `Part`, `count_part`, `count_ratios`, `parts_of_ratio`
- words: `first_of`, `said_in`, `joined`, `label`, `line_in_words`, `listed`, `sentence`, `what_is_missing`
- many department-years at once: `ledger_of`, `ratios_of_lines`, `ratios_of_projects`
"""

from helpers.measure.figures.books import Books, books_of
from helpers.measure.figures.count_ratios import (
    ACROSS_UNITS,
    STAFF,
    Part,
    count_part,
    count_ratios,
    parts_of_ratio,
)
from helpers.measure.figures.exact import (
    Amount,
    Missing,
    absent,
    as_text,
    bounds_as_text,
    divided,
    exactly,
    fact_status,
    figures_of,
    missing_of,
    quotient,
    renamed,
    significant,
    span,
    total,
)
from helpers.measure.figures.ledgers import ledger_of
from helpers.measure.figures.lines import Line
from helpers.measure.figures.ratios import ratios_of_lines, ratios_of_projects
from helpers.measure.figures.rows import POINTS, as_printed, is_money
from helpers.measure.figures.same_figure import Statement
from helpers.measure.figures.statements import Statements
from helpers.measure.figures.wording import (
    first_of,
    joined,
    label,
    line_in_words,
    listed,
    said_in,
    sentence,
    what_is_missing,
)

__all__ = [
    "ACROSS_UNITS",
    "POINTS",
    "STAFF",
    "Amount",
    "Books",
    "Line",
    "Missing",
    "Part",
    "Statement",
    "Statements",
    "absent",
    "as_printed",
    "as_text",
    "books_of",
    "bounds_as_text",
    "count_part",
    "count_ratios",
    "divided",
    "exactly",
    "fact_status",
    "figures_of",
    "first_of",
    "is_money",
    "joined",
    "label",
    "ledger_of",
    "line_in_words",
    "listed",
    "missing_of",
    "parts_of_ratio",
    "quotient",
    "ratios_of_lines",
    "ratios_of_projects",
    "renamed",
    "said_in",
    "sentence",
    "significant",
    "span",
    "total",
    "what_is_missing",
]
