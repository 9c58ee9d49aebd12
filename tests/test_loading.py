"""What ran is what is recorded: no old program runs from a cache, and nobody vouches for one swapped in meanwhile."""

import json
import os
import py_compile
import shutil
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from projects import make_project

from helpers import loading
from helpers.loading import PACKAGE
from helpers.publish import keys
from helpers.publish.addresses import Page, Place
from helpers.publish.digests import Digests
from helpers.publish.jobs import Job
from helpers.publish.making import make

pytestmark = [pytest.mark.xdist_group("loading"), pytest.mark.timeout(200)]
SWAPPED = "show/printed.py"


@pytest.fixture
def package(tmp_path) -> Path:
    """A copy of the package that can be edited."""
    return shutil.copytree(PACKAGE, tmp_path / "own/helpers", ignore=shutil.ignore_patterns("__pycache__"))


def python(package: Path, code: str, **settings) -> subprocess.CompletedProcess:
    """Run code with that copy of the package."""
    environment = os.environ | {"PYTHONPATH": str(package.parent)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, "-c", code]
    return subprocess.run(command, env=environment, capture_output=True, text=True, cwd="/", **settings)


def edit_unseen(path: Path, before: str, after: str) -> None:
    """Change a source to one of the same size, at the same time to the nanosecond."""
    status = path.stat()
    text = path.read_text(encoding="utf-8")
    assert before in text
    assert len(before) == len(after)
    path.write_text(text.replace(before, after), encoding="utf-8")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


def test_edit_of_the_same_second_and_size_is_what_runs(package):
    code = "import helpers.years, helpers.quantities as q; print(q.LONGEST)"
    path = package / "quantities.py"
    first = python(package, code).stdout.strip()
    assert (package / "__pycache__").is_dir()
    edit_unseen(path, f"LONGEST, DIGITS_KEPT = {first}", f"LONGEST, DIGITS_KEPT = {int(first) + 1}")
    assert python(package, code).stdout.strip() == str(int(first) + 1)


def test_module_that_was_compiled_by_time_is_not_trusted(package):
    path = package / "quantities.py"
    py_compile.compile(str(path), invalidation_mode=py_compile.PycInvalidationMode.TIMESTAMP)
    first = python(package, "import helpers.quantities as q; print(q.LONGEST)").stdout.strip()
    py_compile.compile(str(path), invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH)
    edit_unseen(path, f"LONGEST, DIGITS_KEPT = {first}", f"LONGEST, DIGITS_KEPT = {int(first) + 1}")
    said = python(package, "import helpers.quantities as q; print(q.LONGEST)").stdout.strip()
    assert said == str(int(first) + 1)


def test_compiled_modules_serve_again(package):
    python(package, "import helpers.quantities")
    (compiled,) = (package / "__pycache__").glob("quantities.*.pyc")
    moment = compiled.stat().st_mtime_ns
    assert compiled.read_bytes()[4:8] == loading.CHECKED_BY_HASH
    assert python(package, "import helpers.quantities").returncode == 0
    assert compiled.stat().st_mtime_ns == moment


def test_module_that_changed_after_the_program_was_pinned_is_not_loaded(package):
    code = (
        "from pathlib import Path\nfrom helpers.publish import keys\nkeys.pinned_program()\n"
        "path = Path(keys.PACKAGE, 'show/printed.py')\npath.write_text(path.read_text() + '\\n')\n"
        "import helpers.show.printed"
    )
    assert (
        "ProgramChanged: show/printed.py changed while the program was running"
        in python(package, code).stderr
    )


def test_module_that_changed_before_the_program_was_pinned_is_seen(package):
    code = (
        "from pathlib import Path\nfrom helpers.publish import keys\nimport helpers.show.printed\n"
        "path = Path(keys.PACKAGE, 'show/printed.py')\npath.write_text(path.read_text() + '\\n')\n"
        "keys.pinned_program()"
    )
    assert "ProgramChanged: show/printed.py changed" in python(package, code).stderr


def test_reader_in_a_process_of_its_own_is_of_the_same_program(package, tmp_path):
    (tmp_path / "report.html").write_text("<p>支出5万元</p>", encoding="utf-8")
    code = (
        "from pathlib import Path\nfrom helpers.publish import keys\nkeys.pinned_program()\n"
        "from helpers.read.documents import read_document\n"
        "path = Path(keys.PACKAGE, 'read/documents/html/web.py')\npath.write_text(path.read_text() + '\\n')\n"
        f"read_document({str(tmp_path / 'report.html')!r})"
    )
    assert "ProgramChanged: read/documents/html/web.py changed" in python(package, code).stderr


def run_with(package: Path, project) -> subprocess.CompletedProcess:
    """A run of which a notebook's cell swaps a helper of the program that runs, and swaps it back if it is told to."""
    code = (
        "import os, sys\nfrom pathlib import Path\nfrom helpers.publish import run, project_at\n"
        f"summary = run(project_at(Path({str(project.data.parent)!r})))\n"
        "print([(o.done, o.failure.kind, o.failure.reason) if o.failure else (o.done,) for o in summary.outcomes])"
    )
    return python(package, code)


SWAP = "path = Path({path!r})\nold = path.read_bytes()\npath.write_bytes(old + b'\\n')\n{back}1"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a server that forks")
@pytest.mark.parametrize(("back", "is_made"), [("", False), ("path.write_bytes(old)\n", True)])
def test_helper_swapped_in_while_a_report_is_made_is_recorded_by_nobody(package, tmp_path, back, is_made):
    project = make_project(tmp_path / "project", swap=SWAP.format(path=str(package / SWAPPED), back=back))
    done = run_with(package, project)
    record = project.reports / "aa/2024/run.json"
    made = json.loads(record.read_text(encoding="utf-8"))["pages"]["zh"]["made"]
    assert ("the program changed while the run was going" in done.stdout) is not is_made
    assert (made is not None) is is_made


def test_process_that_has_loaded_another_program_makes_nothing(tmp_path):
    project, digests = make_project(tmp_path), Digests()
    own = keys.helpers_digest(digests), keys.template_digest(digests)
    job = Job(project, tmp_path, Page(Place("aa", "2024")), "zh", tmp_path / "aside", *own, task="process")
    job.aside.mkdir()
    tried = [make(job, program="0" * 64), make(replace(job, helpers="0" * 64))]
    assert [outcome.failure.kind for outcome in tried] == ["outdated"] * 2
    assert not project.processed.exists()
    assert make(job, program=job.program).done == "processed"


def test_program_is_read_in_little_time():
    program = keys.Program()
    start = time.process_time()
    assert program.is_still_there()
    assert time.process_time() - start < 0.2
