"""The tables of words beside this module: what an analyst reads and extends to teach the reader a new wording."""

import csv
import re
from functools import cache
from importlib.resources import files

MOST_KEPT = 20_000
"""How many readings of words are kept."""


@cache
def word_table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of `words/<name>.csv`; lines that begin with # explain the table."""
    text = files(__package__).joinpath("words", f"{name}.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(line for line in text.splitlines() if line and not line.startswith("#")))


@cache
def words_of(name: str, column: str, **wanted: str) -> tuple[str, ...]:
    """The words in one column of a table, longest first, of the rows that have the wanted values."""
    rows = (row for row in word_table(name) if all(row[key] == value for key, value in wanted.items()))
    return tuple(sorted((row[column] for row in rows), key=len, reverse=True))


@cache
def any_in(name: str, column: str = "word", **wanted: str) -> str:
    """A pattern that matches one of the words in a column of a table."""
    return any_of(words_of(name, column, **wanted))


def any_of(words: tuple[str, ...] | list[str]) -> str:
    """A pattern that matches one of the words; give them longest first."""
    return "(?:" + "|".join(map(re.escape, words)) + ")"
