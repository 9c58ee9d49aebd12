"""A fork server's client: calls and kernels in processes that start with everything imported.

One server a machine and run. Whoever asks it for a child holds a socket to it;
when that socket closes, for whatever reason, the child is killed, and when the
server's own pipe closes, so are all of them.

Its tests: test_kernels.py.
"""

import socket
import subprocess
import tempfile
from collections import defaultdict
from collections.abc import Callable, Sequence
from multiprocessing import reduction
from multiprocessing.connection import Connection

from helpers.publish.processes.endings import Crashed, Raised, ServerGone, TimedOut, ending_in_words
from helpers.publish.processes.pythons import start_python
from helpers.scratch import Scratch

SERVE = "import sys; from helpers.publish.processes import server; server.serve(sys.argv[1], sys.argv[2:])"

FOR_KERNELS = "--"
"""What comes after it among a server's modules is imported for kernels, what comes before for workers."""

ROOM_FOR_SOCKETS = 60
"""Longest folder that leaves room for a socket's name in the 107 bytes of an address."""

CALLS_OF_A_WORKER = 50
"""After so many a worker is replaced, so that what libraries keep cannot grow for ever."""


class ForkServer:
    """A running fork server; `close` ends it and every child of it.

    `modules` are imported for its workers, `kernel_modules` beside them for kernels;
    without these a kernel starts with what a worker has.
    """

    def __init__(self, modules: Sequence[str] = (), kernel_modules: Sequence[str] = ()):
        self._scratch = Scratch(_socket_room())
        self.folder = self._scratch.folder
        self.address = str(self.folder / "forks")
        self._idle: dict[int, list[Worker]] = defaultdict(list)
        parted = (FOR_KERNELS, *kernel_modules) if kernel_modules else ()
        self._process = start_python(SERVE, self.address, *modules, *parted, start_new_session=True)
        self.program = ""
        try:
            self.program = self._process.stdout.readline().decode().strip()
        finally:
            if not self.program:
                self._process.kill()
                self.close()
        if not self.program:
            raise Crashed("the fork server did not start")

    @property
    def pid(self) -> int:
        return self._process.pid

    def is_alive(self) -> bool:
        return self._process.poll() is None

    def call(self, function: Callable, *arguments: object, timeout: float | None = None, memory: int = 0):
        """The result of a call in a worker of this server; one that went wrong is not used again.

        Raises Crashed when the worker dies, Raised when the call does, TimedOut when it had to be killed.
        """
        try:
            worker = self._worker(memory)
            try:
                result = worker.call(function, arguments, timeout)
            except BaseException:
                worker.close()
                raise
        except ServerGone:
            # A process that is just dying still looks alive to the next who asks.
            self._process.kill()
            self._process.wait()
            raise
        if worker.calls < CALLS_OF_A_WORKER:
            self._idle[memory].append(worker)
        else:
            worker.close()
        return result

    def _worker(self, memory: int) -> "Worker":
        try:
            return self._idle[memory].pop()
        except IndexError:
            return Worker(self.address, memory)

    def close(self) -> None:
        """End the server, wait for it, and remove its folder."""
        for workers in self._idle.values():
            for worker in workers:
                worker.close()
        self._process.stdin.close()
        try:
            self._process.wait(5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process.stdout.close()
        self._scratch.remove()


def connect(address: str) -> Connection:
    """A connection to the fork server that listens there."""
    plug = socket.socket(socket.AF_UNIX)
    try:
        plug.connect(address)
    except OSError:
        plug.close()
        raise ServerGone from None
    return Connection(plug.detach())


class Worker:
    """A child that takes one call after another: `_control` is its thread of life, `_calls` the child itself."""

    def __init__(self, address: str, memory: int):
        self.calls = 0
        self._control = connect(address)
        try:
            self._control.send({"memory": memory})
            self._calls = Connection(reduction.recv_handle(self._control))
        except (EOFError, OSError, RuntimeError):
            self._control.close()
            raise ServerGone from None

    def call(self, function: Callable, arguments: tuple, timeout: float | None):
        self.calls += 1
        try:
            self._calls.send((function, arguments))
            if not self._calls.poll(timeout):
                self._control.send("end it")
                self._control.recv()
                raise TimedOut
            kind, answer = self._calls.recv()
        except (EOFError, OSError):
            raise self._end() from None
        if kind == "server gone":
            raise ServerGone
        if kind == "raised":
            raise Raised(answer)
        return answer

    def close(self) -> None:
        self._calls.close()
        self._control.close()

    def _end(self) -> Crashed:
        """What the server says of how this worker ended."""
        try:
            return Crashed(ending_in_words(self._control.recv()[1]))
        except (EOFError, OSError):
            return ServerGone()


def _socket_room() -> str | None:
    return None if len(tempfile.gettempdir()) <= ROOM_FOR_SOCKETS - 20 else "/tmp"
