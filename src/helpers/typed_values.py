"""Values that are typed behind the command's options, looked at before anything is done: memory, a page to write.

Its tests: test_cli.py, test_last_resort.py, test_missing_files.py.
"""

from pathlib import Path

import click

from helpers.machine import LEAST, memory_for_a_process

MOST_MEMORY = 2**50


def memory_typed(_context, _parameter, text: str | None) -> int:
    """How many bytes a process may take; as many as the machine can spare where nothing is typed."""
    units = {"K": 2**10, "M": 2**20, "G": 2**30}
    number, unit = (text[:-1], text[-1].upper()) if text and text[-1].upper() in units else (text, "")
    try:
        size = int(float(number) * units.get(unit, 1)) if text else memory_for_a_process()
    except (ValueError, OverflowError):
        size = -1
    if not 0 <= size <= MOST_MEMORY:
        raise click.BadParameter(f"{text!r} is no size; as 800M or 2G")
    if size < LEAST:
        raise click.BadParameter(
            f"{text!r} is too little: a kernel with its libraries holds 300M; at least 512M"
        )
    return size


def page_to_write(_context, _parameter, path: Path | None) -> Path | None:
    """Where a page goes: a file in a folder that is there."""
    if path and not path.parent.is_dir():
        raise click.BadParameter(f"{path.parent}: no such folder to write into")
    return path
