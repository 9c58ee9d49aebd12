"""A government's year: revenue and spending of the whole city and of its own level, and next year's budget."""

from dataclasses import dataclass, replace
from decimal import Decimal
from random import Random

from .amounts import ZERO, Amounts, Change, whole
from .lots import names, scaled


@dataclass(frozen=True)
class Level:
    """全市 or 市本级: taxes and other revenue, spending by 类, and the fund budget likewise."""

    name: str
    taxes: dict[str, Amounts]
    other: dict[str, Amounts]
    heads: dict[str, Amounts]
    fund_income: dict[str, Amounts]
    fund_heads: dict[str, Amounts]
    below: dict[str, Decimal]
    """What stands below the line of the general budget: subsidy and opening in, sent and closing out."""


@dataclass(frozen=True)
class Treasury:
    """The levels of a government, the widest first."""

    place: str
    year: int
    grain: Decimal
    levels: tuple[Level, ...]

    @property
    def department(self) -> str:
        return self.place + "财政局"


def treasury_year(rng: Random, grain: Decimal) -> Treasury:
    """A county, district or city with its own level below a wider one; its own level has a part of every line."""
    place, year = rng.choice(names()["places"]), rng.randrange(2021, 2026)
    kind = place[-1]
    wide = level(rng, f"全{kind}", grain)
    own = part_of(rng, f"{kind}本级", wide, grain)
    return Treasury(place, year, grain, (wide, own))


def level(rng: Random, name: str, grain: Decimal) -> Level:
    lists = names()["treasury"]

    def lines(names_of: list[str], low: int, high: int) -> dict[str, Amounts]:
        return {one: line(rng, Decimal(rng.randrange(low, high)) * 10**7, grain) for one in names_of}

    taxes, other = lines(lists["taxes"], 4, 90), lines(lists["other"], 3, 40)
    heads = lines(lists["heads"], 8, 160)
    funds = lines(lists["fund_income"], 4, 200), lines(lists["fund_heads"], 5, 90)
    return Level(name, taxes, other, heads, *funds, below_the_line(rng, taxes | other, heads, grain))


def below_the_line(rng: Random, income: dict, heads: dict, grain: Decimal) -> dict[str, Decimal]:
    """What makes both sides of the general budget equal; no subsidy where the income is enough."""
    taken, spent = whole(list(income.values())).actual, whole(list(heads.values())).actual
    opening, sent, closing = (scaled(rng, spent, low, low + 3, grain) for low in (2, 1, 2))
    lacking = spent + sent + closing - taken - opening
    return {
        "subsidy": max(lacking, ZERO),
        "opening": opening,
        "sent": sent,
        "closing": closing + max(-lacking, ZERO),
    }


def line(rng: Random, initial: Decimal, grain: Decimal) -> Amounts:
    """A line of a government: budget, changes, what came of it, last year's and next year's."""
    initial = scaled(rng, initial, 90, 110, grain)
    change = scaled(rng, initial, 2, 14, grain) * rng.choice((1, 1, -1))
    actual = scaled(rng, initial + change, 91, 100, grain)
    prior = scaled(rng, actual, 84, 119, grain)
    return Amounts(
        initial=initial, changes=(Change(change),), actual=actual, prior=prior,
        prior_initial=scaled(rng, prior, 90, 110, grain), plan=scaled(rng, actual, 95, 110, grain),
    )  # fmt: skip


def part_of(rng: Random, name: str, wide: Level, grain: Decimal) -> Level:
    """A level whose every amount is a part of the wider one's."""

    def parts(lines: dict[str, Amounts]) -> dict[str, Amounts]:
        return {one: share(amounts, rng.randrange(18, 62), grain) for one, amounts in lines.items()}

    taxes, other, heads = parts(wide.taxes), parts(wide.other), parts(wide.heads)
    funds = parts(wide.fund_income), parts(wide.fund_heads)
    return Level(name, taxes, other, heads, *funds, below_the_line(rng, taxes | other, heads, grain))


def share(amounts: Amounts, percent: int, grain: Decimal) -> Amounts:
    """A percent of each of a line's amounts; what keeps within its budget does so in whole grains too."""

    def of(value: Decimal) -> Decimal:
        return (value * percent / 100 // grain) * grain

    part = Amounts(
        initial=of(amounts.initial), changes=tuple(Change(of(one.value)) for one in amounts.changes),
        actual=of(amounts.actual), prior=of(amounts.prior), prior_initial=of(amounts.prior_initial), plan=of(amounts.plan),
    )  # fmt: skip
    within = amounts.actual <= amounts.adjusted
    return replace(part, actual=min(part.actual, part.adjusted)) if within else part
