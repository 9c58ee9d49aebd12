"""The state of every report: fresh, stale, failed or missing, and why."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from helpers.messages import LANGUAGES, say
from helpers.publish import keys, records
from helpers.publish.planning import Plan, Planner, Project

STATES = ("failed", "stale", "missing", "fresh")
"""Worst first: what a person should look at stands on top."""


@dataclass(frozen=True)
class State:
    """One department-year: `pages` has the file of each language; `failure` is of the worst of them."""

    department: str
    year: str
    state: str
    why: str = ""
    since: str = ""
    finished: str = ""
    name_zh: str = ""
    name_en: str = ""
    synthetic: bool = False
    pages: dict[str, str] = field(default_factory=dict)
    failure: records.Failure | None = None
    headline: dict[str, records.Fact] = field(default_factory=dict)
    findings: dict[str, int] = field(default_factory=dict)

    @property
    def contradicted(self) -> bool:
        """Whether figures of the report contradict each other."""
        return bool(self.findings.get("差错"))

    @property
    def unrenewed(self) -> bool:
        """Whether an old report is there because a new one failed."""
        return self.state == "stale" and self.failure is not None


def look(
    project: Project, wanted: Iterable[tuple[str, str]], language: str, digests: keys.Digests
) -> list[State]:
    """The states of these department-years, by content: nothing is made and nothing written."""
    planner = Planner(project, digests)
    return [_state(project, planner, records.read(project.reports, *place), language) for place in wanted]


def _state(project: Project, planner: Planner, record: records.Record, language: str) -> State:
    """The state of a department-year: that of its worst page; stale is one that is there to be read."""
    plans = {tongue: planner.plan(record, tongue) for tongue in LANGUAGES if tongue in record.pages}
    judged = {tongue: _judge(record.pages[tongue], plan) for tongue, plan in plans.items()}
    state, tongue = min(
        ((judged[t], t) for t in judged), key=lambda pair: STATES.index(pair[0]), default=("missing", "")
    )
    page = record.pages.get(tongue, records.Page())
    made = next((record.pages[t].made for t in plans if record.pages[t].made), None)
    folder = f"{record.department}/{record.year}"
    files = {t: f"{folder}/{records.page_name(t)}" for t in plans}
    pages = {t: files[t] for t in plans if record.pages[t].made and (project.reports / files[t]).is_file()}
    if state in ("failed", "stale"):
        state = "stale" if pages else "failed" if page.failure else "missing"
    why = {
        "missing": say("publish.why_new", language),
        "stale": plans[tongue].why(language) if tongue else "",
    }.get(state, "")
    return State(
        record.department, record.year, state,
        why=page.failure.reason if page.failure else why,
        since=page.failure.since if page.failure else "",
        finished=made.finished if made else "",
        name_zh=record.name_zh, name_en=record.name_en, synthetic=record.synthetic,
        pages=pages,
        failure=page.failure,
        headline=made.headline if made else {}, findings=made.findings if made else {},
    )  # fmt: skip


def _judge(page: records.Page, plan: Plan) -> str:
    if page.made is None:
        return "failed" if page.failure else "missing"
    return "stale" if plan.due else "fresh"


def orphans(reports: Path, wanted: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Department-years that have a report although their raw data are gone; a failure alone is no report."""
    there = {(path.parts[-3], path.parts[-2]) for path in reports.glob("[!.]*/[!.]*/run.json")}
    gone = sorted(there - set(wanted))
    return [
        place for place in gone if any(page.made for page in records.read(reports, *place).pages.values())
    ]
