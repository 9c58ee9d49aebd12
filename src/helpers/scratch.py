"""The one door to temporary folders: each is locked by the process that made it, and what a killed one left goes.

Its tests: test_lifelines.py.
"""

import os
import shutil
import tempfile
import time
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

PREFIX, LOCK = "jixiao-", ".lock"
SETTLED = 60
"""Seconds after which a folder without a lock is not one that is just being made."""


class Scratch:
    """A temporary folder of this process's; one that is killed leaves it to the next that asks for one."""

    def __init__(self, within: Path | str | None = None):
        within = Path(within or tempfile.gettempdir())
        clear_scratch(within)
        self.folder, self._lock = _locked_folder(within)

    def remove(self) -> None:
        """Take the folder away with all that is in it."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self._lock.release()


@contextmanager
def scratch_folder(within: Path | str | None = None):
    """A temporary folder that goes when it is not needed any more."""
    scratch = Scratch(within)
    try:
        yield scratch.folder
    finally:
        scratch.remove()


def clear_scratch(within: Path | str | None = None) -> None:
    """Take away the folders of processes that are gone; those of others, and of other users, stay."""
    for folder in Path(within or tempfile.gettempdir()).glob(f"{PREFIX}*"):
        with suppress(OSError):
            _remove_if_left(folder)


def _locked_folder(within: Path) -> tuple[Path, FileLock]:
    """A new folder and its lock, which is held.

    Until the lock is held another process may take it, and the folder with it. Then there is nothing to lock, or the
    lock makes a folder again that others may read: the next folder is tried.
    """
    while True:
        folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=within))
        lock = FileLock(folder / LOCK)
        with suppress(FileNotFoundError, FileExistsError):
            made = folder.stat().st_mode
            lock.acquire()
            if folder.stat().st_mode == made:
                return folder, lock
            shutil.rmtree(folder, ignore_errors=True)
            lock.release()


def _remove_if_left(folder: Path) -> None:
    """Take away a folder that is ours and nobody's who lives; its lock is held until it is gone. Links and files stay."""
    status = folder.lstat()
    if hasattr(os, "getuid") and status.st_uid != os.getuid():
        return
    if (folder / LOCK).is_file():
        with suppress(Timeout), FileLock(folder / LOCK, timeout=0):
            shutil.rmtree(folder, ignore_errors=True)
    elif time.time() - status.st_mtime > SETTLED:
        shutil.rmtree(folder, ignore_errors=True)
