"""Figures that contradict each other: sums that do not add up, counts above what holds them, budgets overspent.

Its tests: test_rules.py, test_findings.py.
"""

from collections.abc import Iterator
from functools import partial

from helpers.measure.figures import Amount
from helpers.measure.identities import Check
from helpers.measure.rules.asked import is_asked
from helpers.measure.rules.case import Case, share_in_words
from helpers.measure.rules.failing import (
    failure,
    gap_of,
    is_in_one_table,
    is_told_beside,
    unequal,
    unequal_sides,
)
from helpers.measure.rules.rule import Both, Found, Rule, rule

_PARTS = Both(
    "分项之和应等于合计，差额超出四舍五入可解释的范围",
    "parts come to their whole, but for what rounding explains",
)
_INSIDE = Both("部分不应多于整体", "a part is no more than its whole")


def _identity(name: str, sign: str, asks: tuple[str, str], example: tuple[str, str]) -> Rule:
    """The rule of an identity whose failing is said in the identity's own words."""
    ground = _PARTS if sign == "=" else _INSIDE
    find = partial(unequal_sides, name)
    return Rule(name, ("差错",), Both(*asks), ground, Both(*example), (f"unequal_{name}",), find)


_SUMS = (
    _identity(
        "basic_and_project",
        "=",
        (
            "{subject}基本支出、项目支出与合计不符",
            "basic and project expenditure of {subject}, which do not add up",
        ),
        ("基本支出4万元、项目支出4.5万元，支出合计9万元", "basic 4, project 4.5, total expenditure 9万元"),
    ),
    _identity(
        "personnel_and_public",
        "=",
        (
            "{subject}人员经费、公用经费与基本支出不符",
            "personnel and running costs of {subject}, which do not add up",
        ),
        (
            "人员经费3万元、公用经费2万元，基本支出6万元",
            "personnel 3, running costs 2, basic expenditure 6万元",
        ),
    ),
    _identity(
        "three_public",
        "=",
        ("{subject}“三公”经费各项与合计不符", "the three public expenses of {subject}, which do not add up"),
        (
            "出国0、车辆2万元、接待1万元，“三公”经费4万元",
            "abroad 0, vehicles 2, reception 1, three public expenses 4万元",
        ),
    ),
    _identity(
        "vehicles",
        "=",
        ("{subject}公务用车购置、运行与合计不符", "purchase and running costs of the vehicles of {subject}"),
        ("车辆购置0、运行2万元，公务用车费3万元", "purchase 0, running costs 2, vehicles 3万元"),
    ),
    _identity(
        "department_budget",
        "=",
        ("{subject}全部预算、支出与结转结余不平", "budget, expenditure and carry-over of {subject}"),
        (
            "年初预算100万元、无调整，支出90万元、结转5万元",
            "initial 100, no change, spent 90, carry-over 5万元",
        ),
    ),
    _identity(
        "department_revenue",
        "=",
        ("{subject}收入、支出与结转结余不平", "revenue, expenditure and carry-over of {subject}"),
        (
            "收入100万元、上年结转0，支出90万元、结转5万元",
            "revenue 100, opening 0, spent 90, carry-over 5万元",
        ),
    ),
    _identity(
        "line_budget",
        "=",
        (
            "{subject}预算、支出与结转结余不平",
            "budget, expenditure and carry-over of {subject}, which do not balance",
        ),
        (
            "上年结转2万元、年初预算75万元，支出78万元、结余0",
            "opening 2, initial 75, spent 78, left over 0万元",
        ),
    ),
    _identity(
        "number_of_projects",
        "=",
        (
            "{subject}所称个数与所列项目不符",
            "the stated number of {subject}, other than that of the projects listed",
        ),
        ("称有6个专项，列出5个", "six special funds are announced and five listed"),
    ),
    _identity(
        "people",
        "=",
        ("{subject}人员各项与总人数不符", "the people of {subject}, who do not add up"),
        ("在职18人、退休9人，总人数28人", "18 in service, 9 retired, 28 in all"),
    ),
)


@rule(
    "spent_without_budget",
    "差错",
    asks=("{subject}没有预算的支出", "the expenditure of {subject} without a budget"),
    ground=("无预算不得支出（预算法第十三条）", "nothing is spent without a budget (Budget Law, art. 13)"),
    example=("调整后预算为0，列支出3万元", "adjusted budget 0, expenditure 3万元"),
)
def spent_without_budget(case: Case) -> Iterator[Found]:
    """Money was spent on an adjusted budget of 0."""
    for check in case.failing("actual_at_most_adjusted"):
        if check.right.high == 0:
            yield failure(case, check, _spending(case, check))


@rule(
    "spent_beyond_budget",
    "差错",
    asks=("{subject}支出大于调整后预算", "the expenditure of {subject} beyond its adjusted budget"),
    ground=(
        "预算执行率（B/A）不应超过100%（财预〔2020〕10号）",
        "execution of the adjusted budget (B/A) is no more than 100 % (财预〔2020〕10号)",
    ),
    example=("调整后预算10万元，实际支出12万元", "adjusted budget 10万元, actual expenditure 12万元"),
)
def spent_beyond_budget(case: Case) -> Iterator[Found]:
    """More was spent than the adjusted budget."""
    for check in case.failing("actual_at_most_adjusted"):
        if check.right.high and check.left.low is not None:
            share = share_in_words(check.left.low / check.right.high)
            yield failure(case, check, _spending(case, check) | {"share": share})


def _spending(case: Case, check: Check) -> dict[str, object]:
    actual, adjusted = case.money(check.left), case.money(check.right)
    return {"subject": case.whose(check.subject), "actual": actual, "adjusted": adjusted}


@rule(
    "adjusted",
    "差错",
    asks=(
        "{subject}调整后预算与其组成不符",
        "the adjusted budget of {subject}, which its parts do not come to",
    ),
    ground=_PARTS,
    example=(
        "年初预算10万元、调增5万元，调整后预算16万元",
        "initial 10, raised by 5, adjusted budget 16万元",
    ),
    sentences=("unequal_adjusted",),
)
def adjusted(case: Case) -> Iterator[Found]:
    """A printed adjusted budget is not what its parts come to."""
    for check in case.failing("adjusted"):
        if not _left_out_opening(case, check) and not is_told_beside(case, check):
            yield unequal(case, check)


@rule(
    "adjusted_without_opening",
    "需说明",
    asks=(
        "{subject}调整后预算是否含上年结转",
        "whether the adjusted budget of {subject} includes the opening carry-over",
    ),
    ground=(
        "全年预算数含上年结转；差额恰为上年结转的，多为口径不同",
        "an adjusted budget holds the opening carry-over; a difference of just that is one of definition",
    ),
    example=(
        "上年结转2万元、年初预算10万元、调增5万元，调整后预算15万元",
        "opening 2, initial 10, raised by 5, adjusted budget 15万元",
    ),
)
def adjusted_without_opening(case: Case) -> Iterator[Found]:
    """An adjusted budget is the initial one and the changes alone, and there is an opening carry-over."""
    for check in case.failing("adjusted"):
        if opening := _left_out_opening(case, check):
            values = {"adjusted": case.money(check.right), "opening": case.money(opening)}
            yield failure(case, check, {"subject": case.whose(check.subject)} | values)


def _left_out_opening(case: Case, check: Check) -> Amount | None:
    """The opening carry-over that a printed adjusted budget leaves out to the last digit."""
    line = case.subjects.get(check.subject)
    opening = line.amounts["opening"] if line else check.left
    return opening if opening.number and opening.number == check.difference else None


@rule(
    "projects",
    "差错",
    "需说明",
    asks=(
        "{subject}各项目之和与项目支出不符",
        "the projects of {subject}, which do not come to project expenditure",
    ),
    ground=(
        "各项目支出之和应等于项目支出；少于的，可能未列全",
        "projects come to project expenditure; where they come to less, some may not be listed",
    ),
    example=("甲2万元、乙3.1万元，项目支出5万元", "project 甲 2万元, 乙 3.1万元, project expenditure 5万元"),
    sentences=("unequal_projects", "projects_partial"),
)
def projects(case: Case) -> Iterator[Found]:
    """The project allocations do not come to project expenditure; where they are less, some may be missing."""
    numbers = {check.result for check in case.checks.get("number_of_projects", [])}
    for check in case.contradicting("projects"):
        found = unequal(case, check)
        is_more = check.difference is None or check.difference > 0
        is_list = len(case.projects) > 1 and is_in_one_table(case, check)
        if "holds" in numbers or is_more or is_list:
            yield found
        elif len(case.projects) > 1 and is_asked("projects_partial", case.kind):
            yield _partial(case, check, found)


def _partial(case: Case, check: Check, found: Found) -> Found:
    """Projects that come to less than project expenditure: some may not be listed."""
    amounts = {"listed": check.left, "whole": check.right, "gap": gap_of(check)}
    values = {name: case.money(amount) for name, amount in amounts.items()}
    return failure(case, check, {**found.values, **values}, "projects_partial", "需说明")


_ORDERED = (
    _identity(
        "valid_at_most_distributed",
        "≤",
        ("{subject}有效份数多于发放份数", "more valid answers than forms of {subject}"),
        ("发放问卷100份，收回有效问卷120份", "100 questionnaires distributed, 120 returned and valid"),
    ),
    _identity(
        "filed_at_most_received",
        "≤",
        ("{subject}立案数多于收到数", "more of {subject} filed than received"),
        ("收到提案56件，立案71件", "56 proposals received, 71 filed"),
    ),
    _identity(
        "key_at_most_filed",
        "≤",
        ("{subject}重点数多于立案数", "more key ones of {subject} than filed"),
        ("立案8件，重点10件", "8 filed, 10 of them key ones"),
    ),
    _identity(
        "replied_at_most_filed",
        "≤",
        ("{subject}办复数多于立案数", "more of {subject} replied to than filed"),
        ("立案8件，办复10件", "8 filed, 10 replied to"),
    ),
    _identity(
        "met_at_most_filed",
        "≤",
        ("{subject}见面数多于立案数", "more meetings on {subject} than filed"),
        ("立案8件，见面10件", "8 filed, 10 met on"),
    ),
    _identity(
        "satisfied_at_most_valid",
        "≤",
        ("{subject}满意数多于有效数", "more satisfied than valid answers of {subject}"),
        ("有效问卷90份，满意95份", "90 valid answers, 95 satisfied"),
    ),
)

RULES = (
    *_SUMS,
    spent_without_budget,
    spent_beyond_budget,
    adjusted,
    adjusted_without_opening,
    projects,
    *_ORDERED,
)
