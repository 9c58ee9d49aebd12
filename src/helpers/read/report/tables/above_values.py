"""Rows of words that are heads by the values below them.

Their tests: test_forms.py.
"""

from helpers.read.language import units
from helpers.read.report.tables.cells import is_empty, is_value_cell
from helpers.read.report.tables.matrix import Matrix

NEAR_LINES, SHORTEST_HEAD = 4, 2


def begins_anew(
    matrix: Matrix, row: int, cells: list[tuple[int, str]], heads: list[int], rows: list[int]
) -> bool:
    """Whether a row begins like the heads, and has words where the lines around it have values: 项目 | 批次 | 人次."""
    first, label = cells[0]
    others = {column for column, _ in cells[1:]}
    if not heads or len(others) < SHORTEST_HEAD or label != matrix.text(heads[-1], first):
        return False
    around = (rows[-1], row + 1)
    return all(
        others <= {column for column, text in matrix.own(line) if is_value_cell(text)}
        for line in around
        if line < matrix.height
    )


def stands_above_values(matrix: Matrix, row: int, cells: list[tuple[int, str]]) -> bool:
    """Whether a first row of words that no table has stands above labels at the left and values beside them."""
    below = range(row + 1, min(row + 1 + NEAR_LINES, matrix.height))
    labels, values = (
        {
            column
            for line in below
            for column, text in matrix.own(line)
            if is_value_cell(text) is wanted and not is_empty(text)
        }
        for wanted in (False, True)
    )
    columns = {column for column, _ in cells}
    left = min(columns) in labels - values
    return len(columns) > SHORTEST_HEAD and left and len(columns & values) > 1


def is_right_above_values(matrix: Matrix, row: int, cells: list[tuple[int, str]]) -> bool:
    """Whether the next line that begins at the left has values, or units, below all other words of a row: their head."""
    left, *others = [column for column, _ in cells]
    below = range(row + 1, matrix.height)
    line = next((line for line in below if matrix.is_first(line, left) and matrix.text(line, left)), None)
    if line is None or len(others) < SHORTEST_HEAD:
        return False
    under = [matrix.text(line, column) for column in others]
    values = [text for text in under if text not in units()]
    return bool(values) and all(map(is_value_cell, values)) and not is_value_cell(matrix.text(line, left))
