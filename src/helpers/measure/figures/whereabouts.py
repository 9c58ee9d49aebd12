"""Where a printed row stands: the table with its row and column, or the paragraph and the section around it.

Its tests: test_sameness.py.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from helpers.frames import Row

_CELL = re.compile(r"(?:.* )?table (?P<table>\d+) row (?P<row>\d+) column (?P<column>\d+)")
_SHEET = re.compile(r"sheet (?P<table>\d+) cell (?P<column>[A-Z]+)(?P<row>\d+)")


class Whereabouts(NamedTuple):
    """A place in a document; `table` is empty in running text, `row` and `column` too."""

    source: str
    table: str
    row: str
    column: str
    paragraph: str
    section: str

    @property
    def grid_row(self) -> tuple[str, str, str] | None:
        """The row of a table that it stands in; None in running text."""
        return (self.source, self.table, self.row) if self.table else None


def place_in_document(row: Row) -> Whereabouts:
    """Where a row was read.

    >>> place_in_document({"source": "a.pdf", "locator": "page 4 table 2 row 3 column 5", "section": "二"}).grid_row
    ('a.pdf', 'table 2', '3')
    """
    return _placed_at(row["source"], row["locator"], row["section"])


@lru_cache(maxsize=1 << 16)
def _placed_at(source: str, locator: str, section: str) -> Whereabouts:
    for word, pattern in (("table", _CELL), ("sheet", _SHEET)):
        if found := pattern.fullmatch(locator):
            table = f"{word} {found['table']}"
            return Whereabouts(source, table, found["row"], found["column"], "", section)
    return Whereabouts(source, "", "", "", locator, section)
