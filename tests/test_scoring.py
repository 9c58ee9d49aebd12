"""Points by a scale: typed at the desk, given on the page, and a run that is asked for them."""

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from printed import figures, own
from projects import PARAMETERS, REPORT, make_project, write_notebook
from test_desk import book_of, data, problems, sheet_rows
from test_scales import BANDS, HEAD, NO_MARKS, line, marks, scale_in

from helpers.errors import InputError
from helpers.measure import facts_of, indicators_of, scored
from helpers.publish import project_status, review, run
from helpers.read import Review, read_raw, read_scale
from helpers.show import score_table, view

SHEET = "人工评分"
__all__ = ["data"]


def give(data: Path, item: str, **cells: object) -> None:
    """Type cells, by their heads, into an indicator's row; into a new one where it has none."""
    book = openpyxl.load_workbook(book_of(data))
    page = book[SHEET]
    heads = [cell.value for cell in page[1]]
    row = next((row for row in page.iter_rows(min_row=2) if row[0].value == item), None)
    place = row[0].row if row else page.max_row + 1
    for name, value in {"指标": item, **cells}.items():
        page.cell(place, heads.index(name) + 1, value)
    book.save(book_of(data))


def test_the_desk_has_a_row_for_what_only_a_person_can_score(data):
    review(data, "aa", "2024")
    rows = sheet_rows(data, SHEET)
    assert len(rows) == 11
    assert list(rows[0]) == ["指标", "得分", "理由", "评分人"]
    assert "资金使用合规性" in [row["指标"] for row in rows]


def test_points_are_read_back_and_stay_when_the_workbook_is_written_again(data):
    review(data, "aa", "2024")
    give(data, "资金使用合规性", 得分="4.5", 理由="抽查无违规", 评分人="李")
    give(data, "本县加分项", 得分=2, 理由="获表彰", 评分人="李")
    review(data, "aa", "2024")
    assert read_raw(data, "aa", "2024").marks.values.tolist() == [
        ["资金使用合规性", "4.5", "抽查无违规", "李"],
        ["本县加分项", "2", "获表彰", "李"],
    ]


def test_what_was_decided_elsewhere_leaves_points_alone(data):
    review(data, "aa", "2024")
    give(data, "资金使用合规性", 得分="4", 理由="抽查无违规", 评分人="李")
    review(data, "aa", "2024", more=Review(data))
    assert list(read_raw(data, "aa", "2024").marks["points"]) == ["4"]


def test_points_without_a_reason_or_a_number_are_refused_by_row(data):
    review(data, "aa", "2024")
    give(data, "本县加分项", 得分="很好", 评分人="李")
    assert problems(data) == [
        "人工评分 row 13, 得分: '很好' is no number of points from 0 to 1000",
        "人工评分 row 13, 理由: the cell is empty; say why so many points",
    ]


def test_a_workbook_older_than_the_sheet_has_no_points(data):
    review(data, "aa", "2024")
    book = openpyxl.load_workbook(book_of(data))
    del book[SHEET]
    book.save(book_of(data))
    assert read_raw(data, "aa", "2024").marks.empty


def shown(scale, frame, typed=NO_MARKS, language: str = "zh") -> str:
    facts = facts_of(frame, language)
    found = scored(scale, facts, indicators_of(facts, frame, language), typed, language)
    return str(score_table(found, view(facts, frame, "2024", language)).html)


def test_the_page_has_points_rule_and_why_a_line_could_not_be_scored(tmp_path):
    scale = scale_in(
        tmp_path, line(bands=BANDS), line("执行", "execution_to_initial", 10, share="true"),
        line("制度", of=None, full=5, person="true"), total=18,
    )  # fmt: skip
    page = shown(scale, figures(own("initial", 100), own("actual", 80)), marks(("制度", "4", "齐全", "李")))
    for words in ("80.00%", "按比率计分，最多10分", "不计分；缺年中调整", "评分人：李", "示范县财政局网页"):
        assert words in page


def test_without_a_scale_the_page_has_nothing():
    assert shown(None, figures(own("initial", 1))) == ""


def test_a_page_keeps_the_scale_that_it_was_made_by_until_a_run_says_none(tmp_path):
    project = make_project(tmp_path)
    takes_scale = PARAMETERS + '\nscale: str = ""  # a scale'
    cells = {"points": 'f"by {Path(scale).name or None}"'}
    write_notebook(
        project.notebooks / "01-department-year.ipynb",
        {"setup": "from pathlib import Path", **cells},
        REPORT,
        takes_scale,
    )
    path = tmp_path / "办法.toml"
    path.write_text(f"{HEAD}total = 3\n{line(bands=BANDS)}", encoding="utf-8")
    page = project.reports / "aa" / "2024" / "report.html"
    assert run(replace(project, scale=path)).is_fine
    assert "by 办法.toml" in page.read_text(encoding="utf-8")
    assert [plan.due for plan in run(replace(project, scale=path)).plans] == [""]
    assert [plan.due for plan in run(project).plans] == [""]
    assert project_status(project).is_fine
    text = path.read_text(encoding="utf-8")
    path.unlink()
    assert [state.state for state in project_status(project).found] == ["stale"]
    path.write_text(f"{text}# again\n", encoding="utf-8")
    assert [plan.names for plan in run(project).plans] == ["scale"]
    assert "by 办法.toml" in page.read_text(encoding="utf-8")
    assert [plan.names for plan in run(replace(project, is_unscaled=True)).plans] == ["scale"]
    assert "by None" in page.read_text(encoding="utf-8")
    assert [plan.due for plan in run(project).plans] == [""]


def test_a_run_with_a_scale_that_is_refused_makes_nothing(tmp_path):
    project = make_project(tmp_path)
    path = tmp_path / "scale.toml"
    path.write_text(f"{HEAD}total = 4\n{line(bands=BANDS)}", encoding="utf-8")
    with pytest.raises(InputError, match="come to 3 points; the total is 4"):
        run(replace(project, scale=path))
    assert not (project.reports / "aa").exists()
    path.write_text(f"{HEAD}total = 3\n{line(of='no_ratio', bands=BANDS)}", encoding="utf-8")
    with pytest.raises(InputError, match="'no_ratio' is no ratio"):
        run(replace(project, scale=path))
    assert read_scale(path).lines[0].of == "no_ratio"
