"""PDF: letters and rules of pages become lines, paragraphs and grids."""

from helpers.doors import opened

DOORS = {
    "annotate_pdf": "annotating",  # a PDF with notes on its pages
    "read_pdf": "pages",  # the parts of a PDF
}
__all__ = [*DOORS]
__getattr__ = opened(__name__, DOORS)
