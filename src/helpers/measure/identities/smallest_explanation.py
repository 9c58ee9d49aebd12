"""The smallest explanation of an identity that fails: one other reading of a figure, or one slip of the writer.

It makes this identity hold and breaks no other, and it is the only one of its
sort; a reading goes before a slip. The figures are put together again with the
one row changed, and only the identities that fail then are looked at; of very
many figures, those of the same lines and tables.

Its tests: test_explanations.py.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import count

import pandas as pd

from helpers import schema
from helpers.frames import Row
from helpers.measure.figures import POINTS, Books, figures_of, is_money, number_of, scale_of
from helpers.measure.identities.checks import Check
from helpers.measure.identities.slips import is_slip
from helpers.quantities import plain

_COLUMNS = {"owner": "line"}
"""Slots of readings whose column has another name."""

_OF_LINES = ("subject", "line", "parent", "account", "part")
"""Columns that tell whose an amount is."""

_MOST_TRIES = 60
"""Tries of one department-year."""

_Key = tuple[str, str, str, str]


@dataclass(frozen=True)
class Explanation:
    """One figure read or written otherwise: `reading`, `alias` or `slip`, and what would stand there."""

    sort: str
    figure: str
    slot: str
    value: str
    words: str = ""


@dataclass(frozen=True)
class _Change:
    """An explanation with the rows that it changes."""

    explanation: Explanation
    rows: Mapping[str, Row]


class Explaining:
    """Looks for explanations in one department-year; `alternatives` are the reader's, by figure."""

    def __init__(
        self,
        books: Books,
        checks: Sequence[Check],
        every_check: Callable[[Books], Sequence[Check]],
        tries: Iterator[int] | None = None,
    ):
        self._books, self._every_check = books, every_check
        self._failing = {_key(check) for check in checks if check.result == "fails"}
        self._tries = tries or count()

    def of(self, check: Check, alternatives: Mapping[str, Sequence[Row]]) -> Explanation | None:
        """The one reading, else the one slip, that explains a failing check; None where there is none, or several."""
        if check.group in ("form", "rate"):
            return None
        near = self._around(check)
        if near is not self:
            return near.of(check, alternatives) if near else None
        for changes in (_readings, _owners, _aliases, _slips):
            found = [
                change for change in changes(check, self._books, alternatives) if self._mends(change, check)
            ]
            if found:
                return found[0].explanation if len(found) == 1 else None
        return None

    def _around(self, check: Check) -> "Explaining | None":
        """What looks for it: itself; of very many figures, among those around a check's, if it fails there as well."""
        books = self._books.around(_ids_concerned(check))
        if books is None or books is self._books:
            return None if books is None else self
        if not self._may_try():
            return None
        near = Explaining(books, self._every_check(books), self._every_check, self._tries)
        return near if _key(check) in near._failing else None

    def _may_try(self) -> bool:
        """Whether there is another try; it is counted."""
        return next(self._tries) < _MOST_TRIES

    def _mends(self, change: _Change, check: Check) -> bool:
        """Whether a change makes a check hold and no other one fail."""
        if not self._may_try():
            return False
        rows = [change.rows.get(row["id"], row) for row in self._books.statements.rows]
        checks = self._every_check(Books(pd.DataFrame(rows, dtype="str")))
        failing = {_key(other) for other in checks if other.result == "fails"}
        return failing <= self._failing - {_key(check)} and _holds(check, checks, change.explanation.figure)


def _holds(check: Check, checks: Sequence[Check], figure: str) -> bool:
    """Whether an identity holds now; of a figure stated twice, whether the changed one has its equal."""
    held = [other for other in checks if other.result in ("holds", "rounding")]
    if check.restates:
        return any(other.restates and figure in other.restates.ids for other in held)
    return any(_key(other) == _key(check) for other in held)


def _key(check: Check) -> _Key:
    restated = check.restates.first["account"] + check.restates.first["measure"] if check.restates else ""
    return check.identity, check.subject, check.stage + check.ratio, restated


def _rows_concerned(check: Check, books: Books) -> list[Row]:
    return [books.statements.by_id[name] for name in _ids_concerned(check)]


def _ids_concerned(check: Check) -> tuple[str, ...]:
    return check.restates.ids if check.restates else figures_of(check.left, check.right)


def _readings(check: Check, books: Books, alternatives: Mapping[str, Sequence[Row]]) -> Iterator[_Change]:
    """The other readings that the reader recorded of the figures in a check."""
    for row in _rows_concerned(check, books):
        for other in alternatives.get(row["id"], ()):
            column = _COLUMNS.get(other["slot"], other["slot"])
            if row.get(column, other["value"]) != other["value"]:
                read = Explanation("reading", row["id"], other["slot"], other["value"], other["words"])
                yield _Change(read, {row["id"]: row | {column: other["value"]}})


def _owners(check: Check, books: Books, _: Mapping[str, Sequence[Row]]) -> Iterator[_Change]:
    """Of the department's figure that is stated twice, the statement that another line makes to the last digit: its own."""
    if check.restates is None or check.restates.first["line"] != schema.DEPARTMENT:
        return
    for row, amount in zip(check.restates.rows, check.restates.amounts, strict=True):
        lines = books.once(_lines_by_number).get((row["measure"], row["period"], amount.number), ())
        for other in lines if amount.number else ():
            of_line = {name: other[name] for name in _OF_LINES}
            read = Explanation("reading", row["id"], "owner", other["line"], other["phrase"])
            yield _Change(read, {row["id"]: row | of_line})


def _lines_by_number(books: Books) -> dict[tuple[str, str, Fraction | None], tuple[Row, ...]]:
    """A row of each line that is not the department, by what its amounts measure, their period and their number."""
    found: dict[tuple[str, str, Fraction | None], dict[str, Row]] = defaultdict(dict)
    for row in books.statements.rows:
        if is_money(row) and row["line"] != schema.DEPARTMENT and (amount := number_of(row)):
            found[row["measure"], row["period"], amount.number].setdefault(row["line"], row)
    return {key: tuple(rows.values()) for key, rows in found.items()}


def _aliases(check: Check, books: Books, _: Mapping[str, Sequence[Row]]) -> Iterator[_Change]:
    """Two projects of which one has the other's name in its own: 全会经费 and 业务性专项经费（全会经费）."""
    if check.identity not in ("projects", "number_of_projects"):
        return
    lines = {row["line"]: row["id"] for row in reversed(books.statements.rows) if row["account"] == "fund"}
    for short in lines:
        longer = [name for name in lines if name != short and short in name]
        for name in longer:
            own = [row for row in books.statements.rows if row["line"] == short]
            changed = {row["id"]: row | {"line": name} for row in own}
            yield _Change(Explanation("alias", own[0]["id"], "owner", name, short), changed)


def _slips(check: Check, books: Books, _: Mapping[str, Sequence[Row]]) -> Iterator[_Change]:
    """Slips of the writer that leave the value which makes a check hold."""
    if check.sign != "=":
        return
    for row in _rows_concerned(check, books):
        for value in values_that_fit(check, row):
            if is_slip(abs(Decimal(row["value"])), abs(Decimal(value))):
                yield _Change(
                    Explanation("slip", row["id"], "value", value), {row["id"]: row_with_value(row, value)}
                )


def row_with_value(row: Row, value: str) -> Row:
    """A row with another value in its unit, as if that were printed."""
    return row | {"value": value, "lower": "", "upper": "", "phrase": ""}


def _may_slip(row: Row) -> bool:
    exact = row["qualifier"] == "exact" and {row["lower"], row["upper"]} <= {"", row["value"]}
    return exact and row["kind"] in ("money", "count", "people") and row["measure"] not in POINTS


def values_that_fit(check: Check, row: Row) -> list[str]:
    """The values of an exact figure, in its own unit and of its sign, that would make a check hold."""
    amount, scale = number_of(row), scale_of(row)
    if amount is None or amount.number is None or not _may_slip(row):
        return []
    if check.restates:
        found = [
            other.number for other in check.restates.amounts if other.number not in (None, amount.number)
        ]
    else:
        gap = check.difference or Fraction(0)
        found = [amount.number - gap, amount.number + gap]
    ends = dict.fromkeys(_as_decimal(value / scale) for value in found if value is not None)
    sign = Decimal(row["value"])
    return [plain(value.copy_sign(sign)) for value in ends if value is not None]


def _as_decimal(value: Fraction) -> Decimal | None:
    """A number as a decimal; None where it has no end."""
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return exact if Fraction(exact) == value else None
