"""One report: process the figures, run the notebook, judge it, render it, put it in its place."""

import html
import re
import shutil
import sys
import tempfile
import time
import warnings
from contextlib import contextmanager
from functools import cache
from importlib.metadata import version
from pathlib import Path
from uuid import uuid4

import nbformat
import papermill

from helpers.errors import JixiaoError, RunFailed
from helpers.publish import headline, keys, records
from helpers.publish.failures import profiled, record_failure
from helpers.publish.jobs import Job, Outcome
from helpers.publish.judging import Unfinished
from helpers.publish.notebooks import parameters_of
from helpers.publish.process import process
from helpers.publish.processes.kernels import ENGINE
from helpers.publish.render import render_report

PACKAGES = ("jixiao", "papermill", "nbclient", "nbconvert", "ipykernel", "pandas", "matplotlib")


class _Stages(dict):
    """Seconds by stage."""

    @contextmanager
    def timed(self, stage: str):
        start = time.monotonic()
        try:
            yield
        finally:
            self[stage] = round(time.monotonic() - start, 3)


def make(job: Job, server: str = "", program: str = "") -> Outcome:
    """Make the report and put it in its place; a failure leaves the old one and is written beside it.

    In a process that a fork server made, `server` is where that one listens and
    `program` the digest of what it has loaded.
    """
    start, stages = time.monotonic(), _Stages()
    record = records.read(job.reports, job.department, job.year)
    if (made := record.page(job.language).made) and made.run == job.run:
        return Outcome(job.department, job.year, job.language, "made", 0.0)
    folder = job.aside / f"{job.department}.{job.year}.{job.language}.{uuid4().hex[:8]}"
    try:
        _check_program(job, program)
        folder.mkdir()
        inputs = _inputs(job)
        outputs = _outputs(job, folder, inputs, stages, server)
        publish(job, outputs, inputs, stages)
    except (JixiaoError, OSError) as error:
        return _failed(job, error, folder, start, stages)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    done = "rendered" if job.render_only else "made"
    seconds = round(time.monotonic() - start, 3)
    return Outcome(job.department, job.year, job.language, done, seconds, stages=dict(stages))


def _check_program(job: Job, program: str) -> None:
    """Raise unless this process has loaded the program that the report is to be vouched for with."""
    if program not in ("", job.program):
        raise Unfinished("outdated", "the program changed while the run was going; run again")


def _inputs(job: Job) -> dict[str, str]:
    """What the report follows from at this moment."""
    digests = keys.Digests()
    shared = job.shared_inputs | keys.project_inputs(job.notebook, job.lock, digests)
    return keys.inputs(shared, job.data, job.department, job.year, job.language, digests)


def _outputs(
    job: Job, folder: Path, inputs: dict[str, str], stages: _Stages, server: str
) -> dict[str, bytes]:
    """The files of the report by name; those that are made anew."""
    source = folder / "notebook.ipynb"
    if job.render_only:
        source = job.reports / job.department / job.year / _name(job, "notebook", "ipynb")
        notebook = nbformat.read(source, as_version=4)
    else:
        with stages.timed("process"):
            process(job.data, job.department, job.year)
        with stages.timed("execute"):
            notebook = execute(job, source, server)
    with stages.timed("render"):
        page = _page(job, inputs, notebook)
    outputs = {_name(job, "report", "html"): page}
    return outputs if job.render_only else outputs | {_name(job, "notebook", "ipynb"): source.read_bytes()}


def _name(job: Job, stem: str, ending: str) -> str:
    return records.page_name(job.language, stem, ending)


def execute(job: Job, output: Path, server: str = "") -> nbformat.NotebookNode:
    """The notebook, executed by papermill with the job's parameters; it is at `output` whatever happened."""
    parameters = {
        "department": job.department, "year": job.year,
        "data_dir": str(job.data), "language": job.language,
    }  # fmt: skip
    # papermill itself would only warn of a parameter that the notebook does not have.
    if unknown := sorted(parameters.keys() - _known_parameters(job.notebook)):
        raise Unfinished("notebook", f"{job.notebook.name} has no parameter {', '.join(unknown)}")
    try:
        return papermill.execute_notebook(
            str(job.notebook), str(output), parameters, engine_name=ENGINE, progress_bar=False,
            request_save_on_cell_execute=False, execution_timeout=job.timeout, warm=job.warm,
            memory=job.memory, server=server,
            resources={"metadata": {"path": str(job.notebook.parent)}},
        )  # fmt: skip
    except papermill.PapermillExecutionError:
        return nbformat.read(output, as_version=4)


def _known_parameters(notebook: Path) -> set[str]:
    try:
        return parameters_of(notebook)
    except (ValueError, SyntaxError) as error:
        raise Unfinished("notebook", f"{notebook.name} is no notebook: {error}") from error


def _page(job: Job, inputs: dict[str, str], notebook: nbformat.NotebookNode) -> bytes:
    provenance = {"inputs": inputs, "versions": versions()}
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        page = render_report(notebook, job.language, provenance)
    if named := _folder_in(page, job):
        raise Unfinished("page", f"the page names a folder of this machine, {named!r} or one in it")
    return records.encoded(page)


def _folder_in(page: str, job: Job) -> str:
    """The name of a folder of this machine that stands in a page, pictures left out; empty if none does."""
    words = html.unescape(re.sub(r'data:image/[^"]*', "", page))
    own = {job.data, job.reports, job.notebook.parent, Path(sys.prefix), Path(tempfile.gettempdir())}
    for folder in sorted(own, key=lambda path: len(str(path)), reverse=True):
        if re.search(rf"(?<![\w.<-]){re.escape(str(folder))}(?![\w.-])", words):
            return folder.name
    return ""


@cache
def versions() -> dict[str, str]:
    """Versions of Python and of the packages that a report depends on most."""
    return {"python": ".".join(map(str, sys.version_info[:3]))} | {name: version(name) for name in PACKAGES}


def publish(job: Job, outputs: dict[str, bytes], inputs: dict[str, str], stages: dict[str, float]) -> None:
    """Put the files of a report in their place, each whole, and the record that vouches for them last."""
    if _inputs(job) != inputs:
        raise Unfinished("changed", "raw data or the notebook changed while the report was made")
    if not job.aside.is_dir():
        raise Unfinished("stopped", "the run was stopped")
    folder = job.reports / job.department / job.year
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in outputs.items():
        records.write_whole(folder / name, content, job.aside)
    record = profiled(job, records.read(job.reports, job.department, job.year))
    page = record.page(job.language)
    fresh = keys.Digests()
    names = {*outputs, *(page.made.outputs if page.made and job.render_only else ())}
    made = records.Made(
        run=job.run, inputs=inputs, template=job.template,
        processed=keys.processed_digests(job.data, job.department, job.year, fresh),
        outputs={name: fresh.of(folder / name) for name in sorted(names)},
        finished=records.now(), seconds=dict(stages), versions=dict(versions()),
        **headline.of(job.data / "processed" / job.department / job.year),
    )  # fmt: skip
    record.pages[job.language] = records.Page(made, None)
    records.write(job.reports, record, job.aside)
    (folder / _name(job, "failed", "ipynb")).unlink(missing_ok=True)


def _failed(job: Job, error: Exception, folder: Path, start: float, stages: _Stages) -> Outcome:
    if not isinstance(error, Unfinished):
        kinds = {RunFailed: "page", JixiaoError: "input", OSError: "system"}
        kind = next(kind for family, kind in kinds.items() if isinstance(error, family))
        error = Unfinished(kind, str(error))
    executed = folder / "notebook.ipynb"
    failure = record_failure(job, error.kind, error.reason, error.cell, error.lines, executed)
    seconds = round(time.monotonic() - start, 3)
    return Outcome(job.department, job.year, job.language, "failed", seconds, failure, dict(stages))
