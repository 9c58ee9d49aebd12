"""The state of every page: fresh, stale, failed or missing, and why.

Its tests: test_status.py, test_notebooks.py.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from helpers.messages import LANGUAGES, say
from helpers.publish.addresses import Coverage, Page, Place
from helpers.publish.digests import Digests
from helpers.publish.notebooks import Notebook
from helpers.publish.planning import Planner
from helpers.publish.projects import Project
from helpers.publish.records import (
    Fact,
    Failure,
    Made,
    Record,
    Standing,
    is_unfit,
    pages_with_records,
    read_record,
)
from helpers.read import is_restricted

STATES = ("failed", "stale", "missing", "fresh")
"""Worst first: what a person should look at stands on top."""


@dataclass(frozen=True)
class State:
    """One page: `pages` has its file in each language, `workbooks` those beside it by name; `failure` is of the worst."""

    page: Page
    state: str
    why: str = ""
    since: str = ""
    finished: str = ""
    name_zh: str = ""
    name_en: str = ""
    synthetic: bool = False
    title: dict[str, str] = field(default_factory=dict)
    pages: dict[str, str] = field(default_factory=dict)
    failure: Failure | None = None
    headline: dict[str, Fact] = field(default_factory=dict)
    findings: dict[str, int] = field(default_factory=dict)
    waiting: int = 0
    confirmed: int = 0
    workbooks: dict[str, str] = field(default_factory=dict)

    @property
    def place(self) -> Place:
        """What the page is about."""
        return self.page.place

    @property
    def is_contradicted(self) -> bool:
        """Whether figures on the page contradict each other."""
        return bool(self.findings.get("差错"))

    @property
    def is_unrenewed(self) -> bool:
        """Whether an old page is there because a new one failed."""
        return self.state == "stale" and self.failure is not None

    def entry(self) -> dict:
        """All of it by name, for machines."""
        facts = {name: vars(fact) for name, fact in self.headline.items()}
        own = vars(self) | {"failure": self.failure and vars(self.failure), "headline": facts}
        return {**self.place._asdict(), **own, "page": self.page.name}


class _Judged(NamedTuple):
    """One language's page of a state: what it is, and why it is stale."""

    state: str
    why: str
    standing: Standing


def states_of(
    project: Project,
    covered: Coverage,
    wanted: Iterable[tuple[Notebook, Page]],
    language: str,
    digests: Digests,
) -> list[State]:
    """The states of these pages, by content: nothing is made and nothing written."""
    planner = Planner(project, covered, digests)
    return [_state_of(project, planner, notebook, page, language) for notebook, page in wanted]


def _state_of(project: Project, planner: Planner, notebook: Notebook, page: Page, language: str) -> State:
    record = read_record(project.reports, page)
    judged = {}
    for tongue in [tongue for tongue in LANGUAGES if tongue in record.pages]:
        plan = planner.plan(notebook, page, record, tongue)
        standing = record.pages[tongue]
        state = (
            ("stale" if plan.due else "fresh")
            if standing.made
            else "failed"
            if standing.failure
            else "missing"
        )
        judged[tongue] = _Judged(state, plan.why(language), standing)
    return _state(project, page, record, judged, language, notebook.title)


def _state(
    project: Project,
    page: Page,
    record: Record,
    judged: dict[str, _Judged],
    language: str,
    title: dict[str, str],
) -> State:
    """The state of a page: that of its worst language; stale is one that is there to be read."""
    none_yet = _Judged("missing", "", Standing())
    worst = min(judged.values(), key=lambda each: STATES.index(each.state), default=none_yet)
    made = next((each.standing.made for each in judged.values() if each.standing.made), None)
    files = {
        tongue: str(page.path(tongue))
        for tongue, each in judged.items()
        if each.standing.made and (project.reports / page.path(tongue)).is_file()
    }
    state, failure = worst.state, worst.standing.failure
    if state in ("failed", "stale"):
        state = "stale" if files else "failed" if failure else "missing"
    none = "unfit" if state == "missing" and is_unfit(project.reports, page) else "new"
    why = {"missing": say(f"publish.why_{none}", language), "stale": worst.why}.get(state, "")
    return State(
        page, state,
        why=failure.reason if failure else why,
        since=failure.since if failure else "",
        finished=made.finished if made else "",
        name_zh=record.name_zh, name_en=record.name_en, synthetic=record.synthetic,
        title=title, pages=files, failure=failure,
        headline=made.headline if made else {}, findings=made.findings if made else {},
        workbooks=_workbooks(project, page, {tongue: judged[tongue].standing.made for tongue in files}),
        waiting=made.waiting if made else 0, confirmed=made.confirmed if made else 0,
    )  # fmt: skip


def _workbooks(project: Project, page: Page, made: dict[str, Made]) -> dict[str, str]:
    """The workbooks beside a page, in the first language that has each, by the names that the notebook gave them."""
    found: dict[str, str] = {}
    for tongue, own in made.items():
        for name in own.outputs:
            if name.endswith(".xlsx") and (project.reports / page.folder / name).is_file():
                part = name.removesuffix(".xlsx").removesuffix(f".{tongue}").removeprefix(f"{page.name}.")
                found.setdefault(part, str(page.folder / name))
    return dict(sorted(found.items(), key=lambda own: (own[0] != "tables", own[0])))


def orphans_of(project: Project, covered: Coverage, wanted: Iterable[Page], language: str) -> list[State]:
    """Pages that nothing makes any more: their raw data or their notebook are gone; a failure alone is no page."""
    left = sorted(set(pages_with_records(project.reports)) - set(wanted))
    left = [page for page in left if not is_restricted(project.data, page.place.department)]
    states = (_orphan(project, page, page.place in covered, language) for page in left)
    return [state for state in states if state]


def _orphan(project: Project, page: Page, has_data: bool, language: str) -> State | None:
    record = read_record(project.reports, page)
    why = say("publish.why_unclaimed" if has_data else "publish.why_gone", language)
    standings = {tongue: record.pages[tongue] for tongue in LANGUAGES if tongue in record.pages}
    if not any(standing.made for standing in standings.values()):
        return None
    judged = {
        tongue: _Judged("stale" if standing.made else "failed", why, standing)
        for tongue, standing in standings.items()
    }
    return _state(project, page, record, judged, language, record.title)
