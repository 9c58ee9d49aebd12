"""Warm kernels for papermill: real IPython kernels, forked with their imports done, one fresh one a notebook.

Through the tools' own extension points: a kernel provisioner that forks where
jupyter_client would launch, a kernel manager that asks for it, and a papermill
engine that uses them. Outside a fork server's children the stock kernel runs.
"""

import asyncio
import os
import signal
import time
from pathlib import Path
from queue import Empty

from jupyter_client import AsyncKernelManager
from jupyter_client.asynchronous import AsyncKernelClient
from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.provisioning import LocalProvisioner
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from papermill.engines import NBClientEngine, papermill_engines
from traitlets import Integer, Unicode
from traitlets.config import Config

from helpers.publish.processes.endings import LAST_LINES, ServerGone
from helpers.publish.processes.forks import connect
from helpers.scratch import Scratch

PROVISIONER = "jixiao-forked"
ENGINE = "jixiao"


class ForkedKernel:
    """A kernel that a fork server made, with the part of Popen's interface that a provisioner needs."""

    stdin = stdout = stderr = None

    def __init__(self, address: str, request: dict, memory: int):
        self._connection = connect(address)
        try:
            self._connection.send({"kernel": request, "memory": memory})
            self.pid = self._connection.recv()[1]
        except (EOFError, OSError):
            self._connection.close()
            raise ServerGone from None
        self._exit: int | None = None

    def poll(self) -> int | None:
        """The exit code, or None while the kernel runs."""
        if self._exit is None and self._connection.poll(0):
            self._end()
        return self._exit

    def wait(self) -> int:
        if self._exit is None:
            self._end()
        return self._exit

    def send_signal(self, signum: int) -> None:
        if self.poll() is None:
            os.kill(self.pid, signum)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)

    def terminate(self) -> None:
        self.send_signal(signal.SIGTERM)

    def _end(self) -> None:
        try:
            self._exit = self._connection.recv()[1]
        except (EOFError, OSError):
            self._exit = -signal.SIGKILL
        self._connection.close()


class ForkedProvisioner(LocalProvisioner):
    """Forks the kernel from the server that made this process, instead of starting Python anew."""

    async def launch_kernel(self, cmd: list[str], **kwargs) -> KernelConnectionInfo:
        """Fork a kernel that reads the connection file as the launched one would."""
        request = {
            "arguments": cmd[cmd.index("-f") :],
            "folder": str(kwargs.get("cwd") or Path.cwd()),
            "environment": {**(kwargs.get("env") or os.environ), "JPY_PARENT_PID": str(os.getpid())},
            "log": str(self.parent.kernel_log),
        }
        self.process = ForkedKernel(self.parent.server, request, self.parent.memory)
        self.pid = self.pgid = self.process.pid
        self.cwd = request["folder"]
        return self.connection_info

    async def kill(self, restart: bool = False) -> None:
        """Kill the kernel and see it dead, which takes milliseconds; the manager would look again after 100."""
        await super().kill(restart=restart)
        deadline = time.monotonic() + 1
        while await self.poll() is None and time.monotonic() < deadline:
            await asyncio.sleep(0.002)


class ForkedKernelClient(AsyncKernelClient):
    """Talks to a forked kernel."""

    async def wait_for_ready(self, timeout: float | None = None) -> None:
        """Wait until the kernel answers and its broadcasts arrive, seen by the end of our own question.

        jupyter_client's own waits for 0.2 s of silence instead.
        """
        deadline = time.monotonic() + (timeout or float("inf"))
        while not await self._is_heard(self.kernel_info()):
            if not await self.is_alive():
                raise RuntimeError("the kernel ended before it answered")
            if time.monotonic() > deadline:
                raise RuntimeError(f"the kernel did not answer in {timeout} s")

    async def _is_heard(self, question: str) -> bool:
        try:
            await self.shell_channel.get_msg(timeout=1)
            while True:
                message = await self.iopub_channel.get_msg(timeout=0.2)
                ended = message["content"].get("execution_state") == "idle"
                if ended and message["parent_header"].get("msg_id") == question:
                    return True
        except Empty:
            return False


class ForkedKernelManager(AsyncKernelManager):
    """Manages one forked kernel, over sockets in a private folder of its own."""

    server = Unicode(help="where the fork server listens").tag(config=True)
    folder = Unicode(help="where the kernel's sockets, connection file and log are").tag(config=True)
    memory = Integer(0, help="limit of the kernel's data in bytes; 0 is none").tag(config=True)

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.client_class = f"{__name__}.{ForkedKernelClient.__name__}"
        self.transport = "ipc"
        self.ip = f"{self.folder}/s"
        self.connection_file = f"{self.folder}/connection.json"
        self.kernel_log = Path(self.folder, "log")

    @property
    def kernel_spec(self):
        """The notebook's kernel, to be provided by forking."""
        spec = super().kernel_spec
        spec.metadata = {"kernel_provisioner": {"provisioner_name": PROVISIONER}}
        return spec


class StockKernelManager(AsyncKernelManager):
    """jupyter_client's own, with the encryption that keeps ipykernel from warning about TCP.

    What lies beside a notebook is no library: its folder is not on the kernel's path.
    """

    folder = Unicode(help="where the kernel's connection file is").tag(config=True)

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.transport_encryption = "auto"
        self.connection_file = f"{self.folder}/connection.json"

    @property
    def kernel_spec(self):
        """The notebook's kernel, started with Python's safe path where it is an IPython kernel."""
        spec = super().kernel_spec
        if "-P" not in spec.argv and spec.argv[1:3] == ["-m", "ipykernel_launcher"]:
            spec.argv = [spec.argv[0], "-P", *spec.argv[1:], "--IPKernelApp.ignore_cwd=True"]
        return spec


class Engine(NBClientEngine):
    """papermill's engine with a warm kernel and one time limit for the whole notebook."""

    @classmethod
    def execute_managed_notebook(
        cls, nb_man, kernel_name, execution_timeout=None, warm=True, memory=0, server="", **kwargs
    ):
        """Execute as NBClientEngine does; a dead kernel or a time-out is noted in the notebook.

        `server` is where the fork server listens; where there is none, kernels are stock ones.
        """
        scratch = Scratch(Path(server).parent if server else None)
        folder = str(scratch.folder)
        if execution_timeout:
            kwargs["timeout_func"] = _until(time.monotonic() + execution_timeout)
        if warm and server:
            kwargs["kernel_manager_class"] = ForkedKernelManager
            kwargs["config"] = Config(
                ForkedKernelManager={"server": server, "folder": folder, "memory": memory}
            )
        else:
            kwargs["kernel_manager_class"] = StockKernelManager
            kwargs["config"] = Config(StockKernelManager={"folder": folder})
        try:
            super().execute_managed_notebook(nb_man, kernel_name, shutdown_kernel="immediate", **kwargs)
        except CellTimeoutError:
            _note_ending(nb_man.nb, "timeout", f"not done after {execution_timeout} s", [])
        except (DeadKernelError, RuntimeError) as end:
            _note_ending(nb_man.nb, "crash", f"the kernel died: {end}", _last_words(Path(folder, "log")))
        finally:
            scratch.remove()


def _until(deadline: float):
    return lambda cell: max(1, round(deadline - time.monotonic()))


def _note_ending(notebook, kind: str, reason: str, lines: list[str]) -> None:
    """Leave word of how the run ended in the notebook: papermill itself would call it completed."""
    notebook.metadata.papermill["exception"] = True
    notebook.metadata.papermill["jixiao"] = {"kind": kind, "reason": reason, "lines": lines}


def _last_words(log: Path) -> list[str]:
    try:
        return log.read_text(encoding="utf-8", errors="replace").splitlines()[-LAST_LINES:]
    except OSError:
        return []


papermill_engines.register(ENGINE, Engine)
