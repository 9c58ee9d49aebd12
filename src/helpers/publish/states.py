"""The state of every report: fresh, stale, failed or missing, and why."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from helpers.messages import LANGUAGES, say
from helpers.publish import keys, planning, records
from helpers.publish.planning import Plan, Project

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
    trend: str = ""
    failure: records.Failure | None = None
    headline: dict[str, dict[str, str]] = field(default_factory=dict)
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
    wanted = list(wanted)
    found = {place: records.read(project.reports, *place) for place in wanted}
    plans: dict[str, dict[tuple[str, str], Plan]] = {}
    for tongue in LANGUAGES:
        tried = [place for place in wanted if tongue in found[place].pages]
        plans[tongue] = {
            (plan.department, plan.year): plan for plan in planning.plan_all(project, tried, tongue, digests)
        }
    return [
        _state(project, found[place], {t: plans[t].get(place) for t in plans}, language) for place in wanted
    ]


def _state(project: Project, record: records.Record, plans: dict[str, Plan | None], language: str) -> State:
    folder = f"{record.department}/{record.year}"
    judged = {tongue: _judge(record.pages[tongue], plan) for tongue, plan in plans.items() if plan}
    state, tongue = min(
        ((judged[t], t) for t in judged), key=lambda pair: STATES.index(pair[0]), default=("missing", "")
    )
    page = record.pages.get(tongue, records.Page())
    made = next((record.pages[t].made for t in LANGUAGES if t in record.pages and record.pages[t].made), None)
    files = {t: f"{folder}/{records.page_name(t)}" for t in LANGUAGES if t in record.pages}
    trend = f"{record.department}/trend.html"
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
        pages={t: file for t, file in files.items() if (project.reports / file).is_file()},
        trend=trend if (project.reports / trend).is_file() else "",
        failure=page.failure,
        headline=made.headline if made else {}, findings=made.findings if made else {},
    )  # fmt: skip


def _judge(page: records.Page, plan: Plan) -> str:
    if page.made is None:
        return "failed" if page.failure else "missing"
    return "stale" if plan.due else "fresh"


def orphans(reports: Path, wanted: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Department-years that have a report although their raw data are gone."""
    there = {(path.parts[-3], path.parts[-2]) for path in reports.glob("[!.]*/[!.]*/run.json")}
    return sorted(there - set(wanted))
