"""A document becomes figures: its parts in reading order, each under what governs it, every numeral accounted for.

Its tests: test_extract.py.
"""

from collections.abc import Iterator

from helpers.read.documents import Document, Grid
from helpers.read.report.grids import read_grid
from helpers.read.report.kinds import title_of
from helpers.read.report.running_text import read_text
from helpers.read.report.walk import Reading, Walk


def read_parts(document: Document, year: str = "", kind: str = "") -> Reading:
    """The figures of a document; `year` and `kind` are what is known of it from outside."""
    title = title_of(document.parts, year, kind)
    walk = Walk(title, Reading(title), project=title.project)
    for part in document.parts:
        if isinstance(part, Grid):
            read_grid(part, walk)
        else:
            read_text(part, walk)
    return walk.reading


def tables_lost(reading: Reading) -> Iterator[str]:
    """The tables and columns that were not understood, each once."""
    yield from dict.fromkeys(reading.lost)
