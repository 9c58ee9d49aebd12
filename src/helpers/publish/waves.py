"""The pages of a run, made in waves: tables, their texts compared, pages of one department-year, those that cover several.

Its tests: test_runs.py, test_cluster.py, test_notebooks.py.
"""

import os
import shutil
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import CancelledError, Future
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from helpers.errors import JixiaoError
from helpers.publish.addresses import Page, Place
from helpers.publish.apart import make_apart, server_for
from helpers.publish.failures import record_failure
from helpers.publish.jobs import MEMORY, SECONDS, Job, Outcome
from helpers.publish.planning import Plan, Planner
from helpers.publish.processes import Crashed, Pool, Stopped, completed, pool_for
from helpers.publish.projects import Project
from helpers.publish.records import Failure, now

LEFT = "cluster"
"""Kind of a failure that is none of the page's: the cluster is gone."""


@dataclass(frozen=True)
class Options:
    """How to run: `jobs` at a time, on a Dask scheduler if one is named, with warm kernels or stock ones.

    Without a `language`, each page is made in every language that it is there in, or in Chinese.
    """

    language: str = ""
    jobs: int = 0
    force: bool = False
    scheduler: str = ""
    kernel: str = "warm"
    timeout: int = SECONDS
    memory: int = MEMORY


def make_all(
    project: Project,
    planner: Planner,
    plans: Iterable[Plan],
    options: Options,
    own: Path,
    late: Callable[[Iterable[Place]], Iterable[Plan]],
) -> Iterator[Outcome]:
    """Make the pages that are due; yields what became of each as it is done.

    The tables that they rest on are processed first, and the texts compared with
    all others; `late` tells of the pages that become due where tables changed by
    that. `own` is the hidden folder of the reports.
    """
    due = [plan for plan in plans if plan.due]
    if not due:
        return
    with _aside(own) as aside:
        jobs = [_job(project, planner, plan, options, aside) for plan in due]
        tables = [_tables_job(jobs[0], place) for place in planner.unprocessed(due, options.force)]
        with pool_for(options.scheduler, options.jobs, len(jobs) + len(tables)) as pool:
            if not options.scheduler:
                _start(jobs)
            going = _Going(pool)
            changed = going.prepare(tables)
            again = [_job(project, planner, plan, options, aside) for plan in late(changed)]
            instead = {(job.page, job.language) for job in again}
            jobs = [job for job in jobs if (job.page, job.language) not in instead] + again
            yield from going.pages(_by_place(job for job in jobs if job.page.place.is_narrow))
            yield from going.pages([(job,) for job in jobs if not job.page.place.is_narrow])


class _Going:
    """The waves of a run; once a cluster is gone, nobody waits for it again."""

    def __init__(self, pool: Pool):
        self._pool, self._is_gone = pool, False
        self._unprocessed: dict[Place, Outcome] = {}

    def prepare(self, tables: Sequence[Job]) -> tuple[Place, ...]:
        """Process tables, then compare the texts of all; the department-years whose tables changed by that."""
        for job, outcome in self._wave([(job,) for job in tables]):
            if outcome.failure:
                self._unprocessed[job.page.place] = outcome
        compared = [(replace(job, task="compare"),) for job in tables[:1]]
        return tuple(place for _, outcome in self._wave(compared) for place in outcome.changed)

    def pages(self, wave: Sequence[Sequence[Job]]) -> Iterator[Outcome]:
        """What became of pages; where the tables of one could not be made, it is not tried again."""
        for jobs in wave:
            if jobs[0].page.place in self._unprocessed:
                yield from (_without_tables(job, self._unprocessed[job.page.place]) for job in jobs)
        left = [jobs for jobs in wave if jobs[0].page.place not in self._unprocessed]
        yield from (outcome for _, outcome in self._wave(left))

    def _wave(self, wave: Sequence[Sequence[Job]]) -> Iterator[tuple[Job, Outcome]]:
        for job, outcome in _left(wave) if self._is_gone else _wave(self._pool, wave):
            self._is_gone = self._is_gone or (outcome.failure is not None and outcome.failure.kind == LEFT)
            yield job, outcome


def _without_tables(job: Job, outcome: Outcome) -> Outcome:
    """A page that fails as the processing of its tables did."""
    failure = outcome.failure
    if failure is not None and failure.kind != LEFT:
        failure = record_failure(job, failure.kind, failure.reason, failure.cell, failure.lines)
    return replace(outcome, page=job.page, language=job.language, failure=failure)


def _wave(pool: Pool, wave: Sequence[Sequence[Job]]) -> Iterator[tuple[Job, Outcome]]:
    futures = {pool.executor.submit(make_apart, jobs): jobs for jobs in wave}
    for future in completed(list(futures), pool):
        jobs = futures.pop(future)
        yield from zip(jobs, _results(future, jobs), strict=True)
    yield from _left(futures.values())


def _start(jobs: Sequence[Job]) -> None:
    """Start the fork server; where not even that is possible, nothing is."""
    try:
        server_for(dict.fromkeys(job.notebook for job in jobs), jobs[0].program)
    except Crashed as crash:
        raise JixiaoError(f"no report can be made: {crash}") from crash


def _by_place(jobs: Iterable[Job]) -> list[tuple[Job, ...]]:
    places: dict[Place, tuple[Job, ...]] = {}
    for job in jobs:
        places[job.page.place] = (*places.get(job.page.place, ()), job)
    return list(places.values())


def _job(project: Project, planner: Planner, plan: Plan, options: Options, aside: Path) -> Job:
    return Job(
        project=replace(project, scale=plan.scale),
        notebook=plan.notebook.path,
        page=plan.page,
        language=plan.language,
        aside=aside,
        helpers=planner.helpers,
        template=planner.template,
        title=plan.notebook.title,
        ways=plan.ways,
        task=plan.due,
        warm=options.kernel == "warm",
        timeout=options.timeout,
        memory=options.memory,
    )


def _tables_job(job: Job, own: Place) -> Job:
    """The job that processes a department-year which pages rest on."""
    return replace(job, page=Page(own), task="process")


@contextmanager
def _aside(own: Path):
    """A folder for pages in the making."""
    folder = own / "aside" / f"{os.getpid()}-{time.time_ns()}"
    folder.mkdir(parents=True)
    try:
        yield folder
    finally:
        clear_aside(own)


def clear_aside(*folders: Path) -> None:
    """Take away what a run, this or a killed one, left aside in its hidden folders."""
    for own in folders:
        shutil.rmtree(own / "aside", ignore_errors=True)
        for left in own.rglob(".*.new"):
            left.unlink()


def _results(future: Future, jobs: Sequence[Job]) -> list[Outcome]:
    try:
        return future.result()
    except Stopped:
        raise
    except CancelledError:
        return [outcome for _, outcome in _left([jobs])]
    except Exception as error:
        return [_lost(job, error) for job in jobs]


def _left(wave: Iterable[Sequence[Job]]) -> Iterator[tuple[Job, Outcome]]:
    """Pages that a cluster which is gone has left; they are none the worse for it, so no record says failed."""
    reason = "the Dask scheduler is gone, or has no workers; run again"
    gone = Failure(LEFT, reason, now(), now())
    for job in (job for jobs in wave for job in jobs):
        yield job, Outcome(job.page, job.language, "failed", failure=gone)


def _lost(job: Job, error: Exception) -> Outcome:
    failure = record_failure(job, "crash", f"{type(error).__name__}: {error}")
    return Outcome(job.page, job.language, "failed", failure=failure)
