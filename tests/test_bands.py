"""Numbers of PEFA's indicators against their bands: a comparison, never a grade."""

from fractions import Fraction

import pytest
from printed import figures, fund, money, own
from test_comparison import across, spending
from test_trend import year_of

from helpers.measure import band_of, bands_of, books_of, comparison_of, trend_of
from helpers.measure.trend.by_reason import changes_by_reason
from helpers.show import compare_bands_table, compare_view, trend_bands_table, trend_reasons_table, trend_view


@pytest.mark.parametrize(
    ("fact", "number", "place"),
    [
        ("execution_to_initial", "0.95", 0),
        ("execution_to_initial", "1.05", 0),
        ("execution_to_initial", "1.0501", 1),
        ("execution_to_initial", "0.8999", 2),
        ("execution_to_initial", "1.16", None),
        ("composition_variance", "0", 0),
        ("composition_variance", "0.05", 1),
        ("composition_variance", "0.1499", 2),
        ("composition_variance", "0.15", None),
        ("execution_to_adjusted", "1", None),
    ],
)
def test_a_number_lies_in_the_narrowest_band_that_holds_it(fact, number, place):
    band = band_of(fact, Fraction(number))
    assert band == (None if place is None else bands_of(fact)[place])


def moved(*reasons: tuple[str, int]) -> list[dict[str, str]]:
    """A project whose budget of 100 was changed for these reasons."""
    changes = [money("甲", "adjustment", amount, reason=reason) for reason, amount in reasons]
    return [*fund("甲", initial=100, actual=100), *changes]


def test_changes_are_summed_by_their_printed_reason_without_their_signs():
    books = books_of(
        figures(moved(("policy: 落实工资政策", 20), ("superior_order", -5), ("", 10), ("上级要求", 1)))
    )
    assert changes_by_reason(books) == {
        "policy": 200_000,
        "superior_order": 50_000,
        "": 100_000,
        "other": 10_000,
    }


def test_trend_has_the_rate_with_and_without_the_excluded_and_what_was_moved_for_each_reason():
    history = [year_of("2023", moved(("policy", 20), ("", 10))), year_of("2024", moved(("other", 5)))]
    table = trend_reasons_table(trend_view(trend_of(history), history))
    cells = {str(row.cells[0]): [str(cell) for cell in row.cells[1:3]] for row in table.rows}
    assert cells["落实国家政策"] == ["20.00", ""]
    assert cells["其他原因"] == ["", "5.00"]
    assert cells["未注明原因"] == ["10.00", ""]
    rates = [cells[name] for name in cells if name.endswith("占年初预算")]
    assert rates == [["30.00%", "5.00%"], ["10.00%", "5.00%"]]


def test_trend_says_in_which_band_each_year_lies_and_gives_no_grade():
    history = [
        year_of("2023", own("initial", 100), own("actual", 96)),
        year_of("2024", own("initial", 100), own("actual", 70)),
    ]
    [row] = trend_bands_table(trend_view(trend_of(history), history)).rows
    assert [cell.striptags() for cell in row.cells[1:3]] == ["96.00%在95%–105%之间", "70.00%在85%–115%之外"]


def test_departments_of_a_year_are_counted_by_band():
    spent = {"aa": 96, "bb": 105, "cc": 88, "dd": 60}
    page = compare_view(comparison_of(across(**{name: spending(own) for name, own in spent.items()})))
    told = [[str(cell) for cell in row.cells] for row in compare_bands_table(page).rows]
    assert told[1:] == [
        ["在95%–105%之间", "2"],
        ["在90%–110%之间", "0"],
        ["在85%–115%之间", "1"],
        ["在85%–115%之外", "1"],
    ]
