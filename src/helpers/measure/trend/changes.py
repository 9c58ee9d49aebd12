"""Indicators of 财预〔2013〕53号 that need two years: changes over the year before.

Its tests: test_trend.py.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from helpers.measure.figures import Amount, Books
from helpers.schema import DEPARTMENT
from helpers.years import year_before

CHANGES = {
    "three_public_change": ("three_public", "initial"),
    "carryover_change": ("total", "carryover"),
}
"""Each indicator with the department's account and measure that change."""


@dataclass(frozen=True)
class YearChange:
    """A change over the year before; amounts in 元.

    `source` says where the earlier amount stands: `own` in the year's own
    report, `last` in that of the year before, because the year's own does not
    print it, or empty where neither does. `share` is None where a part is
    missing or the earlier amount is 0.
    """

    indicator: str
    year: str
    before: Fraction | None
    after: Fraction | None
    source: str

    @property
    def share(self) -> Fraction | None:
        """The change in parts of the earlier amount."""
        if self.before is None or self.after is None or self.before <= 0:
            return None
        return self.after / self.before - 1

    @property
    def status(self) -> str:
        """ok, undefined where the earlier amount is 0, or unknown."""
        if self.share is not None:
            return "ok"
        return "undefined" if self.before == 0 and self.after is not None else "unknown"


def year_changes_of(books: Mapping[str, Books]) -> Iterator[YearChange]:
    """Each indicator of change in every year that states its amount."""
    for indicator, (account, measure) in CHANGES.items():
        for year, own in books.items():
            after = own.statements.amount(DEPARTMENT, account, measure)
            if after.is_known:
                before, source = _earlier(books, year, account, measure)
                yield YearChange(indicator, year, before, after.number, source)


def _earlier(
    books: Mapping[str, Books], year: str, account: str, measure: str
) -> tuple[Fraction | None, str]:
    """The amount of the year before: as the year's own report prints it, else as that year's own does."""
    last = year_before(year)
    stated: Amount = books[year].statements.amount(DEPARTMENT, account, measure, period=last)
    if stated.number is not None:
        return stated.number, "own"
    if last not in books:
        return None, ""
    found = books[last].statements.amount(DEPARTMENT, account, measure)
    return found.number, "last" if found.number is not None else ""
