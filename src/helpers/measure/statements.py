"""All figures of one department-year, by what they state."""

from collections import Counter, defaultdict

import pandas as pd

from helpers import schema
from helpers.measure.amounts import Amount, Missing, absent
from helpers.measure.rows import WILD, Row, complete, is_money, is_pending, printed
from helpers.measure.same_figure import Statement, place, stated


class Statements:
    """All figures of a department-year, by what they state.

    Figures of unclear meaning state nothing; an adjustment that is not
    approved, too.
    """

    def __init__(self, figures: pd.DataFrame):
        self.rows: list[Row] = [complete(row) for row in figures.to_dict("records")]
        self.year = self.rows[0]["year"] if self.rows else ""
        named = [row for row in self.rows if row["measure"] != schema.UNASSIGNED]
        self.pending = [row for row in named if is_pending(row)]
        self.all = stated([row for row in named if not is_pending(row)])
        self.main = {column: _main_word(self.all, column) for column in WILD}
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

    def _of_main(self, found: list[Statement], line: str) -> list[Statement]:
        """Statements in the main budget and scope; the department's in another budget are not its total."""
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
        """The lines with money in an account, in the order of their printed budgets, then the others."""
        wanted = (account, period or self.year)
        money = [row for row in self.rows if is_money(row)]
        own = [row for row in money if (row["account"], row["period"]) == wanted]
        budgeted = [row["line"] for row in own if row["measure"] == "initial"]
        return list(
            dict.fromkeys([*budgeted, *(row["line"] for row in own if row["measure"] != schema.UNASSIGNED)])
        )


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
