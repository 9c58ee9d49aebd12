"""What a file is by its first bytes, whatever its name ends with, and whether a password keeps it.

Its tests: test_documents_reasons.py.
"""

import io
import zipfile

OLE, ZIP = b"\xd0\xcf\x11\xe0", b"PK\x03\x04"
STARTS = {
    b"%PDF": ".pdf", b"{\\rtf": ".rtf", b"<!doctype html": ".html", b"<html": ".html", b"\x89PNG": ".png",
    b"\xff\xd8\xff": ".jpg", b"GIF8": ".gif", b"II*\0": ".tif", b"MM\0*": ".tif", b"Rar!": ".rar",
    b"7z\xbc\xaf": ".7z",
}  # fmt: skip
INSIDE = {"word/": ".docx", "xl/": ".xlsx", "ppt/": ".pptx", "content.xml": ".odt"}
SIGNED = {
    ".pdf": (b"%PDF",), ".docx": (ZIP,), ".xlsx": (ZIP,), ".odt": (ZIP,), ".ods": (ZIP,),
    ".doc": (OLE,), ".xls": (OLE,), ".wps": (OLE, ZIP), ".et": (OLE, ZIP),
}  # fmt: skip
UNSIGNED_TOO = (".wps", ".et")
SECTOR, FEWEST_BYTES = 512, 12
WORD_97, LOCKED_FLAG = b"\xec\xa5", 0x01
BOOK_97, LOCKED_RECORD = b"\x09\x08", b"\x2f\x00"
RECORDS_LOOKED_AT = 8


def is_signed_as(content: bytes, ending: str) -> bool:
    """Whether the first bytes are those that files of this ending begin with."""
    known = {start for starts in SIGNED.values() for start in starts}
    start = next((start for start in known if content.startswith(start)), None)
    if start is None:
        return ending not in SIGNED or ending in UNSIGNED_TOO
    return start in SIGNED.get(ending, ())


def found_in(content: bytes) -> str:
    """The ending that the bytes of a file ask for, or nothing where they do not tell."""
    start = content.lstrip()[:16]
    lower = start.lower()
    named = next((ending for mark, ending in STARTS.items() if lower.startswith(mark.lower())), "")
    if named or not content.startswith((OLE, ZIP)):
        return named
    if content.startswith(OLE):
        return ".xls" if "Workbook".encode("utf-16-le") in content else ".doc"
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError):
        return ".zip"
    inside = (ending for part, ending in INSIDE.items() if any(name.startswith(part) for name in names))
    return next(inside, ".zip")


def is_locked(content: bytes) -> bool:
    """Whether an office file needs a password: a new one inside an old container, or an old one marked so."""
    if not content.startswith(OLE):
        return False
    if "EncryptedPackage".encode("utf-16-le") in content:
        return True
    sectors = range(SECTOR, len(content) - FEWEST_BYTES, SECTOR)
    return any(_is_locked_at(content, place) for place in sectors)


def _is_locked_at(content: bytes, place: int) -> bool:
    """Whether a stream that begins in this sector is a Word file or a workbook of 1997 with a password."""
    start = content[place : place + 2]
    if start == WORD_97:
        return bool(content[place + 11] & LOCKED_FLAG)
    if start != BOOK_97:
        return False
    at = place
    for _ in range(RECORDS_LOOKED_AT):
        kind, size = content[at : at + 2], int.from_bytes(content[at + 2 : at + 4], "little")
        if kind == LOCKED_RECORD:
            return True
        at += 4 + size
    return False
