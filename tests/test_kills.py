"""A hundred kills at random moments, of the command and of every sort of process that it starts.

After each no process is left within five seconds, nothing after the next run, no page is wrong, and no report is
lost: whoever loses a child makes the report all the same, and the run after a killed one ends its work.
"""

import os
import random
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import psutil
import pytest
from attack_files import paragraph, word
from projects import command, make_project, pages, popen

from helpers.scratch import PREFIX

pytestmark = [
    pytest.mark.xdist_group("kills"),
    pytest.mark.skipif(sys.platform != "linux", reason="the death signal is Linux's"),
    pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice"),
]
ENDS_WITHIN, SEEN_WITHIN, PATIENCE, KILLS, BATCHES = 5, 20, 600, 100, 10
PLACES = {"aa": ["2023", "2024"], "bb": ["2024"], "cc": ["2024"]}
REPORTS = sorted(f"{name}/{year}/report.html" for name, years in PLACES.items() for year in years)
TABLES = sorted(page.replace("report.html", "figures.csv") for page in REPORTS)


@dataclass(frozen=True)
class Kill:
    """What is killed while which command works: `is_wanted` tells by a process's command line and whose child it is."""

    victim: str
    arguments: tuple[str, ...]
    is_wanted: Callable[[str, bool], bool]


def _is_server(line: str, is_child: bool) -> bool:
    return is_child and "server.serve" in line


def _is_fork(line: str, is_child: bool) -> bool:
    return not is_child and "server.serve" in line


def _is_guard(line: str, _: bool) -> bool:
    return "documents.child" in line


def _is_keeper(line: str, _: bool) -> bool:
    return "documents.keeper" in line


def _is_office(line: str, _: bool) -> bool:
    return "soffice.bin" in line and "documents.keeper" not in line


RUN, PROCESS = ("run", "--jobs", "2"), ("process", "--jobs", "2")
WORD, OFFICE = ("extract", "data/raw/bb/2024/report.docx"), ("extract", "data/raw/cc/2024/report.et")
SORTS = [
    *(Kill("command", arguments, lambda *_: False) for arguments in (RUN, PROCESS, WORD, OFFICE)),
    *(Kill("server", arguments, _is_server) for arguments in (RUN, PROCESS)),
    *(Kill("worker or kernel", arguments, _is_fork) for arguments in (RUN, PROCESS)),
    *(Kill("guard", arguments, _is_guard) for arguments in (RUN, PROCESS, WORD)),
    *(Kill("keeper", arguments, _is_keeper) for arguments in (RUN, OFFICE)),
    *(Kill("office", arguments, _is_office) for arguments in (RUN, PROCESS, OFFICE)),
]


@pytest.fixture(scope="module")
def sound(tmp_path_factory) -> Path:
    """A project with a typed table, a Word report and one for LibreOffice, and its pages made undisturbed."""
    folder = tmp_path_factory.mktemp("sound")
    make_project(folder, PLACES, busy="import time\ntime.sleep(0.2)\n1")
    for department in ("bb", "cc"):
        (folder / f"data/raw/{department}/2024/figures.csv").unlink()
    body = "".join(paragraph(f"项目{number}全年支出{number}.5万元。") for number in range(1, 400))
    (folder / "data/raw/bb/2024/report.docx").write_bytes(word(body))
    book = openpyxl.Workbook()
    for row in (["项目", "支出（万元）"], ["甲项目", 5], ["乙项目", 7]):
        book.active.append(row)
    book.save(folder / "report.xlsx")
    shutil.move(folder / "report.xlsx", folder / "data/raw/cc/2024/report.et")
    done = subprocess.run(command(*RUN), **popen(project_in(folder)))
    assert (done.returncode, sorted(pages(project_in(folder)))) == (0, REPORTS), done.stderr
    return folder


def project_in(folder: Path):
    from helpers.publish import project_at

    return project_at(folder)


def fresh(folder: Path, sound: Path):
    """A copy of the project without what is made."""
    for part in ("notebooks", "data/raw"):
        shutil.copytree(sound / part, folder / part)
    shutil.copy(sound / "requirements.lock", folder)
    (folder / "scratch").mkdir()
    return project_in(folder)


def started(project, arguments: tuple[str, ...]) -> subprocess.Popen:
    own = os.environ | {"TMPDIR": str(project.data.parent / "scratch")}
    return subprocess.Popen(command(*arguments), **popen(project), env=own)


def family_of(going: subprocess.Popen) -> list[psutil.Process]:
    with suppress(psutil.NoSuchProcess):
        return psutil.Process(going.pid).children(recursive=True)
    return []


def found_of(kill: Kill, going: subprocess.Popen) -> list[psutil.Process]:
    found = []
    for each in family_of(going):
        with suppress(psutil.NoSuchProcess, psutil.AccessDenied):
            if kill.is_wanted(" ".join(each.cmdline()), each.ppid() == going.pid):
                found.append(each)
    return found


def killed(kill: Kill, going: subprocess.Popen, moment: float) -> bool:
    """Whether, from a moment on, there was one of that sort before the command ended, and it was killed.

    A command whose figures fill the pipe waits for a reader and starts nobody any more.
    """
    with suppress(subprocess.TimeoutExpired):
        going.wait(moment)
    deadline = time.monotonic() + SEEN_WITHIN
    while going.poll() is None and time.monotonic() < deadline:
        if kill.victim == "command":
            going.kill()
            return True
        if found := found_of(kill, going):
            with suppress(psutil.NoSuchProcess):
                random.choice(found).kill()
                return True
        time.sleep(0.003)
    return False


def started_in(project) -> list[psutil.Process]:
    """Every process, whoever started it, whose temporary folder is this project's."""
    found = []
    for each in psutil.process_iter():
        with suppress(psutil.NoSuchProcess, psutil.AccessDenied):
            if each.environ().get("TMPDIR") == str(project.data.parent / "scratch"):
                found.append(each)
    return found


def left_in(project) -> list[str]:
    """Temporary folders and files aside that nobody is at work on."""
    folder = project.data.parent
    aside = [*project.reports.rglob(".*.new"), *(project.reports / ".jixiao").glob("aside/*")]
    aside += [*(project.data / "processed").glob("*/.*")] if project.processed.is_dir() else []
    return sorted(map(str, [*(folder / "scratch").glob(f"{PREFIX}*"), *aside]))


def check_pages(project, sound: Path) -> None:
    """Each page that is there is the one that was made undisturbed, but for the digests of where it lies."""
    right = pages(project_in(sound))
    for name, page in pages(project).items():
        assert re.sub(rb"[0-9a-f]{64}", b"", page) == re.sub(rb"[0-9a-f]{64}", b"", right[name]), name


def check_nothing_is_lost(kill: Kill, project, going: subprocess.Popen, said: tuple[str, str]) -> None:
    """Where a child was killed the command has done all of its work."""
    assert going.returncode == 0, said
    made = {
        "run": (project.reports, "*/*/report.html", REPORTS),
        "process": (project.processed, "*/*/figures.csv", TABLES),
    }
    if kill.arguments[0] in made:
        folder, pattern, expected = made[kill.arguments[0]]
        assert sorted(str(path.relative_to(folder)) for path in folder.glob(pattern)) == expected
    else:
        assert said[0].count("\n") > 2, said


def is_tried(kill: Kill, folder: Path, sound: Path) -> bool:
    """Kill one at a random moment, and look at what there is then and after the next run."""
    project = fresh(folder, sound)
    going = started(project, kill.arguments)
    moment = random.uniform(0, 4 if kill.victim == "command" else 1.5)
    if not killed(kill, going, moment):
        going.communicate()
        return False
    print(f"{kill.victim} of {kill.arguments[0]} after {moment:.3f} s")
    said = going.communicate(timeout=PATIENCE)
    assert psutil.wait_procs(started_in(project), timeout=ENDS_WITHIN)[1] == []
    check_pages(project, sound)
    if kill.victim != "command":
        check_nothing_is_lost(kill, project, going, said)
    done = started(project, RUN)
    said = done.communicate(timeout=PATIENCE)
    assert done.returncode == 0, said
    assert sorted(pages(project)) == REPORTS
    check_pages(project, sound)
    assert left_in(project) == []
    return True


@pytest.mark.long
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("batch", range(BATCHES))
def test_hundred_kills_leave_nothing_behind_and_no_report_is_lost(tmp_path, sound, batch):
    each = KILLS // BATCHES
    for number in range(batch * each, (batch + 1) * each):
        kill = SORTS[number % len(SORTS)]
        tries = (is_tried(kill, tmp_path / f"{number}-{again}", sound) for again in range(10))
        assert any(tries), f"{kill.victim} of {kill.arguments} was never seen"
