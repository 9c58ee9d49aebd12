"""`jixiao diff`: two processed department-years number by number."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from helpers.publish import process_all

FIGURES = """kind,subject,account,measure,value,unit,phrase
money,部门,total,年初预算,80,万元,年初预算80万元
money,部门,total,实际支出,40,万元,实际支出40万元
money,甲,fund,年初预算,10,万元,甲年初预算10万元
money,甲,fund,实际支出,0,万元,甲实际支出0万元
"""


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
    [line] = diff(data, "aa/2023", str(copy), "--language", "en").stdout.splitlines()
    assert line.startswith("0 changed, ")
    assert line.endswith(" the same.")


def test_what_is_not_there_is_said_and_nothing_is_compared(data):
    done = diff(data, "aa/2023", "aa/2022", "--language", "en")
    assert (done.returncode, done.stdout) == (2, "")
    assert "no processed tables; name a processed folder, or department/year" in done.stderr
