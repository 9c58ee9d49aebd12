"""Makes a department-year: names by lot, amounts by lot, sums by construction."""

from decimal import Decimal
from random import Random

from .amounts import ZERO, Amounts, Change
from .basics import economic_lines, procurement
from .facts import Atom, Facts, Project
from .lots import MYRIAD, Path3, coded, divided, money, names, scaled, years_of
from .scoring import department_card, project_card
from .tallies import activity, people, proposals, survey, vehicles


def department_year(rng: Random, grain: Decimal = Decimal(100), large: bool = False) -> Facts:
    """A department-year whose amounts are whole multiples of `grain` 元.

    With `large`, one project has no initial budget and one is adjusted by
    more than 30 %, each with a reason in words: for documents that print it.
    """
    kind = rng.choice(names()["department"])
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


def steady(rng: Random, initial: Decimal, grain: Decimal) -> Amounts:
    """A line of basic expenditure: one change within the year, spent almost to the end."""
    value = scaled(rng, initial, 1, 9, grain) * rng.choice((1, 1, -1))
    left = rng.choice((ZERO, scaled(rng, initial, 1, 3, grain)))
    actual = initial + value - left
    change = Change(value, "policy" if value > 0 else "other")
    return Amounts(ZERO, initial, (change,), actual, **years_of(rng, actual, initial, grain))


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
    """Three to nine projects; the second and third may be paid from a government fund and the unit's own money."""
    projects = []
    for place, line in enumerate(rng.sample(kind["projects"], rng.randrange(3, 10))):
        name, item, indicators = (part.strip() for part in line.split("|"))
        size = {0: "new", 1: "large"}.get(place, "") if large else ""
        amounts = project_amounts(rng, year, grain, size)
        budget = {1: "government_fund", 2: "own"}.get(place, "general") if rng.random() < 0.45 else "general"
        path = coded(names()["lottery"]) if budget == "government_fund" else path_of(kind, item)
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
