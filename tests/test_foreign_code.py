"""What lies in a folder of data or beside a notebook is never run, whatever it is called and wherever a run is started.

Tests of publish's processes/pythons and of projects.project_root.
"""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from projects import CELLS, SHIPPED, make_project, pages, warm_server, write_notebook

from helpers.publish import Options, run
from helpers.publish.processes import sharing

ROOT = Path(__file__).parents[1]
JIXIAO = Path(sys.executable).with_name("jixiao")
NAMES = ["docx", "lxml", "pandas", "json", "openpyxl", "sitecustomize", "usercustomize", "helpers/__init__"]

pytestmark = pytest.mark.xdist_group("foreign")


def put_modules(folder: Path, marker: Path) -> None:
    """Modules named as libraries are, each of which says in the marker that it was run."""
    for name in NAMES:
        path = folder / f"{name}.py"
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"with open({str(marker)!r}, 'a') as file:\n    print({name!r}, file=file)\n")


def jixiao_in(folder: Path, *arguments: str) -> subprocess.CompletedProcess:
    return subprocess.run([JIXIAO, *arguments], cwd=folder, capture_output=True, text=True)


def told(marker: Path) -> str:
    return marker.read_text(encoding="utf-8") if marker.exists() else ""


@pytest.mark.parametrize("command", ["process", "run"])
def test_command_started_inside_a_raw_folder_runs_nothing_of_it(tmp_path, command):
    project = make_project(tmp_path / "project")
    shutil.rmtree(project.raw / "aa/2024")
    folder = project.raw / "aa/2023"
    folder.mkdir()
    shutil.copy(ROOT / "data/raw/sample-bureau/2023/report.docx", folder)
    put_modules(folder, tmp_path / "ran")
    done = jixiao_in(folder, command, "--department", "aa")
    assert told(tmp_path / "ran") == ""
    assert (done.returncode, done.stderr) == (0, "")
    assert (project.processed / "aa/2023/figures.csv").is_file()


@pytest.mark.parametrize("kernel", ["warm", "stock"])
def test_what_lies_beside_a_notebook_is_no_library(tmp_path, kernel):
    project = make_project(tmp_path / "project")
    cells = CELLS | {"imports": "import json, docx, lxml.etree, openpyxl, pandas\n1"}
    write_notebook(project.notebooks / SHIPPED, cells)
    put_modules(project.notebooks, tmp_path / "ran")
    done = jixiao_in(project.notebooks, "run", "--kernel", kernel)
    assert told(tmp_path / "ran") == ""
    assert (done.returncode, done.stderr) == (0, "")


def test_where_nothing_can_be_forked_nothing_of_a_raw_folder_is_run_either(tmp_path, monkeypatch):
    project = make_project(tmp_path / "project")
    put_modules(project.raw / "aa/2024", tmp_path / "ran")
    monkeypatch.chdir(project.raw / "aa/2024")
    monkeypatch.setenv("PYTHONPATH", f":{project.raw / 'aa/2024'}")
    monkeypatch.setattr(sharing, "AVAILABLE", False)
    assert run(project, options=Options(kernel="stock")).failed == []
    assert told(tmp_path / "ran") == ""


def test_settings_of_a_library_in_the_folder_of_a_run_change_no_page(tmp_path):
    cell = "import matplotlib\nmatplotlib.rcParams['figure.dpi']"
    project = make_project(tmp_path / "project", dpi=cell)
    with warm_server():
        assert run(project).failed == []
    before = pages(project)
    (project.raw / "aa/matplotlibrc").write_text("figure.dpi: 7\n", encoding="utf-8")
    assert jixiao_in(project.raw / "aa", "run", "--force").returncode == 0
    assert pages(project) == before


def test_notebooks_that_lie_in_the_data_are_not_those_of_the_project(tmp_path):
    project = make_project(tmp_path / "project")
    folder = project.raw / "aa/2024"
    evil = {"evil": f"open({str(tmp_path / 'ran')!r}, 'w').write('ran')"}
    make_project(folder / "inner", **evil)
    (folder / "notebooks").mkdir()
    write_notebook(folder / "notebooks" / SHIPPED, CELLS | evil)
    (folder / "requirements.lock").touch()
    for place in (folder, folder / "inner", folder / "inner/data"):
        assert jixiao_in(place, "run", "--force").returncode == 0
    assert told(tmp_path / "ran") == ""
    assert pages(project).keys() == {"aa/2024/report.html"}
