"""Panels to look at figures in JupyterLab: one line's facts, two department-years beside each other, another value tried.

Each works by keyboard alone: lists, fields and buttons in the order of the page.

Its tests: test_exploring.py, test_explore_lab.py.
"""

from pathlib import Path

from ipywidgets import HTML, Text, VBox

from helpers.measure import moved
from helpers.publish.bench import (
    Bench,
    PlaceChoice,
    check_place,
    offer_options,
    open_report,
    panel_of,
    row_of,
    show_in,
)
from helpers.show import (
    beside_table,
    chosen_chart,
    chosen_phrases,
    chosen_table,
    fact_label,
    facts_stated,
    moved_piece,
    subjects_of,
)


class _Panel:
    """Lists over areas; each list that changes renews those behind it and then the areas."""

    def __init__(self, data_dir: Path | str, department: str, year: str | int, language: str):
        self.bench = Bench(data_dir, language)
        check_place(self.bench, department, str(year))
        keys = ("department", "year")
        self.choice = PlaceChoice(self.bench, department, str(year), keys, self._place_changed)
        self.subject = self.bench.dropdown("subject", [])

    def _place_changed(self) -> None:
        raise NotImplementedError

    def _offer_subjects(self) -> None:
        """The subjects of the department-year, the one that was chosen still where it is among them."""
        page = self.bench.opened(*self.choice.place).page
        options = [(page.subject(name), name) for name in subjects_of(page)]
        offer_options(self.subject, options)


class LookPanel(_Panel):
    """Department, year, subject and measure: table, chart and printed phrases side by side."""

    def __init__(self, data_dir: Path | str, department: str, year: str | int, language: str = "zh"):
        super().__init__(data_dir, department, year, language)
        self.fact = self.bench.dropdown("fact", [])
        self.table, self.chart, self.phrases = HTML(), HTML(), HTML()
        self._place_changed()
        self.subject.observe(lambda _: self._subject_changed(), "value")
        self.fact.observe(lambda _: self._show(), "value")
        lists = VBox([self.choice.box, row_of(self.subject, self.fact)])
        self.box = panel_of(lists, row_of(self.table, VBox([self.chart, self.phrases])))

    def _place_changed(self) -> None:
        show_in(self.table, self._offered_table)

    def _offered_table(self):
        self._offer_subjects()
        self._subject_changed()
        return chosen_table(self._page, self.subject.value)

    @property
    def _page(self):
        return self.bench.opened(*self.choice.place).page

    def _subject_changed(self) -> None:
        names = facts_stated(self._page, self.subject.value)
        offer_options(self.fact, [(fact_label(name, self.bench.language), name) for name in names])
        self._show()

    def _show(self) -> None:
        page, subject, fact = self._page, self.subject.value, self.fact.value
        show_in(self.table, lambda: chosen_table(page, subject))
        show_in(self.chart, lambda: chosen_chart(page, fact))
        show_in(self.phrases, lambda: chosen_phrases(page, fact, subject))


class BesidePanel(_Panel):
    """Two departments, or two years of one, beside each other."""

    def __init__(self, data_dir: Path | str, department: str, year: str | int, language: str = "zh"):
        super().__init__(data_dir, department, year, language)
        keys = ("other_department", "other_year")
        other = self.bench.other_place(department, str(year))
        self.other = PlaceChoice(self.bench, *other, keys, self._show)
        self.table = HTML()
        self._place_changed()
        self.subject.observe(lambda _: self._show(), "value")
        self.box = panel_of(self.choice.box, self.other.box, self.subject, self.table)

    def _place_changed(self) -> None:
        show_in(self.table, self._offered_table)

    def _offered_table(self):
        self._offer_subjects()
        return self._beside()

    def _show(self) -> None:
        show_in(self.table, self._beside)

    def _beside(self):
        places = self.other.place, self.choice.place
        views = tuple(self.bench.opened(*place).page for place in places)
        heads = tuple(f"{department} {year}" for department, year in places)
        return beside_table(views, heads, self.subject.value)


class TryPanel(_Panel):
    """Another value of one figure: the ratios, identities and findings that move. Nothing is written."""

    def __init__(self, data_dir: Path | str, department: str, year: str | int, language: str = "zh"):
        super().__init__(data_dir, department, year, language)
        self.figure = self.bench.dropdown("figure", [], wide=True)
        self.value = Text(description=self.bench.say("value"), continuous_update=False)
        self.result = HTML()
        self._place_changed()
        self.figure.observe(lambda _: self._figure_changed(), "value")
        self.value.observe(lambda _: self._show(), "value")
        self.box = panel_of(self.choice.box, row_of(self.figure, self.value), self.result)

    def _place_changed(self) -> None:
        page = self.bench.opened(*self.choice.place).page
        options = [
            (f"{own['phrase']}  [{page.place(own['locator'])}]", name) for name, own in page.figures.items()
        ]
        offer_options(self.figure, options)
        self._figure_changed()

    def _figure_changed(self) -> None:
        self.value.value = ""
        self.result.value = f"<p>{self.bench.say('nothing_tried')}</p>"

    def _show(self) -> None:
        if self.value.value.strip():
            show_in(self.result, self._moved)

    def _moved(self):
        before = self.bench.opened(*self.choice.place)
        report = before.report.with_value(self.figure.value, self.value.value.strip())
        after = open_report(report, self.bench.language)
        return moved_piece(moved(before.measured, after.measured), (before.page, after.page))


def look_panel(data_dir: Path | str, department: str, year: str | int, language: str = "zh") -> VBox:
    """Choose department, year, subject and measure: table, chart and printed phrases side by side."""
    return LookPanel(data_dir, department, year, language).box


def beside_panel(data_dir: Path | str, department: str, year: str | int, language: str = "zh") -> VBox:
    """Two departments, or two years, beside each other; at first the year and the one before, or another department."""
    return BesidePanel(data_dir, department, year, language).box


def try_panel(data_dir: Path | str, department: str, year: str | int, language: str = "zh") -> VBox:
    """Change a figure, and see which ratios, identities and findings move; nothing is written."""
    return TryPanel(data_dir, department, year, language).box
