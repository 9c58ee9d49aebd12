"""One document checked by itself: said in plain words, in time, with an exit code, and nothing written."""

import resource
import subprocess
import sys
from pathlib import Path

import lxml.html
import pytest
from click.testing import Result
from projects import run_within

from helpers.publish import check_document, check_page

REPORT = Path(__file__).parents[1] / "data/raw/sample-bureau/2023/report.docx"
CLEAN = """某局2024年度部门整体支出绩效自评报告
一、支出情况
2024年年初预算100万元，支出90万元，完成年初预算的90%。
"""
FAULTY = CLEAN.replace("的90%", "的95%")


def check(*arguments: str | Path, folder: Path) -> subprocess.CompletedProcess:
    command = [sys.executable, "-m", "helpers.cli", "check", *map(str, arguments), "--language", "zh"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True)


def check_within(*arguments: str | Path, folder: Path) -> Result:
    """The same by this process."""
    spoken = () if "--language" in arguments else ("--language", "zh")
    return run_within(folder, "check", *arguments, *spoken)


def written(folder: Path, text: str, name: str = "自评报告.txt") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(("text", "code"), [(CLEAN, 0), (FAULTY, 1)])
def test_exit_code_says_whether_figures_contradict_each_other(tmp_path, text, code):
    done = check(written(tmp_path, text), folder=tmp_path)
    assert (done.returncode, done.stderr) == (code, "")
    assert ("【差错】" in done.stdout) == bool(code)


def test_findings_stand_under_their_grades_in_plain_words_with_their_places(tmp_path):
    lines = check_within(written(tmp_path, FAULTY), folder=tmp_path).stdout.splitlines()
    assert lines[0] == "自评报告.txt  某局2024年度部门整体支出绩效自评报告"
    at = lines.index("【差错】数字之间相互矛盾，请核对后更正")
    assert lines[at + 1].startswith("  1. ")
    assert "95%" in lines[at + 1]
    assert "90.00%" in lines[at + 1]
    assert not any(word in "\n".join(lines) for word in ("execution_to_initial", "unassigned", "paragraph"))


def test_the_list_is_there_in_english_too(tmp_path):
    done = check_within(written(tmp_path, FAULTY), "--language", "en", folder=tmp_path)
    assert "[Error] figures contradict each other" in done.stdout


def test_a_document_that_is_not_read_gives_4_and_the_others_are_told_all_the_same(tmp_path):
    broken = written(tmp_path, "PK\x03\x04", "报告.docx")
    done = check_within(broken, tmp_path / "没有.docx", written(tmp_path, FAULTY), folder=tmp_path)
    assert done.exit_code == 4
    assert "报告.docx" in done.stderr
    assert "没有.docx" in done.stderr
    assert "【差错】" in done.stdout


def test_nothing_is_written(tmp_path):
    path = written(tmp_path, FAULTY)
    check(path, folder=tmp_path)
    assert [found.name for found in tmp_path.rglob("*")] == [path.name]


def test_the_page_has_the_findings_with_links_to_their_figures_and_no_script(tmp_path):
    done = check_within(written(tmp_path, FAULTY), "--html", tmp_path / "核对.html", folder=tmp_path)
    assert done.exit_code == 1
    page = lxml.html.fromstring((tmp_path / "核对.html").read_text(encoding="utf-8"))
    assert page.find(".//script") is None
    first = page.find(".//li[@id='finding-1']")
    assert "95%" in first.text_content()
    targets = {element.get("id") for element in page.iter() if element.get("id")}
    links = [link.get("href")[1:] for link in first.iter("a")]
    assert links
    assert set(links) <= targets


def test_words_of_a_document_are_escaped_on_the_page(tmp_path):
    checked = check_document(written(tmp_path, FAULTY.replace("某局", "某<b>局")))
    assert "<b>局" not in check_page([checked], "zh")


def test_a_word_report_takes_less_than_two_seconds_of_work():
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = check(REPORT, folder=REPORT.parent)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert done.returncode == 1
    assert (after.ru_utime + after.ru_stime) - (before.ru_utime + before.ru_stime) < 2


def test_a_document_without_a_year_is_checked_all_the_same(tmp_path):
    path = written(tmp_path, "支出情况\n年初预算100万元，支出90万元，完成年初预算的95%。\n")
    assert check_document(path).has_errors


def test_it_says_that_there_was_nothing_to_compare_with(tmp_path):
    said = check_within(written(tmp_path, CLEAN), folder=tmp_path).stdout
    assert "没有其他单位和上年的报告可供比对" in said


def test_what_the_office_settled_holds(tmp_path):
    path, data = written(tmp_path, FAULTY), tmp_path / "data"
    data.mkdir()
    (data / "office.toml").write_text("[rules.rate]\noff = true\n", encoding="utf-8")
    done = check_within(path, "--data", data, folder=tmp_path)
    assert (done.exit_code, "【差错】" in done.stdout) == (0, False)


def test_a_wrong_office_file_is_named(tmp_path):
    path, data = written(tmp_path, FAULTY), tmp_path / "data"
    data.mkdir()
    (data / "office.toml").write_text("[rules.rates]\noff = true\n", encoding="utf-8")
    done = check_within(path, "--data", data, folder=tmp_path)
    assert done.exit_code == 4
    assert "rules.rates: 'rates' is not a rule" in done.stderr
