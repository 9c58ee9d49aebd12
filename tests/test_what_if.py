"""What if a figure had another value: measures follow it, what contradicts itself is said, and no file changes.

Tests of read.supposing, and of values that were assigned in a frame.
"""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell, new_notebook
from printed import count, figures, fund, own
from test_trend import year_of

from helpers.errors import JixiaoError
from helpers.measure import checks_of, facts_of, findings_of
from helpers.read import read_processed


def share(report, fact: str, subject: str = "部门") -> Fraction | None:
    facts = facts_of(report.figures)
    [row] = facts[(facts["fact"] == fact) & (facts["subject"] == subject)].to_dict("records")
    return Fraction(row["numerator"]) / Fraction(row["denominator"]) if row["status"] == "ok" else None


def of_measure(report, measure: str) -> str:
    [name] = report.figures["id"][report.figures["measure"] == measure]
    return name


@pytest.mark.parametrize("value", ["60", 60, 60.0])
def test_ratios_follow_another_value_and_the_report_itself_stays(value):
    report = year_of("2024", own("initial", 80), own("actual", 40))
    supposed = report.with_value(of_measure(report, "actual"), value)
    assert share(supposed, "execution_to_initial") == Fraction(3, 4)
    assert share(report, "execution_to_initial") == Fraction(1, 2)


def test_a_base_of_0_leaves_no_ratio():
    report = year_of("2024", own("initial", 80), own("actual", 40))
    assert share(report.with_value(of_measure(report, "initial"), 0), "execution_to_initial") is None


def test_identities_and_findings_follow():
    report = year_of("2024", fund("甲", initial=10, adjusted=10, actual=10))
    supposed = report.with_value(of_measure(report, "actual"), 12)
    assert "fails" in set(checks_of(supposed.figures)["outcome"])
    assert "fails" not in set(checks_of(report.figures)["outcome"])
    assert len(findings_of(supposed.figures)) > len(findings_of(report.figures))


def test_the_bounds_of_an_approximate_count_follow_its_words():
    report = year_of("2024", count("文件", "distributed", 400, "份", qualifier="over"))
    [row] = report.with_value(report.figures["id"][0], 500).figures.to_dict("records")
    assert (row["value"], row["qualifier"], row["lower"], row["upper"]) == ("500", "over", "501", "")


def test_a_value_assigned_in_the_frame_counts():
    report = year_of("2024", own("initial", 80), own("actual", 40))
    frame = report.figures.assign(lower=report.figures["value"], upper=report.figures["value"])
    frame.loc[frame["measure"] == "actual", "value"] = "60"
    assert share(replace(report, figures=frame), "execution_to_initial") == Fraction(3, 4)


def test_a_value_outside_bounds_that_were_given_says_so():
    frame = figures(count("文件", "distributed", 400, "份", qualifier="about")).assign(
        lower="380", upper="420"
    )
    frame.loc[0, "value"] = "500"
    with pytest.raises(JixiaoError, match="the value 500 lies outside its bounds, 380 to 420; change lower"):
        facts_of(frame)


def test_a_figure_is_meant_by_its_id_or_by_words_that_it_alone_has():
    report = year_of("2024", own("initial", 80), own("actual", 40))
    phrases = list(report.figures["phrase"])
    assert len(set(phrases)) == 2
    supposed = report.with_value(phrases[1], 60)
    assert list(supposed.figures["value"]) == ["80", "60"]


@pytest.mark.parametrize(
    ("figure", "value", "message"),
    [
        ("没有的词", 1, "no figure has the id '没有的词'"),
        ("", 1, "no figure has the id ''|stands in 2 figures"),
        ("万元", 1, "'万元' stands in 2 figures; name the id"),
    ],
)
def test_words_of_no_figure_or_of_several_are_refused(figure, value, message):
    report = year_of("2024", own("initial", 80), own("actual", 40))
    with pytest.raises(JixiaoError, match=message):
        report.with_value(figure, value)


def test_a_value_that_is_no_number_is_refused():
    report = year_of("2024", own("initial", 80))
    with pytest.raises(JixiaoError, match="'八十多' is not a number"):
        report.with_value(report.figures["id"][0], "八十多")


def test_nothing_is_written(processed_data):
    before = state_of(processed_data)
    report = read_processed(processed_data, "lusong-cppcc", "2024")
    name = report.figures["id"][report.figures["phrase"].str.contains("707.53")].iloc[0]
    facts_of(report.with_value(name, 700).figures)
    assert state_of(processed_data) == before


def state_of(folder: Path) -> dict[str, tuple[int, int]]:
    paths = (path for path in folder.rglob("*") if path.is_file() and path.suffix != ".npz")
    return {str(path): (path.stat().st_mtime_ns, path.stat().st_size) for path in paths}


def test_a_notebook_shows_one_line_of_an_error(tmp_path):
    code = "import helpers\nhelpers.tables('fact')"
    notebook = new_notebook(cells=[new_code_cell(code)])
    NotebookClient(notebook, allow_errors=True, resources={"metadata": {"path": str(tmp_path)}}).execute()
    [output] = notebook.cells[0].outputs
    assert output["traceback"] == ["JixiaoError: 'fact' is no table; did you mean 'facts'?"]
