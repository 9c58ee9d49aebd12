"""The grammar of printed quantities: what is one, and what only looks like one. All texts are made up."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.quantities import plain
from helpers.read.language.folding import folded
from helpers.read.language.quantities import is_whole, one_of, scan


def found(text):
    return [(plain(q.value), q.unit, q.kind, q.qualifier) for q in scan(folded(text))]


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("支出79.55万元", ("79.55", "万元", "money", "exact")),
        ("收入1,867.48万元", ("1867.48", "万元", "money", "exact")),
        ("收入１，８６７．４８万元", ("1867.48", "万元", "money", "exact")),
        ("支 出 10.00 万 元", ("10", "万元", "money", "exact")),
        ("投资3.5亿元", ("3.5", "亿元", "money", "exact")),
        ("单价100万", ("100", "万", "money", "exact")),
        ("奖金5千元", ("5", "千元", "money", "exact")),
        ("差旅费1.234567万元", ("1.234567", "万元", "money", "exact")),
        ("近700人次", ("700", "人次", "people", "nearly")),
        ("400余份", ("400", "份", "count", "over")),
        ("50多个", ("50", "个", "count", "over")),
        ("300万余元", ("300", "万元", "money", "over")),
        ("5万余件次", ("5", "万件次", "count", "over")),
        ("2余件次", ("2", "件次", "count", "over")),
        ("近百条", ("100", "条", "count", "nearly")),
        ("近百余场", ("100", "场", "count", "about")),
        ("上百家", ("100", "家", "count", "at_least")),
        ("四家单位", ("4", "家", "count", "exact")),
        ("两万份", ("20000", "份", "count", "exact")),
        ("一百二十三户", ("123", "户", "count", "exact")),
        ("两千余人", ("2000", "人", "people", "over")),
        ("约46件", ("46", "件", "count", "about")),
        ("30人左右", ("30", "人", "people", "about")),
        ("120㎡以上", ("120", "㎡", "count", "at_least")),
        ("不低于90%", ("90", "%", "ratio", "at_least")),
        ("满意度≥95%", ("95", "%", "ratio", "at_least")),
        ("不超过5万元", ("5", "万元", "money", "at_most")),
        ("不足3%", ("3", "%", "ratio", "nearly")),
        ("百分之九十五", ("95", "%", "ratio", "exact")),
        ("提高3个百分点", ("3", "百分点", "ratio", "exact")),
        ("得95.5分", ("95.5", "分", "ratio", "exact")),
        ("权重60", ("60", "分", "ratio", "exact")),
        ("每季度开展一次", ("1", "次", "count", "exact")),
        ("设备0台（套）", ("0", "台（套）", "count", "exact")),
        ("节约3万元", ("3", "万元", "money", "exact")),
        ("下降-3.2%", ("-3.2", "%", "ratio", "exact")),
        ("2.3家企业", ("3", "家", "count", "exact")),
    ],
)
def test_quantity_is_read_with_unit_kind_and_qualifier(text, quantity):
    assert found(text) == [quantity]


@pytest.mark.parametrize(
    "text",
    [
        "2024年12月31日",
        "2021—2023年",
        "2024.12.31",
        "第七轮巡察",
        "六届五次会议以来",
        "二十大精神",
        "两个确立",
        "四个意识",
        "一是提高站位",
        "三项机制",
        "一个平台",
        "一批项目",
        "多次调研",
        "百姓",
        "下一年度",
        "75周年",
        "〔2013〕53号",
        "（2020）10号",
        "《办好100件实事》",
        "省里的“1+4+5+3”",
        "1+4+5+3",
        "联系电话：0731-28581234",
        "热线12345",
        "举报电话：12388",
        "邮编412000",
        "P1.5型",
        "（208类）（05款）（01项）",
        "5天内办结",
        "24小时值班",
        "历时3个月",
        "三四家",
        "数百条",
        "单价100万元（含）以上设备",
        "1.会议费",
        "（1）会议费",
    ],
)
def test_what_only_looks_like_a_quantity_is_none(text):
    assert found(text) == []


@pytest.mark.parametrize("text", ["热线解答咨询6500余人次", "热线受理诉求6500余件", "热线6500余次"])
def test_what_a_hotline_did_is_no_number_to_call(text):
    assert [(quantity.value, quantity.qualifier) for quantity in scan(text)] == [(6500, "over")]


def test_range_is_its_upper_end_with_the_lower_one_kept():
    (quantity,) = scan("每年3至5次")
    assert (quantity.value, quantity.least, quantity.qualifier) == (5, 3, "at_most")


def test_two_quantities_may_touch():
    assert found("研讨会4场130人次") == [("4", "场", "count", "exact"), ("130", "人次", "people", "exact")]


def test_number_with_no_unit_is_a_figure_only_after_a_word_that_says_so():
    assert found("三公经费2.05万元，较上年2.08减少") == [
        ("2.05", "万元", "money", "exact"),
        ("2.08", "", "money", "exact"),
    ]
    assert found("型号3200") == []


def test_whole_things_and_their_scaled_units():
    assert [is_whole(unit) for unit in ("份", "万份", "㎡", "万元", "人次")] == [
        True,
        True,
        False,
        False,
        True,
    ]
    assert [plain(one_of(unit)) for unit in ("份", "万份", "千米")] == ["1", "0.0001", "1"]


MEASURE_WORDS = st.sampled_from(["万元", "元", "亿元", "份", "人次", "场", "%", "件"])


@given(st.integers(0, 10**9), st.integers(0, 6), MEASURE_WORDS, st.booleans(), st.booleans())
def test_any_number_printed_any_way_is_found_exactly(units, places, unit, separated, spaced):
    value = units / 10**places if places == 0 else None
    text = f"{units:,}" if separated else str(units)
    if value is None and places:
        text = f"{text}.{units % 10**places:0{places}d}"
    printed = f"共计 {text} {unit}" if spaced else f"共计{text}{unit}"
    (quantity,) = scan(folded(printed))
    assert f"{quantity.value:f}" == text.replace(",", "")
    assert quantity.unit == unit


@given(st.text(max_size=200))
def test_any_text_is_scanned_without_an_error_and_spans_are_in_order(text):
    line = folded(text)
    ends = 0
    for quantity in scan(line):
        assert ends <= quantity.start <= quantity.digits < quantity.end <= len(line)
        ends = quantity.end


CHARACTERS = st.text(
    alphabet="0123456789,.一二十百千万亿余多近约第年月日元份件次个人%（）“”《》，。-—+至", max_size=120
)


@pytest.mark.long
@given(CHARACTERS)
def test_any_mix_of_digits_and_marks_is_scanned_without_an_error(text):
    for quantity in scan(folded(text)):
        assert re.search("[0-9零〇一二三四五六七八九两十百千万亿]", text)
        assert quantity.qualifier in {"exact", "over", "nearly", "about", "at_least", "at_most"}
