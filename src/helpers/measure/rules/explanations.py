"""Findings that need the report's words as well; absence of words is 未检出, and a person confirms them.

Its tests: test_rules.py, test_findings.py.
"""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from helpers import schema
from helpers.measure.figures import Line, figures_of, total
from helpers.measure.rules.budgets import changes_of
from helpers.measure.rules.case import Case, share_in_words
from helpers.measure.rules.large_changes import is_large
from helpers.measure.rules.rule import Found, rule

_LITTLE = Fraction(1, 5)
"""Share of the initial budget below which spending is set beside the report's conclusion."""

_NAMED = 3
"""Lines that a sentence names."""

_DEEP_CUT = Fraction(1, 2)
"""Share of the initial budget whose cut is set beside a claim that the work was secured."""


def _changed_projects(case: Case) -> list[Line]:
    """Project allocations that were adjusted."""
    adjustments = case.statements.adjustments
    return [
        line
        for line in case.projects
        if any(
            change.amount.is_known and change.amount.low for change in adjustments(line.subject, line.account)
        )
    ]


@rule(
    "adjustments_without_reason",
    "需说明",
    asks=("各项调整的原因和批复", "reasons and approvals of the adjustments"),
    ground=(
        "每项调整应说明原因并有批复；预算调整率要剔除政策等因素（财预〔2013〕53号）",
        "each adjustment needs its reason and approval; the adjustment rate leaves out some reasons (财预〔2013〕53号)",
    ),
    example=(
        "5项调整中仅1项说明了原因，均未检出批复文号",
        "of five adjustments one has a reason, none an approval's number",
    ),
)
def adjustments_without_reason(case: Case) -> Iterator[Found]:
    """Adjustments for which the report gives no reason, and those without an approval's number."""
    lines = _changed_projects(case)
    explained, silent, unapproved = [], [], []
    for line in lines:
        if not line.unexplained or case.says("adjustment_reason", line.subject, "yes"):
            explained.append(line)
        elif case.says("adjustment_reason", line.subject, "no"):
            silent.append(line)
        if case.says("approval", line.subject, "no"):
            unapproved.append(line)
    parts = list(_no_reason(case, lines, explained, silent))
    parts += _no_approval(case, lines, unapproved, alone=not parts)
    if parts:
        cited = {line.subject for line in (*silent, *unapproved)}
        ids = tuple(name for line in lines if line.subject in cited for name in changes_of(case, line))
        values = {"parts": case.say("comma").join(parts)}
        yield Found(schema.ALL_PROJECTS, ids, values, locator=_place_of_words(case, "adjustment_reason"))


def _no_reason(
    case: Case, lines: Sequence[Line], explained: Sequence[Line], silent: Sequence[Line]
) -> Iterator[str]:
    """How many adjustments have no reason, and how much of all that was moved they moved."""
    moved, whole = (_moved_by(some) for some in (silent, lines))
    key = "no_reason" if explained else "no_reason_at_all"
    if len(silent) == len(lines):
        key = "no_reason_for_any" if len(lines) > 1 else "no_reason_for_one"
    if silent and moved is not None and whole:
        yield case.say(
            key,
            count=len(lines),
            explained=case.listed(line.subject for line in explained),
            silent=len(silent),
            names=_silent_names(case, silent),
            moved=case.money(moved),
            whole=case.money(whole),
            share=share_in_words(moved / whole),
        )


def _silent_names(case: Case, lines: Sequence[Line]) -> str:
    """The lines by their names, in brackets; nothing where they are many, or where each is asked about by itself."""
    names = [line.subject for line in lines if not is_large(case, line)]
    return case.say("in_brackets", words=case.listed(names)) if 0 < len(names) <= _NAMED else ""


def _moved_by(lines: Iterable[Line]) -> Fraction | None:
    return total(line.amounts["gross_adjustment"] for line in lines).number


def _no_approval(case: Case, lines: Sequence[Line], unapproved: Sequence[Line], alone: bool) -> Iterator[str]:
    """How many adjustments have no approval's number; where nothing stands before that names them, what they are."""
    if unapproved:
        every = len(unapproved) == len(lines) > 1
        of = case.say("of_adjustments") if alone else ""
        yield case.say("no_approval_at_all" if every else "no_approval", count=len(unapproved), of=of)


def _place_of_words(case: Case, *items: str) -> str:
    """Where the document's words on the first of these items stand."""
    rows = (row for item in items for row in case.spoken(item) if row["locator"])
    return next((row["locator"] for row in rows), "")


@rule(
    "purpose_without_spending",
    "需说明",
    asks=(
        "{subject}未支出，用途表述和下年资金安排",
        "{subject}: purposes named without spending, money for next year",
    ),
    ground=(
        "未支出的项目不应有支出用途；工作推迟的，资金应有着落",
        "nothing spent has no purpose to name; work put off needs money next year",
    ),
    example=(
        "实际支出为0，报告称“用于组织委员参加学习培训”",
        "actual expenditure 0, and still “用于组织委员参加学习培训”",
    ),
)
def purpose_without_spending(case: Case) -> Iterator[Found]:
    """Nothing was spent, and the report says on what; or work was put off, and no money with it."""
    for line in case.projects:
        actual, left = line.amounts["actual"], line.amounts["carryover"]
        if actual.number != 0:
            continue
        purpose = case.says("purpose", line.subject, "yes")
        deferred = case.says("deferred", line.subject, "yes") if left.number == 0 else None
        parts = [case.say("purpose_named")] if purpose else []
        parts += [case.say("deferred_without_money", words=deferred["words"])] if deferred else []
        if row := purpose or deferred:
            values = {"line": line.subject, "parts": case.say("stop").join(parts)}
            yield Found(line.subject, figures_of(actual, left), values, locator=row["locator"])


@rule(
    "targets_not_quantified",
    "缺项",
    asks=("绩效目标的数量指标", "numbers for the performance targets"),
    ground=(
        "绩效目标应当量化，否则无法计算实际完成率等指标（财预〔2013〕53号）",
        "without numbers in targets, completion and other rates cannot be computed (财预〔2013〕53号)",
    ),
    example=(
        "整体目标与4个项目目标均无数量",
        "no number in the overall target nor in four projects' targets",
    ),
)
def targets_not_quantified(case: Case) -> Iterator[Found]:
    """Targets without any number in them."""
    with_target = {row["subject"] for row in case.spoken("target", "yes")} - {schema.DEPARTMENT}
    vague = dict.fromkeys(row["subject"] for row in case.spoken("target_quantified", "no"))
    named = [case.say("overall_target")] if schema.DEPARTMENT in vague else []
    count = sum(subject in with_target for subject in vague)
    named += [case.say("project_targets", count=count)] if count else []
    if named:
        locator = _place_of_words(case, "target_quantified", "target")
        yield Found(schema.DEPARTMENT, (), {"targets": case.say("and").join(named)}, locator=locator)


@rule(
    "little_spent_of_target",
    "需说明",
    asks=("总体结论的依据", "grounds of the overall conclusion"),
    ground=(
        "列有目标而支出很少的，应逐项说明目标完成情况；支出少不等于未完成",
        "where little was spent on a target, its result is to be stated; little spending is no failure",
    ),
    example=(
        "4个项目中3个支出不足年初预算的20%，结论为“基本达到预期绩效目标”",
        "three of four projects spent less than 20 %, and the conclusion is “基本达到预期绩效目标”",
    ),
)
def little_spent_of_target(case: Case) -> Iterator[Found]:
    """Projects with targets spent little, beside the report's own conclusion: two facts, no verdict."""
    with_target = {row["subject"] for row in case.spoken("target", "yes")}
    lines = [line for line in case.projects if line.subject in with_target]
    shares = [(line, _share_spent(line)) for line in lines]
    little = [(line, share) for line, share in shares if share is not None and share < _LITTLE]
    conclusion = case.says("conclusion", schema.DEPARTMENT, "yes")
    if not little or conclusion is None:
        return
    values = {
        "count": len(lines),
        "little": len(little),
        "limit": share_in_words(_LITTLE).replace(".00", ""),
        "shares": case.listed(f"{line.subject}{share_in_words(share)}" for line, share in little),
        "conclusion": conclusion["words"],
    }
    ids = figures_of(*(line.amounts[name] for line, _ in little for name in ("initial", "actual")))
    yield Found(schema.ALL_PROJECTS, ids, values, locator=conclusion["locator"])


def _share_spent(line: Line) -> Fraction | None:
    """The share of its initial budget that a line spent, where both are exact."""
    initial, actual = line.amounts["initial"].number, line.amounts["actual"].number
    return None if initial is None or actual is None or initial <= 0 else actual / initial


@rule(
    "cut_and_secured",
    "提示",
    asks=("{subject}大幅调减而称已保障", "the deep cut of {subject} beside a claim that it was secured"),
    ground=(
        "预算大幅调减而称工作已保障，费用可能在其他科目列支",
        "work that was secured on half of its budget may have been paid for elsewhere",
    ),
    example=(
        "由16.20万元减至1.00万元，报告称“保障各类会议”",
        "cut from 16.20 to 1.00万元, and “保障各类会议”",
    ),
)
def cut_and_secured(case: Case) -> Iterator[Found]:
    """A project was cut deeply, and the report says that its work was secured."""
    for line in case.projects:
        claim = case.says("assurance", line.subject, "yes")
        initial, adjusted = line.amounts["initial"], line.amounts["adjusted"]
        if (
            not claim
            or not initial.number
            or not adjusted.number
            or min(initial.number, adjusted.number) <= 0
        ):
            continue
        change = (adjusted.number - initial.number) / initial.number
        if change <= -_DEEP_CUT:
            values = {
                "line": line.subject,
                "initial": case.money(initial),
                "adjusted": case.money(adjusted),
                "change": share_in_words(change, sign=True),
                "claim": claim["words"],
            }
            yield Found(line.subject, figures_of(initial, adjusted), values, locator=claim["locator"])


@rule(
    "few_quantities",
    "提示",
    asks=("工作小节的数量表述，问题中的预算调整", "numbers on the work done, adjustments among the problems"),
    ground=(
        "履职情况应有数量可核对；调整较多的，问题部分通常会提及",
        "work done is checked by its numbers; many adjustments are usually named among the problems",
    ),
    example=(
        "10个工作小节中3个无数量表述；“存在的问题”未提及预算调整",
        "three of ten sections have no number; the problems leave the adjustments out",
    ),
)
def few_quantities(case: Case) -> Iterator[Found]:
    """Sections on the work done without a number, and problems that leave the adjustments out."""
    sections, empty = case.spoken("work_section"), case.spoken("work_section", "no")
    silent = case.spoken("problems_mention_adjustment", "no")
    parts = [case.say("sections_without_numbers", count=len(sections), empty=len(empty))] if empty else []
    if silent and _changed_projects(case):
        parts.append(case.say("problems_without_adjustment"))
    if parts:
        values = {"parts": case.say("semicolon").join(parts)}
        yield Found(schema.DEPARTMENT, (), values, locator=(empty or silent)[0]["locator"])


RULES = (
    adjustments_without_reason,
    purpose_without_spending,
    targets_not_quantified,
    little_spent_of_target,
    cut_and_secured,
    few_quantities,
)
