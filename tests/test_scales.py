"""Scales: lines as a printed page has them, no gap and no overlap, deductions with the chosen setting, nothing made up."""

import re
from fractions import Fraction
from pathlib import Path

import pandas as pd
import pytest
from printed import figure, figures, fund, own

from helpers import schema
from helpers.errors import InputError
from helpers.measure import check_scale, facts_of, indicators_of, scales, scored
from helpers.messages.retelling import retold
from helpers.read import read_scale

SHIPPED = sorted((Path(__file__).parents[1] / "data" / "scales").glob("*.toml"))
HUNAN = next(path for path in SHIPPED if path.stem == "hunan-county-2018")
HEAD = 'name = "示范办法"\nsource = "示范县财政局网页"\n'
BANDS = "[['', 0, 3], [0, 0.1, 2], [0.1, '', 0]]"

NO_MARKS = pd.DataFrame(columns=schema.names(schema.MARKS), dtype="str")


def line(
    name: str = "预算控制率", of: str | None = "upward_adjustment_to_initial", full: object = 3, **keys
) -> str:
    told = {"name": f'"{name}"', "of": of and f'"{of}"', "full": full} | keys
    return "[[line]]\n" + "".join(f"{key} = {value}\n" for key, value in told.items() if value is not None)


def scale_in(folder: Path, *lines: str, total: object = 3, head: str = HEAD):
    path = folder / "scale.toml"
    path.write_text(f"{head}total = {total}\n\n" + "\n".join(lines), encoding="utf-8")
    return read_scale(path)


def refused(folder: Path, *lines: str, **more) -> list[str]:
    with pytest.raises(InputError) as caught:
        scale_in(folder, *lines, **more)
    return list(caught.value.problems)


def named(name: str, path: Path = HUNAN):
    return next(line for line in read_scale(path).lines if line.name == name)


def marks(*rows: tuple[str, str, str, str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=schema.names(schema.MARKS), dtype="str")


def by_line(scale, frame, typed=NO_MARKS, language="zh"):
    facts = facts_of(frame, language)
    found = scored(scale, facts, indicators_of(facts, frame, language), typed, language)
    return found, found.rows.set_index("line")


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_scale_names_its_page_and_can_be_used(path):
    scale = read_scale(path)
    check_scale(scale)
    assert scale.source
    assert scale.lines


@pytest.mark.parametrize(
    ("value", "given"),
    [("-0.1", 8), ("0", 8), ("0.0001", 6), ("0.1", 6), ("0.1001", 4), ("0.2", 4), ("0.3", 2), ("0.31", 0)],
)
def test_budget_control_of_hunan_has_bands_that_include_their_end(value, given):
    assert scales.points(named("预算控制率"), Fraction(value)) == given


def test_worked_case_of_hunan_2018():
    """136 of 143 posts; three public expenses 63.46 after 32; completion 99.27 %."""
    assert scales.points(named("在职人员控制率"), Fraction(136, 143)) == 8
    assert scales.points(named("“三公经费”变动率"), Fraction("63.46") / 32 - 1) == 0
    share = scales.completion_with_carryover(*map(Fraction, ("19.8", "1922.76", "767.86", "19.8")))
    assert scales.points(named("预算完成率"), share) == 8
    assert scales.points(named("预算完成率"), Fraction("0.89")) == 4


@pytest.mark.parametrize(("step", "given"), [("whole", "6.5"), ("begun", "6"), ("proportional", "6.25")])
def test_a_part_of_a_percentage_point_is_a_setting(step, given):
    assert scales.points(named("在职人员控制率"), Fraction("1.035"), step) == Fraction(given)


def test_bands_may_include_their_start_instead(tmp_path):
    rows = "[['', 0.6, 0], [0.6, 0.9, 2], [0.9, '', 5]]"
    own_line = line("重点支出安排率", "key_spending", 5, bands=rows, ends='"lower"')
    [found] = scale_in(tmp_path, own_line, total=5).lines
    assert [scales.points(found, Fraction(value)) for value in ("0.59", "0.6", "0.8999", "0.9")] == [
        0,
        2,
        2,
        5,
    ]


def test_a_gap_an_overlap_and_a_wrong_sum_are_refused_with_their_lines(tmp_path):
    gap = line(bands="[['', 0, 3], [0.1, '', 0]]")
    overlap = line("甲", bands="[['', 0.2, 3], [0.1, '', 0]]")
    assert refused(tmp_path, gap, overlap, total=6) == [
        "line 1 (预算控制率): no band has what is between 0 and 0.1",
        "line 2 (甲): the bands ..0.2 and 0.1.. overlap",
    ]
    assert refused(tmp_path, line(bands=BANDS), total=4) == ["lines 1 to 1 come to 3 points; the total is 4"]


@pytest.mark.parametrize(
    ("keys", "problem"),
    [
        ({"bands": "[[0, 0.1, 3], [0.1, '', 0]]"}, "no band has what is below 0; begin the first with an open start"),
        ({"bands": "[['', 0, 3], [0, 0.1, 0]]"}, "no band has what is above 0.1; end the last with an open end"),
        ({"bands": "[['', 0, 4], [0, '', 0]]"}, "the band ..0 gives 4 of 3 points"),
        ({"bands": "[[0, 3]]"}, "bands: [0, 3] is no band; as [0, 0.1, 6], from, to and the points"),
        ({"bands": BANDS, "share": "true"}, "one of bands, above, below, share, person says how points are given; "
         "found bands and share"),
        ({"above": 1}, "key 'each' is missing; the points that are taken off"),
        ({"share": "true", "of": None}, "key 'of' is missing; the ratio that points are given for"),
        ({"share": "true", "full": '"drei"'}, "full: 'drei' is no number"),
        ({"share": "true", "sahre": 1}, "'sahre' is not a key; did you mean 'share'?"),
    ],
)  # fmt: skip
def test_what_is_no_line_is_refused_in_words_of_both_languages(tmp_path, keys, problem):
    [told] = refused(tmp_path, line(**keys))
    assert told == f"line 1 (预算控制率): {problem}"
    assert not re.search("[a-z]{3,} [a-z]{2,}", retold(told, "zh"))


def test_a_scale_names_the_page_that_it_was_taken_from(tmp_path):
    [told] = refused(tmp_path, line(bands=BANDS), head='name = "示范办法"\n')
    assert told == "key 'source' is missing; name the printed page that the lines were taken from"


def test_a_line_on_a_ratio_that_there_is_not_is_refused(tmp_path):
    scale = scale_in(tmp_path, line(of="upward_adjustment_to_inital", bands=BANDS))
    with pytest.raises(
        InputError, match=r"line 1 \(预算控制率\): of: 'upward_adjustment_to_inital' is no ratio; did you"
    ):
        check_scale(scale)


def test_lines_are_scored_from_figures_and_from_people_and_the_rest_says_why_not(tmp_path):
    scale = scale_in(
        tmp_path,
        line("执行", "execution_to_initial", 10, share="true"),
        line("控制", bands=BANDS),
        line("制度", of=None, full=5, person="true"),
        line("安全", of=None, full=5, person="true"),
        total=23,
    )
    typed = marks(("制度", "4", "制度齐全，缺一项", "李"), ("另一项", "1", "无", "李"))
    found, rows = by_line(scale, figures(own("initial", 100), own("actual", 80)), typed)
    assert rows.loc["执行", ["value", "points"]].to_list() == ["0.8", "8"]
    assert rows.loc["控制", ["points", "reason"]].to_list() == ["", "不计分；缺年中调整"]
    assert rows.loc["制度", ["points", "reason", "by"]].to_list() == ["4", "制度齐全，缺一项", "李"]
    assert rows.at["安全", "points"] == ""
    assert (found.given, found.scorable, found.whole) == (12, 15, 23)
    assert "可评分15分，得12分；其余8分未评分" in found.in_words()
    assert "不在本表的指标：另一项" in found.in_words()


def test_more_points_than_the_line_has_are_not_taken(tmp_path):
    scale = scale_in(tmp_path, line("制度", of=None, full=3, person="true"))
    _, rows = by_line(scale, figures(own("initial", 1)), marks(("制度", "4", "好", "李")))
    assert rows.loc["制度", ["points", "reason"]].to_list() == ["", "人工评分4超过满分3，未采用"]


def test_completion_with_carryover_needs_all_of_its_parts():
    frame = figures(
        own("opening", 10), own("initial", 90), fund("甲", initial=90, adjustment=0), own("carryover", 5)
    )
    _, rows = by_line(read_scale(HUNAN), frame)
    assert rows.at["预算完成率", "points"] == ""
    assert rows.at["预算完成率", "reason"] == "不计分；缺调增"
    frame = figures(own("opening", 10), own("initial", 90), own("adjustment", 100), own("carryover", 10))
    _, rows = by_line(read_scale(HUNAN), frame)
    assert rows.loc["预算完成率", ["value", "points"]].to_list() == ["0.95", "6"]


def test_a_rule_is_printed_as_it_is_applied():
    assert scales.rule_in_words(named("预算完成率")) == "达到100%得8分，每低5%扣2分"
    assert scales.rule_in_words(named("预算控制率")).startswith("≤0% 得8分；＞0% ≤10% 得6分")


def test_a_base_of_0_is_not_scored(tmp_path):
    scale = scale_in(tmp_path, line("执行", "execution_to_adjusted", 3, share="true"))
    _, rows = by_line(scale, figures(own("adjusted", 0), own("actual", 0)))
    assert rows.loc["执行", ["points", "reason"]].to_list() == ["", "不计分；调整后预算为0"]


def test_people_above_the_posts_lose_points():
    people = [
        figure("people", "部门", name, number, "人")
        for name, number in (("in_service", 146), ("authorised", 143))
    ]
    _, rows = by_line(read_scale(HUNAN), figures(own("initial", 100), people))
    assert rows.at["在职人员控制率", "points"] == "7"
    assert rows.at["在职人员控制率", "reason"] == "不足一档的部分不扣分"


def test_without_lines_there_is_no_score():
    assert scored(None, facts_of(figures(own("initial", 1))), pd.DataFrame(), NO_MARKS) is None
