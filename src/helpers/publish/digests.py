"""Digests of files, remembered so that a file that has not changed is not read again.

Its tests: test_odd_files.py, test_runs.py.
"""

import hashlib
import json
import re
import time
from contextlib import contextmanager
from pathlib import Path

from helpers.errors import JixiaoError
from helpers.files import MEGABYTE, is_there, open_plain, parsed_json, read_plain

SETTLED = 2 * 10**9
"""Nanoseconds after which a file's times can be trusted: sooner, a second write may leave them the same."""

MOST_BYTES = 2 * 10**9
"""Of one file: a scanned annex may be large, and is read through once."""

MOST_REMEMBERED = 2**30
"""Bytes of the file in which digests are remembered: those of some millions of files."""


DIGEST, STAMPED = re.compile("[0-9a-f]{64}"), 4


class Digests:
    """SHA-256 of files, remembered by size, times and inode in a file that may be deleted at any time."""

    def __init__(self, store: Path | None = None):
        self._store = store
        self._known: dict[str, list] = _remembered(store)
        self._kept: dict[str, list] = {}
        self._now, self._is_reading = time.time_ns(), False

    def of(self, path: Path, within: Path | None = None) -> str | None:
        """The digest of a file's bytes, or None where there is no file.

        Raises UnreadableFile for what is no plain file in the folder `within`.
        """
        try:
            status = path.stat()
        except (FileNotFoundError, NotADirectoryError):
            if not is_there(path):
                return None
            return content_digest(path, within)
        stamp = [status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino]
        entry = self._kept.get(str(path)) or self._known.get(str(path))
        if self._is_reading or entry is None or entry[:-1] != stamp:
            entry = [*stamp, content_digest(path, within)]
        if self._now - max(status.st_mtime_ns, status.st_ctime_ns) > SETTLED:
            self._kept[str(path)] = entry
        return entry[-1]

    @contextmanager
    def reading(self):
        """Whatever is asked for meanwhile is read, not remembered."""
        self._is_reading = True
        try:
            yield
        finally:
            self._is_reading = False

    def save(self) -> None:
        """Remember what was looked at this time; nothing else, so the file cannot grow for ever."""
        if self._store is not None and self._kept != self._known:
            aside = self._store.with_suffix(".new")
            aside.unlink(missing_ok=True)
            aside.write_text(json.dumps(self._kept), encoding="utf-8")
            aside.replace(self._store)


def content_digest(path: Path, within: Path | None = None) -> str:
    """SHA-256 of a plain file's bytes."""
    digest = hashlib.sha256()
    with open_plain(path, within, MOST_BYTES) as file:
        # Of many small files cheaper than hashlib's own way, which makes a buffer for each.
        while part := file.read(MEGABYTE):
            digest.update(part)
    return digest.hexdigest()


def _remembered(store: Path | None) -> dict[str, list]:
    try:
        known = parsed_json(read_plain(store, limit=MOST_REMEMBERED)) if store else {}
    except (OSError, ValueError, JixiaoError):
        return {}
    if not isinstance(known, dict):
        return {}
    return {path: entry for path, entry in known.items() if _is_entry(entry)}


def _is_entry(entry: object) -> bool:
    """Whether this is what `of` remembers: four whole numbers and a digest."""
    if not isinstance(entry, list) or len(entry) != STAMPED + 1:
        return False
    *stamp, digest = entry
    return all(type(number) is int for number in stamp) and bool(DIGEST.fullmatch(str(digest)))
