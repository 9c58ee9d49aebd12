"""A failure, written beside the old report: its reason, its last lines, and the notebook as it was executed."""

import json
import os
import shlex
import sys
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from helpers.errors import JixiaoError
from helpers.messages import say
from helpers.publish import records
from helpers.publish.jobs import Job
from helpers.read import read_profile


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
