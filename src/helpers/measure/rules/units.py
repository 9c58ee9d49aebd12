"""Amounts so far apart that one of them must stand in another unit.

Its tests: test_rules.py.
"""

from collections.abc import Iterator
from fractions import Fraction

from helpers import schema
from helpers.frames import Row
from helpers.measure.figures import (
    Amount,
    Line,
    as_printed,
    budget_far_exceeded,
    figures_of,
    is_money,
    labelled,
    scale_of,
)
from helpers.measure.rules.case import Case
from helpers.measure.rules.certain import found_in_rows
from helpers.measure.rules.form_entries import figures_by_line
from helpers.measure.rules.rule import Found, rule


@rule(
    "impossible_ratio",
    "需说明",
    schema.READING_GRADE.name,
    asks=(
        "{subject}支出与预算相差悬殊的金额单位",
        "the unit of amounts of {subject} that are far from their budget",
    ),
    ground=(
        "支出为预算的上百倍，多为元与万元混用",
        "expenditure a hundred times its budget: 元 and 万元 are easily mixed up",
    ),
    example=(
        "年初预算15.20万元，实际支出141,780万元",
        "initial budget 15.20, actual expenditure 141,780万元",
    ),
)
def impossible_ratio(case: Case) -> Iterator[Found]:
    """Expenditure that is a hundred times its budget or more: a suspected slip of the unit."""
    found: dict[str, list[tuple[Line, Amount]]] = {"需说明": [], schema.READING_GRADE.name: []}
    for line in dict.fromkeys((case.own, *case.lines)):
        base = budget_far_exceeded(line)
        if base is not None:
            ids = figures_of(base, line.amounts["actual"])
            if not case.statements.frames.hold([case.row(name) for name in ids]):
                continue
            sure = case.statements.certainty(ids) == "sure"
            found["需说明" if sure else schema.READING_GRADE.name].append((line, base))
    for grade, lines in found.items():
        if lines:
            yield _far_apart(case, lines, grade)


def _far_apart(case: Case, lines: list[tuple[Line, Amount]], grade: str) -> Found:
    """All lines of one grade in one finding."""
    said = (
        case.say(
            "far_apart",
            line=case.whose(line.subject),
            budget=case.money(base),
            actual=case.money(line.amounts["actual"]),
        )
        for line, base in lines
    )
    ids = figures_of(*(amount for line, base in lines for amount in (base, line.amounts["actual"])))
    subject = lines[0][0].subject if len(lines) == 1 else schema.DEPARTMENT
    return Found(subject, ids, {"lines": case.listed(said)}, grade=grade)


_LEAST_PARTS = 2
_APART = 10**4


@rule(
    "unit_of_part",
    "差错",
    asks=("{subject}作为分项的金额单位", "the unit of {subject} among its parts"),
    ground=(
        "换为合计的单位，各项之和恰为合计，多为元与万元混用",
        "in the unit of their whole the parts come to it to the last digit: 元 and 万元 are mixed up",
    ),
    example=(
        "收入总计100万元，其中甲60万元、乙30万元、丙10元",
        "revenue 100万元: 60万元, 30万元 and 10元",
    ),
)
def unit_of_part(case: Case) -> Iterator[Found]:
    """One of the parts behind a whole is in another unit, and in that of the whole they come to it exactly."""
    for rows in figures_by_line(case).values():
        money = [row for row in rows if is_money(row) and row["qualifier"] == "exact"]
        for place, whole in enumerate(money):
            slip = _part_in_other_unit(whole, money[place + 1 :])
            if slip is not None:
                parts, part = slip
                values = {
                    "whole": labelled(whole, case.language),
                    "part": labelled(part, case.language),
                    "meant": as_printed(part | {"unit": whole["unit"], "phrase": ""}, case.language),
                }
                yield found_in_rows(part["line"], [whole, *parts], values)


def _part_in_other_unit(whole: Row, behind: list[Row]) -> tuple[list[Row], Row] | None:
    """The parts that come to their whole by their bare numbers, and the one in another unit."""
    rest, parts = Fraction(whole["value"]), []
    for row in behind:
        if row["period"] != whole["period"]:
            return None
        parts.append(row)
        rest -= Fraction(row["value"])
        if rest <= 0:
            break
    others = [row for row in parts if row["unit"] != whole["unit"]]
    if rest or len(parts) <= _LEAST_PARTS or len(others) != 1:
        return None
    scales = sorted((scale_of(whole), scale_of(others[0])))
    return (parts, others[0]) if scales[1] == scales[0] * _APART else None


RULES = (unit_of_part, impossible_ratio)
