"""CONTRIBUTING.md: each recipe, followed as it stands there on a copy of the project, does what it says."""

import csv
import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

ROOT = Path(__file__).parents[1]
PARTS = (
    "src",
    "notebooks",
    "docs",
    "tests",
    "bench",
    "pyproject.toml",
    "requirements.lock",
    "CONTRIBUTING.md",
)
RECIPES = dict(
    re.findall(
        r"^### (.+?)\n(.*?)(?=^### |\Z)", (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"), re.M | re.S
    )
)
STEP = re.compile(r"^In `([^`]+)`, (after|before|in place of) `([^`]+)`:\n\n```\w+\n(.*?)```$", re.M | re.S)
BLOCK = re.compile(r"^```(\w+)\n(.*?)\n```$", re.M | re.S)
FIGURES = """kind,subject,measure,value,unit,phrase,account,section
money,部门,budget,80,万元,预算资金80万元,total,一
money,部门,actual,100,万元,支出100万元,total,一
money,部门,initial,60,万元,年初预算60万元,total,一
money,部门,opening,30,万元,上年结转30万元,total,一
money,培训费,initial,40,万元,年初预算40万元,fund,二
money,培训费,actual,30,万元,支出30万元,fund,二
count,问卷,distributed,200,份,发放问卷200份,,三
count,问卷,returned,180,份,收回180份,,三
"""


@dataclass(frozen=True)
class Copy:
    """A copy of the project, with one department-year of made-up figures."""

    root: Path

    def run(self, *arguments: str | Path) -> str:
        """What a Python in the copy prints; it must end well."""
        environment = os.environ | {"PYTHONPATH": str(self.root / "src")}
        command = [sys.executable, "-P", *arguments]
        done = subprocess.run(
            command, cwd=self.root, env=environment, capture_output=True, text=True, timeout=200
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def jixiao(self, *arguments: str | Path) -> str:
        """What the command prints in the copy."""
        return self.run("-m", "helpers.cli", *arguments)

    def page(self, name: str = "report.html") -> str:
        """A page of the department-year."""
        return (self.root / "reports" / "aa" / "2024" / name).read_text(encoding="utf-8")

    def table(self, name: str) -> list[dict[str, str]]:
        """A processed table of the department-year."""
        path = self.root / "data" / "processed" / "aa" / "2024" / f"{name}.csv"
        with path.open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def text(self, path: str) -> str:
        """A file of the copy."""
        return (self.root / path).read_text(encoding="utf-8")


@pytest.fixture
def copy(tmp_path) -> Copy:
    root = tmp_path / "project"
    for name in PARTS:
        if (ROOT / name).is_dir():
            # What was compiled of the program is checked against its sources, and holds for a copy of them.
            left = (".*",) if name == "src" else (".*", "__pycache__")
            shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns(*left))
        else:
            shutil.copy(ROOT / name, root / name)
    raw = root / "data" / "raw" / "aa"
    (raw / "2024").mkdir(parents=True)
    (raw / "department.toml").write_text('name_zh = "甲局"\n', encoding="utf-8")
    (raw / "2024" / "figures.csv").write_text(FIGURES, encoding="utf-8")
    return Copy(root)


def steps_of(recipe: str) -> list[tuple[str, str, str, str]]:
    """The steps of a recipe: the file, how, where, and the lines."""
    return STEP.findall(RECIPES[recipe])


def follow(recipe: str, copy: Copy) -> None:
    """Does all that a recipe says, `make docs` at the end."""
    for file, how, place, lines in steps_of(recipe):
        path = copy.root / file
        path.write_text(changed(path.read_text(encoding="utf-8"), how, place, lines), encoding="utf-8")
    copy.run("docs/tables.py")


def changed(text: str, how: str, place: str, lines: str) -> str:
    """A file's text after one step; the place is there once, and for new lines it begins its own."""
    if how == "in place of":
        assert text.count(place) == 1, place
        return text.replace(place, lines.removesuffix("\n"))
    before, found, after = re.split(rf"^([ ]*{re.escape(place)}.*\n)", text, maxsplit=1, flags=re.MULTILINE)
    assert not re.search(rf"^[ ]*{re.escape(place)}", after, flags=re.MULTILINE), place
    return before + (found + lines if how == "after" else lines + found) + after


def files_of(recipe: str) -> set[str]:
    """The files that a recipe touches, its tests and the generated docs left out."""
    notebooks = re.findall(r"`(notebooks/[\w-]+\.ipynb)`", RECIPES[recipe])
    return {file for file, *_ in steps_of(recipe) if not file.startswith("tests/")} | set(notebooks)


@pytest.mark.parametrize("recipe", RECIPES)
def test_a_recipe_touches_at_most_three_files_and_a_page_one(recipe):
    assert 1 <= len(files_of(recipe)) <= (1 if recipe == "A page" else 3)


def test_there_is_a_recipe_for_each_thing_that_is_often_added():
    assert list(RECIPES) == ["A ratio", "A rule", "A word of a province", "A page", "A label"]


@pytest.mark.long
def test_a_ratio_is_computed_shown_and_listed(copy):
    follow("A ratio", copy)
    copy.run("-m", "pytest", "-q", "tests/test_data_dictionary.py")
    copy.jixiao("run")
    values = {(row["fact"], row["subject"]): row["value"] for row in copy.table("facts")}
    assert values["return_rate", "问卷"] == "0.9"
    assert values["opening_to_initial", "部门"] == "0.5"
    page = copy.page()
    assert re.search("问卷：回收率.*?180 ÷ 200.*?90.00%", page, re.S)
    assert re.search("上年结转占年初预算.*?30.00 ÷ 60.00.*?50.00%", page, re.S)
    dictionary = copy.text("docs/data-dictionary.md")
    assert "| `return_rate` | 回收率 | Return rate | `returned` | `distributed` | ✓ | |" in dictionary


def test_a_rule_finds_is_asked_and_explained(copy):
    follow("A rule", copy)
    copy.run("-m", "pytest", "-q", "tests/test_rules.py", "tests/test_names.py", "tests/test_messages.py")
    copy.jixiao("run")
    found = [row for row in copy.table("findings") if row["rule"] == "round_spending"]
    assert [(row["grade"], row["subject"]) for row in found] == [("提示", "培训费")]
    assert "培训费实际支出恰为30.00万元。请说明依据。" in copy.page()
    assert "\n| `round_spending` | 提示 | final accounts add up vouchers" in copy.text("docs/methodology.md")


def test_a_word_is_read(copy):
    report = copy.root / "report.txt"
    report.write_text("2024年，单位年初控制数120万元，实际支出100万元。\n", encoding="utf-8")
    assert measures_in(copy.jixiao("extract", report)) == {"120": "budget", "100": "actual"}
    follow("A word of a province", copy)
    assert measures_in(copy.jixiao("extract", report)) == {"120": "initial", "100": "actual"}


def measures_in(printed: str) -> dict[str, str]:
    """The measure of each value in printed figures."""
    return {row["value"]: row["measure"] for row in csv.DictReader(printed.splitlines())}


def test_a_page_is_made_and_listed_and_its_notebook_is_as_all_are(copy):
    write_notebook_of("A page", copy)
    copy.run("-m", "pytest", "-q", "tests/test_notebook.py", "-k", "05-projects")
    assert copy.jixiao("run", "--notebook", "05-projects").startswith("1 made")
    assert re.search("<h1.*?项目资金</h1>.*?培训费.*?75.00%", copy.page("projects.html"), re.S)
    assert 'href="aa/2024/projects.html"' in copy.text("reports/index.html")
    copy.jixiao("run", "--notebook", "05-projects", "--language", "en")
    assert "Project allocations</h1>" in copy.page("projects.en.html")


def write_notebook_of(recipe: str, copy: Copy) -> None:
    """The notebook that a recipe describes: metadata, title, the cell of parameters, the others."""
    blocks = BLOCK.findall(RECIPES[recipe])
    [said] = [json.loads(text) for kind, text in blocks if kind == "json"]
    [title] = [text for kind, text in blocks if kind == "markdown"]
    parameters, *others = [text for kind, text in blocks if kind == "python"]
    english = {"en": f"# {said['jixiao']['title']['en']}"}
    kernel = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
    ids = ("setup", "data", "projects")
    cells = [
        new_markdown_cell(title, id="title", metadata=english),
        new_code_cell(parameters, id="parameters", metadata={"tags": ["parameters"]}),
        *(new_code_cell(text, id=name) for text, name in zip(others, ids, strict=True)),
    ]
    [path] = files_of(recipe)
    notebook = new_notebook(cells=cells, metadata={**said, "kernelspec": kernel})
    nbformat.write(notebook, copy.root / path)


def test_a_label_is_on_the_page_and_in_the_docs(copy):
    follow("A label", copy)
    copy.jixiao("run")
    assert re.search("支出与预算资金之差占预算资金.*?25.00%", copy.page(), re.S)
    assert "| `deviation_to_budget` | 支出与预算资金之差占预算资金 |" in copy.text("docs/data-dictionary.md")
