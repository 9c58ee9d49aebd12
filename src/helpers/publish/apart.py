"""Reports made in processes of their own, and tried again where a process died of it.

Its tests: test_runs.py, test_kernels.py.
"""

import logging
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from helpers.publish.failures import record_failure
from helpers.publish.jobs import Job, Outcome
from helpers.publish.notebook_code import imports_of
from helpers.publish.processes import (
    KERNEL_MODULES,
    LAST_LINES,
    Crashed,
    ForkServer,
    Raised,
    ServerGone,
    Spawner,
    Stopped,
    TimedOut,
    servers,
)

TRIES = {"crash": 2, "changed": 2, "server": 4}
"""How often a report is tried whose kernel or process died, whose data changed meanwhile, whose server was killed."""

GRACE = 30
"""Seconds beyond a notebook's time limit for all else that a report takes, before its process is killed."""

WARM_MODULES = (
    "helpers.publish.processes.postponed:address_syntax",
    "helpers.publish.making",
    "helpers.publish.process",
    "helpers.publish.warming:warm_up",
    "ipykernel.kernelspec",
)
"""What a server imports, or calls, before the first report is asked for."""

WARM_FOR_KERNELS = (
    "helpers.publish.processes.postponed:debugger",
    *KERNEL_MODULES,
    "helpers.publish.rehearsal:rehearse",
)
"""What it imports, or calls, for kernels; beside these what the notebooks import."""


def make_apart(jobs: Sequence[Job]) -> list[Outcome]:
    """Do the jobs of one place, one after the other, for they share its processed data."""
    return [_make_with_retries(job) for job in jobs]


def _make_with_retries(job: Job) -> Outcome:
    """Do a job in a process of its own; a crash is tried once more, an error in a cell is not.

    Runs in a thread of the run itself or of a cluster's worker: what it needs
    from this process is a fork server.
    """
    tried: Counter[str] = Counter()
    while True:
        outcome = _attempt(job)
        kind = outcome.failure.kind if outcome.failure else ""
        tried[kind] += 1
        if tried[kind] >= TRIES.get(kind, 1):
            return replace(outcome, attempts=tried.total())


def server_for(notebooks: Iterable[Path], program: str) -> ForkServer | Spawner:
    """This process's server, with the program and what the notebooks import loaded."""
    imports = dict.fromkeys(name for notebook in notebooks for name in imports_of(notebook))
    return servers.server(WARM_MODULES, program, [*WARM_FOR_KERNELS, *imports])


@dataclass(frozen=True)
class Called:
    """What a call in a process of its own came to: its result, or of what kind its end was, in lines."""

    result: object = None
    kind: str = ""
    lines: tuple[str, ...] = ()


def called_apart(
    modules: Sequence[str], function: Callable, *arguments: object, timeout: int, memory: int
) -> Called:
    """A call in a process of a server that has these modules, tried again if that process or the server dies."""
    tried: Counter[str] = Counter()
    while True:
        called = _called_once(lambda: servers.server(modules), function, lambda _: arguments, timeout, memory)
        tried[called.kind] += 1
        if tried[called.kind] >= TRIES.get(called.kind, 1):
            return called


def _called_once(
    start: Callable[[], ForkServer | Spawner],
    function: Callable,
    arguments_for: Callable[[ForkServer | Spawner], tuple],
    timeout: int,
    memory: int,
) -> Called:
    try:
        own = start()
        return Called(own.call(function, *arguments_for(own), timeout=timeout, memory=memory))
    except Stopped:
        return Called(kind="stopped")
    except Crashed as crash:
        if servers.is_closed:
            return Called(kind="stopped")
        reason, kind = str(crash), "server" if isinstance(crash, ServerGone) else "crash"
        reason += f" (its memory limit is {memory // 2**20}M)" if memory else ""
    except Raised as error:
        reason, kind = str(error), "internal"
    except TimedOut:
        reason, kind = f"not done after {timeout} s", "timeout"
    return Called(kind=kind, lines=tuple(reason.strip().splitlines()[-LAST_LINES:]))


def _attempt(job: Job) -> Outcome:
    began = time.monotonic()
    called = _called_once(
        lambda: server_for([job.notebook], job.program),
        _make,
        lambda own: (job, own.address, own.program),
        job.timeout + GRACE,
        job.memory,
    )
    if not called.kind:
        return called.result
    if called.kind == "stopped":
        raise Stopped
    failure = record_failure(job, called.kind, called.lines[-1], lines=[*called.lines])
    return Outcome(job.page, job.language, "failed", round(time.monotonic() - began, 3), failure)


def _make(job: Job, address: str, program: str) -> Outcome:
    # What making imports takes a second, which a server has spent already and a run itself need not.
    from helpers.publish.making import make

    logging.disable(logging.CRITICAL)  # what libraries would print of a failure is in its record
    return make(job, address, program)
