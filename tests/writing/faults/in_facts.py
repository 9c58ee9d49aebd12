"""Faults of a department-year that its documents then print consistently: people, money left over, reasons not said."""

from dataclasses import replace
from random import Random

from ..amounts import Amounts, Change
from ..facts import Facts, Project
from .kinds import Fault, with_project

Made = tuple[Facts, Fault] | None


def with_amounts(facts: Facts, place: int, amounts: Amounts) -> Facts:
    """The facts with other amounts of one project."""
    one = facts.projects[place]
    return with_project(facts, place, replace(one, atom=replace(one.atom, amounts=amounts)))


def unreasoned(facts: Facts, place: int) -> Made:
    """The changes of a project without their reasons."""
    one: Project = facts.projects[place]
    changes = tuple(Change(change.value) for change in one.amounts.changes)
    words = rf"{one.name}.*(原因|说明|依据)|(调整|追加).*{one.name}"
    return with_amounts(facts, place, replace(one.amounts, changes=changes)), Fault(
        one.name, words, (one.name,)
    )


def new_project(rng: Random, facts: Facts) -> Made:
    """A project without an initial budget, and no word on why it got one."""
    return unreasoned(facts, 0)


def large_adjustment(rng: Random, facts: Facts) -> Made:
    """An adjustment above 30 % of the initial budget, and no word on why."""
    return unreasoned(facts, 1)


def two_years(rng: Random, facts: Facts) -> Made:
    """Money carried over from last year that is not spent this year either."""
    places = [
        place for place, one in enumerate(facts.projects) if one.amounts.initial and not one.amounts.opening
    ]
    if not places:
        return None
    place = rng.choice(places)
    one = facts.projects[place]
    opening = (one.amounts.initial / 5 // facts.grain) * facts.grain
    words = rf"{one.name}.*(结转|结余)|(结转|结余).*{one.name}"
    return with_amounts(facts, place, replace(one.amounts, opening=opening)), Fault(
        one.name, words, (one.name,)
    )


def more_than_posts(rng: Random, facts: Facts) -> Made:
    """More people in service than posts."""
    posts = facts.people.posts
    people = replace(facts.people, in_service=(posts[0] + rng.randrange(2, 6), posts[1] + 1))
    return replace(facts, people=people), Fault("部门", "编制|超编", (f"{sum(people.in_service)}",))


def more_answers(rng: Random, facts: Facts) -> Made:
    """More valid forms than were given out."""
    survey = facts.survey | {"distributed": facts.survey["returned_valid"] - rng.randrange(4, 20)}
    numbers = tuple(str(survey[name]) for name in ("distributed", "returned_valid"))
    return replace(facts, survey=survey), Fault("调查问卷", "问卷|有效.*发放|发放.*有效", numbers)


def purchases(rng: Random, facts: Facts) -> Made:
    """Purchases above their budget."""
    one = facts.procurement["工程"]
    actual = (one.initial * 8 / 5 // facts.grain) * facts.grain + 10**6
    changed = facts.procurement | {"工程": replace(one, actual=actual)}
    return replace(facts, procurement=changed), Fault("部门", "采购", ("政府采购",))
