"""What the documentation names is there, and what is there is named."""

import doctest
import importlib
import pkgutil
import re
import runpy
import subprocess
from pathlib import Path

import pytest

import helpers
from helpers import schema
from helpers.cli import main
from helpers.read.profiles import read_profile

ROOT = Path(__file__).parents[1]
PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("*.md"))]


def text_of(page: Path) -> str:
    return page.read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_to_files_of_the_project(page):
    targets = re.findall(r"\]\((?!https?://|#)([^)#]+)", text_of(page))
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_files_that_the_docs_name_are_there():
    pattern = re.compile(r"`((?:src|docs|tests|bench|notebooks)/[\w./-]+)`")
    named = {name for page in PAGES for name in pattern.findall(text_of(page))}
    assert "src/helpers/schema.py" in named
    assert sorted(name for name in named if not (ROOT / name).exists()) == ["notebooks/05-projects.ipynb"]


def test_tables_that_follow_from_declarations_are_as_declared():
    tables = runpy.run_path(str(ROOT / "docs" / "tables.py"))
    pages = {name: text_of(ROOT / "docs" / name) for name in tables["PAGES"]}
    assert {name: tables["renewed"](name) for name in pages} == pages, "make docs"
    for name, marks in tables["PAGES"].items():
        assert sorted(re.findall("^<!-- (?!end)(.*) -->$", pages[name], flags=re.MULTILINE)) == sorted(marks)


def test_readme_names_exactly_the_commands_there_are():
    named = re.findall(r"^jixiao (\w+) ", text_of(ROOT / "README.md"), flags=re.MULTILINE)
    assert sorted(named) == sorted(main.commands)


@pytest.mark.parametrize("page", ["README.md", "README.zh-CN.md"])
def test_the_readme_s_profile_of_a_department_is_one(page, tmp_path):
    (profile,) = re.findall("```toml\n(.*?)```", text_of(ROOT / page), flags=re.DOTALL)
    (tmp_path / "raw/my-bureau").mkdir(parents=True)
    (tmp_path / "raw/my-bureau/department.toml").write_text(profile, encoding="utf-8")
    assert read_profile(tmp_path, "my-bureau").received == {"2024": "2025-03-12"}


def test_options_that_the_docs_name_exist():
    commands = [main, *main.commands.values()]
    options = {option for command in commands for parameter in command.params for option in parameter.opts}
    lines = [line for page in PAGES for line in text_of(page).splitlines() if "jixiao " in line]
    named = {option for line in lines for option in re.findall(r"(?<![\w-])--[a-z][a-z-]+", line)}
    assert named - options == set()


def test_make_targets_that_the_docs_name_exist():
    targets = set(re.findall(r"^([a-z-]+):", text_of(ROOT / "Makefile"), flags=re.MULTILINE))
    pattern = re.compile(r"(?:^|`)make ([a-z-]+)", re.MULTILINE)
    named = {name for page in PAGES for name in pattern.findall(text_of(page))}
    assert {"reports", "test", "lab"} <= named <= targets


def test_ratios_of_the_method_page_are_those_of_the_schema():
    known = {ratio.name for ratio in schema.RATIOS} | {term.name for term in schema.AMOUNTS}
    section = text_of(ROOT / "docs/methodology.md").split("## 2.")[1].split("## 3.")[0]
    named = [
        name for name in re.findall(r"`([a-z_]+)`", section) if "_to_" in name or name.endswith("variance")
    ]
    assert named != []
    assert [name for name in named if name not in known] == []


def test_examples_in_docstrings_come_out_as_printed():
    names = [module.name for module in pkgutil.walk_packages(helpers.__path__, "helpers.")]
    results = [doctest.testmod(importlib.import_module(name)) for name in names]
    assert sum(result.attempted for result in results) > 30
    assert sum(result.failed for result in results) == 0


def test_layout_in_the_readme_is_the_layout_there_is():
    folders = re.findall(
        r"^([a-z/]+/)\s", text_of(ROOT / "README.md").split("## Layout")[1], flags=re.MULTILINE
    )
    assert "src/helpers/" in folders
    assert [folder for folder in folders if not (ROOT / folder).is_dir()] == []


def test_no_tracked_file_names_a_package_index():
    pattern = r"--(extra-)?index-url[ =]|--find-links[ =]|registry *= *\"|pypi\.org/simple"
    command = ["git", "grep", "-nIE", "-e", pattern, "--", ".", ":!tests"]
    assert subprocess.run(command, cwd=ROOT, capture_output=True, text=True).stdout == ""
