"""The anatomy of a table: its rows as heads, pairs and lines, its columns as labels and values, its blocks.

A form has several heads one below the other; two tables may stand side by
side in one grid. Each becomes a block of its own: heads above, labels at the
left, values under the heads.
"""

import re
from dataclasses import dataclass, field

from helpers.read.language import any_in, units, words_of
from helpers.read.report.tables.cells import is_empty, is_value_cell, is_year_cell, labelled_value, value_of
from helpers.read.report.tables.heads import LABELS, ColumnHead, column_head, is_head, is_value_head
from helpers.read.report.tables.matrix import Matrix

NOTE = re.compile(f"^{any_in('opens_a_note')}[：:一1]")
LONG_TEXT = 40
NO_PAIRS = {"line", "code", "function", "economic", "remark", "weight", "score", "unit", "sign"}
TITLE = re.compile(
    r"表(?:（[^（）]*）)?$|^附[表件][-0-9一二三四五六七八九十]+|^表[-0-9一二三四五六七八九十]+"
)
UNIT_ROW = re.compile(r"^(?:金额)?单\s?位：?[（]?[百千万亿]?元")


@dataclass
class TableColumn:
    """A column of a block: the heads above it, and its role: label, code, line, unit, sign, remark or value."""

    place: int
    heads: tuple[ColumnHead, ...]
    role: str

    @property
    def head(self) -> ColumnHead | None:
        """The deepest head."""
        return self.heads[-1] if self.heads else None

    @property
    def path(self) -> str:
        """The heads in words."""
        return "›".join(head.text for head in self.heads)


@dataclass
class Panel:
    """Heads, labels and values that belong together; `rows` are the places of its lines."""

    labels: list[TableColumn]
    values: list[TableColumn]
    others: list[TableColumn]
    rows: list[int]


@dataclass
class TableSection:
    """Rows between two heads: the titles above them, the rows of heads, and the lines below."""

    titles: list[int] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)


@dataclass
class Anatomy:
    """A table taken apart: notes below it, pairs of label and text, and its sections with their titles."""

    notes: list[int] = field(default_factory=list)
    pairs: list[int] = field(default_factory=list)
    marks: list[int] = field(default_factory=list)
    sections: list[TableSection] = field(default_factory=list)


def anatomy(matrix: Matrix) -> Anatomy:
    """The rows of a table by what they are."""
    found, section = Anatomy(), TableSection()
    for row in range(matrix.height):
        kind = kind_of_row(matrix, row, section)
        if kind == "blank":
            continue
        if kind in ("head", "titles") and (section.rows or (kind == "titles" and section.heads)):
            found.sections.append(section)
            section = TableSection()
        if kind in ("head", "titles", "line"):
            {"head": section.heads, "titles": section.titles, "line": section.rows}[kind].append(row)
        else:
            getattr(found, kind).append(row)
    if section.rows or section.heads or section.titles:
        found.sections.append(section)
    return found


def kind_of_row(matrix: Matrix, row: int, section: TableSection) -> str:
    """What a row is: blank, titles, notes, marks (栏次), pairs, head or line."""
    cells = [(column, text) for column, text in matrix.own(row) if not is_empty(text)]
    texts = [text for _, text in cells]
    if not texts:
        return "blank"
    if is_line_of_marks(texts):
        return "marks"
    alone = len(texts) == 1
    if alone and NOTE.match(texts[0]):
        return "notes"
    if len(texts) <= 2 and is_title_row(matrix, row, cells, section):
        return "titles"
    if is_pairs(texts):
        return "pairs"
    return "head" if is_head_row(matrix, row, cells, section) else "line"


def is_title_row(matrix: Matrix, row: int, cells: list[tuple[int, str]], section: TableSection) -> bool:
    """Whether a row is a title or a unit line: at the top a text alone, among lines one that says what follows."""
    texts = [text for _, text in cells]
    if any(is_value_cell(text) and not is_year_cell(text) for text in texts) or any(
        labelled_value(text) for text in texts
    ):
        return False
    if UNIT_ROW.search(texts[-1]):
        return len(texts) == 1 or not is_head(texts[0])
    if len(texts) > 1:
        return False
    if not section.rows and not section.heads:
        return True
    if not is_wide(matrix, row, cells[0][0]):
        return False
    return bool(TITLE.search(texts[0])) and len(texts[0]) > 5


def is_wide(matrix: Matrix, row: int, column: int) -> bool:
    """Whether the only text of a row stands for the whole row: it spans it, or nothing else is in it."""
    cell = matrix.cell(row, column)
    return cell is not None and (
        cell.width > matrix.width // 2 or matrix.width == 1 or column == 0 or cell.width > 1
    )


def is_line_of_marks(texts: list[str]) -> bool:
    """Whether a row numbers the columns: 栏次 1 2 3, or A B C with their formulas."""
    marks = [
        text
        for text in texts
        if re.fullmatch(r"[0-9]{1,2}|[A-Z甲乙丙丁](?:=.*)?|[0-9]{1,2}=[-+0-9（）A-Z/×*%]+", text)
    ]
    named = [text for text in texts if text in words_of("marks_of_columns", "word")]
    if named and marks and len(marks) + len(named) == len(texts):
        return True
    numbers = [int(text) for text in texts if text.isdigit()]
    return (
        len(marks) == len(texts) >= 3 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
        if numbers and numbers[0] in (1, 2)
        else False
    )


def is_pairs(texts: list[str]) -> bool:
    """Whether a row is labels and texts in turn: 项目名称 | 档案整理费 | 主管部门 | …"""
    if texts[0].strip("：") not in words_of("pair_labels", "word") or any(
        is_value_cell(text) for text in texts
    ):
        return False
    if len(set(texts)) < len(texts):
        return False
    return not any(
        is_year_cell(text) or is_plain_value_head(text) or column_head(text).meaning in NO_PAIRS
        for text in texts[1:]
    )


def is_plain_value_head(text: str) -> bool:
    """Whether a text is a head that names a stage, a meaning or a rate, and not only an account."""
    if not is_value_head(text):
        return False
    head = column_head(text)
    return bool(head.meaning or head.rate or head.words.value("measure") or head.words.value("total"))


def is_head_row(matrix: Matrix, row: int, cells: list[tuple[int, str]], section: TableSection) -> bool:
    """Whether a row is one of heads: no value in it, and words of heads, or the place above all values."""
    texts = [text for _, text in cells]
    if any(is_value_cell(text) and not is_year_cell(text) for text in texts) or any(
        labelled_value(text) for text in texts
    ):
        return False
    if any(len(text) > LONG_TEXT for text in texts):
        return False
    if section.rows:
        known = {text for text in texts if is_head(text)}
        values = {
            text for text in texts if is_value_head(text) and not is_year_cell(text) or is_year_cell(text)
        }
        first = min(column for column, _ in cells)
        beyond = {text for column, text in cells if column > first and text in values}
        return len(known) >= 2 and bool(beyond) and 2 * len(known) >= len(set(texts)) and not is_lonely(texts)
    if not section.heads:
        return any(is_head(text) for text in texts)
    return not is_label_alone(matrix, row, cells, section)


def is_lonely(texts: list[str]) -> bool:
    """Whether a row among the lines is a label with years or words of sums beside it, and no head."""
    return len(texts) == 1


def is_label_alone(matrix: Matrix, row: int, cells: list[tuple[int, str]], section: TableSection) -> bool:
    """Whether a row under heads is a line without values: its only texts stand under heads of labels."""
    for column, text in cells:
        above = [matrix.text(head, column) for head in section.heads]
        over = next((words for words in reversed(above) if words), "")
        reaches_down = any(matrix.cell(head, column) is matrix.cell(row, column) for head in section.heads)
        if reaches_down:
            continue
        is_label = column_head(over).meaning in LABELS | {"code", "line"} if over else column == 0
        if not is_label or (is_head(text) and column_head(text).meaning):
            return False
    return True


def blocks(matrix: Matrix, section: TableSection) -> list[Panel]:
    """The blocks of a section, from left to right."""
    columns = columns_of(matrix, section)
    found: list[Panel] = []
    current = Panel([], [], [], section.rows)
    for column in columns:
        if column.role in ("label", "code", "line") and current.values and is_new_block(column, columns):
            found.append(current)
            current = Panel([], [], [], section.rows)
        side = {"label": current.labels, "value": current.values}.get(column.role, current.others)
        side.append(column)
    return [*found, current]


def is_new_block(column: TableColumn, columns: list[TableColumn]) -> bool:
    """Whether a column of labels behind values begins a table of its own: values stand behind it."""
    return any(other.role == "value" for other in columns if other.place > column.place)


def columns_of(matrix: Matrix, section: TableSection) -> list[TableColumn]:
    """The columns of a section with their heads and roles."""
    return [column_at(matrix, section, place) for place in range(matrix.width)]


def column_at(matrix: Matrix, section: TableSection, place: int) -> TableColumn:
    """One column of a section."""
    seen, texts = set(), []
    for depth, row in enumerate(section.heads):
        cell = matrix.cell(row, place)
        text = matrix.text(row, place) or head_from_left(matrix, section, depth, place)
        if text and (cell is None or id(cell) not in seen):
            seen.add(id(cell)) if cell is not None else None
            texts.append(text)
    heads = tuple(column_head(text) for text in texts)
    return TableColumn(place, heads, role_of_column(matrix, section, place, heads))


def head_from_left(matrix: Matrix, section: TableSection, depth: int, place: int) -> str:
    """The head at the left that an empty one goes on, where a deeper row of heads divides it, inside one head above."""
    below = section.heads[depth + 1 :]
    if not any(matrix.text(row, place) for row in below):
        return ""
    above = head_at(matrix, section, depth - 1, place)
    for column in range(place - 1, -1, -1):
        if head_at(matrix, section, depth - 1, column) != above:
            return ""
        if text := matrix.text(section.heads[depth], column):
            divided = any(matrix.text(row, column) for row in below)
            return text if divided and column_head(text).meaning not in LABELS else ""
    return ""


def head_at(matrix: Matrix, section: TableSection, depth: int, place: int) -> str:
    """The head that stands over a column in one row of heads, its own or the one that goes on from the left."""
    if depth < 0:
        return ""
    return matrix.text(section.heads[depth], place) or head_from_left(matrix, section, depth, place)


def role_of_column(matrix: Matrix, section: TableSection, place: int, heads: tuple[ColumnHead, ...]) -> str:
    """What a column holds: by its deepest head, else by what stands in it."""
    body = [matrix.text(row, place) for row in section.rows if matrix.cell(row, place) is not None]
    body = [text for text in body if not is_empty(text)]
    meaning = heads[-1].meaning if heads else ""
    numbers = sum(value_of(text) is not None for text in body)
    if is_head_of_rows(matrix, section, place):
        return "label"
    if meaning in ("organisation", "label", "unit") and body and units_share(body) > 0.6:
        return "unit"
    if meaning in LABELS:
        return "label" if not body or numbers < len(body) or meaning == "year" else "value"
    if meaning in ("code", "line", "unit", "sign", "remark"):
        return meaning
    if meaning:
        return "value"
    return role_by_body(matrix, section, place, heads, body, numbers)


def is_head_of_rows(matrix: Matrix, section: TableSection, place: int) -> bool:
    """Whether a head goes on down beside the lines, as a label of all of them."""
    heads = {id(matrix.cell(row, place)) for row in section.heads if matrix.cell(row, place) is not None}
    return bool(section.rows) and all(id(matrix.cell(row, place)) in heads for row in section.rows[:2])


def role_by_body(
    matrix: Matrix,
    section: TableSection,
    place: int,
    heads: tuple[ColumnHead, ...],
    body: list[str],
    numbers: int,
) -> str:
    """The role of a column whose head has no meaning of its own, by the texts below it."""
    first = next((text for text in body if value_of(text) or not labelled_value(text)), "")
    if not numbers and body and first and not labelled_value(first):
        left = [matrix.text(row, column) for row in section.rows for column in range(place)]
        if any(value_of(text) for text in left) and place > 0:
            return "remark" if heads and not heads[-1].is_known else "value"
        return "label"
    if place == 0 and not body:
        return "label"
    if heads or numbers or any(labelled_value(text) for text in body):
        return "value"
    return "label" if place == 0 else "value"


def units_share(body: list[str]) -> float:
    """The share of texts that are units."""
    return sum(text in units() for text in body) / len(body)
