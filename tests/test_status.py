"""What is missing, stale, failed or overdue."""

import json

import pytest
from projects import CELLS, SHIPPED, add_department, make_project, warm_server, write_notebook

from helpers.errors import JixiaoError
from helpers.publish import runs, status

pytestmark = pytest.mark.xdist_group("status")


@pytest.fixture(scope="module", autouse=True)
def one_server():
    with warm_server():
        yield


def states(project, **asked) -> dict[str, tuple[str, str]]:
    found = status.project_status(project, **asked).found
    return {str(state.place): (state.state, state.why) for state in found}


def test_each_state_is_told_with_its_reason(tmp_path):
    project = make_project(tmp_path, {"aa": ["2023", "2024"], "bb": ["2024"], "cc": ["2024"]})
    runs.run(project)
    (project.data / "raw/bb/2024/figures.csv").write_text("kind\n", encoding="utf-8")
    (project.data / "raw/cc/2024/figures.csv").write_text("kind\n", encoding="utf-8")
    (project.reports / "cc/2024/run.json").unlink()
    runs.run(project)
    with (project.data / "raw/aa/2024/figures.csv").open("a", encoding="utf-8") as file:
        file.write("money,乙项目,initial,5,万元,年初预算5万元,fund,三\n")
    add_department(tmp_path, "dd", ["2024"])
    told = states(project)
    assert {place: state for place, (state, _) in told.items()} == {
        "aa/2023": "fresh",
        "aa/2024": "stale",
        "bb/2024": "stale",
        "cc/2024": "failed",
        "dd/2024": "missing",
    }
    assert told["aa/2024"][1] == "已变更：raw/2024/figures.csv"
    assert told["bb/2024"][1].startswith("data/raw/bb/2024/figures.csv: ")


def test_report_without_raw_data_is_stale_and_stays(tmp_path):
    project = make_project(tmp_path, {"aa": ["2023", "2024"]})
    runs.run(project)
    (project.data / "raw/aa/2023/figures.csv").unlink()
    (project.data / "raw/aa/2023").rmdir()
    assert states(project)["aa/2023"] == ("stale", "原始数据已不在；不再需要这份报告时，删除其文件夹即可")
    assert (project.reports / "aa/2023/report.html").is_file()


def test_changed_notebook_makes_every_report_stale(tmp_path):
    project = make_project(tmp_path)
    runs.run(project)
    write_notebook(project.notebooks / SHIPPED, CELLS | {"more": "1"})
    assert states(project, language="en") == {"aa/2024": ("stale", "changed: notebook")}


def test_overdue_is_counted_from_the_end_of_the_last_run(tmp_path):
    project = make_project(tmp_path)
    assert status.project_status(project, max_age=3600).is_overdue
    runs.run(project)
    found = status.project_status(project, max_age=3600)
    assert (found.is_overdue, found.is_fine) == (False, True)
    index = project.reports / "index.json"
    content = json.loads(index.read_text(encoding="utf-8")) | {"checked": "2020-01-01T00:00:00+00:00"}
    index.write_text(json.dumps(content), encoding="utf-8")
    found = status.project_status(project, max_age=3600)
    assert (found.is_overdue, found.is_fine) == (True, False)
    assert "逾期：上次运行结束于 2020-01-01T00:00:00+00:00" in found.as_text()


def test_run_over_a_part_does_not_hide_that_the_whole_is_overdue(tmp_path):
    project = make_project(tmp_path, {"aa": ["2024"], "bb": ["2024"]})
    runs.run(project, ["aa"])
    assert status.project_status(project, max_age=3600).is_overdue
    runs.run(project)
    checked = status.last_run(project)
    (project.data / "raw/aa/2024/note.txt").write_text("x", encoding="utf-8")
    runs.run(project, ["aa"])
    assert status.last_run(project) == checked


@pytest.mark.parametrize("content", ["[]", '{"checked": 5}', '{"checked": "soon"}', "{"])
def test_index_that_says_nothing_of_a_run_is_overdue(tmp_path, content):
    project = make_project(tmp_path)
    project.reports.mkdir()
    (project.reports / "index.json").write_text(content, encoding="utf-8")
    assert status.project_status(project, max_age=3600).is_overdue


def test_failure_of_a_folder_that_is_gone_is_forgotten(tmp_path):
    project = make_project(tmp_path)
    (project.data / "raw/aa/附件").mkdir()
    assert [outcome.page.place.year for outcome in runs.run(project).failed] == ["附件"]
    (project.data / "raw/aa/附件").rmdir()
    runs.run(project)
    assert status.project_status(project).is_fine


def test_report_whose_page_was_deleted_is_not_called_stale(tmp_path):
    project = make_project(tmp_path)
    runs.run(project)
    (project.reports / "aa/2024/report.html").unlink()
    assert states(project)["aa/2024"][0] == "missing"
    (project.data / "raw/aa/department.toml").write_text("name_zh =", encoding="utf-8")
    runs.run(project)
    assert states(project)["aa/2024"][0] == "failed"


def test_asking_changes_nothing(tmp_path):
    project = make_project(tmp_path)
    runs.run(project)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    status.project_status(project)
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before


def test_ages_have_a_unit():
    assert [status.seconds_of(age) for age in ("26h", "90m", "2d", "")] == [93600, 5400, 172800, None]
    with pytest.raises(JixiaoError, match="'26' is no age; as 26h"):
        status.seconds_of("26")
