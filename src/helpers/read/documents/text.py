"""Plain text: decoding, and the blocks of its lines."""

import re

from helpers.errors import Refused
from helpers.read.documents.document import Block

ZEROS_WITHIN = 65_536


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
    """As `decoded`, for a document: zero bytes at its start or a third encoding make it none, Refused."""
    if b"\0" in content[:ZEROS_WITHIN]:
        raise Refused("not_text")
    try:
        return decoded(content)
    except UnicodeDecodeError as error:
        raise Refused("not_text") from error


def text_blocks(lines: list[str]) -> list[Block]:
    """Blocks of plain text, a line each; lines with | between cells are rows of a table."""
    blocks, table, in_table, framed = [], 0, False, False
    for place, line in enumerate(lines, 1):
        words = line.strip()
        if not words or re.fullmatch(r"[|\s:\-]+", words):
            continue
        table += "|" in words and not in_table
        framed = framed if in_table else words.startswith("|")
        in_table = "|" in words
        inner = words.removeprefix("|").removesuffix("|") if framed else words
        cells = tuple(cell.strip() for cell in inner.split("|"))
        if in_table:
            blocks.append(Block(words, f"line {place}", cells, table))
        else:
            blocks.append(
                Block(words.lstrip("#").strip() if words.startswith("#") else words, f"line {place}")
            )
    return blocks
