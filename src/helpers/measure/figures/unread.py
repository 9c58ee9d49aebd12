"""Numbers that are printed and state nothing yet: open ones, and money whose unit is not printed.

Its tests: test_certainty.py.
"""

from collections import defaultdict
from collections.abc import Iterable

from helpers import schema
from helpers.frames import Row
from helpers.measure.figures.exact import Amount, Missing
from helpers.measure.figures.rows import as_printed, is_money, is_whole_spending, number_of
from helpers.measure.figures.same_figure import FigurePlace, figure_place


class Unread:
    """The unread numbers among all rows of a department-year; `understood` are those of money that are not.

    One whose measure is not known may be any amount of its line, and counts
    where nothing else of the line's account is understood.
    """

    def __init__(self, rows: Iterable[Row], understood: Iterable[Row]):
        self._by_place: dict[FigurePlace, list[Row]] = defaultdict(list)
        self._by_account: dict[FigurePlace, list[Row]] = defaultdict(list)
        known = {_account_of(row) for row in understood}
        for row in rows:
            if schema.is_open(row) or (row["value"] and number_of(row) is None):
                self._by_place[figure_place(row)].append(row)
            unclear = row["measure"] == schema.UNASSIGNED and is_money(row) and is_whole_spending(row)
            if unclear and _account_of(row) not in known:
                self._by_account[_account_of(row)].append(row)

    def amount(self, place: FigurePlace) -> Amount | None:
        """What is printed at a place, as an unknown amount that says why; None where nothing is."""
        group, period, line, account, measure, *_ = place
        if rows := self._by_place.get(place):
            return _unknown("open" if any(map(schema.is_open, rows)) else "unitless", line, measure, rows)
        if group == "money" and (rows := self._by_account.get((period, line, account))):
            return _unknown("unclear", line, schema.UNASSIGNED, rows)
        return None


def _unknown(why: str, line: str, measure: str, rows: list[Row]) -> Amount:
    shown = "、".join(dict.fromkeys(map(as_printed, rows)))
    return Amount(missing=(Missing(why, line, measure, shown),), figures=tuple(row["id"] for row in rows))


def _account_of(row: Row) -> FigurePlace:
    return row["period"], row["line"], row["account"]
