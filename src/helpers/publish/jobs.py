"""A report to be made, how it is made in a process of its own, and what became of it."""

import json
import logging
import os
import shlex
import sys
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from helpers.errors import JixiaoError
from helpers.messages import say
from helpers.publish import forks, keys, records
from helpers.read import read_profile

LAST_LINES = 12
"""Of a traceback, or of what a process said last, that a record of a failure keeps."""

TRIES = {"crash": 2, "changed": 2, "server": 4}
"""How often a report is tried whose kernel or process died, whose data changed meanwhile, whose server was killed."""

GRACE = 30
"""Seconds beyond a notebook's time limit for all else that a report takes, before its process is killed."""

WARM_MODULES = (
    "helpers.publish.postponed:address_syntax", "helpers.publish.making", "helpers.publish.warming:warm_up",
    "helpers.publish.streams", "ipykernel.kernelapp", "ipykernel.ipkernel", "ipykernel.zmqshell", "ipykernel.debugger",
    "IPython.core.completerlib", "IPython.core.debugger", "IPython.core.logger", "IPython.core.oinspect",
    "IPython.extensions.storemagic", "IPython.utils.wildcard", "jupyter_client.asynchronous",
    "encodings.ascii", "encodings.latin_1", "encodings.utf_8_sig", "sqlite3", "tornado.platform.asyncio",
    "tornado.queues", "zmq.utils.garbage",
)  # fmt: skip
"""What every report's process and kernel import sooner or later, and what is better done once."""


@dataclass(frozen=True)
class Job:
    """One report to make, in terms that any machine with the same folders understands."""

    department: str
    year: str
    language: str
    data: Path
    reports: Path
    aside: Path
    notebook: Path
    lock: Path
    shared_inputs: dict[str, str]
    template: str
    render_only: bool = False
    warm: bool = True
    timeout: int = 120
    memory: int = 0

    @property
    def run(self) -> str:
        """Which run this job belongs to."""
        return self.aside.name

    @property
    def program(self) -> str:
        """The digest of the program that it has to be made with."""
        return keys.program(self.shared_inputs["helpers"], self.template)


@dataclass(frozen=True)
class Outcome:
    """What became of a job: `done` is made, rendered or failed."""

    department: str
    year: str
    language: str
    done: str
    seconds: float = 0.0
    failure: records.Failure | None = None
    stages: dict[str, float] = field(default_factory=dict)
    attempts: int = 1


def make_apart(jobs: Sequence[Job]) -> list[Outcome]:
    """Make the pages of one department-year, one language after the other, for they share its processed data."""
    return [_make_one(job) for job in jobs]


def _make_one(job: Job) -> Outcome:
    """Make a report in a process of its own; a crash is tried once more, an error in a cell is not.

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


def server(notebook: Path, program: str) -> forks.ForkServer | forks.Spawner:
    """This process's server, with the program and what a notebook imports loaded."""
    return forks.shared.server([*WARM_MODULES, *forks.imports_of(notebook)], program)


def _attempt(job: Job) -> Outcome:
    start = time.monotonic()
    try:
        own = server(job.notebook, job.program)
        return own.call(_make, job, timeout=job.timeout + GRACE, memory=job.memory)
    except forks.Crashed as crash:
        if forks.shared.closed:
            raise forks.Stopped from None
        reason, kind = str(crash), "server" if isinstance(crash, forks.ServerGone) else "crash"
        if job.memory:
            reason += f" (its memory limit is {job.memory // 2**20}M)"
    except forks.Raised as error:
        reason, kind = str(error), "internal"
    except forks.TimedOut:
        reason, kind = f"not done after {job.timeout + GRACE} s", "timeout"
    lines = reason.strip().splitlines()
    failure = record_failure(job, kind, lines[-1], lines=lines[-LAST_LINES:])
    seconds = round(time.monotonic() - start, 3)
    return Outcome(job.department, job.year, job.language, "failed", seconds, failure)


def _make(job: Job) -> Outcome:
    logging.disable(logging.CRITICAL)  # what libraries would print of a failure is in its record
    from helpers.publish.making import make

    return make(job)


def profiled(job: Job, record: records.Record) -> records.Record:
    """The record with the department's names of today, if they can be read."""
    try:
        profile = read_profile(job.data, job.department)
    except (JixiaoError, OSError):
        return record
    named = {"name_zh": profile.name_zh, "name_en": profile.name_en, "synthetic": profile.synthetic}
    return replace(record, **named)


def record_failure(
    job: Job,
    kind: str,
    reason: str,
    cell: str = "",
    lines: list[str] | None = None,
    executed: Path | None = None,
) -> records.Failure:
    """Write beside the old report why there is no newer one, with the executed notebook if there is one."""
    folder = job.reports / job.department / job.year
    record = profiled(job, records.read(job.reports, job.department, job.year))
    previous, moment = record.page(job.language).failure, records.now()
    reason, lines = _without_folders(job, reason), [_without_folders(job, line) for line in lines or []]
    failure = records.Failure(kind, reason, previous.since if previous else moment, moment, cell, lines)
    if job.aside.is_dir():
        # Where not even this can be written, the run's summary and its exit code tell.
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
            place = folder / records.page_name(job.language, "failed", "ipynb")
            place.unlink(missing_ok=True)
            if executed and executed.is_file():
                records.write_whole(place, with_note(executed, failure, job.language), job.aside)
                failure.command = command_to_open(place, job.notebook.parents[1])
            record.page(job.language).failure = failure
            records.write(job.reports, record, job.aside)
    return failure


def _without_folders(job: Job, text: str) -> str:
    for folder in (job.data.parent, job.reports.parent, job.notebook.parent.parent, sys.prefix):
        text = text.replace(f"{folder}/", "")
    return text


def with_note(executed: Path, failure: records.Failure, language: str) -> bytes:
    """An executed notebook with a first cell that says why it failed, and leads to the cell where it stopped.

    JupyterLab follows an address to a cell only in a notebook that is open already.
    One that was not written to its end is kept as it is.
    """
    try:
        notebook = json.loads(executed.read_text(encoding="utf-8"))
    except ValueError:
        return executed.read_bytes()
    told = [say("publish.stopped", language, reason=f"`{failure.reason}`")]
    if failure.cell:
        told.append(say("publish.stopped_at", language, cell=failure.cell))
    if failure.lines:
        told.append("\n".join(["~~~~", *failure.lines, "~~~~"]))
    note = {"cell_type": "markdown", "id": "stopped", "metadata": {}, "source": "\n\n".join(told)}
    notebook["cells"].insert(0, note)
    return records.encoded(json.dumps(notebook, ensure_ascii=False, indent=1))


def command_to_open(notebook: Path, project: Path) -> str:
    """The command that opens a notebook in JupyterLab from the project's folder, with its own JupyterLab."""
    own = Path(sys.prefix, "bin", "jupyter")
    lab = own.relative_to(project) if own.is_file() and own.is_relative_to(project) else "jupyter"
    folder = shlex.quote(os.path.relpath(notebook.parent, project))
    return f"{lab} lab --notebook-dir={folder} --LabApp.default_url=/lab/tree/{notebook.name}"
