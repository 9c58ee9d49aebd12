"""The printed numbers of a table by line and column, whatever they were read as.

Its tests: test_table_lines.py.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property, lru_cache

from helpers.frames import Row
from helpers.measure.rules.case import Case
from helpers.measure.rules.form_entries import column_of_place, figures_by_line, table_of_place

_FEWEST_LINES = 3
_MOST_LINES, _MOST_COLUMNS = 400, 14
PAGES = ".pdf"
"""Where a number may stand in another cell than it was read in."""


@dataclass(frozen=True, eq=False)
class GridOfNumbers:
    """A table's lines, each with its numbers by column; `columns` in their order."""

    lines: tuple[dict[str, Row], ...]
    columns: tuple[str, ...]

    def is_of(self, column: str, *kinds: str) -> bool:
        """Whether each number of a column is of some kinds and in one unit."""
        rows = [line[column] for line in self.lines if column in line]
        return all(row["kind"] in kinds for row in rows) and len({row["unit"] for row in rows}) == 1

    @cached_property
    def rates(self) -> list[str]:
        """The columns in percent."""
        return [name for name in self.columns if self.is_of(name, "ratio") and self._unit(name) == "%"]

    @cached_property
    def amounts(self) -> list[str]:
        """The columns of money or counts."""
        return [name for name in self.columns if self.is_of(name, "money", "count", "people")]

    @cached_property
    def points(self) -> list[str]:
        """The columns of weights and scores."""
        return [name for name in self.columns if self.is_of(name, "ratio") and self._unit(name) == "分"]

    def _unit(self, column: str) -> str:
        return next(line[column]["unit"] for line in self.lines if column in line)

    def grain(self, column: str) -> Fraction:
        """The finest place that a column prints."""
        return self._grains[column]

    @cached_property
    def _grains(self) -> dict[str, Fraction]:
        places: dict[str, int] = defaultdict(int)
        for line in self.lines:
            for column, row in line.items():
                places[column] = max(places[column], len(row["value"].partition(".")[2]))
        return {column: Fraction(1, 10**most) for column, most in places.items()}

    @cached_property
    def below(self) -> dict[str, list[dict[str, Row]]]:
        """The lines that are named as parts of another one, by its name."""
        found: dict[str, list[dict[str, Row]]] = defaultdict(list)
        for line in self.lines:
            found[next(iter(line.values()))["parent"].rpartition("›")[2]].append(line)
        return dict(found)


@lru_cache(maxsize=1)
def printed_tables(case: Case) -> tuple[GridOfNumbers, ...]:
    """The tables of a document that have lines and columns enough; of pages without certain columns none."""
    lines: dict[str, list[dict[str, Row]]] = defaultdict(list)
    for place, rows in figures_by_line(case).items():
        if " row " not in place or any(_is_unsure(row) for row in rows):
            continue
        cells: dict[str, list[Row]] = defaultdict(list)
        for row in rows:
            cells[column_of_place(row["locator"])].append(row)
        table = rows[0]["source"] + table_of_place(rows[0]["locator"])
        numbers = {column: own[0] for column, own in cells.items() if len(own) == 1}
        if numbers:  # a note in a row of its own may tell several in one cell, and none as a line does
            lines[table].append(numbers)
    return tuple(_large_enough(lines))


def _large_enough(lines: dict[str, list[dict[str, Row]]]) -> Iterator[GridOfNumbers]:
    for own in lines.values():
        columns = tuple(dict.fromkeys(column for line in own for column in line))
        if _FEWEST_LINES <= len(own) <= _MOST_LINES and len(columns) <= _MOST_COLUMNS:
            yield GridOfNumbers(tuple(own), tuple(sorted(columns, key=lambda name: (len(name), name))))


def _is_unsure(row: Row) -> bool:
    """Whether a number may stand in another cell, or is none that is exact."""
    of_page = row["source"].endswith(PAGES) and row["certainty"] != "sure"
    return of_page or (row["qualifier"] or "exact") != "exact" or not row["value"]


def cell_value(row: Row) -> Fraction:
    """The printed number of a cell, in the unit of its column."""
    return _fraction_of(row["value"])


@lru_cache(maxsize=1 << 14)
def _fraction_of(printed: str) -> Fraction:
    return Fraction(printed)


def digits_of(value: str) -> int:
    """How many digits of a printed number tell anything: none of 0 and of 100."""
    if Decimal(value) in (0, 100):
        return 0
    return len(value.lstrip("-").replace(".", "").strip("0"))
