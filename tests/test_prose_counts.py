"""Counts, people and rates in running text: their names, dates, states and doubts; all names are made up."""

import pytest
from typed_documents import figures, seen

from helpers.read.report.prose.rivals import is_whole_name


@pytest.mark.parametrize(
    ("opening", "date"),
    [
        ("1-6月，", "2024-06-30"),
        ("上半年，", "2024-06-30"),
        ("前三季度，", "2024-09-30"),
        ("第一季度，", "2024-03-31"),
        ("截至8月底，", "2024-08-31"),
        ("截止11月15日，", "2024-11-15"),
        ("截止到5月底", "2024-05-31"),
        ("2月末，", "2024-02-29"),
        ("2024年1月至4月，", "2024-04-30"),
        ("1-12月，", ""),
        ("全年", ""),
    ],
)
def test_part_of_a_year_is_the_date_that_its_figures_hold_at(opening, date):
    (count,) = figures(f"{opening}登记船舶120艘。")
    assert seen([count], "subject", "value", "as_of", "certainty") == [("船舶", "120", date, "sure")]


def test_whole_year_behind_a_part_of_it_has_its_own_end():
    assert seen(figures("上半年受理投诉30件。全年受理投诉70件。"), "value", "as_of") == [
        ("30", "2024-06-30"),
        ("70", ""),
    ]


@pytest.mark.parametrize("opening", ["7月，", "7月份共", "下半年，", "第三季度，"])
def test_number_of_one_month_or_quarter_is_only_likely(opening):
    (count,) = figures(f"{opening}发生险情3起。")
    assert seen([count], "value", "as_of", "certainty") == [("3", "", "likely")]


def test_amount_of_a_part_of_the_year_has_its_date():
    (amount,) = figures("1-9月份支出供养经费20万元。")
    assert seen([amount], "value", "as_of") == [("20", "2024-09-30")]


@pytest.mark.parametrize(
    ("sentence", "name", "states"),
    [
        ("绿化覆盖率由38%提高到40%。", "绿化覆盖率", [("38", "open"), ("40", "sure")]),
        ("护理床位从120张增加到150张。", "护理床位", [("120", "open"), ("150", "sure")]),
        ("社工由原来的8人增至12人。", "社工", [("8", "open"), ("12", "sure")]),
        ("投诉量由90件降至60件。", "投诉量", [("90", "open"), ("60", "sure")]),
        ("申请材料由12份精简为5份。", "申请材料", [("12", "open"), ("5", "sure")]),
    ],
)
def test_two_states_have_one_name_and_only_the_later_is_measured(sentence, name, states):
    found = figures(sentence)
    assert {figure.subject for figure in found} == {name}
    assert seen(found, "value", "certainty") == states
    assert found[0].measure == "unassigned" != found[1].measure


def test_change_behind_two_states_is_the_things():
    *_, change = figures("绿化覆盖率由38%提高到40%，提高2个百分点。")
    assert seen([change], "subject", "measure", "value") == [("绿化覆盖率", "growth_from_prior", "2")]


def test_what_a_named_thing_rose_to_is_its_number():
    assert seen(figures("集中供水率上升到90%，供水人口增加到20万人。"), "subject", "value") == [
        ("集中供水率", "90"),
        ("供水人口", "20"),
    ]


@pytest.mark.parametrize(
    ("sentence", "done"),
    [
        ("受理信访件50件，审结40件。", ("信访件", "handled", "40")),
        ("受理执行案件50件，执结40件。", ("执行案件", "handled", "40")),
        ("排查纠纷50件，化解40件。", ("纠纷", "solved", "40")),
        ("发现隐患50处，已整改40处。", ("隐患", "solved", "40")),
    ],
)
def test_what_was_done_with_what_was_counted_is_of_the_same_name(sentence, done):
    _, second = figures(sentence)
    assert seen([second], "subject", "measure", "value") == [done]


def test_each_kind_of_case_keeps_what_was_handled_of_it():
    found = figures("受理海事案件80件，审结70件，受理商标案件20件，审结15件。")
    assert seen(found, "subject", "measure", "value") == [
        ("海事案件", "count", "80"),
        ("海事案件", "handled", "70"),
        ("商标案件", "count", "20"),
        ("商标案件", "handled", "15"),
    ]


def test_what_is_not_yet_closed_is_not_handled():
    assert seen(figures("行政未结案件10件。"), "measure") == [("count",)]


def test_dead_and_injured_are_those_of_the_accident():
    assert seen(figures("水上事故5起，死亡2人，受伤4人。"), "subject", "value") == [
        ("水上事故", "5"),
        ("水上事故死亡", "2"),
        ("水上事故受伤", "4"),
    ]


@pytest.mark.parametrize(
    ("sentence", "changes"),
    [
        ("警情、损失数同比下降24%、39%。", [("警情", "-24"), ("损失数", "-39")]),
        ("民事、行政案件分别上升5%和3%。", [("民事案件", "5"), ("行政案件", "3")]),
        ("小麦总产90吨，油菜总产30吨，分别比上年增长6%和2%。", [("小麦总产", "6"), ("油菜总产", "2")]),
    ],
)
def test_names_of_a_list_take_their_numbers_in_turn(sentence, changes):
    rates = [figure for figure in figures(sentence) if figure.kind == "ratio"]
    assert seen(rates, "subject", "value") == changes


def test_difference_from_others_is_no_growth():
    *_, rate = figures("结案率91%，比全省平均高出2%。")
    assert seen([rate], "measure", "certainty") == [("unassigned", "open")]


def test_change_in_turn_is_a_change_of_each():
    assert seen(figures("发生险情9起，转移人员40人，同比减少1起、35人。")[2:], "value", "certainty") == [
        ("-1", "open"),
        ("-35", "open"),
    ]


def test_counts_of_a_year_that_a_sentence_compares_with_wait_for_a_person():
    found = figures("发生险情2起，与去年同期发生险情6起相比，下降67%。")
    assert seen(found[:2], "value", "certainty") == [("2", "sure"), ("6", "open")]


@pytest.mark.parametrize(
    ("sentence", "staff"),
    [
        ("局机关政法专项编制20名，实有18人。", [("部门", "authorised"), ("部门", "total")]),
        ("核定行政编制12名，实有11人。", [("部门", "authorised"), ("部门", "total")]),
        (
            "本局核定编制30名，其中行政编制20名，事业编制10名。",
            [("部门", "authorised"), ("行政编制", "authorised"), ("事业编制", "authorised")],
        ),
        ("乡镇司法所政法专项编制23名。", [("乡镇司法所政法专项编制", "persons")]),
        ("下属事业单位核定事业编制15名。", [("下属事业单位核定事业编制", "persons")]),
    ],
)
def test_posts_are_the_departments_or_a_kind_of_its_or_those_of_others(sentence, staff):
    assert seen(figures(sentence), "subject", "measure") == staff


def test_people_behind_posts_of_others_are_not_the_departments():
    *_, people = figures("乡镇司法所政法专项编制23名，实有20人。")
    assert people.subject != "部门"


@pytest.mark.parametrize(
    ("sentence", "unit", "measure"),
    [
        ("孕产妇死亡率12.5/10万。", "/10万", "other_rate"),
        ("人口自然增长率下降0.4个千分点。", "千分点", "growth_from_prior"),
        ("出动警车45辆次。", "辆次", "count"),
        ("细颗粒物平均浓度34微克/立方米。", "微克/立方米", "count"),
    ],
)
def test_unit_is_whole(sentence, unit, measure):
    assert seen(figures(sentence), "unit", "measure") == [(unit, measure)]


def test_part_of_a_task_is_a_rate_of_completion():
    assert seen(
        figures("开工住房80套，占目标任务的40%；栽树5株，完成计划的105%。"), "subject", "measure"
    ) == [
        ("开工住房", "count"),
        ("开工住房", "completion_rate"),
        ("栽树", "count"),
        ("栽树", "completion_rate"),
    ]


def test_what_is_planned_is_a_target_and_what_is_done_behind_it_is_none():
    found = figures("全市计划改造小区12个，截至6月底，已开工的小区9个。")
    assert seen(found, "value", "stage", "as_of") == [("12", "target", ""), ("9", "done", "2024-06-30")]


def test_organisation_of_a_kind_is_a_noun():
    first, second = figures("138个调解组织参与调解56件。")
    assert seen([first, second], "subject", "value")[0] == ("调解组织", "138")


@pytest.mark.parametrize("piece", ["提高到", "（甲类", "保护伞”", "惠及的", "实", "由"])
def test_piece_of_a_name_is_no_name(piece):
    assert not is_whole_name(piece)


def test_count_under_a_piece_of_a_name_is_open():
    (count,) = figures("按规定由9件。")
    assert count.certainty == "open"


def test_two_values_under_one_name_in_one_paragraph_are_only_likely():
    found = figures("开展巡查12次。镇上开展巡查5次。")
    assert seen(found, "subject", "value", "certainty") == [
        ("巡查", "12", "likely"),
        ("巡查", "5", "likely"),
    ]


def test_names_of_their_own_stay_sure_beside_what_took_them_over():
    found = figures("收集线索16条，合并为9条。")
    assert seen(found, "value", "certainty") == [("16", "sure"), ("9", "likely")]


@pytest.mark.parametrize(
    ("sentence", "nils"),
    [
        ("本年未发生公务接待费支出。", [("reception", "actual")]),
        ("因公出国（境）费支出为零。", [("abroad", "actual")]),
        ("2024年未安排因公出国（境）经费。", [("abroad", "budget")]),
        ("未发生因公出国（境）支出、公务接待支出。", [("abroad", "actual"), ("reception", "actual")]),
        ("本年度不涉及公务接待费支出。", [("reception", "actual")]),
        ("上年未发生公务接待费支出。", []),
        ("主要原因是未发生公务接待费支出。", []),
        ("未发生违规支出。", []),
    ],
)
def test_none_is_said_by_other_words_too(sentence, nils):
    assert (
        seen([figure for figure in figures(sentence) if figure.kind == "nil"], "account", "measure") == nils
    )


def test_kinds_of_purchases_are_parts_of_all_of_them():
    found = figures("政府采购预算120万元，其中货物预算80万元，服务预算40万元。")
    assert seen(found, "subject", "account", "measure", "value") == [
        ("部门", "procurement", "budget", "120"),
        ("货物", "procurement", "budget", "80"),
        ("服务", "procurement", "budget", "40"),
    ]


def test_control_number_is_a_budget():
    assert seen(figures("“三公”经费预算控制数为15万元。"), "account", "measure") == [
        ("three_public", "budget")
    ]


def test_share_behind_an_amount_not_understood_is_that_amounts():
    parts = "其中：政府采购服务支出150万元。授予小企业合同金额80万元，占政府采购支出总额的40%"
    *_, share = figures(f"政府采购支出200万元，{parts}。")
    assert seen([share], "subject", "measure") == [("授予小企业合同金额", "share")]


def test_organisation_in_front_of_a_part_owns_it():
    found = figures("因公出国（境）费支出90万元（含援外医疗队支出40万元）。")
    assert seen(found, "subject", "value", "parent") == [("部门", "90", ""), ("援外医疗队支出", "40", "部门")]


def test_local_budget_behind_a_level_is_the_levels():
    (income,) = figures("2024年全县地方一般公共预算收入12亿元。")
    assert seen([income], "coverage", "budget", "measure") == [("全县", "general", "received")]


def test_seven_digits_in_front_of_a_unit_are_a_number():
    assert seen(figures("支出合计2000000万元。"), "value", "unit") == [("2000000", "万元")]


def test_what_a_verb_says_was_paid_is_actual():
    assert seen(figures("全年发放低保金120万元，支付工程款80万元。"), "subject", "measure", "certainty") == [
        ("低保金", "actual", "sure"),
        ("工程款", "actual", "sure"),
    ]


@pytest.mark.parametrize("opening", ["拟发放", "应支付", "市财政拨付"])
def test_what_was_not_yet_paid_or_paid_by_another_stays_open(opening):
    (amount,) = figures(f"{opening}生活补助20万元。")
    assert seen([amount], "measure", "certainty") == [("unassigned", "open")]


def test_two_payments_under_one_name_in_one_paragraph_are_only_likely():
    found = figures("发放低保金47万元，其中城市低保61户，发放低保金32万元。")
    assert [figure.certainty for figure in found if figure.kind == "money"] == ["likely", "likely"]


def test_number_of_people_that_fell_is_a_change():
    (change,) = figures("失踪人数减少5人。")
    assert seen([change], "value", "measure", "certainty") == [("-5", "unassigned", "open")]


def test_unit_line_behind_a_table_is_its_unit():
    rows = ["项目 | 预算数 | 决算数", "基本支出 | 120.00 | 100.00", "项目支出 | 80.00 | 60.00"]
    behind = figures(rows, "单位：万元", "以上数据来自决算报表。")
    within = figures([*rows, "单位：万元 | < | <"])
    assert {figure.unit for figure in behind} == {figure.unit for figure in within} == {"万元"}
    assert {figure.certainty for figure in behind} == {"sure"}


def test_unit_line_above_the_next_table_is_none_of_the_one_before():
    first = ["项目 | 预算数 | 决算数", "基本支出 | 120.00 | 100.00", "项目支出 | 80.00 | 60.00"]
    found = figures(first, "单位：元", first)
    assert [figure.unit for figure in found] == ["", "", "", "", "元", "元", "元", "元"]


def test_growth_behind_a_number_without_a_unit_waits_for_a_person():
    *_, rate = figures("城区综合指数3.62，同比下降3.2%。")
    assert seen([rate], "measure", "certainty") == [("unassigned", "open")]


def test_change_in_points_is_the_shares_before_it():
    *_, change = figures("达标率95%。Ⅳ类水质断面占比10%，较去年同期下降5个百分点。")
    assert seen([change], "subject", "value") == [("Ⅳ类水质断面", "-5")]


def test_people_are_not_filed():
    assert seen(figures("诫勉谈话4人，政务立案3人。"), "subject", "measure", "value") == [
        ("诫勉谈话", "persons", "4"),
        ("政务立案", "persons", "3"),
    ]


def test_change_alone_in_a_bracket_is_no_count():
    *_, change = figures("优良天数比例为62%（增加1天）。")
    assert seen([change], "measure", "certainty") == [("unassigned", "open")]


def test_what_was_enforced_is_no_income_of_the_court():
    (amount,) = figures("执行到位金额3.12亿元。")
    assert seen([amount], "measure", "certainty") == [("unassigned", "open")]


def test_budget_behind_an_adjustment_and_its_parts_is_the_wholes():
    words = "年初预算880万元，全年调增126万元，其中救灾资金90万元，调整后预算1006万元，全年支出982万元。"
    found = figures(words)
    assert seen(found[-2:], "subject", "measure") == [("部门", "adjusted"), ("部门", "actual")]


def test_stage_behind_a_class_is_no_part_of_its_name():
    found = figures("文化旅游体育与传媒支出（类）年初预算80万元，支出决算60万元。")
    assert seen(found, "subject", "measure") == [
        ("文化旅游体育与传媒支出（类）", "initial"),
        ("文化旅游体育与传媒支出（类）", "actual"),
    ]


def test_number_of_a_target_is_a_target_of_what_was_counted():
    found = figures("安置军属80人，完成全年60人目标的133%。")
    assert seen(found, "subject", "stage", "measure") == [
        ("军属", "done", "persons"),
        ("军属", "target", "persons"),
        ("军属", "done", "completion_rate"),
    ]


def test_things_of_a_list_keep_their_own_numbers():
    assert seen(figures("盘活土地122亩和厂房640平方米。"), "subject", "value") == [
        ("土地", "122"),
        ("厂房", "640"),
    ]


def test_change_behind_the_last_part_that_follows_from_the_whole_is_not_surely_the_parts():
    text = "“三公”经费支出12.60万元，其中公务接待费4.10万元，公务用车运行维护费8.50万元，比上年减少1.20万元，下降8.70%。"
    changes = [figure for figure in figures(text) if figure.measure.endswith("from_prior")]
    assert [change.certainty for change in changes] == ["likely", "likely"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "“演练场次”目标20场，实际36场。",
            [("演练场次", "sessions", "target", "20"), ("演练场次", "sessions", "done", "36")],
        ),
        (
            "事故结案率≥95%，实际为100%。",
            [("事故结案率", "other_rate", "target", "95"), ("事故结案率", "other_rate", "done", "100")],
        ),
        (
            "新建消防站15个，超过目标3个。",
            [("消防站", "count", "done", "15"), ("消防站", "unassigned", "done", "3")],
        ),
        (
            "培训12期，较计划少2期。",
            [("培训", "sessions", "done", "12"), ("培训", "unassigned", "done", "-2")],
        ),
    ],
)
def test_what_was_done_and_what_is_beyond_an_aim_are_of_what_was_aimed_at(text, found):
    assert seen(figures(text), "subject", "measure", "stage", "value") == found


def test_share_of_the_budget_that_was_added_is_no_execution():
    found = figures("年初预算887.5万元，年中追加99.8万元，年中追加占年初预算的11.25%。")
    assert seen(found, "subject", "measure")[-1] == ("部门", "share")


@pytest.mark.parametrize(
    ("words", "subject", "measure"),
    [
        ("编发工作简报8期。", "工作简报", "count"),
        ("编报信息专报3期。", "信息专报", "count"),
        ("举办读书班3期。", "读书班", "sessions"),
    ],
)
def test_issues_of_what_appears_in_issues_are_no_sessions(words, subject, measure):
    assert seen(figures(words), "subject", "measure") == [(subject, measure)]


@pytest.mark.parametrize(
    ("words", "subject", "qualifier"),
    [
        ("服务企业至少要达到90家。", "企业", "at_least"),
        ("投诉不应超过5件。", "投诉", "at_most"),
        ("夜校不能少于12场。", "夜校", "at_least"),
    ],
)
def test_limit_said_with_a_verb_bounds_its_number(words, subject, qualifier):
    (count,) = figures(words)
    assert (count.subject, count.qualifier) == (subject, qualifier)


def test_satisfaction_behind_its_degrees_is_likely_of_what_was_asked():
    found = figures("办理建议50件，其中代表表示满意的45件，基本满意的5件，满意率90%。")
    assert seen(found[-1:], "subject", "measure", "certainty") == [("建议", "satisfaction_rate", "likely")]


def test_those_served_keep_their_name():
    assert seen(figures("走访服务对象60户。"), "subject") == [("服务对象",)]


def test_date_in_front_of_a_list_is_that_of_its_items_and_of_no_more():
    found = figures(
        "（一）资产。",
        "截至2023年底，占用使用资产情况为：",
        "1.房屋640平方米，价值38万元。",
        "2.车辆7辆。",
        "单价50万元以上设备2台。",
        "（二）绩效。",
        "编制绩效目标的项目9个。",
        title="丁县档案馆2024年部门预算公开说明",
    )
    counts = [figure for figure in found if figure.kind == "count"]
    assert seen(counts, "value", "as_of", "period") == [
        ("640", "2023-12-31", "2023"),
        ("7", "2023-12-31", "2023"),
        ("2", "2023-12-31", "2023"),
        ("9", "", "2024"),
    ]


@pytest.mark.parametrize(("letter", "words"), [("A", "已经解决或基本解决"), ("B", "正在解决或列入计划解决")])
def test_letter_of_a_class_behind_those_counted_is_no_name(letter, words):
    found = figures(f"立案提案158件，其中所提问题{words}的（{letter}类）112件，占70.9%。")
    assert all(words in figure.subject for figure in found[1:])


@pytest.mark.parametrize(
    ("words", "subject"),
    [
        ("举办提案撰写培训班1期", "提案撰写培训班"),
        ("开展项目管理培训2期", "项目管理培训"),
        ("举办培训班3期", "培训班"),
    ],
)
def test_what_people_are_trained_in_is_part_of_the_name(words, subject):
    (count,) = figures(f"{words}。")
    assert count.subject == subject


def test_people_in_front_of_their_number_are_named_by_it_and_not_by_what_they_do_behind():
    (people,) = figures("组织五级代表2186人次进站接待选民。")
    assert seen([people], "subject", "measure") == [("五级代表", "attendances")]


def test_second_degree_of_satisfaction_is_not_surely_all_of_it():
    first, second = figures("委员满意率98.7%，基本满意率1.3%。")
    assert (first.certainty, second.certainty) == ("sure", "likely")


def test_general_thing_is_not_of_what_another_sentence_counted():
    found = figures("闭会期间建议33件。组织代表进站接待选民，反映问题3420个。")
    assert found[1].subject == "问题"


def test_year_to_come_is_no_year_in_which_a_body_was_founded():
    aim, hired = figures("2025年计划新建校舍1.2万平方米，招聘教师10名。", title="青禾县教育局2024年工作总结")
    assert seen([aim, hired], "stage", "period") == [("target", "2025"), ("target", "2025")]


def test_what_can_hardly_be_solved_is_not_solved():
    found = figures("收到建议142件，所提问题已经解决的86件，因条件限制暂时难以解决的9件。")
    assert seen(found[1:], "measure") == [("solved",), ("count",)]


def test_part_that_went_to_somebody_is_of_what_was_counted():
    found = figures("收到建议142件，交由县政府系统办理136件，交由法院办理6件。")
    assert seen(found, "subject") == [("建议",)] * 3
    assert {figure.certainty for figure in found[1:]} == {"likely"}


def test_points_that_set_people_apart_are_no_score_and_the_people_nobody():
    mark, people = figures("本科上线率58%；600分以上36人。")[1:]
    assert (mark.certainty, people.certainty) == ("open", "likely")


def test_satisfaction_beside_a_rate_of_acts_is_not_surely_the_acts():
    rate = figures("办理代表建议98件，办结率和满意率均为100%。")[2]
    assert rate.certainty == "likely"


def test_those_that_somebody_saw_to_are_of_what_was_counted():
    text = "收到委员提案152件，立案138件，其中主要领导领衔督办2件，主席会议成员督办7件，已办复91件。"
    found = figures(text)
    assert seen(found, "subject") == [("委员提案",)] * 5


@pytest.mark.parametrize("words", ["2人任第一书记", "2人被大学录取", "向不符合条件的217人发放补贴"])
def test_what_befell_or_was_done_to_people_is_no_sure_name(words):
    assert figures(f"{words}。")[0].certainty == "likely"


@pytest.mark.parametrize("date", ["10月中旬前", "年底前", "4月上旬", "年底前累计"])
def test_time_by_which_something_was_done_is_no_part_of_its_name(date):
    (count,) = figures(f"{date}安装护栏52处。")
    assert seen([count], "subject", "value") == [("护栏", "52")]


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("购置、更新校车分别为2辆和3辆。", ["购置校车", "更新校车"]),
        ("新建、改建泵站分别为4座和6座。", ["新建泵站", "改建泵站"]),
        ("刑事、民事案件分别为70件和90件。", ["刑事案件", "民事案件"]),
    ],
)
def test_things_in_turn_share_the_noun_of_the_last(words, named):
    assert [figure.subject for figure in figures(words)] == named


@pytest.mark.parametrize("name", ["不予受理申请", "未办结事项", "无法核实线索"])
def test_what_was_not_done_stays_in_the_name(name):
    (count,) = figures(f"全年{name}6件。")
    assert seen([count], "subject", "measure") == [(name, "count")]


def test_verb_in_front_of_a_list_holds_for_all_of_it():
    found = figures("收到群众来信31件、网上诉求45件，发放折页200份、日历60份。")
    assert seen(found, "subject", "measure", "value") == [
        ("群众来信", "received", "31"),
        ("网上诉求", "received", "45"),
        ("折页", "distributed", "200"),
        ("日历", "distributed", "60"),
    ]


def test_what_was_done_with_a_whole_list_is_not_surely_the_lasts():
    done = figures("收到来信31件、来访45件，办结70件。")[-1]
    assert (done.measure, done.certainty) == ("handled", "likely")


def test_name_in_front_of_its_role_goes_before_what_was_counted_last():
    found = figures("收到代表建议20件、委员提案30件，其中建议满意18件、基本满意2件，委员提案满意30件。")
    assert seen(found, "subject", "measure", "value") == [
        ("代表建议", "received", "20"),
        ("委员提案", "received", "30"),
        ("代表建议", "satisfied", "18"),
        ("代表建议", "count", "2"),
        ("委员提案", "satisfied", "30"),
    ]


@pytest.mark.parametrize("words", ["每季度至少组织全体职工开展", "单位每年至少举办", "全年不得少于举办"])
def test_limit_behind_how_often_bounds_the_count(words):
    (count,) = figures(f"{words}3次应急演练。")
    assert count.qualifier == "at_least"


def test_how_often_is_no_part_of_a_name():
    (count,) = figures("每年培训不少于5期。")
    assert seen([count], "subject", "qualifier") == [("培训", "at_least")]


def test_one_thing_that_was_bought_may_stand_behind_its_name():
    found = figures("报废旧车三辆，新购置执法执勤用车一辆。")
    assert seen(found, "subject", "value") == [("旧车", "3"), ("执法执勤用车", "1")]


def test_number_of_people_beside_a_count_is_not_the_departments():
    people = figures("出国（境）团组数2个、人数5人。")[-1]
    assert people.subject != "部门"
    assert people.certainty != "sure"


def test_what_is_put_on_a_plan_is_of_what_came_in():
    found = figures("收到意见40条，列入下年度计划9条。")
    assert seen(found, "subject", "measure", "value") == [
        ("意见", "received", "40"),
        ("意见", "planned", "9"),
    ]


@pytest.mark.parametrize("name", ["行政许可", "资质认可"])
def test_noun_that_ends_like_a_particle_is_whole(name):
    (count,) = figures(f"办理{name}73件。")
    assert count.subject == name


@pytest.mark.parametrize(("unit", "number"), [("平方千米", "36"), ("万工时", "1.5")])
def test_rare_units_are_whole(unit, number):
    (count,) = figures(f"管护湿地{number}{unit}。")
    assert seen([count], "subject", "unit") == [("湿地", unit)]


def test_one_thing_counts_in_a_list_too():
    found = figures("新建文化广场一处、维修村道两条。")
    assert seen(found, "subject", "value") == [("文化广场", "1"), ("村道", "2")]


@pytest.mark.parametrize("unit", ["万株次", "万盆", "万平方米次"])
def test_units_of_care_for_plants_are_counts(unit):
    (count,) = figures(f"全年养护花木3{unit}。")
    assert seen([count], "kind", "value", "unit") == [("count", "3", unit)]


def test_clause_may_begin_with_last_year_or_this_year_behind_another_count():
    found = figures("去年培训护林员30人，今年培训45人；上年同期因雨只巡查2次，本年巡查6次。")
    assert seen(found, "period", "value") == [("2023", "30"), ("2024", "45"), ("2023", "2"), ("2024", "6")]
    assert "去年" not in found[0].subject
    assert figures("去年培训3期。")[0].subject == "培训"


def test_people_of_both_kinds_of_retirement_are_retired():
    found = figures("在职人员83人，离退休人员57人，其中：退休55人，离休2人。")
    assert [figure.measure for figure in found] == ["in_service", "retired", "retired", "retired_veteran"]


def test_people_of_one_kind_of_posts_that_are_there_are_in_service():
    found = figures("本单位行政编制18名、事业编制25名，实有行政人员17人、事业人员23人。")
    assert seen(found, "measure", "value")[2:] == [("in_service", "17"), ("in_service", "23")]


def test_taking_part_in_is_no_joining_of_two_names():
    found = figures("参与群众、志愿者分别达260人和18人。")
    assert found[1].subject == "志愿者"
