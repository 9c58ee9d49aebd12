"""How sure goes on: facts carry it, open figures enter nothing, and only sure figures contradict each other."""

import pandas as pd
import pytest
from printed import by_name, count, figure, figures, fund, money, own, rate

from helpers.measure import (
    activities_of,
    checks_of,
    facts_of,
    findings_of,
    ledger_of,
    ratios_of_lines,
    ratios_of_projects,
)

LIKELY = {"certainty": "likely", "doubt": "原文未写单位，按相邻数字以“万元”理解"}
OPEN = {"certainty": "open", "doubt": "归属未写明，按前文理解"}


def facts(*rows, subject: str = "部门") -> dict[str, dict[str, str]]:
    return by_name(facts_of(figures(*rows)), subject)


def told(row: dict[str, str]) -> tuple[str, str, str]:
    return row["value"], row["status"], row["certainty"]


def found(*rows) -> dict[str, dict[str, str]]:
    """The findings by rule, those on what is missing from the form left out."""
    table = findings_of(figures(*rows))
    return {row["rule"]: row for row in table.to_dict("records") if row["rule"] != "not_found"}


def test_a_fact_is_as_sure_as_the_least_sure_of_its_figures():
    rows = facts(own("initial", 10), own("actual", 8, **LIKELY))
    assert told(rows["initial"]) == ("100000", "ok", "sure")
    assert told(rows["actual"]) == ("80000", "ok", "likely")
    assert told(rows["execution_to_initial"]) == ("0.8", "ok", "likely")


def test_a_fact_without_figures_has_no_certainty():
    assert told(facts(own("initial", 10))["actual"]) == ("", "unknown", "")


def test_a_sum_is_as_sure_as_the_least_sure_project():
    rows = (fund("甲", actual=1), money("乙", "actual", 2, **LIKELY))
    assert told(facts(*rows, subject="项目合计")["actual"]) == ("30000", "ok", "likely")
    assert told(facts(*rows, subject="甲")["actual"]) == ("10000", "ok", "sure")


def test_a_sure_figure_is_enough_for_what_a_likely_one_says_as_well():
    rows = facts(own("actual", 8, **LIKELY), own("actual", 8))
    assert told(rows["actual"]) == ("80000", "ok", "sure")


def test_a_likely_figure_that_differs_leaves_the_sure_one_standing():
    rows = facts(own("actual", 9, **LIKELY), own("actual", 8))
    assert told(rows["actual"]) == ("80000", "ok", "sure")
    assert rows["actual"]["figures"] == "a1"


def test_two_likely_figures_that_differ_leave_nothing_known():
    rows = facts(own("actual", 9, **LIKELY), own("actual", 8, **LIKELY))
    assert told(rows["actual"]) == ("", "unknown", "likely")


def test_the_certainty_that_a_table_leaves_empty_is_a_persons():
    assert told(facts(own("actual", 8, certainty=""))["actual"]) == ("80000", "ok", "sure")


def test_checks_and_activities_carry_the_least_certainty():
    rows = (
        own("actual", 3),
        own("actual", 1, "basic", **LIKELY),
        own("actual", 2, "project"),
        count("培训", "sessions", 3, "场", **LIKELY),
        count("座谈", "sessions", 2, "场"),
    )
    checks = checks_of(figures(*rows)).set_index("identity")["certainty"]
    assert checks["basic_and_project"] == "likely"
    assert list(activities_of(figures(*rows))["certainty"]) == ["likely", "sure"]


def test_an_open_figure_enters_no_fact_and_the_reason_says_so():
    row = facts(own("initial", 10), own("actual", 8, **OPEN))["actual"]
    assert told(row) == ("", "unknown", "open")
    assert row["reason"] == "实际支出待人工确认（8万元）"


def test_an_open_figure_is_not_needed_where_another_states_it():
    rows = facts(own("actual", 9, **OPEN), own("actual", 8))
    assert told(rows["actual"]) == ("80000", "ok", "sure")


def test_an_amount_without_its_unit_is_unknown_and_the_reason_says_so():
    rows = (fund("甲", actual=1), figure("money", "乙", "actual", "9.19", "", account="fund", **LIKELY))
    row = facts(*rows, subject="项目合计")["actual"]
    assert (row["status"], row["reason"]) == ("unknown", "乙的实际支出未写单位（9.19）")


def test_a_sum_that_would_need_an_open_figure_is_unknown():
    rows = (fund("甲", actual=1), fund("乙", initial=5), money("乙", "actual", 2, **OPEN))
    row = facts(*rows, subject="项目合计")["actual"]
    assert (row["status"], row["reason"]) == ("unknown", "乙的实际支出待人工确认（2万元）")


def test_a_project_of_which_nothing_is_understood_leaves_no_sum_of_projects():
    rows = (fund("甲", initial=5, actual=1), money("乙", "unassigned", 2, **OPEN))
    sums = facts(*rows, subject="项目合计")
    assert [sums[name]["status"] for name in ("initial", "actual")] == ["unknown", "unknown"]
    assert sums["actual"]["reason"] == "乙的数字含义待人工确认（2万元）"


def test_a_project_of_which_nothing_is_understood_is_not_counted():
    rows = (fund("甲", actual=1), money("乙", "unassigned", 2, **OPEN), count("专项资金", "count", 1, "个"))
    check = checks_of(figures(*rows)).set_index("identity").loc["number_of_projects"]
    assert (check["outcome"], check["certainty"]) == ("unknown", "open")
    assert "乙的数字含义待人工确认" in check["reason"]


def test_a_number_of_unclear_meaning_leaves_the_others_of_its_line_alone():
    rows = (fund("甲", initial=5, actual=1), money("甲", "unassigned", 2, **OPEN))
    assert told(facts(*rows, subject="项目合计")["actual"]) == ("10000", "ok", "sure")


def test_an_open_change_leaves_the_changes_of_its_line_unknown():
    rows = (fund("甲", initial=5, adjustment=1), money("甲", "adjustment", 2, reason="policy", **OPEN))
    own_rows = facts(*rows, subject="甲")
    assert {own_rows[name]["status"] for name in ("upward_adjustment", "adjusted")} == {"unknown"}


def test_an_open_count_is_no_activity_and_no_part_of_a_ratio():
    rows = (count("提案", "received", 40, "件", **OPEN), count("提案", "filed", 30, "件"))
    assert list(activities_of(figures(*rows))["measure"]) == ["filed"]
    row = by_name(facts_of(figures(*rows)), "提案")["filing_rate"]
    assert (row["status"], row["reason"]) == ("unknown", "收到数待人工确认（40件）")


def test_an_open_figure_is_in_no_check():
    rows = (own("actual", 3), own("actual", 1, "basic"), own("actual", 5, "project", **OPEN))
    check = checks_of(figures(*rows)).set_index("identity").loc["basic_and_project"]
    assert check["outcome"] == "unknown"
    assert "项目支出待人工确认（5万元）" in check["reason"]


@pytest.mark.parametrize(
    "rows",
    [
        (fund("甲", initial=5, actual=1), money("乙", "unassigned", 2, **OPEN)),
        (fund("甲", initial=5, actual=1), fund("乙", initial=2), money("乙", "actual", 2, **OPEN)),
        (fund("甲", initial=5, actual=1), money("甲", "actual", 2, flow="income")),
        (fund("甲", initial=5, actual=1), money("甲", "actual", 2, part="basic")),
        (fund("甲", initial=5), money("甲", "actual", 2, coverage="全市"), money("甲", "actual", 1, coverage="市本级")),
        (fund("甲", initial=5, opening=1, received=5), money("甲", "received", 5, flow="income")),
    ],
)  # fmt: skip
def test_a_ledger_agrees_with_the_facts(rows):
    table = figures(*rows)
    ledger = ledger_of(table)
    for lines, subject in ((ratios_of_lines(ledger), "甲"), (ratios_of_projects(ledger), "项目合计")):
        own_rows = by_name(facts_of(table), subject)
        line = lines[lines["line"] == subject].iloc[0] if subject == "甲" else lines.iloc[0]
        for name in ("initial", "actual", "execution_to_initial"):
            scale = 1 if "_to_" in name else 10_000
            number = line.get(name)
            shown = "" if pd.isna(number) else str(round(float(number) / scale, 6))
            value = own_rows[name]["value"]
            assert (name, shown) == (name, value and str(round(float(value), 6)))


def test_income_is_none_of_what_was_spent():
    rows = facts(own("initial", 10, flow="expenditure"), own("initial", 12, flow="income"), own("actual", 8))
    assert told(rows["initial"]) == ("100000", "ok", "sure")


def test_an_appropriation_is_income_whether_or_not_that_is_said():
    rows = facts(own("received", 10), own("received", 10, flow="income"))
    assert rows["received"]["figures"] == "a0 a1"


def test_what_is_brought_over_is_the_same_on_both_sides():
    rows = facts(own("opening", 1, flow="income"), own("opening", 1), own("initial", 9))
    assert rows["opening"]["figures"] == "a0 a1"


def test_part_of_a_line_is_not_the_line():
    rows = (
        money("行政运行", "actual", 9, "function"),
        money("行政运行", "actual", 5, "function", part="personnel"),
        money("行政运行", "actual", 4, "function", part="public"),
    )
    assert told(facts(*rows, subject="行政运行")["actual"]) == ("90000", "ok", "sure")
    assert "stated_twice" not in found(*rows)


def test_two_coverages_are_two_figures():
    rows = (
        own("initial", 90, coverage="全市"),
        own("actual", 80, coverage="全市"),
        own("actual", 30, coverage="市本级"),
    )
    assert told(facts(*rows)["actual"]) == ("800000", "ok", "sure")
    assert "stated_twice" not in found(*rows)


def test_figure_without_coverage_is_that_of_the_one_coverage_there_is():
    rows = (own("actual", 80, coverage="全市"), own("actual", 81))
    assert facts(*rows)["actual"]["status"] == "unknown"
    assert found(*rows)["stated_twice"]["grade"] == "差错"


def test_figure_that_could_be_of_two_coverages_is_that_of_none_and_leaves_the_sum_unknown():
    rows = (
        own("actual", 80, coverage="全市"),
        own("actual", 30, coverage="市本级"),
        own("actual", 70),
    )
    assert facts(*rows)["actual"]["status"] == "unknown"
    assert "stated_twice" not in found(*rows)


def test_project_under_another_by_its_path_is_counted_with_that():
    rows = (fund("甲", actual=9), money("乙", "actual", 4, parent="部门›甲"))
    assert told(facts(*rows, subject="项目合计")["actual"]) == ("90000", "ok", "sure")


def test_figures_of_one_place_that_are_sure_contradict_each_other():
    rows = (own("actual", 8, locator="page 1"), own("actual", 9, locator="page 2"))
    assert found(*rows)["stated_twice"]["grade"] == "差错"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_contradiction_with_a_likely_figure_is_a_question_that_says_what_is_assumed(language):
    rows = (
        own("actual", 8, locator="page 1"),
        own("actual", 9, locator="page 2", **(LIKELY | {"phrase": "支出为9"})),
    )
    table = findings_of(figures(*rows), language=language)
    row = table[table["rule"] == "stated_twice"].iloc[0]
    assert row["grade"] == "识读待确认"
    assert f"“支出为9”{'：' if language == 'zh' else ': '}{LIKELY['doubt']}" in row["sentence"]


def test_sums_and_rates_that_rest_on_a_likely_figure_are_questions_too():
    rows = (own("actual", 9), own("actual", 2, "basic", **LIKELY), own("actual", 4, "project"))
    assert found(*rows)["basic_and_project"]["grade"] == "识读待确认"
    rows = (
        own("initial", 10),
        own("actual", 8),
        rate("部门", "execution_to_initial", 90, account="total", **LIKELY),
    )
    assert found(*rows)["rate"]["grade"] == "识读待确认"


def test_sure_figures_contradict_each_other_whatever_a_likely_one_says():
    rows = (
        own("actual", 8, locator="page 1"),
        own("actual", 9, locator="page 2"),
        own("actual", 8, locator="page 3", **LIKELY),
    )
    assert found(*rows)["stated_twice"]["grade"] == "差错"
    checks = checks_of(figures(*rows)).set_index("identity")["certainty"]
    assert checks["stated_twice"] == "sure"


def test_a_likely_figure_whose_number_a_sure_one_states_as_well_makes_no_question():
    rows = [
        own("actual", 480, certainty="likely", doubt="年度未写明", locator="line 1"),
        own("actual", 400, "basic", locator="line 1", label="基本支出"),
        rate("部门", "share", "88.33", account="basic", locator="line 1", label="基本支出占"),
    ]
    assert found(*rows)["share_does_not_follow"]["grade"] == "识读待确认"
    assert found(*rows, own("actual", 480, locator="line 9"))["share_does_not_follow"]["grade"] == "差错"
    assert (
        found(*rows, own("actual", 481, locator="line 9"))["share_does_not_follow"]["grade"] == "识读待确认"
    )


def test_share_that_does_not_follow_is_found_by_either_word():
    rows = [
        own("actual", 800, locator="line 1"),
        own("actual", 280, "project", locator="line 1", label="项目支出"),
        rate("部门", "share", "30", account="project", locator="line 1", label="项目支出占比"),
    ]
    assert found(*rows)["share_does_not_follow"]["grade"] == "差错"
    assert "share_does_not_follow" not in found(*rows[:2], {**rows[2], "value": "35"})
