"""What the panels of an analyst's notebook share: department-years opened once, and the choice of one.

Its tests: test_exploring.py, test_explore_lab.py.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ipywidgets import HTML, Dropdown, HBox, VBox
from markupsafe import escape

from helpers.errors import JixiaoError
from helpers.measure import Measured, checks_of, facts_of, findings_of, with_decisions
from helpers.measure import books_of as books_of_figures
from helpers.messages import say
from helpers.read import DepartmentYear, department_years, read_processed
from helpers.show import View, view

_LABELS = {"description_width": "5em"}
_WIDE = {"width": "50em", "max_width": "95%"}
_OWN_KEYS = (
    """<img alt="" hidden src="data:," onerror="this.closest('.jp-OutputArea')?.addEventListener('focusin', """
    """event => event.target.setAttribute('data-lm-suppress-shortcuts', 'true'))">"""
)
"""Marks what has the focus in a panel in the way that JupyterLab knows: arrows and letters do not act on cells then."""


@dataclass(frozen=True)
class Opened:
    """A department-year with what its figures come to."""

    report: DepartmentYear
    measured: Measured
    page: View


def open_report(report: DepartmentYear, language: str) -> Opened:
    """The facts, identities and findings of a department-year, as its page has them."""
    books = books_of_figures(report.figures)
    facts = facts_of(books, language)
    found = findings_of(
        books, report.words, language, report.replies, report.profile.currency, report.rules, report
    )
    measured = Measured(facts, checks_of(books, language), with_decisions(found, report.decisions))
    page = view(facts, report.figures, report.year, language, report.profile.currency)
    return Opened(report, measured, page)


class Bench:
    """A data folder's department-years, each opened when it is first looked at."""

    def __init__(self, data_dir: Path | str, language: str):
        self.data_dir, self.language = Path(data_dir), language
        self._opened: dict[tuple[str, str], Opened] = {}
        self.years: dict[str, list[str]] = {}
        for department, year in department_years(self.data_dir):
            self.years.setdefault(department, []).append(year)

    def other_place(self, department: str, year: str) -> tuple[str, str]:
        """What a department-year is set against at first: the year before, or another department, of that year if any."""
        years = self.years[department]
        if years.index(year):
            return department, years[years.index(year) - 1]
        others = [name for name in self.years if name != department]
        same_year = [name for name in others if year in self.years[name]]
        for other in [*same_year, *others]:
            return other, year if other in same_year else self.years[other][-1]
        return department, year

    def opened(self, department: str, year: str) -> Opened:
        """A department-year; JixiaoError says what to do where it was not processed."""
        place = department, year
        if place not in self._opened:
            report = read_processed(self.data_dir, *place)
            self._opened[place] = open_report(report, self.language)
        return self._opened[place]

    def say(self, key: str, **values: object) -> str:
        """A message of the panels."""
        return say(f"publish.bench_{key}", self.language, **values)

    def dropdown(self, key: str, options: list, value: object = None, wide: bool = False) -> Dropdown:
        """A list to choose from, beside its label; `wide` where its entries are sentences."""
        own = {} if value is None else {"value": value}
        own |= {"layout": _WIDE} if wide else {}
        return Dropdown(description=self.say(key), options=options, style=_LABELS, **own)


class PlaceChoice:
    """Two lists: a department and one of its years; `changed` is called with each new choice."""

    def __init__(self, bench: Bench, department: str, year: str, keys: tuple[str, str], changed: Callable):
        self._bench, self._changed = bench, changed
        self.department = bench.dropdown(keys[0], list(bench.years), department)
        self.year = bench.dropdown(keys[1], bench.years[department], year)
        self.box = row_of(self.department, self.year)
        self.department.observe(self._offer_years, "value")
        self.year.observe(lambda _: changed(), "value")

    @property
    def place(self) -> tuple[str, str]:
        """The department and the year that are chosen."""
        return self.department.value, self.year.value

    def _offer_years(self, _change) -> None:
        years = self._bench.years[self.department.value]
        same = self.year.value == years[-1]
        self.year.options = years
        self.year.value = years[-1]
        if same:
            self._changed()


def check_place(bench: Bench, department: str, year: str) -> None:
    """Raises JixiaoError, with the nearest name, for a department-year that is not there."""
    department_years(bench.data_dir, [department], year)
    if year not in bench.years[department]:
        raise JixiaoError(f"{department}: no year {year!r}; one of {', '.join(bench.years[department])}")


def offer_options(choice: Dropdown, options: list[tuple[str, str]]) -> None:
    """Other options for a list: what was chosen stays where it is among them, else the first is chosen."""
    before, values = choice.value, [value for _, value in options]
    choice.options = options
    if options:
        choice.value = before if before in values else values[0]


def show_in(area: HTML, make: Callable[[], object]) -> None:
    """Show a piece of a page in an area; of an error its message."""
    try:
        area.value = html_of(make())
    except JixiaoError as error:
        area.value = f'<p class="jx" role="alert">{escape(str(error))}</p>'


def row_of(*parts) -> HBox:
    """Parts of a panel beside each other, below each other where the page is narrow."""
    return HBox(parts, layout={"flex_flow": "row wrap"})


def panel_of(*rows) -> VBox:
    """A panel of rows, whose keys are its own."""
    return VBox([*rows, HTML(_OWN_KEYS)])


def html_of(piece) -> str:
    """A piece of a page as HTML."""
    return piece._repr_mimebundle_()["text/html"]
