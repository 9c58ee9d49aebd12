"""Faults for real: killed processes, a full disk, a read-only folder, two runs at once.

After each, every report that is there is complete and right, the index parses,
and nothing of the raw data has changed.
"""

import hashlib
import json
import random
import re
import shutil
import subprocess
import sys
import time
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil
import pytest
from projects import jixiao, make_project, pages, start, wait_for_pages

PLACES = {"aa": ["2022", "2023", "2024"], "bb": ["2023", "2024"], "cc": ["2024"]}
REPORTS = sorted(f"{name}/{year}/report.html" for name, years in PLACES.items() for year in years)

pytestmark = pytest.mark.xdist_group("faults")
BUSY = {"busy": "import time\ntime.sleep(0.3)\n1"}


@pytest.fixture(scope="module")
def right(tmp_path_factory) -> tuple[Path, dict[str, bytes]]:
    """A project with all its reports made undisturbed, and their bytes."""
    folder = tmp_path_factory.mktemp("right")
    project = make_project(folder, PLACES, **BUSY)
    assert jixiao(project, "run", "--jobs", "2").returncode == 0
    assert sorted(pages(project)) == REPORTS
    return folder, pages(project)


def fresh(folder: Path, right: tuple[Path, dict]) -> tuple:
    """A copy of the project without its reports, and what its raw data are."""
    for part in ("notebooks", "data/raw"):
        shutil.copytree(right[0] / part, folder / part, dirs_exist_ok=True)
    shutil.copy(right[0] / "requirements.lock", folder)
    from helpers.publish import project_at

    project = project_at(folder)
    return project, digests(project.data / "raw")


def digests(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): digest_of(path) for path in files}


def check_sound(project, raw: dict, right: tuple[Path, dict]) -> None:
    """What must hold after any fault."""
    for name, page in pages(project).items():
        assert without_digests(page) == without_digests(right[1][name]), name
    if (project.reports / "index.json").exists():
        json.loads((project.reports / "index.json").read_text(encoding="utf-8"))
        assert (project.reports / "index.html").read_text(encoding="utf-8").rstrip().endswith("</html>")
    for path in project.reports.glob("*/*/run.json"):
        json.loads(path.read_text(encoding="utf-8"))
    assert digests(project.data / "raw") == raw


def check_vouched(project) -> None:
    """What must hold after a run that ended: records and index are of the pages that are there."""
    for path in project.reports.glob("*/*/run.json"):
        for page in json.loads(path.read_text(encoding="utf-8"))["pages"].values():
            there = {name: digest_of(path.with_name(name)) for name in page["made"]["outputs"]}
            assert there == page["made"]["outputs"]
    index = json.loads((project.reports / "index.json").read_text(encoding="utf-8"))
    assert index["counts"] == {"failed": 0, "stale": 0, "missing": 0, "fresh": len(REPORTS)}


def digest_of(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def without_digests(page: bytes) -> bytes:
    """The page without the digests in its footer, among them that of a program that may be under work."""
    return re.sub(rb"[0-9a-f]{64}", b"", page)


def kill_some(going: subprocess.Popen, wanted, after: float) -> bool:
    """kill -9 one process of the run's family that is wanted, some time after there is one."""
    deadline = time.monotonic() + 20
    time.sleep(after)
    while time.monotonic() < deadline and going.poll() is None:
        with suppress(psutil.NoSuchProcess):
            family = psutil.Process(going.pid).children(recursive=True)
            if found := [process for process in family if wanted(process, going.pid)]:
                random.choice(found).kill()
                return True
        time.sleep(0.005)
    return False


def is_server(process: psutil.Process, run: int) -> bool:
    return process.ppid() == run


def is_kernel(process: psutil.Process, run: int) -> bool:
    return process.ppid() != run and process.cwd().endswith("/notebooks")


def is_worker(process: psutil.Process, run: int) -> bool:
    return process.ppid() != run and not process.cwd().endswith("/notebooks")


SORTS = (is_kernel, is_worker, is_server)


def gone(family: list[psutil.Process]) -> bool:
    return psutil.wait_procs(family, timeout=10)[1] == []


@pytest.mark.parametrize("wanted", SORTS)
def test_killed_kernel_worker_or_server_costs_no_report(tmp_path, right, wanted):
    project, raw = fresh(tmp_path, right)
    going = start(project, "run", "--jobs", "2")
    wait_for_pages(project, going, 1)
    assert kill_some(going, wanted, after=0)
    said = going.communicate(timeout=120)
    check_sound(project, raw, right)
    assert (going.returncode, sorted(pages(project))) == (0, REPORTS), said


def killed_run(folder: Path, right, made: int, moment: float) -> None:
    """Kill a run a moment after it has made so many pages; the next one ends its work."""
    project, raw = fresh(folder, right)
    going = start(project, "run", "--jobs", "2")
    wait_for_pages(project, going, made)
    time.sleep(moment)
    assert going.poll() is None, "the run had ended before it was killed"
    family = []
    with suppress(psutil.NoSuchProcess):
        family = psutil.Process(going.pid).children(recursive=True)
    going.kill()
    going.communicate()
    assert gone(family), family
    check_sound(project, raw, right)
    done = jixiao(project, "run", "--jobs", "2")
    assert done.returncode == 0, done.stderr
    check_sound(project, raw, right)
    assert sorted(pages(project)) == REPORTS
    check_vouched(project)
    assert not list(project.reports.rglob(".*.new"))
    assert not list((project.reports / ".jixiao").glob("aside/*"))


@pytest.mark.parametrize(
    ("made", "moment"), [(0, 0.9), (1, 0.05), pytest.param(3, 0.2, marks=pytest.mark.long)]
)
def test_killed_run_leaves_whole_reports_and_no_process_and_the_next_one_ends_the_work(
    tmp_path, right, made, moment
):
    killed_run(tmp_path, right, made, moment)


@pytest.mark.long
@pytest.mark.timeout(1800)
def test_run_killed_at_thirty_random_moments(tmp_path, right):
    for number in range(30):
        made, moment = random.randrange(5), random.uniform(0, 0.3)
        print(f"{number}: killed {moment:.3f} s after {made} pages")
        killed_run(tmp_path / str(number), right, made, moment)


@pytest.mark.long
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("wanted", SORTS)
def test_children_killed_at_ten_random_moments(tmp_path, right, wanted):
    for number in range(10):
        moment = random.uniform(1, 5)
        print(f"{number}: killed after {moment:.3f} s")
        project, raw = fresh(tmp_path / str(number), right)
        going = start(project, "run", "--jobs", "2")
        kill_some(going, wanted, moment)
        said = going.communicate(timeout=120)
        check_sound(project, raw, right)
        assert (going.returncode, sorted(pages(project))) == (0, REPORTS), said


def test_of_two_runs_at_once_one_works_and_the_other_says_who(tmp_path, right):
    project, raw = fresh(tmp_path, right)
    two = [start(project, "run", "--jobs", "1") for _ in range(2)]
    said = [going.communicate(timeout=120) for going in two]
    codes = sorted(going.returncode for going in two)
    assert codes == [0, 3], said
    loser = said[0 if two[0].returncode == 3 else 1]
    assert "running since" in loser[1]
    check_sound(project, raw, right)
    assert sorted(pages(project)) == REPORTS


@contextmanager
def small_disk(folder: Path, size: str):
    """A file system of its own, which root alone can have; elsewhere the test says so and is skipped."""
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    if not shutil.which("mount") or subprocess.run(mount, capture_output=True).returncode != 0:
        pytest.skip("no file system can be mounted here: run the tests as root to try this")
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def test_full_disk_leaves_the_old_reports_and_says_so(tmp_path, right):
    project, raw = fresh(tmp_path, right)
    with small_disk(tmp_path / "reports", "2m"):
        assert jixiao(project, "run").returncode == 0
        room = shutil.disk_usage(project.reports).free
        (project.reports / "filler").write_bytes(b"x" * (room - 16384))
        done = jixiao(project, "run", "--force")
        assert done.returncode == 1
        assert "No space left" in done.stderr
        assert "aa/2022" in done.stderr
        check_sound(project, raw, right)
        assert sorted(pages(project)) == REPORTS
        (project.reports / "filler").unlink()
        assert jixiao(project, "run").returncode == 0
        check_sound(project, raw, right)


def test_full_disk_of_the_processed_data_leaves_the_old_reports_and_says_so(tmp_path, right):
    project, raw = fresh(tmp_path, right)
    with small_disk(tmp_path / "data/processed", "1m"):
        assert jixiao(project, "run").returncode == 0
        room = shutil.disk_usage(project.data / "processed").free
        (project.data / "processed/filler").write_bytes(b"x" * (room - 8192))
        done = jixiao(project, "run", "--force")
        assert done.returncode == 1
        assert "No space left" in done.stderr
        check_sound(project, raw, right)
        assert sorted(pages(project)) == REPORTS
        (project.data / "processed/filler").unlink()
        assert jixiao(project, "run").returncode == 0
        check_sound(project, raw, right)
        check_vouched(project)


def test_read_only_folder_is_said_and_left_as_it_is(tmp_path, right):
    project, raw = fresh(tmp_path, right)
    with small_disk(tmp_path / "reports", "4m"):
        assert jixiao(project, "run").returncode == 0
        before = digests(project.reports)
        subprocess.run(["mount", "-o", "remount,ro", str(project.reports)], check=True)
        done = jixiao(project, "run", "--force")
        assert (done.returncode, done.stdout) == (2, "")
        assert "Read-only file system" in done.stderr
        assert digests(project.reports) == before
        check_sound(project, raw, right)


@pytest.mark.long
@pytest.mark.timeout(1800)
def test_sixty_departments_of_four_years_agree_with_their_tables(tmp_path):
    bench = Path(__file__).parents[1] / "bench"
    subprocess.run([sys.executable, bench / "generate.py", tmp_path, "60", "4"], check=True)
    done = subprocess.run(
        [sys.executable, "-m", "helpers.cli", "run"], cwd=tmp_path, capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (0, "")
    folders = ["--data", str(tmp_path / "data"), "--reports", str(tmp_path / "reports")]
    recount = [sys.executable, str(bench / "recount.py"), *folders]
    told = subprocess.run(recount, capture_output=True, text=True)
    assert told.returncode == 0, told.stdout
    assert told.stdout == f"240 reports, {240 * 7} numbers, 0 that do not agree\n"
