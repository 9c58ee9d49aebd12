"""The pages of a run, made in two waves: those of one department-year, then those that cover several.

Its tests: test_runs.py, test_cluster.py, test_notebooks.py.
"""

import os
import shutil
import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import CancelledError, Future
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from helpers.errors import JixiaoError
from helpers.publish.addresses import Page, Place, last_year
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
    project: Project, planner: Planner, plans: Iterable[Plan], options: Options, own: Path
) -> Iterator[Outcome]:
    """Make the pages that are due; yields what became of each as it is done.

    Tables that pages of several department-years rest on are processed in the
    first wave. `own` is the hidden folder of the reports.
    """
    due = [plan for plan in plans if plan.due]
    if not due:
        return
    with _aside(own) as aside:
        jobs = [_job(project, planner, plan, options, aside) for plan in due]
        narrow = [job for job in jobs if job.page.place.is_narrow]
        wide = [job for job in jobs if not job.page.place.is_narrow]
        tables = [_tables_job(jobs[0], place) for place in planner.unprocessed(due)]
        with pool_for(options.scheduler, options.jobs, len(jobs) + len(tables)) as pool:
            if not options.scheduler:
                _start(jobs)
            yield from _waves(pool, _year_after_year([*tables, *narrow]), [(job,) for job in wide])


def _waves(pool: Pool, *waves: Sequence[Sequence[Job]]) -> Iterator[Outcome]:
    """What became of the pages, wave after wave; once a cluster is gone, nobody waits for it again."""
    is_gone = False
    for wave in waves:
        for job, outcome in _left(wave) if is_gone else _wave(pool, wave):
            is_gone = is_gone or (outcome.failure is not None and outcome.failure.kind == LEFT)
            if job.task != "process":
                yield outcome


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


def _year_after_year(jobs: Iterable[Job]) -> list[tuple[Job, ...]]:
    """The jobs of each department in the order of its years, for a page looks at last year's tables; gaps part them."""
    turns: dict[Place, list[Job]] = {}
    for job in sorted(jobs, key=lambda job: job.page.place):
        place = job.page.place
        turn = turns.pop(last_year(place), None) or turns.get(place) or []
        turns[place] = [*turn, job]
    return [tuple(turn) for turn in turns.values()]


def _job(project: Project, planner: Planner, plan: Plan, options: Options, aside: Path) -> Job:
    return Job(
        project=project,
        notebook=plan.notebook.path,
        page=plan.page,
        language=plan.language,
        aside=aside,
        helpers=planner.helpers,
        template=planner.template,
        title=plan.notebook.title,
        task=plan.due,
        warm=options.kernel == "warm",
        timeout=options.timeout,
        memory=options.memory,
    )


def _tables_job(job: Job, own: Place) -> Job:
    """The job that processes a department-year for pages like this one."""
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


def clear_aside(own: Path) -> None:
    """Take away what a run, this or a killed one, left aside."""
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
