"""Basic spending by economic lines, 三公 within it, and purchases."""

from decimal import Decimal
from random import Random

from .amounts import ZERO, Amounts
from .facts import Atom, Economic
from .lots import coded, money, names, rounded, scaled, years_of


def economic_lines(rng: Random, atoms: tuple[Atom, ...], grain: Decimal) -> tuple[tuple[Economic, ...], dict]:
    """The lines of basic spending: those that a function line fixes, the rest by shares; and 三公 with them."""
    lists, common = names(), names()["common"]
    place = {coded(words)[2][0]: key for key, words in common.items()}
    rest = {"personnel": Amounts(), "public": Amounts()}
    sums: dict[str, Amounts] = {}
    for atom in atoms:
        key = place.get(atom.path[2][0], "").removesuffix("_units")
        if key:
            sums[key] = sums.get(key, Amounts()) + atom.amounts
        else:
            rest[atom.part] += atom.amounts
    lines = [(lists["personnel"]["fixed"][key], "personnel", amounts) for key, amounts in sums.items()]
    three_public = make_three_public(rng, grain)
    for key in ("abroad", "reception", "vehicle_running"):
        lines.append((lists["public"][key], "public", three_public[key]))
        rest["public"] = less(rest["public"], three_public[key])
    for part in ("personnel", "public"):
        lines += [(name, part, line) for name, line in by_shares(rest[part], lists[part]["lines"], grain)]
    made = [Economic(*words.split(" ", 1), part, amounts) for words, part, amounts in lines]
    return tuple(sorted(made, key=lambda line: line.code)), three_public


def less(whole: Amounts, part: Amounts) -> Amounts:
    """What is left of initial, actual and last year's amount without a part."""
    return Amounts(
        initial=whole.initial - part.initial,
        actual=whole.actual - part.actual,
        prior=whole.prior - part.prior,
    )


def by_shares(total: Amounts, lines: list[str], grain: Decimal) -> list[tuple[str, Amounts]]:
    """The amounts over lines that end with their percent; the last takes the rest."""
    made, rest = [], total
    for words in lines:
        name, _, share = words.rpartition(" ")
        part = rest if words == lines[-1] else shared(total, int(share), grain)
        made.append((name, part))
        rest = less(rest, part)
    return made


def shared(total: Amounts, share: int, grain: Decimal) -> Amounts:
    """A percent of initial, actual and last year's amount."""
    initial, actual, prior = (
        rounded(value * share / 100, grain) for value in (total.initial, total.actual, total.prior)
    )
    return Amounts(initial=initial, actual=actual, prior=prior)


def make_three_public(rng: Random, grain: Decimal) -> dict[str, Amounts]:
    """三公 by account: this year's accounts below the budget, the budget not above last year's."""
    made = {}
    for account, low, high in (("abroad", 1, 4), ("reception", 0.8, 5), ("vehicle_running", 2, 9)):
        if account == "abroad" and rng.random() < 0.6:
            made[account] = Amounts()
            continue
        before = money(rng, low, high, grain)
        initial = scaled(rng, before, 90, 100, grain)
        actual = scaled(rng, initial, 70, 99, grain)
        plan = scaled(rng, initial, 94, 100, grain)
        prior = scaled(rng, before, 75, 98, grain)
        made[account] = Amounts(ZERO, initial, (), actual, prior, before, plan)
    return made | {"vehicle_purchase": Amounts()}


def procurement(rng: Random, grain: Decimal) -> dict[str, Amounts]:
    """Purchases of goods, works and services: accounts within the budget."""
    made = {}
    for name, low, high in (("货物", 5, 60), ("工程", 20, 300), ("服务", 10, 150)):
        initial = money(rng, low, high, grain)
        actual = scaled(rng, initial, 82, 100, grain)
        made[name] = Amounts(ZERO, initial, (), actual, **years_of(rng, actual, initial, grain))
    return made
