"""The heads of a table: what each column holds, and the unit that stands in a head."""

import re
from dataclasses import dataclass
from functools import cache

from helpers import years
from helpers.quantities import ARABIC
from helpers.read.language import any_of, scan, word_table
from helpers.read.report.money import account_of, name_in, stage_of
from helpers.schema import CURRENCY_UNITS, UNASSIGNED

UNIT_IN_HEAD = re.compile(
    rf"(?:单位：|（)(?:人民币)?({any_of(sorted(CURRENCY_UNITS, key=len, reverse=True))})(?:）|$)"
)
POINTS = re.compile(r"（[0-9.]{1,6}分?）")
NUMBER_CELL = re.compile(rf"-?(?:{ARABIC.pattern})(%?)")
SIGN_CELL = re.compile(rf"([≥≤>＞<＜=]?)({NUMBER_CELL.pattern})")
LONGEST_HEAD = 16


@dataclass(frozen=True)
class Column:
    """What a column holds: `measure` is a stage of money or a meaning of columns.csv; unit and period where printed.

    `sign` is -1 under a head that tells a cut (调减), whose cells print no sign.
    """

    head: str
    measure: str
    money: bool = False
    unit: str = ""
    period: str = ""
    sign: int = 1


def unit_in(text: str) -> str:
    """The unit of money that a head or a line above a table tells, or nothing."""
    found = UNIT_IN_HEAD.search(text)
    return found[1] if found else ""


def heads_of(cells: list[str]) -> dict[int, Column]:
    """The columns that a row of heads names; none where it holds numbers or fewer than two heads."""
    if any(SIGN_CELL.fullmatch(cell) for cell in cells):
        return {}
    columns = {index: column for index, cell in enumerate(cells) if (column := column_of(cell))}
    return columns if sum(column.measure != "none" for column in columns.values()) >= 2 else {}


@cache
def column_of(cell: str) -> Column | None:
    """The column that a head names, or none."""
    head = POINTS.sub("", cell)
    bare = re.sub(r"（.*?）", "", head)
    if not bare or len(bare) > LONGEST_HEAD or scan(head):
        return None
    meanings = {row["word"]: row["meaning"] for row in word_table("columns") if row["meaning"] != "project"}
    for form in (head, bare):
        if form in meanings:
            return Column(bare, meanings[form])
    stage, year = stage_of(bare), re.search(years.PRINTED, bare)
    if not stage or account_of(name_in(bare)):
        return None
    period = year[0] if year else ""
    return Column(bare, stage.measure or UNASSIGNED, True, unit_in(cell), period, stage.sign)
