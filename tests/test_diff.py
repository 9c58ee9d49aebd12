"""`jixiao diff`: two processed department-years, or two pages, number by number."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import Result
from projects import run_within, warm_server

from helpers.publish import process_all

pytestmark = pytest.mark.xdist_group("diff")

FIGURES = """kind,subject,account,measure,value,unit,phrase
money,部门,total,年初预算,80,万元,年初预算80万元
money,部门,total,实际支出,40,万元,实际支出40万元
money,甲,fund,年初预算,10,万元,甲年初预算10万元
money,甲,fund,实际支出,0,万元,甲实际支出0万元
"""


@pytest.fixture(scope="module", autouse=True)
def one_server():
    with warm_server():
        yield


@pytest.fixture(scope="module")
def data(tmp_path_factory) -> Path:
    """Two years; the later one spent more, and no longer has the fund."""
    folder = tmp_path_factory.mktemp("diff") / "data"
    later = "\n".join(line for line in FIGURES.splitlines() if "甲" not in line)
    for year, text in (("2023", FIGURES), ("2024", later.replace("40", "60") + "\n")):
        (folder / "raw/aa" / year).mkdir(parents=True)
        (folder / "raw/aa" / year / "figures.csv").write_text(text, encoding="utf-8")
    (folder / "raw/aa/department.toml").write_text('name_zh = "甲局"\n', encoding="utf-8")
    assert [each.error for each in process_all(folder) if each.error] == []
    return folder


def diff(data: Path, *words: str) -> subprocess.CompletedProcess:
    command = [sys.executable, "-m", "helpers.cli", "diff", *words, "--data", str(data)]
    return subprocess.run(command, capture_output=True, text=True, timeout=100)


def diff_within(data: Path, *words: str) -> Result:
    """The same by this process."""
    return run_within(data, "diff", *words, "--data", data)


def test_each_number_is_told_from_what_to_what_and_because_of_which_figure(data):
    done = diff(data, "aa/2023", "aa/2024", "--language", "zh")
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert "部门：实际支出  40.00 → 60.00（因原文：实际支出40万元 → 实际支出60万元）" in lines
    assert any(line.startswith("部门：完成年初预算的%  50.00% → 75.00%（") for line in lines)
    assert any(line.startswith("甲：年初预算  10.00 → —") for line in lines)
    assert [line for line in lines if line.startswith("部门：年初预算")] == []


def test_a_processed_folder_is_compared_with_its_own_copy(data, tmp_path):
    copy = tmp_path / "aa" / "2023"
    shutil.copytree(data / "processed/aa/2023", copy)
    [line] = diff_within(data, "aa/2023", str(copy), "--language", "en").stdout.splitlines()
    assert line.startswith("0 changed, ")
    assert line.endswith(" the same.")


def test_what_is_not_there_is_said_and_nothing_is_compared(data):
    done = diff_within(data, "aa/2023", "aa/2022", "--language", "en")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "no processed tables; name a processed folder, or department/year" in done.stderr


@pytest.fixture(scope="module")
def pages(data, tmp_path_factory) -> Path:
    """The report of a year, and the same after a figure was put right."""
    root, folder = Path(__file__).parents[1], tmp_path_factory.mktemp("pages")
    for name, spent in (("old", "40"), ("new", "60")):
        project = folder / name
        shutil.copytree(root / "notebooks", project / "notebooks")
        (project / "requirements.lock").touch()
        raw = project / "data/raw/aa/2023"
        raw.mkdir(parents=True)
        (raw / "figures.csv").write_text(FIGURES.replace("40", spent), encoding="utf-8")
        (raw.parent / "department.toml").write_text('name_zh = "甲局"\n', encoding="utf-8")
        words = ("run", "--notebook", "01-department-year", "--language", "zh")
        assert run_within(project, *words).exit_code == 0
        shutil.copy(project / "reports/aa/2023/report.html", folder / f"{name}.html")
    return folder


def test_two_pages_are_compared_number_by_number_without_their_data(data, pages):
    done = diff(data, str(pages / "old.html"), str(pages / "new.html"), "--language", "zh")
    assert (done.returncode, done.stderr) == (0, "")
    *lines, count = done.stdout.splitlines()
    assert "实际支出：金额  40.00 → 60.00（因原文：实际支出40万元 → 实际支出60万元）" in lines
    assert "部门：完成年初预算的%：结果  50.00% → 75.00%（因原文：实际支出40万元 → 实际支出60万元）" in lines
    assert [line for line in lines if line.startswith("年初预算")] == []
    assert re.fullmatch(r"\d+项变动，\d+项不变。", count)


def test_a_page_and_itself_differ_in_nothing(data, pages):
    [line] = diff_within(data, *[str(pages / "old.html")] * 2, "--language", "en").stdout.splitlines()
    changed, same = re.fullmatch(r"(\d+) changed, (\d+) the same\.", line).groups()
    assert (changed, int(same) > 10) == ("0", True)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<p>1</p>", "no page of jixiao"),
        ("", "no page of jixiao"),
        (
            '<html lang="en"><div class="jx jx-table"><table></table></div>',
            "in two languages; name two pages in one",
        ),
    ],
)
def test_what_is_no_page_or_one_in_another_language_is_refused(data, pages, tmp_path, text, said):
    (tmp_path / "other.html").write_text(text, encoding="utf-8")
    done = diff_within(data, str(pages / "old.html"), str(tmp_path / "other.html"), "--language", "en")
    assert (done.exit_code, done.stdout) == (2, "")
    assert said in done.stderr


def test_a_page_is_not_compared_with_a_folder(data, pages):
    done = diff_within(data, str(pages / "old.html"), "aa/2023", "--language", "en")
    assert done.exit_code == 2
    assert "a page is compared with a page" in done.stderr
