"""Facts: exact, with their parts, their status and the reason in words."""

from fractions import Fraction
from pathlib import Path

import pandas as pd
import pytest
from printed import by_name, count, figure, figures, fund, money, own

from helpers import schema
from helpers.measure import facts_of, ledger_of, ratios_of_lines, ratios_of_projects
from helpers.measure.figures.ratios import LEDGER_RATIOS
from helpers.quantities import rounded
from helpers.read import read_raw

DATA = Path(__file__).parents[1] / "data"
FUNDS = ("业务性专项经费（全会经费）", "委员履职经费", "委员培训费", "委员工作室", "财源建设经费")
OF_FUNDS = {
    "execution_to_initial": ("10000/162000", "759000/510000", "0/110000", "8500/50000", "18000/0"),
    "execution_to_adjusted": ("10000/10000", "759000/759000", "0/0", "8500/8500", "18000/18000"),
    "net_adjustment_to_initial": (
        "-152000/162000",
        "249000/510000",
        "-110000/110000",
        "-41500/50000",
        "18000/0",
    ),
    "gross_adjustment_to_initial": (
        "152000/162000",
        "249000/510000",
        "110000/110000",
        "41500/50000",
        "18000/0",
    ),
    "carryover_to_adjusted": ("0/10000", "0/759000", "0/0", "0/8500", "0/18000"),
    "share_of_project_expenditure": (
        "10000/795500",
        "759000/795500",
        "0/795500",
        "8500/795500",
        "18000/795500",
    ),
}
OF_ALL = {
    "execution_to_initial": ("795500/832000", "95.61"),
    "execution_to_adjusted": ("795500/795500", "100.00"),
    "net_adjustment_to_initial": ("-36500/832000", "-4.39"),
    "upward_adjustment_to_initial": ("267000/832000", "32.09"),
    "downward_adjustment_to_initial": ("303500/832000", "36.48"),
    "gross_adjustment_to_initial": ("570500/832000", "68.57"),
    "once_only_adjustment_to_initial": ("303500/832000", "36.48"),
    "carryover_to_adjusted": ("0/795500", "0.00"),
}
OF_DEPARTMENT = {
    "execution_to_budget": ("7075300/7307500", "96.82"),
    "execution_to_received": ("7075300/7075300", "100.00"),
    "deviation_to_budget": ("-232200/7307500", "-3.18"),
    "basic_share_of_expenditure": ("6279800/7075300", "88.76"),
    "project_share_of_expenditure": ("795500/7075300", "11.24"),
    "personnel_share_of_expenditure": ("5309700/7075300", "75.05"),
    "public_share_of_expenditure": ("970100/7075300", "13.71"),
    "personnel_share_of_basic": ("5309700/6279800", "84.55"),
    "public_share_of_basic": ("970100/6279800", "15.45"),
    "in_service_to_total": ("18/41", "43.90"),
}


@pytest.fixture(scope="module")
def of_2024() -> pd.DataFrame:
    return facts_of(read_raw(DATA, "lusong-cppcc", "2024").figures)


def significant(share: Fraction, digits: int = 12) -> str:
    return f"{float(share):.{digits}g}"


def is_ratio(row: dict[str, str], parts: str) -> bool:
    """Whether a fact has exactly these parts and their quotient, or is undefined on a base of 0."""
    above, below = parts.split("/")
    if (row["numerator"], row["denominator"]) != (above, below):
        return False
    if below == "0":
        return (row["status"], row["value"]) == ("undefined", "") and "为0" in row["reason"]
    return row["status"] == "ok" and significant(Fraction(row["value"])) == significant(Fraction(parts))


@pytest.mark.parametrize("name", OF_FUNDS)
def test_ratios_of_each_fund_follow_from_the_report_of_2024(of_2024, name):
    rows = [by_name(of_2024, fund)[name] for fund in FUNDS]
    assert [row for row, parts in zip(rows, OF_FUNDS[name], strict=True) if not is_ratio(row, parts)] == []


@pytest.mark.parametrize(("subject", "expected"), [("项目合计", OF_ALL), ("部门", OF_DEPARTMENT)])
def test_ratios_of_totals_follow_from_the_report_of_2024(of_2024, subject, expected):
    rows = by_name(of_2024, subject)
    assert {name: is_ratio(rows[name], parts) for name, (parts, _) in expected.items()} == dict.fromkeys(
        expected, True
    )
    shown = {name: rounded(Fraction(parts) * 100, 2) for name, (parts, _) in expected.items()}
    assert shown == {name: percent for name, (_, percent) in expected.items()}


def test_counts_of_2024_give_their_ratios_and_approximate_ones_only_bounds(of_2024):
    filing, key = (by_name(of_2024, "委员提案")[name] for name in ("filing_rate", "key_to_filed"))
    assert is_ratio(filing, "56/71")
    assert is_ratio(key, "6/56")
    returned = by_name(of_2024, "民主评议调查问卷")["valid_return_rate"]
    assert (returned["numerator"], returned["denominator"], returned["status"]) == ("355", "401..", "bounded")
    assert (returned["value"], returned["lower"], returned["upper"]) == ("", "", "0.885286783042394")
    assert returned["reason"] == "不超过88.53%；按约数惯例（非报告所列）为71.14%至88.53%"


def test_composition_variance_of_2024_is_7275_per_myriad(of_2024):
    row = by_name(of_2024, "项目合计")["composition_variance"]
    assert row["value"] == "0.727526833631485"
    assert row["denominator"] == "795500"


def test_the_budget_of_2024_is_never_taken_for_an_initial_or_adjusted_one(of_2024):
    rows = by_name(of_2024, "部门")
    assert [rows[name]["status"] for name in ("initial", "adjusted", "execution_to_initial")] == [
        "unknown"
    ] * 3
    assert rows["execution_to_initial"]["reason"] == "缺年初预算"
    assert "未注明预算资金" in rows["execution_to_budget"]["reason"]


def test_every_fact_names_figures_that_are_there(of_2024):
    ids = set(read_raw(DATA, "lusong-cppcc", "2024").figures["id"])
    cited = {name for text in of_2024["figures"] for name in text.split()}
    assert cited <= ids
    assert (of_2024.loc[of_2024["status"] == "ok", "figures"] != "").all()


def test_facts_are_text_in_the_columns_of_the_schema(of_2024):
    assert list(of_2024.columns) == schema.names(schema.FACTS)
    assert of_2024.map(lambda cell: isinstance(cell, str)).all(axis=None)


def test_amounts_are_exact_where_binary_floats_are_not():
    rows = by_name(facts_of(figures(fund("甲", initial=5, adjustment="-4.15", actual="0.85"))), "甲")
    assert rows["adjusted"]["value"] == "8500"
    assert rows["execution_to_adjusted"]["value"] == "1"


def test_missing_is_unknown_and_never_0():
    rows = by_name(facts_of(figures(fund("甲", initial=10, actual=9))), "甲")
    for name in ("upward_adjustment", "net_adjustment", "gross_adjustment", "adjusted", "carryover"):
        assert (rows[name]["status"], rows[name]["value"]) == ("unknown", "")
    assert rows["execution_to_adjusted"]["reason"] == "缺调整后预算"
    assert rows["execution_to_initial"]["value"] == "0.9"


def test_nothing_spent_of_a_positive_budget_is_a_true_zero():
    row = by_name(facts_of(figures(fund("甲", initial=11, actual=0))), "甲")["execution_to_initial"]
    assert (row["status"], row["value"]) == ("ok", "0")


def test_all_zero_leaves_every_ratio_undefined():
    rows = by_name(facts_of(figures(fund("甲", initial=0, adjustment=0, actual=0, carryover=0))), "甲")
    ratios_of_line = [row for name, row in rows.items() if name.endswith(("_to_initial", "_to_adjusted"))]
    assert {row["status"] for row in ratios_of_line} == {"undefined"}


def test_spending_without_a_budget_is_undefined_and_said():
    row = by_name(facts_of(figures(fund("甲", initial=5, adjustment=-5, actual=3))), "甲")[
        "execution_to_adjusted"
    ]
    assert (row["status"], row["reason"]) == ("undefined", "调整后预算为0而有支出")


def test_a_sum_with_an_unknown_part_is_unknown_and_names_the_part():
    table = figures(fund("甲", initial=10, actual=9), fund("乙", actual=3))
    rows = by_name(facts_of(table), "项目合计")
    assert (rows["initial"]["status"], rows["initial"]["reason"]) == ("unknown", "缺乙的年初预算")
    assert rows["actual"]["value"] == "120000"
    assert rows["execution_to_initial"]["status"] == "unknown"


def test_a_totals_ratio_is_the_ratio_of_sums_with_lines_that_have_none_of_their_own():
    table = figures(fund("甲", initial=100, actual=50), fund("乙", initial=0, actual=10))
    row = by_name(facts_of(table), "项目合计")["execution_to_initial"]
    assert (row["numerator"], row["denominator"], row["value"]) == ("600000", "1000000", "0.6")


def test_adjustment_only_gives_the_adjusted_budget_and_opening_money_enters_it():
    table = figures(
        fund("甲", initial=10, adjustment=2, actual=9), fund("乙", opening=1, initial=10, adjustment=2)
    )
    found = facts_of(table)
    assert by_name(found, "甲")["adjusted"]["value"] == "120000"
    assert by_name(found, "甲")["adjusted"]["reason"].startswith("报告未列调整后预算")
    assert by_name(found, "乙")["adjusted"]["value"] == "130000"


def test_opening_money_that_the_initial_budget_includes_is_not_added_again():
    initial = money("甲", "initial", 10, label="年初预算（含上年结转）")
    table = figures(initial, fund("甲", opening=1, adjustment=2))
    assert by_name(facts_of(table), "甲")["adjusted"]["value"] == "120000"


def test_adjusted_budget_only_gives_the_net_change_and_a_lower_bound_of_the_gross():
    rows = by_name(facts_of(figures(fund("甲", initial=10, adjusted=7, actual=7))), "甲")
    assert (rows["net_adjustment"]["value"], rows["net_adjustment"]["status"]) == ("-30000", "ok")
    assert "按调整后预算减年初预算计算" in rows["net_adjustment"]["reason"]
    gross = rows["gross_adjustment"]
    assert (gross["status"], gross["value"], gross["lower"], gross["upper"]) == ("bounded", "", "30000", "")
    assert rows["gross_adjustment_to_initial"]["lower"] == "0.3"
    assert rows["upward_adjustment"]["status"] == rows["downward_adjustment"]["status"] == "unknown"


def test_adjustments_that_are_not_approved_change_nothing():
    pending = money("甲", "adjustment", 5, reason="other: 尚未批复")
    row = by_name(facts_of(figures(fund("甲", initial=10, actual=9), pending)), "甲")["adjusted"]
    assert (row["status"], row["value"]) == ("ok", "100000")


def test_adjustments_of_other_sign_or_reason_are_summed_and_a_repeated_one_counts_once():
    changes = [
        money("甲", "adjustment", 3, reason="policy: 提标"),
        money("甲", "adjustment", 3, reason="policy: 提标"),
        money("甲", "adjustment", 2, reason="other: 追加"),
        money("甲", "adjustment", -1),
    ]
    rows = by_name(facts_of(figures(fund("甲", initial=10), changes)), "甲")
    shown = {name: rows[f"{name}_adjustment"]["value"] for name in ("upward", "downward", "net", "gross")}
    assert shown == {"upward": "50000", "downward": "10000", "net": "40000", "gross": "60000"}
    assert rows["gross_adjustment_less_excluded"]["value"] == "30000"


def test_an_adjustment_restated_without_its_reason_is_not_a_second_change():
    changes = [money("甲", "adjustment", -11, reason="other: 冲突"), money("甲", "adjustment", -11)]
    row = by_name(facts_of(figures(fund("甲", initial=11), changes)), "甲")["downward_adjustment"]
    assert row["value"] == "110000"


@pytest.mark.parametrize("reason", ["policy", "force_majeure", "superior_order"])
def test_excluded_reasons_leave_the_second_rate_and_stay_in_the_first(reason):
    table = figures(
        fund("甲", initial=10),
        money("甲", "adjustment", 4, reason=f"{reason}: 原因"),
        money("甲", "adjustment", -2, reason="other: 节约"),
    )
    rows = by_name(facts_of(table), "甲")
    assert rows["gross_adjustment_to_initial"]["value"] == "0.6"
    assert rows["gross_adjustment_less_excluded_to_initial"]["value"] == "0.2"


def test_gross_adjustment_may_pass_the_initial_budget():
    rows = by_name(facts_of(figures(fund("甲", initial=1, adjustment=3))), "甲")
    assert rows["gross_adjustment_to_initial"]["value"] == "3"


def test_a_figure_stated_twice_counts_once_and_the_finer_print_is_used():
    table = figures(
        fund("甲", initial="16.2"), money("甲", "initial", 162000, unit="元"), fund("甲", actual=1)
    )
    assert by_name(facts_of(table), "甲")["initial"]["value"] == "162000"


def test_a_figure_stated_differently_is_unknown_and_never_picked():
    table = figures(fund("甲", initial="24.78", actual=10), fund("甲", initial="24.86"))
    rows = by_name(facts_of(table), "甲")
    assert (rows["initial"]["status"], rows["initial"]["value"]) == ("unknown", "")
    assert rows["initial"]["reason"] == "年初预算前后不一（24.78万元、24.86万元）"
    assert rows["execution_to_initial"]["status"] == "unknown"
    assert rows["initial"]["figures"] == "a0 a2"


def test_aliases_make_one_line_of_two_names():
    table = figures(fund("全会经费", actual=1), fund("业务费", initial=16), aliases={"全会经费": "业务费"})
    row = by_name(facts_of(table), "业务费")["execution_to_initial"]
    assert (row["value"], row["figures"]) == ("0.0625", "a0 a1")


def test_an_empty_budget_agrees_with_any_and_other_budgets_are_no_part_of_the_main_one():
    rows = [
        own("actual", 700, budget="general"),
        own("budget", 730, budget="general", account=""),
        own("actual", 600, "basic", budget="general"),
        own("actual", 100, budget="government_fund"),
        figure("nil", "部门", "actual", 0, "", account="total", budget="state_capital"),
    ]
    found = by_name(facts_of(figures(rows)), "部门")
    assert found["execution_to_budget"]["denominator"] == "7300000"
    assert found["actual"]["value"] == "7000000"


def test_amounts_of_two_scopes_are_not_compared():
    rows = [
        own("initial", 1000, fund_scope="全部资金"),
        own("actual", 900, fund_scope="全部资金"),
        own("actual", 700, fund_scope="财政拨款"),
        own("carryover", 50, fund_scope="全部资金"),
    ]
    assert by_name(facts_of(figures(rows)), "部门")["execution_to_initial"]["value"] == "0.9"


def test_an_amount_of_another_scope_alone_is_not_compared_and_said_so():
    rows = [own("initial", 1000, fund_scope="全部资金"), own("actual", 700, fund_scope="财政拨款")]
    row = by_name(facts_of(figures(rows)), "部门")["execution_to_initial"]
    assert (row["status"], row["value"]) == ("unknown", "")
    assert row["reason"] == "年初预算的预算类别或资金口径不同，不作比较"


def test_figures_of_two_years_at_once_are_refused():
    other = money("甲", "initial", 5, year="2023")
    with pytest.raises(ValueError, match="one department-year at a time"):
        facts_of(figures(fund("甲", initial=10), other))


def test_a_stated_nil_is_zero_and_a_unit_that_is_no_money_enters_nothing():
    nil = figure("nil", "甲", "actual", 0, "", account="fund")
    rows = by_name(facts_of(figures(fund("甲", initial=4), nil, money("甲", "carryover", 3, unit=""))), "甲")
    assert rows["execution_to_initial"]["value"] == "0"
    assert rows["carryover"]["status"] == "unknown"


def test_approximate_money_leaves_bounds_only():
    table = figures(fund("甲", initial=100), money("甲", "actual", 80, qualifier="over"))
    rows = by_name(facts_of(table), "甲")
    assert (rows["actual"]["status"], rows["actual"]["lower"], rows["actual"]["upper"]) == (
        "bounded",
        "800000",
        "",
    )
    row = rows["execution_to_initial"]
    assert (row["status"], row["value"], row["lower"], row["numerator"]) == ("bounded", "", "0.8", "800000..")


def test_a_fund_that_is_part_of_another_is_not_counted_twice():
    part = [row | {"parent": "甲"} for row in fund("甲之一", initial=4, actual=4)]
    table = figures(fund("甲", initial=10, actual=9), part)
    assert by_name(facts_of(table), "项目合计")["initial"]["value"] == "100000"
    assert by_name(facts_of(table), "甲之一")["execution_to_initial"]["value"] == "1"


def test_last_years_amounts_are_facts_of_their_own_period():
    table = figures(own("actual", 100), own("actual", 80, period="2023"), own("initial", 90))
    found = facts_of(table)
    rows = found[(found["fact"] == "actual") & (found["subject"] == "部门")]
    assert dict(zip(rows["period"], rows["value"], strict=True)) == {"2024": "1000000", "2023": "800000"}


def test_a_denominator_given_as_children_is_their_sum():
    table = figures(
        count("提案", "filed", 60, "件"),
        count("个人提案", "received", 50, "件", parent="提案"),
        count("集体提案", "received", 30, "件", parent="提案"),
    )
    row = by_name(facts_of(table), "提案")["filing_rate"]
    assert (row["numerator"], row["denominator"], row["value"]) == ("60", "80", "0.75")


def test_among_several_denominators_the_one_in_the_numerators_unit_is_meant():
    table = figures(
        count("提案", "filed", 60, "件"),
        count("提案", "received", 80, "件", label="收到提案"),
        count("提案", "received", 70, "条", label="收到建议"),
    )
    assert by_name(facts_of(table), "提案")["filing_rate"]["value"] == "0.75"


def test_more_than_one_candidate_makes_a_ratio_unknown_and_names_them():
    table = figures(
        count("活动", "attendances", 90, "人次"),
        count("活动", "sessions", 3, "场", label="座谈会"),
        count("活动", "sessions", 2, "次", label="研讨会"),
    )
    row = by_name(facts_of(table), "活动")["attendances_per_session"]
    assert (row["status"], row["value"]) == ("unknown", "")
    assert "座谈会3场" in row["reason"]
    assert "研讨会2次" in row["reason"]


def test_targets_are_no_part_of_what_was_done():
    table = figures(
        count("培训", "attendances", 100, "人次", stage="target"), count("培训", "sessions", 4, "次")
    )
    assert "attendances_per_session" not in by_name(facts_of(table), "培训")


def test_ten_thousands_in_a_counts_unit_are_ten_thousands():
    table = figures(count("问卷", "distributed", "1.5", "万份"), count("问卷", "returned_valid", 12000, "份"))
    row = by_name(facts_of(table), "问卷")["valid_return_rate"]
    assert (row["denominator"], row["value"]) == ("15000", "0.8")


def test_intervals_go_through_ratios_with_open_ends():
    table = figures(
        count("活动", "attendances", 700, "人次", qualifier="nearly"),
        count("活动", "sessions", 60, "次", qualifier="over"),
    )
    row = by_name(facts_of(table), "活动")["attendances_per_session"]
    assert (row["numerator"], row["denominator"]) == ("..699", "61..")
    assert (row["lower"], row["upper"]) == ("", "11.4590163934426")


def test_figures_of_unclear_meaning_enter_nothing():
    table = figures(money("甲", "unassigned", 99), fund("甲", initial=10, actual=5))
    assert by_name(facts_of(table), "甲")["execution_to_initial"]["figures"] == "a2 a1"


def test_amounts_beyond_any_budget_do_not_break_exactness():
    huge = "9" * 24
    rows = by_name(facts_of(figures(fund("甲", initial=huge, actual=huge))), "甲")
    assert rows["initial"]["value"] == huge + "0000"
    assert rows["execution_to_initial"]["value"] == "1"


def test_no_figures_no_facts():
    empty = pd.DataFrame(columns=[*schema.names(schema.FIGURES), "line"], dtype="str")
    assert facts_of(empty).empty


def test_english_reasons():
    row = by_name(facts_of(figures(fund("甲", initial=10, actual=9)), "en"), "甲")["execution_to_adjusted"]
    assert row["reason"] == "Adjusted budget not printed"


def test_many_years_at_once_give_the_same_numbers_as_each_alone():
    places = [("lusong-cppcc", "2024"), *(("sample-bureau", str(year)) for year in range(2021, 2025))]
    each = [read_raw(DATA, *place).figures for place in places]
    many_years = ledger_of(pd.concat(each, ignore_index=True))
    together = ratios_of_projects(many_years).assign(line=schema.ALL_PROJECTS)
    many = pd.concat([ratios_of_lines(many_years), together], ignore_index=True)
    names = [ratio.name for ratio in LEDGER_RATIOS] + ["share_of_project_expenditure"]
    compared = 0
    for frame, (department, year) in zip(each, places, strict=True):
        own_rows = many[
            (many["department"] == department) & (many["year"] == year) & (many["period"] == year)
        ]
        by_line = own_rows.set_index("line")
        for row in facts_of(frame).to_dict("records"):
            if row["fact"] in names and row["period"] == year:
                value = by_line.at[row["subject"], row["fact"]]
                assert pd.isna(value) == (row["status"] != "ok"), row
                assert pd.isna(value) or value == pytest.approx(float(row["value"]), rel=1e-12), row
                compared += 1
    assert compared > 300


def test_the_table_comes_before_the_report_where_they_contradict_each_other():
    rows = [
        own("initial", 500),
        own("actual", 480, origin="transcribed"),
        own("actual", 488, origin="reported"),
    ]
    known = by_name(facts_of(figures(rows)), "部门")
    assert (known["actual"]["value"], known["actual"]["figures"]) == ("4800000", "a1")
    assert known["execution_to_initial"]["value"] == "0.96"


def test_a_change_of_nothing_needs_no_reason():
    rows = [*fund("甲", initial=100, adjustment=0), *fund("乙", initial=100, adjustment=-10)]
    known = by_name(facts_of(figures(rows)), schema.ALL_PROJECTS)
    assert known["gross_adjustment_less_excluded"]["reason"] == "仅剔除报告注明原因的调整；1项未注明原因"


def test_an_amount_of_no_budget_beside_those_of_two_is_the_whole():
    rows = [
        own("received", "8103.77"),
        own("received", "7650.21", budget="general"),
        own("received", 450, budget="government_fund"),
    ]
    assert by_name(facts_of(figures(rows)), "部门")["received"]["value"] == "81037700"


def test_many_subjects_that_lack_the_same_are_named_in_one_clause():
    known = by_name(facts_of(figures([fund(name, initial=1) for name in "甲乙丙丁"])), schema.ALL_PROJECTS)
    assert known["actual"]["reason"] == "缺甲、乙、丙、丁的实际支出"
    known = by_name(facts_of(figures([fund(name, initial=1) for name in "甲乙丙丁戊"])), schema.ALL_PROJECTS)
    assert known["actual"]["reason"] == "缺甲、乙、丙、丁等5项的实际支出"


def test_an_amount_of_no_scope_is_the_whole_of_a_smaller_one_in_other_words():
    whole = own("adjusted", "128.4", label="年度资金总额")
    part = own("adjusted", "123.4", label="当年财政拨款", fund_scope="财政拨款")
    known = by_name(facts_of(figures([whole, part])), "部门")
    assert (known["adjusted"]["value"], known["adjusted"]["figures"]) == ("1284000", "a0")
    less = [own("adjusted", 120, label="年度资金总额"), part]
    assert by_name(facts_of(figures(less)), "部门")["adjusted"]["status"] == "unknown"


def test_changes_with_and_without_a_scope_are_all_counted():
    up, down = money("甲", "adjustment", 5, fund_scope="财政拨款"), money("甲", "adjustment", -3)
    known = by_name(facts_of(figures([fund("甲", initial=10), up, down])), "甲")
    assert (known["upward_adjustment"]["value"], known["downward_adjustment"]["value"]) == ("50000", "30000")


def test_figures_changed_in_place_have_other_facts():
    table = figures(fund("甲", initial=100, actual=90))
    assert by_name(facts_of(table), "甲")["execution_to_initial"]["value"] == "0.9"
    table.loc[1, "value"] = "80"
    assert by_name(facts_of(table), "甲")["execution_to_initial"]["value"] == "0.8"


def test_a_ratio_that_no_budget_has_is_a_suspected_slip_of_the_unit_and_no_result():
    rows = [fund("甲", initial="15.20", actual=141780)]
    fact = by_name(facts_of(figures(*rows)), "甲")["execution_to_initial"]
    assert (fact["value"], fact["status"]) == ("", "unknown")
    assert fact["reason"] == "相差一百倍以上，疑为金额单位有误，待核对"


def test_a_ratio_that_no_budget_has_is_none_of_a_project_nor_of_a_sum_with_it():
    slipped = [fund("甲", initial=15, actual=150000), fund("乙", initial=10000, actual=9000)]
    found = facts_of(figures(*slipped))
    for subject in ("甲", "项目合计"):
        row = by_name(found, subject)["execution_to_initial"]
        assert (row["value"], row["status"]) == ("", "unknown")
        assert "单位有误" in row["reason"]
    assert by_name(found, "乙")["execution_to_initial"]["value"] == "0.9"
