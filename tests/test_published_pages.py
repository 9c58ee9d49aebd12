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
