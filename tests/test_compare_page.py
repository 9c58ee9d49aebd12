"""The page of a year's departments: few as rows, many as distributions, cut with a note, the same bytes each time.

Tests of show's compare modules, and of the notebook that makes the page.
"""

import re

import lxml.html
import pytest
from printed import fund, own
from test_comparison import across, score, spending

from helpers.measure import comparison_of
from helpers.publish.render import render_report
from helpers.show import (
    compare_chart,
    compare_coverage_table,
    compare_kinds_table,
    compare_outliers_table,
    compare_pressing_table,
    compare_questions_table,
    compare_ranking_table,
    compare_scores_chart,
    compare_spreads_table,
    compare_summary,
    compare_unspent_table,
    compare_view,
)

pytestmark = pytest.mark.xdist_group("notebook")

TABLES = (
    compare_coverage_table,
    compare_kinds_table,
    compare_outliers_table,
    compare_pressing_table,
    compare_questions_table,
    compare_ranking_table,
    compare_spreads_table,
    compare_unspent_table,
)


def page_of(language: str = "zh", **departments: list):
    return compare_view(comparison_of(across(**departments)), language)


def text(shown) -> str:
    return shown._repr_mimebundle_()["text/plain"]


def rows(table) -> list[list[str]]:
    found = lxml.html.fromstring(table._repr_mimebundle_()["text/html"]).iterfind(".//tbody/tr")
    return [[cell.text_content().strip() for cell in row] for row in found]


FEW = {
    "aa": [
        *spending(80),
        fund("甲", initial=50, adjusted=40, actual=30),
        score(95),
    ],
    "bb": [*spending(90, qualifier="at_least"), score(60)],
    "cc": spending(5, initial=0),
}


def test_ranking_says_what_was_divided_by_what_and_what_was_not_ranked():
    assert [row[:7] for row in rows(compare_ranking_table(page_of(**FEW)))] == [
        ["完成年初预算的%（2个部门）"],
        ["bb", "1", "", "100.00", "不少于90.00%按界限90.00%排序", "无法计算", "无法计算"],
        ["aa", "2", "80.00", "100.00", "80.00%", "−20.00%", "不少于20.00%"],
        ["不参与排序（1个部门）"],
        ["cc", "", "", "", "不适用", "无法计算", "无法计算"],
    ]  # fmt: skip


def test_few_departments_are_rows_of_a_chart_with_their_numbers_in_words():
    alt = compare_chart(page_of(**FEW)).alt
    assert "完成年初预算的%：aa80.00%，bb不少于90.00%，cc不适用" in alt


def test_a_bounded_department_has_a_bar_in_the_chart_of_few():
    bounded, unknown = spending(90, qualifier="at_least"), [own("actual", 90)]
    drawn = [
        compare_chart(page_of(aa=spending(80), bb=rows)).svg.count(b"stroke-width: 2")
        for rows in (bounded, unknown)
    ]
    assert drawn == [1, 0]


def test_what_presses_is_told_in_the_language_of_the_page():
    failing = [*spending(50), own("actual", 20, "basic"), own("actual", 20, "project")]
    failing += [own("initial", 60, "basic"), own("initial", 60, "project")]
    told = [rows(compare_pressing_table(page_of(language, aa=failing))) for language in ("zh", "en")]
    assert [row[2] for row in told[0]] == [
        "部门：基本支出＋项目支出＝支出合计（年初预算）",
        "部门：基本支出＋项目支出＝支出合计",
    ]
    assert [row[2] for row in told[1]] == [
        "Department: basic + project expenditure = total expenditure (Initial budget)",
        "Department: basic + project expenditure = total expenditure",
    ]


def test_many_departments_are_a_distribution():
    many = {f"d{place:03}": spending(50 + place % 50) for place in range(60)}
    chart = compare_chart(page_of(**many))
    assert "完成年初预算的%：57.00%、69.50%、84.25%" in chart.alt
    assert "d001" not in chart.alt
    bars = [row[1] for row in rows(chart.data)]
    assert bars[0] == "50.00%至52.02%：6个", (
        "50, 51 and 52 twice each; a bar is a 24th of what lies between 50 and 98.41"
    )
    assert sum(int(re.search("：(.*)个", bar)[1]) for bar in bars) == 60


def test_a_table_of_many_departments_is_cut_at_both_ends_with_a_note():
    many = {f"d{place:03}": spending(1000 - place, initial=1000) for place in range(201)}
    table = compare_ranking_table(page_of(**many))
    places = [row[1] for row in rows(table) if len(row) > 1]
    assert (len(places), places[0], places[99], places[100], places[-1]) == (200, "1", "100", "102", "201")
    assert "共201个部门，此处列首尾各一百个" in text(table)


def test_far_out_departments_stand_with_their_distance():
    shares = [90, 91, 92, 93, 94, 95, 96, 20]
    page = page_of(**{f"d{place}": spending(share) for place, share in enumerate(shares)})
    assert rows(compare_outliers_table(page)) == [
        ["完成年初预算的%"], ["d7", "20.00%", "92.50%", "−24.5"],
    ]  # fmt: skip
    assert "偏离较大的有d7" in text(compare_summary(page))


def test_scores_stand_against_execution():
    chart = compare_scores_chart(page_of(**FEW))
    assert chart.alt == "1个部门的自评得分与完成年初预算的%：得分从95到95。"
    assert [row[1] for row in rows(chart.data)] == ["95"]


def test_very_many_scores_keep_the_chart_small():
    many = {
        f"d{place}": [
            *spending(500 + place % 499, initial=1000),
            score(60 + place % 40),
        ]
        for place in range(500)
    }
    chart = compare_scores_chart(page_of(**many))
    assert len(chart.svg) < 400_000
    steps = rows(chart.data)
    assert steps[0][:2] == ["60–63.9", "52"], "60 to 63, thirteen times each"
    assert sum(int(step[1]) for step in steps) == 500


def test_findings_are_counted_by_kind_and_by_department():
    page = page_of(**FEW)
    kinds = rows(compare_kinds_table(page))
    assert all(len(row) == 5 for row in kinds)
    assert sum(int(row[3]) for row in kinds) == len(page.comparison.findings)
    questions = rows(compare_questions_table(page))
    assert sum(int(row[-1]) for row in questions) == len(page.comparison.findings)


def test_unspent_money_is_listed():
    assert rows(compare_unspent_table(page_of(**FEW))) == [["aa", "甲", "40.00", "30.00", "10.00"]]


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_table_is_there_for_a_single_department_without_numbers(table, language):
    assert text(table(page_of(language, aa=[own("received", 7)])))


def test_a_name_with_markup_is_shown_as_it_is():
    given = across(aa=spending(80))
    given.departments["name_zh"] = "<b>局</b>"
    html = compare_ranking_table(compare_view(comparison_of(given))).html
    assert "&lt;b&gt;局" in html


@pytest.mark.parametrize("language", ["zh", "en"])
def test_page_of_the_shipped_departments(execute_page, language):
    html = render_report(execute_page("03-compare-departments", language, year="2024"), language, {})
    shown = lxml.html.fromstring(html).text_content()
    assert "96.82%" in shown
    assert "98.58%" in shown
    assert "虚构" in shown or "made up" in shown
    assert len(html.encode()) < 300_000
    assert "<script" not in html
