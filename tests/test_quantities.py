"""Printed numbers, bounds and rounding: exact, and the same in every way of printing."""

from contextlib import suppress
from decimal import Decimal
from fractions import Fraction

import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.quantities import hard_bounds, in_yuan, number, plain, rounded, soft_bounds

FULL_WIDTH = str.maketrans("0123456789.,-", "０１２３４５６７８９．，－")
AMOUNTS = st.decimals(min_value=0, max_value=10**12, places=6, allow_nan=False, allow_infinity=False)


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("79.55", "79.55"),
        ("1,867.48", "1867.48"),
        ("１，８６７．４８", "1867.48"),
        (" 0.850000 ", "0.85"),
        ("-3.5", "-3.5"),
        ("−3.5", "-3.5"),
        ("四", "4"),
        ("十", "10"),
        ("百", "100"),
        ("一百二十三", "123"),
        ("一百零五", "105"),
        ("一百五", "150"),
        ("两万", "20000"),
        ("两万五", "25000"),
        ("三亿五千万", "350000000"),
        ("一亿零五", "100000005"),
        ("二〇二四", "2024"),
        ("壹佰贰拾叁", "123"),
        ("1.5万", "15000"),
        ("5百万", "5000000"),
        ("0", "0"),
    ],
)
def test_printed_number_has_one_value(printed, value):
    assert plain(number(printed)) == value


@pytest.mark.parametrize(
    "printed",
    [
        "",
        " ",
        "n/a",
        "1,86",
        "12,34.5",
        "1.2.3",
        "1e5",
        "0x10",
        "1_000",
        "十十",
        "三十百",
        "百一十百",
        "-",
        "九" * 41,
    ],
)
def test_anything_else_is_no_number(printed):
    with pytest.raises(ValueError, match="number|numeral"):
        number(printed)


@given(AMOUNTS, st.booleans(), st.booleans(), st.booleans())
def test_any_amount_reads_back_exactly_however_it_is_printed(value, separated, wide, negative):
    printed = f"{'-' if negative else ''}{value:,f}" if separated else f"{'-' if negative else ''}{value:f}"
    assert number(printed.translate(FULL_WIDTH) if wide else printed) == (-value if negative else value)


@given(st.integers(min_value=0, max_value=10**12 - 1), st.sampled_from(["low", "up"]))
def test_chinese_numerals_agree_with_an_independent_writer(value, style):
    assert number(cn2an.an2cn(value, style)) == value


@given(st.text(max_size=60))
def test_any_text_is_a_number_or_a_value_error(text):
    with suppress(ValueError):
        assert isinstance(number(text), Decimal)


@pytest.mark.parametrize(
    ("value", "unit", "yuan"),
    [
        ("0.85", "万元", "8500"),
        ("1", "亿元", "100000000"),
        ("3", "千元", "3000"),
        ("2", "百万元", "2000000"),
        ("5", "万", "50000"),
    ],
)
def test_units_of_money_scale_exactly(value, unit, yuan):
    assert plain(in_yuan(Decimal(value), unit)) == yuan


def test_unknown_unit_of_money_is_named():
    with pytest.raises(ValueError, match="'美元' is not a unit of money"):
        in_yuan(Decimal(1), "美元")


@pytest.mark.parametrize(
    ("value", "qualifier", "whole", "bounds"),
    [
        ("400", "over", True, ("401", None)),
        ("700", "nearly", True, (None, "699")),
        ("100", "at_least", True, ("100", None)),
        ("100", "at_most", True, (None, "100")),
        ("46", "about", True, (None, None)),
        ("5", "exact", True, ("5", "5")),
        ("16.2", "over", False, ("16.2", None)),
        ("95", "nearly", False, (None, "95")),
    ],
)
def test_hard_bounds_follow_from_the_words(value, qualifier, whole, bounds):
    assert texts(hard_bounds(Decimal(value), qualifier, whole)) == bounds


def test_a_single_thing_in_a_scaled_unit_is_a_fraction_of_it():
    assert texts(hard_bounds(Decimal(5), "nearly", True, Decimal("0.0001"))) == (None, "4.9999")


@pytest.mark.parametrize(
    ("value", "qualifier", "bounds"),
    [
        ("400", "over", ("401", "499")),
        ("60", "over", ("61", "69")),
        ("50", "over", ("51", "59")),
        ("700", "nearly", ("630", "699")),
        ("100", "nearly", ("90", "99")),
        ("46", "about", ("41.4", "50.6")),
        ("95", "at_least", ("95", None)),
    ],
)
def test_soft_bounds_are_the_documented_convention(value, qualifier, bounds):
    assert texts(soft_bounds(Decimal(value), qualifier)) == bounds


@pytest.mark.parametrize(
    ("value", "places", "shown"),
    [
        (Decimal("2.675"), 2, "2.68"),
        (Decimal("-0.125"), 2, "-0.13"),
        (Fraction(100, 32), 2, "3.13"),
        (Fraction("10588.12") / Fraction("12810.02") * 100, 2, "82.65"),
        (Decimal("-0.001"), 2, "0.00"),
        (5, 0, "5"),
        (Fraction(1, 2), 0, "1"),
        (Fraction(-1, 2), 0, "-1"),
    ],
)
def test_rounding_is_half_up_and_once(value, places, shown):
    assert rounded(value, places) == shown


@given(AMOUNTS)
def test_plain_text_reads_back_exactly(value):
    assert number(plain(value)) == value
    assert "E" not in plain(value)


def texts(bounds):
    return tuple(None if bound is None else plain(bound) for bound in bounds)
