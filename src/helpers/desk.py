"""The analyst's workbook: its name, its sheets, and what it shows of a figure in words.

Those who write it and those who read it back share this, so that a word that
was shown is known again.

Its tests: test_desk.py.
"""

from collections.abc import Mapping
from functools import cache

from helpers import schema

FILE = "复核工作表.xlsx"
FIGURES_SHEET, FINDINGS_SHEET, MARKS_SHEET, ABOUT_SHEET = "数值确认", "问题确认", "人工评分", "说明"
WRITTEN_SHEET, CHOICES_SHEET = "读数", "词表"
"""Two hidden sheets: the readings as they were written, and the words of the drop-downs."""

MOST_READINGS = 4_000
"""Readings that are listed at most, the least certain ones first, and all that a person touched."""

SEEN = "无误"
"""What is chosen for a reading that is right as it stands."""

TYPED_OF_FINDING = ("decision", "reason", "wording", "by", "reply", "date")
"""The columns of a finding that a person fills in."""

_VOCABULARIES = ("kind", "budget", "account", "part", "flow", "stage", "qualifier")


@cache
def choices_of(column: str, kind: str) -> dict[str, str]:
    """The words that a column of a figure of this kind may have, each with its name; none where any text may stand.

    >>> choices_of("flow", "money")
    {'收入': 'income', '支出': 'expenditure'}
    """
    if column == "measure":
        return {measure.zh: measure.name for measure in schema.measures_of(kind).values()}
    terms = schema.VOCABULARIES[column] if column in _VOCABULARIES else ()
    return {term.zh: term.name for term in terms if term.zh}


def in_words(column: str, figure: Mapping[str, str]) -> str:
    """A cell of a figure in Chinese words; an exact number has no word for it."""
    name = figure[column]
    if (column, name) == ("qualifier", "exact"):
        return ""
    words = {known: word for word, known in choices_of(column, figure["kind"]).items()}
    return " ".join(words.get(name, name).split())


def name_typed(column: str, text: str, kind: str) -> str:
    """The name of a word that was chosen; any other text as it stands."""
    return choices_of(column, kind).get(text, text)
