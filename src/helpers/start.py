"""Where the command begins: it can be interrupted before anything else of it is there.

Its tests: test_last_resort.py.
"""

import importlib
import os
import signal

INTERRUPTED = 130


def begin() -> None:
    """Run the command `jixiao`."""
    signal.signal(signal.SIGINT, lambda *_: os._exit(INTERRUPTED))
    importlib.import_module("helpers.cli").main()


if __name__ == "__main__":
    begin()
