"""What a rule looks at: one department-year's books, checks and words.

Its tests: test_findings.py.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Protocol

import pandas as pd

from helpers.frames import Row, records
from helpers.measure.figures import (
    Amount,
    Books,
    Line,
    Statement,
    Statements,
    are_near,
    figures_of,
    line_in_words,
    listed,
    sentence,
)
from helpers.measure.identities import Check, Explaining, Explanation, certainty_of_check, every_check
from helpers.measure.rules.asked import GOVERNMENT
from helpers.messages import LANGUAGES, say
from helpers.quantities import plain, rounded

_ON_PROJECT = re.compile("(?:项目|专项)(?:支出|资金|经费)*(?:预算)?(?:绩效|自评)")
_ON_WHOLE = re.compile("整体|部门和单位|部门及单位")
_OWNER_DOUBTS = tuple(say("read.doubt_owner", language) for language in LANGUAGES)


class Source(Protocol):
    """A department-year as far as the rules look at its document."""

    @property
    def document(self) -> pd.DataFrame:
        """What is told of the document, in the columns of schema.DOCUMENT."""

    @property
    def alternatives(self) -> pd.DataFrame:
        """The other readings of its figures, in the columns of schema.ALTERNATIVES."""


@dataclass(frozen=True, eq=False)
class Case:
    """One department-year; `words` is what the document says beside its figures, empty for a table.

    `source` has what is told of the document, and the other readings of its figures.
    """

    books: Books
    words: pd.DataFrame
    language: str = "zh"
    currency: str = "CNY"
    source: Source | None = None

    @cached_property
    def kind(self) -> str:
        """The kind of the document; empty for typed figures, a government's where it has several coverages."""
        own = self._told("kind")
        of_several = "coverage" in self.statements.frames.varied
        return GOVERNMENT if of_several and not own.startswith("self_evaluation") else own

    @cached_property
    def is_on_project(self) -> bool:
        """Whether the document is on a project, by its title, and not on a department."""
        title = self._told("title")
        return bool(self._told("project")) or bool(_ON_PROJECT.search(title) and not _ON_WHOLE.search(title))

    def _told(self, item: str) -> str:
        """What is told of the document on an item of schema.DOCUMENT."""
        told = () if self.source is None else records(self.source.document)
        return next((row["value"] for row in told if row["item"] == item), "")

    def explanation(self, check: Check) -> Explanation | None:
        """The one reading or slip that explains why a check fails."""
        if check not in self._explained:
            self._explained[check] = self._explaining.of(check, self._readings)
        return self._explained[check]

    @cached_property
    def _explained(self) -> dict[Check, Explanation | None]:
        return {}

    @cached_property
    def _explaining(self) -> Explaining:
        return Explaining(self.books, self.books.once(every_check), every_check)

    @cached_property
    def _readings(self) -> dict[str, list[Row]]:
        found: dict[str, list[Row]] = defaultdict(list)
        for row in () if self.source is None else records(self.source.alternatives):
            found[row["figure"]].append(row)
        return found

    @property
    def statements(self) -> Statements:
        """What the figures state."""
        return self.books.statements

    @property
    def own(self) -> Line:
        """The department's own line."""
        return self.books.department(self.books.year)

    @property
    def lines(self) -> tuple[Line, ...]:
        """Every other line of the report's own year."""
        return self.books.lines(self.books.year)

    @property
    def projects(self) -> tuple[Line, ...]:
        """Its project allocations that are not part of another one."""
        return self.books.projects(self.books.year)

    @property
    def together(self) -> Line | None:
        """All of them together; None where there are none."""
        return self.books.together(self.books.year)

    @cached_property
    def subjects(self) -> dict[str, Line]:
        """The department's line and the others, by subject."""
        return {line.subject: line for line in (*reversed(self.lines), self.own)}

    @cached_property
    def counts(self) -> list[Statement]:
        """Things and sessions that were counted in the report's own year."""
        return [
            statement
            for statement in self.statements.all
            if statement.first["kind"] == "count"
            and statement.first["measure"] in ("count", "sessions")
            and statement.first["stage"] != "target"
            and statement.first["period"] == self.books.year
        ]

    @cached_property
    def checks(self) -> dict[str, list[Check]]:
        """The checks by identity."""
        checks: dict[str, list[Check]] = defaultdict(list)
        for check in self.books.once(every_check):
            checks[check.identity].append(check)
        return checks

    def failing(self, identity: str) -> list[Check]:
        """The checks of an identity that fail."""
        return [check for check in self.checks.get(identity, []) if check.result == "fails"]

    def contradicting(self, identity: str) -> list[Check]:
        """Those that fail, without those that two names of one thing explain: an alias is proposed instead."""
        return [check for check in self.failing(identity) if not self.is_of_alias(check)]

    def is_of_alias(self, check: Check) -> bool:
        """Whether one line under two names explains why a check fails."""
        why = self.explanation(check)
        return why is not None and why.sort == "alias"

    @cached_property
    def order(self) -> dict[Check, int]:
        """The place of each check among all of them."""
        return {check: place for place, check in enumerate(self.books.once(every_check))}

    def assumed_in(self, check: Check) -> tuple[str, ...]:
        """The likely figures that a check rests on; none where sure ones are enough.

        Whose the figures of one paragraph are, all of them, matters to no sum of theirs.
        """
        if certainty_of_check(check, self.statements) == "sure":
            return ()
        ids = figures_of(check.left, check.right)
        return () if self.is_one_owner(ids) else tuple(name for name in ids if not self.is_sure(name))

    def is_sure(self, figure: str) -> bool:
        """Whether a figure's reading is sure."""
        return self.row(figure)["certainty"] == "sure"

    def is_one_owner(self, ids: Iterable[str]) -> bool:
        """Whether nothing but the owner of figures is in doubt, who is one: they stand in one paragraph."""
        rows = [self.row(name) for name in ids]
        return are_near(rows) and all(
            row["certainty"] == "sure" or row["doubt"] in _OWNER_DOUBTS for row in rows
        )

    def is_near(self, ids: Iterable[str]) -> bool:
        """Whether figures stand in one paragraph or table."""
        return are_near([self.row(name) for name in ids])

    def is_vouched(self, figure: str) -> bool:
        """Whether a sure figure states the number of this one, of the same thing."""
        stated = self.statements.of_figure.get(figure)
        if stated is None:
            return False
        pairs = zip(stated.rows, stated.amounts, strict=True)
        own = stated.amounts[stated.ids.index(figure)]
        return any(row["certainty"] == "sure" and amount.ends == own.ends for row, amount in pairs)

    def say(self, key: str, **values: object) -> str:
        """A sentence of a finding, or a part of one."""
        return sentence(f"finding_{key}", self.language, yuan=self.yuan, **values)

    @property
    def yuan(self) -> str:
        """The currency's main unit in sentences: 元 in Chinese, the code in English."""
        return "元" if (self.language, self.currency) == ("zh", "CNY") else self.currency

    def money(self, amount: Amount | Fraction) -> str:
        """An amount as sentences print it; one that has only bounds, by the lower one if there is one."""
        value = amount if isinstance(amount, Fraction) else amount.high if amount.low is None else amount.low
        if value is None:
            raise ValueError("an amount without a bound is no number to print")
        return money_in_words(value, self.language, self.currency)

    def whose(self, line: str) -> str:
        """A line in a sentence: its name, or the department."""
        return line_in_words(line, self.language)

    def listed(self, parts: Iterable[str]) -> str:
        """Words in a row, as 甲、乙."""
        return listed(parts, self.language)

    def spoken(self, item: str, found: str = "") -> list[Row]:
        """The rows of what the document's words say on one item, their subjects under the lines' names."""
        return [row for row in self._words.get(item, []) if not found or row["found"] == found]

    def says(self, item: str, subject: str, found: str) -> Row | None:
        """The words on one item for one subject, if found (`yes`) or looked for in vain (`no`)."""
        return self._by_subject.get((item, subject, found))

    @cached_property
    def _words(self) -> dict[str, list[Row]]:
        names, rows = self.statements.line_names, defaultdict(list)
        for row in records(self.words):
            rows[row["item"]].append(row | {"subject": names.get(row["subject"], row["subject"])})
        return rows

    @cached_property
    def _by_subject(self) -> dict[tuple[str, str, str], Row]:
        rows = [row for rows in self._words.values() for row in rows]
        return {(row["item"], row["subject"], row["found"]): row for row in reversed(rows)}

    def row(self, figure: str) -> Row:
        """The printed row of a figure."""
        return self.statements.by_id[figure]

    def place(self, ids: Iterable[str]) -> str:
        """The section of the first of these figures."""
        rows = (self.row(name) for name in ids)
        return next((place for row in rows if (place := row["section"] or row["locator"])), "")


def money_in_words(value: Fraction, language: str, currency: str = "CNY") -> str:
    """An amount in the words of a sentence: in 万元 in Chinese, in the currency's unit in English.

    >>> [money_in_words(Fraction(232200), language) for language in ("zh", "en")]
    ['23.22万元', 'CNY 232,200']
    >>> money_in_words(Fraction(1, 2), "zh")
    '0.00005万元'
    """
    value = abs(value)
    scaled = value / 10**4 if language == "zh" else value
    places = 2 if language == "zh" or scaled.denominator != 1 else 0
    text = rounded(scaled, places)
    if Fraction(text) != scaled and language == "zh":
        text = plain(Decimal(rounded(scaled, 6)))
    whole, dot, rest = text.partition(".")
    unit = "元" if currency == "CNY" else currency
    number = f"{int(whole):,}{dot}{rest}"
    return f"{number}万{unit}" if language == "zh" else f"{currency} {number}"


def share_in_words(value: Fraction, sign: bool = False) -> str:
    """A share in percent; with its true minus sign where asked for.

    >>> share_in_words(Fraction(-3, 4), sign=True)
    '−75.00%'
    """
    text = rounded(value * 100, 2)
    return f"{text.replace('-', '−') if sign else text.removeprefix('-')}%"
