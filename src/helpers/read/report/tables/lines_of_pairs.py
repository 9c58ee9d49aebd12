"""Lines of a table without heads: labels and values in turn.

Its tests: test_forms.py.
"""

from dataclasses import replace

from helpers.read.language import wording_of, words_of
from helpers.read.report.figure import Figure
from helpers.read.report.tables.cells import currency_unit, is_empty, is_year_cell, labelled_value, value_of
from helpers.read.report.tables.heads import column_head
from helpers.read.report.tables.lines import OF_WHICH, TableLine, kind_and_name, plain_label
from helpers.read.report.tables.matrix import Matrix
from helpers.read.report.tables.panels import Panel, TableColumn
from helpers.read.report.tables.spot import CellSpot, TableReading
from helpers.read.report.tables.values import own_labelled, paired
from helpers.schema import UNASSIGNED

NO_LINE = TableLine("none", "", "", wording_of(""))
LONGEST_LABEL = 40


def labels_over(table: TableReading, row: int, above: dict[int, str]) -> dict[int, str]:
    """The labels by column that stand over a row whose own are all one: 省财政 below 实际到位资金, and below 实际支出."""
    labels = {
        column: text
        for column, text in table.matrix.own(row)
        if text and value_of(text) is None and table.matrix.is_first(row, column)
    }
    if len(set(labels.values())) == 1 < len(labels):
        sums = any(wording_of(plain_label(text)).value("total") for text in labels.values())
        return {} if sums else above
    staged = all(wording_of(plain_label(text)).value("measure") for text in labels.values())
    return labels if staged and len(labels) > 1 else {}


def read_pairs_line(table: TableReading, block: Panel, row: int, above: dict[int, str]) -> None:
    """A line of a table without heads: labels and values in turn; several values behind one label have no clear meaning."""
    read_pairs(table, row)
    label, group, before, over, said = "", "", "", "", ""
    for column, text in table.matrix.own(row):
        if is_empty(text) or not table.matrix.is_first(row, column):
            continue
        value = value_of(text)
        spot = CellSpot(table, block, TableColumn(column, (), "value"), row, NO_LINE, text, True)
        if labelled := labelled_value(text):
            table.figures.append(own_labelled(replace(spot, line=_line_of_pair(before)), labelled, ""))
            label = ""
        elif value is not None and (why := _names_only(label)):
            table.reasons[(row, column)] = why
        elif value is not None and label:
            found = paired(spot, value, label, group if group != label else "", over)
            several = _has_value_right_behind(table.matrix, row, column)
            table.figures.append(_of_no_head(found) if several else found)
            label = ""
        elif value is not None and is_year_cell(text):
            before = text
        elif value is None:
            table.unit = table.unit or currency_unit(text)
            table.labels.add((row, column)) if len(text) < LONGEST_LABEL else None
            before = before or text
            over = above.get(column, "") or (said if OF_WHICH.match(text) else "")
            label, group, said = text, group or text, over or text


def _has_value_right_behind(matrix: Matrix, row: int, column: int) -> bool:
    """Whether the next text of a row is a value too: the heads that tell the two apart are lost."""
    texts = (text for place, text in matrix.own(row) if place > column and not is_empty(text))
    behind = next(texts, "")
    return value_of(behind) is not None and not is_year_cell(behind)


def _of_no_head(figure: Figure) -> Figure:
    """A figure whose head is lost: nobody knows what it measures."""
    if figure.certainty == "open":
        return figure
    return replace(figure, measure=UNASSIGNED, certainty="open", doubt="column")


def _names_only(label: str) -> str:
    """Why the number behind a label is no figure: one to call, or a code."""
    if any(word in label for word in words_of("phone_labels", "word")):
        return "phone"
    return "code" if column_head(label).meaning == "code" else ""


def _line_of_pair(label: str) -> TableLine:
    """The line of a row whose first cell is a year or a name of its own: 2023年 | 合计 640."""
    if not label:
        return NO_LINE
    plain = plain_label(label)
    words = wording_of(plain)
    kind, name = kind_and_name(plain, words, [label], "")
    return TableLine(kind, label, name, words)


def read_pairs(table: TableReading, row: int) -> None:
    """A row of labels and texts in turn: the project's name is kept, other texts stay for the reader of prose."""
    known = words_of("project_labels", "word")
    cells = [(column, text) for column, text in table.matrix.own(row) if not is_empty(text)]
    for (_, label), (_, text) in zip(cells, cells[1:], strict=False):
        if label.strip("：") in known and text.strip("：") not in known:
            table.project = text
            break
