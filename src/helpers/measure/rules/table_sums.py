"""Total lines of a table, and lines with their parts below them, against the sums of their columns.

Its tests: test_table_lines.py.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from helpers import schema
from helpers.frames import Row
from helpers.measure.figures import as_printed, as_text, labelled
from helpers.measure.rules.case import Case
from helpers.measure.rules.rule import Found, rule
from helpers.measure.rules.table_grids import PAGES, GridOfNumbers, cell_value, printed_tables
from helpers.measure.rules.ways import is_named
from helpers.measure.rules.writers_slips import is_one_slip

_FEWEST_PARTS, _MOST_SHOWN = 2, 6
_Line = dict[str, Row]


@dataclass(frozen=True)
class SummedLine:
    """A line of a table, and the lines that come to it."""

    whole: _Line
    parts: tuple[_Line, ...]
    is_complete: bool = False

    def cells(self, column: str) -> list[Row]:
        """The parts' cells in a column, without those that are 0."""
        found = (line[column] for line in self.parts if column in line)
        return [row for row in found if cell_value(row)]

    def lines_in(self, column: str, zeros: bool = False) -> set[int]:
        """The parts that have a number in a column, by their order."""
        found = ((place, line[column]) for place, line in enumerate(self.parts) if column in line)
        return {place for place, row in found if zeros or cell_value(row)}

    def gap(self, column: str) -> Fraction:
        """What the parts lack in a column."""
        return cell_value(self.whole[column]) - sum(map(cell_value, self.cells(column)), Fraction(0))

    def holds(self, column: str, table: GridOfNumbers) -> bool:
        """Whether the parts come to the line in a column, but for rounding."""
        return abs(self.gap(column)) <= table.grain(column) * (len(self.parts) + 1) / 2

    def is_telling(self, column: str) -> bool:
        """Whether a column has parts enough to show anything."""
        return len(self.cells(column)) >= _FEWEST_PARTS and cell_value(self.whole[column]) != 0


@rule(
    "table_sum",
    "差错",
    asks=("{subject}各行之和与合计不符", "the lines of {subject}, which do not come to their total"),
    ground=("同一栏各行之和应等于合计行", "the lines of a column come to its total"),
    example=("三行148.60、104.30、28.00，合计282.90", "148.60, 104.30 and 28.00 under a total of 282.90"),
)
def table_sum(case: Case) -> Iterator[Found]:
    """A column's lines do not come to its total, while others' do, or but for one slip of the writer."""
    for table in printed_tables(case):
        for whole in table.lines:
            yield from _of_line(case, whole, table)


def _of_line(case: Case, whole: _Line, table: GridOfNumbers) -> Iterator[Found]:
    """What is wrong in one total line: by panels, whose cells have one label."""
    panels: dict[str, list[str]] = defaultdict(list)
    for name in (*table.amounts, *table.points):
        if name in whole:
            panels[_label_of_line(whole[name])].append(name)
    for columns in panels.values():
        sets = [summed for summed in _sums_of_lines(whole, table) if any(map(summed.is_telling, columns))]
        for summed in sets:
            told = [name for name in columns if summed.is_telling(name)]
            wrong = [name for name in told if not summed.holds(name, table)]
            if not wrong:
                break
            holding = set(told) - set(wrong) if len(wrong) == 1 else set()
            if all(_is_sum_wrong(summed, name, holding, table) for name in wrong):
                yield from (_sum_found(case, summed, name) for name in wrong)
                break


def _is_sum_wrong(summed: SummedLine, column: str, holding: set[str], table: GridOfNumbers) -> bool:
    """Whether other columns show that the lines are all parts of the total, or one slip is all that is wrong."""
    lines = summed.lines_in(column)
    alike = [name for name in holding if lines <= summed.lines_in(name, zeros=True)]
    if column in table.points:
        return any(name in table.points for name in alike)
    cells = [Decimal(row["value"]) for row in summed.cells(column)]
    slip = is_one_slip(Decimal(summed.whole[column]["value"]), cells, summed.is_complete or bool(alike))
    is_total = is_named(_label_of_line(summed.whole[column]), "total")
    return slip or (is_total and len(alike) >= _FEWEST_PARTS)


def _sum_found(case: Case, summed: SummedLine, column: str) -> Found:
    whole, cells = summed.whole[column], summed.cells(column)
    right = sum(map(cell_value, cells), Fraction(0))
    shown = [labelled(row, case.language) for row in cells[:_MOST_SHOWN]]
    if len(cells) > _MOST_SHOWN:
        shown.append(case.say("and_more", count=len(cells)))
    values = {
        "whole": labelled(whole, case.language),
        "parts": case.listed(shown),
        "sum": as_printed(whole | {"value": as_text(right)}, case.language),
    }
    return Found(whole["line"], (whole["id"], *(row["id"] for row in cells)), values)


def _sums_of_lines(whole: _Line, table: GridOfNumbers) -> list[SummedLine]:
    """The sets of lines that may come to a line: of a total all others, or those that are in none of these."""
    first = next(iter(whole.values()))
    if not is_named(_label_of_line(first), "total"):
        named = first["subject"] not in ("", schema.DEPARTMENT)
        below = tuple(line for line in table.below.get(first["subject"], ()) if line is not whole)
        return [SummedLine(whole, below)] if named and len(below) >= _FEWEST_PARTS else []
    others = [line for line in table.lines if line is not whole]
    if any(is_named(_label_of_line(next(iter(line.values()))), "total") for line in others):
        return []
    outer = tuple(line for line in others if not _parent(line) or _parent(line) == schema.DEPARTMENT)
    of_page = first["source"].endswith(PAGES)
    sets = [tuple(others)] if len(outer) == len(others) else [tuple(others), outer]
    return [SummedLine(whole, parts, not of_page) for parts in sets if len(parts) >= _FEWEST_PARTS]


def _label_of_line(row: Row) -> str:
    """The label of a cell's line."""
    return row["phrase"].partition(" | ")[0]


def _parent(line: _Line) -> str:
    return next(iter(line.values()))["parent"]


RULES = (table_sum,)
