"""What is not there, a folder for a file and a file for a folder: each command says it in one way and names it."""

import subprocess

import pytest
from projects import command, jixiao, make_project, popen

from helpers.messages.retelling import retold

MISSING = "{path}: No such file or directory"
OF_A_FILE = {"check": 4, "extract": 2, "tidy": 2}
"""Commands that take a file, and how they end without it."""


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    folder = tmp_path_factory.mktemp("missing")
    (folder / "file").touch()
    (folder / "folder").mkdir()
    return make_project(folder)


def said(project, *arguments: str) -> tuple[int, str]:
    """How a command ends in the project's folder, and the first line that it says of it."""
    settings = popen(project)
    going = subprocess.Popen(command(*arguments), **settings | {"cwd": project.data.parent})
    error = going.communicate(timeout=60)[1]
    assert "Errno" not in error
    return going.returncode, error.partition("\n")[0].removeprefix("jixiao: ")


@pytest.mark.parametrize("path", ["none", "away/none.docx"])
@pytest.mark.parametrize("name", OF_A_FILE)
def test_file_that_is_not_there_is_named_in_one_way(project, name, path):
    assert said(project, name, path) == (OF_A_FILE[name], MISSING.format(path=path))


def test_file_below_a_file_is_named_in_the_same_way(project):
    assert said(project, "check", "file/a.docx") == (4, "file/a.docx: Not a directory")


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "folder"),
        ("extract", "folder"),
        ("tidy", "folder"),
        ("run", "--scale", "folder"),
        ("check", "file", "--html", "folder"),
    ],
)
def test_folder_for_a_file_is_said_to_be_one(project, arguments):
    code, line = said(project, *arguments)
    assert (code, line.partition(": ")[2]) == (2, "File 'folder' is a directory.")


@pytest.mark.parametrize(
    "words",
    [
        ("run", "--reports"),
        ("status", "--data"),
        ("check", "file", "--data"),
        ("new", "bb", "2024", "--data"),
    ],
    ids=" ".join,
)
def test_file_for_a_folder_is_said_to_be_one(project, words):
    code, line = said(project, *words, "file")
    assert (code, line.partition(": ")[2]) == (2, "Directory 'file' is a file.")


@pytest.mark.parametrize("name", ["run", "process", "status", "watch", "review"])
def test_data_that_are_not_there_are_named(project, name):
    words = ("aa", "2024") if name == "review" else ()
    code, line = said(project, name, *words, "--data", "away")
    raw = project.data.parent / "away/raw"
    assert (code, line) == (2, f"{raw}: no such folder; it holds a folder for each department")
    assert not (project.data.parent / "away").exists()


@pytest.mark.parametrize("name", ["away/page.html", "file/page.html"])
def test_folder_of_a_page_to_write_is_asked_for_before_anything_is_read(project, name):
    code, line = said(project, "check", "none.docx", "--html", name)
    folder = name.partition("/")[0]
    assert (code, line.partition("': ")[2]) == (2, f"{folder}: no such folder to write into")


@pytest.mark.parametrize("place", ["folder", "file", "away"])
def test_place_without_tables_is_named_whatever_it_is(project, place):
    told = f"{place}: no processed tables; name a processed folder, or department/year"
    assert said(project, "diff", place, place) == (2, told)


def test_other_documents_are_told_where_one_is_not_there(project):
    (project.data.parent / "自评报告.txt").write_text("某局2024年度自评报告\n支出90万元。", encoding="utf-8")
    done = jixiao(project, "check", "none.docx", str(project.data.parent / "自评报告.txt"))
    assert (done.returncode, "自评报告.txt" in done.stdout) == (4, True)


def test_other_notebooks_are_cleaned_where_one_is_not_there(project):
    notebook = next(project.notebooks.glob("*.ipynb"))
    code, line = said(project, "tidy", "none.ipynb", str(notebook))
    assert (code, line) == (2, MISSING.format(path="none.ipynb"))


@pytest.mark.parametrize(
    "what", ["No such file or directory", "Not a directory", "Permission denied", "No space left on device"]
)
def test_what_the_system_says_is_told_in_chinese_with_the_path_first(what):
    told = retold(f"a/b.docx: {what}", "zh")
    assert told.startswith("a/b.docx：")
    assert what not in told
