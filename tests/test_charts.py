"""Charts: they carry their words, need no font of the reader, and are the same bytes every time."""

import base64
import warnings

import lxml.etree
import lxml.html
import matplotlib
import pytest
from small_report import facts, figures, page

from helpers.show import adjustments_chart, projects_chart, spending_chart, view
from helpers.show.drawing import Canvas, Chart, drawable, folded_name, house_style
from helpers.show.pieces import Piece

CHARTS = [projects_chart, adjustments_chart, spending_chart]


@pytest.mark.parametrize("chart", CHARTS)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_chart_has_a_caption_an_alternative_text_and_no_text_elements(chart, language):
    shown = chart(page(language))
    drawing = lxml.etree.fromstring(shown.svg)
    assert shown.alt
    assert shown.caption
    assert not drawing.findall(".//{*}text")
    assert b"<dc:date>" not in shown.svg


@pytest.mark.parametrize("chart", CHARTS)
def test_the_same_figures_give_the_same_bytes(chart):
    assert chart(page()).svg == chart(page()).svg


def test_the_alternative_text_says_the_finding():
    assert projects_chart(page()).alt == (
        "项目合计年初预算150.00万元，调整后130.00万元，实际支出100.00万元。"
        "各项目依次为年初预算、调整后预算、实际支出："
        "甲 100.00→120.00→90.00；乙 0.00→10.00→10.00；丙 50.00→0.00→0.00。"
    )
    assert adjustments_chart(page()).alt == (
        "调增合计30.00万元，调减合计50.00万元，净调整−20.00万元。各项目：甲 +20.00；乙 +10.00；丙 −50.00。"
    )
    assert spending_chart(page()).alt == (
        "支出400.00万元中：人员经费200.00万元占50.00%，公用经费100.00万元占25.00%，项目支出100.00万元占25.00%。"
    )


def test_a_chart_is_an_image_in_the_page_with_its_words_escaped():
    with house_style():
        sheet = Canvas(1, 0, 1, 0, 1)
        sheet.text(0.5, 0.5, "芦淞〔2013〕−㎡")
    html = Chart(sheet.figure, 'a "quoted" <alt>', "caption")._repr_mimebundle_()["text/html"]
    image = lxml.html.fromstring(html).find(".//img")
    assert image.get("alt") == 'a "quoted" <alt>'
    head, data = image.get("src").split(",")
    assert head == "data:image/svg+xml;base64"
    assert base64.b64decode(data).startswith(b"<?xml")


def test_a_sign_that_no_font_has_is_named_by_its_number():
    assert drawable("甲\U0001f9ff乙") == "甲〔U+1F9FF〕乙"
    with house_style():
        sheet = Canvas(1, 0, 1, 0, 1)
        sheet.text(0.5, 0.5, "\U0001f9ff")
    assert Chart(sheet.figure, "alt", "caption").svg.startswith(b"<?xml")


def test_a_dollar_in_a_name_is_no_formula():
    with house_style():
        sheet = Canvas(1, 0, 1, 0, 1)
        sheet.text(0.5, 0.5, r"甲$\nothing$乙")
    assert Chart(sheet.figure, "alt", "caption").svg.startswith(b"<?xml")


def test_a_chart_without_words_is_refused():
    sheet = Canvas(1, 0, 1, 0, 1)
    with pytest.raises(ValueError, match="alternative text"):
        Chart(sheet.figure, "", "caption")


def test_settings_are_given_back_after_drawing():
    before, filters = dict(matplotlib.rcParams), list(warnings.filters)
    spending_chart(page())
    assert dict(matplotlib.rcParams) == before
    assert list(warnings.filters) == filters


def test_a_structure_that_does_not_add_up_is_not_drawn():
    known = facts()
    known.loc[known["fact"] == "project_expenditure", "value"] = "1100000"
    shown = spending_chart(view(known, figures(), "2024"))
    assert isinstance(shown, Piece)
    assert "不作构成图" in shown.html


def test_without_projects_there_is_a_sentence_and_no_chart():
    none = figures().query("account != 'fund'")
    assert isinstance(projects_chart(view(facts(), none, "2024")), Piece)
    assert isinstance(adjustments_chart(view(facts(), none, "2024")), Piece)


def test_of_many_projects_the_largest_are_drawn_and_the_caption_says_so():
    many = figures().head(1)
    names = [f"项目{number}" for number in range(15)]
    funds = many.loc[many.index.repeat(15)].assign(line=names, subject=names)
    rows = facts().query("subject == '甲' and fact == 'initial'")
    known = rows.loc[rows.index.repeat(15)].assign(subject=names, value=[str(10_000 * n) for n in range(15)])
    shown = projects_chart(view(known, funds, "2024"))
    assert "项目3 3.00" in shown.alt
    assert "项目2 2.00" not in shown.alt
    assert "12" in shown.caption


@pytest.mark.parametrize("ends", [("800000", "1500000"), ("800000", ""), ("", "1500000")])
def test_what_is_only_bounded_is_dashed_and_the_caption_says_so(ends):
    known = facts()
    own = (known["subject"] == "甲") & (known["fact"] == "actual")
    known.loc[own, ["status", "value", "lower", "upper"]] = ["bounded", "", *ends]
    shown = projects_chart(view(known, figures(), "2024"))
    assert b"stroke-dasharray" in shown.svg
    assert "虚线为约数可能的范围" in shown.caption
    assert b"stroke-dasharray" not in projects_chart(page()).svg
    assert "虚线" not in projects_chart(page()).caption


def test_a_long_name_is_broken_before_its_bracket():
    assert folded_name("业务性专项经费（全会经费）") == "业务性专项经费\n（全会经费）"
    assert folded_name("一二三四五六七八九十") == "一二三四五六七八\n九十"
