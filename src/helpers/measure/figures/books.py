"""One department-year's figures, put together once: what they state, and the lines that follow.

Its tests: test_facts.py, test_growth.py.
"""

from collections.abc import Callable, Iterable
from typing import Any, Self, TypeVar, cast

import pandas as pd

from helpers import schema
from helpers.measure.figures.exact import total
from helpers.measure.figures.lines import (
    Line,
    all_projects,
    department_line,
    every_line,
    stated_line,
    top_level,
)
from helpers.measure.figures.statements import Statements
from helpers.measure.figures.whereabouts import place_in_document

T = TypeVar("T")

_STAGES = ("initial", "adjusted", "actual", "budget")

_MOST_ROWS, _MOST_AROUND = 3000, 1000
"""Figures that are put together again for a try of another value: all of a department-year, or those around a few."""


class Books:
    """A department-year's statements and lines, each worked out the first time it is asked for."""

    def __init__(self, figures: pd.DataFrame):
        self.statements = Statements(figures)
        self.year = self.statements.year
        self._made: dict[object, Any] = {}

    def __repr__(self) -> str:
        return f"<{self.year}: {len(self.statements.rows)} figures, {len(self.lines(self.year))} lines>"

    def once(self, work: Callable[..., T], *arguments: str) -> T:
        """What `work` makes of these books and the arguments; it is worked out once."""
        key = (work, arguments)
        if key not in self._made:
            self._made[key] = work(self, *arguments)
        return cast(T, self._made[key])

    def around(self, ids: Iterable[str]) -> Self | None:
        """Books small enough to be put together again and again: these, or those of the lines and tables of a few figures.

        None where these are too many as well.
        """
        if len(self.statements.rows) <= _MOST_ROWS:
            return self
        near = [self.statements.by_id[name] for name in ids]
        lines = {row["line"] for row in near}
        tables = {place[:2] for row in near if (place := place_in_document(row)).table}
        rows = [
            row
            for row in self.statements.rows
            if row["line"] in lines or place_in_document(row)[:2] in tables
        ]
        return type(self)(pd.DataFrame(rows, dtype="str")) if len(rows) <= _MOST_AROUND else None

    def department(self, period: str) -> Line:
        """The department's own line."""
        return self.once(_department, period)

    def lines(self, period: str) -> tuple[Line, ...]:
        """Every other line, project allocations first."""
        return tuple(self.once(_lines, period).values())

    def line(self, subject: str, account: str, period: str) -> Line:
        """One of these lines; a subject that is none of them has what is stated of it on an account."""
        known = self.once(_lines, period).get(subject)
        return known or stated_line(self.statements, subject, account, period)

    def projects(self, period: str) -> tuple[Line, ...]:
        """The project allocations that are not part of another one."""
        return self.once(_top_level, period)

    def together(self, period: str) -> Line | None:
        """All of them together; None where there are none."""
        return self.once(_together, period)


def books_of(figures: pd.DataFrame | Books) -> Books:
    """The books of figures, for measures that look at the same ones; books are their own."""
    return figures if isinstance(figures, Books) else Books(figures)


def _department(books: Books, period: str) -> Line:
    return department_line(books.statements, period)


def _lines(books: Books, period: str) -> dict[str, Line]:
    return every_line(books.statements, period)


def _top_level(books: Books, period: str) -> tuple[Line, ...]:
    """The projects that are no parts; all of them where only so they come to project expenditure."""
    funds = tuple(line for line in books.lines(period) if line.account == "fund")
    nested = top_level(books.statements, funds)
    if len(nested) == len(funds) or _come_to_whole(books, nested, period):
        return nested
    return funds if _come_to_whole(books, funds, period) else nested


def _come_to_whole(books: Books, lines: tuple[Line, ...], period: str) -> bool:
    """Whether lines come to project expenditure at a stage of which both are printed."""
    wholes = {
        stage: books.statements.amount(schema.DEPARTMENT, "project", stage, period) for stage in _STAGES
    }
    return any(
        whole.number and whole.number == total(line.amounts[stage] for line in lines).number
        for stage, whole in wholes.items()
    )


def _together(books: Books, period: str) -> Line | None:
    projects = books.projects(period)
    return all_projects(projects) if projects else None
