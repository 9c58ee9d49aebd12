"""Findings that need the report's words as well; absence of words is 未检出, and a person confirms them."""

from collections.abc import Iterator
from fractions import Fraction

from helpers import schema
from helpers.measure.amounts import total
from helpers.measure.case import Case, Finding, ids_of, percent
from helpers.measure.lines import Line

LITTLE = Fraction(1, 5)
"""Share of the initial budget below which spending is set beside the report's conclusion."""

DEEP_CUT = Fraction(1, 2)
"""Share of the initial budget whose cut is set beside a claim that the work was secured."""


def changed_funds(case: Case) -> list[tuple[Line, tuple[str, ...]]]:
    """Project allocations that were adjusted, with the ids of the adjustments."""
    found = []
    for line in case.funds:
        changes = case.statements.adjustments(line.subject, line.account)
        if any(change.amount.known and change.amount.low for change in changes):
            found.append((line, tuple(name for change in changes for name in change.ids)))
    return found


def adjustments_without_reason(case: Case) -> Iterator[Finding]:
    """Adjustments for which the report gives no reason, and those without an approval's number."""
    changed = changed_funds(case)
    lines = [line for line, _ in changed]
    explained = [
        line for line in lines if not line.unexplained or case.says("adjustment_reason", line.subject, "yes")
    ]
    rest = [line for line in lines if line not in explained]
    silent = [line for line in rest if case.says("adjustment_reason", line.subject, "no")]
    unapproved = [line for line in lines if case.says("approval", line.subject, "no")]
    parts = [*no_reason(case, lines, explained, silent), *no_approval(case, lines, unapproved)]
    if parts:
        ids = tuple(name for line, names in changed if line in (*silent, *unapproved) for name in names)
        text = case.say("comma").join(parts) + case.say("stop")
        locator = place(case, "adjustment_reason")
        yield Finding("adjustments_without_reason", "需说明", schema.ALL_PROJECTS, text, ids, locator)


def no_reason(case: Case, lines: list[Line], explained: list[Line], silent: list[Line]) -> Iterator[str]:
    """How many adjustments have no reason, and how much of all that was moved they moved."""
    moved, whole = (total(line.amounts["gross_adjustment"] for line in some) for some in (silent, lines))
    key = "no_reason" if explained else "no_reason_at_all"
    if silent == lines:
        key = "no_reason_for_any" if len(lines) > 1 else "no_reason_for_one"
    if silent and moved.exact and whole.exact and whole.low:
        yield case.say(
            key,
            count=len(lines),
            explained=case.listed(line.subject for line in explained),
            silent=len(silent),
            moved=case.money(moved),
            whole=case.money(whole),
            share=percent(moved.low / whole.low),
        )


def no_approval(case: Case, lines: list[Line], unapproved: list[Line]) -> Iterator[str]:
    """How many adjustments have no approval's number."""
    if unapproved:
        every = len(lines) > 1 and unapproved == lines
        yield case.say("no_approval_at_all" if every else "no_approval", count=len(unapproved))


def place(case: Case, item: str, subject: str = "") -> str:
    """Where the document's words on an item stand."""
    rows = [row for row in case.of_words(item) if row["locator"] and subject in ("", row["subject"])]
    return rows[0]["locator"] if rows else ""


def purpose_without_spending(case: Case) -> Iterator[Finding]:
    """Nothing was spent, and the report says on what; or work was put off, and no money with it."""
    for line in case.funds:
        actual, left = line.amounts["actual"], line.amounts["carryover"]
        if not (actual.exact and actual.low == 0):
            continue
        purpose = case.says("purpose", line.subject, "yes")
        deferred = case.says("deferred", line.subject, "yes") if left.exact and left.low == 0 else None
        parts = [case.say("purpose_without_spending")] if purpose else []
        parts += [case.say("deferred_without_money", words=deferred["words"])] if deferred else []
        if parts:
            text = (
                case.say("nothing_spent", line=line.subject) + case.say("stop").join(parts) + case.say("stop")
            )
            locator = (purpose or deferred)["locator"]
            yield Finding(
                "purpose_without_spending", "需说明", line.subject, text, ids_of(actual, left), locator
            )


def targets_not_quantified(case: Case) -> Iterator[Finding]:
    """Targets without any number in them."""
    with_target = {row["subject"] for row in case.of_words("target", "yes")}
    vague = [row["subject"] for row in case.of_words("target_quantified", "no")]
    own = [case.say("overall_target")] if schema.DEPARTMENT in vague else []
    projects = [subject for subject in dict.fromkeys(vague) if subject in with_target - {schema.DEPARTMENT}]
    named = own + ([case.say("project_targets", count=len(projects))] if projects else [])
    if named:
        text = case.say("targets_not_quantified", targets=case.say("and").join(named))
        locator = place(case, "target_quantified") or place(case, "target")
        yield Finding("targets_not_quantified", "缺项", schema.DEPARTMENT, text, (), locator)


def little_spent_of_target(case: Case) -> Iterator[Finding]:
    """Projects with targets spent little, beside the report's own conclusion: two facts, no verdict."""
    with_target = {row["subject"] for row in case.of_words("target", "yes")}
    lines = [line for line in case.funds if line.subject in with_target]
    little = [(line, share_spent(line)) for line in lines]
    little = [(line, share) for line, share in little if share is not None and share < LITTLE]
    conclusion = case.says("conclusion", schema.DEPARTMENT, "yes")
    if not little or conclusion is None:
        return
    text = case.say(
        "little_spent_of_target",
        count=len(lines),
        little=len(little),
        limit=percent(LITTLE).replace(".00", ""),
        shares=case.listed(f"{line.subject}{percent(share)}" for line, share in little),
        conclusion=conclusion["words"],
    )
    ids = ids_of(*(line.amounts[name] for line, _ in little for name in ("initial", "actual")))
    yield Finding("little_spent_of_target", "需说明", schema.ALL_PROJECTS, text, ids, conclusion["locator"])


def share_spent(line: Line) -> Fraction | None:
    """The share of its initial budget that a line spent, where both are exact."""
    initial, actual = line.amounts["initial"], line.amounts["actual"]
    return actual.low / initial.low if initial.exact and actual.exact and initial.low > 0 else None


def cut_and_secured(case: Case) -> Iterator[Finding]:
    """A project was cut deeply, and the report says that its work was secured."""
    for line in case.funds:
        claim = case.says("assurance", line.subject, "yes")
        initial, adjusted = line.amounts["initial"], line.amounts["adjusted"]
        if not claim or not (initial.exact and adjusted.exact and initial.low > 0 and adjusted.low > 0):
            continue
        change = (adjusted.low - initial.low) / initial.low
        if change <= -DEEP_CUT:
            text = case.say(
                "cut_and_secured",
                line=line.subject,
                initial=case.money(initial),
                adjusted=case.money(adjusted),
                change=percent(change, sign=True),
                claim=claim["words"],
            )
            yield Finding(
                "cut_and_secured", "提示", line.subject, text, ids_of(initial, adjusted), claim["locator"]
            )


def few_quantities(case: Case) -> Iterator[Finding]:
    """Sections on the work done without a number, and problems that leave the adjustments out."""
    sections = case.of_words("work_section")
    empty = [row for row in sections if row["found"] == "no"]
    parts = [case.say("sections_without_numbers", count=len(sections), empty=len(empty))] if empty else []
    silent = case.of_words("problems_mention_adjustment", "no")
    if silent and changed_funds(case):
        parts.append(case.say("problems_without_adjustment"))
    if parts:
        text = case.say("semicolon").join(parts) + case.say("stop")
        locator = (empty or silent)[0]["locator"]
        yield Finding("few_quantities", "提示", schema.DEPARTMENT, text, (), locator)


RULES = (
    adjustments_without_reason,
    purpose_without_spending,
    targets_not_quantified,
    little_spent_of_target,
    cut_and_secured,
    few_quantities,
)
