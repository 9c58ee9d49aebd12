"""A document as a file: one function for each format, and the same bytes for the same document where it is text."""

from pathlib import Path

from ..figures import Document
from . import pdf, sheet, text, web, word

WRITERS = {
    "txt": text.with_bars,
    "spaces.txt": text.with_spaces,
    "tabs.txt": text.with_tabs,
    "lines.txt": text.with_lines,
    "md": text.markdown,
    "html": web.page,
    "docx": word.document,
    "xlsx": sheet.workbook,
    "pdf": pdf.ruled,
    "plain.pdf": pdf.unruled,
}
"""By the end of the file's name: what lays the document out as bytes."""


def save(document: Document, folder: Path, name: str, ending: str) -> Path:
    """Write the document into the folder as `name.ending`; the file's path."""
    path = folder / f"{name}.{ending}"
    path.write_bytes(WRITERS[ending](document))
    return path
