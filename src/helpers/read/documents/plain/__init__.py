"""Plain text and Markdown: lines become paragraphs, and grids where they stand in columns."""

from helpers.doors import opened

DOORS = {
    "text_parts": "lines",  # the parts of a text
    "with_typed_tables": "lines",  # parts with grids for paragraphs that are rows or cells of a table
    "joined_lines": "lines",  # lines with those put together that a sentence goes on over
}
__all__ = [*DOORS]
__getattr__ = opened(__name__, DOORS)
