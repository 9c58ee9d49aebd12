"""Corrections that name a figure by an id of before: found again by what they say was read.

Its tests: test_corrections.py.
"""

import re
from collections import defaultdict
from collections.abc import Iterable

from helpers import quantities
from helpers.frames import Row
from helpers.read.merging import figure_digest, squeezed

MADE = re.compile("[0-9a-f]{10}(-[0-9]+)?")
"""How an id looks that was made of words; those of tables that people typed stay as they are."""

WORDS = ("phrase", "label")


def ids_today(corrections: Iterable[Row], rows: dict[str, Row]) -> dict[str, str]:
    """Ids that no figure has any more, each with that of the one figure that fits all of its corrections."""
    older: dict[str, list[Row]] = defaultdict(list)
    for correction in corrections:
        if MADE.fullmatch(correction["id"]) and correction["id"] not in rows:
            older[correction["id"]].append(correction)
    found = {name: _fitting(name, several, rows) for name, several in older.items()}
    return {name: fits[0] for name, fits in found.items() if len(fits) == 1}


def _fitting(name: str, corrections: list[Row], rows: dict[str, Row]) -> list[str]:
    """The figures that corrections fit; of several those whose words the older id was made of."""
    read = (row for row in rows.values() if row["origin"] == "reported")
    fits = [row for row in read if all(_is_of(correction, row) for correction in corrections)]
    if len(fits) > 1:
        fits = [row for row in fits if name.partition("-")[0] == figure_digest(row["section"], row["phrase"])]
    return [row["id"] for row in fits]


def _is_of(correction: Row, row: Row) -> bool:
    """Whether a figure reads as a correction says; one that says nothing of it fits none."""
    column, was = correction["column"], correction["was"]
    words = {name: squeezed(correction[name]) for name in WORDS if correction.get(name)}
    if column not in row or not (was or words):
        return False
    same = all(squeezed(row[name]) == told for name, told in words.items())
    return same and number_or_text(was) == number_or_text(row[column])


def number_or_text(text: str) -> str:
    """A cell for comparison: numbers by their value, whatever zeros they end with."""
    try:
        return quantities.plain(quantities.number(text))
    except ValueError:
        return text
