"""Findings: what is asked of the 2024 report, errors where figures contradict each other, nothing else."""

from pathlib import Path

import pandas as pd
import pytest
from printed import count, figure, figures, fund, money, own, rate

from helpers import schema
from helpers.measure import findings_of
from helpers.messages import catalogue
from helpers.read import read_raw

DATA = Path(__file__).parents[1] / "data"
FROM_FIGURES = {
    (
        "budget_stage",
        "需说明",
    ): "“2024年预算资金730.75万元”列在“基本支出情况”下，未注明年初或调整后、部门合计或仅基本支出；"
    "与支出707.53万元相差23.22万元，未说明原因。",
    ("spent_equals_adjusted", "需说明"): "5个项目调整后预算与实际支出逐项相等（合计79.55万元），"
    "调整后执行率100%不能说明年初预算编制是否准确。请说明调整原因，注明指标文号。",
    (
        "both_ways",
        "需说明",
    ): "调增26.70万元、调减30.35万元并存，净调减3.65万元。是否为项目间调剂，请说明依据和批准情况。",
    ("rate_without_parts", "需说明"): "提案见面率、办复率均为100%，未列分子、分母。",
    (
        "without_initial",
        "缺项",
    ): "财源建设经费年初预算为0，年中调增并支出1.80万元。请补充追加依据和绩效目标。",
    (
        "not_found",
        "缺项",
    ): "报告正文中未检出：“三公”经费、编制数、政府采购、固定资产、服务对象满意度、自评得分。",
    (
        "small_cost",
        "提示",
    ): "18个委员工作室、协商议事活动30余场，专项支出0.85万元，平均每个约472元、每场不足275元。"
    "是否另有经费来源，请说明。",
    ("two_names", "提示"): "“全会经费”与“业务性专项经费（全会经费）”前后名称不一。",
}
FROM_WORDS = {
    "adjustments_without_reason": "5项调整中仅检出委员培训费说明了原因；"
    "其余4项46.05万元（占57.05万元的80.72%）未检出原因，5项均未检出批复文号。",
    "purpose_without_spending": "委员培训费实际支出为0，仍有支出用途的表述，请更正。"
    "报告称“调整至下一年度”而结转结余为0，请说明下一年度资金安排。",
    "targets_not_quantified": "整体目标与4个项目目标均未检出数量指标，"
    "无法计算实际完成率、完成及时率、质量达标率。",
    "little_spent_of_target": "列有目标的4个项目中，3个支出不足年初预算的20%"
    "（业务性专项经费（全会经费）6.17%、委员培训费0.00%、委员工作室17.00%），报告结论为“基本达到预期绩效目标”。请逐项列出目标值、完成值和差异原因。",
    "cut_and_secured": "业务性专项经费（全会经费）由16.20万元减至1.00万元（−93.83%），报告称“保障各类会议”。"
    "相关费用是否在其他科目列支，请说明。",
    "few_quantities": "10个工作小节中3个无数量表述；“存在的问题”未提及预算调整。",
}
LINES = ("全会经费", "委员履职经费", "委员培训费", "委员工作室", "财源建设经费")


def words(*rows: tuple[str, ...]) -> pd.DataFrame:
    """Rows of (item, subject, found, words) as a document would give them."""
    filled = [(*row, "", "")[:4] + ("line 1",) for row in rows]
    return pd.DataFrame(filled, columns=schema.names(schema.WORDS), dtype="str")


def words_of_2024() -> pd.DataFrame:
    by_line = [
        (item, line, "no")
        for line in LINES
        for item in ("adjustment_reason", "approval")
        if line != "委员培训费"
    ]
    targets = [
        (item, line, found)
        for line in LINES[:4]
        for item, found in (("target", "yes"), ("target_quantified", "no"))
    ]
    return words(
        *by_line,
        *targets,
        ("adjustment_reason", "委员培训费", "yes", "因参训委员的工作冲突"),
        ("approval", "委员培训费", "no"),
        ("target", "财源建设经费", "no"),
        ("target", "部门", "yes"),
        ("target_quantified", "部门", "no"),
        ("purpose", "委员培训费", "yes", "用于组织委员参加学习培训"),
        ("deferred", "委员培训费", "yes", "调整至下一年度"),
        ("assurance", "全会经费", "yes", "保障各类会议"),
        ("conclusion", "部门", "yes", "基本达到预期绩效目标"),
        ("section", "附件", "no"),
        *(("work_section", f"小节{place}", "no" if place < 3 else "yes") for place in range(10)),
        ("problems_mention_adjustment", "部门", "no"),
    )


def of_2024(language: str = "zh", **more) -> pd.DataFrame:
    return findings_of(read_raw(DATA, "lusong-cppcc", "2024").figures, language=language, **more)


def found(*rows, **more) -> pd.DataFrame:
    return findings_of(figures(*rows), **more)


def sentence(table: pd.DataFrame, rule: str) -> str:
    return table.loc[table["rule"] == rule, "sentence"].item()


def errors(table: pd.DataFrame) -> list[str]:
    return sorted(table.loc[table["grade"] == "差错", "rule"])


def test_eight_findings_come_out_of_the_figures_of_2024_and_no_error():
    table = of_2024()
    told = {(row["rule"], row["grade"]): row["sentence"] for row in table.to_dict("records")}
    assert told == FROM_FIGURES
    assert len(table) == 8


def test_findings_cite_figures_that_are_there():
    ids = set(read_raw(DATA, "lusong-cppcc", "2024").figures["id"])
    table = of_2024()
    assert set(" ".join(table["figures"]).split()) <= ids
    assert (table.loc[table["rule"] != "not_found", "figures"] != "").all()
    assert (table.loc[table["rule"] != "not_found", "locator"] != "").all()


def test_six_more_come_with_the_words_of_the_document():
    table = of_2024(words=words_of_2024())
    told = dict(zip(table["rule"], table["sentence"], strict=True))
    assert {rule: told[rule] for rule in FROM_WORDS} == FROM_WORDS
    assert len(table) == 14
    assert errors(table) == []


def test_words_complete_the_sentences_that_figures_began():
    table = of_2024(words=words_of_2024())
    assert "；绩效目标部分未检出该项目。" in sentence(table, "without_initial")
    told = "未随报送附件，如已在附件（基础数据表、自评表）列示，请一并报送。"
    assert sentence(table, "not_found").endswith(told)


def test_graver_findings_come_first():
    grades = [grade.name for grade in schema.GRADES]
    places = [grades.index(grade) for grade in of_2024(words=words_of_2024())["grade"]]
    assert places == sorted(places)


def test_english_sentences_have_no_chinese_marks():
    table = of_2024("en", words=words_of_2024())
    assert len(table) == 14
    assert not table["sentence"].str.contains("[。，；]").any()


def test_a_reply_answers_the_finding_of_its_rule_and_subject():
    replies = pd.DataFrame(
        {
            "rule": ["both_ways"] * 2,
            "subject": ["项目合计"] * 2,
            "reply": ["初稿", "属项目间调剂"],
            "date": ["1", "2"],
        }
    )
    table = of_2024(replies=replies).set_index("rule")
    assert table.loc["both_ways", ["reply", "state"]].tolist() == ["属项目间调剂", "answered"]
    assert table.loc["budget_stage", ["reply", "state"]].tolist() == ["", "open"]


def test_nothing_is_found_in_the_samples_sound_year():
    assert findings_of(read_raw(DATA, "sample-bureau", "2021").figures).empty


def test_no_figures_no_findings():
    assert findings_of(figures()).empty


def test_a_sum_that_does_not_add_up_is_an_error_with_its_gap():
    table = found(own("actual", "9.00"), own("actual", "4.00", "basic"), own("actual", "4.50", "project"))
    assert errors(table) == ["basic_and_project"]
    assert sentence(table, "basic_and_project") == (
        "部门基本支出、项目支出之和为8.50万元，与支出合计9.00万元相差0.50万元"
        "（基本支出4.00万元、项目支出4.50万元、实际支出9.00万元），请核实。"
    )


def test_spending_without_a_budget_is_an_error():
    table = found(fund("甲", initial=5, adjustment=-5, actual=3, carryover=0))
    assert sentence(table, "spent_without_budget") == "甲调整后预算为0，列支出3.00万元。请核实。"


def test_execution_over_100_percent_of_the_adjusted_budget_is_an_error():
    table = found(fund("甲", adjusted=10, actual=12))
    assert errors(table) == ["spent_beyond_budget"]
    assert "执行率120.00%，超过100%" in sentence(table, "spent_beyond_budget")


def test_execution_over_100_percent_of_the_initial_budget_is_none():
    assert errors(found(fund("甲", initial=10, adjustment=5, actual=15, carryover=0))) == []


def test_a_figure_stated_differently_is_an_error_that_shows_both():
    rows = [own("actual", "24.78", section="二"), own("actual", "24.86", section="六")]
    assert (
        sentence(found(rows), "stated_twice")
        == "部门实际支出前后不一：24.78万元（二）、24.86万元（六）。请核实。"
    )


def test_other_numbers_of_the_department_under_other_words_are_other_figures():
    rows = [own("received", 100, label="收入总计"), own("received", 90, label="财政拨款收入")]
    assert found(rows).loc[lambda table: table["rule"] == "stated_twice"].empty


def test_other_numbers_of_a_line_under_other_words_are_asked_about_and_no_error():
    rows = [money("甲", "actual", 10, label="甲支出"), money("甲", "actual", 9, label="甲资金使用")]
    table = found(rows)
    assert errors(table) == []
    told = "甲实际支出有不同数字：甲支出10万元、甲资金使用9万元。是否同一口径，请说明。"
    assert sentence(table, "stated_twice") == told


def test_projects_below_project_expenditure_may_not_all_be_listed():
    rows = [own("actual", "286.83", "project"), fund("甲", actual="36.3"), fund("乙", actual=1)]
    assert errors(found(rows)) == []
    told = "所列项目合计37.30万元，比项目支出286.83万元少249.53万元。是否有未列项目，请说明。"
    assert sentence(found(rows), "projects") == told
    assert errors(found(rows, count("专项资金", "count", 2, "个"))) == ["projects"]


def test_projects_above_project_expenditure_are_an_error():
    rows = [own("actual", "5.00", "project"), fund("甲", actual="2.00"), fund("乙", actual="3.10")]
    assert errors(found(rows)) == ["projects"]


def test_a_count_of_other_projects_is_not_that_of_allocations():
    rows = [fund("甲", actual="2.00"), count("项目", "count", 15, "个", theme="产业发展")]
    assert errors(found(rows)) == []


def test_a_table_that_differs_from_the_report_is_named_as_such():
    rows = [own("actual", 30, origin="transcribed"), own("actual", 31, origin="reported")]
    assert errors(found(rows)) == ["table_and_report"]


def test_ten_thousand_times_apart_is_a_suspected_slip_of_the_unit():
    table = found(own("actual", "887.36"), own("actual", "887.36", unit="元"))
    assert errors(table) == ["unit_slip"]


def test_a_printed_rate_that_does_not_follow_is_an_error():
    table = found(
        fund("甲", initial="274.82", actual="245.53"),
        rate("甲", "execution_to_initial", "93.57", label="完成年初预算"),
    )
    assert sentence(table, "rate") == (
        "甲完成年初预算列为93.57%，按所列数字（实际支出245.53万元、年初预算274.82万元）计算为89.34%，请核实。"
    )


def test_a_printed_rate_on_a_base_of_0_is_an_error_and_a_printed_0_is_not():
    line = fund("甲", initial=0, adjusted="321.02", actual="307.82")
    table = found(line, rate("甲", "execution_to_initial", "95.89", label="完成年初预算"))
    assert errors(table) == ["rate_on_zero"]
    told = "甲年初预算为0，却列有完成年初预算95.89%（与按调整后预算计算的一致）。请核实。"
    assert sentence(table, "rate_on_zero") == told
    habit = found(fund("乙", initial=0, adjusted=0, actual=0), rate("乙", "execution_to_initial", "0.00"))
    assert errors(habit) == []


def test_a_rate_of_0_without_a_base_is_the_forms_habit():
    assert "rate_without_parts" not in set(found(rate("出国费", "execution_to_initial", 0))["rule"])


def test_more_in_service_than_posts_is_asked_about_and_no_error():
    people = [
        figure("people", "部门", name, number, "人")
        for name, number in (("in_service", 18), ("authorised", 17))
    ]
    table = found(people)
    assert errors(table) == []
    assert "in_service_at_most_authorised" in set(table["rule"])


def test_more_filed_than_received_is_an_error():
    table = found(count("提案", "received", 56, "件"), count("提案", "filed", 71, "件"))
    assert sentence(table, "filed_at_most_received") == "提案立案数71，多于收到数56，请核实。"


def test_several_units_of_money_are_worth_a_look():
    table = found(own("actual", 3), own("received", 4, unit="亿元"))
    assert table.loc[table["rule"] == "one_unit", "grade"].tolist() == ["提示"]


def test_a_gap_that_opening_money_could_explain_is_asked_about():
    table = found(fund("甲", initial=40, adjustment=-8, actual="31.50", carryover=3))
    assert errors(table) == []
    assert sentence(table, "gap") == (
        "甲可用预算与支出加结转结余分别为32.00万元和34.50万元，相差2.50万元，未列上年结转，无法核对。请补充。"
    )


def test_a_fund_with_nothing_printed_but_budget_and_spending_leaves_no_gap_to_explain():
    assert "gap" not in set(found(fund("甲", initial=100, actual=90))["rule"])


def test_a_required_item_that_a_figure_shows_is_not_missed():
    table = found(own("actual", 3, "reception"), figure("ratio", "部门", "score", 95, "分"))
    assert "“三公”经费" not in sentence(table, "not_found")
    assert "自评得分" not in sentence(table, "not_found")
    assert "政府采购" in sentence(table, "not_found")


@pytest.mark.parametrize(("spent", "asked"), [("0.85", True), (85, False)])
def test_cost_of_each_activity_is_asked_about_only_where_it_is_next_to_nothing(spent, asked):
    table = found(fund("工作室", actual=spent), count("工作室", "count", 18, "个"))
    assert ("small_cost" in set(table["rule"])) == asked


def test_projects_that_kept_money_back_raise_no_question_on_equal_spending():
    table = found(
        fund("甲", initial=10, adjustment=-2, actual=7, carryover=1),
        fund("乙", initial=5, adjustment=2, actual=7),
    )
    assert "spent_equals_adjusted" not in set(table["rule"])
    assert "both_ways" in set(table["rule"])


def test_raised_and_spent_differently_says_both():
    table = found(fund("甲", initial=0, adjustment=10, actual=7, carryover=3))
    assert "年中调增10.00万元，支出7.00万元" in sentence(table, "without_initial")


def test_a_budget_equal_to_spending_is_asked_about_without_a_gap():
    table = found(own("budget", 7, phrase="预算资金7万元"), own("actual", 7))
    assert sentence(table, "budget_stage") == "“预算资金7万元”未注明年初或调整后、部门合计或仅基本支出。"


def test_no_verdict_words_stand_in_any_sentence():
    texts = " ".join(text for entry in catalogue("measure").values() for text in entry.values())
    assert not any(word in texts for word in ("违规", "虚报", "未达标", "没有"))


def test_figures_of_unclear_meaning_raise_no_error():
    assert errors(found(money("甲", "unassigned", 5), money("甲", "unassigned", 7))) == []


def test_two_numbers_of_one_paragraph_are_two_figures():
    here = {"label": "在职", "source": "report.txt", "locator": "line 6"}
    rows = [figure("people", "部门", "in_service", number, "人", **here) for number in (139, 132)]
    assert "stated_twice" not in findings_of(figures(rows))["rule"].tolist()
    rows[1]["locator"] = "line 9"
    assert findings_of(figures(rows)).set_index("rule").loc["stated_twice", "grade"] == "差错"


def test_an_adjusted_budget_without_the_opening_carryover_is_asked_about_and_no_error():
    amounts = {"opening": "124.9", "initial": 10200, "adjustment": "1239.4", "adjusted": "11439.4"}
    found = findings_of(figures([own(name, value) for name, value in amounts.items()]))
    asked = found.set_index("rule").loc["adjusted_without_opening"]
    assert asked["grade"] == "需说明"
    assert asked["sentence"] == (
        "部门调整后预算11,439.40万元等于年初预算加年中调整，未含上年结转124.90万元。"
        "调整后预算是否应含上年结转，请说明。"
    )
    assert not (found["grade"] == "差错").any()


def test_a_final_accounts_grand_total_is_no_other_statement_of_the_years_own_total():
    rows = [
        own("actual", "8426.35", label="支出总计", section="一"),
        own("actual", "8211.09", label="本年支出合计", section="三"),
    ]
    assert "stated_twice" not in set(findings_of(figures(rows))["rule"])


def test_an_approximate_rate_is_quoted_with_its_word():
    asked = findings_of(figures(rate("群众", "satisfaction_rate", 90, qualifier="at_least", label="满意度")))
    sentence = asked.set_index("rule").loc["rate_without_parts", "sentence"]
    assert sentence == "群众满意度为不少于90%，未列分子、分母。"


def test_an_english_sentence_speaks_of_the_department_and_its_currency():
    rows = [own("adjusted", 10), own("actual", 12)]
    found = findings_of(figures(rows), language="en", currency="ZAR").set_index("rule")
    assert found.loc["spent_beyond_budget", "sentence"].startswith(
        "The department spent ZAR 120,000 of an adjusted budget of ZAR 100,000: 120.00%"
    )


def test_units_are_english_in_an_english_sentence():
    rows = [count("提案", "received", 30, "件"), count("提案", "received", 40, "件", qualifier="over")]
    found = findings_of(figures(rows), language="en").set_index("rule")
    assert "30 cases, over 40 cases" in found.loc["stated_twice", "sentence"]


def test_a_single_project_is_spoken_of_as_one():
    rows = fund("甲", initial=60, adjustment=5, actual=65)
    said = words(("adjustment_reason", "甲", "no"), ("approval", "甲", "no"))
    found = findings_of(figures(rows), said).set_index("rule")["sentence"]
    assert found["spent_equals_adjusted"].startswith("甲调整后预算与实际支出相等（65.00万元），")
    assert found["adjustments_without_reason"] == "1项调整（5.00万元）未检出原因，1项未检出批复文号。"


def test_the_rates_of_many_lines_without_a_base_are_one_finding():
    lines = [
        [money(name, "actual", 5), rate(name, "execution_to_budget", value, label="完成预算", account="fund")]
        for name, value in (("甲", 90), ("乙", 91), ("丙", 92), ("丁", 93))
    ]
    found = findings_of(figures(lines))
    assert found.loc[found["rule"] == "rate_without_parts", "sentence"].tolist() == [
        "4项比率未列分母：甲完成预算90%、乙完成预算91%、丙完成预算92%、丁完成预算93%。"
    ]
    few = findings_of(figures(lines[:3]))
    assert (few["rule"] == "rate_without_parts").sum() == 3


def test_a_section_that_is_missing_has_an_english_name():
    found = findings_of(figures(own("actual", 1)), words(("section", "绩效目标", "no")), language="en")
    assert found.set_index("rule").loc["not_found", "sentence"].endswith("performance targets.")


def test_spending_without_a_budget_is_one_finding():
    found = findings_of(figures(fund("甲", initial=0, adjusted=0, actual=5)))
    assert found["rule"].tolist() == ["spent_without_budget", "not_found"]
