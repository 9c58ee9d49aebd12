"""Many documents from one seed: every manner in its turn, each in a format by lot, one in five with made-up words."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from .faults import FAULTS, Faulty, write_faulty
from .figures import Document
from .library import MANNERS, write_document


@dataclass(frozen=True)
class Drawn:
    """A document under a name of its own, and the ending of the format that it is to be saved in."""

    name: str
    document: Document
    ending: str
    faulty: Faulty | None = None


def draw(seed: int | str, count: int, manner: str = "") -> Iterator[Drawn]:
    """So many consistent documents, of all manners or of one."""
    chance, manners = Random(f"{seed} draw"), [manner] if manner else list(MANNERS)
    for number in range(count):
        own = manners[number % len(manners)]
        document = write_document(own, f"{seed} {number}", strange=chance.random() < 0.2)
        yield Drawn(named(number, own), document, chance.choice(MANNERS[own].formats))


def draw_faulty(seed: int | str, count: int) -> Iterator[Drawn]:
    """So many documents with one fault each, the kinds in their turn."""
    chance, kinds = Random(f"{seed} faults"), list(FAULTS)
    for number in range(count):
        kind = kinds[number % len(kinds)]
        faulty = write_faulty(kind, f"{seed} {number}")
        ending = chance.choice(MANNERS[faulty.document.manner].formats)
        yield Drawn(named(number, kind), faulty.document, ending, faulty)


def named(number: int, words: str) -> str:
    return f"{number:03d}-{words}".replace(" ", "-").replace("'", "")
