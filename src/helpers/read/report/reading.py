"""A document becomes figures: its parts in reading order, each under what governs it, every numeral accounted for.

Its tests: test_extract.py.
"""

import re
from collections.abc import Iterator, Sequence

from helpers.errors import Refused
from helpers.read.documents import Document, Grid, Paragraph
from helpers.read.report.dependent_counts import dependent_counts_doubted
from helpers.read.report.grids import read_grid
from helpers.read.report.kinds import title_of
from helpers.read.report.later_years import later_years_undone
from helpers.read.report.running_text import read_text
from helpers.read.report.tables import currency_unit
from helpers.read.report.unknown_names import unknown_names_doubted
from helpers.read.report.walk import Reading, Walk

DIGIT = re.compile("[0-9０-９]")
MOST_IN_TABLES = 30_000
"""So many cells with numbers are read in the memory that one document may take."""
LONGEST_UNIT_LINE = 16


def read_parts(document: Document, year: str = "", kind: str = "") -> Reading:
    """The figures of a document; `year` and `kind` are what is known of it from outside."""
    _check_tables(document)
    title = title_of(document.parts, year, kind)
    walk = Walk(title, Reading(title), project=title.project)
    for place, part in enumerate(document.parts):
        if isinstance(part, Grid):
            walk.unit = walk.unit or _unit_behind(document.parts, place)
            read_grid(part, walk)
        else:
            read_text(part, walk)
    told = dependent_counts_doubted(unknown_names_doubted(walk.reading.figures))
    walk.reading.figures = later_years_undone(told, title)
    return walk.reading


def _check_tables(document: Document) -> None:
    """Raises Refused, before anything is read, for more cells with numbers than a report's tables have."""
    grids = (part for part in document.parts if isinstance(part, Grid))
    if sum(DIGIT.search(cell.text) is not None for grid in grids for cell in grid.cells) > MOST_IN_TABLES:
        raise Refused("too_many_figures", limit=MOST_IN_TABLES)


def _unit_behind(parts: Sequence[Grid | Paragraph], place: int) -> str:
    """The unit of a table whose unit line stands behind it, and not above the next table."""
    behind = parts[place + 1 : place + 3]
    if not behind or isinstance(behind[0], Grid) or any(isinstance(part, Grid) for part in behind[1:]):
        return ""
    line = behind[0].text.strip("（） ")
    return currency_unit(line) if line.startswith("单位") and len(line) <= LONGEST_UNIT_LINE else ""


def tables_lost(reading: Reading) -> Iterator[str]:
    """The tables and columns that were not understood, each once."""
    yield from dict.fromkeys(reading.lost)
