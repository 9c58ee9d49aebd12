"""The command from outside: exit codes, what is said and where, and that an interrupted run leaves nothing behind."""

import csv
import io
import json
import os
import shlex
import signal
import subprocess
import sys
import time

import psutil
import pytest
from projects import CELLS, SHIPPED, command, jixiao, make_project, pages, popen, start, write_notebook

from helpers import schema
from helpers.publish.locks import locked

SLOW = {"slow": "import time\ntime.sleep(50)"}


def test_run_is_quiet_on_success_but_for_one_line(tmp_path):
    done = jixiao(make_project(tmp_path), "run", "--language", "zh")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("完成 1 份，未变 0 份，未成功 0 份")
    assert done.stdout.count("\n") == 1


def test_run_that_finds_nothing_to_do_waits_for_no_library_of_figures():
    code = (
        "import sys; from helpers.publish import Options, Progress, project_at, project_status, run;"
        "sys.exit(' '.join({'pandas', 'papermill', 'matplotlib', 'openpyxl'} & sys.modules.keys()))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stderr.strip() == ""


def test_summary_names_the_reports_whose_figures_contradict_each_other(tmp_path):
    project = make_project(tmp_path, {"aa": ["2023", "2024"]})
    with (project.data / "raw/aa/2024/figures.csv").open("a", encoding="utf-8") as file:
        file.write(
            "money,乙项目,adjusted,0,万元,调整后预算0元,fund,二\nmoney,乙项目,actual,3,万元,支出3万元,fund,二\n"
        )
    done = jixiao(project, "run", "--language", "en")
    assert done.returncode == 0
    assert done.stdout.endswith("; figures contradict each other in 1: aa/2024\n")


def test_run_says_why_on_stderr(tmp_path):
    done = jixiao(make_project(tmp_path), "run", "--why", "--language", "en")
    assert done.stderr == "aa/2024 (en): no report yet\n"
    assert done.stdout.startswith("1 made, 0 up to date, 0 failed")


def test_failed_reports_give_exit_code_1_and_one_reason_once(tmp_path):
    project = make_project(tmp_path, {"aa": ["2024"], "bb": ["2024"]}, wrong="1 / 0")
    done = jixiao(project, "run", "--language", "zh")
    assert done.returncode == 1
    assert "aa/2024, bb/2024: ZeroDivisionError: division by zero（单元格 wrong）" in done.stderr
    assert "jupyter lab --notebook-dir=reports/aa/2024 " in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["run", "--jobs", "0"], "--jobs"),
        (["run", "--memory", "much"], "no size"),
        (["run", "--memory", "inf"], "no size"),
        (["run", "--memory", "-5G"], "no size"),
        (["run", "--memory", "50M"], "at least 512M"),
        (["run", "--reports", "data/raw"], "reports do not go where"),
        (["run", "--scheduler", "somewhere"], "no address of a Dask scheduler"),
        (["run", "--years", "24"], "no year"),
        (["run", "--department", "../x"], "no department id"),
        (["run", "--scheduler", "tcp://127.0.0.1:9"], "no Dask scheduler"),
        (["status", "--max-age", "soon"], "no age"),
        (["fly"], "fly"),
    ],
)
def test_wrong_usage_gives_exit_code_2_and_starts_nothing(tmp_path, arguments, said):
    project = make_project(tmp_path)
    done = jixiao(project, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert pages(project) == {}


@pytest.mark.parametrize(
    "surroundings",
    [
        {"PYTHONIOENCODING": "ascii"},
        {"HOME": "/proc"},
        {"HOME": "/nonexistent/home"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    ],
)
def test_run_is_quiet_in_the_surroundings_of_a_service(tmp_path, surroundings):
    project = make_project(tmp_path / "project")
    (tmp_path / "temporary").mkdir()
    own = {"PATH": "/usr/bin:/bin", "TMPDIR": str(tmp_path / "temporary")} | surroundings
    settings = popen(project) | {"env": own, "stdin": subprocess.DEVNULL}
    done = subprocess.run(command("run"), **settings)
    assert (done.returncode, done.stderr) == (0, "")
    assert list((tmp_path / "temporary").iterdir()) == []


def test_pages_are_the_same_bytes_whatever_the_order_of_sets(tmp_path):
    project = make_project(tmp_path)
    found = []
    for seed in ("1", "2"):
        settings = popen(project) | {"env": os.environ | {"PYTHONHASHSEED": seed}}
        assert subprocess.run(command("run", "--force"), **settings).returncode == 0
        found.append(pages(project))
    assert found[0] == found[1]


def test_run_works_where_nobody_listens(tmp_path):
    project = make_project(tmp_path)
    closed = f"{shlex.join(command('run'))} >&- 2>&-"
    assert subprocess.run(["/bin/sh", "-c", closed], cwd=project.data.parent).returncode == 0
    assert sorted(pages(project)) == ["aa/2024/report.html"]


def test_second_run_gives_exit_code_3_and_names_the_holder(tmp_path):
    project = make_project(tmp_path)
    with locked(project.reports):
        done = jixiao(project, "run")
    assert (done.returncode, done.stdout) == (3, "")
    assert f"process {os.getpid()} on " in done.stderr
    assert pages(project) == {}


@pytest.mark.parametrize(("signum", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_interrupted_run_stops_in_seconds_leaves_no_process_and_the_next_goes_on(tmp_path, signum, code):
    project = make_project(tmp_path, {"aa": ["2024"], "bb": ["2024"]}, **SLOW)
    going = start(project, "run", "--jobs", "2")
    family = processes_of(going, at_least=5)
    stopped = time.monotonic()
    going.send_signal(signum)
    assert going.wait(20) == code
    assert time.monotonic() - stopped < 10
    assert alive(family) == []
    assert "".join(going.communicate()).strip() == ""
    write_notebook(project.notebooks / SHIPPED, CELLS)
    assert jixiao(project, "run").returncode == 0
    assert sorted(pages(project)) == ["aa/2024/report.html", "bb/2024/report.html"]


def processes_of(going, at_least: int) -> list[psutil.Process]:
    """The run's children and theirs, once there are so many: the server, and two for each report."""
    for _ in range(300):
        family = psutil.Process(going.pid).children(recursive=True)
        if len(family) >= at_least:
            return family
        time.sleep(0.1)
    raise TimeoutError("the run did not start its reports")


def alive(family: list[psutil.Process], patience: float = 5) -> list[psutil.Process]:
    return psutil.wait_procs(family, timeout=patience)[1]


def test_progress_bar_shows_on_a_terminal_only(tmp_path, monkeypatch):
    pty = pytest.importorskip("pty")
    project = make_project(tmp_path)
    monkeypatch.chdir(tmp_path)
    said = io.BytesIO()

    def keep(handle: int) -> bytes:
        said.write(read := os.read(handle, 4096))
        return read

    status = pty.spawn([sys.executable, "-m", "helpers.cli", "run"], keep)
    assert os.waitstatus_to_exitcode(status) == 0
    assert "100%" in said.getvalue().decode()
    assert pages(project).keys() == {"aa/2024/report.html"}


def test_process_writes_tables_and_no_reports(tmp_path):
    project = make_project(tmp_path, {"aa": ["2024"], "bb": ["2024"]})
    (project.data / "raw/bb/2024/figures.csv").write_text("kind\n", encoding="utf-8")
    done = jixiao(project, "process", "--language", "en")
    assert done.returncode == 1
    assert done.stdout == "1 department-years processed, 1 failed\n"
    assert "raw/bb/2024/figures.csv" in done.stderr
    assert (project.data / "processed/aa/2024/figures.csv").is_file()
    assert pages(project) == {}


def test_extract_prints_every_column_but_those_of_the_folder(tmp_path):
    project = make_project(tmp_path)
    report = tmp_path / "report.txt"
    report.write_text("一、基本情况\n培训费年初预算11万元，实际支出9.5万元。\n", encoding="utf-8")
    done = jixiao(project, "extract", str(report))
    assert done.returncode == 0
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert [(row["measure"], row["value"], row["unit"]) for row in rows] == [
        ("initial", "11", "万元"),
        ("actual", "9.5", "万元"),
    ]
    names = [name for name in schema.names(schema.FIGURES) if name not in ("department", "year")]
    assert list(rows[0]) == names


def test_new_makes_a_folder_to_fill_and_refuses_to_overwrite(tmp_path):
    project = make_project(tmp_path)
    assert jixiao(project, "new", "bb", "2025").returncode == 0
    assert (project.data / "raw/bb/2025").is_dir()
    assert jixiao(project, "new", "bb", "2025").returncode == 2
    assert jixiao(project, "new", "../bb", "2025").returncode == 2


def test_status_of_a_fresh_project_is_0_and_of_any_other_1(tmp_path):
    project = make_project(tmp_path)
    assert jixiao(project, "status").returncode == 1
    jixiao(project, "run")
    done = jixiao(project, "status", "--max-age", "26h", "--json")
    assert done.returncode == 0
    assert json.loads(done.stdout)["counts"] == {"failed": 0, "stale": 0, "missing": 0, "fresh": 1}
