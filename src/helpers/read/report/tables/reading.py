"""A table becomes figures: each value under its heads, beside its labels, below its title.

Its tests: test_forms.py.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from helpers.read.documents import Grid
from helpers.read.language import any_in, words_of
from helpers.read.report.figure import Figure
from helpers.read.report.frame import Frame, evidence_above
from helpers.read.report.tables import columns
from helpers.read.report.tables.anatomy import TableSection, anatomy
from helpers.read.report.tables.cells import currency_unit, is_empty, is_year_cell, labelled_value, value_of
from helpers.read.report.tables.classes import code_in_front
from helpers.read.report.tables.heads import points_in
from helpers.read.report.tables.label_columns import is_value_across
from helpers.read.report.tables.lines import (
    Ladder,
    ladder_of,
    line_of,
    plain_label,
)
from helpers.read.report.tables.lines_of_pairs import labels_over, read_pairs, read_pairs_line
from helpers.read.report.tables.matrix import Matrix
from helpers.read.report.tables.panels import Panel, panels_of, spans_heads
from helpers.read.report.tables.points import points_figure, weight_in
from helpers.read.report.tables.spot import CellSpot, TableReading
from helpers.read.report.tables.text_stages import STAGES, stages_of_texts
from helpers.read.report.tables.twins import counts_doubted, twins_doubted
from helpers.read.report.tables.values import figure_of, own_labelled
from helpers.schema import DEPARTMENT

SCORING = re.compile(any_in("heads_of_scoring"))


class OpenLines(NamedTuple):
    """The lines of a block while they are read: those that are open above the next, and their kind."""

    ladder: Ladder
    kind: str


def read_table(grid: Grid, frame: Frame) -> TableReading:
    """The figures of a grid, in order; `unread` are the places of texts that are no figure of the table's own."""
    table = TableReading(Matrix(grid), frame, frame.project, frame.unit)
    parts = anatomy(table.matrix)
    table.stages |= stages_of_texts(table.matrix)
    for row in parts.pairs:
        read_pairs(table, row)
    open_lines: list[OpenLines] = []
    for before, section in zip([None, *parts.sections], parts.sections, strict=False):
        goes_on = _goes_on_from(table.matrix, before, section, table.frame.titles)
        table.frame = _frame_of_section(table, section, frame)
        table.unit = _unit_of(table.frame.titles, table.matrix, section) or table.unit
        open_lines = _read_section(table, section, open_lines if goes_on else [])
    for row in parts.marks:
        table.reasons |= {(row, column): "heading_mark" for column, _ in table.matrix.own(row)}
    return table


def _frame_of_section(table: TableReading, section: TableSection, frame: Frame) -> Frame:
    """The frame of a section: its own titles, or those of the section before, or the lines above the table."""
    own = [words for row in section.titles for _, words in table.matrix.own(row) if words]
    above = () if any("表" in words for words in own) else frame.titles
    titles = (*reversed(own), *above) if own else table.frame.titles
    evidence = evidence_above(titles, frame.headings, frame.document, frame.year, frame.year_rank)
    return replace(frame, titles=titles, evidence=evidence)


def _unit_of(titles: tuple[str, ...], matrix: Matrix, section: TableSection) -> str:
    """The unit line of a table: in the lines above it or among its heads."""
    above = next((unit for words in titles if (unit := currency_unit(words))), "")
    if above:
        return above
    heads = [matrix.text(row, column) for row in section.heads for column in range(matrix.width)]
    last = [matrix.text(matrix.height - 1, column) for column in range(matrix.width)]
    lines = (*(text for text in (*heads, *last) if "单位" in text), *matrix.lines_of_units)
    return next((unit for text in lines if (unit := currency_unit(text))), "")


def _goes_on_from(
    matrix: Matrix, before: TableSection | None, section: TableSection, above: tuple[str, ...]
) -> bool:
    """Whether a section only repeats the heads of the one before, and titles that stand above it, as a page does."""
    if before is None or not section.heads:
        return False
    titles = [words for row in section.titles for _, words in matrix.own(row)]
    if not set(titles) <= {*above, ""}:
        return False
    return [matrix.rows[row] for row in before.heads] == [matrix.rows[row] for row in section.heads]


def _read_section(table: TableReading, section: TableSection, open_lines: list[OpenLines]) -> list[OpenLines]:
    """The figures of a section, line by line, each block's values in turn; the lines that are open at its end."""
    if not section.heads:
        above: dict[int, str] = {}
        block = Panel([], [], [], section.rows)
        for row in section.rows:
            start = len(table.figures)
            own = labels_over(table, row, above)
            read_pairs_line(table, block, row, above if own is above else {})
            above = own
            table.figures[start:] = twins_doubted(table.figures[start:])
        return []
    _read_points_of_heads(table, section)
    parts, first = panels_of(table.matrix, section), len(table.figures)
    _note_places(table, section, parts)
    lines = [_open_lines_of(table, section, part) for part in parts]
    if len(open_lines) == len(parts):
        lines = [_continued(old, new) for old, new in zip(open_lines, lines, strict=True)]
    for row in section.rows:
        done, start = set(), len(table.figures)
        for part, (ladder, kind) in zip(parts, lines, strict=True):
            _read_line(table, part, row, ladder, kind, done)
        table.figures[start:] = twins_doubted(table.figures[start:])
    table.figures[first:] = counts_doubted(table.figures[first:])
    return lines


def _open_lines_of(table: TableReading, section: TableSection, part: Panel) -> OpenLines:
    """The lines of a block at its first row."""
    return OpenLines(ladder_of(table.matrix, part, section.rows), columns.kind_of_block(table, part))


def _continued(before: OpenLines, own: OpenLines) -> OpenLines:
    """The lines of a block that goes on behind a page's head: what they were there, they are here."""
    return OpenLines(before.ladder, before.kind if before.kind in columns.BY_HEAD else own.kind)


def _note_places(table: TableReading, section: TableSection, parts: list[Panel]) -> None:
    """Notes which cells are heads, labels and codes, and the stage of texts under heads of targets and results."""
    heads = {(row, column) for row in section.heads for column in range(table.matrix.width)}
    table.labels |= heads
    table.reasons |= {place: "date" for place in heads if is_year_cell(table.matrix.text(*place))}
    labels = {(row, column.place) for part in parts for column in part.labels for row in section.rows}
    table.reasons |= {place: "code" for place in labels if code_in_front(table.matrix.text(*place))}
    for part in parts:
        for column in (*part.labels, *part.others, *part.values):
            meaning = column.head.meaning if column.head else ""
            for row in section.rows:
                place = row, column.place
                if column.role in ("code", "line"):
                    table.reasons[place] = "code" if column.role == "code" else "heading_mark"
                elif column.role == "label":
                    table.labels.add(place)
                elif SCORING.search(column.path):
                    table.scoring.add(place)
                elif meaning in STAGES:
                    table.stages[place] = STAGES[meaning]


def _read_points_of_heads(table: TableReading, section: TableSection) -> None:
    """The points that stand in heads: 预算执行情况（10分）."""
    for row in section.heads:
        for column, text in table.matrix.own(row):
            if table.matrix.is_first(row, column) and (points := points_in(text)):
                table.figures.append(points_figure(table, row, column, text, points))


def _read_line(
    table: TableReading, block: Panel, row: int, ladder: Ladder, kind: str, done: set[int]
) -> None:
    """The figures of one line of a block."""
    line = line_of(table.matrix, block, row, ladder)
    for column in block.labels:
        text = table.matrix.text(row, column.place)
        if (
            table.matrix.is_first(row, column.place)
            and (weight := weight_in(text, column))
            and id(table.matrix.cell(row, column.place)) not in done
        ):
            done.add(id(table.matrix.cell(row, column.place)))
            table.figures.append(points_figure(table, row, column.place, text, weight))
    for column in (*block.values, *block.labels):
        cell = table.matrix.cell(row, column.place)
        if cell is None or id(cell) in done or not table.matrix.is_first(row, column.place):
            continue
        text = table.matrix.text(row, column.place)
        told = column.role == "value" or labelled_value(text) or is_value_across(block, cell, text)
        if is_empty(text) or not told:
            continue
        done.add(id(cell))
        spot = CellSpot(
            table, block, column, row, line, text, cell.width > 1 and spans_heads(block, column, cell.width)
        )
        found = list(_figures_at(spot, kind))
        table.figures += (
            [_of_nobody(figure) for figure in found] if not line.label and ladder.steps else found
        )
        if not found:
            table.unread.append((row, column.place))
            table.indicators[row, column.place] = plain_label(line.label)


def _of_nobody(figure: Figure) -> Figure:
    """A figure of a line without a label below lines that have one: only likely the department's."""
    doubted = figure.certainty == "sure" and figure.subject == DEPARTMENT
    return replace(figure, certainty="likely", doubt="owner") if doubted else figure


def _figures_at(spot: CellSpot, kind: str) -> Iterator[Figure]:
    """The figures of one cell: its value, each of its lines' values, or the value behind its own label."""
    if labelled := labelled_value(spot.text):
        meaning = spot.column.head.meaning if spot.column.head is not None else ""
        bare = meaning in STAGES and labelled.label in words_of("leads_to_a_value", "word")
        yield (
            figure_of(spot, replace(labelled, label=""), kind) if bare else own_labelled(spot, labelled, kind)
        )
        return
    values = [value_of(spot.text)]
    if values[0] is None:
        values = [value_of(part) for part in spot.text.split(" ")]
        if len(values) < 2 or not all(values):
            return
    for value in values:
        if value is not None:
            yield figure_of(spot, value, kind)
