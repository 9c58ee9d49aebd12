"""Questions on budgets and their changes, from figures and structure alone.

Its tests: test_rules.py, test_findings.py.
"""

from collections.abc import Iterator

from helpers import schema
from helpers.frames import Row
from helpers.measure.figures import Line, Statement, figures_of, number_of, total
from helpers.measure.identities import PARTS_OF_BUDGET, whole_budget
from helpers.measure.rules.case import Case
from helpers.measure.rules.form_entries import figures_by_line
from helpers.measure.rules.rule import Found, rule


@rule(
    "budget_stage",
    "需说明",
    asks=("预算资金的口径及与支出的差额", "what the budget covers, and its difference from expenditure"),
    ground=(
        "年初预算与调整后预算、部门合计与基本支出口径不同，完成率随之不同",
        "an execution rate depends on whether its budget is the initial or the adjusted one, and of what",
    ),
    example=(
        "“2024年预算资金730.75万元”列在“基本支出情况”下，与支出相差23.22万元",
        "“2024年预算资金730.75万元” stands under basic expenditure, 23.22万元 away from spending",
    ),
    sentences=("budget_stage", "budget_stage_of_several"),
)
def budget_stage(case: Case) -> Iterator[Found]:
    """A budget is printed without saying whether it is the initial one or the adjusted one, or of what."""
    found = case.statements.find(schema.DEPARTMENT, "", "budget") or case.statements.find(
        schema.DEPARTMENT, "total", "budget"
    )
    actual, gap = case.own.amounts["actual"], case.own.amounts["deviation"]
    spent = (
        case.say("apart_from_spending", actual=case.money(actual), gap=case.money(gap)) if gap.number else ""
    )
    unsaid = [
        statement for statement in found if statement.amount.low != 0 and not _is_made_up_of(case, statement)
    ]
    ids = [name for statement in unsaid for name in statement.ids]
    cited = figures_of(*(statement.amount for statement in unsaid), actual) if spent else tuple(ids)
    if len(unsaid) > 1:
        phrases = case.listed(_in_section(case, statement.first) for statement in unsaid)
        sentence, values = "budget_stage_of_several", {"phrases": phrases, "spent": spent}
        yield Found(schema.DEPARTMENT, cited, values, sentence, locator=case.place(ids))
    for row in [statement.first for statement in unsaid] if len(unsaid) == 1 else ():
        where = case.say("under_heading", theme=row["theme"]) if row["theme"] else ""
        values = {"phrase": row["phrase"], "where": where, "spent": spent}
        yield Found(schema.DEPARTMENT, cited, values, locator=case.place(ids))


def _is_made_up_of(case: Case, statement: Statement) -> bool:
    """Whether an amount is what the initial budget, its changes and the carry-over come to: then it is the adjusted one."""
    own = statement.amount.number
    beside = figures_by_line(case).get(statement.first["locator"], [])
    parts = [
        row
        for row in beside
        if row["measure"] in PARTS_OF_BUDGET and row["period"] == statement.first["period"]
    ]
    in_sentence = total(amount for row in parts if (amount := number_of(row)))
    return own is not None and own in (whole_budget(case.own.amounts).number, in_sentence.number)


def _in_section(case: Case, row: Row) -> str:
    """The printed words of a figure, quoted, with its section."""
    return case.say("quoted", name=row["phrase"]) + (f"（{row['section']}）" if row["section"] else "")


@rule(
    "spent_equals_adjusted",
    "需说明",
    asks=("预算调整的批复", "approval of the adjustments"),
    ground=(
        "逐项相等，多为年末按支出调整预算，调整后执行率不说明预算编制是否准确",
        "equal line by line, the adjustments followed the spending, and execution of 100 % says nothing",
    ),
    example=(
        "5个项目调整后预算与实际支出逐项相等（合计79.55万元）",
        "five projects spent their adjusted budgets of 79.55万元 to the cent",
    ),
    sentences=("spent_equals_adjusted", "one_spent_adjusted"),
)
def spent_equals_adjusted(case: Case) -> Iterator[Found]:
    """Every project spent its adjusted budget to the last digit: the adjustments followed the spending."""
    whole = case.together
    if whole is None or not whole.amounts["gross_adjustment"].low:
        return
    spent = whole.amounts["actual"]
    if spent.low and all(_is_spent_up(line) for line in case.projects):
        count = len(case.projects)
        values = {"count": count, "line": case.projects[0].subject, "total": case.money(spent)}
        amounts = (line.amounts[name] for line in case.projects for name in ("adjusted", "actual"))
        sentence = "spent_equals_adjusted" if count > 1 else "one_spent_adjusted"
        yield Found(schema.ALL_PROJECTS, figures_of(*amounts), values, sentence)


def _is_spent_up(line: Line) -> bool:
    """Whether a line's adjusted budget was spent to the last digit."""
    adjusted = line.amounts["adjusted"]
    return adjusted.is_exact and adjusted.number == line.amounts["actual"].number


@rule(
    "both_ways",
    "需说明",
    asks=("调增、调减并存的依据和批准情况", "grounds and approval of increases beside cuts"),
    ground=(
        "调增与调减并存，可能是项目间调剂，须经批准",
        "ups beside downs may be money moved between projects, which needs an approval",
    ),
    example=("调增26.70万元、调减30.35万元", "raised by 26.70万元, cut by 30.35万元"),
)
def both_ways(case: Case) -> Iterator[Found]:
    """Some projects were raised and others cut: was money moved between them?"""
    if case.together is None:
        return
    amounts = case.together.amounts
    up, down, net = (amounts[f"{name}_adjustment"].number for name in ("upward", "downward", "net"))
    if up and down and net is not None:
        way = "raised" if net > 0 else "cut" if net < 0 else "even"
        values = {
            "up": case.money(up),
            "down": case.money(down),
            "net": case.say(f"net_{way}", net=case.money(net)),
        }
        changes = (name for line in case.projects for name in changes_of(case, line))
        yield Found(schema.ALL_PROJECTS, tuple(dict.fromkeys(changes)), values)


def changes_of(case: Case, line: Line) -> list[str]:
    """The figures of a project allocation's adjustments."""
    changes = case.statements.adjustments(line.subject, line.account)
    return [name for change in changes for name in change.ids]


RULES = (budget_stage, spent_equals_adjusted, both_ways)
