"""Rows that state one figure, and what they state together; which rows do is told by `sameness`.

Its tests: test_facts.py, test_identities.py.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property

from helpers import schema
from helpers.frames import Row
from helpers.measure.figures.exact import Amount, Missing
from helpers.measure.figures.rows import as_printed, counted_in

FigurePlace = tuple[str, ...]
Pair = tuple[Row, Amount]
"""A printed row with its number."""


_LARGER_UNIT = 1000
"""How many times coarser a print is whose unit is another: 亿元 beside 万元, where reports cut off."""


@dataclass(frozen=True, eq=False)
class Statement:
    """Rows that state one figure: they agree in everything but their words."""

    rows: tuple[Row, ...]
    amounts: tuple[Amount, ...] = field(repr=False)

    @property
    def first(self) -> Row:
        """The row that is printed first."""
        return self.rows[0]

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """The ids of its rows."""
        return tuple(row["id"] for row in self.rows)

    @property
    def date(self) -> str:
        """The date that it holds at, the year's end if none is printed."""
        return date_of(self.first)

    @property
    def unit(self) -> str:
        """The measure word of its counts."""
        return counted_in(self.first)

    @cached_property
    def finest(self) -> Amount:
        """The amount with the most printed places; an exact one before an approximate one."""
        return min(self.amounts, key=lambda amount: (not amount.is_exact, amount.grain or Fraction(0)))

    @property
    def best(self) -> Row:
        """The row with that amount, of those that count."""
        counting = self.counting
        return counting.rows[counting.amounts.index(counting.finest)]

    @cached_property
    def counting(self) -> "Statement":
        """The rows that count where they differ: the table's before the report's, sure ones before likely ones."""
        table = self._where("origin", "transcribed")
        return self.sure if table is self else table

    @cached_property
    def sure(self) -> "Statement":
        """What the sure rows state; all rows where none or all are."""
        return self._where("certainty", "sure")

    def _where(self, column: str, word: str) -> "Statement":
        """What the rows with a word state; all rows where none or all have it."""
        own = [place for place, row in enumerate(self.rows) if row[column] == word]
        if len(own) in (0, len(self.rows)):
            return self
        return Statement(
            tuple(self.rows[place] for place in own), tuple(self.amounts[place] for place in own)
        )

    @cached_property
    def certainty(self) -> str:
        """How sure what it states is: a sure row alone is enough."""
        return schema.least_certainty(row["certainty"] for row in self.sure.rows)

    @property
    def is_labelled_alike(self) -> bool:
        """Whether of any two labels one holds the other: then the shortest is in the next one, and so on."""
        labels = sorted({row["label"] for row in self.rows if row["label"]}, key=len)
        return all(shorter in longer for shorter, longer in zip(labels, labels[1:], strict=False))

    @cached_property
    def outcome(self) -> str:
        """holds, rounding (one is the other rounded), fails, or unknown where a word like 约 sets no bounds."""
        best = self.finest
        if all((amount.low, amount.high) == (best.low, best.high) for amount in self.amounts):
            return "holds"
        if all(is_rounded_to(best, amount) for amount in self.amounts):
            return "rounding"
        if all(amount.is_exact for amount in self.amounts) or not is_one_number_in(self.amounts):
            return "fails"
        return "unknown" if any(amount.low is amount.high is None for amount in self.amounts) else "holds"

    @cached_property
    def amount(self) -> Amount:
        """What the rows state; unknown where they contradict each other, unless those that count do not."""
        if self.outcome == "fails" and self.counting.outcome != "fails":
            return self.counting.amount
        if self.outcome == "fails":
            shown = "、".join(dict.fromkeys(as_printed(row) for row in self.rows))
            missing = Missing("conflict", self.first["line"], self.first["measure"], shown)
            return Amount(missing=(missing,), figures=self.ids)
        best = self.finest
        return Amount(best.low, best.high, (), self.ids, best.grain)


def date_of(row: Row) -> str:
    """The date that a row holds at, the year's end if none is printed."""
    return row["as_of"] or f"{row['period']}-12-31"


def is_rounded_to(best: Amount, other: Amount) -> bool:
    """Whether one print is the other with fewer places, rounded; prints of the same places differ or do not."""
    if best.number is None or other.number is None or best.grain is None or other.grain is None:
        return False
    return best.number == other.number or (
        other.grain > best.grain and abs(best.number - other.number) <= _reach(best.grain, other.grain)
    )


def _reach(fine: Fraction, coarse: Fraction) -> Fraction:
    """How far a print with fewer places may be off: half of its last place; less than a whole one in a larger unit."""
    return coarse - fine if coarse >= fine * _LARGER_UNIT else coarse / 2


def is_one_number_in(amounts: Sequence[Amount]) -> bool:
    """Whether one number lies within the bounds of all."""
    lows = [amount.low for amount in amounts if amount.low is not None]
    highs = [amount.high for amount in amounts if amount.high is not None]
    return not lows or not highs or max(lows) <= min(highs)


def figure_place(row: Row) -> FigurePlace:
    """What a row is about: group of measures, period, line, account, measure, stage, part and flow."""
    group = schema.group_of(row["kind"])
    stage = "" if group == "money" else row["stage"] or "done"
    own = (row["period"], row["line"], row["account"], row["measure"])
    return group, *own, stage, row["part"], schema.flow_of(row)
