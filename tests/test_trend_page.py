"""The page of a department's years: what its tables, charts and sentences say, and how it opens in a browser.

Tests of show's trend modules and panels, and of the notebook that makes the page.
"""

import re

import lxml.html
import pytest
from printed import count, own
from test_trend import year_of

from helpers.measure import trend_of
from helpers.publish.render import render_report
from helpers.show import (
    trend_activities_table,
    trend_chart,
    trend_composition_chart,
    trend_joining,
    trend_money_table,
    trend_restatements_table,
    trend_summary,
    trend_view,
)

pytestmark = pytest.mark.xdist_group("notebook")


def page_of(*history, language: str = "zh"):
    return trend_view(trend_of(history, language), history, language)


BROKEN = {"breaks": {"2024": {"年初预算": "首次含上级专款"}}}
YEARS = [
    year_of("2021", own("initial", 100), own("actual", 80), **BROKEN),
    year_of("2023", own("initial", 0), own("actual", 90), **BROKEN),
    year_of("2024", own("initial", 200), own("actual", 99), own("actual", 95, period="2023"), **BROKEN),
]


def rows(table) -> dict[str, list[str]]:
    """The table's rows by their first cell, as text."""
    found = lxml.html.fromstring(table._repr_mimebundle_()["text/html"]).iterfind(".//tbody/tr")
    cells = [[cell.text_content().strip() for cell in row] for row in found]
    return {row[0]: row[1:] for row in cells if len(row) > 1}


def test_a_table_has_a_dash_in_a_gap_a_mark_at_a_break_and_no_ratio_on_a_base_of_zero():
    table = rows(trend_money_table(page_of(*YEARS)))
    assert table["年初预算"] == ["100.00", "—", "0.00", "‖ 200.00", ""]
    assert table["实际支出"] == ["80.00", "—", "90.00", "99.00", "10.00%"]
    assert table["完成年初预算的%"] == ["80.00%", "—", "不适用", "‖ 49.50%", ""]


def test_a_year_that_is_only_bounded_is_dashed_and_told():
    history = [
        year_of("2023", own("initial", 100), own("actual", 95)),
        year_of("2024", own("initial", 100), own("actual", 90, qualifier="at_least")),
    ]
    chart = trend_chart(page_of(*history))
    assert "2024年不少于90.00%" in chart.alt
    assert "竖虚线为约数可能的范围" in chart.caption
    assert "竖虚线" not in trend_chart(page_of(*history[:1])).caption


def test_a_change_of_a_ratio_is_in_percentage_points():
    history = [
        year_of("2023", own("initial", 100), own("actual", 95)),
        year_of("2024", own("initial", 100), own("actual", 97)),
    ]
    assert rows(trend_money_table(page_of(*history)))["完成年初预算的%"][-1] == "2.00个百分点"


def test_a_year_leads_to_its_own_report_and_a_gap_leads_nowhere():
    html = trend_money_table(page_of(*YEARS, language="en")).html
    assert re.findall(r'href="([^"]*)"', html) == [
        f"{year}/report.en.html" for year in ("2021", "2023", "2024")
    ]


def test_summary_says_gap_break_and_restatement_in_words():
    said = trend_summary(page_of(*YEARS))._repr_mimebundle_()["text/plain"]
    assert "缺2022年的数据" in said
    assert "2024年起年初预算不可与以前年度直接比较：首次含上级专款" in said
    assert "2024年报告对2023年的1个数字另有表述" in said


def test_joining_says_what_the_marks_mean():
    said = trend_joining(page_of(*YEARS))._repr_mimebundle_()["text/plain"]
    assert "合并的年度：2021、2023、2024" in said
    assert "‖" in said


def test_restatement_shows_both_numbers_their_difference_and_both_phrases():
    table = rows(trend_restatements_table(page_of(*YEARS)))
    [cells] = [cells for name, cells in table.items() if name.startswith("actual")]
    assert cells[:3] == ["90.00", "95.00", "5.00"]
    assert cells[3] == "95万元当年原文：90万元"


def test_no_restatement_is_said_so():
    said = trend_restatements_table(page_of(*YEARS[:2]))._repr_mimebundle_()["text/plain"]
    assert said == "后一年报告所列的上年数字，没有与当年报告不一致的。"


def test_approximate_counts_keep_their_bounds_in_every_year():
    history = [
        year_of("2023", count("提案", "count", 400, "件", qualifier="over")),
        year_of("2024", count("提案", "count", 420, "件")),
    ]
    assert rows(trend_activities_table(page_of(*history)))["提案"] == ["400余件≥401", "420件", ""]


def test_charts_say_every_number_that_they_draw():
    page = page_of(*YEARS)
    alt = trend_chart(page).alt
    assert "实际支出（万元）：2021年80.00，2023年90.00，2024年99.00" in alt
    assert "2022" not in alt


def test_the_same_years_give_the_same_bytes():
    assert trend_chart(page_of(*YEARS)).svg == trend_chart(page_of(*YEARS)).svg


def test_more_years_than_a_chart_draws_are_the_last_ones():
    history = [
        year_of(str(year), own("initial", 100), own("actual", year - 1990)) for year in range(2001, 2025)
    ]
    alt = trend_chart(page_of(*history)).alt
    assert "2014年" not in alt
    assert "2015年25.00" in alt


def test_nothing_to_draw_is_said_so():
    said = trend_composition_chart(page_of(year_of("2024", own("actual", 80))))
    assert "img" not in said._repr_mimebundle_()["text/html"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_page_of_the_sample_says_rename_restatement_and_break(execute_page, language):
    html = render_report(
        execute_page("02-department-trend", language, department="sample-bureau"), language, {}
    )
    text = lxml.html.fromstring(html).text_content()
    assert "专项调研" in text
    assert "调查研究" in text
    assert "102.16%" in text
    assert "公务用车运行维护费由项目支出改列公用经费" in text
    assert "均为虚构" in text or "invented" in text
    assert len(html.encode()) < 300_000
    assert "<script" not in html
