"""What running text and forms do not say plainly waits for a person, or goes to whom it belongs; all names are made up."""

import pytest
from typed_documents import figures, grid, seen

from helpers.read.documents import Paragraph
from helpers.read.report.kinds import title_of

BUDGET = "青禾县水务局2024年部门预算"
FINAL = "青禾县水务局2024年度部门决算"
DRAFT = "关于青禾县2024年财政预算执行情况和2025年财政预算草案的报告"

OPEN = [
    "年初结转和结余20万元，较上年减少5万元，下降20%。",
    "带动农户180户，亩均增产30公斤，增收90元。",
    "合格率低于目标1.6个百分点。",
    "活动次数最少的2次。",
    "完成县下达任务250人的124.3%。",
    "药品平均降幅53%。",
    "争取上级补助资金240万元。",
    "车均维护费2.4万元。",
    "提升服务，2025年需增加预算85万元。",
    "建议增加预算50万元。",
    "拟申请追加预算20万元。",
    "全年分4次组织检查。",
]
"""The last figure of each waits for a person."""

LIKELY = [
    "出动队员152人次，立案查处36宗。",
    "2023年清理水面8.4亩；巡查河道26次。",
    "发放时间集中在第四季度，占全年的62%。",
    "预算编制不够精准，年中追加预算41万元。",
    "评定和晋升水利工程技术人员职称38人。",
    "主要任务是：计划完成水利工程91件。实现灌溉面积5800亩。",
    "推荐干部参加省水利学校培训12人。",
    "各单位逾期回复3件，占7.5%。",
    "办理人大建议8件、政协提案11件，办复率100%。",
    "指标执行进度97.7%。",
    "查处违法取水案件26件，移送公安机关5件。",
    "项目支出52.5万元，实际支出48.67万元，执行率92.7%。",
    "建设内容：新建水厂1座，改造管网46公里。",
    "办理水面使用手续38宗。",
    "办理水面使用手续38宗，面积156公顷。",
    "带动用水户186户增收。",
    "本年部门预算收入582万元；全年执行610万元。",
    "本年部门预算收入582万元；全年执行610万元，超出年初预算28万元。",
    "下一步，我局将继续整治河道，清淤河道12公里。",
    "今后三年，新建水窖15口。",
    "水利设施总投资56万元，其中中央资金30万元，地方配套26万元，已到位42万元。",
    "争取有关资金70万元，同比增长12%。",
    "公务接待费支出5万元，具体包括：接待检查组2批次18人，0.3万元；接待调研组5批次41人，0.5万元。",
]
"""The last figure of each is no more than likely."""

PLAIN = {
    "完好率70.1%，较2023年的67.8%提高2.3个百分点。": [
        ("完好率", "70.1", "2024"),
        ("完好率", "67.8", "2023"),
        ("完好率", "2.3", "2024"),
    ],
    "受理纠纷40件，收缴罚没款53万元，同比分别下降3.1%和增长21.6%。": [
        ("纠纷", "40", "2024"),
        ("收缴罚没款", "53", "2024"),
        ("纠纷", "-3.1", "2024"),
        ("收缴罚没款", "21.6", "2024"),
    ],
    "组织62名干部赴青禾县水利学校集中培训。": [("干部", "62", "2024")],
    "下降原因主要是本年度预计购置执法执勤用车2辆。": [("执法执勤用车", "2", "2024")],
    "采购水泵12台，签订采购合同3份。": [("水泵", "12", "2024"), ("采购合同", "3", "2024")],
    "全县人民调解员和网格员共260名。": [("全县人民调解员和网格员", "260", "2024")],
    "17名选手参赛，有12名参赛选手。": [("选手", "17", "2024"), ("参赛选手", "12", "2024")],
    "包括4条干渠总长21.66km。": [("干渠", "4", "2024"), ("干渠总长", "21.66", "2024")],
    "计划完成水利工程91件。": [("水利工程", "91", "2024")],
    "青禾县共有6家公共图书馆开放借阅。": [("公共图书馆", "6", "2024")],
    "通过购买、交换的方式收藏地方文献31种。": [("地方文献", "31", "2024")],
    "紧急转移安置64人。": [("转移安置", "64", "2024")],
    "召开流动现场会7次，7次开展流动现场会。": [("流动现场会", "7", "2024"), ("流动现场会", "7", "2024")],
    "甲镇、乙镇、丙镇分别占总数的20%、30%、50%。": [
        ("甲镇", "20", "2024"),
        ("乙镇", "30", "2024"),
        ("丙镇", "50", "2024"),
    ],
    "2024主体班培训5期。": [("主体班培训", "5", "2024")],
    "开展培训4期、覆盖203人次。": [("培训", "4", "2024"), ("培训", "203", "2024")],
    "新增企业3家，总数达17家。": [("企业", "3", "2024"), ("企业", "17", "2024")],
    "提案数量减少17件，下降11.4%。": [("提案数量", "-17", "2024"), ("提案数量", "-11.4", "2024")],
    "群众满意度目标值≥90%，经调查120户，满意度为94.2%。": [
        ("群众满意度", "90", "2024"),
        ("调查", "120", "2024"),
        ("群众满意度", "94.2", "2024"),
    ],
    "养护费185万元，实际支付160万元；电费及维护168万元，实际支付166万元。": [
        ("养护费", "185", "2024"),
        ("养护费", "160", "2024"),
        ("电费及维护", "168", "2024"),
        ("电费及维护", "166", "2024"),
    ],
}


@pytest.mark.parametrize("text", OPEN)
def test_what_no_measure_has_waits_for_a_person(text):
    assert seen(figures(text, title=FINAL)[-1:], "measure", "certainty") == [("unassigned", "open")]


@pytest.mark.parametrize("text", LIKELY)
def test_what_only_stands_near_is_no_more_than_likely(text):
    assert figures(text)[-1].certainty == "likely"


@pytest.mark.parametrize("text", PLAIN)
def test_number_goes_to_whom_the_words_give_it(text):
    assert seen(figures(text), "subject", "value", "period") == PLAIN[text]


def test_account_inside_a_line_is_the_lines_part():
    found = figures("商品和服务支出68万元（其中：基本支出22万元，项目支出46万元）。", title=BUDGET)
    assert seen(found, "subject", "account", "part") == [
        ("商品和服务支出", "", ""),
        ("商品和服务支出", "", "basic"),
        ("商品和服务支出", "", "project"),
    ]


def test_budget_inside_an_account_is_the_accounts():
    found = figures(
        "“三公”经费支出8万元（其中：一般公共预算支出8万元；国有资本经营预算支出0万元）。", title=FINAL
    )
    assert seen(found, "account", "budget") == [
        ("three_public", ""),
        ("three_public", "general"),
        ("three_public", "state_capital"),
    ]


def test_amount_behind_visits_of_one_kind_is_not_the_departments():
    found = figures("外事接待支出0万元，外事接待0批次，0人，共计支出0万元。", title=FINAL)
    assert found[-1].subject == "外事接待"


def test_year_of_a_reason_ends_with_it():
    text = "公务用车购置费0万元，主要原因是2022年更新车辆1辆；公务用车运行费42万元。"
    assert [figure.period for figure in figures(text, title=FINAL)] == ["2024", "2022", "2024"]


def test_budget_of_a_year_says_nothing_of_what_an_earlier_year_had():
    (sold,) = figures("截至2023年12月31日，实现资产处置收入0.6万元。", title=BUDGET)
    assert seen([sold], "measure", "certainty") == [("unassigned", "open")]
    assert [figure.period for figure in figures("截至2023年末，共有车辆8辆。", title=BUDGET)] == ["2023"]


def test_tasks_and_aims_of_a_budget_are_targets():
    found = figures(
        "二、主要工作任务：开展审计30个，整改率95%以上。", "项目绩效目标：出具报告不少于30份。", title=BUDGET
    )
    assert [figure.stage for figure in found] == ["target"] * 3


def test_nil_of_other_units_is_none_of_the_department():
    assert figures("仅包括本级预算，无其他下属单位预算。", title=BUDGET) == []
    assert seen(figures("无政府性基金预算支出。", title=BUDGET), "kind", "measure") == [("nil", "budget")]


def test_parts_of_a_balance_to_come_are_planned():
    text = "2025年，总收入17亿元，其构成是：①上级补助收入4亿元；②调入资金3亿元。"
    measures = [figure.measure for figure in figures(text, title=DRAFT, kind="government_budget_report")]
    assert measures == ["balance_total", "budget", "budget"]


def test_sums_of_several_years_have_no_year():
    found = figures("五年来，支出结构得到优化。坚持勤俭节约，一般公共预算支出累计完成15亿元。", title=DRAFT)
    assert seen(found, "period", "certainty") == [("", "open")]


def test_how_points_are_given_is_no_result():
    rows = [
        "三级指标 | 评分标准 | 目标值 | 完成值 | 得分",
        "完工率 | 完工率≥95%的，得10分；每低1个百分点扣0.5分。 | 100% | 96% | 10",
    ]
    rule = [figure for figure in figures(rows) if "column 2" in figure.locator]
    assert rule
    assert {figure.certainty for figure in rule} == {"open"}


def test_line_without_values_is_no_head():
    rows = [
        "收入 | 预算数 | 支出 | 预算数",
        "财政拨款收入 | 18 | 教育支出 | 18",
        "上年结转 |  | 结转下年 | ",
        "收入总计 | 18 | 支出总计 | 18",
    ]
    found = figures("单位：万元", rows, title=BUDGET)[-2:]
    assert seen(found, "label", "flow") == [("收入总计预算数", "income"), ("支出总计预算数", "expenditure")]


def test_unit_in_the_label_beside_points_is_that_of_its_amounts():
    rows = [
        "资金情况（万元）（20分） | < | 预算数 | 执行数",
        "^ | 年度资金总额 | 32 | 31",
        "^ | 其中：中央补助 | 25 | 25",
    ]
    assert [figure.unit for figure in figures(rows) if figure.kind == "money"] == ["万元"] * 4


@pytest.mark.parametrize(
    ("lines", "kind", "year"),
    [
        (["项目自评表", "2023年度项目绩效自评表"], "self_evaluation_form", "2023"),
        (["部门整体支出绩效自评表", "（2022年度）", "资金结转2024年使用。"], "self_evaluation_form", "2022"),
        (
            ["关于青禾县2023年县本级预算和", "全县总预算执行情况与2024年预算草案的报告"],
            "government_budget_report",
            "2023",
        ),
        (["表1", "22青禾县2023年政府一般债务余额情况表"], "government_budget_report", "2023"),
    ],
)
def test_title_over_several_lines_tells_kind_and_year(lines, kind, year):
    found = title_of([Paragraph(line, f"line {place}") for place, line in enumerate(lines, 1)])
    assert (found.kind, found.year) == (kind, year)


def test_title_below_the_first_rows_of_a_cover_is_found():
    rows = [
        "会议资料 |",
        "青禾县 |",
        "  |",
        "  |",
        "  |",
        "2023年财政预算执行情况和2024年财政预算（草案） | 3",
    ]
    assert title_of([grid(rows)]).kind == "government_budget_report"


def test_word_of_a_stage_that_no_list_has_gives_its_amounts_to_nobody_for_sure():
    found = figures("2024年我单位兑付盘合计2166.94万元，年末结转和结余18.42万元。", title=FINAL)
    assert seen(found, "value", "certainty") == [("2166.94", "open"), ("18.42", "likely")]


def test_word_of_a_stage_that_stands_behind_other_names_too_is_no_name():
    rows = ["项目 | 年初预算数（万元） | 兑付盘（万元）", "渠道清淤 | 30 | 28"]
    found = figures("调整后预算90万元。兑付盘81万元，结转结余9万元。", rows)
    [left] = [figure for figure in found if figure.measure == "carryover"]
    assert (left.subject, left.account, left.certainty) == ("部门", "total", "likely")


def test_year_in_front_of_a_years_work_is_the_titles():
    found = figures("排查隐患13处。", title="青禾县水务局2022工作总结和2023年工作思路", year="")
    assert seen(found, "period") == [("2022",)]


def test_what_was_carried_out_above_or_below_a_budget_is_a_difference():
    text = "支出决算56万元，决算数大于预算数5万元。项目支出决算9万元，决算数小于年初预算2万元。"
    assert seen(figures(text, title=FINAL), "account", "measure", "value")[1::2] == [
        ("total", "difference", "5"),
        ("project", "difference", "-2"),
    ]


def test_people_of_an_aim_are_not_the_departments_staff():
    [figure] = figures(["年度目标", "目标1：聘用人员2人。"], title="2021年项目绩效目标表")
    assert (figure.measure, figure.stage, figure.value) == ("persons", "target", 2)


def test_nothing_of_a_later_year_is_done_in_a_document_on_one_year():
    text = "2025年计划争取资金50万元，新建水库1座。2024年新建水库2座。"
    found = seen(figures(text, title=FINAL), "measure", "stage", "value", "certainty")
    assert found == [
        ("unassigned", "", "50", "open"),
        ("count", "target", "1", "likely"),
        ("count", "done", "2", "sure"),
    ]


@pytest.mark.parametrize("who", ["我镇", "镇政府", "我校", ""])
def test_posts_are_the_departments_whatever_it_calls_itself(who):
    [figure] = figures(f"{who}核定编制68名。", title="平湖镇人民政府2024年度部门整体支出绩效自评报告")
    assert (figure.subject, figure.measure, figure.certainty) == ("部门", "authorised", "sure")


def test_amount_of_all_three_by_their_names_is_that_of_the_three_together():
    text = "因公出国（境）费、公务用车购置及运行费和公务接待费的财政拨款预算数27万元。"
    [figure] = figures(text, title=FINAL)
    assert (figure.subject, figure.account, figure.measure) == ("部门", "three_public", "budget")


@pytest.mark.parametrize(
    ("text", "stages"),
    [
        ("我局计划于10月底前完成渠道清淤12公里。", [("target", "sure")]),
        ("县水务局原计划检查水库50座，实际检查46座。", [("target", "sure"), ("done", "sure")]),
        ("我们计划组织培训管水员300人次。", [("target", "sure")]),
        ("根据安排，全年举办培训班12期，实际举办11期。", [("done", "likely"), ("done", "likely")]),
        ("按计划完成渠道清淤12公里。", [("done", "sure")]),
        ("已按照计划开展水法宣传6场。", [("done", "sure")]),
        ("全县计划生育家庭扶助120户。", [("done", "sure")]),
    ],
)
def test_who_plans_and_what_went_by_the_plan(text, stages):
    assert seen(figures(["工作情况", text]), "stage", "certainty") == stages


@pytest.mark.parametrize("former", ["由2023年的12万吨", "从2022年12万吨", "由2023年12万吨"])
def test_year_of_what_changed_is_that_of_nothing_behind_it(former):
    text = f"供水量{former}增加到2024年的15万吨，增长25%，更换管网8公里。"
    found = seen(figures(["工作情况", text]), "value", "period")
    assert found[1:] == [("15", "2024"), ("25", "2024"), ("8", "2024")]


def test_year_from_which_something_is_counted_goes_on():
    text = "从2022年起累计更换管网8公里，新建水窖20口。"
    assert [figure.certainty for figure in figures(["工作情况", text])] == ["likely", "likely"]


def test_amount_behind_an_unknown_stage_of_a_named_owner_is_the_owners():
    text = "部门整体支出年初预算97万元，全年预算数98万元，兑付盘90万元，结转下年8万元。"
    found = seen(figures(["支出情况", text]), "measure", "value")
    assert found == [("initial", "97"), ("adjusted", "98"), ("unassigned", "90"), ("carryover", "8")]


def test_next_year_is_the_year_behind_the_documents_own():
    found = seen(figures(["工作情况", "明年计划新建水窖5口，培训管水员30人。"]), "value", "stage", "period")
    assert found == [("5", "target", "2025"), ("30", "target", "2025")]


def test_part_behind_an_amount_that_is_not_understood_has_no_stage_of_the_one_before_it():
    text = "政府采购预算120万元，落单98.5万元，节约率17.9%，其中授予中小企业合同金额80万元。"
    assert [figure.measure for figure in figures(["采购情况", text])][-1] == "unassigned"


def test_what_was_really_bought_was_spent():
    found = seen(
        figures(["采购情况", "政府采购预算120万元，实际采购98.5万元。"]), "account", "measure", "certainty"
    )
    assert found == [("procurement", "budget", "sure"), ("procurement", "actual", "sure")]


def test_staff_by_any_of_its_names_is_the_departments_and_bare_kinds_of_it_are_likely():
    found = seen(
        figures(["部门概况", "在职干部职工86人（行政38人、事业48人）。"]), "subject", "measure", "certainty"
    )
    assert found == [
        ("部门", "in_service", "sure"), ("行政", "persons", "likely"), ("事业", "persons", "likely"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "heading", ["二、预算及执行", "二、预算安排与使用情况", "二、预算批复和支出", "二、预算收支"]
)
def test_heading_of_budget_and_spending_says_no_stage_of_what_stands_below(heading):
    [figure] = figures([heading, "对个人和家庭的补助98.71万元。"])
    assert (figure.measure, figure.certainty) == ("unassigned", "open")


def test_kind_of_staff_keeps_its_name_whole():
    found = seen(figures(["机构人员", "实有在编干警85名，聘用制书记员24名。"]), "subject", "measure")
    assert found == [("部门", "in_service"), ("聘用制书记员", "persons")]


def test_numbers_of_what_is_published_are_no_meetings():
    text = "编发水情简报12期，举办培训班6期，拍摄专题片2期。"
    found = seen(figures(["工作情况", text]), "measure", "value")
    assert found == [("count", "12"), ("sessions", "6"), ("count", "2")]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("县河长办现有巡河员86名。", "巡河员"),
        ("全县现有巡河员86名。", "巡河员"),
        ("我局现有在职人员86名。", "部门"),
    ],
)
def test_who_has_what_is_counted_is_no_part_of_its_name(text, subject):
    [figure] = figures(["工作情况", text])
    assert (figure.subject, figure.certainty) == (subject, "sure")


def test_account_with_words_that_lead_on_is_the_account():
    found = figures(["支出情况", "“三公”经费方面，预算数36万元，执行数31万元。"])
    assert seen(found, "account", "measure", "certainty") == [
        ("three_public", "budget", "sure"), ("three_public", "actual", "sure"),
    ]  # fmt: skip


def test_what_was_planned_at_first_is_an_aim_and_no_part_of_the_name():
    found = seen(figures(["工作情况", "水窖改造原计划12座。"]), "subject", "stage")
    assert found == [("水窖改造", "target")]


@pytest.mark.parametrize(
    "title",
    [
        "青禾县水务局农村饮水项目绩效自评报告",
        "青禾县水务局2024年度项目支出绩效自评报告",
        "饮水专项资金绩效评价报告",
    ],
)
def test_amounts_of_a_report_on_projects_are_not_surely_the_departments(title):
    found = figures(["资金使用", "年初预算120万元，全年支出110万元。"], title=title)
    assert seen(found, "account", "measure", "certainty") == [
        ("fund", "initial", "likely"), ("fund", "actual", "likely"),
    ]  # fmt: skip


def test_report_on_the_whole_spending_is_the_departments():
    title = "青禾县水务局2024年度部门整体支出和项目支出绩效自评报告"
    found = figures(["资金使用", "年初预算120万元，全年支出110万元。"], title=title)
    assert seen(found, "account", "certainty") == [("total", "sure"), ("total", "sure")]


def test_more_than_the_budget_is_a_difference_from_it():
    found = seen(figures(["存在问题", "三公经费中公务接待费超预算0.6万元。"]), "account", "measure", "value")
    assert found == [("reception", "difference", "0.6")]


def test_retired_teachers_are_a_schools_own():
    title = "青禾县第一中学2024年度部门整体支出绩效自评报告"
    found = seen(figures(["学校概况", "在职教师215人，退休教师89人。"], title=title), "subject", "measure")
    assert found == [("部门", "in_service"), ("部门", "retired")]


@pytest.mark.parametrize("aside", ["（调资追加9万元）", "（其中调资追加9万元，救助资金12万元）"])
def test_what_follows_a_bracket_is_of_whom_it_was_before(aside):
    found = figures(["支出情况", f"年中追加22万元{aside}，全年预算190万元，实际支出186万元。"])
    last = [(figure.subject, figure.account, figure.measure) for figure in found[-2:]]
    assert last == [("部门", "total", "adjusted"), ("部门", "total", "actual")]


def test_spending_in_front_of_what_was_really_spent_may_be_a_budget():
    found = figures(["支出情况", "项目支出52.5万元，实际支出48.67万元。"])
    assert seen(found, "value", "certainty") == [("52.5", "likely"), ("48.67", "sure")]


def test_what_money_was_used_for_is_no_part_of_what_is_counted():
    found = figures(["工作情况", "设备经费全部用于更新水位仪60台。"])
    assert seen(found, "subject", "value") == [("水位仪", "60")]


@pytest.mark.parametrize("left", ["未支出", "尚未支出", "未使用", "尚未使用"])
def test_what_was_not_spent_is_left_over_and_no_spending(left):
    read = figures(f"购书经费预算50万元，支出44万元，{left}6万元。")
    assert seen(read, "subject", "measure") == [
        ("购书经费", "budget"),
        ("购书经费", "actual"),
        ("购书经费", "carryover"),
    ]


def test_what_was_taken_back_within_the_year_lowers_the_budget():
    *_, amount = figures("2024年年初预算500万元，执行中收回20万元。")
    assert seen([amount], "measure", "value", "certainty") == [("adjustment", "-20", "sure")]


def test_reason_in_front_of_what_was_taken_back_is_no_owner():
    text = (
        "年初预算450万元，因提高标准追加38万元，因工程延期收回12万元，全年预算数为476万元，全年支出466万元。"
    )
    found = seen(figures(["支出情况", text]), "subject", "measure", "certainty")
    assert found[2] == ("部门", "unassigned", "open")
    assert found[3:] == [("部门", "adjusted", "sure"), ("部门", "actual", "sure")]


def test_what_was_not_used_is_likely_left_over():
    *_, left = figures(["支出情况", "办案业务费实际使用258万元，未使用1.3万元收回财政。"])
    assert (left.measure, left.certainty) == ("carryover", "likely")
