"""What a form's lines say in words: each indicator's target, result and reason, and the groups that it stands under.

Rows of the words table beside the figures of the same cells.

Its tests: test_questions.py.
"""

import re
from collections.abc import Iterator

from helpers import years
from helpers.read.documents import Document, Grid
from helpers.read.language import folded, words_of
from helpers.read.report.passages import LONGEST_WORDS, Remark
from helpers.read.report.tables.anatomy import anatomy
from helpers.read.report.tables.cells import is_empty
from helpers.read.report.tables.lines import TableLine, ladder_of, line_of, plain_label
from helpers.read.report.tables.matrix import Matrix
from helpers.read.report.tables.panels import Panel, TableColumn, panels_of
from helpers.read.report.tables.straight import straightened

ITEM_OF = {"target": "indicator_target", "done": "indicator_result"}
YEAR_IN = re.compile(years.PRINTED)


def words_of_forms(document: Document) -> Iterator[Remark]:
    """The words of every line of every table of indicators, and the times beside their labels."""
    heads = frozenset(words_of("mentions", "word", item="form_head"))
    for part in document.parts:
        if not isinstance(part, Grid):
            continue
        texts = {folded(cell.text).strip("：") for cell in part.cells}
        for item in ("completed", "lasts"):
            if labels := texts.intersection(words_of("mentions", "word", item=item)):
                yield from times_of_grid(Matrix(part), item, labels)
        if texts & heads:
            yield from lines_of_grid(Matrix(straightened(part)[0]))


def times_of_grid(matrix: Matrix, item: str, labels: set[str]) -> Iterator[Remark]:
    """The day on which all was done, or the time that a project runs, beside its label."""
    for row in range(matrix.height):
        cells = matrix.own(row)
        for (_, label), (column, text) in zip(cells, cells[1:], strict=False):
            cell = matrix.cell(row, column)
            if label.strip("：") in labels and YEAR_IN.search(text) and cell is not None:
                yield Remark(item, label.strip("："), True, text[:LONGEST_WORDS], cell.locator)


def lines_of_grid(matrix: Matrix) -> Iterator[Remark]:
    """The words of the lines of a grid, block by block."""
    for section in anatomy(matrix).sections:
        for block in panels_of(matrix, section) if section.heads else []:
            if any(meaning_of(column) in ITEM_OF for column in block.values):
                ladder = ladder_of(matrix, block, block.rows)
                for row in block.rows:
                    line = line_of(matrix, block, row, ladder)
                    yield from words_of_line(matrix, block, row, line)


def meaning_of(column: TableColumn) -> str:
    """What the head of a column means."""
    return column.head.meaning if column.head else ""


def words_of_line(matrix: Matrix, block: Panel, row: int, line: TableLine) -> Iterator[Remark]:
    """The target, the result, the reason and the groups of one indicator; a sum or a heading has none."""
    name = plain_label(line.label)
    cells = {ITEM_OF[meaning_of(column)]: column for column in block.values if meaning_of(column) in ITEM_OF}
    texts = {item: matrix.text(row, column.place) for item, column in cells.items()}
    if (
        line.kind == "total"
        or not name
        or line.label in texts.values()
        or not any(map(is_told, texts.values()))
    ):
        return
    place = next((place for column in cells.values() if (place := place_of(matrix, row, column))), "")
    reasons = [column for column in block.others + block.values if is_of_reasons(column)]
    cells |= {"indicator_reason": reasons[0]} if reasons else {}
    for item, column in cells.items():
        text = matrix.text(row, column.place)
        told = is_told(text)
        own = place_of(matrix, row, column) or place
        yield Remark(item, name, told, text[:LONGEST_WORDS] if told else "", own)
    groups = "›".join(dict.fromkeys(map(plain_label, groups_of(matrix, block, row, name))))
    yield Remark("indicator_group", name, bool(groups), groups, place)


def is_of_reasons(column: TableColumn) -> bool:
    """Whether a column holds the reasons of what was not reached."""
    return column.role == "remark" and any(
        word in column.path for word in words_of("mentions", "word", item="reason_head")
    )


def is_told(text: str) -> bool:
    """Whether a cell says anything."""
    return not is_empty(text) and text not in ("无", "无。")


def place_of(matrix: Matrix, row: int, column: TableColumn) -> str:
    """The place of a cell; nothing where it has no text, or reaches over from another row."""
    cell = matrix.cell(row, column.place)
    return cell.locator if cell is not None and cell.row == row else ""


def groups_of(matrix: Matrix, block: Panel, row: int, name: str) -> Iterator[str]:
    """The labels to the left of an indicator's own, from the outermost on."""
    for column in block.labels:
        text = matrix.text(row, column.place)
        if text and plain_label(text) != name:
            yield text
