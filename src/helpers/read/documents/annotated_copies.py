"""A copy of a document with comments at places of it, as its reader names them; the document itself stays as it is.

Its tests: test_commented.py.
"""

import base64
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from helpers.errors import Refused, UnreadableDocument
from helpers.messages import say
from helpers.read.documents.archives import check_archive
from helpers.read.documents.guard import read_in_child

COMMENTED = {".docx": "docx-comments", ".pdf": "pdf-comments"}
"""The formats that comments are written into, by the ending of a file."""


@dataclass(frozen=True)
class Comment:
    """A comment: where it stands, the printed words that it is about, and what it says."""

    place: str
    phrase: str
    text: str


def commented(
    content: bytes, name: str, ending: str, comments: Sequence[Comment], author: str, language: str = "zh"
) -> bytes:
    """The bytes of a document with these comments, written in a process with limits.

    Raises UnreadableDocument, in one sentence, for a document that cannot be written so.
    """
    told = {"author": author, "comments": [asdict(comment) for comment in comments]}
    try:
        if ending == ".docx":
            check_archive(content)
        answer = read_in_child(COMMENTED[ending], json.dumps(told).encode() + b"\n" + content)
    except Refused as refused:
        raise UnreadableDocument(say("read.uncommented", language, path=name)) from refused
    return base64.b64decode(answer["document"])
