"""A file becomes a document, by the reader that its ending names.

Plain text is read here. Every other format is read by a library in a process
of its own with limits (`guard`), since these files come from outside.

Its tests: test_documents.py.
"""

import re
from pathlib import Path

from helpers.errors import Refused, UnreadableDocument, UnreadableFile
from helpers.files import read_plain
from helpers.messages import say
from helpers.read.documents.archives import check_archive, is_archive
from helpers.read.documents.decoding import document_text
from helpers.read.documents.document import Document, Part, characters_in, places_in, texts_in, unpacked
from helpers.read.documents.guard import read_in_child
from helpers.read.documents.plain import text_parts
from helpers.read.documents.signatures import found_in, is_locked, is_signed_as

TEXT = (".txt", ".md")
LIBRARIES = {".docx": "docx", ".pdf": "pdf", ".html": "html", ".htm": "html", ".xlsx": "xlsx"}
CONVERTED = {
    ".doc": "docx", ".wps": "docx", ".rtf": "docx", ".odt": "docx",
    ".xls": "xlsx", ".et": "xlsx", ".ods": "xlsx",
}  # fmt: skip
ZIPPED = ("docx", "xlsx")
MOST_BYTES_OF_TEXT, MOST_BYTES = 16_000_000, 64_000_000
MOST_CHARACTERS, MOST_PLACES, MOST_DIGITS = 2_000_000, 4_000_000, 1_000
ENDLESS = re.compile(rf"\d{{{MOST_DIGITS + 1}}}")


def read_document(path: Path, language: str = "zh", within: Path | None = None) -> Document:
    """The parts of a .txt, .md, .html, .docx or .pdf file, or of what an installed LibreOffice converts.

    Raises UnreadableDocument, in one sentence, for what is no plain file (in
    the folder `within`), is not what its ending says, is too large, passes its
    limits of time or memory, or is a scan; FileNotFoundError where nothing has
    the name.
    """
    path = Path(path)
    path.lstat()
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


def _check_content(content: bytes, ending: str) -> None:
    """Raises Refused for a file without content, with a password, or of another format than its ending says."""
    if not content:
        raise Refused("empty")
    if is_locked(content):
        raise Refused("encrypted")
    if is_signed_as(content, ending):
        return
    if found := found_in(content):
        raise Refused("of_another_format", ending=ending, found=found)
    raise Refused("not_its_ending", ending=ending)


def _read(content: bytes, ending: str, name: str, language: str) -> Document:
    _check_content(content, ending)
    if ending in TEXT:
        text, in_gb18030 = document_text(content)
        notes = [say("read.gb18030", language, path=name)] if in_gb18030 else []
        document = Document(text_parts(text), notes)
    else:
        document = _read_in_library(*_for_library(content, ending), name, language)
    if not document.parts:
        document.notes.append(say("read.no_text", language, path=name))
    _check_parts(document.parts)
    return document


def _check_parts(parts: list[Part]) -> None:
    """Raises Refused for more text, larger tables or longer numbers than a report has."""
    if characters_in(parts) > MOST_CHARACTERS:
        raise Refused("too_long", limit=MOST_CHARACTERS)
    if places_in(parts) > MOST_PLACES:
        raise Refused("too_large_grid", limit=MOST_PLACES)
    if any(ENDLESS.search(text) for text in texts_in(parts) if len(text) > MOST_DIGITS):
        raise Refused("endless_number", limit=MOST_DIGITS)


def _for_library(content: bytes, ending: str) -> tuple[str, bytes]:
    """The format that a library reads, and the document in it."""
    if ending in LIBRARIES:
        return LIBRARIES[ending], content
    if is_archive(content):
        check_archive(content)
    # What it imports costs every other document more than its own conversion would notice.
    from helpers.read.documents.office import converted

    return CONVERTED[ending], converted(content, ending, CONVERTED[ending])


def _read_in_library(kind: str, content: bytes, name: str, language: str) -> Document:
    """The parts that a library reads in a process with limits."""
    if kind in ZIPPED:
        check_archive(content)
    answer = read_in_child(kind, content)
    notes = [say(f"read.{note['key']}", language, path=name, **note["values"]) for note in answer["notes"]]
    return Document(unpacked(answer["parts"]), notes)
