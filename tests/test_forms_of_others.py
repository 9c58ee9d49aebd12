"""Forms of many offices: how their heads, labels and sums stand. All names and figures are made up."""

import pytest
from typed_documents import figures, reading, seen

PROJECT = "2024年度项目支出绩效自评表"
WHOLE = "2024年度部门整体支出绩效自评表"


def test_score_beside_the_projects_name_leaves_the_form_its_project():
    rows = [
        "项目名称 | 河道清漂 | 自评总分（分） | 96.4",
        "项目资金（万元） | 年初预算数 | 全年（调整）预算数（A） | 全年执行数（B）",
        "年度总金额 | 60 | 55.5 | 54.39",
    ]
    found = figures(rows, title=PROJECT)
    assert seen(found, "subject", "measure", "value", "certainty") == [
        ("河道清漂", "score", "96.4", "sure"),
        ("河道清漂", "initial", "60", "sure"),
        ("河道清漂", "adjusted", "55.5", "sure"),
        ("河道清漂", "actual", "54.39", "sure"),
    ]


def test_heads_of_a_form_are_known_by_their_last_word_and_others_beside_aims_are_open():
    rows = [
        "指标名称 | 计量单位 | 年初指标值 | 调整指标值 | 全年完成值 | 得分系数（%） | 指标权重 | 指标得分",
        "清漂次数 | 次 | 12 | 14 | 15 | 98 | 30 | 29",
    ]
    assert seen(figures(rows, title=PROJECT), "measure", "stage", "value", "certainty") == [
        ("sessions", "target", "12", "likely"),
        ("sessions", "target", "14", "likely"),
        ("sessions", "done", "15", "sure"),
        ("unassigned", "done", "98", "open"),
        ("weight", "done", "30", "sure"),
        ("score", "done", "29", "sure"),
    ]


def test_labels_and_texts_in_turn_are_no_heads_whatever_the_texts_say():
    rows = [
        "项目类别 | 本级支出项目 | 项目性质 | 持续性项目",
        "成本构成 | 金额 | 依据 | 2023年实际执行数",
        "安保服务 | 19 | 合同 | 18",
    ]
    found = figures("单位：万元", rows, title="2024年项目支出绩效目标表")
    assert {figure.part for figure in found} == {""}


def test_head_that_reaches_over_a_border_of_the_row_above_is_not_below_it():
    rows = [
        "专项资金名称 | 储备粮 | 联络员 | 李某 | <",
        "项目资金（万元） | 全年预算数（A） | 全年执行数（B） | < | 执行率（B/A）",
        "年度资金总额 | 50 | 40 | < | 80%",
    ]
    assert seen(figures(rows, title="2024年度县级专项资金绩效目标自评表"), "subject", "measure", "value") == [
        ("储备粮", "adjusted", "50"),
        ("储备粮", "actual", "40"),
        ("储备粮", "execution_to_adjusted", "80"),
    ]


def test_stages_of_labels_over_a_row_hold_for_the_rows_below_whose_labels_are_all_one():
    rows = [
        "项目名称 | 敬老院维修 | < | < | <",
        "预算执行情况（万元） | 预算数： | 45 | 执行数： | 41",
        "^ | 其中-财政拨款： | 20 | 其中-财政拨款： | 18",
    ]
    assert seen(figures(rows, title="项目绩效目标完成情况表（2024年度）"), "subject", "measure", "value") == [
        ("敬老院维修", "budget", "45"),
        ("敬老院维修", "actual", "41"),
        ("财政拨款", "budget", "20"),
        ("财政拨款", "actual", "18"),
    ]


def test_sum_of_a_group_is_the_groups_and_no_total():
    rows = [
        "支出类别 | < | 年初预算数 | 实际支出数",
        "基本支出 | 人员经费 | 60 | 61",
        "^ | 公用经费 | 8 | 7",
        "^ | 小计 | 68 | 68",
    ]
    found = figures("单位：万元", rows, title=WHOLE)
    assert seen(found[-2:], "account", "measure") == [("basic", "initial"), ("basic", "actual")]


def test_what_stands_behind_the_parts_of_a_sum_is_no_part_of_the_last_of_them():
    rows = [
        "项目 | 全年预算数 | 全年执行数",
        "资金总额 | 90 | 88",
        "其中：基本支出 | 50 | 50",
        "项目支出 | 30 | 29",
        "其他 | 10 | 9",
    ]
    found = figures("单位：万元", rows, title=WHOLE)
    assert {figure.account for figure in found if figure.subject == "其他"} == {""}


def test_column_of_which_has_the_stage_of_the_column_that_it_is_part_of():
    rows = ["项目 | 本年预算数 | 其中：公共预算财政拨款", "公务接待费 | 3 | 2"]
    found = figures("单位：万元", rows, title="2024年“三公”经费情况统计表")
    assert seen(found, "measure", "budget", "value") == [("budget", "", "3"), ("budget", "general", "2")]


def test_rate_between_years_is_of_the_year_to_its_left():
    rows = [
        "项目 | 2023年预算数 | 2023年执行数 | 执行数为预算数的% | 2024年预算数",
        "一、污水处理费收入 | 40 | 30 | 75.0 | 33",
        "二、彩票公益金收入 | 20 | 19 | 95.0 | 21",
    ]
    title = "2024年青禾市本级政府性基金预算收入表"
    found = [figure for figure in figures("单位：万元", rows, title=title) if figure.kind == "ratio"]
    assert seen(found, "period") == [("2023",), ("2023",)]


def test_spending_of_the_year_before_beside_a_budget_was_spent():
    rows = ["部门名称 | 预算指标 | 支出数 | 上年同期支出", "市林业局 | 32 | 29 | 27"]
    found = figures("单位：万元", rows, title="2024年部门预算支出执行进度表")
    assert seen(found[-1:], "measure", "period") == [("actual", "2023")]


@pytest.mark.parametrize("label", ["产出指标", "数量指标"])
def test_group_of_indicators_owns_nothing(label):
    rows = ["一级指标 | 三级指标 | 指标值 | 全年完成值", f"{label} | | 10辆 | 9辆"]
    assert {figure.certainty for figure in figures(rows, title=PROJECT)} == {"open"}


def test_amount_beside_a_column_that_counts_is_none_of_what_is_counted():
    rows = ["项目 | 数量 | 原值", "房屋（平方米） | 285 | 62.10"]
    found = figures("金额单位：万元", rows, title="国有资产占用情况表")
    assert seen(found, "kind", "value", "unit") == [("count", "285", "平方米"), ("money", "62.10", "万元")]


def test_what_is_owed_is_no_stage_of_a_budget():
    rows = [
        "项目 | 公式 | 本地区 | 本级",
        "一、债务余额 | A=B+C | 52.31 | 30.20",
        "其中：一般债务 | B | 20.11 | 12.05",
    ]
    found = figures("单位：亿元", rows, title="2024年青禾市地方政府债务限额及余额预算情况表")
    assert [figure.certainty for figure in found] == ["open"] * 4
    assert [figure.subject for figure in found if figure.subject.startswith(("A", "B"))] == []


def test_rate_of_a_part_of_the_year_is_none_of_the_year():
    rows = [
        "项目资金 | 年初预算数 | 1—7月执行数 | 1—7月执行率",
        "年度资金总额 | 26 | 13 | 50%",
    ]
    found = figures("单位：万元", rows, title="2024年度项目支出绩效运行监控表")
    assert [figure.certainty for figure in found if figure.value != 26] == ["open", "open"]


def test_heads_that_begin_over_the_labels_belong_one_column_further():
    rows = ["年初预算数 | 全年预算数 | 全年执行数", "年度资金总额 | 7 | 8 | 6", "其他资金 | 1 | 2 | 1"]
    found = figures("单位：万元", rows, title=WHOLE)
    assert seen(found[:3], "measure", "value") == [("initial", "7"), ("adjusted", "8"), ("actual", "6")]


def test_only_unit_that_a_form_prints_is_likely_that_of_its_other_amounts():
    rows = [
        "基本支出总额 | 86 | 项目支出总额 | 24",
        "预算执行情况（万元） | 预算数（A） | 执行数（B） | 执行率（B/A）",
        "部门整体支出总额 | 110 | 99 | 90%",
    ]
    assert {figure.unit for figure in figures(rows, title=WHOLE) if figure.kind == "money"} == {"万元"}


def test_lines_below_heads_that_their_columns_do_not_fit_have_no_stage():
    lines = ["项目 2023年执行数 2024年预算数", "支出合计 250", "公务接待费 150", "公务用车费 100"]
    found = figures("单位：元", *lines, title="2024年“三公”经费预算情况表")
    assert {figure.certainty for figure in found if figure.kind == "money"} == {"open"}


@pytest.mark.parametrize(
    "line",
    [
        "指标值全年完成值未完成原因产出指标数量指标巡查次数8次",
        "数量指标修建乡村道路32公里20",
        "项目名称道路养护主管部门青禾市交通局实施单位养护站年度资金总额巡查8次",
    ],
)
def test_cells_of_a_form_with_nothing_between_them_are_open(line):
    assert {figure.certainty for figure in figures(line, title=PROJECT)} <= {"open"}


def test_stages_that_a_sentence_gives_in_turn_are_no_cells_run_together():
    line = "年初预算数74.22万元，全年预算数99万元，全年执行数98万元，预算执行率98.99%。"
    assert "open" not in {
        figure.certainty for figure in figures(line, title="2024年度部门整体支出绩效自评报告")
    }


def test_amounts_of_a_part_of_the_year_have_no_stage_of_the_year():
    rows = ["支出项目 | 全年预算 | 上半年支出 | 全年支出 | 执行率", "基本支出 | 20 | 9 | 19 | 95%"]
    found = figures("单位：万元", rows, title="2024年度预算执行情况统计表")
    assert seen(found, "measure", "value", "certainty") == [
        ("adjusted", "20", "sure"),
        ("unassigned", "9", "open"),
        ("actual", "19", "sure"),
        ("execution_to_adjusted", "95", "likely"),
    ]


def test_sources_below_one_head_are_heads_of_their_own():
    rows = [
        "序号 | 项目名称 | 总投资 | 资金来源 | <",
        "^ | ^ | ^ | 省级资金 | 县级资金",
        "1 | 道路硬化 | 14 | 10 | 4",
    ]
    found = figures("单位：万元", rows, title="2024年青禾县补助资金项目计划表")
    assert seen(found, "kind", "value") == [("money", "14"), ("money", "10"), ("money", "4")]


def test_what_is_part_of_income_is_income_in_a_table_of_spending_too():
    rows = [
        "项目 | 年初预算",
        "一、收入合计 | 60",
        "其中：财政拨款 | 50",
        "二、支出合计 | 60",
        "其中：基本支出 | 40",
    ]
    found = figures("单位：万元", rows, title="2024年部门整体支出情况表")
    assert seen(found, "flow") == [("income",), ("income",), ("expenditure",), ("expenditure",)]


def test_staff_under_heads_of_kinds_are_people():
    rows = [
        "单位名称 | 编制数 | 年末在职人员 | <",
        "^ | ^ | 财政拨款 | 自收自支",
        "青禾县一中 | 99 | 96 | 8",
    ]
    found = figures(rows, title="2024年基本数字表")
    assert seen(found, "kind", "measure", "value") == [
        ("people", "authorised", "99"),
        ("people", "in_service", "96"),
        ("people", "in_service", "8"),
    ]


def test_many_items_without_a_sentence_are_a_table_that_was_lost():
    items = (
        "一、教育支出 二、科学支出 三、农林水支出 7.5 四、国防支出 五、外交支出 六、其他支出 2.5 合计10万元"
    )
    assert {figure.certainty for figure in figures(items, title="2024年部门预算")} == {"open"}


def test_total_with_what_was_brought_over_is_only_likely_in_a_budget():
    rows = ["收入 | 预算数", "本年收入合计 | 60", "上年结转结余 | 5", "收入总计 | 65"]
    found = figures("单位：万元", rows, title="2024年青禾县某局部门预算")
    assert seen(found[-1:], "value", "certainty") == [("65", "likely")]


def test_change_below_another_years_head_is_over_that_year():
    rows = [
        "地区 | 年初预算 | 累计完成 | 比上年同期 | <",
        "^ | ^ | ^ | 增减额 | 增减%",
        "市本级 | 120 | 121 | 6 | 5.2",
    ]
    found = figures("单位：万元", rows, title="2024年青禾市一般公共预算收入完成情况表")
    assert seen(found[-2:], "measure", "value") == [("change_from_prior", "6"), ("growth_from_prior", "5.2")]


def test_part_of_a_part_is_the_parts():
    rows = [
        "项目 | 全年预算数 | 全年执行数",
        "支出总额 | 90 | 88",
        "其中：基本支出 | 50 | 50",
        "项目支出 | 40 | 38",
        "其中：年鉴编纂 | 25 | 24",
        "方志馆运行 | 15 | 14",
    ]
    found = figures("单位：万元", rows, title=WHOLE)
    assert seen(found[-4:], "subject", "account") == [
        ("年鉴编纂", "fund"),
        ("年鉴编纂", "fund"),
        ("方志馆运行", "fund"),
        ("方志馆运行", "fund"),
    ]


def test_years_as_rows_own_no_staff_no_count_and_no_rate():
    rows = [
        "年度 | 人员经费（万元） | 在职人数（人） | 信访件办理数（件） | 预算执行率（%）",
        "2023年 | 81.2 | 14 | 37 | 93.5",
        "2024年 | 84.6 | 15 | 41 | 95.2",
    ]
    assert seen(figures("近两年情况", rows), "subject", "measure", "period") == [
        ("部门", "unassigned", "2023"),
        ("部门", "in_service", "2023"),
        ("信访件办理数", "count", "2023"),
        ("部门", "execution_to_adjusted", "2023"),
        ("部门", "unassigned", "2024"),
        ("部门", "in_service", "2024"),
        ("信访件办理数", "count", "2024"),
        ("部门", "execution_to_adjusted", "2024"),
    ]


def test_staff_behind_labels_of_their_own_are_the_departments_that_the_form_names():
    rows = [
        "部门名称 | 青禾县某文化馆 | < | <",
        "收支 | 调整后预算：96.4万元 | 实际支出：91.1万元 | 预算执行率94.5%",
        "人员 | 编制人数：16人 | 实有人数：15人 | 退休人数：7人",
    ]
    assert seen(figures(rows, title=WHOLE), "subject", "measure", "certainty")[2:] == [
        ("部门", "execution_to_adjusted", "sure"),
        ("部门", "authorised", "sure"),
        ("部门", "total", "sure"),
        ("部门", "retired", "sure"),
    ]


def test_staff_in_a_list_of_units_stay_their_units():
    rows = ["单位名称 | 编制人数 | 在职人数", "县文化馆 | 16 | 15", "县图书馆 | 9 | 8"]
    assert seen(figures("所属单位人员情况", rows), "subject", "measure", "value") == [
        ("县文化馆", "authorised", "16"),
        ("县文化馆", "in_service", "15"),
        ("县图书馆", "authorised", "9"),
        ("县图书馆", "in_service", "8"),
    ]


@pytest.mark.parametrize("label", ["年度总体目标", "总体目标", "年度绩效目标"])
def test_text_behind_a_label_of_aims_tells_aims(label):
    rows = ["项目名称 | 渠道清淤", f"{label} | 全年清淤渠道26公里，管护水闸12座。", "实施单位 | 某水管站"]
    assert seen(figures(rows, title=PROJECT), "value", "stage") == [("26", "target"), ("12", "target")]


def test_text_behind_a_label_of_results_was_done():
    rows = ["项目名称 | 渠道清淤", "目标完成情况 | 全年清淤渠道26公里，管护水闸12座。", "实施单位 | 某水管站"]
    assert seen(figures(rows, title=PROJECT), "value", "stage") == [("26", "done"), ("12", "done")]


def test_weight_of_all_lines_is_the_wholes_and_that_of_a_group_named_like_a_stage_the_groups():
    rows = ["指标 | 权重 | 得分", "预算执行 | 40 | 38.5", "履职效果 | 60 | 57", "总分 | 100 | 95.5"]
    assert seen(figures(rows, title=WHOLE), "subject", "measure", "value") == [
        ("预算执行", "weight", "40"),
        ("预算执行", "score", "38.5"),
        ("履职效果", "weight", "60"),
        ("履职效果", "score", "57"),
        ("部门", "weight", "100"),
        ("部门", "score", "95.5"),
    ]


@pytest.mark.parametrize("title", ["部门支出总体情况表", "支出明细表"])
def test_bare_spending_in_a_table_of_no_known_document_is_not_surely_spent(title):
    rows = ["科目名称 | 基本支出 | 项目支出", "文化旅游体育与传媒支出 | 61.2 | 30.8"]
    found = figures("单位：万元", rows, title=title)
    assert seen(found, "subject", "part", "certainty") == [
        ("文化旅游体育与传媒支出", "basic", "likely"),
        ("文化旅游体育与传媒支出", "project", "likely"),
    ]


def test_bare_spending_in_accounts_was_spent():
    rows = ["科目名称 | 基本支出 | 项目支出", "文化旅游体育与传媒支出 | 61.2 | 30.8"]
    found = figures("单位：万元", rows, title="青禾县某局2024年度部门决算")
    assert seen(found, "measure", "certainty") == [("actual", "sure"), ("actual", "sure")]


@pytest.mark.parametrize("unit", ["元/头", "元/亩次", "万元/座"])
def test_price_of_each_is_money(unit):
    rows = [
        "一级指标 | 三级指标 | 指标性质 | 指标值 | 度量单位",
        f"成本指标 | 补助标准 | ≤ | 38 | {unit}",
        "产出指标 | 补助数量 | ≥ | 900 | 头",
    ]
    found = figures(rows, title="2025年项目绩效目标申报表")
    assert seen(found, "kind", "unit", "certainty") == [("money", unit, "open"), ("count", "头", "sure")]


def test_heads_with_units_of_counts_are_counts_and_their_sum_has_no_line_of_its_own():
    rows = [
        "对象 | 发放问卷（份） | 满意（份） | 满意度",
        "企业 | 60 | 57 | 95%",
        "群众 | 140 | 126 | 90%",
        "合计 | 200 | 183 | 91.5%",
    ]
    assert seen(figures("问卷情况", rows), "kind", "subject", "account", "measure", "value") == [
        ("count", "企业", "", "distributed", "60"),
        ("count", "企业", "", "satisfied", "57"),
        ("ratio", "企业", "", "satisfaction_rate", "95"),
        ("count", "群众", "", "distributed", "140"),
        ("count", "群众", "", "satisfied", "126"),
        ("ratio", "群众", "", "satisfaction_rate", "90"),
        ("count", "发放问卷", "", "distributed", "200"),
        ("count", "满意", "", "satisfied", "183"),
        ("ratio", "部门", "", "satisfaction_rate", "91.5"),
    ]


def test_purchases_of_a_budget_are_planned_and_their_sum_is_that_of_purchases():
    rows = [
        "项目名称 | 采购品目 | 计量单位 | 采购数量 | 采购金额",
        "办公设备更新 | 打印机 | 台 | 5 | 9000",
        "展厅改造 | 展柜 | 组 | 8 | 64000",
        "合计 | | | | 73000",
    ]
    found = figures("单位：元", rows, title="2025年政府采购预算表", year="2025")
    assert seen(found, "kind", "unit", "account", "measure", "stage", "certainty") == [
        ("count", "台", "", "count", "target", "likely"),
        ("money", "元", "fund", "budget", "", "sure"),
        ("count", "组", "", "count", "target", "likely"),
        ("money", "元", "fund", "budget", "", "sure"),
        ("money", "元", "procurement", "budget", "", "sure"),
    ]


def test_percentage_below_no_words_has_no_name():
    rows = [
        "项目名称 | 公厕维护 | < | <",
        "资金（万元） | 年初预算数 | 全年执行数 | （B/A）",
        "年度资金总额 | 20 | 19 | 95%",
    ]
    [found] = [figure for figure in figures(rows, title=PROJECT) if figure.kind == "ratio"]
    assert (found.measure, found.certainty) == ("unassigned", "open")


def test_kinds_of_staff_below_a_head_of_people():
    rows = ["单位名称 | 实有人数 | <", "^ | 在职 | 退休", "县文化馆 | 15 | 7", "县图书馆 | 8 | 3"]
    assert seen(figures("所属单位人员情况", rows), "subject", "measure", "value") == [
        ("县文化馆", "in_service", "15"),
        ("县文化馆", "retired", "7"),
        ("县图书馆", "in_service", "8"),
        ("县图书馆", "retired", "3"),
    ]


def test_result_of_the_year_before_beside_aims_was_done():
    rows = ["三级指标 | 上年实际值 | 本年目标值 | 计量单位", "清扫街道 | 31 | 36 | 条"]
    found = figures(rows, title="2025年度项目支出绩效目标表", year="2025")
    assert seen(found, "value", "stage", "period") == [("31", "done", "2024"), ("36", "target", "2025")]


def test_money_received_below_its_own_head_is_income_whatever_the_title_says():
    rows = ["资金来源 | 到位资金 | 实际支出", "一般公共预算 | 74.5 | 73.2", "合计 | 92.7 | 91.6"]
    found = figures("资金来源及支出情况（单位：万元）", rows)
    assert seen(found, "measure", "flow") == [("received", "income"), ("actual", "expenditure")] * 2


def test_numbers_of_lines_make_no_values_of_the_texts_behind_them():
    rows = [
        "序号 | 追加项目 | 追加金额",
        "1 | 法治宣传补助 | 12.6",
        "2 | 人民调解补助 | 8.4",
    ]
    found = figures("预算追加情况表（单位：万元）", rows)
    assert seen(found, "subject", "measure", "value") == [
        ("法治宣传补助", "adjustment", "12.6"),
        ("人民调解补助", "adjustment", "8.4"),
    ]


def test_rows_that_are_stages_go_before_the_title():
    rows = ["项目 | “三公”经费 | 会议费", "预算数 | 9.2 | 1.6", "决算数 | 7.8 | 1.3"]
    found = figures("“三公”经费及会议费支出决算表（单位：万元）", rows, title="青禾县某局2024年度部门决算")
    assert seen(found, "account", "measure", "value") == [
        ("three_public", "budget", "9.2"),
        ("", "budget", "1.6"),
        ("three_public", "actual", "7.8"),
        ("", "actual", "1.3"),
    ]


def test_stage_of_a_column_goes_before_that_of_a_row_of_sums():
    rows = ["项目 | 预算数 | 决算数", "基本支出 | 61 | 60", "本年支出合计 | 92 | 90"]
    found = figures("支出情况（单位：万元）", rows)
    assert [figure.measure for figure in found] == ["budget", "actual"] * 2


def test_head_of_which_only_the_last_letter_is_left_over_amounts_is_no_head_of_codes():
    rows = [
        "项目 | 行次 | 合计 | 款",
        "一、一般公共服务支出 | 9 | 303.25 | 301.25",
        "二、卫生健康支出 | 10 | 41.18 | 40.18",
    ]
    found = figures("支出决算表（单位：万元）", rows, title="青禾县某局2024年度部门决算")
    assert [(str(figure.value), figure.certainty) for figure in found] == [
        ("303.25", "sure"),
        ("301.25", "likely"),
        ("41.18", "sure"),
        ("40.18", "likely"),
    ]


@pytest.mark.parametrize(
    ("head", "stage"),
    [
        ("计划场次", "target"),
        ("任务数（场）", "target"),
        ("年度目标任务（场）", "target"),
        ("完成场次", "done"),
        ("完成任务（场）", "done"),
        ("举办场次", "done"),
    ],
)
def test_head_over_counts_tells_what_was_planned_from_what_was_done(head, stage):
    rows = [f"活动名称 | {head} | 经费支出（万元）", "农技讲座 | 28 | 3.7", "科普展览 | 6 | 2.9"]
    found = [figure for figure in figures("活动情况", rows) if figure.kind == "count"]
    assert seen(found, "subject", "stage", "value") == [("农技讲座", stage, "28"), ("科普展览", stage, "6")]


def test_heads_that_count_do_so_beside_a_column_of_money():
    rows = ["活动名称 | 参加人次 | 经费支出（万元）", "农技讲座 | 1460 | 3.7", "科普展览 | 830 | 2.9"]
    assert seen(figures("活动情况", rows), "subject", "measure", "value") == [
        ("农技讲座", "attendances", "1460"),
        ("农技讲座", "actual", "3.7"),
        ("科普展览", "attendances", "830"),
        ("科普展览", "actual", "2.9"),
    ]


def test_counts_beside_tasks_and_no_label_are_not_surely_their_heads():
    rows = [
        "工作内容 | 计量单位 | 计划数 | 完成数",
        "组织开展食品抽检，覆盖全部乡镇 | 批次 | 90 | 92",
        "按时办理群众投诉，做到件件有回音 | 件 | 60 | 58",
    ]
    found = figures("重点工作完成情况", rows)
    assert [figure.certainty for figure in found] == ["likely"] * 4


@pytest.mark.parametrize(
    "head",
    [
        "追加（减）数",
        "年中追加/追减",
        "追加（+）/追减（-）",
        "调增（减）金额",
        "预算追加、追减额",
        "调增（+）调减（-）",
    ],
)
def test_column_of_changes_both_ways_keeps_the_printed_signs(head):
    rows = [
        f"项目名称 | 年初预算 | {head} | 调整后预算",
        "堤防管护 | 20 | +4 | 24",
        "苗木补植 | 30 | -6 | 24",
    ]
    found = figures(rows, title="2024年项目支出情况表（单位：万元）")
    assert seen(found, "subject", "measure", "value") == [
        ("堤防管护", "initial", "20"),
        ("堤防管护", "adjustment", "4"),
        ("堤防管护", "adjusted", "24"),
        ("苗木补植", "initial", "30"),
        ("苗木补植", "adjustment", "-6"),
        ("苗木补植", "adjusted", "24"),
    ]


def test_stage_and_amount_in_one_cell_are_of_the_line_that_begins_the_row():
    rows = ["堤防管护 | 年初预算 20 | 年中调减：2 | 实际支出 18", "基本支出 | 年初预算 60 | 调增 5 | 决算 65"]
    found = figures("执行情况（单位：万元）", rows, title="")
    assert seen(found, "subject", "account", "measure", "value") == [
        ("堤防管护", "", "initial", "20"),
        ("堤防管护", "", "adjustment", "-2"),
        ("堤防管护", "", "actual", "18"),
        ("部门", "basic", "initial", "60"),
        ("部门", "basic", "adjustment", "5"),
        ("部门", "basic", "actual", "65"),
    ]


@pytest.mark.parametrize("head", ["指标方向", "比对方式"])
@pytest.mark.parametrize(
    ("sign", "qualifier"), [("大于等于", "at_least"), ("不超过", "at_most"), ("≥", "at_least")]
)
def test_sign_of_an_indicator_may_be_words_below_any_head(head, sign, qualifier):
    rows = [
        f"三级指标 | {head} | 指标值 | 计量单位 | 完成值",
        f"清漂次数 | {sign} | 12 | 次 | 12",
        f"巡河次数 | {sign} | 40 | 次 | 41",
    ]
    aims = [figure for figure in figures(rows, title=PROJECT) if figure.stage == "target"]
    assert seen(aims, "subject", "value", "qualifier") == [
        ("清漂次数", "12", qualifier),
        ("巡河次数", "40", qualifier),
    ]


def test_years_without_年_over_columns_are_heads_and_no_figures():
    rows = ["支出类别 | 2022 | 2023 | 2024", "基本支出 | 12 | 13 | 14", "项目支出 | 5 | 6 | 7"]
    found = figures("近年决算支出（单位：万元）", rows, title="")
    assert seen(found, "period", "value") == [
        ("2022", "12"),
        ("2023", "13"),
        ("2024", "14"),
        ("2022", "5"),
        ("2023", "6"),
        ("2024", "7"),
    ]


def test_head_that_only_compares_holds_growth_and_one_that_is_over_a_year_has_it_not_as_its_own():
    rows = [
        "科目 | 决算数 | 为上年决算数的% | 同比",
        "教育支出 | 80 | 104% | 4%",
        "农林水支出 | 57 | 95% | -5%",
    ]
    found = figures("2024年支出决算表（单位：万元）", rows, title="")
    assert seen([figure for figure in found if figure.kind == "ratio"], "measure", "period", "value") == [
        ("other_rate", "2024", "104"),
        ("growth_from_prior", "2024", "4"),
        ("other_rate", "2024", "95"),
        ("growth_from_prior", "2024", "-5"),
    ]


def test_change_headed_by_the_budget_that_it_is_over_is_a_difference():
    rows = [
        "项目 | 年初预算 | 实际支出 | 较预算增减",
        "公务接待费 | 3 | 2.4 | -0.6",
        "公务用车运行维护费 | 8 | 8.1 | 0.1",
    ]
    found = figures("“三公”经费情况（单位：万元）", rows, title="")
    assert seen(found[2::3], "account", "measure", "value") == [
        ("reception", "difference", "-0.6"),
        ("vehicle_running", "difference", "0.1"),
    ]


def test_grand_totals_below_labels_in_turn_are_of_neither_label():
    rows = [
        "本年收入合计 | 90 | 本年支出合计 | 88",
        "年初结转和结余 | 5 | 年末结转和结余 | 7",
        "总计 | 95 | 总计 | 95",
    ]
    found = figures("收入支出决算总表（单位：万元）", rows, title="")
    assert seen(found, "measure", "value") == [
        ("received", "90"),
        ("actual", "88"),
        ("opening", "5"),
        ("carryover", "7"),
        ("balance_total", "95"),
        ("balance_total", "95"),
    ]


@pytest.mark.parametrize("label", ["项目名称", "专项名称", "转移支付名称"])
def test_project_of_a_form_is_named_by_any_label_of_one(label):
    rows = ["预算资金（万元） | 年初预算数 | 全年执行数", "年度资金总额 | 24 | 21"]
    found = figures(f"{label}：农村改厕", rows, title="2024年度专项资金绩效自评表")
    assert {figure.subject for figure in found} == {"农村改厕"}


def test_what_is_left_is_no_budget_though_its_column_is_one():
    rows = ["项目 | 年初预算 | 全年预算 | 全年执行", "本年支出 | 42 | 46 | 43", "年末结转 | 0 | 0 | 3"]
    found = figures("资金情况（单位：万元）", rows, title="2024年度部门整体支出绩效自评报告")
    assert seen(found[3:], "measure", "value") == [
        ("unassigned", "0"),
        ("unassigned", "0"),
        ("carryover", "3"),
    ]


def test_lines_by_another_nature_are_no_parts_of_those_by_the_first():
    rows = [
        "部门预算资金（万元） | | 年初预算数 | 全年执行数",
        "^ | 年度资金总额 | 50 | 48",
        "^ | 按收入性质分： | | ",
        "^ | 其中：一般公共预算 | 50 | 48",
        "^ | 按支出性质分： | | ",
        "^ | 其中：基本支出 | 30 | 30",
        "^ | 项目支出 | 20 | 18",
    ]
    parents = {
        figure.parent for figure in figures(rows, title=WHOLE) if figure.account in ("basic", "project")
    }
    assert parents == {"按支出性质分"}


@pytest.mark.parametrize("code", ["2130101", "21301"])
def test_code_in_front_of_a_line_is_no_part_of_its_name(code):
    rows = ["科目 | 年初预算数 | 决算数", f"{code} 行政运行 | 30 | 31", "213 农林水支出 | 30 | 31"]
    read = reading("支出决算表（单位：万元）", rows, title="")
    assert seen(read.figures, "subject", "account", "value") == [
        ("行政运行", "function", "30"),
        ("行政运行", "function", "31"),
        ("农林水支出", "function", "30"),
        ("农林水支出", "function", "31"),
    ]
    assert [number.reason for number in read.numbers if number.printed in (code, "213")] == ["code", "code"]


def test_tasks_name_their_lines_where_nothing_else_does():
    rows = [
        "序号 | 工作内容 | 计量单位 | 计划数 | 完成数",
        "1 | 新建文化室 | 个 | 9 | 8",
        "2 | 送戏下乡 | 场 | 40 | 41",
    ]
    found = figures(rows, title="2024年重点工作完成情况表")
    assert seen(found, "subject", "stage", "value", "unit", "certainty") == [
        ("新建文化室", "target", "9", "个", "sure"),
        ("新建文化室", "done", "8", "个", "sure"),
        ("送戏下乡", "target", "40", "场", "sure"),
        ("送戏下乡", "done", "41", "场", "sure"),
    ]


def test_unit_line_of_a_table_may_be_one_of_counts():
    rows = ["单位 | 编制数 | 在职人数", "执法大队 | 18 | 17", "合计 | 18 | 17"]
    found = figures("人员情况（单位：人）", rows, title="")
    assert {(figure.kind, figure.unit) for figure in found} == {("people", "人")}


def test_subtotal_of_a_named_account_is_that_account():
    rows = [
        "类别 | 2024年预算",
        "人员经费 | 38",
        "小计（基本支出） | 38",
        "小计（项目支出） | 10",
        "总计 | 48",
    ]
    found = figures("部门支出表（单位：万元）", rows, title="")
    assert seen(found, "account", "value") == [
        ("personnel", "38"),
        ("basic", "38"),
        ("project", "10"),
        ("total", "48"),
    ]


def test_spending_of_a_budgets_table_is_likely_planned_whatever_budget_it_is_of():
    rows = [
        "科目编码 | 科目名称 | 2024年基本支出",
        "301 | 工资福利支出 | 81.9",
        "302 | 商品和服务支出 | 12.4",
    ]
    found = figures("单位：万元", rows, title="一般公共预算基本支出表")
    assert seen(found, "measure", "certainty") == [("budget", "likely")] * 2


def test_spending_is_likely_planned_where_the_heads_of_all_tables_name_budgets_alone():
    income = ["项目 | 本年预算", "事业收入 | 30", "本年收入合计 | 30"]
    spent = ["科目名称 | 基本支出 | 项目支出", "教育支出 | 20 | 10", "卫生健康支出 | 5 | 2"]
    found = figures("单位：万元", income, "支出总表", spent, title="收支总表")
    assert seen(found[2:], "measure", "certainty") == [("budget", "likely")] * 4


def test_texts_that_repeat_behind_names_under_no_known_head_say_something_of_them():
    rows = [
        "任务名称 | 办理层次 | 主要内容 | 预算数（万元） | 实际支出（万元）",
        "津贴发放 | 本级 | 发放津贴 | 18 | 17.5",
        "墓园建设 | 本级 | 建设墓园 | 6 | 5.2",
        "救助补助 | 中央 | 救助低保对象 | 52 | 52",
    ]
    assert seen(figures("重点工作任务", rows), "subject", "measure", "value") == [
        ("津贴发放", "budget", "18"),
        ("津贴发放", "actual", "17.5"),
        ("墓园建设", "budget", "6"),
        ("墓园建设", "actual", "5.2"),
        ("救助补助", "budget", "52"),
        ("救助补助", "actual", "52"),
    ]


def test_row_of_labels_over_values_and_units_is_one_of_heads():
    rows = ["项目 | 单位 | 数量 | 价值（万元）", "巡逻车 | 辆 | 2 | 36.5", "打印机 | 台 | 3 | 0.9"]
    found = figures("设备情况", rows, title="设备情况")
    assert seen(found, "subject", "kind", "value", "unit") == [
        ("巡逻车", "count", "2", "辆"),
        ("巡逻车", "money", "36.5", "万元"),
        ("打印机", "count", "3", "台"),
        ("打印机", "money", "0.9", "万元"),
    ]


def test_names_over_stages_own_their_columns():
    rows = [
        "项目 | 公路养护 | 桥梁改造 | 合计",
        "年初预算数 | 32 | 18 | 50",
        "调整预算数 | 35 | 16.5 | 51.5",
        "实际支出数 | 34.3 | 15.8 | 50.1",
        "预算执行率（%） | 98 | 95.76 | 97.28",
    ]
    found = figures("2024年度重点项目支出情况表（单位：万元）", rows)
    whole = "部门"
    assert seen(found, "subject", "account", "measure", "certainty")[:9] == [
        (owner, "project" if owner == whole else "fund", stage, "sure")
        for stage in ("initial", "adjusted", "actual")
        for owner in ("公路养护", "桥梁改造", whole)
    ]
    assert seen(found[9:], "subject", "measure") == [
        (owner, "execution_to_adjusted") for owner in ("公路养护", "桥梁改造", whole)
    ]


def test_head_over_the_only_column_of_stages_owns_nothing():
    rows = ["资金情况 | 数额 | 备注", "年初预算 | 32 | ", "全年预算 | 35 | "]
    found = figures("项目名称：公路养护", "单位：万元", rows, title=PROJECT)
    assert seen(found, "subject", "measure") == [("公路养护", "initial"), ("公路养护", "adjusted")]


@pytest.mark.parametrize(
    ("label", "name", "weight", "unit"),
    [
        ("产出指标（50%）", "产出指标", "50", "%"),
        ("产出（权重60%）", "产出", "60", "%"),
        ("产出指标（权重50分）", "产出指标", "50", "分"),
        ("产出指标（分值：50）", "产出指标", "50", "分"),
    ],
)
def test_weight_in_brackets_behind_a_group_of_indicators(label, name, weight, unit):
    rows = [
        "一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分",
        f"{label} | 数量指标 | 巡查次数 | 12次 | 12次 | 50 | 50",
    ]
    found = figures(rows, title=WHOLE)
    assert seen(found[:1], "subject", "measure", "value", "unit") == [(name, "weight", weight, unit)]


def test_percent_in_brackets_behind_a_line_of_money_is_no_weight():
    rows = ["项目 | 预算数 | 支出数", "县级配套（30%） | 30 | 29", "市级配套（70%） | 70 | 69"]
    found = figures("单位：万元", rows)
    assert {figure.measure for figure in found if figure.kind == "ratio"} <= {"unassigned"}


def test_line_of_a_form_that_names_nothing_is_the_projects():
    rows = [
        "项目名称 | 就业补助 | 自评总分（分） | 98 | 联系人 | 李某",
        "资金情况 | 年初预算数（万元） | 全年预算数（万元） | 全年执行数（万元） | 执行率（%） | 备注",
        "^ | 28 | 32 | 30.4 | 95 | ",
    ]
    found = figures(rows, title=PROJECT)
    assert seen(found[1:], "subject", "measure") == [
        ("就业补助", "initial"),
        ("就业补助", "adjusted"),
        ("就业补助", "actual"),
        ("就业补助", "execution_to_adjusted"),
    ]


@pytest.mark.parametrize(
    ("heads", "change", "rate", "certainty"),
    [
        ("2023年决算数 | 2024年决算数 | 增减额 | 增减%", "change_from_prior", "growth_from_prior", "sure"),
        (
            "2024年决算数 | 上年决算数 | 增减额 | 增减率（%）",
            "change_from_prior",
            "growth_from_prior",
            "sure",
        ),
        ("2024年预算数 | 2024年决算数 | 增减额 | 增减%", "difference", "other_rate", "sure"),
        ("年初预算数 | 决算数 | 节约额 | 增减幅度（%）", "difference", "other_rate", "sure"),
        ("年初预算数 | 调整预算数 | 增减额 | 增减率（%）", "adjustment", "other_rate", "sure"),
        ("年初预算数 | 决算数 | 决算比预算增减额 | 增减率（%）", "difference", "other_rate", "sure"),
        ("期初数 | 期末数 | 本年增加 | 增减率（%）", "unassigned", "unassigned", "open"),
        ("人数（人） | 决算数 | 增减额 | 增减率（%）", "change_from_prior", "growth_from_prior", "likely"),
    ],
)
def test_change_is_over_what_the_columns_beside_it_name(heads, change, rate, certainty):
    rows = [f"项目 | {heads}", "基本支出 | 100 | 105 | 5 | 5", "项目支出 | 200 | 190 | -10 | -5"]
    found = figures("单位：万元", rows)
    assert seen([found[2], found[3]], "measure", "certainty") == [(change, certainty), (rate, certainty)]


def test_growth_is_of_the_later_year_though_that_stands_first():
    rows = [
        "项目 | 2024年预算数 | 2023年预算数 | 增减率（%）",
        "办公费 | 21 | 20 | 5",
        "印刷费 | 9 | 10 | -10",
    ]
    found = figures("基本支出预算增减变化情况（单位：万元）", rows, title="某局2024年部门预算")
    assert [figure.period for figure in found if figure.measure == "growth_from_prior"] == ["2024", "2024"]


def test_growth_beside_years_as_rows_is_the_departments():
    rows = ["年度 | 公务接待费 | 合计 | 比上年增减（%）", "2023年 | 4 | 25 | ", "2024年 | 3 | 20 | -20"]
    found = figures("“三公”经费决算情况表（单位：万元）", rows)
    assert seen(found[-1:], "subject", "measure", "value") == [("部门", "growth_from_prior", "-20")]


def test_head_that_names_no_role_beside_posts_and_people_counts_neither():
    rows = [
        "人员类别 | 核定编制数 | 年末实有人数 | 空编数",
        "行政人员 | 32 | 30 | 2",
        "事业人员 | 18 | 17 | 1",
    ]
    found = figures("机构人员情况表（单位：人）", rows)
    assert [figure.certainty for figure in found if figure.measure == "unassigned"] == ["open", "open"]
    assert {str(figure.value) for figure in found if figure.measure == "unassigned"} == {"2", "1"}


def test_retired_cadres_have_a_head_of_their_own():
    rows = ["单位名称 | 编制数 | 离休 | 退休", "局机关 | 38 | 1 | 22", "服务中心 | 20 | 0 | 7"]
    found = figures("单位基本情况表（单位：人）", rows)
    assert [figure.measure for figure in found] == ["authorised", "retired_veteran", "retired"] * 2


def test_price_for_each_is_of_no_stage_and_keeps_its_unit():
    rows = ["项目名称 | 补助标准（元/亩） | 年初预算 | 人均标准", "稻谷补贴 | 150 | 30 | 120元/人"]
    found = figures("单位：万元", rows, title="某局2024年度部门预算")
    assert seen(found, "measure", "value", "unit", "certainty") == [
        ("unassigned", "150", "元/亩", "open"),
        ("initial", "30", "万元", "sure"),
        ("unassigned", "120", "元/人", "open"),
    ]


def test_rate_left_of_what_was_carried_over_is_no_name():
    rows = ["三级指标 | 分值 | 自评得分", "结转结余率 | 10 | 9"]
    assert [figure.subject for figure in figures(rows, title=WHOLE)] == ["结转结余率"] * 2


def test_lines_by_kinds_of_cost_stand_beside_those_by_function():
    rows = [
        "项目（按功能分类） | 本年预算 | 项目（按政府预算经济分类） | 本年预算",
        "一、教育支出 | 20 | 一、机关工资福利支出 | 18",
        "二、卫生健康支出 | 3 | 二、机关商品和服务支出 | 5",
    ]
    found = figures("单位：万元", rows, title="收支总表")
    assert [figure.account for figure in found] == ["function", "economic"] * 2


def test_line_without_a_label_below_labelled_ones_is_only_likely_the_departments():
    rows = ["项目 | 预算数 | 决算数", "基本支出 | 10 | 9", "项目支出 | 20 | 19", " | 30 | 28"]
    found = figures("单位：万元", rows)
    assert [figure.certainty for figure in found] == ["sure"] * 4 + ["likely"] * 2


def test_text_with_a_number_below_a_head_of_results_is_told_of_the_rows_indicator():
    rows = [
        "三级指标 | 年度指标值 | 实际完成值 | 偏差原因",
        "开展宣讲 | 完成20场次 | 完成22场次 | ",
        "培训学员 | 不少于30人 | 31人 | ",
    ]
    assert seen(figures(rows, title=PROJECT), "subject", "stage", "value", "certainty") == [
        ("开展宣讲", "target", "20", "likely"),
        ("开展宣讲", "done", "22", "likely"),
        ("培训学员", "target", "30", "sure"),
        ("培训学员", "done", "31", "sure"),
    ]


@pytest.mark.parametrize(
    ("stage", "measure"),
    [
        ("年初预算", "execution_to_initial"),
        ("全年预算", "execution_to_adjusted"),
        ("预算数", "execution_to_budget"),
    ],
)
def test_rate_over_the_budget_is_over_the_only_stage_of_it_beside(stage, measure):
    rows = [f"科目 | {stage} | 决算 | 为预算的%", "教育支出 | 10 | 9 | 90", "卫生健康支出 | 20 | 19 | 95"]
    found = figures("支出决算表（单位：万元）", rows)
    assert [figure.measure for figure in found if figure.kind == "ratio"] == [measure] * 2


def test_amount_for_each_head_is_none_of_the_lines():
    rows = ["单位类别 | 人均支出（万元） | 支出总额（万元）", "行政单位 | 3.2 | 128", "事业单位 | 2.5 | 150"]
    found = figures("2024年公用经费支出情况", rows)
    assert [figure.measure for figure in found] == ["unassigned", "actual"] * 2


def test_amount_in_brackets_alone_was_taken_off_and_a_whole_number_there_is_a_mark():
    rows = [
        "项目 | 2023年决算数 | 2024年决算数 | 增减",
        "基本支出 | 100 | 96 | （4.00）",
        "项目支出 | 50 | 57 | 7.00",
    ]
    found = figures("单位：万元", rows)
    assert [str(figure.value) for figure in found if figure.measure == "change_from_prior"] == [
        "-4.00",
        "7.00",
    ]


def test_texts_that_tell_numbers_behind_names_under_no_known_head_are_none():
    rows = [
        "工作任务 | 主要做法 | 预算安排 | 实际支出",
        "档案整理 | 扫描历史档案120页 | 46 | 45.1",
        "平安宣传 | 举办宣讲36场 | 18 | 17.6",
    ]
    found = figures("重点工作经费保障情况（单位：万元）", rows)
    assert seen([figure for figure in found if figure.kind == "money"], "subject", "measure") == [
        ("档案整理", "budget"),
        ("档案整理", "actual"),
        ("平安宣传", "budget"),
        ("平安宣传", "actual"),
    ]


@pytest.mark.parametrize(
    ("text", "value", "qualifier"),
    [("达到90%以上", "90", "at_least"), ("控制在90%以内", "90", "at_most"), ("提高到90%", "90", "exact")],
)
def test_word_in_front_of_the_value_of_a_target_names_nothing(text, value, qualifier):
    rows = ["三级指标 | 年度目标值 | 全年完成情况 | 分值 | 得分", f"设备完好率 | {text} | 93% | 10 | 10"]
    assert seen(figures(rows, title=PROJECT)[:2], "subject", "stage", "value", "qualifier") == [
        ("设备完好率", "target", value, qualifier),
        ("设备完好率", "done", "93", "exact"),
    ]


def test_growth_behind_a_change_is_over_what_that_change_is():
    rows = [
        "项目 | 年初预算 | 年度决算 | 较预算增减 | 增减幅度 | 上年决算 | 较上年增减 | 增幅（%）",
        "基本支出 | 50 | 52.5 | 2.5 | 5% | 42 | 10.5 | 25",
    ]
    assert [figure.measure for figure in figures("支出决算分析（单位：万元）", rows)] == [
        "initial",
        "actual",
        "difference",
        "other_rate",
        "actual",
        "change_from_prior",
        "growth_from_prior",
    ]


def test_heads_that_tell_what_is_counted_own_no_column_of_stages():
    rows = ["项目 | 数量 | 单价 | 金额", "年初预算 | 20 | 0.5 | 10", "实际支出 | 18 | 0.52 | 9.36"]
    found = figures("设备采购情况（单位：万元）", rows)
    assert [figure.certainty for figure in found if figure.subject in ("数量", "单价")] in ([], ["open"] * 4)


def test_parts_of_a_project_over_several_rows_are_lines_of_their_own_below_it():
    rows = [
        "项目名称 | 明细 | 预算数 | 支出数",
        "甲工程 | 人工 | 10 | 9",
        "^ | 材料 | 20 | 19",
        "乙工程 | 人工 | 30 | 29",
        "^ | 小计 | 30 | 29",
    ]
    found = figures("2024年度项目支出情况表（单位：万元）", rows)
    assert seen(found[::2], "subject", "parent", "value") == [
        ("人工", "甲工程", "10"),
        ("材料", "甲工程", "20"),
        ("人工", "乙工程", "30"),
        ("乙工程", "", "30"),
    ]


def test_aims_that_are_names_alone_are_the_lines_of_their_money():
    rows = ["序号 | 绩效目标 | 预算资金 | 支出金额", "1 | 促进消费升级 | 140 | 137", "2 | 稳定外贸 | 92 | 83"]
    found = figures("单位：万元", rows, title=WHOLE)
    assert seen(found[::2], "subject", "value") == [("促进消费升级", "140"), ("稳定外贸", "92")]
