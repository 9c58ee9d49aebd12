"""The score that the figures of a form allow: by a scale that was named, and never above the unit's own."""

import re
from fractions import Fraction
from pathlib import Path

import pytest
from test_questions import EXECUTION, MET, RATED, SHORT, YEAR, form, indicators, text

from helpers.errors import InputError
from helpers.measure import allowed_score, books_of, facts_of
from helpers.read import office_scale, read_raw, read_scale
from helpers.settings import LineScale
from helpers.show import trial_score, view

SCALE = LineScale("青禾县自评办法")
TOTAL = "总分 | 总分 | 总分 |  |  | 100 | 98 | "
WORDS = "效益指标 | 社会效益 | 履职能力 | 有效提升 | 有效提升 | 30 | 30 | "


def allowed(tmp_path: Path, report: str, scale: LineScale | None = SCALE):
    folder = tmp_path / "raw" / "made-up" / YEAR
    folder.mkdir(parents=True)
    (folder / "report.md").write_text(report, encoding="utf-8")
    source = read_raw(tmp_path, "made-up", YEAR)
    return allowed_score(source.figures, source.words, scale)


def test_without_a_named_scale_there_is_no_score(tmp_path):
    assert allowed(tmp_path, indicators(MET), None) is None


def test_a_report_without_a_form_has_none(tmp_path):
    assert allowed(tmp_path, text("支出合计480万元。")) is None


def test_an_indicator_that_fell_short_has_its_share_of_the_points(tmp_path):
    found = allowed(tmp_path, indicators(SHORT.format(score=20, reason=""), RATED))
    assert [(line.name, line.score, line.high) for line in found.lines] == [
        ("培训人次", 20, 16),
        ("合格率", 10, 10),
    ]
    assert [line.name for line in found.lower] == ["培训人次"]


def test_a_scale_may_give_all_points_or_none(tmp_path):
    scale = LineScale("某办法", way="all_or_nothing")
    found = allowed(tmp_path, indicators(SHORT.format(score=20, reason=""), RATED), scale)
    assert [line.high for line in found.lines] == [0, 10]


def test_a_line_with_a_printed_reason_and_one_in_words_are_left_out(tmp_path):
    found = allowed(tmp_path, indicators(SHORT.format(score=20, reason="因政策调整停办"), WORDS, RATED))
    assert [line.name for line in found.lines] == ["合格率"]


def test_no_line_has_more_than_the_unit_gives_itself(tmp_path):
    found = allowed(tmp_path, indicators(SHORT.format(score=12, reason=""), RATED))
    assert [line.high for line in found.lines] == [12, 10]


def test_an_approximate_result_has_bounds(tmp_path):
    row = "产出指标 | 数量指标 | 培训人次 | ≥100人次 | 80余人次 | 20 | 20 | "
    found = allowed(tmp_path, indicators(row, RATED))
    assert [(line.low, line.high) for line in found.lines] == [(Fraction(81, 5), 20), (10, 10)]


def test_the_sentence_says_what_was_recomputed_and_what_it_is_not(tmp_path):
    report = form(
        EXECUTION.format(spent=50, rate=50, score=9), SHORT.format(score=20, reason=""), WORDS, TOTAL
    )
    assert allowed(tmp_path, report).in_words() == (
        "自评98分。可按表列数值复算的指标共30分，自评29分，按《青禾县自评办法》试算21分，差8分，涉及2项（附后）；"
        "其余70分未试算。试算不是复核得分，不用于定级、排名和结果应用；数值或计分办法有误的，请指出。"
    )


OFFICE = """
[scale]
name = "青禾县自评办法"
least = 0.6
"""


def test_an_office_names_its_scale_in_office_toml_or_in_a_file_of_its_own(tmp_path):
    (tmp_path / "office.toml").write_text(OFFICE, encoding="utf-8")
    (tmp_path / "scale.toml").write_text(OFFICE.replace("[scale]", ""), encoding="utf-8")
    scale = LineScale("青禾县自评办法", least=Fraction(3, 5))
    assert office_scale(tmp_path) == read_scale(tmp_path / "scale.toml") == scale
    assert office_scale(tmp_path / "elsewhere") is None


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ('way = "proportional"', "key 'scale.name' is missing"),
        ('name = "某办法"\nway = "proportion"', "is not a way of a scale; did you mean 'proportional'"),
        ('name = "某办法"\nleast = 60', "scale.least: 60 is no share from 0 to 1, as 0.6"),
        ('name = "某办法"\nlast = 0.6', "'scale.last' is not a key; did you mean 'least'"),
    ],
)
def test_a_wrong_scale_is_named(tmp_path, typed, told):
    (tmp_path / "office.toml").write_text(f"[scale]\n{typed}\n", encoding="utf-8")
    with pytest.raises(InputError, match=told):
        office_scale(tmp_path)


def shown(tmp_path: Path, report: str, language: str = "zh") -> str:
    """The piece of the page on a form, with the scale that the office named."""
    (tmp_path / "office.toml").write_text(OFFICE, encoding="utf-8")
    folder = tmp_path / "raw" / "made-up" / YEAR
    folder.mkdir(parents=True)
    (folder / "report.md").write_text(report, encoding="utf-8")
    source = read_raw(tmp_path, "made-up", YEAR)
    books = books_of(source.figures)
    page = view(facts_of(books), source.figures, YEAR, language)
    return str(trial_score(allowed_score(books, source.words, source.scale), page).html)


def test_the_page_of_the_office_has_the_sentence_and_the_lines(tmp_path):
    piece = shown(tmp_path, indicators(SHORT.format(score=20, reason=""), RATED))
    assert "按《青禾县自评办法》试算26分，差4分，涉及1项" in piece
    cells = re.findall("<td[^>]*>([^<]*)</td>", piece)
    assert cells == ["20", "20", "16", "10", "10", "10"]
    assert "试算不是复核得分" in piece


def test_the_page_has_nothing_of_it_where_there_is_no_form(tmp_path):
    assert shown(tmp_path, text("支出合计480万元。")) == ""


def test_a_way_that_no_scale_has_is_refused():
    with pytest.raises(
        ValueError, match="'halves' is no way of a scale; one of proportional, all_or_nothing"
    ):
        LineScale("某办法", way="halves")
