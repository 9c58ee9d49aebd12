"""Indicators of 财预〔2013〕53号: a number where figures allow one, else what is missing."""

from pathlib import Path

import pandas as pd
from printed import count, figure, figures, own, rate

from helpers.measure import facts_of, indicators_of
from helpers.read import read_raw

DATA = Path(__file__).parents[1] / "data"


def listed(*rows, language: str = "zh") -> pd.DataFrame:
    frame = figures(*rows)
    return indicators_of(facts_of(frame), frame, language).set_index("name")


def of_2024() -> pd.DataFrame:
    frame = read_raw(DATA, "lusong-cppcc", "2024").figures
    return indicators_of(facts_of(frame), frame).set_index("name")


def test_there_are_28_of_which_17_have_a_number():
    table = of_2024()
    assert len(table) == 28
    assert table["quantitative"].value_counts().to_dict() == {"yes": 17, "no": 11}


def test_three_of_2024_can_be_computed_each_with_its_caveat():
    table = of_2024()
    known = table[table["status"] == "ok"]
    assert known["value"].to_dict() == {
        "completion": "0.968224426958604",
        "adjustment": "0.685697115384615",
        "carryover": "0",
    }
    assert "未注明预算资金" in known.at["completion", "reason"]
    assert "试算" in known.at["adjustment", "reason"]
    assert known.at["carryover", "reason"].startswith("仅项目合计")


def test_each_of_the_others_names_what_is_missing():
    table = of_2024()
    unknown = table[table["status"] == "unknown"]
    assert len(unknown) == 14
    assert unknown["reason"].str.startswith("缺").all()
    assert unknown.at["staffing", "reason"] == "缺编制数或在职人数"


def test_no_number_is_invented_for_qualitative_ones():
    qualitative = of_2024().query("quantitative == 'no'")
    assert set(qualitative["value"]) == set(qualitative["status"]) == {""}
    assert qualitative["reason"].str.contains("评价人员").all()


def test_staffing_of_the_hunan_form_of_2018():
    people = [
        figure("people", "部门", name, number, "人")
        for name, number in (("in_service", 136), ("authorised", 143))
    ]
    assert listed(people).at["staffing", "value"] == "0.951048951048951"


def test_three_public_expenses_are_compared_with_last_years_budget():
    rows = [
        own("initial", "63.46", "three_public"),
        own("initial", 32, "three_public", period="2023"),
        own("actual", 30, "three_public"),
    ]
    table = listed(rows)
    assert table.at["three_public_change", "value"] == "0.983125"
    assert table.at["three_public_control", "value"] == "0.472738733060195"


def test_a_prior_value_of_0_gives_no_rate_of_change():
    rows = [own("initial", 3, "three_public"), own("initial", 0, "three_public", period="2023")]
    assert listed(rows).loc["three_public_change", ["value", "status"]].tolist() == ["", "undefined"]


def test_running_costs_and_procurement_are_set_against_their_budgets():
    rows = [
        own("initial", 100, "public"),
        own("actual", 80, "public"),
        own("budget", 40, "procurement"),
        own("actual", 39, "procurement"),
    ]
    table = listed(rows)
    assert (table.at["public_control", "value"], table.at["procurement", "value"]) == ("0.8", "0.975")


def test_done_in_time_and_good_enough_are_all_of_the_plan():
    counts = (("planned", 20), ("completed", 19), ("on_time", 18), ("qualified", 15))
    table = listed([count("重点任务", name, number, "项") for name, number in counts])
    assert table.loc[["done", "on_time", "quality"], "value"].tolist() == ["0.95", "0.9", "0.75"]


def test_indicators_of_several_subjects_are_not_added_up():
    rows = [count(work, name, 4, "项") for work in ("甲", "乙") for name in ("planned", "completed")]
    row = listed(rows).loc["done"]
    assert (row["status"], row["value"]) == ("unknown", "")
    assert "甲、乙" in row["reason"]


def test_satisfaction_of_approximate_answers_has_bounds_only():
    rows = [
        count("问卷", "returned_valid", 400, "份", qualifier="over"),
        count("问卷", "satisfied", 380, "份"),
    ]
    row = listed(rows).loc["satisfaction"]
    assert (row["status"], row["value"], row["upper"]) == ("bounded", "", "0.947630922693267")


def test_a_printed_rate_alone_is_no_computed_indicator():
    assert listed(rate("问卷", "satisfaction_rate", 95)).at["satisfaction", "status"] == "unknown"


def test_the_list_in_english():
    table = listed(own("actual", 3), language="en")
    assert table.at["staffing", "reason"] == "authorised posts or people in service not printed"
    assert table["indicator"].str.isascii().all()


def test_carryover_is_read_to_both_bases_the_adjusted_one_first():
    row = listed(own("initial", 200), own("adjusted", 250), own("carryover", 10)).loc["carryover"]
    assert (row["value"], row["other_value"]) == ("0.04", "0.05")
    assert (row["reading"], row["other_reading"]) == ("除以调整后预算", "除以年初批复预算")


def test_adjustment_is_read_gross_and_net():
    changes = [own("adjustment", 30, reason="other: 追加"), own("adjustment", -20, reason="other: 调减")]
    row = listed(own("initial", 100), changes).loc["adjustment"]
    assert (row["value"], row["other_value"]) == ("0.5", "0.1")
    assert row["other_reading"] == "净调整口径"


def test_a_second_reading_needs_its_parts():
    row = listed(own("adjusted", 250), own("carryover", 10)).loc["carryover"]
    assert (row["value"], row["other_value"], row["other_reading"]) == ("0.04", "", "")


def paid(value: object, day: str) -> dict[str, str]:
    return own("actual", value, as_of=day)


def test_payments_within_the_year_are_set_against_the_share_of_the_year():
    row = listed(own("initial", 100), paid(45, "2024-06-30"), own("actual", 98)).loc["payment_progress"]
    assert (row["value"], row["status"]) == ("0.9", "ok")
    assert row["reason"] == "报告未列支付计划，按序时进度计算：截至2024-06-30序时进度50.00%"


def test_payments_far_behind_the_year_are_a_warning_by_the_thresholds():
    behind = listed(own("initial", 100), paid(35, "2024-06-30")).at["payment_progress", "reason"]
    far = listed(own("initial", 100), paid(20, "2024-06-30")).at["payment_progress", "reason"]
    assert behind.endswith("低于序时进度的80.00%，预警")
    assert far.endswith("低于序时进度的60.00%，预警")


def test_a_day_within_the_year_contradicts_nothing_of_its_end():
    frame = figures(own("initial", 100), paid(45, "2024-06-30"), own("actual", 98))
    facts = facts_of(frame)
    share = facts[(facts["fact"] == "execution_to_initial") & (facts["subject"] == "部门")]
    assert list(share["value"]) == ["0.98"]
    assert listed(own("initial", 100), own("actual", 98)).at["payment_progress", "status"] == "unknown"
