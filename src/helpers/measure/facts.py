"""A department-year's amounts and ratios as one tidy table."""

from collections.abc import Iterator

import pandas as pd

from helpers import schema
from helpers.measure import counts, lines, wording
from helpers.measure.amounts import Amount, as_text, divided, ends, significant, status_of
from helpers.measure.counts import span
from helpers.measure.lines import Line
from helpers.measure.statements import Statements, statements_of

AMOUNT_NAMES = tuple(term.name for term in schema.AMOUNTS)
MONEY_RATIOS = tuple(one for one in schema.RATIOS if one.group == "money")
OF_TOTALS = frozenset({"once_only_adjustment"})
WHERE_PRINTED = frozenset({"opening", "received", "budget", "deviation"})
"""Amounts that most lines do not print: a fact of a line only where they do."""

Fact = dict[str, str]


def facts(figures: pd.DataFrame, language: str = "zh") -> pd.DataFrame:
    """Every amount and ratio that the figures give or should give, in the columns of schema.FACTS, as text.

    Amounts are in 元 and exact. A ratio of a total is the ratio of the sums. A
    base of 0 is undefined, a part that is not printed makes a fact unknown, and
    an approximate part leaves bounds, never a single value. Other periods that
    the report prints come after its own, as far as they are known.
    """
    statements = statements_of(figures)
    rows = list(facts_of(statements, language)) if statements.rows else []
    return pd.DataFrame(rows, columns=schema.names(schema.FACTS), dtype="str")


def facts_of(statements: Statements, language: str) -> Iterator[Fact]:
    """The rows of `facts`."""
    for period in statements.periods():
        for row in money_facts(statements, period, language):
            if period == statements.year or row["status"] in ("ok", "bounded"):
                yield row
    yield from counts.facts(statements, language)


def money_facts(statements: Statements, period: str, language: str) -> Iterator[Fact]:
    """Amounts and ratios of the department, of all projects together and of each line."""
    own = lines.department(statements, period)
    each = lines.of_all(statements, period)
    funds = lines.top_level(statements, each)
    together = [lines.all_projects(funds)] if funds else []
    for line in (own, *together, *each):
        amounts = dict(line.amounts)
        if line.account == "fund" and line.subject != schema.ALL_PROJECTS:
            amounts["project_expenditure"] = own.amounts["project_expenditure"]
        wanted = [name for name in AMOUNT_NAMES if is_wanted(name, line)]
        for name in wanted:
            yield amount_fact(name, line, period, language)
        for one in MONEY_RATIOS:
            if one.numerator in amounts and one.denominator in amounts and is_wanted_ratio(one, line, wanted):
                yield ratio_fact(one, line.subject, amounts, period, wording.Words(language, line))


def is_wanted(name: str, line: Line) -> bool:
    """Whether an amount belongs to a line's facts."""
    if name not in line.amounts:
        return False
    if name in OF_TOTALS:
        return line.subject in (schema.DEPARTMENT, schema.ALL_PROJECTS)
    printed = line.amounts["budget" if name == "deviation" else name].figures
    return line.subject == schema.DEPARTMENT or name not in WHERE_PRINTED or bool(printed)


def is_wanted_ratio(one: schema.Ratio, line: Line, wanted: list[str]) -> bool:
    """Whether a ratio belongs to a line's facts: its parts do."""
    if one.name == "share_of_project_expenditure":
        return line.subject not in (schema.DEPARTMENT, schema.ALL_PROJECTS)
    return one.numerator in wanted and one.denominator in wanted


def amount_fact(name: str, line: Line, period: str, language: str) -> Fact:
    """One amount of a line, in 元."""
    amount = line.amounts[name]
    words = wording.Words(language, line)
    return fact(
        name,
        line.subject,
        period,
        unit="元",
        status=status_of(amount),
        value=as_text(amount.low) if amount.exact else "",
        reason=words.of_amount(name, amount),
        figures=amount.figures,
    ) | ends(amount, as_text)


def ratio_fact(
    one: schema.Ratio, subject: str, amounts: dict[str, Amount], period: str, words: wording.Words
) -> Fact:
    """One ratio, with its parts."""
    above, below = amounts[one.numerator], amounts[one.denominator]
    result, status = divided(above, below)
    return fact(
        one.name,
        subject,
        period,
        unit="1",
        base=one.denominator,
        numerator=span(above),
        denominator=span(below),
        status=status,
        value=significant(result.low) if status == "ok" else "",
        reason=words.of_ratio(one, above, below, status),
        figures=tuple(dict.fromkeys(above.figures + below.figures)),
    ) | (ends(result, significant) if status == "bounded" else {})


def fact(name: str, subject: str, period: str, figures: tuple[str, ...] = (), **values: str) -> Fact:
    """One row of the table."""
    row = dict.fromkeys(schema.names(schema.FACTS), "")
    return row | {"fact": name, "subject": subject, "period": period, "figures": " ".join(figures)} | values
