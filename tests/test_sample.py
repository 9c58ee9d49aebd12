"""The made-up sample adds up as its README says, planted faults included, and says that it is made up."""

from decimal import Decimal
from functools import cache
from pathlib import Path

import pandas as pd
import pytest

from helpers import schema
from helpers.measure import checks_of, facts_of, findings_of
from helpers.read import department_years, read_profile, read_raw
from helpers.read.documents import read_document

DATA = Path(__file__).parents[1] / "data"
YEARS = ["2021", "2022", "2023", "2024"]


@cache
def figures_of(year: str) -> pd.DataFrame:
    return read_raw(DATA, "sample-bureau", year).figures


def money(year: str) -> dict[tuple[str, str, str], Decimal]:
    """Amounts in 万元 by line, account and measure, the department's and its funds'."""
    figures = figures_of(year)
    own = (figures["period"] == year) & figures["budget"].isin(["", "general"])
    rows = figures[own & (figures["kind"] == "money")]
    places = zip(rows["line"], rows["account"], rows["measure"], strict=True)
    return dict(zip(places, map(Decimal, rows["value"]), strict=True))


def funds(amounts: dict) -> list[str]:
    return list(dict.fromkeys(line for line, account, _ in amounts if account == "fund"))


def left_over(amounts: dict, fund: str) -> Decimal:
    """Opening, initial and adjustment of a fund less what was spent and carried over."""
    signs = {"opening": 1, "initial": 1, "adjustment": 1, "actual": -1, "carryover": -1}
    return sum(sign * amounts.get((fund, "fund", measure), 0) for measure, sign in signs.items())


def total(amounts: dict, measure: str) -> Decimal:
    return sum(amounts.get((fund, "fund", measure), 0) for fund in funds(amounts))


def of_department(amounts: dict, measure: str, account: str = "total") -> Decimal:
    return amounts["部门", account, measure]


def test_sample_is_plainly_said_to_be_invented():
    profile = read_profile(DATA, "sample-bureau")
    assert profile.synthetic
    assert "虚构" in profile.name_zh
    assert "虚构" in profile.place
    assert "invented" in profile.name_en


def test_real_department_is_not_called_synthetic():
    assert not read_profile(DATA, "lusong-cppcc").synthetic


def test_sample_has_four_years():
    assert department_years(DATA, ["sample-bureau"]) == [("sample-bureau", year) for year in YEARS]


def test_one_year_is_a_word_document_that_says_on_its_first_line_that_it_is_invented():
    folder = DATA / "raw" / "sample-bureau" / "2023"
    assert [path.name for path in folder.iterdir()] == ["report.docx"]
    assert "虚构" in read_document(folder / "report.docx").blocks[0].text


def test_figures_of_the_word_document_are_read_with_their_words():
    figures = figures_of("2023")
    assert set(figures["origin"]) == {"reported"}
    assert "unassigned" not in set(figures["measure"])
    rates = facts_of(figures).set_index(["fact", "subject"])["value"]
    assert rates["key_work_rate", "上级交办任务"][:6] == "0.9583"
    assert rates["attendances_per_session", "培训班"] == "54"
    assert rates["execution_to_initial", "业务培训"][:6] == "1.0833"


def test_its_words_are_looked_at_for_every_declared_item():
    found = set(read_raw(DATA, "sample-bureau", "2023").words["item"])
    names = [item.name for item in schema.WORD_ITEMS]
    looked_for = names[: names.index("handed_on")]
    assert set(looked_for) <= found <= set(names)


@pytest.mark.parametrize("year", YEARS)
def test_totals_of_every_sample_year_add_up(year):
    amounts = money(year)
    opening, initial, adjustment, adjusted, received, actual, carryover = (
        of_department(amounts, measure)
        for measure in ("opening", "initial", "adjustment", "adjusted", "received", "actual", "carryover")
    )
    assert opening + initial + adjustment == adjusted == actual + carryover == received + opening
    for measure in ("initial", "actual"):
        parts = [of_department(amounts, measure, account) for account in ("basic", "project")]
        assert sum(parts) == of_department(amounts, measure)
        assert total(amounts, measure) == of_department(amounts, measure, "project")
    lines = [value for (_, account, _), value in amounts.items() if account == "function"]
    assert sum(lines) == actual
    three = [of_department(amounts, "actual", account) for account in ("abroad", "vehicles", "reception")]
    assert sum(three) == of_department(amounts, "actual", "three_public")


@pytest.mark.parametrize("year", YEARS)
def test_people_of_every_sample_year_add_up(year):
    figures = figures_of(year)
    people = figures[(figures["kind"] == "people") & (figures["line"] == "部门")]
    number = dict(zip(people["measure"], map(int, people["value"]), strict=True))
    assert number["in_service"] + number["retired"] == number["total"]
    assert number["in_service"] <= number["authorised"]


def test_only_the_planted_funds_do_not_add_up():
    found = {}
    for year in YEARS:
        amounts = money(year)
        found[year] = {
            fund: str(left_over(amounts, fund)) for fund in funds(amounts) if left_over(amounts, fund)
        }
    assert found == {
        "2021": {},
        "2022": {"业务培训": "-2.5"},
        "2023": {"信息系统运维": "-1"},
        "2024": {"基层站点建设": "7"},
    }


def test_missing_parts_are_missing_not_zero():
    assert ("业务培训", "fund", "opening") not in money("2022")
    assert ("基层站点建设", "fund", "carryover") not in money("2024")


def test_only_2022_has_a_rounding_tail_in_its_basic_expenditure():
    tails = {}
    for year in YEARS:
        amounts = money(year)
        parts = [of_department(amounts, "actual", account) for account in ("personnel", "public")]
        tails[year] = str(of_department(amounts, "actual", "basic") - sum(parts))
    assert tails == {"2021": "0.0", "2022": "0.01", "2023": "0.0", "2024": "0.0"}


def test_one_fund_of_2022_has_two_names():
    figures = figures_of("2022")
    assert set(figures["subject"][figures["line"] == "基层站点建设"]) == {"站点建设费", "基层站点建设"}


@pytest.mark.parametrize(
    ("year", "approximate"),
    [
        ("2021", {}),
        ("2022", {"近700", "30余", "约2000", "近百", "600余"}),
        ("2023", {"40余"}),
        ("2024", {"60余", "近3000", "500多"}),
    ],
)
def test_approximate_counts_are_those_planted(year, approximate):
    figures = figures_of(year)
    done = ~figures["section"].str.startswith("一（二）")
    phrases = list(figures["phrase"][done & (figures["qualifier"] != "exact")])
    assert len(phrases) == len(approximate)
    assert all(any(word in phrase for phrase in phrases) for word in approximate)


def findings(year: str) -> dict[tuple[str, str], str]:
    """Sentences of the findings from figures, by rule and subject."""
    figures = figures_of(year)
    found = findings_of(figures, pd.DataFrame(columns=schema.names(schema.WORDS), dtype="str"))
    places = zip(found["rule"], found["subject"], strict=True)
    return dict(zip(places, found["grade"] + "：" + found["sentence"], strict=True))


def outcomes(year: str) -> set[tuple[str, str, str]]:
    """Identities that do not simply hold: subject, outcome, difference in 元."""
    checks = checks_of(figures_of(year))
    failing = checks[checks["outcome"] != "holds"]
    return set(failing[["subject", "outcome", "difference"]].itertuples(index=False, name=None))


def test_nothing_is_found_in_the_sound_year():
    assert outcomes("2021") == set()
    assert findings("2021") == {}


@pytest.mark.parametrize(
    ("year", "planted"),
    [
        ("2022", {("部门", "rounding", "-100"), ("业务培训", "unknown", "-25000")}),
        ("2023", {("信息系统运维", "fails", "-10000"), ("群众来件", "fails", "0.014")}),
        ("2024", {("基层站点建设", "unknown", "70000"), ("宣传服务", "fails", "0.02")}),
    ],
)
def test_every_planted_fault_comes_out_of_the_identities_and_nothing_else(year, planted):
    assert outcomes(year) == planted


@pytest.mark.parametrize(
    ("year", "subject", "words"),
    [
        ("2022", "业务培训", ["需说明", "32.00万元", "34.50万元", "2.50万元", "上年结转"]),
        ("2022", "基层站点建设", ["提示", "站点建设费"]),
        ("2023", "信息系统运维", ["差错", "77.00万元", "78.00万元", "1.00万元"]),
        ("2023", "群众来件", ["差错", "立案率", "95.4%", "94.00%"]),
        ("2023", "应急保障", ["缺项", "年初预算为0", "18.00万元"]),
        ("2024", "基层站点建设", ["需说明", "165.00万元", "158.00万元", "7.00万元", "结转结余"]),
        ("2024", "宣传服务", ["差错", "95.75%", "93.75%"]),
    ],
)
def test_planted_faults_are_said_in_words(year, subject, words):
    sentences = [sentence for (_, about), sentence in findings(year).items() if about == subject]
    assert any(all(word in sentence for word in words) for sentence in sentences)


def test_errors_of_the_sample_are_the_planted_ones_alone():
    errors = {
        (year, subject)
        for year in YEARS
        for (_, subject), sentence in findings(year).items()
        if sentence.startswith("差错")
    }
    assert errors == {("2023", "信息系统运维"), ("2023", "群众来件"), ("2024", "宣传服务")}
