"""Reports: a document becomes figures, and what its words say beside them."""

from helpers.doors import opened

DOORS = {
    "extract": "extraction",  # the extraction of a file
    "Title": "kinds",  # a document's title, and what it says
    "years_of": "kinds",  # every year that a title names
}
__all__ = [*DOORS]
__getattr__ = opened(__name__, DOORS)
