"""What is no plain file among raw data fails its own department-year alone, and among generated files is replaced.

Tests of what publish opens: digests, records, index, vouching, headline. Nothing waits, nothing fills the memory, and
nothing from outside the folders is shown.
"""

import os
import resource
import socket
import time
from pathlib import Path

import pytest
from projects import FIGURES, jixiao, make_project, pages, start, warm_server

from helpers.errors import UnreadableFile
from helpers.publish import Options, process_all, project_status, run
from helpers.publish.digests import Digests, content_digest

pytestmark = [
    pytest.mark.xdist_group("odd files"),
    pytest.mark.timeout(120),
    pytest.mark.skipif(os.name != "posix", reason="pipes, devices and links of a POSIX system"),
]
SECRET = "口令 is 1234"


@pytest.fixture(scope="module", autouse=True)
def one_server():
    with warm_server():
        yield


def put(kind: str, path: Path, outside: Path) -> None:
    """Something that is no plain file of its folder, in the place of what is there."""
    path.unlink(missing_ok=True)
    outside.write_text(f"{SECRET}\n", encoding="utf-8")
    match kind:
        case "pipe":
            os.mkfifo(path)
        case "device":
            path.symlink_to("/dev/zero")
        case "link outside":
            path.symlink_to(outside)
        case "link to nothing":
            path.symlink_to("nowhere.csv")
        case "socket":
            with socket.socket(socket.AF_UNIX) as plug:
                here = Path.cwd()
                os.chdir(path.parent)
                plug.bind(path.name)
                os.chdir(here)
        case "holes":
            with path.open("wb") as file:
                file.truncate(200_000_000_000)


ODD = {
    "pipe": "管道",
    "device": "之外",
    "link outside": "之外",
    "link to nothing": "不存在",
    "socket": "套接字",
    "holes": "超过",
}
every_kind = pytest.mark.parametrize("kind", ODD)


@pytest.mark.parametrize("name", ["figures.csv", "附件.csv", "report.docx", "../department.toml"])
@every_kind
def test_odd_file_among_raw_data_fails_its_department_year_alone_with_a_sentence(tmp_path, kind, name):
    project = make_project(tmp_path / "project", {"aa": ["2024"], "bb": ["2024"]})
    put(kind, project.raw / "aa/2024" / name, tmp_path / "outside.csv")
    summary = run(project, options=Options(jobs=2))
    assert sorted((outcome.page.place.department, outcome.done) for outcome in summary.outcomes) == [
        ("aa", "failed"), ("bb", "made"),
    ]  # fmt: skip
    (failed,) = summary.failed
    assert ODD[kind] in failed.failure.reason
    assert Path(name).name in failed.failure.reason
    assert failed.failure.kind == "input"
    assert SECRET[:2] not in (project.reports / "index.html").read_text(encoding="utf-8")
    assert {str(state.page): state.state for state in project_status(project).found} == {
        "aa/2024": "failed", "bb/2024": "fresh",
    }  # fmt: skip


def test_year_that_is_a_link_out_of_raw_fails_alone_and_shows_nothing(tmp_path):
    project = make_project(tmp_path / "project", {"aa": ["2024"], "bb": ["2024"]})
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/figures.csv").write_text(FIGURES, encoding="utf-8")
    (project.raw / "aa/2023").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    summary = run(project)
    assert [str(outcome.page) for outcome in summary.failed] == ["aa/2023"]
    assert sorted(pages(project)) == ["aa/2024/report.html", "bb/2024/report.html"]
    assert [processed.error != "" for processed in process_all(project.data)] == [True, False, False]


GENERATED = [
    "reports/aa/2024/run.json",
    "reports/aa/2024/report.html",
    "reports/aa/2024/notebook.ipynb",
    "reports/aa/2024/failed.ipynb",
    "reports/index.html",
    "reports/index.json",
    "reports/.jixiao/digests.json",
    "reports/.jixiao/holder.json",
    "data/processed/aa/2024/facts.csv",
    "data/processed/aa/2024/findings.csv",
    "data/processed/.jixiao/tables/aa/2024.json",
]


KINDS = ["pipe", "device", "link outside", "holes"]
PAIRS = [
    pytest.param(kind, name, marks=[] if (of_kind + of_name) % len(KINDS) == 0 else [pytest.mark.long])
    for of_kind, kind in enumerate(KINDS)
    for of_name, name in enumerate(GENERATED)
]
"""Of each file one kind, and all of them at length; the door that they come to is tried with each in test_files.py."""


@pytest.mark.parametrize(("kind", "name"), PAIRS)
def test_odd_file_among_generated_ones_is_replaced(tmp_path, kind, name):
    project = make_project(tmp_path / "project")
    run(project)
    before = pages(project)
    put(kind, project.data.parent / name, tmp_path / "outside.csv")
    project_status(project, max_age=60)
    assert run(project).failed == []
    assert pages(project) == before
    if name not in ("reports/aa/2024/failed.ipynb", "data/processed/.jixiao/tables/aa/2024.json"):
        path = project.data.parent / name
        assert not path.exists() or (path.is_file() and not path.is_symlink())
        assert not path.exists() or path.stat().st_size < 1_000_000
    assert run(project, options=Options(force=True)).failed == []
    assert project_status(project, max_age=60).is_fine


def test_memory_stays_bounded_over_a_file_of_holes(tmp_path):
    path = tmp_path / "figures.csv"
    with path.open("wb") as file:
        file.truncate(1_900_000_000)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    content_digest(path, tmp_path)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 50_000
    with path.open("wb") as file:
        file.truncate(2_000_000_001)
    with pytest.raises(UnreadableFile, match="2000000001"):
        Digests().of(path, tmp_path)


def test_holder_that_is_a_pipe_is_another_run(tmp_path):
    project = make_project(tmp_path, slow="import time\ntime.sleep(20)\n1")
    going = start(project, "run")
    note = project.processed / ".jixiao/holder.json"
    while not note.exists() and going.poll() is None:
        time.sleep(0.01)
    note.unlink()
    os.mkfifo(note)
    done = jixiao(project, "run")
    assert done.returncode == 3
    assert "another run holds the lock" in done.stderr
    going.terminate()
    going.communicate()


@pytest.mark.parametrize("folder", ["reports", "data/processed"])
def test_folder_of_a_department_that_is_a_link_out_gets_nothing_written(tmp_path, folder):
    project = make_project(tmp_path / "project")
    (tmp_path / "project" / folder).mkdir()
    (tmp_path / "project" / folder / "aa").symlink_to(project.raw / "aa", target_is_directory=True)
    (failed,) = run(project).failed
    assert "a link that leads out of" in failed.failure.reason
    assert sorted(path.name for path in (project.raw / "aa").rglob("*")) == [
        "2024",
        "department.toml",
        "figures.csv",
    ]
