"""A run: find what has to be made, make it on one machine or many, and leave an index and a log."""

import os
import shutil
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import CancelledError, Future
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from helpers.errors import JixiaoError
from helpers.messages import LANGUAGES
from helpers.publish import index, keys, records, states, status
from helpers.publish.apart import make_apart, server
from helpers.publish.failures import record_failure
from helpers.publish.jobs import Job, Outcome
from helpers.publish.locks import locked
from helpers.publish.logs import log_of_run
from helpers.publish.planning import Plan, Planner, Project
from helpers.publish.processes.endings import Crashed, Stopped
from helpers.publish.processes.executors import completed, pool_of
from helpers.read import department_years


@dataclass(frozen=True)
class Options:
    """How to run: `jobs` at a time, on a Dask scheduler if one is named, with warm kernels or stock ones.

    Without a `language`, each report is made in every language that it is there in, or in Chinese.
    """

    language: str = ""
    jobs: int = 0
    force: bool = False
    scheduler: str = ""
    kernel: str = "warm"
    timeout: int = 120
    memory: int = 0


@dataclass
class Summary:
    """What a run did: a plan and an outcome for each report that was asked for.

    `contradicted` names the reports among them whose figures contradict each other (差错);
    `trouble` says why the index or the log of this run could not be written.
    """

    plans: list[Plan]
    outcomes: list = field(default_factory=list)
    contradicted: list[str] = field(default_factory=list)
    seconds: float = 0.0
    trouble: str = ""
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
        planner = Planner(project, digests)
        summary = Summary(planner.plan_all(wanted, options.language, options.force))
        if progress:
            progress.planned(summary.plans)
        with (
            log_of_run(project.reports, summary) as log,
            closing(_make_all(project, planner, summary, options, own)) as made,
        ):
            for outcome in made:
                summary.outcomes.append(outcome)
                log(outcome)
                if progress:
                    progress.done(outcome)
        try:
            found = _write_index(project, digests, own, whole=not (departments or years))
            summary.contradicted = _contradicted(found, wanted)
            digests.save()
        except OSError as error:
            summary.trouble = str(error)
        summary.seconds = round(time.monotonic() - start, 1)
    return summary


def _write_index(project: Project, digests: keys.Digests, own: Path, whole: bool) -> list[states.State]:
    """The index of all reports; its reasons are in Chinese, as the page is, whatever language was asked for.

    Only a run over the whole counts as one for `status --max-age`.
    """
    every = department_years(project.data)
    every += states.orphans(project.reports, every)
    found = states.look(project, every, LANGUAGES[0], digests)
    checked = records.now() if whole else status.last_run(project)
    index.write_index(project, found, checked, own)
    return found


def _contradicted(found: list[states.State], wanted: list[tuple[str, str]]) -> list[str]:
    asked = set(wanted)
    of_asked = (state for state in found if (state.department, state.year) in asked)
    return [f"{state.department}/{state.year}" for state in of_asked if state.contradicted]


def _make_all(
    project: Project, planner: Planner, summary: Summary, options: Options, own: Path
) -> Iterator[Outcome]:
    due = [plan for plan in summary.plans if plan.due]
    if not due:
        return
    with _aside(own) as aside, pool_of(options.scheduler, options.jobs, len(due)) as pool:
        together = _by_place(_job(project, planner, plan, options, aside) for plan in due)
        if not options.scheduler:
            _start(together[0][0])
        futures = {pool.executor.submit(make_apart, jobs): jobs for jobs in together}
        for future in completed(list(futures), pool):
            yield from _results(future, futures.pop(future))
        for jobs in futures.values():
            yield from _left(jobs)


def _start(job: Job) -> None:
    """Start the fork server; where not even that is possible, nothing is."""
    try:
        server(job.notebook, job.program)
    except Crashed as crash:
        raise JixiaoError(f"no report can be made: {crash}") from crash


def _by_place(jobs: Iterable[Job]) -> list[tuple[Job, ...]]:
    places: dict[tuple[str, str], tuple[Job, ...]] = {}
    for job in jobs:
        place = job.department, job.year
        places[place] = (*places.get(place, ()), job)
    return list(places.values())


def _job(project: Project, planner: Planner, plan: Plan, options: Options, aside: Path) -> Job:
    return Job(
        department=plan.department,
        year=plan.year,
        language=plan.language,
        data=project.data,
        reports=project.reports,
        aside=aside,
        notebook=project.notebook,
        lock=project.lock,
        shared_inputs=planner.shared,
        template=planner.template,
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


def _results(future: Future, jobs: Sequence[Job]) -> list[Outcome]:
    try:
        return future.result()
    except Stopped:
        raise
    except CancelledError:
        return _left(jobs)
    except Exception as error:
        return [_lost(job, error) for job in jobs]


def _left(jobs: Sequence[Job]) -> list[Outcome]:
    """Reports that a cluster which is gone has left; they are none the worse for it, so no record says failed."""
    reason = "the Dask scheduler is gone, or has no workers; run again"
    gone = records.Failure("cluster", reason, records.now(), records.now())
    return [Outcome(job.department, job.year, job.language, "failed", failure=gone) for job in jobs]


def _lost(job: Job, error: Exception) -> Outcome:
    failure = record_failure(job, "crash", f"{type(error).__name__}: {error}")
    return Outcome(job.department, job.year, job.language, "failed", failure=failure)
