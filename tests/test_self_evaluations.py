"""How departments judge themselves: years beside each other, parts and wholes, faults, points; all names are made up."""

import pytest
from typed_documents import figures, seen


@pytest.mark.parametrize(
    "earlier", ["上年决算5万元", "上年度决算5万元", "上年5万元", "去年同期5万元", "2023年决算5万元"]
)
def test_earlier_year_beside_an_amount_is_that_of_its_number_alone(earlier):
    found = figures(f"利息收入6万元，{earlier}，增加1万元；租金收入4万元。举办讲座3场。")
    assert seen(found, "subject", "measure", "period", "value") == [
        ("利息收入", "received", "2024", "6"),
        ("利息收入", "received", "2023", "5"),
        ("利息收入", "change_from_prior", "2024", "1"),
        ("租金收入", "received", "2024", "4"),
        ("讲座", "sessions", "2024", "3"),
    ]


def test_what_is_counted_behind_a_change_over_an_earlier_year_is_of_this_year():
    found = figures("公务接待费支出2万元，上年为4万元，同比下降50%，接待客人9批次。")
    assert seen(found, "measure", "period", "certainty") == [
        ("actual", "2024", "sure"),
        ("actual", "2023", "sure"),
        ("growth_from_prior", "2024", "sure"),
        ("sessions", "2024", "sure"),
    ]


def test_what_goes_on_behind_an_earlier_year_without_a_change_is_only_likely_its_year():
    found = figures("公务接待费支出2万元，上年为4万元，接待客人9批次。")
    assert found[-1].certainty == "likely"


def test_count_of_an_earlier_year_is_of_what_was_counted_before():
    found = figures("受理投诉30件，上年25件，增加5件，办结28件。")
    assert seen(found, "subject", "measure", "period", "value") == [
        ("投诉", "count", "2024", "30"),
        ("投诉", "count", "2023", "25"),
        ("投诉", "unassigned", "2024", "5"),
        ("投诉", "handled", "2024", "28"),
    ]


@pytest.mark.parametrize(
    "words",
    [
        "年初部门预算批复",
        "年初财政批复部门预算",
        "年初县财政批复部门预算",
        "年初区级财政安排预算",
        "年初财政局下达的预算",
    ],
)
def test_budget_of_the_start_of_the_year_is_the_departments_whoever_gave_it(words):
    (amount,) = figures(f"{words}64万元。")
    assert seen([amount], "subject", "account", "measure", "certainty") == [
        ("部门", "total", "initial", "sure")
    ]


@pytest.mark.parametrize("words", ["年初某某预算", "截至某日某某"])
def test_time_in_front_of_what_is_not_understood_makes_no_name(words):
    (amount,) = figures(f"{words}支出64万元。")
    assert amount.certainty == "open" or not amount.subject.startswith(("年初", "截至"))


@pytest.mark.parametrize("until", ["截至年底", "截止年末", "截至目前", "至年底", "到年末"])
def test_end_of_the_year_is_no_part_of_a_name(until):
    found = figures(f"河道治理资金150万元，{until}实际支付90万元。")
    assert seen(found[1:], "subject", "measure") == [("河道治理资金", "actual")]


@pytest.mark.parametrize(
    ("fault", "subject", "account"),
    [
        ("渠道管护资金执行率偏低。", "渠道管护资金", ""),
        ("公务接待费超支。", "部门", "reception"),
        ("项目支出率不高。", "部门", "project"),
        ("部分项目支付进度慢。", "部分项目", "fund"),
    ],
)
def test_amounts_behind_a_fault_are_likely_of_the_money_that_it_is_told_of(fault, subject, account):
    found = figures("三、存在的问题", f"{fault}年初预算40万元，支出20万元。")
    assert seen(found, "subject", "account", "measure", "certainty") == [
        (subject, account, "initial", "likely"),
        (subject, account, "actual", "likely"),
    ]


def test_fault_of_the_whole_department_leaves_its_amounts_to_it():
    found = figures("三、存在的问题", "部门预算执行不够均衡。年初预算40万元，支出20万元。")
    assert seen(found, "subject", "account") == [("部门", "total"), ("部门", "total")]


def test_fault_in_the_clause_before_names_whose_the_amount_is():
    found = figures("一是会议费执行率偏低，年初预算40万元，支出20万元。")
    assert seen(found, "subject", "measure") == [("会议费", "initial"), ("会议费", "actual")]


@pytest.mark.parametrize(
    ("opening", "account"),
    [
        ("“三公”经费方面，全年", "three_public"),
        ("公用经费管理方面，全年", "public"),
        ("从公务接待费来看，全年", "reception"),
        ("“三公”经费：全年", "three_public"),
        ("项目支出，全年", "project"),
    ],
)
def test_account_that_the_clause_before_speaks_of_owns_what_was_spent(opening, account):
    (amount,) = figures(f"{opening}支出12万元。")
    assert seen([amount], "subject", "account", "measure") == [("部门", account, "actual")]


def test_budget_that_spending_was_kept_within_is_exact():
    found = figures("公用经费支出9万元，控制在预算12万元以内。")
    assert seen(found, "measure", "qualifier") == [("actual", "exact"), ("budget", "exact")]


@pytest.mark.parametrize("act", ["查处", "移交", "处罚", "核实"])
def test_act_alone_is_likely_told_of_a_part_of_what_was_counted_before(act):
    found = figures(f"受理案件30件，{act}12件。")
    assert seen(found, "subject", "value", "certainty") == [("案件", "30", "sure"), ("案件", "12", "likely")]


def test_noun_behind_a_count_in_its_unit_keeps_its_own_name():
    found = figures("办理提案30件，建议12件。")
    assert seen(found, "subject") == [("提案",), ("建议",)]


def test_state_of_those_counted_before_makes_a_name_only_likely():
    found = figures("监测对象40户，已消除风险30户。")
    assert found[1].certainty == "likely"


def test_bare_kinds_behind_posts_are_posts():
    found = figures("核定编制30名，其中行政12名、事业18名。")
    assert seen(found, "subject", "measure", "value") == [
        ("部门", "authorised", "30"),
        ("行政", "authorised", "12"),
        ("事业", "authorised", "18"),
    ]


def test_number_that_people_are_kept_within_is_that_of_posts():
    found = figures("核定人员控制总量60名，在岗58名。")
    assert seen(found, "subject", "measure") == [("部门", "authorised"), ("部门", "in_service")]


def test_people_of_a_whole_county_are_not_the_bureaus():
    found = figures("全县现有在校学生9000人，教职工700人。")
    assert seen(found, "subject", "measure") == [("在校学生", "persons"), ("教职工", "persons")]


def test_those_there_are_behind_one_kind_of_posts_are_no_sure_people_of_it():
    found = figures("行政编制20名，年末实有19名；事业编制30名。")
    assert seen(found[:2], "value", "certainty") == [("20", "sure"), ("19", "likely")]


@pytest.mark.parametrize("between", ["，", "；"])
def test_stage_behind_parts_that_come_to_their_whole_is_the_wholes(between):
    found = figures(
        f"全年预算数320万元，其中基本支出240万元、项目支出80万元{between}全年执行数312万元，执行率97.5%。"
    )
    assert seen(found, "account", "measure", "value", "certainty") == [
        ("total", "adjusted", "320", "sure"),
        ("basic", "adjusted", "240", "sure"),
        ("project", "adjusted", "80", "sure"),
        ("total", "actual", "312", "sure"),
        ("total", "execution_to_adjusted", "97.5", "sure"),
    ]


def test_stage_no_larger_than_the_last_part_stays_with_it():
    found = figures("安排资金80万元，其中甲项目50万元、乙项目30万元，实际支出28万元。")
    assert found[-1].subject == "乙项目"


def test_spending_behind_the_budget_of_another_account_is_only_likely_spent():
    found = figures("年初预算安排基本支出300万元，项目支出200万元。")
    assert seen(found, "account", "measure", "certainty") == [
        ("basic", "initial", "sure"),
        ("project", "actual", "likely"),
    ]


def test_what_is_left_of_a_part_with_its_stages_is_the_parts():
    found = figures(
        "全年支出900万元。其中，养护专项经费年初安排60万元，追加20万元，实际使用78万元，结余2万元，执行率97.5%。"
    )
    assert seen(found[1:], "subject", "measure", "value") == [
        ("养护专项经费", "initial", "60"),
        ("养护专项经费", "adjustment", "20"),
        ("养护专项经费", "actual", "78"),
        ("养护专项经费", "carryover", "2"),
        ("养护专项经费", "execution_to_adjusted", "97.5"),
    ]


def test_overspending_is_over_the_budget_and_not_over_the_year_before():
    found = figures("决算支出30万元，预算25万元，超支5万元，增长20%。")
    assert seen(found[2:], "measure", "value") == [("difference", "5"), ("other_rate", "20")]


def test_growth_of_a_change_over_what_is_not_said_is_only_likely():
    found = figures("部门预算支出300万元，决算支出360万元，增加60万元，增幅20%。")
    assert seen(found[2:], "value", "certainty") == [("60", "open"), ("20", "likely")]


def test_reason_of_a_change_owns_nothing_of_the_next_sentence():
    found = figures("收入决算720万元，比上年减少80万元，主要是防治资金减少76万元。支出决算711万元。")
    assert seen(found[-1:], "subject", "account", "measure") == [("部门", "total", "actual")]


def test_spending_that_grew_is_not_what_is_left():
    found = figures("全年支出206万元。结余2万元。与上年决算198万元相比，支出增加8万元。")
    assert seen(found[-1:], "subject", "measure", "value") == [("部门", "change_from_prior", "8")]


def test_project_in_front_of_a_colon_owns_the_amounts_behind_it():
    found = figures("机房改造项目：购置机柜12个，预算30万元。")
    assert seen(found[1:], "subject", "account", "measure") == [("机房改造项目", "fund", "budget")]


def test_colon_behind_an_amount_opens_its_parts():
    found = figures("总支出200万元：人员经费150万元，公用经费50万元。")
    assert seen(found, "account", "measure") == [
        ("total", "actual"),
        ("personnel", "actual"),
        ("public", "actual"),
    ]


@pytest.mark.parametrize(
    ("words", "points"),
    [
        ("自评得分91分（投入13分，过程27分）", [("部门", "score"), ("投入", "score"), ("过程", "score")]),
        ("自评92分：管理40分、产出52分", [("部门", "score"), ("管理", "score"), ("产出", "score")]),
        ("运营管理25分，得22.4分", [("运营管理", "weight"), ("运营管理", "score")]),
        ("投入指标（满分20分）得18.5分", [("投入指标", "weight"), ("投入指标", "score")]),
        ("自评得分91分，其中资产管理扣1分", [("部门", "score"), ("资产管理", "unassigned")]),
    ],
)
def test_points_are_a_weight_in_front_of_what_was_got_and_parts_of_a_score_behind_it(words, points):
    assert seen(figures(f"{words}。"), "subject", "measure") == points


@pytest.mark.parametrize(
    ("name", "measure"),
    [("居民满意度", "satisfaction_rate"), ("培训合格率", "pass_rate"), ("渠道完好率", "other_rate")],
)
def test_aim_behind_the_name_of_a_rate_and_what_came_of_it(name, measure):
    assert seen(figures(f"{name}目标95%，实际91%。"), "subject", "measure", "stage", "value") == [
        (name, measure, "target", "95"),
        (name, measure, "done", "91"),
    ]


@pytest.mark.parametrize("words", ["4个指标完成值超过目标值30%", "修复古籍320册，超目标值20册"])
def test_how_far_something_is_from_its_aim_waits_for_a_person(words):
    assert figures(f"{words}。")[-1].certainty == "open"


def test_points_by_which_a_rate_is_over_its_aim_are_no_growth():
    found = figures("参保率98.2%，目标95%，高3.2个百分点。")
    assert found[-1].measure != "growth_from_prior"


def test_rates_in_turn_are_of_the_roads_named_in_turn():
    found = figures("乡道、村道优良路率分别达到82%、80%。")
    assert seen(found, "subject", "value") == [("乡道优良路率", "82"), ("村道优良路率", "80")]


def test_visits_counted_twice_are_one_of_several_in_turn():
    found = figures("受理来信30件、来访40批90人次、网上信访70件，同比分别下降8%、11%、5%。")
    assert seen(found[-3:], "subject", "value") == [("来信", "-8"), ("来访", "-11"), ("网上信访", "-5")]


@pytest.mark.parametrize(
    ("words", "subject", "unit"),
    [
        ("举办“档案里的家乡”主题展览3场", "“档案里的家乡”主题展览", "场"),
        ("到期档案300卷", "到期档案", "卷"),
        ("调阅档案300卷次", "调阅档案", "卷次"),
        ("西部计划志愿者5人", "西部计划志愿者", "人"),
        ("3-6岁儿童120人", "3-6岁儿童", "人"),
    ],
)
def test_names_keep_what_looks_like_something_else(words, subject, unit):
    (count,) = figures(f"{words}。")
    assert seen([count], "subject", "unit", "stage") == [(subject, unit, "done")]


def test_rate_of_mistakes_has_a_name():
    assert seen(figures("差错率低于0.3%。"), "subject", "qualifier") == [("差错率", "at_most")]


def test_more_in_front_of_a_number_is_not_behind_the_one_before():
    found = figures("新建管网18公里，较计划15公里多3公里。")
    assert seen(found, "value", "qualifier") == [("18", "exact"), ("15", "exact"), ("3", "exact")]


def test_rate_to_come_is_only_likely_of_the_line_of_the_sentence_before():
    found = figures("在线监控项目年初预算280万元，支出182万元。2025年力争预算执行率达到95%。")
    assert found[-1].certainty == "likely"


def test_budget_of_the_year_before_is_like_the_budget_that_it_stands_beside():
    found = figures("公用经费年初预算40万元，上年预算45万元，减少5万元。")
    assert seen(found, "measure", "period", "value") == [
        ("initial", "2024", "40"),
        ("initial", "2023", "45"),
        ("change_from_prior", "2024", "-5"),
    ]


def test_rate_behind_two_things_in_one_breath_is_only_likely_of_one():
    found = figures("收到人大代表建议12件、政协提案18件，办复率100%。")
    assert found[-1].certainty == "likely"


def test_year_before_of_another_line_keeps_that_year():
    found = figures("基本支出30万元，上年项目支出9万元，减少1万元。")
    assert found[1].period == "2023"


def test_rate_of_the_last_part_is_its_own_where_the_others_have_theirs():
    text = (
        "2024年“三公”经费支出决算9万元。其中：公务用车运行维护费支出决算7万元，完成年初预算的70%；"
        "公务接待费支出决算2万元，完成年初预算的50%。"
    )
    rates = [figure for figure in figures(text) if figure.kind == "ratio"]
    assert [(rate.account, rate.value) for rate in rates] == [("vehicle_running", 70), ("reception", 50)]


def test_execution_below_all_of_a_budget_that_was_outspent_is_of_the_changed_budget():
    text = "2024年年初预算80万元。2024年支出100万元，其中：基本支出60万元，项目支出40万元。预算执行率为98%。"
    rate = figures(text)[-1]
    assert (rate.account, rate.measure) == ("total", "execution_to_adjusted")
