"""The indicators of a self-evaluation form, each with its target, result, points and words.

Its tests: test_questions.py.
"""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache

from helpers import schema
from helpers.frames import Row
from helpers.measure.figures import Amount, number_of
from helpers.measure.rules.case import Case

_CELL_OF_A_SHEET = re.compile(r" cell [A-Z]+(?=[0-9]+$)")
_POINTS_IN_BRACKETS = re.compile(r"[（(][^（()）0-9]*[0-9]+(?:\.[0-9]+)?[分%][）)]")

_LINE_OF_TEXT = re.compile("^line [0-9]+ (?=table)")
_AIM = re.compile("目标|计划|任务|指标")
_NUMBERED = re.compile("^指标[0-9一二三四五六七八九十]+[：:、]?(?=.)")


def line_of_place(locator: str) -> str:
    """The line that a cell stands in; a paragraph is a line of its own.

    >>> line_of_place("page 9 table 1 row 3 column 2"), line_of_place("sheet 1 cell F7")
    ('page 9 table 1 row 3', 'sheet 1 row 7')
    """
    return _CELL_OF_A_SHEET.sub(" row ", locator.rpartition(" column ")[0] or locator)


def table_of_place(locator: str) -> str:
    """The table that a cell stands in; nothing for a paragraph.

    >>> table_of_place("page 9 table 1 row 3 column 2"), table_of_place("line 7 table 1 row 2 column 1")
    ('page 9 table 1', 'table 1')
    >>> table_of_place("line 4")
    ''
    """
    return _LINE_OF_TEXT.sub("", line_of_place(locator)).rpartition(" row ")[0]


def column_of_place(locator: str) -> str:
    """The column that a cell stands in: a number, or the letters of a sheet."""
    sheet = re.search(r" cell ([A-Z]+)", locator)
    return sheet[1] if sheet else locator.rpartition(" column ")[2]


@dataclass
class FormEntry:
    """One indicator: its name, line and groups, the printed rows of its numbers, and its words."""

    name: str
    line: str
    target: Row | None = None
    result: Row | None = None
    weight: Row | None = None
    score: Row | None = None
    strays: int = 0
    words: dict[str, str] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)

    @property
    def table(self) -> str:
        """The table that it stands in."""
        return table_of_place(self.line)

    @property
    def is_understood(self) -> bool:
        """Whether each number of its line has its place among them: else a column may have been mistaken."""
        return not self.strays

    @property
    def group(self) -> str:
        """The heads that it stands under, as 产出›数量."""
        return self.words.get("indicator_group", "")

    @property
    def reason(self) -> str:
        """What is said of a difference."""
        return self.words.get("indicator_reason", "")

    @property
    def rows(self) -> list[Row]:
        """The rows of its numbers."""
        return [row for row in (self.target, self.result, self.weight, self.score) if row is not None]

    @property
    def points(self) -> tuple[Fraction, Fraction] | None:
        """Its score and its weight, where both are exact."""
        score, weight = (exact(row) for row in (self.score, self.weight))
        return None if score is None or weight is None else (score, weight)

    @property
    def is_full(self) -> bool:
        """Whether it has all of its points."""
        points = self.points
        return points is not None and points[0] == points[1] > 0


def exact(row: Row | None) -> Fraction | None:
    """The number of a row, where it is one."""
    amount = number_of(row) if row is not None else None
    return amount.number if amount is not None else None


def amount_of(row: Row | None) -> Amount | None:
    """The number of a row with its bounds."""
    return number_of(row) if row is not None else None


@lru_cache(maxsize=1)
def entries_of(case: Case) -> tuple[FormEntry, ...]:
    """The indicators of the forms, then those that running text states with a target and a result."""
    return (*_entries_of_forms(case), *_entries_of_text(case))


def _entries_of_forms(case: Case) -> list[FormEntry]:
    """One entry for each line that the words table tells of."""
    entries: dict[str, FormEntry] = {}
    for item in ("indicator_target", "indicator_result", "indicator_group", "indicator_reason"):
        for row in case.spoken(item):
            line = line_of_place(row["locator"])
            entry = entries.setdefault(line, FormEntry(_NUMBERED.sub("", row["subject"]), line))
            entry.places[item] = row["locator"]
            if row["found"] == "yes":
                entry.words[item] = row["words"]
    for line, rows in figures_by_line(case).items():
        if line in entries:
            _filled_in(entries[line], rows)
    return list(entries.values())


def _filled_in(entry: FormEntry, rows: list[Row]) -> None:
    """Gives an entry the numbers of its line."""
    for row in rows:
        if row["locator"] == entry.places.get("indicator_target"):
            entry.target = entry.target or row
        elif row["locator"] == entry.places.get("indicator_result"):
            entry.result = entry.result or row
        elif row["measure"] in ("weight", "score") and not is_in_brackets(row):
            setattr(entry, row["measure"], row)
        elif row["measure"] == schema.UNASSIGNED and row["phrase"] != row["label"]:
            entry.strays += 1


def is_in_brackets(row: Row) -> bool:
    """Whether points are those of a head or label, in brackets behind it: of a group, not of an indicator."""
    return "|" not in row["phrase"] and _POINTS_IN_BRACKETS.search(row["phrase"]) is not None


@lru_cache(maxsize=1)
def figures_by_line(case: Case) -> dict[str, list[Row]]:
    """The printed rows of the report's own figures by the line or paragraph that they stand in."""
    lines: dict[str, list[Row]] = defaultdict(list)
    for row in case.statements.rows:
        if row["locator"]:
            lines[line_of_place(row["locator"])].append(row)
    return dict(lines)


def _entries_of_text(case: Case) -> list[FormEntry]:
    """Things of which one paragraph states one target and one result, in one unit."""
    found = []
    for line, rows in figures_by_line(case).items():
        if " row " in line:
            continue
        pairs: dict[tuple[str, ...], list[Row]] = defaultdict(list)
        for row in rows:
            if row["kind"] in ("count", "people") and row["period"] == case.books.year:
                pairs[row["subject"], row["unit"]].append(row)
        for (subject, _), own in pairs.items():
            stages = sorted((row["stage"], row["id"]) for row in own)
            if [stage for stage, _ in stages] == ["done", "target"]:
                done, target = (case.row(name) for _, name in stages)
                if not _AIM.search(target["phrase"]):
                    continue
                found.append(FormEntry(subject.removesuffix("目标"), line, target, done))
    return found
