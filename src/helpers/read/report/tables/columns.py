"""What the lines of a block are: functions, lines of the economic classification, projects, indicators, regions.

Its tests: test_forms.py.
"""

import re

from helpers.read.language import any_in, wording_of
from helpers.read.report.evidence import Rank
from helpers.read.report.tables.cells import is_empty
from helpers.read.report.tables.classes import ECONOMIC_CODE, FUNCTION_CODE, economics, functions
from helpers.read.report.tables.label_columns import code_of, label_texts
from helpers.read.report.tables.lines import plain_label
from helpers.read.report.tables.panels import Panel
from helpers.read.report.tables.spot import TableReading

BY_HEAD = ("project", "function", "economic", "indicator", "region", "organisation")
FUNDS = re.compile(any_in("of_projects") + "(?!绩效)")
UNIT_LINE = re.compile("（?(?:金额|计量|货币)?单位：.*")
FUND_NAME = re.compile(any_in("ends_a_fund") + "$")


def kind_of_block(table: TableReading, block: Panel) -> str:
    """The kind of a block's lines: one of BY_HEAD, funds or named where names alone are known, or empty.

    By the head over the labels, the codes, the title, and the names of the
    lines, in this order.
    """
    heads = [head.meaning for column in block.labels for head in column.heads]
    if _has_indicators(block):
        return "indicator"
    for kind in BY_HEAD:
        if kind in heads and not (kind == "project" and _has_accounts(table, block)):
            return kind
    return (
        _by_codes(table, block)
        or _by_title(table, block)
        or _by_names(table, block)
        or _by_budget(table)
        or _by_unknown(table, block)
    )


def _has_indicators(block: Panel) -> bool:
    """Whether there is a column of targets, or one of results and none of amounts by stage."""
    meanings = {head.meaning for column in block.values for head in column.heads}
    return "target" in meanings or ("done" in meanings and not block.stages - {""})


def _names_of(table: TableReading, block: Panel) -> list[str]:
    """The names of a block's lines."""
    texts = [label_texts(table.matrix, block, row)[0] for row in block.rows]
    return [plain_label(found[-1]) for found in texts if found and not is_empty(found[-1])]


def _has_accounts(table: TableReading, block: Panel) -> bool:
    """Whether a line of a block is an account of the department, so that its lines are no projects."""
    return any(
        wording_of(name).value("account") and not wording_of(name).value("total")
        for name in _names_of(table, block)
    )


def _by_codes(table: TableReading, block: Panel) -> str:
    """function or economic, by the codes beside the lines."""
    codes = [code for row in block.rows if (code := code_of(table.matrix, block, row))]
    if not codes:
        return ""
    for kind, shape in (("economic", ECONOMIC_CODE), ("function", FUNCTION_CODE)):
        if sum(shape.fullmatch(code) is not None for code in codes) * 2 > len(codes):
            return kind
    return ""


def _by_title(table: TableReading, block: Panel) -> str:
    """function, economic or project, by the title of the table."""
    words = "".join(table.frame.titles)
    if "经济分类" in words:
        return "economic"
    if "功能分类" in words:
        return "function"
    nearest = next(filter(None, (UNIT_LINE.sub("", title) for title in table.frame.titles)), "")
    if FUNDS.search(nearest) and not _has_accounts(table, block) and "收入" not in nearest:
        return "project"
    return ""


def _by_names(table: TableReading, block: Panel) -> str:
    """function or economic, where lines bear the names of such a classification."""
    names = _names_of(table, block)
    known = sum(name in functions() for name in names)
    if known >= 2 or (known and known * 2 >= len(names)):
        return "function"
    if sum(name in economics() for name in names) * 2 > len(names) > 2:
        return "economic"
    return ""


def _by_unknown(table: TableReading, block: Panel) -> str:
    """funds, where every line bears the name of one, or named, where of no line more is known than its name.

    Their total is hardly the department's own for sure. Lines that bear the names of budgets are sources of its money.
    """
    names = [name for name in _names_of(table, block) if not wording_of(name).value("total")]
    if len(names) < 2 or any(wording_of(name).value(slot) for name in names for slot in ("account", "flow")):
        return ""
    if sum(bool(wording_of(name).value("budget")) for name in names) > 1:
        return ""
    return "funds" if all(FUND_NAME.search(name) for name in names) else "named"


def _by_budget(table: TableReading) -> str:
    """function, where the title says that the lines are what one of the budgets was spent on."""
    said = {item.slot: item.value for item in reversed(table.frame.evidence) if item.rank == Rank.TITLE}
    return (
        "function"
        if said.get("budget") and said.get("flow") == "expenditure" and not said.get("account")
        else ""
    )
