"""JupyterLab as `make lab` starts it: the notebook opens in Chinese and Run All reaches its end."""

import json
import os
import re
import shlex
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect, sync_playwright
from projects import jixiao, make_project, record

ROOT = Path(__file__).parents[1]
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
CHROMIUM = shutil.which("chromium")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        CHROMIUM is None and not os.environ.get("CI"),
        reason="no chromium: on Debian, apt install chromium",
    ),
]


def free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return listening.getsockname()[1]


@contextmanager
def jupyter_lab(folder: Path, home: Path, *arguments: str):
    """JupyterLab, run in a folder with these arguments; its address."""
    port = free_port()
    command = [sys.executable, "-m", "jupyter", *arguments, "--no-browser", "--allow-root", f"--port={port}"]
    settings = ["--IdentityProvider.token=", "--ServerApp.open_browser=False"]
    overrides = home / "settings"
    overrides.mkdir(parents=True)
    shutil.copy(ROOT / "notebooks/.overrides.json", overrides / "overrides.json")
    own = {"HOME": str(home), "JUPYTER_CONFIG_DIR": str(home / "config"), "IPYTHONDIR": str(home / "ipython")}
    server = subprocess.Popen(
        [*command, *settings, f"--LabApp.app_settings_dir={overrides}"],
        cwd=folder,
        env={**os.environ, **own},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for(f"http://127.0.0.1:{port}/api")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(30)


def wait_for(address: str) -> None:
    for _ in range(300):
        try:
            urllib.request.urlopen(address, timeout=2).close()
            return
        except OSError:
            time.sleep(0.2)
    raise TimeoutError(f"{address} did not answer within a minute")


@pytest.fixture
def project(tmp_path) -> Path:
    """A copy of the notebooks and the processed data of the default department."""
    folder = tmp_path / "project"
    shutil.copytree(ROOT / "notebooks", folder / "notebooks")
    shutil.copytree(ROOT / "data/raw", folder / "data/raw")
    command = [sys.executable, "-m", "helpers.cli", "process", "--data", str(folder / "data")]
    subprocess.run(command, check=True, capture_output=True)
    return folder


@pytest.mark.timeout(240)
def test_run_all_in_jupyterlab_reaches_the_last_cell_without_an_error(project, tmp_path):
    notebook = project / "notebooks/01-department-year.ipynb"
    opened = ("lab", f"--notebook-dir={project}")
    with jupyter_lab(project, tmp_path / "home", *opened) as address, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(f"{address}/lab/tree/notebooks/{notebook.name}")
        page.locator(".jp-NotebookPanel .jp-CodeCell").first.wait_for(timeout=90_000)
        page.get_by_text("Python 3 (ipykernel) | 空闲").wait_for(timeout=60_000)
        page.get_by_role("menuitem", name="运行", exact=True).click()
        page.get_by_role("menuitem", name=re.compile("^运行所有")).click()
        cells = executed_cells(page, notebook)
        browser.close()
    outputs = [output["output_type"] for cell in cells for output in cell["outputs"]]
    assert "error" not in outputs
    assert "stream" not in outputs
    assert [cell["execution_count"] for cell in cells] == list(range(1, len(cells) + 1))


@pytest.mark.timeout(240)
def test_command_of_a_failure_opens_the_notebook_and_its_first_cell_leads_to_where_it_stopped(tmp_path):
    long = {f"long-{number}": "\n".join(["1"] * 30) for number in range(8)}
    project = make_project(tmp_path / "project", **long, wrong="{}['预算']", after="1")
    assert jixiao(project, "run").returncode == 1
    told = record(project)["pages"]["zh"]["failure"]
    _, *arguments = shlex.split(told["command"])
    root = project.data.parent
    with jupyter_lab(root, tmp_path / "home", *arguments) as address, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(address)
        page.get_by_text("未成功：KeyError: '预算'").wait_for(timeout=90_000)
        failed = page.locator(".jp-RenderedText", has_text="Traceback")
        expect(failed).not_to_be_in_viewport()
        page.get_by_role("link", name="wrong").click()
        expect(failed).to_be_in_viewport()
        browser.close()


def executed_cells(page: Page, notebook: Path) -> list[dict]:
    """The code cells on disk, saved until the last of them is there with its execution count."""
    cells = []
    for _ in range(180):
        page.keyboard.press("Control+s")
        page.wait_for_timeout(500)
        cells = saved_cells(notebook) or cells
        if cells and cells[-1]["execution_count"]:
            return cells
    problems = [output for cell in cells for output in cell["outputs"] if output["output_type"] == "error"]
    raise TimeoutError(f"the last cell did not run within a minute and a half; errors: {problems}")


def saved_cells(notebook: Path) -> list[dict]:
    """The code cells, or none while the server is writing the file: it is empty for that moment."""
    try:
        cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    except json.JSONDecodeError:
        return []
    return [cell for cell in cells if cell["cell_type"] == "code"]
