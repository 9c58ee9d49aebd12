"""What texts in a form speak of: aims below 预期目标 and 主要内容, what was done below 实际完成情况.

Its tests: test_forms.py.
"""

import re
from collections.abc import Iterator

from helpers.read.language import any_in
from helpers.read.report.tables.cells import is_empty, is_value_cell
from helpers.read.report.tables.heads import column_head, is_head
from helpers.read.report.tables.matrix import Matrix

AIM = re.compile(f"(?:{any_in('kinds_of_aims')})*{any_in('aims')}：?")
STAGES = {"target": "target", "task": "target", "done": "done"}
"""The stage of what texts below a head say, by its meaning."""


def stages_of_texts(matrix: Matrix) -> dict[tuple[int, int], str]:
    """The stage of each text that stands below such a head, whatever sort of row the head stands in."""
    found: dict[tuple[int, int], str] = {}
    for row in range(matrix.height):
        for column, head in matrix.own(row):
            stage = STAGES.get(column_head(head).meaning, "") if is_head(head) else ""
            found |= {(below, column): stage for below in _texts_below(matrix, row, column)} if stage else {}
        found |= _texts_beside(matrix, row)
    return found


def _texts_beside(matrix: Matrix, row: int) -> dict[tuple[int, int], str]:
    """The text behind a label of aims in a row that is no row of heads: 年度总体目标 | 安置60人."""
    cells = [(column, text) for column, text in matrix.own(row) if matrix.is_first(row, column) and text]
    behind = zip(cells, cells[1:], strict=False)
    return {
        (row, column): "target"
        for (_, label), (column, text) in behind
        if AIM.fullmatch(label) and not is_empty(text) and not is_value_cell(text) and not is_head(text)
    }


def _texts_below(matrix: Matrix, row: int, column: int) -> Iterator[int]:
    """The rows right below that hold texts in this column: neither values nor heads."""
    for below in range(row + 1, matrix.height):
        text = matrix.text(below, column)
        if is_empty(text) or is_value_cell(text) or is_head(text):
            return
        if matrix.is_first(below, column):
            yield below
