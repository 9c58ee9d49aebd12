"""One fault, one finding."""

from printed import figures, fund, rate

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
