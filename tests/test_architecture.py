"""docs/architecture.md: every function of its walk is where it says, and is called on the way from file to page."""

import ast
import os
import re
import runpy
import shutil
import sys
import threading
from collections import defaultdict
from collections.abc import Callable
from functools import cache
from pathlib import Path
from types import CodeType

import nbformat
import pytest
from projects import make_project

import helpers
from helpers.cli import main
from helpers.publish.addresses import Page, Place
from helpers.publish.digests import Digests
from helpers.publish.jobs import Job
from helpers.publish.keys import helpers_digest, template_digest
from helpers.publish.making import make
from helpers.publish.projects import project_at

ROOT = Path(__file__).parents[1]
PACKAGE = Path(helpers.__file__).parent
NOTEBOOK = ROOT / "notebooks" / "01-department-year.ipynb"
WALK = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8").split("## One department-year")[1]
ROW = r"^\| `([\w.]+)` \| `([\w/]+\.py)` \|"
STEPS = re.findall(ROW, WALK, flags=re.MULTILINE)
SHOWN = re.findall(ROW, WALK.split("### Showing")[1].split("\n### ")[0], flags=re.MULTILINE)[1:]
"""What the notebook's cells call, in a kernel."""

BEGINNINGS = [STEPS[0], ("make_apart", "publish/apart.py"), ("make", "publish/making.py"), *SHOWN]
"""What the command, its threads, the page's process and the kernel begin with: nothing of this program is above it."""

pytestmark = pytest.mark.xdist_group("architecture")

Calls = dict[tuple[str, str], set[tuple[str, str]]]


def names_in(module: Path) -> set[str]:
    """The functions of a module, and its classes' methods."""
    found = set()
    for node in ast.parse(module.read_text(encoding="utf-8")).body:
        inner = node.body if isinstance(node, ast.ClassDef) else []
        prefix = f"{node.name}." if isinstance(node, ast.ClassDef) else ""
        functions = [each for each in (node, *inner) if isinstance(each, ast.FunctionDef)]
        found |= {f"{prefix}{function.name}" for function in functions}
    return found


@pytest.mark.parametrize(("function", "module"), STEPS, ids=" ".join)
def test_a_function_of_the_walk_is_where_it_says(function, module):
    assert function in names_in(PACKAGE / module)


def traced(calls: Calls, work: Callable[[], object]) -> object:
    """The result of some work; of each function of the walk that it calls, those that stand above it."""

    def note(frame, event, _) -> None:
        if event != "call" or (own := step_of(frame.f_code)) not in STEPS:
            return
        above, calls[own] = frame.f_back, calls[own]
        while above:
            calls[own].add(step_of(above.f_code))
            above = above.f_back

    threading.setprofile(note)
    sys.setprofile(note)
    try:
        return work()
    finally:
        sys.setprofile(None)
        threading.setprofile(None)


def own_digests() -> tuple[str, str]:
    """The digests of the program that this process runs, of helpers and of the page's template."""
    digests = Digests()
    return helpers_digest(digests), template_digest(digests)


@cache
def step_of(code: CodeType) -> tuple[str, str]:
    path = Path(code.co_filename)
    inside = path.is_relative_to(PACKAGE)
    return code.co_qualname, path.relative_to(PACKAGE).as_posix() if inside else ""


@pytest.fixture(scope="module")
def calls(tmp_path_factory) -> Calls:
    """What is called when a page is made: by the command, in the page's process, and by the notebook's cells."""
    found: Calls = defaultdict(set)
    folder = tmp_path_factory.mktemp("walk")
    small = make_project(folder / "small")
    arguments = ["run", "--data", str(small.data), "--reports", str(small.reports)]
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder / "small")
        assert traced(found, lambda: main(arguments, standalone_mode=False)) == 0
    data, department, year = folder / "data", "sample-bureau", "2023"
    shutil.copytree(ROOT / "data" / "raw" / department, data / "raw" / department)
    project = project_at(ROOT, data, folder / "reports")
    aside = folder / "reports" / ".aside"
    aside.mkdir(parents=True)
    job = Job(project, NOTEBOOK, Page(Place(department, year)), "zh", aside, *own_digests())
    assert traced(found, lambda: make(job)).failure is None
    cells = [cell for cell in nbformat.read(NOTEBOOK, as_version=4).cells if cell.cell_type == "code"]
    run_cells = runpy.run_path(str(ROOT / "bench" / "floor.py"))["run_cells"]
    values = {"department": department, "year": year, "data_dir": str(data), "language": "zh"}
    traced(found, lambda: run_cells([cell.source for cell in cells], values))
    return found


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the walk is that of a system that forks")
@pytest.mark.parametrize("step", STEPS, ids=" ".join)
def test_a_function_of_the_walk_is_called_by_one_above_it(calls, step):
    assert step in calls
    before = STEPS[: STEPS.index(step)]
    assert step in BEGINNINGS or calls[step] & set(before)
