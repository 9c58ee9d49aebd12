"""The README's first command, in a clone of the last commit in an empty folder."""

import os
import shutil
import site
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
COMMAND = "#!{python}\nfrom helpers.start import begin\nbegin()\n"


@pytest.fixture
def clone(tmp_path) -> Path:
    if not (ROOT / ".git").exists() or not shutil.which("make"):
        pytest.skip("not a git checkout, or no make: the first command of the README is not tried here")
    subprocess.run(["git", "clone", "--quiet", ROOT, tmp_path / "clone"], check=True)
    return tmp_path / "clone"


def give_packages(clone: Path) -> None:
    """Makes the clone's environment of the packages that this process has, where `make` would install the lock's."""
    own = clone / ".venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", own], check=True)
    [packages] = own.glob("lib/*/site-packages")
    (packages / "given.pth").write_text("\n".join([str(clone / "src"), *site.getsitepackages()]))
    (own / "share").symlink_to(Path(sys.prefix) / "share")
    (own / "bin/jixiao").write_text(COMMAND.format(python=own / "bin/python"))
    (own / "bin/jixiao").chmod(0o755)
    (own / ".made").touch()


def make_reports(clone: Path) -> str:
    """What the first command prints; it must end well."""
    own = ("VIRTUAL_ENV", "PYTHON", "JUPYTER")
    clean = {name: value for name, value in os.environ.items() if not name.startswith(own)}
    done = subprocess.run(["make", "reports"], cwd=clone, env=clean, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.timeout(900)
@pytest.mark.parametrize("installs", [False, pytest.param(True, marks=pytest.mark.long)])
def test_make_reports_works_in_a_fresh_clone_and_a_second_time(clone, installs):
    if not installs:
        give_packages(clone)
    make_reports(clone)
    pages = {page: page.read_bytes() for page in (clone / "reports").rglob("report.html")}
    made = sorted(str(page.parent.relative_to(clone / "reports")) for page in pages)
    assert made == ["lusong-cppcc/2024", *(f"sample-bureau/{year}" for year in range(2021, 2025))]
    assert (clone / "reports/index.html").exists()

    assert "0 made, 11 up to date" in make_reports(clone)
    assert {page: page.read_bytes() for page in (clone / "reports").rglob("report.html")} == pages
    status = subprocess.run(["git", "status", "--porcelain"], cwd=clone, capture_output=True, text=True)
    assert status.stdout == ""
