"""The first screen: made of facts, silent where a fact is missing."""

import pandas as pd
from small_report import facts, figures, page, table

from helpers import schema
from helpers.show import overview
from helpers.show.views import View, view


def without(*names: str) -> View:
    """The view of the made-up year with some facts unknown."""
    known = facts()
    known.loc[known["fact"].isin(names), ["status", "value"]] = ["unknown", ""]
    return view(known, figures(), "2024")


def test_the_whole_is_told_with_its_structure():
    assert overview.told_whole(page()) == (
        "预算资金500.00万元（报告未注明口径），财政拨款收入、支出均为400.00万元，预算资金与支出相差100.00万元。"
        "支出中，基本支出300.00万元，占75.00%（人员经费200.00万元、公用经费100.00万元）；项目支出100.00万元，占25.00%。"
    )


def test_what_is_not_known_is_left_out():
    assert overview.told_whole(
        without("budget", "deviation", "basic_expenditure", "project_expenditure")
    ) == ("财政拨款收入、支出均为400.00万元。")
    assert (
        overview.told_whole(without("budget", "deviation", "received", "actual", *all_amounts()))
        == "未检出部门的预算和支出。"
    )


def all_amounts() -> list[str]:
    """The names of all amounts."""
    return [amount.name for amount in schema.AMOUNTS]


def test_nothing_claims_to_know_what_the_printed_budget_is():
    assert "报告未注明口径" in overview.told_whole(page())
    assert "年初预算500" not in overview.told_whole(page())


def test_projects_are_told_with_up_down_net_and_gross_together():
    assert overview.told_projects(page()).startswith(
        "3个项目年初预算150.00万元，调增30.00万元，调减50.00万元，调整后130.00万元，"
        "实际支出100.00万元：完成年初预算的66.67%、调整后预算的76.92%。"
        "净调整−20.00万元（占年初预算的−13.33%）；增减合计80.00万元，相当于年初预算的53.33%，"
        "如属项目间调剂、只计一次则为33.33%。"
    )


def test_projects_are_called_as_the_report_calls_them():
    called = figures().assign(theme="专项资金支出绩效情况")
    assert overview.told_projects(view(facts(), called, "2024")).startswith(
        "3个项目（报告称“专项资金”）年初预算"
    )


def test_a_project_that_was_cut_is_named_with_what_it_spent():
    assert overview.cut_projects(page()) == "1个调减项目完成年初预算的比例：丙0.00%。"


def test_without_project_figures_the_page_says_not_found():
    none = view(facts(), figures().query("account != 'fund'"), "2024")
    assert overview.told_projects(none) == "未检出项目（专项资金）金额。"


def test_identities_are_counted_by_outcome():
    checks = table(schema.CHECKS, dict(outcome="holds"), dict(outcome="holds"), dict(outcome="unknown"))
    assert overview.told_identities(checks, page()).startswith("共核对勾稽关系3项：相符2项、无法核对1项")


def test_questions_are_counted_by_grade_and_lead_to_their_findings():
    found = table(
        schema.FINDINGS,
        dict(rule="two_names", grade="提示", subject="甲"),
        dict(rule="budget_stage", grade="需说明", subject="部门"),
        dict(rule="something_new", grade="缺项", subject="乙<b>", sentence="乙<b>没有附表，请补充。"),
    )
    assert str(overview.told_questions(found, page())) == (
        "未检出差错；需说明1项、缺项1项、提示1项："
        '<a href="#finding-1">预算资金的口径及与支出的差额</a>；'
        '<a href="#finding-2">乙&lt;b&gt;：没有附表</a>。'
    )


def test_what_is_held_back_or_doubted_is_not_counted_and_links_lead_past_it():
    found = table(
        schema.FINDINGS,
        dict(rule="rate", grade="差错", subject="甲", state="withheld"),
        dict(rule="budget_stage", grade="需说明", subject="部门", state="open"),
        dict(rule="rate", grade="识读待确认", subject="乙", state="open"),
    )
    assert str(overview.told_questions(found, page())) == (
        '未检出差错；需说明1项：<a href="#finding-2">预算资金的口径及与支出的差额</a>。'
    )
    assert str(overview.told_questions(found.iloc[[0, 2]], page())) == "未检出需要说明的事项。"


def test_what_can_be_computed_of_the_indicators_is_counted_with_the_caveats():
    indicators = pd.DataFrame(
        [("yes", "ok", "试算"), ("yes", "bounded", ""), ("yes", "unknown", "缺数据"), ("no", "", "")],
        columns=["quantitative", "status", "reason"],
    )
    counts = table(schema.ACTIVITIES, dict(qualifier="over"), dict(qualifier="exact"))
    assert overview.told_material(indicators, counts, page()) == (
        "财预〔2013〕53号3项定量指标（含满意度）中，2项可试算（1项口径受限），1项缺数据。"
        "数量表述中1处为约数（余、多、近等）。"
    )


def test_opening_money_stands_before_the_budget():
    rows = facts()
    initial = rows[(rows["fact"] == "initial") & (rows["subject"] == "项目合计")]
    known = pd.concat([rows, initial.assign(fact="opening", value="70000")], ignore_index=True)
    told = overview.told_projects(view(known, figures(), "2024"))
    assert told.startswith("3个项目上年结转7.00万元，年初预算150.00万元")


def test_sums_that_are_not_complete_say_why():
    known = facts()
    rows = known["fact"].isin(["initial", "adjusted"]) & (known["subject"] == "项目合计")
    known.loc[rows, ["status", "value", "reason"]] = ["unknown", "", "缺丙的年初预算"]
    told = overview.projects_total(view(known, figures(), "2024"))
    assert told.endswith("合计不全：缺丙的年初预算。")


def test_money_changed_in_one_direction_is_not_counted_once():
    rows = facts()
    rows.loc[(rows["fact"] == "downward_adjustment") & (rows["subject"] == "项目合计"), "value"] = "0"
    assert "只计一次" not in overview.projects_changed(view(rows, figures(), "2024"))


def test_what_is_asked_more_than_once_is_said_once_with_its_number():
    rows = [dict(rule="stated_twice", grade="差错", subject="部门") for _ in range(3)]
    html = str(overview.told_questions(table(schema.FINDINGS, *rows), page()))
    assert html == '差错3项：<a href="#finding-1">部门前后不一的数字（3处）</a>。'


def test_identities_of_many_subjects_are_told_by_their_equation():
    rows = [dict(subject=name, outcome="unknown", reason="甲＋乙＝丙；缺乙") for name in "子丑寅卯辰"]
    told = overview.told_identities(table(schema.CHECKS, *rows), page())
    assert told.endswith("因数据缺失或前后不一，无法核对的是子、丑、寅、卯等5项（甲＋乙＝丙）。")


def test_revenue_of_every_source_is_not_called_an_appropriation():
    known, printed = facts(), figures()
    known.loc[(known["fact"] == "received") & (known["subject"] == "部门"), "figures"] = "f1"
    printed.loc[printed["id"] == "f1", ["label", "phrase"]] = ["本年收入合计", "本年收入合计400万元"]
    told = overview.told_whole(view(known, printed, "2024"))
    assert "收入、支出均为400.00万元" in told
    assert "财政拨款" not in told


def test_parts_of_an_expenditure_that_is_not_known_are_told_without_their_shares():
    known = without("actual", "received", "budget", "deviation", *SHARES_OF_EXPENDITURE)
    assert overview.told_whole(known) == (
        "基本支出300.00万元（人员经费200.00万元、公用经费100.00万元）；项目支出100.00万元。"
    )


SHARES_OF_EXPENDITURE = ("basic_share_of_expenditure", "project_share_of_expenditure")
