"""What passages state of changes: the growth, the change, and the amounts of the same thing beside them.

Its tests: test_questions.py.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from helpers import schema
from helpers.frames import Row
from helpers.measure.figures import is_money
from helpers.measure.rules.case import Case
from helpers.measure.rules.form_entries import exact, figures_by_line, table_of_place
from helpers.measure.rules.printed_places import last_place_of_rate
from helpers.years import is_year, year_before

_SAME = ("subject", "account", "part", "coverage", "budget")
_CHANGES = ("growth_from_prior", "change_from_prior")
_LEAST_NAME = 4
"""Characters of words that name an amount by themselves."""

_STOCKS = ("change_from_prior", "difference", "adjustment")


@dataclass(frozen=True)
class StatedChange:
    """A growth rate with what its own passage states: the change, this year's amount and last year's."""

    growth: Row | None
    change: Row | None
    now: Row | None
    before: Row | None
    others: tuple[Row, ...] = ()
    """Other amounts of its passage and year, of which the change may be as well."""

    @property
    def rows(self) -> list[Row | None]:
        """The printed rows."""
        return [self.now, self.before, self.change, self.growth]


def stated_changes(case: Case) -> Iterator[StatedChange]:
    """Each growth or change with the amounts of the same thing beside it: in its paragraph, before it in its row."""
    for line, rows in figures_by_line(case).items():
        start, place = 0, 0
        while place < len(rows):
            of = rows[place]
            place += 1
            if of["measure"] not in _CHANGES or not is_year(of["period"]):
                continue
            change, growth = (None, of) if of["measure"] == "growth_from_prior" else (of, None)
            if change is not None and place < len(rows) and _is_growth_of(rows[place], change):
                growth = rows[place]
                place += 1
            beside = rows[start:place] if " row " in line else rows
            amounts = _amounts_beside(beside, of) if _is_understood(beside) else ([], [])
            start = place
            if " row " in line and all(row["measure"] in _CHANGES for row in rows):
                amounts = _amounts_of_table(case, line, of)
            now, others = _main_amount(amounts[0])
            others += () if " row " in line else _of_its_paragraph(rows, of, amounts[0])
            before = _only_amount(amounts[1])
            elsewhere = (
                None
                if before is not None and _is_base(before, change, growth)
                else now or _named_elsewhere(case, of)
            )
            yield StatedChange(growth, change, elsewhere, before, others)


def _of_its_paragraph(rows: list[Row], of: Row, own: list[Row]) -> tuple[Row, ...]:
    """The amounts of all else that a paragraph speaks of: behind a list of parts a change may be the whole's."""
    found = (row for row in rows if is_money(row) and row["period"] == of["period"] and _is_flow(row, of))
    return tuple(row for row in found if row["measure"] not in (*_CHANGES, *_STOCKS) and row not in own)


def _is_growth_of(row: Row, change: Row) -> bool:
    return row["measure"] == "growth_from_prior" and _is_same(row, change)


def _is_same(row: Row, other: Row) -> bool:
    """Whether two rows speak of one thing in one period."""
    return row["period"] == other["period"] and all(row[name] == other[name] for name in _SAME)


def _amounts_beside(rows: list[Row], of: Row) -> tuple[list[Row], list[Row]]:
    """The amounts of this period, and those of the period before, that a passage states of a thing."""
    money = [row for row in rows if is_money(row) and row["measure"] not in _STOCKS]
    same = [row for row in money if all(row[name] == of[name] for name in _SAME) and _is_flow(row, of)]
    now = [row for row in same if row["period"] == of["period"]]
    before = [row for row in same if row["period"] == year_before(of["period"])]
    return now, before


def _amounts_of_table(case: Case, line: str, of: Row) -> tuple[list[Row], list[Row]]:
    """What a table with years as its lines has spent on a thing, this year and the year before."""
    rows = _spent_by_table(case).get(table_of_place(f"{line} column 1"), [])
    now, before = _amounts_beside(rows, of)
    return (now, before) if now and before else ([], [])


@lru_cache(maxsize=1)
def _spent_by_table(case: Case) -> dict[str, list[Row]]:
    """What was spent, by the table that it stands in."""
    found: dict[str, list[Row]] = defaultdict(list)
    for line, rows in figures_by_line(case).items():
        if " row " in line:
            found[table_of_place(f"{line} column 1")] += [row for row in rows if row["measure"] == "actual"]
    return dict(found)


def _main_amount(rows: list[Row]) -> tuple[Row | None, tuple[Row, ...]]:
    """What a change is of: the one amount of a passage, else the one that was spent, with the budgets beside it."""
    if (only := _only_amount(rows)) is not None:
        return only, ()
    spent = _only_amount([row for row in rows if row["measure"] == "actual"])
    return spent, tuple(row for row in rows if spent is not None and row["measure"] != "actual")


def _is_understood(rows: list[Row]) -> bool:
    """Whether every amount beside a change is understood: one that is not may be the one that changed."""
    return not any(is_money(row) and row["measure"] == schema.UNASSIGNED for row in rows)


def _named_elsewhere(case: Case, of: Row) -> Row | None:
    """The amount of another passage whose own words a change begins with: 收入总计, of 收入总计与上年相比增加."""
    same = _amounts_of_things(case).get(_thing(of), [])
    return _only_amount([row for row in same if of["label"].startswith(row["label"]) and _is_flow(row, of)])


@lru_cache(maxsize=1)
def _amounts_of_things(case: Case) -> dict[tuple[str, ...], list[Row]]:
    """The amounts that have words of their own, by what they are of and when."""
    found: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in case.statements.rows:
        if is_money(row) and row["measure"] not in _STOCKS and len(row["label"]) >= _LEAST_NAME:
            found[_thing(row)].append(row)
    return dict(found)


def _thing(row: Row) -> tuple[str, ...]:
    """What a row is of, and its period."""
    return (row["period"], *(row[name] for name in _SAME))


def _is_flow(row: Row, of: Row) -> bool:
    """Whether the flows agree, where both are printed."""
    return not row["flow"] or not of["flow"] or row["flow"] == of["flow"]


def _is_base(before: Row, change: Row | None, growth: Row | None) -> bool:
    """Whether a growth is the change over what was there before: then nothing else in the passage is what grew."""
    amount, moved, rate = exact(before), exact(change), exact(growth)
    if not amount or moved is None or rate is None or growth is None:
        return False
    return abs(abs(moved / amount) - abs(rate)) < last_place_of_rate(growth)


def _only_amount(rows: list[Row]) -> Row | None:
    """The amount that rows state, where it is one."""
    return rows[0] if rows and len({(exact(row), row["measure"]) for row in rows}) == 1 else None
