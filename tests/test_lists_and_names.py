"""Lists that share an end, growths in turn, plans, approvals and agents around a name; all names are made up."""

import pytest
from typed_documents import figures, seen

from helpers.read.documents import Paragraph
from helpers.read.documents.plain.lines import joined_lines
from helpers.read.language import folded, rate_in, scan, wording_of
from helpers.read.report.kinds import title_of


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        (
            "城镇、农村居民人均可支配收入分别为39000元、21000元。",
            ["城镇居民人均可支配收入", "农村居民人均可支配收入"],
        ),
        ("小学、初中在校生分别为900人、400人。", ["小学在校生", "初中在校生"]),
        ("轻工业和服务业增加值分别完成3亿元、5亿元。", ["轻工业增加值", "服务业增加值"]),
    ],
)
def test_end_of_the_last_name_in_turn_is_that_of_all(text, subjects):
    assert seen(figures(text), "subject") == [(subject,) for subject in subjects]


@pytest.mark.parametrize("growths", ["同比增长5%和6.2%", "增长5%、6.2%", "同比增长5%、增长6.2%"])
def test_several_growths_behind_as_many_amounts_are_theirs_in_turn(growths):
    found = figures(f"全区税收收入12亿元，非税收入18亿元，{growths}。")
    assert seen([each for each in found if each.kind == "ratio"], "subject", "value") == [
        ("全区税收收入", "5"),
        ("非税收入", "6.2"),
    ]


def test_one_growth_behind_two_amounts_is_of_the_last():
    found = figures("全区税收收入12亿元，非税收入18亿元，同比增长5%。")
    assert seen(found[-1:], "subject", "value") == [("非税收入", "5")]


@pytest.mark.parametrize(
    ("text", "seen_as"),
    [
        (
            "决算支出98万元，比年初预算90万元多支出8万元。",
            [("actual", "98"), ("initial", "90"), ("difference", "8")],
        ),
        (
            "会议费支出2万元，比预算3万元少支出1万元。",
            [("actual", "2"), ("budget", "3"), ("difference", "-1")],
        ),
        (
            "会议费支出2万元，较上年1.5万元多支出0.5万元。",
            [("actual", "2"), ("actual", "1.5"), ("change_from_prior", "0.5")],
        ),
    ],
)
def test_more_or_less_than_a_compared_amount_is_no_word_about_that_amount(text, seen_as):
    found = figures(text)
    assert seen(found, "measure", "value") == seen_as
    assert {each.qualifier for each in found} == {"exact"}


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("由区园林局牵头的行道树养护经费支出12万元。", "行道树养护经费"),
        ("由各街道承担的楼道照明费支出12万元。", "楼道照明费"),
        ("区科协承办的青少年科技周经费支出12万元。", "青少年科技周经费"),
    ],
)
def test_whoever_runs_a_work_is_no_part_of_its_name(text, subject):
    assert seen(figures(text), "subject", "measure") == [(subject, "actual")]


def test_account_of_other_bodies_is_no_sure_fund():
    found = figures("青禾中学和柳岸小学的公用经费支出36万元。")
    assert [each.certainty for each in found] == ["likely"]


def test_what_was_approved_is_a_budget_though_it_is_called_spending():
    found = figures("县人大批准的一般公共预算支出18亿元，实际完成17亿元。")
    assert seen(found, "measure", "value") == [("budget", "18"), ("actual", "17")]


@pytest.mark.parametrize(("word", "name"), [("税收收入计划", "税收收入"), ("财政收入预期", "财政收入")])
def test_plan_behind_an_income_is_its_stage(word, name):
    read = wording_of(word)
    assert (read.name, read.value("measure")) == (name, "budget")


def test_spending_of_a_place_behind_its_income_is_of_the_place():
    found = figures("全镇财政收入计划620万元，支出计划900万元。")
    assert seen(found, "subject", "measure") == [("全镇财政收入", "budget"), ("全镇财政支出", "budget")]


@pytest.mark.parametrize("words", ["预算调整净额", "调整净额", "净调增预算"])
def test_net_change_of_a_budget_is_an_adjustment(words):
    assert seen(figures(f"2024年{words}-6万元。"), "subject", "measure") == [("部门", "adjustment")]


@pytest.mark.parametrize("rate", ["按期答复率", "总体答复率"])
def test_how_a_rate_was_met_is_not_what_it_is_of(rate):
    assert seen(figures(f"收到来信30件，{rate}96%。")[-1:], "subject", "measure") == [("来信", "reply_rate")]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("全年安排项目3个。", "项目"),
        ("共安排专项资金2项。", "专项资金"),
        ("抽查检验检测机构38家。", "检验检测机构"),
        ("抽查托养机构6家。", "托养机构"),
        ("全年组织不少于8次的应急演练。", "应急演练"),
        ("“十四五”以来累计治理矿山42座。", "矿山"),
    ],
)
def test_counted_thing_keeps_its_name_and_nothing_else(text, subject):
    assert seen(figures(text), "subject") == [(subject,)]


def test_items_below_a_number_of_projects_are_projects_whatever_their_names():
    items = ("（1）路灯更新，年初预算60万元。", "（2）旧井封填，年初预算15万元。")
    found = figures("本单位共有项目2个：", *items)
    assert seen(found[1:], "subject", "account", "certainty") == [
        ("路灯更新", "fund", "sure"),
        ("旧井封填", "fund", "sure"),
    ]


def test_act_that_is_only_planned_names_nothing_for_sure():
    assert figures("全年治理矿山42座。2025年拟治理10座。")[-1].certainty == "likely"


def test_share_in_a_bracket_behind_an_amount_is_likely_its_share():
    found = figures("教育支出318万元（62.4%）。")
    assert seen(found[1:], "measure", "certainty") == [("share", "likely")]


def test_long_first_sentence_with_figures_is_no_title():
    line = "一般公共预算基本支出情况：2024年度基本支出268.90万元，人员经费231.40万元，主要用于工资；其余用于办公。"
    assert title_of([Paragraph(line * 2, "line 1")]).kind == "other"


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("8O.OO万元", "80.00万元"),
        ("O.5O万元", "0.50万元"),
        ("1O人", "10人"),
        ("1’284’360.50元", "1,284,360.50元"),
        ("O2O平台", "O2O平台"),
    ],
)
def test_signs_that_scans_and_sheets_leave_in_numbers(printed, read):
    assert folded(printed) == read


@pytest.mark.parametrize(("text", "value"), [("达九成八", "98"), ("占三成五左右", "35"), ("占三成", "30")])
def test_tenths_of_tenths_count(text, value):
    assert [str(each.value) for each in scan(text)] == [value]


@pytest.mark.parametrize(
    ("words", "measure"), [("投诉量降幅在", "growth_from_prior"), ("产值增幅保持在", "growth_from_prior")]
)
def test_particle_of_place_stands_behind_a_growth(words, measure):
    assert rate_in(words).measure == measure


@pytest.mark.parametrize("head", ["较上年±%", "决算比上年+-%", "执行数同比（±）%"])
def test_up_or_down_on_a_year_in_per_cent_is_a_growth(head):
    found = figures(["单位：万元", f"科目 | 2023年决算 | 2024年决算 | {head}", "教育支出 | 200 | 214 | 7.0"])
    assert seen(found[-1:], "measure", "value") == [("growth_from_prior", "7.0")]


def test_what_really_came_about_is_done_in_a_table_of_aims():
    rows = ["三级指标 | 指标值 | 实际完成值 | 完成率", "培训场次 | 6场 | 7场 | 116.67%"]
    found = figures(rows, title="部门整体绩效目标表（2024年度）")
    assert seen(found, "stage", "value") == [("target", "6"), ("done", "7"), ("done", "116.67")]


@pytest.mark.parametrize(
    "lines", [["全年立案46", "件，罚款3万元。"], ["全年开展巡查，慰问困难党员 46 人", "次。"]]
)
def test_number_goes_on_over_the_line_to_its_unit(lines):
    assert len([*joined_lines(lines)]) == 1


def test_what_really_was_done_is_of_what_was_planned_and_no_aim():
    found = figures("原计划举办培训6期，因场地原因实际举办5期，参训学员480人次。")
    assert seen(found, "subject", "stage")[:2] == [("培训", "target"), ("培训", "done")]
    assert found[2].stage == "done"


def test_people_there_are_behind_the_posts_are_the_departments():
    found = figures("核定编制30名，年末实有人数48人，其中在职28人、退休20人。")
    assert seen(found, "subject", "measure", "certainty")[1:3] == [
        ("部门", "total", "sure"),
        ("部门", "in_service", "sure"),
    ]


def test_what_is_not_counted_in_is_no_name():
    found = figures("本年收入合计612万元（不含上年结转18万元）。")
    assert seen(found, "subject", "measure") == [("部门", "received"), ("部门", "opening")]
