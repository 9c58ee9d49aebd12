"""Which printed rows state one figure, and what they state together. For one department-year."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

import pandas as pd

from helpers import schema
from helpers.measure.amounts import Amount, Missing, absent, exactly
from helpers.quantities import hard_bounds, in_yuan, soft_bounds

Row = dict[str, str]

POINTS = ("score", "weight")
"""Ratios in points: no rate, no share of approximate figures."""

DECIMALS = re.compile(r"[0-9]+[.][0-9]+")

WILD = {"budget": {""}, "fund_scope": {"", "unknown"}}
"""Words that agree with any: not printed."""

OWN_WORDS = (
    "difference",
    "change_from_prior",
    "share",
    "other_rate",
    "growth_from_prior",
    "pass_rate",
    "count",
    *POINTS,
)
"""Measures whose meaning lies in their label: two labels are two figures."""

PENDING = ("未批", "未获批", "尚未批", "待批")
"""Words in an adjustment's reason that say it was not approved: it does not change the budget."""


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
    def unit(self) -> str:
        """The measure word of its counts."""
        return count_unit(self.first["unit"])[1]

    @property
    def finest(self) -> Amount:
        """The amount with the most printed places."""
        return min(self.amounts, key=lambda amount: amount.grain)

    @property
    def outcome(self) -> str:
        """holds, rounding (one is the other rounded) or fails."""
        best = self.finest
        if all((amount.low, amount.high) == (best.low, best.high) for amount in self.amounts):
            return "holds"
        return "rounding" if all(_rounds_to(best, amount) for amount in self.amounts) else "fails"

    @property
    def amount(self) -> Amount:
        """What the rows state; unknown where they contradict each other."""
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


def printed(row: Row) -> str:
    """A row's number as printed: value and unit."""
    return f"{row['value']}{row['unit']}"


def count_unit(unit: str) -> tuple[int, str]:
    """The power of ten and the measure word of a count's unit.

    >>> count_unit("万份"), count_unit("人次")
    ((4, '份'), (0, '人次'))
    """
    for prefix, power in (("亿", 8), ("万", 4), ("千", 3), ("百", 2)):
        if unit.startswith(prefix) and len(unit) > 1:
            return power, unit[1:]
    return 0, unit


def is_money(row: Row) -> bool:
    """Whether a row is an amount of money, a stated 无 included."""
    return schema.group_of(row["kind"]) == "money"


def amount_of(row: Row, soft: bool = False) -> Amount | None:
    """A row's number: money in 元, rates as fractions of 1, counts in ones; None where its unit is not known."""
    if row["kind"] == "nil":
        return exactly(Decimal(row["value"] or 0), row["id"], grain=Fraction(1, 100))
    if not row["value"] or (is_money(row) and row["unit"] not in schema.CURRENCY_UNITS):
        return None
    value = Decimal(row["value"])
    scale = Fraction(_scale(row))
    low, high = _ends(row, value, soft)
    places = max(0, -value.as_tuple().exponent, _places_in(row["phrase"], value))
    ends = (None if end is None else Fraction(end) * scale for end in (low, high))
    return Amount(*ends, (), (row["id"],), scale / 10**places)


def _places_in(phrase: str, value: Decimal) -> int:
    """The places that a phrase prints of a number, zeros at the end with them (75.00 of a table's 75)."""
    found = (Decimal(text) for text in DECIMALS.findall(phrase))
    return max((-one.as_tuple().exponent for one in found if one == abs(value)), default=0)


def _scale(row: Row) -> Fraction:
    if is_money(row):
        return Fraction(in_yuan(Decimal(1), row["unit"]))
    if row["kind"] == "ratio":
        return {"%": Fraction(1, 100), "％": Fraction(1, 100), "‰": Fraction(1, 1000)}.get(
            row["unit"], Fraction(1)
        )
    return Fraction(10) ** count_unit(row["unit"])[0]


def _ends(row: Row, value: Decimal, soft: bool) -> tuple[Decimal | None, Decimal | None]:
    qualifier = row["qualifier"] or "exact"
    if soft:
        return soft_bounds(value, qualifier)
    stated = tuple(Decimal(row[end]) if row[end] else None for end in ("lower", "upper"))
    if stated != (None, None):
        return stated
    whole = row["kind"] in ("count", "people") and value == value.to_integral_value()
    step = Decimal(1) / 10 ** count_unit(row["unit"])[0] if row["kind"] in ("count", "people") else Decimal(1)
    return hard_bounds(value, qualifier, whole, step)


class Statements:
    """All figures of a department-year, by what they state.

    Figures of unclear meaning state nothing; an adjustment that is not
    approved, too.
    """

    def __init__(self, figures: pd.DataFrame):
        self.rows: list[Row] = [_complete(row) for row in figures.to_dict("records")]
        self.year = self.rows[0]["year"] if self.rows else ""
        named = [row for row in self.rows if row["measure"] != schema.UNASSIGNED]
        self.pending = [row for row in named if is_pending(row)]
        self.all = _stated([row for row in named if not is_pending(row)])
        self.main = {column: _main_word(self.all, column) for column in WILD}
        self._by_key: dict[tuple[str, ...], list[Statement]] = defaultdict(list)
        for statement in self.all:
            self._by_key[_place(statement.first)].append(statement)

    def find(
        self, line: str, account: str, measure: str, group: str = "money", period: str = "", stage: str = ""
    ) -> list[Statement]:
        """The statements on one line's account and measure in a period (the report's own by default)."""
        wanted = stage or ("" if group == "money" else "done")
        return self._by_key[(group, period or self.year, line, account, measure, wanted)]

    def amount(self, line: str, account: str, measure: str, period: str = "") -> Amount:
        """The money stated on one line's account and measure, in the budget and scope that the report is about."""
        found = self._of_main(self.find(line, account, measure, period=period), line)
        if not found:
            return absent(line, measure)
        if len(found) > 1:
            shown = "、".join(printed(one.first) for one in found)
            ids = tuple(name for one in found for name in one.ids)
            return Amount(missing=(Missing("several", line, measure, shown),), figures=ids)
        return found[0].amount

    def adjustments(self, line: str, account: str, period: str = "") -> list[Statement]:
        """The separate changes of one line: rows with a different reason or sign."""
        return self._of_main(self.find(line, account, "adjustment", period=period), line)

    def children(self, line: str, measure: str, period: str = "", unit: str = "") -> list[Statement]:
        """The counts of a measure whose rows name the line as what they are part of."""
        names = {row["subject"]: row["line"] for row in self.rows}
        return [
            one
            for one in self.all
            if _place(one.first) == ("count", period or self.year, one.first["line"], "", measure, "done")
            and names.get(one.first["parent"], one.first["parent"]) == line != one.first["line"]
            and (not unit or one.unit == unit)
        ]

    def waiting(self, line: str, account: str, period: str = "") -> tuple[str, ...]:
        """The ids of a line's changes that wait for approval: if there are no others, none changed the budget."""
        place = (period or self.year, line, account)
        return tuple(
            row["id"] for row in self.pending if (row["period"], row["line"], row["account"]) == place
        )

    def _of_main(self, found: list[Statement], line: str) -> list[Statement]:
        """The statements in the main budget and scope; the department's in another budget are not its total."""
        for column in WILD:
            main = self.main[column]
            chosen = [
                one for one in found if not _stated_words(one, column) or main in _stated_words(one, column)
            ]
            strict = line == schema.DEPARTMENT and column == "budget"
            found = chosen if chosen or strict else found
        return found

    def periods(self) -> list[str]:
        """The periods that money is stated for, the report's own first."""
        own = [row["period"] for row in self.rows if is_money(row)]
        return sorted(set(own) | {self.year}, key=lambda period: (period != self.year, period))

    def lines(self, account: str, period: str = "") -> list[str]:
        """The lines with money in an account, in the order in which their budgets are printed, then the others."""
        place = ("money", account, period or self.year)
        own = [
            row for row in self.rows if (schema.group_of(row["kind"]), row["account"], row["period"]) == place
        ]
        budgeted = [row["line"] for row in own if row["measure"] == "initial"]
        return list(
            dict.fromkeys([*budgeted, *(row["line"] for row in own if row["measure"] != schema.UNASSIGNED)])
        )


def _complete(row: Row) -> Row:
    row = {"line": row.get("subject", ""), **row}
    return row | {"period": row["period"] or row["year"], "qualifier": row["qualifier"] or "exact"}


def is_pending(row: Row) -> bool:
    """Whether a row is an adjustment that its reason says is not approved yet."""
    return row["measure"] == "adjustment" and any(word in row["reason"] for word in PENDING)


def _place(row: Row) -> tuple[str, ...]:
    group = schema.group_of(row["kind"])
    stage = "" if group == "money" else row["stage"] or "done"
    return group, row["period"], row["line"], row["account"], row["measure"], stage


def _stated(rows: Iterable[Row]) -> list[Statement]:
    groups: dict[tuple[str, ...], list[tuple[Row, Amount]]] = defaultdict(list)
    for row in rows:
        amount = amount_of(row)
        if amount is not None:
            groups[_place(row) + _apart(row, amount)].append((row, amount))
    _join_restated_changes(groups)
    return [
        Statement(tuple(row for row, _ in same), tuple(amount for _, amount in same))
        for group in groups.values()
        for same in _of_one_budget(group)
    ]


def _join_restated_changes(groups: dict[tuple[str, ...], list[tuple[Row, Amount]]]) -> None:
    """Puts a change without a reason to the equal one that has a reason: it is the same change, said again."""
    for key in [key for key in groups if key[4] == "adjustment" and not key[-1]]:
        for other in [other for other in groups if other[:-1] == key[:-1] and other[-1]]:
            amount = groups[other][0][1]
            again = [pair for pair in groups[key] if (pair[1].low, pair[1].high) == (amount.low, amount.high)]
            groups[other] += again
            groups[key] = [pair for pair in groups[key] if pair not in again]
        if not groups[key]:
            del groups[key]


def _apart(row: Row, amount: Amount) -> tuple[str, ...]:
    """What keeps rows of one place apart: the sign and reason of changes, date and unit of counts, the rest's label."""
    if row["measure"] == "adjustment":
        return ("-" if amount.high is not None and amount.high < 0 else "+", row["reason"])
    date = row["as_of"] or f"{row['period']}-12-31"
    own_words = row["label"] if row["measure"] in OWN_WORDS else ""
    return (date, own_words, "" if is_money(row) or row["kind"] == "ratio" else count_unit(row["unit"])[1])


def _of_one_budget(group: list[tuple[Row, Amount]]) -> list[list[tuple[Row, Amount]]]:
    parts = _split(group, "budget")
    return [part for one in parts for part in _split(one, "fund_scope")]


def _split(group: list[tuple[Row, Amount]], column: str) -> list[list[tuple[Row, Amount]]]:
    """Rows by what they print in a column; a row that prints nothing joins the one there is, or its equal."""
    stated = list(dict.fromkeys(row[column] for row, _ in group if row[column] not in WILD[column]))
    if len(stated) < 2:
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


def _stated_words(statement: Statement, column: str) -> set[str]:
    return {row[column] for row in statement.rows} - WILD[column]


def _main_word(statements: list[Statement], column: str) -> str:
    """The budget, or the scope of funds, that most of the department's own amounts are stated in."""
    own = [
        one for one in statements if one.first["kind"] == "money" and one.first["line"] == schema.DEPARTMENT
    ]
    words = Counter(word for one in own for word in _stated_words(one, column))
    order = [term.name for term in (*schema.BUDGETS, *schema.FUND_SCOPES)]
    ranked = sorted(
        words, key=lambda word: (-words[word], order.index(word) if word in order else len(order))
    )
    return ranked[0] if ranked else ""
