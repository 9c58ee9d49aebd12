"""Scales: bands that include their ends, deductions by point with the chosen setting, nothing made up."""

from fractions import Fraction

import pytest
from printed import figure, figures, own

from helpers.measure import facts_of, indicators_of, scales, scored


def rule(scale: str, name: str) -> dict:
    return next(
        one for one in scales.scales()[scale]["rule"] if name in (one.get("fact"), one.get("indicator"))
    )


@pytest.mark.parametrize(
    ("value", "points"),
    [("0", 5), ("0.0001", 4), ("0.1", 4), ("0.1001", 3), ("0.2", 3), ("0.3", 2), ("0.31", 0)],
)
def test_budget_control_of_hunan_has_bands_that_include_their_end(value, points):
    assert scales.points(rule("hunan-county", "upward_adjustment_to_initial"), Fraction(value)) == points


@pytest.mark.parametrize(("value", "points"), [("0", 3), ("0.1", 2), ("0.3", "0.5"), ("0.6857", 0)])
def test_budget_adjustment_of_yueyang(value, points):
    assert scales.points(rule("yueyang", "adjustment"), Fraction(value)) == Fraction(points)


@pytest.mark.parametrize(
    ("value", "points"), [("0.9", 5), ("0.8999", 4), ("0.8", 4), ("0.6", 2), ("0.59", 0)]
)
def test_key_spending_of_yueyang_counts_from_the_start_of_a_band(value, points):
    assert scales.points(rule("yueyang", "key_spending"), Fraction(value)) == points


@pytest.mark.parametrize(("step", "points"), [("whole", "3.5"), ("begun", "3"), ("proportional", "3.25")])
def test_a_part_of_a_percentage_point_is_a_setting(step, points):
    assert scales.points(
        rule("hunan-county", "in_service_to_authorised"), Fraction("1.035"), step
    ) == Fraction(points)


def test_deductions_start_above_the_limit_and_end_at_0():
    staffing = rule("hunan-county", "in_service_to_authorised")
    assert scales.points(staffing, Fraction(136, 143)) == 5
    assert scales.points(staffing, Fraction(1)) == 5
    assert scales.points(staffing, Fraction(2)) == 0


def test_execution_of_projects_gives_ten_points_at_most():
    execution = rule("project-2020-10", "execution_to_adjusted")
    assert scales.points(execution, Fraction("0.85")) == Fraction("8.5")
    assert scales.points(execution, Fraction("1.2")) == 10


@pytest.mark.parametrize(
    ("score", "grade"), [(100, "优"), (90, "优"), ("89.9", "良"), (80, "良"), (60, "中"), ("59.9", "差")]
)
def test_grades_include_their_lower_end(score, grade):
    assert scales.grade("project-2020-10", Fraction(score)) == grade


def test_what_is_not_one_number_gets_no_points_and_says_why():
    people = [
        figure("people", "部门", name, number, "人")
        for name, number in (("in_service", 146), ("authorised", 143))
    ]
    frame = figures(own("initial", 100), own("adjusted", 0), people)
    known = facts_of(frame)
    table = scored("hunan-county", known, indicators_of(known, frame)).set_index("rule")
    assert table.at["在职人员控制率", "points"] == "4"
    assert table.at["在职人员控制率", "reason"] == "不足一个百分点的部分不扣分"
    assert table.at["预算控制率", "points"] == ""
    assert table.at["预算控制率", "reason"] == "不计分；缺年中调整"


def test_a_base_of_0_is_not_scored():
    frame = figures(own("adjusted", 0), own("actual", 0))
    known = facts_of(frame)
    row = scored("project-2020-10", known, indicators_of(known, frame)).iloc[0]
    assert (row["points"], row["reason"]) == ("", "不计分；调整后预算为0")
