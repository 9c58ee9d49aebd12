"""What a document is, by its title: kind, year, department, project. All names are made up."""

import pytest
from typed_documents import grid

from helpers.read.documents import Paragraph
from helpers.read.report.kinds import title_of, years_of
from helpers.schema import DOCUMENT_KINDS

KINDS = {
    "self_evaluation_report": [
        "青禾县水务局2024年度部门整体支出绩效自评报告",
        "关于2024年度部门整体支出绩效自评情况的报告",
        "2023年河道保洁专项资金绩效自评报告",
        "柳塘区教育局2022年度整体绩效自评工作报告",
        "2024年部门整体支出绩效评价报告",
    ],
    "self_evaluation_form": [
        "2024年度部门整体支出绩效自评表",
        "项目支出绩效自评表（2023年度）",
        "2024年部门预算项目绩效目标表",
        "2024年部门整体支出绩效评价基础数据表",
        "青禾县水务局2025年项目支出绩效目标申报表",
    ],
    "final_accounts": [
        "青禾县水务局2024年度部门决算",
        "2023年度单位决算公开说明",
        "柳塘区教育局2022年部门决算公开报告",
    ],
    "budget": [
        "青禾县水务局2025年部门预算",
        "2024年单位预算公开说明",
        "柳塘区教育局2025年度“三公”经费预算表",
    ],
    "government_budget_report": [
        "关于青禾县2024年财政预算执行情况和2025年财政预算草案的报告",
        "青禾县2024年一般公共预算收支情况",
        "青禾县2024年政府债务限额和余额情况",
    ],
    "work_report": [
        "青禾县水务局2024年工作总结",
        "柳塘区2024年上半年提案办理工作情况",
        "2023年度述职材料",
    ],
    "other": [
        "2024年部门决算和2025年部门预算公开",
        "关于召开培训会的通知",
        "青禾县水务局",
    ],
}


@pytest.mark.parametrize(("kind", "title"), [(kind, title) for kind in KINDS for title in KINDS[kind]])
def test_kind_is_the_titles(kind, title):
    assert title_of([Paragraph(title, "line 1"), Paragraph("一、基本情况", "line 2")]).kind == kind


def test_every_kind_of_the_schema_has_a_title_here():
    assert set(KINDS) == {term.name for term in DOCUMENT_KINDS}


def test_heading_tells_only_where_there_is_no_title():
    headed = [Paragraph("一、2024年度部门决算情况说明", "line 1"), Paragraph("支出5万元。", "line 2")]
    assert title_of(headed).kind == "final_accounts"
    titled = [Paragraph("青禾县水务局简介", "line 1"), Paragraph("一、2024年度部门决算情况说明", "line 2")]
    assert title_of(titled).kind == "other"


def test_title_of_a_table_is_the_text_alone_in_its_first_rows():
    rows = ["2024年度项目支出绩效自评表 | < | <", "项目名称 | 河道保洁 | 万元"]
    assert title_of([grid(rows)]).kind == "self_evaluation_form"


def test_what_is_known_from_outside_goes_before_the_title():
    found = title_of([Paragraph("青禾县水务局2024年度部门决算", "line 1")], year="2023", kind="budget")
    assert (found.year, found.kind) == ("2023", "budget")


@pytest.mark.parametrize(
    ("title", "year", "organisation", "project"),
    [
        ("青禾县水务局2024年度部门整体支出绩效自评报告", "2024", "青禾县水务局", ""),
        ("2024年度青禾县水务局部门整体支出绩效自评报告", "2024", "青禾县水务局", ""),
        ("2023年度河道保洁专项资金绩效自评报告", "2023", "", "河道保洁专项"),
        ("青禾县水务局2024年工作总结", "2024", "青禾县水务局", ""),
        ("部门整体支出绩效自评报告", "", "", ""),
    ],
)
def test_title_names_year_department_and_project(title, year, organisation, project):
    found = title_of([Paragraph(title, "line 1")])
    assert (found.year, found.organisation) == (year, organisation)
    assert bool(found.project) == bool(project)
    assert found.project in ("", project, f"{project}资金")


def test_years_of_a_title_are_told_each():
    assert years_of("2024年财政预算执行情况和2025年财政预算草案") == {"2024", "2025"}


def test_year_that_a_document_without_one_in_its_title_names_most_often_is_its_own():
    parts = [Paragraph("部门整体支出绩效自评报告", "line 1")]
    parts += [
        Paragraph("2024年支出5万元，比2023年增长2%。", "line 2"),
        Paragraph("2024年收到提案5件。", "line 3"),
    ]
    assert title_of(parts).year == "2024"


@pytest.mark.parametrize(
    ("lines", "year"),
    [
        (["青禾县人民法院工作报告", "——2025年2月20日在青禾县第九届人民代表大会第四次会议上"], "2024"),
        (["青禾县政协常委会工作报告", "（2025年1月8日在政协青禾县第十届委员会第四次会议上）"], "2024"),
        (["青禾县司法局工作总结", "2025年12月28日"], "2025"),
        (["青禾县司法局2023年工作总结", "2025年1月8日"], "2023"),
        (["青禾县司法局部门预算", "2025年1月8日"], "2025"),
    ],
)
def test_speech_in_the_first_months_tells_of_the_year_before(lines, year):
    assert title_of([Paragraph(line, str(place)) for place, line in enumerate(lines)]).year == year
