"""Writes documents as Chinese departments publish them, with the truth of every number in them.

`write_document(manner, seed)` gives a document, `save` a file of it, `truth`
the figures that a reader should find and `not_figures` the numerals that are
none; `compare` tells how a reading differs; `write_faulty` gives a document with
one known fault; `draw` and `draw_faulty` give many from one seed. The words are
this package's own: it shares none with the reader and imports nothing of it.
"""

from .compare import Difference, compare, tally
from .draws import Drawn, draw, draw_faulty
from .faults import FAULTS, Fault, Faulty, write_faulty
from .figures import Document, Figure, marks, not_figures, truth
from .formats import WRITERS, save
from .library import MANNERS, write_document

__all__ = [
    "FAULTS", "MANNERS", "WRITERS", "Difference", "Document", "Drawn", "Fault", "Faulty", "Figure", "compare",
    "draw", "draw_faulty", "marks", "not_figures", "save", "tally", "truth", "write_document", "write_faulty",
]  # fmt: skip
