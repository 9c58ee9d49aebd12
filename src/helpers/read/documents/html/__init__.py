"""Web pages: paragraphs, and tables of data."""

from helpers.doors import opened

DOORS = {
    "read_web": "web",  # the parts of a web page
}
__all__ = [*DOORS]
__getattr__ = opened(__name__, DOORS)
