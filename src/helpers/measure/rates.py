"""Printed rates against what they are made of."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from helpers import schema
from helpers.measure import counts, lines
from helpers.measure.amounts import Amount, absent, exactly, ratio
from helpers.measure.lines import Line, is_absent
from helpers.measure.outcomes import Check, overlap
from helpers.measure.same_figure import Statement
from helpers.measure.statements import Statements


def rates(statements: Statements) -> Iterator[Check]:
    """A printed rate is its numerator over its denominator, to the printed digits."""
    grains = [one.finest.grain for one in statements.all if one.first["kind"] == "money"]
    money_grain = min(grains, default=Fraction(0))
    for stated in statements.all:
        one = schema.RATIO_NAMED.get(stated.first["measure"])
        if one is None or stated.first["kind"] != "ratio" or stated.first["stage"] == "target":
            continue
        above, below = parts_of_rate(statements, one, stated)
        yield printed_rate(one, stated, above, below, money_grain if one.group == "money" else Fraction(0))
        if one.within_one:
            line, whole = stated.first["line"], exactly(1)
            yield Check("rate_at_most_one", line, stated.amount, whole, "≤", group="rate", ratio=one.name)


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
    """The initial budget as the base of a rate where nothing was adjusted, as spending and carry-over show.

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
    """holds to the printed digits; rounding where it was cut off, or where rounded parts explain it."""
    if not (rate.exact and right.exact):
        return "unknown" if overlap(rate, right) else "fails"
    off = abs(rate.low - right.low)
    if off <= rate.grain / 2:
        return "holds"
    of_parts = grain / 2 * (1 + abs(right.low)) / abs(below.low)
    return "rounding" if off < max(rate.grain, rate.grain / 2 + of_parts) else "fails"
