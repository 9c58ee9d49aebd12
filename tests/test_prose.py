"""Running text: of each kind of sentence, what is read of it; all names are made up."""

import pytest
from typed_documents import figures, seen

GOVERNMENT = "青禾市2024年财政预算执行情况和2025年预算草案的报告"


@pytest.mark.parametrize(
    ("sentence", "changes"),
    [
        (
            "办理复议案件12件，应诉案件9件，同比分别增长20%和12.5%。",
            [("复议案件", "20"), ("应诉案件", "12.5")],
        ),
        (
            "收到提案30件、办理议案45件、开展培训9场，同比分别下降10%、25%和40%。",
            [("提案", "-10"), ("议案", "-25"), ("培训", "-40")],
        ),
        ("水费、电费分别下降8%和3.5%。", [("水费", "-8"), ("电费", "-3.5")]),
        (
            "三次产业协调发展，一、二、三产业增加值分别增长3.1%、-0.6%和5.4%。",
            [("第一产业增加值", "3.1"), ("第二产业增加值", "-0.6"), ("第三产业增加值", "5.4")],
        ),
        (
            "全县地区生产总值90亿元，其中一、二、三产业分别增长2.2%、-0.3%和4.8%。",
            [("第一产业", "2.2"), ("第二产业", "-0.3"), ("第三产业", "4.8")],
        ),
        ("第一、二产业增加值分别下降3%和2%。", [("第一产业增加值", "-3"), ("第二产业增加值", "-2")]),
    ],
)
def test_growths_given_in_turn_go_to_each_in_its_turn(sentence, changes):
    rates = [figure for figure in figures(sentence) if figure.kind == "ratio"]
    assert seen(rates, "subject", "value") == changes
    assert {figure.measure for figure in rates} == {"growth_from_prior"}


@pytest.mark.parametrize(
    ("sentence", "subject", "value"),
    [
        ("受理投诉25件，同比增加5件。", "投诉", "5"),
        ("举办展览30场，比上年减少6场。", "展览", "-6"),
    ],
)
def test_change_of_a_count_is_left_open_with_its_sign(sentence, subject, value):
    _, change = figures(sentence)
    assert seen([change], "subject", "measure", "value", "certainty") == [
        (subject, "unassigned", value, "open")
    ]


@pytest.mark.parametrize(
    ("sentence", "subject", "account"),
    [
        ("公务接待12批次，共计支出1.1万元。", "部门", "reception"),
        ("举办读书沙龙12场，共计支出1.1万元。", "读书沙龙", ""),
    ],
)
def test_money_behind_a_count_is_what_the_counted_cost(sentence, subject, account):
    count, amount = figures(sentence)
    assert seen([count], "measure", "value") == [("sessions", "12")]
    assert seen([amount], "subject", "account", "measure", "value") == [(subject, account, "actual", "1.1")]


def test_people_right_behind_a_count_are_those_of_the_same_thing():
    assert seen(figures("全年受理信访403件579人。"), "subject", "measure", "value") == [
        ("信访", "count", "403"),
        ("信访", "persons", "579"),
    ]


def test_part_with_its_own_budget_is_what_was_spent():
    parts = "教育支出80万元，年初预算90万元；文化支出40万元，年初预算30万元"
    found = figures(f"一般公共预算支出120万元，其中：{parts}。")
    assert seen(found, "subject", "measure", "value", "parent") == [
        ("部门", "actual", "120", ""),
        ("教育支出", "actual", "80", "部门"),
        ("教育支出", "initial", "90", "部门"),
        ("文化支出", "actual", "40", "部门"),
        ("文化支出", "initial", "30", "部门"),
    ]


def test_change_behind_a_list_of_parts_is_the_wholes():
    parts = "公务接待费4万元，公务用车运行维护费6万元"
    found = figures(f"“三公”经费支出10万元，其中：{parts}。比上年减少2万元，下降16.7%。")
    assert seen(found, "account", "measure", "value") == [
        ("three_public", "actual", "10"),
        ("reception", "actual", "4"),
        ("vehicle_running", "actual", "6"),
        ("three_public", "change_from_prior", "-2"),
        ("three_public", "growth_from_prior", "-16.7"),
    ]


@pytest.mark.parametrize("opening", ["", "其中："])
def test_parts_in_brackets_end_with_the_bracket(opening):
    found = figures(f"项目支出30万元（{opening}修缮费20万元、检测费10万元），基本支出50万元。")
    assert seen(found, "subject", "account", "measure", "value", "parent") == [
        ("部门", "project", "actual", "30", ""),
        ("修缮费", "fund", "actual", "20", "部门"),
        ("检测费", "fund", "actual", "10", "部门"),
        ("部门", "basic", "actual", "50", ""),
    ]


def test_expenditure_behind_an_income_is_no_part_of_it():
    income = "政府性基金预算收入30亿元，其中：土地出让收入25亿元"
    spent = "政府性基金预算支出28亿元，其中：征地补偿支出20亿元"
    assert seen(figures(f"{income}；{spent}。", title=GOVERNMENT), "measure", "value", "flow", "parent") == [
        ("received", "30", "income", ""),
        ("received", "25", "income", "部门"),
        ("actual", "28", "expenditure", ""),
        ("actual", "20", "expenditure", "部门"),
    ]


@pytest.mark.parametrize("sentence", ["群众满意度位居全县第3位。", "综合考评进入全市前10位。"])
def test_rank_is_no_figure(sentence):
    assert figures(sentence) == []


def test_zone_is_the_coverage_of_its_sentence_and_of_those_behind_it():
    text = "高新区一般公共预算收入完成12.5亿元，增长4%。一般公共预算支出完成9.2亿元。"
    assert seen(figures(text, title=GOVERNMENT), "coverage", "budget", "measure", "value") == [
        ("高新区", "general", "received", "12.5"),
        ("高新区", "general", "growth_from_prior", "4"),
        ("高新区", "general", "actual", "9.2"),
    ]


@pytest.mark.parametrize("mark", ["", "2.", "（二）"])
def test_budget_that_heads_its_paragraph_owns_the_amounts_of_it(mark):
    text = f"{mark}政府性基金预算。收入完成6.2亿元，支出完成5.8亿元。"
    assert seen(figures(text, title=GOVERNMENT), "budget", "measure", "value") == [
        ("government_fund", "received", "6.2"),
        ("government_fund", "actual", "5.8"),
    ]


@pytest.mark.parametrize(
    "words",
    ["2021-2023年", "2021-2023年，", "2021年至2023年", "2021年以来，", "近三年来，", "“十四五”期间，"],
)
def test_amount_of_several_years_is_left_open(words):
    assert seen(figures(f"{words}项目支出300万元。"), "account", "measure", "period", "certainty") == [
        ("project", "unassigned", "", "open")
    ]


def test_all_that_a_government_has_is_no_income_of_its_budget():
    parts = "一般公共预算收入120亿元，上级补助收入50亿元，上年结转10亿元"
    found = figures(f"2024年，全市总收入180亿元，其构成是：{parts}。", title=GOVERNMENT)
    assert seen(found, "measure", "value", "coverage") == [
        ("balance_total", "180", "全市"),
        ("received", "120", "全市"),
        ("received", "50", "全市"),
        ("opening", "10", "全市"),
    ]
    (income, *_) = figures("2024年总收入180万元，其构成是：财政拨款收入120万元，其他收入60万元。")
    assert income.measure == "received"


def test_count_of_each_month_is_only_likely():
    assert seen(figures("每月举办读书沙龙8场。"), "subject", "value", "certainty") == [
        ("读书沙龙", "8", "likely")
    ]
    assert seen(figures("全年举办读书沙龙8场。"), "certainty") == [("sure",)]


@pytest.mark.parametrize(
    ("sentence", "subject"),
    [
        ("2050201学前教育支出88万元。", "学前教育支出"),
        ("行政运行（2101101）支出88万元。", "行政运行支出"),
        ("行政运行（2101101）决算数为88万元。", "行政运行"),
    ],
)
def test_code_beside_a_name_is_no_figure_and_makes_it_a_line_of_functions(sentence, subject):
    assert seen(figures(sentence), "subject", "account", "measure", "value") == [
        (subject, "function", "actual", "88")
    ]


@pytest.mark.parametrize("opening", ["", "其中："])
def test_purchase_below_official_vehicles_is_theirs(opening):
    vehicles = "公务用车购置及运行维护费支出决算18万元"
    found = figures(f"{vehicles}（{opening}购置费12万元，运行维护费6万元）。")
    assert seen(found, "account", "measure", "value") == [
        ("vehicles", "actual", "18"),
        ("vehicle_purchase", "actual", "12"),
        ("vehicle_running", "actual", "6"),
    ]


def test_target_and_value_of_an_indicator_measure_the_same():
    found = figures("开展培训次数，预期指标值≥1次，实际完成2次。")
    assert seen(found, "subject", "measure", "stage", "value", "qualifier") == [
        ("开展培训次数", "sessions", "target", "1", "at_least"),
        ("开展培训次数", "sessions", "done", "2", "exact"),
    ]


def test_part_of_another_budget_is_a_share():
    _, share = figures("项目支出45万元，占政府采购预算的58.8%。")
    assert seen([share], "account", "measure", "value") == [("project", "share", "58.8")]


def test_what_an_amount_was_before_it_rose_is_left_open():
    found = figures("公务接待费由0万元增加至0.3万元。")
    assert seen(found, "account", "measure", "value", "certainty") == [
        ("reception", "unassigned", "0", "open"),
        ("reception", "unassigned", "0.3", "open"),
    ]


def test_budget_before_and_behind_its_adjustment_are_two_stages():
    assert seen(figures("公务接待费由12万元调整为9万元。"), "account", "measure", "value") == [
        ("reception", "initial", "12"),
        ("reception", "adjusted", "9"),
    ]


@pytest.mark.parametrize("unknown", ["沉淀盘", "划扣额度", "入册"])
def test_account_with_a_word_that_nobody_knows_is_open_and_what_it_changed_by_is_the_accounts(unknown):
    whole, part, change = figures(
        f"“三公”经费年初预算5万元。其中：公务接待费{unknown}1万元，比上年减少0.5万元。"
    )
    assert seen([part, change], "account", "measure", "certainty") == [
        ("reception", "unassigned", "open"),
        ("reception", "change_from_prior", "sure"),
    ]


def test_line_with_a_word_that_nobody_knows_is_open_among_parts_of_a_known_stage():
    _, part = figures("支出年初预算100万元，其中：教育支出划扣盘30万元。")
    assert seen([part], "subject", "measure", "certainty") == [("教育支出", "unassigned", "open")]


def test_what_projects_involve_is_theirs_and_no_sum_of_the_department():
    _, amount = figures("实行绩效目标管理的项目12个，涉及财政资金2340万元。")
    assert seen([amount], "subject", "account") == [("实行绩效目标管理的项目", "fund")]
    assert seen(figures("涉及财政资金80万元。"), "measure", "certainty") == [("unassigned", "open")]


def test_points_taken_off_are_no_score():
    assert seen(figures("部门自评扣2分，最终得分98分。"), "measure", "value", "certainty") == [
        ("unassigned", "2", "open"),
        ("score", "98", "sure"),
    ]


def test_what_is_below_a_limit_is_at_most_it():
    assert seen(figures("投诉率低于4‰，差错率小于1%。"), "qualifier") == [("at_most",), ("at_most",)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "公务接待费、培训费和会议费的年初预算分别为3万元、5万元、4万元，决算数分别为2万元、5万元和3.5万元。",
            [
                ("initial", "3"),
                ("initial", "5"),
                ("initial", "4"),
                ("actual", "2"),
                ("actual", "5"),
                ("actual", "3.5"),
            ],
        ),
        ("人员经费、公用经费支出分别为300万元和40万元。", [("actual", "300"), ("actual", "40")]),
        ("基本支出和项目支出分别安排预算700万元、90万元。", [("budget", "700"), ("budget", "90")]),
    ],
)
def test_amounts_given_in_turn_have_each_its_name_and_the_stage_of_all(sentence, expected):
    found = figures(sentence)
    assert seen(found, "measure", "value") == expected
    names = [figure.account or figure.subject for figure in found]
    half = len(names) // 2
    assert len(set(names[:half])) == half
    assert names[:half] == names[half:] or half == 1


def test_shares_and_rates_given_in_turn_go_to_the_names_before():
    found = figures("教育支出、农林水支出分别为30万元、20万元，占比分别为60%、40%。")
    assert seen(found, "subject", "measure", "value") == [
        ("教育支出", "actual", "30"),
        ("农林水支出", "actual", "20"),
        ("教育支出", "share", "60"),
        ("农林水支出", "share", "40"),
    ]
    rates = figures("村民满意度、商户满意度分别为95%、91.5%。")
    assert seen(rates, "subject", "measure", "value") == [
        ("村民", "satisfaction_rate", "95"),
        ("商户", "satisfaction_rate", "91.5"),
    ]


def test_name_that_joins_two_words_is_one_of_those_given_in_turn():
    found = figures("公务用车购置及运行维护费、公务接待费支出分别为8万元、2万元。")
    assert seen(found, "account", "value") == [("vehicles", "8"), ("reception", "2")]


def test_unit_may_stand_in_brackets_behind_its_number():
    found = figures(
        "支出合计1560.2（万元），其中基本支出1210.2（万元），项目支出350（万元）；检查商户46（家）。"
    )
    assert seen(found, "value", "unit") == [
        ("1560.2", "万元"),
        ("1210.2", "万元"),
        ("350", "万元"),
        ("46", "家"),
    ]


@pytest.mark.parametrize("opening", ["目标：", "年度目标：", "目标任务：", "绩效目标2："])
def test_values_behind_an_aim_and_a_colon_are_targets(opening):
    found = figures(f"{opening}培训村医不少于50人、考核合格率100%。")
    assert [figure.stage for figure in found] == ["target", "target"]


def test_bare_spending_in_front_of_what_was_really_spent_is_likely_the_budget():
    first, second, rate = figures("2024年全县政府性基金预算支出6亿元，实际执行5.4亿元，完成预算的90%。")
    assert (first.measure, first.certainty, second.measure) == ("budget", "likely", "actual")
    assert rate.measure == "execution_to_budget"


def test_several_years_may_have_spent_in_turn():
    found = figures("2023年和2024年“三公”经费分别支出12万元、11万元。")
    assert seen(found, "period", "measure", "value") == [("2023", "actual", "12"), ("2024", "actual", "11")]
