"""Tables: numbers rounded once, reasons instead of empty cells, everything from a document escaped."""

from dataclasses import replace

import lxml.html
import pytest
from small_report import facts, figures, page, table

from helpers import schema, show
from helpers.show import view
from helpers.show.evidence import side_in_words
from helpers.show.pieces import Table, TableRow
from helpers.show.printed import in_percent, with_separators


def cells(shown: Table) -> list[list[str]]:
    """A table's words as the page has them, header first."""
    root = lxml.html.fromstring(str(shown.html))
    return [[cell.text_content() for cell in row.iterfind("./*")] for row in root.iter("tr")]


def test_numbers_are_rounded_half_up_with_separators_and_a_true_minus():
    from decimal import Decimal
    from fractions import Fraction

    assert with_separators(Decimal("-1234567.125")) == "−1,234,567.13"
    assert with_separators(Decimal("-0.001")) == "0.00"
    assert in_percent(Fraction(1, 32)) == "3.13%"
    assert in_percent(Fraction(-1, 800)) == "−0.13%"


def test_projects_show_every_step_and_the_sums_with_ratios_of_sums():
    assert cells(show.projects_table(page())) == [
        [
            "项目",
            "年初预算",
            "调增",
            "调减",
            "调整后预算",
            "实际支出",
            "完成年初预算的%",
            "调整后预算执行率",
        ],
        ["甲", "100.00", "20.00", "0.00", "120.00", "90.00", "90.00%", "75.00%"],
        ["乙", "0.00", "10.00", "0.00", "10.00", "10.00", "不适用", "100.00%"],
        ["丙", "50.00", "0.00", "50.00", "0.00", "0.00", "0.00%", "不适用"],
        ["项目合计", "150.00", "30.00", "50.00", "130.00", "100.00", "66.67%", "76.92%"],
    ]


def test_a_ratio_on_base_0_is_explained_below_its_table():
    assert "乙“完成年初预算的%”不适用（年初预算为0）。" in show.projects_table(page()).notes


def test_one_reason_of_several_projects_is_one_note():
    known = facts()
    rows = (known["fact"] == "initial") & known["subject"].isin(["甲", "乙"])
    known.loc[rows, ["status", "value", "reason"]] = ["unknown", "", "缺年初预算"]
    notes = show.projects_table(view(known, figures(), "2024")).notes
    assert "甲、乙“年初预算”无法计算（缺年初预算）。" in notes


def test_a_table_without_rows_is_a_sentence():
    nothing = show.activities_table(table(schema.ACTIVITIES), page())
    assert nothing._repr_mimebundle_()["text/plain"] == "履职活动数量（按报告标题）：未检出相应的数字。"
    none = view(facts().query("not fact.str.contains('adjustment')"), figures(), "2024")
    assert "未检出" in show.adjustments_table(none)._repr_mimebundle_()["text/plain"]


def test_without_projects_their_table_is_a_sentence():
    none = view(facts(), figures().query("account != 'fund'"), "2024")
    assert show.projects_table(none)._repr_mimebundle_()["text/plain"] == "未检出项目（专项资金）金额。"


def test_adjustments_stand_side_by_side():
    assert cells(show.adjustments_table(page()))[1:] == [
        ["调增", "30.00", "20.00%"],
        ["调减", "50.00", "33.33%"],
        ["净调整", "−20.00", "−13.33%"],
        ["增减合计", "80.00", "53.33%"],
        ["增减合计（剔除政策等因素）", "无法计算", "无法计算"],
        ["如属项目间调剂，只计一次", "50.00", "33.33%"],
    ]


def test_budget_shows_the_parts_of_expenditure_with_their_shares():
    assert [row[:3] for row in cells(show.budget_table(page()))[1:]] == [
        ["预算资金（报告未注明口径）", "500.00", ""],
        ["到位资金", "400.00", ""],
        ["实际支出", "400.00", ""],
        ["基本支出", "300.00", "75.00%"],
        ["人员经费", "200.00", "50.00%"],
        ["公用经费", "100.00", "25.00%"],
        ["项目支出", "100.00", "25.00%"],
    ]


def test_execution_names_base_and_division():
    rows = cells(show.execution_table(page()))
    assert rows[1] == ["部门：占预算资金的%", "400.00 ÷ 500.00", "80.00%"]
    assert ["项目合计：完成年初预算的%", "100.00 ÷ 150.00", "66.67%"] in rows


def test_a_ratio_with_an_approximate_part_is_a_bound_and_never_a_number():
    assert cells(show.rates_table(page()))[1:] == [
        ["提案：立案率依据 5 6", "30 ÷ 40", "75.00%"],
        ["问卷：有效回收率依据 7 8", "30 ÷ ≥60", "小于50.85%"],
    ]


def test_counts_keep_their_unit_and_qualifier_as_printed():
    counts = table(
        schema.ACTIVITIES,
        dict(
            theme="活动",
            subject="问卷",
            measure="distributed",
            unit="份",
            value="59",
            qualifier="over",
            lower="60",
            figures="f7",
        ),
        dict(
            theme="活动",
            subject="座谈",
            measure="attendances",
            unit="人次",
            value="700",
            qualifier="nearly",
            upper="699",
        ),
        dict(
            theme="活动",
            subject="座谈",
            measure="sessions",
            unit="场",
            value="4",
            qualifier="exact",
            lower="4",
            upper="4",
        ),
    )
    assert cells(show.activities_table(counts, page()))[1:] == [
        ["活动"],
        ["问卷 · 发放数", "59多份", "≥60", "7"],
        ["座谈 · 人次", "近700人次", "≤699", ""],
        ["座谈", "4场", "", ""],
    ]


def test_identities_that_fail_come_first_and_show_both_sides():
    checks = table(
        schema.CHECKS,
        dict(
            identity="projects",
            subject="部门",
            outcome="holds",
            left="4000000",
            right="4000000",
            difference="0",
        )
        | dict(reason="甲＝乙", figures="f1"),
        dict(
            identity="rate",
            subject="提案",
            outcome="unknown",
            left="0.975",
            reason="所列率＝分子÷分母",
            figures="f5",
        ),
        dict(identity="filed", subject="提案", outcome="fails", left="1041.5", right="401..", figures="f5")
        | dict(reason="立案≤收到；缺收到数"),
        dict(
            identity="number_of_projects",
            subject="专项资金",
            outcome="holds",
            left="5",
            right="5",
            difference="0",
        )
        | dict(reason="所称＝所列", figures="f1 f2 f5"),
    )
    shown = show.identities_table(checks, page())
    assert cells(replace(shown, rest=None))[1:] == [
        ["提案：立案≤收到缺收到数依据 5", "不符", "1,041.5", "≥401", ""],
        ["提案：所列率＝分子÷分母依据 5", "无法核对", "97.50%", "", ""],
    ]
    assert shown.rest.folded == "相符2项"
    assert cells(shown.rest)[1:] == [
        ["部门：甲＝乙依据 1", "相符", "400.00", "400.00", "0.00"],
        ["专项资金：所称＝所列依据 1 2 5", "相符", "5", "5", "0"],
    ]


def test_people_stand_with_their_date_and_the_share_in_service():
    people = (
        figures()
        .head(1)
        .assign(kind="people", subject="部门", line="部门", measure="in_service", stage="done")
    )
    people = people.assign(value="41", unit="人", as_of="2024-12-31", account="")
    shown = show.people_table(people, page())
    assert cells(shown)[1:] == [["在职人数", "41人", "", "1"]]
    assert shown.notes == ("统计截止日期：2024-12-31。",)


def test_a_citation_leads_to_its_row_in_the_sources_table():
    shown = page()
    link = str(shown.cite("f3 f1 gone"))
    rows = lxml.html.fromstring(str(show.sources_table(figures(), shown).html))
    assert link == '<a href="#fig-f1">1</a> <a href="#fig-f3">3</a>'
    assert rows.get_element_by_id("fig-f3").text_content().startswith("3丙年初预算")


def test_a_run_of_figures_is_cited_as_one_link_to_its_first():
    assert str(page().cite("f2 f3 f4 f7")) == '<a href="#fig-f2">2–4</a> <a href="#fig-f7">7</a>'


def test_a_place_in_a_source_is_said_in_words():
    assert page().place("page 3 table 1 row 4") == "第3页第1表第4行"
    assert page("en").place("line 12") == "line 12"
    assert page().place("六（一）2二是") == "六（一）2二是"


def test_sources_give_phrase_and_place_and_mark_what_was_corrected():
    corrected = figures().replace({"origin": {"transcribed": "corrected"}}).head(1)
    [row] = cells(show.sources_table(corrected, page()))[1:]
    assert row == ["1甲年初预算已更正甲 · 年初预算", "100万元", "甲100万元一 · figures.csv"]


def test_a_stated_nil_is_shown_as_such():
    assert cells(show.sources_table(figures(), page()))[4][1] == "无"


def test_figures_without_a_clear_meaning_are_listed_for_review():
    unclear = figures().assign(measure="unassigned").head(1)
    assert len(show.open_table(unclear, page()).rows) == 1
    assert "没有" in show.open_table(figures(), page())._repr_mimebundle_()["text/plain"]


def test_words_of_a_document_are_escaped_everywhere():
    hostile = figures().assign(phrase="<script>alert(1)</script>", label='"><img src=x>', section="<b>")
    html = str(show.sources_table(hostile, page()).html)
    assert "<script" not in html
    assert "<img" not in html
    assert "<b>" not in html


def test_header_cells_have_a_scope():
    html = str(show.projects_table(page()).html)
    root = lxml.html.fromstring(html)
    assert {cell.get("scope") for cell in root.iter("th")} == {"col", "row"}


def test_a_table_is_the_same_in_english_with_amounts_in_yuan():
    rows = cells(show.projects_table(page("en")))
    assert rows[0][:3] == ["Project allocation", "Initial budget", "Upward adjustment"]
    assert rows[2][1:3] == ["0", "100,000"]
    assert rows[2][6] == "Not applicable"


def test_a_bounded_amount_shows_its_bound():
    known = facts()
    known.loc[(known["fact"] == "actual") & (known["subject"] == "甲"), ["status", "value", "lower"]] = [
        "bounded",
        "",
        "900000",
    ]
    assert view(known, figures(), "2024").cell("actual", "甲") == "不少于90.00"


def test_another_period_enters_no_table():
    earlier = facts().assign(period="2023")
    assert view(earlier, figures(), "2024").money("budget") is None


@pytest.mark.parametrize("kind", ["total", "part"])
def test_a_row_keeps_its_kind(kind):
    shown = Table("x", "x", ("甲", "乙"), (TableRow(("1", "2"), kind),))
    assert f'<tr class="{kind}">' in str(replace(shown).html)


def test_a_column_that_nothing_is_printed_for_is_a_note():
    notes = show.projects_table(page()).notes
    assert notes[0] == "报告未列各项目的结转结余。"
    assert not any("结转结余”无法计算" in note for note in notes)


def test_another_currency_is_named_in_both_languages():
    zh = view(facts(), figures(), "2024", "zh", "ZAR")
    assert zh.money("actual") == "400.00万ZAR"
    assert show.budget_table(zh).caption == "部门收支（万ZAR）"
    assert view(facts(), figures(), "2024", "en", "ZAR").money("actual") == "ZAR 4,000,000"


def test_rates_differ_by_percentage_points_and_an_unbounded_one_has_no_sign():
    row = dict(identity="rate", subject="部门", outcome="fails", reason="比率")
    known = dict(row, figures="", left="0.9", right="0.886", difference="0.014")
    about = dict(row, figures="", left="..", right="0.9798")
    limit = dict(row, figures="", left="0.9..", right="1")
    assert [side_in_words(page(), known, name) for name in ("left", "right", "difference")] == [
        "90.00%",
        "88.60%",
        "1.40个百分点",
    ]
    assert [side_in_words(page(), about, name) for name in ("left", "right")] == [
        "无确定范围",
        "97.98%",
    ]
    assert side_in_words(page(), limit, "left") == "≥90%"
