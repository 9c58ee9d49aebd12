"""Which printed rows state one figure: they agree in everything that says what is measured.

Its tests: test_facts.py, test_identities.py.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property

from helpers import schema
from helpers.frames import Row
from helpers.measure.figures.exact import Amount, Missing
from helpers.measure.figures.rows import OWN_WORDS, WILD, as_printed, counted_in, is_money, number_of

FigurePlace = tuple[str, ...]
_Pair = tuple[Row, Amount]


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
        return _date(self.first)

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

    @property
    def certainty(self) -> str:
        """How sure what it states is: a sure row alone is enough."""
        return schema.least_certainty(row["certainty"] for row in self.sure.rows)

    @cached_property
    def outcome(self) -> str:
        """holds, rounding (one is the other rounded), fails, or unknown where a word like 约 sets no bounds."""
        best = self.finest
        if all((amount.low, amount.high) == (best.low, best.high) for amount in self.amounts):
            return "holds"
        if all(_is_rounded_to(best, amount) for amount in self.amounts):
            return "rounding"
        if all(amount.is_exact for amount in self.amounts) or not _is_one_number_in(self.amounts):
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


def _date(row: Row) -> str:
    return row["as_of"] or f"{row['period']}-12-31"


def _is_rounded_to(best: Amount, other: Amount) -> bool:
    """Whether one print is the other with fewer places; two prints of the same places differ or do not."""
    if best.number is None or other.number is None or best.grain is None or other.grain is None:
        return False
    return best.number == other.number or (
        other.grain > best.grain and abs(best.number - other.number) <= other.grain / 2
    )


def _is_one_number_in(amounts: tuple[Amount, ...]) -> bool:
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


def statements_in(rows: Iterable[Row]) -> list[Statement]:
    """Rows put together by the figure that they state; those whose unit is no money's state none."""
    groups: dict[FigurePlace, list[_Pair]] = defaultdict(list)
    for row in rows:
        amount = number_of(row)
        if amount is not None:
            groups[figure_place(row) + _apart(row, amount)].append((row, amount))
    _join_restated_changes(groups)
    return [
        Statement(tuple(row for row, _ in same), tuple(amount for _, amount in same))
        for group in groups.values()
        for same in _of_same_words(group)
    ]


def _apart(row: Row, amount: Amount) -> FigurePlace:
    """What keeps rows of one place apart: sign and reason of changes, date, unit of counts, some labels."""
    if row["measure"] == "adjustment":
        sign = "-" if amount.high is not None and amount.high < 0 else "0" if amount.high == 0 else "+"
        return (sign, row["reason"])
    own_words = row["label"] if row["measure"] in OWN_WORDS else ""
    return (_date(row), own_words, "" if is_money(row) or row["kind"] == "ratio" else counted_in(row))


def _join_restated_changes(groups: dict[FigurePlace, list[_Pair]]) -> None:
    """Puts a change without a reason to the equal one that has a reason: it is the same, said again."""
    changes = [key for key in groups if key[4] == "adjustment"]
    explained: dict[FigurePlace, list[FigurePlace]] = defaultdict(list)
    for key in changes:
        if key[-1]:
            explained[key[:-1]].append(key)
    for key in [key for key in changes if not key[-1] and key[:-1] in explained]:
        equal = {_ends_of(groups[other][0][1]): other for other in reversed(explained[key[:-1]])}
        for pair in groups[key]:
            if _ends_of(pair[1]) in equal:
                groups[equal[_ends_of(pair[1])]].append(pair)
        groups[key] = [pair for pair in groups[key] if _ends_of(pair[1]) not in equal]
        if not groups[key]:
            del groups[key]


def _ends_of(amount: Amount) -> tuple[object, object]:
    return amount.low, amount.high


def _of_same_words(group: list[_Pair]) -> list[list[_Pair]]:
    """Rows of one place by the budget, scope and coverage that they print."""
    parts = [group]
    for column in WILD:
        parts = [same for part in parts for same in _split(part, column)]
    return parts


def _split(group: list[_Pair], column: str) -> list[list[_Pair]]:
    """Rows by what they print in a column; a row that prints nothing joins the one there is, or its equal."""
    named: dict[str, list[_Pair]] = defaultdict(list)
    unnamed: list[_Pair] = []
    for pair in group:
        (unnamed if pair[0][column] in WILD[column] else named[pair[0][column]]).append(pair)
    if not named or not unnamed:
        return list(named.values()) or [group]
    if len(named) == 1:
        parts = next(iter(named.values()))
        wholes = _wholes(unnamed, parts)
        rest = [pair for pair in group if id(pair) not in wholes]
        return [part for part in (rest, [pair for pair in group if id(pair) in wholes]) if part]
    equal = {_ends_of(part[0][1]): part for part in reversed(named.values())}
    rest = []
    for pair in unnamed:
        equal.get(_ends_of(pair[1]), rest).append(pair)
    return [*named.values(), *([rest] if rest else [])]


def _wholes(unnamed: list[_Pair], parts: list[_Pair]) -> set[int]:
    """Which amounts that name no budget or scope are the whole of those that do: more, in other words."""
    lows = [amount.number for _, amount in parts]
    labels = {row["label"] for row, _ in parts}
    known = [low for low in lows if low is not None]
    if len(known) < len(lows) or min(known) < 0 or "" in labels:
        return set()
    most, words = max(known), "\n".join(labels)
    return {
        id(pair)
        for pair in unnamed
        if pair[1].number is not None
        and pair[1].number > most
        and pair[0]["label"]
        and pair[0]["label"] not in words
        and not _is_holding_any(pair[0]["label"], labels)
    }


def _is_holding_any(label: str, labels: set[str]) -> bool:
    """Whether a label holds one of these labels."""
    ends = range(1, len(label) + 1)
    return any(label[start:end] in labels for end in ends for start in range(end))
