"""One report: process the figures, run the notebook, judge it, render it, put it in its place."""

import html
import re
import shutil
import sys
import tempfile
import time
import warnings
from collections.abc import Set
from contextlib import contextmanager
from functools import cache, lru_cache
from importlib.metadata import version
from pathlib import Path
from uuid import uuid4

import nbformat
import papermill

from helpers.errors import JixiaoError, RunFailed
from helpers.publish import forks, headline, keys, records
from helpers.publish.jobs import LAST_LINES, Job, Outcome, profiled, record_failure
from helpers.publish.kernels import ENGINE
from helpers.publish.process import process
from helpers.publish.render import render_report

OWN_LINES = 6
"""Of a traceback that show the notebook's own cell."""

PACKAGES = ("jixiao", "papermill", "nbclient", "nbconvert", "ipykernel", "pandas", "matplotlib")


class _Unfinished(RunFailed):
    """The run gave no report; says of what kind, and at which cell."""

    def __init__(self, kind: str, reason: str, cell: str = "", lines: list[str] | None = None):
        super().__init__(reason)
        self.kind, self.reason, self.cell, self.lines = kind, reason, cell, lines or []


class _Stages(dict):
    """Seconds by stage."""

    @contextmanager
    def timed(self, stage: str):
        start = time.monotonic()
        try:
            yield
        finally:
            self[stage] = round(time.monotonic() - start, 3)


def make(job: Job) -> Outcome:
    """Make the report and put it in its place; a failure leaves the old one and is written beside it."""
    start, stages = time.monotonic(), _Stages()
    record = records.read(job.reports, job.department, job.year)
    if (made := record.page(job.language).made) and made.run == job.run:
        return Outcome(job.department, job.year, job.language, "made", 0.0)
    folder = job.aside / f"{job.department}.{job.year}.{job.language}.{uuid4().hex[:8]}"
    try:
        _check_program(job)
        folder.mkdir()
        inputs = _inputs(job)
        outputs = _render_again(job, inputs, stages) if job.render_only else _run(job, folder, inputs, stages)
        publish(job, outputs, inputs, stages)
    except (JixiaoError, OSError) as error:
        return _failed(job, error, folder, start, stages)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    done = "rendered" if job.render_only else "made"
    seconds = round(time.monotonic() - start, 3)
    return Outcome(job.department, job.year, job.language, done, seconds, stages=dict(stages))


def _check_program(job: Job) -> None:
    """Raise unless this process has loaded the program that the report is to be vouched for with."""
    if forks.server_program not in ("", job.program):
        raise _Unfinished("outdated", "the program changed while the run was going; run again")


def _inputs(job: Job) -> dict[str, str]:
    """What the report follows from at this moment."""
    digests = keys.Digests()
    shared = job.shared_inputs | keys.project_inputs(job.notebook, job.lock, digests)
    return keys.inputs(shared, job.data, job.department, job.year, job.language, digests)


def _run(job: Job, folder: Path, inputs: dict[str, str], stages: _Stages) -> dict[str, bytes]:
    with stages.timed("process"):
        process(job.data, job.department, job.year)
    with stages.timed("execute"):
        notebook = execute(job, folder / "notebook.ipynb", parameters_of(job.notebook, inputs["notebook"]))
    judge(notebook)
    outputs = {_name(job, "notebook", "ipynb"): (folder / "notebook.ipynb").read_bytes()}
    with stages.timed("render"):
        return outputs | {_name(job, "report", "html"): _page(job, inputs, notebook)}


def _render_again(job: Job, inputs: dict[str, str], stages: _Stages) -> dict[str, bytes]:
    source = job.reports / job.department / job.year / _name(job, "notebook", "ipynb")
    with stages.timed("render"):
        notebook = nbformat.read(source, as_version=4)
        return {_name(job, "report", "html"): _page(job, inputs, notebook)}


def _name(job: Job, stem: str, ending: str) -> str:
    return records.page_name(job.language, stem, ending)


@lru_cache(maxsize=1)
def parameters_of(notebook: Path, digest: str) -> frozenset[str]:
    """The names of a notebook's parameters; of the same digest they are looked up once."""
    try:
        return frozenset(papermill.inspect_notebook(str(notebook)))
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise _Unfinished("notebook", f"{notebook.name} is no notebook: {error}") from error


def execute(job: Job, output: Path, known: Set[str]) -> nbformat.NotebookNode:
    """The notebook, executed by papermill with the job's parameters; it is at `output` whatever happened.

    `known` are the names of its parameters: papermill itself would only warn of another.
    """
    parameters = {
        "department": job.department, "year": job.year,
        "data_dir": str(job.data), "language": job.language,
    }  # fmt: skip
    if unknown := sorted(parameters.keys() - known):
        raise _Unfinished("notebook", f"{job.notebook.name} has no parameter {', '.join(unknown)}")
    try:
        return papermill.execute_notebook(
            str(job.notebook), str(output), parameters, engine_name=ENGINE, progress_bar=False,
            request_save_on_cell_execute=False, execution_timeout=job.timeout, warm=job.warm,
            memory=job.memory, resources={"metadata": {"path": str(job.notebook.parent)}},
        )  # fmt: skip
    except papermill.PapermillExecutionError:
        return nbformat.read(output, as_version=4)


def judge(notebook: nbformat.NotebookNode) -> None:
    """Raise RunFailed unless every cell ran to its end without an error or a warning.

    papermill's own status is not asked: a killed kernel leaves every cell `completed`.
    """
    code = [cell for cell in notebook.cells if cell.cell_type == "code" and cell.source.strip()]
    for cell in code:
        for output in cell.outputs:
            if output.output_type == "error":
                lines = _plain("\n".join(output.traceback)).splitlines()
                raise _Unfinished("error", f"{output.ename}: {output.evalue}", cell.id, _telling(lines))
            if output.output_type == "stream" and output.name == "stderr":
                lines = output.text.strip().splitlines()[-LAST_LINES:]
                last = lines[-1] if lines else ""
                raise _Unfinished("warning", f"a warning was printed: {last}", cell.id, lines)
    ended = notebook.metadata.papermill.get("jixiao", {})
    for cell in code:
        if "shell.execute_reply" not in cell.metadata.get("execution", {}):
            kind = ended.get("kind", "crash")
            raise _Unfinished(
                kind, ended.get("reason", "the kernel ended before the cell did"), cell.id, ended.get("lines")
            )
    if ended or not code:
        raise _Unfinished(ended.get("kind", "notebook"), ended.get("reason", "there is no code cell"))


def _telling(traceback: list[str]) -> list[str]:
    """Of a long traceback, where it is in the notebook's own cell, and its end."""
    if len(traceback) <= LAST_LINES:
        return traceback
    own = next((place for place, line in enumerate(traceback) if line.startswith("Cell In[")), 0)
    return [*traceback[own : own + OWN_LINES], "…", *traceback[OWN_LINES + 1 - LAST_LINES :]]


def _plain(text: str) -> str:
    from nbconvert.filters import strip_ansi

    return strip_ansi(text)


def _page(job: Job, inputs: dict[str, str], notebook: nbformat.NotebookNode) -> bytes:
    provenance = {"inputs": inputs, "versions": versions()}
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        page = render_report(notebook, job.language, provenance)
    if not page.rstrip().endswith("</html>"):
        raise _Unfinished("page", "the page is not complete")
    if named := _folder_in(page, job):
        raise _Unfinished("page", f"the page names a folder of this machine, {named!r} or one in it")
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
        raise _Unfinished("changed", "raw data or the notebook changed while the report was made")
    if not job.aside.is_dir():
        raise _Unfinished("stopped", "the run was stopped")
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
    if not isinstance(error, _Unfinished):
        kinds = {RunFailed: "page", JixiaoError: "input", OSError: "system"}
        kind = next(kind for family, kind in kinds.items() if isinstance(error, family))
        error = _Unfinished(kind, str(error))
    executed = folder / "notebook.ipynb"
    failure = record_failure(job, error.kind, error.reason, error.cell, error.lines, executed)
    seconds = round(time.monotonic() - start, 3)
    return Outcome(job.department, job.year, job.language, "failed", seconds, failure, dict(stages))
