"""Facts as they are looked up, and the open bounds that printed words give."""

import pandas as pd
from small_report import facts, figures, page

from helpers.show import view


def with_qualifiers(above: str, below: str) -> str:
    """What is shown of 30 of 60 returned, with these words before the two numbers."""
    printed = figures()
    printed.loc[printed["id"] == "f8", "qualifier"] = above
    printed.loc[printed["id"] == "f7", ["qualifier", "value"]] = [below, "60"]
    return view(facts(), printed, "2024").cell("valid_return_rate", "问卷")


def test_a_ratio_of_open_words_is_bounded_where_they_point_one_way():
    assert with_qualifiers("exact", "over") == "小于50.00%"
    assert with_qualifiers("nearly", "over") == "小于50.00%"
    assert with_qualifiers("exact", "nearly") == "大于50.00%"
    assert with_qualifiers("over", "exact") == "大于50.00%"


def test_a_ratio_whose_words_give_no_open_bound_shows_the_bounds_of_its_fact():
    assert with_qualifiers("over", "over") == "不超过50.00%"
    assert with_qualifiers("exact", "about") == "不超过50.00%"


def test_an_approximate_amount_without_bounds_is_no_number():
    known = facts()
    known.loc[(known["fact"] == "actual") & (known["subject"] == "甲"), ["status", "value"]] = ["bounded", ""]
    assert view(known, figures(), "2024").cell("actual", "甲") == "无确定范围"


def test_a_ratio_is_rounded_from_its_exact_parts_not_from_fifteen_digits():
    known = facts()
    rate = known["fact"] == "filing_rate"
    known.loc[rate, ["numerator", "denominator", "value"]] = ["1", "32", "0.03"]
    assert view(known, figures(), "2024").percent("filing_rate", "提案") == "3.13%"


def test_projects_stand_in_the_order_in_which_their_budgets_are_printed():
    spent = figures().iloc[[2]].assign(id="f0", measure="actual")
    mixed = figures().iloc[[1, 0]]
    assert view(facts(), pd.concat([spent, mixed]), "2024").projects == ("乙", "甲", "丙")


def test_a_fact_that_is_not_there_cannot_be_computed():
    assert page().cell("carryover", "甲") == "无法计算"
    assert page().money("carryover", "甲") is None


def test_an_approximate_number_is_shown_in_the_words_that_print_it():
    row = {"value": "99.5", "unit": "%", "qualifier": "at_least", "phrase": "保持在99.5%以上"}
    assert page().quantity(row) == "99.5%以上"
    row = {"value": "2", "unit": "亿元", "qualifier": "over", "phrase": "到位资金超2亿元"}
    assert page().quantity(row) == "超2亿元"
    row = {"value": "200", "unit": "起", "qualifier": "over", "phrase": "两百余起"}
    assert page().quantity(row) == "200余起"
    assert page("en").quantity(row) == "over 200 起"
