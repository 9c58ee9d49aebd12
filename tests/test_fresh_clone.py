"""The README's first command, in a clone of the last commit in an empty folder."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.mark.timeout(900)
def test_make_reports_works_in_a_fresh_clone_and_a_second_time(tmp_path):
    if not (ROOT / ".git").exists() or not shutil.which("make"):
        pytest.skip("not a git checkout, or no make: the first command of the README is not tried here")
    clone = tmp_path / "clone"
    subprocess.run(["git", "clone", "--quiet", ROOT, clone], check=True)
    own = ("VIRTUAL_ENV", "PYTHON", "JUPYTER")
    clean = {name: value for name, value in os.environ.items() if not name.startswith(own)}

    first = subprocess.run(["make", "reports"], cwd=clone, env=clean, capture_output=True, text=True)
    assert first.returncode == 0, first.stdout + first.stderr
    pages = {page: page.read_bytes() for page in (clone / "reports").rglob("report.html")}
    made = sorted(str(page.parent.relative_to(clone / "reports")) for page in pages)
    assert made == ["lusong-cppcc/2024", *(f"sample-bureau/{year}" for year in range(2021, 2025))]
    assert (clone / "reports/index.html").exists()

    second = subprocess.run(["make", "reports"], cwd=clone, env=clean, capture_output=True, text=True)
    assert second.returncode == 0, second.stdout + second.stderr
    assert "0 made, 11 up to date" in second.stdout
    assert {page: page.read_bytes() for page in (clone / "reports").rglob("report.html")} == pages
    status = subprocess.run(["git", "status", "--porcelain"], cwd=clone, capture_output=True, text=True)
    assert status.stdout == ""
