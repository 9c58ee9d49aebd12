"""Questions on what was spent of which money: gaps between in and out, projects that began with nothing.

Its tests: test_rules.py, test_findings.py.
"""

from collections.abc import Iterator

from helpers.frames import Row
from helpers.measure.figures import figures_of, place_in_document
from helpers.measure.identities import Check
from helpers.measure.rules.case import Case
from helpers.measure.rules.rule import Found, rule


@rule(
    "gap",
    "需说明",
    asks=("{subject}收支差额的去向", "where the difference of {subject} went"),
    ground=(
        "收支应当平衡；差额可能是未列的上年结转或结转结余",
        "what comes in goes out or is carried over; a gap may be a carry-over that is not printed",
    ),
    example=(
        "可用预算32万元，支出加结转结余34.50万元，未列上年结转",
        "budget 32万元, spending and carry-over 34.50万元, no opening carry-over printed",
    ),
)
def gap(case: Case) -> Iterator[Found]:
    """What came in and what went out differ, and a part that would tell why is not printed."""
    overspent = {check.subject for check in case.failing("actual_at_most_adjusted")}
    for check in sorted(_balances(case), key=lambda check: case.order[check]):
        if check.difference and not (check.identity == "line_budget" and check.subject in overspent):
            values = {
                "subject": case.whose(check.subject),
                "left": case.money(check.left),
                "right": case.money(check.right),
                "gap": case.money(check.difference),
                "sides": case.say(f"sides_{check.identity}"),
                "missing": case.listed(case.say(f"part_{part.measure}") for part in check.lacking),
            }
            yield Found(check.subject, figures_of(check.left, check.right), values)


def _balances(case: Case) -> list[Check]:
    """Balances that are off for want of a part; a budget of no stage, or changes that are not printed, say why."""
    identities = ["line_budget", "department_revenue"]
    if case.own.amounts["budget"].is_absent:
        identities.append("department_budget")
    found = [check for identity in identities for check in case.checks.get(identity, [])]
    unknown = [check for check in found if check.result == "unknown"]
    said = [check for check in unknown if "adjustment" not in {part.measure for part in check.lacking}]
    framed = [check for check in said if "frame" not in {part.why for part in check.lacking}]
    return [check for check in framed if _is_worth_asking(case, check)]


def _is_worth_asking(case: Case, check: Check) -> bool:
    """Whether more was spent than there was, or carry-overs are printed there: many a form has no room for them."""
    if check.identity == "department_revenue" or (check.difference or 0) < 0:
        return True
    tables = {_table_with(case.row(name)) for name in figures_of(check.left, check.right)}
    rows = (row for row in case.statements.rows if row["measure"] == "carryover")
    return any(_table_with(row) in tables for row in rows)


def _table_with(row: Row) -> tuple[str, str]:
    """The table that a row stands in, or the running text of its document."""
    place = place_in_document(row)
    return place.source, place.table


@rule(
    "without_initial",
    "缺项",
    asks=("{subject}的追加依据和绩效目标", "grounds and performance targets of {subject}"),
    ground=(
        "年中追加的项目应有追加依据，并同步设定绩效目标",
        "a project that is added in the year needs its grounds, and a target of its own",
    ),
    example=("年初预算为0，年中调增并支出1.80万元", "initial budget 0, 1.80万元 added in the year and spent"),
)
def without_initial(case: Case) -> Iterator[Found]:
    """A project began with nothing, was given money in the year and spent it."""
    for line in (line for line in case.lines if line.account == "fund"):
        initial, up, actual = (line.amounts[name] for name in ("initial", "upward_adjustment", "actual"))
        if initial.number != 0 or not up.number or not actual.number:
            continue
        key = "raised_and_spent" if up.number == actual.number else "raised_then_spent"
        no_target = case.says("target", line.subject, "no")
        values = {
            "line": line.subject,
            "moved": case.say(key, up=case.money(up), actual=case.money(actual)),
            "target": case.say("target_not_found") if no_target else "",
        }
        yield Found(line.subject, figures_of(initial, up, actual), values)


RULES = (gap, without_initial)
