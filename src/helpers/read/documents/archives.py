"""Zipped documents, looked at before they are unpacked: how much they would become, and what they declare.

Its tests: test_foreign_code.py.
"""

import io
import zipfile
from typing import BinaryIO
from xml.parsers import expat

from helpers.errors import Refused

MOST_MEMBERS, MOST_UNPACKED, MOST_RATIO = 2_000, 64_000_000, 200
FIRST_BYTES = 4_096
BLANK = b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"
"""Before the first sign of XML: marks of encodings, zero bytes of UTF-16, space."""

FOREIGN = {
    expat.errors.codes[message]
    for message in (
        expat.errors.XML_ERROR_UNKNOWN_ENCODING, expat.errors.XML_ERROR_INCORRECT_ENCODING,
        expat.errors.XML_ERROR_XML_DECL, expat.errors.XML_ERROR_SYNTAX, expat.errors.XML_ERROR_INVALID_TOKEN,
    )
}  # fmt: skip


def is_archive(content: bytes) -> bool:
    """Whether the bytes are those of a zip archive."""
    return zipfile.is_zipfile(io.BytesIO(content))


def check_archive(content: bytes) -> None:
    """Raises Refused for a zipped document that would unpack beyond bounds, is encrypted or declares entities."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            refusal = _refusal_of(archive, len(content))
    except Refused:
        raise
    except Exception as broken:  # a damaged archive raises whatever its damage leads to
        raise Refused("damaged_archive") from broken
    if refusal:
        raise Refused(refusal)


def _refusal_of(archive: zipfile.ZipFile, size: int) -> str:
    """The message's key that says why an archive is not opened, or nothing."""
    members = archive.infolist()
    unpacked = sum(member.file_size for member in members)
    if len(members) > MOST_MEMBERS or unpacked > min(MOST_UNPACKED, MOST_RATIO * max(size, 1)):
        return "bomb"
    if any(member.flag_bits & 1 for member in members):
        return "encrypted"
    return "entities" if any(is_declaring(archive, part) for part in members) else ""


def is_declaring(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    """Whether a part is XML that declares a document type, however much stands before that.

    Raises Refused for XML in an encoding that office files do not have: another
    parser could see in it what this one does not.
    """
    with archive.open(part) as file:
        start = file.read(FIRST_BYTES)
        if start.lstrip(BLANK)[:1] != b"<":
            return False
        return _is_declaring(start, file)


def _is_declaring(start: bytes, file: BinaryIO) -> bool:
    """Reads on until the first element, by portions that grow, so that a long comment takes linear time."""
    parser, found = expat.ParserCreate(), []
    parser.StartDoctypeDeclHandler = lambda *_: found.append(True)
    parser.StartElementHandler = lambda *_: found.append(False)
    size = FIRST_BYTES
    try:
        while start and not found:
            parser.Parse(start, False)
            start, size = file.read(size), size * 2
    except (expat.ExpatError, ValueError, LookupError) as error:
        if not found and getattr(error, "code", None) in (None, *FOREIGN):
            raise Refused("odd_encoding") from error
    return found[:1] == [True]
