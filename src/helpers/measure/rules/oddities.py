"""What is worth a look: activities for next to no money, one thing under two names.

Its tests: test_rules.py, test_findings.py.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction
from math import floor

from helpers.measure.figures import Amount, Statement, as_printed, figures_of, first_of, unit_in
from helpers.measure.rules.case import Case
from helpers.measure.rules.rule import Found, rule
from helpers.measure.rules.ways import is_named
from helpers.quantities import rounded

_SMALL = Fraction(1000)
"""元 for one activity: below it the money can hardly have paid for it."""


@rule(
    "small_cost",
    "提示",
    asks=("{subject}活动的经费来源", "where the money for the activities of {subject} came from"),
    ground=(
        "项目与活动同名而单次经费极少，可能另有经费来源或数量有误",
        "activities of a project's name for next to nothing each: other money, or wrong numbers",
    ),
    example=("18个委员工作室，专项支出0.85万元", "18 studios on project expenditure of 0.85万元"),
)
def small_cost(case: Case) -> Iterator[Found]:
    """A project and activities share a name, and the money comes to next to nothing for each of them."""
    counts = sorted(
        (statement for statement in case.counts if is_named(statement.unit, "activities")),
        key=lambda statement: statement.first["line"],
    )
    names = [statement.first["line"] for statement in counts]
    order = {statement: place for place, statement in enumerate(case.counts)}
    for line in case.projects:
        spent = line.amounts["actual"]
        start = bisect_left(names, line.subject)
        end = bisect_left(names, f"{line.subject}\U0010ffff")
        shared = sorted(counts[start:end], key=lambda statement: order[statement])
        costs = {statement: _cost_of_each(case, spent, statement) for statement in shared}
        small = {statement: words for statement, words in costs.items() if words}
        if small and spent.number:
            values = {
                "counts": case.listed(
                    _named_count(statement, line.subject, case.language) for statement in small
                ),
                "actual": case.money(spent),
                "each": case.listed(small.values()),
            }
            ids = figures_of(spent, *(statement.amount for statement in small))
            yield Found(line.subject, ids, values)


def _named_count(statement: Statement, line: str, language: str) -> str:
    """A count with what it counts, the project's own name said once: 18个委员工作室, 协商议事活动30余场."""
    printed, rest = as_printed(statement.first, language), statement.first["line"].removeprefix(line)
    gap = " " if language == "en" else ""
    return f"{rest}{gap}{printed}" if rest else f"{printed}{gap}{line}"


def _cost_of_each(case: Case, spent: Amount, statement: Statement) -> str:
    """What was spent on each, in words; nothing where it is not small, or not bounded."""
    least = statement.amount.low
    if spent.number is None or not statement.amount.is_known or not least:
        return ""
    most = spent.number / least
    if most >= _SMALL:
        return ""
    unit = unit_in(statement.unit, case.language) or statement.first["line"]
    if statement.amount.is_exact:
        return case.say("each_about", unit=unit, cost=rounded(most, 0))
    return case.say("each_below", unit=unit, cost=floor(most) + 1)


@rule(
    "two_names",
    "提示",
    asks=("{subject}的名称", "the name of {subject}"),
    ground=("同一事项前后名称应当一致", "one thing has one name throughout a report"),
    example=("“全会经费”与“业务性专项经费（全会经费）”", "“全会经费” and “业务性专项经费（全会经费）”"),
)
def two_names(case: Case) -> Iterator[Found]:
    """One line goes by several names in the report."""
    names: dict[str, dict[str, str]] = defaultdict(dict)
    for row in case.statements.rows:
        names[row["line"]].setdefault(row["subject"], row["id"])
    for line, subjects in names.items():
        if len(subjects) > 1:
            quoted = [case.say("quoted", name=name) for name in subjects]
            values = {"names": first_of(quoted, case.say("and"), case.language)}
            yield Found(line, tuple(subjects.values()), values)


RULES = (small_cost, two_names)
