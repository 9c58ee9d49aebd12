"""Amounts in turn, rates behind parts, and whose an amount is in the prose of whole reports; all names are made up."""

import pytest
from typed_documents import figures, seen

PARTS = "全年支出312万元，其中基本支出236万元、项目支出76万元"


@pytest.mark.parametrize("turn", ["分别为", "依次为"])
def test_amounts_in_turn_go_to_the_names_before_in_their_order(turn):
    found = figures(f"决算人员经费、公用经费、项目支出{turn}158万元、21万元和100万元。")
    assert seen(found, "account", "value", "measure") == [
        ("personnel", "158", "actual"),
        ("public", "21", "actual"),
        ("project", "100", "actual"),
    ]


def test_amount_in_turn_keeps_the_words_printed_in_front_of_it():
    found = figures("中央、省级资金分别安排18万元、9万元。")
    assert seen(found, "subject", "phrase") == [
        ("中央资金", "中央、省级资金分别安排18万元"),
        ("省级资金", "9万元"),
    ]


def test_stage_of_the_last_name_in_turn_is_that_of_all():
    found = figures("基本支出、项目支出预算分别为100万元和50万元。")
    assert seen(found, "account", "measure") == [("basic", "budget"), ("project", "budget")]


def test_other_side_in_turn_is_of_the_same_budget():
    found = figures("2024年部门预算收入、支出分别为684万元、680万元。")
    assert seen(found, "subject", "measure") == [("部门", "budget"), ("部门", "budget")]


def test_parts_behind_two_years_in_turn_are_of_the_year_of_the_report():
    found = figures("2024年、2023年“三公”经费决算分别为6.3万元、7.1万元。其中公务接待费0.8万元。")
    assert seen(found, "account", "period") == [
        ("three_public", "2024"),
        ("three_public", "2023"),
        ("reception", "2024"),
    ]


@pytest.mark.parametrize("mark", ["，", "；", "。"])
def test_rate_of_execution_behind_all_parts_is_that_of_their_whole(mark):
    rate = figures(f"{PARTS}{mark}预算执行率97.5%。")[-1]
    assert seen([rate], "subject", "account", "value") == [("部门", "total", "97.5")]


def test_rate_behind_each_part_is_that_of_the_part():
    found = figures("全年支出312万元，其中基本支出236万元，执行率98.3%；项目支出76万元，执行率95%。")
    assert seen([each for each in found if each.kind == "ratio"], "account", "value") == [
        ("basic", "98.3"),
        ("project", "95"),
    ]


@pytest.mark.parametrize("all_of", ["总体", "平均", "综合"])
def test_rate_of_all_together_is_that_of_the_whole(all_of):
    rate = figures(
        "项目支出预算200万元，其中：防汛经费预算85万元，支出80万元，执行率94.1%；"
        f"保洁经费预算115万元，支出108万元，执行率93.9%；{all_of}执行率94%。"
    )[-1]
    assert seen([rate], "subject", "account", "measure") == [("部门", "project", "execution_to_budget")]


def test_bare_spending_behind_the_budget_of_a_part_was_spent():
    found = figures(
        "项目支出预算200万元，其中：防汛经费预算85万元，支出80万元；保洁经费预算115万元，支出108万元。"
    )
    assert seen(found, "subject", "measure") == [
        ("部门", "budget"),
        ("防汛经费", "budget"),
        ("防汛经费", "actual"),
        ("保洁经费", "budget"),
        ("保洁经费", "actual"),
    ]


@pytest.mark.parametrize("against", ["预算", "年初预算", "全年预算"])
def test_parts_behind_a_comparison_with_the_budget_are_parts_of_what_was_spent(against):
    found = figures(
        f"“三公”经费支出9万元，较{against}12万元减少3万元，其中：公务接待费1万元、公务用车运行维护费8万元。"
    )
    assert seen(found[3:], "account", "measure") == [("reception", "actual"), ("vehicle_running", "actual")]


def test_spending_behind_the_parts_of_an_account_is_that_account():
    found = figures("“三公”经费预算13万元，其中公务接待费3万元、公务用车运行维护费10万元；实际支出11.2万元。")
    assert seen(found[-1:], "account", "measure") == [("three_public", "actual")]


def test_spending_of_the_year_behind_an_account_is_not_that_account():
    found = figures("“三公”经费预算13万元。全年支出312万元。", "基本支出240万元；全年支出312万元。")
    assert seen([found[1], found[3]], "account") == [("total",), ("total",)]


@pytest.mark.parametrize("item", ["1.渠道养护项目。", "一是渠道养护项目。"])
def test_project_spoken_of_is_that_of_the_item(item):
    found = figures("二、项目支出情况", f"{item}该项目年初预算300万元，合计安排320万元。")
    assert seen(found, "subject", "account") == [("渠道养护项目", "fund"), ("渠道养护项目", "fund")]


def test_amount_compared_with_one_not_understood_is_of_the_same_thing():
    found = figures("年初预算90万元。", "学校债务余额231万元，较上年末276万元减少45万元。")
    assert all(each.subject != "部门" for each in found[1:])
    assert found[-1].certainty != "sure"


def test_counts_that_open_the_bracket_of_a_cost_are_of_what_it_was_spent_on():
    found = figures("公务接待费2.3万元（28批次，246人次）。")
    assert seen(found[1:], "subject", "measure") == [("公务接待", "sessions"), ("公务接待", "attendances")]


def test_stock_at_the_end_of_last_year_is_no_aim():
    found = figures("三、绩效目标", "截至2023年12月31日，共有车辆1辆，大型设备0台。", kind="budget")
    assert seen(found, "stage") == [("done",), ("done",)]


@pytest.mark.parametrize(
    "text",
    [
        "县政府常务会研究交通工作6次。",
        "来年拟将量化指标比例提高至80%。",
        "至十一月末方支出26万元。",
        "决算数大于预算数的主要原因是补发绩效奖励152万元。",
    ],
)
def test_name_that_says_a_clause_is_not_sure(text):
    assert figures(text)[-1].certainty != "sure"


def test_people_reached_are_of_what_was_paid_last():
    found = figures("发放低保金412万元，惠及1105人；发放临时救助36万元，救助214人次。")
    assert found[-1].subject != "低保金"


def test_sum_that_follows_counted_projects_is_no_part_of_their_name():
    found = figures("以上4个项目合计预算2950万元。")
    assert seen(found, "subject", "account") == [("项目", ""), ("部门", "project")]


def test_tens_of_thousands_of_times_are_times():
    (walked,) = figures("开展防火巡查1.8万余次。")
    assert seen([walked], "measure") == [("sessions",)]


def test_what_was_done_is_done_to_no_fewer_than_there_were():
    found = figures(
        "收到建议148件，其中闭会期间23件，办结148件。", "实施项目17个，其中产业类9个、其他2个，已完工15个。"
    )
    assert seen([found[2], found[-1]], "subject") == [("建议",), ("项目",)]


def test_work_that_a_budget_tells_of_is_not_surely_done():
    found = figures(
        "2024年重点工作：组织培训2期，培训退役军人180人。", title="青禾县水务局2024年部门预算", kind="budget"
    )
    assert all(each.certainty != "sure" or each.stage == "target" for each in found)


def test_names_with_a_budget_of_their_own_under_a_heading_on_projects_are_projects():
    found = figures("二、项目支出", "道路维修预算48万元、支出46万元。三项合计预算80万元。")
    assert seen(found[:2], "subject", "account") == [("道路维修", "fund"), ("道路维修", "fund")]
    assert found[2].subject == "部门"


def test_people_whom_money_is_said_to_concern_are_not_those_counted_before():
    found = figures("查处违法行为27起，追回农民工工资126万元，涉及83人。")
    assert found[-1].subject != "违法行为"


def test_noun_that_a_comparison_follows_is_only_likely():
    assert figures("3个村集体收入增速低于5%。")[0].certainty != "sure"


def test_year_in_characters_is_a_year():
    found = figures("本年支出20万元。", title="青禾县妇联二〇二三年度部门整体支出绩效自评报告", year="")
    assert seen(found, "period") == [("2023",)]


def test_scores_announced_before_a_colon_are_scores():
    found = figures("四项指标得分分别为：投入14分、过程27分。")
    assert seen(found, "subject", "measure") == [("投入", "score"), ("过程", "score")]


@pytest.mark.parametrize(
    ("body", "kind"), [("青禾县第一中学", "学校"), ("青禾县人民医院", "医院"), ("东湖街道", "街道")]
)
def test_body_called_by_its_kind_is_the_one_that_the_report_is_on(body, kind):
    (amount,) = figures(f"2024年{kind}年初预算20万元。", title=f"{body}2024年度整体支出绩效自评报告")
    assert seen([amount], "subject", "measure", "phrase") == [
        ("部门", "initial", f"2024年{kind}年初预算20万元")
    ]


def test_kind_of_body_stays_in_other_names_and_in_the_reports_of_offices():
    school = figures("学校食堂补助20万元。", title="青禾县第一中学2024年度整体支出绩效自评报告")
    office = figures("学校年初预算20万元。")
    assert [school[0].subject, office[0].subject] == ["学校食堂补助", "学校"]


def test_amount_behind_a_clause_on_an_account_is_not_surely_the_departments():
    (amount,) = figures("严格控制“三公”经费，2024年支出9万元。")
    assert amount.certainty != "sure"


def test_sum_of_counted_projects_is_none_of_the_last_item():
    found = figures(
        "项目支出",
        "（一）渠道养护项目。年初预算30万元。",
        "（二）管网维修项目。年初预算20万元。综上，2个项目年初预算合计50万元。",
    )
    assert seen(found[-1:], "subject", "account") == [("部门", "project")]


def test_cost_with_a_budget_of_its_own_is_not_surely_a_line():
    found = figures("业务装备费年初预算90万元，实际支出88万元。")
    assert all(each.certainty == "likely" for each in found if not each.account)
