"""A grid becomes figures: its values under their heads, then every other numeral in its cells.

Its tests: test_forms.py.
"""

import re
from dataclasses import replace

from helpers.read.documents import Cell, Grid
from helpers.read.language import (
    Numbers,
    Quantity,
    any_in,
    letters,
    numbers_in,
)
from helpers.read.report.figure import Figure
from helpers.read.report.frame import Frame
from helpers.read.report.numbers import Number, figure_number, other_numbers
from helpers.read.report.passages import Passage
from helpers.read.report.prose.reading import read_paragraph
from helpers.read.report.prose.thread import NOBODY
from helpers.read.report.tables import NOTE, TableReading, is_value_cell, read_table, straightened
from helpers.read.report.walk import Walk, frame_at
from helpers.schema import DEPARTMENT, UNASSIGNED

LONGEST_LABEL, SHORTEST_TEXT = 60, 6
POINTS_GIVEN = re.compile(
    rf"[0-9]分[^。]*{any_in('says_how_points_are_given')}|{any_in('says_how_points_are_given')}[^。]*[0-9]分"
)


def read_grid(grid: Grid, walk: Walk) -> None:
    """A table: its values under its heads, then every other numeral in its cells.

    One without heads behind a form of which only the order of its cells is left is a piece of that form.
    """
    walk.thread.begin_paragraph(None, 0, NOBODY)
    walk.outline.fresh = False
    (grid, crooked), frame = straightened(grid), frame_at(walk, grid.locator, walk.above)
    table = read_table(grid, frame)
    goes_on = walk.in_lost_form and any(cell.row == 0 and is_value_cell(cell.text) for cell in grid.cells)
    table.crooked = frozenset(range(grid.height)) if goes_on else crooked.union(grid.doubted)
    if walk.headless:
        table.figures[:] = [_below_lost_heads(figure) for figure in table.figures]
    by_cell: dict[str, list[Figure]] = {}
    for figure in table.figures:
        by_cell.setdefault(figure.locator, []).append(figure)
    walk.headless, walk.in_lost_form = False, goes_on
    found: list[Figure] = []
    for cell in sorted(grid.cells, key=lambda cell: (cell.row, cell.column)):
        found += _read_cell(cell, by_cell.get(cell.locator, []), table, frame, walk)
    text = "。".join(letters(cell.text).read for cell in grid.cells if cell.text.strip())
    walk.reading.passages.append(
        Passage(text, frame, grid.locator, tuple(walk.outline.headings), None, tuple(found))
    )
    walk.unit, walk.above = table.unit or walk.unit, []
    walk.reading.lost += table.lost
    if table.project and not walk.project and walk.title.kind == "self_evaluation_form":
        walk.project = ""


def _below_lost_heads(figure: Figure) -> Figure:
    """A figure of a table whose heads are in a line above that its columns do not fit: its stage is not known."""
    if figure.kind != "money" or figure.certainty == "open":
        return figure
    return replace(figure, measure=UNASSIGNED, certainty="open", doubt="column")


def _read_cell(cell: Cell, own: list[Figure], table: TableReading, frame: Frame, walk: Walk) -> list[Figure]:
    """The figures of one cell and its numerals; a text with numbers that is no value is read as running text."""
    known = len(walk.reading.figures)
    text = table.matrix.text_of(cell)
    if not text:
        return own
    numbers = numbers_in(text)
    walk.reading.numbers += other_numbers(text, numbers.others, cell.locator)
    reason = table.reason_of(cell.row, cell.column)
    if reason and not own:
        walk.reading.numbers += [
            Number(cell.locator, text[quantity.digits : quantity.end], reason)
            for quantity in numbers.quantities
        ]
        return []
    figures = own
    if not own and numbers.quantities:
        figures = _cell_as_text(text, numbers, cell, table, frame, walk)
    if not table.matrix.grid.certain or cell.row in table.crooked:
        figures = [replace(figure, measure=UNASSIGNED, certainty="open", doubt="order") for figure in figures]
    walk.reading.numbers += _numbers_of_cell(text, numbers, cell.locator, known, figures)
    walk.reading.figures += figures
    return figures


def _cell_as_text(
    text: str, numbers: Numbers, cell: Cell, table: TableReading, frame: Frame, walk: Walk
) -> list[Figure]:
    """The figures of a cell of words; numbers in a head or label have no clear meaning and wait for a person."""
    stage = table.stage_at(cell.row, cell.column)
    if not stage and (table.is_label(cell.row, cell.column) or len(text) < SHORTEST_TEXT):
        return [waiting(text, quantity, cell.locator, frame) for quantity in numbers.quantities]
    if table.is_of_scoring(cell.row, cell.column) or POINTS_GIVEN.search(text):
        return [waiting(text, quantity, cell.locator, frame) for quantity in numbers.quantities]
    if NOTE.match(text) and not any(not quantity.unitless for quantity in numbers.quantities):
        return [waiting(text, quantity, cell.locator, frame) for quantity in numbers.quantities]
    walk.thread.begin_paragraph(None, 0, NOBODY)
    read = read_paragraph(
        text, replace(frame, target=stage == "target" or (frame.target and not stage)), walk.thread, numbers
    )
    name = table.indicator_at(cell.row, cell.column) if stage else ""
    return [_told_of_indicator(replace(figure, locator=cell.locator, context=text), name) for figure in read]


def _told_of_indicator(figure: Figure, name: str) -> Figure:
    """A count in the text of a target or result that names nothing: likely of its indicator, as 完成20场次 is."""
    unnamed = figure.subject == DEPARTMENT and figure.kind in ("count", "people") and not figure.account
    return replace(figure, subject=name, label=name, name=name) if name and unnamed else figure


def waiting(text: str, quantity: Quantity, place: str, frame: Frame) -> Figure:
    """A number whose meaning is not clear."""
    return Figure(
        kind=quantity.kind,
        value=quantity.value,
        unit=quantity.unit,
        qualifier=quantity.qualifier,
        least=quantity.least,
        subject=DEPARTMENT,
        measure=UNASSIGNED,
        label=text[:LONGEST_LABEL],
        stage="" if quantity.kind == "money" else "done",
        period=frame.year,
        phrase=text[:LONGEST_LABEL],
        locator=place,
        section=frame.section,
        theme=frame.theme,
        certainty="open",
        doubt="measure",
        context=text,
        at=quantity.digits,
    )


def _numbers_of_cell(
    text: str, numbers: Numbers, place: str, known: int, figures: list[Figure]
) -> list[Number]:
    """The numerals of a cell: the n-th with its n-th figure, or each with those read at its place."""
    found: list[Number] = []
    by_place = (
        {figure.at: known + index for index, figure in enumerate(figures)}
        if figures and figures[0].context == text
        else {}
    )
    for index, quantity in enumerate(numbers.quantities):
        if by_place and quantity.digits in by_place:
            said: tuple[int, ...] = (by_place[quantity.digits],)
        else:
            said = (known + min(index, len(figures) - 1),) if figures else ()
        found += figure_number(text, quantity, place, said)
    return found
