"""The amounts of one line, of the department and of all its projects: printed ones, and those that follow.

Its tests: test_facts.py.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from helpers import schema
from helpers.measure.figures import formulas
from helpers.measure.figures.exact import Amount, absent, exactly, larger, renamed, total
from helpers.measure.figures.rows import IMPOSSIBLE
from helpers.measure.figures.same_figure import Statement
from helpers.measure.figures.statements import Statements

EXCLUDED = ("policy", "force_majeure", "superior_order")
"""Reasons whose adjustments 预算调整率 leaves out (财预〔2013〕53号)."""

STRUCTURE = ("basic", "project", "personnel", "public")
_FIRST = ("fund", "function", "")
ACCOUNTS_OF_LINES = _FIRST + tuple(term.name for term in schema.ACCOUNTS if term.name not in _FIRST)
"""Accounts in the order in which a line is taken for one of them: its own ones first."""

_PRINTED = ("opening", "initial", "adjusted", "actual", "carryover", "received", "budget")
_BUDGETS = ("initial", "adjusted", "budget")
_CHANGES = ("upward", "downward", "less_excluded")
_INCLUDES_OPENING = re.compile("[含括](?:上年|年初)结转")


@dataclass(frozen=True, eq=False)
class Line:
    """A subject of facts with its amounts by name; `account` is `fund` for a project allocation."""

    subject: str
    account: str
    amounts: dict[str, Amount]
    unexplained: int = 0
    """Adjustments whose reason is not printed."""
    opening_counted: bool = False
    """Whether the initial budget holds the opening carry-over already, as the report says."""

    @property
    def equation(self) -> dict[str, Amount]:
        """Its amounts as an equation adds them up: an opening carry-over that is counted already is 0."""
        if not self.opening_counted:
            return self.amounts
        return self.amounts | {"opening": exactly(0, *self.amounts["opening"].figures)}


def budget_far_exceeded(line: Line) -> Amount | None:
    """The budget of which a line spent so many times as none is; None where it did not."""
    spent = line.amounts["actual"].number
    for base in _BUDGETS:
        whole = line.amounts[base].number
        if whole is not None and spent is not None and whole > 0 and spent / whole >= IMPOSSIBLE:
            return line.amounts[base]
    return None


def stated_line(statements: Statements, subject: str, account: str, period: str) -> Line:
    """One line's amounts in a period."""
    changes = statements.adjustments(subject, account, period)
    printed = {name: statements.amount(subject, account, name, period) for name in _PRINTED}
    unread = statements.unread(subject, account, "adjustment", period=period)
    waiting = statements.waiting(subject, account, period)
    moved = _moved(changes, waiting, unread or absent(subject, "adjustment"))
    counted = _is_opening_counted(statements.find(subject, account, "initial", period=period))
    opening = exactly(0) if counted else printed["opening"]
    unexplained = sum(
        change.amount.high != 0 and not any(row["reason"] for row in change.rows) for change in changes
    )
    amounts = _with_derived(printed | moved, opening)
    return Line(subject, account, amounts, unexplained, counted)


def _moved(changes: Sequence[Statement], waiting: tuple[str, ...], unknown: Amount) -> dict[str, Amount]:
    """Upward, downward (positive) and those that are not excluded; unknown where none, or not each, is known."""
    if not (changes or waiting) or not unknown.is_absent:
        return dict.fromkeys(_CHANGES, unknown)
    amounts = [change.amount for change in changes]
    clash = [amount for amount in amounts if not amount.is_known]
    if clash:
        return dict.fromkeys(_CHANGES, clash[0])
    nothing = exactly(0, *(name for amount in amounts for name in amount.figures), *waiting)
    upward = [amount for amount in amounts if not _is_downward(amount)]
    downward = [-amount for amount in amounts if _is_downward(amount)]
    kept = [abs(change.amount) for change in changes if not _is_excluded(change)]
    sums = (total(some) if some else nothing for some in (upward, downward, kept))
    return dict(zip(_CHANGES, sums, strict=True))


def _is_downward(amount: Amount) -> bool:
    """Whether a change takes away."""
    return amount.high is not None and amount.high < 0


def _is_excluded(change: Statement) -> bool:
    """Whether a change's printed reason takes it out of 预算调整率."""
    return any(row["reason"].partition(":")[0].strip() in EXCLUDED for row in change.rows)


def _is_opening_counted(initial: Iterable[Statement]) -> bool:
    """Whether the report says that the initial budget holds the opening carry-over already."""
    rows = (row for statement in initial for row in statement.rows)
    return any(_INCLUDES_OPENING.search(row["label"] + row["phrase"]) for row in rows)


def _with_derived(amounts: dict[str, Amount], opening: Amount) -> dict[str, Amount]:
    """All amounts of a line by their names in schema.AMOUNTS; `opening` is 0 where it is counted already."""
    up, down, initial = amounts["upward"], amounts["downward"], amounts["initial"]
    start = exactly(0) if opening.is_absent else opening
    net, gross = formulas.net_adjustment(up, down), formulas.gross_adjustment(up, down)
    adjusted = amounts["adjusted"]
    if adjusted.is_absent and not net.is_absent:
        adjusted = replace(formulas.adjusted_budget(start, initial, net), derived=True)
    elif net.is_absent and not adjusted.is_absent:
        since = formulas.net_from_adjusted(adjusted, initial, start)
        net, gross = replace(since, derived=True), _at_least_as_far(since, gross)
    return {
        "opening": amounts["opening"],
        "initial": initial,
        "upward_adjustment": up,
        "downward_adjustment": down,
        "net_adjustment": net,
        "gross_adjustment": gross,
        "once_only_adjustment": larger(up, down),
        "gross_adjustment_less_excluded": amounts["less_excluded"],
        "adjusted": adjusted,
        "actual": amounts["actual"],
        "carryover": amounts["carryover"],
        "received": amounts["received"],
        "budget": amounts["budget"],
        "deviation": formulas.deviation(amounts["actual"], amounts["budget"]),
    }


def _at_least_as_far(net: Amount, gross: Amount) -> Amount:
    """What was moved, where only the net change is known: no less than that."""
    if not net.is_known:
        return gross
    return Amount(abs(net).low, None, (), net.figures, net.grain, True)


def department_line(statements: Statements, period: str) -> Line:
    """The department's own amounts; those of an account that is not printed stand for its total."""
    named, unnamed = (
        stated_line(statements, schema.DEPARTMENT, account, period) for account in ("total", "")
    )
    amounts = dict(named.amounts)
    for name, other in unnamed.amounts.items():
        if amounts[name].is_absent and not other.is_absent:
            amounts[name] = other
    amounts["deviation"] = formulas.deviation(amounts["actual"], amounts["budget"])
    for account in STRUCTURE:
        amount = statements.amount(schema.DEPARTMENT, account, "actual", period)
        amounts[f"{account}_expenditure"] = renamed(amount, f"{account}_expenditure")
    unexplained = named.unexplained + unnamed.unexplained
    counted = named.opening_counted or unnamed.opening_counted
    return Line(schema.DEPARTMENT, "total", amounts, unexplained, counted)


def every_line(statements: Statements, period: str) -> dict[str, Line]:
    """Every line with money of its own by its subject: project allocations first, each line once."""
    found: dict[str, Line] = {}
    for account in ACCOUNTS_OF_LINES:
        for subject in statements.lines(account, period):
            if subject != schema.DEPARTMENT and subject not in found:
                found[subject] = stated_line(statements, subject, account, period)
    return found


def top_level(statements: Statements, lines: Iterable[Line]) -> tuple[Line, ...]:
    """Project allocations that are not part of another one, which counts them already."""
    funds = {line.subject: line for line in lines if line.account == "fund"}
    parts = [row for row in statements.rows if row["account"] == "fund" and row["parent"]]
    above = {row["line"]: set(statements.ancestors(row)) - {row["line"]} for row in parts}
    return tuple(line for subject, line in funds.items() if not above.get(subject, set()) & funds.keys())


def all_projects(lines: Sequence[Line]) -> Line:
    """The sums over the project allocations, line by line; the once-only adjustment is of the sums."""
    names = [name for name in lines[0].amounts if name not in ("once_only_adjustment", "deviation")]
    sums = {name: total(line.amounts[name] for line in lines) for name in names}
    sums["once_only_adjustment"] = larger(sums["upward_adjustment"], sums["downward_adjustment"])
    sums["deviation"] = formulas.deviation(sums["actual"], sums["budget"])
    sums["composition_deviation"] = _composition_deviation(lines, sums["actual"], sums["initial"])
    return Line(schema.ALL_PROJECTS, "fund", sums, sum(line.unexplained for line in lines))


def _composition_deviation(lines: Sequence[Line], spent: Amount, planned: Amount) -> Amount:
    """Σ abs(aᵢ − bᵢ·Σa/Σb) over the heads (PEFA PI-2.1); a head with budget 0 counts with what it spent."""
    together = spent + planned
    if spent.number is None or not planned.number:
        return replace(together, low=None, high=None, derived=False)
    factor = spent.number / planned.number
    pairs = [(line.amounts["actual"].number or 0, line.amounts["initial"].number or 0) for line in lines]
    value = sum((abs(actual - initial * factor) for actual, initial in pairs), start=Fraction(0))
    return Amount(value, value, (), together.figures, together.grain, True)
