"""An empty workbook to fill, one sheet a subject: nothing is overwritten, and what is filled in can be read."""

import re
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from helpers import schema
from helpers.errors import InputError, JixiaoError
from helpers.measure import facts_of
from helpers.publish.blank import make_blank
from helpers.read import FORM_SHEETS, read_profile, read_raw, words_offered

SHEETS = ["预算总表", "专项资金", "人员", "履职活动"]


def filled(folder: Path, **rows: list[dict[str, object]]) -> Path:
    """The workbook of demo 2024 with rows in its sheets, by the heads of their columns."""
    path = make_blank(folder, "demo", "2024")[-1]
    book = load_workbook(path)
    for name, own in rows.items():
        heads = [cell.value for cell in book[name][1]]
        for row in own:
            assert set(row) <= set(heads)
            book[name].append([row.get(head) for head in heads])
    book.save(path)
    return path


def workbook(folder: Path) -> Workbook:
    return load_workbook(make_blank(folder, "demo", "2024")[-1])


def rules_of(book: Workbook, sheet: str) -> dict[str, object]:
    """What is checked below each head of a sheet."""
    page = book[sheet]
    heads = {cell.column_letter: cell.value for cell in page[1]}
    return {heads[str(rule.sqref).split(":")[0][0]]: rule for rule in page.data_validations.dataValidation}


def test_new_department_gets_a_profile_and_a_workbook(tmp_path):
    made = make_blank(tmp_path, "demo", "2024")
    folder = tmp_path / "raw" / "demo"
    assert made == [folder / "department.toml", folder / "2024" / "figures.xlsx"]
    assert read_profile(tmp_path, "demo").name_zh == "demo"


def test_new_year_of_a_department_leaves_its_profile_alone(tmp_path):
    make_blank(tmp_path, "demo", "2023")
    profile = tmp_path / "raw" / "demo" / "department.toml"
    profile.write_text('name_zh = "示范局"\n', encoding="utf-8")
    assert make_blank(tmp_path, "demo", 2024) == [tmp_path / "raw" / "demo" / "2024" / "figures.xlsx"]
    assert read_profile(tmp_path, "demo").name_zh == "示范局"


def test_year_that_is_there_is_not_touched(tmp_path):
    folder = tmp_path / "raw" / "demo" / "2024"
    folder.mkdir(parents=True)
    with pytest.raises(JixiaoError) as caught:
        make_blank(tmp_path, "demo", "2024")
    assert str(caught.value) == f"{folder}: there already; nothing was changed"
    assert list(folder.parent.rglob("*")) == [folder]


@pytest.mark.parametrize(("department", "year"), [("../demo", "2024"), ("demo", "../2024")])
def test_names_are_checked_before_anything_is_made(tmp_path, department, year):
    with pytest.raises(JixiaoError):
        make_blank(tmp_path, department, year)
    assert list(tmp_path.iterdir()) == []


def test_workbook_that_nobody_filled_in_says_so(tmp_path):
    make_blank(tmp_path, "demo", "2024")
    with pytest.raises(InputError, match="there is no figure below the header; enter one figure a row"):
        read_raw(tmp_path, "demo", "2024")


def test_a_sheet_a_subject_and_chinese_throughout(tmp_path):
    book = workbook(tmp_path)
    assert [page.title for page in book if page.sheet_state == "visible"] == [*SHEETS, "说明"]
    texts = [str(cell.value) for page in book for row in page.iter_rows() for cell in row if cell.value]
    english = {word for text in texts for word in re.findall("[A-Za-z]+", text)}
    assert english <= {"jixiao", "run"}


def test_all_sheets_that_are_filled_in_are_read_together(tmp_path):
    filled(
        tmp_path,
        预算总表=[
            {"指标": "年初预算", "数值": 100, "单位": "万元"},
            {"指标": "决算数", "数值": 80.5, "单位": "万元"},
            {"科目": "基本支出", "指标": "实际支出", "数值": 50, "单位": "万元"},
        ],
        专项资金=[
            {"对象": "培训费", "指标": "年初预算", "数值": 16.2, "单位": "万元", "原文": "培训费16.2万元"}
        ],
        人员=[{"指标": "在职人数", "数值": 13}],
        履职活动=[{"主题": "提案", "对象": "委员提案", "指标": "立案数", "数值": 355, "单位": "件"}],
    )
    figures = read_raw(tmp_path, "demo", "2024").figures
    told = figures[["kind", "subject", "account", "measure", "value", "unit"]].values.tolist()
    assert told == [
        ["money", "部门", "total", "initial", "100", "万元"],
        ["money", "部门", "total", "actual", "80.5", "万元"],
        ["money", "部门", "basic", "actual", "50", "万元"],
        ["money", "培训费", "fund", "initial", "16.2", "万元"],
        ["people", "部门", "", "in_service", "13", "人"],
        ["count", "委员提案", "", "filed", "355", "件"],
    ]
    assert list(figures["locator"])[:4] == [
        "预算总表 row 2",
        "预算总表 row 3",
        "预算总表 row 4",
        "专项资金 row 2",
    ]
    assert list(figures["phrase"])[2:4] == ["部门实际支出50万元", "培训费16.2万元"]
    facts = facts_of(figures)
    share = facts[(facts["fact"] == "execution_to_initial") & (facts["subject"] == "部门")]
    assert list(share["value"]) == ["0.805"]


def test_what_fits_nothing_is_told_with_its_sheet_and_row(tmp_path):
    path = filled(tmp_path, 专项资金=[{"对象": "培训费", "指标": "年初预标", "数值": 1, "单位": "万元"}])
    with pytest.raises(InputError) as caught:
        read_raw(tmp_path, "demo", "2024")
    assert caught.value.path == str(path)
    assert caught.value.problems == (
        "专项资金 row 2, measure: '年初预标' is not a measure; did you mean '年初预算'?",
    )


@pytest.mark.parametrize("sheet", FORM_SHEETS, ids=lambda sheet: sheet.name)
def test_every_column_stops_what_fits_nothing_at_the_cell(tmp_path, sheet):
    book = workbook(tmp_path)
    rules = rules_of(book, sheet.name)
    labels = {column.name: column.zh for column in schema.FIGURES}
    assert sorted(rules) == sorted(labels[name] for name in sheet.columns)
    assert all(rule.showErrorMessage and rule.errorStyle == "stop" for rule in rules.values())
    for name in sheet.columns:
        if words_offered(name, sheet.kind) and name not in ("unit",):
            assert rules[labels[name]].type == "list"
    assert rules["数值"].type in ("decimal", "whole")


def test_the_words_of_a_drop_down_are_all_understood(tmp_path):
    """Each word that a measure's drop-down offers, typed in a row of its own, is read."""
    rows = [{"指标": word, "数值": 1, "单位": "元"} for word in words_offered("measure", "money")]
    assert {"年初预算", "决算数", "调整后预算"} <= {row["指标"] for row in rows}
    filled(tmp_path, 预算总表=rows)
    figures = read_raw(tmp_path, "demo", "2024").figures
    assert len(figures) == len(rows)


def test_a_drop_down_has_its_words_on_the_hidden_sheet(tmp_path):
    book = workbook(tmp_path)
    area = rules_of(book, "预算总表")["科目"].formula1
    sheet, cells = area.split("!")
    assert sheet == "'词表'"
    assert [cell.value for (cell,) in book["词表"][cells.replace("$", "")]] == list(
        words_offered("account", "money")
    )
