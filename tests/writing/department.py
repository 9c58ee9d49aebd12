"""Makes a department-year: names by lot, amounts by lot, sums by construction."""

import tomllib
from decimal import Decimal
from functools import cache
from pathlib import Path
from random import Random

from .amounts import ZERO, Amounts, Change
from .facts import Activity, Atom, Economic, Facts, People, Project
from .scoring import department_card, project_card

MYRIAD = Decimal(10_000)
Path3 = tuple[tuple[str, str], ...]


@cache
def names() -> dict:
    """The lists of names.toml."""
    return tomllib.loads(Path(__file__).with_name("names.toml").read_text(encoding="utf-8"))


def department_year(
    rng: Random, grain: Decimal = Decimal(100), large: bool = False, office: str = ""
) -> Facts:
    """A department-year whose amounts are whole multiples of `grain` 元.

    With `large`, one project has no initial budget and one is adjusted by
    more than 30 %, each with a reason in words: for documents that print it.
    """
    kinds = names()["department"]
    kind = next((one for one in kinds if one["name"] == office), None) or rng.choice(kinds)
    year = rng.randrange(2021, 2026)
    basic = basic_atoms(rng, kind, grain)
    projects = make_projects(rng, kind, year, grain, large)
    economic, three_public = economic_lines(rng, basic, grain)
    public = sum((atom.amounts for atom in basic if atom.part == "public"), Amounts())
    atoms = (*basic, *(project.atom for project in projects))
    own = sum((atom.amounts for atom in atoms if atom.budget == "own"), Amounts())
    return Facts(
        place=rng.choice(names()["places"]),
        office=kind["name"],
        code=kind["code"],
        year=year,
        grain=grain,
        atoms=atoms,
        projects=projects,
        economic=economic,
        three_public=three_public,
        procurement=procurement(rng, grain),
        operating=public,
        card=department_card(rng, atoms, projects),
        people=people(rng),
        vehicles=vehicles(rng),
        units=(rng.randrange(4, 12), rng.randrange(1, 6)),
        work=tuple(activity(rng, line) for line in rng.sample(kind["work"], rng.randrange(4, 7))),
        survey=survey(rng),
        proposals=proposals(rng),
        other_income=divided(rng, own.received, ("事业收入", "其他收入"), grain),
    )


def rounded(value: Decimal, grain: Decimal) -> Decimal:
    """The nearest multiple of the grain."""
    return (value / grain).to_integral_value() * grain


def money(rng: Random, low: float, high: float, grain: Decimal) -> Decimal:
    """An amount between two sums in 万元."""
    least, most = (int(Decimal(str(end)) * MYRIAD / grain) for end in (low, high))
    return rng.randrange(least, most) * grain


def scaled(rng: Random, value: Decimal, low: int, high: int, grain: Decimal) -> Decimal:
    """A share of the value, between two whole percents."""
    return rounded(value * rng.randrange(low * 100, high * 100) / 10_000, grain)


def years_of(rng: Random, actual: Decimal, initial: Decimal, grain: Decimal) -> dict[str, Decimal]:
    """Last year's amounts and next year's budget beside this year's."""
    return {
        "prior": scaled(rng, actual, 86, 118, grain),
        "prior_initial": scaled(rng, initial, 88, 112, grain),
        "plan": scaled(rng, initial, 90, 112, grain),
    }


def steady(rng: Random, initial: Decimal, grain: Decimal) -> Amounts:
    """A line of basic expenditure: one change within the year, spent almost to the end."""
    value = scaled(rng, initial, 1, 9, grain) * rng.choice((1, 1, -1))
    left = rng.choice((ZERO, scaled(rng, initial, 1, 3, grain)))
    actual = initial + value - left
    change = Change(value, "policy" if value > 0 else "other")
    return Amounts(ZERO, initial, (change,), actual, **years_of(rng, actual, initial, grain))


def coded(words: str) -> Path3:
    """A path of (code, name) from `213 … | 21302 …`."""
    steps = (step.strip().partition(" ") for step in words.split("|"))
    return tuple((code, name) for code, _, name in steps)


def basic_atoms(rng: Random, kind: dict, grain: Decimal) -> tuple[Atom, ...]:
    """Personnel and public spending: 行政运行 under two 款, pensions, medical care and housing."""
    atoms = []
    for words, low, high in ((kind["own"], 220, 900), (kind["second"], 40, 160)):
        path = coded(words)
        path = (*path, (path[1][0] + "01", "行政运行"))
        atoms += [
            Atom(path, "personnel", "general", steady(rng, money(rng, low, high, grain), grain)),
            Atom(path, "public", "general", steady(rng, money(rng, low / 5, high / 5, grain), grain)),
        ]
    for words, low, high in zip(
        names()["common"].values(), (40, 20, 18, 6, 30), (110, 55, 48, 20, 90), strict=True
    ):
        line = steady(rng, money(rng, low, high, grain), grain)
        atoms.append(Atom(coded(words), "personnel", "general", line))
    return tuple(atoms)


def make_projects(rng: Random, kind: dict, year: int, grain: Decimal, large: bool) -> tuple[Project, ...]:
    """Three to nine projects; the last may be paid from a government fund or the unit's own money."""
    lines = rng.sample(kind["projects"], rng.randrange(3, 10))
    projects = []
    for place, line in enumerate(lines):
        name, item, indicators = (part.strip() for part in line.split("|"))
        size = {0: "new", 1: "large"}.get(place, "") if large else ""
        amounts = project_amounts(rng, year, grain, size)
        budget = "own" if place == 2 and rng.random() < 0.5 else "general"
        path = path_of(kind, item)
        if place == 1 and rng.random() < 0.4:
            budget, path = (
                "government_fund",
                coded(
                    "229 其他支出 | 22960 彩票公益金安排的支出 | 2296099 用于其他社会公益事业的彩票公益金支出"
                ),
            )
        atom = Atom(path, "project", budget, amounts, name)
        code = f"{kind['code']}{year % 100}{rng.randrange(10**5, 10**6)}"
        projects.append(Project(name, code, atom, project_card(rng, amounts, indicators)))
    return tuple(projects)


def path_of(kind: dict, item: str) -> Path3:
    """The path of a project's 项, which stands under the 款 that its code begins with."""
    code, _, name = item.partition(" ")
    above = next((coded(kind[key]) for key in ("own", "second") if coded(kind[key])[1][0] == code[:5]), None)
    return (*(above or coded(kind["own"])), (code, name))


def project_amounts(rng: Random, year: int, grain: Decimal, size: str) -> Amounts:
    """A project's line: adjusted within 25 %, or as `size` says: new (no initial budget) or large."""
    initial = ZERO if size == "new" else Decimal(rng.randrange(8, 900)) * MYRIAD / 2
    opening = scaled(rng, initial, 3, 12, grain) if rng.random() < 0.25 else ZERO
    changes = (
        (Change(money(rng, 5, 60, grain), *reason(rng, "up", year)),)
        if size == "new"
        else some_changes(rng, year, initial, grain, size == "large")
    )
    adjusted = opening + initial + sum((change.value for change in changes), ZERO)
    left = ZERO if opening or rng.random() < 0.4 else scaled(rng, adjusted, 1, 9, grain)
    actual = adjusted - left
    return Amounts(opening, initial, changes, actual, **years_of(rng, actual, initial or adjusted, grain))


def some_changes(rng: Random, year: int, initial: Decimal, grain: Decimal, large: bool) -> tuple[Change, ...]:
    if large:
        return (Change(scaled(rng, initial, 34, 70, grain), *reason(rng, "up", year)),)
    up = Change(scaled(rng, initial, 2, 24, grain), *reason(rng, "up", year))
    down = Change(-scaled(rng, initial, 2, 20, grain), *reason(rng, "down", year))
    return rng.choice(((), (up,), (down,), (up, down)))


def reason(rng: Random, way: str, year: int) -> tuple[str, str]:
    kind, _, words = rng.choice(names()["reasons"][way]).partition(" | ")
    return kind, words.format(year=year)


def divided(rng: Random, total: Decimal, parts: tuple[str, ...], grain: Decimal) -> dict[str, Decimal]:
    """The total over some names, the last of which takes the rest."""
    shares, rest = {}, total
    for name in parts[:-1]:
        shares[name] = scaled(rng, total, 30, 70, grain) if rest else ZERO
        rest -= shares[name]
    return shares | {parts[-1]: rest}


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


def people(rng: Random) -> People:
    posts = (rng.randrange(14, 60), rng.randrange(8, 80))
    in_service = tuple(number - rng.randrange(0, 6) for number in posts)
    return People(posts, in_service, rng.randrange(6, 50))


def vehicles(rng: Random) -> dict[str, int]:
    return {
        "机要通信用车": rng.randrange(0, 2),
        "应急保障用车": rng.randrange(1, 4),
        "特种专业技术用车": rng.randrange(0, 6),
    }


def survey(rng: Random) -> dict[str, int]:
    distributed = rng.randrange(120, 900)
    returned = distributed - rng.randrange(0, 30)
    valid = returned - rng.randrange(0, 12)
    return {"distributed": distributed, "returned": returned, "returned_valid": valid,
            "satisfied": valid - rng.randrange(0, valid // 12)}  # fmt: skip


def proposals(rng: Random) -> dict[str, int]:
    received = rng.randrange(60, 320)
    filed = received - rng.randrange(5, 40)
    return {"received": received, "filed": filed, "key": rng.randrange(5, 13), "replied": filed}


def activity(rng: Random, line: str) -> Activity:
    """Work by a line of the list, the number exact or in round words."""
    name, measure, unit, size = (part.strip() for part in line.split("|"))
    value = max(2, int(size) * rng.randrange(60, 140) // 100)
    qualifier = rng.choice(("exact", "exact", "over", "nearly", "about")) if value >= 30 else "exact"
    step = 10 ** (len(str(value)) - 2) * 5 if value >= 100 else 10
    return Activity(name, measure, unit, value if qualifier == "exact" else value // step * step, qualifier)
