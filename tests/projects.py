"""Small projects for the tests of runs: a few departments with made-up figures, a notebook of a few cells."""

import json
import re
import subprocess
import sys
import time
from contextlib import chdir, contextmanager
from pathlib import Path

from click.testing import CliRunner, Result

from helpers.cli import main
from helpers.publish.apart import WARM_FOR_KERNELS, WARM_MODULES
from helpers.publish.processes.sharing import servers
from helpers.publish.projects import Project, project_at

FIGURES = """kind,subject,measure,value,unit,phrase,account,section
money,部门,actual,90,万元,支出90万元,total,一
money,甲项目,initial,100,万元,年初预算100万元,fund,二
money,甲项目,actual,90,万元,支出90万元,fund,二
"""
PARAMETERS = (
    'department: str = "aa"  # which department\nyear: str = "2024"  # which year\n'
    'data_dir: str = "../data"  # where raw/ and processed/ are\nlanguage: str = "zh"  # zh or en'
)
CELLS = {
    "setup": "from pathlib import Path\nimport pandas as pd",
    "figures": 'figures = pd.read_csv(Path(data_dir, "processed", department, year, "figures.csv"))',
    "table": 'figures[["subject", "measure", "value"]]',
}


SHIPPED = "01-department-year.ipynb"
REPORT = {"per": "department-year", "page": "report.html", "title": {"zh": "核对报告", "en": "Report"}}


def write_notebook(
    path: Path, cells: dict[str, str], says: dict | None = REPORT, parameters: str = PARAMETERS
) -> None:
    """A notebook with a title, parameters, and these code cells by id; `says` is what it says of its page."""

    def cell(kind: str, name: str, source: str, **more) -> dict:
        return {"cell_type": kind, "id": name, "metadata": {}, "source": source} | more

    def code(name: str, source: str, **metadata) -> dict:
        return cell("code", name, source, execution_count=None, outputs=[], metadata=metadata)

    all_cells = [cell("markdown", "title", "# 核对结果"), code("parameters", parameters, tags=["parameters"])]
    all_cells += [code(name, source) for name, source in cells.items()]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    metadata = {"kernelspec": kernel} | ({} if says is None else {"jixiao": says})
    notebook = {"cells": all_cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(notebook, ensure_ascii=False), encoding="utf-8")


TREND = {"per": "department", "page": "trend.html", "title": {"zh": "历年", "en": "Trend"}}
SETUP = "from pathlib import Path\nimport pandas as pd"
OF_DEPARTMENT = (
    'department: str = "aa"  # which\ndata_dir: str = "../data"  # where\nlanguage: str = "zh"  # zh or en'
)
ACTUAL = (
    "def spent(folder):\n    figures = pd.read_csv(folder / 'figures.csv')\n"
    "    return int(figures.value[figures.account == 'total'].sum())\n"
    "own = {path.parts[-2] + '/' + path.name: spent(path) for path in sorted(found)}\n"
    "' '.join(f'{place}={value}' for place, value in own.items())"
)
TREND_CELLS = {
    "setup": SETUP,
    "found": "found = Path(data_dir, 'processed', department).glob('2*')",
    "spent": ACTUAL,
}


def make_project(folder: Path, places: dict[str, list[str]] | None = None, **cells: str) -> Project:
    """A project whose notebook has these cells after the usual ones; departments by id with their years."""
    write_notebook(folder / "notebooks" / SHIPPED, CELLS | cells)
    (folder / "requirements.lock").write_text("pandas==3\n", encoding="utf-8")
    for department, years in (places or {"aa": ["2024"]}).items():
        add_department(folder, department, years)
    return project_at(folder)


def add_department(folder: Path, department: str, years: list[str]) -> None:
    """A department with the same figures in each year."""
    raw = folder / "data/raw" / department
    for year in years:
        (raw / year).mkdir(parents=True, exist_ok=True)
        (raw / year / "figures.csv").write_text(FIGURES, encoding="utf-8")
    (raw / "department.toml").write_text(f'name_zh = "{department}局"\n', encoding="utf-8")


@contextmanager
def warm_server():
    """One fork server for all runs in this process: a run of its own would start one each time."""
    warm_up()
    try:
        yield
    finally:
        servers.close()


def warm_up() -> None:
    """Start that server, or another where a test has closed it."""
    servers.open()
    servers.server(WARM_MODULES, kernel_modules=WARM_FOR_KERNELS)


def jixiao(project: Project, *arguments: str, **settings) -> subprocess.CompletedProcess:
    """The command, run to its end in the project's folder."""
    return subprocess.run(command(*arguments), **popen(project), **settings)


def jixiao_within(project: Project, *arguments: str) -> Result:
    """The command, run to its end in the project's folder by this process, whose server is warm."""
    return run_within(project.data.parent, *arguments)


def run_within(folder: Path, *arguments: str | Path) -> Result:
    """The command, run to its end in a folder by this process; tests of how it starts and ends have one of its own."""
    with chdir(folder):
        return CliRunner(catch_exceptions=False).invoke(main, [*map(str, arguments)])


def start(project: Project, *arguments: str) -> subprocess.Popen:
    """The command, started in the project's folder."""
    return subprocess.Popen(command(*arguments), **popen(project))


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "helpers.cli", *arguments]


def popen(project: Project) -> dict:
    return {
        "cwd": project.data.parent,
        "stdout": subprocess.PIPE,
        "stderr": subprocess.PIPE,
        "text": True,
    }


def record(project: Project, department: str = "aa", year: str = "2024") -> dict:
    """run.json of a department-year."""
    return json.loads((project.reports / department / year / "run.json").read_text(encoding="utf-8"))


def pages(project: Project) -> dict[str, bytes]:
    """Every report there is, by department and year."""
    found = sorted(project.reports.glob("*/*/report*.html"))
    return {str(path.relative_to(project.reports)): path.read_bytes() for path in found}


def wait_for_pages(project: Project, going: subprocess.Popen, number: int) -> None:
    """Wait until a run has made so many pages, or is at its end."""
    deadline = time.monotonic() + 60
    while len(pages(project)) < number and going.poll() is None and time.monotonic() < deadline:
        time.sleep(0.01)


def add_trend(project: Project, says=TREND, parameters: str = OF_DEPARTMENT, **cells: str) -> None:
    """A notebook per department, whose page has what was spent in each of its years."""
    path = project.notebooks / "02-trend.ipynb"
    write_notebook(path, TREND_CELLS | cells, says=says, parameters=parameters)


def spent_on(project: Project, page: str) -> str:
    """What such a page shows."""
    text = (project.reports / page).read_text(encoding="utf-8")
    return re.search(r"&#39;(\S+=.*?)&#39;|'(\S+=.*?)'", text).group(0).replace("&#39;", "").strip("'")
