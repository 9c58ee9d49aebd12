"""How published reports write of what was counted, of indicators and of projects; all names are made up."""

import pytest
from typed_documents import figures, seen

PROJECT = "丁县水务站2024年渠道整修项目支出绩效自评报告"


def test_noun_behind_the_name_of_a_number_is_not_what_is_counted():
    (people,) = figures("受益脱贫人口数≥30人改善灌溉条件。")
    assert people.subject == "脱贫人口数"


def test_what_was_held_behind_the_number_of_times_is_counted():
    found = figures("压实责任，6次开展支部理论学习，2次召开安全例会。")
    assert seen(found, "subject", "value", "certainty") == [
        ("支部理论学习", "6", "sure"),
        ("安全例会", "2", "sure"),
    ]


@pytest.mark.parametrize("words", ["在职人员应为20人。", "由于5名教师入职手续未办齐。", "实际纳入预算18人。"])
def test_people_there_ought_to_be_and_names_cut_short_are_only_likely(words):
    (people,) = figures(words)
    assert people.certainty == "likely"


def test_what_was_counted_by_an_accounts_name_cost_that_account():
    found = figures("其中：外事接待费支出0万元，国内公务接待20批次，100人，共计支出3万元。")
    assert seen(found[-1:], "subject", "account", "value") == [("部门", "reception", "3")]


@pytest.mark.parametrize(
    ("words", "subject", "measure"),
    [
        ("数量指标“整修渠道长度”指标，预期指标值为≥20公里", "整修渠道长度", "count"),
        ("质量指标“工程验收合格率”指标，预期指标值为100%", "工程验收合格率", "pass_rate"),
        ("满意度指标“受益户满意度”，预期指标值≥90%", "受益户满意度", "satisfaction_rate"),
    ],
)
def test_indicator_has_its_name_without_its_kind_and_marks(words, subject, measure):
    aim, done = figures(f"{words}，实际完成值为95{'公里' if measure == 'count' else '%'}。", title=PROJECT)
    assert seen([aim, done], "subject", "measure", "stage") == [
        (subject, measure, "target"),
        (subject, measure, "done"),
    ]


def test_what_stands_right_in_front_of_what_was_done_is_an_aim():
    found = figures("城镇登记失业率控制在4%以内，实际3%；困难人员就业80人，实际完成82人。")
    assert [figure.stage for figure in found] == ["target", "done", "target", "done"]


@pytest.mark.parametrize("rate", ["完成率", "控制率", "发放率"])
def test_rate_that_names_nothing_is_likely_of_what_stands_before(rate):
    found = figures(f"整修老渠道20条，{rate}100%。")
    assert seen(found[1:], "subject", "certainty") == [("老渠道", "likely")]


def test_total_behind_its_parts_is_the_wholes_again():
    found = figures(
        "本项目资金共安排90万元，其中：中央财政资金70万元、县级配套资金20万元，全年预算数90万元，实际执行88万元。",
        title=PROJECT,
    )
    assert seen(found, "subject", "parent", "measure", "certainty") == [
        ("渠道整修", "", "budget", "sure"),
        ("中央财政资金", "渠道整修", "budget", "sure"),
        ("县级配套资金", "渠道整修", "budget", "sure"),
        ("渠道整修", "", "adjusted", "sure"),
        ("渠道整修", "", "actual", "sure"),
    ]


def test_what_an_item_tells_of_one_project_is_that_projects():
    found = figures(
        "绿化养护项目绩效自评综述：根据年初目标，项目绩效自评得分为98分。项目全年预算数为80万元，执行数为76万元。",
        title="2024年度丁县园林所部门决算",
    )
    assert seen(found, "subject", "account", "value") == [
        ("绿化养护", "", "98"),
        ("绿化养护", "fund", "80"),
        ("绿化养护", "fund", "76"),
    ]


def test_points_in_brackets_are_of_the_words_in_front():
    found = figures("1.部门管理（分值20分，得分18分）", "2.履职效果（分值60分，得分59分）")
    assert seen(found, "subject", "measure", "value") == [
        ("部门管理", "weight", "20"),
        ("部门管理", "score", "18"),
        ("履职效果", "weight", "60"),
        ("履职效果", "score", "59"),
    ]


def test_source_of_money_keeps_its_name_where_it_arrived():
    found = figures("上级补助资金到位30万元，社会捐赠资金到位2万元。")
    assert seen(found, "subject", "measure") == [("上级补助资金", "received"), ("社会捐赠资金", "received")]


def test_what_was_cut_and_compared_with_nothing_is_only_likely_what_was_spent():
    (amount,) = figures("划到市级，减少了“三公”经费30万元。", title="2024年丁县“三公”经费决算汇总情况")
    assert (amount.account, amount.certainty) == ("three_public", "likely")


def test_money_behind_others_counted_in_between_is_only_likely_of_the_owner_before():
    found = figures("发放养老补助20人次、3万元；交通补助惠及务工人员60人，发放资金2万元。")
    assert seen(found[-2:], "subject", "certainty") == [("务工人员", "sure"), ("养老补助", "likely")]


def test_part_that_only_a_level_tells_from_its_whole_is_only_likely():
    found = figures("公共卫生补助资金年初预算9万元，其中中央补助5万元、省级3万元、区级1万元，实际支出8万元。")
    assert [figure.certainty for figure in found] == ["sure", "likely", "likely", "likely", "likely"]
    assert seen(found[-1:], "subject", "coverage") == [("公共卫生补助资金", "")]


@pytest.mark.parametrize("words", ["新增纳入8户30人", "发放小额信贷2亿元、25户"])
def test_count_that_only_a_verb_or_nothing_names_is_never_sure(words):
    assert "sure" not in {figure.certainty for figure in figures(f"{words}。") if figure.kind == "count"}


def test_kinds_of_spending_beside_projects_are_no_projects():
    found = figures(
        "按支出项目类别：1、基本支出5万元；2、事业单位经营支出0万元；3、其他支出1万元。",
        title="丁县馆2024年部门预算",
    )
    assert [figure.account for figure in found[1:]] == ["", ""]


def test_report_on_a_span_of_years_is_on_the_last_of_them():
    found = figures("2021年栽植核桃5亩。", title="丁县果品中心2016-2020年项目绩效评价工作总结", year="")
    assert found[0].period == "2021"


@pytest.mark.parametrize(
    ("words", "subject"),
    [
        ("2024年汛期共发生险情6处。", "险情"),
        ("本项目总体绩效目标为治理水土流失面积20公顷。", "水土流失面积"),
        ("保障了全县59公里农村公路的养护。", "农村公路"),
        ("现将2024年资金下达6个街镇2025年使用。", "街镇"),
        ("社会效益指标农村道路完好率达到99%。", "农村道路完好率"),
    ],
)
def test_what_leads_up_to_a_counted_thing_or_goes_on_behind_it_is_not_its_name(words, subject):
    (figure,) = figures(words)
    assert figure.subject == subject


def test_year_since_when_it_is_a_record_is_not_the_year_of_what_follows():
    found = figures("全年发生火灾6起，为自1951年全县有记录以来最低年份，受害面积4公顷。")
    assert [figure.period for figure in found] == ["2024", "2024"]


def test_what_was_done_behind_an_aim_is_of_the_aims_thing():
    found = figures("布防飞机数量≥6架，实际布防7架。")
    assert seen(found, "subject", "stage", "value") == [
        ("布防飞机数量", "target", "6"),
        ("布防飞机数量", "done", "7"),
    ]


def test_aim_goes_on_in_one_breath():
    found = figures("计划将5条路线87公里纳入提质。")
    assert [figure.stage for figure in found] == ["target", "target"]


def test_name_that_is_a_sentence_is_only_likely():
    (amount,) = figures("该项目资金来源为财政本级预算74万元。")
    assert amount.certainty == "likely"


def test_budget_called_adjusted_in_the_course_of_the_year_waits_for_a_person():
    found = figures("2024年年初预算52万元，年中调整预算7万元，调整后预算59万元。")
    assert seen(found, "measure", "certainty") == [
        ("initial", "sure"),
        ("unassigned", "open"),
        ("adjusted", "sure"),
    ]


def test_people_for_whom_something_was_done_are_not_said_to_be_all_of_their_kind():
    some, others = figures("为80名优抚对象发放补助。", "全年慰问优抚对象20人。")
    assert seen([some, others], "subject", "label") == [("优抚对象", "为优抚对象"), ("优抚对象", "优抚对象")]


@pytest.mark.parametrize(
    ("words", "subject"),
    [
        ("使用公共预算财政拨款购置公务用车2辆。", "公务用车"),
        ("年末公共预算财政拨款开支运行维护费的公务用车保有4辆。", "公务用车"),
        ("新建5G基站8座。", "5G基站"),
        ("查处乱倒垃圾行为7起。", "乱倒垃圾行为"),
        ("惠及企业9户。", "企业"),
        ("县图书馆全年接待读者6万人次。", "接待读者"),
        ("悬挂光荣牌80块。", "光荣牌"),
    ],
)
def test_counted_thing_has_its_whole_name_and_no_more(words, subject):
    (figure,) = figures(words)
    assert (figure.subject, figure.certainty) == (subject, "sure")


@pytest.mark.parametrize("words", ["主要为3个文化站设备采购尾款。", "使用超过8年的有3台。"])
def test_count_whose_name_is_one_of_money_or_a_comparison_is_only_likely(words):
    assert {figure.certainty for figure in figures(words)} == {"likely"}


def test_part_within_what_vehicles_cost_has_its_account():
    found = figures(
        "公务用车及运行维护费用6万元，公务用车费用中含公车购置费0万元。", title="2024年“三公”经费决算情况"
    )
    assert seen(found, "account", "value") == [("vehicles", "6"), ("vehicle_purchase", "0")]


@pytest.mark.parametrize("name", ["补贴资金", "省财政", "抚恤补助"])
def test_source_of_money_or_benefit_is_no_sure_line(name):
    (amount,) = figures(f"全年发放{name}9万元。")
    assert amount.certainty != "sure"


def test_extent_of_a_task_is_an_aim():
    aim, done = figures("本县造林建设任务300亩，完成建设任务280亩。")
    assert [aim.stage, done.stage] == ["target", "done"]


@pytest.mark.parametrize("words", ["全年累计6个批次。", "部门3个单位国内公务接待批次累计68次。"])
def test_unit_alone_and_what_runs_on_behind_a_body_are_no_sure_names(words):
    assert {figure.certainty for figure in figures(words)} == {"likely"}


def test_reason_and_what_is_compared_with_are_no_sure_lines():
    found = figures("主要原因为我厅系统“三公经费”部门预算45万元比2023年“三公经费”部门预算28万元增加17万元。")
    assert "sure" not in {figure.certainty for figure in found}


def test_department_behind_its_name_is_the_department():
    (amount,) = figures(
        "丁县妇女联合会部门2024年度收入决算总计66万元。", title="丁县妇女联合会2024年度部门决算"
    )
    assert (amount.subject, amount.account) == ("部门", "total")


def test_what_was_given_to_households_is_counted_and_no_paper():
    (count,) = figures("发放租赁补贴38户。")
    assert count.measure == "count"


@pytest.mark.parametrize(
    ("words", "subject"),
    [
        ("因公出国（境）共计2个团组。", "因公出国（境）团组"),
        ("全县排查矛盾纠纷63件。", "矛盾纠纷"),
        ("检查养护管理站6个。", "养护管理站"),
        ("城镇新增就业计划60人。", "城镇新增就业"),
        ("受益户数30户。", "受益户数"),
    ],
)
def test_name_keeps_what_tells_it_apart(words, subject):
    (figure,) = figures(words)
    assert figure.subject == subject


def test_pieces_behind_posts_may_be_posts():
    found = figures("全局政法专项编制56个，其中局机关21个。")
    assert found[1].certainty == "likely"


def test_aim_behind_a_rate_is_of_the_same_rate():
    found = figures("享受政策人员满意度92%，目标值≥85%。")
    assert seen(found, "subject", "measure", "stage") == [
        ("享受政策人员", "satisfaction_rate", "done"),
        ("享受政策人员", "satisfaction_rate", "target"),
    ]


def test_execution_of_an_account_named_in_front_is_that_accounts():
    (rate,) = figures("政府采购执行率98%。")
    assert (rate.subject, rate.account, rate.measure) == ("部门", "procurement", "execution_to_adjusted")


@pytest.mark.parametrize(
    "words",
    [
        "预算调整率12%，结转结余变动率-23%。",
        "人员编制26名（行政7名、事业19名）。",
        "2个标段因雨延期。",
        "新建项目自评得分95分。",
    ],
)
def test_what_may_be_of_another_is_not_sure(words):
    assert figures(words)[-1].certainty != "sure"


def test_rate_that_only_says_which_ones_are_meant_is_likely():
    (rate,) = [figure for figure in figures("预算结余率大于10%的项目2个。") if figure.kind == "ratio"]
    assert (rate.subject, rate.certainty, rate.doubt) == ("预算结余率", "likely", "measure")


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("出栏31万头。", "31"),
        ("检查乡镇12个，发放资金37.29万元。", "37.29"),
        ("新建500立方米蓄水池2座。", "500"),
        ("智能水表计划安装4850块。", "4850"),
        ("抽检样品60批次，合格59批次。", "59"),
    ],
)
def test_acts_sizes_and_plans_are_no_sure_names(words, number):
    (figure,) = [figure for figure in figures(words) if str(figure.value) == number]
    assert figure.certainty == "likely"


def test_what_the_department_has_below_it_is_named_without_the_verb():
    (figure,) = figures("下辖乡镇畜牧兽医站11个。")
    assert (figure.subject, figure.certainty) == ("乡镇畜牧兽医站", "sure")


@pytest.mark.parametrize(
    ("words", "subject"),
    [
        ("选派26名委员担任特约监督员", "委员"),
        ("邀请68名代表列席常委会会议", "代表"),
        ("9名常委会组成人员现场提问", "常委会组成人员"),
        ("选派2名干部驻村", "干部"),
        ("12名帮扶干部", "帮扶干部"),
    ],
)
def test_people_are_named_without_what_they_do_however_that_ends(words, subject):
    (people,) = figures(f"{words}。")
    assert seen([people], "subject", "measure") == [(subject, "persons")]


@pytest.mark.parametrize(
    ("words", "subject"),
    [
        ("推动解决问题19个", "问题"),
        ("督促整改隐患8处", "隐患"),
        ("编辑出版文史资料2辑", "文史资料"),
        ("机关干部在市级媒体发表稿件96篇", "稿件"),
        ("汛期启动应急响应9次", "汛期启动应急响应"),
    ],
)
def test_verbs_one_behind_the_other_are_no_part_of_a_name(words, subject):
    (count,) = figures(f"{words}。")
    assert count.subject == subject


def test_weighty_proposals_are_of_all_proposals_and_not_of_a_kind_counted_in_between():
    text = "共收到提案462件，立案389件，其中集体提案71件。主要领导领办重点提案10件，常委督办重点提案12件。"
    found = figures(text)
    assert seen(found[3:], "subject", "measure") == [("提案", "key"), ("提案", "key")]


@pytest.mark.parametrize(
    "words", ["已消除风险902户", "落实帮扶措施298户", "兑现奖补资金30户", "发放救助金12人"]
)
def test_households_and_people_under_the_name_of_what_they_got_are_only_likely(words):
    (count,) = figures(f"全县{words}。")
    assert count.certainty == "likely"


def test_what_comes_from_an_act_of_the_year_before_is_not_surely_of_this_one():
    (count,) = figures("上年度巡察反馈的25个问题得到重视。")
    assert count.certainty == "likely"


def test_share_of_those_who_are_content_is_not_surely_named():
    (share,) = figures("委员对办理结果表示满意和基本满意的占99.7%。")
    assert share.certainty == "likely"


def test_rate_of_success_is_of_what_was_counted_and_not_cut_to_a_rate():
    rate = figures("诉前调解案件4836件，调解成功3922件，成功率81.1%。")[2]
    assert seen([rate], "subject", "measure", "value") == [("诉前调解案件", "other_rate", "81.1")]


def test_aim_of_this_year_in_a_speech_on_the_last_one_is_only_likely():
    (aim,) = figures("今年，我们将力争结案率保持在97%以上。")
    assert seen([aim], "subject", "stage", "certainty") == [("结案率", "target", "likely")]


@pytest.mark.parametrize(
    ("words", "subject"),
    [
        ("制定完善制度37项", "制度"),
        ("开展提案办理“回头看”3次", "提案办理“回头看”"),
        ("委员企业帮扶困难学生87名", "困难学生"),
        ("实施计划内项目18个", "计划内项目"),
        ("组织6次代表视察", "代表视察"),
    ],
)
def test_counted_thing_has_neither_more_nor_less_of_the_acts_around_it(words, subject):
    (count,) = figures(f"{words}。")
    assert count.subject == subject


def test_verb_alone_in_front_of_two_numbers_is_no_sure_name():
    first, second = figures("发现6类24个问题。")
    assert first.certainty == "likely"
    assert second.subject == "问题"


@pytest.mark.parametrize("words", ["一般公共预算安排", "一般公共预算资金安排", "公共财政预算安排"])
def test_name_of_a_budget_is_not_cut_by_the_word_behind_it(words):
    (found,) = figures(f"2024年{words}132万元。", title="某县审计局2024年部门预算")
    assert (found.subject, found.budget, found.measure) == ("部门", "general", "budget")
