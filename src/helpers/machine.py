"""What a process may take of this machine's memory, and the limit that holds it to that.

Its tests: test_machine.py.
"""

import os
from contextlib import suppress
from pathlib import Path

LEAST, MOST = 512 * 2**20, 4 * 2**30
"""Bytes of data that a kernel with its libraries needs, and that no ordinary department-year comes near."""

CONTAINER = (Path("/sys/fs/cgroup/memory.max"), Path("/sys/fs/cgroup/memory/memory.limit_in_bytes"))
"""Where Linux says what a container is given, by the newer and by the older way."""


def memory_for_a_process(container: tuple[Path, ...] = CONTAINER) -> int:
    """Bytes of data that one process may hold where nobody says: 4 GB, on a small machine three quarters of its own."""
    return max(LEAST, min(MOST, _memory_of_all(container) * 3 // 4))


def _memory_of_all(container: tuple[Path, ...]) -> int:
    """The machine's memory, or its share that this container has; as much as can be where the system does not say."""
    found = [2 * MOST]
    with suppress(AttributeError, ValueError, OSError):
        found.append(os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE"))
    for path in container:
        with suppress(ValueError, OSError):  # «max» is no number, and no limit
            found.append(int(path.read_text(encoding="ascii")))
    return min(size for size in found if size > 0)


def limit_memory(size: int) -> None:
    """Let this process and its children hold at most so many bytes of data each; 0 is no limit.

    A limit that is set already and lower stays; where the system has none nothing is limited.
    """
    if not size:
        return
    with suppress(ImportError):
        import resource

        hard = resource.getrlimit(resource.RLIMIT_DATA)[1]
        size = size if hard == resource.RLIM_INFINITY else min(size, hard)
        resource.setrlimit(resource.RLIMIT_DATA, (size, size))
