"""All years of a department as one trend: its lines under one name, gaps, breaks and restatements.

Its tests: test_trend.py.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Protocol

import pandas as pd

from helpers.measure.activities import activities_of
from helpers.measure.facts import facts_of
from helpers.measure.figures import Books, books_of
from helpers.measure.rules import findings_of, findings_to_send, with_decisions
from helpers.measure.trend.breaks import Break, breaks_of_scope, breaks_of_units, declared_breaks
from helpers.measure.trend.by_reason import changes_by_reason
from helpers.measure.trend.changes import YearChange, year_changes_of
from helpers.measure.trend.naming import LineNames
from helpers.measure.trend.revisions import Revision, revision_of
from helpers.years import years_between


class YearOfFigures(Protocol):
    """A department-year as read_processed has it, as far as a trend looks at it."""

    year: str
    profile: Any
    figures: pd.DataFrame
    words: pd.DataFrame
    document: pd.DataFrame
    alternatives: pd.DataFrame
    replies: pd.DataFrame
    decisions: pd.DataFrame
    rules: Any


@dataclass(frozen=True)
class Trend:
    """A department's years side by side.

    `years` is every year from the first to the last, `gaps` those that there are
    no figures of. `facts`, `counts` and `findings` hold by year what a single
    report has, each line under the name that it bears in the newest year; the
    column `printed` of facts and counts has the year's own. `reasons` has by year what the
    changes of projects come to in 元 by their reason.
    """

    years: tuple[str, ...]
    gaps: tuple[str, ...]
    facts: dict[str, pd.DataFrame]
    counts: dict[str, pd.DataFrame]
    findings: dict[str, pd.DataFrame]
    renamed: tuple[tuple[str, str, str], ...]
    breaks: tuple[Break, ...]
    revisions: tuple[Revision, ...]
    changes: tuple[YearChange, ...]
    reasons: dict[str, dict[str, Fraction]]

    def __repr__(self) -> str:
        parted = f"{len(self.gaps)} gaps, {len(self.breaks)} breaks, {len(self.revisions)} restated"
        return f"<{self.years[0]}..{self.years[-1]}: {parted}>"

    @property
    def present(self) -> tuple[str, ...]:
        """The years that there are figures of."""
        return tuple(self.facts)

    def breaks_in(self, fact: str, subject: str, year: str) -> tuple[Break, ...]:
        """What parts a fact's year from those before it."""
        return tuple(own for own in self.breaks if own.year == year and own.concerns(fact, subject))


def trend_of(history: Sequence[YearOfFigures], language: str = "zh") -> Trend:
    """The trend of a department's years, as read_years has them, the earliest first.

    Years are compared where lines bear one name, by department.toml's aliases
    and `renamed`, and where nothing printed or declared says that they differ
    in scope, unit or definition.
    """
    profile = history[0].profile
    books = {own.year: books_of(own.figures) for own in history}
    names = LineNames(profile.continues)
    facts = {year: _own_facts(own, names, language) for year, own in books.items()}
    counts = {year: _under_one_name(activities_of(own), names, year) for year, own in books.items()}
    years = years_between(history[0].year, history[-1].year)
    by_id = {year: own.statements.by_id for year, own in books.items()}
    breaks = (
        *_breaks_under_new_names(declared_breaks(profile.breaks, years), names),
        *breaks_of_scope(facts, by_id, language),
        *breaks_of_units(counts, language),
    )
    return Trend(
        years=years,
        gaps=tuple(year for year in years if year not in books),
        facts=facts,
        counts=counts,
        findings={own.year: _findings_of_year(own, books[own.year], language) for own in history},
        renamed=tuple(names.changes(books)),
        breaks=breaks,
        revisions=tuple(_revisions(history, books, names, language)),
        changes=tuple(year_changes_of(books)),
        reasons={year: changes_by_reason(own) for year, own in books.items()},
    )


def _own_facts(books: Books, names: LineNames, language: str) -> pd.DataFrame:
    """The facts of the year itself."""
    facts = facts_of(books, language)
    return _under_one_name(facts[facts["period"] == books.year], names, books.year)


def _under_one_name(table: pd.DataFrame, names: LineNames, year: str) -> pd.DataFrame:
    newest = names.joined(table["subject"], year)
    return table.assign(printed=table["subject"], subject=table["subject"].map(newest).astype("str"))


def _breaks_under_new_names(breaks: Iterable[Break], names: LineNames) -> list[Break]:
    return [Break(own.year, names.newest(own.subject, own.year), own.fact, own.words) for own in breaks]


def _findings_of_year(own: YearOfFigures, books: Books, language: str) -> pd.DataFrame:
    """The findings of a year that may be sent, as its own report has them."""
    found = findings_of(books, own.words, language, own.replies, own.profile.currency, own.rules, own)
    return findings_to_send(with_decisions(found, own.decisions))


def _revisions(
    history: Sequence[YearOfFigures], books: dict[str, Books], names: LineNames, language: str
) -> list[Revision]:
    """Each year against the next one that there are figures of, where that prints anything of it."""
    pairs = zip(history, history[1:], strict=False)
    found = [
        revision_of(books[own.year], own.figures, books[later.year], names, language) for own, later in pairs
    ]
    return [revision for revision in found if revision.restated or revision.agreeing]
