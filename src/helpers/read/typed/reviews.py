"""The analyst's workbook read back: what was typed beside the readings, and what was decided on the findings.

Its tests: test_desk.py.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from helpers import desk, schema
from helpers.errors import InputError, did_you_mean
from helpers.frames import Row
from helpers.read.typed.corrections import REPLIES
from helpers.read.typed.marks import marks_typed
from helpers.read.typed.table_files import read_table_file
from helpers.years import is_day, no_day

DECISIONS = {term.zh: term.name for term in schema.DECISION_WORDS}


@dataclass(frozen=True)
class ReviewedReading:
    """A row of 数值确认: its number, its cells, and the reading as it was written there, where that is known."""

    row: int
    cells: Row
    written: Row | None = None

    @property
    def typed(self) -> Row:
        """The cells of the reading that a person changed."""
        if self.written is None:
            return {}
        return {
            name: self.cells[name] for name in schema.DESK_READING if self.cells[name] != self.written[name]
        }

    @property
    def is_settled(self) -> bool:
        """Whether a person typed anything here."""
        return bool(self.typed or self.cells["seen"] or self.cells["reason"])


@dataclass(frozen=True)
class ReviewedFinding:
    """A row of 问题确认: its number and its cells; `decision` is a word of schema.DECISION_WORDS."""

    row: int
    cells: Row

    @property
    def is_settled(self) -> bool:
        """Whether a person typed anything here."""
        return any(self.cells[name] for name in desk.TYPED_OF_FINDING)

    def problems(self) -> Iterator[str]:
        """What is wrong with its cells, each with the head of its column."""
        decision, cells = self.cells["decision"], self.cells
        if decision == "reword" and not cells["wording"]:
            yield "发出文字: the cell is empty; write the words that are sent, or choose '发出'"
        if decision == "withhold" and not cells["reason"]:
            yield "不发原因: the cell is empty; say why it is not sent"
        if decision and not cells["by"]:
            yield "确认人: the cell is empty; name who decided"
        if cells["date"] and not is_day(cells["date"]):
            yield f"答复日期: {no_day(cells['date'])}"


@dataclass(frozen=True)
class Review:
    """All that a person typed into a workbook, by the ids of figures and of findings."""

    path: Path
    readings: dict[str, ReviewedReading] = field(default_factory=dict)
    findings: dict[str, ReviewedFinding] = field(default_factory=dict)
    marks: dict[str, Row] = field(default_factory=dict)

    @property
    def points(self) -> pd.DataFrame:
        """The points that a person gave, in the columns of schema.MARKS."""
        return pd.DataFrame(list(self.marks.values()), columns=schema.names(schema.MARKS), dtype="str")

    @property
    def decisions(self) -> pd.DataFrame:
        """What was decided, in the columns of schema.DECISIONS."""
        names = schema.names(schema.DECISIONS)
        rows = [found.cells for found in self.findings.values() if found.cells["decision"]]
        return pd.DataFrame([{name: row[name] for name in names} for row in rows], columns=names, dtype="str")

    @property
    def replies(self) -> pd.DataFrame:
        """What the unit answered, in the columns of replies.csv."""
        rows = [found.cells for found in self.findings.values() if found.cells["reply"]]
        told = [
            {"rule": row["id"], "subject": "", "reply": row["reply"], "date": row["date"]} for row in rows
        ]
        return pd.DataFrame(told, columns=schema.names(REPLIES), dtype="str")


def read_review(path: Path, language: str = "zh") -> Review:
    """What was typed into a workbook; rows in which nothing was are left out.

    Raises InputError with every cell that fits nothing, by its sheet and row.
    """
    problems: list[str] = []
    readings = dict(_readings_typed(path, language, problems))
    findings = dict(_findings_typed(path, language, problems))
    marks = marks_typed(path, language, problems)
    if problems:
        raise InputError(path, problems)
    return Review(path, readings, findings, marks)


def _readings_typed(path: Path, language: str, problems: list[str]) -> Iterator[tuple[str, ReviewedReading]]:
    columns = tuple(column for column in schema.FIGURES if column.name in ("id", *schema.DESK_READING))
    needed = ("id", *schema.DESK_READING)
    written = read_table_file(path, columns, needed, language, desk.WRITTEN_SHEET)
    before = {row["id"]: row for _, row in written.rows}
    sheet = read_table_file(path, schema.DESK_FIGURES, (*needed, "seen"), language, desk.FIGURES_SHEET)
    for number, row in _rows_with_ids(sheet.rows, desk.FIGURES_SHEET, problems):
        found = ReviewedReading(number, _filled(row, schema.DESK_FIGURES), before.get(row["id"]))
        if found.cells["seen"] not in ("", desk.SEEN):
            problems.append(
                f"{desk.FIGURES_SHEET} row {number}, 核对: {row['seen']!r} is no word for it; {desk.SEEN!r} or empty"
            )
        if found.is_settled:
            yield row["id"], found


def _findings_typed(path: Path, language: str, problems: list[str]) -> Iterator[tuple[str, ReviewedFinding]]:
    needed = ("id", *desk.TYPED_OF_FINDING)
    sheet = read_table_file(path, schema.DESK_FINDINGS, needed, language, desk.FINDINGS_SHEET)
    for number, row in _rows_with_ids(sheet.rows, desk.FINDINGS_SHEET, problems):
        found = ReviewedFinding(number, _filled(row, schema.DESK_FINDINGS))
        place = f"{desk.FINDINGS_SHEET} row {number}"
        word = found.cells["decision"]
        if word and word not in DECISIONS:
            problems.append(f"{place}, 处理: {word!r} is no decision; {did_you_mean(word, DECISIONS)}")
        found.cells["decision"] = DECISIONS.get(word, "")
        problems += [f"{place}, {problem}" for problem in found.problems()]
        if found.is_settled:
            yield row["id"], found


def _filled(row: Row, columns: tuple[schema.Column, ...]) -> Row:
    return {column.name: row.get(column.name, "") for column in columns}


def _rows_with_ids(rows: list[tuple[int, Row]], sheet: str, problems: list[str]) -> Iterator[tuple[int, Row]]:
    """The rows that name what they are about; the others, and the second of two, are problems."""
    first: dict[str, int] = {}
    for number, row in rows:
        name = row["id"]
        if not name:
            problems.append(
                f"{sheet} row {number}, 编号: the cell is empty; what stands beside it is of nothing"
            )
        elif name in first:
            problems.append(
                f"{sheet} row {number}, 编号: {name!r} is that of row {first[name]} too; keep one"
            )
        else:
            yield number, row
        first.setdefault(name, number)
