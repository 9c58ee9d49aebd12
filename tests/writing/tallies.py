"""Counts of a department-year: people, cars, a survey, proposals and work done."""

from random import Random

from .facts import Activity, People


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
