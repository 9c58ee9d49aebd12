"""The guard at the door: what a library reads it reads in a process of its own, with limits of time and memory.

No process that is started here has the current folder, or that of a document,
on a path of its program.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from helpers.errors import Refused

READ_SECONDS, MOST_ANSWERED = 60, 40_000_000
OFFICE_MEMORY = 4_000_000_000
NEUTRAL = Path(os.sep)
"""Where a process is started that has no business in any folder."""


def read_in_child(kind: str, content: bytes) -> dict:
    """The answer of the reader of a format, from a process with limits of time and memory.

    Raises Refused for a document that cannot be read within them.
    """
    command = [sys.executable, "-P", "-m", "helpers.read.documents.child", kind]
    try:
        done = subprocess.run(
            command, input=content, capture_output=True, timeout=READ_SECONDS, check=False, cwd=NEUTRAL
        )
    except subprocess.TimeoutExpired as late:
        raise Refused("too_slow", seconds=READ_SECONDS) from late
    if done.returncode or len(done.stdout) > MOST_ANSWERED:
        raise Refused("broken")
    answer = json.loads(done.stdout)
    if refusal := answer.get("refused"):
        raise Refused(refusal)
    return answer


def program(*names: str) -> str:
    """The absolute path of the first of these programs that is installed, or nothing.

    Only absolute folders of PATH are searched: what lies in the current folder is no program.
    """
    folders = [folder for folder in os.get_exec_path() if Path(folder).is_absolute()]
    found = (shutil.which(name, path=os.pathsep.join(folders)) for name in names)
    return next((path for path in found if path and Path(path).is_absolute()), "")


def ended_in_time(
    command: list[str], environment: dict[str, str], seconds: float, folder: Path = NEUTRAL
) -> bool:
    """Runs a program that starts others, in `folder` and with limits; all of them are ended when time is up."""
    started = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment,
        cwd=folder,
        start_new_session=os.name == "posix",
    )
    _limit_memory_of(started.pid)
    try:
        started.wait(seconds)
    except subprocess.TimeoutExpired:
        return False
    finally:
        _end_with_its_own(started)
    return True


def _limit_memory_of(process: int) -> None:
    """Limits the memory of a process and of those that it starts, where the system can."""
    with suppress(ImportError, AttributeError, OSError):
        import resource

        resource.prlimit(process, resource.RLIMIT_AS, (OFFICE_MEMORY, OFFICE_MEMORY))


def _end_with_its_own(started: subprocess.Popen) -> None:
    """Ends a process and, where the system has groups, every process that it started."""
    if os.name == "posix":
        with suppress(ProcessLookupError):
            os.killpg(started.pid, signal.SIGKILL)
    else:
        started.kill()
    started.wait()
