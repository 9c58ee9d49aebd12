"""What several tests share: the department-year notebook, executed once by the papermill command.

Tests that use it belong to the xdist group `notebook`, so that one worker alone executes it.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from helpers.publish.processes.postponed import address_syntax

ROOT = Path(__file__).parents[1]
NOTEBOOK = ROOT / "notebooks" / "01-department-year.ipynb"

sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
"""What was compiled is kept, as elsewhere: hundreds of processes that tests start would each compile the program anew."""

address_syntax()

os.environ["LANGUAGE"] = "en"
"""Messages are asserted in English, whatever the locale of the machine; test_helping.py tries the locales."""


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Refuse to run where xdist loses its groups, whose tests share what one worker makes once."""
    grouped = [item for item in items if item.get_closest_marker("xdist_group")]
    if config.getoption("loadgroup", False) and not all("@" in item.nodeid for item in grouped):
        raise pytest.UsageError("pytest-xdist does not hold the groups of these tests together")


@pytest.fixture(scope="session")
def processed_data(tmp_path_factory) -> Path:
    """A data folder of its own with the shipped raw data, all department-years processed."""
    from helpers.publish import process_all

    folder = tmp_path_factory.mktemp("data")
    shutil.copytree(ROOT / "data" / "raw", folder / "raw")
    outcomes = process_all(folder)
    assert [outcome.error for outcome in outcomes if outcome.error] == []
    return folder


@pytest.fixture(scope="session")
def execute(processed_data, tmp_path_factory):
    """Execute the notebook for a department, a year and a language; the executed notebook's path."""
    folder, made = tmp_path_factory.mktemp("executed"), {}

    def run(department: str = "lusong-cppcc", year: str = "2024", language: str = "zh") -> Path:
        target = folder / f"{department}-{year}-{language}.ipynb"
        if target not in made:
            values = {
                "department": department,
                "year": year,
                "data_dir": str(processed_data),
                "language": language,
            }
            parameters = [word for name, value in values.items() for word in ("-p", name, value)]
            command = [sys.executable, "-m", "papermill", "--no-progress-bar", *parameters, NOTEBOOK, target]
            done = subprocess.run(command, capture_output=True, text=True, timeout=200, cwd=folder)
            assert done.returncode == 0, done.stderr[-3000:]
            made[target] = True
        return target

    return run


@pytest.fixture(scope="session")
def execute_page(processed_data, tmp_path_factory):
    """Execute another notebook with its parameters by the papermill command; the executed notebook's path."""
    folder, made = tmp_path_factory.mktemp("pages"), {}

    def run(name: str, language: str = "zh", **place: str) -> Path:
        target = folder / "-".join((name, *place.values(), f"{language}.ipynb"))
        if target not in made:
            values = {**place, "data_dir": str(processed_data), "language": language}
            parameters = [word for pair in values.items() for word in ("-p", *pair)]
            notebook = NOTEBOOK.parent / f"{name}.ipynb"
            command = [sys.executable, "-m", "papermill", "--no-progress-bar", *parameters, notebook, target]
            done = subprocess.run(command, capture_output=True, text=True, timeout=200, cwd=folder)
            assert done.returncode == 0, done.stderr[-3000:]
            made[target] = True
        return target

    return run
