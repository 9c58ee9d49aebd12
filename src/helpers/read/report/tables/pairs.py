"""Rows of labels and texts in turn: 项目名称 | 档案整理费 | 主管部门 | …

Its tests: test_forms.py.
"""

from helpers.read.language import words_of
from helpers.read.report.tables.cells import is_value_cell, is_year_cell
from helpers.read.report.tables.heads import column_head, is_head, is_value_head
from helpers.read.report.tables.matrix import Matrix

NO_PAIRS = {"line", "code", "function", "economic", "remark", "weight", "score", "unit", "sign"}


def is_pairs(texts: list[str]) -> bool:
    """Whether a row is labels and texts in turn: 项目名称 | 档案整理费 | 主管部门 | …"""
    labels = words_of("pair_labels", "word")
    if texts[0].strip("：") not in labels or any(is_value_cell(text) for text in texts):
        return False
    if len(set(texts)) < len(texts):
        return False
    if len(texts) > 2 and len(texts) % 2 == 0 and all(_is_pair_label(text) for text in texts[::2]):
        return True
    if column_head(texts[0]).meaning == "label" and len(texts) > 2 and not _is_pair_label(texts[2]):
        return False
    return not any(
        is_year_cell(text) or _is_plain_value_head(text) or column_head(text).meaning in NO_PAIRS
        for text in texts[1:]
    )


def _is_pair_label(text: str) -> bool:
    """Whether a text is a label of a form and hardly a head of lines: 项目性质, and not 项目."""
    plain = text.strip("：")
    return plain in words_of("pair_labels", "word") and column_head(plain).meaning != "label"


def _is_plain_value_head(text: str) -> bool:
    """Whether a text is a head that names a stage, a meaning or a rate, and not only an account."""
    if not is_value_head(text):
        return False
    head = column_head(text)
    return bool(head.meaning or head.rate or head.words.value("measure") or head.words.value("total"))


def without_name_of_part(matrix: Matrix, row: int, cells: list[tuple[int, str]]) -> list[str]:
    """The texts of a row without what the rows of a part of a form are called at their left: 项目基本情况 | 项目名称 | …"""
    texts = [text for _, text in cells]
    first = matrix.cell(row, cells[0][0])
    below = matrix.text(row + 1, cells[0][0]) if row + 1 < matrix.height else "-"
    several = first is not None and (first.height > 1 or not below)
    named = len(texts) > 2 and several and not is_head(texts[0])
    return texts[1:] if named and _is_pair_label(texts[1]) else texts
