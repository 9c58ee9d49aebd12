"""The numbers of a paragraph with the words between them.

Its tests: test_claims.py.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from helpers.read.language import any_in
from helpers.read.report.figure import Figure
from helpers.read.report.passages import Passage

NUMBER = re.compile(r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?")
CLAUSE = re.compile("[，。；：、（）]")
COUNTED = ("count", "people")


@dataclass(frozen=True)
class PlacedNumber:
    """A number of a paragraph: its figure, where it begins and ends, and the words since the number before."""

    figure: Figure
    start: int
    end: int
    before: str
    in_brackets: bool = False

    @property
    def is_share(self) -> bool:
        """Whether it is in percent."""
        return self.figure.kind == "ratio" and self.figure.unit == "%"

    @property
    def clause(self) -> str:
        """The words of its own clause."""
        return CLAUSE.split(self.before)[-1]

    def is_like(self, other: "PlacedNumber") -> bool:
        """Whether it counts in the unit of another one."""
        if self.figure.kind == "money" or other.figure.kind == "money":
            return (
                self.figure.kind == other.figure.kind and bool(self.figure.unit) and bool(other.figure.unit)
            )
        kinds = {self.figure.kind, other.figure.kind}
        return kinds <= {*COUNTED} and self.figure.unit == other.figure.unit


@dataclass(frozen=True)
class Claim:
    """A claim: its sort, and its numbers, the claimed one first."""

    sort: str
    spots: tuple[PlacedNumber, ...]


def spots_of(passage: Passage) -> list[PlacedNumber]:
    """The numbers of a paragraph in their order; of several figures of one numeral the first, none of words."""
    placed = {figure.at: figure for figure in reversed(passage.figures) if figure.kind != "nil"}
    spots: list[PlacedNumber] = []
    end, depth = 0, 0
    for at in sorted(placed):
        number = NUMBER.match(passage.text, at)
        if number is None or at < end:
            continue
        before = passage.text[end:at]
        depth += before.count("（") - before.count("）")
        end = number.end()
        if passage.text.startswith(placed[at].unit, end):
            end += len(placed[at].unit)
        spots.append(PlacedNumber(placed[at], at, end, before, depth > 0))
    return spots


@cache
def claim_word(item: str) -> str:
    """A pattern of the words of an item."""
    return any_in("claims", item=item)


def same_sentence(spots: Sequence[PlacedNumber]) -> bool:
    """Whether no sentence ends between numbers that follow each other; what is in front of the first does not count."""
    return not any("。" in spot.before for spot in spots[1:])
