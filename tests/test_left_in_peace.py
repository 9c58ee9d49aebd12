"""Ordinary passages of consistent reports, each once misunderstood: nothing false is asked of them."""

from pathlib import Path

import pytest

from helpers.frames import records
from helpers.measure import findings_of
from helpers.read import read_raw

TITLE = "2024年度部门整体支出绩效自评报告"

BY_FUND = (
    "二、预算资金情况",
    "1.一般公共预算。年初预算8460万元，调增750万元，为省级补助；支出8986.40万元，其中基本支出1386.40万元、项目支出7600万元。",
    "2.政府性基金预算。年初预算15000万元，调增1000万元，为专项债券资金；支出15092万元，全部为项目支出。",
)
OF_A_HOSPITAL = (
    "2024年总收入28416万元；总支出27964万元。本年盈余452万元。",
    "财政拨款支出3120万元，其中基本支出2210万元，项目支出910万元。",
)
IN_POINTS = (
    "| 指标 | 2023年 | 2024年完成 | 比上年增减 |\n|---|---|---|---|\n| 患者满意度 | 93.6% | 95.1% | 1.5个百分点 |",
)
YEARS_IN_TURN = (
    "2023年、2024年全年预算数分别为3305.60万元、3418万元，决算数分别为3214.30万元、3366.73万元。",
    "2023年、2024年预算执行率分别为97.24%和98.50%。",
)
PARTS_BEHIND = (
    "2024年支出2449.30万元，其中基本支出1089.20万元，项目支出1360.10万元。基本支出包括：工资福利支出932万元、对个人和家庭的补助52.20万元，公用经费105万元。",
)
REASONS_TOGETHER = (
    "单位：万元",
    "| 项目 | 年初预算数 | 调整预算数 | 决算数 |\n|---|---|---|---|\n| 营养改善计划 | 200 | 300 | 290 |\n"
    "| 校舍维修改造 | 100 | 160 | 150 |",
    "调增原因：一是上级下达营养改善计划资金100万元；二是校舍维修改造省级补助60万元。",
)
REASON_OF_ALL = (
    "2024年年初预算6120万元，年中追加2795.70万元，调整后预算8915.70万元，支出8900万元。追加的主要原因：一是省级下达建设资金2400万元；二是调资395.70万元。",
)
POSTS_OF_THREE_KINDS = (
    "全系统核定编制186名，其中行政编制32名、参公事业编制18名、事业编制136名；年末实有在职人员172人，其中行政人员30人、参公人员17人、事业人员125人。",
)
BEYOND_THE_AIM = ("2024年新建污水管网38.6公里，较目标36公里多2.6公里。",)
APPROVED_TOGETHER = (
    "二、项目支出情况",
    "单位：万元",
    "| 项目 | 年初预算 | 调增 | 调减 | 调整后预算 | 实际支出 |\n|---|---|---|---|---|---|\n"
    "| 居家养老服务 | 265 | 45 | 0 | 310 | 310 |\n| 社区建设 | 540 | 0 | 35 | 505 | 500 |",
    "居家养老服务调增45万元，因补贴提标（东财预〔2024〕118号）；社区建设调减35万元，因用房改造延后（东财预〔2024〕119号）。",
)
STAFF_OF_TWO_SUMS = ("编制数64人，实有人数61人，其中在职61人；另有退休38人。",)
DEGREES = (
    "发放满意度问卷300份，收回287份，其中有效问卷280份；非常满意168份，满意92份，基本满意14份，不满意6份，满意率97.9%。",
)
OVER_LAST_YEAR = ("2023年支出3742.50万元，2024年比2023年增加355.70万元，增幅9.50%。",)
FORM_WITH_PARTS = (
    "单位：元",
    "| 资金情况 | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |\n|---|---|---|---|---|---|---|\n"
    "| 年度资金总额 | 18632400 | 21408650 | 20980477 | 10 | 98.00% | 9.8 |\n"
    "| 其中：基本支出 | 5432400 | 5618650 | 5618650 | — | 100.00% | — |\n"
    "| 项目支出 | 13200000 | 15790000 | 15361827 | — | 97.29% | — |",
)
TOLD_BELOW = (
    "| 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 全年完成值 | 分值 | 得分 |\n|---|---|---|---|---|---|---|\n"
    "| 产出指标 | 数量指标 | 城市低保保障人数 | ≥1200人 | 1186人 | 10 | 9.88 |",
    "偏差说明：城市低保保障人数未达目标，原因是部分家庭收入增加后退出低保。",
)
TITLED_ITEMS = (
    "2024年实际支出6320万元。",
    "三、重点项目",
    "（一）农村饮水安全巩固提升。预算1600万元，支出1536万元，执行率96%。",
    "（二）河道治理。预算1300万元，支出1144万元，执行率88%。",
)
BUDGETS_NESTED = (
    "表1　部门预算执行情况　　单位：万元",
    "| 资金性质 | 年初预算 | 追加（减）预算 | 全年预算 | 支出数 | 结转结余 |\n|---|---|---|---|---|---|\n"
    "| 合计 | 3980 | 1245 | 5225 | 4896.30 | 328.70 |\n| 一、一般公共预算 | 3680 | 1145 | 4825 | 4521.30 | 303.70 |\n"
    "| 1.基本支出 | 1480 | 45 | 1525 | 1525 | 0 |\n| 2.项目支出 | 2200 | 1100 | 3300 | 2996.30 | 303.70 |\n"
    "| 二、政府性基金 | 300 | 100 | 400 | 375 | 25 |",
    "追加预算1245万元，其中：调资45万元，中央农业生产发展资金1100万元，专项债券100万元。",
)
SOURCES = (
    "单位：万元",
    "| 资金来源 | 年初预算数 | 全年预算数 | 全年执行数 |\n|---|---|---|---|\n| 一般公共预算资金 | 8460 | 9210 | 8986.40 |\n"
    "| 政府性基金预算资金 | 15000 | 16000 | 15092 |\n| 合计 | 23460 | 25210 | 24078.40 |",
    *BY_FUND[1:],
)
RATE_BEHIND_PARTS = (
    "2024年全年预算400万元，其中基本支出200万元、项目支出200万元；全年支出380万元，其中基本支出200万元、项目支出180万元，预算执行率95%。",
)
BUDGET_OF_THREE_COLUMNS = (
    "单位：万元",
    "| 预算类别 | 上年结转 | 年初预算 | 年中追加 | 实际支出 | 年末结转 | 执行率 |\n|---|---|---|---|---|---|---|\n"
    "| 一般公共预算 | 20 | 160 | 20 | 190 | 10 | 95.00% |\n| 政府性基金预算 | 0 | 90 | 10 | 80 | 20 | 80.00% |",
)
TOTAL_OF_THREE_PARTS = (
    "2024年预算资金总额480万元，其中上年结转20万元、年初预算410万元、年中追加50万元，追加原因为省级下达技改资金；实际支出450万元，年末结转30万元。",
)
BY_PURPOSE = (
    "全年支出370万元。按支出性质分：基本支出170万元，项目支出200万元。按用途分：",
    "（1）工资福利支出130万元；",
    "（2）商品和服务支出30万元；",
    "（3）对个人和家庭的补助50万元；",
    "（4）资本性支出160万元。",
)
ONE_SOURCE_NAMED = (
    "2024年预算调整后为540万元（基本支出390万元，项目支出150万元），其中：中央和省转移支付30万元，增人增资20万元。"
    "实际支出530万元，其中基本支出385万元、项目支出145万元。",
)
OVER_AN_AMOUNT_OF_LAST_YEAR = (
    "2024年支出525万元，其中基本支出390万元、项目支出135万元。",
    "与2023年决算500万元相比，支出增加25万元，增长5%，"
    "其中基本支出由370万元增至390万元，增长5.41%；项目支出由130万元增至135万元，增长3.85%。",
)
BASE_OF_ANOTHER_SENTENCE = (
    "（一）年初预算250万元；年中根据县财政局文件追加130万元"
    "（其中：①示范资金60万元；②搬迁补助40万元；③运转经费30万元）；全年预算380万元。",
    "（二）全年支出361万元，预算执行率95%，结转19万元。",
)
ALL_OF_A_PLAN = ("轮换储备粮1.2万吨，完成计划的100%。",)
IN_TWO_UNITS_OF_TABLES = (
    "2024年支出372.50万元，其中基本支出172.50万元、项目支出200万元。",
    "单位：元",
    "| 项目 | 年初预算数 | 决算数 |\n|---|---|---|\n| 基本支出 | 1700000.00 | 1725000.00 |\n"
    "| 项目支出 | 2000000.00 | 2000000.00 |",
)
SIZE_AND_COST = (
    "基本支出300万元，项目支出50万元。项目支出包括：校舍维修20万元、设备购置30万元。",
    "| 指标名称 | 年初目标值 | 实际完成值 |\n|---|---|---|\n| 校舍维修面积 | 3200平方米 | 3260平方米 |",
)
SCOPES_OF_A_BUDGET = (
    "2024年支出预算628万元，其中：基本支出531万元，项目支出97万元。",
    "三、财政拨款支出预算",
    "2024年财政拨款支出预算148万元。按用途划分，人员经费104万元，公用经费4万元，项目支出40万元。",
)
POSTS_OF_TWO_KINDS = ("旗交通运输局核定行政编制16名、事业编制38名，年末在职人员51人。",)
PARTS_IN_BRACKETS = ("服务对象满意度94.6%（问卷320份，有效316份，满意299份）。",)
LEFT_BEHIND_A_LIST = (
    "2024年年初预算824万元。全年预算890万元，支出872万元，执行率98%。",
    "支出872万元中，基本支出296万元，项目支出576万元。年中追加66万元，系省级水利救灾资金40万元、河道清淤应急资金26万元。结转下年18万元。",
)
PROJECTS_COUNTED = (
    "2024年安排项目2个，年初预算200万元，年中追加40万元，调减10万元，调整后230万元，实际支出220万元。",
    "单位：万元",
    "| 项目 | 年初预算 | 追加 | 调减 | 调整后预算 | 实际支出 |\n|---|---|---|---|---|---|\n"
    "| 动物防疫 | 120 | 40 | 0 | 160 | 152 |\n| 农机购置补贴 | 80 | 0 | 10 | 70 | 68 |",
    "追加原因：动物防疫追加40万元，为省级补助；农机购置补贴因申报户减少调减10万元。",
)
LIST_OF_ONE = (
    "单位：万元",
    "| 资金 | 年初预算数 | 调整后预算数 | 决算数 |\n|---|---|---|---|\n| 项目经费 | 488 | 699 | 685 |\n"
    "| 其中：上级专项 |  | 211 | 200 |",
)
POSTS_OF_UNITS_BELOW = (
    "我局核定行政编制32名，机关工勤编制3名，所属事业单位编制24名；年末实有在编人员54人，编外聘用人员8人。",
)
PASSAGES = {
    "a list of one": (LIST_OF_ONE, {"projects"}),
    "posts of units below": (POSTS_OF_UNITS_BELOW, {"in_service_at_most_authorised"}),
    "posts of two kinds": (POSTS_OF_TWO_KINDS, {"in_service_at_most_authorised"}),
    "parts of a rate in brackets": (PARTS_IN_BRACKETS, {"rate_without_parts"}),
    "carry-over behind a list": (LEFT_BEHIND_A_LIST, {"gap"}),
    "projects counted": (PROJECTS_COUNTED, {"both_ways", "number_of_projects"}),
    "rate of the whole behind its parts": (RATE_BEHIND_PARTS, {"rate"}),
    "budget in three columns": (BUDGET_OF_THREE_COLUMNS, {"rate"}),
    "budget with its parts": (TOTAL_OF_THREE_PARTS, {"budget_stage"}),
    "spending by purpose": (BY_PURPOSE, {"projects"}),
    "one source named": (ONE_SOURCE_NAMED, {"projects"}),
    "growth over an amount of last year": (OVER_AN_AMOUNT_OF_LAST_YEAR, {"basic_and_project"}),
    "base in another sentence": (BASE_OF_ANOTHER_SENTENCE, {"rate_without_parts"}),
    "all of a plan": (ALL_OF_A_PLAN, {"rate_without_parts"}),
    "tables in another unit": (IN_TWO_UNITS_OF_TABLES, {"one_unit"}),
    "size and cost": (SIZE_AND_COST, {"small_cost"}),
    "in service alone": (STAFF_OF_TWO_SUMS, {"people"}),
    "degrees of satisfaction": (DEGREES, {"rate"}),
    "growth over last year's amount": (OVER_LAST_YEAR, {"growth_does_not_follow"}),
    "basic and project in a form": (FORM_WITH_PARTS, {"rate"}),
    "reason below the form": (TOLD_BELOW, {"unmet_without_reason"}),
    "projects by titles of items": (TITLED_ITEMS, {"stated_twice", "budget_stage", "rate_without_parts"}),
    "budgets nested in a table": (BUDGETS_NESTED, {"basic_and_project", "gap", "large_adjustment"}),
    "sources of funds": (SOURCES, {"stated_twice"}),
    "budgets in numbered items": (BY_FUND, {"stated_twice", "budget_stage"}),
    "appropriation as a part of all spending": (OF_A_HOSPITAL, {"basic_and_project", "gap"}),
    "change in points": (IN_POINTS, {"rate_at_most_one"}),
    "years in turn": (YEARS_IN_TURN, {"rate", "stated_twice"}),
    "parts of an amount named again": (PARTS_BEHIND, {"projects"}),
    "reasons of several lines": (REASONS_TOGETHER, {"large_adjustment"}),
    "reason behind the change": (REASON_OF_ALL, {"large_adjustment"}),
    "posts of three kinds": (POSTS_OF_THREE_KINDS, {"in_service_at_most_authorised", "staff_by_kind"}),
    "beyond the aim": (BEYOND_THE_AIM, {"unmet_without_reason"}),
    "approvals of several lines": (APPROVED_TOGETHER, {"adjustments_without_reason"}),
}


def asked(folder: Path, *lines: str, title: str = TITLE) -> list[dict[str, str]]:
    """The findings of a report of these paragraphs."""
    home = folder / "raw" / "made-up" / "2024"
    home.mkdir(parents=True)
    (home / "report.md").write_text("\n\n".join((title, *lines)), encoding="utf-8")
    source = read_raw(folder, "made-up", "2024")
    return records(findings_of(source.figures, source.words, source=source))


@pytest.mark.parametrize("name", PASSAGES)
def test_nothing_false_is_asked_of_an_ordinary_passage(name, tmp_path):
    lines, false = PASSAGES[name]
    found = asked(tmp_path, *lines)
    assert [row["sentence"] for row in found if row["rule"] in false or row["grade"] == "差错"] == []


def test_problems_and_advice_under_one_heading_are_found(tmp_path):
    missing = [
        row["sentence"] for row in asked(tmp_path, "支出90万元。", "五、问题与建议", "手续办理周期长。")
    ]
    assert not any("存在的问题" in sentence or "改进措施" in sentence for sentence in missing)


def test_figure_of_a_project_in_a_sentence_of_its_own_is_a_question_of_reading(tmp_path):
    lines = (
        "年末结转109万元，其中：项目支出结转107万元，基本支出结转2万元。",
        "单位：万元",
        "| 项目名称 | 本年预算 | 本年支出 | 年末结转 |\n|---|---|---|---|\n| 储备粮轮换 | 250 | 163 | 87 |\n"
        "| 仓储设施维修 | 116 | 96 | 20 |",
        "六、存在问题",
        "仓储设施维修项目因招标时间较晚，支付进度为82.76%，年末结转20万元，下年度继续使用。",
    )
    told = [row["grade"] for row in asked(tmp_path, *lines) if row["rule"] == "stated_twice"]
    assert set(told) <= {"识读待确认"}


def test_parts_of_the_appropriation_are_none_of_all_that_a_unit_plans(tmp_path):
    found = asked(tmp_path, *SCOPES_OF_A_BUDGET, title="2024年甲医院单位预算")
    assert [row["sentence"] for row in found if row["grade"] == "差错"] == []


def test_sections_under_short_names_are_found(tmp_path):
    lines = ("一、基本概况", "支出90万元。", "六、问题与改进", "支付进度慢，将按月通报。")
    missing = [row["sentence"] for row in asked(tmp_path, *lines) if row["rule"] == "not_found"]
    assert not any(name in missing[0] for name in ("基本情况", "存在的问题", "改进措施"))


def test_kinds_of_posts_show_that_posts_are_printed(tmp_path):
    missing = [
        row["sentence"]
        for row in asked(tmp_path, "2024年末全部门编制158名（行政45名、事业113名），支出90万元。")
    ]
    assert not any("编制数" in sentence for sentence in missing)


def test_targets_of_a_table_show_that_there_are_targets(tmp_path):
    table = "| 指标名称 | 年初目标值 | 实际完成值 |\n|---|---|---|\n| 培训人数 | 64人 | 66人 |"
    missing = [row["sentence"] for row in asked(tmp_path, "支出90万元。", table)]
    assert not any("绩效目标" in sentence for sentence in missing)


def test_budgets_without_a_stage_are_one_finding_that_names_each(tmp_path):
    lines = (
        "二、预算资金",
        "（一）一般公共预算资金80万元。",
        "（二）政府性基金预算资金20万元。",
        "（三）支出90万元。",
    )
    told = [row["sentence"] for row in asked(tmp_path, *lines) if row["rule"] == "budget_stage"]
    assert len(told) <= 1


def test_final_accounts_with_grand_totals_are_not_asked_for_the_rest(tmp_path):
    title = "青禾县某局2024年度部门决算"
    lines = (
        "2024年度收、支总计均为185.32万元。",
        "2024年度收入合计178.86万元，其中：财政拨款收入178.86万元。",
        "2024年度支出合计180.10万元，其中：基本支出148.86万元；项目支出31.24万元。",
    )
    assert [row["rule"] for row in asked(tmp_path, *lines, title=title) if row["rule"] == "gap"] == []


def test_a_report_on_a_project_is_not_asked_for_what_departments_have(tmp_path):
    titles = ("丁县2024年农村公路养护项目支出绩效自评报告", "2024年城市维护专项资金绩效自评报告")
    for place, title in enumerate(titles):
        found = asked(
            tmp_path / str(place), "项目实际支出90万元，自评得分95分。", "六、存在的问题", title=title
        )
        missing = "".join(row["sentence"] for row in found if row["rule"] == "not_found")
        names = ("“三公”经费", "编制数", "政府采购", "固定资产", "基本支出")
        assert [name for name in names if name in missing] == []


def test_personnel_and_running_costs_show_basic_expenditure(tmp_path):
    said = "决算支出90万元，其中：人员经费60万元，公用经费10万元，项目经费20万元。"
    missing = "".join(row["sentence"] for row in asked(tmp_path, said) if row["rule"] == "not_found")
    assert missing
    assert "基本支出" not in missing


@pytest.mark.parametrize(("name", "told"), [("县林草局机关", False), ("县水利局", True)])
def test_a_unit_under_a_short_name_is_no_other_unit(name, told, tmp_path):
    title = "丁县林业和草原局2024年度部门整体支出绩效自评报告"
    found = asked(tmp_path, f"{name}主要职责是监督管理。", "支出90万元。", title=title)
    assert any(row["rule"] == "other_unit" for row in found) == told


def test_an_amount_beside_a_sum_that_is_all_it_is_off_by_explains_it(tmp_path):
    said = "年初结转186.4万元，年初预算3260万元，年中追加1420万元，收回35万元，全年预算4831.4万元。"
    assert [row["sentence"] for row in asked(tmp_path, said) if row["grade"] == "差错"] == []


def test_a_rate_beside_amounts_that_are_not_understood_is_of_no_others(tmp_path):
    lines = (
        "预算安排支出3620万元，决算支出3475.2万元。",
        "| 序号 | 工作 | 预算资金 | 支出金额 | 支出率 |\n|---|---|---|---|---|\n| 1 | 促进消费 | 1400 | 1372 | 98% |",
    )
    assert [row["sentence"] for row in asked(tmp_path, *lines) if row["rule"] == "rate"] == []
