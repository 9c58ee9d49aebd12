"""How departments write of themselves: posts, headings, labels, what came in; all names are made up."""

import pytest
from typed_documents import figures, seen

BUDGET = "丁县档案馆2024年部门预算公开说明"
FINAL = "丁县档案馆2024年度部门决算"


@pytest.mark.parametrize("name", ["公务用车运行维护及购置费", "公务用车运行和购置费", "公车维护及购置费"])
def test_vehicles_are_one_account_in_whatever_order_their_parts_are_named(name):
    (amount,) = figures(f"{name}支出决算为8万元。")
    assert seen([amount], "subject", "account", "value", "certainty") == [("部门", "vehicles", "8", "sure")]


def test_account_of_a_heading_goes_on_into_its_first_amount():
    found = figures("（二）公务接待费。2024年预算支出3万元，比2023年预算减少1万元。", title=BUDGET)
    assert seen(found, "account", "measure", "value") == [
        ("reception", "budget", "3"),
        ("reception", "change_from_prior", "-1"),
    ]


@pytest.mark.parametrize(
    ("words", "parent", "subject"),
    [
        ("我院在职职工编制数30人。", "", "部门"),
        ("参照公务员管理事业编制12人，事业编制8人。", "部门", "参照公务员管理事业编制"),
        ("我单位共有行政编制9个，事业编制4个。", "部门", "行政编制"),
        ("本馆核定全额事业编制7名、工勤编制1名。", "部门", "全额事业编制"),
    ],
)
def test_posts_of_every_kind_are_authorised(words, parent, subject):
    first = figures(words)[0]
    assert seen([first], "kind", "measure", "parent", "subject") == [
        ("people", "authorised", parent, subject)
    ]


def test_people_on_posts_are_in_service_by_their_kind():
    found = figures("本馆批复编制为30人，现有行政编制人员18人，事业编制人员9人。")
    assert seen(found, "subject", "measure", "value") == [
        ("部门", "authorised", "30"),
        ("行政编制", "in_service", "18"),
        ("事业编制", "in_service", "9"),
    ]


@pytest.mark.parametrize("kind", ["货物类采购", "分散采购"])
def test_kinds_of_purchases_have_the_stage_of_all(kind):
    found = figures(f"政府采购预算9万元，其中：{kind}2万元。", title=BUDGET)
    assert seen(found[1:], "subject", "account", "measure") == [(kind, "procurement", "budget")]


def test_money_that_purchases_are_paid_from_is_no_income_of_the_department():
    found = figures("政府采购预算9万元。", "按政府采购资金类型划分，一般公共预算拨款9万元。", title=BUDGET)
    assert seen(found[1:], "account", "budget", "flow", "measure") == [
        ("procurement", "general", "", "budget")
    ]


def test_number_in_front_of_its_own_noun_is_no_more_of_the_noun_before():
    found = figures("学校现有在职教师40名，600名在校生。")
    assert seen(found, "subject", "value") == [("教师", "40"), ("在校生", "600")]


def test_year_of_founding_is_not_the_year_of_what_follows():
    (area,) = figures("本馆1996年搬迁至新址，占地面积20亩。")
    assert seen([area], "period", "value") == [("2024", "20")]


def test_year_in_which_something_was_done_stays_its_year():
    (posts,) = figures("2022年新建阅览室3间。")
    assert posts.period == "2022"


@pytest.mark.parametrize(
    ("sentence", "value"), [("由、调各是12.5，13.1万元。", "12.5"), ("收、支总计各减少2.5，3.1万元。", "2.5")]
)
def test_numbers_that_share_the_unit_of_the_second_wait_for_a_person(sentence, value):
    found = figures(sentence)
    assert seen(found, "value", "certainty")[0] == (value, "open")
    assert {figure.certainty for figure in found} == {"open"}


def test_amount_of_another_year_without_a_unit_is_only_likely():
    found = figures("公务接待费支出4万元，较上年5。")
    assert seen(found, "value", "unit", "certainty", "doubt")[1] == ("5", "", "likely", "unit=万元")


def test_change_of_a_budget_named_behind_a_line_is_that_budgets():
    found = figures("其他收入20万元，较上年增加3万元，主要是一般公共预算拨款增加2万元。")
    assert seen(found[2:], "subject", "account", "budget") == [("部门", "total", "general")]


def test_rate_right_behind_a_change_is_its_growth():
    found = figures("公务接待费支出4万元，较上年减少1万元，20%。")
    assert seen(found[2:], "measure", "value", "account", "certainty") == [
        ("growth_from_prior", "-20", "reception", "likely")
    ]


@pytest.mark.parametrize(
    "sentence", ["我馆收到上级下拨古籍修复专项资金60万元。", "古籍修复专项资金60万元已全部到位。"]
)
def test_money_that_came_in_was_received(sentence):
    (amount,) = figures(sentence)
    assert seen([amount], "subject", "account", "measure") == [("古籍修复专项资金", "fund", "received")]


def test_amount_behind_one_that_is_not_understood_is_not_surely_the_departments():
    found = figures("收到资金合计60万元，实际发放45万元。")
    assert "sure" not in {figure.certainty for figure in found}


def test_project_of_spending_is_no_spending():
    (amount,) = figures("县级下达公益金支出项目12万元。", title=BUDGET)
    assert seen([amount], "account", "measure") == [("fund", "budget")]


def test_fund_named_after_a_society_is_no_project_of_the_department():
    (amount,) = figures("下达转移支付慈善会项目40万元。", title=BUDGET)
    assert seen([amount], "subject", "account") == [("慈善会项目", "fund")]


def test_part_named_behind_its_whole_stands_below_it():
    found = figures("基本支出90万元。基本支出中办公费支出7万元。")
    assert seen(found[1:], "subject", "parent", "value") == [("办公费", "部门", "7")]


def test_alias_in_brackets_names_the_sum_of_a_list():
    (amount,) = figures("因公出国（境）费、公务接待费、公车运行费（“三公”经费）决算总额19万元。")
    assert amount.account == "three_public"


@pytest.mark.parametrize(
    ("sentence", "measure"), [("国内公务接待批次为52个。", "sessions"), ("接待人次为420人。", "attendances")]
)
def test_name_of_a_count_says_its_role_whatever_its_unit(sentence, measure):
    (count,) = figures(sentence)
    assert count.measure == measure


def test_flow_of_a_label_is_that_of_the_amount_behind_it():
    (amount,) = figures("收入预算：2024年年初预算数70万元。", title=BUDGET)
    assert seen([amount], "account", "flow", "measure") == [("total", "income", "initial")]


def test_appropriation_for_running_is_the_departments_income():
    found = figures("预算总收入41万元，其中：经费拨款41万元。", title=BUDGET)
    assert seen(found[1:], "subject", "flow", "fund_scope") == [("部门", "income", "财政拨款")]


def test_numbers_of_rules_are_no_figures():
    assert figures("严格执行省委30项和市委20条规定。") == []


def test_lines_below_two_parts_of_the_expenditure_are_two_lines():
    below = ("商品和服务支出20万元。", "商品和服务支出30万元，同比减少2万元。")
    read = figures("1.基本支出50万元。其中：", below[0], "2.项目支出30万元。其中：", below[1], title=BUDGET)
    found = [figure for figure in read if figure.subject == "商品和服务支出"]
    assert seen(found, "part", "value", "measure") == [
        ("basic", "20", "budget"),
        ("project", "30", "budget"),
        ("project", "-2", "change_from_prior"),
    ]


UNITS = "单位名称 | 经费性质 | 人员编制数 | 在职人数"


def test_posts_in_a_table_of_one_unit_are_the_departments():
    found = figures([UNITS, "丁县档案馆 | 财政核拨 | 15 | 13"], title=BUDGET)
    assert seen(found, "subject", "measure", "value") == [
        ("部门", "authorised", "15"),
        ("部门", "in_service", "13"),
    ]


def test_posts_in_a_table_of_several_units_are_the_departments_only_in_sum():
    rows = ["丁县档案馆 | 财政核拨 | 15 | 13", "丁县史志办 | 财政核拨 | 6 | 6", "合计 | | 21 | 19"]
    found = figures([UNITS, *rows], title=BUDGET)
    assert [figure.subject for figure in found[:2]] == ["丁县档案馆"] * 2
    assert seen(found[4:], "subject", "measure", "value") == [
        ("部门", "authorised", "21"),
        ("部门", "in_service", "19"),
    ]


@pytest.mark.parametrize("name", ["“送戏下乡”项目", "“清网护苗”项目", "送戏下乡项目"])
def test_project_named_in_quotes_is_one_project_whatever_its_name_ends_with(name):
    found = figures(f"{name}全年预算数为30万元，执行数为24万元，完成预算的80%。")
    assert seen(found, "subject", "account", "measure") == [
        (name, "fund", "adjusted"),
        (name, "fund", "actual"),
        (name, "fund", "execution_to_budget"),
    ]


def test_points_that_set_projects_apart_are_no_score():
    found = figures("自评得分在90分以上的项目5个，80分至90分的项目1个。")
    assert seen(found, "kind", "value") == [("count", "5"), ("count", "1")]


def test_contracts_awarded_are_purchases_in_the_stage_of_the_document():
    found = figures(
        "授予中小企业合同金额40万元，占政府采购支出总额的80%。", title="丁县档案馆2024年度部门决算公开说明"
    )
    assert seen(found, "account", "measure", "value") == [
        ("procurement", "actual", "40"),
        ("procurement", "share", "80"),
    ]


def test_number_behind_a_plan_is_the_aim_of_what_was_done_behind_it():
    found = figures("开展义诊活动计划20场，实际完成26场。")
    assert seen(found, "subject", "stage", "value") == [
        ("义诊活动", "target", "20"),
        ("义诊活动", "done", "26"),
    ]


def test_noun_of_those_who_are_helped_is_not_cut_in_two():
    (helped,) = figures("全年为120名奖励扶助对象办理登记。")
    assert seen([helped], "subject", "value") == [("奖励扶助对象", "120")]


def test_income_budgeted_at_the_start_of_the_year_is_its_initial_budget():
    (amount,) = figures("2024年年初部门预算收入300万元。")
    assert seen([amount], "account", "flow", "measure") == [("total", "income", "initial")]


def test_year_named_behind_a_date_has_not_that_date():
    found = figures("截至2023年底，本馆共有车辆2辆。2024年拟购置车辆1辆。", title=BUDGET)
    assert seen(found, "value", "as_of", "period", "stage") == [
        ("2", "2023-12-31", "2023", "done"),
        ("1", "", "2024", "target"),
    ]


def test_all_posts_together_are_the_departments():
    found = figures("本部门编制人数合计31人，其中行政编制9人、事业编制22人。")
    assert seen(found[:2], "subject", "measure") == [("部门", "authorised"), ("行政编制", "authorised")]


def test_budget_of_two_funds_together_is_neither_of_the_two():
    words = "2024年度一般公共预算及政府性基金财政拨款“三公”经费支出决算为6万元。"
    (amount,) = figures(words)
    assert seen([amount], "account", "budget", "fund_scope", "measure") == [
        ("three_public", "", "财政拨款", "actual")
    ]


def test_committee_behind_a_level_is_no_level():
    title = "丁市庚区直工委2024年“三公”经费预算公开"
    (amount,) = figures("庚区直工委2024年“三公”经费支出预算为2万元。", title=title)
    assert seen([amount], "coverage", "value") == [("", "2")]


def test_aim_of_an_indicator_of_people_is_a_target():
    found = figures("接受培训人次数年初指标值为不低于90人，全年实际完成值96人。")
    assert seen(found, "stage", "value") == [("target", "90"), ("done", "96")]


def test_what_came_in_behind_the_last_part_is_said_of_the_whole():
    found = figures("助残补助资金年初预算60万元，其中：省级资金40万元、县级资金20万元，资金已全部到位。")
    assert [figure.measure for figure in found] == ["initial"] * 3


def test_fund_below_a_heading_of_income_is_none():
    found = figures("二、2024年部门收入预算情况", "1、报刊征订经费2万元；", title=BUDGET)
    assert seen(found, "subject", "flow") == [("报刊征订经费", "")]


def test_short_names_of_posts_are_posts():
    found = figures("行政事业总编制为29个，其中行政编13个、全额事业编16个。")
    assert seen(found, "kind", "subject", "measure") == [
        ("people", "部门", "authorised"),
        ("people", "行政编", "authorised"),
        ("people", "全额事业编", "authorised"),
    ]


@pytest.mark.parametrize("base", ["较2024年预算减少1万元", "与2024年度预算相比，减少1万元"])
def test_change_against_the_budget_of_the_own_year_is_a_difference(base):
    found = figures(f"公务接待费支出4万元，{base}，下降20%。", title=FINAL)
    assert [figure.measure for figure in found] == ["actual", "difference", "other_rate"]


def test_change_against_the_budget_of_the_year_before_is_one_from_prior():
    found = figures("2025年“三公”经费预算9万元，比2024年预算增加1万元。", title=FINAL)
    assert [figure.measure for figure in found] == ["budget", "change_from_prior"]


def test_words_that_open_a_comparison_are_none_in_jing_bi_jiao():
    words = "经比较2024年度“三公”经费支出决算6万元，较上年减少2万元，较年初预算数减少1万元。"
    assert seen(figures(words, title=FINAL), "account", "measure", "value") == [
        ("three_public", "actual", "6"),
        ("three_public", "change_from_prior", "-2"),
        ("three_public", "difference", "-1"),
    ]


def test_spending_of_this_year_is_that_of_the_fund_named_before():
    found = figures("即校园足球补助经费合计8万元，已于本年度支出7万元。", title=FINAL)
    assert seen(found[1:], "subject", "flow", "measure") == [("校园足球补助经费", "expenditure", "actual")]


def test_no_money_is_a_part_of_measures_taken():
    words = "主要是落实节约六条举措。其中：公务接待费支出2万元。"
    assert seen(figures(words, title=FINAL)[-1:], "account", "parent") == [("reception", "")]


def test_change_of_both_sides_is_of_neither_alone():
    words = "收入总计90万元，支出总计90万元。收支较上年决算数减少6万元。"
    assert seen(figures(words, title=FINAL)[2:], "flow", "measure") == [("", "change_from_prior")]


def test_change_that_goes_on_is_of_the_year_of_the_change_before():
    found = figures(
        "一、2022年“三公”经费预算",
        "2022年公务接待费预算3万元，公务用车运行费预算5万元。",
        "二、2021年“三公”经费决算情况",
        "2021年公务接待费支出2万元，公务用车运行费支出4万元。",
        "2022年“三公”经费预算较2021年增加2万元，其中公务接待费较上年增加1万元。公务用车运行费较上年增加1万元，增长25%。",
        title="丁县某单位2022年“三公”经费预算公开",
    )
    assert [figure.period for figure in found[-2:]] == ["2022", "2022"]


def test_posts_of_an_office_named_short_are_its_own():
    title = "丁县人民代表大会常务委员会2024年度部门预算公开"
    (posts,) = figures("县人大常委会机关现有编制数31人。", title=title)
    assert seen([posts], "subject", "measure") == [("部门", "authorised")]


def test_score_of_one_project_is_not_surely_the_departments():
    (score,) = figures("护林专项项目绩效评价综合评价得分81分。", title="丁县2023年度护林专项项目绩效评价报告")
    assert seen([score], "subject", "certainty") == [("护林专项项目", "likely")]


def test_court_that_files_cases_is_not_filed():
    (count,) = figures("内设立案庭、执行局等9个机构。", title="丁县人民法院2024年部门预算公开")
    assert count.measure == "count"


def test_what_there_is_behind_a_clause_on_a_year_gone_by_is_likely():
    found = figures("因2016年实行公车改革，共有车辆3辆。", title=FINAL)
    assert seen(found, "value", "certainty") == [("3", "likely")]


def test_project_below_what_came_in_is_a_part_of_the_sum():
    words = "项目资金共到位50万元，其中：衔接资金40万元，预拨资金10万元。具体到位情况如下：东山果园项目到位资金9万元。"
    assert seen(figures(words, title=FINAL)[-1:], "parent", "value") == [("部门", "9")]


def test_people_of_one_kind_of_unit_are_not_all_of_the_departments():
    rows = ["项 目 | 合 计 | 行政单位 | 财政补助事业单位", "编制数 | 34 | 30 | 4"]
    found = figures("一、机构及人员情况", "单位：人", rows, title=BUDGET)
    assert seen(found, "subject", "value") == [("部门", "34"), ("行政单位", "30"), ("财政补助事业单位", "4")]


def test_stage_over_a_row_of_one_label_is_that_of_each_value():
    rows = [
        "项目起止时间 | 2024年1月起至2024年12月止",
        "计划安排资金（万元） | 90 | 实际到位资金（万元） | 80 | 实际支出（万元） | 70",
        "省财政 | 60 | 省财政 | 50 | 省财政 | 40",
    ]
    found = figures(rows, title="丁县2024年度项目支出绩效自评报告")
    assert seen(found[3:], "subject", "measure", "value") == [
        ("省财政", "budget", "60"),
        ("省财政", "received", "50"),
        ("省财政", "actual", "40"),
    ]


def test_what_is_owned_at_the_end_of_a_year_is_no_expenditure():
    text = "资产总额90万元，其中：流动资产20万元，在建工程70万元。与上年相比，资产总额增加5万元。"
    assert {figure.certainty for figure in figures(text, title=FINAL)} == {"open"}


def test_description_of_an_account_stands_for_its_name():
    text = (
        "用于保障机构正常运转的日常支出30万元，其中：基本工资、津贴补贴等人员经费支出25万元，"
        "办公费、水电费等公用经费支出5万元。"
    )
    found = seen(figures(text, title=FINAL), "subject", "account", "value")
    assert found == [("部门", "basic", "30"), ("部门", "personnel", "25"), ("部门", "public", "5")]


def test_people_are_handed_out_by_nobody_and_vehicles_serve_nowhere():
    text = "由社保基金发放养老金的退休干部43人。在编实有车辆3辆。"
    found = seen(figures(text, title=FINAL), "measure", "value")
    assert found == [("persons", "43"), ("count", "3")]


def test_running_costs_are_the_departments_by_whatever_short_name_it_calls_itself():
    [figure] = figures("档案馆机关运行经费支出18万元。", title=FINAL)
    assert figure.subject == "机关运行经费"


def test_change_of_a_part_by_its_source_is_not_that_of_the_whole():
    text = "收入合计100元，其中：财政拨款收入90元。与上年相比，收入合计减少20元，其中：财政拨款收入减少15元。"
    found = seen(figures(text, title=FINAL), "fund_scope", "measure", "value")
    assert found[-2:] == [("unknown", "change_from_prior", "-20"), ("财政拨款", "change_from_prior", "-15")]


@pytest.mark.parametrize(
    ("reason", "verb", "value"),
    [
        ("后因名额增多", "追加", "6"),
        ("由于工期延长", "追加", "6"),
        ("考虑到物价因素", "调增", "6"),
        ("受政策变动影响", "调减", "-6"),
    ],
)
def test_reason_in_front_of_an_adjustment_is_no_name(reason, verb, value):
    found = figures(f"清渠经费年初预算40万元，{reason}{verb}6万元。", title=FINAL)
    assert seen(found, "subject", "measure", "value") == [
        ("清渠经费", "initial", "40"),
        ("清渠经费", "adjustment", value),
    ]


def test_reason_that_holds_the_name_is_kept_as_it_is_and_doubted():
    [figure] = figures("因病返贫帮扶项目追加6万元。", title=FINAL)
    assert (figure.subject, figure.certainty) == ("因病返贫帮扶项目", "likely")
    [figure] = figures("因公出国（境）费追加6万元。", title=FINAL)
    assert (figure.account, figure.certainty) == ("abroad", "sure")


@pytest.mark.parametrize("spent", ["仅支出", "只支付", "实际仅使用"])
def test_word_that_no_more_was_spent_is_no_part_of_a_name(spent):
    found = figures(f"游学经费{spent}12万元，为预算30万元的40%。", title=FINAL)
    assert seen(found, "subject", "measure") == [
        ("游学经费", "actual"),
        ("游学经费", "budget"),
        ("游学经费", "execution_to_budget"),
    ]


@pytest.mark.parametrize("rate", ["节约率", "差异率", "进度", "资金使用进度", "预算控制率", "兑付率"])
def test_rate_that_names_nothing_is_likely_of_what_was_spoken_of(rate):
    found = figures(f"清渠经费预算40万元，支出36万元，{rate}90%。", title=FINAL)
    assert (found[-1].subject, found[-1].certainty) == ("清渠经费", "likely")


@pytest.mark.parametrize("spent", ["全部用完", "已全部支出", "全部使用完毕"])
def test_parts_of_what_was_spent_whole_are_spent(spent):
    found = figures(f"年初预算90万元，{spent}，其中清渠经费50万元，护岸经费40万元。", title=FINAL)
    assert seen(found, "subject", "measure", "flow")[1:] == [
        ("清渠经费", "actual", ""),
        ("护岸经费", "actual", ""),
    ]


def test_parts_of_a_budget_that_nobody_says_was_spent_stay_its_parts():
    found = figures("年初预算90万元，其中清渠经费50万元，护岸经费40万元。", title=FINAL)
    assert seen(found, "measure") == [("initial",)] * 3


def test_what_is_left_behind_one_line_is_only_likely_the_departments():
    found = figures("清渠经费支出8万元，结余2万元。", title=FINAL)
    assert (found[-1].measure, found[-1].certainty) == ("carryover", "likely")
    found = figures("基本支出80万元，清渠经费支出8万元，年末结余2万元。", title=FINAL)
    assert (found[-1].account, found[-1].certainty) == ("total", "sure")


def test_change_of_spending_behind_one_of_income_is_of_spending():
    found = figures("收入比上年增加6万元，增长4%，支出增加3万元，增长2%。", title=FINAL)
    assert [figure.flow for figure in found if figure.kind == "money"] == ["income", "expenditure"]
    assert found[-1].label.startswith("支出")


def test_people_beside_the_retired_are_only_likely_all():
    found = figures("现有编制10个，实有8人，退休3人。", title=FINAL)
    assert [figure.certainty for figure in found if figure.measure == "total"] == ["likely"]
    found = figures("实有人数11人，其中在职8人，退休3人。", title=FINAL)
    assert found[0].certainty == "sure"


def test_kinds_of_posts_alone_name_nobody_counted():
    found = figures("核定编制68名，其中行政32名，事业36名。", title=FINAL)
    assert [figure.certainty for figure in found] == ["sure", "likely", "likely"]


def test_what_was_completed_behind_a_plan_is_done():
    found = figures("计划修复水闸12座，完成11座。", title=FINAL)
    assert seen(found, "subject", "stage", "value") == [("水闸", "target", "12"), ("水闸", "done", "11")]


@pytest.mark.parametrize(
    "name",
    ["经济普查经费", "对外交流经费", "和美乡村项目", "减灾备灾经费", "有害生物防治经费", "共建共享经费"],
)
def test_name_that_begins_like_a_light_word_is_whole(name):
    [figure] = figures(f"{name}追加4万元。", title=FINAL)
    assert (figure.subject, figure.measure) == (name, "adjustment")


@pytest.mark.parametrize("when", ["年底执行", "年终支出", "年末实际支出"])
def test_end_of_the_year_is_nobody(when):
    found = figures(f"全年预算安排90万元，{when}85万元，执行率94.44%。", title=FINAL)
    assert {figure.subject for figure in found} == {"部门"}


def test_year_in_front_of_the_start_of_the_year_is_no_part_of_a_name():
    [figure] = figures("清渠经费2024年初预算安排32万元。", title=FINAL)
    assert (figure.subject, figure.measure) == ("清渠经费", "initial")


def test_month_and_reason_in_front_of_a_cut_are_no_name():
    found = figures("清渠经费年初预算32万元，8月份按县政府压减要求核减4万元。", title=FINAL)
    assert (found[-1].subject, found[-1].measure, str(found[-1].value)) == ("清渠经费", "adjustment", "-4")


def test_budget_of_a_bureau_called_a_department_is_the_departments():
    [figure] = figures("县档案局部门预算总额56万元。", title=FINAL)
    assert (figure.subject, figure.account) == ("部门", "total")


def test_money_behind_what_was_counted_of_others_is_only_likely_the_departments():
    found = figures("月标准由70元提高到75元，全年保障孤儿52人，累计支出39万元。", title=FINAL)
    assert found[-1].certainty == "likely"
    found = figures("我馆有职工56人，全年支出312万元。", title=FINAL)
    assert found[-1].certainty == "sure"


@pytest.mark.parametrize(
    ("words", "subject"),
    [("招募讲解员35名", "讲解员"), ("评出一等奖2个", "一等奖"), ("提出整改建议8条", "整改建议")],
)
def test_act_in_front_of_what_is_counted_is_no_part_of_its_name(words, subject):
    [figure] = figures(f"{words}。", title=FINAL)
    assert figure.subject == subject


def test_what_a_project_plans_is_a_target_and_its_name_only_likely():
    [figure] = figures("项目计划整修水闸45座。", title=FINAL)
    assert (figure.stage, figure.certainty) == ("target", "likely")


@pytest.mark.parametrize(
    ("words", "subject"),
    [
        ("新修机耕路8公里", "机耕路"),
        ("衬砌渠道13公里", "渠道"),
        ("抢救修复破损档案12卷", "破损档案"),
        ("加固水库3座", "水库"),
        ("带动农户130户", "农户"),
        ("加固工程3处", "加固工程"),
        ("巡护队伍3支", "巡护队伍"),
        ("收购企业3家", "收购企业"),
    ],
)
def test_work_done_on_a_thing_is_no_part_of_its_name_unless_they_make_one(words, subject):
    [figure] = figures(f"{words}。", title=FINAL)
    assert figure.subject == subject


def test_title_that_ran_into_a_name_makes_it_only_likely():
    [figure] = figures("整体支出绩效自评报告清渠经费支出8万元。", title=FINAL)
    assert figure.certainty != "sure"


def test_project_alone_is_the_one_that_the_document_is_on():
    title = "丁县档案馆2024年库房补贴项目绩效自评报告"
    [figure] = figures("项目年初预算85万元。", title=title)
    assert (figure.subject, figure.account, figure.measure) == ("库房补贴", "fund", "initial")
    [figure] = figures("项目支出85万元。", title=FINAL)
    assert (figure.subject, figure.account) == ("部门", "project")


def test_reason_behind_the_carrying_out_of_a_budget_is_no_name():
    [figure] = figures("预算执行中因人员调入等追加10万元。", title=FINAL)
    assert (figure.subject, figure.measure) == ("部门", "adjustment")


def test_satisfaction_of_a_poll_of_satisfaction_is_only_likely():
    found = figures("业主满意度抽样400户，满意366户，满意率91.5%。", title=FINAL)
    assert (found[-1].measure, found[-1].certainty) == ("satisfaction_rate", "likely")


def test_basic_expenditure_of_a_body_not_known_is_only_likely_its_own():
    [figure] = figures("街道基本支出100万元。", title=FINAL)
    assert figure.certainty == "likely"
    [figure] = figures("本馆基本支出100万元。", title=FINAL)
    assert (figure.account, figure.certainty) == ("basic", "sure")


@pytest.mark.parametrize(
    "sentence",
    [
        "2024年收入决算840万元，去年收入决算800万元，同比增加40万元，增长5%。",
        "2024年收入决算840万元，2023年收入决算800万元，同比多收40万元，增长5%。",
        "2024年收入决算840万元，上年同期为800万元，增加40万元，增长5%。",
        "2024年收入决算840万元，上年同口径收入决算800万元，增加40万元，增长5%。",
    ],
)
def test_change_behind_the_year_before_set_beside_this_one_is_of_this_year(sentence):
    assert seen(figures(sentence, title=FINAL), "subject", "measure", "period", "value") == [
        ("部门", "received", "2024", "840"),
        ("部门", "received", "2023", "800"),
        ("部门", "change_from_prior", "2024", "40"),
        ("部门", "growth_from_prior", "2024", "5"),
    ]


def test_change_of_the_year_before_stays_its_own_where_the_years_stand_in_order():
    found = figures(
        "2023年基本支出300万元，同比增加9万元；2024年基本支出330万元，同比增加30万元。", title=FINAL
    )
    assert [figure.period for figure in found] == ["2023", "2023", "2024", "2024"]


def test_another_line_of_the_year_before_keeps_its_change():
    found = figures("2024年基本支出300万元，2023年项目支出90万元，同比减少5万元。", title=FINAL)
    assert seen(found[1:], "account", "measure", "period") == [
        ("project", "actual", "2023"),
        ("project", "change_from_prior", "2023"),
    ]


@pytest.mark.parametrize(
    ("name", "account"),
    [
        ("工资福利等人员经费", "personnel"),
        ("岗位津贴等人员支出", "personnel"),
        ("差旅费等日常公用经费", "public"),
        ("电话费等公用支出", "public"),
    ],
)
def test_an_instance_of_costs_in_front_of_an_account_is_that_account(name, account):
    (amount,) = figures(f"{name}决算为70万元。", title=FINAL)
    assert seen([amount], "subject", "account", "value") == [("部门", account, "70")]


@pytest.mark.parametrize("name", ["动用非财政拨款结余", "动用专用结余"])
def test_surplus_that_is_drawn_on_keeps_its_whole_name(name):
    found = figures(f"收入总计90万元，包括本年收入合计85万元，{name}5万元。", title=FINAL)
    assert seen(found[2:], "subject", "value") == [(name, "5")]


@pytest.mark.parametrize(
    ("words", "subject"),
    [
        ("我单位占用办公用房900平方米。", "办公用房"),
        ("本单位占有房屋30间。", "房屋"),
        ("拥有土地12亩。", "土地"),
        ("实有车辆4辆。", "车辆"),
        ("占地面积800平方米。", "占地面积"),
    ],
)
def test_having_or_using_a_thing_is_no_part_of_its_name(words, subject):
    (count,) = figures(words)
    assert count.subject == subject


@pytest.mark.parametrize(
    ("words", "subject"),
    [
        ("预计全年可多检测样品700份。", "检测样品"),
        ("每年可多接待读者90人次。", "接待读者"),
        ("可多次使用设备30台。", "设备"),
    ],
)
def test_being_able_to_do_more_is_no_part_of_a_name(words, subject):
    (count,) = figures(words)
    assert count.subject == subject


@pytest.mark.parametrize(
    ("words", "roles"),
    [
        ("在职人员30人（行政编制12人，事业编制18人）。", ["in_service"] * 3),
        ("在职人员30人，行政编制33名。", ["in_service", "authorised"]),
    ],
)
def test_people_told_by_their_posts_in_a_bracket_are_in_service_like_the_whole(words, roles):
    assert [figure.measure for figure in figures(words)] == roles


@pytest.mark.parametrize(
    "name", ["公务用车购置费及运行维护费", "公务用车购置费和运行费", "公车购置费、运行维护费"]
)
def test_vehicles_are_one_account_where_the_first_cost_is_named_as_one_too(name):
    amount, share = figures(f"{name}支出决算8万元，占80%。", title=FINAL)
    assert seen([amount, share], "subject", "account", "certainty") == [
        ("部门", "vehicles", "sure"),
        ("部门", "vehicles", "sure"),
    ]


def test_verb_of_spending_is_no_part_of_what_it_was_spent_on():
    found = figures("2024年本馆开支会议费3万元；列支培训费2万元；支付水电费1万元。", title=FINAL)
    assert seen(found, "subject", "measure") == [
        ("会议费", "actual"),
        ("培训费", "actual"),
        ("水电费", "actual"),
    ]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("开支会议费3万元，用于召开全县修志会议，人数40人，内容为部署修志。", "全县修志会议"),
        ("培训费2万元，用于开展档案员培训，共计人数60人。", "档案员培训"),
    ],
)
def test_people_counted_behind_what_they_were_brought_together_for_are_those_at_it(text, subject):
    people = figures(text, title=FINAL)[1]
    assert seen([people], "subject", "measure", "certainty") == [(subject, "persons", "sure")]


def test_cost_right_behind_an_event_is_likely_the_events():
    cost = figures("列支培训费2万元；举办读书活动，开支5万元。", title=FINAL)[1]
    assert seen([cost], "subject", "measure", "certainty") == [("读书活动", "actual", "likely")]


def test_price_of_vehicles_is_of_the_account_that_they_were_counted_under():
    text = "公务用车购置支出36万元。全年更新购置公务用车2辆，金额36万元。"
    price = figures(text, title=FINAL)[2]
    assert seen([price], "subject", "account", "measure") == [("部门", "vehicle_purchase", "actual")]


def test_price_behind_a_count_that_no_account_is_told_of_waits_for_a_person():
    price = figures("签订合同3份，金额36万元。", title=FINAL)[1]
    assert price.certainty == "open"


@pytest.mark.parametrize(
    ("item", "account"),
    [
        ("1.因公出国（境）费用：根据外事部门批准的计划，2024年安排预算3万元，比上年增加1万元。", "abroad"),
        ("2.公务接待费：按照实际接待任务测算，2024年安排3万元，比上年增加1万元。", "reception"),
    ],
)
def test_account_that_an_item_is_labelled_with_owns_the_amounts_behind_its_reason(item, account):
    found = figures(item, title=BUDGET)
    assert seen(found, "account", "measure", "value", "certainty") == [
        (account, "budget", "3", "sure"),
        (account, "change_from_prior", "1", "sure"),
    ]


def test_units_that_have_running_costs_are_counted_as_units():
    text = "丁县档案馆本级等1家行政单位以及县方志馆等2家事业单位的机关运行经费财政拨款预算30万元。"
    first, second, cost = figures(text, title=BUDGET)
    assert seen([first, second], "subject", "measure") == [("行政单位", "count"), ("事业单位", "count")]
    assert seen([cost], "subject", "measure", "value") == [("机关运行经费", "budget", "30")]


@pytest.mark.parametrize("words", ["预算执行过程中，选取", "全年工作中，选取"])
def test_in_the_course_of_is_not_among_the_counted(words):
    count = figures(f"对9个项目编制了绩效目标，{words}7个项目开展绩效监控。", title=FINAL)[1]
    assert seen([count], "subject", "measure") == [("项目", "count")]


def test_list_that_vehicles_stand_in_is_no_part_of_their_name():
    (count,) = figures("国有资产占用情况中固定资产车辆14辆。", title=FINAL)
    assert count.subject == "固定资产车辆"


def test_reason_in_front_of_what_was_added_is_no_part_of_its_name():
    added = figures("决算数大于年初预算数的主要原因是追加了修志工作经费16万元。", title=FINAL)
    assert seen(added, "subject", "measure", "value") == [("修志工作经费", "adjustment", "16")]


def test_code_within_quotes_makes_its_name_a_line_of_functions():
    (line,) = figures("“2200101行政运行”支出16万元，主要用于人员工资。", title=FINAL)
    assert seen([line], "subject", "account", "certainty") == [("行政运行", "function", "sure")]


def test_posts_of_those_in_service_are_posts():
    text = "在职人员编制12人，其中：行政编制4人，工勤人员编制3人，事业编制5人。在职实有11人。"
    assert seen(figures(text, title=FINAL), "subject", "measure") == [
        ("部门", "authorised"),
        ("行政编制", "authorised"),
        ("工勤人员编制", "authorised"),
        ("事业编制", "authorised"),
        ("部门", "in_service"),
    ]


def test_units_among_the_counted_are_named_without_these():
    found = figures("财政全额供给单位6个；财政全额供给单位中行政单位1个；事业单位5个。", title=BUDGET)
    assert seen(found, "subject") == [("财政全额供给单位",), ("行政单位",), ("事业单位",)]


def test_what_spending_includes_is_no_part_of_the_last_income():
    text = "收入预算包括：一般公共预算94万元、政府性基金预算6万元。支出预算包括：教育支出90万元、其他支出10万元。"
    found = figures(text, title=BUDGET)
    assert seen(found, "subject", "parent", "budget") == [
        ("部门", "", "general"),
        ("部门", "", "government_fund"),
        ("教育支出", "", ""),
        ("其他支出", "", ""),
    ]


def test_cut_that_something_led_to_is_only_likely_what_was_spent():
    (cut,) = figures("推动压减一般性支出18万元。", title=FINAL)
    assert (cut.measure, cut.certainty) != ("actual", "sure")


def test_budget_of_a_project_is_the_projects_and_not_a_lines():
    budget, spent = figures("造林绿化项目预算126万元，全年执行118万元。", title="丁县林业局2024年工作总结")
    assert seen([budget, spent], "subject", "account", "measure") == [
        ("造林绿化项目", "fund", "budget"),
        ("造林绿化项目", "fund", "actual"),
    ]


@pytest.mark.parametrize("sides", ["收、支总计", "收入总计、支出总计"])
def test_second_of_what_both_sides_come_to_is_no_spending(sides):
    found = figures(f"2024年度{sides}分别为58万元和58万元，各增加3万元。", title=FINAL)
    assert seen(found[:2], "subject", "measure") == [("部门", "balance_total")] * 2


@pytest.mark.parametrize(
    ("heading", "measure"),
    [("2024年支出预算", "budget"), ("2024年支出决算", "actual"), ("年初预算安排情况", "initial")],
)
def test_heading_in_front_of_a_paragraph_gives_its_parts_their_stage(heading, measure):
    found = figures(f"{heading}：按用途分，基本支出42万元、项目支出18万元。", title="")
    assert seen(found, "account", "measure", "value", "certainty") == [
        ("basic", measure, "42", "sure"),
        ("project", measure, "18", "sure"),
    ]


def test_two_headings_in_one_paragraph_govern_it_no_further_than_their_own_words():
    (first, second) = figures("支出预算：基本支出42万元。支出决算：实际支出40万元。", title="")
    assert (second.measure, second.value) == ("actual", 40)
    assert first.certainty != "sure" or first.measure != "budget"


def test_amount_before_a_colon_is_the_whole_of_what_follows():
    found = figures("全年“三公”经费支出9万元：公务接待费2万元，公务用车运行维护费7万元。", title="")
    assert seen(found, "account", "measure", "value") == [
        ("three_public", "actual", "9"),
        ("reception", "actual", "2"),
        ("vehicle_running", "actual", "7"),
    ]


def test_topic_of_a_paragraph_owns_no_spending():
    (spent,) = figures("一、总体情况：全年支出66万元。")
    assert seen([spent], "subject", "account", "measure") == [("部门", "total", "actual")]


def test_quoted_line_of_the_classification_ends_before_its_year_and_stage():
    found = figures(
        "2.“交通运输支出（类）公路水路运输（款）公路养护（项）”2024年预算数为95万元，比2023年执行数减少5万元，下降5%。",
        title=BUDGET,
    )
    line = "交通运输支出（类）公路水路运输（款）公路养护（项）"
    assert seen(found, "subject", "measure", "value", "certainty") == [
        (line, "budget", "95", "sure"),
        (line, "change_from_prior", "-5", "sure"),
        (line, "growth_from_prior", "-5", "sure"),
    ]


def test_parts_behind_the_same_amount_of_two_years_are_of_their_wholes_year():
    found = figures(
        "2024年“三公”经费预算9万元，上年预算10万元，下降10%，其中：公务接待费2万元。", title=BUDGET
    )
    assert seen(found, "account", "measure", "period", "value") == [
        ("three_public", "budget", "2024", "9"),
        ("three_public", "budget", "2023", "10"),
        ("three_public", "growth_from_prior", "2024", "-10"),
        ("reception", "budget", "2024", "2"),
    ]


@pytest.mark.parametrize("body", ["县科协", "市残联", "区工商联"])
def test_body_that_only_its_level_stands_in_front_of_is_the_department(body):
    found = figures(f"{body}核定编制6名。", f"2024年{body}收入合计80万元。", title="")
    assert seen(found, "subject", "measure", "value", "certainty") == [
        ("部门", "authorised", "6", "sure"),
        ("部门", "received", "80", "sure"),
    ]


@pytest.mark.parametrize("name", ["公务用车购置支出", "出国（境）经费"])
def test_account_of_nothing_needs_no_unit(name):
    (amount,) = figures(f"{name}为0，与上年持平。", title=FINAL)
    assert (amount.kind, amount.value, amount.measure) == ("money", 0, "actual")


@pytest.mark.parametrize(
    ("words", "account"),
    [
        ("办公费、水电费等公用经费", "public"),
        ("商品和服务支出等公用支出", "public"),
        ("公务招待费", "reception"),
    ],
)
def test_accounts_are_known_by_their_other_names(words, account):
    (amount,) = figures(f"{words}12万元。", title=FINAL)
    assert seen([amount], "subject", "account", "measure") == [("部门", account, "actual")]


@pytest.mark.parametrize("year", ["当年度", "全年度"])
def test_word_for_the_own_year_is_no_part_of_a_name(year):
    (amount,) = figures(f"{year}预算收入30万元。", title="")
    assert seen([amount], "subject", "measure", "value") == [("部门", "budget", "30")]


@pytest.mark.parametrize(
    ("words", "measures"),
    [
        ("总收入86万元，其中：年初结转和结余6万元，本年收入80万元", ["balance_total", "opening", "received"]),
        ("总支出86万元，包括本年支出79万元、年末结转和结余7万元", ["balance_total", "actual", "carryover"]),
        ("总支出86万元，其中：基本支出60万元", ["actual", "actual"]),
    ],
)
def test_sum_that_holds_the_years_own_and_what_was_brought_over_is_more_than_the_years(words, measures):
    assert [figure.measure for figure in figures(f"2024年{words}。", title=FINAL)] == measures


def test_rate_behind_a_budget_and_its_change_is_of_what_they_come_to():
    found = figures("堤防管护经费年初预算40万元，年中追加10万元，实际支出45万元，执行率90%。")
    assert seen(found[-1:], "measure", "certainty") == [("execution_to_adjusted", "likely")]


def test_adjusted_budget_behind_a_parts_change_is_whose_budget_comes_to_it():
    opening = "年初预算60万元，其中基本支出40万元、项目支出20万元；年中追加项目预算5万元，"
    assert seen(figures(f"{opening}调整后预算65万元。")[-1:], "account") == [("total",)]
    assert seen(figures(f"{opening}调整后预算25万元。")[-1:], "account") == [("project",)]


def test_year_in_a_bracket_ends_with_it():
    found = figures("公务接待费2万元（上年3万元），公务用车运行维护费8万元（与上年持平）。", title=BUDGET)
    assert seen(found, "account", "period", "value") == [
        ("reception", "2024", "2"),
        ("reception", "2023", "3"),
        ("vehicle_running", "2024", "8"),
    ]


def test_mark_inside_a_paragraph_is_no_part_of_a_rate():
    found = figures("（二）绩效目标：新增绿地5处；（2）群众满意度达到90%以上。")
    assert seen(found[-1:], "subject", "measure", "stage") == [("群众", "satisfaction_rate", "target")]


def test_heading_that_only_says_money_owns_none():
    (rate,) = figures("二、资金收支", "2024年预算执行率为95%。")
    assert rate.subject == "部门"


@pytest.mark.parametrize("name", ["水电费", "对个人和家庭补助"])
def test_line_whose_end_is_another_line_is_whole(name):
    (amount,) = figures(f"{name}9万元。", title=FINAL)
    assert seen([amount], "subject", "measure") == [(name, "actual")]


def test_amount_behind_a_bracket_is_of_the_words_in_front_of_it():
    spent = figures("基本支出40万元，项目支出（含上级专项12万元）34万元。")[-1]
    assert seen([spent], "subject", "account", "measure", "value") == [("部门", "project", "actual", "34")]


def test_execution_behind_parts_with_one_amount_each_is_that_of_the_whole():
    found = figures(
        "年初预算180万元。决算支出170万元，其中：基本支出110万元，项目支出60万元。预算执行率94.44%。"
    )
    assert seen(found[-1:], "account", "measure", "certainty") == [("total", "execution_to_initial", "sure")]


def test_execution_behind_a_part_with_budget_and_spending_is_the_parts():
    said = (
        "支出170万元，其中：基本支出预算110万元，支出110万元；项目支出预算70万元，支出60万元，执行率85.71%。"
    )
    assert figures(said)[-1].account == "project"


def test_all_that_was_spent_of_the_funds_is_the_departments():
    found = figures("资金总体支出170万元，其中，基本支出110万元，项目支出60万元。")
    assert seen(found, "subject", "account") == [("部门", "total"), ("部门", "basic"), ("部门", "project")]


def test_aims_behind_a_heading_on_their_own_line_are_aims():
    found = figures("（三）项目绩效目标。全年开展培训4000人次，培训合格率不低于90%。")
    assert [figure.stage for figure in found] == ["target", "target"]
