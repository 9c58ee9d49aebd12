"""A notebook is a page: one added by its file alone is made, keyed, judged, linked, renewed, and stale when its data go.

Tests of publish's notebooks, addresses, choosing, planning and vouching, as far as pages of several
department-years go; those of one department-year are in test_runs.py.
"""

import json
import re
import shutil
from urllib.parse import unquote

import pytest
from projects import (
    ACTUAL,
    CELLS,
    FIGURES,
    OF_DEPARTMENT,
    SETUP,
    TREND,
    add_department,
    add_trend,
    jixiao_within,
    make_project,
    spent_on,
    warm_server,
    write_notebook,
)

from helpers.errors import InputError, JixiaoError
from helpers.publish import Options, project_status, run
from helpers.publish.notebooks import notebooks_in

pytestmark = pytest.mark.xdist_group("notebooks")

PLACES = {"aa": ["2023", "2024"], "bb": ["2024"]}
COMPARE = {"per": "year", "page": "{year}.html", "title": {"zh": "部门比较", "en": "Comparison"}}
OF_YEAR = OF_DEPARTMENT.replace('department: str = "aa"', 'year: str = "2024"')
COMPARE_CELLS = {
    "setup": SETUP,
    "found": "found = Path(data_dir, 'processed').glob(f'[a-z]*/{year}')",
    "spent": ACTUAL,
}


@pytest.fixture(scope="module", autouse=True)
def one_server():
    with warm_server():
        yield


def add_compare(project) -> None:
    write_notebook(project.notebooks / "03-compare.ipynb", COMPARE_CELLS, says=COMPARE, parameters=OF_YEAR)


@pytest.fixture
def project(tmp_path):
    """A project with a notebook for each department-year, and one more per department and per year."""
    made = make_project(tmp_path, PLACES)
    add_trend(made)
    add_compare(made)
    return made


def make(project, *notebooks: str, departments=None, years=None, **options) -> dict[str, str]:
    """What became of each page that was due."""
    summary = run(project, departments, years, Options(jobs=2, **options), notebooks=notebooks)
    return {str(outcome.page): outcome.done for outcome in summary.outcomes}


def record(project, name: str) -> dict:
    return json.loads((project.reports / name).read_text(encoding="utf-8"))


def states(project) -> dict[str, tuple[str, str]]:
    return {str(state.page): (state.state, state.why) for state in project_status(project).found}


def spend(project, place: str, amount: int) -> None:
    path = project.raw / place / "figures.csv"
    path.write_text(FIGURES.replace("actual,90", f"actual,{amount}"), encoding="utf-8")


def test_notebook_that_is_put_there_makes_a_page_for_each_of_its_places(project):
    assert make(project) == dict.fromkeys(
        ["aa/2023", "aa/2024", "bb/2024", "aa/trend", "bb/trend", "compare/2023", "compare/2024"], "made"
    )
    assert spent_on(project, "aa/trend.html") == "aa/2023=90 aa/2024=90"
    assert spent_on(project, "bb/trend.html") == "bb/2024=90"
    assert spent_on(project, "compare/2024.html") == "aa/2024=90 bb/2024=90"
    assert sorted(path.name for path in (project.reports / "compare").iterdir()) == [
        "2023.html", "2023.notebook.ipynb", "2023.run.json",
        "2024.html", "2024.notebook.ipynb", "2024.run.json",
    ]  # fmt: skip
    assert sorted(path.name for path in (project.reports / "aa/2024").iterdir()) == [
        "notebook.ipynb", "report.html", "run.json",
    ]  # fmt: skip
    assert make(project) == {}
    assert project_status(project).is_fine


def test_page_follows_from_the_raw_files_of_all_that_it_covers(project):
    make(project)
    trend = record(project, "aa/trend.run.json")["pages"]["zh"]["made"]["inputs"]
    compare = record(project, "compare/2024.run.json")["pages"]["zh"]["made"]["inputs"]
    shared = ["helpers", "lock", "notebook", "parameters"]
    files = ["raw/2023/figures.csv", "raw/2024/figures.csv", "raw/department.toml"]
    assert sorted(trend) == shared + files
    assert sorted(compare) == [*shared, "raw/aa/2024", "raw/bb/2024"]


def test_change_of_a_department_year_renews_the_pages_that_cover_it_and_the_next_years_and_no_other(project):
    make(project)
    spend(project, "aa/2023", 91)
    assert states(project)["compare/2023"] == ("stale", "已变更：raw/aa/2023")
    assert states(project)["aa/trend"] == ("stale", "已变更：raw/2023/figures.csv")
    assert make(project) == dict.fromkeys(["aa/2023", "aa/2024", "aa/trend", "compare/2023"], "made")
    assert spent_on(project, "aa/trend.html") == "aa/2023=91 aa/2024=90"
    assert spent_on(project, "compare/2023.html") == "aa/2023=91"


def test_changed_notebook_renews_its_own_pages_alone(project):
    make(project)
    add_trend(project, more="1")
    assert make(project) == dict.fromkeys(["aa/trend", "bb/trend"], "made")


def test_department_year_that_comes_is_on_the_pages_that_cover_it(project):
    make(project)
    add_department(project.data.parent, "bb", ["2023"])
    assert make(project) == dict.fromkeys(["bb/2023", "bb/2024", "bb/trend", "compare/2023"], "made")
    assert spent_on(project, "compare/2023.html") == "aa/2023=90 bb/2023=90"


def test_page_whose_data_are_gone_is_stale_and_stays_and_one_that_covers_others_is_renewed(project):
    make(project)
    for place in ("raw/bb", "processed/bb", "raw/aa/2023", "processed/aa/2023"):
        shutil.rmtree(project.data / place)
    assert make(project) == dict.fromkeys(["aa/2024", "aa/trend", "compare/2024"], "made")
    gone = ("stale", "原始数据已不在；不再需要这份报告时，删除其文件夹即可")
    found = states(project)
    assert {page for page, state in found.items() if state == gone} == {
        "aa/2023", "bb/2024", "bb/trend", "compare/2023",
    }  # fmt: skip
    assert {page: state for page, (state, _) in found.items() if state == "fresh"} == dict.fromkeys(
        ["aa/2024", "aa/trend", "compare/2024"], "fresh"
    )
    assert (project.reports / "bb/trend.html").is_file()


def test_page_whose_notebook_is_gone_is_stale_and_stays(project):
    make(project)
    (project.notebooks / "02-trend.ipynb").unlink()
    assert make(project) == {}
    assert states(project)["aa/trend"] == ("stale", "没有笔记本再生成这一页；不再需要时，删除其文件即可")
    assert (project.reports / "aa/trend.html").is_file()


def test_error_in_a_notebook_fails_its_pages_alone_and_leaves_the_old_ones(project):
    make(project)
    before = (project.reports / "aa/trend.html").read_bytes()
    add_trend(project, wrong="1 / 0")
    assert make(project) == dict.fromkeys(["aa/trend", "bb/trend"], "failed")
    failure = record(project, "aa/trend.run.json")["pages"]["zh"]["failure"]
    assert (failure["kind"], failure["cell"]) == ("error", "wrong")
    assert failure["command"].endswith("--LabApp.default_url=/lab/tree/trend.failed.ipynb")
    assert (project.reports / "aa/trend.html").read_bytes() == before
    assert "历年：ZeroDivisionError" in (project.reports / "index.html").read_text(encoding="utf-8")
    add_trend(project)
    assert make(project) == dict.fromkeys(["aa/trend", "bb/trend"], "made")
    assert not (project.reports / "aa/trend.failed.ipynb").exists()


def test_new_template_renders_a_page_again_without_running_its_notebook(project):
    make(project)
    path = project.reports / "compare/2024.run.json"
    path.write_text(re.sub(r'"template": "\w+"', '"template": "another"', path.read_text(encoding="utf-8")))
    assert make(project) == {"compare/2024": "rendered"}
    assert make(project) == {}


def test_page_that_covers_a_department_year_that_cannot_be_read_fails_with_its_sentence(project):
    (project.raw / "bb/2024/figures.csv").write_text("kind\nmoney\n", encoding="utf-8")
    assert make(project) == {
        "aa/2023": "made", "aa/2024": "made", "bb/2024": "failed",
        "aa/trend": "made", "bb/trend": "failed", "compare/2023": "made", "compare/2024": "failed",
    }  # fmt: skip
    reasons = [
        record(project, name)["pages"]["zh"]["failure"]["reason"]
        for name in ("bb/2024/run.json", "bb/trend.run.json", "compare/2024.run.json")
    ]
    assert len(set(reasons)) == 1
    assert reasons[0].startswith("data/raw/bb/2024/figures.csv: ")
    spend(project, "bb/2024", 91)
    made = dict.fromkeys(["bb/2024", "bb/trend", "compare/2024"], "made")
    assert make(project) == made | {"compare/2023": "rendered"}, "no way to a page that never stood"


def test_folder_that_is_no_year_is_said_once_and_on_no_page_that_covers_others(project):
    (project.raw / "aa/附件").mkdir()
    assert [page for page, done in make(project).items() if done == "failed"] == ["aa/附件"]


def test_index_links_to_the_pages_of_departments_and_years(project):
    make(project)
    page = (project.reports / "index.html").read_text(encoding="utf-8")
    links = re.findall(r'<a href="([^"]+)"[^>]*>([^ <]+)', page)
    assert links == [
        ("index.en.html", "English"), ("compare/2024.html", "部门比较"), ("compare/2023.html", "部门比较"),
        ("aa/trend.html", "历年"), ("aa/2024/report.html", "2024"), ("aa/2023/report.html", "2023"),
        ("bb/trend.html", "历年"), ("bb/2024/report.html", "2024"),
    ]  # fmt: skip
    assert all((project.reports / href).is_file() for href, _ in links)
    content = record(project, "index.json")
    assert content["counts"]["fresh"] == 7
    assert [(entry.get("department"), entry.get("year"), entry["page"]) for entry in content["reports"]] == [
        (None, "2023", "2023"), (None, "2024", "2024"),
        ("aa", None, "trend"), ("aa", "2023", "report"), ("aa", "2024", "report"),
        ("bb", None, "trend"), ("bb", "2024", "report"),
    ]  # fmt: skip


def test_two_notebooks_of_a_department_year_stand_in_one_row(project):
    audit = {"per": "department-year", "page": "audit.html", "title": {"zh": "复核", "en": "Audit"}}
    write_notebook(
        project.notebooks / "04-audit.ipynb", CELLS | {"wrong": "1 / (department == 'aa')"}, says=audit
    )
    made = make(project)
    assert (made["aa/2024/audit"], made["bb/2024/audit"]) == ("made", "failed")
    page = (project.reports / "index.html").read_text(encoding="utf-8")
    rows = re.findall(r"<tr class=\"(.*?)\">(.*?)</tr>", page, re.DOTALL)
    (good,) = [row for kinds, row in rows if "aa/2024/report.html" in row]
    assert "aa/2024/audit.html" in good
    (bad,) = [(kinds, row) for kinds, row in rows if "bb/2024/report.html" in row]
    assert set(bad[0].split()) == {"fresh", "failed"}
    assert "复核：ZeroDivisionError" in bad[1]


def test_every_workbook_beside_a_page_is_linked_by_its_name(project):
    shows = "display({XLSX: 'UEs=', 'text/plain': ''}, metadata={XLSX: {'file': '%s'}}, raw=True)\n1"
    books = [f"from helpers.show import XLSX\n{shows % name}" for name in ("tables", "复核底稿", "台账")]
    cells = {f"book-{place}": code for place, code in enumerate(books)}
    says = {"per": "all", "page": "all.html", "title": {"zh": "总览", "en": "Overview"}}
    parameters = 'data_dir: str = "../data"  # where\nlanguage: str = "zh"  # zh or en'
    write_notebook(project.notebooks / "05-all.ipynb", cells, says=says, parameters=parameters)
    assert make(project, "05-all") == {"all": "made"}
    links = re.findall(
        r'<a href="([^"]+)">([^<]+)', (project.reports / "index.en.html").read_text(encoding="utf-8")
    )
    assert [(unquote(href), words) for href, words in links if "all." in href][-3:] == [
        ("all.tables.xlsx", "XLSX"), ("all.台账.xlsx", "台账"), ("all.复核底稿.xlsx", "working paper"),
    ]  # fmt: skip


def test_page_of_everything_stands_beside_the_index(project):
    says = {"per": "all", "page": "all-years.html", "title": {"zh": "总览", "en": "Overview"}}
    parameters = 'data_dir: str = "../data"  # where\nlanguage: str = "zh"  # zh or en'
    cells = COMPARE_CELLS | {"found": "found = Path(data_dir, 'processed').glob('[a-z]*/2*')"}
    write_notebook(project.notebooks / "05-all.ipynb", cells, says=says, parameters=parameters)
    assert make(project, "05-all") == {"all-years": "made"}
    assert spent_on(project, "all-years.html") == "aa/2023=90 aa/2024=90 bb/2024=90"
    make(project)
    assert '<a href="all-years.html">总览' in (project.reports / "index.html").read_text(encoding="utf-8")
    assert project_status(project).is_fine


def test_english_edition_stands_beside_the_chinese_one_and_both_are_renewed(project):
    make(project, "02-trend")
    make(project, "02-trend", language="en")
    spend(project, "bb/2024", 91)
    assert make(project, "02-trend") == {"bb/trend": "made"}
    assert spent_on(project, "bb/trend.en.html") == spent_on(project, "bb/trend.html") == "bb/2024=91"


def test_one_notebook_by_name_makes_its_pages_only_on_tables_of_today(project):
    assert make(project, "02-trend") == dict.fromkeys(["aa/trend", "bb/trend"], "made")
    assert spent_on(project, "aa/trend.html") == "aa/2023=90 aa/2024=90"
    spend(project, "aa/2024", 91)
    assert make(project, "03-compare.ipynb") == dict.fromkeys(["compare/2023", "compare/2024"], "made")
    assert spent_on(project, "compare/2024.html") == "aa/2024=91 bb/2024=90"
    assert not list(project.reports.glob("*/*/report.html"))


def test_tables_that_were_touched_are_processed_again_before_they_are_read(project):
    make(project, "02-trend")
    table = project.processed / "bb/2024/figures.csv"
    table.write_text(table.read_text(encoding="utf-8").replace("90", "99"), encoding="utf-8")
    assert make(project, "02-trend") == {"bb/trend": "made"}
    assert spent_on(project, "bb/trend.html") == "bb/2024=90"


def test_raw_data_that_change_while_a_page_of_several_years_is_made_are_processed_again(project):
    change = (
        "raw = Path(data_dir) / 'raw/bb/2024/figures.csv'\ntext = raw.read_text(encoding='utf-8')\n"
        "raw.write_text(text.replace('90', '91'), encoding='utf-8')\n1"
    )
    write_notebook(
        project.notebooks / "03-compare.ipynb", {"setup": SETUP, "change": change} | COMPARE_CELLS,
        says=COMPARE, parameters=OF_YEAR,
    )  # fmt: skip
    assert make(project, "03-compare")["compare/2024"] == "made"
    assert spent_on(project, "compare/2024.html") == "aa/2024=90 bb/2024=91"


def test_choice_leaves_out_the_pages_that_cover_more_than_was_chosen(project):
    assert make(project, departments=["bb"]) == dict.fromkeys(["bb/2024", "bb/trend"], "made")
    assert make(project, years="2024") == dict.fromkeys(["aa/2024", "compare/2024"], "made")
    with pytest.raises(
        JixiaoError, match="no page covers only what was chosen; pages are made by 02-trend per dep"
    ):
        make(project, "02-trend", departments=["aa"], years="2024")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("02-trnd", "02-trnd.ipynb: no such notebook; did you mean '02-trend'?"),
        ("00-explore", "00-explore.ipynb: makes no page"),
        ("draft", "draft.ipynb: makes no page"),
        ("wrong", "wrong.ipynb: 1 problem"),
    ],
)
def test_name_of_a_notebook_that_makes_no_page_is_refused(project, name, said):
    write_notebook(project.notebooks / "00-explore.ipynb", CELLS, says={"per": "none"})
    write_notebook(project.notebooks / "draft.ipynb", CELLS, says=None)
    write_notebook(project.notebooks / "wrong.ipynb", CELLS, says={"per": "month"})
    with pytest.raises(JixiaoError, match=re.escape(said)):
        make(project, name)


def test_notebook_without_metadata_is_said_in_one_line_and_one_for_jupyterlab_alone_is_not(tmp_path):
    project = make_project(tmp_path)
    write_notebook(project.notebooks / "00-explore.ipynb", CELLS, says={"per": "none"})
    write_notebook(project.notebooks / "draft.ipynb", CELLS, says=None)
    done = jixiao_within(project, "run", "--notebook", "01-department-year")
    assert (done.exit_code, done.stderr) == (0, "")
    done = jixiao_within(project, "run", "--language", "en")
    path = project.notebooks / "draft.ipynb"
    assert (done.exit_code, done.stderr) == (
        0, f"{path}: makes no page, for its metadata say nothing under jixiao\n",
    )  # fmt: skip
    assert not list(project.reports.rglob("*draft*"))


def test_notebook_that_is_refused_stops_no_other_and_is_told_in_run_and_status(tmp_path):
    project = make_project(tmp_path)
    write_notebook(project.notebooks / "wrong.ipynb", CELLS, says={"per": "departmnt"})
    said = "wrong.ipynb: 1 problem\n  metadata.jixiao: per: 'departmnt' is nothing that pages are made per; did you mean"
    done = jixiao_within(project, "run")
    assert done.exit_code == 1
    assert said in done.stderr
    assert (project.reports / "aa/2024/report.html").is_file()
    done = jixiao_within(project, "status")
    assert done.exit_code == 1
    assert said in done.stdout


def problems(folder, says) -> tuple[str, ...]:
    write_notebook(folder / "own.ipynb", CELLS, says=says)
    (error,) = notebooks_in(folder).refused
    return error.problems


@pytest.mark.parametrize(
    ("says", "said"),
    [
        ("department", "'department' is no table; as {"),
        (TREND | {"pge": "x"}, "'pge' is not a key; did you mean 'page'?"),
        (
            {"page": "x.html"},
            "per: missing; one of department-year, department, year, all, none",
        ),
        (TREND | {"page": "../x.html"}, "page: '../x.html' is no name of a page; letters, digits,"),
        (TREND | {"page": "trend.en.html"}, "page: 'trend.en.html' is no name of a page"),
        (TREND | {"page": "trend.ipynb"}, "page: 'trend.ipynb' is no name of a page"),
        (TREND | {"page": 5}, "page: 5 is no name of a page"),
        (
            TREND | {"page": "{year}.html"},
            "page: '{year}.html' has {year}, which a page per department has not",
        ),
        (COMPARE | {"page": "x.html"}, "page: 'x.html' is one name for all years; as {year}.html"),
        (COMPARE | {"page": "{year}-25.html"}, "page: '{year}-25.html' has digits beside {year}"),
        (
            {"per": "all", "page": "index.html"} | {"title": TREND["title"]},
            "page: 'index.html' is the list of all",
        ),
        (TREND | {"title": "历年"}, "title: '历年' is no title in both languages; as {"),
        (TREND | {"title": {"zh": "历年"}}, "title: {'zh': '历年'} is no title in both languages"),
    ],
)
def test_wrong_metadata_are_refused_with_what_would_be_right(tmp_path, says, said):
    first, *_ = problems(tmp_path, says)
    assert first.startswith(f"metadata.jixiao: {said}")


def test_second_notebook_of_one_page_is_refused(tmp_path):
    write_notebook(tmp_path / "a.ipynb", CELLS, says=TREND)
    write_notebook(tmp_path / "b.ipynb", CELLS, says=TREND)
    found = notebooks_in(tmp_path)
    assert [notebook.path.name for notebook in found.pages] == ["a.ipynb"]
    (error,) = found.refused
    assert error.path == str(tmp_path / "b.ipynb")
    assert error.problems == (
        "metadata.jixiao: page: 'trend.html' per department is made by a.ipynb; name another",
    )


def test_file_that_is_no_notebook_is_refused(tmp_path):
    (tmp_path / "cut.ipynb").write_text('{"cells": [', encoding="utf-8")
    (tmp_path / "list.ipynb").write_text("[]", encoding="utf-8")
    assert all(isinstance(error, InputError) for error in notebooks_in(tmp_path).refused)
    assert [error.problems[0][:21] for error in notebooks_in(tmp_path).refused] == [
        "this is no notebook: "
    ] * 2


@pytest.mark.parametrize(
    ("parameters", "said"),
    [
        (OF_DEPARTMENT.replace("data_dir", "folder"), "02-trend.ipynb has no parameter data_dir"),
        (
            OF_DEPARTMENT + '\nyear: str = "2024"  # which',
            "02-trend.ipynb has a parameter year, but a page per department is given none",
        ),
    ],
)
def test_parameters_are_those_that_a_page_of_this_kind_is_given(project, parameters, said):
    add_trend(project, parameters=parameters)
    make(project, "02-trend")
    assert record(project, "aa/trend.run.json")["pages"]["zh"]["failure"]["reason"] == said


def test_notebook_may_have_parameters_of_its_own(project):
    add_trend(project, parameters=OF_DEPARTMENT + "\nmost: int = 3  # how many")
    assert make(project, "02-trend") == dict.fromkeys(["aa/trend", "bb/trend"], "made")


@pytest.mark.parametrize("name", ["compare", "outbox"])
def test_folders_of_reports_are_no_departments(tmp_path, name):
    project = make_project(tmp_path, {"aa": ["2024"], name: ["2024"]})
    assert make(project) == {"aa/2024": "made", f"{name}/2024": "failed"}
    assert jixiao_within(project, "new", name, "2025").exit_code == 2
