"""Identities: four outcomes, tolerances of print, and what is missing where one cannot be checked."""

from pathlib import Path

import pandas as pd
import pytest
from printed import count, figure, figures, fund, money, own, rate

from helpers import schema
from helpers.measure import checks_of
from helpers.read import read_raw

DATA = Path(__file__).parents[1] / "data"


def checked(*rows, **more) -> pd.DataFrame:
    return checks_of(figures(*rows, **more))


def outcome(checks: pd.DataFrame, identity: str, subject: str = "部门") -> str:
    found = checks[(checks["identity"] == identity) & (checks["subject"] == subject)]
    assert len(found) == 1, found
    return found["outcome"].item()


def row(checks: pd.DataFrame, identity: str) -> dict[str, str]:
    return checks[checks["identity"] == identity].iloc[0].to_dict()


def people(**numbers: int) -> list[dict[str, str]]:
    return [figure("people", "部门", name, number, "人") for name, number in numbers.items()]


def test_no_identity_of_the_2024_report_fails_and_the_departments_equation_is_unknown():
    checks = checks_of(read_raw(DATA, "lusong-cppcc", "2024").figures)
    assert set(checks["outcome"]) == {"holds", "unknown"}
    equation = row(checks, "department_budget")
    assert (equation["outcome"], equation["difference"]) == ("unknown", "232200")
    assert equation["reason"].endswith("缺上年结转；缺年中调整；缺结转结余")
    held = checks.loc[checks["outcome"] == "holds", "identity"].value_counts()
    assert held[["line_budget", "stated_twice", "projects", "people", "number_of_projects"]].to_dict() == {
        "line_budget": 5,
        "stated_twice": 5,
        "projects": 1,
        "people": 1,
        "number_of_projects": 1,
    }


def test_checks_are_text_in_the_columns_of_the_schema():
    checks = checked(own("actual", 3), own("actual", 1, "basic"), own("actual", 2, "project"))
    assert list(checks.columns) == schema.names(schema.CHECKS)
    assert checks.map(lambda cell: isinstance(cell, str)).all(axis=None)
    assert row(checks, "basic_and_project") == {
        "identity": "basic_and_project",
        "subject": "部门",
        "outcome": "holds",
        "left": "30000",
        "right": "30000",
        "difference": "0",
        "tolerance": "15000",
        "certainty": "sure",
        "reason": "基本支出＋项目支出＝支出合计",
        "figures": "a1 a2 a0",
    }


@pytest.mark.parametrize(
    ("total", "expected"),
    [("3.00", "holds"), ("3.01", "rounding"), ("2.99", "rounding"), ("3.02", "fails"), ("3.1", "fails")],
)
def test_a_sum_of_two_parts_may_be_off_by_three_half_units(total, expected):
    checks = checked(own("actual", total), own("actual", "1.22", "basic"), own("actual", "1.78", "project"))
    assert outcome(checks, "basic_and_project") == expected


def test_the_finest_printed_place_counts_also_where_the_table_dropped_its_zeros():
    rows = [
        own("actual", 4, phrase="支出4.00万元"),
        own("actual", 1, "basic", phrase="1.00万元"),
        own("actual", 2, "project", phrase="2.00万元"),
    ]
    assert outcome(checked(rows), "basic_and_project") == "fails"


def test_a_part_that_is_not_printed_makes_a_sum_unknown_and_is_named():
    checks = checked(own("actual", 3), own("actual", 1, "basic"))
    assert outcome(checks, "basic_and_project") == "unknown"
    assert row(checks, "basic_and_project")["reason"] == "基本支出＋项目支出＝支出合计；缺项目支出"


def test_accounts_add_up_level_by_level():
    rows = [
        own("actual", 10, "basic"),
        own("actual", 7, "personnel"),
        own("actual", 4, "public"),
        own("actual", 6, "three_public"),
        own("actual", 1, "abroad"),
        own("actual", 3, "vehicles"),
        own("actual", 2, "reception"),
        own("actual", 1, "vehicle_purchase"),
        own("actual", 2, "vehicle_running"),
    ]
    checks = checked(rows, own("carryover", "0.01"))
    found = dict(zip(checks["identity"], checks["outcome"], strict=True))
    assert found["three_public"] == "holds"
    assert found["vehicles"] == "holds"
    assert found["personnel_and_public"] == "rounding"


def test_projects_of_one_group_need_not_be_all_of_project_expenditure():
    parts = [money(name, "actual", 2, "fund", parent="有绩效目标的项目") for name in ("甲", "乙")]
    whole = own("actual", 9, "project")
    assert "projects" not in set(checked(whole, fund("有绩效目标的项目", actual=4), parts)["identity"])
    assert outcome(checked(whole, fund("丙", actual=4)), "projects") == "fails"


def test_projects_add_up_to_project_expenditure():
    checks = checked(own("actual", "5.00", "project"), fund("甲", actual="2.00"), fund("乙", actual="3.10"))
    assert outcome(checks, "projects") == "fails"
    assert row(checks, "projects")["difference"] == "1000"


def test_the_stated_number_of_projects_is_that_of_the_listed_ones():
    stated = count("专项资金", "count", 3, "个")
    assert (
        outcome(checked(stated, fund("甲", actual=2), fund("乙", actual=3)), "number_of_projects", "专项资金")
        == "fails"
    )
    stated = count("专项资金", "count", 2, "个")
    assert (
        outcome(checked(stated, fund("甲", actual=2), fund("乙", actual=3)), "number_of_projects", "专项资金")
        == "holds"
    )


@pytest.mark.parametrize(
    ("amounts", "expected"),
    [
        (dict(initial=10, adjustment=-2, actual=8, carryover=0), "holds"),
        (dict(opening=1, initial=10, adjustment=-2, actual=8, carryover=1), "holds"),
        (dict(opening=0, initial="10.00", adjustment=-2, actual=8, carryover=1), "fails"),
        (dict(initial=40, adjustment=-8, actual="31.50", carryover=3), "unknown"),
        (dict(opening=5, initial=150, adjustment=10, actual="158.00"), "unknown"),
        (dict(initial=0, adjustment=0, actual=0, carryover=0), "holds"),
    ],
)
def test_a_funds_equation(amounts, expected):
    assert outcome(checked(fund("甲", **amounts)), "line_budget", "甲") == expected


def test_a_difference_without_opening_money_names_what_could_explain_it():
    checks = checked(fund("甲", initial=40, adjustment=-8, actual="31.50", carryover=3))
    assert row(checks, "line_budget")["reason"].endswith("缺上年结转")
    assert row(checks, "line_budget")["difference"] == "-25000"


def test_department_equations():
    sound = [
        own("opening", 2),
        own("initial", 100),
        own("adjustment", 5),
        own("actual", 104),
        own("carryover", 3),
    ]
    assert outcome(checked(sound, own("received", 105)), "department_budget") == "holds"
    assert outcome(checked(sound, own("received", 105)), "department_revenue") == "holds"
    assert outcome(checked(sound, own("received", "120.00")), "department_revenue") == "fails"


def test_revenue_that_holds_the_opening_money_already_is_not_added_to_it_again():
    rows = [own("opening", 2), own("actual", 104), own("carryover", 3)]
    assert outcome(checked(rows, own("received", 107)), "department_revenue") == "holds"
    assert outcome(checked(rows, own("received", 150)), "department_revenue") == "fails"


def test_people_are_not_held_against_posts_beside_which_others_stand():
    own_posts = figure("people", "部门", "authorised", 35, "名")
    others = figure("people", "所属事业单位编制", "persons", 24, "名", label="所属事业单位编制")
    serving = figure("people", "部门", "in_service", 54, "人")
    assert outcome(checked([own_posts, serving]), "in_service_at_most_authorised") == "fails"
    assert "in_service_at_most_authorised" not in set(checked([own_posts, others, serving])["identity"])


def test_revenue_of_a_place_is_not_held_against_its_spending_alone():
    place = {"coverage": "全县"}
    stages = {"opening": 2, "actual": 104, "carryover": 3, "received": 80}
    rows = [own(stage, amount) | place for stage, amount in stages.items()]
    assert "department_revenue" not in set(checked(rows)["identity"])


def test_actual_is_at_most_adjusted():
    assert outcome(checked(fund("甲", adjusted=10, actual=10)), "actual_at_most_adjusted", "甲") == "holds"
    assert outcome(checked(fund("甲", adjusted=10, actual=12)), "actual_at_most_adjusted", "甲") == "fails"
    assert outcome(checked(fund("甲", adjusted=0, actual=2)), "actual_at_most_adjusted", "甲") == "fails"


def test_more_than_a_printed_adjusted_budget_is_more_however_little():
    assert outcome(checked(fund("甲", adjusted=100, actual=101)), "actual_at_most_adjusted", "甲") == "fails"
    assert outcome(checked(fund("甲", adjusted=0, actual=1)), "actual_at_most_adjusted", "甲") == "fails"


def test_a_worked_out_adjusted_budget_has_the_tail_of_its_parts():
    tail = fund("甲", initial="51.00", adjustment="24.90", actual="75.91")
    assert outcome(checked(tail), "actual_at_most_adjusted", "甲") == "rounding"
    more = fund("甲", initial="51.00", adjustment="24.90", actual="75.92")
    assert outcome(checked(more), "actual_at_most_adjusted", "甲") == "fails"
    nothing = fund("甲", initial=5, adjustment=-5, actual=1)
    assert outcome(checked(nothing), "actual_at_most_adjusted", "甲") == "fails"


def test_a_printed_adjusted_budget_is_what_its_parts_come_to():
    parts = dict(opening=0, initial="10.00", adjustment=2, actual=9)
    assert outcome(checked(fund("甲", adjusted="12.00", **parts)), "adjusted", "甲") == "holds"
    assert outcome(checked(fund("甲", adjusted="14.00", **parts)), "adjusted", "甲") == "fails"


@pytest.mark.parametrize(
    ("other", "unit", "expected"),
    [
        ("707.53", "万元", "holds"),
        ("7075300", "元", "holds"),
        ("7075321.4", "元", "rounding"),
        ("0.07075", "亿元", "rounding"),
        ("708", "万元", "rounding"),
        ("707", "万元", "fails"),
        ("707.54", "万元", "fails"),
        ("707.53", "元", "fails"),
    ],
)
def test_a_figure_stated_twice_is_equal_or_the_other_one_rounded(other, unit, expected):
    rows = [own("actual", "707.53"), own("actual", other, unit=unit)]
    assert outcome(checked(rows), "stated_twice") == expected


def test_two_statements_ten_thousand_times_apart_are_a_suspected_slip_of_the_unit():
    checks = checked(own("actual", "887.36"), own("actual", "887.36", unit="元"))
    assert "疑似金额单位有误" in row(checks, "stated_twice")["reason"]
    others = checked(own("actual", "887.36"), own("actual", "873617", unit="元"))
    assert outcome(others, "stated_twice") == "fails"
    assert "疑似" not in row(others, "stated_twice")["reason"]


def test_people_add_up_veterans_included_and_are_no_more_than_the_posts():
    assert outcome(checked(people(in_service=18, retired=23, total=41)), "people") == "holds"
    assert (
        outcome(checked(people(in_service=18, retired=23, retired_veteran=1, total=42)), "people") == "holds"
    )
    assert outcome(checked(people(in_service=18, retired=23, total=42)), "people") == "fails"
    over = checked(people(in_service=18, authorised=17))
    assert outcome(over, "in_service_at_most_authorised") == "fails"


def test_counts_are_no_more_than_what_they_are_part_of():
    rows = [
        count("提案", name, number, "件") for name, number in (("received", 71), ("filed", 56), ("key", 60))
    ]
    checks = checked(rows)
    assert outcome(checks, "filed_at_most_received", "提案") == "holds"
    assert outcome(checks, "key_at_most_filed", "提案") == "fails"


def test_approximate_counts_are_compared_by_their_bounds():
    def returned(sent: int, qualifier: str) -> pd.DataFrame:
        return checked(
            count("问卷", "distributed", sent, "份", qualifier=qualifier),
            count("问卷", "returned_valid", 355, "份"),
        )

    assert outcome(returned(400, "over"), "valid_at_most_distributed", "问卷") == "holds"
    assert outcome(returned(300, "over"), "valid_at_most_distributed", "问卷") == "unknown"
    assert outcome(returned(300, "nearly"), "valid_at_most_distributed", "问卷") == "fails"


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("78.87", "holds"),
        ("78.9", "holds"),
        ("79", "holds"),
        ("78.88", "rounding"),
        ("78.8", "rounding"),
        ("79.87", "fails"),
    ],
)
def test_a_printed_rate_is_its_parts_to_the_printed_digits(printed, expected):
    counts = [count("提案", "received", 71, "件"), count("提案", "filed", 56, "件")]
    assert outcome(checked(counts, rate("提案", "filing_rate", printed)), "rate", "提案") == expected


def test_a_printed_rate_of_money_joins_by_name_on_its_line():
    line = fund("甲", initial="274.82", actual="245.53")
    checks = checked(line, rate("甲", "execution_to_initial", "93.57"))
    assert outcome(checks, "rate", "甲") == "fails"
    assert outcome(checked(line, rate("甲", "execution_to_initial", "89.34")), "rate", "甲") == "holds"


def test_a_rate_worked_out_from_amounts_in_yuan_is_a_rounding_tail():
    line = fund("甲", initial="5.00", actual="0.85")
    assert outcome(checked(line, rate("甲", "execution_to_initial", "17.02")), "rate", "甲") == "rounding"


def test_a_printed_rate_on_a_base_of_0_is_an_error_unless_it_is_0():
    line = fund("甲", initial=0, adjusted="321.02", actual="307.82")
    assert outcome(checked(line, rate("甲", "execution_to_initial", "95.89")), "rate", "甲") == "fails"
    habit = checked(fund("甲", initial=0, actual=0), rate("甲", "execution_to_initial", "0.00"))
    assert outcome(habit, "rate", "甲") == "holds"
    assert "比率不适用" in row(habit, "rate")["reason"]


def test_a_rate_without_its_parts_cannot_be_checked():
    checks = checked(rate("提案", "reply_rate", 100))
    assert outcome(checks, "rate", "提案") == "unknown"
    assert row(checks, "rate")["reason"] == "所列“办复率”＝分子÷分母；缺办复数；缺立案数"


def test_a_rate_of_the_adjusted_budget_is_checked_where_nothing_was_adjusted():
    line = fund("甲", opening=0, initial="32.0", actual=30, carryover=2)
    assert outcome(checked(line, rate("甲", "execution_to_adjusted", "95.75")), "rate", "甲") == "fails"
    assert outcome(checked(line, rate("甲", "execution_to_adjusted", "93.75")), "rate", "甲") == "holds"


def test_rates_over_100_percent_fail_where_the_base_bounds_them():
    assert outcome(checked(rate("提案", "reply_rate", 101)), "rate_at_most_one", "提案") == "fails"
    assert "rate_at_most_one" not in set(checked(rate("甲", "execution_to_initial", 148))["identity"])


def test_one_unit_and_one_year_through_the_report():
    mixed = checked(own("actual", 3), own("budget", 4, unit="亿元"))
    assert outcome(mixed, "one_unit") == "fails"
    dated = [figure("people", "部门", "total", 41, "人", as_of="2023-12-31")]
    assert outcome(checked(dated), "one_year") == "fails"


def test_a_fiscal_years_last_day_lies_in_it():
    dated = figure("people", "部门", "total", 41, "人", as_of="2017-03-31", year="2016-17")
    assert outcome(checked(dated), "one_year") == "holds"


def test_only_project_allocations_have_an_equation_of_their_own():
    functional = [money("行政运行", "initial", 52, "function"), money("行政运行", "actual", 51, "function")]
    checks = checked(functional)
    assert "line_budget" not in set(checks["identity"])


def test_targets_and_scores_are_no_statements_of_what_was_done():
    rows = [
        rate("提案", "reply_rate", 90, stage="target"),
        figure("ratio", "部门", "score", 10, "分", label="预算执行"),
        figure("ratio", "部门", "score", 9, "分", label="预算执行"),
    ]
    assert checked(rows).empty


def test_two_explicit_scopes_are_two_figures_and_an_unknown_one_is_any():
    rows = [own("actual", 900, fund_scope="全部资金"), own("actual", 700, fund_scope="财政拨款")]
    assert "stated_twice" not in set(checked(rows)["identity"])
    assert outcome(checked(rows[:1], own("actual", 800, fund_scope="unknown")), "stated_twice") == "fails"


def test_last_years_figures_are_checked_among_themselves():
    rows = [
        own("actual", "3.00"),
        *(
            own("actual", part, account, period="2023")
            for part, account in (("9.00", "total"), ("4.00", "basic"), ("4.00", "project"))
        ),
    ]
    assert outcome(checked(rows), "basic_and_project") == "fails"


def test_ratios_of_ratios_are_left_alone():
    checks = checked(money("甲", "actual", 3), figure("ratio", "甲", "share", 30, "%", label="占比"))
    assert "rate" not in set(checks["identity"])


def test_an_approximate_number_and_an_exact_one_within_it_state_one_figure():
    sixty = count("会议", "sessions", 60, "场", qualifier="over")
    assert outcome(checked(sixty, count("会议", "sessions", 65, "场")), "stated_twice", "会议") == "holds"
    assert outcome(checked(sixty, count("会议", "sessions", 55, "场")), "stated_twice", "会议") == "fails"
    about = count("会议", "sessions", 60, "场", qualifier="about")
    assert outcome(checked(about, count("会议", "sessions", 500, "场")), "stated_twice", "会议") == "unknown"


def test_a_raise_beside_a_cut_of_nothing_is_one_change_and_no_contradiction():
    checks = checked(
        *fund("甲", initial=100, actual=150), *fund("甲", adjustment=50), *fund("甲", adjustment=0)
    )
    assert "stated_twice" not in set(checks["identity"])
    assert outcome(checks, "line_budget", "甲") == "holds"


def test_an_identity_of_the_budget_names_it():
    checks = checked(own("initial", 5), own("initial", 3, "basic"), own("initial", 2, "project"))
    assert row(checks, "basic_and_project")["reason"] == "基本支出＋项目支出＝支出合计（年初预算）"


def test_a_zero_and_a_price_of_unclear_meaning_are_in_no_other_unit():
    price = money("补贴", "unassigned", 260, "", unit="元")
    zero = own("opening", 0, unit="元")
    assert outcome(checked(own("actual", 5), zero, price), "one_unit") == "holds"
    assert outcome(checked(own("actual", 5), own("received", 50000, unit="元")), "one_unit") == "fails"


def test_what_one_thing_costs_is_in_a_unit_of_its_own():
    cost = money("设备采购成本", "actual", 86, "", unit="元")
    assert outcome(checked(own("actual", 5), cost), "one_unit") == "holds"


def test_a_printed_rate_whose_base_is_stated_differently_names_the_base():
    base = [own("adjusted", value, section=place) for value, place in ((10, "一"), (11, "二"))]
    checks = checked(base, own("actual", 5), rate("部门", "execution_to_adjusted", 50, account="total"))
    assert row(checks, "rate")["reason"].endswith("调整后预算前后不一（10万元、11万元）")


def test_people_and_posts_are_counted_alike_whatever_the_measure_word():
    rows = [
        figure("people", "部门", "authorised", 42, "名"),
        figure("people", "部门", "in_service", 40, "人"),
    ]
    assert outcome(checked(rows), "in_service_at_most_authorised") == "holds"


def test_three_public_expenses_add_up_with_running_costs_alone_and_are_unknown_where_they_do_not():
    parts = [own("actual", "2.1", "reception"), own("actual", 0, "abroad")]
    running = own("actual", "7.5", "vehicle_running")
    assert outcome(checked(own("actual", "9.6", "three_public"), parts, running), "three_public") == "holds"
    assert outcome(checked(own("actual", 11, "three_public"), parts, running), "three_public") == "unknown"


def test_an_opening_carryover_that_the_initial_budget_holds_is_not_added_again():
    initial = money("甲", "initial", 50, label="年初预算（含上年结转10万元）")
    checks = checked(initial, fund("甲", opening=10, adjustment=5, actual=54, carryover=1))
    assert outcome(checks, "line_budget", "甲") == "holds"
    assert row(checks, "line_budget")["left"] == "550000"


def test_what_was_brought_over_may_be_spent_beyond_a_budget_that_leaves_it_out():
    spent = [own("adjusted", 80), own("actual", 83)]
    assert outcome(checked(spent), "actual_at_most_adjusted") == "fails"
    assert "actual_at_most_adjusted" not in set(checked([*spent, own("opening", 5)])["identity"])
    assert outcome(checked([*spent, own("opening", 2)]), "actual_at_most_adjusted") == "fails"


def test_what_a_balance_misses_may_stand_in_a_line_of_its_own():
    amounts = (("opening", 0), ("received", 90), ("actual", 95), ("carryover", 5))
    printed = [figure("money", "部门", measure, value, account="total") for measure, value in amounts]
    assert outcome(checked(printed), "department_revenue") == "fails"
    made_up = figure("money", "用事业基金弥补收支差额", "unassigned", 10, flow="income")
    assert "department_revenue" not in set(checked([*printed, made_up])["identity"])


def test_surpluses_that_are_used_and_put_aside_are_more_than_one_line_of_a_balance():
    amounts = (("opening", 5), ("received", 90), ("actual", 70), ("carryover", 6))
    printed = [figure("money", "部门", measure, value, account="total") for measure, value in amounts]
    assert outcome(checked(printed), "department_revenue") == "fails"
    moved = [
        figure("money", "使用专用结余", "carryover", 4),
        figure("money", "结余分配", "unassigned", 2),
    ]
    assert "department_revenue" not in set(checked([*printed, *moved])["identity"])
    unused = figure("money", "使用专用结余", "carryover", 0)
    assert outcome(checked([*printed, unused]), "department_revenue") == "fails"


def test_what_basic_and_project_expenditure_lack_may_be_a_third_line():
    amounts = (("total", 95), ("basic", 60), ("project", 30))
    printed = [figure("money", "部门", "actual", value, account=account) for account, value in amounts]
    assert outcome(checked(printed), "basic_and_project") == "fails"
    third = figure("money", "其他", "actual", 5)
    assert "basic_and_project" not in set(checked([*printed, third])["identity"])


def test_amount_many_times_the_sum_of_projects_is_none_of_them():
    whole = figure("money", "部门", "initial", 45, account="project")
    own = figure("money", "甲项目", "initial", 40, account="fund")
    handed_down = figure("money", "上级转移支付支出", "initial", 2779, account="fund")
    assert outcome(checked([whole, own]), "projects") == "fails"
    assert "projects" not in set(checked([whole, own, handed_down])["identity"])


def test_parts_of_one_budget_come_to_the_whole_of_that_budget_and_not_of_all():
    parts = [own("budget", 9, "basic", budget="general"), own("budget", 4.8, "project", budget="general")]
    whole = [own("budget", 13.8, budget="general"), own("budget", 1, budget="government_fund")]
    assert outcome(checked(own("budget", 14.8), *whole, *parts), "basic_and_project") == "holds"
