"""The fork server itself: holds no thread and no notebook, forks a child for each request, and reaps it.

Kernels are forked by a process of their own, the nursery, which the server forks
before anything else: what kernels import and what workers import is then
imported side by side.

Its tests: test_kernels.py, test_faults.py.
"""

import contextlib
import os
import selectors
import shutil
import signal
import socket
import sys
import traceback
import warnings
from collections.abc import Callable, Sequence
from multiprocessing import reduction
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NamedTuple

from helpers.lifelines import adopt_orphans, die_with
from helpers.publish import keys
from helpers.publish.processes.children import become_asked_for
from helpers.publish.processes.forks import FOR_KERNELS
from helpers.publish.processes.imports import settle, warm


def serve(address: str, modules: Sequence[str]) -> None:
    """Import the modules, then fork children at request until standard input closes.

    Standard output is told when that begins, and of which program.
    """
    program = keys.pinned_program().digest
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    asker = os.dup(1)
    os.dup2(2, 1)
    settle(Path(address).parent)
    own, for_kernels = _parted(modules)
    nursery = _started_nursery(for_kernels, asker) if for_kernels else None
    try:
        with contextlib.suppress(BrokenPipeError):
            if warm(own):
                server = _Server(_listening(address), _accepted, nursery)
                os.write(asker, f"{program}\n".encode())
                os.close(asker)
                server.run()
    finally:
        if nursery:
            _kill(nursery.pid)
        shutil.rmtree(Path(address).parent, ignore_errors=True)
    # To take down all that was imported takes a tenth of a second, for which somebody waits.
    os._exit(0)


def _parted(modules: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    place = modules.index(FOR_KERNELS) if FOR_KERNELS in modules else len(modules)
    return modules[:place], modules[place + 1 :]


class _Nursery(NamedTuple):
    """The process that forks kernels, and the line on which they are asked of it."""

    pid: int
    line: Connection

    def ask(self, connection: Connection, request: dict) -> None:
        """Hand over who asked: from now on they talk to the nursery."""
        self.line.send(request)
        reduction.send_handle(self.line, connection.fileno(), self.pid)


def _started_nursery(modules: Sequence[str], asker: int) -> _Nursery:
    """A process that imports these modules while this one goes on, then forks kernels as they are asked for."""
    server, (ours, theirs) = os.getpid(), socket.socketpair()
    pid = _fork()
    if pid == 0:
        try:
            ours.close()
            os.close(asker)
            die_with(server)
            if warm(modules):
                _Server(Connection(theirs.detach()), _handed_over).run()
        finally:
            os._exit(0)
    theirs.close()
    return _Nursery(pid, Connection(ours.detach()))


def _listening(address: str) -> socket.socket:
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(address)
    listener.listen(128)
    return listener


def _accepted(listener: socket.socket) -> tuple[Connection, dict]:
    """Who connected, and what they ask for."""
    connection = Connection(listener.accept()[0].detach())
    try:
        return connection, connection.recv()
    except (EOFError, OSError):
        connection.close()
        raise


def _handed_over(line: Connection) -> tuple[Connection, dict]:
    """Who asked the server for a kernel, and for which."""
    request = line.recv()
    return Connection(reduction.recv_handle(line)), request


class _Server:
    """Forks a child for each request that `taken` takes from a socket; kernels are left to a nursery where there is one."""

    def __init__(self, source: socket.socket, taken: Callable, nursery: _Nursery | None = None):
        self._children: dict[int, Connection] = {}
        self._selector = selectors.DefaultSelector()
        self._source, self._taken, self._nursery, self._is_over = source, taken, nursery, False
        self._bell = socket.socketpair()
        for end in self._bell:
            end.setblocking(False)
        adopt_orphans()
        self._helpers = _children_of_this_process()

    def run(self) -> None:
        """Serve until standard input closes, or the nursery is gone; then nothing that was forked is left."""
        signal.set_wakeup_fd(self._bell[1].fileno())
        signal.signal(signal.SIGCHLD, lambda *_: None)
        for source, action in ((self._source, self._accept), (self._bell[0], self._reap), (0, None)):
            self._selector.register(source, selectors.EVENT_READ, action)
        self._bell[1].send(b"a nursery may have ended already")
        while not self._is_over:
            for key, _ in self._selector.select():
                if key.data is None:
                    self._is_over = True
                else:
                    key.data(key.fileobj)
        self._stop()

    def _accept(self, source: socket.socket) -> None:
        try:
            connection, request = self._taken(source)
        except (EOFError, OSError):
            return
        if "kernel" not in request or self._nursery is None:
            return self._fork_for(connection, request)
        with connection, contextlib.suppress(OSError):
            self._nursery.ask(connection, request)

    def _fork_for(self, connection: Connection, request: dict) -> None:
        parent, (ours, calls) = os.getpid(), socket.socketpair()
        pid = _fork()
        if pid == 0:
            ours.close()
            self._become_child(connection, calls, request, parent)
        self._children[pid] = connection
        self._selector.register(connection, selectors.EVENT_READ, self._let_go)
        with ours, calls, contextlib.suppress(OSError):
            if "kernel" in request:
                connection.send(("pid", pid))
            else:
                reduction.send_handle(connection, ours.fileno(), 0)

    def _become_child(self, connection: Connection, calls: socket.socket, request: dict, parent: int) -> None:
        try:
            os.setsid()
            die_with(parent)
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            signal.signal(signal.SIGINT, signal.default_int_handler)
            self._selector.close()
            line = [self._nursery.line] if self._nursery else []
            for other in (self._source, *line, *self._bell, *self._children.values()):
                other.close()
            connection.close()
            os._exit(become_asked_for(calls, request))
        except BaseException:
            traceback.print_exc(file=sys.__stderr__)
        finally:
            os._exit(70)

    def _let_go(self, connection: Connection) -> None:
        """The asker spoke again or is gone: its child ends, unless it was reaped in this same round."""
        if connection.closed:
            return
        self._selector.unregister(connection)
        for pid, own in self._children.items():
            if own is connection:
                _kill(pid)

    def _reap(self, bell: socket.socket) -> None:
        with contextlib.suppress(BlockingIOError):
            bell.recv(4096)
        with contextlib.suppress(ChildProcessError):
            while (ended := os.waitpid(-1, os.WNOHANG))[0]:
                self._tell(ended[0], os.waitstatus_to_exitcode(ended[1]))
        # What a child started in sessions of their own outlives its group; it came to us and ends too.
        for pid in _children_of_this_process() - self._children.keys() - self._helpers:
            _kill(pid)

    def _tell(self, pid: int, code: int) -> None:
        """Tell who asked for a child how it ended (negative: the signal); what it was the leader of ends too."""
        if self._nursery and pid == self._nursery.pid:
            self._is_over = True
        connection = self._children.pop(pid, None)
        if connection is None:
            return
        with contextlib.suppress(KeyError):
            self._selector.unregister(connection)
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(pid, signal.SIGKILL)
        with contextlib.suppress(OSError):
            connection.send(("exit", code))
        connection.close()

    def _stop(self) -> None:
        with contextlib.suppress(ChildProcessError):
            while True:
                for pid in _children_of_this_process():
                    _kill(pid)
                os.wait()


def _children_of_this_process() -> set[int]:
    try:
        found = Path(f"/proc/self/task/{os.getpid()}/children").read_text(encoding="ascii")
    except OSError:
        return set()
    return {int(pid) for pid in found.split()}


def _kill(pid: int) -> None:
    """Kill a child that is not reaped yet, with its group if it has one already."""
    for end in (os.killpg, os.kill):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            end(pid, signal.SIGKILL)


def _fork() -> int:
    with warnings.catch_warnings():
        # The only threads are the numeric library's own, which looks after itself across a fork.
        warnings.simplefilter("ignore", DeprecationWarning)
        return os.fork()
