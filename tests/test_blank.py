"""An empty workbook to fill: nothing is overwritten, and what is filled in can be read."""

import pytest
from openpyxl import load_workbook

from helpers import schema
from helpers.errors import InputError, JixiaoError
from helpers.publish.blank import make_blank
from helpers.read import read_profile, read_raw


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


def test_workbook_that_was_filled_in_is_read(tmp_path):
    path = make_blank(tmp_path, "demo", "2024")[-1]
    workbook = load_workbook(path)
    sheet = workbook.active
    header = [cell.value for cell in sheet[1]]
    figure = {
        "kind": "金额",
        "subject": "培训费",
        "measure": "年初预算",
        "unit": "万元",
        "phrase": "16.2万元",
    }
    sheet.append([(figure | {"value": 16.2}).get(name) for name in header])
    workbook.save(path)
    figures = read_raw(tmp_path, "demo", "2024").figures
    assert list(figures.loc[0, ["kind", "measure", "value"]]) == ["money", "initial", "16.2"]


def test_second_sheet_explains_every_column_and_measure(tmp_path):
    workbook = load_workbook(make_blank(tmp_path, "demo", "2024")[-1])
    explained = {cell.value for cell in workbook["说明"]["A"]}
    assert {cell.value for cell in workbook.active[1]} <= explained
    assert {measure.name for measure in schema.MEASURES} <= explained
    assert set(schema.REQUIRED) <= {cell.value for cell in workbook.active[1]}
