"""The unit edition: confirmed findings alone, in the words that are sent, under a name that says what it is."""

import re

import lxml.html
import openpyxl
import pytest
from projects import jixiao_within, make_project, warm_server

from helpers.publish import review
from helpers.publish.sending import write_unit_editions

REPORT = """青禾县水务局2024年度部门整体支出绩效自评报告
一、支出情况
联系人：王小明，电话0731-28681234。
2024年部门支出年初预算100万元，实际支出90万元，完成年初预算的95%。
二、专项资金
2024年专项资金共1个，其中：
一是河道清淤，年初预算20万元，支出15万元，完成年初预算的80%。
"""
pytestmark = pytest.mark.xdist_group("sending")
OUT = "青禾县水务局_2024年度自评核对结果_第1稿_送单位.html"


@pytest.fixture(scope="module", autouse=True)
def one_server():
    with warm_server():
        yield


def decide(project, decision: str, words: str, department: str = "aa") -> None:
    """Decide on the findings of a department whose sentence has these words."""
    review(project.data, department, "2024")
    path = project.raw / department / "2024/复核工作表.xlsx"
    book = openpyxl.load_workbook(path)
    sheet = book["问题确认"]
    heads = [cell.value for cell in sheet[1]]
    for row in sheet.iter_rows(min_row=2):
        if any(words in str(cell.value) for cell in row):
            row[heads.index("处理")].value = decision
            row[heads.index("确认人")].value = "张三"
    book.save(path)


@pytest.fixture
def project(tmp_path):
    made = make_project(tmp_path, {"aa": ["2024"], "bb": ["2024"]})
    folder = made.raw / "aa/2024"
    for path in folder.iterdir():
        path.unlink()
    (folder / "自评报告.txt").write_text(REPORT, encoding="utf-8")
    (made.raw / "aa/department.toml").unlink(missing_ok=True)
    (made.raw / "bb/department.toml").write_text('name_zh = "河道清淤"\n', encoding="utf-8")
    return made


def sent(project):
    return sorted(path.name for path in (project.reports / "outbox").glob("*"))


def test_nothing_is_sent_that_no_person_confirmed_and_the_run_says_what_to_do(project):
    done = jixiao_within(project, "run", "--edition", "unit")
    assert done.exit_code == 0
    assert sent(project) == []
    (line,) = done.stderr.splitlines()
    assert re.search(r"^aa/2024, bb/2024: no finding is confirmed.* review aa 2024 first", line)


def test_confirmed_findings_alone_are_sent_in_a_file_whose_name_says_the_edition(project):
    decide(project, "发出", "95%")
    done = jixiao_within(project, "run", "--edition", "unit")
    assert sent(project) == [OUT]
    assert OUT in done.stdout
    page = lxml.html.parse(str(project.reports / "outbox" / OUT)).getroot()
    items = page.findall(".//ol/li")
    assert len(items) == 1
    assert "95%" in items[0].text_content()
    assert "送单位版" in page.findtext(".//header//p[2]")


def test_what_is_sent_has_no_digest_no_version_no_contact_and_no_name_of_another_unit(project):
    decide(project, "发出", "列为")
    jixiao_within(project, "run", "--edition", "unit")
    text = (project.reports / "outbox" / OUT).read_text(encoding="utf-8")
    body = text.partition("<body")[2]
    assert "＊＊＊" in body
    for private in ("王小明", "28681234", "河道清淤", "SHA-256", "papermill", "规则", "<script"):
        assert private not in body


def test_a_page_whose_findings_are_held_back_goes(project):
    decide(project, "发出", "95%")
    jixiao_within(project, "run", "--edition", "unit")
    decide(project, "不发", "95%")
    book = project.raw / "aa/2024/复核工作表.xlsx"
    sheet = openpyxl.load_workbook(book)
    heads = [cell.value for cell in sheet["问题确认"][1]]
    for row in sheet["问题确认"].iter_rows(min_row=2):
        row[heads.index("不发原因")].value = "另行沟通" if row[heads.index("处理")].value else None
    sheet.save(book)
    jixiao_within(project, "run", "--edition", "unit")
    assert sent(project) == []


def test_a_page_under_an_older_name_goes_and_that_of_an_older_draft_stays(project):
    decide(project, "发出", "95%")
    jixiao_within(project, "run", "--edition", "unit")
    profile = project.raw / "aa/department.toml"
    profile.write_text('name_zh = "青禾县水利局"\n', encoding="utf-8")
    jixiao_within(project, "run", "--edition", "unit")
    renamed = OUT.replace("水务局", "水利局")
    assert sent(project) == [renamed]
    newer = (project.raw / "aa/2024/自评报告.txt").read_text(encoding="utf-8").replace("二、", "  二、")
    (project.raw / "aa/2024/report.2.txt").write_text(newer, encoding="utf-8")
    jixiao_within(project, "run", "--edition", "unit")
    assert sent(project) == [renamed, renamed.replace("第1稿", "第2稿")]


def test_same_findings_make_the_same_bytes(project):
    decide(project, "发出", "95%")
    jixiao_within(project, "run", "--edition", "unit")
    before = (project.reports / "outbox" / OUT).read_bytes()
    write_unit_editions(project, [("aa", "2024")])
    assert (project.reports / "outbox" / OUT).read_bytes() == before


def test_two_units_of_one_name_have_two_files(project):
    (project.raw / "bb/department.toml").write_text('name_zh = "青禾县水务局"\n', encoding="utf-8")
    decide(project, "发出", "95%")
    jixiao_within(project, "run", "--edition", "unit")
    assert sent(project) == [OUT.replace("_2024", "_aa_2024")]


def test_a_restricted_department_is_processed_and_has_no_page_no_row_and_no_fingerprint(project):
    profile = project.raw / "aa/department.toml"
    profile.write_text('name_zh = "青禾县水务局"\nrestricted = true\n', encoding="utf-8")
    done = jixiao_within(project, "run", "--edition", "unit")
    assert done.exit_code == 0
    assert (project.processed / "aa/2024/findings.csv").is_file()
    assert "fingerprint" not in (project.processed / "aa/2024/words.csv").read_text(encoding="utf-8")
    assert not (project.reports / "aa").exists()
    for name in ("index.html", "index.json"):
        assert "青禾县水务局" not in (project.reports / name).read_text(encoding="utf-8")
    assert jixiao_within(project, "status").exit_code == 0


def test_a_restricted_department_that_cannot_be_read_fails_the_run_by_its_sentence(project):
    (project.raw / "aa/department.toml").write_text('restricted = "yes"\n', encoding="utf-8")
    done = jixiao_within(project, "run")
    assert done.exit_code == 1
    assert "restricted: 'yes' is not true or false" in done.stderr
    assert not (project.reports / "aa").exists()
