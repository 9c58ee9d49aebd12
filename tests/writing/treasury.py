"""A government's year: revenue and spending of the whole city and of its own level, and next year's budget."""

from dataclasses import dataclass
from decimal import Decimal
from random import Random

from .amounts import Amounts, Change
from .department import names, scaled


@dataclass(frozen=True)
class Level:
    """全市 or 市本级: taxes and other revenue, spending by 类, and the fund budget likewise."""

    name: str
    taxes: dict[str, Amounts]
    other: dict[str, Amounts]
    heads: dict[str, Amounts]
    fund_income: dict[str, Amounts]
    fund_heads: dict[str, Amounts]


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
    wide = level(rng, f"全{kind}", grain, Decimal(1))
    own = part_of(rng, f"{kind}本级", wide, grain)
    return Treasury(place, year, grain, (wide, own))


def level(rng: Random, name: str, grain: Decimal, size: Decimal) -> Level:
    lists = names()["treasury"]

    def lines(names_of: list[str], low: int, high: int) -> dict[str, Amounts]:
        return {one: line(rng, Decimal(rng.randrange(low, high)) * 10**7 * size, grain) for one in names_of}

    return Level(
        name,
        lines(lists["taxes"], 4, 90),
        lines(lists["other"], 3, 40),
        lines(lists["heads"], 8, 160),
        lines(lists["fund_income"], 4, 200),
        lines(lists["fund_heads"], 5, 90),
    )


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

    return Level(name, *(parts(lines) for lines in (
        wide.taxes, wide.other, wide.heads, wide.fund_income, wide.fund_heads)))  # fmt: skip


def share(amounts: Amounts, percent: int, grain: Decimal) -> Amounts:
    """A percent of each of a line's amounts."""

    def of(value: Decimal) -> Decimal:
        return (value * percent / 100 // grain) * grain

    return Amounts(
        initial=of(amounts.initial), changes=tuple(Change(of(one.value)) for one in amounts.changes),
        actual=of(amounts.actual), prior=of(amounts.prior), prior_initial=of(amounts.prior_initial), plan=of(amounts.plan),
    )  # fmt: skip
