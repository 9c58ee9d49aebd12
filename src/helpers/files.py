"""The one door to files under raw/, processed/ and reports/: plain files of bounded size inside their folder.

A pipe or a device would keep its reader waiting, a link could show what lies
elsewhere, and a file of holes has no end: each is refused before it is opened.
"""

import errno
import json
import os
import stat
from pathlib import Path
from typing import Any, BinaryIO

from helpers.errors import UnreadableFile
from helpers.messages import say

MOST_BYTES = 64_000_000
MEGABYTE = 1_000_000
KINDS = {stat.S_IFDIR: "folder", stat.S_IFIFO: "pipe", stat.S_IFSOCK: "socket"}
FLAGS = ("O_NONBLOCK", "O_NOFOLLOW", "O_NOCTTY", "O_CLOEXEC", "O_BINARY")
"""Of these, each system has those that it needs."""


def is_there(path: Path) -> bool:
    """Whether anything has this name, be it a link that leads nowhere."""
    return os.path.lexists(path)


def read_plain(
    path: Path, within: Path | None = None, limit: int = MOST_BYTES, language: str = "zh"
) -> bytes:
    """The bytes of a file that `open_plain` opens; one that grows beyond `limit` meanwhile is refused too."""
    parts, size = [], 0
    with open_plain(path, within, limit, language) as file:
        while part := file.read(MEGABYTE):
            parts.append(part)
            size += len(part)
            _check_size(path, size, limit, language)
    return b"".join(parts)


def parsed_json(content: bytes) -> Any:
    """What JSON says. Raises ValueError for what is none, and for what is nested deeper than can be read."""
    try:
        return json.loads(content)
    except RecursionError:
        raise ValueError("nested too deep") from None


def open_plain(
    path: Path, within: Path | None = None, limit: int = MOST_BYTES, language: str = "zh"
) -> BinaryIO:
    """A file open for its bytes: a regular one of at most `limit` bytes that lies in the folder `within`.

    Links are followed before the folder is asked for; without `within` the
    file may lie anywhere. Raises UnreadableFile, in one sentence that quotes
    nothing of the content, and FileNotFoundError where nothing has the name.
    """
    real = path
    if within is None or not _is_straight(path, within):
        real = _followed(path, language)
        _check_place(path, real, within, language)
    _check_kind(path, real.stat(), language)
    file = os.fdopen(os.open(real, _flags()), "rb")
    try:
        status = os.fstat(file.fileno())
        _check_kind(path, status, language)
        _check_size(path, status.st_size, limit, language)
    except BaseException:
        file.close()
        raise
    return file


def _is_straight(path: Path, within: Path) -> bool:
    """Whether a file lies in a folder without any link on the way: of most it is so, and no link need be followed."""
    top, step = str(within), str(path)
    if not step.startswith(f"{top}{os.sep}") or ".." in path.parts:
        return False
    try:
        while step != top:
            if stat.S_ISLNK(os.lstat(step).st_mode):
                return False
            step = step.rpartition(os.sep)[0]
    except OSError:
        return False
    return True


def _flags() -> int:
    return os.O_RDONLY | sum(getattr(os, name, 0) for name in FLAGS)


def _followed(path: Path, language: str) -> Path:
    try:
        return Path(os.path.realpath(path, strict=True))
    except OSError as error:
        missing = isinstance(error, FileNotFoundError | NotADirectoryError)
        if error.errno == errno.ELOOP or (missing and path.is_symlink()):
            raise UnreadableFile(say("files.nowhere", language, path=path)) from None
        raise type(error)(error.errno, error.strerror, str(path)) from None


def _check_place(path: Path, real: Path, within: Path | None, language: str) -> None:
    if within is not None and not real.is_relative_to(os.path.realpath(within)):
        raise UnreadableFile(say("files.outside", language, path=path, folder=within))


def _check_kind(path: Path, status: os.stat_result, language: str) -> None:
    if not stat.S_ISREG(status.st_mode):
        kind = KINDS.get(stat.S_IFMT(status.st_mode), "device")
        raise UnreadableFile(say("files.not_plain", language, path=path, kind=say(f"files.{kind}", language)))


def _check_size(path: Path, size: int, limit: int, language: str) -> None:
    if size > limit:
        most = f"{limit / MEGABYTE:g}"
        raise UnreadableFile(say("files.too_large", language, path=path, size=size, limit=most))
