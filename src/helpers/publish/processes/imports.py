"""What a fork server imports before it forks anything, in a folder of its own.

Its tests: test_kernels.py, test_cli.py.
"""

import contextlib
import gc
import importlib
import io
import os
import select
import tempfile
from collections.abc import Sequence
from pathlib import Path

NEW_OBJECTS = 50_000
"""So many more objects and a child looks for garbage; at Python's own 700 that is a sixth of a report's time."""


def settle(folder: Path) -> None:
    """Keep what kernels write for themselves in a folder of this server's, whatever the home folder is.

    So the home's start-up files, which no report is said to follow from, stay out of them too.
    """
    os.environ["IPYTHONDIR"] = str(folder / "ipython")
    tempfile.tempdir = str(
        folder
    )  # until all is imported: what a library makes then for itself goes with the server
    if not os.access(os.environ.get("HOME", ""), os.W_OK):
        os.environ.setdefault("MPLCONFIGDIR", str(folder / "matplotlib"))
    # As ipykernel sets it: matplotlib looks at it once, when it is imported.
    os.environ.setdefault("MPLBACKEND", "module://matplotlib_inline.backend_inline")


def warm(names: Sequence[str]) -> bool:
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
    tempfile.tempdir = None
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
