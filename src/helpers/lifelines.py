"""Processes that end with the one that started them, however that one ends.

Its tests: test_lifelines.py.
"""

import ctypes
import os
import signal
import sys
import threading
import time

LOOKS_EVERY = 0.5
SET_DEATH_SIGNAL, SET_CHILD_SUBREAPER = 1, 36


def die_with(parent: int) -> None:
    """Have this process killed when its parent dies, even of kill -9; where the system cannot, it looks itself."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(SET_DEATH_SIGNAL, signal.SIGKILL)
    elif os.name == "posix":
        threading.Thread(target=_look_after, args=(parent,), daemon=True).start()
    if os.name == "posix" and os.getppid() != parent:
        os._exit(1)


def _look_after(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(LOOKS_EVERY)
    os._exit(1)


def adopt_orphans() -> None:
    """Become the parent of what children of ours leave behind, so that nothing outlives this process unseen."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(SET_CHILD_SUBREAPER, 1)
