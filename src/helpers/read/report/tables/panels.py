"""The panels of a section: its columns as labels and values, under their heads.

Two tables may stand side by side in one grid; each is a panel of its own:
heads above, labels at the left, values under the heads.

Its tests: test_forms.py.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import takewhile

from helpers.read.language import any_in, organisation, words_of
from helpers.read.report.tables.anatomy import TableSection, head_texts
from helpers.read.report.tables.cells import is_empty
from helpers.read.report.tables.heads import LABELS, ColumnHead, column_head
from helpers.read.report.tables.matrix import Matrix
from helpers.read.report.tables.roles_of_columns import role_of_column

LONGEST_NAME, CLAUSE = 16, re.compile("[，。；：0-9]")
TELLS_A_NUMBER = re.compile(f"[一-龥]{{2}}[0-9]+[万亿]?{any_in('units', 'unit')}")
NAMES = ("label", "project")


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

    def add(self, column: TableColumn) -> None:
        """Takes in a column at the right."""
        {"label": self.labels, "value": self.values}.get(column.role, self.others).append(column)

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
    def heads_of_labels(self) -> frozenset[str]:
        """The heads over its labels."""
        return frozenset(head.text for column in self.labels for head in column.heads)

    @cached_property
    def organisations(self) -> dict[int, str]:
        """The name of the unit over each column, by its place, where several are named: 局机关 | 县疾控中心 | 县医院.

        Names beside 实施单位 or the like are those of a form.
        """
        heads = [(column.place, head) for column in self.values for head in column.heads]
        named = {place: head.plain for place, head in heads if not head.is_known}
        units = {name for name in named.values() if organisation().fullmatch(name)}
        of_form = any(head.plain in words_of("pair_labels", "word") for _, head in heads)
        return named if len(units) > 1 and not of_form else {}

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


def spans_heads(block: Panel, column: TableColumn, width: int) -> bool:
    """Whether a merged value reaches over columns of different heads."""
    first = bisect_left(block.values, column.place, key=lambda other: other.place)
    covered = takewhile(lambda other: other.place < column.place + width, block.values[first : first + width])
    return len({other.head.text if other.head else "" for other in covered}) > 1


def panels_of(matrix: Matrix, section: TableSection) -> list[Panel]:
    """The panels of a section, from left to right."""
    columns = _columns_of(matrix, section)
    found: list[Panel] = []
    current = Panel([], [], [], section.rows)
    for column in columns:
        if column.role in ("label", "code", "line") and current.values and _begins_a_panel(column, columns):
            found.append(current)
            current = Panel([], [], [], section.rows)
        current.add(column)
    return [*found, current]


def _begins_a_panel(column: TableColumn, columns: list[TableColumn]) -> bool:
    """Whether a column of labels behind values begins a table of its own: values stand behind it.

    The only labels do not: values at their left are of their lines too.
    """
    alone = sum(other.role == "label" for other in columns) == 1
    return not alone and any(other.role == "value" for other in columns if other.place > column.place)


def _columns_of(matrix: Matrix, section: TableSection) -> list[TableColumn]:
    """The columns of a section with their heads and roles."""
    heads = _heads_over(matrix, section)
    found = [_column_at(matrix, section, place, heads) for place in range(matrix.width)]
    found = [
        replace(column, role="remark") if _says_of_names(matrix, section, column, found) else column
        for column in found
    ]
    return _with_tasks_as_labels(matrix, section, found)


def _with_tasks_as_labels(
    matrix: Matrix, section: TableSection, found: list[TableColumn]
) -> list[TableColumn]:
    """Columns in which the only one of tasks is that of labels where there is no other, and its texts are names."""
    tasks = [column for column in found if column.role == "task"]
    if any(column.role == "label" for column in found) or len(tasks) != 1:
        return found
    texts = [matrix.text(row, tasks[0].place) for row in section.rows]
    named = all(len(text) <= LONGEST_NAME and not CLAUSE.search(text) for text in texts)
    return [replace(column, role="label") if named and column in tasks else column for column in found]


def _says_of_names(
    matrix: Matrix, section: TableSection, column: TableColumn, columns: list[TableColumn]
) -> bool:
    """Whether a column of texts under no known head says something of the names beside it: 任务名称 | 项目级次.

    The names all differ, and its own texts do not, or they tell numbers: 主要做法 over 培训120人.
    """
    if column.role != "label" or column.head is None or column.head.is_known:
        return False
    texts = _own_texts(matrix, section, column.place)
    tell = 2 * sum(TELLS_A_NUMBER.search(text) is not None for text in texts) > len(texts)
    before = [
        _own_texts(matrix, section, other.place)
        for other in columns
        if other.role == "label" and other.place < column.place and other.head and other.head.meaning in NAMES
    ]
    return (_repeats(texts) or tell) and any(
        len(names) >= len(texts) and not _repeats(names) for names in before
    )


def _own_texts(matrix: Matrix, section: TableSection, place: int) -> list[str]:
    """The texts of a column's cells, a merged one once."""
    texts = [matrix.text(row, place) for row in section.rows if matrix.is_first(row, place)]
    return [text for text in texts if not is_empty(text)]


def _repeats(texts: list[str]) -> bool:
    """Whether one of the texts stands twice, and there are more than two."""
    return len(texts) > 2 and len(set(texts)) < len(texts)


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
    return TableColumn(place, heads, role_of_column(matrix, section, place, heads))


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
