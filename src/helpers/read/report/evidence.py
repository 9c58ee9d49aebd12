"""Evidence for what a figure means: what words say of a slot, where they stand, and how near they are.

Evidence has ranks. The nearest settles a slot; two different values of one
rank leave it empty. What is settled by words that govern a figure is sure;
what is taken from a neighbour, the sentence before or the kind of document
is likely, and says so.

Its tests: test_explain.py.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import IntEnum


class Rank(IntEnum):
    """How near words stand to a figure."""

    OWN = 0
    ROW = 1
    COLUMN = 2
    TITLE = 3
    HEADING = 4
    DOCUMENT = 5
    BEFORE = 6
    NEIGHBOUR = 7
    KIND = 8


GOVERNING = Rank.DOCUMENT
"""The farthest rank whose words govern a figure; beyond it a reading is an assumption."""

MATTERING = ("owner", "account", "measure", "period", "unit", "coverage", "budget")
"""The slots that decide whether two figures are the same."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One value for one slot: the reading rule that gave it, its words and their place.

    `strength` orders what stands at one rank: a stage of its own goes before
    a bare 支出. `others` are the values that gave way to it, the nearest first.
    """

    slot: str
    value: str
    rank: Rank
    rule: str
    words: str = ""
    place: str = ""
    strength: int = 3
    others: tuple["Evidence", ...] = field(default=(), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Settled:
    """The values of slots, each with the evidence that settled it, and the slots that two rivals left empty."""

    by_slot: dict[str, Evidence]
    rivals: dict[str, tuple[Evidence, ...]]

    def value(self, slot: str) -> str:
        """The value of a slot, empty where nothing settled it."""
        found = self.by_slot.get(slot)
        return found.value if found else ""

    def rule_of(self, slot: str) -> str:
        """The rule that settled a slot, empty where nothing did."""
        found = self.by_slot.get(slot)
        return found.rule if found else ""

    def rank(self, slot: str) -> Rank | None:
        """The rank of the evidence that settled a slot."""
        found = self.by_slot.get(slot)
        return found.rank if found else None


def settled(evidence: Iterable[Evidence]) -> Settled:
    """Each slot by its nearest evidence.

    >>> near = Evidence("period", "2024", Rank.COLUMN, "head", "2024年")
    >>> far = Evidence("period", "2025", Rank.TITLE, "title", "2025年")
    >>> settled([far, near]).value("period")
    '2024'
    >>> settled([near, Evidence("period", "2023", Rank.COLUMN, "head", "2023年")]).value("period")
    ''
    """
    by_slot: dict[str, list[Evidence]] = {}
    for item in evidence:
        by_slot.setdefault(item.slot, []).append(item)
    values, rivals = {}, {}
    for slot, items in by_slot.items():
        nearest = min(item.rank for item in items)
        near = [item for item in items if item.rank == nearest]
        strongest = max(item.strength for item in near)
        best = [item for item in near if item.strength == strongest]
        if len({item.value for item in best}) > 1:
            rivals[slot] = tuple(best)
        else:
            others = gave_way(best[0].value, items) if len(items) > 1 else ()
            values[slot] = replace(best[0], others=others) if others != best[0].others else best[0]
    return Settled(values, rivals)


def gave_way(value: str, items: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """The other values of a slot, each by its nearest evidence."""
    others: dict[str, Evidence] = {}
    for item in sorted(items, key=lambda item: (item.rank, -item.strength)):
        if item.value and item.value != value:
            others.setdefault(item.value, item)
    return tuple(others.values())


def certainty_of(found: Settled, owner_missing: bool, measure: str) -> tuple[str, str]:
    """Sure, likely or open, and the slots on which it rests, in the order of MATTERING."""
    if owner_missing or not measure or measure == "unassigned":
        return "open", "measure" if not owner_missing else "owner"
    unsure = [
        slot for slot in MATTERING if slot in found.rivals or (found.rank(slot) or Rank.OWN) > GOVERNING
    ]
    return ("likely", " ".join(unsure)) if unsure else ("sure", "")
