"""A failure, written beside the old page: its reason, its last lines, and the notebook as it was executed.

Its tests: test_runs.py, test_lab.py.
"""

import json
import os
import shlex
import sys
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from helpers.errors import LONGEST_PROBLEM, JixiaoError, shortened
from helpers.files import parsed_json, read_plain
from helpers.messages import say
from helpers.publish import records
from helpers.publish.jobs import Job
from helpers.read import profile_shown

MOST_EXECUTED = 256_000_000
"""Bytes of an executed notebook."""


LONGEST_REASON = 10_000
"""Characters: twenty problems of a file."""


def profiled(job: Job, record: records.Record) -> records.Record:
    """The record with its page's title, and the department's names of today if they can be read."""
    record = replace(record, title=dict(job.title))
    place = job.page.place
    if not place.department:
        return record
    try:
        profile = profile_shown(job.project.data, place.department, place.year)
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
    """Write beside the old page why there is no newer one, with the executed notebook if there is one."""
    reports = job.project.reports
    record = profiled(job, records.read_record(reports, job.page))
    standing, moment = record.standing(job.language), records.now()
    since = standing.failure.since if standing.failure else moment
    reason = shortened(_as_recorded(job, reason), LONGEST_REASON)
    lines = [shortened(_as_recorded(job, line), LONGEST_PROBLEM) for line in lines or []]
    failure = records.Failure(kind, reason, since, moment, cell, lines)
    if job.is_page and job.aside.is_dir():
        # Where not even this can be written, the run's summary and its exit code tell.
        with suppress(OSError, JixiaoError):
            records.make_folder(reports / job.page.folder, reports)
            place = reports / job.page.path(job.language, "failed", "ipynb")
            place.unlink(missing_ok=True)
            if executed and executed.is_file():
                records.write_whole(place, _with_note(executed, failure, job.language), job.aside)
                failure.command = _command_to_open(place, job.notebook.parents[1])
            standing.failure = failure
            records.write_record(reports, job.page, record, job.aside)
    return failure


def _as_recorded(job: Job, text: str) -> str:
    """A text without this machine's folders; what is no UTF-8, from a file's name, is spelled out."""
    project = job.project
    for folder in (project.data.parent, project.reports.parent, project.notebooks.parent, sys.prefix):
        text = text.replace(f"{folder}/", "")
    return records.encoded(text).decode()


def _with_note(executed: Path, failure: records.Failure, language: str) -> bytes:
    """An executed notebook with a first cell that says why it failed, and leads to the cell where it stopped.

    JupyterLab follows an address to a cell only in a notebook that is open already.
    One that was not written to its end is kept as it is.
    """
    content = read_plain(executed, executed.parent, MOST_EXECUTED)
    try:
        notebook = parsed_json(content)
    except ValueError:
        return content
    told = [say("publish.stopped", language, reason=f"`{failure.reason}`")]
    if failure.cell:
        told.append(say("publish.stopped_at", language, cell=failure.cell))
    if failure.lines:
        told.append("\n".join(["~~~~", *failure.lines, "~~~~"]))
    note = {"cell_type": "markdown", "id": "stopped", "metadata": {}, "source": "\n\n".join(told)}
    notebook["cells"].insert(0, note)
    return records.encoded(json.dumps(notebook, ensure_ascii=False, indent=1))


def _command_to_open(notebook: Path, project: Path) -> str:
    """The command that opens a notebook in JupyterLab from the project's folder, with its own JupyterLab."""
    own = Path(sys.prefix, "bin", "jupyter")
    lab = own.relative_to(project) if own.is_file() and own.is_relative_to(project) else "jupyter"
    folder = shlex.quote(os.path.relpath(notebook.parent, project))
    return f"{lab} lab --notebook-dir={folder} --LabApp.default_url=/lab/tree/{shlex.quote(notebook.name)}"
