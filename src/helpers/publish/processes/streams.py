"""What warm kernels print through.

Its tests: test_kernels.py.
"""

from ipykernel.iostream import OutStream


class Stream(OutStream):
    """ipykernel's stream; where nothing was written, a flush wakes no other thread.

    A kernel flushes both streams several times a cell, to keep what was
    printed in order with what is shown; of the cells of a report hardly one prints.
    """

    _written = False

    def write(self, string: str) -> int | None:
        """Write as OutStream does."""
        self._written = True
        return super().write(string)

    def flush(self) -> None:
        """Send what was written since the last flush, and wait until it is sent."""
        if self._written:
            self._written = False
            super().flush()
