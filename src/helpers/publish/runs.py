"""A run: find what has to be made, make it on one machine or many, and leave an index and a log."""

import time
from collections import Counter
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import NamedTuple

from helpers.errors import InputError, JixiaoError, error_in_words
from helpers.messages import LANGUAGES
from helpers.publish import records
from helpers.publish.addresses import Page, Place, coverage_of
from helpers.publish.choosing import choice_of
from helpers.publish.digests import Digests
from helpers.publish.index import write_index
from helpers.publish.jobs import Outcome
from helpers.publish.locks import locked
from helpers.publish.logs import log_of_run
from helpers.publish.notebooks import Notebook, notebooks_in
from helpers.publish.planning import Plan, Planner
from helpers.publish.projects import Project
from helpers.publish.renewing import ensure_processed
from helpers.publish.states import State, orphans_of, states_of
from helpers.publish.status import last_run
from helpers.publish.waves import Options, clear_aside, make_all
from helpers.read import read_scale, years_on_pages


class Unpaged(NamedTuple):
    """A department-year of which no page is made: why it could not be processed, and whether old pages are there."""

    place: Place
    error: str
    has_pages: bool


@dataclass
class Summary:
    """What a run did: a plan and an outcome for each page that was asked for.

    `contradicted` names the reports among them whose figures contradict each other (差错),
    `refused` has the notebooks whose metadata are wrong;
    `trouble` says why the index or the log of this run could not be written.
    """

    plans: list[Plan]
    refused: tuple[InputError, ...] = ()
    outcomes: list[Outcome] = field(default_factory=list)
    contradicted: list[str] = field(default_factory=list)
    unpaged: list[Unpaged] = field(default_factory=list)
    seconds: float = 0.0
    trouble: str = ""
    log: Path | None = None

    @property
    def failed(self) -> list[Outcome]:
        """The pages that were not made."""
        return [outcome for outcome in self.outcomes if outcome.done == "failed"]

    @property
    def is_fine(self) -> bool:
        """Whether all that was asked for is made or up to date, and the index with it."""
        errors = any(own.error for own in self.unpaged)
        return not (self.failed or self.refused or self.trouble or errors)

    @property
    def narrow(self) -> list[Place]:
        """The department-years of whose pages one was asked for, in order."""
        return sorted({plan.page.place for plan in self.plans if plan.page.place.is_narrow})

    def files(self, project: Project) -> list[Path]:
        """The pages that were asked for and are there, in order."""
        files = (project.reports / plan.page.path(plan.language) for plan in self.plans)
        return [path for path in dict.fromkeys(files) if path.is_file()]

    @property
    def counts(self) -> Counter:
        """How many pages were made, rendered, failed, or are current."""
        current = sum(not plan.due for plan in self.plans)
        return Counter({"current": current}) + Counter(outcome.done for outcome in self.outcomes)


def run(
    project: Project,
    departments: Iterable[str] | None = None,
    years: str | None = None,
    options: Options | None = None,
    progress=None,
    notebooks: Iterable[str] = (),
) -> Summary:
    """Make every page that is asked for and not up to date; one that fails does not stop the others.

    `progress` is told of the plans once and of each outcome (progress.Progress).
    Raises AlreadyRunning when another run writes these folders, JixiaoError or
    OSError when nothing could be started.
    """
    options, start = options or Options(), time.monotonic()
    choice = choice_of(project, departments, years, notebooks)
    if project.scale:
        _check_scale(project.scale)
    with locked(project.processed) as tables, locked(project.reports) as own:
        clear_aside(own, tables)
        digests = Digests(own / "digests.json")
        planner = Planner(project, choice.covered, digests)
        plans = planner.plan_all(choice.pages, options.language, options.force)
        summary = Summary(plans, choice.notebooks.refused)
        summary.unpaged = _processed_alone(project, choice.restricted, planner, digests)
        if progress:
            progress.planned(plans, choice.notebooks)
        late = partial(_planned_late, summary, planner, choice.pages, options.language)
        with closing(make_all(project, planner, plans, options, own, late)) as made:
            _follow(made, summary, project, progress)
        try:
            found = _renew_index(project, digests, own, choice.is_whole)
            summary.contradicted = _contradicted(found, {plan.page for plan in plans})
            digests.save()
        except OSError as error:
            summary.trouble = error_in_words(error)
        summary.seconds = round(time.monotonic() - start, 1)
    return summary


def _check_scale(path: Path) -> None:
    """Refuse a scale that does not hold; the library that tells is read for it alone."""
    from helpers.measure import check_scale

    check_scale(read_scale(path))


def _follow(made: Iterable[Outcome], summary: Summary, project: Project, progress) -> None:
    """Keep and tell what becomes of each page, as it is done."""
    with log_of_run(project.reports, summary) as log:
        for outcome in made:
            summary.outcomes.append(outcome)
            log(outcome)
            if progress:
                progress.done(outcome)


def _planned_late(
    summary: Summary,
    planner: Planner,
    wanted: Iterable[tuple[Notebook, Page]],
    language: str,
    changed: Iterable[Place],
) -> list[Plan]:
    """The pages that were not to be run and are now that tables changed; the summary has their new plans."""
    pages = planner.resting_on(changed, wanted)
    standing = {(plan.page, plan.language) for plan in summary.plans if plan.due != "make"}
    planned = {(plan.page, plan.language): plan for plan in planner.plan_all(pages, language)}
    due = {key: plan for key, plan in planned.items() if key in standing and plan.due == "make"}
    summary.plans = [due.get((plan.page, plan.language), plan) for plan in summary.plans]
    return list(due.values())


def _processed_alone(
    project: Project, places: Iterable[Place], planner: Planner, digests: Digests
) -> list[Unpaged]:
    """Process the department-years that make no page."""
    found = []
    for own in places:
        error = ""
        try:
            ensure_processed(project, own, planner.program, digests)
        except (JixiaoError, OSError) as fault:
            error = error_in_words(fault)
        found.append(Unpaged(own, error, (project.reports / own.department).exists()))
    return found


def _renew_index(project: Project, digests: Digests, own: Path, is_whole: bool) -> list[State]:
    """The index of all pages; its reasons are in Chinese, as the page is, whatever language was asked for.

    Only a run over the whole counts as one for `status --max-age`.
    """
    covered = coverage_of(years_on_pages(project.data))
    wanted = notebooks_in(project.notebooks).pages_of(covered, covered)
    found = states_of(project, covered, wanted, LANGUAGES[0], digests)
    found += orphans_of(project, covered, [page for _, page in wanted], LANGUAGES[0])
    write_index(project, found, records.now() if is_whole else last_run(project), own)
    return found


def _contradicted(found: list[State], asked: set[Page]) -> list[str]:
    return [str(state.page) for state in found if state.is_contradicted and state.page in asked]
