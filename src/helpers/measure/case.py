"""What a rule looks at: one department-year's figures, measures and words; and what it hands back."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

import pandas as pd

from helpers import schema
from helpers.frames import records
from helpers.measure import identities, lines
from helpers.measure.amounts import Amount
from helpers.measure.lines import Line
from helpers.measure.outcomes import Check
from helpers.measure.rows import Row, printed
from helpers.measure.same_figure import Statement
from helpers.measure.statements import Statements, statements_of
from helpers.measure.wording import line_in_words, listed, sentence
from helpers.quantities import plain, rounded


@dataclass(frozen=True)
class Finding:
    """One thing that a reviewer should ask; `figures` are ids, `locator` the place in the document."""

    rule: str
    grade: str
    subject: str
    sentence: str
    figures: tuple[str, ...] = ()
    locator: str = ""


@dataclass(frozen=True)
class Case:
    """One department-year; `words` is what the document says beside its figures, empty for a table."""

    statements: Statements
    words: pd.DataFrame
    language: str
    own: Line
    each: tuple[Line, ...]
    funds: list[Line]
    together: Line | None
    checks: tuple[Check, ...] = field(repr=False)
    currency: str = "CNY"

    def say(self, key: str, **values: object) -> str:
        """A sentence of a finding."""
        return sentence(f"finding_{key}", self.language, yuan=self.yuan, **values)

    @property
    def yuan(self) -> str:
        """The currency's main unit in sentences: 元 in Chinese, the code in English."""
        return "元" if (self.language, self.currency) == ("zh", "CNY") else self.currency

    def money(self, amount: Amount | Fraction) -> str:
        """An amount as sentences print it."""
        value = amount.low if isinstance(amount, Amount) else amount
        return money(value, self.language, self.currency)

    def whose(self, line: str) -> str:
        """A line in a sentence: its name, or the department."""
        return line_in_words(line, self.language)

    def listed(self, parts: Iterable[str]) -> str:
        """Words in a row, as 甲、乙."""
        return listed(parts, self.language)

    def of_words(self, item: str, found: str = "") -> list[Row]:
        """The rows of what the document's words say on one item, their subjects under the lines' names."""
        rows = [row for row in self._words if row["item"] == item]
        return [row for row in rows if not found or row["found"] == found]

    @cached_property
    def _words(self) -> list[Row]:
        names = {row["subject"]: row["line"] for row in self.statements.rows}
        rows = records(self.words)
        return [row | {"subject": names.get(row["subject"], row["subject"])} for row in rows]

    def says(self, item: str, subject: str, found: str) -> Row | None:
        """The words on one item for one subject, if found (`yes`) or looked for in vain (`no`)."""
        return next((row for row in self.of_words(item, found) if row["subject"] == subject), None)

    def row(self, figure: str) -> Row:
        """The printed row of a figure."""
        return next(row for row in self.statements.rows if row["id"] == figure)

    def place(self, ids: Iterable[str]) -> str:
        """The section of the first of these figures."""
        sections = {row["id"]: row["section"] or row["locator"] for row in self.statements.rows}
        return next((sections[name] for name in ids if sections.get(name)), "")


def case_of(figures: pd.DataFrame, words: pd.DataFrame, language: str, currency: str = "CNY") -> Case:
    """Everything that rules look at, worked out once."""
    statements = statements_of(figures)
    year = statements.year
    each = lines.of_all(statements, year)
    funds = lines.top_level(statements, each)
    together = lines.all_projects(funds) if funds else None
    own = lines.department(statements, year)
    checks = identities.checks(statements)
    return Case(statements, words, language, own, each, funds, together, checks, currency)


def money(value: Fraction, language: str, currency: str = "CNY") -> str:
    """An amount in the words of a sentence: in 万元 in Chinese, in the currency's unit in English.

    >>> money(Fraction(232200), "zh"), money(Fraction(232200), "en"), money(Fraction(1, 2), "zh")
    ('23.22万元', 'CNY 232,200', '0.00005万元')
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


def percent(value: Fraction, sign: bool = False) -> str:
    """A share in percent; with its true minus sign where asked for.

    >>> percent(Fraction(-3, 4), sign=True)
    '−75.00%'
    """
    text = rounded(value * 100, 2)
    return f"{text.replace('-', '−') if sign else text.removeprefix('-')}%"


def as_printed(statement: Statement) -> str:
    """A count with its qualifier and unit: 30余场."""
    return printed(statement.first)


def ids_of(*amounts: Amount) -> tuple[str, ...]:
    """The figures of amounts, each once."""
    return tuple(dict.fromkeys(name for amount in amounts for name in amount.figures))


def is_department(line: str) -> bool:
    """Whether a line is the department itself."""
    return line == schema.DEPARTMENT
