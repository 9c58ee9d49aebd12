"""What a child of the fork server becomes: a worker that takes one call after another, or an IPython kernel.

Its tests: test_kernels.py.
"""

import faulthandler
import os
import random
import socket
import sys
import threading
import traceback
from multiprocessing.connection import Connection

from helpers.machine import limit_memory
from helpers.publish.processes.endings import ServerGone

STREAM = "helpers.publish.processes.streams.Stream"
KERNEL_MODULES = (
    "helpers.publish.processes.streams", "ipykernel.kernelapp", "ipykernel.ipkernel", "ipykernel.zmqshell",
    "IPython.core.completerlib", "IPython.core.debugger", "IPython.core.logger", "IPython.core.oinspect",
    "IPython.extensions.storemagic", "IPython.utils.wildcard",
    "jupyter_client.asynchronous", "encodings.ascii", "encodings.latin_1", "encodings.utf_8_sig", "sqlite3",
    "tornado.platform.asyncio", "tornado.queues", "zmq.utils.garbage",
)  # fmt: skip
"""What a kernel and its client import sooner or later, and what is better done once."""


def become_asked_for(calls: socket.socket, request: dict) -> int:
    """Be what was asked for until its end; the exit status."""
    limit_memory(request.get("memory", 0))
    if "kernel" in request:
        calls.close()
        return _be_kernel(**request["kernel"])
    return _take_calls(Connection(calls.detach()))


def _take_calls(calls: Connection) -> int:
    """Answer one call after another, until nobody is there to ask; what a library's thread dies of is its own affair."""
    threading.excepthook = sys.unraisablehook = lambda *_: None
    while True:
        try:
            function, arguments = calls.recv()
        except EOFError:
            return 0
        try:
            answer = "result", function(*arguments)
        except ServerGone:
            answer = "server gone", ""
        except BaseException:
            answer = "raised", traceback.format_exc()
        calls.send(answer)


def _be_kernel(arguments: list[str], folder: str, environment: dict[str, str], log: str) -> int:
    """Become an IPython kernel, as `python -m ipykernel_launcher` does."""
    from ipykernel.kernelapp import IPKernelApp

    _redirect(log)
    faulthandler.enable()
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    random.seed()
    if "numpy" in sys.modules:
        sys.modules["numpy"].random.seed()
    sys.argv = ["ipykernel_launcher", *arguments]
    own = {"parent_handle": os.getppid(), "outstream_class": STREAM, "ignore_cwd": True}
    settings = [f"--IPKernelApp.{name}={value}" for name, value in own.items()]
    # A kernel waits a moment after each cell for what was printed; our stream has sent it by then.
    settings.append("--IPythonKernel._execute_sleep=0")
    IPKernelApp.launch_instance([*arguments, *settings])
    return 0


def _redirect(log: str) -> None:
    nowhere = os.open(os.devnull, os.O_RDONLY)
    out = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    for target, source in ((0, nowhere), (1, out), (2, out)):
        os.dup2(source, target)
