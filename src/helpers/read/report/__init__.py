"""Reports: a document becomes figures, and what its words say beside them."""

from helpers.doors import opened

DOORS = {
    "extract": "extraction",  # the extraction of a file
}
__all__ = [*DOORS]
__getattr__ = opened(__name__, DOORS)
