"""What few words say: labels, titles, rates, changes, names of organisations, and letters in one form for reading."""

import pytest

from helpers.read.language import (
    change_at_end,
    letters,
    organisation_before,
    rate_in,
    rate_names,
    said_in_title,
    wording_of,
)
from helpers.read.language.tables_of_words import any_of


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("支出３２０萬元", "支出320万元"),
        ("支 出1 234.56万元", "支出1234.56万元"),
        ("3 215件", "3215件"),
        ("3\u2009215\u00a0件", "3215件"),
        ("支出1\u200b2万元", "支出12万元"),
        ("支出1\u00ad2万元", "支出12万元"),
        ("占 10. 47％", "占10.47%"),
        ("⽀出１２３４．５０元", "支出1234.50元"),
    ],
)
def test_letters_are_read_in_one_form_and_a_number_is_never_half_of_it(printed, read):
    assert letters(printed).read == read


def test_printed_form_is_as_long_as_the_read_one():
    both = letters("⽀ 出１ ２３４．５０萬元")
    assert len(both.printed) == len(both.read)


def test_letter_for_a_zero_is_read_and_doubted():
    assert (letters("支出1O.5万元").read, letters("支出1O.5万元").doubtful) == ("支出10.5万元", True)
    assert not letters("支出10.5万元").doubtful


@pytest.mark.parametrize(
    ("words", "name", "said"),
    [
        ("基本支出年初预算数", "", {"account": "basic", "measure": "initial"}),
        ("其中：河道保洁项目", "河道保洁项目", {}),
        ("2023年决算数", "", {"period": "2023", "measure": "actual"}),
        ("上年结转和结余", "", {"measure": "opening"}),
        ("政府性基金预算财政拨款支出", "", {"budget": "government_fund", "measure": "actual"}),
        ("教育支出", "教育支出", {"flow": "expenditure"}),
        ("预算改革业务", "预算改革业务", {}),
        ("旅游收入", "旅游收入", {"flow": "income"}),
        ("全市一般公共预算收入", "", {"coverage": "全市", "budget": "general", "flow": "income"}),
    ],
)
def test_known_words_are_taken_off_both_ends_and_a_name_stays_whole(words, name, said):
    read = wording_of(words)
    assert read.name == name
    assert {slot: read.value(slot) for slot in said} == said


def test_words_longer_than_a_label_are_a_name():
    assert wording_of("年初预算" * 40).mentions == ()


@pytest.mark.parametrize(
    ("title", "said"),
    [
        (
            "2024年度一般公共预算财政拨款支出决算表",
            {"period": "2024", "budget": "general", "measure": "actual"},
        ),
        ("2025年部门收支总表", {"period": "2025", "flow": ""}),
        ("2023年度“三公”经费支出决算表", {"period": "2023", "account": "three_public", "measure": "actual"}),
        ("2024年预算与决算对比表", {"period": "2024", "measure": ""}),
        ("2024年预算执行情况和2025年预算草案", {"period": ""}),
    ],
)
def test_title_says_what_holds_for_all_below_it(title, said):
    found = {mention.slot: mention.value for mention in said_in_title(title)}
    assert {slot: found.get(slot, "") for slot in said} == said


@pytest.mark.parametrize(
    ("words", "measure"),
    [
        ("完成年初预算的", "execution_to_initial"),
        ("占调整预算（%）", "execution_to_adjusted"),
        ("预算执行率", "execution_to_budget|execution_to_adjusted"),
        ("立案率", "filing_rate"),
        ("群众满意度", "satisfaction_rate"),
        ("造林成活率", "other_rate"),
        ("比上年增长", "growth_from_prior"),
        ("占本年支出合计的", "share"),
        ("下达年初预算", None),
        ("年初预算", None),
    ],
)
def test_rate_is_named_by_its_frame_or_its_end(words, measure):
    found = rate_in(words)
    assert (found and found.measure) in (measure.split("|") if measure else (None,))


def test_rates_that_words_list_are_each_named():
    assert rate_names("提案见面率和办复率") == ["提案见面率", "办复率"]


@pytest.mark.parametrize(
    ("words", "sign", "base", "period"),
    [
        ("支出比2023年决算数减少", -1, "prior", "2023"),
        ("较年初预算数增加", 1, "budget", ""),
        ("同比下降", -1, "prior", "prior"),
        ("比去年同期增长", 1, "prior", "prior"),
        ("增加", 1, "", ""),
    ],
)
def test_change_has_its_sign_and_what_it_is_over(words, sign, base, period):
    found = change_at_end(words)
    assert (found.sign, found.base, found.period) == (sign, base, period)


def test_words_that_end_in_no_change_have_none():
    assert change_at_end("年初预算") is None


@pytest.mark.parametrize(
    ("words", "name"),
    [("青禾县水务局2024年", "青禾县水务局"), ("青禾县一般公共预算", "青禾县"), ("社区2024年", None)],
)
def test_organisation_stands_in_front_of_a_year_or_a_budget(words, name):
    found = organisation_before().match(words)
    assert (found and found[0]) == name


def test_no_words_match_nothing():
    assert any_of([]) == "(?:)"


@pytest.mark.parametrize(
    ("printed", "read"),
    [("2,0 40.00", "2,040.00"), ("1 05.60", "105.60"), ("3,12 5", "3,125"), ("12 40", "12 40")],
)
def test_space_inside_a_group_of_digits_parts_nothing(printed, read):
    assert letters(printed).read == read
