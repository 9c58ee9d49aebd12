"""The self-evaluation form against the targets that were approved, as targets.csv, targets.xlsx or the target form."""

from pathlib import Path

import openpyxl
import pytest
from test_questions import MET, RATED, YEAR, indicators, text

from helpers.errors import InputError, JixiaoError
from helpers.measure import findings_of
from helpers.read import read_raw

RULES = ("approved_left_out", "not_approved", "target_changed", "weight_changed")
HEADER = "项目,指标,指标值,单位,分值"
SAME = ("培训费,培训人次,≥100,人次,20", "培训费,合格率,≥95%,,10")


def folder_with(tmp_path: Path, report: str) -> Path:
    folder = tmp_path / "raw" / "made-up" / YEAR
    folder.mkdir(parents=True)
    (folder / "report.md").write_text(report, encoding="utf-8")
    return folder


def asked(tmp_path: Path, *rows: str, report: str = "") -> dict[str, str]:
    """The sentences of the four rules where these targets were approved."""
    folder = folder_with(tmp_path, report or indicators(MET, RATED))
    (folder / "targets.csv").write_text("\n".join((HEADER, *rows)), encoding="utf-8")
    return told(tmp_path)


def told(tmp_path: Path) -> dict[str, str]:
    source = read_raw(tmp_path, "made-up", YEAR)
    table = findings_of(source.figures, source.words)
    return {row["rule"]: row["sentence"] for row in table.to_dict("records") if row["rule"] in RULES}


def test_a_form_with_the_approved_targets_is_asked_nothing(tmp_path):
    assert asked(tmp_path, *SAME) == {}


def test_an_approved_indicator_that_is_left_out_is_asked_for(tmp_path):
    found = asked(tmp_path, *SAME, "培训费,帮教对象,≥50,人,10")
    assert found == {"approved_left_out": "批复的1项指标在自评表中未见：帮教对象。请补充，或说明原因。"}


def test_an_indicator_that_was_not_approved_is_asked_for(tmp_path):
    found = asked(tmp_path, SAME[0])
    assert found == {"not_approved": "自评表有1项指标在批复的绩效目标中未见：合格率。请说明依据。"}


def test_a_changed_target_is_asked_for(tmp_path):
    found = asked(tmp_path, "培训费,培训人次,≥120,人次,20", SAME[1])
    assert list(found) == ["target_changed"]
    assert "培训人次批复的目标值为≥120人次，自评表为≥100人次" in found["target_changed"]


def test_a_changed_sign_is_a_changed_target(tmp_path):
    assert list(asked(tmp_path, "培训费,培训人次,≤100,人次,20", SAME[1])) == ["target_changed"]


def test_a_change_that_was_approved_is_none(tmp_path):
    assert asked(tmp_path, "培训费,培训人次,≥120,人次,20", *SAME) == {}


def test_a_changed_weight_is_asked_for(tmp_path):
    found = asked(tmp_path, "培训费,培训人次,≥100,人次,15", SAME[1])
    assert list(found) == ["weight_changed"]
    assert "培训人次批复的分值为15分，自评表分值为20分" in found["weight_changed"]


def test_a_report_without_a_form_is_asked_nothing(tmp_path):
    assert asked(tmp_path, *SAME, report=text("支出合计480万元。")) == {}


def test_targets_may_stand_in_a_workbook(tmp_path):
    folder = folder_with(tmp_path, indicators(MET, RATED))
    book = openpyxl.Workbook()
    for row in (HEADER, SAME[0]):
        book.active.append(row.split(","))
    book.save(folder / "targets.xlsx")
    assert list(told(tmp_path)) == ["not_approved"]


def test_the_target_form_itself_will_do(tmp_path):
    folder = folder_with(tmp_path, indicators(MET, RATED))
    rows = ("指标 | 指标值 | 分值", "--- | --- | ---", "培训人次 | ≥120（人次） | 20", "合格率 | ≥95% | 12")
    form = "\n".join(f"| {row} |" for row in rows)
    (folder / "targets.md").write_text(f"绩效目标批复表\n\n{form}", encoding="utf-8")
    assert list(told(tmp_path)) == ["target_changed", "weight_changed"]


def test_two_files_of_targets_are_refused_by_name(tmp_path):
    folder = folder_with(tmp_path, indicators(MET, RATED))
    for name in ("targets.csv", "targets.md"):
        (folder / name).write_text(HEADER, encoding="utf-8")
    with pytest.raises(JixiaoError, match=r"both targets\.csv and targets\.md; keep one"):
        told(tmp_path)


def test_a_row_without_an_indicator_is_named(tmp_path):
    with pytest.raises(InputError, match="row 2, indicator: the cell is empty"):
        asked(tmp_path, "培训费,,≥100,人次,20")


NONSENSE = {
    "培训费,，！,≥100,人次,20": "indicator: '，！' is no name of an indicator",
    "培训费,123,≥100,人次,20": "indicator: '123' is no name of an indicator",
    "培训费,培训人次,？—,人次,20": "target: '？—' is no target; write it as ≥100 or in words",
    "培训费,培训人次,1e9,人次,20": "target: '1e9' is no target; write it as ≥100 or in words",
    f"培训费,培训人次,{'9' * 30},人次,20": f"target: '{'9' * 30}' is no target; write it as ≥100 or in words",
    f"培训费,{'长' * 300},≥100,人次,20": "indicator: the text has 300 characters; at most 200",
    "培训费,培训人次,≥100,5,20": "unit: '5' is no unit; write the number under 指标值",
    "培训费,培训人次,≥100,人次,很多": "weight: '很多' is no number of points from 0 to 1000",
    "培训费,培训人次,≥100,人次,-1": "weight: '-1' is no number of points from 0 to 1000",
    "培训费,培训人次,≥100,人次,1e9": "weight: '1e9' is no number of points from 0 to 1000",
}


@pytest.mark.parametrize("row", NONSENSE, ids=range(len(NONSENSE)))
def test_a_row_of_nonsense_is_named_with_its_cell(tmp_path, row):
    with pytest.raises(InputError) as caught:
        asked(tmp_path, *SAME, row)
    assert caught.value.problems == (f"row 4, {NONSENSE[row]}",)


def test_every_row_of_nonsense_is_named(tmp_path):
    with pytest.raises(InputError, match="4 problems"):
        asked(tmp_path, "，,！,—,7,很多")


def test_a_table_without_a_row_is_said(tmp_path):
    with pytest.raises(InputError, match="no target below the header"):
        asked(tmp_path)


def test_targets_in_words_and_weights_with_their_sign_are_none(tmp_path):
    rows = (
        "项目,完成时间,2024年12月底前,,10分",
        "项目,及时性,及时,,5",
        ",满意度,≥95%,%,10%",
        ",成本,≤1.5万元/人,,0.5",
    )
    assert list(asked(tmp_path, *SAME, *rows)) == ["approved_left_out"]
