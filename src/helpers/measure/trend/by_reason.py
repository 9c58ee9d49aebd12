"""A year's changes of project allocations by the reason that is printed of each.

Its tests: test_trend.py.
"""

from collections import defaultdict
from collections.abc import Iterable
from fractions import Fraction

from helpers.frames import Row
from helpers.measure.figures import Books
from helpers.schema import REASONS

_KNOWN = frozenset(term.name for term in REASONS)


def changes_by_reason(books: Books) -> dict[str, Fraction]:
    """What the changes come to in 元 by reason, signs dropped; under no name what has none printed.

    Empty where a change has no exact number, or none is printed.
    """
    found: dict[str, Fraction] = defaultdict(Fraction)
    for line in books.projects(books.year):
        for change in books.statements.adjustments(line.subject, line.account):
            if change.amount.number is None:
                return {}
            if change.amount.number:
                found[_printed_reason(change.rows)] += abs(change.amount.number)
    return dict(found)


def _printed_reason(rows: Iterable[Row]) -> str:
    """The reason of a change, one of schema.REASONS; one that is printed in other words is another."""
    printed = [name for row in rows if (name := row["reason"].partition(":")[0].strip())]
    return "" if not printed else printed[0] if printed[0] in _KNOWN else "other"
