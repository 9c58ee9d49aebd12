"""Each department-year is processed in a process of its own, within bounds; what ends it ends no other."""

import os
import signal
import time
from pathlib import Path

import pytest
from projects import jixiao, make_project

from helpers.publish import Bounds, Options, apart, process_all
from helpers.publish.addresses import Page, Place
from helpers.publish.apart import called_apart
from helpers.publish.jobs import Job
from helpers.publish.processes.sharing import AVAILABLE, servers

pytestmark = [pytest.mark.xdist_group("processing"), pytest.mark.skipif(not AVAILABLE, reason="needs forks")]
LIMITS = {"timeout": 5, "memory": 0}


@pytest.fixture
def project(tmp_path):
    return make_project(tmp_path, {"aa": ["2024"], "bb": ["2024"]})


@pytest.fixture
def server():
    servers.open()
    yield
    servers.close()


def test_document_that_takes_too_long_is_said_and_the_others_are_made(project):
    (project.raw / "aa/2024/figures.csv").unlink()
    sentences = "".join(f"{number}是支出{number}.5万元，比上年增长{number % 90}%。" for number in range(6000))
    (project.raw / "aa/2024/report.txt").write_text(sentences, encoding="utf-8")
    done = jixiao(project, "process", "--timeout", "1")
    assert done.returncode == 1
    assert done.stderr == f"{project.raw / 'aa/2024'}: not done after 1 s\n"
    assert (project.processed / "bb/2024/facts.csv").is_file()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('name_zh = "甲局"\n' + "a." * 99_000 + "b=1", "line 2 has 198003 characters"),
        ("name_zh = " + "1" * 3990 + "\nx = [\n" + "[\n" * 5000, "a value in it is too long"),
    ],
    ids=["long key", "deep array"],
)
@pytest.mark.parametrize("command", ["process", "run"])
def test_settings_beyond_bounds_fail_their_own_department_alone(project, text, said, command):
    (project.raw / "aa/department.toml").write_text(text, encoding="utf-8")
    done = jixiao(project, command)
    assert done.returncode == 1
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert "department.toml: 1 problem" in done.stderr
    assert (project.processed / "bb/2024/facts.csv").is_file()


def test_call_that_is_killed_is_tried_once_more_and_said_to_be(server):
    called = called_apart((), os.kill, 0, signal.SIGKILL, **LIMITS)
    assert (called.kind, called.lines) == ("crash", ("killed by SIGKILL",))


def test_call_that_raises_what_nobody_expected_is_told_by_its_last_line(server):
    called = called_apart((), int, "x", **LIMITS)
    assert called.kind == "internal"
    assert called.lines[-1] == "ValueError: invalid literal for int() with base 10: 'x'"


def test_call_that_takes_too_long_is_ended(server):
    start = time.monotonic()
    assert called_apart((), time.sleep, 60, timeout=1, memory=0).kind == "timeout"
    assert time.monotonic() - start < 10


def test_call_that_takes_too_much_memory_is_told(server):
    called = called_apart((), bytearray, 2**31, timeout=20, memory=2**29)
    assert called.lines[-1] == "MemoryError"


def test_department_year_takes_no_more_memory_than_it_may(project):
    made = process_all(project.data, ["aa"], bounds=Bounds(memory=2**26))
    assert ["MemoryError" in own.error or "memory limit is 64M" in own.error for own in made] == [True]


def test_bounds_are_the_same_for_pages_and_tables():
    assert (Options().timeout, Options().memory) == (Bounds().timeout, Bounds().memory)
    assert process_all.__module__ == "helpers.publish.processing"


def take_twice_its_memory(job: Job, address: str, program: str) -> int:
    """What stands for making a page here, in a worker: more than it may take."""
    return len(bytearray(2 * job.memory))


def test_page_is_made_within_the_memory_that_it_may_take(project, server, tmp_path, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent))
    monkeypatch.setattr(apart, "_make", take_twice_its_memory)
    notebook = project.notebooks / "01-department-year.ipynb"
    job = Job(
        project, notebook, Page(Place("aa", "2024")), "zh", aside=tmp_path,
        helpers="", template="", timeout=60, memory=2**29,
    )  # fmt: skip
    [outcome] = apart.make_apart([job])
    assert outcome.done == "failed"
    assert "MemoryError" in outcome.failure.lines[-1]
