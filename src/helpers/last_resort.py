"""The last resort of the command: what nobody expected goes into a log, and a sentence names that.

Its tests: test_last_resort.py.
"""

import os
import sys
import tempfile
import time
import traceback
from pathlib import Path

from helpers.errors import LONGEST_PROBLEM


def logged(error: BaseException, folders: tuple[Path, ...]) -> Path | None:
    """The file that an error's traceback was written to, in the first of these folders that takes it, or nothing."""
    text = "".join(traceback.format_exception(error))
    name = f"error-{time.strftime('%Y-%m-%dT%H%M%S')}-{os.getpid()}.log"
    for folder in (*folders, Path(tempfile.gettempdir())):
        try:
            path = folder / name
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "w", encoding="utf-8", errors="backslashreplace") as file:
                file.write(f"{' '.join(sys.argv)}\n{text}")
        except OSError:
            continue
        return path
    return None


def in_a_sentence(error: BaseException) -> str:
    """An error nobody expected: of what kind it is and what it says, in one line."""
    said = " ".join(str(error).split())[:LONGEST_PROBLEM]
    return f"{type(error).__name__}: {said}" if said else type(error).__name__
