"""Ratios over many department-years at once: exact sums, missing where a part is, never infinite."""

from fractions import Fraction

import numpy as np
import pandas as pd
import pytest
from clock import seconds
from printed import figure, figures, fund, money, own

from helpers.measure import ledger_of, ratios_of_lines, ratios_of_projects
from helpers.measure.figures import Amount, exactly, quotient
from helpers.measure.figures.ratios import share
from helpers.measure.rules.case import money_in_words
from helpers.quantities import rounded


def ledger(
    *rows: tuple, columns: str = "initial upward_adjustment downward_adjustment actual carryover"
) -> pd.DataFrame:
    """Project allocations of one department-year, in units of 0.0001 元; None is not printed."""
    names = columns.split()
    table = pd.DataFrame(rows, columns=["department", "line", *names])
    return table.astype(dict.fromkeys(names, "Int64")).assign(year="2024", period="2024", account="fund")


def test_a_total_is_the_ratio_of_sums_and_a_line_without_its_own_ratio_counts():
    table = ledger(("a", "甲", 100, 0, 0, 50, 0), ("a", "乙", 0, 10, 0, 10, 0))
    lines, whole = ratios_of_lines(table), ratios_of_projects(table)
    assert lines["execution_to_initial"].isna().tolist() == [False, True]
    assert whole["execution_to_initial"].tolist() == [0.6]
    assert whole["gross_adjustment_to_initial"].tolist() == [0.1]


def test_a_sum_with_an_unknown_part_is_unknown_for_that_department_alone():
    table = ledger(("a", "甲", None, 0, 0, 50, 0), ("a", "乙", 10, 0, 0, 10, 0), ("b", "甲", 40, 0, 0, 10, 0))
    whole = ratios_of_projects(table).set_index("department")
    assert whole["execution_to_initial"].isna().tolist() == [True, False]
    assert whole.at["b", "execution_to_initial"] == 0.25
    assert whole.at["a", "actual"] == 60


def test_base_0_and_missing_are_neither_0_nor_infinite():
    shares = share(pd.Series([5, 0, None, 3], dtype="Int64"), pd.Series([0, 4, 4, None], dtype="Int64"))
    assert shares.isna().tolist() == [True, False, True, True]
    assert shares[1] == 0


def test_up_down_net_gross_and_once_only_of_the_sums():
    table = ledger(("a", "甲", 100, 30, 0, 0, 0), ("a", "乙", 100, 0, 50, 0, 0))
    row = ratios_of_projects(table).iloc[0]
    names = ("upward", "downward", "net", "gross", "once_only")
    assert [row[f"{name}_adjustment_to_initial"] for name in names] == [0.15, 0.25, -0.1, 0.4, 0.25]


def test_opening_money_enters_the_adjusted_budget_where_printed():
    columns = "opening initial upward_adjustment downward_adjustment actual"
    table = ledger(("a", "甲", 10, 100, 0, 20, 90), ("a", "乙", None, 100, 0, 20, 80), columns=columns)
    assert ratios_of_lines(table)["adjusted"].tolist() == [90, 80]


def test_a_printed_adjusted_budget_gives_the_net_change_where_no_change_is_printed():
    table = ledger(("a", "甲", 100, 70, 70), columns="initial adjusted actual")
    row = ratios_of_lines(table).iloc[0]
    assert (row["net_adjustment"], row["execution_to_adjusted"]) == (-30, 1.0)
    assert pd.isna(row["gross_adjustment"])


def test_composition_variance_of_the_worked_case():
    table = ledger(
        ("a", "甲", 100, 90),
        ("a", "乙", 200, 230),
        ("a", "丙", 50, 40),
        ("a", "丁", 150, 115),
        columns="initial actual",
    )
    row = ratios_of_projects(table).iloc[0]
    assert row["composition_variance"] == pytest.approx(80 / 475, rel=1e-15)
    assert row["execution_to_initial"] == 0.95


def test_a_head_with_budget_0_has_no_percentage_and_its_deviation_counts():
    table = ledger(("a", "甲", 100, 50), ("a", "乙", 0, 50), columns="initial actual")
    assert ratios_of_projects(table)["composition_variance"].tolist() == [1.0]


def test_composition_variance_needs_every_part_and_something_spent():
    table = ledger(("a", "甲", 100, None), ("b", "甲", 100, 0), ("c", "甲", 0, 5), columns="initial actual")
    assert ratios_of_projects(table)["composition_variance"].isna().all()


def test_composition_variance_stays_exact_for_the_largest_budgets():
    size = 10**16
    table = ledger(("a", "甲", size, size + 1), ("a", "乙", size, size - 1), columns="initial actual")
    assert ratios_of_projects(table)["composition_variance"].tolist() == [1e-16]


def test_a_ledger_is_exact_and_takes_each_figure_once():
    rows = [
        fund("甲", initial="16.2", actual=1),
        money("甲", "initial", 162000, unit="元"),
        own("actual", "707.53"),
    ]
    table = ledger_of(figures(rows)).set_index("line")
    assert table.at["甲", "initial"] == 1_620_000_000
    assert table.at["部门", "actual"] == 70_753_000_000


def test_a_ledger_leaves_out_what_is_contradicted_approximate_or_not_exact():
    rows = [
        fund("甲", initial="24.78"),
        fund("甲", initial="24.86"),
        money("乙", "initial", 5, qualifier="about"),
        money("丙", "initial", "0.00001", unit="元"),
        money("丁", "initial", 9, unit="份"),
    ]
    assert ledger_of(figures(rows))["initial"].isna().all()


def test_a_ledger_sums_changes_of_other_sign_or_reason():
    changes = [
        money("甲", "adjustment", 3, reason="policy: 提标"),
        money("甲", "adjustment", 3, reason="policy: 提标"),
        money("甲", "adjustment", 2, reason="other: 追加"),
        money("甲", "adjustment", 2),
        money("甲", "adjustment", -1),
    ]
    row = ledger_of(figures(fund("甲", initial=10), changes)).iloc[0]
    names = ("upward_adjustment", "downward_adjustment", "gross_adjustment_less_excluded")
    assert [row[name] / 10**8 for name in names] == [5, 1, 3]


def test_a_ledger_keeps_to_the_budget_and_scope_of_the_report():
    rows = [
        own("actual", 700, budget="general"),
        own("initial", 750, budget="general"),
        own("actual", 100, budget="government_fund"),
        figure("nil", "部门", "actual", 0, "", account="total", budget="state_capital"),
        own("actual", 900, budget="general", fund_scope="全部资金"),
        own("carryover", 9, budget="general", fund_scope="财政拨款"),
        own("received", 9, budget="general", fund_scope="财政拨款"),
    ]
    row = ledger_of(figures(rows)).iloc[0]
    assert row["actual"] == 700 * 10**8


def test_ten_times_as_many_department_years_cost_about_ten_times_as_much():
    def seconds_for(size: int) -> float:
        rng = np.random.default_rng(7)
        names = ["initial", "upward_adjustment", "downward_adjustment", "actual", "carryover"]
        table = pd.DataFrame(rng.integers(0, 10**10, (size * 5, 5)), columns=names).astype("Int64")
        table = table.assign(
            department=np.repeat(np.arange(size), 5), year="2024", period="2024", line="甲", account="fund"
        )
        return seconds(lambda: (ratios_of_lines(table), ratios_of_projects(table)))

    seconds_for(100)
    assert seconds_for(20_000) < 40 * max(seconds_for(2_000), 0.005)


@pytest.mark.parametrize(
    ("numerator", "denominator", "shown"),
    [(1, 32, "3.13"), (-1, 8, "-12.50"), ("10588.12", "12810.02", "82.65"), ("136", "143", "95.10")],
)
def test_percentages_are_rounded_once_half_up(numerator, denominator, shown):
    share = quotient(exactly(Fraction(numerator)), exactly(Fraction(denominator)))
    assert rounded(share.low * 100, 2) == shown


def test_budget_completion_of_the_hunan_form_of_2018():
    opening, initial, additions, closing = (Fraction(text) for text in ("19.8", "1922.76", "767.86", "19.8"))
    whole = opening + initial + additions
    assert rounded((whole - closing) / whole * 100, 2) == "99.27"


def test_intervals_are_added_and_taken_away_by_their_ends():
    over60, over30 = Amount(Fraction(61), None), Amount(Fraction(31), None)
    both = over60 + over30
    assert (both.low, both.high) == (92, None)
    left = over60 - Amount(Fraction(5), Fraction(7))
    assert (left.low, left.high) == (54, None)
    assert (abs(Amount(Fraction(-7), Fraction(3))).low, abs(Amount(Fraction(-7), Fraction(3))).high) == (0, 7)


def test_money_in_words():
    assert money_in_words(Fraction("26700"), "zh") == "2.67万元"
    assert money_in_words(Fraction("0.5"), "en") == "CNY 0.50"
