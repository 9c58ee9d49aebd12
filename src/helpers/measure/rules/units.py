"""Amounts so far apart that one of them must stand in another unit.

Its tests: test_rules.py.
"""

from collections.abc import Iterator
from fractions import Fraction

from helpers import schema
from helpers.measure.figures import IMPOSSIBLE, Line, figures_of
from helpers.measure.rules.case import Case
from helpers.measure.rules.rule import Found, rule
from helpers.quantities import rounded

_BASES = ("initial", "adjusted", "budget")


@rule(
    "impossible_ratio",
    "需说明",
    schema.READING_GRADE.name,
    asks=("{subject}的金额单位", "the unit of the amounts of {subject}"),
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
    for line in dict.fromkeys((case.own, *case.lines)):
        base = next((base for base in _BASES if _times(line, base) is not None), "")
        times = _times(line, base) if base else None
        if times is not None:
            ids = figures_of(line.amounts[base], line.amounts["actual"])
            values = {
                "line": case.whose(line.subject),
                "actual": case.money(line.amounts["actual"]),
                "base": case.say(f"base_{base}", amount=case.money(line.amounts[base])),
                "times": rounded(times, 0),
            }
            framed = case.statements.frames.hold([case.row(name) for name in ids])
            sure = framed and case.statements.certainty(ids) == "sure"
            yield Found(line.subject, ids, values, grade="需说明" if sure else schema.READING_GRADE.name)


def _times(line: Line, base: str) -> Fraction | None:
    """How many times a budget was spent, where it is more than any budget has."""
    whole, spent = line.amounts[base].number, line.amounts["actual"].number
    return spent / whole if whole and spent and spent / whole >= IMPOSSIBLE else None


RULES = (impossible_ratio,)
