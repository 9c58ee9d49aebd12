"""One writer a folder: a lock that goes with its holder, and a note of who that is."""

import json
import os
import re
import socket
import time
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from helpers.errors import AlreadyRunning, JixiaoError
from helpers.files import parsed_json, read_plain
from helpers.publish import records
from helpers.read import raw_folder

FOLDER = ".jixiao"
"""The hidden folder beside what is generated: lock, digests, and reports in the making."""

MOST_BYTES, PLAIN = 10_000, re.compile(r"[\w.:+-]{1,100}")
"""Of a note, and what may stand in it."""

NOTE_COMES_WITHIN = 2.0
"""Seconds that a holder may take to say who it is."""


@contextmanager
def locked(folder: Path):
    """Hold the folder's lock. Raises AlreadyRunning, naming the holder, when another run has it.

    The system lets go of the lock when the holder ends, however it ends.
    """
    own = folder / FOLDER
    own.mkdir(parents=True, exist_ok=True)
    lock, note = FileLock(own / "lock"), own / "holder.json"
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise AlreadyRunning(f"{folder}: {_holder(note)} holds the lock") from None
    try:
        holder = {"pid": os.getpid(), "host": socket.gethostname(), "since": records.now()}
        records.write_whole(note, json.dumps(holder).encode(), own)
        yield own
    finally:
        note.unlink(missing_ok=True)
        lock.release()


@contextmanager
def locked_tables(data_dir: Path):
    """Hold the lock of a data folder's tables. Raises JixiaoError, and makes nothing, where there are no raw data."""
    raw_folder(data_dir)
    with locked(data_dir / "processed") as own:
        yield own


def _holder(note: Path) -> str:
    """Who holds the lock; its note comes a moment after the lock and is waited for."""
    latest = time.monotonic() + NOTE_COMES_WITHIN
    while not note.is_file() and time.monotonic() < latest:
        time.sleep(0.05)
    try:
        holder = parsed_json(read_plain(note, limit=MOST_BYTES))
        named = [str(holder[name]) for name in ("pid", "host", "since")]
    except (OSError, ValueError, KeyError, TypeError, JixiaoError):
        return "another run"
    if not all(PLAIN.fullmatch(name) for name in named):
        return "another run"
    return "process {} on {}, running since {},".format(*named)
