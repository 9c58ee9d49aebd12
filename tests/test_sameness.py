"""Sameness is earned: paths, coverages, budgets, lists and tables tell figures apart; what fails, fails in one frame."""

import pytest
from printed import count, figures, fund, money, own

from helpers.measure import books_of, checks_of, facts_of, findings_of


def restated(*rows) -> list[str]:
    """What comes of the figures that are stated more than once and differ."""
    checks = checks_of(figures(*rows))
    twice = checks[checks["identity"] == "stated_twice"]
    return [outcome for outcome in twice["outcome"] if outcome not in ("holds", "rounding")]


def contradicted(*rows) -> list[str]:
    found = findings_of(figures(*rows))
    return found.loc[found["grade"].isin(["差错", "识读待确认"]), "rule"].tolist()


def cell(table: int, row: int, column: int = 2) -> dict[str, str]:
    return {"source": "report.docx", "locator": f"table {table} row {row} column {column}"}


def line(number: int, section: str = "") -> dict[str, str]:
    return {"source": "report.docx", "locator": f"line {number}", "section": section}


def test_one_item_under_two_heads_is_two_figures():
    rows = [
        money("行政运行", "actual", 14, account="function", parent="人大事务", **cell(1, 3)),
        money("行政运行", "actual", 12, account="function", parent="政协事务", **cell(1, 9)),
    ]
    assert restated(*rows) == []


def test_a_path_that_leaves_out_its_beginning_is_the_one_that_it_ends():
    rows = [
        money("教育支出", "actual", 14, account="function", parent="合计", **cell(1, 3)),
        money("教育支出", "actual", 12, account="function", **line(4)),
    ]
    assert restated(*rows) == ["fails"]


def test_three_items_of_one_list_with_one_name_are_three_figures():
    rows = [money("设备购置", "actual", value, **cell(1, value)) for value in (3, 4, 5)]
    assert restated(*rows) == []
    fact = facts_of(figures(*rows)).set_index(["subject", "fact"]).loc[("设备购置", "actual")]
    assert (fact["status"], fact["reason"].startswith("实际支出有多项")) == ("unknown", True)


def test_two_equal_items_of_one_list_are_two_figures():
    rows = [money("设备购置", "actual", 3, **cell(1, row)) for row in (2, 7)]
    assert len(books_of(figures(*rows)).statements.all) == 2


def test_a_total_is_said_again_in_its_table():
    rows = [own("actual", 3, **cell(1, row)) for row in (2, 7)]
    assert len(books_of(figures(*rows)).statements.all) == 1


def test_numbers_of_one_section_of_the_text_are_items_of_a_list():
    assert restated(own("actual", 3, **line(5, "二")), own("actual", 4, **line(6, "二"))) == []
    assert restated(own("actual", 3, **line(5, "二")), own("actual", 4, **line(6, "三"))) == ["fails"]


def test_text_and_table_contradict_each_other():
    assert restated(own("actual", 3, **line(5, "二")), own("actual", 4, **cell(1, 2))) == ["fails"]


def test_tables_that_mostly_differ_are_two_frames_and_one_slip_among_equals_is_none():
    names = ("甲", "乙", "丙")
    first = [money(name, "actual", 3, **cell(1, row)) for row, name in enumerate(names)]
    other = [money(name, "actual", 4, **cell(2, row)) for row, name in enumerate(names)]
    assert restated(first, other) == []
    slip = [money(name, "actual", 3, **cell(2, row)) for row, name in enumerate(names[:2])]
    assert restated(first, slip, money("丙", "actual", 4, **cell(2, 2))) == ["fails"]


def test_what_names_no_budget_and_is_more_is_the_whole_of_what_does():
    named = money("甲", "actual", 8, budget="general", **cell(1, 2))
    assert restated(named, money("甲", "actual", 9, **cell(2, 2))) == []


@pytest.mark.parametrize("column", ["budget", "coverage"])
def test_figure_that_could_be_of_two_is_of_none(column):
    words = {"budget": ("general", "government_fund"), "coverage": ("全市", "市本级")}[column]
    named = [
        money("甲", "actual", value, **{column: word}, **line(value))
        for value, word in zip((9, 3), words, strict=True)
    ]
    assert restated(*named, money("甲", "actual", 7, **line(8))) == []


def test_sum_over_two_coverages_cannot_be_checked():
    rows = [
        own("actual", 9, coverage="全市"),
        own("actual", 2, "basic", coverage="市本级"),
        own("actual", 3, "project", coverage="市本级"),
    ]
    checks = checks_of(figures(*rows)).set_index("identity")
    assert "fails" not in checks["outcome"].tolist()
    assert contradicted(*rows) == []


def test_sum_over_two_tables_that_share_nothing_cannot_be_checked():
    rows = [
        own("actual", 9, **cell(1, 2)),
        own("actual", 2, "basic", **cell(2, 2)),
        own("actual", 3, "project", **cell(2, 3)),
    ]
    check = checks_of(figures(*rows)).set_index("identity").loc["basic_and_project"]
    assert check["outcome"] == "unknown"
    assert check["reason"].endswith("各数的口径、预算类别、所属层级或来源表不同，不作比较")
    assert contradicted(
        *rows[:1], own("actual", 2, "basic", **cell(1, 3)), own("actual", 3, "project", **cell(1, 4))
    ) == ["basic_and_project"]


def test_figures_of_mixed_places_are_off_by_half_of_each():
    rows = [
        own("actual", "2168.103307"),
        own("actual", "1014.09", "basic"),
        own("actual", "1154.01", "project"),
    ]
    assert checks_of(figures(*rows)).set_index("identity").loc["basic_and_project", "outcome"] == "rounding"


def test_parts_beyond_their_whole_are_an_error_though_a_part_is_missing():
    rows = [
        own("budget", 20, "three_public"),
        own("budget", 9, "reception"),
        own("budget", 12, "vehicle_running"),
    ]
    assert contradicted(*rows) == ["three_public"]


def test_projects_are_nested_only_where_they_come_to_their_sum_so():
    rows = [
        own("actual", "5.00", "project"),
        fund("甲", actual="2.00"),
        [row | {"parent": "甲"} for row in fund("乙", actual="3.00")],
        count("专项资金", "count", 2, "个"),
    ]
    assert contradicted(*rows) == []


def test_an_amount_of_another_unit_may_be_cut_off():
    assert restated(own("actual", "70.5", unit="亿元"), own("actual", 705559)) == []
    assert restated(own("actual", "70.4", unit="亿元"), own("actual", 705559)) == ["fails"]


def test_a_whole_and_the_parts_that_come_to_it_are_no_one_figure_whatever_they_are_called():
    values = {22: 351740, 23: 262726, 24: 89014}
    rows = [
        money("地方收入", "received", value, account="", **line(number)) for number, value in values.items()
    ]
    assert restated(*rows) == []
    rows[2]["value"] = "89015"
    assert restated(*rows) == ["fails"]


def test_items_numbered_under_one_heading_are_each_of_its_own():
    values = {"二（五）1": 6, "二（五）2": 3, "二（五）3": 2}
    rows = [
        money("统筹", "actual", value, **line(number, section))
        for number, (section, value) in enumerate(values.items(), start=1)
    ]
    assert restated(*rows) == []
