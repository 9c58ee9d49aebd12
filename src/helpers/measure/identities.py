"""Identities (勾稽关系): what must agree in a report, each with one of four outcomes."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

import pandas as pd

from helpers import schema
from helpers.measure import counts, lines
from helpers.measure.amounts import Amount, Missing, absent, as_text, exactly, ratio, total
from helpers.measure.lines import Line, is_absent
from helpers.measure.statements import POINTS, Statement, Statements, is_money, printed
from helpers.measure.wording import joined, label, sentence, what_is_missing


@dataclass(frozen=True)
class Check:
    """One identity on one subject: `sign` is = or ≤; `parts` is how many figures stand for one of the sides."""

    identity: str
    subject: str
    left: Amount
    right: Amount
    sign: str = "="
    parts: int = 1
    outcome: str = ""
    group: str = "money"
    lacking: tuple[Missing, ...] = ()
    grain: Fraction | None = None
    ratio: str = ""
    note: Statement | str = ""

    @property
    def tolerance(self) -> Fraction:
        """(n + 1) half-units of the finest place printed among a parent and its n children."""
        own = (self.grain, self.left.grain, self.right.grain)
        grains = [grain for grain in own if grain is not None]
        return min(grains, default=Fraction(0)) * (self.parts + 1) / 2

    @property
    def difference(self) -> Fraction | None:
        """Left less right, where both are one number."""
        return self.left.low - self.right.low if self.left.exact and self.right.exact else None

    @property
    def result(self) -> str:
        """holds, rounding, fails or unknown."""
        if self.outcome:
            return self.outcome
        if not (self.left.known and self.right.known):
            return "unknown"
        if self.sign == "≤":
            return self._at_most()
        return self._equal()

    def _equal(self) -> str:
        if self.difference is None:
            return "unknown" if overlap(self.left, self.right) else "fails"
        if self.difference == 0:
            return "holds"
        if abs(self.difference) <= self.tolerance and self.group == "money":
            return "rounding"
        return "unknown" if self.lacking else "fails"

    def _at_most(self) -> str:
        if self.left.high is not None and self.right.low is not None and self.left.high <= self.right.low:
            return "holds"
        if self.left.low is not None and self.right.high is not None and self.left.low > self.right.high:
            over = self.left.low - self.right.high
            return "rounding" if self.group == "money" and over <= self.tolerance else "fails"
        return "unknown"


def overlap(one: Amount, other: Amount) -> bool:
    """Whether two intervals have a number in common."""
    return not any(
        low is not None and high is not None and low > high
        for low, high in ((one.low, other.high), (other.low, one.high))
    )


def check(figures: pd.DataFrame, language: str = "zh") -> pd.DataFrame:
    """Every identity that the figures touch, in the columns of schema.CHECKS; money in 元.

    One of whose parts some are printed and others are not is unknown, with the
    missing parts named; one with no part printed is not listed.
    """
    statements = Statements(figures)
    rows = [row_of(one, language) for one in checks(statements)] if statements.rows else []
    return pd.DataFrame(rows, columns=schema.names(schema.CHECKS), dtype="str")


def row_of(one: Check, language: str) -> dict[str, str]:
    """A check as a row of text."""
    form = one.group == "form"
    return {
        "identity": one.identity,
        "subject": one.subject,
        "outcome": one.result,
        "left": "" if form else counts.span(one.left),
        "right": "" if form else counts.span(one.right),
        "difference": "" if one.difference is None or form else as_text(one.difference),
        "tolerance": as_text(one.tolerance) if one.group == "money" and one.sign == "=" else "",
        "reason": reason_of(one, language),
        "figures": " ".join(dict.fromkeys(one.left.figures + one.right.figures)),
    }


def reason_of(one: Check, language: str) -> str:
    """The equation in words, what was compared, and what is missing where it cannot be checked."""
    words = [sentence(f"identity_{one.identity}", language, ratio=ratio_label(one.ratio, language))]
    if isinstance(one.note, Statement):
        words.append(restated(one.note, language))
    if one.note == "base_zero":
        words.append(sentence("rate_on_zero" if one.result == "fails" else "zero_rate_on_zero", language))
    missing = one.left.missing + one.right.missing
    if one.result == "unknown":
        missing += one.lacking
    words.append(
        what_is_missing(missing, language, one.subject, "money" if one.group == "money" else "count")
    )
    return joined(words, language)


def parts_group(one: Check) -> str:
    """Whether the parts of a check are money or counts."""
    if one.ratio:
        return next(ratio.group for ratio in schema.RATIOS if ratio.name == one.ratio)
    return "money" if one.group == "money" else "count"


def ratio_label(name: str, language: str) -> str:
    """The word of a ratio."""
    return next((getattr(one, language) for one in schema.RATIOS if one.name == name), "")


def restated(one: Statement, language: str) -> str:
    """The ways in which one figure is printed."""
    numbers = "、".join(printed(row) for row in one.rows)
    group = schema.group_of(one.first["kind"])
    words = sentence(
        "restated", language, measure=label(one.first["measure"], language, group), numbers=numbers
    )
    return joined([words, sentence("unit_slip", language) if is_unit_slip(one) else ""], language)


def is_unit_slip(one: Statement) -> bool:
    """Whether two statements of one figure are ten thousand times apart: a suspected slip of the unit.

    A unit is never guessed from a size; only two statements of one figure tell.
    """
    if not is_money(one.first):
        return False
    exact = [amount for amount in one.amounts if amount.exact and amount.low]
    pairs = ((small, large) for small in exact for large in exact if abs(small.low) < abs(large.low))
    return any(
        abs(small.low * 10**power - large.low) <= (small.grain * 10**power + large.grain) / 2
        for small, large in pairs
        for power in (4, 8)
    )


def checks(statements: Statements) -> Iterator[Check]:
    """All checks of a department-year."""
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


def printed_sum(
    identity: str, subject: str, whole: Amount, parts: list[Amount], optional: list[Amount] = ()
) -> Iterator[Check]:
    """Parts = whole, where the whole or all parts but one are printed; optional parts count where printed."""
    parts = [*parts, *(part for part in optional if not is_absent(part))]
    if is_absent(whole) or all(is_absent(part) for part in parts):
        return
    yield Check(identity, subject, total(parts), whole, parts=len(parts))


STRUCTURES = (
    ("basic_and_project", "total", ("basic", "project"), ()),
    ("personnel_and_public", "basic", ("personnel", "public"), ()),
    ("three_public", "three_public", ("abroad", "vehicles", "reception"), ()),
    ("vehicles", "vehicles", ("vehicle_purchase", "vehicle_running"), ()),
)
STAGES_OF_MONEY = ("initial", "adjusted", "actual", "budget")


def structure(statements: Statements, period: str) -> Iterator[Check]:
    """Accounts that add up to another one, at each stage of the budget."""
    for identity, whole, parts, optional in STRUCTURES:
        for measure in STAGES_OF_MONEY:
            amounts = {
                account: lines.renamed(
                    statements.amount(schema.DEPARTMENT, account, measure, period), account
                )
                for account in (whole, *parts, *optional)
            }
            yield from printed_sum(
                identity, schema.DEPARTMENT, amounts[whole], [amounts[part] for part in parts]
            )


def department(statements: Statements, period: str) -> Iterator[Check]:
    """Budget against spending, and revenue against spending, of the whole department."""
    own = lines.department(statements, period).amounts
    budget = own["initial"] if is_absent(own["budget"]) else own["budget"]
    if not is_absent(budget) and not is_absent(own["actual"]):
        yield balance(
            "department_budget", schema.DEPARTMENT, own, budget, ("opening", "net_adjustment", "carryover")
        )
    if not is_absent(own["received"]) and not is_absent(own["actual"]):
        nothing_moved = own | {"net_adjustment": exactly(0)}
        yield balance(
            "department_revenue", schema.DEPARTMENT, nothing_moved, own["received"], ("opening", "carryover")
        )
    yield from of_budget(own, schema.DEPARTMENT)


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
    lacking = tuple(part for name in optional if is_absent(own[name]) for part in own[name].missing)
    return Check(identity, subject, left, right, parts=4, lacking=tuple(dict.fromkeys(lacking)))


def of_budget(own: dict[str, Amount], subject: str) -> Iterator[Check]:
    """Nothing is spent beyond the adjusted budget, and a printed one is what its parts come to."""
    if not is_absent(own["adjusted"]) and not is_absent(own["actual"]):
        yield Check("actual_at_most_adjusted", subject, own["actual"], own["adjusted"], "≤")
    if own["adjusted"].known and not own["adjusted"].derived and not is_absent(own["upward_adjustment"]):
        start = exactly(0) if is_absent(own["opening"]) else own["opening"]
        lacking = own["opening"].missing if is_absent(own["opening"]) else ()
        left = total([start, own["initial"], own["net_adjustment"]])
        yield Check("adjusted", subject, left, own["adjusted"], parts=3, lacking=lacking)


def projects(statements: Statements, period: str) -> Iterator[Check]:
    """Each line's equation, the sum of the project allocations, and how many of them there are."""
    each = lines.of_all(statements, period)
    for line in each:
        own = line.amounts
        if not is_absent(own["initial"]) and not is_absent(own["actual"]):
            one = balance(
                "line_budget", line.subject, own, own["initial"], ("opening", "net_adjustment", "carryover")
            )
            yield replace(one, grain=finest_place(each, line.account))
        yield from of_budget(own, line.subject)
    funds = lines.top_level(statements, each)
    for measure in STAGES_OF_MONEY:
        whole = lines.renamed(statements.amount(schema.DEPARTMENT, "project", measure, period), "project")
        parts = [statements.amount(line.subject, "fund", measure, period) for line in funds]
        yield from printed_sum("projects", schema.DEPARTMENT, whole, parts)
    yield from number_of_projects(statements, funds, period)


def finest_place(each: list[Line], account: str) -> Fraction | None:
    """The finest place printed in the list that a line stands in: reports drop zeros at the end (51, 75.9, 0.85)."""
    amounts = (amount for line in each if line.account == account for amount in line.amounts.values())
    return min((amount.grain for amount in amounts if amount.grain is not None), default=None)


FUND_WORDS = ("专项资金", "专项经费", "项目", "专项", "项目支出")
"""Subjects of a count that says how many project allocations there are."""


def number_of_projects(statements: Statements, funds: list[Line], period: str) -> Iterator[Check]:
    """The stated number of project allocations against those that are listed."""
    for word in FUND_WORDS:
        for stated in statements.find(word, "", "count", "count", period):
            if funds and stated.unit in ("个", "项"):
                figures = tuple(name for line in funds for name in line.amounts["actual"].figures)
                yield Check(
                    "number_of_projects", word, stated.amount, exactly(len(funds), *figures), group="count"
                )


def twice_stated(statements: Statements) -> Iterator[Check]:
    """A figure that is stated more than once says the same each time."""
    for one in statements.all:
        if len(one.rows) > 1 and one.first["measure"] not in POINTS:
            first, other = one.amounts[0], farthest(one)
            yield Check(
                "stated_twice",
                one.first["line"],
                first,
                other,
                outcome=one.outcome,
                group="money" if is_money(one.first) else "count",
                note=one,
            )


def farthest(one: Statement) -> Amount:
    """The statement that differs most from the first; the second where none does."""
    first = one.amounts[0]
    return max(one.amounts[1:], key=lambda amount: _distance(first, amount))


def _distance(one: Amount, other: Amount) -> Fraction:
    ends = ((one.low, other.low), (one.high, other.high))
    return max((abs(a - b) for a, b in ends if a is not None and b is not None), default=Fraction(0))


def people(statements: Statements) -> Iterator[Check]:
    """The staff add up, and are no more than the posts."""
    for period in dict.fromkeys(row["period"] for row in statements.rows if row["kind"] == "people"):
        staff = {name: counts.part(statements, schema.DEPARTMENT, name, period)[0] for name in counts.STAFF}
        parts = [staff["in_service"], staff["retired"]]
        veterans = [] if is_absent(staff["retired_veteran"]) else [staff["retired_veteran"]]
        if not is_absent(staff["total"]) and not all(is_absent(part) for part in parts):
            left = total([*parts, *veterans])
            yield Check("people", schema.DEPARTMENT, left, staff["total"], group="count")
        if not is_absent(staff["in_service"]) and not is_absent(staff["authorised"]):
            yield Check(
                "in_service_at_most_authorised",
                schema.DEPARTMENT,
                staff["in_service"],
                staff["authorised"],
                "≤",
                group="count",
            )


ORDERED = (
    ("valid_at_most_distributed", "returned_valid", "distributed"),
    ("filed_at_most_received", "filed", "received"),
    ("key_at_most_filed", "key", "filed"),
)


def ordered_counts(statements: Statements) -> Iterator[Check]:
    """Counts of which one cannot be more than the other."""
    for identity, smaller, larger in ORDERED:
        pairs = dict.fromkeys(
            (one.first["line"], one.first["period"])
            for one in statements.all
            if one.first["measure"] == smaller
            and one.first["kind"] == "count"
            and one.first["stage"] != "target"
        )
        for line, period in pairs:
            left = counts.part(statements, line, smaller, period)[0]
            right = counts.part(statements, line, larger, period)[0]
            yield Check(identity, line, left, right, "≤", group="count")


def rates(statements: Statements) -> Iterator[Check]:
    """A printed rate is its numerator over its denominator, to the printed digits."""
    known = {one.name: one for one in schema.RATIOS}
    grains = [one.finest.grain for one in statements.all if one.first["kind"] == "money"]
    money_grain = min(grains, default=Fraction(0))
    for stated in statements.all:
        one = known.get(stated.first["measure"])
        if one is None or stated.first["kind"] != "ratio" or stated.first["stage"] == "target":
            continue
        above, below = parts_of_rate(statements, one, stated)
        yield printed_rate(one, stated, above, below, money_grain if one.group == "money" else Fraction(0))
        if one.within_one:
            yield Check(
                "rate_at_most_one", stated.first["line"], stated.amount, exactly(1), "≤", group="rate"
            )


def parts_of_rate(statements: Statements, one: schema.Ratio, stated: Statement) -> tuple[Amount, Amount]:
    """What a printed rate is made of, as far as it is printed too."""
    row = stated.first
    if one.group == "count":
        (above, _), (below, _) = counts.parts_of(statements, one, row["line"], row["period"])
        return above, below
    own = with_implied_budget(line_of(statements, row).amounts)
    none = absent(row["line"], one.numerator), absent(row["line"], one.denominator)
    return own.get(one.numerator, none[0]), own.get(one.denominator, none[1])


def with_implied_budget(own: dict[str, Amount]) -> dict[str, Amount]:
    """Where nothing was adjusted, as spending and carry-over show, the budget that a rate divides by is the initial.

    Then opening + initial = actual + carry-over, to the last digit.
    """
    start = own["initial"] if is_absent(own["opening"]) else own["opening"] + own["initial"]
    end = own["actual"] + own["carryover"]
    same = start.exact and end.exact and start.low == end.low
    return own | {"adjusted": start} if same and is_absent(own["adjusted"]) else own


def line_of(statements: Statements, row: dict[str, str]) -> Line:
    """The line that a rate is printed for."""
    line, account, period = row["line"], row["account"], row["period"]
    whole = lines.department(statements, period)
    if line == schema.DEPARTMENT:
        return whole if account in ("", "total") else lines.of_one(statements, line, account, period)
    each = {one.subject: one for one in lines.of_all(statements, period)}
    found = each.get(line) or lines.of_one(statements, line, account, period)
    structure_of_whole = {
        name: whole.amounts[name] for name in whole.amounts if name.endswith("_expenditure")
    }
    return Line(line, found.account, found.amounts | structure_of_whole)


def printed_rate(
    one: schema.Ratio, stated: Statement, above: Amount, below: Amount, grain: Fraction
) -> Check:
    """The check of one printed rate; `grain` is the place to which its parts are printed, 0 for counts."""
    row, rate = stated.first, stated.amount
    base = Check("rate", row["line"], rate, Amount(), group="rate", ratio=one.name)
    figures = tuple(dict.fromkeys(above.figures + below.figures))
    if below.exact and below.low == 0:
        wrong = rate.low != 0 or rate.high != 0
        return replace(
            base, right=Amount(figures=figures), outcome="fails" if wrong else "holds", note="base_zero"
        )
    if not (above.known and below.known):
        missing = tuple(dict.fromkeys(above.missing + below.missing))
        return replace(base, right=Amount(missing=missing, figures=figures))
    right = ratio(above, below)
    return replace(base, right=right, outcome=rate_outcome(rate, right, below, grain))


def rate_outcome(rate: Amount, right: Amount, below: Amount, grain: Fraction) -> str:
    """holds to the printed digits; rounding where it was cut off, or where the rounding of its parts explains it."""
    if not (rate.exact and right.exact):
        return "unknown" if overlap(rate, right) else "fails"
    off = abs(rate.low - right.low)
    if off <= rate.grain / 2:
        return "holds"
    of_parts = grain / 2 * (1 + abs(right.low)) / abs(below.low)
    return "rounding" if off < max(rate.grain, rate.grain / 2 + of_parts) else "fails"


def one_unit(statements: Statements) -> Iterator[Check]:
    """Money stands in one unit through the report."""
    money = [row for row in statements.rows if row["kind"] == "money" and row["unit"]]
    units = dict.fromkeys(row["unit"].removesuffix("元") or "元" for row in money)
    if money:
        ids = tuple(row["id"] for row in money)
        outcome = "holds" if len(units) == 1 else "fails"
        yield Check(
            "one_unit", schema.DEPARTMENT, Amount(figures=ids), Amount(), outcome=outcome, group="form"
        )


def one_year(statements: Statements) -> Iterator[Check]:
    """What is dated stands in the year that it speaks of."""
    dated = [row for row in statements.rows if row["as_of"]]
    if dated:
        ids = tuple(row["id"] for row in dated)
        outcome = "holds" if all(row["as_of"][:4] in row["period"] for row in dated) else "fails"
        yield Check(
            "one_year", schema.DEPARTMENT, Amount(figures=ids), Amount(), outcome=outcome, group="form"
        )
