"""What a written document consists of, and the truth of every number in it.

Text is a tuple of pieces: plain strings, which hold no number, and marks. A
mark is a printed numeral with the figures that it states or the reason why it
states none, or some words that a fault may change.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

FIELDS = (
    "kind", "subject", "parent", "account", "part", "flow", "measure", "stage", "period", "coverage",
    "budget", "fund_scope", "value", "unit", "qualifier", "as_of", "reason", "unknown",
)  # fmt: skip
PUNCTUATION = "，。；：！？、\n"


@dataclass(frozen=True)
class Figure:
    """The truth of one printed figure; in every field `a|b` are alternatives, and an ending `|` allows empty.

    `value` is the printed number, signed as the words say; `unknown` is true
    where a word made up for this document stands for what the number means.
    """

    kind: str
    subject: str
    measure: str
    value: str
    unit: str
    parent: str = ""
    account: str = ""
    part: str = ""
    flow: str = ""
    stage: str = ""
    period: str = ""
    coverage: str = ""
    budget: str = ""
    fund_scope: str = "unknown"
    qualifier: str = "exact"
    as_of: str = ""
    reason: str = ""
    unknown: bool = False

    @property
    def name(self) -> tuple[str, ...]:
        """What it is a figure of: two figures of one name state one fact."""
        words = (self.kind, self.subject, self.parent, self.account, self.part, self.flow, self.measure)
        more = (self.stage, self.period, self.coverage, self.budget, self.fund_scope)
        return tuple(word.split("|")[0] for word in words + more)


@dataclass(frozen=True)
class Mark:
    """A printed numeral: its figures, or `why` it is none; or words with a `tag` that a fault looks for."""

    text: str
    figures: tuple[Figure, ...] = ()
    why: str = ""
    tag: str = ""


Piece = str | Mark
Text = tuple[Piece, ...]


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of the document; `role` is title, heading, body, caption, unit or note."""

    text: Text
    role: str = "body"


@dataclass(frozen=True)
class Cell:
    """A cell of a grid, with the rows and columns that it spans."""

    text: Text = ()
    rows: int = 1
    columns: int = 1
    head: bool = False


@dataclass(frozen=True)
class Grid:
    """A table: rows of cells as HTML has them, a cell stands only where its span begins."""

    rows: tuple[tuple[Cell, ...], ...]
    heads: int = 1
    """Rows of heads, which are printed again where the table goes on over a page."""


Block = Paragraph | Grid


@dataclass(frozen=True)
class Document:
    """A document with its truth; `kind` is what design calls the kind of document."""

    manner: str
    kind: str
    department: str
    year: str
    blocks: tuple[Block, ...]
    strange: tuple[str, ...] = ()
    """The made-up words in it."""


@dataclass(frozen=True)
class Printed:
    """A mark with its place in the document and the words around it."""

    mark: Mark
    place: str
    phrase: str
    index: int = field(default=0, compare=False)


def texts(document: Document) -> Iterator[tuple[str, Text]]:
    """Every text with its place, in the order of the document."""
    paragraphs = tables = 0
    for block in document.blocks:
        if isinstance(block, Paragraph):
            paragraphs += 1
            yield f"paragraph {paragraphs}", block.text
            continue
        tables += 1
        for row, cells in enumerate(block.rows, 1):
            for column, cell in enumerate(cells, 1):
                yield f"table {tables} row {row} cell {column}", cell.text


def marks(document: Document) -> list[Printed]:
    """Every mark of the document in its order."""
    found: list[Printed] = []
    for place, text in texts(document):
        for position, piece in enumerate(text):
            if isinstance(piece, Mark):
                found.append(Printed(piece, place, phrase(text, position), len(found)))
    return found


def phrase(text: Text, position: int) -> str:
    """The words of a piece's clause up to it, itself, and the unit behind it."""
    before = re.split(f"[{PUNCTUATION}]", plain(text[:position]))[-1]
    after = re.match(r"\s?[^\d\s，。；：、（）]{0,3}", plain(text[position + 1 :]))
    return before + plain(text[position : position + 1]) + after[0]


def plain(text: Text) -> str:
    return "".join(piece if isinstance(piece, str) else piece.text for piece in text)


def replaced(document: Document, changes: dict[int, Mark]) -> Document:
    """The document with other marks at these places in their order."""
    count = iter(range(10**9))

    def changed(text: Text) -> Text:
        return tuple(changes.get(next(count), piece) if isinstance(piece, Mark) else piece for piece in text)

    blocks: list[Block] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            blocks.append(replace(block, text=changed(block.text)))
        else:
            rows = (tuple(replace(cell, text=changed(cell.text)) for cell in row) for row in block.rows)
            blocks.append(replace(block, rows=tuple(rows)))
    return replace(document, blocks=tuple(blocks))


def truth(document: Document) -> list[dict[str, str]]:
    """The rows of the document's truth: one for each figure of each numeral."""
    return [
        {"place": item.place, "printed": item.mark.text, "phrase": item.phrase, **row(figure)}
        for item in marks(document)
        for figure in item.mark.figures
    ]


def row(figure: Figure) -> dict[str, str]:
    return {name: str(getattr(figure, name)) for name in FIELDS} | {
        "unknown": "yes" if figure.unknown else ""
    }


def not_figures(document: Document) -> list[dict[str, str]]:
    """The numerals that state no figure, each with its reason."""
    return [
        {"place": item.place, "printed": item.mark.text, "phrase": item.phrase, "why": item.mark.why}
        for item in marks(document)
        if item.mark.why
    ]
