"""Which pages have to be made, and why: current digests held against those in their records.

Its tests: test_runs.py, test_notebooks.py.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from helpers.errors import JixiaoError, error_in_words
from helpers.messages import LANGUAGES, say
from helpers.publish import keys, records
from helpers.publish.addresses import Coverage, Page, Place, Way, last_year
from helpers.publish.digests import Digests
from helpers.publish.headline import headline_of
from helpers.publish.neighbours import Neighbours
from helpers.publish.notebooks import Notebook
from helpers.publish.projects import Project
from helpers.publish.vouching import is_processed

_Wanted = tuple[Notebook, Page]


@dataclass(frozen=True)
class Plan:
    """Whether a page is due: `due` is make, render (a new page from the run that is there) or empty."""

    notebook: Notebook
    page: Page
    language: str
    due: str = ""
    reason: str = "current"
    names: str = ""
    ways: tuple[Way, ...] = ()
    scale: Path | None = None

    def why(self, language: str = "zh") -> str:
        """The reason in words."""
        return say(f"publish.why_{self.reason}", language, names=self.names)


class Planner:
    """Plans the pages of a project by content: times of files do not count, and what all share is looked at once."""

    def __init__(self, project: Project, covered: Coverage, digests: Digests):
        self._project, self._covered, self._digests = project, covered, digests
        self._notebooks: dict[Notebook, str] = {}
        self._neighbours = Neighbours(project.reports, covered)
        with digests.reading():
            self.helpers = keys.helpers_digest(digests)
            self.template = keys.template_digest(digests)
            self.program = {"helpers": self.helpers, "lock": digests.of(project.lock) or ""}

    def plan_all(
        self, wanted: Iterable[tuple[Notebook, Page]], language: str = "", force: bool = False
    ) -> list[Plan]:
        """Plans for pages in one language, or in each that they are there in, and for those that lead elsewhere now."""
        plans, led = [], {}
        for notebook, page in wanted:
            record = records.read_record(self._project.reports, page)
            made = {tongue: own.made for tongue, own in record.pages.items() if own.made}
            led |= {(page, tongue): own.ways for tongue, own in made.items()}
            tongues = [language] if language else _languages_of(record)
            plans += [self.plan(notebook, page, record, tongue, force) for tongue in tongues]
            plans += [
                Plan(notebook, page, tongue, scale=self._project_of(page, own).scale)
                for tongue, own in made.items()
                if tongue not in tongues
            ]
            self._neighbours.expect(page, record, tongues)
        plans = [self._led(plan, led.get((plan.page, plan.language), [])) for plan in plans]
        return [plan for plan in plans if language in ("", plan.language) or self._only_leads(plan)]

    def _led(self, plan: Plan, before: list[str]) -> Plan:
        """The plan with the ways of its page; a page that is up to date but for them is rendered again."""
        ways = self._neighbours.ways(plan.notebook, plan.page, plan.language)
        if plan.due or [way.href for way in ways] == before:
            return replace(plan, ways=ways)
        return replace(plan, due="render", reason="ways", names="", ways=ways)

    def _only_leads(self, plan: Plan) -> bool:
        """Whether a page in a language that was not asked for is up to date but for what it leads to."""
        if plan.reason != "ways":
            return False
        record = records.read_record(self._project.reports, plan.page)
        return not self.plan(plan.notebook, plan.page, record, plan.language).due

    def plan(
        self, notebook: Notebook, page: Page, record: records.Record, language: str, force: bool = False
    ) -> Plan:
        """Whether one page is due. What cannot be read makes it due: its making says so, and fails alone."""
        own = self._project_of(page, record.standing(language).made)
        try:
            due = self._due(own, notebook, page, record.standing(language), language, force)
        except (OSError, JixiaoError) as error:
            due = "make", "unreadable", error_in_words(error)
        return Plan(notebook, page, language, *due, scale=own.scale)

    def _project_of(self, page: Page, made: records.Made | None) -> Project:
        """The project with the scale of one page: the one that was asked for, or that it was last made by."""
        project = self._project
        if project.scale or project.is_unscaled or made is None or not made.scale or not page.place.is_narrow:
            return project
        scale = project.data.parent / made.scale
        return replace(project, scale=scale) if scale.is_file() else project

    def unprocessed(self, plans: Iterable[Plan], force: bool = False) -> list[Place]:
        """The department-years that the pages to be made rest on and that are not processed; all of them if forced."""
        making = [plan.page.place for plan in plans if plan.due == "make"]
        needed = {own for place in making for own in (*self._covered.get(place, ()), last_year(place))}
        needed &= {own for places in self._covered.values() for own in places}
        return [own for own in sorted(needed) if force or not self._is_processed(own)]

    def resting_on(self, changed: Iterable[Place], wanted: Iterable[_Wanted]) -> list[_Wanted]:
        """The pages among those wanted that one of these department-years is covered by."""
        tables = set(changed)
        return [each for each in wanted if tables & set(self._covered.get(each[1].place, ()))]

    def _is_processed(self, own: Place) -> bool:
        try:
            return is_processed(self._project, own, self.program, self._digests)
        except (OSError, JixiaoError):
            return False

    def _due(
        self,
        own: Project,
        notebook: Notebook,
        page: Page,
        standing: records.Standing,
        language: str,
        force: bool,
    ) -> tuple[str, ...]:
        made, failed = standing.made, standing.failure is not None
        inputs = self._inputs(own, notebook, page, language)
        if force:
            return "make", "forced"
        if made is None:
            return "make", "failed" if failed else self._why_none(page)
        if made.inputs != inputs:
            with (
                self._digests.reading()
            ):  # a digest that is remembered wrongly would fail the page again and again
                inputs = self._inputs(own, notebook, page, language)
        if changed := _differing_names(made.inputs, inputs):
            return "make", "changed", ", ".join(changed)
        if failed:
            return "make", "failed"
        if altered := self._altered(page, language, made):
            only_page = altered == [page.file(language)]
            return "render" if only_page else "make", "altered", ", ".join(altered)
        if made.template != self.template:
            return "render", "template"
        return "", "current", made.finished

    def _why_none(self, page: Page) -> str:
        return "unfit" if records.is_unfit(self._project.reports, page) else "new"

    def _inputs(self, own: Project, notebook: Notebook, page: Page, language: str) -> dict[str, str]:
        if notebook not in self._notebooks:
            self._notebooks[notebook] = keys.notebook_digest(notebook.path)
        shared = {**self.program, "notebook": self._notebooks[notebook]}
        covered = self._covered[page.place]
        return keys.inputs_of(page, language, covered, shared, own, self._digests)

    def _altered(self, page: Page, language: str, made: records.Made) -> list[str]:
        project, digests = self._project, self._digests
        folder = project.reports / page.folder
        vouched = [page.file(language), page.file(language, "notebook", "ipynb"), *made.outputs]
        outputs = [
            name
            for name in dict.fromkeys(vouched)
            if digests.of(folder / name, project.reports) != made.outputs.get(name, "")
        ]
        processed = keys.processed_digests(page.place, self._covered[page.place], project, digests)
        processed |= keys.last_year_digests(page.place, project, digests)
        names = [f"processed/{name}" for name in _differing_names(made.processed, processed)]
        return outputs + (names or self._misquoted(page, made))

    def _misquoted(self, page: Page, made: records.Made) -> list[str]:
        """The record itself, where its headline is not that of the tables which it vouches for."""
        if not page.place.is_narrow:
            return []
        own = headline_of(self._project.processed, page.place)
        return [] if vars(made) == vars(made) | own else [page.record.name]


def _languages_of(record: records.Record) -> list[str]:
    """The languages that a page, or a failure of it, is there in; Chinese where there is none yet."""
    return [language for language in LANGUAGES if language in record.pages] or [LANGUAGES[0]]


def _differing_names(before: dict[str, str], after: dict[str, str]) -> list[str]:
    """Names whose digests are not the same in both, in order."""
    return sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))
