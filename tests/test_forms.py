"""Self-evaluation forms and other tables: heads, units, parts, targets, weights. All figures are made up."""

import pytest
from typed_documents import figures, reading, seen

from helpers.read import extract

GOVERNMENT = "青禾市2024年预算执行情况和2025年预算草案的报告"
FORM = "2024年度项目支出绩效自评表"
NATIONAL = [
    "项目名称 | 议事厅经费 | < | < | < | < | < | <",
    "项目资金（万元） | | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分",
    "^ | 年度资金总额 | 10 | 12 | 9 | 10 | 75% | 7.5",
    "^ | 其中：当年财政拨款 | 10 | 12 | 9 | — | 75% | —",
    "^ | 其他资金 | | | | — | | —",
]


def test_unit_of_the_head_holds_for_its_columns_and_the_total_is_the_projects():
    found = [figure for figure in figures(NATIONAL, title=FORM) if figure.kind == "money"]
    assert seen(found, "subject", "account", "measure", "value", "unit") == [
        ("议事厅经费", "fund", "initial", "10", "万元"),
        ("议事厅经费", "fund", "adjusted", "12", "万元"),
        ("议事厅经费", "fund", "actual", "9", "万元"),
        ("当年财政拨款", "fund", "initial", "10", "万元"),
        ("当年财政拨款", "fund", "adjusted", "12", "万元"),
        ("当年财政拨款", "fund", "actual", "9", "万元"),
    ]


def test_weight_score_and_rate_are_ratios_and_dashes_are_no_figures():
    found = [figure for figure in figures(NATIONAL, title=FORM) if figure.kind == "ratio"]
    assert seen(found, "measure", "value", "unit") == [
        ("weight", "10", "分"),
        ("execution_to_adjusted", "75", "%"),
        ("score", "7.5", "分"),
        ("execution_to_adjusted", "75", "%"),
    ]


INDICATORS = [
    "绩效指标 | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分",
    "^ | 产出指标（50分） | 数量指标 | 议事场次 | ≥20场 | 24 | 10 | 10",
    "^ | ^ | 质量指标 | 参会率 | ≥90% | 85% | 10 | 9",
    "^ | ^ | 成本指标 | 总成本 | ≤12万元 | 9万元 | 10 | 10",
    "^ | 效益指标（30分） | 社会效益指标 | 议事水平 | 提升 | 提升 | 30 | 30",
]


def test_target_and_done_stand_apart_and_a_bare_value_takes_the_targets_unit():
    found = [figure for figure in figures(INDICATORS, title=FORM) if figure.kind == "count"]
    assert seen(found, "subject", "stage", "value", "unit", "qualifier") == [
        ("议事场次", "target", "20", "场", "at_least"),
        ("议事场次", "done", "24", "场", "exact"),
    ]


def test_rate_of_an_indicator_is_named_by_its_label():
    found = [figure for figure in figures(INDICATORS, title=FORM) if figure.unit == "%"]
    assert seen(found, "subject", "measure", "stage", "value", "qualifier") == [
        ("参会率", "other_rate", "target", "90", "at_least"),
        ("参会率", "other_rate", "done", "85", "exact"),
    ]


def test_cost_that_was_aimed_at_is_no_budget_and_waits():
    found = [figure for figure in figures(INDICATORS, title=FORM) if figure.kind == "money"]
    assert seen(found, "subject", "measure", "value", "certainty")[0] == (
        "总成本",
        "unassigned",
        "12",
        "open",
    )


def test_points_in_labels_are_weights_of_their_group():
    found = [figure for figure in figures(INDICATORS, title=FORM) if figure.measure == "weight"]
    assert sorted(seen(found, "subject", "value")) == sorted(
        [
            ("产出指标", "50"),
            ("议事场次", "10"),
            ("参会率", "10"),
            ("总成本", "10"),
            ("效益指标", "30"),
            ("议事水平", "30"),
        ]
    )


def test_labels_and_values_in_turn_need_no_heads():
    rows = ["开设课程数量 | 22", "满意度 | ≥95%", "项目金额 | 16万元 | 其中当年财政资金 | 12万元"]
    assert seen(figures(rows), "kind", "value", "unit", "qualifier") == [
        ("count", "22", "", "exact"),
        ("ratio", "95", "%", "at_least"),
        ("money", "16", "万元", "exact"),
        ("money", "12", "万元", "exact"),
    ]


def test_year_in_a_head_is_the_period_of_its_column():
    rows = ["项目 | 2022年决算数 | 2023年决算数", "公用经费 | 5 | 6"]
    assert seen(figures("单位：万元", rows), "account", "period", "value", "unit") == [
        ("public", "2022", "5", "万元"),
        ("public", "2023", "6", "万元"),
    ]


def test_amount_with_no_unit_anywhere_keeps_none_and_waits_for_a_person():
    found = figures(["项目 | 年初预算 | 决算数", "公用经费 | 5 | 6"])
    assert seen(found, "unit", "certainty") == [("", "open"), ("", "open")]


def test_row_that_heads_above_cover_whole_is_one_of_heads():
    rows = [
        "公务接待费 | < | 公务用车购置及运行维护费 | <",
        "^ | ^ | 公务用车运行维护费 | <",
        "^ | ^ | ^ | ^",
        "预算数（万元） | 决算数（万元） | 预算数（万元） | 决算数（万元）",
        "2 | 1 | 18 | 17",
    ]
    assert seen(figures(rows), "value", "account", "measure") == [
        ("2", "reception", "budget"),
        ("1", "reception", "actual"),
        ("18", "vehicle_running", "budget"),
        ("17", "vehicle_running", "actual"),
    ]


def test_text_alone_over_some_heads_is_their_head_and_no_title():
    rows = [
        " | 公务用车购置及运行维护费 | < | ",
        "“三公”经费合计 | 小计 | 公务用车运行维护费 | 公务接待费",
        "决算数（万元） | 决算数（万元） | 决算数（万元） | 决算数（万元）",
        "21 | 18 | 17 | 3",
    ]
    assert seen(figures("财政拨款“三公”经费支出决算表", rows), "value", "account") == [
        ("21", "three_public"),
        ("18", "vehicles"),
        ("17", "vehicle_running"),
        ("3", "reception"),
    ]


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
    assert seen(figures(PROJECTS), "subject", "account", "measure", "value") == [
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
    rows = ["项目名称 | 年初预算数（万元） | 调减（万元）", "甲经费 | 10 | -4"]
    assert seen(figures(rows), "measure", "value") == [("initial", "10"), ("adjustment", "-4")]


def test_rows_under_项目_that_are_accounts_of_the_department_stay_its_accounts():
    rows = ["项目 | 年初预算数 | 决算数", "基本支出 | 8 | 7", "项目支出 | 3 | 2"]
    assert seen(figures(rows), "subject", "account", "value") == [
        ("部门", "basic", "8"),
        ("部门", "basic", "7"),
        ("部门", "project", "3"),
        ("部门", "project", "2"),
    ]


def test_lines_of_the_functional_classification_have_their_path_and_are_no_projects():
    rows = [
        "科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出",
        "205 | 教育支出 | 9 | 5 | 4",
        "20502 | 普通教育 | 9 | 5 | 4",
        "2050202 | 小学教育 | 9 | 5 | 4",
    ]
    found = figures("支出决算表", "单位：万元", rows)
    assert seen(found[6:], "subject", "parent", "account", "part", "measure", "value") == [
        ("小学教育", "教育支出›普通教育", "function", "", "actual", "9"),
        ("小学教育", "教育支出›普通教育", "function", "basic", "actual", "5"),
        ("小学教育", "教育支出›普通教育", "function", "project", "actual", "4"),
    ]


def test_two_tables_side_by_side_are_read_apart():
    rows = [
        "收入 | < | 支出 | <",
        "项目 | 决算数 | 项目 | 决算数",
        "财政拨款收入 | 7 | 教育支出 | 6",
        "本年收入合计 | 7 | 本年支出合计 | 6",
    ]
    found = figures("收入支出决算总表", "单位：万元", rows, title="青禾县某局2024年度部门决算")
    assert [figure.flow for figure in found] == ["income", "expenditure"] * 2
    assert seen(found, "measure", "value") == [
        ("received", "7"),
        ("actual", "6"),
        ("received", "7"),
        ("actual", "6"),
    ]


def test_number_of_a_line_and_a_code_are_no_figures_and_have_their_reason():
    rows = ["行次 | 科目编码 | 科目名称 | 决算数", "1 | 205 | 教育支出 | 9"]
    numbers = [
        (number.printed, number.reason, len(number.figures))
        for number in reading("支出决算表", rows).numbers
        if number.place.startswith("table")
    ]
    assert numbers == [("1", "heading_mark", 0), ("205", "code", 0), ("9", "", 1)]


@pytest.mark.parametrize(
    ("unit_line", "head", "unit"),
    [
        ("单位：元", "决算数", "元"),
        ("金额单位：万元", "决算数", "万元"),
        ("单位：万元", "决算数（元）", "元"),
        ("单位：亿元", "决算数", "亿元"),
    ],
)
def test_unit_is_the_heads_before_that_of_the_unit_line(unit_line, head, unit):
    (found,) = figures("支出决算表", unit_line, [f"项目 | {head}", "项目支出 | 1,234.50"])
    assert (found.unit, str(found.value), found.certainty) == (unit, "1234.50", "sure")


def test_column_whose_head_is_not_understood_has_no_stage_from_the_title():
    rows = ["地区 | 债务限额", "青禾县 | 12.5"]
    (found,) = figures("2024年政府决算表", "单位：亿元", rows)
    assert (found.measure, found.certainty) == ("unassigned", "open")


SET_IN = [
    "项目\t2024年预算数",
    "教育支出\t9",
    "　　普通教育\t6",
    "　　　　小学教育\t4",
    "　　　　其他普通教育支出\t2",
    "　　职业教育\t3",
    "文化支出\t5",
    "　　文化和旅游\t5",
]
PATHS = [
    ("教育支出", ""),
    ("普通教育", "教育支出"),
    ("小学教育", "教育支出›普通教育"),
    ("其他普通教育支出", "教育支出›普通教育"),
    ("职业教育", "教育支出"),
    ("文化支出", ""),
    ("文化和旅游", "文化支出"),
]


@pytest.mark.parametrize("repeated", [None, 4, 5])
def test_lines_stand_under_those_that_are_set_in_less_also_below_heads_that_are_repeated(tmp_path, repeated):
    lines = list(SET_IN)
    if repeated:
        lines.insert(repeated, SET_IN[0])
    path = tmp_path / "report.txt"
    text = "青禾县2024年一般公共预算支出表\n单位：万元\n" + "\n".join(lines)
    path.write_text(text, encoding="utf-8")
    rows = extract(path).figures.to_dict("records")
    assert [(row["subject"], row["parent"]) for row in rows] == PATHS


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (("河道巡查经费", "泵站维修资金"), ("project", "likely")),
        (("智慧水务平台", "防汛物资"), ("total", "likely")),
        (("人员经费", "公用经费"), ("total", "sure")),
    ],
)
def test_total_of_lines_that_only_have_names_is_not_the_departments_for_sure(tmp_path, names, found):
    rows = [f"| {names[0]} | 50.00 |", f"| {names[1]} | 60.00 |", "| 合计 | 110.00 |"]
    text = "\n".join(
        ["# 2024年度自评报告", "", "单位：万元", "", "| 名称 | 年初预算数 |", "|---|---|", *rows]
    )
    (tmp_path / "report.md").write_text(text, encoding="utf-8")
    figures = extract(tmp_path / "report.md").figures
    last = figures.iloc[-1]
    assert (last["account"], last["certainty"]) == found
    assert set(figures["parent"]) == {""}


CODED = [
    "部门：青禾县某局 | | | | 金额单位：元 |",
    "项目 | < | < | < | 本年支出合计 | 基本支出",
    "功能分类科目编码 | < | < | 科目名称 | ^ | ^",
    "类 | 款 | 项 | 栏次 | 1 | 2",
]


@pytest.mark.parametrize("printed", ["once", "in every line"])
def test_parts_of_a_code_are_no_amounts_whether_printed_once_or_in_every_line(printed):
    codes = ["213 | | ", "213 | 03 | ", "213 | 03 | 01"]
    if printed == "once":
        codes = ["213 | | ", " | 03 | ", " | | 01"]
    names = ["农林水支出 | 90 | 70", "水利 | 90 | 70", "行政运行 | 70 | 70"]
    rows = [f"{code} | {name}" for code, name in zip(codes, names, strict=True)]
    found = figures("支出决算表", [*CODED, *rows], title="青禾县某局2024年度部门决算")
    assert seen(found, "subject", "parent", "account", "part", "value", "certainty") == [
        ("农林水支出", "", "function", "", "90", "sure"),
        ("农林水支出", "", "function", "basic", "70", "sure"),
        ("水利", "农林水支出", "function", "", "90", "sure"),
        ("水利", "农林水支出", "function", "basic", "70", "sure"),
        ("行政运行", "农林水支出›水利", "function", "", "70", "sure"),
        ("行政运行", "农林水支出›水利", "function", "basic", "70", "sure"),
    ]


@pytest.mark.parametrize(
    "text", ["财决01表", "Z04表", "填报单位：201001-青禾县水利局", "128-青禾县水利局", "表格03"]
)
def test_number_that_only_names_is_no_figure(text):
    assert figures(text, title="青禾县水利局2024年度部门决算") == []


def test_title_down_the_side_of_all_lines_is_none_of_them():
    rows = [
        "年度预算安排与执行情况（万元） | 资金来源 | 年初预算 | 实际支出",
        "^ | 一般公共预算 | 8 | 7",
        "^ | 合计 | 9 | 8",
    ]
    assert seen(figures(rows), "subject", "budget", "account", "measure", "value", "certainty") == [
        ("部门", "general", "total", "initial", "8", "sure"),
        ("部门", "general", "total", "actual", "7", "sure"),
        ("部门", "", "total", "initial", "9", "sure"),
        ("部门", "", "total", "actual", "8", "sure"),
    ]


def test_tasks_have_their_own_names_and_what_was_to_be_done_is_a_target():
    rows = [
        "任务名称 | 主要内容 | 预算数（万元） | 执行数（万元） | 完成情况",
        "任务1：公共文化服务 | 计划举办展览8期 | 21 | 20 | 举办展览9期",
        "任务2：文物保护 | 修缮古桥3座 | 15 | 14 | 修缮古桥3座",
        "合计 | | 36 | 34 |",
    ]
    found = seen(figures(rows), "subject", "measure", "stage", "value", "certainty")
    assert [row for row in found if row[1] in ("budget", "actual")] == [
        ("公共文化服务", "budget", "", "21", "sure"),
        ("公共文化服务", "actual", "", "20", "sure"),
        ("文物保护", "budget", "", "15", "sure"),
        ("文物保护", "actual", "", "14", "sure"),
        ("部门", "budget", "", "36", "likely"),
        ("部门", "actual", "", "34", "likely"),
    ]
    counted = [(subject, stage, value) for subject, _, stage, value, _ in found if stage]
    assert counted == [
        ("展览", "target", "8"),
        ("展览", "done", "9"),
        ("古桥", "target", "3"),
        ("古桥", "done", "3"),
    ]


def test_texts_below_heads_of_aims_are_targets_wherever_in_a_form_the_heads_stand():
    rows = [
        "项目名称 | 古树保护 | < | <",
        "年度总体目标 | 预期目标 | < | 实际完成情况",
        "^ | 开展巡护15次 | < | 开展巡护18次",
        "主要任务 | 任务名称 | 主要内容 | <",
        "^ | 任务1：修复 | 修复古树40株 | <",
        "绩效指标 | 一级指标 | 三级指标 | 分值",
        "^ | 产出指标 | 巡护次数 | 10",
    ]
    found = [
        (figure.stage, str(figure.value)) for figure in figures(rows, title=FORM) if figure.kind == "count"
    ]
    assert sorted(found) == [("done", "18"), ("target", "15"), ("target", "40")]


def test_amount_of_an_indicator_is_spent_only_where_its_name_says_so():
    rows = [
        "三级指标 | 年度指标值 | 实际完成值",
        "会议费 | ≤3万元 | 2.8万元",
        "茶叶销售额 | 300万元 | 310万元",
    ]
    assert seen(figures(rows, title=FORM), "flow", "measure", "value") == [
        ("expenditure", "unassigned", "3"),
        ("expenditure", "actual", "2.8"),
        ("", "unassigned", "300"),
        ("", "unassigned", "310"),
    ]


def test_unit_of_a_head_may_count_in_tens_of_thousands():
    rows = ["县区 | 支出 | 造林面积（万亩）", "青禾县 | 20 | 1.5", "白石县 | 30 | 2.5"]
    found = figures("资金使用情况表（单位：万元）", rows, title="2023年造林补助资金绩效自评报告")
    assert seen(found, "kind", "value", "unit")[1::2] == [("count", "1.5", "万亩"), ("count", "2.5", "万亩")]


def test_first_row_of_words_that_stand_right_above_values_are_heads_and_no_pairs():
    rows = ["项目 | 采购计划金额 | 实际采购金额", "合计 | 12 | 11", "货物 | 12 | 11"]
    found = figures("政府采购情况表（单位：万元）", rows, title=FORM)
    assert seen(found, "label", "value")[:2] == [("合计采购计划金额", "12"), ("合计实际采购金额", "11")]


def test_staff_of_a_unit_with_a_line_of_its_own_are_not_the_departments():
    rows = [
        "项目 | 机构数（个） | 编制人数 | < | 实有人数 | <",
        "^ | ^ | 行政 | 事业 | 在职 | 离退休",
        "合计 | 2 | 9 | 5 | 12 | 3",
        "信息中心 | 1 | 9 | 0 | 8 | 3",
    ]
    found = seen(figures("机构、人员情况表", rows, title=FORM), "subject", "measure", "value")
    assert ("行政编制人数", "authorised", "9") in found
    assert ("部门", "in_service", "12") in found
    assert ("信息中心", "in_service", "8") in found


MOVED = [
    "预算执行情况 | 年度预算数（万元） | 年初预算 | 调整后预算数 | 预算执行数 | 预算执行率 | 权重 | 得分",
    "总额 | 30 | 32 | 24 | 75% | 10 | 7.5 |",
    "绩效指标 | 一级指标 | 三级指标 | 指标性质 | 指标值 | 度量单位 | 完成值 | 权重",
    "产出指标 | 巡护次数 | ≥ | 15 | 次 | 18 | 20 |",
]


def test_rows_of_which_a_merged_cell_was_not_written_stand_below_their_heads_again():
    found = figures("项目名称：古树保护", MOVED, title="部门预算项目支出绩效自评表（2023年度）")
    assert seen(found, "measure", "stage", "value", "unit") == [
        ("initial", "", "30", "万元"),
        ("adjusted", "", "32", "万元"),
        ("actual", "", "24", "万元"),
        ("execution_to_adjusted", "done", "75", "%"),
        ("weight", "done", "10", "分"),
        ("score", "done", "7.5", "分"),
        ("sessions", "target", "15", "次"),
        ("sessions", "done", "18", "次"),
        ("weight", "done", "20", "分"),
    ]


def test_row_that_stands_below_its_heads_neither_way_is_open():
    rows = [MOVED[0], "总额 | 30 | 75% | 32 | 24 | 10 | 7.5 | 8"]
    found = figures("项目名称：古树保护", rows, title="部门预算项目支出绩效自评表（2023年度）")
    assert {figure.certainty for figure in found} == {"open"}
    assert len(found) == 7


def test_form_whose_cells_stand_behind_each_other_in_one_line_is_open():
    line = "项目资金 年初预算数 全年预算数 全年执行数 总额 90 90 88 上年结转资金 目标 本项目申请资金90万元。"
    assert {figure.certainty for figure in figures(line, title="2022年度项目支出绩效自评表")} == {"open"}


def test_pairs_of_a_form_count_staff_and_leave_numbers_to_call_and_what_it_asks_for_alone():
    rows = ["联络电话 | 8690022", "人员编制 | 21", "实有人数 | 20"]
    found = figures(rows, "执行率未达到90%的需说明原因（100字以内）。", title=FORM)
    assert seen(found, "kind", "subject", "measure", "value") == [
        ("people", "部门", "authorised", "21"),
        ("people", "部门", "total", "20"),
    ]


def test_table_of_the_department_behind_a_projects_form_is_the_departments():
    form = ["项目名称 | 松林防治", "年度资金总额： | 12"]
    rows = ["项目 | 2025年预算数", "财政拨款收入 | 90", "本年收入合计 | 90"]
    found = figures(
        "项目名称：松林防治",
        form,
        "2025年部门收入预算表（单位：万元）",
        rows,
        title="2025年项目支出绩效目标表",
    )
    assert seen(found, "subject", "account", "value")[-2:] == [
        ("部门", "total", "90"),
        ("部门", "total", "90"),
    ]


def test_amount_has_its_heads_unit_beside_a_column_of_units():
    rows = [
        "采购项目 | 采购目录 | 数量 | 计量单位 | 采购金额（元）",
        "巡护无人机 | A02 | 4 | 架 | 112,000",
        "办公电脑 | A0201 | 10 | 台 | 50,000",
    ]
    found = figures("2025年政府采购预算表", rows, title="青禾县某局2025年部门预算")
    assert seen(found, "subject", "kind", "value", "unit") == [
        ("巡护无人机", "count", "4", "架"),
        ("巡护无人机", "money", "112000", "元"),
        ("办公电脑", "count", "10", "台"),
        ("办公电脑", "money", "50000", "元"),
    ]


def test_targets_of_some_years_beside_those_of_one_are_only_likely():
    rows = [
        "一级指标 | 三级指标 | 指标值 | 三级指标 | 指标值",
        "产出指标 | 防治面积 | 6万亩 | 防治面积 | 2万亩",
        "^ | 清理率 | 100% | 清理率 | 100%",
    ]
    found = figures(rows, title="2025年项目支出绩效目标表")
    assert seen(found, "value", "certainty") == [
        ("6", "likely"),
        ("2", "likely"),
        ("100", "sure"),
        ("100", "sure"),
    ]


def test_number_in_brackets_before_a_name_is_a_mark_and_behind_one_its_points():
    rows = ["项目 | 2025年预算数", "公务用车费 | 4", "其中：（1）运行维护费 | 4", "（2）购置费 | 0"]
    found = figures("2025年“三公”经费预算表（单位：万元）", rows, title="青禾县某局2025年部门预算")
    assert {figure.kind for figure in found} == {"money"}
    rows = ["一级指标 | 三级指标 | 得分", "产出指标（50） | 抽检批次（10分） | 10"]
    assert seen(figures(rows, title=FORM), "subject", "measure", "value") == [
        ("产出指标", "weight", "50"),
        ("抽检批次", "weight", "10"),
        ("抽检批次", "score", "10"),
    ]


def test_value_whose_unit_is_not_its_heads_is_open():
    rows = ["三级指标 | 分值 | 得分", "抽检批次 | 10 | ≥1200批次"]
    found = figures(rows, title=FORM)
    assert seen(found, "measure", "value", "unit", "certainty") == [
        ("weight", "10", "分", "sure"),
        ("unassigned", "1200", "批次", "open"),
    ]


TITLED = "收支预算总表（单位：万元）"


@pytest.mark.parametrize("title", [[], [f"{TITLED} | < | < | <"]])
def test_lines_are_below_repeated_heads_what_they_were_above(title):
    heads = [*title, "本年收入 | < | 本年支出 | <", "项目 | 预算数 | 项目 | 预算数"]
    rows = [
        "财政拨款收入 | 9 | 农林水支出 | 6",
        "事业收入 | 1 | 卫生健康支出 | 1",
        *heads,
        "其他收入 | | 其他支出 | 3",
        "收入总计 | 10 | 支出总计 | 10",
    ]
    found = figures(TITLED, [*heads[-2:], *rows], title="青禾县某局2024年部门预算")
    assert ("其他支出", "function", "3") in seen(found, "subject", "account", "value")


def test_grand_total_alone_below_repeated_heads_counts_what_was_brought_over():
    rows = ["项目 | 决算数", "本年收入合计 | 90", "年初结转和结余 | 10", "项目 | 决算数", "总计 | 100"]
    found = figures("收入决算表（单位：万元）", rows, title="青禾县某局2024年度部门决算")
    assert seen(found, "measure", "value") == [
        ("received", "90"),
        ("opening", "10"),
        ("balance_total", "100"),
    ]


def test_grand_total_beside_what_was_brought_over_and_is_nothing_is_only_likely():
    rows = ["项目 | 决算数", "本年收入合计 | 90", "年初结转和结余 | —", "总计 | 90"]
    found = figures("收入决算表（单位：万元）", rows, title="青禾县某局2024年度部门决算")
    assert seen(found, "value", "certainty") == [("90", "sure"), ("90", "likely")]


def test_year_before_in_a_label_is_that_before_its_heads():
    rows = [
        "项目 | 2023年决算数 | 2024年执行数",
        "上年末政府债务余额 | 8 | 12",
        "当年末政府债务余额 | 12 | 15",
    ]
    found = figures("政府债务余额情况表（单位：亿元）", rows, title=GOVERNMENT)
    assert seen(found, "period", "value") == [("2022", "8"), ("2023", "12"), ("2023", "12"), ("2024", "15")]


@pytest.mark.parametrize(("bracket", "level"), [("", "市本级"), ("（市对下转移支付）", "市对下")])
def test_table_of_what_is_given_down_is_none_of_the_levels_own(bracket, level):
    title = f"2025年青禾市市本级政府性基金支出表{bracket}"
    found = figures(title, ["项目 | 2025年预算数（万元）", "城乡社区支出 | 10"], title=GOVERNMENT)
    assert seen(found, "subject", "coverage", "value") == [("城乡社区支出", level, "10")]


def test_amounts_of_one_line_that_nothing_known_tells_apart_are_only_likely():
    table = [
        "项目 | 合计 | < | 一般债务 | < | 专项债务 | <",
        "^ | 2023年决算数 | 2024年决算数 | 2023年决算数 | 2024年决算数 | 2023年决算数 | 2024年决算数",
        "公路 | 9 | 12 | 6 | 12 | 3 | 0",
        "机场 | 5 | 4 | 5 | 4 | 5 | 4",
    ]
    found = figures("青禾市地方政府债务余额情况表", "单位：万元", table, title="青禾市附表")
    roads = [figure.certainty for figure in found if figure.subject == "公路"]
    assert len(roads) == 6
    assert "sure" not in roads


@pytest.mark.parametrize(
    ("label", "title", "measure"),
    [
        ("结转资金", FORM, "actual"),
        ("结转下年", FORM, "carryover"),
        ("结转资金", "青禾市附表", "carryover"),
        ("结转下年", "青禾市附表", "carryover"),
    ],
)
def test_what_is_left_is_a_stage_of_the_budget_in_a_form_of_self_evaluation_alone(label, title, measure):
    table = ["项目 | 年初预算数 | 执行数", "本年支出合计 | 9 | 8", f"{label} | 1 | 2"]
    found = figures("支出情况表", "单位：万元", table, title=title)
    [left] = [figure for figure in found if label in figure.phrase and figure.value == 2]
    assert left.measure == measure


HEADS_OF_FUNDS = "项目资金（万元） | | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分"
HEADS_OF_INDICATORS = (
    "绩效指标 | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因"
)


def test_values_left_of_their_heads_are_those_of_the_heads_that_all_fit():
    rows = [
        "项目名称 | 渠道清淤",
        HEADS_OF_FUNDS,
        "年度资金总额 | 90 | 95 | 92 | 10 | 96.84% | 9.68",
        "其他资金 | 1 | 2 | 1",
    ]
    found = [figure for figure in figures(rows, title=FORM) if figure.kind == "money"]
    assert seen(found, "measure", "value") == [
        ("initial", "90"), ("adjusted", "95"), ("actual", "92"), ("initial", "1"), ("adjusted", "2"), ("actual", "1"),
    ]  # fmt: skip


def test_values_that_fit_several_heads_wait_for_a_person():
    rows = ["项目名称 | 渠道清淤", HEADS_OF_FUNDS, "其他资金 | 1 | 2 | 1"]
    assert {figure.certainty for figure in figures(rows, title=FORM)} == {"open"}


def test_indicators_whose_groups_were_not_written_again_stand_below_their_heads():
    rows = [
        HEADS_OF_INDICATORS,
        "产出指标 | 数量指标 | 清淤长度 | ≥50公里 | 52公里 | 20 | 19 | ",
        "清淤处数 | ≥5处 | 6处 | 10 | 9",
        "质量指标 | 清淤规范性 | 合乎规程 | 达成预期指标 | 10 | 8 | ",
        "总分 | 100 | 96",
    ]
    found = figures(rows, title=FORM)
    assert seen(found, "subject", "measure", "stage", "value")[:10] == [
        ("清淤长度", "count", "target", "50"),
        ("清淤长度", "count", "done", "52"),
        ("清淤长度", "weight", "done", "20"),
        ("清淤长度", "score", "done", "19"),
        ("清淤处数", "count", "target", "5"),
        ("清淤处数", "count", "done", "6"),
        ("清淤处数", "weight", "done", "10"),
        ("清淤处数", "score", "done", "9"),
        ("清淤规范性", "weight", "done", "10"),
        ("清淤规范性", "score", "done", "8"),
    ]
    assert {figure.certainty for figure in found[10:]} == {"open"}


def test_sum_that_looks_like_a_year_is_no_head():
    rows = [
        "科目编码 | 科目名称 | 合计 | 基本支出",
        "合计 | < | 2058 | 2058",
        "208 | 社会保障支出 | 147 | 147",
    ]
    found = figures("单位：万元", rows, title="青禾县某局2024年度部门决算")
    assert seen(found, "value") == [("2058",), ("2058",), ("147",), ("147",)]


@pytest.mark.parametrize(
    ("over_codes", "over_names"),
    [
        ("功能分类", "科目名称"),
        ("功能科目", "名称"),
        ("功能分类编码", "科目名称"),
        ("科目代码", "功能分类科目"),
    ],
)
def test_codes_are_no_amounts_whatever_stands_over_them(over_codes, over_names):
    rows = [f"{over_codes} | {over_names} | 决算数", "205 | 教育支出 | 9", "210 | 卫生健康支出 | 312"]
    found = figures("支出决算表", "单位：万元", rows)
    assert seen(found, "subject", "account", "measure", "value") == [
        ("教育支出", "function", "actual", "9"),
        ("卫生健康支出", "function", "actual", "312"),
    ]


def test_amounts_under_a_stage_stay_amounts_though_they_look_like_codes():
    rows = ["功能分类 | 决算数", "教育支出 | 205", "卫生健康支出 | 210"]
    found = figures("支出决算表", "单位：万元", rows)
    assert seen(found, "subject", "value") == [("教育支出", "205"), ("卫生健康支出", "210")]


def test_labels_behind_their_values_are_those_of_all_columns():
    lines = [
        "执行率 | 决算数 | 年初预算数 | 支出项目 | 备注",
        "50% | 20 | 40 | 基本支出 | 无",
        "80% | 48 | 60 | 项目支出 | 无",
    ]
    found = [
        figure
        for figure in figures(lines, title="部门支出预决算对比表（单位：万元）")
        if figure.kind == "money"
    ]
    assert seen(found, "account", "measure", "value", "certainty") == [
        ("basic", "actual", "20", "sure"),
        ("basic", "initial", "40", "sure"),
        ("project", "actual", "48", "sure"),
        ("project", "initial", "60", "sure"),
    ]


@pytest.mark.parametrize("head", ["| 县图书馆 | 县文化馆", "| 局机关 | 县图书馆 | 县文化馆"])
def test_units_over_columns_own_the_accounts_below_them(head):
    units = [name.strip() for name in head.split("|")[1:]]
    values = "".join(f" | {10 + place}" for place in range(len(units)))
    lines = [f"支出项目 {head}", f"基本支出{values}", f"支出合计{values}"]
    found = figures(lines, title="2024年所属单位支出决算表（单位：万元）")
    assert seen(found, "subject", "account", "measure", "certainty") == [
        (unit, account, "actual", "sure") for account in ("basic", "total") for unit in units
    ]


def test_budget_of_a_bodys_name_plans_nothing():
    lines = ["单位名称 | 本年收入 | 年末结余", "县图书馆 | 20 | 1", "县文化馆 | 30 | 2"]
    found = figures(lines, title="各预算单位收支情况表（单位：万元）")
    assert not [figure for figure in found if figure.measure in ("budget", "initial")]
    assert [figure.measure for figure in found][1::2] == ["carryover", "carryover"]


def test_change_between_the_start_and_the_end_of_a_year_is_no_adjustment():
    lines = ["项目 | 年初数 | 年末数 | 增减变动", "固定资产 | 80 | 75 | -5", "流动资产 | 12 | 20 | 8"]
    found = figures(lines, title="资产情况表（单位：万元）")
    assert {figure.measure for figure in found if figure.value in (-5, 8)} == {"unassigned"}


def test_line_that_uses_or_shares_out_what_is_left_is_not_what_is_left():
    lines = ["项目 | 决算数", "使用非财政拨款结余 | 3", "结余分配 | 2", "年末结转和结余 | 5"]
    found = figures(lines, title="收入支出决算总表（单位：万元）")
    assert [(str(figure.value), figure.measure) for figure in found if figure.measure == "carryover"] == [
        ("5", "carryover")
    ]


def test_posts_of_one_kind_are_not_all_of_them():
    lines = ["编制类别 | 编制数 | 实有人数", "行政编制 | 20 | 18", "事业编制 | 30 | 29", "合计 | 50 | 47"]
    found = [figure for figure in figures(lines, title="人员情况表") if figure.measure == "authorised"]
    assert seen(found, "subject", "value") == [("行政编制", "20"), ("事业编制", "30"), ("部门", "50")]


def test_counted_statistics_are_a_column_of_their_stage_and_visits_are_attendances():
    lines = ["项目 | 年初预算数 | 决算统计数", "公务接待费 | 4 | 3", "国内公务接待人次（人） | — | 208"]
    found = figures(lines, title="机构运行信息决算表（单位：万元）")
    assert seen(found, "measure", "value") == [("initial", "4"), ("actual", "3"), ("attendances", "208")]


@pytest.mark.parametrize("head", ["采购预算", "采购预算金额"])
def test_word_of_the_title_in_a_head_hides_no_stage(head):
    lines = [f"品目 | {head} | 实际支出", "货物 | 6 | 5", "服务 | 9 | 8"]
    found = figures(lines, title="2024年政府采购情况表（单位：万元）")
    assert [figure.measure for figure in found] == ["budget", "actual", "budget", "actual"]


def test_level_below_money_received_is_known():
    lines = [
        "项目名称 | 资金到位情况 | < | 实际支出",
        "^ | 中央 | 省级 | ^",
        "渠道整治 | 6 | 3 | 8",
        "河堤加固 | 4 | 1 | 5",
    ]
    found = figures(lines, title="专项资金使用情况表（单位：万元）")
    assert [figure.measure for figure in found] == ["received", "received", "actual"] * 2


@pytest.mark.parametrize("second", ["^ | ", " | "])
def test_account_behind_the_name_of_a_unit_is_that_units(second):
    lines = [
        "单位名称 | 支出类别 | 年初预算",
        "县图书馆 | 基本支出 | 20",
        f"{second}项目支出 | 9",
        "县文化馆 | 基本支出 | 30",
        "合计 | 基本支出 | 50",
    ]
    found = figures(lines, title="2024年所属单位支出表（单位：万元）")
    assert seen(found, "subject", "account", "value") == [
        ("县图书馆", "basic", "20"),
        ("县图书馆", "project", "9"),
        ("县文化馆", "basic", "30"),
        ("部门", "basic", "50"),
    ]


def test_names_in_the_row_of_a_forms_office_own_no_amounts():
    lines = [
        "项目名称 | 渠道整治 | < | < | <",
        "主管部门 | 县水利局 | < | 实施单位 | 县河道管理站",
        "项目资金（万元） | 年初预算数 | 全年预算数 | 全年执行数 | 执行率",
        "年度资金总额 | 10 | 12 | 9 | 75%",
    ]
    found = figures(lines, title=FORM)
    assert {figure.subject for figure in found} == {"渠道整治"}


def test_head_over_the_empty_label_of_the_only_row_names_it():
    lines = ["财政供养人员情况（人） | 编制数 | 2024年实际在职人数 | 控制率", " | 50 | 40 | 80%"]
    found = figures(lines, title="2024年度部门整体支出绩效评价基础数据表")
    assert seen(found, "measure", "value", "unit") == [
        ("authorised", "50", "人"),
        ("in_service", "40", "人"),
        ("in_service_to_authorised", "80", "%"),
    ]
    assert "控制率" not in {figure.subject for figure in found}


def test_line_of_a_budget_in_a_table_of_both_flows_is_not_surely_spent():
    lines = [
        "项目 | 年初预算数 | 决算数",
        "一般公共预算财政拨款 | 9 | 8",
        "基本支出 | 4 | 3",
        "项目支出 | 5 | 4",
    ]
    found = figures(lines, title="部门收支情况表（单位：万元）")
    assert [figure.certainty for figure in found if figure.measure == "actual"] == ["likely", "sure", "sure"]


def test_heads_of_posts_over_vehicles_count_vehicles():
    rows = ["车辆类别 | 编制数 | 实有数", "应急保障用车 | 2 | 1", "执法执勤用车 | 5 | 4"]
    found = figures("公务用车情况（单位：辆）", rows, title="青禾县某局2024年度部门决算")
    assert {figure.kind for figure in found} == {"count"}
    assert {figure.measure for figure in found} == {"count"}


def test_retired_of_both_kinds_and_people_that_are_there_below_heads_of_staff():
    rows = [
        "单位名称 | 编制数 | 实有数 | 离退休人数",
        "局机关 | 36 | 34 | 28",
        "执法大队 | 20 | 19 | 6",
        "合计 | 56 | 53 | 34",
    ]
    found = seen(figures("人员情况表（单位：人）", rows, title=FORM), "subject", "measure", "value")
    assert ("局机关", "retired", "28") in found
    assert ("部门", "retired", "34") in found
    assert ("部门", "total", "53") in found


def test_title_names_projects_beside_its_unit():
    rows = ["项目 | 年初预算数 | 决算数", "河道清淤 | 200 | 171", "防汛物资 | 50 | 60"]
    found = figures("项目支出明细表（金额单位：万元）", rows, title="青禾县某局2024年度部门决算")
    assert {figure.account for figure in found} == {"fund"}
