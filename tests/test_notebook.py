"""The department-year notebook: how it is kept, and that it runs as it is."""

import ast
import json
import re
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from helpers.publish import making
from helpers.publish.addresses import Page, Place
from helpers.publish.apart import WARM_FOR_KERNELS, WARM_MODULES
from helpers.publish.jobs import Job
from helpers.publish.notebook_code import imports_of
from helpers.publish.notebooks import notebooks_in
from helpers.publish.processes.forks import ForkServer
from helpers.publish.projects import project_at
from helpers.publish.render import render_report

NOTEBOOKS = sorted((Path(__file__).parents[1] / "notebooks").glob("*.ipynb"))
DEPARTMENT_YEAR = next(path for path in NOTEBOOKS if path.name.startswith("01-"))
FOR_JUPYTERLAB_ALONE = [path for path in NOTEBOOKS if '"per": "none"' in path.read_text(encoding="utf-8")]
DOCUMENTS = re.compile(r"财预〔\d{4}〕\d+号|Caiyu \(\d{4}\) No\. \d+")
"""The digits of a document's number depend on no data."""

pytestmark = pytest.mark.xdist_group("notebook")
every_notebook = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


def notebook(path: Path) -> dict:
    """The notebook as it is stored."""
    return json.loads(path.read_text(encoding="utf-8"))


def cells(path: Path, kind: str) -> list[dict]:
    """Its cells of one kind, with their source as one text."""
    return [
        cell | {"source": "".join(cell["source"])}
        for cell in notebook(path)["cells"]
        if cell["cell_type"] == kind
    ]


@every_notebook
def test_it_is_a_valid_notebook_of_format_4_5(path):
    stored = nbformat.read(path, as_version=nbformat.NO_CONVERT)
    nbformat.validate(stored)
    assert (stored.nbformat, stored.nbformat_minor) == (4, 5)


@every_notebook
def test_it_is_stored_without_outputs_and_counts(path):
    for cell in cells(path, "code"):
        assert cell["outputs"] == []
        assert cell["execution_count"] is None


@every_notebook
def test_nbstripout_leaves_it_as_it_is(path):
    keys = ("--keep-id", "--extra-keys", "metadata.language_info")
    subprocess.run([sys.executable, "-m", "nbstripout", "--verify", *keys, path], check=True)


@every_notebook
def test_its_kernel_names_the_language_and_nothing_of_a_machine(path):
    metadata = notebook(path)["metadata"]
    assert metadata.keys() == {"jixiao", "kernelspec"}
    assert metadata["kernelspec"] == {
        "display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3",
    }  # fmt: skip


def test_all_say_what_they_are_made_per():
    found = notebooks_in(DEPARTMENT_YEAR.parent)
    assert (found.unmarked, found.refused) == ((), ())


@pytest.mark.parametrize("path", FOR_JUPYTERLAB_ALONE, ids=lambda path: path.stem)
def test_one_that_makes_no_page_runs_to_its_end(path, processed_data, tmp_path):
    command = [sys.executable, "-m", "papermill", "--no-progress-bar", "-p", "data_dir", processed_data]
    done = subprocess.run(
        [*command, path, tmp_path / "out.ipynb"], capture_output=True, text=True, cwd=tmp_path
    )
    assert done.returncode == 0, done.stderr[-3000:]


@every_notebook
def test_its_cell_ids_can_be_read(path):
    ids = [cell["id"] for cell in notebook(path)["cells"]]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", one) for one in ids)


@every_notebook
def test_its_prose_has_no_digit_that_depends_on_data(path):
    for cell in cells(path, "markdown"):
        for text in (cell["source"], cell["metadata"].get("en", "")):
            assert not re.search(r"\d", DOCUMENTS.sub("", text)), text


@every_notebook
def test_what_reaches_the_page_is_written_in_english_too(path):
    for cell in cells(path, "markdown"):
        if "notebook-only" not in cell["metadata"].get("tags", []):
            assert cell["metadata"]["en"].count("#") == cell["source"].count("#"), cell["id"]


@every_notebook
def test_its_cells_are_short_and_hold_no_logic(path):
    forbidden = (
        ast.FunctionDef,
        ast.Lambda,
        ast.ClassDef,
        ast.For,
        ast.While,
        ast.If,
        ast.comprehension,
        ast.With,
    )
    for cell in cells(path, "code"):
        assert len(cell["source"].splitlines()) <= 6, cell["id"]
        for node in ast.walk(ast.parse(cell["source"])):
            assert not isinstance(node, forbidden), cell["id"]
            assert not (isinstance(node, ast.Name) and node.id in ("print", "display", "sys")), cell["id"]
            assert not (isinstance(node, ast.Import) and node.names[0].name in ("sys", "warnings")), cell[
                "id"
            ]
            assert not (isinstance(node, ast.ImportFrom) and node.names[0].name == "*"), cell["id"]


@every_notebook
def test_its_cells_show_one_object_as_their_last_expression(path):
    for cell in cells(path, "code"):
        *before, _ = ast.parse(cell["source"]).body
        assert not any(isinstance(statement, ast.Expr) for statement in before), cell["id"]


@every_notebook
def test_its_parameters_are_annotated_literals_with_a_comment(path):
    [cell] = [cell for cell in cells(path, "code") if "parameters" in cell["metadata"].get("tags", [])]
    for line, node in zip(cell["source"].splitlines(), ast.parse(cell["source"]).body, strict=True):
        assert isinstance(node, ast.AnnAssign)
        assert isinstance(node.value, ast.Constant)
        assert " # " in line


def test_it_runs_by_papermill_and_its_page_has_the_figures_of_the_report(execute):
    html = render_report(execute(), "zh", {})
    for percent in ("95.61%", "100.00%", "−4.39%", "68.57%", "36.48%", "96.82%", "78.87%", "小于88.75%"):
        assert percent in html
    assert "报告未注明口径" in html
    assert str(DEPARTMENT_YEAR.parents[1]) not in html


def test_it_runs_in_english_without_chinese_sentences(execute):
    html = render_report(execute(language="en"), "en", {})
    assert "95.61%" in html
    assert '<html lang="en">' in html
    assert "核对结果" not in html


def test_warm_kernel_shows_cell_by_cell_what_the_stock_one_shows(execute, processed_data, tmp_path):
    root = DEPARTMENT_YEAR.parents[1]
    job = Job(
        project_at(root, processed_data, tmp_path), DEPARTMENT_YEAR, Page(Place("lusong-cppcc", "2024")), "zh",
        aside=tmp_path, helpers="", template="", timeout=200,
    )  # fmt: skip
    server = ForkServer(WARM_MODULES, [*WARM_FOR_KERNELS, *imports_of(DEPARTMENT_YEAR)])
    try:
        warm = server.call(making.execute, job, tmp_path / "warm.ipynb", server.address)
    finally:
        server.close()
    stock = nbformat.read(execute(), as_version=4)
    assert warm.metadata.papermill.duration > 0
    for one, other in zip(warm.cells, stock.cells, strict=True):
        if "injected-parameters" not in one.metadata.tags:
            assert (one.id, one.get("execution_count"), one.get("outputs")) == (
                other.id, other.get("execution_count"), other.get("outputs"),
            )  # fmt: skip


def test_a_made_up_department_carries_its_banner(execute):
    assert "均为虚构" in render_report(execute("sample-bureau", "2024"), "zh", {})
