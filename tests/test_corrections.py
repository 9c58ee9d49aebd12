"""Corrections apply whole or not at all; replies are read as given."""

from pathlib import Path

import pandas as pd
import pytest

from helpers import schema
from helpers.errors import InputError
from helpers.read.merging import with_ids
from helpers.read.typed.corrections import corrected, read_replies

HEADER = "id,column,was,value,reason"


def figures() -> pd.DataFrame:
    common = {"department": "demo", "year": "2024", "qualifier": "exact", "origin": "reported", "phrase": "x"}
    rows = [
        {
            "id": "a1",
            "kind": "money",
            "subject": "培训费",
            "measure": "initial",
            "value": "16.2",
            "unit": "万元",
        },
        {
            "id": "b2",
            "kind": "count",
            "subject": "问卷",
            "measure": "distributed",
            "value": "400",
            "unit": "份",
        },
    ]
    rows[1] |= {"qualifier": "over", "lower": "401"}
    filled = [common | row for row in rows]
    return pd.DataFrame(filled, columns=schema.names(schema.FIGURES), dtype="str").fillna("")


def corrections(folder: Path, *rows: str, header: str = HEADER) -> Path:
    path = folder / "corrections.csv"
    path.write_text("\n".join([header, *rows, ""]), encoding="utf-8")
    return path


def problems_of(path: Path) -> list[str]:
    before = figures()
    with pytest.raises(InputError) as caught:
        corrected(before, path)
    assert before.equals(figures())
    return list(caught.value.problems)


def test_correction_overrides_a_figure_and_says_so(tmp_path):
    after, notes = corrected(figures(), corrections(tmp_path, "a1,value,16.2,16.3,原件为16.3"))
    assert list(after["value"]) == ["16.3", "400"]
    assert list(after["origin"]) == ["corrected", "reported"]
    assert list(after["id"]) == ["a1", "b2"]
    assert notes == []


def test_bounds_follow_a_corrected_number_or_word(tmp_path):
    path = corrections(tmp_path, "b2,value,400,500,原件为500", "b2,qualifier,over,nearly,原件为近")
    after, _ = corrected(figures(), path)
    assert tuple(after.loc[1, ["value", "qualifier", "lower", "upper"]]) == ("500", "nearly", "", "499")


def test_was_is_compared_as_a_number_where_it_is_one(tmp_path):
    after, _ = corrected(figures(), corrections(tmp_path, "a1,value,16.20,1,改"))
    assert after.loc[0, "value"] == "1"


def test_meaning_can_be_taken_away(tmp_path):
    after, _ = corrected(figures(), corrections(tmp_path, "a1,measure,initial,unassigned,不是年初预算"))
    assert after.loc[0, "measure"] == "unassigned"


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (
            "zz,value,1,2,改",
            "row 2, id: no figure has the id 'zz'; copy it from the report's table of sources",
        ),
        ("a1,value,16.1,2,改", "row 2, was: '16.1' is not what was read there, which is '16.2'"),
        (
            "a1,valeu,16.2,2,改",
            "row 2, column: 'valeu' is no column that can be corrected; did you mean 'value'?",
        ),
        ("a1,value,16.2,2,", "row 2, reason: the cell is empty; say why the figure is corrected"),
        (
            "a1,value,16.2,many,改",
            "the corrected a1, value: 'many' is not a number; "
            "leave the cell empty if no figure was published",
        ),
    ],
)
def test_bad_correction_is_named_and_nothing_is_applied(tmp_path, row, problem):
    assert problems_of(corrections(tmp_path, row)) == [problem]


def test_ids_and_origins_cannot_be_corrected(tmp_path):
    (problem,) = problems_of(corrections(tmp_path, "a1,id,a1,b1,改"))
    assert problem.startswith(
        "row 2, column: 'id' is no column that can be corrected; one of period, coverage, as_of"
    )


def test_good_corrections_beside_a_bad_one_are_not_applied(tmp_path):
    path = corrections(tmp_path, "a1,value,16.2,16.3,改", "zz,value,1,2,改", "a1,value,16.2,16.4,改")
    assert problems_of(path) == [
        "row 3, id: no figure has the id 'zz'; copy it from the report's table of sources",
        "row 4, column: 'value' of a1 is corrected twice; keep one",
    ]


def readings(*changes: dict[str, str]) -> pd.DataFrame:
    """The two figures above with these cells otherwise, and further ones like the first."""
    base = figures().to_dict("records")
    rows = [(base[place] if place < 2 else base[0]) | change for place, change in enumerate(changes)]
    return pd.DataFrame(rows, columns=schema.names(schema.FIGURES), dtype="str")


def test_correction_settles_a_likely_figure(tmp_path):
    likely = readings({"certainty": "likely", "doubt": "原文未写单位"}, {})
    after, _ = corrected(likely, corrections(tmp_path, "a1,unit,万元,元,原件为元"))
    assert tuple(after.loc[0, ["unit", "certainty", "doubt", "origin"]]) == ("元", "sure", "", "corrected")


@pytest.mark.parametrize("certainty", ["likely", "open"])
@pytest.mark.parametrize("value", ["sure", "确定"])
def test_certainty_alone_can_be_settled_and_nothing_else_changes(tmp_path, certainty, value):
    before = readings({"certainty": certainty, "doubt": "归属未写明"}, {"certainty": "sure"})
    after, _ = corrected(before, corrections(tmp_path, f"a1,certainty,{certainty},{value},与原件核对"))
    assert tuple(after.loc[0, ["certainty", "doubt", "origin", "value"]]) == ("sure", "", "reported", "16.2")


@pytest.mark.parametrize(
    ("measure", "row", "problem"),
    [
        (
            "initial",
            "a1,certainty,sure,likely,不确定",
            "row 2, value: 'likely' is no certainty of a person's; 'sure', or correct what is wrong",
        ),
        (
            "unassigned",
            "a1,certainty,sure,sure,核对过",
            "the corrected a1, certainty: its measure is unassigned; correct that too",
        ),
        (
            "initial",
            "a1,doubt,,无,核对过",
            "row 2, column: 'doubt' is no column that can be corrected; one of",
        ),
    ],
)
def test_certainty_goes_one_way_and_not_without_a_measure(tmp_path, measure, row, problem):
    with pytest.raises(InputError) as caught:
        corrected(readings({"certainty": "sure", "measure": measure}, {}), corrections(tmp_path, row))
    assert [found.startswith(problem) for found in caught.value.problems] == [True]


def test_open_figure_is_sure_once_its_measure_is_given(tmp_path):
    before = readings({"certainty": "open", "measure": "unassigned", "doubt": "用语未能理解"}, {})
    rows = ("a1,measure,unassigned,actual,为实际支出", "a1,certainty,open,sure,与原件核对")
    after, _ = corrected(before, corrections(tmp_path, *rows))
    assert tuple(after.loc[0, ["measure", "certainty", "doubt", "origin"]]) == (
        "actual",
        "sure",
        "",
        "corrected",
    )


def test_coverage_part_and_flow_are_corrected_by_their_words(tmp_path):
    path = corrections(
        tmp_path, "a1,coverage,,市本级,见表头", "a1,part,,基本支出,见表头", "a1,flow,,支出,见表头"
    )
    after, _ = corrected(figures(), path)
    assert tuple(after.loc[0, ["coverage", "part", "flow"]]) == ("市本级", "basic", "expenditure")
    assert problems_of(corrections(tmp_path, "a1,part,,项目,见表头")) == [
        "the corrected a1, part: '项目' is not a part of an amount; "
        "one of 基本支出, 项目支出, 人员经费, 公用经费"
    ]


def test_older_id_is_matched_by_what_was_read_where_one_figure_fits(tmp_path):
    after, notes = corrected(figures(), corrections(tmp_path, "00aa11bb22,value,16.20,16.3,原件为16.3"))
    assert list(after["value"]) == ["16.3", "400"]
    assert notes == ["corrections.csv：编号“00aa11bb22”已不存在，按原值对上数据“a1”（x）；请改用此编号"]


def test_older_id_fits_the_figure_that_reads_as_all_of_its_corrections(tmp_path):
    before = readings({}, {}, {"id": "c3", "subject": "差旅费"})
    rows = ("00aa11bb22,value,16.2,16.3,改", "00aa11bb22,subject,差旅费,会议费,改")
    after, _ = corrected(before, corrections(tmp_path, *rows))
    assert list(after["value"]) == ["16.2", "400", "16.3"]
    assert list(after["subject"]) == ["培训费", "问卷", "会议费"]


def test_phrase_and_label_tell_which_of_several_an_older_id_means(tmp_path):
    before = readings({"phrase": "预算16.2万元"}, {}, {"id": "c3", "phrase": "支出16.2万元", "label": "支出"})
    for column, words in (("phrase", "支出１６.2 万元"), ("label", "支出")):
        path = corrections(tmp_path, f"00aa11bb22,value,16.2,1,改,{words}", header=f"{HEADER},{column}")
        after, _ = corrected(before, path)
        assert list(after["value"]) == ["16.2", "400", "1"]


def test_older_id_tells_by_its_own_words_which_of_several_it_means(tmp_path):
    before = readings({"section": "二"}, {}, {"id": "c3", "section": "六"})
    old = with_ids(before.assign(id=""))["id"][2]
    after, notes = corrected(before, corrections(tmp_path, f"{old},value,16.2,1,改"))
    assert list(after["value"]) == ["16.2", "400", "1"]
    assert f"“{old}”" in notes[0]


@pytest.mark.parametrize(
    "row",
    [
        "00aa11bb22,measure,initial,actual,改",
        "00aa11bb22,value,17,18,改",
        "00aa11bb22,coverage,,全市,改",
        ",value,400,1,改",
    ],
)
def test_older_id_that_fits_several_figures_or_none_is_refused(tmp_path, row):
    before = readings({}, {}, {"id": "c3"})
    with pytest.raises(InputError) as caught:
        corrected(before, corrections(tmp_path, row))
    assert list(caught.value.problems) == [
        f"row 2, id: no figure has the id {row.split(',')[0]!r}; copy it from the report's table of sources"
    ]


@pytest.mark.parametrize(("name", "origin"), [("training", "reported"), ("00aa11bb22", "transcribed")])
def test_only_ids_that_were_made_and_figures_that_were_read_are_matched(tmp_path, name, origin):
    with pytest.raises(InputError, match="no figure has the id"):
        corrected(readings({"origin": origin}, {}), corrections(tmp_path, f"{name},value,16.2,1,改"))


def test_replies_are_read_as_given(tmp_path):
    path = corrections(tmp_path, "zero_base,培训费,已补充批复,2025-03-01", header="rule,subject,reply,date")
    assert read_replies(path).to_dict("records") == [
        {"rule": "zero_base", "subject": "培训费", "reply": "已补充批复", "date": "2025-03-01"}
    ]


def test_reply_without_a_date_is_read(tmp_path):
    path = corrections(tmp_path, "zero_base,培训费,已补充批复", header="rule,subject,reply")
    assert list(read_replies(path)["date"]) == [""]


def test_bad_replies_are_named(tmp_path):
    path = corrections(tmp_path, ",培训费,已补充批复,三月", header="rule,subject,reply,date")
    with pytest.raises(InputError) as caught:
        read_replies(path)
    assert list(caught.value.problems) == [
        "row 2, rule: the cell is empty",
        "row 2, date: '三月' is not a date; as 2024-12-31",
    ]
