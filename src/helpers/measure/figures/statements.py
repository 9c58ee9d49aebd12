"""All figures of one department-year, by what they state.

Its tests: test_facts.py.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cached_property

import pandas as pd

from helpers import schema
from helpers.frames import Row, records
from helpers.measure.figures.document_frames import path_of, with_paths
from helpers.measure.figures.exact import Amount, Missing, absent
from helpers.measure.figures.rows import (
    OF_LINES,
    PATH,
    WHOLES,
    WILD,
    as_printed,
    filled_in,
    is_money,
    is_pending,
    is_whole_spending,
)
from helpers.measure.figures.same_figure import FigurePlace, Statement, figure_place
from helpers.measure.figures.sameness import statements_in
from helpers.measure.figures.unread import Unread

_YEARS_OWN = re.compile("(?:收入|支出)合计")
"""What came in or went out in the year itself."""


class Statements:
    """All figures of a department-year, by what they state.

    Open figures state nothing; an adjustment that is not approved, too. Raises
    ValueError for figures of several department-years.
    """

    def __init__(self, figures: pd.DataFrame):
        self.rows: list[Row] = list(with_paths(filled_in(row) for row in records(figures)))
        if len({(row["department"], row["year"]) for row in self.rows}) > 1:
            raise ValueError("figures of one department-year at a time; for many, see measure.ledger_of")
        self.year = self.rows[0]["year"] if self.rows else ""
        understood = [row for row in self.rows if not schema.is_open(row)]
        named = _without_earlier_days(_without_grand_totals(understood))
        self.all, self.frames = statements_in(row for row in named if not is_pending(row))
        self._unread = Unread(self.rows, (row for row in named if is_money(row)))
        self._pending = [row for row in named if is_pending(row)]
        self._main = _main_words(named)

    @cached_property
    def by_id(self) -> dict[str, Row]:
        """The printed row of each figure."""
        return {row["id"]: row for row in reversed(self.rows)}

    @cached_property
    def of_figure(self) -> dict[str, Statement]:
        """The statement that each figure belongs to; one that states nothing has none."""
        return {name: statement for statement in self.all for name in statement.ids}

    @cached_property
    def line_names(self) -> dict[str, str]:
        """The line that a subject's figures stand under."""
        return {row["subject"]: row["line"] for row in self.rows}

    def find(
        self, line: str, account: str, measure: str, group: str = "money", period: str = "", stage: str = ""
    ) -> list[Statement]:
        """The statements on one line's account and measure in a period (the report's own by default)."""
        return self._by_place.get(self._place(line, account, measure, group, period, stage), [])

    def _place(
        self, line: str, account: str, measure: str, group: str = "money", period: str = "", stage: str = ""
    ) -> FigurePlace:
        """Where whole amounts stand, of expenditure where both flows have the measure."""
        wanted = stage or ("" if group == "money" else "done")
        flow = schema.flow_of({"kind": group, "measure": measure, "flow": ""})
        return group, period or self.year, line, account, measure, wanted, "", flow

    @cached_property
    def _by_place(self) -> dict[FigurePlace, list[Statement]]:
        places: dict[FigurePlace, list[Statement]] = defaultdict(list)
        for statement in self.all:
            places[figure_place(statement.first)].append(statement)
        return dict(places)

    def amount(self, line: str, account: str, measure: str, period: str = "") -> Amount:
        """The money stated on a line's account and measure, in the budget and scope the report is about."""
        stated_anywhere = _states_the_whole(self.find(line, account, measure, period=period), line)
        found = self._in_main(stated_anywhere, line, whole=True)
        if not found and any(statement.first["kind"] == "money" for statement in stated_anywhere):
            return Amount(missing=(Missing("elsewhere", line, measure),))
        if not found:
            return self.unread(line, account, measure, period=period) or absent(line, measure)
        if len({(statement.amount.ends, statement.amount.is_exact) for statement in found}) > 1:
            shown = "、".join(as_printed(statement.first) for statement in found)
            ids = tuple(name for statement in found for name in statement.ids)
            return Amount(missing=(Missing("several", line, measure, shown),), figures=ids)
        return found[0].amount

    def amount_beside(
        self, parts: Iterable[Amount], line: str, account: str, measure: str, period: str = ""
    ) -> Amount:
        """The same; where its parts all name one budget and it is stated in that too, the amount in that budget."""
        named = {self.by_id[name]["budget"] for part in parts for name in part.figures if name in self.by_id}
        stated = (
            self.find(line, account, measure, period=period) if len(named) == 1 and "" not in named else []
        )
        found = [statement for statement in stated if _words_in(statement, "budget") == named]
        return found[0].amount if len(found) == 1 else self.amount(line, account, measure, period)

    def unread(
        self, line: str, account: str, measure: str, group: str = "money", period: str = ""
    ) -> Amount | None:
        """A number that is printed there and states nothing yet; None where none is."""
        return self._unread.amount(self._place(line, account, measure, group, period))

    def certainty(self, ids: Iterable[str]) -> str:
        """The least certainty of what rests on figures: of each as far as its statement needs it."""
        return schema.least_certainty(self._certainties[name] for name in ids)

    @cached_property
    def _certainties(self) -> dict[str, str]:
        own = {row["id"]: "open" if schema.is_open(row) else row["certainty"] for row in self.rows}
        return own | {name: statement.certainty for statement in self.all for name in statement.ids}

    def adjustments(self, line: str, account: str, period: str = "") -> list[Statement]:
        """The separate changes of one line: rows with a different reason or sign."""
        found = self.find(line, account, "adjustment", period=period)
        return self._in_main(found, line, whole=line == schema.DEPARTMENT)

    def children(self, line: str, measure: str, period: str = "", unit: str = "") -> list[Statement]:
        """The counts of a measure whose rows name the line as what they are part of."""
        found = self._by_parent.get((line, measure, period or self.year), [])
        return [statement for statement in found if not unit or statement.unit == unit]

    @cached_property
    def _by_parent(self) -> dict[FigurePlace, list[Statement]]:
        parents: dict[FigurePlace, list[Statement]] = defaultdict(list)
        for statement in self.all:
            group, period, line, account, measure, stage, *_ = figure_place(statement.first)
            parent = self.ancestors(statement.first)[-1]
            if (group, account, stage) == ("count", "", "done") and parent != line:
                parents[parent, measure, period].append(statement)
        return dict(parents)

    def ancestors(self, row: Row) -> list[str]:
        """The lines that a row is part of, the outermost first; an empty one where it names none."""
        return [self.line_names.get(name, name) for name in row["parent"].split(PATH)]

    def waiting(self, line: str, account: str, period: str = "") -> tuple[str, ...]:
        """The ids of a line's changes that wait for approval; without others, the budget did not change."""
        return tuple(self._unapproved.get((period or self.year, line, account), ()))

    @cached_property
    def _unapproved(self) -> dict[FigurePlace, list[str]]:
        waiting: dict[FigurePlace, list[str]] = defaultdict(list)
        for row in self._pending:
            waiting[row["period"], row["line"], row["account"]].append(row["id"])
        return dict(waiting)

    def _in_main(self, found: list[Statement], line: str, whole: bool = False) -> list[Statement]:
        """Statements in the line's main budget and scope: two budgets or scopes are not compared.

        Where the `whole` is looked for, an amount that names none stands for those beside it that do.
        """
        for column in WILD if found else ():
            if whole and column in WHOLES:
                found = _wholes_in(found, column) or found
            main = self._main.get((line, column))
            found = [statement for statement in found if not main or _words_in(statement, column) <= {main}]
        return found

    @cached_property
    def periods(self) -> tuple[str, ...]:
        """The periods that money is stated for, the report's own first."""
        own = {row["period"] for row in self.rows if is_money(row)} | {self.year}
        return tuple(sorted(own, key=lambda period: (period != self.year, period)))

    def lines(self, account: str, period: str = "") -> list[str]:
        """The lines with money in an account, in the order of their printed budgets, then the others.

        A project is one of them though nothing of it is understood: sums over projects need it.
        """
        rows = self._money_rows.get((account, period or self.year), [])
        budgeted = [row["line"] for row in rows if row["measure"] == "initial"]
        others = [row["line"] for row in rows if row["measure"] != schema.UNASSIGNED or account == "fund"]
        return list(dict.fromkeys([*budgeted, *others]))

    @cached_property
    def _money_rows(self) -> dict[FigurePlace, list[Row]]:
        rows: dict[FigurePlace, list[Row]] = defaultdict(list)
        for row in self.rows:
            if is_money(row) and is_whole_spending(row):
                rows[row["account"], row["period"]].append(row)
        return dict(rows)


def _states_the_whole(found: list[Statement], line: str) -> list[Statement]:
    """The department's own amounts, where a total that is part of something else stands beside them."""
    if line != schema.DEPARTMENT:
        return found
    return [statement for statement in found if not path_of(statement.first)] or found


def _without_grand_totals(rows: list[Row]) -> list[Row]:
    """Rows without 收入总计 and 支出总计 where the year's own 合计 is printed too.

    A final account's 总计 holds what was carried over from last year, or into the next.
    """
    own = {_money_place(row) for row in rows if _YEARS_OWN.search(row["label"])}
    return [row for row in rows if "总计" not in row["label"] or _money_place(row) not in own]


def _without_earlier_days(rows: list[Row]) -> list[Row]:
    """Rows without money up to a day within its year where the year's own is printed too."""
    of_year = {_money_place(row) for row in rows if not _is_earlier(row)}
    return [row for row in rows if not _is_earlier(row) or _money_place(row) not in of_year]


def _is_earlier(row: Row) -> bool:
    return is_money(row) and row["as_of"][:4] == row["period"] and row["as_of"][5:] != "12-31"


def _money_place(row: Row) -> FigurePlace:
    own = (row[name] for name in ("kind", "period", "line", "account", "part", "measure"))
    return *own, schema.flow_of(row)


def _wholes_in(found: list[Statement], column: str) -> list[Statement]:
    """The amounts that print nothing in a column, where none of them is less than one that does."""
    unnamed = [statement for statement in found if not _words_in(statement, column)]
    named = [statement.amount.low or 0 for statement in found if _words_in(statement, column)]
    return [] if any((whole.amount.low or 0) < part for whole in unnamed for part in named) else unnamed


def _words_in(statement: Statement, column: str) -> set[str]:
    return {row[column] for row in statement.rows} - WILD[column]


def _main_words(rows: Iterable[Row]) -> dict[tuple[str, str], str]:
    """The budget, and the scope of funds, that most of a line's amounts are stated in, by line and column."""
    order = [term.name for term in (*schema.BUDGETS, *schema.FUND_SCOPES)]
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for row in rows:
        if row["kind"] == "money" and row["measure"] in OF_LINES:
            for column in WILD:
                if row[column] not in WILD[column]:
                    counts[row["line"], column][row[column]] += 1
    rank = {name: place for place, name in enumerate(order)}
    ranked = {key: sorted(words, key=lambda word: rank.get(word, 0)) for key, words in counts.items()}
    return {key: max(words, key=counts[key].__getitem__) for key, words in ranked.items()}
