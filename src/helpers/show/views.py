"""One department-year's facts by name, and its numbers as a page prints them: rounded half up, once.

Its tests: test_view.py.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

import pandas as pd
from markupsafe import Markup, escape

from helpers.frames import Row, records
from helpers.measure import as_printed
from helpers.messages import say
from helpers.schema import (
    ALL_PROJECTS,
    AMOUNTS,
    DEPARTMENT,
    FACTS,
    RATIOS,
    STATUSES,
    Measure,
    Ratio,
    Term,
    names,
)
from helpers.show.pieces import STAR, starred
from helpers.show.printed import (
    MINUS,
    exact_part,
    in_money,
    in_percent,
    own_words,
    place_in_words,
    runs,
    with_separators,
)

_AMOUNTS = frozenset(amount.name for amount in AMOUNTS)
_PLAIN_RATIOS = frozenset({"attendances_per_session"})
"""Ratios that are numbers of something, not shares of a whole: they are not shown in percent."""

_OWN_SUBJECTS = {DEPARTMENT: "department", ALL_PROJECTS: "all_projects"}
_NO_FACT = dict.fromkeys(names(FACTS), "") | {"status": "unknown"}

_COUNT_RATIOS = {ratio.name: ratio for ratio in RATIOS if ratio.group == "count"}
_OPEN_ABOVE = {"exact": "", "over": "more_than", "nearly": "less_than"}
_OPEN_BELOW = {"exact": "", "over": "less_than", "nearly": "more_than"}
"""What an open word in a ratio's numerator, or in its denominator, says of the ratio."""

MOST_SOURCES = 20_000
"""Rows of the sources table at most; a figure beyond them is cited without a link."""

_MOST_LINKS, _MOST_DOUBTS = 200, 3
"""Links of one citation, and assumptions that one mark names, at most."""


def word(vocabulary: tuple[Term | Measure | Ratio, ...], name: str, language: str) -> str:
    """The label of a vocabulary's term; the name itself where the vocabulary does not have it."""
    for term in vocabulary:
        if term.name == name:
            return term.zh if language == "zh" else term.en
    return name


@dataclass(frozen=True)
class View:
    """A department-year's facts by (fact, subject), its projects in printed order, its figures by id.

    The order of the figures is that of the sources table: a citation shows a
    figure's place in it.
    """

    facts: dict[tuple[str, str], Row]
    projects: tuple[str, ...]
    figures: dict[str, Row]
    numbers: dict[str, int]
    language: str
    currency: str = "CNY"

    def __repr__(self) -> str:
        return f"<{len(self.facts)} facts, {len(self.projects)} projects, in {self.language}>"

    def row(self, fact: str, subject: str = DEPARTMENT) -> Row:
        """The fact's row; one of status unknown where the facts do not have it."""
        return self.facts.get((fact, subject), _NO_FACT)

    def yuan(self, fact: str, subject: str = DEPARTMENT) -> Decimal | None:
        """An amount in 元, or None where it is not known."""
        row = self.row(fact, subject)
        return Decimal(row["value"]) if row["status"] == "ok" else None

    def ends(self, fact: str, subject: str = DEPARTMENT) -> tuple[Decimal | None, Decimal | None] | None:
        """The bounds of what is only known by them, as a chart draws it; None for anything else."""
        row = self.row(fact, subject)
        if row["status"] != "bounded" or not (row["lower"] or row["upper"]):
            return None
        return tuple(Decimal(row[side]) if row[side] else None for side in ("lower", "upper"))

    def share(self, fact: str, subject: str = DEPARTMENT) -> Fraction | None:
        """A ratio as the fraction of its exact parts, or None where it has no single value."""
        row = self.row(fact, subject)
        if row["status"] != "ok":
            return None
        above, below = exact_part(row["numerator"]), exact_part(row["denominator"])
        return above / below if above is not None and below else Fraction(row["value"])

    def money(self, fact: str, subject: str = DEPARTMENT, size: bool = False) -> str | None:
        """An amount with its unit, as 83.20万元; `size` leaves its sign out."""
        yuan = self.yuan(fact, subject)
        shown = None if yuan is None else self.amount(abs(yuan) if size else yuan)
        return shown and shown + self.star(self.row(fact, subject))

    def amount(self, yuan: Decimal) -> str:
        """An amount in 元 with the unit that pages use."""
        return self.say("amount", amount=in_money(yuan, self.language))

    def percent(self, fact: str, subject: str = DEPARTMENT) -> str | None:
        """A ratio in percent, as 95.61%, or None where it has no single value."""
        share = self.share(fact, subject)
        return None if share is None else in_percent(share) + self.star(self.row(fact, subject))

    def cell(self, fact: str, subject: str = DEPARTMENT) -> str:
        """A fact as words of a sentence or a chart: its number, its bounds, or 不适用 / 无法计算."""
        return self._told(fact, subject) + self.star(self.row(fact, subject))

    def marked(self, fact: str, subject: str = DEPARTMENT) -> Markup:
        """The same as a cell of a table."""
        return Markup("{}{}").format(self._told(fact, subject), self.mark(self.row(fact, subject)))

    def _told(self, fact: str, subject: str) -> str:
        row = self.row(fact, subject)
        if row["status"] == "ok":
            number = Decimal(row["value"]) if fact in _AMOUNTS else self.share(fact, subject)
            return self.shown(fact, number)
        if row["status"] == "bounded":
            return self.bounds(fact, row)
        return word(STATUSES, row["status"], self.language)

    def star(self, row: Row) -> str:
        """A star behind what rests on a likely reading."""
        return STAR if row["certainty"] == "likely" else ""

    def mark(self, row: Row) -> Markup:
        """The same with what is assumed; `row` is one of any table with certainty, of figures too."""
        if row["certainty"] != "likely":
            return Markup("")
        cited = [self.figures[name] for name in row.get("figures", "").split() if name in self.figures]
        doubts = dict.fromkeys(
            figure.get("doubt", "") for figure in cited or [row] if figure["certainty"] == "likely"
        )
        assumed = self.say("semicolon").join(filter(None, list(doubts)[:_MOST_DOUBTS]))
        return starred(self.say("assumed", doubts=assumed) if assumed else self.say("likely"))

    def bounds(self, fact: str, row: Row) -> str:
        """What the bounds allow to be said: 小于88.75% where the words are open, else 不超过50.00%."""
        if way := self.open_bound(fact, row):
            return way
        lower, upper = (
            self.shown(fact, Decimal(row[side])) if row[side] else "" for side in ("lower", "upper")
        )
        if not (lower or upper):
            return self.say("no_bounds")
        key = "between" if lower and upper else "at_least" if lower else "at_most"
        return say(f"show.{key}", self.language, lower=lower, upper=upper)

    def percent_cell(self, row: Row) -> str:
        """A share of any table that has value, bounds and status: in percent, or why there is none."""
        if row["status"] == "ok":
            return in_percent(Decimal(row["value"]))
        is_bounded = row["status"] == "bounded"
        return self.bounds("", row) if is_bounded else word(STATUSES, row["status"], self.language)

    def open_bound(self, fact: str, row: Row) -> str:
        """A ratio's bound by its printed numbers (355 of 400余: less than 355/400), or nothing."""
        ratio = _COUNT_RATIOS.get(fact)
        found = [self.figures[figure] for figure in row["figures"].split() if figure in self.figures]
        names = (ratio.numerator, ratio.denominator) if ratio else ()
        parts = [[figure for figure in found if figure["measure"] == name] for name in names]
        if [len(part) for part in parts] != [1, 1] or not Decimal(parts[1][0]["value"]):
            return ""
        (above,), (below,) = parts
        ways = {_OPEN_ABOVE.get(above["qualifier"], "?"), _OPEN_BELOW.get(below["qualifier"], "?")} - {""}
        share = self.shown(fact, Fraction(above["value"]) / Fraction(below["value"]))
        has_one = ways in ({"less_than"}, {"more_than"})
        return say(f"show.{ways.pop()}", self.language, bound=share) if has_one else ""

    def shown(self, fact: str, number: Decimal | Fraction) -> str:
        """A fact's number by its kind: money, percent, or plain with two decimals."""
        if fact in _AMOUNTS:
            return in_money(number, self.language)
        return with_separators(number) if fact in _PLAIN_RATIOS else in_percent(number)

    def cite(self, ids: str) -> Markup:
        """Links to the rows of the sources table with these figures; a run of three or more is one link."""
        places = sorted(self.numbers[figure] for figure in ids.split() if figure in self.numbers)
        found = runs(places)
        links = [self._link(first, last) for first, last in found[:_MOST_LINKS]]
        if len(found) > _MOST_LINKS:
            links.append(escape(self.say("cites_more", count=len(places))))
        return Markup(" ").join(links)

    def _link(self, first: int, last: int) -> Markup:
        """A link to the first of some figures; its number alone where the sources table does not go so far."""
        shown = f"{first}" if first == last else f"{first}–{last}"
        if first > MOST_SOURCES:
            return escape(shown)
        return Markup('<a href="#fig-{}">{}</a>').format(self._figure_at[first], shown)

    @cached_property
    def _figure_at(self) -> dict[int, str]:
        return {place: figure for figure, place in self.numbers.items()}

    def cited(self, ids: str) -> Markup:
        """The same as a small line of its own, or nothing where no figure is known."""
        links = self.cite(ids)
        return Markup("<small>{}{}</small>").format(self.say("cites"), links) if links else Markup("")

    def place(self, locator: str) -> str:
        """A place in a source in words: `page 3 row 4` is 第3页第4行."""
        return place_in_words(locator, self.language)

    def subject(self, name: str) -> str:
        """Whose a fact or figure is, in words."""
        return self.say(_OWN_SUBJECTS[name]) if name in _OWN_SUBJECTS else name

    def quantity(self, row: Row) -> str:
        """A count or figure as it was printed: 400余份, 近700人次, −15.2万元, 无."""
        if row.get("kind") == "nil":
            return self.say("nil")
        if self.language == "zh" and (own := own_words(row, self.phrases(row))):
            return own
        told = as_printed(row, self.language)
        return told.replace("-", MINUS, 1) if row["value"].startswith("-") else told

    def phrases(self, row: Row) -> list[str]:
        """The printed words of a figure, or of a count's figures."""
        known = [self.figures[figure] for figure in row.get("figures", "").split() if figure in self.figures]
        return [figure["phrase"] for figure in (known or [row]) if "phrase" in figure]

    @cached_property
    def projects_called(self) -> str:
        """Where the report says 专项资金 for its projects, a bracket that says so."""
        columns = ("phrase", "label", "theme", "subject")
        special = any("专项资金" in figure[column] for figure in self.figures.values() for column in columns)
        return self.say("projects_called") if special else ""

    def names(self, names: Sequence[str], most: int) -> str:
        """Names in a row; the first of them and their number where there are more."""
        listed = self.say("enumeration").join(names[:most])
        return self.say("subjects_among", subjects=listed, count=len(names)) if len(names) > most else listed

    def is_money(self, ids: str) -> bool:
        """Whether these figures are all amounts of money: a count of funds cites amounts beside a number."""
        kinds = {self.figures[figure]["kind"] for figure in ids.split() if figure in self.figures}
        return bool(kinds) and kinds <= {"money", "nil"}

    def say(self, key: str, **values: object) -> str:
        """A message of this room, or nothing where one of its values is not known."""
        known = {"money": self.money_unit} | values
        return "" if None in values.values() else say(f"show.{key}", self.language, **known)

    @property
    def money_unit(self) -> str:
        """The unit of the page's amounts: 万元 in Chinese, the currency's code where it is not the yuan."""
        currency = "元" if (self.language, self.currency) == ("zh", "CNY") else self.currency
        return say("show.money_unit", self.language, currency=currency)


def view(
    facts: pd.DataFrame, figures: pd.DataFrame, year: str, language: str = "zh", currency: str = "CNY"
) -> View:
    """What the pages of one department-year show their numbers through."""
    rows = records(facts[facts["period"] == str(year)])
    by_name = {(row["fact"], row["subject"]): row for row in rows}
    by_id = {figure["id"]: figure for figure in records(figures)}
    numbers = {figure: place for place, figure in enumerate(by_id, start=1)}
    return View(by_name, _projects_of(figures, str(year)), by_id, numbers, language, currency)


def _projects_of(figures: pd.DataFrame, year: str) -> tuple[str, ...]:
    """The project allocations of a year, in the order in which their budgets are printed."""
    funds = figures[(figures["account"] == "fund") & (figures["period"] == year)]
    budgeted = funds.loc[funds["measure"] == "initial", "line"]
    return tuple(dict.fromkeys([*budgeted, *funds["line"]]))


def largest_projects(view: View, count: int) -> list[str]:
    """The projects with the largest amounts in their printed order; all where there are no more than so many."""
    if len(view.projects) <= count:
        return list(view.projects)
    facts = ("initial", "adjusted", "actual")
    sizes = {project: max(view.yuan(fact, project) or 0 for fact in facts) for project in view.projects}
    kept = set(sorted(sizes, key=lambda project: sizes[project], reverse=True)[:count])
    return [project for project in view.projects if project in kept]
