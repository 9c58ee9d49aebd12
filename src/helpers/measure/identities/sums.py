"""Identities of money: structures that add up, budgets that balance, projects that come to their sum.

Its tests: test_identities.py.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from fractions import Fraction

from helpers import schema
from helpers.measure.figures import (
    Amount,
    Books,
    Line,
    Statements,
    absent,
    exactly,
    figures_of,
    missing_of,
    renamed,
    total,
)
from helpers.measure.identities.checks import Check
from helpers.measure.identities.other_lines import is_amount_of, is_another_line, moves_a_surplus

_VEHICLES = ("vehicle_purchase", "vehicle_running")
_STRUCTURES = (
    ("basic_and_project", "total", ("basic", "project")),
    ("personnel_and_public", "basic", ("personnel", "public")),
    ("three_public", "three_public", ("abroad", "vehicles", "reception")),
    ("vehicles", "vehicles", _VEHICLES),
)
"""Identity, the whole's account, the accounts of its parts."""

_STAGES = ("initial", "adjusted", "actual", "budget")
PARTS_OF_BUDGET = ("opening", "initial", "adjustment")
"""The measures that a year's whole budget is put together from."""

_FAR = 20
"""So many times the whole, and more than a slip of the decimal point."""

_WHOLE = Fraction(10000)
"""元 from which a tolerance comes of whole numbers of 万元, whose zeros were dropped and which round nothing."""

_OPTIONAL = ("opening", "net_adjustment", "carryover")
"""Parts of a balance that reports leave out where they are 0, or where they do not think of them."""

_FUND_WORDS = ("专项资金", "专项经费", "专项", "项目支出")
"""Subjects of a count of project allocations; 项目 is one under a heading with one of these words."""


def sums_of_money(books: Books) -> Iterator[Check]:
    """All identities of money, period by period."""
    for period in books.statements.periods:
        yield from _sums_of_whole(books, period)
        yield from _sums_of_accounts(books.statements, period)
        yield from _sums_of_projects(books, period)


def _sums_of_accounts(statements: Statements, period: str) -> Iterator[Check]:
    """Accounts that add up to another one, at each stage of the budget."""
    for identity, whole, parts in _STRUCTURES:
        for stage in _STAGES:
            amounts = {
                account: renamed(statements.amount(schema.DEPARTMENT, account, stage, period), account)
                for account in parts
            }
            if identity == "basic_and_project" and amounts["basic"].is_absent:
                amounts["basic"] = _basic_by_parts(statements, stage, period)
            beside = statements.amount_beside(amounts.values(), schema.DEPARTMENT, whole, stage, period)
            amounts[whole] = renamed(beside, whole)
            if identity == "three_public" and amounts["vehicles"].is_absent:
                amounts["vehicles"] = _vehicles_by_parts(statements, stage, period, amounts[whole])
            for check in _printed_sum(identity, stage, amounts[whole], [amounts[part] for part in parts]):
                if identity != "basic_and_project" or not _lacks_another_part(check, statements, period):
                    yield check


def _basic_by_parts(statements: Statements, stage: str, period: str) -> Amount:
    """Basic expenditure as its two parts together, where only these are printed."""
    parts = [statements.amount(schema.DEPARTMENT, name, stage, period) for name in ("personnel", "public")]
    return absent(schema.DEPARTMENT, "basic") if any(part.is_absent for part in parts) else total(parts)


def _lacks_another_part(check: Check, statements: Statements, period: str) -> bool:
    """Whether what basic and project expenditure lack of all is a line of its own at that stage: 其他, 经营支出."""
    gap = check.difference
    if gap is None or gap >= 0:
        return False
    named = (row for row in statements.rows if row["subject"] != schema.DEPARTMENT and not row["account"])
    at_stage = (row for row in named if row["measure"] == check.stage)
    return is_amount_of(-gap, at_stage, period)


def _printed_sum(identity: str, stage: str, whole: Amount, parts: list[Amount]) -> Iterator[Check]:
    """Parts = whole, where the whole and at least one of its parts are printed.

    Parts that are more than their whole already do not come to it, whatever is missing.
    """
    printed = [part for part in parts if not part.is_absent]
    if whole.is_absent or not printed:
        return
    check = Check(identity, schema.DEPARTMENT, total(parts), whole, parts=len(parts), stage=stage)
    known = replace(check, left=total(printed), parts=len(printed))
    is_beyond = known.difference is not None and known.difference > 0 and known.result != "holds"
    if len(printed) == len(parts) or not is_beyond:
        yield check
    else:
        yield replace(known, outcome="fails" if known.tolerance >= _WHOLE else "")


def _vehicles_by_parts(statements: Statements, stage: str, period: str, whole: Amount) -> Amount:
    """Vehicles as what is printed of them, where no part is missing that the whole would need.

    Many reports print running costs alone in a year without a purchase.
    """
    abroad, reception, *parts = (
        statements.amount(schema.DEPARTMENT, account, stage, period)
        for account in ("abroad", "reception", *_VEHICLES)
    )
    known = total(part for part in parts if not part.is_absent)
    rest = whole - total(part for part in (abroad, reception) if not part.is_absent)
    needs = known.number is not None and rest.number is not None and known.number >= rest.number
    return known if needs and known.figures else absent(schema.DEPARTMENT, "vehicles")


def _sums_of_whole(books: Books, period: str) -> Iterator[Check]:
    """Budget against spending, and revenue against spending, of the whole department."""
    line = books.department(period)
    own = line.equation
    budget = own["initial"] if own["budget"].is_absent or _is_whole_budget(own) else own["budget"]
    if not budget.is_absent and not own["actual"].is_absent:
        check = _balance("department_budget", schema.DEPARTMENT, own, budget)
        if not check.difference or not moves_a_surplus(books.statements, period):
            yield check
    if not own["received"].is_absent and not own["actual"].is_absent and not _is_of_place(own, books):
        nothing_moved = _without_counted_opening(line.amounts) | {"net_adjustment": exactly(0)}
        check = _balance("department_revenue", schema.DEPARTMENT, nothing_moved, own["received"])
        if not is_another_line(check.difference, books.statements, period):
            yield check
    yield from _within_budget(own, schema.DEPARTMENT)


def _is_of_place(own: dict[str, Amount], books: Books) -> bool:
    """Whether the revenue is a place's (全县): what other levels gave or got stands beside it."""
    by_id = books.statements.by_id
    return any(by_id[figure]["coverage"] for figure in own["received"].figures if figure in by_id)


def _is_whole_budget(own: dict[str, Amount]) -> bool:
    """Whether a budget of no said stage is what carry-over, initial budget and changes come to."""
    return whole_budget(own).number is not None and whole_budget(own).number == own["budget"].number


def whole_budget(own: Mapping[str, Amount]) -> Amount:
    """What a line had in the year, by its parts: the carry-over and changes that are printed, and the initial budget."""
    moved = (own[name] for name in ("opening", "net_adjustment") if not own[name].is_absent)
    return total([own["initial"], *moved])


def _without_counted_opening(own: dict[str, Amount]) -> dict[str, Amount]:
    """The amounts with an opening carry-over of 0 where the printed revenue holds it already.

    Reports print 收入合计 with 上年结转 among its parts as often as without. It is
    taken to be among them only where the revenue alone meets spending and
    carry-over to the last digit.
    """
    rest = own["received"] - total([own["actual"], own["carryover"]])
    counted = own["opening"].is_known and rest.number == 0
    return own | {"opening": exactly(0, *own["opening"].figures)} if counted else own


def _balance(identity: str, subject: str, own: dict[str, Amount], budget: Amount) -> Check:
    """opening + budget + adjustment = actual + carry-over.

    Where optional parts are not printed, exact agreement holds; a difference
    cannot be judged, since one of them may explain it.
    """
    lacking = [own[name] for name in _OPTIONAL if own[name].is_absent]
    parts = own | {name: exactly(0) for name in _OPTIONAL if own[name].is_absent}
    left = total([parts["opening"], budget, parts["net_adjustment"]])
    right = total([parts["actual"], parts["carryover"]])
    terms = (parts["opening"], budget, parts["net_adjustment"], parts["actual"], parts["carryover"])
    printed = sum(bool(term.figures) for term in terms)
    return Check(identity, subject, left, right, parts=printed - 1, lacking=missing_of(*lacking))


def _within_budget(own: dict[str, Amount], subject: str, grain: Fraction | None = None) -> Iterator[Check]:
    """Nothing is spent beyond the adjusted budget, and a printed one is what its parts come to.

    A printed budget allows no tail: what is printed as more is more. One that
    is worked out has the tail of its two or three parts.
    """
    actual, adjusted, opening = own["actual"], own["adjusted"], own["opening"]
    if not adjusted.is_absent and not actual.is_absent and not _is_brought_over(own):
        parts = len(adjusted.figures) if adjusted.derived else 0
        finest = grain if parts else None
        yield Check("actual_at_most_adjusted", subject, actual, adjusted, "≤", parts=parts, grain=finest)
    is_settled = _is_settled(own)
    if adjusted.is_known and not adjusted.derived and (is_settled or _is_changed(own)):
        start = exactly(0) if opening.is_absent else opening
        lacking = opening.missing if opening.is_absent and not is_settled else ()
        left = total([start, own["initial"], own["net_adjustment"] if _is_changed(own) else exactly(0)])
        yield Check("adjusted", subject, left, adjusted, parts=3, lacking=lacking)


def _is_brought_over(own: dict[str, Amount]) -> bool:
    """Whether what was spent beyond the adjusted budget was there from the year before, which many budgets leave out."""
    budget, spent, opening = (own[name].number or 0 for name in ("adjusted", "actual", "opening"))
    return budget < spent <= budget + opening


def _is_changed(own: dict[str, Amount]) -> bool:
    """Whether changes of the budget are printed."""
    return not own["upward_adjustment"].is_absent


def _is_settled(own: dict[str, Amount]) -> bool:
    """Whether what is printed balances to the last digit: then nothing is left for what is not printed."""
    moved = own["net_adjustment"] if _is_changed(own) else exactly(0)
    opening = exactly(0) if own["opening"].is_absent else own["opening"]
    came, went = (
        total(side) for side in ([opening, own["initial"], moved], [own["actual"], own["carryover"]])
    )
    return came.number is not None and came.number == went.number and came.number > 0


def _sums_of_projects(books: Books, period: str) -> Iterator[Check]:
    """Each line's equation, the sum of the project allocations, and how many of them there are."""
    lines = books.lines(period)
    finest = _finest_places(lines)
    for line in lines:
        own, grain = line.equation, finest.get(line.account)
        if line.account == "fund" and not own["initial"].is_absent and not own["actual"].is_absent:
            yield replace(_balance("line_budget", line.subject, own, own["initial"]), grain=grain)
        yield from _within_budget(own, line.subject, grain)
    funds = books.projects(period)
    for stage in _STAGES if not _is_one_group(books, funds) else ():
        whole = renamed(books.statements.amount(schema.DEPARTMENT, "project", stage, period), "project")
        parts = [books.statements.amount(line.subject, "fund", stage, period) for line in funds]
        if not any(_is_far_beyond(part, whole) for part in parts):
            yield from _printed_sum("projects", stage, whole, parts)
    if funds:
        yield from _number_of_projects(books.statements, funds, period)


def _is_far_beyond(part: Amount, whole: Amount) -> bool:
    """Whether one amount is so much more than a sum that it is none of its parts: 上级转移支付支出 beside 项目支出."""
    if part.number is None or whole.number is None:
        return False
    return part.number > _FAR * whole.number > 0


def _is_one_group(books: Books, funds: tuple[Line, ...]) -> bool:
    """Whether all projects are parts of one group, which need not be all there are: 编报绩效目标的项目共3个, 其中：…."""
    if len(funds) != 1:
        return False
    parts = (
        row for row in books.statements.rows if row["account"] == "fund" and row["line"] != funds[0].subject
    )
    return any(funds[0].subject in books.statements.ancestors(row) for row in parts)


def _finest_places(lines: Iterable[Line]) -> dict[str, Fraction]:
    """The finest place printed in each account's list: reports drop zeros at the end (51, 75.9, 0.85)."""
    finest: dict[str, Fraction] = {}
    for line in lines:
        grains = [amount.grain for amount in line.amounts.values() if amount.grain is not None]
        if grains:
            finest[line.account] = min(*grains, finest.get(line.account, grains[0]))
    return finest


def _number_of_projects(statements: Statements, funds: tuple[Line, ...], period: str) -> Iterator[Check]:
    """The stated number of project allocations against those that are listed."""
    spent = [line.amounts["actual"] for line in funds]
    unclear = tuple(part for part in missing_of(*spent) if part.why == "unclear")
    listed = replace(exactly(len(funds), *figures_of(*spent)), missing=unclear)
    for word in (*_FUND_WORDS, "项目"):
        for stated in statements.find(word, "", "count", "count", period):
            theme, line = stated.first["theme"], stated.first["line"]
            meant = line != "项目" or any(name in theme for name in _FUND_WORDS)
            if meant and stated.unit in ("个", "项"):
                yield Check("number_of_projects", line, stated.amount, listed, group="count")
