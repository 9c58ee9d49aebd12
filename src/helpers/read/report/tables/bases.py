"""What a column of changes is over, by the columns beside it where its own heads do not say: 增减额, 节约额, 增减率.

Beside columns of several years, or in a line of a year, it is over another year, beside a budget and
what was spent over the budget, between two stages of one budget an adjustment;
beside a stock at the start and at the end it is what came or went.

Its tests: test_forms.py.
"""

import re

from helpers.read.language import Change, any_in, change_at_end
from helpers.read.report.tables.heads import ColumnHead
from helpers.read.report.tables.panels import TableColumn
from helpers.read.report.tables.spot import CellSpot

STOCK = re.compile(f"^{any_in('sides_of_a_stock')}")
PERCENT = re.compile("（?%）?$")
PLANS = {"initial", "budget", "adjusted"}
SPENT = {"actual", "received"}


def change_said(heads: tuple[ColumnHead, ...]) -> Change | None:
    """The change that a head names, over what the head above it says: 增减额 below 比上年同期."""
    own = PERCENT.sub("", heads[-1].plain)
    change = change_at_end(own)
    if change is None or change.base or len(heads) == 1:
        return change
    return change_at_end(heads[-2].plain + own) or change


def base_beside(spot: CellSpot) -> str:
    """What a change without words for it is over: prior, budget, adjustment, stock, or nothing where none tells."""
    if told := _told_to_the_left(spot):
        return told
    if spot.line.kind == "year":
        return "prior"
    beside = [column for column in spot.block.values if column.heads and not _holds_changes(column)]
    if sum(_is_stock(column) for column in beside) > 1:
        return "stock"
    if len(_years_of(beside, spot.table.frame.year)) > 1:
        return "prior"
    left, right = (
        {_stage_over(column) for column in beside if (column.place < spot.column.place) is at_left}
        for at_left in (True, False)
    )
    stages = left | right
    if stages & PLANS and stages & SPENT and (left & SPENT or "initial" not in left):
        return "budget"
    return "adjustment" if "initial" in stages and stages & {"adjusted", *SPENT} else ""


def _told_to_the_left(spot: CellSpot) -> str:
    """What the change right at the left says that it is over: 较预算增减 | 增减幅度."""
    left = next((column for column in spot.block.values if column.place == spot.column.place - 1), None)
    change = change_said(left.heads) if left is not None and left.heads else None
    return change.base if change is not None else ""


def _holds_changes(column: TableColumn) -> bool:
    """Whether a column is one of changes or of rates, and none of amounts."""
    head = column.heads[-1]
    return head.meaning == "rate" or head.rate is not None or change_said(column.heads) is not None


def _is_stock(column: TableColumn) -> bool:
    """Whether a column is over what there was at the start or at the end."""
    return bool(STOCK.search(column.heads[-1].plain)) and _stage_over(column) not in PLANS


def _stage_over(column: TableColumn) -> str:
    """The stage that the heads of a column name, the deepest first."""
    return next((stage for head in reversed(column.heads) if (stage := head.words.value("measure"))), "")


def _years_of(columns: list[TableColumn], year: str) -> set[str]:
    """The years over columns; one that is not named is the document's own."""
    named = (
        next((said for head in reversed(column.heads) if (said := head.words.value("period"))), "own")
        for column in columns
    )
    return {"own" if said == year else said for said in named}
