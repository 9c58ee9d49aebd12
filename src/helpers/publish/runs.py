"""A run: find what has to be made, make it on one machine or many, and leave an index and a log."""

import os
import shutil
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, as_completed
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from helpers.messages import LANGUAGES
from helpers.publish import forks, index, keys, states
from helpers.publish.executors import executor
from helpers.publish.jobs import Job, Outcome, make_apart, record_failure
from helpers.publish.locks import locked
from helpers.publish.logs import log_of_run
from helpers.publish.planning import Plan, Project, plan_all
from helpers.read.places import department_years


@dataclass(frozen=True)
class Options:
    """How to run: `jobs` at a time, on a Dask scheduler if one is named, with warm kernels or stock ones."""

    language: str = "zh"
    jobs: int = 0
    force: bool = False
    scheduler: str = ""
    kernel: str = "warm"
    timeout: int = 120
    memory: int = 0


@dataclass
class Summary:
    """What a run did: a plan and an outcome for each report that was asked for.

    `contradicted` names the reports among them whose figures contradict each other (差错).
    """

    plans: list[Plan]
    outcomes: list = field(default_factory=list)
    contradicted: list[str] = field(default_factory=list)
    seconds: float = 0.0
    log: Path | None = None

    @property
    def failed(self) -> list:
        return [outcome for outcome in self.outcomes if outcome.done == "failed"]

    @property
    def counts(self) -> Counter:
        current = sum(not plan.due for plan in self.plans)
        return Counter({"current": current}) + Counter(outcome.done for outcome in self.outcomes)


def run(
    project: Project,
    departments: Iterable[str] | None = None,
    years: str | None = None,
    options: Options | None = None,
    progress=None,
) -> Summary:
    """Make every report that is asked for and not up to date; one that fails does not stop the others.

    `progress` is told of the plans once and of each outcome (progress.Progress).
    Raises AlreadyRunning when another run writes these folders, JixiaoError or
    OSError when nothing could be started.
    """
    options, start = options or Options(), time.monotonic()
    wanted = department_years(project.data, departments, years)
    with locked(project.data / "processed"), locked(project.reports) as own:
        _clear(own)
        digests = keys.Digests(own / "digests.json")
        plans = plan_all(project, wanted, options.language, digests, force=options.force)
        if progress:
            progress.planned(plans)
        summary = Summary(plans)
        with log_of_run(project.reports, summary) as log:
            with closing(_make_all(project, plans, options, own, digests)) as outcomes:
                for outcome in outcomes:
                    summary.outcomes.append(outcome)
                    log(outcome)
                    if progress:
                        progress.done(outcome)
            found = _write_index(project, digests, own)
        digests.save()
        summary.contradicted = _contradicted(found, wanted)
        summary.seconds = round(time.monotonic() - start, 1)
    return summary


def _write_index(project: Project, digests: keys.Digests, own: Path) -> list[states.State]:
    """The index of all reports; its reasons are in Chinese, as the page is, whatever language was asked for."""
    every = department_years(project.data)
    every += states.orphans(project.reports, every)
    found = states.look(project, every, LANGUAGES[0], digests)
    index.write_index(project, found, own)
    return found


def _contradicted(found: list[states.State], wanted: list[tuple[str, str]]) -> list[str]:
    asked = set(wanted)
    of_asked = (state for state in found if (state.department, state.year) in asked)
    return [f"{state.department}/{state.year}" for state in of_asked if state.contradicted]


def _make_all(
    project: Project, plans: list[Plan], options: Options, own: Path, digests: keys.Digests
) -> Iterator:
    due = [plan for plan in plans if plan.due]
    if not due:
        return
    with _aside(own) as aside, executor(options.scheduler, options.jobs, len(due)) as pool:
        futures = {pool.submit(make_apart, job): job for job in _jobs(project, due, options, aside, digests)}
        for future in as_completed(futures):
            yield _result(future, futures[future])


def _jobs(
    project: Project, due: list[Plan], options: Options, aside: Path, digests: keys.Digests
) -> Iterator[Job]:
    shared, template = (
        keys.shared_inputs(project.notebook, project.lock, digests),
        keys.template_digest(digests),
    )
    for plan in due:
        yield Job(
            department=plan.department,
            year=plan.year,
            language=options.language,
            data=project.data,
            reports=project.reports,
            aside=aside,
            notebook=project.notebook,
            shared_inputs=shared,
            template=template,
            render_only=plan.due == "render",
            warm=options.kernel == "warm",
            timeout=options.timeout,
            memory=options.memory,
        )


@contextmanager
def _aside(own: Path):
    """A folder for reports in the making."""
    folder = own / "aside" / f"{os.getpid()}-{time.time_ns()}"
    folder.mkdir(parents=True)
    try:
        yield folder
    finally:
        _clear(own)


def _clear(own: Path) -> None:
    """Take away what a run, this or a killed one, left aside."""
    shutil.rmtree(own / "aside", ignore_errors=True)
    for left in own.glob(".*.new"):
        left.unlink()


def _result(future: Future, job: Job) -> Outcome:
    try:
        return future.result()
    except forks.Stopped:
        raise
    except Exception as error:
        failure = record_failure(job, "crash", f"{type(error).__name__}: {error}")
        return Outcome(job.department, job.year, "failed", failure=failure)
