"""How pages of accounts, budgets, courts and councils write; all names and figures are made up."""

import pytest
from typed_documents import figures, seen

from helpers.read.documents.plain.lines import text_parts

ACCOUNTS = "丁县水务局2023年度部门决算公开"


@pytest.mark.parametrize(
    ("words", "subject", "account"),
    [
        ("较上年减少60.20万元，主要原因是农林水支出减少52.10万元。", "农林水支出", "function"),
        ("较上年增加9.00万元，变动原因是项目支出增加5.00万元。", "部门", "project"),
        ("较上年增加9.00万元，增长的主要原因在于渠道维护费增加5.00万元。", "渠道维护费", ""),
    ],
)
def test_what_says_that_a_reason_follows_is_no_part_of_a_name(words, subject, account):
    found = figures(f"2023年度支出总计812.40万元，{words}", title=ACCOUNTS)
    assert seen(found[2:], "subject", "account") == [(subject, account)]


@pytest.mark.parametrize("verb", ["包括", "主要包括", "主要有"])
def test_lines_that_an_account_holds_are_named_without_it_and_have_its_stage(verb):
    found = figures(f"项目支出{verb}渠道整修经费36.3万元，水质监测经费1万元，防汛宣传经费5万元。")
    assert seen(found, "subject", "measure", "certainty") == [
        ("渠道整修经费", "actual", "sure"),
        ("水质监测经费", "actual", "likely"),
        ("防汛宣传经费", "actual", "likely"),
    ]


def test_change_told_with_its_growth_is_likely_over_the_year_before():
    found = figures("税收收入完成36552万元，增加2362万元，增长6.91%。", title="丁县2023年财政收支情况")
    assert seen(found[1:], "measure", "certainty") == [
        ("change_from_prior", "likely"),
        ("growth_from_prior", "likely"),
    ]


def test_change_behind_a_budget_is_not_taken_for_one_over_the_year_before():
    found = figures("2023年部门预算支出100万元，决算支出120万元，增加20万元，增幅20%。")
    assert found[2].measure != "change_from_prior"


def test_how_far_a_rate_is_from_another_names_nobody_for_what_follows():
    found = figures(
        "全县一般公共预算收入完成5682万元，完成预算的5.39%，较均衡进度慢2.94%，较上年减收1816万元。",
        title="丁县2023年财政预算执行情况的报告",
    )
    assert (found[2].certainty, found[3].subject) == ("open", found[0].subject)


def test_department_named_with_its_people_is_not_the_one_spoken_of_before():
    found = figures("下属林场职工163人，局机关现有退休64人。")
    assert seen(found[1:], "subject", "measure") == [("部门", "retired")]


def test_numbered_goals_are_aims():
    found = figures("目标1：造林1.2万亩；目标2：抚育林木16.3万亩。")
    assert [figure.stage for figure in found] == ["target", "target"]


@pytest.mark.parametrize("term", ["十一届政协期间", "本届以来"])
def test_what_was_done_in_a_term_of_office_is_no_single_years(term):
    (count,) = figures(f"{term}，政协委员提出提案28930件。", title="政协丁县委员会2023年工作报告")
    assert (count.period, count.certainty) == ("", "likely")


def test_growth_right_behind_a_rate_is_likely_the_rates():
    found = figures("受理各类案件5149件；结案率75.28%，同比上升13.9%。")
    assert seen(found[2:], "subject", "certainty") == [("结案率", "likely")]


@pytest.mark.parametrize(
    ("words", "subject"),
    [
        ("各类犯罪位居前3位的依次是故意伤害罪5594件", "故意伤害罪"),
        ("县城建成区常住人口达到30万人", "县城建成区常住人口"),
        ("覆盖3.2万人口", "人口"),
    ],
)
def test_counted_name_is_whole_and_has_no_more_than_itself(words, subject):
    assert figures(f"{words}。")[-1].subject == subject


def test_budget_in_front_of_what_it_holds_is_that_of_the_parts_as_well():
    found = figures(
        "2021年区本级一般公共预算中“三公”经费支出预算为362万元，其中：因公出国（境）费用39万元，公务接待费323万元。",
        title="丁区2021年“三公”经费预算",
    )
    assert [figure.budget for figure in found] == ["general"] * 3


def test_flow_in_front_of_a_line_of_that_flow_is_no_part_of_its_name():
    (amount,) = figures("全镇政府性基金收入上级补助收入3万元。", title="丁镇2022年决算报告")
    assert amount.subject == "上级补助收入"


def test_names_in_turn_are_not_cut_within_their_quotation_marks():
    found = figures("“采矿业”、“电力、燃气及水的供应业”分别同比下降12.5%和46.4%。")
    assert [figure.subject for figure in found] == ["“采矿业”", "“电力、燃气及水的供应业”"]


def test_values_alone_on_three_lines_leave_what_follows_them_open():
    found = figures(
        "年度资金总额", "4753.66万元", "4753.66万元", "3824.26万元", "其中：基本支出：1768.16万元"
    )
    assert [figure.certainty for figure in found] == ["open"] * 4


def test_what_stands_under_signs_alone_is_nobodys():
    found = figures(["社会效益指标 | 足额保障率", "= | 100", "% | 30"])
    assert seen(found, "subject", "certainty") == [("部门", "open")] * 2


def test_row_that_lacks_its_first_cell_stands_below_its_own_heads():
    found = figures([
        "部门总体资金（万元） | 资金来源 | 年初预算数（A） | 全年执行数（B） | 分值 | 得分 | 得分计算方法",
        "年度资金总额 | 1172.55 | 1268.72 | 10 | 9",
        "基本支出 | 985.19 | 914.97 | 10 | 8",
    ])  # fmt: skip
    assert seen(found, "measure", "value") == [
        ("initial", "1172.55"),
        ("actual", "1268.72"),
        ("weight", "10"),
        ("score", "9"),
        ("initial", "985.19"),
        ("actual", "914.97"),
        ("weight", "10"),
        ("score", "8"),
    ]


def test_project_on_a_line_below_its_label_is_that_of_the_form():
    form = ["资金情况（万元） | 全年预算数 | 全年执行数", "年度资金总额 | 30 | 28"]
    found = figures("项目名称", "渠道抢修", form, title="项目支出绩效自评表（2023年度）", year="2023")
    assert {(figure.subject, figure.account) for figure in found} == {("渠道抢修", "fund")}


def test_day_on_which_a_form_was_filled_in_is_no_year_of_its_figures():
    parts = ("填报日期：2022年2月3日", ["项目 | 年初预算数 | 全年执行数", "基本支出 | 985.19 | 914.97"])
    found = figures(*parts, title="部门整体支出绩效自评表", year="")
    assert {figure.period for figure in found} == {""}


def test_lines_of_print_that_are_nearly_full_go_on():
    lines = [
        "5.经营收入 6.00 万元，为事业单位在业务活动之外开展非独立",
        "核算经营活动取得的收入。较 2022 年度决算数增加 1.00 万元，增",
        "长 20%，主要原因是：渠道检修业务比上一年度增加。",
    ]
    found = [part.text for part in text_parts("\n".join(lines))]
    assert len(found) == 1


BUDGETS = "丁区2023年预算执行情况和2024年预算草案的报告"


def test_who_approved_the_budget_of_a_rate_is_no_part_of_a_name():
    found = figures(
        "2023年全区一般公共预算支出完成36.2亿元，完成区五届人大常委会第八次会议批准支出调整预算36.5亿元的99.2%。",
        "主要支出项目：教育支出8.1亿元。",
        title=BUDGETS,
    )
    assert {figure.subject for figure in found[:3]} == {found[0].subject}
    assert seen(found, "measure") == [("actual",), ("adjusted",), ("execution_to_adjusted",), ("actual",)]


@pytest.mark.parametrize("words", ["区人大批准", "区五届人大二次会议审议通过的"])
def test_income_that_an_assembly_approved_is_a_budget(words):
    (found,) = figures(f"{words}2023年全区一般公共预算收入31.9亿元。", title=BUDGETS)
    assert (found.measure, found.period) == ("budget", "2023")


def test_transfers_from_above_that_are_added_to_income_are_received():
    found = figures("加上中央及市级转移支付29.7亿元、调入资金3.2亿元，收入总量为102亿元。", title=BUDGETS)
    assert seen(found, "measure") == [("received",), ("received",), ("balance_total",)]


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("开展调研、视察和监督5次、3次和2次。", [("调研", "5"), ("视察", "3"), ("监督", "2")]),
        ("发放宣传册和明白纸5000份、300份。", [("宣传册", "5000"), ("明白纸", "300")]),
        ("开展执法检查、代表视察和专题调研19次。", [("执法检查、代表视察和专题调研", "19")]),
        ("作出决议决定10项。", [("决议决定", "10")]),
        ("任免国家机关工作人员74人次。", [("国家机关工作人员", "74")]),
        ("区法院接收刑满释放人员209人。", [("刑满释放人员", "209")]),
        ("交由区政府系统办理的政协提案108件。", [("政协提案", "108")]),
    ],
)
def test_what_is_counted_stands_without_who_did_what_with_it(words, named):
    assert seen(figures(words, title="丁区2023年工作总结"), "subject", "value") == named


def test_people_who_were_taken_in_are_persons_and_no_papers_received():
    (found,) = figures("2023年接收刑满释放人员209人。")
    assert found.measure == "persons"


def test_count_behind_money_is_not_among_what_the_money_was_for():
    found = figures("2023年民生类支出1.2亿元，其中，区级投入十件民生实事资金0.5亿元。")
    assert seen(found[1:2], "subject", "value") == [("民生实事", "10")]


def test_what_several_terms_of_office_did_has_no_year():
    found = figures("从第十二届常委会至第十五届常委会共召开180次会议。", title="丁县2017年工作总结")
    assert (found[0].period, found[0].certainty) == ("", "likely")


@pytest.mark.parametrize(
    ("words", "subject"),
    [
        ("专项公用支出安排6亿元。", "专项公用支出"),
        ("办公楼维修安排30万元。", "办公楼维修"),
        ("年度考核奖和一次性奖励等奖金182万元。", "年度考核奖和一次性奖励等奖金"),
        ("偿还政府债券利息及支付发行费支出0.1亿元。", "偿还政府债券利息及支付发行费"),
    ],
)
def test_name_of_money_is_whole_and_without_the_verb_behind_it(words, subject):
    (found,) = figures(words, title="丁区2024年部门预算")
    assert found.subject == subject


def test_both_sides_of_an_insurance_are_its_own_and_what_is_left_is_the_funds():
    found = figures(
        "2024年市本级工伤保险基金预算总收入安排12.5亿元，总支出安排12.3亿元，年度收支结余0.2亿元。",
        title=BUDGETS,
    )
    assert seen(found, "subject", "flow", "measure") == [
        ("市本级工伤保险基金预算总收入", "income", "budget"),
        ("市本级工伤保险基金预算总支出", "expenditure", "budget"),
        ("市本级工伤保险基金", "", "difference"),
    ]


def test_money_moved_to_another_budget_is_of_the_one_that_it_leaves():
    found = figures(
        "国有资本经营预算总支出8105万元，其中：①解决历史遗留问题支出1152万元；②调入一般公共预算463万元。",
        title=BUDGETS,
    )
    assert seen(found[2:], "subject", "budget") == [("调入一般公共预算", "state_capital")]


@pytest.mark.parametrize(
    "words",
    [
        "全年全市共盘活存量资金17.4亿元。",
        "直接拉动消费57亿元。",
        "累计消化暂付款9.7亿元。",
        "共节省资金13.9亿元。",
        "统筹四级涉农资金49.4亿元。",
        "2023年到期债券本金48.6亿元。",
        "调入一般公共预算后余额为3.4亿元。",
    ],
)
def test_money_that_was_found_saved_or_is_owed_was_not_surely_spent(words):
    found = figures("一、2023年预算执行情况", words, title=BUDGETS)
    assert seen(found, "measure", "certainty") == [("unassigned", "open")]


def test_trade_is_no_verb_with_what_is_grown():
    (found,) = figures("2023年种植业承保413万亩。")
    assert found.subject == "种植业承保"


def test_numbers_of_the_year_to_come_are_aims_in_a_budget_report():
    found = figures("三、2024年财政重点工作", "集中推进24个产业单元开发工作。", title=BUDGETS, year="2023")
    assert seen(found, "stage", "certainty") == [("target", "likely")]


def test_paragraph_that_looks_back_on_the_whole_leaves_the_zone_above_it():
    found = figures(
        "一、2023年预算执行情况",
        "（一）丁丁经济开发区预算执行情况",
        "一般公共预算收入完成1.1亿元。",
        "回顾过去的一年，各级各部门全力增收。一般公共预算收入完成31.1亿元。",
        title="丁市2023年预算执行情况和2024年预算草案的报告",
    )
    assert seen(found, "coverage") == [("丁丁经济开发区",), ("",)]


def test_hot_line_is_no_count_of_books():
    assert figures("12377本站支持访问。") == []


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("依法办结涉众型经济犯罪案件36件。", [("涉众型经济犯罪案件", "36")]),
        ("一审审结商事案件18件。", [("商事案件", "18")]),
        ("在89件案件中适用惩罚性赔偿。", [("案件", "89")]),
        ("判处罪犯113人。", [("罪犯", "113")]),
        ("新开户单位75个。", [("新开户单位", "75")]),
    ],
)
def test_how_and_in_what_something_was_done_is_no_part_of_what_is_counted(words, named):
    assert seen(figures(words, title="丁区2023年法院工作报告"), "subject", "value") == named


@pytest.mark.parametrize(
    ("words", "doubted"),
    [
        ("全市法院受理各类案件254件。其中市中院受理28件，办结24件。", [1, 2]),
        ("年末全县机构数共计196个，其中：县本级176个，乡镇级20个。", [1, 2]),
        ("改善提升9200人饮水条件。", [0]),
    ],
)
def test_who_acted_a_level_and_what_is_better_for_people_name_nothing_surely(words, doubted):
    found = figures(words, title="丁区2023年工作总结")
    assert [found[place].certainty for place in doubted] == ["likely"] * len(doubted)


def test_what_was_saved_is_no_sure_growth_over_the_year_before():
    (found,) = figures("2023年专项资金节约44%。")
    assert found.certainty == "likely"


def test_years_of_one_account_told_one_after_another_are_its_own():
    found = figures("“三公”经费2023年支出1.26万元，2022年支出1.58万元，2021年支出1.92万元。")
    assert seen(found, "account", "period") == [
        ("three_public", "2023"),
        ("three_public", "2022"),
        ("three_public", "2021"),
    ]


@pytest.mark.parametrize("words", ["年初预算1200万元。", "执行数1180万元。"])
def test_bare_stage_under_the_heading_of_an_item_is_not_surely_the_departments(words):
    of_item = figures("（一）国土调查", words)
    of_section = figures("（一）预算执行情况", words)
    assert (of_item[-1].certainty, of_section[-1].certainty) == ("likely", "sure")


def test_act_that_makes_no_name_is_none_of_what_is_counted():
    found = figures("2023年安排项目3个，提供岗位40个，抽查工程22处。")
    assert seen(found, "subject") == [("项目",), ("岗位",), ("工程",)]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (
            "年中追加了渠道整修费12.5万元、泵站改造项目30万元。",
            [("adjustment", "12.5"), ("adjustment", "30")],
        ),
        ("追减培训费2万元、会议费1万元。", [("adjustment", "-2"), ("adjustment", "-1")]),
        ("年初预算安排人员经费30万元、公用经费12万元。", [("initial", "30"), ("initial", "12")]),
    ],
)
def test_list_goes_on_with_its_verb_whatever_the_heading_says(words, found):
    read = figures("（二）支出决算情况", words, title=ACCOUNTS)
    assert seen(read, "measure", "value") == found
    assert [figure.certainty for figure in read[1:]] == ["likely"]


def test_dates_in_turn_are_no_names():
    found = figures("省财政厅分别于6月17日、9月13日下达资金，共实施20项修复项目和5项抗旱项目。")
    assert seen(found, "subject") == [("修复项目",), ("抗旱项目",)]


def test_all_the_year_in_sum_is_no_part_of_a_name():
    assert figures("全年共计送书下乡1659册。")[0].subject == "送书下乡"


@pytest.mark.parametrize(("verb", "certainty"), [("保障", "likely"), ("确保", "likely"), ("实现", "sure")])
def test_verb_that_brings_a_rate_about_is_no_part_of_it_and_may_tell_an_aim(verb, certainty):
    (rate,) = figures(f"{verb}困难群众和脱贫人口的参保率达到100%。")
    assert (rate.subject, rate.certainty) == ("困难群众和脱贫人口的参保率", certainty)


def test_word_that_begins_like_such_a_verb_belongs_to_the_rate():
    (rate,) = figures("保障性住房入住率达到98%。")
    assert rate.subject == "保障性住房入住率"


def test_points_alone_below_a_heading_of_the_score_are_the_score():
    (score,) = figures("（一）自评得分", "95.5分。")
    assert score.measure == "score"


def test_year_counted_in_a_document_that_names_a_later_one_is_only_likely():
    found = figures(
        "2011年“三公”经费预算数合计为385.18万元。",
        "全局包括8个事业单位，合同履约率95%。",
        "2010年，因公出国（境）费决算数为10.84万元。2010年公务接待费决算数为90.54万元。",
        title="丁局公开“三公”经费",
        year="",
    )
    assert seen(found, "period", "certainty") == [
        ("2011", "sure"), ("2010", "likely"), ("2010", "likely"), ("2010", "sure"), ("2010", "sure"),
    ]  # fmt: skip


def test_posts_and_people_with_their_sum_are_the_departments():
    found = figures(
        "编制人数小计20人，其中：行政编制人数7人。在职人数小计17人，行政在职人数5人，离休人数小计0人。",
        title="丁县县委党校2025年部门预算",
    )
    assert seen(found, "subject", "measure") == [
        ("部门", "authorised"), ("行政编制", "authorised"), ("部门", "in_service"),
        ("行政在职人数", "in_service"), ("部门", "retired_veteran"),
    ]  # fmt: skip


def test_body_with_those_that_belong_to_it_is_the_department():
    found = figures("2023年，丁县水务局及所属单位车辆购置及运行费决算数为90.54万元。", title=ACCOUNTS)
    assert seen(found, "subject", "account") == [("部门", "vehicles")]


@pytest.mark.parametrize(
    ("words", "subject"),
    [
        ("中央下达我市土壤治理资金共737万元。", "土壤治理资金"),
        ("拨付我局工作经费20万元。", "工作经费"),
        ("下达我区111万元。", "部门"),
    ],
)
def test_money_handed_down_to_us_was_likely_received(words, subject):
    (amount,) = figures(words)
    assert (amount.subject, amount.measure, amount.certainty) == (subject, "received", "likely")


def test_who_gave_or_spent_in_all_is_no_part_of_a_name():
    found = figures("省财政共安排省级救助资金514万元。县财政累计支出困难群众救助资金410万元。")
    assert seen(found, "subject") == [("省级救助资金",), ("困难群众救助资金",)]


def test_rate_right_behind_an_amount_not_understood_is_likely_of_it():
    found = figures("地方资金投入87万元，执行率100%，其他资金（上年结转）完成44万元，预算执行率99%。")
    assert (found[-1].subject, found[-1].certainty) == ("其他资金（上年结转）", "likely")


def test_content_of_a_project_is_named_without_saying_that_it_is():
    assert figures("主要建设内容为建设道路320平方米。")[0].subject == "建设道路"


@pytest.mark.parametrize(
    "words",
    [
        "年初预算公用经费15万元、项目经费40万元，决算数分别为12万元、39万元。",
        "公用经费、项目经费年初预算为15万元、40万元，执行数为12万元和39万元。",
        "公用经费、项目经费年初预算分别为15万元、40万元，决算数分别为12万元、39万元。",
    ],
)
def test_values_in_turn_are_those_of_the_names_before_in_their_order(words):
    found = figures(words, title=ACCOUNTS)
    assert seen(found, "account", "measure", "value") == [
        ("public", "initial", "15"), ("project", "initial", "40"),
        ("public", "actual", "12"), ("project", "actual", "39"),
    ]  # fmt: skip


@pytest.mark.parametrize("turn", ["", "分别"])
def test_both_sides_of_a_budget_in_turn_are_budgets(turn):
    found = figures(f"收入、支出预算{turn}为120万元、118万元。", title=ACCOUNTS)
    assert seen(found, "flow", "measure") == [("income", "budget"), ("expenditure", "budget")]


def test_second_of_what_both_sides_come_to_is_no_spending():
    found = figures("本年收入、支出总计120万元、120万元。", title=ACCOUNTS)
    assert [figure.measure for figure in found] == ["balance_total"] * 2


def test_arranged_is_no_part_of_a_name():
    assert figures("安排水质监测经费20万元。")[0].subject == "水质监测经费"


def test_values_in_turn_go_to_as_many_names_as_there_are():
    found = figures(
        "甲区与乙区、丙区、丁区分别增长8.7%、8.8%、0.4%。", title="丙市2018年财政预算执行情况的报告"
    )
    assert seen(found, "subject") == [("甲区与乙区",), ("丙区",), ("丁区",)]


def test_amount_as_of_another_years_date_is_no_surer_than_its_year():
    found = figures(
        "截至2019年8月底，培训经费支出12万元。", title="丁市2018年度培训经费绩效评价报告", year="2018"
    )
    assert seen(found, "measure", "certainty") == [("actual", "likely")]


def test_place_that_a_document_is_on_is_no_part_of_a_counted_name():
    found = figures("2019年丁水县公务用车保有量345辆。", title="2019年度丁水县“三公”经费支出决算情况")
    assert seen(found, "subject") == [("公务用车保有量",)]


def test_account_told_as_part_of_anothers_budget_is_that_account():
    found = figures(
        "2017年县级一般公共预算安排“三公”经费支出预算中公务用车运行维护费为39.6万元，比上年减少0.9万元。",
        title="丁县2017年“三公”经费预算",
    )
    assert [figure.account for figure in found] == ["vehicle_running"] * 2


def test_points_below_the_heading_of_an_indicator_are_its_points():
    found = figures("（一）投入指标。满分20分，得15.5分。")
    assert seen(found, "subject", "measure") == [("投入指标", "weight"), ("投入指标", "score")]


def test_kind_of_money_is_named_with_its_money():
    found = figures("公益性资金支出104万元，经营类资金支出20万元。")
    assert seen(found, "subject") == [("公益性资金",), ("经营类资金",)]


def test_approved_is_no_part_of_what_is_counted():
    (count,) = figures("全市2024年批复水库移民扶持项目59项。")
    assert count.subject == "水库移民扶持项目"


def test_end_of_a_date_is_no_part_of_a_name():
    assert figures("截止2024年12月31日止实有民警数31人。")[0].subject == "民警数"


def test_spending_of_other_income_may_be_no_sum_of_both():
    (amount,) = figures("其他收入支出15.56万元。")
    assert amount.certainty == "likely"


@pytest.mark.parametrize(
    "words", ["丁县水务局本级支出共计340万元", "局机关总支出340万元", "丁县水务局财务支出340万元"]
)
def test_body_with_its_own_office_in_front_of_its_spending_is_the_department(words):
    found = figures(f"{words}，其中：基本支出154万元。", title=ACCOUNTS)
    assert seen(found, "subject", "account") == [("部门", "total"), ("部门", "basic")]


def test_spending_of_a_body_below_the_department_is_not_surely_its_own():
    assert figures("下属水库管理所支出8万元。", title=ACCOUNTS)[0].certainty == "likely"


def test_parts_of_an_adjustment_and_what_its_list_goes_on_with_were_adjusted():
    words = "调增基本支出23万元（其中人员经费20万元、公用经费3万元），项目支出45万元。"
    found = figures("二、支出决算情况", words, title=ACCOUNTS)
    assert [figure.measure for figure in found] == ["adjustment"] * 4


@pytest.mark.parametrize(
    "words",
    [
        "会议费2万元、培训费3万元，比上年减少1万元、0.5万元。",
        "税收和非税收入分别完成5亿元、1亿元，为预算的98%和102%。",
        "公务用车购置费、运行维护费决算17.5万元、11.2万元。",
    ],
)
def test_first_of_values_in_a_row_is_not_surely_the_last_names(words):
    found = figures(words, title=ACCOUNTS)
    assert found[-2].certainty == "likely"


def test_two_accounts_joined_are_not_surely_one_line():
    assert figures("基本支出和项目支出预算120万元。", title=ACCOUNTS)[0].certainty == "likely"
