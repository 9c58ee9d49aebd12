"""Zipped documents, looked at before they are unpacked: how much they would become, and what they declare.

Its tests: test_foreign_code.py.
"""

import io
import zipfile

from helpers.errors import Refused

MOST_MEMBERS, MOST_UNPACKED, MOST_RATIO = 2_000, 64_000_000, 200
DECLARATION = 4_096


def is_archive(content: bytes) -> bool:
    """Whether the bytes are those of a zip archive."""
    return zipfile.is_zipfile(io.BytesIO(content))


def check_archive(content: bytes) -> None:
    """Raises Refused for a zipped document that would unpack beyond bounds, is encrypted or declares entities."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            refusal = _refusal_of(archive, len(content))
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
    parts = [member for member in members if member.filename.endswith((".xml", ".rels"))]
    return "entities" if any(is_declaring(archive, part) for part in parts) else ""


def is_declaring(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    """Whether a part declares a document type; its zero bytes are set aside, so that UTF-16 hides nothing."""
    with archive.open(part) as file:
        return b"<!DOCTYPE" in file.read(DECLARATION).replace(b"\0", b"").upper()
