"""The fork server itself: holds no thread and no notebook, forks a child for each request, and reaps it.

Its tests: test_kernels.py, test_faults.py.
"""

import contextlib
import gc
import importlib
import io
import os
import select
import selectors
import shutil
import signal
import socket
import sys
import traceback
import warnings
from collections.abc import Sequence
from multiprocessing import reduction
from multiprocessing.connection import Connection
from pathlib import Path

from helpers.lifelines import adopt_orphans, die_with
from helpers.publish import keys
from helpers.publish.processes.children import become_asked_for

NEW_OBJECTS = 50_000
"""So many more objects and a child looks for garbage; at Python's own 700 that is a sixth of a report's time."""


def serve(address: str, modules: Sequence[str]) -> None:
    """Import the modules, then fork children at request until standard input closes."""
    program = keys.pinned_program().digest
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    asker = os.dup(1)
    os.dup2(2, 1)
    _settle(Path(address).parent)
    try:
        with contextlib.suppress(BrokenPipeError):
            if _warm(modules):
                _Server(address).run(asker, program)
    finally:
        shutil.rmtree(Path(address).parent, ignore_errors=True)


def _settle(folder: Path) -> None:
    """Keep what kernels write for themselves in a folder of this server's, whatever the home folder is.

    So the home's start-up files, which no report is said to follow from, stay out of them too.
    """
    os.environ["IPYTHONDIR"] = str(folder / "ipython")
    if not os.access(os.environ.get("HOME", ""), os.W_OK):
        os.environ.setdefault("MPLCONFIGDIR", str(folder / "matplotlib"))
    # As ipykernel sets it: matplotlib looks at it once, when it is imported.
    os.environ.setdefault("MPLBACKEND", "module://matplotlib_inline.backend_inline")


def _warm(names: Sequence[str]) -> bool:
    """Import what the children will need and call what is named `module:function`, while somebody waits for it.

    What cannot be imported is the children's to complain of.
    """
    gc.disable()
    for name in names:
        if select.select([0], [], [], 0)[0]:
            return False
        module, _, function = name.partition(":")
        # What a library remarks on when it is imported is no concern of who waits.
        quiet = contextlib.redirect_stderr(io.StringIO()), contextlib.redirect_stdout(io.StringIO())
        with contextlib.suppress(BaseException), quiet[0], quiet[1]:
            found = _imported(module)
            if function:
                getattr(found, function)()
    gc.freeze()
    gc.set_threshold(NEW_OBJECTS)
    gc.enable()
    return True


def _imported(name: str) -> object:
    """A module, or what a module has: a room's door is imported when it is asked for."""
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError:
        module, _, own = name.rpartition(".")
        return getattr(importlib.import_module(module), own)


class _Server:
    def __init__(self, address: str):
        self._children: dict[int, Connection] = {}
        self._selector = selectors.DefaultSelector()
        self._listener = socket.socket(socket.AF_UNIX)
        self._listener.bind(address)
        self._listener.listen(128)
        self._bell = socket.socketpair()
        for end in self._bell:
            end.setblocking(False)
        adopt_orphans()
        self._helpers = _children_of_this_process()

    def run(self, asker: int, program: str) -> None:
        """Serve until standard input closes; `asker` is told when that begins, and of which program."""
        signal.set_wakeup_fd(self._bell[1].fileno())
        signal.signal(signal.SIGCHLD, lambda *_: None)
        for source, action in ((self._listener, self._accept), (self._bell[0], self._reap), (0, None)):
            self._selector.register(source, selectors.EVENT_READ, action)
        os.write(asker, f"{program}\n".encode())
        os.close(asker)
        while True:
            for key, _ in self._selector.select():
                if key.data is None:
                    return self._stop()
                key.data(key.fileobj)

    def _accept(self, listener: socket.socket) -> None:
        plug, _ = listener.accept()
        connection = Connection(plug.detach())
        try:
            request = connection.recv()
        except (EOFError, OSError):
            return connection.close()
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
            for other in (self._listener, *self._bell, *self._children.values()):
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
