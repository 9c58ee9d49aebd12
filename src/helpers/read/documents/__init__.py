"""Documents: a file becomes paragraphs and table rows in reading order, each with its place."""

from helpers.doors import opened

DOORS = {
    "Block": "document",  # a paragraph or a table row
    "Document": "document",  # blocks in reading order, and notes on the reading
    "read_document": "reading",  # the document in a file of any known format
    "decoded": "text",  # text of bytes in UTF-8 or GB18030
    "is_declaring": "archives",  # whether a part of an archive declares a document type
}
__all__ = [*DOORS]
__getattr__ = opened(__name__, DOORS)
