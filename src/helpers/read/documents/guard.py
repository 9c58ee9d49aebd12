"""The guard at the door: what a library reads it reads in a process of its own, with limits of time and memory.

No process that is started here has the current folder, or that of a document,
on the path of its program.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from helpers.errors import Refused
from helpers.loading import check_loaded

T = TypeVar("T")

READ_SECONDS, MOST_ANSWERED = 60, 40_000_000
OFFICE_MEMORY = 2_000_000_000
PATIENCE = 5
TRIES, KILLED_BY_LIMIT = 2, "SIGXCPU"
NEUTRAL = Path(os.sep)
"""Where a process is started that has no business in any folder."""


def tried_again(work: Callable[[], T]) -> T:
    """What a process gives, of one more where it was killed or had too little memory. Raises Refused."""
    for _ in range(TRIES - 1):
        try:
            return work()
        except Refused as refused:
            if refused.key != "killed":
                raise
    return work()


def read_in_child(kind: str, content: bytes) -> dict:
    """The answer of the reader of a format, from a process with limits of time and memory.

    Raises Refused for a document that cannot be read within the limits.
    """
    return tried_again(lambda: _read_once(kind, content))


def _read_once(kind: str, content: bytes) -> dict:
    answer = _asked(kind, content)
    if answer.get("refused"):
        raise Refused(answer["refused"], **answer.get("values", {}))
    return answer


def _asked(kind: str, content: bytes) -> dict:
    """What a reader's process says, or how it ended without a word."""
    command = [sys.executable, "-P", "-m", "helpers.read.documents.child", kind, str(os.getpid())]
    try:
        done = subprocess.run(
            command, input=content, capture_output=True, timeout=READ_SECONDS, check=False, cwd=NEUTRAL
        )
    except subprocess.TimeoutExpired:
        return {"refused": "too_slow", "values": {"seconds": READ_SECONDS}}
    if done.returncode:
        return _ending_told(done.returncode)
    if len(done.stdout) > MOST_ANSWERED:
        return {"refused": "too_much_answered"}
    answer = json.loads(done.stdout)
    check_loaded(answer.pop("loaded", {}))
    return answer


def _ending_told(code: int) -> dict:
    how = signal.Signals(-code).name if code < 0 else f"exit status {code}"
    if how == KILLED_BY_LIMIT:
        return {"refused": "too_slow", "values": {"seconds": READ_SECONDS}}
    return {"refused": "killed", "values": {"how": how}}


def installed_program(*names: str) -> str:
    """The absolute path of the first of these programs that is installed, or nothing.

    Only absolute folders of PATH are searched: what lies in the current folder is none.
    """
    folders = [folder for folder in os.get_exec_path() if Path(folder).is_absolute()]
    found = (shutil.which(name, path=os.pathsep.join(folders)) for name in names)
    return next((path for path in found if path and Path(path).is_absolute()), "")


def ended_in_time(
    command: list[str],
    environment: dict[str, str],
    seconds: float,
    folder: Path = NEUTRAL,
    leavings: tuple[Path, ...] = (),
) -> bool:
    """Runs a program that starts others, in `folder` and with limits; all of them are ended when time is up.

    They end too, and its leavings go, when this process is killed. Raises
    Refused for a program that was killed.
    """
    said = _kept(command, environment, seconds, folder, leavings)
    if said.startswith(("ended", "late")):
        return said.startswith("ended")
    how = said.rpartition(" ")[2]
    raise Refused("killed", how=signal.Signals(int(how)).name if how.isdigit() else "SIGKILL")


def _kept(
    command: list[str], environment: dict[str, str], seconds: float, folder: Path, leavings: tuple[Path, ...]
) -> str:
    """How a program ended, by the word of its keeper; nothing where that was killed itself."""
    limits = [str(seconds), str(OFFICE_MEMORY), json.dumps([str(path) for path in leavings])]
    keeper = subprocess.Popen(
        [sys.executable, "-P", "-m", "helpers.read.documents.keeper", *limits, *command],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
        cwd=folder,
        start_new_session=os.name == "posix",
    )
    try:
        return keeper.stdout.readline().decode()
    finally:
        _end_with_its_own(keeper)


def _end_with_its_own(keeper: subprocess.Popen) -> None:
    """Ends a keeper and what it keeps, by the group of both where it was killed itself."""
    keeper.stdin.close()
    with suppress(subprocess.TimeoutExpired):
        keeper.wait(PATIENCE)
    if os.name == "posix":
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(keeper.pid, signal.SIGKILL)
    keeper.kill()
    keeper.wait()
    keeper.stdout.close()
