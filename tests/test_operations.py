"""docs/operations.md: what it shows can be run, as far as it can be tried here."""

import json
import re
import shlex
import shutil
import subprocess
import sys
from configparser import ConfigParser
from pathlib import Path

import pytest
from projects import make_project, write_notebook

from helpers.publish.notebooks import PER, notebooks_in

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs/operations.md"


def blocks(language: str) -> list[str]:
    """The fenced blocks of a language, in order."""
    return re.findall(rf"```{language}\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)


def installed(folder: Path) -> dict:
    """The environment in which `.venv/bin` of a folder is this one's."""
    (folder / ".venv").symlink_to(Path(sys.prefix), target_is_directory=True)
    return {"cwd": folder, "capture_output": True, "text": True}


def test_crontab_line_makes_reports_and_a_line_in_its_file(tmp_path):
    make_project(tmp_path)
    (tmp_path / "reports").mkdir()
    (line,) = blocks("crontab")
    *when, command = line.strip().split(maxsplit=5)
    assert len(when) == 5
    done = subprocess.run(
        ["/bin/sh", "-c", command.replace("/srv/jixiao", shlex.quote(str(tmp_path)))], **installed(tmp_path)
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert (tmp_path / "reports/nightly.txt").read_text(encoding="utf-8").startswith("1 made")


def test_systemd_units_are_complete_and_their_command_runs(tmp_path):
    service, timer = (ConfigParser(interpolation=None) for _ in range(2))
    service.optionxform = timer.optionxform = str
    for unit, text in zip((service, timer), blocks("ini"), strict=True):
        unit.read_string(text)
    assert timer["Timer"]["OnCalendar"] == "*-*-* 02:30"
    make_project(tmp_path)
    assert service["Service"]["WorkingDirectory"] == "/srv/jixiao"
    command = service["Service"]["ExecStart"].replace("/srv/jixiao", str(tmp_path)).split()
    assert subprocess.run(command, **installed(tmp_path)).returncode == 0


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="no systemd: the units are not verified here")
def test_systemd_accepts_the_units(tmp_path):
    for name, text in zip(("jixiao.service", "jixiao.timer"), blocks("ini"), strict=True):
        own = text.replace("/srv/jixiao/.venv/bin/jixiao run", "/bin/true").replace("User=jixiao\n", "")
        (tmp_path / name).write_text(own, encoding="utf-8")
    units = [str(tmp_path / name) for name in ("jixiao.service", "jixiao.timer")]
    done = subprocess.run(["systemd-analyze", "verify", *units], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_papermill_runs_the_notebook_alone_as_shown(processed_data, tmp_path):
    (line,) = [line for block in blocks("sh") for line in block.splitlines() if line.startswith("papermill ")]
    (tmp_path / "data").symlink_to(processed_data, target_is_directory=True)
    (tmp_path / "notebooks").symlink_to(ROOT / "notebooks", target_is_directory=True)
    command = [sys.executable, "-m", *shlex.split(line), "--no-progress-bar"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    executed = json.loads((tmp_path / "out.ipynb").read_text(encoding="utf-8"))
    code = [cell for cell in executed["cells"] if cell["cell_type"] == "code"]
    assert all(cell["execution_count"] for cell in code)


@pytest.mark.parametrize("page", [PAGE, PAGE.with_name("operations.zh-CN.md")], ids=lambda page: page.name)
def test_metadata_as_shown_make_a_notebook_a_page_and_every_kind_is_named(tmp_path, page):
    text = page.read_text(encoding="utf-8")
    (shown,) = re.findall(r"```json\n(.*?)```", text, re.DOTALL)
    write_notebook(tmp_path / "own.ipynb", {}, says=json.loads(shown)["jixiao"])
    (notebook,) = notebooks_in(tmp_path).pages
    assert (notebook.per, notebook.page) == ("department", "trend.html")
    assert re.findall(r"^\| `([a-z-]+)` \|", text, re.MULTILINE) == ["per", *PER]


def test_pipeline_and_airflow_examples_name_what_there_is():
    (pipeline,) = blocks("yaml")
    assert "make reports" in pipeline
    assert ".venv/bin/jixiao status" in pipeline
    (airflow,) = blocks("python")
    assert compile(airflow, "airflow", "exec")
    assert (ROOT / re.search(r"/srv/jixiao/(notebooks/[\w.-]+)", airflow)[1]).is_file()


def test_the_chinese_page_names_every_command_option_and_file_of_the_english_one():
    def named(page: Path) -> set[str]:
        text = page.read_text(encoding="utf-8")
        return set(
            re.findall(r"`(jixiao [a-z]+|--[a-z]+|[\w.-]+\.(?:xlsx|toml|json|ipynb|lock))(?=[ `])", text)
        )

    assert named(PAGE) - named(PAGE.with_name("operations.zh-CN.md")) == set()
