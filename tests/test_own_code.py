"""No code runs that lies in the folder of a document or where the command was started."""

import os
import subprocess
import sys
from pathlib import Path

import docx
import pytest
from projects import make_project

NAMES = (
    "docx.py", "lxml.py", "pdfplumber.py", "pandas.py", "openpyxl.py", "json.py", "subprocess.py", "sitecustomize.py",
    "usercustomize.py", "helpers/__init__.py", "helpers/read/__init__.py", "encodings/__init__.py",
    "ipykernel_launcher.py",
)  # fmt: skip
JIXIAO = Path(sys.executable).with_name("jixiao")
TRAP = """\
from pathlib import Path
with Path(__file__).parent.joinpath("ran").open("a") as file:
    file.write(__file__)
"""

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the command is a script beside the interpreter")


@pytest.fixture
def place(tmp_path):
    """A department-year with a report, and a trap for every import that the program makes."""
    project = make_project(tmp_path)
    folder = project.data / "raw" / "aa" / "2024"
    (folder / "figures.csv").unlink()
    document = docx.Document()
    document.add_paragraph("项目支出年初预算12.5万元，决算12.4万元。")
    document.save(folder / "report.docx")
    for name in NAMES:
        (folder / name).parent.mkdir(exist_ok=True, parents=True)
        (folder / name).write_text(TRAP, encoding="utf-8")
    return folder


def done_in(place: Path, command: list[str | Path], **environment: str) -> subprocess.CompletedProcess:
    """A command that was started in a folder, with no PYTHONPATH but the one given."""
    own = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"} | environment
    return subprocess.run(command, cwd=place, env=own, capture_output=True, text=True, timeout=200)


@pytest.mark.parametrize("search", [{}, {"PYTHONPATH": ""}], ids=str)
@pytest.mark.parametrize("name", ["report.docx", "report.pdf", "report.html"])
def test_extract_runs_nothing_of_the_folder_that_it_is_started_in(place, name, search):
    (place / "report.html").write_text("<p>支出5万元</p>", encoding="utf-8")
    (place / "report.pdf").write_bytes(b"%PDF-1.4\n")
    done_in(place, [JIXIAO, "extract", name], **search)
    assert list(place.rglob("ran")) == []


@pytest.mark.parametrize("search", [{}, {"PYTHONPATH": ""}], ids=str)
def test_process_reads_a_report_and_runs_nothing_beside_it(place, search):
    data = place.parents[2]
    done = done_in(place, [JIXIAO, "process", "--data", data], **search)
    assert done.returncode == 0, done.stderr
    assert "12.4" in (data / "processed/aa/2024/figures.csv").read_text(encoding="utf-8")
    assert list(place.rglob("ran")) == []


def test_run_makes_a_report_and_runs_nothing_beside_it(place):
    done = done_in(place, [JIXIAO, "run"])
    assert done.returncode == 0, done.stderr
    assert (place.parents[3] / "reports/aa/2024/report.html").is_file()
    assert list(place.rglob("ran")) == []


def test_program_of_the_current_folder_is_not_taken_for_libreoffice(place):
    for name in ("soffice", "libreoffice"):
        (place / name).write_text("#!/bin/sh\ntouch ran\n", encoding="utf-8")
        (place / name).chmod(0o755)
    (place / "report.doc").write_bytes(b"\xd0\xcf\x11\xe0" + bytes(600))
    search = os.pathsep.join([".", "", os.environ["PATH"]])
    done = done_in(place, [JIXIAO, "extract", "report.doc"], PATH=search)
    assert "report.doc" in done.stderr
    assert list(place.rglob("ran")) == []
