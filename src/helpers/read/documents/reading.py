"""A file becomes a document, by the reader that its ending names.

Plain text is read here. Every other format is read by a library in a process
of its own with limits (`guard`), since these files come from outside.
"""

from pathlib import Path

from helpers.errors import Refused, UnreadableDocument, UnreadableFile
from helpers.files import read_plain
from helpers.messages import say
from helpers.read.documents.archives import check_archive, is_archive
from helpers.read.documents.document import Block, Document
from helpers.read.documents.guard import read_in_child
from helpers.read.documents.office import converted
from helpers.read.documents.text import document_text, text_blocks

TEXT = (".txt", ".md")
LIBRARIES = {".docx": "docx", ".pdf": "pdf", ".html": "html", ".htm": "html"}
CONVERTED = {
    ".doc": "docx", ".wps": "docx", ".rtf": "docx", ".odt": "docx",
    ".xls": "html", ".xlsx": "html", ".et": "html", ".ods": "html",
}  # fmt: skip
SIGNATURES = {
    b"%PDF": (".pdf",),
    b"PK\x03\x04": (".docx", ".xlsx", ".odt", ".ods", ".wps", ".et"),
    b"\xd0\xcf\x11\xe0": (".doc", ".wps", ".xls", ".et"),
}
SIGNED = {ending for endings in SIGNATURES.values() for ending in endings}
UNSIGNED_TOO = (".wps", ".et")
MOST_BYTES_OF_TEXT, MOST_BYTES = 16_000_000, 64_000_000
MOST_CHARACTERS = 2_000_000


def read_document(path: Path, language: str = "zh", within: Path | None = None) -> Document:
    """The blocks of a .txt, .md, .html, .docx or .pdf file, or of what an installed LibreOffice converts.

    Raises UnreadableDocument, in one sentence, for what is no plain file (in
    the folder `within`), is not what its ending says, is too large, passes its
    limits of time or memory, or is a scan.
    """
    path = Path(path)
    ending = path.suffix.lower()
    try:
        _check_ending(ending)
        largest = MOST_BYTES_OF_TEXT if ending in (*TEXT, ".html", ".htm") else MOST_BYTES
        return _read(read_plain(path, within, largest, language), ending, path.name, language)
    except UnreadableFile as refused:
        raise UnreadableDocument(str(refused)) from refused
    except Refused as refused:
        message = say(f"read.{refused.key}", language, path=path.name, **refused.values)
        raise UnreadableDocument(message) from refused


def _check_ending(ending: str) -> None:
    known = {*TEXT, *LIBRARIES, *CONVERTED}
    if ending not in known:
        raise Refused("unknown_ending", ending=ending, known=" ".join(sorted(known)))


def _read(content: bytes, ending: str, name: str, language: str) -> Document:
    if not is_signed_as(content, ending):
        raise Refused("not_its_ending", ending=ending)
    if ending in TEXT:
        text, in_gb18030 = document_text(content)
        notes = [say("read.gb18030", language, path=name)] if in_gb18030 else []
        document = Document(text_blocks(text.splitlines()), notes)
    else:
        document = _read_in_library(*_for_library(content, ending), name, language)
    if sum(len(block.text) for block in document.blocks) > MOST_CHARACTERS:
        raise Refused("too_long", limit=MOST_CHARACTERS)
    return document


def is_signed_as(content: bytes, ending: str) -> bool:
    """Whether the first bytes are those that files of this ending begin with."""
    owners = next((endings for start, endings in SIGNATURES.items() if content.startswith(start)), ())
    return ending in owners if owners else ending not in SIGNED or ending in UNSIGNED_TOO


def _for_library(content: bytes, ending: str) -> tuple[str, bytes]:
    """The format that a library reads, and the document in it."""
    if ending in LIBRARIES:
        return LIBRARIES[ending], content
    if is_archive(content):
        check_archive(content)
    return CONVERTED[ending], converted(content, ending, CONVERTED[ending])


def _read_in_library(kind: str, content: bytes, name: str, language: str) -> Document:
    """The blocks that a library reads in a process with limits."""
    if kind == "docx":
        check_archive(content)
    answer = read_in_child(kind, content)
    blocks = [
        Block(text, locator, tuple(cells), table, certain)
        for text, locator, cells, table, certain in answer["blocks"]
    ]
    notes = [say(f"read.{note['key']}", language, path=name, **note["values"]) for note in answer["notes"]]
    return Document(blocks, notes)
