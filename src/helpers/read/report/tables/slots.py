"""What label, heads, titles and headings say of a value, and the figure that all values of a table share.

Its tests: test_forms.py.
"""

from dataclasses import replace
from decimal import Decimal

from helpers.read.report.evidence import Evidence, Rank, Settled, settled
from helpers.read.report.figure import Figure
from helpers.read.report.periods import absolute
from helpers.read.report.tables.cells import Value
from helpers.read.report.tables.classes import functions
from helpers.read.report.tables.heads import ColumnHead
from helpers.read.report.tables.lines import OF_WHICH, TableLine, plain_label
from helpers.read.report.tables.spot import CellSpot, TableReading, heads_evidence, label_evidence


def framed_figure(table: TableReading, place: str) -> Figure:
    """What every figure of a table has from its frame."""
    frame = table.frame
    return Figure("money", Decimal(0), "", section=frame.section, theme=frame.theme, locator=place)


def at_spot(spot: CellSpot, value: Value, kind: str, unit: str, **slots: object) -> Figure:
    """A figure of a spot with what all of them share."""
    cell = spot.table.matrix.cell(spot.row, spot.column.place)
    head = spot.column.head.text if spot.column.head and not spot.spans_heads else ""
    label = plain_label(spot.line.label) or spot.line.label
    if not label and not spot.spans_heads:
        slots["label"] = "".join(head.plain for head in spot.column.heads)
    if (
        slots.get("stage") == "done"
        and slots.get("measure") not in ("weight", "score", "completion_rate")
        and spot.table.frame.target
        and not _says_it_came_about(spot)
    ):
        slots["stage"] = "target"
    return replace(
        framed_figure(spot.table, cell.locator if cell else ""),
        kind=kind,
        value=value.value,
        unit=unit,
        qualifier=value.qualifier,
        least=value.least,
        phrase=" | ".join(part for part in (label, f"{head} {value.printed}".strip()) if part),
        context=spot.table.matrix.line(spot.row),
        at=spot.column.place,
        **slots,
    )


def _says_it_came_about(spot: CellSpot) -> bool:
    """Whether the head over a value says that it is what came about, of another year or really: 上年完成值, 实际完成值."""
    head = None if spot.spans_heads else spot.column.head
    said = head is not None and (bool(head.words.value("period")) or "实际" in head.text)
    return said and head.meaning == "done"


def owner_trace(spot: CellSpot, subject: str) -> Evidence:
    """The evidence for whose a value is: its label, or its head where there is no label."""
    words, rank = (spot.line.label, Rank.ROW) if spot.line.label else (spot.column.path, Rank.COLUMN)
    return Evidence("owner", subject, rank, "row_label" if spot.line.label else "column_head", words)


def period_of(spot: CellSpot) -> str:
    """The year that a value speaks of, by its head, label, title and the document."""
    return absolute(settled(evidence_at(spot)).value("period"), spot.table.frame.year)


def evidence_at(spot: CellSpot) -> list[Evidence]:
    """What label, heads, titles and headings say of a value."""
    found = [] if spot.spans_heads else heads_evidence(spot.column.heads, "") + _by_contrast(spot)
    found += [] if spot.spans_heads else _of_which(spot)
    year = settled(found).value("period") or _year_of_title(spot)
    found += [_in_year_of_head(item, year) for item in _row_evidence(spot)]
    found += spot.table.frame.evidence
    return found


def _year_of_title(spot: CellSpot) -> str:
    """The year that the titles of a table name, from which its 本年 is counted."""
    return settled([item for item in spot.table.frame.evidence if item.rank == Rank.TITLE]).value("period")


def _in_year_of_head(item: Evidence, year: str) -> Evidence:
    """What a label says, its 当年 or 上年 counted from the year of the head: 上年末债务余额 under 2023年决算数."""
    if item.slot != "period" or not year.isdecimal() or item.value not in ("own", "prior", "next"):
        return item
    return replace(item, value=absolute(item.value, year))


def _by_contrast(spot: CellSpot) -> list[Evidence]:
    """A bare 支出 beside a column of the budget is what was spent, whatever the titles say."""
    heads = spot.column.heads
    if not heads or not _is_bare_spending(heads[-1]) or any(head.strong_stage for head in heads):
        return []
    if not spot.block.stages & {"initial", "budget", "adjusted"}:
        return []
    return [Evidence("measure", "actual", Rank.COLUMN, "beside_budget", heads[-1].plain)]


def _is_bare_spending(head: ColumnHead) -> bool:
    """Whether a head says 支出 and no more but for a year: 上年同期支出."""
    said = head.words.mention("measure")
    if head.words.name or said is None or (said.value, said.strength) != ("actual", 1):
        return False
    return all(mention.slot in ("measure", "flow", "period") for mention in head.words.mentions)


def _of_which(spot: CellSpot) -> list[Evidence]:
    """The stage of the column to the left for one whose head only says which part of it: 预算数 | 其中：财政拨款."""
    head = spot.column.head
    if (
        head is None
        or not OF_WHICH.match(head.text)
        or any(over.words.value("measure") for over in spot.column.heads)
    ):
        return []
    left = [column for column in spot.block.values if column.place < spot.column.place]
    whole = next(
        (column for column in reversed(left) if column.head and not OF_WHICH.match(column.head.text)), None
    )
    if whole is None or whole.heads[:-1] != spot.column.heads[:-1]:
        return []
    return [item for item in heads_evidence(whole.heads, "") if item.slot in ("measure", "period", "flow")]


def _row_evidence(spot: CellSpot) -> list[Evidence]:
    """What the label says, without what belongs to the name of a line; of the labels over it year, budget and scope."""
    kept = [
        item for item in label_evidence(spot.line.label, Rank.ROW, "row_label", "") if _speaks(item, spot)
    ]
    for group in spot.line.groups:
        said = label_evidence(group, Rank.ROW, "row_label", "")
        kept += [item for item in said if item.slot in ("period", "budget", "fund_scope")]
    if spot.line.path and OF_WHICH.match(spot.line.label) and not spot.line.words.value("flow"):
        said = label_evidence(spot.line.path[-1], Rank.ROW, "row_label", "")
        kept += [item for item in said if item.slot == "flow"]
    if spot.line.over:
        said = label_evidence(spot.line.over, Rank.ROW, "row_label", "")
        kept += [item for item in said if item.slot in ("measure", "sign", "period")]
    if spot.line.kind == "account":
        kept += [
            item
            for above in spot.line.path[-1:]
            for item in label_evidence(above, Rank.ROW, "row_label", "")
            if item.slot == "budget"
        ]
    return kept


def _speaks(item: Evidence, spot: CellSpot) -> bool:
    """Whether a word of a label says something of the value, and is no part of a name."""
    if item.slot in ("budget", "fund_scope") and is_item_like_a_budget(spot):
        return False
    if item.slot == "measure" and (item.value == "balance_total" or is_head_of_lines(spot)):
        return False
    if item.slot == "measure" and spot.line.name and _is_staged(spot):
        return False
    alone = item.strength == 2 and (not spot.column.heads or _is_stage_of_row(spot))
    return not (_belongs_to_name(item, spot.line) or (_is_plain_stage_of_sum(item, spot.line) and not alone))


def is_head_of_lines(spot: CellSpot) -> bool:
    """Whether the label of a value is the head over all labels, which goes on down: 预算执行情况 | 年初预算数."""
    return spot.line.label in spot.block.heads_of_labels


def _is_stage_of_row(spot: CellSpot) -> bool:
    """Whether a label is a stage and no more, below heads that name none: 预算数 below 公务接待费."""
    words = spot.line.words
    only = not words.name and all(mention.slot in ("measure", "period") for mention in words.mentions)
    said = (head.words.mention("measure") for head in spot.column.heads)
    return only and not any(mention is not None and mention.strength > 1 for mention in said)


def _belongs_to_name(item: Evidence, line: TableLine) -> bool:
    """Whether a word is part of the name of a line: 支出 of 教育支出, 基金 of 基金补助."""
    if line.kind != "line":
        return False
    if item.slot == "flow":
        return item.value != "income" or line.name in functions()
    if item.slot in ("measure", "sign"):
        return item.strength < 3
    return item.slot in ("account", "budget", "fund_scope") and line.name != ""


def _is_plain_stage_of_sum(item: Evidence, line: TableLine) -> bool:
    """Whether a word is the 支出 or 预算 of a sum or an account, which its column's stage goes before."""
    return line.kind in ("total", "account") and item.slot == "measure" and item.strength < 3


def _is_staged(spot: CellSpot) -> bool:
    """Whether the head over a value is a stage of the budget: it goes before a word at the end of a line's name."""
    head = None if spot.spans_heads else spot.column.head
    return head is not None and head.strong_stage in ("initial", "budget", "adjusted", "actual")


def used(found: Settled, slots: tuple[str, ...]) -> tuple[Evidence, ...]:
    """The evidence that settled these slots."""
    return tuple(found.by_slot[slot] for slot in slots if slot in found.by_slot)


def is_item_like_a_budget(spot: CellSpot) -> bool:
    """Whether a line that bears a budget's name is an item of another budget: 国有资本经营收入 among general income."""
    line = spot.line
    if line.kind != "total" or not line.words.value("budget") or spot.table.project:
        return False
    above = settled([item for item in spot.table.frame.evidence if item.rank == Rank.TITLE]).value("budget")
    return line.under == "line" or (above == "general" and line.words.value("budget") != above)
