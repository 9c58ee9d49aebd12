"""Departments of a year beside each other: gathered, ranked by what they allow, spread, and what stands out.

Tests of measure/across and of read's gathering.
"""

import shutil
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pandas as pd
import pytest
from printed import figure, figures, fund, money, own, rate

from helpers import schema
from helpers.errors import JixiaoError
from helpers.measure import checks_of, comparison_of, facts_of, findings_of
from helpers.read import read_across
from helpers.read.gathering import Across, gathered


def across(**departments: list) -> Across:
    """A year of departments with these figures."""
    tables = {name: [] for name in ("facts", "checks", "findings", "figures")}
    for department, rows in departments.items():
        frame = figures(*rows)
        checks = checks_of(frame)
        own_tables = {
            "facts": facts_of(frame),
            "checks": checks[checks["outcome"] == "fails"],
            "findings": findings_of(frame),
            "figures": frame,
        }
        for name, table in own_tables.items():
            tables[name].append(
                table.drop(columns="department", errors="ignore").assign(department=department)
            )
    names = [[name, name, "", "CNY", ""] for name in departments]
    columns = ["department", "name_zh", "name_en", "currency", "synthetic"]
    together = {name: pd.concat(found, ignore_index=True).astype("str") for name, found in tables.items()}
    return Across("2024", pd.DataFrame(names, columns=columns, dtype="str"), **together)


def spending(actual: object, initial: object = 100, **more: str) -> list:
    return [own("initial", initial), own("actual", actual, **more)]


def score(points: object) -> dict[str, str]:
    return figure("ratio", "部门", "score", points, "分")


def test_departments_are_ranked_against_the_first_base_that_each_allows():
    found = comparison_of(
        across(
            aa=spending(80),
            bb=spending(90),
            cc=[own("budget", 100), own("actual", 99)],
            dd=spending(5, initial=0),
            ee=[own("actual", 7)],
        )
    )
    assert [item.department for item in found.ranked("execution_to_initial")] == ["bb", "aa"]
    assert [item.department for item in found.ranked("execution_to_budget")] == ["cc"]
    assert found.unranked == {"dd": "undefined", "ee": "unknown"}


def test_an_approximate_number_is_ranked_by_its_hard_bound_and_enters_no_median():
    found = comparison_of(
        across(aa=spending(80), bb=spending(85, qualifier="at_least"), cc=spending(90, qualifier="at_most"))
    )
    ranked = found.ranked("execution_to_initial")
    assert [(item.department, item.number) for item in ranked] == [
        ("cc", Fraction(9, 10)), ("bb", Fraction(17, 20)), ("aa", Fraction(4, 5)),
    ]  # fmt: skip
    assert found.spreads["部门", "execution_to_initial"].known == 1


def test_undefined_and_unknown_are_counted_as_such():
    found = comparison_of(across(aa=spending(80), bb=spending(5, initial=0), cc=[own("actual", 7)]))
    assert found.tally("部门", "execution_to_initial") == {
        "ok": 1, "bounded": 0, "undefined": 1, "unknown": 1,
    }  # fmt: skip


def test_a_number_far_from_the_others_is_an_outlier_by_the_median_deviation():
    shares = [90, 91, 92, 93, 94, 95, 96, 20]
    found = comparison_of(across(**{f"d{place}": spending(share) for place, share in enumerate(shares)}))
    spread = found.spreads["部门", "execution_to_initial"]
    assert spread.median == Fraction(925, 1000)
    assert [name for name, _ in spread.outliers] == ["d7"]
    assert spread.deviation == Fraction(14826, 10000) * Fraction(2, 100)


@pytest.mark.parametrize("shares", [[90] * 7 + [20], [90, 91, 92, 20]])
def test_nothing_is_judged_where_half_agree_or_few_are_known(shares):
    found = comparison_of(across(**{f"d{place}": spending(share) for place, share in enumerate(shares)}))
    spread = found.spreads["部门", "execution_to_initial"]
    assert (spread.is_judged, spread.outliers) == (False, ())


def test_unspent_projects_stand_in_order_of_what_is_left():
    found = comparison_of(
        across(
            aa=[fund("甲", initial=50, adjusted=40, actual=30), fund("乙", initial=1, adjusted=1, actual=1)],
            bb=[fund("丙", initial=90, adjusted=90, actual=60), money("丁", "actual", 5)],
        )
    )
    assert [(item.department, item.project, item.amount) for item in found.unspent] == [
        ("bb", "丙", Decimal(300000)), ("aa", "甲", Decimal(100000)),
    ]  # fmt: skip


def test_failing_identities_come_by_amount_and_what_is_no_money_last():
    small = [own("actual", 20), own("actual", 4, "basic"), own("actual", 5, "project")]
    large = [own("actual", 100), own("actual", 4, "basic"), own("actual", 5, "project")]
    rates = [rate("提案", "filing_rate", 120)]
    found = comparison_of(across(aa=rates, bb=small, cc=large)).pressing
    assert [(item.department, item.kind, item.amount) for item in found] == [
        ("cc", "fails", Decimal(910000)), ("bb", "fails", Decimal(110000)), ("aa", "fails", None),
    ]  # fmt: skip


def test_doubtful_readings_come_with_the_largest_amount_that_they_cite():
    given = across(aa=[own("actual", 10), own("initial", 12)])
    row = dict.fromkeys(given.findings.columns, "")
    row |= {"department": "aa", "grade": "识读待确认", "sentence": "或为全市数", "figures": "a0 a1"}
    doubt = Across(**(vars(given) | {"findings": pd.DataFrame([row], dtype="str")}))
    [item] = comparison_of(doubt).pressing
    assert (item.kind, item.words, item.amount) == ("doubt", "或为全市数", Decimal(120000))


def test_a_score_that_is_printed_twice_differently_is_none():
    found = comparison_of(
        across(
            aa=[score(95), score("95.0")],
            bb=[score(95), score(93)],
        )
    )
    assert found.scores == {"aa": Fraction(95)}


def test_who_lacks_what_is_listed():
    found = comparison_of(across(aa=spending(80), bb=[own("actual", 7)]))
    assert found.lacking("部门", "initial") == ["bb"]
    assert found.lacking("部门", "carryover") == ["aa", "bb"]


def test_tables_are_gathered_with_their_department_and_only_what_is_wanted(processed_data):
    places = [("lusong-cppcc", "2024"), ("sample-bureau", "2024")]
    facts = gathered(
        processed_data,
        places,
        "facts",
        ["fact", "value"],
        {"subject": {"部门"}, "fact": {"actual"}, "period": {"2024"}},
    )
    assert facts.to_numpy().tolist() == [
        ["lusong-cppcc", "actual", "7075300"], ["sample-bureau", "actual", "13032000"],
    ]  # fmt: skip


def test_a_year_of_all_departments_has_their_names_and_who_is_made_up(processed_data):
    found = read_across(processed_data, "2024").departments
    assert found[["department", "name_zh", "synthetic"]].to_numpy().tolist() == [
        ["lusong-cppcc", "芦淞区政协", ""], ["sample-bureau", "示例局（虚构）", "yes"],
    ]  # fmt: skip


def test_a_department_that_was_not_processed_is_named(processed_data, tmp_path):
    shutil.copytree(processed_data, tmp_path / "data")
    shutil.rmtree(Path(tmp_path, "data/processed/lusong-cppcc"))
    with pytest.raises(JixiaoError, match="run jixiao process --department lusong-cppcc --years 2024"):
        read_across(tmp_path / "data", "2024")


def test_ratios_are_those_of_each_department_alone(processed_data):
    found = comparison_of(read_across(processed_data, "2024"))
    assert found.known("部门", "execution_to_budget") == {"lusong-cppcc": Fraction(70753, 73075)}
    assert set(schema.names(schema.FINDINGS)) < set(found.findings.columns)
