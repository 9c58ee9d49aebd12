"""How a process that was asked for something ends without an answer, and what is kept of its last words.

Its tests: test_kernels.py.
"""

import signal

LAST_LINES = 12
"""Of a traceback, or of what a process said last, that a record of a failure keeps."""


class Crashed(Exception):
    """The child is gone without an answer; says by which signal or with which status."""


class ServerGone(Crashed):
    """The fork server itself is gone, and all its children with it."""

    def __init__(self):
        super().__init__("the fork server is gone")


class Raised(Exception):
    """The call raised an exception; the message is its traceback."""


class TimedOut(Exception):
    """The child was killed because its time was up."""


class Stopped(Exception):
    """The run is being stopped: no more children."""


def ending_in_words(code: int) -> str:
    """An exit code in words.

    >>> ending_in_words(-9)
    'killed by SIGKILL'
    """
    return f"killed by {signal.Signals(-code).name}" if code < 0 else f"exit status {code}"
