"""`jixiao tidy`: notebooks as JupyterLab saves them become those that are kept in git."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

NOTEBOOKS = Path(__file__).parents[1] / "notebooks"


def tidy(*words: object, folder: Path) -> subprocess.CompletedProcess:
    command = [sys.executable, "-m", "helpers.cli", "tidy", *map(str, words), "--language", "en"]
    return subprocess.run(command, capture_output=True, text=True, timeout=100, cwd=folder)


def save_as_jupyter_does(path: Path) -> None:
    """Give every cell what a run leaves in it, and the notebook what its kernel and widgets do."""
    notebook = nbformat.read(path, as_version=4)
    for number, cell in enumerate(notebook.cells):
        cell.metadata |= {"trusted": True, "scrolled": True}
        if cell.cell_type == "code":
            cell.execution_count = number
            cell.outputs = [nbformat.v4.new_output("stream", text="结果")]
    notebook.metadata |= {"language_info": {"name": "python"}, "widgets": {"state": {}}}
    nbformat.write(notebook, path)


@pytest.fixture
def project(tmp_path) -> Path:
    """A project's notebooks, of which the first was run and saved."""
    shutil.copytree(NOTEBOOKS, tmp_path / "notebooks")
    (tmp_path / "requirements.lock").touch()
    save_as_jupyter_does(tmp_path / "notebooks/00-explore.ipynb")
    return tmp_path


def test_notebook_that_was_run_and_saved_is_as_it_was_and_the_others_are_not_touched(project):
    done = tidy(folder=project)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        str(project / "notebooks/00-explore.ipynb"),
        "1 notebooks made clean.",
    ]
    for path in NOTEBOOKS.glob("*.ipynb"):
        assert (project / "notebooks" / path.name).read_bytes() == path.read_bytes()


def test_tags_and_words_of_a_cell_stay(project):
    path = project / "own.ipynb"
    cell = nbformat.v4.new_markdown_cell("# 标题", id="head", metadata={"en": "# Head", "tags": ["a"]})
    nbformat.write(nbformat.v4.new_notebook(cells=[cell], metadata={"jixiao": {"per": "none"}}), path)
    save_as_jupyter_does(path)
    tidy(path, folder=project)
    kept = json.loads(path.read_text(encoding="utf-8"))
    assert kept["cells"][0]["metadata"] == {"en": "# Head", "tags": ["a"]}
    assert kept["metadata"] == {"jixiao": {"per": "none"}}


def test_file_that_is_no_notebook_is_named_and_stays_and_the_others_are_clean(project):
    (project / "notebooks/99.ipynb").write_text("[]", encoding="utf-8")
    done = tidy(folder=project)
    assert done.returncode == 2
    assert "99.ipynb: no notebook of format 4" in done.stderr
    assert (project / "notebooks/99.ipynb").read_text(encoding="utf-8") == "[]"
    first = "00-explore.ipynb"
    assert (project / "notebooks" / first).read_bytes() == (NOTEBOOKS / first).read_bytes()
