"""A fork server's client: calls and kernels in processes that start with everything imported.

One server a machine and run. Whoever asks it for a child holds a socket to it;
when that socket closes, for whatever reason, the child is killed, and when the
server's own pipe closes, so are all of them.
"""

import ast
import contextlib
import json
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from multiprocessing import reduction
from multiprocessing.connection import Connection
from pathlib import Path

from helpers.publish.spawns import Spawner

AVAILABLE = sys.platform == "linux"
"""Where forking a process with these libraries in it is known to be safe."""

ROOM_FOR_SOCKETS = 60
"""Longest folder that leaves room for a socket's name in the 107 bytes of an address."""

CALLS_OF_A_WORKER = 50
"""After so many a worker is replaced, so that what libraries keep cannot grow for ever."""

PAUSE = 10
"""Seconds after a server that twice did not start in which no other is tried."""

server_address: str | None = None
"""In a process that a fork server made: where that server listens."""

server_program = ""
"""In such a process: the digest of the program that the server has loaded."""


def folder_of_server() -> str | None:
    """The private folder of the fork server that made this process; None elsewhere."""
    return str(Path(server_address).parent) if server_address else None


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


class ForkServer:
    """A running fork server; `close` ends it and every child of it."""

    def __init__(self, modules: Sequence[str] = ()):
        self.folder = Path(tempfile.mkdtemp(prefix="jixiao-", dir=_socket_room()))
        self.address = str(self.folder / "forks")
        self._idle: dict[int, list[Worker]] = defaultdict(list)
        command = (
            "import sys; from helpers.publish import forkserver; forkserver.serve(sys.argv[1], sys.argv[2:])"
        )
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-c", command, self.address, *modules],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True,
        )  # fmt: skip
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

    def alive(self) -> bool:
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
        shutil.rmtree(self.folder, ignore_errors=True)


class Shared:
    """A fork server for all threads of a process: started when first asked for, and again if killed."""

    def __init__(self):
        self._server: ForkServer | Spawner | None = None
        self._lock = threading.Lock()
        self._closed = False
        self._failed_at = -float(PAUSE)
        self._started_for = ""

    def server(self, modules: Sequence[str] = (), program: str = "") -> ForkServer | Spawner:
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
                self._server = self._started(modules) if AVAILABLE else Spawner()
                self._started_for = program
            return self._server

    def _is_to_be_replaced(self, program: str) -> bool:
        known = ("", self._server.program, self._started_for)
        return program not in known or not self._server.alive()

    def _started(self, modules: Sequence[str]) -> ForkServer:
        if time.monotonic() < self._failed_at + PAUSE:
            raise Crashed("the fork server did not start")
        with contextlib.suppress(Crashed):
            return ForkServer(modules)
        try:
            return ForkServer(modules)
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
    def closed(self) -> bool:
        return self._closed


shared = Shared()


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
        except (EOFError, OSError):
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
        if kind == "raised":
            raise Raised(answer)
        return answer

    def close(self) -> None:
        self._calls.close()
        self._control.close()

    def _end(self) -> Crashed:
        """What the server says of how this worker ended."""
        try:
            return Crashed(how_it_ended(self._control.recv()[1]))
        except (EOFError, OSError):
            return ServerGone()


def how_it_ended(code: int) -> str:
    """An exit code in words.

    >>> how_it_ended(-9)
    'killed by SIGKILL'
    """
    return f"killed by {signal.Signals(-code).name}" if code < 0 else f"exit status {code}"


def _socket_room() -> str | None:
    return None if len(tempfile.gettempdir()) <= ROOM_FOR_SOCKETS - 20 else "/tmp"


def imports_of(notebook: Path) -> list[str]:
    """The modules that a notebook's code cells import, in order; none for what cannot be read."""
    try:
        cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    except (OSError, ValueError, KeyError):
        return []
    names: dict[str, None] = {}
    for cell in cells:
        with contextlib.suppress(SyntaxError):
            tree = ast.parse("".join(cell["source"])) if cell["cell_type"] == "code" else ast.Module([], [])
            for node in ast.walk(tree):
                if isinstance(node, ast.Import):
                    names |= dict.fromkeys(alias.name for alias in node.names)
                elif isinstance(node, ast.ImportFrom) and node.module:
                    names |= dict.fromkeys([node.module, *(f"{node.module}.{a.name}" for a in node.names)])
    return list(names)
