"""Which printed rows state one figure: they agree in everything that says what is measured."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from helpers import schema
from helpers.measure.amounts import Amount, Missing
from helpers.measure.rows import OWN_WORDS, WILD, Row, amount_of, is_money, measure_word, printed


@dataclass(frozen=True)
class Statement:
    """Rows that state one figure: they agree in everything but their words."""

    rows: tuple[Row, ...]
    amounts: tuple[Amount, ...] = field(repr=False)

    @property
    def first(self) -> Row:
        """The row that is printed first."""
        return self.rows[0]

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of its rows."""
        return tuple(row["id"] for row in self.rows)

    @property
    def date(self) -> str:
        """The date that it holds at, the year's end if none is printed."""
        return self.first["as_of"] or f"{self.first['period']}-12-31"

    @property
    def unit(self) -> str:
        """The measure word of its counts."""
        return measure_word(self.first)

    @property
    def finest(self) -> Amount:
        """The amount with the most printed places; an exact one before an approximate one."""
        return min(self.amounts, key=lambda amount: (not amount.exact, amount.grain))

    @property
    def best(self) -> Row:
        """The row with that amount, of those that count."""
        own = self.of_table
        return own.rows[own.amounts.index(own.finest)]

    @property
    def of_table(self) -> "Statement":
        """What the transcribed rows state, which come before the report's; all rows where none or all are."""
        mine = [n for n, row in enumerate(self.rows) if row["origin"] == "transcribed"]
        if len(mine) in (0, len(self.rows)):
            return self
        return Statement(tuple(self.rows[n] for n in mine), tuple(self.amounts[n] for n in mine))

    @property
    def outcome(self) -> str:
        """holds, rounding (one is the other rounded), fails, or unknown where a word like 约 sets no bounds."""
        best = self.finest
        if all((amount.low, amount.high) == (best.low, best.high) for amount in self.amounts):
            return "holds"
        if all(_rounds_to(best, amount) for amount in self.amounts):
            return "rounding"
        if all(amount.exact for amount in self.amounts) or not _meet(self.amounts):
            return "fails"
        return "unknown" if any(amount.low is amount.high is None for amount in self.amounts) else "holds"

    @property
    def amount(self) -> Amount:
        """What the rows state; unknown where they contradict each other, unless the table settles it."""
        if self.outcome == "fails" and self.of_table.outcome != "fails":
            return self.of_table.amount
        if self.outcome == "fails":
            shown = "、".join(dict.fromkeys(printed(row) for row in self.rows))
            missing = Missing("conflict", self.first["line"], self.first["measure"], shown)
            return Amount(missing=(missing,), figures=self.ids)
        best = self.finest
        return Amount(best.low, best.high, (), self.ids, best.grain)


def _rounds_to(best: Amount, other: Amount) -> bool:
    """Whether one print is the other with fewer places; two prints of the same places differ or do not."""
    if not (best.exact and other.exact):
        return False
    return best.low == other.low or (
        other.grain > best.grain and abs(best.low - other.low) <= other.grain / 2
    )


def _meet(amounts: tuple[Amount, ...]) -> bool:
    """Whether one number lies within the bounds of all."""
    lows = [amount.low for amount in amounts if amount.low is not None]
    highs = [amount.high for amount in amounts if amount.high is not None]
    return not lows or not highs or max(lows) <= min(highs)


def place(row: Row) -> tuple[str, ...]:
    """What a row is about: group of measures, period, line, account, measure and stage."""
    group = schema.group_of(row["kind"])
    stage = "" if group == "money" else row["stage"] or "done"
    return group, row["period"], row["line"], row["account"], row["measure"], stage


def stated(rows: Iterable[Row]) -> list[Statement]:
    """Rows put together by the figure that they state; those whose unit is no money's state none."""
    groups: dict[tuple[str, ...], list[tuple[Row, Amount]]] = defaultdict(list)
    for row in rows:
        amount = amount_of(row)
        if amount is not None:
            groups[place(row) + _apart(row, amount)].append((row, amount))
    _join_restated_changes(groups)
    return [
        Statement(tuple(row for row, _ in same), tuple(amount for _, amount in same))
        for group in groups.values()
        for same in _of_one_budget(group)
    ]


def _join_restated_changes(groups: dict[tuple[str, ...], list[tuple[Row, Amount]]]) -> None:
    """Puts a change without a reason to the equal one that has a reason: it is the same, said again."""
    for key in [key for key in groups if key[4] == "adjustment" and not key[-1]]:
        for other in [other for other in groups if other[:-1] == key[:-1] and other[-1]]:
            amount = groups[other][0][1]
            again = [pair for pair in groups[key] if (pair[1].low, pair[1].high) == (amount.low, amount.high)]
            groups[other] += again
            groups[key] = [pair for pair in groups[key] if pair not in again]
        if not groups[key]:
            del groups[key]


def _apart(row: Row, amount: Amount) -> tuple[str, ...]:
    """What keeps rows of one place apart: sign and reason of changes, date, unit of counts, some labels."""
    if row["measure"] == "adjustment":
        sign = "-" if amount.high is not None and amount.high < 0 else "0" if amount.high == 0 else "+"
        return (sign, row["reason"])
    date = row["as_of"] or f"{row['period']}-12-31"
    own_words = row["label"] if row["measure"] in OWN_WORDS else ""
    return (date, own_words, "" if is_money(row) or row["kind"] == "ratio" else measure_word(row))


def _of_one_budget(group: list[tuple[Row, Amount]]) -> list[list[tuple[Row, Amount]]]:
    parts = _split(group, "budget")
    return [part for one in parts for part in _split(one, "fund_scope")]


def is_whole(pair: tuple[Row, Amount], group: list[tuple[Row, Amount]], column: str) -> bool:
    """Whether an amount that names no budget or scope is the whole of one that does: more, in other words."""
    row, amount = pair
    parts = [other for other in group if other[0][column] not in WILD[column]]
    return row[column] in WILD[column] and all(
        amount.exact
        and part.exact
        and amount.low > part.low >= 0
        and bool(row["label"] and other["label"])
        and row["label"] not in other["label"]
        and other["label"] not in row["label"]
        for other, part in parts
    )


def _split(group: list[tuple[Row, Amount]], column: str) -> list[list[tuple[Row, Amount]]]:
    """Rows by what they print in a column; a row that prints nothing joins the one there is, or its equal."""
    stated = list(dict.fromkeys(row[column] for row, _ in group if row[column] not in WILD[column]))
    if len(stated) == 1:
        whole = [pair for pair in group if is_whole(pair, group, column)]
        return [part for part in ([pair for pair in group if pair not in whole], whole) if part]
    if not stated:
        return [group]
    parts = {word: [pair for pair in group if pair[0][column] == word] for word in stated}
    rest = []
    for row, amount in group:
        if row[column] in WILD[column]:
            equal = [
                part
                for part in parts.values()
                if (part[0][1].low, part[0][1].high) == (amount.low, amount.high)
            ]
            (equal[0] if equal else rest).append((row, amount))
    return [*parts.values(), *([rest] if rest else [])]
