"""Shapes of forms and tables as departments publish them: heads that go on down, codes, lists. All figures are made up."""

import pytest
from typed_documents import figures, seen

FORM = "2022年度项目支出绩效自评表"


@pytest.mark.parametrize("head", ["增、减幅度", "增/减%", "增长（下降）%", "增（+）、减（-）%", "升降幅度"])
def test_change_of_either_way_has_the_sign_that_is_printed(head):
    rows = [
        f"项目 | 2023年预算数 | 2024年预算数 | {head}",
        "公务接待费 | 3 | 7 | 133%",
        "会议费 | 4 | 3 | -25%",
    ]
    found = [each for each in figures(rows, title="2024年“三公”经费情况表") if each.kind == "ratio"]
    assert [str(each.value) for each in found] == ["133", "-25"]


def test_name_that_holds_words_of_both_ways_stays_whole():
    found = figures(
        ["项目名称 | 年初预算数", "升降机购置 | 12", "消防检测 | 8"], title="2024年项目支出表（单位：万元）"
    )
    assert seen(found, "subject", "value") == [("升降机购置", "12"), ("消防检测", "8")]


STAFF = [
    "人员编制情况 | 编制数 | 2023年实际在职人数 | 控制率",
    "^ | 40 | 38 | 95%",
    "经费情况 | 2022年决算数 | 2023年预算数 | 2023年决算数",
    "公用经费 | 20.00 | 24.00 | 22.00",
]


def test_head_that_goes_on_down_names_nobody():
    found = [each for each in figures(STAFF, title="部门基础数据表（单位：万元）") if each.kind != "money"]
    assert seen(found, "subject", "measure", "value") == [
        ("部门", "authorised", "40"),
        ("部门", "in_service", "38"),
        ("部门", "in_service_to_authorised", "95"),
    ]


def test_head_that_goes_on_down_says_no_stage():
    rows = ["部门预算执行情况 | 年初预算数（万元） | 全年执行数（万元）", "^ | 318.00 | 259.00"]
    found = figures(rows, title="2023年度部门整体绩效自评表")
    assert seen(found, "subject", "measure", "value") == [
        ("部门", "initial", "318.00"),
        ("部门", "actual", "259.00"),
    ]


def test_what_is_listed_is_no_part_of_its_first_items_name():
    rows = [
        "预算情况 | 部门预算总额 | 80.00",
        "^ | 1、资金结构：（1）基本支出 | 50.00",
        "^ | （2）项目支出 | 30.00",
    ]
    found = figures(rows, title="2025年部门整体绩效目标表（单位：万元）")
    assert seen(found, "subject", "account", "value")[1:] == [
        ("部门", "basic", "50.00"),
        ("部门", "project", "30.00"),
    ]


def test_code_of_the_catalogue_of_purchases_is_no_part_of_a_name():
    rows = [
        "采购品目 | 计量单位 | 采购数量 | 采购金额",
        "A02010105 台式计算机 | 台 | 20 | 12.00",
        "C21040001物业管理 | 项 | 1 | 38.00",
    ]
    found = figures(rows, title="2024年政府采购预算表（单位：万元）")
    assert {each.subject for each in found} == {"台式计算机", "物业管理"}


def test_code_of_a_unit_is_no_amount():
    rows = ["单位代码 | 单位名称 | 基本支出", "403001 | 县图书馆 | 89.60", "403002 | 县博物馆 | 116.20"]
    found = figures(rows, title="2024年支出决算表（单位：万元）")
    assert [str(each.value) for each in found] == ["89.60", "116.20"]


def test_project_of_a_form_may_stand_behind_the_name_of_its_part():
    rows = [
        "项目基本情况 | 项目名称 | 档案网络维护 | < | <",
        "^ | 项目负责人 | 李某 | 联系电话 | 6375520",
        "项目资金情况 | 资金来源（万元） | 上年度预算安排 | 上年度实际执行 | 备注",
        "^ | 合计 | 48.00 | 46.30 | ",
        "支出明细（万元） | 1.机房维保 | 20.00 | 19.80 | ",
        "^ | 2.专线租赁 | 28.00 | 26.50 | ",
    ]
    found = figures(rows, title="项目支出绩效目标申报表（2024年度）")
    assert seen(found, "subject", "measure", "value") == [
        ("档案网络维护", "budget", "48.00"),
        ("档案网络维护", "actual", "46.30"),
        ("机房维保", "budget", "20.00"),
        ("机房维保", "actual", "19.80"),
        ("专线租赁", "budget", "28.00"),
        ("专线租赁", "actual", "26.50"),
    ]


def test_amount_of_a_project_among_indicators_is_its_own():
    rows = [
        "序号 | 项目名称 | 预算金额 | 三级指标 | 指标值",
        "1 | 耕地治理 | 32.00 | 治理面积 | ≥860亩",
        "^ | ^ | ^ | 满意度 | ≥90%",
    ]
    found = [
        each for each in figures(rows, title="2025年项目支出绩效目标表（单位：万元）") if each.kind == "money"
    ]
    assert seen(found, "subject", "account", "value") == [("耕地治理", "fund", "32.00")]


def test_score_behind_no_name_is_only_likely_the_projects():
    rows = [
        "项目名称 | 视力筛查 | 主管部门 | 某县教育局",
        "执行情况（万元） | 年初预算数 | 16.00 | 得分 | 9.7",
    ]
    (found,) = [
        each for each in figures(rows, title="项目支出绩效自评表（2024年度）") if each.measure == "score"
    ]
    assert (found.subject, found.certainty) == ("视力筛查", "likely")


def test_part_behind_a_stage_in_its_row_is_of_that_stage():
    rows = [
        "预算数（万元） | 年初预算数 | 16.00 | 其中：财政资金 | 12.00",
        "^ | 调整后预算数 | 15.00 | 其中：财政资金 | 11.00",
    ]
    found = figures(rows, title="项目支出绩效自评表（2024年度）")
    assert seen(found, "measure", "value") == [
        ("initial", "16.00"),
        ("initial", "12.00"),
        ("adjusted", "15.00"),
        ("adjusted", "11.00"),
    ]


def test_kinds_of_spending_beside_functions_keep_their_account():
    rows = [
        "项目 | 预算数 | 项目 | 预算数",
        "教育支出 | 40.00 | 工资福利支出 | 30.00",
        "卫生健康支出 | 5.00 | 商品和服务支出 | 15.00",
    ]
    found = figures(rows, title="2024年部门收支总体情况表（单位：万元）")
    assert {(each.subject, each.account) for each in found} >= {
        ("工资福利支出", "economic"),
        ("商品和服务支出", "economic"),
    }


def test_what_is_shared_out_is_no_function():
    rows = ["项目 | 金额", "教育支出 | 40.00", "卫生健康支出 | 5.00", "结余分配 | 2.00"]
    found = figures(rows, title="2024年度支出决算表（单位：万元）")
    assert seen(found, "subject", "account")[2] == ("结余分配", "")


def test_sources_left_empty_beside_a_merged_label_are_no_heads_of_the_next_part():
    rows = [
        "项目名称 | < | 委托业务 | < | < | <",
        "项目资金（万元） | < | | 年初预算数 | 全年执行数 | 得分",
        "^ | < | 年度资金总额 | 90 | 88 | 10",
        "^ | < | 上年结转资金 | | | ",
        "^ | < | 其他资金 | | | ",
        "绩效指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 得分",
        "^ | 数量指标 | 委托业务项目 | ≥50个 | 50 | 8",
    ]
    found = [each for each in figures(rows, title=FORM) if each.kind == "count"]
    assert seen(found, "subject", "stage", "value", "unit") == [
        ("委托业务项目", "target", "50", "个"),
        ("委托业务项目", "done", "50", "个"),
    ]


def test_growth_in_a_line_of_a_year_is_over_the_year_before():
    rows = [
        "年度 | 年初预算 | 决算支出 | 增长（下降）%",
        "2023年 | 425 | 441 | 2.70",
        "2024年 | 418 | 428 | -3.10",
    ]
    found = figures(rows, title="近两年部门收支情况表（金额：万元）")
    rates = [each for each in found if each.kind == "ratio"]
    assert seen(rates, "measure", "period", "value") == [
        ("growth_from_prior", "2023", "2.70"),
        ("growth_from_prior", "2024", "-3.10"),
    ]


def test_code_behind_a_name_is_no_part_of_it():
    rows = [
        "行政区划 | 总人数 | 补贴金额（元）",
        "湍东镇（41132501） | 13827 | 5049288",
        "大桥乡（41132502） | 8113 | 1858732",
    ]
    found = figures(rows, title="2023年补贴汇总表")
    assert {each.subject for each in found if each.certainty == "sure"} == {"湍东镇", "大桥乡"}


def test_first_of_several_values_behind_one_label_has_no_meaning_either():
    rows = ["公务接待费 | 16.90 | 15.40", "会议费 | 3.20 | 2.80"]
    assert not [
        each
        for each in figures(rows, title="2024年“三公”经费决算表（单位：万元）")
        if each.certainty == "sure"
    ]


@pytest.mark.parametrize(
    "line", ["公开08表 | 部门：某县商务局 | 金额单位：万元", "部门：某县商务局 | 2023年度 | 单位：万元"]
)
def test_line_above_a_table_cut_at_its_gaps_tells_the_unit(line):
    rows = [line, "项目 | 年初预算数 | 决算数", "教育支出 | 40.00 | 38.00", "卫生健康支出 | 5.00 | 4.60"]
    found = figures(rows, title="2023年度支出决算表")
    assert seen(found, "subject", "value", "unit", "certainty")[0] == ("教育支出", "40.00", "万元", "sure")
    assert len(found) == 4


def test_heads_of_two_rows_written_below_each_other_are_laid_over_no_columns():
    cells = [
        *("项目", "“三公”经费", "会议费", "小计", "公务接待费", "公务用车购置及运行维护费"),
        *("预算数", "6.50", "2.50", "4.00", "0.80", "决算数", "4.86", "1.32", "3.54", "0.00"),
    ]
    found = figures("某县审计局2020年“三公”经费决算表", "单位：万元", *cells)
    assert not [each for each in found if each.certainty == "sure"]


def test_posts_left_open_are_none_in_service():
    rows = ["项目 | 编制数 | 实有数 | 空编数", "在职人员 | 86 | 81 | 5", "退休人员 | — | 39 | —"]
    found = figures(rows, title="机构人员情况表（单位：人）")
    assert {str(each.value): each.measure for each in found}["5"] == "unassigned"


def test_section_over_a_value_says_no_stage():
    rows = ["指标 | 预算执行情况（万元）", "年初预算数 | 16.00", "结余数 | 4.25", "财政资金 | 12.00"]
    found = {each.label: each for each in figures(rows, title="项目支出绩效自评表（2024年度）")}
    assert all(each.measure != "actual" for each in found.values())


def test_name_of_a_form_of_transfers_is_the_projects():
    rows = [
        "专项（项目）名称 | 生态保护恢复资金 | < | <",
        "项目资金（万元） | | 全年预算数（A） | 全年执行数（B）",
        "^ | 年度资金总额 | 1264 | 1188",
    ]
    found = figures(rows, title="专项转移支付绩效目标自评表（2023年度）")
    assert seen(found, "subject", "account", "measure") == [
        ("生态保护恢复资金", "fund", "adjusted"),
        ("生态保护恢复资金", "fund", "actual"),
    ]
