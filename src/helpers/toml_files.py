"""The one door to TOML that people write: within bounds of size, depth and time, whatever stands in it.

The parser of the standard library keeps every prefix of a dotted key, goes down
into arrays by recursion, and refuses a long integer with an error that is none of TOML.

Its tests: test_toml_files.py.
"""

import re
import tomllib
from pathlib import Path

from helpers.errors import InputError
from helpers.files import read_plain

MOST_BYTES, LONGEST_LINE = 200_000, 4_000
MOST_PARTS, MOST_DEPTH = 8, 16
QUOTED = re.compile(r'"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'')
DOTTED = re.compile(rf"(?:[\w-]*\s*\.\s*){{{MOST_PARTS}}}")


def read_toml(path: Path, within: Path | None = None) -> dict:
    """The entries of a TOML file; a file without any is an empty one.

    Raises InputError for what is no TOML in UTF-8 or goes beyond the bounds,
    UnreadableFile for what is no plain file of its folder, and FileNotFoundError.
    """
    try:
        text = read_plain(path, within, MOST_BYTES).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(path, [f"this is no TOML in UTF-8: {error}"]) from error
    if problem := _beyond_bounds(text):
        raise InputError(path, [problem])
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InputError(path, [f"this is no TOML in UTF-8: {error}"]) from error
    except (ValueError, RecursionError) as error:
        raise InputError(path, ["this is no TOML that can be read: a value in it is too long"]) from error


def _beyond_bounds(text: str) -> str:
    """What is too much for the parser, line by line, or nothing."""
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > LONGEST_LINE:
            return f"line {number} has {len(line)} characters; a line has at most {LONGEST_LINE}"
        bare = QUOTED.sub("_", line)
        if DOTTED.search(bare):
            return f"line {number}: a key of more than {MOST_PARTS} parts; names with dots stand in quotes"
        if max(bare.count("["), bare.count("{")) > MOST_DEPTH:
            return f"line {number}: more than {MOST_DEPTH} brackets in a line"
    return ""
