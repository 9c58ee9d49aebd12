"""Questions on what was spent of which money: gaps between in and out, projects that began with nothing.

Its tests: test_rules.py, test_findings.py.
"""

from collections.abc import Iterator

from helpers import schema
from helpers.frames import Row
from helpers.measure.figures import Amount, figures_of, is_money, number_of, place_in_document, total
from helpers.measure.identities import Check
from helpers.measure.rules.case import Case
from helpers.measure.rules.certain import found_in_rows
from helpers.measure.rules.failing import parts_in_words
from helpers.measure.rules.rule import Found, rule
from helpers.measure.rules.ways import is_named

_ACCOUNTS = "final_accounts"


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
        is_asked_already = check.identity == "line_budget" and check.subject in overspent
        if check.difference and not is_asked_already and not _is_told(case, check):
            values = {
                "subject": case.whose(check.subject),
                "left": case.money(check.left),
                "right": case.money(check.right),
                "gap": case.money(check.difference),
                "sides": case.say(f"sides_{check.identity}"),
                "missing": case.listed(case.say(f"part_{part.measure}") for part in check.lacking),
            }
            yield Found(check.subject, figures_of(check.left, check.right), values)


def _is_told(case: Case, check: Check) -> bool:
    """Whether the report prints the gap itself, as what is left or as a carry-over, or grand totals that hold it.

    本年盈余452万元; 收、支总计均为18,532.46万元 beside a revenue and a spending that are less.
    """
    gap = abs(check.difference or 0)
    if check.identity == "department_revenue" and _is_in_grand_totals(case, check):
        return True
    lacking = {part.measure for part in check.lacking}  # a list in front of a carry-over may hide whose it is
    left = (
        row
        for row in case.statements.rows
        if is_money(row) and (row["measure"] in lacking or is_named(row["phrase"], "left_over"))
    )
    return any((amount := number_of(row)) is not None and amount.number == gap for row in left)


def _is_in_grand_totals(case: Case, check: Check) -> bool:
    """Whether printed totals of both sides are no less than either: what was brought over and is left is in them."""
    left, right = check.left.number, check.right.number
    if left is None or right is None:
        return False
    totals = (number_of(row) for row in case.statements.rows if row["measure"] == "balance_total")
    return any(whole and whole.number is not None and whole.number >= max(left, right) for whole in totals)


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
    """Whether more was spent than there was, or carry-overs are printed there: many a form has no room for them.

    Final accounts have them in a table of their own: what was left over needs no word elsewhere.
    """
    if (check.difference or 0) < 0 or (check.identity == "department_revenue" and case.kind != _ACCOUNTS):
        return True
    tables = {_table_with(case.row(name)) for name in figures_of(check.left, check.right)}
    rows = (row for row in case.statements.rows if row["measure"] == "carryover")
    return any(_table_with(row) in tables for row in rows)


def _table_with(row: Row) -> tuple[str, str]:
    """The table that a row stands in, or the running text of its document."""
    place = place_in_document(row)
    return place.source, place.table


@rule(
    "three_public_gap",
    "需说明",
    asks=("{subject}“三公”经费未列的部分", "what is left of the three public expenses of {subject}"),
    ground=(
        "各项少于合计的，应列明其余部分",
        "where the parts come to less than their whole, the rest is to be named",
    ),
    example=(
        "出国3、车辆运行6、接待4万元，“三公”经费14万元",
        "abroad 3, running costs 6, reception 4, three public expenses 14万元",
    ),
)
def three_public_gap(case: Case) -> Iterator[Found]:
    """All but the purchase of vehicles is printed, and comes to less than the whole."""
    whole, *parts = (
        _spent_on(case, account) for account in ("three_public", "abroad", "vehicle_running", "reception")
    )
    others = (_spent_on(case, account) for account in ("vehicles", "vehicle_purchase"))
    known = total(parts)
    if whole.number is None or known.number is None or not all(other.is_absent for other in others):
        return
    ids, rest = figures_of(whole, known), whole.number - known.number
    if rest > (whole.grain or 0) * len(ids) and case.is_near(ids):
        values = {
            "parts": parts_in_words(case, figures_of(known)),
            "sum": case.money(known),
            "whole": case.money(whole),
            "gap": case.money(rest),
        }
        yield found_in_rows(schema.DEPARTMENT, map(case.row, ids), values)


def _spent_on(case: Case, account: str) -> Amount:
    return case.statements.amount(schema.DEPARTMENT, account, "actual")


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


RULES = (gap, three_public_gap, without_initial)
