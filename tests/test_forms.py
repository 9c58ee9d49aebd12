"""Self-evaluation forms and other tables: heads, units, parts, targets, weights. All figures are made up."""

import pytest
from helpers.read.report.forms import Form, read_table

from helpers.read import extract
from helpers.read.documents import Block
from helpers.read.report.figure import Place, Thread


def read(rows, **known):
    blocks = [
        Block(row, f"table 1 row {place}", tuple(cell.strip() for cell in row.split("|")), 1)
        for place, row in enumerate(rows, 1)
    ]
    return read_table(blocks, Form(**known), Place(), Thread())


def seen(figures, *fields):
    return [tuple(str(getattr(figure, field)) for field in fields) for figure in figures]


NATIONAL = [
    "项目名称 | 议事厅经费 | | | | | |",
    "项目资金（万元） | | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分",
    " | 年度资金总额 | 10 | 12 | 9 | 10 | 75% | 7.5",
    " | 其中：当年财政拨款 | 10 | 12 | 9 | — | 75% | —",
    " | 其他资金 | | | | — | | —",
]


def test_unit_of_the_head_holds_for_its_columns_and_the_total_is_the_projects():
    figures = [figure for figure in read(NATIONAL) if figure.kind == "money"]
    assert seen(figures, "subject", "account", "measure", "value", "unit", "parent") == [
        ("议事厅经费", "fund", "initial", "10", "万元", ""),
        ("议事厅经费", "fund", "adjusted", "12", "万元", ""),
        ("议事厅经费", "fund", "actual", "9", "万元", ""),
        ("当年财政拨款", "", "initial", "10", "万元", "议事厅经费"),
        ("当年财政拨款", "", "adjusted", "12", "万元", "议事厅经费"),
        ("当年财政拨款", "", "actual", "9", "万元", "议事厅经费"),
    ]


def test_weight_score_and_rate_are_ratios_and_dashes_are_no_figures():
    figures = [figure for figure in read(NATIONAL) if figure.kind == "ratio"]
    assert seen(figures, "measure", "value", "unit") == [
        ("weight", "10", "分"),
        ("execution_to_adjusted", "75", "%"),
        ("score", "7.5", "分"),
        ("execution_to_adjusted", "75", "%"),
    ]


INDICATORS = [
    "绩效指标 | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分",
    " | 产出指标（50分） | 数量指标 | 议事场次 | ≥20场 | 24 | 10 | 10",
    " | | 质量指标 | 参会率 | ≥90% | 85% | 10 | 9",
    " | | 成本指标 | 总成本 | ≤12万元 | 9万元 | 10 | 10",
    " | 效益指标（30分） | 社会效益指标 | 议事水平 | 提升 | 提升 | 30 | 30",
]


def test_target_and_done_stand_apart_and_a_bare_value_takes_the_targets_unit():
    figures = [figure for figure in read(INDICATORS) if figure.kind == "count"]
    assert seen(figures, "subject", "stage", "value", "unit", "qualifier") == [
        ("议事场次", "target", "20", "场", "at_least"),
        ("议事场次", "done", "24", "场", "exact"),
    ]


def test_rate_of_an_indicator_is_named_by_its_label():
    figures = [figure for figure in read(INDICATORS) if figure.unit == "%"]
    assert seen(figures, "subject", "measure", "stage", "value", "qualifier") == [
        ("参会率", "other_rate", "target", "90", "at_least"),
        ("参会率", "other_rate", "done", "85", "exact"),
    ]


def test_cost_in_an_indicator_has_no_stage_of_money():
    figures = [figure for figure in read(INDICATORS) if figure.kind == "money"]
    assert seen(figures, "subject", "measure", "value") == [
        ("总成本", "unassigned", "12"),
        ("总成本", "unassigned", "9"),
    ]


def test_points_in_labels_are_weights_of_their_group():
    figures = [figure for figure in read(INDICATORS) if figure.measure == "weight"]
    assert seen(figures, "subject", "value") == [
        ("产出指标", "50"),
        ("议事场次", "10"),
        ("参会率", "10"),
        ("总成本", "10"),
        ("效益指标", "30"),
        ("议事水平", "30"),
    ]


def test_row_shorter_than_its_heads_is_aligned_by_its_label():
    rows = [
        "预算执行情况（10分） | 年度预算数（万元） | 年初预算 | 预算执行数 | 权重",
        "总额 | 20.5 | 20 | 10",
        "单位资金 | 0.00 | 0.00",
    ]
    figures = read(rows, project="乐龄课堂")
    assert seen(figures, "subject", "measure", "value") == [
        ("预算执行情况", "weight", "10"),
        ("乐龄课堂", "initial", "20.5"),
        ("乐龄课堂", "actual", "20"),
        ("乐龄课堂", "weight", "10"),
        ("单位资金", "initial", "0.00"),
        ("单位资金", "actual", "0.00"),
    ]


def test_labels_and_values_in_turn_need_no_heads():
    rows = [
        "项目金额 | 16万元 | 其中当年财政资金 | 12万元",
        "开设课程数量 | 22",
        "满意度 | ≥95%",
        "联系电话 | 12345678",
    ]
    assert seen(read(rows), "kind", "value", "unit", "qualifier") == [
        ("money", "16", "万元", "exact"),
        ("money", "12", "万元", "exact"),
        ("count", "22", "", "exact"),
        ("ratio", "95", "%", "at_least"),
    ]


@pytest.mark.parametrize("row", ["联系电话 | 12345678 | 1", "说明 | 无 | 无", " | 5 | 4"])
def test_row_without_a_label_of_its_own_or_with_one_for_no_figure_is_left_out(row):
    assert read(["项目 | 年初预算（元） | 决算数（元）", row]) == []


def test_income_under_the_heads_of_spending_is_no_initial_budget():
    rows = ["项目 | 年初预算数（万元） | 决算数（万元）", "事业收入 | 5 | 4", "基本支出 | 6 | 5"]
    assert seen(read(rows), "label", "account", "measure") == [
        ("事业收入年初预算数", "", "unassigned"),
        ("事业收入决算数", "", "received"),
        ("基本支出年初预算数", "basic", "initial"),
        ("基本支出决算数", "basic", "actual"),
    ]


def test_year_in_a_head_is_the_period_of_its_column():
    rows = ["单位：万元 |", "项目 | 2022年决算数 | 2023年决算数", "公用经费 | 5 | 6"]
    assert seen(read(rows), "account", "period", "value") == [
        ("public", "2022", "5"),
        ("public", "2023", "6"),
    ]


def test_amount_with_no_unit_anywhere_keeps_none():
    assert seen(read(["项目 | 年初预算 | 决算数", "公用经费 | 5 | 6"]), "unit") == [("",), ("",)]


def test_row_without_the_merged_cells_at_its_start_is_read_from_its_end(tmp_path):
    path = tmp_path / "form.txt"
    path.write_text(
        "一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分\n"
        "产出指标 | 数量指标 | 办班期数 | ≥5期 | 6期 | 10 | 10\n"
        "质量指标 | 结业合格率 | ≥98% | 99% | 16 | 15\n",
        encoding="utf-8",
    )
    rows = extract(path).figures.query("subject == '结业合格率'")
    assert list(zip(rows["stage"], rows["value"], rows["unit"], rows["qualifier"], strict=True)) == [
        ("target", "98", "%", "at_least"),
        ("done", "99", "%", "exact"),
        ("done", "16", "分", "exact"),
        ("done", "15", "分", "exact"),
    ]


PROJECTS = [
    "项目名称 | 年初预算数（万元） | 调增 | 调减 | 实际支出",
    "甲经费 | 300 | 50 | 42 | 308",
    "合计 | 300 | 50 | 42 | 308",
]


def test_rows_under_a_head_of_projects_are_funds_and_their_total_is_project_expenditure():
    assert seen(read(PROJECTS), "subject", "account", "measure", "value") == [
        ("甲经费", "fund", "initial", "300"),
        ("甲经费", "fund", "adjustment", "50"),
        ("甲经费", "fund", "adjustment", "-42"),
        ("甲经费", "fund", "actual", "308"),
        ("部门", "project", "initial", "300"),
        ("部门", "project", "adjustment", "50"),
        ("部门", "project", "adjustment", "-42"),
        ("部门", "project", "actual", "308"),
    ]


def test_a_cut_that_is_printed_with_its_minus_is_no_raise():
    rows = ["项目名称 | 年初预算数 | 调减", "甲经费 | 10 | -4"]
    assert seen(read(rows), "measure", "value") == [("initial", "10"), ("adjustment", "-4")]


def test_rows_under_项目_that_are_accounts_of_the_department_stay_its_accounts():
    rows = ["项目 | 年初预算数 | 决算数", "基本支出 | 8 | 7", "项目支出 | 3 | 2"]
    assert seen(read(rows), "subject", "account", "value") == [
        ("部门", "basic", "8"),
        ("部门", "basic", "7"),
        ("部门", "project", "3"),
        ("部门", "project", "2"),
    ]
