"""What an office may settle for itself, as its files say it; each setting remembers its file.

Its tests: test_switches.py, test_allowed_score.py.
"""

from dataclasses import dataclass, field
from fractions import Fraction


@dataclass(frozen=True)
class RuleSetting:
    """One rule switched off, or its sentence in other words; an empty wording leaves the sentence as it is.

    `notice` names the office's own text that a local rule stands in; without one it is off.
    """

    source: str
    off: bool = False
    notice: str = ""
    wording_zh: str = ""
    wording_en: str = ""


WAYS = ("proportional", "all_or_nothing", "")
"""How a scale takes points from an indicator that fell short: its share of the target, or all of them; empty: not said."""

STEPS = ("whole", "begun", "proportional")
"""What 每超过一个百分点 does with a part of a point: nothing, as a whole one, or its share; rules are silent on it."""


@dataclass(frozen=True)
class Band:
    """A band of a scale's line: ratios from `low` to `high`, none being open, and the points that they have."""

    low: Fraction | None
    high: Fraction | None
    points: Fraction


@dataclass(frozen=True)
class ScaleLine:
    """A line of a scale: its name, the ratio that it looks at, its full points, and how they are given.

    `way` is bands, above or below (`each` points off for every `per` beyond `limit`),
    share (full points times the ratio), or person. A band's upper end belongs to
    it, its lower one where `ends` is lower.
    """

    name: str
    name_en: str
    of: str
    full: Fraction
    way: str
    bands: tuple[Band, ...] = ()
    ends: str = "upper"
    limit: Fraction = Fraction(1)
    each: Fraction = Fraction(0)
    per: Fraction = Fraction(1, 100)


@dataclass(frozen=True)
class LineScale:
    """A scale as a notice has it: its name, the way of its indicators, the share below which nothing is given.

    One of ratios has `lines`, the printed page that it was taken from, and the file that it stands in.
    """

    name: str
    way: str = "proportional"
    least: Fraction = Fraction(0)
    lines: tuple[ScaleLine, ...] = ()
    source: str = ""
    step: str = "whole"
    file: str = field(default="", compare=False)

    def __post_init__(self) -> None:
        if self.way not in WAYS:
            raise ValueError(f"{self.way!r} is no way of a scale; one of {', '.join(WAYS)}")

    def points(self, weight: Fraction, reached: Fraction) -> Fraction:
        """The points for a share of the target that was reached.

        >>> scale = LineScale("某办法", least=Fraction(3, 5))
        >>> [str(scale.points(Fraction(10), Fraction(share))) for share in ("1.2", "0.8", "0.5")]
        ['10', '8', '0']
        """
        if reached >= 1:
            return weight
        return Fraction(0) if self.way == "all_or_nothing" or reached < self.least else weight * reached
