"""Reports: a document becomes figures, and what its words say beside them."""

from helpers.doors import opened

DOORS = {
    "Extraction": "extraction",  # figures and words of one document, and notes on its reading
    "extract": "extraction",  # the extraction of a file
}
__all__ = [*DOORS]
__getattr__ = opened(__name__, DOORS)
