"""Figures that contradict each other, from the identities that fail."""

from collections.abc import Iterator

from helpers import schema
from helpers.measure.amounts import Amount
from helpers.measure.case import Case, Finding, ids_of, percent
from helpers.measure.outcomes import Check, equation, is_unit_slip, ratio_label
from helpers.measure.rates import line_of
from helpers.measure.rows import printed
from helpers.measure.same_figure import Statement
from helpers.measure.wording import label, line_in_words

MILDER = {"one_unit": "提示", "one_year": "提示", "in_service_at_most_authorised": "需说明"}
"""Identities whose failing is no contradiction between figures."""


def failing(case: Case) -> Iterator[Finding]:
    """Every identity that fails, each in its own words."""
    for one in case.checks:
        if one.result == "fails":
            rule, text = words_of(case, one)
            ids = ids_of(one.left, one.right)
            yield Finding(rule, grade_of(case, one), one.subject, text, ids, case.place(ids))


def grade_of(case: Case, one: Check) -> str:
    """差错, unless both may be right: a figure under other words, or projects that are not all listed."""
    if isinstance(one.note, Statement):
        return "差错" if is_contradiction(one.note) else "需说明"
    if one.identity == "projects" and may_be_partial(case, one):
        return "需说明"
    if one.identity == "adjusted" and left_out_opening(case, one):
        return "需说明"
    return MILDER.get(one.identity, "差错")


def is_contradiction(stated: Statement) -> bool:
    """Whether both figures cannot be right: one paragraph may well name the parts of two wholes."""
    together = len({(row["source"], row["locator"]) for row in stated.rows if row["locator"]}) == 1
    return same_words(stated) and not together


def left_out_opening(case: Case, one: Check) -> Amount | None:
    """The opening carry-over of a line whose adjusted budget is its initial one and the changes alone."""
    lines = [line for line in (case.own, *case.each) if line.subject == one.subject]
    opening = lines[0].amounts["opening"] if lines else one.left
    return opening if opening.exact and opening.low and opening.low == one.difference else None


def same_words(stated: Statement) -> bool:
    """Whether rows are labelled alike (one label holds the other), or are the table's and the report's."""
    labels = [row["label"] for row in stated.rows if row["label"]]
    nested = all(one in other or other in one for one in labels for other in labels)
    return nested or len({row["origin"] == "transcribed" for row in stated.rows}) > 1


def may_be_partial(case: Case, one: Check) -> bool:
    """Whether only some projects may be listed: they come to less, and their number is not stated."""
    numbers = [other.result for other in case.checks if other.identity == "number_of_projects"]
    return "holds" not in numbers and one.difference is not None and one.difference < 0


def words_of(case: Case, one: Check) -> tuple[str, str]:
    """The rule and the sentence of a failing identity."""
    if isinstance(one.note, Statement):
        return restated(case, one.note)
    if one.identity == "actual_at_most_adjusted":
        return overspent(case, one)
    if one.identity == "adjusted" and (opening := left_out_opening(case, one)):
        values = {
            "subject": case.whose(one.subject),
            "adjusted": case.money(one.right),
            "opening": case.money(opening),
        }
        return "adjusted_without_opening", case.say("adjusted_without_opening", **values)
    if one.identity == "projects" and may_be_partial(case, one):
        amounts = {"listed": one.left, "whole": one.right, "gap": exact_gap(one)}
        return "projects", case.say("projects_partial", **{key: case.money(a) for key, a in amounts.items()})
    if one.identity in ("rate", "rate_at_most_one"):
        return rate(case, one)
    if one.group == "form":
        return one.identity, case.say(one.identity)
    return one.identity, case.say(
        "not_equal" if one.sign == "=" else "too_many",
        subject=case.whose(one.subject),
        identity=equation(one, case.language),
        left=shown(case, one, one.left),
        right=shown(case, one, one.right),
        gap="" if one.difference is None else shown(case, one, exact_gap(one)),
    )


def exact_gap(one: Check) -> Amount:
    """The difference of two sides as an amount."""
    return Amount(abs(one.difference), abs(one.difference))


def shown(case: Case, one: Check, amount: Amount) -> str:
    """A side of an identity in words: money, or a count by its bounds."""
    if one.group == "money" and amount.exact:
        return case.money(amount)
    if amount.exact:
        return str(amount.low)
    return "≥" + str(amount.low) if amount.low is not None else "≤" + str(amount.high)


def restated(case: Case, stated: Statement) -> tuple[str, str]:
    """One figure stated differently: in one document, or in the transcribed table and the report."""
    row = stated.first
    group = schema.group_of(row["kind"])
    values = {
        "subject": whose(row, case.language),
        "measure": label(row["measure"], case.language, group) if row["measure"] != "count" else row["label"],
        "numbers": case.listed(in_place(row, is_contradiction(stated)) for row in stated.rows),
    }
    if is_unit_slip(stated):
        return "unit_slip", case.say("unit_slip", **values)
    sources = {row["origin"] == "transcribed" for row in stated.rows}
    if len(sources) > 1:
        return "table_and_report", case.say("table_and_report", **values)
    return "stated_twice", case.say(
        "stated_twice" if is_contradiction(stated) else "stated_in_other_words", **values
    )


def whose(row: dict[str, str], language: str) -> str:
    """A row's line, with its account where that is one of the department's."""
    line = line_in_words(row["line"], language)
    named = row["line"] == schema.DEPARTMENT and row["account"] not in ("", "total")
    gap = "" if language == "zh" else ", "
    return f"{line}{gap}{label(row['account'], language)}" if named else line


def in_place(row: dict[str, str], same: bool) -> str:
    """A number with its section, and with its label where the labels differ."""
    words = printed(row) if same else f"{row['label']}{printed(row)}"
    return f"{words}（{row['section']}）" if row["section"] else words


def overspent(case: Case, one: Check) -> tuple[str, str]:
    """More was spent than the adjusted budget, or without any."""
    values = {
        "subject": case.whose(one.subject),
        "actual": case.money(one.left),
        "adjusted": case.money(one.right),
    }
    if one.right.high == 0:
        return "spent_without_budget", case.say("spent_without_budget", **values)
    share = percent(one.left.low / one.right.high)
    return "spent_beyond_budget", case.say("spent_beyond_budget", share=share, **values)


def rate(case: Case, one: Check) -> tuple[str, str]:
    """A printed rate that does not follow from its parts, stands on a base of 0, or is over 100 %."""
    row = case.row(one.left.figures[0])
    values = {
        "subject": case.whose(one.subject),
        "rate": row["label"] or ratio_label(row["measure"], case.language),
        "value": printed(row),
    }
    if one.identity == "rate_at_most_one":
        return "rate_at_most_one", case.say("rate_at_most_one", **values)
    values["hint"] = base_that_fits(case, one, row)
    if one.note == "base_zero":
        ratio = schema.RATIO_NAMED[one.ratio]
        base = label(ratio.denominator, case.language, ratio.group)
        return "rate_on_zero", case.say("rate_on_zero", base=base, **values)
    right = one.right.low if one.right.low is not None else one.right.high
    return "rate", case.say("rate", computed=percent(right, sign=True), **values)


def base_that_fits(case: Case, one: Check, row: dict[str, str]) -> str:
    """Another budget of the line that a printed execution rate does follow from, said as a half-sentence."""
    if not one.ratio.startswith("execution_to_"):
        return ""
    own = line_of(case.statements, row).amounts
    spent, half = own["actual"], one.left.grain / 2
    for base in ("initial", "adjusted", "budget", "received"):
        whole = own[base]
        if spent.exact and whole.exact and whole.low and abs(spent.low / whole.low - one.left.low) <= half:
            return case.say("base_that_fits", base=label(base, case.language))
    return ""


RULES = (failing,)
