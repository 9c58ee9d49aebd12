"""The panels of a section: its columns as labels and values, under their heads.

Two tables may stand side by side in one grid; each is a panel of its own:
heads above, labels at the left, values under the heads.

Its tests: test_forms.py.
"""

import re
from dataclasses import dataclass
from functools import cached_property

from helpers.read.language import units, words_of
from helpers.read.report.tables.anatomy import TableSection, head_texts
from helpers.read.report.tables.cells import is_empty, labelled_value, value_of
from helpers.read.report.tables.heads import LABELS, NO_VALUES, ColumnHead, column_head
from helpers.read.report.tables.matrix import Matrix

CODE = re.compile("[2-5][0-9]{2}(?:[0-9]{2}){0,2}")
DECIMAL = re.compile(r"-?[0-9,]+\.[0-9]{1,2}")
OVER_CODES = re.compile("科目|(?:功能|经济)分类|[编代]码")


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

    @cached_property
    def columns(self) -> list[TableColumn]:
        """All columns from left to right."""
        return sorted((*self.labels, *self.values, *self.others), key=lambda column: column.place)

    @cached_property
    def units(self) -> frozenset[str]:
        """The units of the heads over values."""
        return frozenset(head.unit for column in self.values for head in column.heads)

    @cached_property
    def stages(self) -> frozenset[str]:
        """The measures that the heads over values name."""
        return frozenset(head.words.value("measure") for column in self.values for head in column.heads)

    @cached_property
    def strong_stages(self) -> frozenset[str]:
        """The stages that they name in full."""
        return frozenset(head.strong_stage for column in self.values for head in column.heads)

    @cached_property
    def has_rates(self) -> bool:
        """Whether a column is one of rates of execution."""
        return any(column.head is not None and column.head.meaning == "rate" for column in self.values)

    @cached_property
    def has_parts_of_the_year(self) -> bool:
        """Whether a head speaks of a part of the year, or of what is expected."""
        return any(column.head is not None and column.head.is_of_a_part for column in self.values)

    @cached_property
    def counting(self) -> frozenset[int]:
        """The places of columns over what is counted: 数量, 采购数量."""
        words = words_of("heads_of_counts", "word")
        heads = ((column.place, column.head) for column in self.values)
        return frozenset(place for place, head in heads if head is not None and head.plain.endswith(words))

    @cached_property
    def years(self) -> dict[int, str]:
        """The year over each column of amounts whose heads name one, by its place."""
        found = {column.place: year_over(column) for column in self.values}
        return {place: year for place, year in found.items() if year}

    @cached_property
    def of_units(self) -> list[TableColumn]:
        """The columns of units."""
        return [column for column in self.others if column.role == "unit"]

    @cached_property
    def of_signs(self) -> list[TableColumn]:
        """The columns of signs."""
        return [column for column in self.others if column.role == "sign"]


def year_over(column: TableColumn) -> str:
    """The year that the heads of a column of amounts name, the deepest first."""
    if column.head is None or column.head.rate is not None or column.head.meaning == "rate":
        return ""
    years = (head.words.value("period") for head in reversed(column.heads))
    said = next(filter(None, years), "")
    return said if said.isdecimal() else ""


def panels_of(matrix: Matrix, section: TableSection) -> list[Panel]:
    """The panels of a section, from left to right."""
    columns = _columns_of(matrix, section)
    found: list[Panel] = []
    current = Panel([], [], [], section.rows)
    for column in columns:
        if column.role in ("label", "code", "line") and current.values and _begins_a_panel(column, columns):
            found.append(current)
            current = Panel([], [], [], section.rows)
        side = {"label": current.labels, "value": current.values}.get(column.role, current.others)
        side.append(column)
    return [*found, current]


def _begins_a_panel(column: TableColumn, columns: list[TableColumn]) -> bool:
    """Whether a column of labels behind values begins a table of its own: values stand behind it."""
    return any(other.role == "value" for other in columns if other.place > column.place)


def _columns_of(matrix: Matrix, section: TableSection) -> list[TableColumn]:
    """The columns of a section with their heads and roles."""
    heads = _heads_over(matrix, section)
    return [_column_at(matrix, section, place, heads) for place in range(matrix.width)]


def _column_at(matrix: Matrix, section: TableSection, place: int, over: list[list[str]]) -> TableColumn:
    """One column of a section."""
    seen, texts = set(), []
    for depth, row in enumerate(section.heads):
        cell = matrix.cell(row, place)
        text = over[depth][place]
        if text and (cell is None or id(cell) not in seen):
            seen.add(id(cell)) if cell is not None else None
            texts.append(text)
    heads = tuple(column_head(text) for text in texts)
    return TableColumn(place, heads, _role_of_column(matrix, section, place, heads))


def _heads_over(matrix: Matrix, section: TableSection) -> list[list[str]]:
    """The head that stands over each column in each row of heads, its own or the one that goes on from the left.

    An empty one goes on from the left where a deeper row of heads divides it,
    inside one head above.
    """
    texts = [head_texts(matrix, row) for row in section.heads]
    divided, below = [], [False] * matrix.width
    for row in reversed(texts):
        divided.append(below)
        below = [bool(text) or under for text, under in zip(row, below, strict=True)]
    found: list[list[str]] = []
    above = [""] * matrix.width
    for row, under in zip(texts, reversed(divided), strict=True):
        above = _gone_on(row, under, above)
        found.append(above)
    return found


def _gone_on(row: list[str], divided: list[bool], above: list[str]) -> list[str]:
    """One row of heads, each going on to the right over empty ones that are divided below, under one head above."""
    found, left = [], ""
    for place, text in enumerate(row):
        if place and above[place] != above[place - 1]:
            left = ""
        if text:
            left = text if divided[place] and column_head(text).meaning not in LABELS else ""
        found.append(text or (left if divided[place] else ""))
    return found


def _role_of_column(matrix: Matrix, section: TableSection, place: int, heads: tuple[ColumnHead, ...]) -> str:
    """What a column holds: by its deepest head, else by what stands in it."""
    body = [matrix.text(row, place) for row in section.rows if matrix.cell(row, place) is not None]
    body = [text for text in body if not is_empty(text)]
    meaning = heads[-1].meaning if heads else ""
    numbers = sum(value_of(text) is not None for text in body)
    if _is_head_of_rows(matrix, section, place):
        return "label"
    if meaning in ("organisation", "label", "unit") and body and _units_share(body) > 0.6:
        return "unit"
    if body and all(CODE.fullmatch(text) for text in body) and heads and OVER_CODES.search(heads[-1].plain):
        return "code"
    if meaning in LABELS:
        return "label" if not body or numbers < len(body) or meaning == "year" else "value"
    if meaning in NO_VALUES:
        return "value" if meaning == "code" and any(DECIMAL.fullmatch(text) for text in body) else meaning
    if meaning:
        return "value"
    return _role_by_body(matrix, section, place, heads, body, numbers)


def _is_head_of_rows(matrix: Matrix, section: TableSection, place: int) -> bool:
    """Whether a head goes on down beside the lines, as a label of all of them."""
    heads = {id(matrix.cell(row, place)) for row in section.heads if matrix.cell(row, place) is not None}
    return bool(section.rows) and all(id(matrix.cell(row, place)) in heads for row in section.rows[:2])


def _role_by_body(
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
        left = [
            matrix.text(row, column) for row in section.rows for column in _no_marks(matrix, section, place)
        ]
        if place > 0 and _heads_a_side(matrix, section, place, heads):
            return "label"
        if any(value_of(text) for text in left) and place > 0:
            return "remark" if heads and not heads[-1].is_known else "value"
        return "label"
    if place == 0 and not body:
        return "label"
    if heads or numbers or any(labelled_value(text) for text in body):
        return "value"
    return "label" if place == 0 else "value"


def _no_marks(matrix: Matrix, section: TableSection, place: int) -> list[int]:
    """The columns at the left of a place but those of 序号 and codes."""
    last = section.heads[-1:]
    return [
        column
        for column in range(place)
        if not any(column_head(matrix.text(row, column)).meaning in ("line", "code") for row in last)
    ]


def _heads_a_side(matrix: Matrix, section: TableSection, place: int, heads: tuple[ColumnHead, ...]) -> bool:
    """Whether 收入 or 支出 heads the labels of one side, with its values right beside: 收入 | 预算数 | 支出 | 预算数."""
    if not heads or place + 1 >= matrix.width:
        return False
    words = heads[-1].words
    beside = any(value_of(matrix.text(row, place + 1)) for row in section.rows)
    return bool(words.value("flow")) and not words.name and beside


def _units_share(body: list[str]) -> float:
    """The share of texts that are units."""
    return sum(text in units() for text in body) / len(body)
