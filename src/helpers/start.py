"""Where the command begins: it can be interrupted before anything else of it is there.

Its tests: test_last_resort.py.
"""

import importlib
import os
import signal
import sys

INTERRUPTED = 130


def begin() -> None:
    """Run the command `jixiao`."""
    signal.signal(signal.SIGINT, lambda *_: os._exit(INTERRUPTED))
    use_utf8()
    importlib.import_module("helpers.cli").main()


def use_utf8() -> None:
    """Begin again in UTF-8 where this process can name no file but in ASCII: departments' files have Chinese names."""
    if sys.getfilesystemencoding().lower() != "utf-8":
        os.environ["PYTHONUTF8"] = "1"
        os.execv(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]])


if __name__ == "__main__":
    begin()
