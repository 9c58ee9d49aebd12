"""The lines of a table: whose amounts a row has, by its label, the labels above it and its code.

Its tests: test_forms.py.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from helpers.read.language import (
    MOST_KEPT,
    QUOTES,
    Wording,
    any_in,
    either_way,
    first_mark,
    rate_in,
    wording_of,
    words_of,
)
from helpers.read.report.tables.cells import POINTS, head_unit, is_year_cell, without_unit
from helpers.read.report.tables.classes import code_in_front, economics, functions, is_classification_code
from helpers.read.report.tables.label_columns import (
    code_of,
    column_of_units,
    label_texts,
    names_a_group,
    names_of_projects,
)
from helpers.read.report.tables.matrix import Matrix
from helpers.read.report.tables.panels import Panel
from helpers.schema import BROUGHT

OF_WHICH = re.compile(r"^(?:其中|其\s?中|含|内含|包括)[：:，、—–-]?")
NUMBERED = re.compile(rf"^{any_in('numbered_items')}\s?[0-9]{{1,2}}(?:[：:、.．](?=.)|(?=[一-龥]{{3}}))")
CODE_BEHIND = re.compile(r"（[0-9]{6,}）$")
HEAD_OF_A_LIST = re.compile("^[一-龥]{2,8}：(?=（[0-9一二三四五]{1,2}）)")
"""What is listed, in the cell of its first item: 资金来源：（1）财政拨款."""
BY_NATURE = re.compile("^按.{2,12}分(?:类)?$")
OTHER_FUNDS = ("其他资金", "其它资金", "其他财政资金")
SUBTOTALS = ("小计", "合计")
RANK_OF_OF_WHICH = 50
RANK_OF_CODE = {1: 10, 2: 11, 3: 12}
OUTERMOST, UNMARKED = 5, 40
FAR_MORE = 5


@dataclass(frozen=True)
class TableLine:
    """A row's label as it was understood.

    `kind` is total, account, line, year, group or none; `path` the names of
    the lines that it is part of; `code` its classification code; `owner` the unit that a column names.
    """

    kind: str
    label: str
    name: str
    words: Wording
    path: tuple[str, ...] = ()
    accounts: tuple[str, ...] = ()
    code: str = ""
    unit: str = ""
    groups: tuple[str, ...] = ()
    under: str = ""
    over: str = ""
    """The label over a line of a table without heads: 预算数 over 其中：财政拨款."""
    owner: str = ""


@dataclass
class Ladder:
    """The open lines above a row, from the outermost on, each with its rank.

    `levels` are those of indents, `numbered` says whether a label has a number or code, so that the first one without
    can stand above them; `units` is the column that names several units, `unit` the one that it named last.
    """

    levels: Mapping[int, int] = field(default_factory=dict)
    numbered: bool = True
    steps: list[tuple[int, str, str, str]] = field(default_factory=list)
    units: int | None = None
    unit: str = ""

    def climb(
        self, rank: int, name: str, account: str, kind: str
    ) -> tuple[tuple[str, ...], tuple[str, ...], str]:
        """Enters a line of a rank; the names and accounts of the lines that it is part of, and the kind of the nearest."""
        self.steps = [step for step in self.steps if step[0] < rank]
        above = tuple(step[1] for step in self.steps), tuple(step[2] for step in self.steps if step[2])
        under = self.steps[-1][3] if self.steps else ""
        self.steps.append((rank, name, account, kind))
        return *above, under

    @property
    def lists_parts_of_a_sum(self) -> bool:
        """Whether the open lines are 其中 of a sum: 其中：基本支出 | 项目支出 | 其他 below 资金总额."""
        ranks = [rank for rank, *_ in self.steps]
        return len(ranks) > 1 and ranks[-1] == RANK_OF_OF_WHICH and self.steps[-2][3] == "total"

    @property
    def is_at_an_account_of_a_sum(self) -> bool:
        """Whether the line before is an account among the parts of a sum, whose own 其中 may follow."""
        return self.lists_parts_of_a_sum and self.steps[-1][3] == "account"

    @property
    def last_rank(self) -> int:
        """The rank of the line before."""
        return self.steps[-1][0] if self.steps else 0


def ladder_of(matrix: Matrix, block: Panel, rows: Sequence[int]) -> Ladder:
    """The ladder of a block, with the level of each indent where some of its labels are set in.

    An indent next to one that is far more frequent is the same, printed a little off.
    """
    counts = Counter(_indent_of(matrix, block, row) for row in rows)
    indents = sorted(
        indent
        for indent, count in counts.items()
        if max(counts[indent - 1], counts[indent + 1]) <= FAR_MORE * count
    )
    numbered = any(_is_marked_row(matrix, block, row) for row in rows)
    levels = {indent: bisect_left(indents, indent) for indent in counts} if any(indents) else {}
    return Ladder(levels, numbered, units=column_of_units(matrix, block, rows))


def _is_marked_row(matrix: Matrix, block: Panel, row: int) -> bool:
    """Whether a row has a code, a number before its label, or 其中."""
    texts, _ = label_texts(matrix, block, row)
    return bool(texts) and bool(
        first_mark(texts[-1])
        or OF_WHICH.match(texts[-1])
        or is_classification_code(code_of(matrix, block, row))
    )


def _indent_of(matrix: Matrix, block: Panel, row: int) -> int:
    """How far the label of a row is set in."""
    return max((matrix.indent(row, column.place) for column in block.labels), default=0)


def line_of(matrix: Matrix, block: Panel, row: int, ladder: Ladder) -> TableLine:
    """The line that a row of a block is."""
    texts, groups = label_texts(matrix, block, row)
    if len(texts) > 1 and texts[-1] in SUBTOTALS and names_a_group(matrix, block, row, texts[-2]):
        texts = texts[:-1]
    code = code_of(matrix, block, row) or (code_in_front(texts[-1]) if texts else "")
    if not texts:
        return TableLine("none", "", "", wording_of(""), code=code)
    label = texts[-1]
    if ladder.units is not None:
        unit = matrix.text(row, ladder.units)
        ladder.unit = "" if wording_of(unit).value("total") else unit or ladder.unit
    plain = plain_label(label)
    rank = _rank_of(matrix, block, row, label, code, ladder)
    words = wording_of(plain)
    kind, name = _kind_in_block(block, texts, words, code)
    if (
        kind in ("account", "total")
        and rank >= UNMARKED
        and not OF_WHICH.match(label)
        and not _indent_of(matrix, block, row)
        and not ladder.lists_parts_of_a_sum
    ):
        rank = OUTERMOST
    path, accounts, under = ladder.climb(rank, name or plain, words.value("account"), kind)
    if kind == "year":
        path = ()
    elif len(texts) > 1 and texts[-2] in names_of_projects(matrix, block, row):
        path = (*path, plain_label(texts[-2]))
    if (
        kind == "account"
        and words.value("account") in accounts
        and words.value("account") in ("project", "public", "personnel")
    ):
        kind, name = "line", re.sub("（[^（）]{6,}）$", "", plain)
    unit = head_unit(label)
    return TableLine(
        kind, label, name, words, path, accounts, code, unit, tuple(groups), under, owner=ladder.unit
    )


def _kind_in_block(block: Panel, texts: list[str], words: Wording, code: str) -> tuple[str, str]:
    """What kind of line a label is in its block, and its name; the head over all labels that goes on down names none."""
    if words.words.endswith("情况") and texts[-1] in block.heads_of_labels:
        return "total", ""
    return kind_and_name(words.words, words, texts, code)


@lru_cache(maxsize=MOST_KEPT)
def plain_label(label: str) -> str:
    """A label without numbering, 其中, the unit and points in brackets."""
    plain = without_unit(POINTS.sub("", CODE_BEHIND.sub("", label.rstrip("。").rsplit("。", 1)[-1])))
    plain = _past_marks(plain.removeprefix(code_in_front(plain)))
    plain = _past_marks(HEAD_OF_A_LIST.sub("", plain))
    plain = _past_marks(NUMBERED.sub("", OF_WHICH.sub("", plain)))
    return either_way(plain.strip("：: "))


def _past_marks(plain: str) -> str:
    """A label without the marks in front of it."""
    while mark := first_mark(plain):
        plain = mark[2]
    return plain


def _rank_of(matrix: Matrix, block: Panel, row: int, label: str, code: str, ladder: Ladder) -> int:
    """How deep a line stands: by its code, its numbering, 其中 or its indentation."""
    if is_classification_code(code):
        return RANK_OF_CODE.get((len(code) - 1) // 2, 12)
    if OF_WHICH.match(label):
        deeper = ladder.last_rank < RANK_OF_OF_WHICH or ladder.is_at_an_account_of_a_sum
        return max(RANK_OF_OF_WHICH, ladder.last_rank + deeper)
    if mark := first_mark(label):
        return 5 + mark[0]
    if BY_NATURE.search(plain_label(label)):
        return OUTERMOST
    if ladder.last_rank >= RANK_OF_OF_WHICH:
        return ladder.last_rank
    level = ladder.levels.get(_indent_of(matrix, block, row), 0)
    return UNMARKED + min(level, 9) if ladder.steps or ladder.levels or not ladder.numbered else OUTERMOST


def kind_and_name(plain: str, words: Wording, texts: list[str], code: str) -> tuple[str, str]:
    """What kind of line a label is, and its name where it has one of its own."""
    if _is_change_alone(plain):
        return "none", ""
    if is_year_cell(plain) or (words.value("period") and not words.name and len(words.mentions) == 1):
        return "year", ""
    if _is_classified(plain, words, code):
        return "line", plain
    unnamed = plain.translate(QUOTES) in OTHER_FUNDS or plain in words_of("labels_of_money", "word")
    if unnamed or BY_NATURE.search(plain):
        return "total", ""
    return _kind_by_words(plain, words)


def _kind_by_words(plain: str, words: Wording) -> tuple[str, str]:
    """The kind and name of a label by its words alone."""
    if words.name:
        sums = words.value("total") and len(words.name) <= 2
        return ("total", "") if sums else ("line", _name_of_line(plain, words))
    if words.value("account"):
        return "account", ""
    return ("total", "") if words.mentions else ("line", plain)


def _is_change_alone(plain: str) -> bool:
    """Whether a label is a growth or an execution, and names nothing: 比上年增长, 预算执行率."""
    found = rate_in(plain)
    if found is None or found.owner:
        return False
    return found.rule in ("growth", "execution") or found.measure.startswith("execution_")


def _is_classified(plain: str, words: Wording, code: str) -> bool:
    """Whether a label is a line of a classification, by its code or its name, or what was brought over or is left."""
    if is_classification_code(code):
        return True
    bare = plain.translate(QUOTES)
    if bare in functions() or (bare in economics() and not words.value("account")):
        return True
    carried = words.value("measure") in BROUGHT
    return carried and (plain.endswith("收入") or plain.startswith("年终"))


def _name_of_line(plain: str, words: Wording) -> str:
    """The name of a line; words of a stage at its end are none of its own, a level in front is."""
    stage = words.mention("measure")
    if stage and stage.strength == 3 and len(words.name) > 1 and not words.name.endswith(stage.words):
        return words.name
    return re.sub("（[^（）]{6,}）$", "", plain)
