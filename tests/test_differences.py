"""What moved between two readings of a department-year."""

from printed import figures, fund, own

from helpers.measure import Measured, checks_of, facts_of, findings_of, moved


def measured(*rows) -> Measured:
    frame = figures(*rows)
    return Measured(facts_of(frame), checks_of(frame), findings_of(frame))


def facts_named(found) -> dict[str, tuple[str, str]]:
    return {
        (new or old)["fact"]: tuple(row["value"] if row else "" for row in (old, new))
        for old, new in found.facts
        if (new or old)["subject"] == "部门"
    }


def test_the_same_figures_move_nothing():
    one = measured(own("initial", 80), own("actual", 40))
    found = moved(one, measured(own("initial", 80), own("actual", 40)))
    assert (found.facts, found.checks, found.appeared, found.gone) == ((), (), (), ())
    assert found.same == len(one.facts) + len(one.checks)


def test_a_figure_moves_what_follows_from_it_and_nothing_else():
    found = moved(
        measured(own("initial", 80), own("actual", 40), own("received", 50)),
        measured(own("initial", 80), own("actual", 60), own("received", 50)),
    )
    told = facts_named(found)
    assert told["actual"] == ("400000", "600000")
    assert told["execution_to_initial"] == ("0.5", "0.75")
    assert {"initial", "received"} & set(told) == set()


def test_a_line_that_goes_has_nothing_afterwards():
    found = moved(measured(own("actual", 10), fund("甲", actual=10)), measured(own("actual", 10)))
    gone = [old["subject"] for old, new in found.facts if new is None]
    assert "甲" in gone


def test_an_identity_that_fails_and_the_finding_that_comes_of_it_are_named():
    before = measured(fund("甲", initial=10, adjusted=10, actual=10))
    found = moved(before, measured(fund("甲", initial=10, adjusted=10, actual=12)))
    assert ("holds", "fails") in {
        (old["outcome"], new["outcome"]) for old, new in found.checks if old and new
    }
    assert [row["grade"] for row in found.appeared if row["grade"] == "差错"] != []
    back = moved(measured(fund("甲", initial=10, adjusted=10, actual=12)), before)
    assert [row["sentence"] for row in back.gone] == [row["sentence"] for row in found.appeared]
