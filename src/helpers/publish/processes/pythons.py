"""How a new Python of the project is started: in no folder of anybody's, and with none on its path.

Its tests: test_foreign_code.py.
"""

import os
import subprocess
import sys
from pathlib import Path

NEUTRAL = Path(os.sep)
"""A folder in which nothing is imported and no settings of a library are looked for."""


def start_python(code: str, *arguments: str, **settings: object) -> subprocess.Popen:
    """A Python that runs this code, with pipes to talk to it.

    Started inside a folder of raw data, it would import what lies there instead
    of the libraries, and take a `matplotlibrc` for its own.
    """
    command = [sys.executable, "-P", "-c", code, *arguments]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    return subprocess.Popen(command, cwd=NEUTRAL, env=_safe_environment(), **pipes, **settings)


def _safe_environment() -> dict[str, str]:
    """The environment of now; of PYTHONPATH what names the current folder, by its name or by none, is left out."""
    if not (entries := os.environ.get("PYTHONPATH")):
        return dict(os.environ)
    here = Path.cwd()
    named = [here / entry for entry in entries.split(os.pathsep) if entry]
    path = os.pathsep.join(str(folder) for folder in named if folder.resolve() != here.resolve())
    return os.environ | {"PYTHONPATH": path}
