"""Years: one rule for folders, options and typed tables."""

import pytest

from helpers.errors import JixiaoError
from helpers.years import is_year_within, year_before, year_id, year_range


def message(call, text) -> str:
    with pytest.raises(JixiaoError) as caught:
        call(text)
    return str(caught.value)


@pytest.mark.parametrize("text", ["2024", 2024, "2016-17", "1999-00"])
def test_years_that_are_taken(text):
    assert year_id(text) == str(text)


@pytest.mark.parametrize(
    "text", ["", "24", "20245", "2016-18", "2016-2017", "../2024", "２０２４", "2024\n", "2024年"]
)
def test_any_other_year_is_refused(text):
    assert message(year_id, text) == f"{text!r} is no year; as 2024, or 2016-17 for a fiscal year"


def test_ranges_of_years():
    assert year_range("2022..2024") == ("2022", "2024")
    assert year_range("2016-17..2018-19") == ("2016-17", "2018-19")
    assert year_range("2023") == ("2023", "2023")
    assert message(year_range, "2024..2022") == (
        "'2024..2022' is no range of years; the earlier year stands first, as 2022..2024"
    )
    assert message(year_range, "2022..") == "'' is no year; as 2024, or 2016-17 for a fiscal year"
    assert message(year_range, "2022-2024").startswith("'2022-2024' is no year")


@pytest.mark.parametrize(("year", "before"), [("2024", "2023"), ("2000", "1999"), ("2000-01", "1999-00")])
def test_year_before_a_year_is_known(year, before):
    assert year_before(year) == before


@pytest.mark.parametrize(
    ("year", "inside"),
    [("2022", True), ("2024", True), ("2023-24", True), ("2021", False), ("2024年", False)],
)
def test_range_holds_calendar_and_fiscal_years_by_their_first(year, inside):
    assert is_year_within(year, ("2022", "2024")) is inside
