"""All figures of one department-year, by what they state."""

import re
from collections import Counter, defaultdict

import pandas as pd

from helpers import schema
from helpers.frames import records
from helpers.measure.amounts import Amount, Missing, absent
from helpers.measure.rows import OF_LINES, WILD, Row, complete, is_money, is_pending, printed
from helpers.measure.same_figure import Statement, place, stated

YEARS_OWN = re.compile("(?:收入|支出)合计")
"""What came in or went out in the year itself."""


class Statements:
    """All figures of a department-year, by what they state.

    Figures of unclear meaning state nothing; an adjustment that is not
    approved, too. Raises ValueError for figures of several department-years.
    """

    def __init__(self, figures: pd.DataFrame):
        self.printed = records(figures)
        if len({(row["department"], row["year"]) for row in self.printed}) > 1:
            raise ValueError("figures of one department-year at a time; for many, see ledgers.ledger")
        self.rows: list[Row] = [complete(row) for row in self.printed]
        self.year = self.rows[0]["year"] if self.rows else ""
        named = [row for row in self.rows if row["measure"] != schema.UNASSIGNED]
        named = without_grand_totals(named)
        self.pending = [row for row in named if is_pending(row)]
        self.all = stated([row for row in named if not is_pending(row)])
        self._main = _main_words(named)
        self._by_key: dict[tuple[str, ...], list[Statement]] = defaultdict(list)
        for statement in self.all:
            self._by_key[place(statement.first)].append(statement)

    def find(
        self, line: str, account: str, measure: str, group: str = "money", period: str = "", stage: str = ""
    ) -> list[Statement]:
        """The statements on one line's account and measure in a period (the report's own by default)."""
        wanted = stage or ("" if group == "money" else "done")
        return self._by_key[(group, period or self.year, line, account, measure, wanted)]

    def amount(self, line: str, account: str, measure: str, period: str = "") -> Amount:
        """The money stated on a line's account and measure, in the budget and scope the report is about."""
        stated_anywhere = self.find(line, account, measure, period=period)
        found = self._of_main(stated_anywhere, line, whole=True)
        if not found and any(one.first["kind"] == "money" for one in stated_anywhere):
            return Amount(missing=(Missing("elsewhere", line, measure),))
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
            if place(one.first) == ("count", period or self.year, one.first["line"], "", measure, "done")
            and names.get(one.first["parent"], one.first["parent"]) == line != one.first["line"]
            and (not unit or one.unit == unit)
        ]

    def waiting(self, line: str, account: str, period: str = "") -> tuple[str, ...]:
        """The ids of a line's changes that wait for approval; without others, the budget did not change."""
        wanted = (period or self.year, line, account)
        return tuple(
            row["id"] for row in self.pending if (row["period"], row["line"], row["account"]) == wanted
        )

    def _of_main(self, found: list[Statement], line: str, whole: bool = False) -> list[Statement]:
        """Statements in the line's main budget and scope: two budgets or scopes are not compared.

        Where the `whole` is looked for, an amount that names none stands for those beside it that do.
        """
        for column in WILD:
            if whole:
                found = [one for one in found if not _stated_words(one, column)] or found
            main = self._main[line, column]
            found = [one for one in found if not main or _stated_words(one, column) <= {main}]
        return found

    def periods(self) -> list[str]:
        """The periods that money is stated for, the report's own first."""
        own = [row["period"] for row in self.rows if is_money(row)]
        return sorted(set(own) | {self.year}, key=lambda period: (period != self.year, period))

    def lines(self, account: str, period: str = "") -> list[str]:
        """The lines with money in an account, in the order of their printed budgets, then the others."""
        wanted = (account, period or self.year)
        money = [row for row in self.rows if is_money(row)]
        own = [row for row in money if (row["account"], row["period"]) == wanted]
        budgeted = [row["line"] for row in own if row["measure"] == "initial"]
        return list(
            dict.fromkeys([*budgeted, *(row["line"] for row in own if row["measure"] != schema.UNASSIGNED)])
        )


_latest: list[Statements] = []


def statements_of(figures: pd.DataFrame) -> Statements:
    """The statements of figures; of the same rows, as one measure after the other asks, they are worked out once.

    Rows are compared, not frames: a frame that was changed in place has other statements.
    """
    if not (_latest and _latest[0].printed == records(figures)):
        _latest[:] = [Statements(figures)]
    return _latest[0]


def without_grand_totals(rows: list[Row]) -> list[Row]:
    """Rows without 收入总计 and 支出总计 where the year's own 合计 is printed too.

    A final account's 总计 holds what was carried over from last year, or into the next.
    """
    own = {_money_place(row) for row in rows if YEARS_OWN.search(row["label"])}
    return [row for row in rows if "总计" not in row["label"] or _money_place(row) not in own]


def _money_place(row: Row) -> tuple[str, ...]:
    return tuple(row[name] for name in ("kind", "period", "line", "account", "measure"))


def _stated_words(statement: Statement, column: str) -> set[str]:
    return {row[column] for row in statement.rows} - WILD[column]


def _main_words(rows: list[Row]) -> dict[tuple[str, str], str]:
    """The budget, and the scope of funds, that most of a line's amounts are stated in, by line and column."""
    order = [term.name for term in (*schema.BUDGETS, *schema.FUND_SCOPES)]
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for row in rows:
        if row["kind"] == "money" and row["measure"] in OF_LINES:
            for column in WILD:
                counts[row["line"], column][row[column]] += row[column] not in WILD[column]
    ranked = {
        key: sorted(+words, key=lambda word, words=words: (-words[word], order.index(word)))
        for key, words in counts.items()
    }
    return defaultdict(str, {key: words[0] for key, words in ranked.items() if words})
