"""A department's years beside each other: what is joined, what breaks, and what a later report says of an earlier year.

Tests of measure/trend and of read's histories.
"""

from decimal import Decimal
from fractions import Fraction

import pandas as pd
import pytest
from printed import count, figures, fund, money, own

from helpers import schema
from helpers.errors import InputError, JixiaoError
from helpers.measure import trend_of
from helpers.read import DepartmentYear, Profile, read_profile, read_years


def year_of(year: str, *rows, **profile) -> DepartmentYear:
    """A department-year with these figures, as `process` leaves it."""
    table = figures(*rows).assign(year=year)
    named = ("words", "numbers", "document", "alternatives", "decisions", "marks")
    nothing = {
        name: pd.DataFrame(columns=schema.names(getattr(schema, name.upper())), dtype="str") for name in named
    }
    return DepartmentYear(
        department="aa",
        year=year,
        profile=Profile(id="aa", name_zh="甲局", **profile),
        figures=table,
        replies=pd.DataFrame(columns=["rule", "subject", "reply", "date"], dtype="str"),
        notes=[],
        rules={},
        **nothing,
    )


def value(trend, year: str, fact: str, subject: str = "部门") -> str:
    facts = trend.facts[year]
    [found] = facts["value"][(facts["fact"] == fact) & (facts["subject"] == subject)]
    return found


def test_a_missing_year_is_a_gap():
    trend = trend_of([year_of("2021", own("actual", 90)), year_of("2024", own("actual", 80))])
    assert trend.years == ("2021", "2022", "2023", "2024")
    assert trend.gaps == ("2022", "2023")
    assert trend.present == ("2021", "2024")


def test_fiscal_years_are_followed_as_they_are_written():
    trend = trend_of([year_of("2014-15", own("actual", 90)), year_of("2016-17", own("actual", 80))])
    assert trend.years == ("2014-15", "2015-16", "2016-17")


def test_a_renamed_fund_is_one_line_under_its_newest_name_and_keeps_the_printed_one():
    names = {"2023": {"乙": "甲"}, "2024": {"丙": "乙"}}
    years = [
        year_of("2022", fund("甲", initial=10, actual=5)),
        year_of("2023", fund("乙", initial=20, actual=5)),
        year_of("2024", fund("丙", initial=40, actual=5), continues=names),
    ]
    trend = trend_of([DepartmentYear(**(vars(each) | {"profile": years[-1].profile})) for each in years])
    assert [value(trend, year, "initial", "丙") for year in trend.years] == ["100000", "200000", "400000"]
    facts = trend.facts["2022"]
    assert set(facts["printed"][facts["subject"] == "丙"]) == {"甲"}
    assert trend.renamed == (("2023", "甲", "乙"), ("2024", "乙", "丙"))


def test_two_lines_of_one_year_are_never_joined():
    profile = {"continues": {"2024": {"乙": "甲"}}}
    first = year_of("2023", fund("甲", actual=5), fund("乙", actual=7), **profile)
    trend = trend_of([first, year_of("2024", fund("乙", actual=9), **profile)])
    facts = trend.facts["2023"]
    assert list(facts["value"][(facts["fact"] == "actual") & facts["subject"].isin(["甲", "乙"])]) == [
        "50000", "70000",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("column", "before", "after", "words"),
    [
        ("fund_scope", "财政拨款", "全部资金", "口径由“财政拨款”变为“全部资金”"),
        ("coverage", "市本级", "全市", "口径由“市本级”变为“全市”"),
    ],
)
def test_another_scope_is_a_break(column, before, after, words):
    years = [
        year_of(year, own("initial", 100, **{column: scope}), own("actual", 90, **{column: scope}))
        for year, scope in (("2022", before), ("2023", before), ("2024", after))
    ]
    assert [(found.year, found.subject, found.words) for found in trend_of(years).breaks] == [
        ("2024", "部门", words)
    ]


def test_a_scope_that_is_not_printed_breaks_nothing_and_is_looked_for_in_the_year_before():
    scopes = {"2022": "财政拨款", "2023": "unknown", "2024": "全部资金"}
    trend = trend_of([year_of(year, own("actual", 90, fund_scope=scope)) for year, scope in scopes.items()])
    assert [found.year for found in trend.breaks] == ["2024"]


def test_another_unit_of_a_count_is_a_break():
    trend = trend_of(
        [year_of("2023", count("提案", "count", 90, "件")), year_of("2024", count("提案", "count", 9, "批"))]
    )
    [found] = trend.breaks
    assert (found.year, found.subject, found.fact) == ("2024", "提案", "count")
    assert found.words == "计量单位由“件”变为“批”"


def test_a_declared_break_of_an_amount_parts_the_ratios_that_it_is_in_and_no_others():
    profile = {"breaks": {"2024": {"公用经费": "车辆费并入"}}}
    rows = [own("actual", 90), own("actual", 40, "public"), own("initial", 100)]
    trend = trend_of([year_of(year, *rows, **profile) for year in ("2023", "2024")])
    assert trend.breaks_in("public_expenditure", "部门", "2024")[0].words == "车辆费并入"
    assert trend.breaks_in("public_share_of_expenditure", "部门", "2024")
    assert not trend.breaks_in("execution_to_initial", "部门", "2024")
    assert not trend.breaks_in("public_expenditure", "部门", "2023")


RESTATING = [
    own("actual", 80),
    own("initial", 100),
    own("actual", 84, period="2023"),
    own("initial", 100, period="2023"),
]


def test_last_years_figure_printed_otherwise_is_a_restatement_with_its_effect_on_each_ratio():
    trend = trend_of([year_of("2023", own("initial", 100), own("actual", 80)), year_of("2024", *RESTATING)])
    [revision] = trend.revisions
    assert (revision.year, revision.by, revision.agreeing) == ("2023", "2024", 1)
    [restated] = revision.restated
    assert (restated.before, restated.after) == (Fraction(800000), Fraction(840000))
    assert [(e.before["fact"], e.before["value"], e.after["value"]) for e in revision.effects] == [
        ("execution_to_initial", "0.8", "0.84")
    ]


def test_restated_figures_of_a_renamed_fund_are_found_under_the_new_name():
    profile = {"continues": {"2024": {"乙": "甲"}}}
    earlier = year_of("2023", fund("甲", initial=50, actual=40), **profile)
    later = year_of(
        "2024", fund("乙", initial=50, actual=45), money("乙", "actual", 42, period="2023"), **profile
    )
    [revision] = trend_of([earlier, later]).revisions
    assert [(pair.own["line"], pair.later["line"]) for pair in revision.restated] == [("甲", "乙")]


def test_figures_of_another_scope_restate_nothing():
    earlier = year_of("2023", own("actual", 80, fund_scope="财政拨款"))
    later = year_of("2024", own("actual", 90), own("actual", 84, period="2023", fund_scope="全部资金"))
    assert trend_of([earlier, later]).revisions == ()


def test_equal_amounts_in_other_units_agree():
    earlier = year_of("2023", own("actual", 80))
    later = year_of("2024", own("actual", 90), own("actual", 800000, unit="元", period="2023"))
    [revision] = trend_of([earlier, later]).revisions
    assert (revision.restated, revision.agreeing) == ((), 1)


def test_the_facts_of_each_year_are_those_of_its_own_report():
    trend = trend_of([year_of("2023", own("initial", 100), own("actual", 80)), year_of("2024", *RESTATING)])
    assert value(trend, "2023", "actual") == "800000"
    assert Decimal(value(trend, "2024", "actual")) == 800000


def test_two_lines_that_go_on_with_the_same_are_refused(tmp_path):
    folder = tmp_path / "raw/aa"
    folder.mkdir(parents=True)
    text = 'name_zh = "甲局"\n[continues.2024]\n"乙" = "甲"\n"丙" = "甲"\n[breaks.24]\n"乙" = "另算"\n'
    (folder / "department.toml").write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as refused:
        read_profile(tmp_path, "aa")
    assert list(refused.value.problems) == [
        "breaks: '24' is no year; as 2024, or 2016-17 for a fiscal year",
        "continues.2024: '乙' and '丙' both go on with '甲'; keep the line that does",
    ]


def test_years_of_a_department_are_read_in_order(processed_data):
    assert [own.year for own in read_years(processed_data, "sample-bureau")] == [
        "2021",
        "2022",
        "2023",
        "2024",
    ]


def test_a_year_that_was_not_processed_is_no_gap(tmp_path):
    (tmp_path / "raw/aa/2023").mkdir(parents=True)
    with pytest.raises(JixiaoError, match="no processed figures; run jixiao process --department aa"):
        read_years(tmp_path, "aa")


def test_the_sample_has_a_rename_a_restatement_and_a_break(processed_data):
    trend = trend_of(read_years(processed_data, "sample-bureau"))
    assert trend.renamed == (("2024", "专项调研", "调查研究"),)
    assert {(found.year, found.fact) for found in trend.breaks} == {
        ("2024", "public_expenditure"), ("2024", "basic_expenditure"), ("2024", "project_expenditure"),
    }  # fmt: skip
    [revision] = trend.revisions
    assert [(pair.before, pair.after) for pair in revision.restated] == [(13250000, 13270000)]
    shares = {effect.before["fact"]: effect.after for effect in revision.effects}
    assert Fraction(shares["execution_to_initial"]["numerator"]) / 12990000 == Fraction(1327, 1299)


def test_last_years_figure_is_taken_from_last_years_report_where_the_years_own_does_not_print_it():
    carried = [year_of("2023", own("carryover", 10)), year_of("2024", own("carryover", 12))]
    found = {change.year: change for change in trend_of(carried).changes}
    assert (found["2024"].share, found["2024"].source) == (Fraction(1, 5), "last")
    assert (found["2023"].share, found["2023"].source, found["2023"].status) == (None, "", "unknown")


def test_last_years_figure_that_is_printed_counts_before_last_years_report():
    later = year_of("2024", own("carryover", 12), own("carryover", 8, period="2023"))
    [_, change] = trend_of([year_of("2023", own("carryover", 10)), later]).changes
    assert (change.before, change.share, change.source) == (Fraction(80000), Fraction(1, 2), "own")


def test_a_change_from_nothing_or_across_a_gap_has_no_rate():
    history = [
        year_of("2021", own("carryover", 0)),
        year_of("2022", own("carryover", 5)),
        year_of("2024", own("carryover", 5)),
    ]
    assert [change.status for change in trend_of(history).changes] == ["unknown", "undefined", "unknown"]
