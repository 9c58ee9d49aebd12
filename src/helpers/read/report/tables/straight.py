"""Rows that stand beside their heads: where cells merged with those above were not written, the others moved to the left.

Signs stand below 指标性质, units below 度量单位, percentages below a rate, and no
value below 三级指标 or where there is no head: where a row's do not stand so, and
do when it is moved, it is moved; where they do neither way, the row is crooked.

Its tests: test_forms.py.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import takewhile

from helpers.read.documents import Cell, Grid
from helpers.read.language import units, words_of
from helpers.read.report.tables.cells import SIGNS, is_value_cell, value_of
from helpers.read.report.tables.heads import ColumnHead, column_head, is_head
from helpers.read.report.tables.matrix import Matrix

FAR, FARTHER, FEWEST_HEADS = (1, 2), (1, 2, 3), 3
OVER_WORDS = ("indicator", "group", "label", "attribute", "remark")
"""What heads mean that stand over words."""

Sorts = dict[int, str]
"""The sort of what stands in a column."""


def straightened(grid: Grid) -> tuple[Grid, frozenset[int]]:
    """The grid with such rows moved, and the rows that fit their heads neither way."""
    matrix = Matrix(grid)
    section, last_head = NO_HEADS, -1
    shifts: dict[int, int] = {}
    crooked: set[int] = set()
    for row in range(grid.height):
        own = list(_written_in(matrix, row))
        if row not in crooked and _lacks_the_first_head(matrix, row, own):
            section = NO_HEADS
            whole = len(own) + 1 == len(list(_written_in(matrix, row + 1)))
            shifts |= {row: 1} if whole else {}
            crooked |= set() if whole else _rows_below(matrix, row)
        elif _heads_a_section(own):
            section = _Section.below(own, section if row and row == last_head + 1 else NO_HEADS)
            last_head = row
        elif row not in crooked:
            fits = _ways_of(section, own)
            shifts |= {row: fits[0]} if len(fits) == 1 else {}
            crooked |= {row} if len(fits) > 1 else set()
    return (_with_rows_moved(grid, shifts) if shifts else grid), frozenset(crooked)


def _ways_of(section: "_Section", own: list[tuple[Cell, str]]) -> list[int]:
    """How far a row may be moved: one way; several, where it is not known which or fits none; or not at all."""
    misfits = _misfits(section.sorts, own, 0)
    if not misfits:
        return section.shifts_of(own)
    fits = [far for far in FAR if not _misfits(section.sorts, own, far)]
    return fits[:1] or ([0, 0] if misfits == len(_typed(section.sorts, own)) else [])


@dataclass(frozen=True)
class _Section:
    """Heads by their columns: the sorts of what stands below them, those of names, and how far rows were moved."""

    sorts: Sorts
    valued: frozenset[int]
    moved: dict[int, int]
    """How far rows were moved, each with the column where its last value came to stand."""

    @classmethod
    def below(cls, own: list[tuple[Cell, str]], above: "_Section") -> "_Section":
        """The section below a row of heads, and below those right above it."""
        heads = {cell.column: column_head(text) for cell, text in own}
        sorts = {column: sort for column, head in heads.items() if (sort := _sort_of_head(head))}
        reach = {column for cell, _ in own for column in range(cell.column, cell.column + cell.width)}
        named = {column for column, head in heads.items() if head.meaning in OVER_WORDS}
        return cls(sorts, frozenset(reach - named) | above.valued, {})

    def shifts_of(self, own: list[tuple[Cell, str]]) -> list[int]:
        """How far a row may be moved so that its values stand below heads of values; of several as rows above it were."""
        values = [cell.column for cell, text in own if is_value_cell(text)]
        if not self.valued or not values or values[0] == own[0][0].column or _sums_points(own[0][1]):
            return []
        fits = [far for far in FARTHER if self._holds(values, far)]
        ending = [far for far in fits if values[-1] + far in self.moved.values()]
        if self._holds(values, 0):
            return ending if len(set(self.moved.values())) == 1 and len(ending) == 1 else []
        known = [far for far in fits if far in self.moved]
        fits = known if len(fits) > 1 and len(known) == 1 else fits
        if len(fits) == 1:
            self.moved[fits[0]] = values[-1] + fits[0]
        return fits

    def _holds(self, columns: list[int], far: int) -> bool:
        """Whether columns, moved so far, all lie below heads of values."""
        return all(column + far in self.valued for column in columns)


def _sums_points(label: str) -> bool:
    """Whether a label is that of the sum of all points: 总分."""
    return label.rstrip("：: ") in words_of("totals_of_points", "word")


NO_HEADS = _Section({}, frozenset(), {})


def _written_in(matrix: Matrix, row: int) -> Iterator[tuple[Cell, str]]:
    """The cells that begin in a row, with their texts."""
    for column, text in matrix.own(row):
        if text and matrix.is_first(row, column) and (cell := matrix.cell(row, column)) is not None:
            yield cell, text


def _lacks_the_first_head(matrix: Matrix, row: int, own: list[tuple[Cell, str]]) -> bool:
    """Whether a head of amounts stands over labels: the head of these was not written in its row."""
    if not own or own[0][0].column or own[0][0].width > 1 or any(is_value_cell(text) for _, text in own):
        return False
    head, below = column_head(own[0][1]), matrix.text(row + 1, 0) if row + 1 < matrix.height else ""
    said = head.words.mention("measure")
    amounts = said is not None and said.strength > 1 and not head.words.name and head.plain.endswith("数")
    words = bool(below) and not is_value_cell(below) and matrix.is_first(row + 1, 0)
    return amounts and words and any(is_value_cell(text) for _, text in matrix.own(row + 1))


def _rows_below(matrix: Matrix, row: int) -> set[int]:
    """The rows below one up to the next heads."""
    below = range(row + 1, matrix.height)
    return set(takewhile(lambda line: not _heads_a_section(list(_written_in(matrix, line))), below))


def _heads_a_section(own: list[tuple[Cell, str]]) -> bool:
    """Whether the cells of a row are heads of a section."""
    texts = [text for _, text in own]
    return not any(map(is_value_cell, texts)) and sum(map(is_head, texts)) >= FEWEST_HEADS


def _sort_of_head(head: ColumnHead) -> str:
    if head.meaning in ("sign", "unit"):
        return head.meaning
    if head.meaning == "rate" or head.rate is not None:
        return "rate"
    return "amount" if head.words.value("measure") else ""


def _typed(heads: Sorts, own: list[tuple[Cell, str]]) -> list[tuple[int, str]]:
    """The cells of a row that can only stand below one sort of head, where there is one."""
    known = set(heads.values())
    typed = ((cell.column, _sort_of_cell(text)) for cell, text in own)
    return [(column, sort) for column, sort in typed if sort in known]


def _sort_of_cell(text: str) -> str:
    if text in SIGNS:
        return "sign"
    if text in units():
        return "unit"
    value = value_of(text)
    return "rate" if value is not None and value.unit == "%" else ""


def _misfits(heads: Sorts, own: list[tuple[Cell, str]], far: int) -> int:
    """How many of a row's cells stand below a head of another sort when it is moved so far."""
    wrong = 0
    for column, sort in _typed(heads, own):
        over = heads.get(column + far, "")
        wrong += over != sort if sort != "rate" else over == "amount" or (far > 0 and over != "rate")
    return wrong


def _with_rows_moved(grid: Grid, shifts: dict[int, int]) -> Grid:
    cells = [replace(cell, column=cell.column + shifts.get(cell.row, 0)) for cell in grid.cells]
    width = max(cell.column + cell.width for cell in cells)
    return replace(grid, cells=tuple(cells), width=max(grid.width, width))
