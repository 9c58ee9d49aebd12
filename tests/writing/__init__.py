"""Writes documents as Chinese departments publish them, with the truth of every number in them.

`write_document(manner, seed)` gives a document, `save` a file of it, `truth`
the figures that a reader should find and `not_figures` the numerals that are
none; `compare` tells how a reading differs; `write_faulty` gives a document with
one known fault. The words are this package's own: it shares none with the reader
and imports nothing of it.
"""

from .compare import Difference, compare, tally
from .faults import FAULTS, Fault, Faulty, write_faulty
from .figures import Document, Figure, marks, not_figures, truth
from .formats import WRITERS, save
from .library import MANNERS, write_document

__all__ = [
    "FAULTS", "MANNERS", "WRITERS", "Difference", "Document", "Fault", "Faulty", "Figure", "compare", "marks",
    "not_figures", "save", "tally", "truth", "write_document", "write_faulty",
]  # fmt: skip
