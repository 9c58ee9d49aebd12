"""A program that starts others, kept: it ends with all of them when its time is up, and when nobody waits for it.

Run as a process of its own between the program and who asked for it. Says in a
word how the program ended: `ended`, `late`, or `killed` with the signal.

Its tests: test_guard.py, test_lifelines.py.
"""

import json
import os
import select
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

from helpers.lifelines import adopt_orphans, die_with

LOOKS_EVERY = 0.05
OF_SHELLS, MOST_SIGNALS = 128, 64


def keep(seconds: float, memory: int, leavings: list[Path], command: list[str]) -> str:
    """Run a command under limits, and tell how it ended; where nobody is left to tell, its leavings go too."""
    adopt_orphans()
    _limit(memory)
    own = os.getpid()
    started = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        preexec_fn=lambda: die_with(own),
    )
    said = _wait(started, time.monotonic() + seconds)
    _end_all(started)
    for left in leavings if not said else ():
        remove(left)
    return said


def remove(left: Path) -> None:
    """Take away a folder with all that is in it, or a file; what is not there is no matter."""
    shutil.rmtree(left, ignore_errors=True)
    with suppress(OSError):
        left.unlink()


def _wait(started: subprocess.Popen, deadline: float) -> str:
    """How the program ended, or nothing where who asked for it is gone first."""
    while (code := started.poll()) is None:
        if time.monotonic() > deadline:
            return "late"
        if select.select([0], [], [], LOOKS_EVERY)[0]:
            return ""
    return _ending(code)


def _ending(code: int) -> str:
    """How a program ended, by its exit code; a shell that started it tells a signal by 128 more.

    >>> _ending(-9), _ending(137), _ending(1)
    ('killed 9', 'killed 9', 'ended 1')
    """
    number = -code if code < 0 else code - OF_SHELLS
    return f"killed {number}" if 0 < number <= MOST_SIGNALS else f"ended {code}"


def _end_all(started: subprocess.Popen) -> None:
    """Kill the program and, on Linux, every process that it left, whatever group it is in."""
    started.kill()
    started.wait()
    while children := _children():
        for child in children:
            with suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
        with suppress(ChildProcessError):
            os.wait()


def _children() -> list[int]:
    with suppress(OSError):
        listed = Path(f"/proc/self/task/{os.getpid()}/children").read_text(encoding="ascii")
        return [int(child) for child in listed.split()]
    return []


def _limit(memory: int) -> None:
    with suppress(ImportError, ValueError, OSError):
        import resource

        for kind in (resource.RLIMIT_AS, resource.RLIMIT_DATA):
            size = memory if kind == resource.RLIMIT_DATA else 2 * memory
            hard = resource.getrlimit(kind)[1]
            size = size if hard == resource.RLIM_INFINITY else min(size, hard)
            resource.setrlimit(kind, (size, size))


if __name__ == "__main__":
    paths = [Path(path) for path in json.loads(sys.argv[3])]
    print(keep(float(sys.argv[1]), int(sys.argv[2]), paths, sys.argv[4:]), flush=True)
