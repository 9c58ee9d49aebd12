"""Pages as PDF by an installed browser: once each, again when they change, and a line where there is none."""

import os
import shutil
import subprocess

import pytest
from projects import command, jixiao, make_project, popen
from pypdf import PdfReader

needs_browser = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not shutil.which("chromium") and not os.environ.get("CI"), reason="no chromium: nothing is printed"
    ),
]


@pytest.mark.browser
@pytest.mark.skipif(not shutil.which("chromium") and not os.environ.get("CI"), reason="no chromium")
def test_a_page_is_printed_once_and_again_when_it_has_changed(tmp_path):
    project = make_project(tmp_path)
    pdf = project.reports / "aa/2024/report.pdf"
    assert "PDF: 1 made, 0 up to date" in jixiao(project, "run", "--pdf").stdout
    assert len(PdfReader(pdf).pages) == 1
    before = pdf.stat().st_mtime_ns
    assert "PDF: 0 made, 1 up to date" in jixiao(project, "run", "--pdf").stdout
    assert pdf.stat().st_mtime_ns == before
    with (project.raw / "aa/2024/figures.csv").open("a", encoding="utf-8") as file:
        file.write("money,乙项目,actual,3,万元,支出3万元,fund,二\n")
    assert "PDF: 1 made" in jixiao(project, "run", "--pdf").stdout
    assert jixiao(project, "status").returncode == 0


def test_without_a_browser_nothing_is_started_and_a_line_says_how_to_get_one(tmp_path):
    project = make_project(tmp_path)
    settings = popen(project) | {"env": os.environ | {"JIXIAO_BROWSER": "no-such-browser"}}
    done = subprocess.run(command("run", "--pdf"), **settings)
    assert done.returncode == 2
    assert "apt install chromium" in done.stderr
    assert done.stderr.count("\n") == 1
    assert not (project.reports / "aa").exists()


def test_a_browser_that_is_killed_is_tried_again_and_then_told_in_a_sentence_while_other_pages_go_on(
    tmp_path,
):
    project = make_project(tmp_path, {"aa": ["2024"], "bb": ["2024"]})
    browser = tmp_path / "browser"
    browser.write_text(DYING, encoding="utf-8")
    browser.chmod(0o755)
    settings = popen(project) | {"env": os.environ | {"JIXIAO_BROWSER": str(browser)}}
    done = subprocess.run(command("run", "--pdf"), **settings)
    assert done.returncode == 1
    assert "PDF: 1 made, 0 up to date, 1 failed" in done.stdout
    assert done.stderr.splitlines() == [
        f"{project.reports / 'aa/2024/report.pdf'}: the browser ended with -9, 2 times; the page is not printed"
    ]
    assert (project.reports / "bb/2024/report.pdf").read_text() == "a PDF\n"
    again = subprocess.run(command("run", "--pdf"), **settings)
    assert "PDF: 0 made, 1 up to date, 1 failed" in again.stdout


DYING = """#!/bin/sh
for word in "$@"; do
  case "$word" in
    --print-to-pdf=*) target="${word#--print-to-pdf=}" ;;
    */aa/*) kill -9 $$ ;;
  esac
done
echo "a PDF" > "$target"
"""
