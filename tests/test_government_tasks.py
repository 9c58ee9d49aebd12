"""What governments did, in running text: whose a number is, and what is no more than likely; all names are made up."""

import pytest
from typed_documents import figures, seen

YEAR = "青禾县2024年工作总结"
BUDGET = "关于青禾县2024年预算执行情况和2025年预算草案的报告"
ACCOUNTS = "关于青禾县2024年财政决算的报告"
CONGRESS = "青禾县人民代表大会常务委员会工作报告"


def certainties(*text, title=YEAR):
    return [figure.certainty for figure in figures(*text, title=title)]


def test_bracket_that_only_says_what_a_word_stands_for_is_no_part_of_a_name():
    text = "税收收入8亿元，比2023年增长（以下简称“增长”）5%，完成预算（指调整预算，下同）的98%。"
    assert seen(figures(text, title=ACCOUNTS), "subject", "measure") == [
        ("税收收入", "received"),
        ("税收收入", "growth_from_prior"),
        ("税收收入", "execution_to_budget"),
    ]


def test_growth_behind_a_bracket_is_of_what_stands_in_front_of_it():
    text = "全县新收案件300件（不含上年旧存20件，下同），比上年下降4%。"
    assert seen(figures(text, title=YEAR), "subject", "value")[2] == ("全县新收案件", "-4")


def test_what_is_added_to_an_income_makes_the_sum_a_balance_in_any_document():
    text = "一般公共预算收入15亿元，加上上级补助收入13亿元、动用预算稳定调节基金1亿元，收入合计29亿元。"
    assert seen(figures(text, title="青禾县2024年审计报告"), "flow", "measure") == [
        ("income", "received"),
        ("income", "received"),
        ("income", "received"),
        ("income", "balance_total"),
    ]


def test_money_moved_from_another_budget_is_not_in_that_one():
    (moved,) = figures("（一）一般公共预算", "从政府性基金预算调入资金2亿元。", title=ACCOUNTS)
    assert seen([moved], "subject", "budget") == [("调入资金", "general")]


def test_funds_have_two_sides_of_their_own():
    text = "居民医疗保险基金总收入22亿元，总支出21亿元。"
    assert seen(figures(text, title=YEAR), "subject", "flow")[1] == ("居民医疗保险基金总支出", "expenditure")


def test_decision_in_front_of_a_budget_is_no_line():
    text = "全县一般公共预算收入年初预算11亿元，执行中经县人大常委会第十次会议批准调整为10亿元。"
    assert seen(figures(text, title=BUDGET), "subject", "measure")[1] == ("全县一般公共预算收入", "adjusted")


def test_how_a_year_is_expected_to_end_is_likely_with_all_that_follows():
    text = "全县一般公共预算收入预计完成8亿元，占调整预算的98%，增长5%，其中：税收收入6亿元。"
    found = figures(text, title=BUDGET)
    assert seen(found, "measure", "certainty") == [
        ("received", "likely"),
        ("execution_to_adjusted", "likely"),
        ("growth_from_prior", "likely"),
        ("received", "likely"),
    ]


def test_whole_that_a_share_is_of_is_not_the_departments():
    text = "市级一般公共预算支出12亿元，占全市支出36亿元的33.3%。"
    found = figures(text, title="关于青禾市2024年财政决算的报告")
    assert seen(found[2:], "subject", "measure") == [("市级一般公共预算", "share")]
    assert found[1].certainty == "likely"


def test_local_income_within_one_level_is_of_that_level():
    text = "市本级一般公共预算总收入9亿元，其中：地方一般公共预算收入5亿元。"
    local = figures(text, title="青禾市2024年上半年财政收支情况")[-1]
    assert seen([local], "subject", "coverage") == [("地方一般公共预算收入", "市本级")]


def test_money_of_a_level_is_named_with_it():
    found = figures(
        "项目资金80万元，其中：中央财政资金60万元，省级财政资金20万元。",
        title="青禾县2024年水利项目绩效评价报告",
    )
    assert seen(found[1:], "subject") == [("中央财政资金",), ("省级财政资金",)]


def test_amounts_that_go_on_with_unknown_ones_are_unknown():
    text = "争取中央预算内投资6亿元、特别国债资金9亿元。"
    found = figures("一、2024年预算执行情况", text, title="关于青禾县2024年上半年预算执行情况的报告")
    assert seen(found, "measure") == [("unassigned",), ("unassigned",)]


def test_part_in_brackets_of_an_amount_that_is_not_understood_is_not_spent():
    assert seen(figures("全县财力50亿元（含省拨专款5亿元）。", title=ACCOUNTS), "measure") == [
        ("unassigned",),
        ("unassigned",),
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("化解养老机构违法行为38起。", "养老机构违法行为"),
        ("走访6个对口支援单位。", "对口支援单位"),
        ("发生1起水上较大事故。", "水上较大事故"),
        ("为2万名学生落实补助资金。", "学生"),
        ("对3家施工单位依合同扣减违约金。", "施工单位"),
        ("作出决议和审议意见12项。", "决议和审议意见"),
        ("县污水处理厂日处理能力提升到5万吨。", "县污水处理厂日处理能力"),
    ],
)
def test_counted_thing_is_named_whole_and_by_itself(text, name):
    assert figures(text, title=YEAR)[-1].subject.endswith(name)


def test_parts_named_by_a_level_alone_are_of_what_was_counted():
    text = "全县现有各级文物保护点127处，其中国家级3处、省级18处。"
    assert seen(figures(text, title=YEAR)[1:], "subject") == [("国家级文物保护点",), ("省级文物保护点",)]


def test_rates_of_several_places_are_each_ones_and_likely():
    found = figures("甲州、乙州、丙州开工率分别为35%、40%、43%。", title=YEAR)
    assert seen(found, "subject", "certainty") == [
        ("甲州开工率", "likely"),
        ("乙州开工率", "likely"),
        ("丙州开工率", "likely"),
    ]


def test_trainees_are_those_of_the_training_counted_before():
    text = "开展网格员培训8期，培训960人次。"
    assert figures(text, title=YEAR)[1].subject == "网格员培训"


def test_line_of_plans_governs_what_stands_below():
    text = ("2024年主要工作", "开展执法检查4次。", "2025年主要任务", "听取专项报告18项，开展执法检查3次。")
    assert seen(figures(*text, title=CONGRESS), "stage") == [("done",), ("target",), ("target",)]


def test_plan_goes_on_behind_its_first_count():
    text = "计划听取专项报告18项，开展执法检查3次。"
    assert seen(figures(text, title=YEAR), "stage") == [("target",), ("target",)]


def test_short_line_on_several_years_governs_what_stands_below():
    text = ("过去五年的工作回顾", "先后组织召开代表大会5次，依法审议议题141项。")
    assert certainties(*text, title="2024年" + CONGRESS) == ["likely", "likely"]


@pytest.mark.parametrize(
    "text",
    [
        "向社会公告审计结果130份。",
        "审计检查18所中小学、幼儿园。",
        "共有33个行政村26113户。",
        "618种药品新增进入目录范围。",
        "干部职工提出整改完成20项。",
        "县领导17次对安全生产工作作出批示。",
        "委员3人以上联名提案。",
        "干部人均走访群众8名。",
        "30项任务的党建要点。",
        "惠及14个乡镇、218个村、46万人。",
    ],
)
def test_counts_whose_name_or_owner_is_in_doubt_are_no_more_than_likely(text):
    assert figures(text, title=YEAR)[-1].certainty != "sure"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("全县税收收入9亿元（县本级7亿元，高新区2亿元）。", ACCOUNTS),
        ("剔除一次性因素后支出26亿元。", ACCOUNTS),
        ("全县财政收入18亿元，加上补助收入43亿元、预算稳定调节基金2亿元。", ACCOUNTS),
        ("地方一般公共预算收入8亿元，税收收入受政策影响，较年初预算减少6000万元。", ACCOUNTS),
        ("补助资金预算安排36万元，其中县级预算安排4万元。", "青禾县2024年就业补助资金绩效评价报告"),
        ("相应调增支出16亿元。", "关于青禾县2024年预算调整方案的报告"),
    ],
)
def test_amounts_whose_owner_or_stage_is_in_doubt_are_no_more_than_likely(text, title):
    assert figures(text, title=title)[-1].certainty != "sure"


def test_counts_behind_other_things_in_their_sentences_are_likely_where_they_differ():
    text = ("破获诈骗案件47起，抓获嫌疑人50人。", "打掉团伙4个，抓获嫌疑人31人。")
    found = [figure for figure in figures(*text, title=YEAR) if figure.kind == "people"]
    assert [figure.certainty for figure in found] == ["likely", "likely"]


def test_class_of_a_place_and_an_ordinal_in_words_are_no_figures():
    assert seen(figures("新增4A级景区2家，总数居全省前三位。", title=YEAR), "value") == [("2",)]


def test_more_traditional_characters_are_read():
    (limit,) = figures("政府債務限額20億元。", title=ACCOUNTS)
    assert limit.subject == "政府债务限额"
