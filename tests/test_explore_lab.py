"""00-explore.ipynb in a real JupyterLab: Run All, the panels worked by keyboard, a figure settled and saved."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect, sync_playwright
from test_exploring import REPORT
from test_lab import CHROMIUM, QUIET, ROOT, executed_cells, jupyter_lab, pytestmark  # noqa: F401

from helpers.read import read_raw


@pytest.fixture
def explored(tmp_path) -> Path:
    """A project with the notebook, set to a department-year of which one figure is not understood."""
    folder = tmp_path / "project"
    shutil.copytree(ROOT / "notebooks", folder / "notebooks")
    shutil.copytree(ROOT / "data/raw", folder / "data/raw")
    (folder / "data/raw/aa/2024").mkdir(parents=True)
    (folder / "data/raw/aa/department.toml").write_text('name_zh = "甲局"\n', encoding="utf-8")
    (folder / "data/raw/aa/2024/report.md").write_text(REPORT, encoding="utf-8")
    command = [sys.executable, "-m", "helpers.cli", "process", "--data", str(folder / "data")]
    subprocess.run(command, check=True, capture_output=True)
    path = folder / "notebooks/00-explore.ipynb"
    code = path.read_text(encoding="utf-8")
    path.write_text(
        code.replace(r"department: str = \"sample-bureau\"", r"department: str = \"aa\"").replace(
            r"year: str = \"2023\"", r"year: str = \"2024\""
        ),
        encoding="utf-8",
    )
    return folder


def panel(page: Page, cell: str):
    """What a cell of the notebook shows."""
    return page.locator(".jp-CodeCell", has_text=cell).locator(".jp-OutputArea").last


def choose(page: Page, area, label: str, text: str) -> None:
    """Go to a list, and down to the entry that begins with a text, by the arrow keys."""
    menu = area.get_by_label(label, exact=True)
    menu.focus()
    entries = [entry.strip() for entry in menu.locator("option").all_text_contents()]
    [wanted] = [place for place, entry in enumerate(entries) if entry.startswith(text)]
    # Where a list stands is asked before every step: an echo of the kernel may set it back by one.
    while steps := wanted - menu.evaluate("menu => menu.selectedIndex"):
        page.keyboard.press("ArrowDown" if steps > 0 else "ArrowUp")
        page.wait_for_timeout(100)


@pytest.mark.timeout(300)
def test_panels_work_by_keyboard_and_a_settled_figure_stands_in_the_workbook(explored, tmp_path):
    opened = ("lab", f"--notebook-dir={explored}")
    with jupyter_lab(explored, tmp_path / "home", *opened) as address, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        page = browser.new_page(viewport={"width": 1500, "height": 3400})
        run_all(page, f"{address}/lab/tree/notebooks/00-explore.ipynb", explored)
        look_at_another_department(page)
        try_another_value(page)
        settle_the_open_figure(page)
        browser.close()
    figures = read_raw(explored / "data", "aa", "2024").figures
    [row] = figures[figures["value"] == "12.5"].to_dict("records")
    told = [row[name] for name in ("measure", "subject", "certainty", "origin")]
    assert told == ["actual", "杂项", "sure", "corrected"]


def run_all(page: Page, address: str, project: Path) -> None:
    """Open the notebook and run all of its cells; none of them fails or writes to stderr."""
    page.goto(address)
    page.locator(".jp-NotebookPanel .jp-CodeCell").first.wait_for(timeout=90_000)
    page.get_by_text("Python 3 (ipykernel) | 空闲").wait_for(timeout=60_000)
    page.get_by_role("menuitem", name="运行", exact=True).click()
    page.get_by_role("menuitem", name=re.compile("^运行所有")).click()
    cells = executed_cells(page, project / "notebooks/00-explore.ipynb")
    kinds = {output["output_type"] for cell in cells for output in cell["outputs"]}
    assert kinds & {"error", "stream"} == set()


def look_at_another_department(page: Page) -> None:
    look = panel(page, "publish.look_panel")
    expect(look.locator("table").first).to_contain_text("90.00", timeout=30_000)
    choose(page, look, "部门", "sample")
    expect(look.locator("table").first).to_contain_text("1,303.20", timeout=30_000)


def try_another_value(page: Page) -> None:
    tried = panel(page, "publish.try_panel")
    choose(page, tried, "数字", "实际支出90")
    tried.get_by_label("试改为", exact=True).focus()
    page.keyboard.type("95")
    page.keyboard.press("Enter")
    expect(tried).to_contain_text("95.00%", timeout=30_000)


def settle_the_open_figure(page: Page) -> None:
    """Say what the figure measures and whose it is, in the fields in their order, and save."""
    desk = panel(page, "publish.settle_panel")
    expect(desk.locator("mark")).to_contain_text("12.5", timeout=30_000)
    choose(page, desk, "指标", "实际支出")
    page.keyboard.press("Tab")
    page.keyboard.press("Control+a")
    page.keyboard.type("杂项")
    press(page, desk, "有误，改为所选")
    expect(desk).to_contain_text("尚未保存1项", timeout=30_000)
    press(page, desk, "保存到复核工作表")
    expect(desk).to_contain_text("已写入复核工作表.xlsx", timeout=60_000)


def press(page: Page, area, label: str) -> None:
    area.get_by_role("button", name=label).focus()
    page.keyboard.press("Enter")
