"""One fault, one finding."""

import pytest
from printed import count, figures, fund, own, rate

from helpers.measure import findings_of


def rules(*rows) -> list[str]:
    found = findings_of(figures(*rows))
    return [rule for rule in found["rule"] if rule != "not_found"]


def test_an_equation_that_fails_says_what_its_rate_and_its_budget_say():
    line = fund("甲", opening=0, initial="30.00", adjustment=0, adjusted="30.00", actual="78.00", carryover=0)
    assert rules(line, rate("甲", "execution_to_adjusted", "100.00")) == ["line_budget"]


def test_amounts_in_two_units_are_told_once():
    line = fund("甲", opening=0, initial="15.20", adjustment=0, actual=152000, carryover=0)
    assert rules(line, rate("甲", "execution_to_initial", 100)) == ["impossible_ratio"]


def test_faults_of_two_lines_are_told_of_both():
    lines = [
        fund(name, opening=0, initial="30.00", adjustment=0, actual="78.00", carryover=0)
        for name in ("甲", "乙")
    ]
    assert rules(*lines) == ["line_budget"] * 2


MANY = [count(f"活动{number}", "count", 1, "次") for number in range(3001)]


@pytest.mark.parametrize("others", [[], MANY], ids=["few", "many"])
def test_one_wrong_figure_that_upsets_two_sums_is_told_once_among_few_figures_and_among_many(others):
    sums = own("initial", 110), own("adjustment", 0), own("opening", 0), own("carryover", 10)
    spent = own("actual", 109), own("actual", 40, "basic"), own("actual", 60, "project")
    found = findings_of(figures(*sums, *spent, others))
    assert list(found.loc[found["grade"] == "差错", "rule"]) == ["basic_and_project"]
    assert found["explanation"].str.contains("100").any()


@pytest.mark.parametrize("others", [[], MANY], ids=["few", "many"])
def test_a_slip_of_the_writer_is_named_among_few_figures_and_among_many(others):
    line = fund("甲", opening=0, initial="867.48", adjustment=0, actual="1867.48", carryover=0)
    found = findings_of(figures(line, others))
    assert "1867.48万元" in "".join(found["explanation"])
