"""Findings that follow from figures and structure alone, with half-sentences where words tell more."""

from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction
from math import ceil

from helpers import schema
from helpers.measure.amounts import Amount, exactly
from helpers.measure.case import Case, Finding, as_printed, ids_of
from helpers.measure.lines import Line, is_absent
from helpers.measure.outcomes import Check
from helpers.measure.rows import printed
from helpers.measure.same_figure import Statement
from helpers.quantities import rounded

MANY = 4
"""So many printed rates that lack the same are one finding."""

SMALL = Fraction(1000)
"""元 for one activity: below it the money can hardly have paid for it."""


def budget_stage(case: Case) -> Iterator[Finding]:
    """A budget is printed without saying whether it is the initial one or the adjusted one, or of what."""
    found = case.statements.find(schema.DEPARTMENT, "", "budget") or case.statements.find(
        schema.DEPARTMENT, "total", "budget"
    )
    for stated in (one for one in found if one.amount.low != 0):
        row = stated.first
        gap = case.own.amounts["deviation"]
        differs = gap.exact and gap.low != 0
        where = case.say("under_heading", theme=row["theme"]) if row["theme"] else ""
        spent = (
            case.say(
                "apart_from_spending", actual=case.money(case.own.amounts["actual"]), gap=case.money(gap)
            )
            if differs
            else ""
        )
        text = case.say("budget_stage", phrase=row["phrase"], where=where, spent=spent)
        ids = ids_of(stated.amount, case.own.amounts["actual"]) if differs else stated.ids
        yield Finding("budget_stage", "需说明", schema.DEPARTMENT, text, ids, case.place(stated.ids))


def spent_equals_adjusted(case: Case) -> Iterator[Finding]:
    """Every project spent its adjusted budget to the last digit: the adjustments followed the spending."""
    whole = case.together
    if whole is None or not whole.amounts["gross_adjustment"].low:
        return
    pairs = [(line.amounts["adjusted"], line.amounts["actual"]) for line in case.funds]
    if not all(adjusted.exact and actual.exact and adjusted.low == actual.low for adjusted, actual in pairs):
        return
    spent = whole.amounts["actual"]
    if spent.low:
        key = "spent_equals_adjusted" if len(pairs) > 1 else "one_spent_adjusted"
        text = case.say(key, count=len(pairs), line=case.funds[0].subject, total=case.money(spent))
        ids = ids_of(*(amount for pair in pairs for amount in pair))
        yield Finding("spent_equals_adjusted", "需说明", schema.ALL_PROJECTS, text, ids, case.place(ids))


def both_ways(case: Case) -> Iterator[Finding]:
    """Some projects were raised and others cut: was money moved between them?"""
    if case.together is None:
        return
    amounts = case.together.amounts
    up, down, net = (amounts[f"{name}_adjustment"] for name in ("upward", "downward", "net"))
    if up.exact and down.exact and up.low and down.low:
        way = "raised" if net.low > 0 else "cut" if net.low < 0 else "even"
        net_words = case.say(f"net_{way}", net=case.money(net))
        text = case.say("both_ways", up=case.money(up), down=case.money(down), net=net_words)
        changes = ids_of(
            *(exactly(0, *change.ids) for line in case.funds for change in changes_of(case, line))
        )
        yield Finding("both_ways", "需说明", schema.ALL_PROJECTS, text, changes, case.place(changes))


def changes_of(case: Case, line: Line) -> list[Statement]:
    """The adjustments of a project allocation."""
    return case.statements.adjustments(line.subject, line.account)


def rate_without_parts(case: Case) -> Iterator[Finding]:
    """A rate is printed and what it is made of is not; many that lack the same are one finding."""
    alike = rates_alike(case)
    for lacking in dict.fromkeys(key[2] for key in alike):
        groups = {key: found for key, found in alike.items() if key[2] == lacking}
        what = case.listed(case.say(word) for word in lacking.split())
        if len(groups) >= MANY:
            yield many_rates(case, [one for found in groups.values() for one in found], what)
            continue
        for (subject, _, _), found in groups.items():
            rows = [case.row(one.left.figures[0]) for one in found]
            ids = ids_of(*(one.left for one in found))
            key = "rates_without_parts" if len(found) > 1 else "rate_without_parts"
            rates = case.listed(without_prefix(rows, subject))
            text = case.say(key, rates=rates, value=printed(rows[0]), parts=what)
            yield Finding("rate_without_parts", "需说明", subject, text, ids, case.place(ids))


def rates_alike(case: Case) -> dict[tuple[str, str, str], list[Check]]:
    """Printed rates without their parts, by subject, value and what is lacking; a 0 is the form's habit."""
    alike: dict[tuple[str, str, str], list[Check]] = defaultdict(list)
    for one in case.checks:
        if one.identity == "rate" and one.result == "unknown" and one.right.missing and one.left.low != 0:
            parts = {part.measure for part in one.right.missing if part.why == "absent"}
            ratio = schema.RATIO_NAMED[one.ratio]
            lacking = [
                word
                for word, measure in (("numerator", ratio.numerator), ("denominator", ratio.denominator))
                if measure in parts
            ]
            if lacking:
                alike[one.subject, str(one.left.low), " ".join(lacking)].append(one)
    return alike


def many_rates(case: Case, found: list[Check], what: str) -> Finding:
    """The rates of many subjects that lack the same, in one sentence."""
    rows = [case.row(one.left.figures[0]) for one in found]
    rates = [f"{without_prefix([row], case.whose(row['line']))[0]}{printed(row)}" for row in rows]
    ids = ids_of(*(one.left for one in found))
    text = case.say("many_rates_without_parts", count=len(rows), rates=case.listed(rates), parts=what)
    return Finding("rate_without_parts", "需说明", schema.DEPARTMENT, text, ids, case.place(ids))


def without_prefix(rows: list[dict[str, str]], subject: str) -> list[str]:
    """Labels of one subject's figures, which the first of them names: 提案见面率, 办复率."""
    labels = [row["label"] or row["measure"] for row in rows]
    first = labels[0] if labels[0].startswith(subject) else f"{subject}{labels[0]}"
    return [first, *(label.removeprefix(subject) for label in labels[1:])]


def without_initial(case: Case) -> Iterator[Finding]:
    """A project began with nothing, was given money in the year and spent it."""
    for line in (line for line in case.each if line.account == "fund"):
        initial, up, actual = (line.amounts[name] for name in ("initial", "upward_adjustment", "actual"))
        if not (initial.exact and initial.low == 0 and up.exact and up.low and actual.exact and actual.low):
            continue
        key = "raised_and_spent" if up.low == actual.low else "raised_then_spent"
        moved = case.say(key, up=case.money(up), actual=case.money(actual))
        no_target = case.says("target", line.subject, "no")
        text = case.say(
            "without_initial",
            line=line.subject,
            moved=moved,
            target=case.say("target_not_found") if no_target else "",
        )
        ids = ids_of(initial, up, actual)
        yield Finding("without_initial", "缺项", line.subject, text, ids, case.place(ids))


def small_cost(case: Case) -> Iterator[Finding]:
    """A project and activities share a name, and the money comes to next to nothing for each of them."""
    for line in case.funds:
        spent = line.amounts["actual"]
        shared = [one for one in counted(case) if one.first["line"].startswith(line.subject)]
        costs = [(one, cost_of_each(case, spent, one)) for one in shared]
        costs = [(one, words) for one, words in costs if words]
        if not spent.exact or not spent.low or not costs:
            continue
        text = case.say(
            "small_cost",
            counts=case.listed(named_count(one, line.subject) for one, _ in costs),
            actual=case.money(spent),
            each=case.listed(words for _, words in costs),
        )
        ids = ids_of(spent, *(one.amount for one, _ in costs))
        yield Finding("small_cost", "提示", line.subject, text, ids, case.place(ids))


def counted(case: Case) -> list[Statement]:
    """Things and sessions that were counted in the report's own year."""
    return [
        one
        for one in case.statements.all
        if one.first["kind"] == "count"
        and one.first["measure"] in ("count", "sessions")
        and one.first["stage"] != "target"
        and one.first["period"] == case.statements.year
    ]


def named_count(one: Statement, line: str) -> str:
    """A count with what it counts, the project's own name said once: 18个委员工作室, 协商议事活动30余场."""
    rest = one.first["line"].removeprefix(line)
    return f"{rest}{as_printed(one)}" if rest else f"{as_printed(one)}{line}"


def cost_of_each(case: Case, spent: Amount, one: Statement) -> str:
    """What was spent on each, in words; nothing where it is not small, or not bounded."""
    number = one.amount
    if not (spent.exact and number.known and number.low):
        return ""
    most = spent.low / number.low
    if most >= SMALL:
        return ""
    if number.exact:
        return case.say("each_about", unit=one.unit, cost=rounded(most, 0))
    return case.say("each_below", unit=one.unit, cost=ceil(most) if ceil(most) > most else ceil(most) + 1)


def two_names(case: Case) -> Iterator[Finding]:
    """One line goes by several names in the report."""
    names: dict[str, dict[str, str]] = defaultdict(dict)
    for row in case.statements.rows:
        names[row["line"]].setdefault(row["subject"], row["id"])
    for line, subjects in names.items():
        if len(subjects) > 1:
            quoted = case.say("and").join(case.say("quoted", name=name) for name in subjects)
            ids = tuple(subjects.values())
            yield Finding(
                "two_names", "提示", line, case.say("two_names", names=quoted), ids, case.place(ids)
            )


def gap(case: Case) -> Iterator[Finding]:
    """What came in and what went out differ, and a part that would tell why is not printed."""
    for one in case.checks:
        if is_gap(case, one):
            text = case.say(
                "gap",
                subject=case.whose(one.subject),
                left=case.money(one.left),
                right=case.money(one.right),
                gap=case.money(one.difference),
                sides=case.say(f"sides_{one.identity}"),
                missing=case.listed(case.say(f"part_{part.measure}") for part in one.lacking),
            )
            ids = ids_of(one.left, one.right)
            yield Finding("gap", "需说明", one.subject, text, ids, case.place(ids))


def is_gap(case: Case, one: Check) -> bool:
    """Whether a balance is off for want of a part; not where overspending or a budget of no stage says it."""
    if one.identity not in ("line_budget", "department_budget", "department_revenue"):
        return False
    if one.result != "unknown" or not one.difference:
        return False
    if any(part.measure == "adjustment" for part in one.lacking):
        return False
    if one.identity == "department_budget":
        return is_absent(case.own.amounts["budget"])
    return one.identity != "line_budget" or not is_overspent(case, one.subject)


def is_overspent(case: Case, subject: str) -> bool:
    """Whether a line is found to have spent more than its adjusted budget."""
    wanted = ("actual_at_most_adjusted", subject, "fails")
    return any((one.identity, one.subject, one.result) == wanted for one in case.checks)


RULES = (
    budget_stage,
    spent_equals_adjusted,
    both_ways,
    rate_without_parts,
    gap,
    without_initial,
    small_cost,
    two_names,
)
