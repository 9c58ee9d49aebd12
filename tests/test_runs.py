"""A run from the outside: what is made, what is left alone and why, and how a report is judged."""

import json
import os
import shutil
from pathlib import Path

import pytest
from projects import (
    CELLS,
    FIGURES,
    SHIPPED,
    add_department,
    jixiao,
    make_project,
    pages,
    record,
    warm_server,
    warm_up,
    write_notebook,
)

from helpers.errors import AlreadyRunning, JixiaoError
from helpers.publish import keys, runs, status
from helpers.publish.choosing import choice_of
from helpers.publish.digests import Digests
from helpers.publish.locks import locked
from helpers.publish.planning import Planner
from helpers.publish.processes import sharing
from helpers.publish.projects import project_at
from helpers.publish.waves import Options

pytestmark = pytest.mark.xdist_group("runs")


@pytest.fixture(scope="module", autouse=True)
def one_server():
    with warm_server():
        yield


def run(project, **options):
    return runs.run(project, options=Options(jobs=2, **options))


def failure(project, department="aa", language="zh") -> dict:
    return record(project, department)["pages"][language]["failure"]


def test_every_department_year_gets_a_page_a_notebook_and_a_record(tmp_path):
    project = make_project(tmp_path, {"aa": ["2023", "2024"], "bb": ["2024"]})
    summary = run(project)
    assert sorted((*o.page.place, o.done) for o in summary.outcomes) == [
        ("aa", "2023", "made"),
        ("aa", "2024", "made"),
        ("bb", "2024", "made"),
    ]
    assert sorted(path.name for path in (project.reports / "bb/2024").iterdir()) == [
        "notebook.ipynb",
        "report.html",
        "run.json",
    ]
    assert "<td>90</td>" in pages(project)["aa/2023/report.html"].decode()
    shown = sorted(path.name for path in project.reports.iterdir() if path.name[0] != ".")
    assert shown == ["aa", "bb", "index.en.html", "index.html", "index.json", "logs"]


def test_second_run_makes_nothing_and_changes_no_page(tmp_path):
    project = make_project(tmp_path)
    run(project)
    before, moment = pages(project), (project.reports / "aa/2024/run.json").stat().st_mtime_ns
    summary = run(project)
    assert (summary.outcomes, summary.counts["current"]) == ([], 1)
    assert pages(project) == before
    assert (project.reports / "aa/2024/run.json").stat().st_mtime_ns == moment


def test_same_input_gives_the_same_bytes(tmp_path):
    project = make_project(tmp_path)
    run(project)
    before = pages(project)
    run(project, force=True)
    assert pages(project) == before


def plan(project) -> tuple[str, str]:
    (found,) = run(project).plans
    return found.due, found.why()


def test_each_kind_of_change_asks_for_a_new_report_and_is_named(tmp_path):
    project = make_project(tmp_path)
    raw = project.data / "raw/aa"
    assert plan(project) == ("make", "尚无报告")
    assert plan(project)[0] == ""
    (raw / "2024/figures.csv").write_text(FIGURES.replace("90", "91"), encoding="utf-8")
    assert plan(project) == ("make", "已变更：raw/2024/figures.csv")
    (raw / "department.toml").write_text('name_zh = "乙局"\n', encoding="utf-8")
    assert plan(project) == ("make", "已变更：raw/department.toml")
    (raw / "2024/replies.csv").write_text("rule,subject,reply,date\n", encoding="utf-8")
    assert plan(project) == ("make", "已变更：raw/2024/replies.csv")
    write_notebook(project.notebooks / SHIPPED, CELLS | {"more": "1 + 1"})
    assert plan(project) == ("make", "已变更：notebook")
    project.lock.write_text("pandas==4\n", encoding="utf-8")
    assert plan(project) == ("make", "已变更：lock")
    assert plan(project)[0] == ""


@pytest.mark.parametrize("name", ["corrections.csv", "2024/note.txt", "2024/report.jpg"])
def test_any_file_of_the_year_counts(tmp_path, name):
    project = make_project(tmp_path)
    run(project)
    path = project.data / "raw/aa/2024" / Path(name).name
    path.write_text("id,column,was,value,reason\n", encoding="utf-8")
    choice = choice_of(project)
    (found,) = Planner(project, choice.covered, Digests()).plan_all(choice.pages)
    assert (found.reason, found.names) == ("changed", f"raw/2024/{path.name}")


def test_settings_of_the_office_count_for_every_page(tmp_path):
    project = make_project(tmp_path, {"aa": ["2024"], "bb": ["2024"]})
    run(project)
    (project.data / "office.toml").write_text("", encoding="utf-8")
    assert [found.why() for found in run(project).plans] == ["已变更：office.toml"] * 2


def test_profile_in_the_folder_of_a_year_hides_no_change_of_the_department_s(tmp_path):
    project = make_project(tmp_path)
    (project.data / "raw/aa/2024/department.toml").write_text("", encoding="utf-8")
    run(project)
    (project.data / "raw/aa/department.toml").write_text('name_zh = "乙局"\n', encoding="utf-8")
    assert plan(project) == ("make", "已变更：raw/department.toml")


def test_outputs_that_jupyterlab_saves_in_the_notebook_are_no_change(tmp_path):
    project = make_project(tmp_path)
    run(project)
    notebook = json.loads((project.notebooks / SHIPPED).read_text(encoding="utf-8"))
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell |= {
                "execution_count": 7,
                "outputs": [{"output_type": "stream", "name": "stdout", "text": "x"}],
            }
    (project.notebooks / SHIPPED).write_text(json.dumps(notebook), encoding="utf-8")
    assert plan(project)[0] == ""


def test_sources_of_helpers_and_the_template_have_digests_of_their_own(tmp_path, monkeypatch):
    package = tmp_path / "helpers"
    shutil.copytree(keys.PACKAGE, package, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(keys, "PACKAGE", package)
    monkeypatch.setattr(keys, "TEMPLATE", package / "publish/template")

    def digests() -> tuple[str, str]:
        return keys.helpers_digest(Digests()), keys.template_digest(Digests())

    first = digests()
    for name in (".ratios.py.swp", "#ratios.py#", "ratios.py~", "publish/template/overview.css"):
        (package / name).write_text("x", encoding="utf-8")
        assert digests() == first
    with (package / "messages/show.toml").open("a", encoding="utf-8") as file:
        file.write("# x\n")
    second = digests()
    assert (second[0] != first[0], second[1]) == (True, first[1])
    with (package / "publish/template/page.css").open("a", encoding="utf-8") as file:
        file.write("p {}\n")
    assert (digests()[0], digests()[1] != first[1]) == (second[0], True)


def test_touching_a_file_is_no_change(tmp_path):
    project = make_project(tmp_path)
    run(project)
    (project.data / "raw/aa/2024/figures.csv").touch()
    assert plan(project)[0] == ""


def test_new_template_renders_again_without_running_the_notebook(tmp_path):
    project = make_project(tmp_path)
    run(project)
    place = project.reports / "aa/2024/run.json"
    entries = json.loads(place.read_text(encoding="utf-8"))
    entries["pages"]["zh"]["made"]["template"] = "another"
    place.write_text(json.dumps(entries), encoding="utf-8")
    executed = (project.reports / "aa/2024/notebook.ipynb").stat().st_mtime_ns
    (outcome,) = run(project).outcomes
    assert (outcome.done, list(outcome.stages)) == ("rendered", ["render"])
    assert (project.reports / "aa/2024/notebook.ipynb").stat().st_mtime_ns == executed
    assert plan(project)[0] == ""


@pytest.mark.parametrize(
    "gone", ["report.html", "notebook.ipynb", "run.json", "../../.jixiao/digests.json", "../../index.html"]
)
def test_deleting_anything_generated_is_safe(tmp_path, gone):
    project = make_project(tmp_path)
    run(project)
    before = pages(project)
    (project.reports / "aa/2024" / gone).unlink()
    assert run(project).failed == []
    assert pages(project) == before
    assert plan(project)[0] == ""


def test_page_that_was_edited_is_made_again(tmp_path):
    project = make_project(tmp_path)
    run(project)
    before = pages(project)
    page = project.reports / "aa/2024/report.html"
    page.write_text(page.read_text(encoding="utf-8").replace("90", "99"), encoding="utf-8")
    assert plan(project) == ("render", "缺失或被改动：report.html")
    assert pages(project) == before


def test_processed_tables_that_are_gone_are_made_again(tmp_path):
    project = make_project(tmp_path)
    run(project)
    table = project.data / "processed/aa/2024/figures.csv"
    table.unlink()
    assert plan(project) == ("make", "缺失或被改动：processed/figures.csv")
    assert table.is_file()


def test_bad_input_of_one_department_does_not_stop_the_others_and_leaves_its_old_page(tmp_path):
    project = make_project(tmp_path, {"aa": ["2024"], "bb": ["2024"]})
    run(project)
    before = pages(project)
    (project.data / "raw/aa/2024/figures.csv").write_text("kind\nmoney\n", encoding="utf-8")
    add_department(tmp_path, "cc", ["2024"])
    summary = run(project)
    assert sorted((o.page.place.department, o.done) for o in summary.outcomes) == [
        ("aa", "failed"),
        ("cc", "made"),
    ]
    assert {name: page for name, page in pages(project).items() if name[:2] != "cc"} == before
    assert failure(project)["reason"].startswith("data/raw/aa/2024/figures.csv: ")
    assert failure(project)["kind"] == "input"


def test_error_in_a_cell_is_told_with_its_cell_its_last_lines_and_the_command_that_opens_it(tmp_path):
    project = make_project(tmp_path, wrong="1 / 0", after="'never'")
    (outcome,) = run(project).outcomes
    told = failure(project)
    assert (told["kind"], told["cell"], told["reason"]) == (
        "error",
        "wrong",
        "ZeroDivisionError: division by zero",
    )
    assert told["lines"][-1] == "ZeroDivisionError: division by zero"
    assert told["command"].endswith(
        " --notebook-dir=reports/aa/2024 --LabApp.default_url=/lab/tree/failed.ipynb"
    )
    first, *_ = json.loads((project.reports / "aa/2024/failed.ipynb").read_text(encoding="utf-8"))["cells"]
    assert "](#cell-id=wrong)" in first["source"]
    assert "ZeroDivisionError: division by zero\n~~~~" in first["source"]
    assert outcome.attempts == 1
    assert pages(project) == {}


def test_failure_keeps_its_first_date_and_goes_with_the_next_success(tmp_path):
    project = make_project(tmp_path, wrong="1 / 0")
    run(project)
    since = failure(project)["since"]
    run(project)
    assert failure(project)["since"] == since
    write_notebook(project.notebooks / SHIPPED, CELLS)
    assert run(project).failed == []
    assert failure(project) is None
    assert not (project.reports / "aa/2024/failed.ipynb").exists()


def test_warning_in_a_cell_fails_the_report(tmp_path):
    project = make_project(tmp_path, warned="import warnings\nwarnings.warn('旧写法')\n1")
    run(project)
    assert (failure(project)["kind"], failure(project)["cell"]) == ("warning", "warned")


@pytest.mark.parametrize(
    "leaving",
    [
        "raise SystemExit(0)",
        "import os\nos._exit(0)",
        "import os, signal\nos.kill(os.getpid(), signal.SIGKILL)",
    ],
)
def test_kernel_that_leaves_is_a_failure_however_it_leaves(tmp_path, leaving):
    project = make_project(tmp_path, left=leaving, last="'the end'")
    run(project)
    assert failure(project)["cell"] in ("left", "last")
    assert failure(project)["kind"] in ("crash", "error")
    assert pages(project) == {}


def test_kernel_killed_in_the_last_cell_is_a_failure(tmp_path):
    project = make_project(tmp_path, last="import os, signal\nos.kill(os.getpid(), signal.SIGKILL)")
    (outcome,) = run(project).outcomes
    assert (failure(project)["kind"], failure(project)["cell"]) == ("crash", "last")
    assert outcome.attempts == 2


def test_crash_is_tried_once_more_with_a_fresh_kernel(tmp_path):
    once = "import os\nflag = Path(data_dir) / 'flag'\nflag.exists() or (flag.touch(), os._exit(1))\n1"
    project = make_project(tmp_path, once=once)
    (outcome,) = run(project).outcomes
    assert (outcome.done, outcome.attempts) == ("made", 2)


def test_notebook_that_takes_too_long_fails_at_its_cell(tmp_path):
    slow = "import time\ntime.sleep(1.5)"
    project = make_project(tmp_path, one=slow, two=slow, slow="import time\ntime.sleep(60)")
    summary = run(project, timeout=4)
    assert (failure(project)["kind"], failure(project)["cell"]) == ("timeout", "slow")
    assert failure(project)["reason"] == "not done after 4 s"
    assert summary.outcomes[0].attempts == 1
    assert summary.seconds < 20


def test_memory_limit_ends_the_cell_that_wants_too_much(tmp_path):
    project = make_project(tmp_path, big="len(bytearray(3 * 2**30))")
    run(project, memory=2 * 2**30)
    assert (failure(project)["kind"], failure(project)["cell"]) == ("error", "big")
    assert failure(project)["reason"].startswith("MemoryError")


def test_notebook_without_a_parameter_that_runs_pass_is_refused(tmp_path):
    project = make_project(tmp_path)
    text = (project.notebooks / SHIPPED).read_text(encoding="utf-8").replace("language: str", "tongue: str")
    (project.notebooks / SHIPPED).write_text(text, encoding="utf-8")
    run(project)
    assert failure(project)["reason"] == "01-department-year.ipynb has no parameter language"


def test_stock_kernel_gives_the_same_page(tmp_path):
    project = make_project(tmp_path)
    run(project)
    warm = pages(project)
    run(project, kernel="stock", force=True)
    assert pages(project) == warm


def test_where_nothing_can_be_forked_reports_are_made_all_the_same(tmp_path, monkeypatch):
    project = make_project(tmp_path, {"aa": ["2024"], "bb": ["2024"]}, wrong="1 / (department == 'aa')")
    monkeypatch.setattr(sharing, "AVAILABLE", False)
    sharing.servers.close()
    summary = run(project)
    assert sorted((o.page.place.department, o.done) for o in summary.outcomes) == [
        ("aa", "made"),
        ("bb", "failed"),
    ]
    monkeypatch.undo()
    sharing.servers.close()
    warm_up()
    before = pages(project)
    run(project, force=True)
    assert pages(project) == before


def test_english_page_stands_beside_the_chinese_one(tmp_path):
    project = make_project(tmp_path)
    run(project)
    run(project, language="en")
    assert sorted(pages(project)) == ["aa/2024/report.en.html", "aa/2024/report.html"]
    assert sorted(record(project)["pages"]) == ["en", "zh"]
    assert run(project).outcomes == run(project, language="en").outcomes == []
    assert len(run(project, force=True).outcomes) == 2


def test_raw_data_that_change_meanwhile_are_read_again(tmp_path):
    change = (
        "raw = Path(data_dir) / 'raw' / department / year / 'figures.csv'\n"
        "text = raw.read_text(encoding='utf-8')\nraw.write_text(text.replace('90', '91'), encoding='utf-8')\n1"
    )
    project = make_project(tmp_path, change=change)
    (outcome,) = run(project).outcomes
    assert (outcome.done, outcome.attempts) == ("made", 2)
    assert "<td>91</td>" in pages(project)["aa/2024/report.html"].decode()


def test_notebook_that_changes_meanwhile_is_run_again(tmp_path):
    change = (
        "own = Path(data_dir).parent / 'notebooks/01-department-year.ipynb'\n"
        "text = own.read_text(encoding='utf-8')\nown.write_text(text.replace('核对结果', '新标题'), encoding='utf-8')\n1"
    )
    project = make_project(tmp_path, change=change)
    (outcome,) = run(project).outcomes
    assert (outcome.done, outcome.attempts) == ("made", 2)
    assert "新标题" in pages(project)["aa/2024/report.html"].decode()
    assert plan(project)[0] == ""


def spoil(project, how: str) -> None:
    """Make something of department aa unreadable."""
    profile = project.data / "raw/aa/department.toml"
    if how == "profile leads to itself":
        profile.unlink()
        profile.symlink_to(profile)
    elif how == "page is a folder":
        (project.reports / "aa/2024/report.html").unlink()
        (project.reports / "aa/2024/report.html").mkdir()
    else:
        record = project.reports / "aa/2024/run.json"
        entries = json.loads(record.read_text(encoding="utf-8"))
        entries["pages"]["zh"]["made"][how] = None if how == "inputs" else {"部门/actual": {"value": "1"}}
        record.write_text(json.dumps(entries), encoding="utf-8")


@pytest.mark.parametrize(
    ("how", "done"),
    [
        ("profile leads to itself", "failed"),
        ("page is a folder", "made"),
        ("inputs", "made"),
        ("headline", "made"),
    ],
)
def test_what_cannot_be_read_stops_nobody_else(tmp_path, how, done):
    project = make_project(tmp_path, {"aa": ["2024"], "bb": ["2024"]})
    run(project)
    spoil(project, how)
    (project.data / "raw/bb/2024/note.txt").write_text("x", encoding="utf-8")
    status.project_status(project)
    summary = run(project)
    assert sorted((o.page.place.department, o.done) for o in summary.outcomes) == [
        ("aa", done),
        ("bb", "made"),
    ]
    assert {state.place.department: state.state for state in status.project_status(project).found} == {
        "aa": "stale" if done == "failed" else "fresh",
        "bb": "fresh",
    }


def test_names_that_are_no_utf_8_stop_nobody_and_are_spelled_out(tmp_path):
    project = make_project(tmp_path, {"aa": ["2024"], "bb": ["2024"]})
    name = os.fsdecode("附件.txt".encode("gbk"))
    (project.data / "raw/aa/2024" / name).write_text("x", encoding="utf-8")
    (project.data / "raw" / name[:4] / "2024").mkdir(parents=True)
    summary = run(project)
    assert sorted((o.page.place.department == name[:4], o.done) for o in summary.outcomes) == [
        (False, "made"), (False, "made"), (True, "failed"),
    ]  # fmt: skip
    assert r"raw/2024/\udcb8\udcbd" in pages(project)["aa/2024/report.html"].decode()
    assert json.loads((project.reports / "index.json").read_text(encoding="utf-8"))["counts"]["fresh"] == 2


def test_copied_or_renamed_department_gets_its_own_record(tmp_path):
    project = make_project(tmp_path)
    run(project)
    shutil.copytree(project.data / "raw/aa", project.data / "raw/cc")
    shutil.copytree(project.reports / "aa", project.reports / "cc")
    before = record(project)
    (outcome,) = run(project).outcomes
    assert (outcome.page.place.department, outcome.done) == ("cc", "made")
    assert record(project) == before
    assert run(project).outcomes == []


def test_every_language_that_is_there_is_renewed(tmp_path):
    project = make_project(tmp_path)
    run(project, language="en")
    assert sorted(pages(project)) == ["aa/2024/report.en.html"]
    run(project, language="zh")
    (project.data / "raw/aa/2024/figures.csv").write_text(FIGURES.replace("90", "91"), encoding="utf-8")
    summary = run(project)
    assert [(o.language, o.done) for o in summary.outcomes] == [("zh", "made"), ("en", "made")]
    assert all("<td>91</td>" in page.decode() for page in pages(project).values())
    assert status.project_status(project).is_fine


def test_cell_that_leaves_its_html_open_fails_the_report(tmp_path):
    for number, left in enumerate(("<!-- open ", "<div hidden>", "<textarea>", "<table><tr><td>")):
        cell = f"from IPython.display import HTML, display\ndisplay(HTML('<p>甲</p>{left}'))"
        project = make_project(tmp_path / str(number), open=cell, after="'last'")
        run(project)
        assert failure(project)["reason"] == "cell 'open' leaves its HTML open; what follows it would be lost"
        assert pages(project) == {}


def test_page_may_not_name_a_folder_of_the_machine(tmp_path):
    project = make_project(tmp_path, named="str(Path(data_dir) / 'raw')")
    run(project)
    assert failure(project)["reason"] == "the page names a folder of this machine, 'data' or one in it"
    other = make_project(tmp_path / "other", named="'/datasets/raw'")
    assert run(other).failed == []


def test_reports_do_not_go_where_the_data_are(tmp_path):
    make_project(tmp_path)
    for place in ("data/raw", "data/raw/aa", "data/processed/x", "data", "."):
        with pytest.raises(JixiaoError, match="reports do not go where"):
            project_at(tmp_path, reports=tmp_path / place)


def test_lock_names_its_holder_and_goes_with_it(tmp_path):
    project = make_project(tmp_path)
    with (
        locked(project.reports),
        pytest.raises(AlreadyRunning, match=r"reports: process \d+ on .*, running since 20"),
    ):
        run(project)
    assert run(project).failed == []


def test_nothing_can_start_without_raw_data(tmp_path):
    project = make_project(tmp_path)
    with pytest.raises(JixiaoError, match="no such folder"):
        runs.run(project, ["zz"])
    assert jixiao(project, "run", "--department", "zz").returncode == 2


def test_log_has_a_line_for_each_report_with_its_times(tmp_path):
    project = make_project(tmp_path, {"aa": ["2024"], "bb": ["2024"]})
    summary = run(project)
    lines = summary.log.read_text(encoding="utf-8").splitlines()
    made = sorted(line.split()[1:3] for line in lines[:2])
    assert made == [["made", "aa/2024/report.html"], ["made", "bb/2024/report.html"]]
    assert all("execute=" in line for line in lines[:2])
    assert run(project).log is None
