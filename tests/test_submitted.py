"""The document of a year's folder: its numerals, its kind, and what its title says of department and year."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from helpers import schema
from helpers.errors import InputError, JixiaoError, UnreadableDocument
from helpers.publish.process import process
from helpers.read import profile_shown, read_processed, read_raw
from helpers.read.language import word_table
from helpers.read.report import Title
from helpers.read.submitted import table_of

TITLE = "青禾县水务局2024年度部门整体支出绩效自评报告"
BODY = "一、基本情况\n2024年部门支出年初预算20万元，实际支出18万元。\n二、履职情况\n全年办理来件30件。\n"


def year_folder(data: Path, year: str = "2024", profile: str = 'name_zh = "示范局"\n') -> Path:
    folder = data / "raw" / "demo" / year
    folder.mkdir(parents=True)
    if profile:
        (folder.parent / "department.toml").write_text(profile, encoding="utf-8")
    return folder


def report(folder: Path, title: str = TITLE, body: str = BODY, name: str = "report.txt") -> Path:
    path = folder / name
    path.write_text(f"{title}\n{body}", encoding="utf-8")
    return path


def told(source) -> dict[str, str]:
    return dict(zip(source.document["item"], source.document["value"], strict=True))


def refusal(data: Path, year: str = "2024") -> str:
    with pytest.raises(JixiaoError) as caught:
        read_raw(data, "demo", year)
    return str(caught.value)


def test_every_numeral_is_kept_with_its_figures_or_its_reason(tmp_path):
    report(year_folder(tmp_path))
    source = read_raw(tmp_path, "demo", "2024")
    ids = dict(zip(source.figures["value"], source.figures["id"], strict=True))
    rows = source.numbers[["place", "printed", "figures", "reason"]]
    assert list(rows.itertuples(index=False, name=None)) == [
        ("line 1", "2024年度", "", "date"),
        ("line 2", "一", "", "heading_mark"),
        ("line 3", "2024年", "", "date"),
        ("line 3", "20", ids["20"], ""),
        ("line 3", "18", ids["18"], ""),
        ("line 4", "二", "", "heading_mark"),
        ("line 5", "30", ids["30"], ""),
    ]
    assert set(source.numbers["source"]) == {"report.txt"}


def test_reasons_of_numerals_are_of_the_closed_list(tmp_path):
    report(year_folder(tmp_path), body=f"{BODY}电话0731-28580001，文号〔2024〕5号。\n")
    reasons = set(read_raw(tmp_path, "demo", "2024").numbers["reason"])
    assert reasons - {""} <= {term.name for term in schema.NO_FIGURE}
    assert {"phone", "document_number"} <= reasons


def test_numerals_lead_to_the_figures_of_the_table_that_states_them_too(tmp_path):
    folder = year_folder(tmp_path)
    report(folder)
    table = "kind,subject,measure,value,unit,phrase,account\nmoney,部门,actual,18,万元,支出18万元,total\n"
    (folder / "figures.csv").write_text(table, encoding="utf-8")
    source = read_raw(tmp_path, "demo", "2024")
    figures = source.figures[source.figures["value"] == "18"]
    assert list(figures["origin"]) == ["transcribed"]
    numbers = source.numbers[source.numbers["printed"] == "18"]
    assert list(numbers["figures"]) == list(figures["id"])
    cited = {name for cell in source.numbers["figures"] for name in cell.split()}
    assert cited <= set(source.figures["id"])


def test_table_alone_has_no_numerals_and_no_document(tmp_path):
    folder = year_folder(tmp_path)
    table = "kind,subject,measure,value,unit,phrase\nmoney,部门,actual,18,万元,支出18万元\n"
    (folder / "figures.csv").write_text(table, encoding="utf-8")
    process(tmp_path, "demo", "2024")
    source = read_processed(tmp_path, "demo", "2024")
    assert (len(source.numbers), len(source.document)) == (0, 0)
    assert list(source.numbers.columns) == schema.names(schema.NUMBERS)


def test_numerals_and_document_reach_the_notebook_as_they_were_read(tmp_path):
    report(year_folder(tmp_path))
    before = process(tmp_path, "demo", "2024")
    after = read_processed(tmp_path, "demo", "2024")
    assert after.numbers.equals(before.numbers)
    assert after.document.equals(before.document)


@pytest.mark.parametrize(
    ("year", "title"),
    [
        ("2024", TITLE),
        ("2024", "青禾县水务局2024年工作总结和2025年工作计划"),
        ("2025", "青禾县水务局2024年工作总结和2025年工作计划"),
        ("2024", "青禾县水务局2023-2024年度部门整体支出绩效自评报告"),
        ("2023", "青禾县水务局2023年度部门整体支出绩效自评报告（2024年5月）"),
        ("2023-24", "青禾县水务局2024年部门整体支出绩效自评报告"),
        ("2024", "青禾县水务局部门整体支出绩效自评报告"),
    ],
)
def test_document_whose_title_names_the_folders_year_is_read(tmp_path, year, title):
    report(year_folder(tmp_path, year), title)
    assert not read_raw(tmp_path, "demo", year).figures.empty


@pytest.mark.parametrize(
    ("title", "named"),
    [(TITLE, "2024"), ("青禾县水务局2024年工作总结和2025年工作计划", "2024、2025")],
)
def test_document_of_another_year_than_its_folder_is_refused_with_one_sentence(tmp_path, title, named):
    path = report(year_folder(tmp_path, "2023"), title)
    assert refusal(tmp_path, "2023") == (
        f"{path}：标题写的是{named}年，而文件夹是2023年；请移到所属年度的文件夹，或在此放入2023年的报告"
    )


def test_refused_document_leaves_the_processed_tables_as_they_were(tmp_path):
    folder = year_folder(tmp_path, "2023")
    report(folder, "青禾县水务局2023年度部门整体支出绩效自评报告")
    process(tmp_path, "demo", "2023")
    report(folder)
    with pytest.raises(JixiaoError):
        process(tmp_path, "demo", "2023")
    assert told(read_processed(tmp_path, "demo", "2023"))["title"].startswith("青禾县水务局2023")


@pytest.mark.parametrize("profile", ["", 'name_zh = "demo"\n'])
def test_name_in_the_title_stands_for_a_department_that_has_none(tmp_path, profile):
    report(year_folder(tmp_path, profile=profile))
    source = process(tmp_path, "demo", "2024")
    assert source.profile.name_zh == "青禾县水务局"
    assert source.notes[0] == (
        "部门名称未填写，采用report.txt标题中的“青禾县水务局”；请在 department.toml 中写明 name_zh"
    )
    assert read_processed(tmp_path, "demo", "2024").profile.name_zh == "青禾县水务局"
    assert profile_shown(tmp_path, "demo", "2024").name_zh == "青禾县水务局"
    assert profile_shown(tmp_path, "demo").name_zh == "demo"


def test_name_that_was_typed_goes_before_the_title(tmp_path):
    report(year_folder(tmp_path))
    source = read_raw(tmp_path, "demo", "2024")
    assert source.profile.name_zh == "示范局"
    assert told(source)["organisation"] == "青禾县水务局"
    assert not any("name_zh" in note for note in source.notes)


def test_name_in_a_title_begins_behind_its_preposition(tmp_path):
    title = "青禾县人大关于青禾县水务局2024年部门决算的报告"
    report(year_folder(tmp_path, profile=""), title)
    assert read_raw(tmp_path, "demo", "2024").profile.name_zh == "青禾县水务局"


def test_title_without_a_name_leaves_the_id(tmp_path):
    report(year_folder(tmp_path, profile=""), "2024年度部门整体支出绩效自评报告")
    source = read_raw(tmp_path, "demo", "2024")
    assert source.profile.name_zh == "demo"
    assert source.notes[0].startswith("部门名称未填写，以编号“demo”代替")


def test_kind_of_a_document_follows_from_its_title_and_is_noted(tmp_path):
    report(year_folder(tmp_path))
    source = read_raw(tmp_path, "demo", "2024")
    assert told(source) == {
        "title": TITLE,
        "kind": "self_evaluation_report",
        "organisation": "青禾县水务局",
        "draft": "1",
    }
    assert source.notes == [f"report.txt：按“绩效自评报告”读取，依据标题“{TITLE}”"]


def test_kind_in_department_toml_overrules_the_title_by_year(tmp_path):
    profile = 'name_zh = "示范局"\nkinds = {"2024" = "budget", "2023" = "work_report"}\n'
    report(year_folder(tmp_path, profile=profile))
    source = read_raw(tmp_path, "demo", "2024")
    assert told(source)["kind"] == "budget"
    assert source.notes == ["report.txt：按“部门预算”读取，由 department.toml 指定"]


def test_wrong_kinds_and_years_in_department_toml_are_named(tmp_path):
    report(
        year_folder(tmp_path, profile='name_zh = "示范局"\nkinds = {"2024" = "budgets", "24" = "other"}\n')
    )
    with pytest.raises(InputError) as caught:
        read_raw(tmp_path, "demo", "2024")
    assert list(caught.value.problems) == [
        "kinds: '24' is no year; as 2024, or 2016-17 for a fiscal year",
        "kinds.2024: 'budgets' is not a kind of document; did you mean 'budget'?",
    ]


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        ('kinds = "budget"', 'kinds: \'budget\' is no table of years, as kinds = {"2024" = "budget"}'),
        ("kinds = {2024 = 3}", "kinds.2024: 3 is not text; put it in quotes"),
    ],
)
def test_kinds_that_are_no_table_of_words_are_named(tmp_path, entry, problem):
    report(year_folder(tmp_path, profile=f'name_zh = "示范局"\n{entry}\n'))
    with pytest.raises(InputError) as caught:
        read_raw(tmp_path, "demo", "2024")
    assert list(caught.value.problems) == [problem]


def test_kinds_that_titles_name_are_those_of_the_vocabulary():
    kinds = {row["kind"] for row in word_table("kinds")}
    assert {*kinds, "other"} == {term.name for term in schema.DOCUMENT_KINDS}


def test_each_table_that_was_not_understood_has_a_row_of_its_own():
    document = table_of(Title(TITLE, "other", "2024"), ["附表三", "往来明细 · 数甲"], "report.docx")
    assert list(document.itertuples(index=False, name=None)) == [
        ("title", TITLE, "report.docx"),
        ("kind", "other", "report.docx"),
        ("not_understood", "附表三", "report.docx"),
        ("not_understood", "往来明细 · 数甲", "report.docx"),
    ]


def test_workbook_is_a_report_too(tmp_path):
    folder = year_folder(tmp_path)
    workbook = Workbook()
    for row in ((TITLE,), ("单位：万元",), ("项目", "年初预算", "实际支出"), ("培训费", 5, 4)):
        workbook.active.append(row)
    workbook.save(folder / "自评表.xlsx")
    figures = read_raw(tmp_path, "demo", "2024").figures
    assert set(figures["source"]) == {"自评表.xlsx"}
    assert set(zip(figures["measure"], figures["value"], strict=True)) == {("initial", "5"), ("actual", "4")}


def test_document_that_is_empty_is_refused_with_its_reason(tmp_path):
    (year_folder(tmp_path) / "自评报告.docx").touch()
    with pytest.raises(UnreadableDocument, match="是空文件"):
        read_raw(tmp_path, "demo", "2024")
