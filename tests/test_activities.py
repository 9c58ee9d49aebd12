"""Activities: counts as printed, summed only where they belong together, bounds kept."""

from pathlib import Path

from printed import count, figure, figures, own, rate

from helpers import schema
from helpers.measure import activities_of, approximate_counts, sums_of_activities
from helpers.read import read_raw

DATA = Path(__file__).parents[1] / "data"


def test_counts_stand_under_their_theme_with_unit_qualifier_and_bounds():
    rows = [
        count("监督活动", "sessions", 60, "次", qualifier="over", theme="主责"),
        figure("people", "监督活动", "attendances", 700, "人次", qualifier="nearly", theme="主责"),
    ]
    table = activities_of(figures(rows))
    assert list(table.columns) == schema.names(schema.ACTIVITIES)
    assert table.to_dict("split")["data"] == [
        ["主责", "监督活动", "sessions", "次", "60", "over", "61", "", "sure", "a0"],
        ["主责", "监督活动", "attendances", "人次", "700", "nearly", "", "699", "sure", "a1"],
    ]


def test_bounds_stand_in_the_printed_unit():
    table = activities_of(
        figures(count("手册", "count", "1.5", "万份"), count("传单", "count", 2, "万份", qualifier="over"))
    )
    assert table[["value", "lower", "upper"]].to_dict("split")["data"] == [
        ["1.5", "1.5", "1.5"],
        ["2", "2.0001", ""],
    ]


def test_staff_targets_rates_and_money_are_no_activities():
    rows = [
        figure("people", "部门", "in_service", 18, "人"),
        count("调研", "count", 5, "篇", stage="target"),
        rate("提案", "reply_rate", 100),
        own("actual", 3),
        figure("ratio", "部门", "score", 95, "分"),
        count("调研", "unassigned", 5, "篇"),
    ]
    assert activities_of(figures(rows)).empty


def test_a_count_said_twice_stands_once_and_one_said_differently_stands_twice():
    same = activities_of(figures(count("调研", "sessions", 5, "次"), count("调研", "sessions", 5, "次")))
    assert same["figures"].tolist() == ["a0 a1"]
    differing = activities_of(figures(count("调研", "sessions", 5, "次"), count("调研", "sessions", 6, "次")))
    assert differing["value"].tolist() == ["5", "6"]


def test_sessions_of_different_bodies_are_summed_with_their_parts_named():
    rows = [
        count(body, "sessions", number, "次", theme="学习")
        for body, number in (("党组", 12), ("主席会议", 12), ("常委会", 4))
    ]
    total = sums_of_activities(figures(rows)).iloc[0]
    assert (total["subject"], total["value"], total["figures"]) == (
        "党组、主席会议、常委会",
        "28",
        "a0 a1 a2",
    )


def test_approximate_sessions_sum_to_bounds():
    rows = [
        count("监督活动", "sessions", 60, "次", qualifier="over"),
        count("协商活动", "sessions", 30, "次", qualifier="over"),
    ]
    total = sums_of_activities(figures(rows)).iloc[0]
    assert (total["value"], total["lower"], total["upper"]) == ("", "92", "")


def test_attendances_are_never_added_to_persons_nor_sessions_of_two_units():
    rows = [
        figure("people", "甲会", "attendances", 130, "人次"),
        figure("people", "乙会", "persons", 20, "人"),
        count("甲会", "sessions", 4, "场"),
        count("乙会", "sessions", 3, "次"),
        count("材料", "count", 13, "篇"),
        count("建议", "count", 52, "篇"),
    ]
    assert sums_of_activities(figures(rows)).empty


def test_six_figures_of_2024_are_approximate():
    approximate, counted = approximate_counts(read_raw(DATA, "lusong-cppcc", "2024").figures)
    assert approximate == 6
    assert counted == 31


def test_targets_and_scores_are_no_part_of_the_share_of_approximate_figures():
    rows = [
        count("调研", "count", 5, "篇", qualifier="about"),
        count("调研", "count", 5, "篇", qualifier="at_least", stage="target"),
        figure("ratio", "部门", "score", 95, "分", qualifier="about"),
    ]
    assert approximate_counts(figures(rows)) == (1, 1)


def test_a_count_stated_as_a_bound_and_exactly_stands_there_once_as_the_exact_one():
    rows = [count("会议", "sessions", 60, "场", qualifier="over"), count("会议", "sessions", 65, "场")]
    shown = activities_of(figures(rows))
    assert shown[["value", "qualifier", "lower", "upper", "figures"]].to_numpy().tolist() == [
        ["65", "exact", "65", "65", "a0 a1"]
    ]
