"""The score that the figures of a form allow: by a scale that was named, and never above the unit's own."""

from fractions import Fraction
from pathlib import Path

import pytest
from test_questions import EXECUTION, MET, RATED, SHORT, YEAR, form, indicators, text

from helpers.measure import LineScale, allowed_score
from helpers.read import read_raw

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


def test_a_way_that_no_scale_has_is_refused():
    with pytest.raises(
        ValueError, match="'halves' is no way of a scale; one of proportional, all_or_nothing"
    ):
        LineScale("某办法", way="halves")
