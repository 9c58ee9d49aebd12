"""Where processes cannot be forked: each call in a new Python, which imports everything for itself.

Its tests: test_kernels.py, test_runs.py.
"""

import os
import pickle
import subprocess
import sys
import traceback
from collections.abc import Callable

from helpers.machine import limit_memory
from helpers.publish.keys import pinned_program
from helpers.publish.processes.endings import Crashed, Raised, TimedOut, ending_in_words
from helpers.publish.processes.postponed import address_syntax
from helpers.publish.processes.pythons import start_python

ANSWER = "from helpers.publish.processes import spawns; spawns.answer_call()"


class Spawner:
    """Takes calls as a fork server does, slower by the imports; kernels there are stock ones.

    It has no program loaded: each call has that of its moment.
    """

    address = program = ""

    def __init__(self):
        self._going: set[subprocess.Popen] = set()

    def is_alive(self) -> bool:
        return True

    def call(self, function: Callable, *arguments: object, timeout: float | None = None, memory: int = 0):
        """The result of a call; raises what ForkServer.call raises."""
        going = start_python(ANSWER)
        self._going.add(going)
        try:
            said = going.communicate(pickle.dumps((function, arguments, memory)), timeout)[0]
        except subprocess.TimeoutExpired:
            raise TimedOut from None
        finally:
            self._going.discard(going)
            going.kill()
            going.communicate()
        if going.returncode != 0:
            raise Crashed(ending_in_words(going.returncode))
        kind, result = pickle.loads(said)
        if kind == "raised":
            raise Raised(result)
        return result

    def close(self) -> None:
        """End all calls."""
        for going in list(self._going):
            going.kill()


def answer_call() -> None:
    """Take one call from standard input and put its result on what was standard output."""
    pinned_program()
    address_syntax()
    out = os.dup(1)
    os.dup2(2, 1)
    function, arguments, memory = pickle.load(sys.stdin.buffer)
    limit_memory(memory)
    try:
        result = "result", function(*arguments)
    except Exception:
        result = "raised", traceback.format_exc()
    with os.fdopen(out, "wb") as stream:
        pickle.dump(result, stream)
