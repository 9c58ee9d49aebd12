"""The smallest explanation: one other reading, one slip of the writer, or two names of one project."""

from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace

import pandas as pd
import pytest
from printed import count, figures, fund, own

from helpers import schema
from helpers.measure import findings_of
from helpers.measure.identities.slips import is_slip
from helpers.read import read_raw

DATA = Path(__file__).parents[1] / "data"


def told(*rows, alternatives=()) -> pd.DataFrame:
    other = pd.DataFrame(list(alternatives), columns=schema.names(schema.ALTERNATIVES), dtype="str")
    document = pd.DataFrame(columns=schema.names(schema.DOCUMENT), dtype="str")
    source = SimpleNamespace(document=document, alternatives=other)
    found = findings_of(figures(*rows), source=source)
    return found[found["rule"] != "not_found"].set_index("rule")


@pytest.mark.parametrize(
    ("printed", "true", "slips"),
    [
        ("867.48", "1867.48", True),
        ("1867.48", "867.48", False),
        ("124.86", "124.68", True),
        ("124.86", "142.86", True),
        ("124.86", "164.82", False),
        ("220.5", "2205000", True),
        ("220.5", "22.05", True),
        ("120.5", "120.35", True),
        ("24.86", "24.68", False),
        ("99", "990", False),
        ("887", "873", False),
    ],
)
def test_slips_are_a_power_of_ten_two_digits_changed_about_or_one_lost(printed, true, slips):
    assert is_slip(Decimal(printed), Decimal(true)) is slips


def test_a_slip_is_named_with_the_suspected_value():
    rows = [own("actual", "1867.48"), own("actual", "867.48", section="六", phrase="支出867.48万元")]
    found = told(*rows).loc["stated_twice"]
    assert found["grade"] == "差错"
    assert found["sentence"].endswith("请核实。“支出867.48万元”疑应为1867.48万元。")
    assert found["explanation"] == "“支出867.48万元”疑应为1867.48万元。"


def test_a_slip_that_breaks_another_sum_explains_nothing():
    parts = [own("actual", "400.00", "basic"), own("actual", "467.48", "project")]
    rows = [own("actual", "1867.48"), own("actual", "867.48", section="六")]
    assert "疑应为" not in told(*rows, *parts).loc["stated_twice", "sentence"]


def test_two_slips_that_do_as_well_explain_nothing():
    rows = [own("actual", "124.86"), own("actual", "124.68", section="六")]
    found = told(*rows).loc["stated_twice"]
    assert (found["grade"], found["explanation"]) == ("差错", "")


def test_another_reading_goes_before_a_slip_and_is_a_question_to_the_analyst():
    rows = [
        own("actual", "1867.48"),
        own("actual", "867.48", section="六"),
        own("actual", "867.48", section="七", period="2023"),
    ]
    other = [("a1", "period", "2023", "2023年情况")]
    found = told(*rows, alternatives=other).loc["stated_twice"]
    assert found["grade"] == "识读待确认"
    assert "所属期间读作“2023”（原文“2023年情况”）" in found["sentence"]


def test_a_reading_that_only_takes_the_figure_away_explains_nothing():
    rows = [own("actual", "124.86"), own("actual", "130.00", section="六")]
    found = told(*rows, alternatives=[("a1", "period", "2023", "2023年情况")]).loc["stated_twice"]
    assert (found["grade"], found["explanation"]) == ("差错", "")


def test_the_2024_report_without_its_alias_gets_an_alias_proposed_and_no_error():
    figures_of_2024 = read_raw(DATA, "lusong-cppcc", "2024").figures
    found = findings_of(figures_of_2024.assign(line=figures_of_2024["subject"]))
    assert found.loc[found["grade"] == "识读待确认", "rule"].tolist() == ["alias"]
    assert "差错" not in found["grade"].tolist()
    alias = found.set_index("rule").loc["alias", "sentence"]
    assert alias.startswith("“全会经费”与“业务性专项经费（全会经费）”疑为同一项目的两个名称")


def test_two_names_that_do_not_mend_the_sum_are_no_alias():
    rows = [
        own("actual", "5.00", "project"),
        fund("会议经费", actual="2.00"),
        fund("业务经费（会议经费）", actual="2.50"),
        fund("乙", actual="3.00"),
        count("专项资金", "count", 3, "个"),
    ]
    assert told(*rows).index.tolist() == ["projects"]
