"""The panels of the analyst's notebook, worked as their front end does: choices, fields and buttons.

Tests of publish.bench, publish.exploring, publish.settling, show.chosen and read.originals.
"""

import re
import shutil
from pathlib import Path

import lxml.html
import pytest

from helpers.errors import JixiaoError
from helpers.publish import process_all
from helpers.publish.exploring import BesidePanel, LookPanel, TryPanel
from helpers.publish.settling import SettlePanel
from helpers.read import original_words, read_raw

REPORT = """# 甲局2024年度部门整体支出绩效自评报告

## 一、基本情况

2024年年初预算100万元，实际支出90万元。

## 二、项目资金

一是培训费，上年结转0.00万元，年初预算20.00万元，年中调增5.00万元，实际支出24.00万元，结转结余2.00万元。

支出中另有12.5万元。
"""


@pytest.fixture
def data(tmp_path) -> Path:
    """One department-year with a fund whose equation fails, and a figure that is not understood."""
    folder = tmp_path / "data"
    (folder / "raw/aa/2024").mkdir(parents=True)
    (folder / "raw/aa/department.toml").write_text('name_zh = "甲局"\n', encoding="utf-8")
    (folder / "raw/aa/2024/report.md").write_text(REPORT, encoding="utf-8")
    assert [each.error for each in process_all(folder) if each.error] == []
    return folder


def words(area) -> str:
    return lxml.html.fromstring(f"<div>{area.value}</div>").text_content()


def pressed(panel, label: str) -> None:
    [button] = [button for button in panel.buttons if button.description == label]
    button.click()


def test_a_choice_shows_table_chart_and_phrases_of_it(processed_data):
    panel = LookPanel(processed_data, "lusong-cppcc", "2024")
    panel.fact.value = "actual"
    assert "707.53" in words(panel.table)
    assert "707.53" in words(panel.phrases)
    [picture] = lxml.html.fromstring(panel.chart.value).findall(".//img")
    assert "707.53" in picture.get("alt")


def test_another_department_offers_its_years_and_subjects(processed_data):
    panel = LookPanel(processed_data, "lusong-cppcc", "2024")
    panel.choice.department.value = "sample-bureau"
    assert panel.choice.year.options == ("2021", "2022", "2023", "2024")
    assert "基层站点建设" in [name for name, _ in panel.subject.options]
    panel.subject.value = "基层站点建设"
    panel.choice.year.value = "2022"
    assert panel.subject.value == "基层站点建设"
    assert "部门" not in words(panel.table).split("事项")[0]


def test_two_years_stand_beside_each_other_with_how_far_they_are_apart(processed_data):
    panel = BesidePanel(processed_data, "sample-bureau", "2024")
    [row] = [
        [cell.text_content() for cell in row]
        for row in lxml.html.fromstring(panel.table.value).iter("tr")
        if row[0].text_content() == "实际支出"
    ]
    assert row == ["实际支出", "1,325.00", "1,303.20", "−21.80"]
    panel.other.department.value = "lusong-cppcc"
    assert "lusong-cppcc 2024" in words(panel.table)


def test_a_department_of_one_year_is_set_against_another_department_of_that_year(processed_data):
    panel = BesidePanel(processed_data, "lusong-cppcc", "2024")
    assert panel.other.place == ("sample-bureau", "2024")


def test_another_value_shows_what_moves_and_writes_nothing(processed_data):
    before = {path: path.stat().st_mtime_ns for path in processed_data.rglob("*") if path.is_file()}
    panel = TryPanel(processed_data, "lusong-cppcc", "2024")
    panel.figure.value = "f2b61d4e45"
    panel.value.value = "730.75"
    told = words(panel.result)
    assert "96.82%100.00%" in re.sub(r"\s", "", told)
    assert re.search(r"\d+项变动，\d+项不变", told)
    after = {path: path.stat().st_mtime_ns for path in processed_data.rglob("*") if path.is_file()}
    assert after == before


@pytest.mark.parametrize("typed", ["七百多", "", "  ", "1e5"])
def test_what_is_no_number_is_said_and_moves_nothing(processed_data, typed):
    panel = TryPanel(processed_data, "lusong-cppcc", "2024")
    panel.value.value = typed
    assert "项变动" not in words(panel.result)
    if typed.strip():
        assert lxml.html.fromstring(panel.result.value).get("role") == "alert"


def test_a_department_or_a_year_that_is_not_there_is_one_line(processed_data):
    with pytest.raises(JixiaoError, match="did you mean 'sample-bureau'"):
        LookPanel(processed_data, "sample-buro", "2024")
    with pytest.raises(JixiaoError, match="nothing of what was chosen; there is lusong-cppcc/2024"):
        LookPanel(processed_data, "lusong-cppcc", "2019")


def test_what_stands_at_a_place_is_its_paragraph_or_its_row(data):
    found = original_words(data, "aa", "2024")
    figures = read_raw(data, "aa", "2024").figures
    [place] = figures["locator"][figures["value"] == "24"]
    assert found[place].startswith("一是培训费，上年结转0.00万元")
    (data / "raw/aa/2024/report.md").unlink()
    (data / "raw/aa/2024/figures.csv").write_text("kind\n", encoding="utf-8")
    assert original_words(data, "aa", "2024") == {}


def test_the_desk_begins_with_what_is_open_and_shows_its_paragraph(data):
    panel = SettlePanel(data, "aa", "2024")
    first = panel.waiting[panel.queue.value]
    assert first.is_figure
    [marked] = lxml.html.fromstring(panel.shown.value).iter("mark")
    assert marked.text_content() == first.row["phrase"]
    assert first.row["phrase"] in REPORT


def test_what_is_settled_stands_in_the_workbook_and_counts(data):
    panel = SettlePanel(data, "aa", "2024")
    [name] = [name for name, item in panel.waiting.items() if item.row.get("value") == "12.5"]
    panel.queue.value = name
    panel.measure.value, panel.subject.value, panel.value.value = "实际支出", "杂项", "13"
    panel.reason.value = "原件为13"
    pressed(panel, "有误，改为所选")
    assert panel.queue.value != name
    [failing] = [name for name, item in panel.waiting.items() if item.row.get("grade") == "差错"]
    panel.queue.value, panel.by.value, panel.reason.value = failing, "张三", "已口头核实"
    pressed(panel, "不发")
    assert not (data / "raw/aa/2024/复核工作表.xlsx").exists()
    pressed(panel, "保存到复核工作表")
    assert "已写入复核工作表.xlsx" in words(panel.told)
    report = read_raw(data, "aa", "2024")
    row = report.figures.set_index("id").loc[name]
    assert (row["measure"], row["subject"], row["value"], row["certainty"]) == (
        "actual",
        "杂项",
        "13",
        "sure",
    )
    assert report.decisions[["id", "decision", "by"]].values.tolist() == [[failing, "withhold", "张三"]]
    again = SettlePanel(data, "aa", "2024")
    assert {name, failing} <= again.settled


def test_a_decision_without_a_name_or_a_reason_is_refused_and_not_noted(data):
    panel = SettlePanel(data, "aa", "2024")
    [failing] = [name for name, item in panel.waiting.items() if item.row.get("grade") == "差错"]
    panel.queue.value = failing
    pressed(panel, "不发")
    assert "确认人" in words(panel.told)
    assert panel.unsaved.findings == {}
    pressed(panel, "无误")
    assert "这是核对事项" in words(panel.told)
    assert panel.unsaved.readings == {}


def test_english_panels_have_no_chinese_label(processed_data):
    panel = SettlePanel(processed_data, "sample-bureau", "2023", "en")
    labels = [button.description for button in panel.buttons] + [
        panel.queue.description,
        panel.by.description,
    ]
    assert [label for label in labels if re.search("[\u4e00-\u9fff]", label.replace("复核工作表", ""))] == []


def test_a_figure_table_without_a_report_has_its_phrases_in_view(processed_data, tmp_path):
    shutil.copytree(processed_data, tmp_path / "data")
    panel = SettlePanel(tmp_path / "data", "lusong-cppcc", "2024")
    panel.queue.value = next(name for name, item in panel.waiting.items() if item.row.get("figures"))
    assert len(words(panel.shown)) > 20
