"""The same run on a Dask cluster: a real scheduler and two workers, one of which is killed in mid-run."""

import json
import re
import socket
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest
from projects import add_trend, jixiao, make_project, pages, spent_on, start, wait_for_pages

pytest.importorskip("distributed")

GONE = ": the Dask scheduler is gone, or has no workers; run again"
PLACES = {f"d{number}": ["2023", "2024"] for number in range(4)}


def free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return listening.getsockname()[1]


@contextmanager
def cluster(folder: Path, workers: int = 2):
    """A scheduler's address, its worker processes of one thread each, and its own process."""
    address = f"tcp://127.0.0.1:{free_port()}"
    scheduler = launch(
        "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", address.rpartition(":")[2]
    )
    started = [
        launch(
            "distributed.cli.dask_worker", address, "--nthreads", "1", "--no-nanny", "--no-dashboard",
            "--local-directory", str(folder / str(number)),
        )
        for number in range(workers)
    ]  # fmt: skip
    processes = [scheduler, *started]
    try:
        wait_for(address, workers)
        yield address, started, scheduler
    finally:
        for process in processes:
            process.kill()
            process.wait()


def launch(module: str, *arguments: str) -> subprocess.Popen:
    command = [sys.executable, "-m", module, *arguments]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def wait_for(address: str, workers: int) -> None:
    from distributed import Client

    with Client(address, timeout=60, set_as_default=False) as client:
        if workers:
            client.wait_for_workers(workers, timeout=60)


def lines_of_log(project) -> list[str]:
    (log,) = (project.reports / "logs").glob("*.log")
    return log.read_text(encoding="utf-8").splitlines()


def test_killed_worker_costs_no_report_and_each_is_made_once(tmp_path):
    count = "with open(Path(data_dir) / 'ran', 'a') as file:\n    print(department, year, file=file)\n1"
    project = make_project(tmp_path, PLACES, slow="import time\ntime.sleep(0.5)\n1", count=count)
    with cluster(tmp_path) as (address, (first, _), _):
        going = start(project, "run", "--scheduler", address)
        wait_for_pages(project, going, 2)
        family = psutil.Process(first.pid).children(recursive=True)
        first.kill()
        said = going.communicate(timeout=200)
    assert going.returncode == 0, said
    assert psutil.wait_procs(family, timeout=10)[1] == []
    made = [re.match(r"\S+ made (\S+) ", line) for line in lines_of_log(project)]
    every = sorted(f"{d}/{y}" for d in PLACES for y in PLACES[d])
    assert sorted(found[1] for found in made if found) == [f"{place}/report.html" for place in every]
    assert sorted(pages(project)) == [f"{place}/report.html" for place in every]
    ran = (project.data / "ran").read_text(encoding="utf-8").splitlines()
    assert {line.replace(" ", "/") for line in ran} == set(every)
    # The report that the killed worker had in hand may have been run by it already, and no other.
    assert len(ran) <= len(every) + 1
    assert jixiao(project, "run").stdout.startswith("0 made, 8 up to date")


def test_scheduler_that_ends_in_mid_run_is_told_and_held_against_no_report(tmp_path):
    project = make_project(tmp_path, PLACES, slow="import time\ntime.sleep(1)\n1")
    with cluster(tmp_path) as (address, _, scheduler):
        going = start(project, "run", "--scheduler", address)
        wait_for_pages(project, going, 1)
        scheduler.kill()
        said = going.communicate(timeout=100)
    assert going.returncode == 1, said
    told = said[1].splitlines()
    assert told != []
    assert [line for line in told if not line.endswith(GONE)] == []
    records = [json.loads(path.read_text(encoding="utf-8")) for path in project.reports.glob("*/*/run.json")]
    assert [record["pages"]["zh"]["failure"] for record in records] == [None] * len(records)
    assert jixiao(project, "run").returncode == 0


def test_page_of_several_years_is_made_when_these_are_processed(tmp_path):
    project = make_project(tmp_path, {"aa": ["2023", "2024"]})
    add_trend(project)
    with cluster(tmp_path, workers=1) as (address, *_):
        done = jixiao(project, "run", "--scheduler", address)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("3 made")
    assert spent_on(project, "aa/trend.html") == "aa/2023=90 aa/2024=90"


def test_cluster_without_workers_is_not_waited_for(tmp_path, monkeypatch):
    from helpers.publish import Options, run
    from helpers.publish.processes import executors

    monkeypatch.setattr(executors, "WAITED", 0.2)
    project = make_project(tmp_path)
    with cluster(tmp_path, workers=0) as (address, *_):
        summary = run(project, options=Options(scheduler=address))
    assert [outcome.failure.reason for outcome in summary.failed] == [GONE.removeprefix(": ")]
    assert run(project).failed == []
