"""A table while it is read, and the spot at which a value stands, with what the words around it say.

Its tests: test_forms.py.
"""

from dataclasses import dataclass, field
from typing import Any

from helpers.read.language import wording_of, words_of
from helpers.read.report.evidence import Evidence, Rank
from helpers.read.report.figure import Figure
from helpers.read.report.frame import Frame
from helpers.read.report.tables.heads import ColumnHead
from helpers.read.report.tables.lines import TableLine, plain_label
from helpers.read.report.tables.matrix import Matrix
from helpers.read.report.tables.panels import Panel, TableColumn
from helpers.schema import BROUGHT


@dataclass
class TableReading:
    """A table while it is read: its matrix and frame, its project where it is a form of one, what it gave."""

    matrix: Matrix
    frame: Frame
    project: str = ""
    unit: str = ""
    figures: list[Figure] = field(default_factory=list)
    unread: list[tuple[int, int]] = field(default_factory=list)
    reasons: dict[tuple[int, int], str] = field(default_factory=dict)
    labels: set[tuple[int, int]] = field(default_factory=set)
    stages: dict[tuple[int, int], str] = field(default_factory=dict)
    indicators: dict[tuple[int, int], str] = field(default_factory=dict)
    scoring: set[tuple[int, int]] = field(default_factory=set)
    lost: list[str] = field(default_factory=list)
    crooked: frozenset[int] = frozenset()
    said_in_blocks: dict[int, Any] = field(default_factory=dict, compare=False)

    def reason_of(self, row: int, column: int) -> str:
        """Why numbers in a cell are no figures (a code, the number of a line), or nothing."""
        return self.reasons.get((row, column), "")

    def is_label(self, row: int, column: int) -> bool:
        """Whether a cell is a head or a label."""
        return (row, column) in self.labels

    def is_of_scoring(self, row: int, column: int) -> bool:
        """Whether a text stands under a head of how lines are scored."""
        return (row, column) in self.scoring

    def indicator_at(self, row: int, column: int) -> str:
        """The name of the indicator whose target or result a text tells, or nothing."""
        return self.indicators.get((row, column), "")

    def stage_at(self, row: int, column: int) -> str:
        """Whether a text stands under a head of targets or of results."""
        return self.stages.get((row, column), "")


@dataclass(frozen=True)
class CellSpot:
    """Where a value stands: its table, block and column, its row and line."""

    table: TableReading
    block: Panel
    column: TableColumn
    row: int
    line: TableLine
    text: str
    spans_heads: bool = False


def is_left_or_brought(spot: CellSpot) -> bool:
    """Whether a department's line is what is left or was brought over, whose change no measure has."""
    stage = spot.line.words.value("measure")
    return stage in BROUGHT and spot.table.frame.kind != "government_budget_report"


def of_section(head: ColumnHead) -> bool:
    """Whether a head is what a part of a form is called, and says no stage: 预算执行情况（万元）."""
    return head.plain in words_of("labels_of_money", "word")


def heads_evidence(heads: tuple[ColumnHead, ...], place: str) -> list[Evidence]:
    """What the heads above a value say; a deeper head is stronger."""
    found = []
    for depth, head in enumerate(heads):
        for said in head.words.mentions:
            if (said.slot == "account" and head.words.name) or (said.slot == "measure" and of_section(head)):
                continue
            generic = said.slot == "measure" and said.strength == 1
            strength = 0 if generic else said.strength + 4 * depth
            rank = Rank.DOCUMENT if generic else Rank.COLUMN
            found.append(Evidence(said.slot, said.value, rank, "column_head", head.text, place, strength))
    return found


def label_evidence(label: str, rank: Rank, rule: str, place: str) -> list[Evidence]:
    """What a label says."""
    return [
        Evidence(said.slot, said.value, rank, rule, label, place, said.strength)
        for said in wording_of(plain_label(label)).mentions
    ]
