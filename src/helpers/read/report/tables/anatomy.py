"""The anatomy of a table: its rows as titles, heads, pairs, lines and notes.

A form has several heads one below the other: each begins a section of its own.

Its tests: test_forms.py.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import takewhile

from helpers.read.language import any_in, words_of
from helpers.read.report.tables.above_values import (
    NEAR_LINES,
    begins_anew,
    is_right_above_values,
    stands_above_values,
)
from helpers.read.report.tables.cells import is_empty, is_value_cell, is_year_cell, labelled_value
from helpers.read.report.tables.heads import LABELS, column_head, is_head, is_value_head
from helpers.read.report.tables.matrix import Matrix
from helpers.read.report.tables.pairs import is_pairs, without_name_of_part
from helpers.years import PRINTED as YEAR

NOTE = re.compile(f"^{any_in('opens_a_note')}[：:一1]")
MARK = re.compile(r"[0-9]{1,2}|[A-Z甲乙丙丁](?:=.*)?|[0-9]{1,2}=[-+0-9（）A-Z/×*%]+")
SAID = re.compile(r"[^：]{2,10}：.")
"""A label with what it says behind it: no head."""
DIGIT, YEAR_SAID = re.compile("[0-9]"), re.compile(f"{YEAR}年?度?")
LONG_TEXT = 40
TITLE = re.compile(
    r"表(?:（[^（）]*）)?$|^附[表件][-0-9一二三四五六七八九十]+|^表[-0-9一二三四五六七八九十]+"
)
PART_OF_LINE = re.compile(
    "公开\\s?[0-9]{1,2}(?:-[0-9])?\\s?表|(?:19|20)[0-9]{2}年度?(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?)?"
)
LINE_OF_UNIT = re.compile("(?:金额|计量|货币)?单\\s?位：(?:人民币)?[一-龥]{1,4}|金额：[一-龥]{1,3}")
UNIT_ROW = re.compile(r"^(?:(?:金额)?单\s?位：?|金额：)[（]?[百千万亿]?元")


@dataclass
class TableSection:
    """Rows between two heads: the titles above them, the rows of heads, and the lines below."""

    titles: list[int] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)


@dataclass
class _Anatomy:
    """A table taken apart: notes below it, pairs of label and text, and its sections with their titles."""

    notes: list[int] = field(default_factory=list)
    pairs: list[int] = field(default_factory=list)
    marks: list[int] = field(default_factory=list)
    sections: list[TableSection] = field(default_factory=list)


def anatomy(matrix: Matrix) -> _Anatomy:
    """The rows of a table by what they are."""
    found, section = _Anatomy(), TableSection()
    for row in range(matrix.height):
        kind = _kind_of_row(matrix, row, section)
        if kind == "blank":
            continue
        if kind in ("head", "titles") and (section.rows or (kind == "titles" and section.heads)):
            found.sections.append(section)
            section = TableSection()
        if kind == "marks" and not section.rows and _names_code_columns(matrix, row):
            section.heads.append(row)
        if kind == "head" and section.heads and _straddles(matrix, section.heads[-1], row):
            found.pairs += section.heads
            section.heads = []
        if kind in ("head", "titles", "line"):
            {"head": section.heads, "titles": section.titles, "line": section.rows}[kind].append(row)
        else:
            getattr(found, kind).append(row)
    if section.rows or section.heads or section.titles:
        found.sections.append(section)
    return found


def _kind_of_row(matrix: Matrix, row: int, section: TableSection) -> str:
    """What a row is: blank, titles, notes, marks (栏次), pairs, head or line."""
    cells = [(column, text) for column, text in matrix.own(row) if not is_empty(text)]
    texts = [text for _, text in cells]
    if not texts:
        return "blank"
    if _is_line_of_marks(texts):
        return "marks"
    alone = len(texts) == 1
    if alone and NOTE.match(texts[0]):
        return "notes"
    if _is_line_above(texts) or (len(texts) <= 2 and _is_title_row(matrix, row, cells, section)):
        return "titles"
    if is_pairs(without_name_of_part(matrix, row, cells)) and not is_right_above_values(matrix, row, cells):
        return "pairs"
    return "head" if _is_head_row(matrix, row, cells, section) else "line"


def _straddles(matrix: Matrix, above: int, row: int) -> bool:
    """Whether a head reaches over a border between two cells of the row above, which is then none of its heads."""
    return any(
        text and cell is not None and any(_begins_with_words(matrix, above, column + 1, column + cell.width))
        for column, text in matrix.own(row)
        if (cell := matrix.cell(row, column)) is None or cell.row == row
    )


def _begins_with_words(matrix: Matrix, row: int, start: int, stop: int) -> Iterator[bool]:
    """For each column whether a cell of a row begins there, with words in it."""
    for column in range(start, stop):
        cell = matrix.cell(row, column)
        yield cell is not None and cell.column == column and bool(matrix.text(row, column))


def _is_title_row(matrix: Matrix, row: int, cells: list[tuple[int, str]], section: TableSection) -> bool:
    """Whether a row is a title or a unit line: at the top a text alone, among lines one that says what follows."""
    texts = [text for _, text in cells]
    if any(is_value_cell(text) and not is_year_cell(text) for text in texts) or any(
        labelled_value(text) for text in texts
    ):
        return False
    if UNIT_ROW.search(texts[-1]):
        return len(texts) == 1 or not is_head(texts[0]) or bool(SAID.match(texts[0]))
    if len(texts) > 1:
        return False
    if not section.rows and not section.heads:
        return not _heads_some(matrix, row, *cells[0])
    if not _is_wide(matrix, row, cells[0][0]):
        return False
    return bool(TITLE.search(texts[0])) and len(texts[0]) > 5


def _is_line_above(texts: list[str]) -> bool:
    """Whether a row is the line above a table, cut at its gaps: 公开08表 | 部门：某县商务局 | 金额单位：万元."""
    *others, last = texts
    said = (SAID.match(text) or PART_OF_LINE.fullmatch(text) for text in others)
    return bool(others) and LINE_OF_UNIT.fullmatch(last) is not None and all(said)


def _heads_some(matrix: Matrix, row: int, column: int, text: str) -> bool:
    """Whether a text alone in its row is a head over some of the columns, which heads below it divide."""
    return column > 0 and row + 1 < matrix.height and is_head(text) and _divides(matrix, row, row + 1, column)


def _is_wide(matrix: Matrix, row: int, column: int) -> bool:
    """Whether the only text of a row stands for the whole row: it spans it, or nothing else is in it."""
    cell = matrix.cell(row, column)
    return cell is not None and (
        cell.width > matrix.width // 2 or matrix.width == 1 or column == 0 or cell.width > 1
    )


def _is_line_of_marks(texts: list[str]) -> bool:
    """Whether a row numbers the columns: 栏次 1 2 3, or A B C with their formulas."""
    marks = [text for text in texts if MARK.fullmatch(text)]
    named = [text for text in texts if text in words_of("marks_of_columns", "word")]
    codes = [text for text in texts if text in words_of("parts_of_code", "word")]
    if named and marks and len(marks) + len(named) + len(codes) == len(texts):
        return True
    numbers = [int(text) for text in texts if text.isdecimal() and len(text) < 9]
    in_turn = bool(numbers) and numbers == [*range(numbers[0], numbers[0] + len(numbers))]
    return in_turn and numbers[0] in (1, 2) and len(marks) == len(texts) >= 3


def head_texts(matrix: Matrix, row: int) -> list[str]:
    """The heads that a row has over each column; the numbers of columns that stand beside them are none."""
    texts = [matrix.text(row, place) for place in range(matrix.width)]
    if not _names_code_columns(matrix, row):
        return texts
    marks = words_of("marks_of_columns", "word")
    return ["" if MARK.fullmatch(text) or text in marks else text for text in texts]


def _names_code_columns(matrix: Matrix, row: int) -> bool:
    """Whether a row has heads over the parts of a code, as 类 款 项 栏次 1 2 3; 款 alone is a rest of one cut off."""
    parts = words_of("parts_of_code", "word")
    return len({text for _, text in matrix.own(row) if text in parts}) > 1


def _is_head_row(matrix: Matrix, row: int, cells: list[tuple[int, str]], section: TableSection) -> bool:
    """Whether a row is one of heads: no value in it, and words of heads, or the place above all values."""
    texts = [text for _, text in cells]
    if any(is_value_cell(text) and not is_year_cell(text) for text in texts) or any(
        labelled_value(text) for text in texts
    ):
        return False
    if any(len(text) > LONG_TEXT for text in texts):
        return False
    if section.rows and _is_line_without_values(matrix, row, cells, section):
        return False
    if section.rows and begins_anew(matrix, row, cells, section.heads, section.rows):
        return True
    if section.rows:
        known = {text for text in texts if is_head(text)}
        first = min(column for column, _ in cells)
        beyond = any(is_value_head(text) or is_year_cell(text) for column, text in cells if column > first)
        return len(known) >= 2 and beyond and 2 * len(known) >= len(set(texts))
    if not section.heads:
        return any(is_head(text) for text in texts) or stands_above_values(matrix, row, cells)
    return not _is_label_alone(matrix, row, cells, section) and not _tells_results(matrix, cells, section)


def _deepest_head(matrix: Matrix, column: int, section: TableSection) -> str:
    """The deepest head over a column."""
    return next((words for head in reversed(section.heads) if (words := matrix.text(head, column))), "")


def _tells_results(matrix: Matrix, cells: list[tuple[int, str]], section: TableSection) -> bool:
    """Whether a text with a number stands below a head of targets or results: 完成20场次 below 年度指标值."""
    for column, text in cells:
        over = _deepest_head(matrix, column, section)
        if column_head(over).meaning in ("target", "done") and DIGIT.search(YEAR_SAID.sub("", text)):
            return True
    return False


def _is_line_without_values(
    matrix: Matrix, row: int, cells: list[tuple[int, str]], section: TableSection
) -> bool:
    """Whether a row among lines has texts only where they have labels, and is empty where they have values."""
    lines = section.rows[-NEAR_LINES:]
    values = {column for line in lines for column, text in matrix.own(line) if is_value_cell(text)}
    labels = {column for line in lines for column, text in matrix.own(line) if not is_empty(text)} - values
    merged = any(
        (cell := matrix.cell(row, column)) is not None and cell.width > 1 and cell.row == row
        for column, _ in cells
    )
    return not merged and len(values) > 1 and len(cells) > 1 and all(column in labels for column, _ in cells)


def _divides(matrix: Matrix, above: int, row: int, column: int) -> bool:
    """Whether a text stands with others below one head, which they divide: 资金来源 over 中央资金 and 省级资金."""
    head = matrix.cell(above, column)
    if head is None or head.width == 1:
        return False
    below = range(head.column, head.column + head.width)
    return sum(matrix.is_first(row, place) and bool(matrix.text(row, place)) for place in below) > 1


def _is_label_alone(matrix: Matrix, row: int, cells: list[tuple[int, str]], section: TableSection) -> bool:
    """Whether a row under heads is a line without values: it has texts of its own, and only under heads of labels."""
    own = [each for each in cells if not _begins_in_heads(matrix, row, each[0], section.heads)]
    for column, text in own:
        over = _deepest_head(matrix, column, section)
        if column_head(over).meaning == "attribute" and _divides(matrix, section.heads[-1], row, column):
            return False
        is_label = column_head(over).meaning in LABELS | {"code", "line"} if over else column == 0
        if not is_label or (is_head(text) and column_head(text).meaning):
            return False
    return bool(own)


def _begins_in_heads(matrix: Matrix, row: int, column: int, heads: list[int]) -> bool:
    """Whether a cell has begun in one of the rows of heads."""
    cell = matrix.cell(row, column)
    covered = takewhile(lambda head: cell and head >= cell.row, reversed(heads))
    return any(matrix.cell(head, column) is cell for head in covered)
