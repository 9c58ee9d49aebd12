"""Running text on a government's money and tasks: of each kind of sentence, what is read; all names are made up."""

import pytest
from typed_documents import figures, seen

MONTHS = "青禾县2024年1-5月财政预算执行情况"
TRANSFERS = "青禾区2024年转移支付情况说明"
AUDIT = "关于青禾市2024年度市本级预算执行和其他财政收支的审计工作报告"


def test_central_and_local_budgets_are_levels_beside_each_other():
    text = "中央一般公共预算收入91亿元，增长2%。中央一般公共预算本级支出40亿元。地方一般公共预算支出70亿元。"
    found = figures(text, title="2024年上半年全国一般公共预算执行情况")
    assert seen(found, "coverage", "budget", "measure") == [
        ("中央", "general", "received"),
        ("中央", "general", "growth_from_prior"),
        ("中央本级", "general", "actual"),
        ("地方", "general", "actual"),
    ]


def test_local_income_is_a_part_of_its_regions_and_not_the_level_of_what_follows():
    text = "全区完成公共财政预算收入200万元，其中：地方公共财政预算收入150万元；上划收入50万元。"
    found = figures(text, title=MONTHS)
    assert seen(found, "subject", "coverage") == [
        ("全区公共财政预算收入", "全区"),
        ("地方公共财政预算收入", "地方"),
        ("上划收入", "全区"),
    ]


@pytest.mark.parametrize(
    "words",
    ["1-6月份全区一般公共预算收入累计完成", "6月份全区一般公共预算收入累计完成", "完成全区一般公共预算收入"],
)
def test_months_or_a_verb_in_front_of_a_level_are_no_part_of_its_name(words):
    (income,) = figures(f"{words}610万元。", title=MONTHS)
    assert seen([income], "subject", "coverage", "measure") == [("全区一般公共预算收入", "全区", "received")]


@pytest.mark.parametrize("title", ["2024年青禾县资金支付进度居全省前列", "2024年青禾区直达资金分配情况"])
def test_title_that_ranks_among_a_level_or_only_looks_like_one_names_none(title):
    (rate,) = figures("资金支付进度90%。", title=title)
    assert rate.coverage == ""


def test_title_of_an_audit_says_neither_the_level_nor_the_stage_of_its_figures():
    count, amount = figures("完成审计项目18个，问题资金25万元。", title=AUDIT)
    assert seen([count, amount], "coverage", "measure", "certainty") == [
        ("", "count", "sure"),
        ("", "unassigned", "open"),
    ]


def test_expected_incomes_are_a_budget_with_their_parts():
    text = "2024年，预计我区转移性补助收入94万元，其中：一般公共转移支付补助收入60万元，税收返还7万元。"
    found = figures(text, title=TRANSFERS)
    assert seen(found, "subject", "measure") == [
        ("转移性补助收入", "budget"),
        ("一般公共转移支付补助收入", "budget"),
        ("税收返还", "budget"),
    ]
    (told,) = figures("结算补助收入29万元，按预计数安排。", title=TRANSFERS)
    assert told.measure == "budget"


def test_income_between_governments_was_received_and_what_goes_up_is_a_line():
    text = "全市一般公共预算收入80亿元，加上地方政府债务收入7亿元后，收入总量为87亿元。上解省市支出8亿元。"
    found = figures(text, title="青禾市2024年财政决算（草案）的报告")
    assert seen(found, "subject", "measure", "certainty")[1] == ("地方政府债务收入", "received", "sure")
    assert seen(found, "subject", "account", "measure")[3] == ("上解省市支出", "", "actual")


def test_list_that_ends_in_what_was_brought_over_has_no_stage_of_its_own():
    text = "加上中央补助9亿元，以及调入资金、上年结转等50亿元后，收入总量为118亿元。"
    found = figures(text, title="青禾市2024年财政决算（草案）的报告")
    assert seen(found, "subject", "measure", "certainty")[1] == ("调入资金、上年结转", "unassigned", "open")


def test_year_before_in_what_was_brought_over_is_not_the_year_of_what_follows():
    text = "上年专项结转10万元，调入资金2万元，收入合计48万元。"
    found = figures(text, title="青禾市2024年财政决算（草案）的报告")
    assert [figure.period for figure in found[1:]] == ["2024", "2024"]


def test_bracket_behind_a_list_of_accounts_names_their_sum():
    total, change = figures(
        "公务接待费、公车购置费、公车运行费（“三公”经费）决算总额27万元，比上年下降1.8%。"
    )
    assert seen([total, change], "account", "value") == [("three_public", "27"), ("three_public", "-1.8")]


def test_rate_in_a_frame_is_read_over_a_bracket_in_front_of_its_number():
    _, rate = figures("完成公共财政预算支出83万元，为预算的（包括上级专项）69.5%。", title=MONTHS)
    assert rate.measure == "execution_to_budget"


def test_rate_of_what_failed_is_not_the_rate_of_what_passed():
    rates = figures("总体不合格率2.09%，食品合格率97.91%。")
    assert seen(rates, "subject", "measure") == [("总体不合格率", "other_rate"), ("食品", "pass_rate")]


def test_part_of_a_task_in_money_is_a_rate_of_it_and_no_share():
    _, rate = figures("税务部门完成28万元，占任务数的56.4%。", title=MONTHS)
    assert rate.measure == "other_rate"


def test_number_of_a_task_is_an_aim():
    aim, done = figures("危房改造任务数为115户，实际完成危房改造264户。")
    assert (aim.stage, done.stage) == ("target", "done")


def test_per_cent_of_a_thing_that_is_no_rate_waits_for_a_person():
    (part,) = figures("村集体将受益资金的70%分配给农户。")
    assert part.certainty == "open"


def test_count_that_is_compared_with_is_the_other_years():
    now, before, more = figures("完成抽检160批次，比2023年的110批次增加了50批次。")
    assert seen([now, before], "subject", "measure", "period", "value") == [
        ("抽检", "sessions", "2024", "160"),
        ("抽检", "sessions", "2023", "110"),
    ]
    assert (more.value, more.certainty) == (50, "open")


def test_number_for_each_thousand_is_no_count():
    (each,) = figures("抽检量达到5.36批次/千人。")
    assert each.certainty == "open"


def test_numbers_in_turn_of_things_without_names_are_nobodys():
    found = figures("要求立即整改的80个、分期整改的30个问题中，分别有70个、20个已完成整改。")
    assert {figure.certainty for figure in found[2:]} == {"open"}


def test_rate_of_answers_is_of_what_was_answered_and_only_likely():
    *_, rate = figures("市政府办理的提案共92件，涉及主办单位31家。办复率为100%。")
    assert (rate.subject.endswith("提案"), rate.certainty) == (True, "likely")


def test_rate_is_of_the_year_of_its_count():
    *_, rate = figures("2022年，共征集到提案58件，立案56件。全部办复完毕，办复率达100%。")
    assert rate.period == "2022"


def test_money_put_right_is_no_money_that_arrived():
    _, amount = figures("问题资金25万元，整改到位资金21万元。", title=AUDIT)
    assert (amount.measure, amount.certainty) == ("unassigned", "open")


def test_proposal_of_weight_is_itself_behind_another_thing_of_weight():
    _, proposal = figures("重点建议1件，重点提案1件。")
    assert seen([proposal], "subject", "measure") == [("重点提案", "key")]


def test_more_put_aside_is_a_change_of_the_money_before():
    _, change = figures("危房改造补助资金78万元，比上年增加安排21万元。")
    assert seen([change], "subject", "measure") == [("危房改造补助资金", "change_from_prior")]


def test_points_by_which_a_growth_grew_are_no_growth():
    *_, points = figures("全县财政支出21万元，同比增长44.53%，增幅同比提高了30.93个百分点。", title=MONTHS)
    assert (points.measure, points.certainty) == ("unassigned", "open")


def test_part_of_a_named_line_at_a_level_is_that_lines():
    *_, part = figures(
        "中央本级支出35亿元。预算内投资支出6亿元，其中，中央本级支出1亿元。", title="2024年中央决算报告"
    )
    assert seen([part], "subject", "coverage") == [("预算内投资支出", "中央本级")]


def test_all_that_a_budget_took_in_is_a_line_beside_its_own_income():
    text = "一般公共预算总收入101万元，其中：一般公共预算收入24万元。"
    found = figures(text, title="2024年青禾区财政收支决算草案")
    assert seen(found, "subject", "measure") == [("一般公共预算总收入", "received"), ("部门", "received")]


def test_parts_of_an_amount_that_is_not_understood_are_no_parts_of_another_one():
    text = "货物类采购预算金额98万元。实际落单规模为105万元，其中：货物类实际落单规模91万元。"
    *_, part = figures(text)
    assert (part.parent, part.certainty) == ("", "open")


def test_number_behind_words_that_name_no_rate_waits_for_a_person():
    rates = figures("东部地区的增长率为6.7%，中部为6.9%。")
    assert seen(rates, "measure", "certainty") == [("growth_from_prior", "sure"), ("unassigned", "open")]


@pytest.mark.parametrize(
    ("text", "thing"),
    [("完成了3867件文物的信息录入工作。", "文物"), ("完成12家文化大院的档案建设。", "文化大院")],
)
def test_things_that_work_is_done_with_are_counted(text, thing):
    (count,) = figures(text)
    assert count.subject == thing


def test_growth_of_what_is_only_likely_its_owners_is_no_surer():
    text = "“三公”经费预算为33万元。其中：公务接待费4万元。同口径比2023年减少8万元，下降20%。"
    *_, change, growth = figures(text, title="2024年青禾市本级“三公”经费预算说明")
    assert (change.certainty, growth.certainty) == ("likely", "likely")


def test_what_is_added_to_a_sum_is_no_part_of_what_stands_before_it():
    text = (
        "全区一般公共预算总收入41万元，其中地方一般公共预算收入27万元；加上级补助收入12万元，收入合计53万元。"
    )
    found = figures(text, title="青禾区2024年财政收支决算情况")
    assert seen(found, "subject", "parent")[:3] == [
        ("全区一般公共预算总收入", ""),
        ("地方一般公共预算收入", "全区一般公共预算总收入"),
        ("上级补助收入", ""),
    ]


def test_difference_from_the_own_years_figures_is_no_change_from_the_year_before():
    text = "与人大会议审议的2024年执行数相比，中央补助减少9万元。"
    (change,) = figures(text, title="青禾市2024年财政决算（草案）的报告")
    assert (change.measure, change.certainty) == ("unassigned", "open")


def test_words_of_need_or_of_progress_name_nothing():
    _, initial, paid = figures("共需资金81万元，年初预算安排87万元。项目按照合同进度已支付资金13万元。")
    assert (initial.subject, initial.measure) == ("部门", "initial")
    assert "按照" not in paid.subject


def test_part_of_a_debt_by_its_kind_is_no_fund():
    *_, part = figures(
        "专项债务还本支出53万元（再融资债券借新还旧38万元）。", title="青禾区2024年财政决算情况"
    )
    assert part.account == ""


def test_money_handed_down_in_one_month_is_no_second_sum_of_the_year():
    heading = "（一）下达危房改造转移支付预算情况。"
    whole, part = figures(
        "一、绩效目标分解下达情况",
        heading,
        "2024年共下达补助资金46万元。2024年8月省财政厅、住建厅下达补助资金39万元。",
        title="青禾区2024年农村危房改造转移支付绩效自评报告",
    )
    assert (whole.certainty, part.certainty, part.doubt) == ("sure", "likely", "period")


def test_growth_over_the_quarter_before_is_none_over_the_year_before():
    (rate,) = figures("社会保障类诉求环比减少49.5%。")
    assert rate.measure == "other_rate"


def test_more_taken_and_less_spent_together_is_no_change_of_one_amount():
    (amount,) = figures("通过审计，为国家增收节支320万元。", title=AUDIT)
    assert (amount.measure, amount.certainty) == ("unassigned", "open")


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("有5个市高于全省平均水平。", "市"),
        ("据了解全县采购预算42万元。", "全县采购"),
        ("共同财政事权转移支付收入2万元。", "共同财政事权转移支付收入"),
    ],
)
def test_name_holds_no_more_and_no_less_than_the_thing(text, subject):
    (figure,) = figures(text)
    assert figure.subject == subject


@pytest.mark.parametrize(
    "text",
    [
        "有甲局、乙局等6个单位逾期回复。",
        "有甲局、乙局等4个单位群众回复率偏低。",
        "来电诉求主要集中在农林水利150件。",
        "打包项目拆分后共56项。",
        "其中3件不属于政府系统办理件。",
        "已带动8户脱贫户采取托管经营的方式年底分红。",
        "对全县2000户脱贫户和监测对象户种植的优质小麦进行补贴。",
    ],
)
def test_count_whose_name_is_a_clause_is_no_more_than_likely(text):
    found = figures(text, title="青禾县2024年工作总结")
    assert found
    assert all(figure.certainty != "sure" for figure in found)


@pytest.mark.parametrize("text", ["热线话务总数为930个，日均31个。", "移送事项6件，涉及人员10人。"])
def test_average_and_those_that_something_involves_are_no_counts_of_their_own(text):
    own, other = figures(text, title="青禾县2024年工作总结")
    assert seen([own, other], "measure", "certainty") == [("count", "sure"), ("unassigned", "open")]


def test_value_of_a_second_caliber_beside_the_plain_one_is_only_likely():
    text = "全县一般公共预算收入完成50万元，增长2%。全县一般公共预算收入（同口径）完成60万元，增长6%。"
    found = figures(text, title=MONTHS)
    assert seen(found, "value", "certainty") == [
        ("50", "sure"),
        ("2", "sure"),
        ("60", "likely"),
        ("6", "likely"),
    ]


def test_money_only_handed_down_or_shared_out_was_not_spent_nor_were_its_parts():
    text = "省下达至我区的直达资金总量19亿元（其中共同财政事权转移支付3亿元，一般性转移支付16亿元），支出金额5亿元。"
    found = figures(text, title="青禾区2024年1-5月直达资金执行情况")
    assert seen(found, "subject", "measure") == [
        ("直达资金", "unassigned"),
        ("共同财政事权转移支付", "unassigned"),
        ("一般性转移支付", "unassigned"),
        ("直达资金", "actual"),
    ]
    (shared,) = figures("共同财政事权转移支付（含社保等）资金2亿元，已全部分配至预算单位。", title=TRANSFERS)
    assert seen([shared], "subject", "measure") == [("共同财政事权转移支付（含社保等）资金", "unassigned")]


def test_growth_over_a_year_before_the_last_is_another_rate():
    found = figures("2024年新增就业500人，比2023年增长9%，比2021年增长4%。", title=MONTHS)
    assert seen(found, "measure") == [("persons",), ("growth_from_prior",), ("other_rate",)]


def test_growth_of_the_one_with_the_most_is_not_surely_that_of_all():
    text = "有7个县低于全市平均水平，增速最高为甲县（同比增长55%）。"
    (growth,) = [figure for figure in figures(text, title=MONTHS) if figure.kind == "ratio"]
    assert growth.certainty != "sure"


def test_what_a_collector_brought_in_and_what_was_cut_from_sums_of_others_are_only_likely():
    text = (
        "地方一般公共预算收入完成50万元，占调整预算105%，从征收部门来看：税务部门完成13万元，占调整预算99%。"
    )
    _, _, collected, _ = figures(text, title="青禾县2024年预算执行情况的报告")
    (cut,) = figures("核减建设项目结算额27万元。", title="青禾县2024年审计工作情况")
    assert collected.certainty == cut.certainty == "likely"


def test_households_behind_a_de_are_counted_and_a_task_in_another_unit_is_a_thing_of_its_own():
    found = figures("对全县20个乡镇的110户脱贫户和监测户，按标准补贴。", title="青禾县2024年绩效评价")
    assert found[1].subject == "脱贫户和监测户"
    found = figures("支持6类重点对象，完成2024年度53户计划任务。", title="青禾县2024年绩效自评报告")
    assert found[1].subject == "计划任务"


def test_income_that_is_expected_is_a_budget_of_its_level():
    text = "县级一般公共预算收入预期20亿元，增长4%；支出安排46亿元。全市一般公共预算收入预期目标为90亿元。"
    found = [
        figure for figure in figures(text, title="关于青禾市2024年预算草案的报告") if figure.kind == "money"
    ]
    assert seen(found, "subject", "coverage", "budget", "measure") == [
        ("县级一般公共预算收入", "县级", "general", "budget"),
        ("县级一般公共预算", "县级", "general", "budget"),
        ("全市一般公共预算收入", "全市", "general", "budget"),
    ]


def test_what_is_left_at_the_end_of_the_year_is_the_wholes():
    left = figures("一般公共预算收入88万元，支出80万元，收支相抵，年终结余8万元。", title=MONTHS)[2]
    assert seen([left], "subject", "account", "measure") == [("部门", "total", "carryover")]


@pytest.mark.parametrize("unit", ["万元", "亿元", "元"])
def test_spending_behind_all_that_a_fund_has_is_the_funds_whatever_the_unit(unit):
    text = f"政府性基金收入20{unit}，收入总计36{unit}；支出30{unit}，支出总计34{unit}。"
    found = figures(text, title=MONTHS)
    assert seen(found, "budget", "measure") == [
        ("government_fund", "received"),
        ("government_fund", "balance_total"),
        ("government_fund", "actual"),
        ("government_fund", "balance_total"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "抽查发现3个单位年初预算346万元未细化。",
        "有2个项目资金42万元闲置。",
        "培训费支出5万元，资金支出6万元。",
    ],
)
def test_amount_of_an_audit_that_names_nobody_is_not_surely_its_own_departments(text):
    for amount in figures(text, title=AUDIT):
        assert (amount.subject, amount.certainty) != ("部门", "sure")


def test_problems_announced_are_no_parts_of_the_amount_before():
    found = figures(
        "2024年，国有资本经营预算收入5万元，支出2万元。审计发现的主要问题：",
        "（一）分配不及时。产业扶持专项资金结余1万元。",
        title=AUDIT,
    )
    assert seen(found[2:], "subject", "parent", "budget") == [("产业扶持专项资金", "", "")]


def test_money_spent_behind_a_fund_is_only_likely_the_departments():
    text = "到位产业扶持专项资金18万元，实施项目3个；资金支出17万元。"
    spent = figures(text, title="青禾县农业农村局2024年工作总结")[2]
    assert seen([spent], "measure", "certainty") == [("actual", "likely")]


def test_all_that_a_level_takes_in_is_not_its_budgets_income():
    text = "年初人代会批准的全县一般公共预算收入总计31亿元，调增2亿元，调整为33亿元。"
    found = figures(text, title=MONTHS)
    assert seen(found, "subject", "measure") == [
        ("全县一般公共预算收入总计", "balance_total"),
        ("全县一般公共预算收入总计", "adjustment"),
        ("全县一般公共预算收入总计", "adjusted"),
    ]


def test_what_a_budget_was_before_leaves_its_name_whole():
    found = figures("一般公共预算支出由年初的31亿元调整为33亿元。", title=MONTHS)
    assert seen(found, "subject", "budget", "measure", "value") == [
        ("部门", "general", "initial", "31"),
        ("部门", "general", "adjusted", "33"),
    ]


@pytest.mark.parametrize(("sum_of_both", "subject"), [("7.7", "部门"), ("4.5", "专项债券支出")])
def test_adjusted_budget_is_of_what_it_adds_up_to(sum_of_both, subject):
    text = (
        f"政府性基金预算支出年初预算3.5亿元，本次调增专项债券支出4.2亿元，调整后支出预算{sum_of_both}亿元。"
    )
    found = figures(text, title=MONTHS)
    assert seen(found[1:], "subject", "measure") == [("专项债券支出", "adjustment"), (subject, "adjusted")]


def test_level_behind_a_planned_year_is_no_organisation():
    (income,) = figures("安排2025年全市一般公共预算收入预期目标33亿元。", title=MONTHS)
    assert seen([income], "subject", "coverage", "measure") == [("全市一般公共预算收入", "全市", "budget")]


def test_sum_of_what_a_fund_has_is_the_funds_behind_lines_that_name_no_budget():
    text = "全县政府性基金收入完成8万元，占预算的69%；加上级补助1万元、上年结转2万元，收入总计11万元；支出完成9万元。"
    found = figures(text, title="关于青禾县2024年预算执行情况和2025年预算草案的报告")
    assert seen([found[2], *found[4:]], "subject", "budget", "measure") == [
        ("上级补助", "", "received"),
        ("部门", "government_fund", "balance_total"),
        ("部门", "government_fund", "actual"),
    ]


def test_parts_announced_of_another_level_are_no_parts_of_the_amount_before():
    found = figures(
        "全市一般公共预算收入预期目标33亿元。据此测算，市本级收支安排如下：",
        "（1）总收入29亿元，其构成是：①一般公共预算收入4亿元。",
        title="关于青禾市2024年预算执行情况和2025年预算草案的报告",
    )
    assert seen(found[1:2], "parent", "coverage") == [("", "")]


def test_all_that_a_level_spends_has_its_own_name_and_what_is_left_the_budgets():
    text = "市级一般公共预算总收入186万元，总支出182万元，结转下年4万元。"
    found = figures(text, title="关于青禾市2024年预算执行情况和2025年预算草案的报告")
    assert [figure.subject for figure in found[:2]] == ["市级一般公共预算总收入", "市级一般公共预算总支出"]
    assert seen(found[2:], "subject", "measure") == [("市级一般公共预算", "carryover")]


@pytest.mark.parametrize(
    "words", ["剔除一次性因素后增长", "剔除退税因素后同口径增长", "按可比口径增长", "可比增长"]
)
def test_growth_over_something_else_than_all_stands_beside_the_plain_one_and_is_likely(words):
    found = figures(f"全县税收收入20亿元，同比下降2%，{words}3%。")
    assert seen(found[1:], "subject", "measure", "value", "certainty") == [
        ("全县税收收入", "growth_from_prior", "-2", "sure"),
        ("全县税收收入", "growth_from_prior", "3", "likely"),
    ]


@pytest.mark.parametrize(
    "share", ["（50%部分）", "（地方留存32%部分）", "（市县分享37.5%）", "（含改征，地方50%）"]
)
def test_share_in_brackets_behind_a_tax_is_part_of_its_name(share):
    found = figures(f"全市企业所得税{share}6亿元，增长4%。")
    assert seen(found, "measure", "value") == [("received", "6"), ("growth_from_prior", "4")]
    assert "企业所得税" in found[0].subject


@pytest.mark.parametrize("words", ["区级国有土地使用权出让收入", "财政部门组织非税收入"])
def test_level_or_collector_in_front_of_an_income_leaves_it_one(words):
    (income,) = figures(f"{words}5亿元。", title="")
    assert (income.measure, income.flow, income.certainty) == ("received", "income", "sure")
