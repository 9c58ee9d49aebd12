"""Which file of a year's folder is the report: report.* first, then one document under a name of its own."""

from pathlib import Path

import pytest

from helpers.errors import JixiaoError
from helpers.read.documents.reading import CONVERTED, LIBRARIES, TEXT
from helpers.read.places import ENDINGS, report_file


def folder_with(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).touch()
    return folder


def refusal(folder: Path) -> str:
    with pytest.raises(JixiaoError) as caught:
        report_file(folder)
    return str(caught.value)


def test_endings_are_those_that_documents_are_read_from():
    assert set(ENDINGS) == {*TEXT, *LIBRARIES, *CONVERTED}


@pytest.mark.parametrize("ending", ENDINGS)
def test_report_of_every_ending_that_is_read_is_found(tmp_path, ending):
    assert report_file(folder_with(tmp_path, f"report{ending}")).name == f"report{ending}"


@pytest.mark.parametrize("name", ["自评报告.docx", "2024年度部门决算.PDF", "附表.xlsx", "annual report.odt"])
def test_one_document_under_its_own_name_is_the_report(tmp_path, name):
    assert report_file(folder_with(tmp_path, name, "figures.csv", "corrections.csv")).name == name


@pytest.mark.parametrize(
    "name",
    [
        "figures.xlsx",
        "FIGURES.XLS",
        "targets.xlsx",
        "targets.docx",
        "corrections.xlsx",
        "replies.txt",
        "复核工作表.xlsx",
        "复核工作表（二）.xlsx",
        "自评报告_核对批注.docx",
        "自评报告_核对批注（未确认）.pdf",
        ".自评报告.docx",
        "~$自评报告.docx",
        "~WRL0003.doc",
        "desktop.ini",
        "封面.png",
    ],
)
def test_files_that_are_no_report_are_not_taken_for_one(tmp_path, name):
    assert report_file(folder_with(tmp_path, name)) is None
    assert report_file(folder_with(tmp_path, "自评报告.docx")).name == "自评报告.docx"


def test_folder_named_like_a_document_is_none(tmp_path):
    (tmp_path / "自评报告.docx").mkdir()
    assert report_file(tmp_path) is None


@pytest.mark.parametrize("name", ["report.docx", "report.2.pdf"])
def test_report_and_its_drafts_go_before_a_document_of_another_name(tmp_path, name):
    assert report_file(folder_with(tmp_path, "自评报告.docx", "附件.pdf", name)).name == name


def test_two_documents_under_their_own_names_are_one_too_many(tmp_path):
    folder = folder_with(tmp_path, "自评报告.docx", "附件.pdf")
    assert refusal(folder) == (
        f"{folder}: both 自评报告.docx and 附件.pdf; keep one, or name it report, as report.docx"
    )


def test_of_many_documents_the_first_are_named(tmp_path):
    folder = folder_with(tmp_path, *(f"{number:02}.pdf" for number in range(11)))
    named = ", ".join(f"{number:02}.pdf" for number in range(8))
    assert refusal(folder) == f"{folder}: {named} and 3 more; keep one, or name it report, as report.docx"
