"""`jixiao` alone: what is to be done next, by the state of the folders, in commands that can be typed."""

import pytest
from projects import jixiao_within, make_project, warm_server
from test_sending import decide

SHORT = """某局2024年度部门整体支出绩效自评报告
一、支出情况
2024年部门支出年初预算100万元，实际支出90万元，完成年初预算的95%。
"""


pytestmark = pytest.mark.xdist_group("advising")


@pytest.fixture(scope="module", autouse=True)
def one_server():
    with warm_server():
        yield


def steps(project) -> list[str]:
    done = jixiao_within(project)
    assert done.exit_code == 0
    first, *rest = done.stdout.splitlines()
    assert first == "What to do next:"
    return [line.partition(". ")[2] for line in rest]


def test_without_data_a_report_is_to_be_put_in(tmp_path):
    project = make_project(tmp_path)
    for path in sorted((project.raw / "aa").rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    first, last = steps(project)
    assert first.startswith("put in a report: mkdir -p ")
    assert last.startswith("all commands: ")


def test_what_is_not_made_is_to_be_made_then_decided_on_then_sent(tmp_path):
    project = make_project(tmp_path)
    folder = project.raw / "aa/2024"
    for path in folder.iterdir():
        path.unlink()
    (folder / "report.txt").write_text(SHORT, encoding="utf-8")
    assert steps(project)[0].startswith("reports missing or stale: 1; ")
    jixiao_within(project, "run")
    assert steps(project)[0].startswith("aa/2024: ")
    assert " review aa 2024, then fill in the sheet 问题确认" in steps(project)[0]
    decide(project, "发出", "95%")
    jixiao_within(project, "run")
    assert any("run --edition unit" in step for step in steps(project))
    jixiao_within(project, "run", "--edition", "unit")
    assert not any("run --edition unit" in step for step in steps(project))
    assert f"send to the units: 1 in {project.reports / 'outbox'}" in steps(project)


def test_a_failed_report_leads_to_its_reason(tmp_path):
    project = make_project(tmp_path, wrong="1 / 0")
    jixiao_within(project, "run")
    assert steps(project)[0].startswith("reports failed: 1; why: ")
