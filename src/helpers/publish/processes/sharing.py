"""One server for all threads of a process: a fork server, or new Pythons where nothing can be forked.

Its tests: test_kernels.py.
"""

import contextlib
import sys
import threading
import time
from collections.abc import Sequence

from helpers.publish.processes.endings import Crashed, Stopped
from helpers.publish.processes.forks import ForkServer
from helpers.publish.processes.spawns import Spawner

AVAILABLE = sys.platform == "linux"
"""Where forking a process with these libraries in it is known to be safe."""

PAUSE = 10
"""Seconds after a server that twice did not start in which no other is tried."""


class Shared:
    """A fork server for all threads of a process: started when first asked for, and again if killed."""

    def __init__(self):
        self._server: ForkServer | Spawner | None = None
        self._lock = threading.Lock()
        self._closed = False
        self._failed_at = -float(PAUSE)
        self._started_for = ""

    def server(
        self, modules: Sequence[str] = (), program: str = "", kernel_modules: Sequence[str] = ()
    ) -> ForkServer | Spawner:
        """The server; a new one where it is dead, or was started for another program, before an upgrade say.

        Raises Stopped after `close`, Crashed when it does not start.
        """
        with self._lock:
            if self._closed:
                raise Stopped
            if self._server is not None and self._is_to_be_replaced(program):
                self._server.close()
                self._server = None
            if self._server is None:
                self._server = self._started(modules, kernel_modules) if AVAILABLE else Spawner()
                self._started_for = program
            return self._server

    def _is_to_be_replaced(self, program: str) -> bool:
        known = ("", self._server.program, self._started_for)
        return program not in known or not self._server.is_alive()

    def _started(self, *modules: Sequence[str]) -> ForkServer:
        if time.monotonic() < self._failed_at + PAUSE:
            raise Crashed("the fork server did not start")
        with contextlib.suppress(Crashed):
            return ForkServer(*modules)
        try:
            return ForkServer(*modules)
        except Crashed:
            self._failed_at = time.monotonic()
            raise

    def open(self) -> bool:
        """Servers may be had again; whether there was none, so that who opens it should close it too."""
        with self._lock:
            self._closed = False
            return self._server is None

    def close(self) -> None:
        """End the server with all that it runs; nobody gets another before `open`."""
        with self._lock:
            self._closed = True
            if self._server is not None:
                self._server.close()
                self._server = None

    @property
    def is_closed(self) -> bool:
        """Whether `close` was called, and nobody has called `open` since."""
        return self._closed


servers = Shared()
