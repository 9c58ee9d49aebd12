"""Changes of budgets that need a reason, and amounts that are set beside a limit: 三公, procurement, old carry-over.

Its tests: test_questions.py.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from helpers import schema
from helpers.measure.figures import Amount, Books, Line, figures_of
from helpers.measure.rules.case import Case, share_in_words
from helpers.measure.rules.rule import Found, rule
from helpers.measure.rules.thresholds import threshold
from helpers.measure.rules.ways import is_named
from helpers.years import year_before

_NAMED = 5
_THREE_PUBLIC = ("three_public", "abroad", "vehicles", "vehicle_purchase", "vehicle_running", "reception")


def _assumed(case: Case, ids: Sequence[str]) -> tuple[str, ...]:
    """Those of some figures that are not sure."""
    return tuple(name for name in ids if case.row(name)["certainty"] != "sure")


@rule(
    "large_adjustment",
    "需说明",
    asks=("{subject}调整超过年初预算30%的原因", "why {subject} was adjusted by more than 30 %"),
    ground=(
        "调整超过年初预算30%的，应单独说明原因",
        "an adjustment above 30 % of the initial budget needs a reason of its own",
    ),
    example=("年初预算40万元，调整后60万元，未说明原因", "initial 40, adjusted 60万元, no reason"),
    sentences=("large_adjustment", "large_adjustments"),
)
def large_adjustment(case: Case) -> Iterator[Found]:
    """Lines whose budget was changed by more than three tenths, and no reason is printed."""
    found = [
        (line, moved) for line in (case.own, *case.projects) if (moved := _large(case, line)) is not None
    ]
    if not found:
        return
    told = [_moved_in_words(case, line, moved) for line, moved in found]
    more = case.say("and_more", count=len(found)) if len(found) > _NAMED else ""
    ids = figures_of(*(line.amounts[name] for line, _ in found for name in ("initial", "gross_adjustment")))
    sentence = "large_adjustment" if len(found) == 1 else "large_adjustments"
    values = {"count": len(found), "lines": case.listed(told[:_NAMED]) + more}
    subject = found[0][0].subject if len(found) == 1 else schema.ALL_PROJECTS
    yield Found(subject, ids, values, sentence, assumed=_assumed(case, ids))


def _moved_in_words(case: Case, line: Line, moved: Fraction) -> str:
    """A line with its initial budget and what it was changed by."""
    initial = line.amounts["initial"]
    share = share_in_words(moved / (initial.number or 1))
    values = {"initial": case.money(initial), "moved": case.money(moved), "share": share}
    return case.say("changed_budget", line=case.whose(line.subject), **values)


def _large(case: Case, line: Line) -> Fraction | None:
    """By how much a line's budget was changed without a word; None where not, or where another rule asks."""
    initial, moved = line.amounts["initial"].number, line.amounts["gross_adjustment"].low
    if case.words.empty or not initial or initial < 0 or moved is None:
        return None
    if _has_reason(case, line) or _is_asked(case, line):
        return None
    return moved if moved / initial > threshold("large_adjustment") else None


def is_large(case: Case, line: Line) -> bool:
    """Whether the rule of large adjustments asks about a line."""
    return _large(case, line) is not None


def _has_reason(case: Case, line: Line) -> bool:
    """Whether a reason for a line's change is printed."""
    printed = [
        row for change in case.statements.adjustments(line.subject, line.account) for row in change.rows
    ]
    told = case.says("adjustment_reason", line.subject, "yes") is not None
    return told or any(row["reason"] or is_named(row["label"], "reason") for row in printed)


def _is_asked(case: Case, line: Line) -> bool:
    """Whether the reasons of all changes are asked for together: most have none."""
    untold = case.says("adjustment_reason", line.subject, "no") is not None
    return untold and case.books.once(_is_mostly_unexplained)


def _is_mostly_unexplained(books: Books) -> bool:
    """Whether most of the projects whose budget was changed have a change without a reason."""
    changed = [
        each
        for each in books.projects(books.year)
        if books.statements.adjustments(each.subject, each.account)
    ]
    return 2 * sum(each.unexplained > 0 for each in changed) > len(changed)


@rule(
    "three_public_up",
    "需说明",
    asks=("{subject}预算比上年增加的原因", "why the budget of {subject} rose"),
    ground=(
        "“三公”经费只减不增，增加的应说明原因",
        "the three public expenses are to fall: a rise needs a reason",
    ),
    example=("“三公”经费预算12万元，上年10万元", "12万元 for three public expenses, 10 the year before"),
)
def three_public_up(case: Case) -> Iterator[Found]:
    """The budget for three public expenses is above last year's."""
    last = year_before(case.books.year)
    for account in _THREE_PUBLIC[:1]:
        now, before = (_initial(case, account, period) for period in (case.books.year, last))
        if now.number is not None and before.number is not None and now.number > before.number:
            values = {
                "account": _account_in_words(account, case),
                "now": case.money(now),
                "before": case.money(before),
            }
            ids = figures_of(now, before)
            yield Found(schema.DEPARTMENT, ids, values, assumed=_assumed(case, ids))


def _initial(case: Case, account: str, period: str) -> Amount:
    return case.statements.amount(schema.DEPARTMENT, account, "initial", period)


def _account_in_words(account: str, case: Case) -> str:
    """The word of an account."""
    term = next(term for term in schema.ACCOUNTS if term.name == account)
    return term.zh if case.language == "zh" else term.en


@rule(
    "above_budget",
    "需说明",
    asks=("{subject}支出超过预算的原因", "why {subject} went beyond its budget"),
    ground=(
        "“三公”经费、政府采购按预算控制，超过的应说明原因",
        "three public expenses and procurement are held to their budgets",
    ),
    example=("公务接待费预算2万元，支出3万元", "reception: budget 2, spent 3万元"),
)
def above_budget(case: Case) -> Iterator[Found]:
    """Spending on three public expenses, or procurement, is above its budget of the same year."""
    for account in (*_THREE_PUBLIC, "procurement"):
        spent = case.statements.amount(schema.DEPARTMENT, account, "actual")
        budgets = [
            case.statements.amount(schema.DEPARTMENT, account, name)
            for name in ("adjusted", "initial", "budget")
        ]
        planned = next((budget for budget in budgets if not budget.is_absent), None)
        if (
            planned is None
            or spent.number is None
            or planned.number is None
            or spent.number <= planned.number
        ):
            continue
        ids = figures_of(planned, spent)
        values = {
            "account": _account_in_words(account, case),
            "planned": case.money(planned),
            "spent": case.money(spent),
        }
        yield Found(schema.DEPARTMENT, ids, values, assumed=_assumed(case, ids))


@rule(
    "old_carryover",
    "需说明",
    "提示",
    asks=("{subject}结转未动用的原因", "why the carry-over of {subject} was not used"),
    ground=(
        "连续两年未用完的结转资金，应作为结余资金收回（国务院关于盘活财政存量资金的规定）",
        "carry-over that is not used for two years in a row is taken back as a balance",
    ),
    example=("上年结转5万元，本年支出0，结转5万元", "opening 5, spent 0, carried on 5万元"),
    sentences=("old_carryover", "growing_carryover"),
)
def old_carryover(case: Case) -> Iterator[Found]:
    """A line was brought over and carried on again: not touched, or no less than before."""
    for line in case.projects:
        opening, spent, left = (line.amounts[name] for name in ("opening", "actual", "carryover"))
        if not opening.number or left.number is None or left.number < opening.number:
            continue
        ids = figures_of(opening, spent, left)
        values = {"line": line.subject, "opening": case.money(opening), "left": case.money(left)}
        untouched = spent.number == 0
        sentence, grade = ("old_carryover", "需说明") if untouched else ("growing_carryover", "提示")
        yield Found(line.subject, ids, values, sentence, grade, assumed=_assumed(case, ids))


RULES = (large_adjustment, three_public_up, above_budget, old_carryover)
