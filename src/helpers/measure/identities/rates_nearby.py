"""What a printed rate is made of, looked for beside it: in its own row of a table, else in its own paragraph.

Its tests: test_rates_nearby.py.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from helpers import schema
from helpers.frames import Row
from helpers.measure.figures import FLOW_WORDS, WILD, Amount, is_money, number_of, place_in_document

_OF_INCOME = {"actual": ("received", "actual")}
"""Measures that stand for another one where the flow is income."""

_Place = tuple[str, ...]


class Nearby:
    """The amounts of a document by the row of a table, and the paragraph, that they stand in."""

    def __init__(self, rows: Iterable[Row]):
        self._by_place: dict[_Place, list[Row]] = defaultdict(list)
        self._unread: set[_Place] = set()
        for row in rows:
            if is_money(row) and row["value"]:
                for place in _places_of(row):
                    if schema.is_open(row):
                        self._unread.add(place)
                    else:
                        self._by_place[place].append(row)

    def has_own_unread(self, rate: Row) -> bool:
        """Whether a rate's row of a table has amounts of its own that are not understood: then it is of no others.

        So are two of what was brought over, whose columns say what of it was budgeted and spent.
        """
        grid_row = place_in_document(rate).grid_row
        if grid_row is None:
            return False
        brought = [row for row in self._by_place.get(grid_row, ()) if row["measure"] in schema.BROUGHT]
        return grid_row in self._unread or len(brought) > 1

    def parts(self, ratio: schema.Ratio, rate: Row) -> tuple[Amount | None, Amount | None]:
        """Numerator and denominator of a rate of money; None for one that does not stand beside it."""
        own = list(self._own(rate))
        flow = _flow_in(rate, own)
        beside = [row for row in own if not flow or (row["flow"] or flow) == flow]
        return self._one(beside, ratio.numerator, flow), self._one(beside, ratio.denominator, flow)

    def is_of_income(self, rate: Row) -> bool:
        """Whether a rate is one of income, which may pass its budget."""
        return _flow_in(rate, list(self._own(rate))) == "income"

    def beside(self, rate: Row) -> list[Row]:
        """The amounts of a rate's row or paragraph, whosever they are."""
        return [row for place in _places_of(rate) for row in self._by_place[place]]

    def _own(self, rate: Row) -> Iterator[Row]:
        """The amounts beside a rate that are of its line, account, part, period, coverage and budget."""
        for place in _places_of(rate):
            for row in self._by_place[place]:
                same = all(row[name] == rate[name] for name in ("line", "part", "period"))
                if (
                    same
                    and _are_of_one_account(row, rate)
                    and all(_rates_agree(row, rate, name) for name in WILD)
                ):
                    yield row

    def _one(self, rows: list[Row], measure: str, flow: str) -> Amount | None:
        """The one amount of a measure among rows; None where there is none, or several."""
        names = _OF_INCOME.get(measure, (measure,)) if flow == "income" else (measure,)
        found = {
            amount.ends: amount for row in rows if row["measure"] in names and (amount := number_of(row))
        }
        return next(iter(found.values())) if len(found) == 1 else None


def _places_of(row: Row) -> list[_Place]:
    place = place_in_document(row)
    if place.grid_row:
        return [place.grid_row]
    return [(place.source, place.paragraph)] if place.paragraph else []


def _are_of_one_account(row: Row, rate: Row) -> bool:
    """Whether two rows are of one account; of the department, a total may go without saying."""
    totals = {"", "total"} if row["line"] == schema.DEPARTMENT else {""}
    accounts = {row["account"], rate["account"]}
    return len(accounts) == 1 or accounts <= totals or (row["line"] != schema.DEPARTMENT and "" in accounts)


def _rates_agree(row: Row, rate: Row, column: str) -> bool:
    """Whether what two rows print in a column is one value, or one of them prints nothing."""
    words = {row[column], rate[column]} - WILD[column]
    return len(words) < 2


def _flow_in(rate: Row, beside: list[Row]) -> str:
    """Income or expenditure, by the words of a rate, else by the amounts beside it."""
    words = rate["subject"] + rate["label"] + rate["phrase"]
    named = [term.name for term, word in zip(schema.FLOWS, FLOW_WORDS, strict=True) if word in words]
    flows = {schema.flow_of(row) for row in beside} - {""}
    return named[0] if len(named) == 1 else flows.pop() if len(flows) == 1 else ""
