"""Documents: a file becomes paragraphs and grids in reading order, each with its place."""

from helpers.doors import opened

DOORS = {
    "Comment": "annotated_copies",  # a comment with its place
    "COMMENTED": "annotated_copies",  # the formats that comments are written into
    "commented": "annotated_copies",  # a copy of a document with comments
    "Cell": "document",  # a cell of a grid, with its place and spans
    "Document": "document",  # parts in reading order, and notes on the reading
    "Grid": "document",  # a rectangle of cells
    "Paragraph": "document",  # a text with its place
    "StoredCell": "xlsx",  # a cell of a workbook with what it holds
    "stored_sheet": "xlsx",  # the rows of one sheet of a workbook as they are stored
    "stored_sheet_names": "xlsx",  # the names of a workbook's sheets
    "read_document": "reading",  # the document in a file of any known format
    "decoded": "decoding",  # text of bytes in UTF-8 or GB18030
    "is_declaring": "archives",  # whether a part of an archive declares a document type
}
__all__ = [*DOORS]
__getattr__ = opened(__name__, DOORS)
