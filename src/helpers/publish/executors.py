"""Where jobs run: threads of this process or the workers of a Dask cluster, as one kind of executor.

A thread only waits: each report has a process of its own from its machine's
fork server, so a report that goes wrong takes no thread and no worker with it.
"""

import os
from collections.abc import Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import contextmanager

from helpers.errors import JixiaoError
from helpers.publish import forks


def at_a_time() -> int:
    """Half as many reports again as there are cores: each waits now and then for its kernel."""
    cores = os.cpu_count() or 1
    return cores + cores // 2


@contextmanager
def executor(scheduler: str, jobs: int, due: int) -> Iterator[Executor]:
    """Threads of this process, or of a Dask cluster's workers: each waits for one report."""
    if scheduler:
        with _cluster(scheduler) as pool:
            yield pool
        return
    own = forks.shared.open()
    pool = ThreadPoolExecutor(min(jobs or at_a_time(), due))
    try:
        yield pool
    finally:
        if own:
            forks.shared.close()
        pool.shutdown(cancel_futures=True)


@contextmanager
def _cluster(address: str) -> Iterator[Executor]:
    try:
        from distributed import Client
    except ImportError:
        raise JixiaoError("--scheduler needs the extra `cluster`: pip install 'jixiao[cluster]'") from None
    try:
        client = Client(address, timeout=10, set_as_default=False)
    except (OSError, TimeoutError, ValueError) as error:
        raise JixiaoError(f"{address}: no Dask scheduler answers there: {error}") from error
    with client:
        pool = client.get_executor(pure=False)
        try:
            yield pool
        finally:
            pool.shutdown(wait=False)
