"""The process that a document is read in, or commented: bytes on its input, parts as JSON on its output, under limits.

Its tests: test_guard.py.
"""

import gc
import io
import json
import sys
from typing import BinaryIO

from helpers.errors import Refused
from helpers.lifelines import die_with
from helpers.loading import loaded
from helpers.read.documents.guard import READ_SECONDS

MOST_MEMORY = 1_500_000_000
COLLECT_AFTER, KILOBYTE = 100_000, 1024


def answer(kind: str, content: BinaryIO) -> dict:
    """The parts of a document, or why there are none; whatever a library raises is a broken file."""
    try:
        return _reader(kind)(content)
    except Refused as refused:
        return {"refused": refused.key, "values": refused.values}
    except MemoryError:
        return _short_of_memory()
    except Exception as error:
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
        return {"refused": "broken"}


def _short_of_memory() -> dict:
    """That the document takes too much; where this process has not taken half of what it may, that it was ended."""
    try:
        import resource
    except ImportError:
        return {"refused": "too_much_memory"}
    taken = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * KILOBYTE
    if taken < MOST_MEMORY / 2:
        return {"refused": "killed", "values": {"how": "MemoryError"}}
    return {"refused": "too_much_memory"}


def _reader(kind: str):
    """The reader of a format; its libraries are loaded under the limits and alone."""
    if kind == "docx":
        from helpers.read.documents.docx import read_word as reader
    elif kind == "html":
        from helpers.read.documents.html import read_web as reader
    elif kind == "xlsx":
        from helpers.read.documents.xlsx import read_workbook as reader
    elif kind == "docx-comments":
        from helpers.read.documents.docx import comment_word as reader
    elif kind == "pdf-comments":
        from helpers.read.documents.pdf import annotate_pdf as reader
    else:
        from helpers.read.documents.pdf import read_pdf as reader
    return reader


def limit_this_process() -> None:
    """Sets the limits of memory and processor time where the system has them."""
    try:
        import resource
    except ImportError:
        return
    for kind, least, most in (
        (resource.RLIMIT_AS, MOST_MEMORY, MOST_MEMORY),
        (resource.RLIMIT_CPU, READ_SECONDS, READ_SECONDS + 1),
    ):
        hard = resource.getrlimit(kind)[1]
        bounds = (least, most) if hard == resource.RLIM_INFINITY else (min(least, hard), min(most, hard))
        resource.setrlimit(kind, bounds)


def encoded_answer(kind: str, content: bytes) -> str:
    """The answer as JSON, or that there was too little memory for it."""
    try:
        return json.dumps({**answer(kind, io.BytesIO(content)), "loaded": loaded()})
    except MemoryError:
        return json.dumps(_short_of_memory())


if __name__ == "__main__":
    die_with(int(sys.argv[2]))
    limit_this_process()
    gc.set_threshold(COLLECT_AFTER, 50, 100)
    sys.stdout.write(encoded_answer(sys.argv[1], sys.stdin.buffer.read()))
