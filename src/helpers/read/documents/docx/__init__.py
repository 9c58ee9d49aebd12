"""Word: paragraphs and tables as they print."""

from helpers.doors import opened

DOORS = {
    "comment_word": "comments",  # a Word document with comments
    "read_word": "word",  # the parts of a Word document
}
__all__ = [*DOORS]
__getattr__ = opened(__name__, DOORS)
