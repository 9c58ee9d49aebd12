"""Amounts so far apart that one of them must stand in another unit.

Its tests: test_rules.py.
"""

from collections.abc import Iterator

from helpers import schema
from helpers.measure.figures import IMPOSSIBLE, Amount, Line, figures_of
from helpers.measure.rules.case import Case
from helpers.measure.rules.rule import Found, rule

_BASES = ("initial", "adjusted", "budget")


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
        base = next((line.amounts[base] for base in _BASES if _is_impossible(line, line.amounts[base])), None)
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


def _is_impossible(line: Line, budget: Amount) -> bool:
    """Whether so many times a budget was spent as no budget is."""
    whole, spent = budget.number, line.amounts["actual"].number
    return whole is not None and spent is not None and whole > 0 and spent / whole >= IMPOSSIBLE


RULES = (impossible_ratio,)
