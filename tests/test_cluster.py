"""The same run on a Dask cluster: a real scheduler and two workers, one of which is killed in mid-run."""

import re
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest
from projects import jixiao, make_project, pages, start

pytest.importorskip("distributed")

PLACES = {f"d{number}": ["2023", "2024"] for number in range(4)}


def free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return listening.getsockname()[1]


@contextmanager
def cluster(folder: Path):
    """A scheduler's address, and two worker processes of one thread each."""
    address = f"tcp://127.0.0.1:{free_port()}"
    scheduler = launch(
        "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", address.rpartition(":")[2]
    )
    workers = [
        launch(
            "distributed.cli.dask_worker", address, "--nthreads", "1", "--no-nanny", "--no-dashboard",
            "--local-directory", str(folder / str(number)),
        )
        for number in range(2)
    ]  # fmt: skip
    processes = [scheduler, *workers]
    try:
        wait_for(address, workers=2)
        yield address, workers
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
        client.wait_for_workers(workers, timeout=60)


def lines_of_log(project) -> list[str]:
    (log,) = (project.reports / "logs").glob("*.log")
    return log.read_text(encoding="utf-8").splitlines()


def test_killed_worker_costs_no_report_and_each_is_made_once(tmp_path):
    project = make_project(tmp_path, PLACES, slow="import time\ntime.sleep(0.5)\n1")
    with cluster(tmp_path) as (address, (first, _)):
        going = start(project, "run", "--scheduler", address)
        for _ in range(600):
            if len(pages(project)) >= 2 or going.poll() is not None:
                break
            time.sleep(0.1)
        family = psutil.Process(first.pid).children(recursive=True)
        first.kill()
        said = going.communicate(timeout=200)
    assert going.returncode == 0, said
    assert psutil.wait_procs(family, timeout=10)[1] == []
    made = [re.match(r"\S+ made (\S+) ", line) for line in lines_of_log(project)]
    assert sorted(found[1] for found in made if found) == sorted(
        f"{d}/{y}" for d in PLACES for y in PLACES[d]
    )
    assert len(pages(project)) == 8
    assert jixiao(project, "run").stdout.startswith("完成 0 份，未变 8 份")
