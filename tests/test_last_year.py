"""A year's own page goes on with last year's data where its report does not print last year's figures, and says so."""

import shutil
from pathlib import Path

import pandas as pd
import pytest
from printed import figures, own
from projects import add_department, jixiao_within, make_project, warm_server

from helpers.measure import facts_of, indicators_of
from helpers.publish import process_all
from helpers.read import read_last_year

ROOT = Path(__file__).parents[1]
CARRIED = "kind,subject,account,measure,value,unit,phrase\nmoney,部门,total,carryover,{0},万元,年末结转结余{0}万元\n"


pytestmark = pytest.mark.xdist_group("last year")


@pytest.fixture(scope="module", autouse=True)
def one_server():
    with warm_server():
        yield


def listed(this_year: list, last_year: list, language: str = "zh") -> pd.Series:
    """The change of carry-over in 2024."""
    frame = figures(*this_year)
    before = figures(*last_year).assign(year="2023", period="2023")
    found = indicators_of(facts_of(frame), frame, language, before)
    return found.set_index("name").loc["carryover_change"]


def test_what_the_report_does_not_print_of_last_year_is_taken_from_that_years_own():
    row = listed([own("carryover", 12)], [own("carryover", 10)])
    assert (row["value"], row["status"]) == ("0.2", "ok")
    assert row["reason"] == "本年报告未列上年数，上年数取自2023年度报告（10万元）"
    assert len(row["figures"].split()) == 1


def test_what_it_prints_of_last_year_counts_and_nothing_is_said():
    row = listed([own("carryover", 12), own("carryover", 8, period="2023")], [own("carryover", 10)])
    assert (row["value"], row["reason"]) == ("0.5", "")


def test_last_year_of_another_scope_is_not_compared():
    row = listed(
        [own("carryover", 12, fund_scope="fiscal")], [own("carryover", 10, fund_scope="all")], language="en"
    )
    assert (row["value"], row["status"]) == ("", "unknown")
    assert (
        row["reason"]
        == "last year's figure is not printed, and that of the report of 2023 is of another scope"
    )


def test_last_year_of_0_gives_no_rate():
    row = listed([own("carryover", 12)], [own("carryover", 0)])
    assert (row["value"], row["status"]) == ("", "undefined")
    assert row["reason"] == "分母为0；本年报告未列上年数，上年数取自2023年度报告（0万元）"


def test_certainty_is_that_of_the_less_sure_year():
    likely = own("carryover", 10, certainty="likely", doubt="年度按标题推定")
    assert listed([own("carryover", 12)], [likely])["certainty"] == "likely"


@pytest.fixture
def carried(tmp_path) -> Path:
    """Two years of a department; each prints what it carries over, and nothing of the year before."""
    for year, amount in (("2023", 10), ("2024", 12)):
        folder = tmp_path / "raw/aa" / year
        folder.mkdir(parents=True)
        (folder / "figures.csv").write_text(CARRIED.format(amount), encoding="utf-8")
    (tmp_path / "raw/aa/department.toml").write_text('name_zh = "甲局"\n', encoding="utf-8")
    return tmp_path


def test_last_year_is_read_as_it_was_processed_and_its_absence_is_no_fault(carried):
    assert read_last_year(carried, "aa", "2024").empty
    process_all(carried)
    assert read_last_year(carried, "aa", "2024")["value"].tolist() == ["10"]
    assert read_last_year(carried, "aa", "2023").empty


@pytest.mark.parametrize("line", ["部门", "结转结余", "carryover"])
def test_what_is_declared_to_be_another_thing_from_this_year_on_is_left_out(carried, line):
    process_all(carried)
    profile = carried / "raw/aa/department.toml"
    profile.write_text(f'name_zh = "甲局"\n[breaks.2024]\n"{line}" = "口径改变"\n', encoding="utf-8")
    assert read_last_year(carried, "aa", "2024").empty


def test_page_says_where_last_years_figure_is_from_and_is_renewed_with_it(carried, tmp_path):
    project = make_project(tmp_path / "project")
    shutil.copytree(ROOT / "notebooks", project.notebooks, dirs_exist_ok=True)
    shutil.rmtree(project.raw)
    shutil.copytree(carried / "raw", project.raw)
    words = ("run", "--notebook", "01-department-year", "--years", "2024", "--language", "zh")
    done = jixiao_within(project, *words)
    assert done.exit_code == 0, done.stderr
    page = project.reports / "aa/2024/report.html"
    assert "上年数取自2023年度报告（10万元）" in page.read_text(encoding="utf-8")
    last = project.raw / "aa/2023/figures.csv"
    last.write_text(CARRIED.format(16), encoding="utf-8")
    assert jixiao_within(project, *words).exit_code == 0
    assert "上年数取自2023年度报告（16万元）" in page.read_text(encoding="utf-8")
    assert "上年未" not in jixiao_within(project, *words).stderr


def test_last_year_that_cannot_be_read_costs_that_year_alone(tmp_path):
    project = make_project(tmp_path)
    add_department(tmp_path, "aa", ["2023"])
    (project.raw / "aa/2023/figures.csv").write_bytes(b"\x00\xff")
    assert jixiao_within(project, "run").exit_code == 1
    assert (project.reports / "aa/2024/report.html").is_file()
    assert not (project.reports / "aa/2023/report.html").exists()
