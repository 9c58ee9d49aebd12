"""Corrections apply whole or not at all; replies are read as given."""

from pathlib import Path

import pandas as pd
import pytest

from helpers import schema
from helpers.errors import InputError
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
    assert problem.startswith("row 2, column: 'id' is no column that can be corrected; one of period, as_of")


def test_good_corrections_beside_a_bad_one_are_not_applied(tmp_path):
    path = corrections(tmp_path, "a1,value,16.2,16.3,改", "zz,value,1,2,改", "a1,value,16.2,16.4,改")
    assert problems_of(path) == [
        "row 3, id: no figure has the id 'zz'; copy it from the report's table of sources",
        "row 4, column: 'value' of a1 is corrected twice; keep one",
    ]


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
