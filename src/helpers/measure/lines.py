"""The amounts of one line, of the department and of all its projects: printed ones, and those that follow."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from helpers import schema
from helpers.measure import ratios
from helpers.measure.amounts import Amount, Missing, absent, exactly, largest, total
from helpers.measure.same_figure import Statement
from helpers.measure.statements import Statements

EXCLUDED = ("policy", "force_majeure", "superior_order")
"""Reasons whose adjustments 预算调整率 leaves out (财预〔2013〕53号)."""

INCLUDES_OPENING = re.compile("[含括](?:上年|年初)结转")
STRUCTURE = ("basic", "project", "personnel", "public")
LINE_ACCOUNTS = ("fund", "function", "")
"""Accounts whose subjects are lines of their own."""

ABSENT = frozenset({"absent", "elsewhere"})
"""Why an amount is not there: not printed, or printed for another budget or scope only."""


@dataclass(frozen=True)
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


def of_one(statements: Statements, line: str, account: str, period: str) -> Line:
    """One line's amounts in a period."""
    changes = statements.adjustments(line, account, period)
    printed = {
        name: statements.amount(line, account, name, period)
        for name in ("opening", "initial", "adjusted", "actual", "carryover", "received", "budget")
    }
    amounts = printed | adjustments(changes, statements.waiting(line, account, period), line)
    counted = opening_is_in_initial(statements.find(line, account, "initial", period=period))
    if counted:
        amounts["opening"] = exactly(0)
    unexplained = sum(
        change.amount.high != 0 and not any(row["reason"] for row in change.rows) for change in changes
    )
    return Line(line, account, with_derived(amounts, printed["opening"]), unexplained, counted)


def adjustments(changes: Iterable[Statement], waiting: tuple[str, ...], line: str) -> dict[str, Amount]:
    """Upward, downward (positive) and those that are not excluded; unknown where no change is printed."""
    changes = list(changes)
    if not changes and not waiting:
        return dict.fromkeys(("upward", "downward", "less_excluded"), absent(line, "adjustment"))
    amounts = [change.amount for change in changes]
    clash = [amount for amount in amounts if not amount.known]
    if clash:
        return dict.fromkeys(("upward", "downward", "less_excluded"), clash[0])
    none = exactly(0, *(name for amount in amounts for name in amount.figures), *waiting)
    upward = [amount for amount in amounts if not is_downward(amount)]
    downward = [-amount for amount in amounts if is_downward(amount)]
    kept = [abs(change.amount) for change in changes if not is_excluded(change)]
    sums = (total(some) if some else none for some in (upward, downward, kept))
    return dict(zip(("upward", "downward", "less_excluded"), sums, strict=True))


def is_downward(amount: Amount) -> bool:
    """Whether a change takes away."""
    return amount.high is not None and amount.high < 0


def is_excluded(change: Statement) -> bool:
    """Whether a change's printed reason takes it out of 预算调整率."""
    return any(row["reason"].partition(":")[0].strip() in EXCLUDED for row in change.rows)


def opening_is_in_initial(initial: list[Statement]) -> bool:
    """Whether the report says that the initial budget holds the opening carry-over already."""
    return any(
        INCLUDES_OPENING.search(row["label"] + row["phrase"])
        for statement in initial
        for row in statement.rows
    )


def with_derived(amounts: dict[str, Amount], printed_opening: Amount) -> dict[str, Amount]:
    """All amounts of a line by their names in schema.AMOUNTS."""
    up, down = amounts["upward"], amounts["downward"]
    opening = exactly(0) if is_absent(amounts["opening"]) else amounts["opening"]
    net = ratios.net_adjustment(up, down)
    adjusted = amounts["adjusted"]
    if is_absent(adjusted):
        adjusted = derived_adjusted(opening, amounts["initial"], net, adjusted)
        gross = ratios.gross_adjustment(up, down)
    else:
        since = ratios.net_from_adjusted(adjusted, amounts["initial"], opening)
        gross = ratios.gross_adjustment(up, down)
        if is_absent(net):
            net, gross = since.marked_derived(), at_least_as_far(since, gross)
    return {
        "opening": printed_opening,
        "initial": amounts["initial"],
        "upward_adjustment": up,
        "downward_adjustment": down,
        "net_adjustment": net,
        "gross_adjustment": gross,
        "once_only_adjustment": largest(up, down),
        "gross_adjustment_less_excluded": amounts["less_excluded"],
        "adjusted": adjusted,
        "actual": amounts["actual"],
        "carryover": amounts["carryover"],
        "received": amounts["received"],
        "budget": amounts["budget"],
        "deviation": ratios.deviation(amounts["actual"], amounts["budget"]),
    }


def derived_adjusted(opening: Amount, initial: Amount, net: Amount, printed: Amount) -> Amount:
    """opening + initial + changes, marked so; without a change the adjusted budget is missing."""
    if is_absent(net):
        return printed
    return ratios.adjusted_budget(opening, initial, net).marked_derived()


def at_least_as_far(net: Amount, gross: Amount) -> Amount:
    """What was moved, where only the net change is known: no less than that."""
    if not net.known:
        return gross
    return Amount(abs(net).low, None, (), net.figures, net.grain, True)


def is_absent(amount: Amount) -> bool:
    """Whether an amount is unknown only because it was not printed."""
    return not amount.known and {part.why for part in amount.missing} <= ABSENT


def department(statements: Statements, period: str) -> Line:
    """The department's own amounts; those of an account that is not printed stand for its total."""
    stated = {account: of_one(statements, schema.DEPARTMENT, account, period) for account in ("total", "")}
    amounts = {
        name: other if is_absent(amount) and not is_absent(other) else amount
        for (name, amount), other in zip(
            stated["total"].amounts.items(), stated[""].amounts.values(), strict=True
        )
    }
    amounts["deviation"] = ratios.deviation(amounts["actual"], amounts["budget"])
    for account in STRUCTURE:
        amount = statements.amount(schema.DEPARTMENT, account, "actual", period)
        amounts[f"{account}_expenditure"] = renamed(amount, f"{account}_expenditure")
    unexplained = stated["total"].unexplained + stated[""].unexplained
    counted = stated["total"].opening_counted or stated[""].opening_counted
    return Line(schema.DEPARTMENT, "total", amounts, unexplained, counted)


def renamed(amount: Amount, measure: str) -> Amount:
    """The amount with its missing part under another name."""
    missing = tuple(Missing(part.why, part.subject, measure, part.detail) for part in amount.missing)
    return Amount(amount.low, amount.high, missing, amount.figures, amount.grain, amount.derived)


@lru_cache(maxsize=4)
def of_all(statements: Statements, period: str) -> tuple[Line, ...]:
    """Every line with money of its own: project allocations first, each line once."""
    found: dict[str, Line] = {}
    accounts = [*LINE_ACCOUNTS, *(term.name for term in schema.ACCOUNTS if term.name not in LINE_ACCOUNTS)]
    for account in accounts:
        for line in statements.lines(account, period):
            if line != schema.DEPARTMENT and line not in found:
                found[line] = of_one(statements, line, account, period)
    return tuple(found.values())


def top_level(statements: Statements, lines: Iterable[Line]) -> list[Line]:
    """Project allocations that are not part of another one, which counts them already."""
    funds = {line.subject: line for line in lines if line.account == "fund"}
    part_of = {
        row["line"]: row["parent"] for row in statements.rows if row["account"] == "fund" and row["parent"]
    }
    names = {row["subject"]: row["line"] for row in statements.rows}
    above = {line: names.get(parent, parent) for line, parent in part_of.items()}
    return [line for name, line in funds.items() if above.get(name, "") not in funds or above[name] == name]


def all_projects(lines: list[Line]) -> Line:
    """The sums over the project allocations, line by line; the once-only adjustment is of the sums."""
    names = [name for name in lines[0].amounts if name not in ("once_only_adjustment", "deviation")]
    sums = {name: total(line.amounts[name] for line in lines) for name in names}
    sums["once_only_adjustment"] = largest(sums["upward_adjustment"], sums["downward_adjustment"])
    sums["deviation"] = ratios.deviation(sums["actual"], sums["budget"])
    sums["composition_deviation"] = composition_deviation(lines, sums)
    return Line(schema.ALL_PROJECTS, "fund", sums, sum(line.unexplained for line in lines))


def composition_deviation(lines: list[Line], sums: dict[str, Amount]) -> Amount:
    """Σ abs(aᵢ − bᵢ·Σa/Σb) over the heads (PEFA PI-2.1); a head with budget 0 counts with what it spent."""
    spent, planned = sums["actual"], sums["initial"]
    together = spent + planned
    if not together.known or not (spent.exact and planned.exact and planned.low):
        return Amount(None, None, together.missing, together.figures, together.grain)
    factor = spent.low / planned.low
    pairs = [(line.amounts["actual"].low, line.amounts["initial"].low) for line in lines]
    value = sum((abs(actual - initial * factor) for actual, initial in pairs), start=spent.low * 0)
    return Amount(value, value, (), together.figures, together.grain, True)
