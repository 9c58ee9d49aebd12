"""One page: process the figures, run the notebook, judge it, render it, put it in its place.

Its tests: test_runs.py, test_notebook.py.
"""

import html
import re
import shutil
import sys
import tempfile
import time
import warnings
from collections.abc import Mapping
from contextlib import contextmanager
from functools import cache
from importlib.metadata import version
from pathlib import Path
from uuid import uuid4

import nbformat
import papermill

from helpers.errors import JixiaoError, RunFailed, error_in_words
from helpers.files import read_plain
from helpers.loading import ProgramChanged
from helpers.publish import keys, records
from helpers.publish.addresses import Place, covered_now
from helpers.publish.beside import workbooks_of
from helpers.publish.digests import Digests
from helpers.publish.failures import MOST_EXECUTED, profiled, record_failure
from helpers.publish.headline import headline_of
from helpers.publish.jobs import DONE, Job, Outcome
from helpers.publish.judging import Unfinished
from helpers.publish.notebook_code import parameters_of
from helpers.publish.processes import ENGINE
from helpers.publish.projects import Project
from helpers.publish.render import render_report
from helpers.publish.renewing import ensure_processed, process_noted

PACKAGES = ("jixiao", "papermill", "nbclient", "nbconvert", "ipykernel", "pandas", "matplotlib")


OUTDATED = "the program changed while the run was going; run again"


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
    """Do the job, and put a page in its place; a failure leaves the old one and is written beside it.

    In a process that a fork server made, `server` is where that one listens and
    `program` the digest of what it has loaded.
    """
    start, stages = time.monotonic(), _Stages()
    if job.is_page and _is_made(job):
        return Outcome(job.page, job.language, "made")
    folder, failure, changed = job.aside / uuid4().hex, None, ()
    try:
        _check_program(job, program)
        folder.mkdir()
        if job.task == "process":
            process_noted(job.project, job.page.place, _program_inputs(job, Digests()))
        elif job.task == "compare":
            changed = _compare(job)
        else:
            _make_page(job, folder, stages, server)
    except (JixiaoError, OSError, ProgramChanged) as error:
        failure = _recorded(job, error, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    done = "failed" if failure else DONE[job.task]
    seconds = round(time.monotonic() - start, 3)
    return Outcome(job.page, job.language, done, seconds, failure, dict(stages), changed=changed)


def _compare(job: Job) -> tuple[Place, ...]:
    """Compare the texts of all that was processed; the department-years whose tables changed by it."""
    from helpers.publish.copies import (
        mark_copies,
        processed_years,
    )  # needs pandas, as what it reads was made with

    return tuple(Place(*pair) for pair in mark_copies(job.project.data, processed_years(job.project.data)))


def _is_made(job: Job) -> bool:
    """Whether this very run has made the page: a cluster's worker may have died when it had."""
    made = records.read_record(job.project.reports, job.page).standing(job.language).made
    return made is not None and made.run == job.run


def _check_program(job: Job, program: str) -> None:
    """Raise unless this process has loaded the program that the page is to be vouched for with."""
    own = keys.pinned_program()
    if {program or own.digest, own.digest} != {job.program} or not own.is_still_there():
        raise Unfinished("outdated", OUTDATED)


def _make_page(job: Job, folder: Path, stages: _Stages, server: str) -> None:
    inputs, tables = _inputs(job), Digests()
    if job.task == "render":
        notebook = _executed(job, job.project.reports / job.page.path(job.language, "notebook", "ipynb"))
    else:
        with stages.timed("process"):
            _process(job, tables)
        with stages.timed("execute"):
            notebook = execute(job, folder / "notebook.ipynb", server)
    with stages.timed("render"):
        outputs = {job.page.file(job.language): _render(job, inputs, notebook)}
    if job.task == "make":
        name = job.page.file(job.language, "notebook", "ipynb")
        outputs[name] = read_plain(folder / "notebook.ipynb", folder, MOST_EXECUTED)
        for part, workbook in workbooks_of(notebook).items():
            outputs[job.page.file(job.language, part, "xlsx")] = workbook
    _publish(job, outputs, inputs, tables, stages)


def _program_inputs(job: Job, digests: Digests) -> dict[str, str]:
    return {"helpers": job.helpers, "lock": digests.of(job.project.lock) or ""}


def _inputs(job: Job) -> dict[str, str]:
    """What the page follows from at this moment."""
    digests = Digests()
    shared = {**_program_inputs(job, digests), "notebook": keys.notebook_digest(job.notebook)}
    covered = covered_now(job.project.data, job.page.place)
    return keys.inputs_of(job.page, job.language, covered, shared, job.project, digests)


def _process(job: Job, digests: Digests) -> None:
    """Process what the page covers, as far as that is not processed yet."""
    program = _program_inputs(job, digests)
    for own in covered_now(job.project.data, job.page.place):
        ensure_processed(job.project, own, program, digests)


def execute(job: Job, output: Path, server: str = "") -> nbformat.NotebookNode:
    """The notebook, executed by papermill with the job's parameters; it is at `output` whatever happened."""
    parameters = _parameters(job)
    try:
        return papermill.execute_notebook(
            str(job.notebook), str(output), parameters, engine_name=ENGINE, progress_bar=False,
            request_save_on_cell_execute=False, execution_timeout=job.timeout, warm=job.warm,
            memory=job.memory, server=server, resources={"metadata": {"path": str(job.notebook.parent)}},
        )  # fmt: skip
    except papermill.PapermillExecutionError:
        return _executed(job, output)


def _executed(job: Job, notebook: Path) -> nbformat.NotebookNode:
    content = read_plain(notebook, job.project.reports, MOST_EXECUTED)
    return nbformat.reads(content.decode(), as_version=4)


def _parameters(job: Job) -> dict[str, str]:
    """The values of the notebook's parameters; papermill itself would only warn of one that it does not have."""
    place = job.page.place._asdict()
    values = {name: value for name, value in place.items() if value}
    values |= {"data_dir": str(job.project.data), "language": job.language}
    known = _known_parameters(job.notebook)
    if job.project.scale and "scale" in known:
        values["scale"] = str(job.project.scale)
    if missing := sorted(values.keys() - known):
        raise Unfinished("notebook", f"{job.notebook.name} has no parameter {', '.join(missing)}")
    if idle := sorted(known & place.keys() - values.keys()):
        per = f"a page per {job.page.place.kind} is given none"
        raise Unfinished("notebook", f"{job.notebook.name} has a parameter {', '.join(idle)}, but {per}")
    return values


def _known_parameters(notebook: Path) -> set[str]:
    try:
        return parameters_of(notebook)
    except (ValueError, SyntaxError) as error:
        raise Unfinished("notebook", f"{notebook.name} is no notebook: {error}") from error


def _render(job: Job, inputs: Mapping[str, str], notebook: nbformat.NotebookNode) -> bytes:
    provenance = {"inputs": inputs, "versions": versions()}
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        page = render_report(notebook, job.language, provenance, job.page.index, job.ways)
    if named := _folder_in(page, job):
        raise Unfinished("page", f"the page names a folder of this machine, {named!r} or one in it")
    return records.encoded(page)


def _folder_in(page: str, job: Job) -> str:
    """The name of a folder of this machine that stands in a page, pictures left out; empty if none does."""
    words = html.unescape(re.sub(r'data:image/[^"]*', "", page))
    project, machine = job.project, {Path(sys.prefix), Path(tempfile.gettempdir())}
    own = {project.data, project.reports, project.notebooks, *machine}
    for folder in sorted(own, key=lambda path: len(str(path)), reverse=True):
        if re.search(rf"(?<![\w.<-]){re.escape(str(folder))}(?![\w.-])", words):
            return folder.name
    return ""


@cache
def versions() -> dict[str, str]:
    """Versions of Python and of the packages that a page depends on most."""
    return {"python": ".".join(map(str, sys.version_info[:3]))} | {name: version(name) for name in PACKAGES}


def _publish(
    job: Job, outputs: dict[str, bytes], inputs: dict[str, str], tables: Digests, stages: _Stages
) -> None:
    """Put the files of a page in their place, each whole, and the record that vouches for them last."""
    if _inputs(job) != inputs:
        raise Unfinished("changed", "raw data or the notebook changed while the report was made")
    _check_program(job, "")
    if not job.aside.is_dir():
        raise Unfinished("stopped", "the run was stopped")
    reports = job.project.reports
    folder = records.make_folder(reports / job.page.folder, reports)
    for name, content in outputs.items():
        records.write_whole(folder / name, content, job.aside)
    record = profiled(job, records.read_record(reports, job.page))
    before = record.standing(job.language).made
    names = {*outputs, *(before.outputs if before and job.task == "render" else ())}
    record.pages[job.language] = records.Standing(_made(job, inputs, sorted(names), tables, stages))
    records.write_record(reports, job.page, record, job.aside)
    (reports / job.page.path(job.language, "failed", "ipynb")).unlink(missing_ok=True)


def _made(
    job: Job, inputs: dict[str, str], outputs: list[str], tables: Digests, stages: _Stages
) -> records.Made:
    """What the record says of a page whose files are in their place; `tables` are not read again unless they changed."""
    project, place, fresh = job.project, job.page.place, Digests()
    covered, folder = covered_now(project.data, place), project.reports / job.page.folder
    own = headline_of(project.processed, place) if place.is_narrow else {}
    return records.Made(
        run=job.run, inputs=inputs, template=job.template,
        processed=keys.processed_digests(place, covered, project, tables)
        | keys.last_year_digests(place, project, fresh),
        outputs={name: fresh.of(folder / name) or "" for name in outputs},
        ways=[way.href for way in job.ways], finished=records.now(), seconds=dict(stages), versions=dict(versions()),
        scale=_scale_of(project), **own,
    )  # fmt: skip


def _scale_of(project: Project) -> str:
    """The file of the scale, from the project's folder where it lies in that."""
    root, scale = project.data.parent, project.scale
    if scale is None:
        return ""
    return str(scale.relative_to(root) if scale.is_relative_to(root) else scale)


def _recorded(job: Job, error: Exception, folder: Path) -> records.Failure:
    if isinstance(error, ProgramChanged):
        error = Unfinished("outdated", OUTDATED)
    if not isinstance(error, Unfinished):
        kinds = {RunFailed: "page", JixiaoError: "input", OSError: "system"}
        kind = next(kind for family, kind in kinds.items() if isinstance(error, family))
        error = Unfinished(kind, error_in_words(error))
    executed = folder / "notebook.ipynb"
    return record_failure(job, error.kind, error.reason, error.cell, error.lines, executed)
