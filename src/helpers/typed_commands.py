"""Commands as a person types them here: the program's own path where a shell would not find it by its name.

Its tests: test_cli.py.
"""

import os
import shlex
import shutil
import sys
from pathlib import Path

NAME = "jixiao"


def as_typed(*words: str) -> str:
    """The command with these words, as it can be typed in the folder that we are in."""
    return shlex.join([_program(), *words])


def _program() -> str:
    own = Path(sys.executable).with_name(NAME)
    found = shutil.which(NAME)
    if not own.is_file() or (found and Path(found).samefile(own)):
        return NAME
    return os.path.relpath(own) if own.is_relative_to(Path.cwd()) else str(own)
