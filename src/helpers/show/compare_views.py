"""What the pages of several departments show a year through: names, links, numbers rounded here, once.

Its tests: test_compare_page.py.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from markupsafe import Markup

from helpers.frames import Row
from helpers.measure import BASES, RULE_NAMED, Comparison, exact_share
from helpers.schema import ALL_PROJECTS, AMOUNTS, DEPARTMENT, RATIOS, STATUSES
from helpers.show.pieces import badge
from helpers.show.printed import in_money, in_percent
from helpers.show.views import View, word

FEW = 40
"""Departments that are shown as rows of a chart at most; more are shown as distributions."""

_AMOUNTS = frozenset(amount.name for amount in AMOUNTS)


@dataclass(frozen=True)
class CompareView:
    """A year's comparison and the words of a language."""

    comparison: Comparison
    language: str

    def __repr__(self) -> str:
        return f"<{self.comparison!r} in {self.language}>"

    @property
    def year(self) -> str:
        """The year that is compared."""
        return self.comparison.year

    @property
    def count(self) -> int:
        """How many departments are compared."""
        return len(self.comparison.departments)

    @cached_property
    def plain(self) -> View:
        """A view without facts, for messages and for bounds."""
        currencies = {row["currency"] for row in self.comparison.departments.values()}
        return View({}, (), {}, {}, self.language, currencies.pop() if len(currencies) == 1 else "")

    def say(self, key: str, **values: object) -> str:
        """A message of this room, or nothing where one of its values is not known."""
        return self.plain.say(key, **values)

    def name(self, department: str) -> str:
        """A department's name in the page's language."""
        row = self.comparison.departments[department]
        return row["name_zh"] if self.language == "zh" else row["name_en"] or row["name_zh"]

    def linked(self, department: str) -> Markup:
        """A department's name as a link to its own report of the year; a made-up one says so."""
        file = "report.html" if self.language == "zh" else f"report.{self.language}.html"
        form = Markup('<a href="../{}/{}/{}">{}</a>')
        link = form.format(department, self.year, file, self.name(department))
        is_synthetic, made_up = self.comparison.departments[department]["synthetic"], self.say("made_up")
        is_marked = is_synthetic and made_up not in self.name(department)
        return Markup("{} {}").format(link, badge("note", made_up)) if is_marked else link

    def names(self, departments: Iterable[str], most: int = 8) -> str:
        """Departments' names in a row; the first of them and their number where there are more."""
        return self.plain.names([self.name(department) for department in departments], most)

    def label(self, subject: str, fact: str) -> str:
        """A fact's name, after whose it is where it is all projects'."""
        name = word(AMOUNTS + RATIOS, fact, self.language)
        if subject != ALL_PROJECTS:
            return name
        return self.say("of", subject=self.say("all_projects"), ratio=name)

    def cell(self, department: str, subject: str, fact: str) -> Markup:
        """A department's fact as a table has it: its number, its bounds, or why there is none."""
        row = self.comparison.row(department, subject, fact)
        return self.shown(row, fact)

    def shown(self, row: Row | None, fact: str) -> Markup:
        """A fact's number, bounds or status; the star of what rests on a likely reading."""
        if row is None:
            return Markup("{}").format(word(STATUSES, "unknown", self.language))
        if row["status"] == "ok":
            text = self.money(Decimal(row["value"])) if fact in _AMOUNTS else in_percent(exact_share(row))
        elif row["status"] == "bounded":
            text = self.plain.bounds(fact, row | {"figures": ""})
        else:
            text = word(STATUSES, row["status"], self.language)
        return Markup("{}{}").format(text, self.plain.mark(row))

    def bounded(self, subject: str, fact: str) -> dict[str, tuple[Fraction | None, Fraction | None]]:
        """Departments of which only bounds of a fact are known, with these."""
        rows = self.comparison.rows.get((subject, fact), {})
        return {
            department: tuple(Fraction(row[side]) if row[side] else None for side in ("lower", "upper"))
            for department, row in rows.items()
            if row["status"] == "bounded" and (row["lower"] or row["upper"])
        }

    def part(self, row: Row, side: str) -> str:
        """A ratio's numerator or denominator in the page's unit; nothing where it is not one number."""
        number = row[side]
        return self.money(Decimal(number)) if number and ".." not in number else ""

    def money(self, yuan: Decimal) -> str:
        """An amount in 元 as pages print it, without its unit."""
        return in_money(yuan, self.language)

    def share(self, number: Fraction) -> str:
        """A share in percent."""
        return in_percent(number)

    def rule_label(self, rule: str) -> str:
        """What a rule asks, in a few words."""
        return self.asked(rule, "" if self.language == "zh" else "…").removeprefix("的")

    def asked(self, rule: str, subject: str) -> str:
        """What a rule asks of a subject; its id where no rule has it."""
        return RULE_NAMED[rule].asked(subject, self.language) if rule in RULE_NAMED else rule

    @cached_property
    def findings_by_department(self) -> dict[str, int]:
        """How many findings each department has, of those that have any."""
        return self.comparison.findings["department"].value_counts().to_dict()

    @cached_property
    def main_base(self) -> str:
        """The base that most departments' execution is shown against."""
        return max(BASES, key=lambda base: len(self.comparison.known(DEPARTMENT, base)))


def compare_view(comparison: Comparison, language: str = "zh") -> CompareView:
    """What the page of a year's departments shows its numbers through."""
    return CompareView(comparison, language)
