"""Time that tests hold work to: the processor's, which no work beside makes longer."""

import os
import time
from collections.abc import Callable


def seconds(work: Callable[[], object]) -> float:
    """What work takes in this process and in those that it starts and waits for."""
    start = _used()
    work()
    return _used() - start


def _used() -> float:
    children = os.times()
    return time.process_time() + children.children_user + children.children_system
