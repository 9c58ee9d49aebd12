"""What the pages of several years show a department through: a view for each year, and what parts them.

Its tests: test_trend_page.py.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from markupsafe import Markup

from helpers.measure import Trend, YearOfFigures
from helpers.schema import AMOUNTS, DEPARTMENT, RATIOS
from helpers.show.printed import in_money, in_percent, with_separators
from helpers.show.views import View, view, word

GAP = "—"
"""A year that there are no figures of."""

BREAK = "‖"
"""Before what may not be compared with the years before it."""

_AMOUNTS = frozenset(amount.name for amount in AMOUNTS)


@dataclass(frozen=True)
class TrendView:
    """A department's trend with a view for each year that there are figures of, and the words of a language."""

    trend: Trend
    views: dict[str, View]
    figures: dict[str, list[dict[str, str]]]
    profile: Any
    language: str

    def __repr__(self) -> str:
        return f"<{self.trend!r} in {self.language}>"

    @property
    def years(self) -> tuple[str, ...]:
        """Every year from the first to the last, those without figures too."""
        return self.trend.years

    @property
    def newest(self) -> View:
        """The view of the last year."""
        return self.views[self.trend.present[-1]]

    def say(self, key: str, **values: object) -> str:
        """A message of this room, or nothing where one of its values is not known."""
        return self.newest.say(key, **values)

    def label(self, fact: str, subject: str = DEPARTMENT) -> str:
        """A fact's name, after whose it is where it is not the department's."""
        name = word(AMOUNTS + RATIOS, fact, self.language)
        return (
            name
            if subject == DEPARTMENT
            else self.say("of", subject=self.newest.subject(subject), ratio=name)
        )

    def number(self, fact: str, subject: str, year: str) -> Decimal | Fraction | None:
        """A fact's one number in a year, or None."""
        own = self.views.get(year)
        if own is None:
            return None
        return own.yuan(fact, subject) if fact in _AMOUNTS else own.share(fact, subject)

    def is_known(self, fact: str, subject: str = DEPARTMENT) -> bool:
        """Whether any year has a number, or a bound, for a fact."""
        return any(own.row(fact, subject)["status"] in ("ok", "bounded") for own in self.views.values())

    def cells(self, fact: str, subject: str = DEPARTMENT) -> tuple[str, ...]:
        """A fact in every year, as a table has it."""
        return tuple(self.cell(fact, subject, year) for year in self.years)

    def cell(self, fact: str, subject: str, year: str) -> str:
        """A fact in a year, behind a mark where something parts it from the years before; a dash in a gap."""
        if year not in self.views:
            return GAP
        shown = self.views[year].marked(fact, subject)
        return self.parted(shown, [own.words for own in self.trend.breaks_in(fact, subject, year)])

    def parted(self, shown: str, reasons: Sequence[str]) -> Markup:
        """A cell behind the mark of a break, which says its reasons where it is pointed at or read out."""
        told = self.say("semicolon").join(dict.fromkeys(reasons))
        mark = Markup('<span class="jx-break" role="img" aria-label="{0}" title="{0}">{1}</span> ')
        return Markup("{}{}").format(mark.format(told, BREAK) if told else "", shown)

    def with_unit(self, fact: str, subject: str, year: str) -> str:
        """A fact's number in a year as a sentence has it: money with its unit."""
        own = self.views[year]
        return (own.money(fact, subject) if fact in _AMOUNTS else own.percent(fact, subject)) or ""

    def change(self, fact: str, subject: str = DEPARTMENT) -> str:
        """The last year's change over the year before; nothing across a break, from 0, or to less than 0."""
        if len(self.years) < 2 or self.trend.breaks_in(fact, subject, self.years[-1]):
            return ""
        before, after = (self.number(fact, subject, year) for year in self.years[-2:])
        if before is None or after is None:
            return ""
        if fact not in _AMOUNTS:
            return self.points(Fraction(after) - Fraction(before))
        return in_percent(Fraction(after) / Fraction(before) - 1) if before > 0 and after >= 0 else ""

    def points(self, difference: Fraction) -> str:
        """A difference of two shares, in percentage points."""
        return self.say("points", number=with_separators(difference * 100))

    def money(self, yuan: Fraction) -> str:
        """An amount in 元 as pages print it, without its unit."""
        return in_money(Decimal(yuan.numerator) / yuan.denominator, self.language)

    def heads(self, *before: str, after: Iterable[str] = ()) -> tuple[str, ...]:
        """The head of a table with a column for each year; a year leads to its own report."""
        return (*before, *(self.report_link(year) for year in self.years), *after)

    def report_link(self, year: str) -> str:
        """A year as a link to its own report; the year alone where there are no figures of it."""
        if year not in self.views:
            return year
        name = "report.html" if self.language == "zh" else f"report.{self.language}.html"
        return Markup('<a href="{0}/{1}">{0}</a>').format(year, name)

    @property
    def projects(self) -> tuple[str, ...]:
        """The project allocations of all years, those of the last one first."""
        newest_first = [own.projects for own in reversed(self.views.values())]
        return tuple(dict.fromkeys(project for own in newest_first for project in own))


def trend_view(trend: Trend, history: Sequence[YearOfFigures], language: str = "zh") -> TrendView:
    """What the page of a department's years shows its numbers through."""
    views, figures = {}, {}
    for own in history:
        facts = trend.facts[own.year]
        newest = dict(zip(facts["printed"], facts["subject"], strict=True))
        lines = own.figures["line"].map(lambda line, newest=newest: newest.get(line, line)).astype("str")
        table = own.figures.assign(line=lines)
        currency = own.profile.currency
        views[own.year] = view(facts, table, own.year, language, currency)
        figures[own.year] = list(views[own.year].figures.values())
    return TrendView(trend, views, figures, history[-1].profile, language)
