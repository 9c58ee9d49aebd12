"""Identities (勾稽关系): what must agree in a report, each with one of four outcomes."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache

import pandas as pd

from helpers import schema
from helpers.measure import lines
from helpers.measure.amounts import Amount, absent, exactly, total
from helpers.measure.identities_of_counts import ordered_counts, people
from helpers.measure.identities_of_form import one_unit, one_year, twice_stated
from helpers.measure.lines import Line, is_absent
from helpers.measure.outcomes import Check, row_of
from helpers.measure.rates import rates
from helpers.measure.statements import Statements, statements_of


def check(figures: pd.DataFrame, language: str = "zh") -> pd.DataFrame:
    """Every identity that the figures touch, in the columns of schema.CHECKS; money in 元.

    One of whose parts some are printed and others are not is unknown, with the
    missing parts named; one with no part printed is not listed.
    """
    statements = statements_of(figures)
    rows = [row_of(one, language) for one in checks(statements)] if statements.rows else []
    return pd.DataFrame(rows, columns=schema.names(schema.CHECKS), dtype="str")


@lru_cache(maxsize=1)
def checks(statements: Statements) -> tuple[Check, ...]:
    """All checks of a department-year."""
    return tuple(_checks(statements))


def _checks(statements: Statements) -> Iterator[Check]:
    yield from twice_stated(statements)
    for period in statements.periods():
        yield from department(statements, period)
        yield from structure(statements, period)
        yield from projects(statements, period)
    yield from people(statements)
    yield from ordered_counts(statements)
    yield from rates(statements)
    yield from one_unit(statements)
    yield from one_year(statements)


VEHICLES = ("vehicle_purchase", "vehicle_running")
STRUCTURES = (
    ("basic_and_project", "total", ("basic", "project")),
    ("personnel_and_public", "basic", ("personnel", "public")),
    ("three_public", "three_public", ("abroad", "vehicles", "reception")),
    ("vehicles", "vehicles", VEHICLES),
)
"""Identity, the whole's account, the accounts of its parts."""

STAGES_OF_MONEY = ("initial", "adjusted", "actual", "budget")


def structure(statements: Statements, period: str) -> Iterator[Check]:
    """Accounts that add up to another one, at each stage of the budget."""
    for identity, whole, parts in STRUCTURES:
        for measure in STAGES_OF_MONEY:
            amounts = {
                account: lines.renamed(
                    statements.amount(schema.DEPARTMENT, account, measure, period), account
                )
                for account in (whole, *parts)
            }
            if identity == "three_public" and is_absent(amounts["vehicles"]):
                amounts["vehicles"] = vehicles_by_parts(statements, measure, period)
            yield from printed_sum(identity, measure, amounts[whole], [amounts[part] for part in parts])


def printed_sum(identity: str, stage: str, whole: Amount, parts: list[Amount]) -> Iterator[Check]:
    """Parts = whole, where the whole and at least one of its parts are printed."""
    if is_absent(whole) or all(is_absent(part) for part in parts):
        return
    yield Check(identity, schema.DEPARTMENT, total(parts), whole, parts=len(parts), stage=stage)


def vehicles_by_parts(statements: Statements, measure: str, period: str) -> Amount:
    """Vehicles as what is printed of them, where no part is missing that the whole would need.

    Many reports print running costs alone in a year without a purchase.
    """
    whole = statements.amount(schema.DEPARTMENT, "three_public", measure, period)
    others = [statements.amount(schema.DEPARTMENT, name, measure, period) for name in ("abroad", "reception")]
    parts = [statements.amount(schema.DEPARTMENT, name, measure, period) for name in VEHICLES]
    known = total(part for part in parts if not is_absent(part))
    rest = whole - total(others)
    fits = known.exact and rest.exact and known.low == rest.low and known.figures
    return known if fits else absent(schema.DEPARTMENT, "vehicles")


def department(statements: Statements, period: str) -> Iterator[Check]:
    """Budget against spending, and revenue against spending, of the whole department."""
    whole = lines.department(statements, period)
    own = whole.equation
    budget = own["initial"] if is_absent(own["budget"]) else own["budget"]
    if not is_absent(budget) and not is_absent(own["actual"]):
        yield balance(
            "department_budget", schema.DEPARTMENT, own, budget, ("opening", "net_adjustment", "carryover")
        )
    if not is_absent(own["received"]) and not is_absent(own["actual"]):
        nothing_moved = without_counted_opening(whole.amounts) | {"net_adjustment": exactly(0)}
        yield balance(
            "department_revenue", schema.DEPARTMENT, nothing_moved, own["received"], ("opening", "carryover")
        )
    yield from of_budget(own, schema.DEPARTMENT)


def without_counted_opening(own: dict[str, Amount]) -> dict[str, Amount]:
    """The amounts with an opening carry-over of 0 where the printed revenue holds it already.

    Reports print 收入合计 with 上年结转 among its parts as often as without. It is
    taken to be among them only where the revenue alone meets spending and
    carry-over to the last digit.
    """
    rest = own["received"] - total([own["actual"], own["carryover"]])
    counted = own["opening"].known and rest.exact and rest.low == 0
    return own | {"opening": exactly(0, *own["opening"].figures)} if counted else own


def balance(
    identity: str, subject: str, own: dict[str, Amount], budget: Amount, optional: tuple[str, ...]
) -> Check:
    """opening + budget + adjustment = actual + carry-over.

    Where optional parts are not printed, exact agreement holds; a difference
    cannot be judged, since one of them may explain it.
    """
    parts = own | {name: exactly(0) for name in optional if is_absent(own[name])}
    left = total([parts["opening"], budget, parts["net_adjustment"]])
    right = total([parts["actual"], parts["carryover"]])
    terms = (parts["opening"], budget, parts["net_adjustment"], parts["actual"], parts["carryover"])
    lacking = tuple(part for name in optional if is_absent(own[name]) for part in own[name].missing)
    return Check(
        identity,
        subject,
        left,
        right,
        parts=sum(bool(term.figures) for term in terms) - 1,
        lacking=tuple(dict.fromkeys(lacking)),
    )


def of_budget(own: dict[str, Amount], subject: str, grain: Fraction | None = None) -> Iterator[Check]:
    """Nothing is spent beyond the adjusted budget, and a printed one is what its parts come to.

    A printed budget allows no tail: what is printed as more is more. One that
    is worked out has the tail of its two or three parts.
    """
    if not is_absent(own["adjusted"]) and not is_absent(own["actual"]):
        parts = len(own["adjusted"].figures) if own["adjusted"].derived else 0
        yield Check(
            "actual_at_most_adjusted",
            subject,
            own["actual"],
            own["adjusted"],
            "≤",
            parts=parts,
            grain=grain if parts else None,
        )
    if own["adjusted"].known and not own["adjusted"].derived and not is_absent(own["upward_adjustment"]):
        start = exactly(0) if is_absent(own["opening"]) else own["opening"]
        lacking = own["opening"].missing if is_absent(own["opening"]) else ()
        left = total([start, own["initial"], own["net_adjustment"]])
        yield Check("adjusted", subject, left, own["adjusted"], parts=3, lacking=lacking)


def projects(statements: Statements, period: str) -> Iterator[Check]:
    """Each line's equation, the sum of the project allocations, and how many of them there are."""
    each = lines.of_all(statements, period)
    for line in each:
        own = line.equation
        if line.account == "fund" and not is_absent(own["initial"]) and not is_absent(own["actual"]):
            one = balance(
                "line_budget", line.subject, own, own["initial"], ("opening", "net_adjustment", "carryover")
            )
            yield replace(one, grain=finest_place(each, line.account))
        yield from of_budget(own, line.subject, finest_place(each, line.account))
    funds = lines.top_level(statements, each)
    for measure in STAGES_OF_MONEY:
        whole = lines.renamed(statements.amount(schema.DEPARTMENT, "project", measure, period), "project")
        parts = [statements.amount(line.subject, "fund", measure, period) for line in funds]
        yield from printed_sum("projects", measure, whole, parts)
    yield from number_of_projects(statements, funds, period)


def finest_place(each: list[Line], account: str) -> Fraction | None:
    """The finest place printed in a line's list: reports drop zeros at the end (51, 75.9, 0.85)."""
    amounts = (amount for line in each if line.account == account for amount in line.amounts.values())
    return min((amount.grain for amount in amounts if amount.grain is not None), default=None)


FUND_WORDS = ("专项资金", "专项经费", "专项", "项目支出")
"""Subjects of a count of project allocations; 项目 is one under a heading with one of these words."""


def number_of_projects(statements: Statements, funds: list[Line], period: str) -> Iterator[Check]:
    """The stated number of project allocations against those that are listed."""
    found = [
        one for word in (*FUND_WORDS, "项目") for one in statements.find(word, "", "count", "count", period)
    ]
    for one in found:
        theme = one.first["theme"]
        meant = one.first["line"] != "项目" or any(word in theme for word in FUND_WORDS)
        if funds and meant and one.unit in ("个", "项"):
            figures = tuple(name for line in funds for name in line.amounts["actual"].figures)
            listed = exactly(len(funds), *figures)
            yield Check("number_of_projects", one.first["line"], one.amount, listed, group="count")
