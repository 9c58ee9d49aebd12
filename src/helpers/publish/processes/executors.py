"""Where jobs run: threads of this process or the workers of a Dask cluster, as one kind of executor.

A thread only waits: each report has a process of its own from its machine's
fork server, so a report that goes wrong takes no thread and no worker with it.

Its tests: test_cluster.py.
"""

import logging
import os
import re
from collections.abc import Callable, Collection, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from queue import Empty, SimpleQueue

from helpers.errors import JixiaoError
from helpers.publish.processes.sharing import servers

ADDRESS = re.compile(r"[a-z]+://[^\s/]+:[0-9]+")
WAITED, PATIENCE = 5.0, 12
"""Seconds between two looks at the workers, and looks without any after which a run waits no longer."""


def _at_a_time() -> int:
    """Half as many reports again as there are cores for us: each waits now and then for its kernel."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return cores + cores // 2


@dataclass(frozen=True)
class Pool:
    """An executor, whether there is anybody to work for it, and whether it can hand out work no more."""

    executor: Executor
    has_workers: Callable[[], bool] = lambda: True
    is_gone: Callable[[], bool] = lambda: False


@contextmanager
def pool_for(scheduler: str, jobs: int, due: int) -> Iterator[Pool]:
    """Threads of this process, or of a Dask cluster's workers: each waits for one report."""
    if scheduler:
        with _cluster(scheduler) as pool:
            yield pool
        return
    own = servers.open()
    threads = ThreadPoolExecutor(min(jobs or _at_a_time(), due))
    try:
        yield Pool(threads)
    finally:
        if own:
            servers.close()
        threads.shutdown(cancel_futures=True)


@contextmanager
def _cluster(address: str) -> Iterator[Pool]:
    if not ADDRESS.fullmatch(address):
        raise JixiaoError(f"{address!r} is no address of a Dask scheduler; as tcp://host:8786")
    try:
        from distributed import Client
    except ImportError:
        raise JixiaoError("--scheduler needs the extra `cluster`, which requirements.lock has") from None
    try:
        client = Client(address, timeout=10, set_as_default=False)
    except (OSError, TimeoutError, ValueError) as error:
        raise JixiaoError(f"{address}: no Dask scheduler answers there: {error}") from error
    executor = client.get_executor(pure=False)
    silent = logging.root.manager.disable
    logging.disable(logging.CRITICAL)  # what became of the reports is said by the run itself
    try:
        # A client that finds its scheduler again has lost its futures.
        yield Pool(
            executor,
            lambda: bool(client.scheduler_info(n_workers=-1).get("workers")),
            lambda: client.status != "running",
        )
    finally:
        # Where the scheduler is gone there is nobody to take leave of.
        for leave in (lambda: executor.shutdown(wait=False), client.close):
            with suppress(Exception):
                leave()
        logging.disable(silent)


def completed(futures: Collection[Future], pool: Pool) -> Iterator[Future]:
    """The futures, each as it is done; ends early when nobody has been there to work for a while or ever will be."""
    done: SimpleQueue[Future] = SimpleQueue()
    for future in futures:
        future.add_done_callback(done.put)
    for _ in futures:
        if (future := _next(done, pool)) is None:
            return
        yield future


def _next(done: SimpleQueue[Future], pool: Pool) -> Future | None:
    idle = 0
    while idle < PATIENCE:
        try:
            return done.get(timeout=WAITED)
        except Empty:
            if pool.is_gone():
                return None
            idle = 0 if pool.has_workers() else idle + 1
    return None
