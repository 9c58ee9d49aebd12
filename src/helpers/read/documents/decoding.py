"""Plain text as bytes: its encoding.

Its tests: test_documents_text.py.
"""

from helpers.errors import Refused

ZEROS_WITHIN = 65_536
FEWEST_ZEROS = 8
WIDE_MARKS = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}


def decoded(content: bytes) -> tuple[str, bool]:
    """The text of bytes in UTF-8, or in GB18030, and whether it was the latter.

    Raises UnicodeDecodeError, of the reading as UTF-8, for bytes that are neither.
    """
    try:
        return content.decode("utf-8-sig"), False
    except UnicodeDecodeError as error:
        first = error
    try:
        return content.decode("gb18030"), True
    except UnicodeDecodeError:
        raise first from None


def document_text(content: bytes) -> tuple[str, bool]:
    """As `decoded`, for a document, which may be UTF-16 too; zero bytes or a third encoding make it none, Refused."""
    wide = WIDE_MARKS.get(content[:2]) or _unmarked(content[:ZEROS_WITHIN])
    if not wide and b"\0" in content[:ZEROS_WITHIN]:
        raise Refused("not_text")
    try:
        return (content.decode(wide).removeprefix("\ufeff"), False) if wide else decoded(content)
    except UnicodeDecodeError as error:
        raise Refused("not_text") from error


def _unmarked(start: bytes) -> str:
    """The kind of UTF-16 in which text begins that has no mark: its Latin letters have all their zeros on one side."""
    zeros = start[0::2].count(0), start[1::2].count(0)
    if max(zeros) < FEWEST_ZEROS or min(zeros) or len(start) % 2:
        return ""
    return "utf-16-le" if zeros[1] else "utf-16-be"
