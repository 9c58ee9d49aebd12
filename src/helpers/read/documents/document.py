"""What a document becomes: paragraphs and table rows in reading order, each with its place."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Block:
    """A paragraph or a table row in reading order.

    `cells` are a row's and `table` numbers its table; `certain` is false where
    a page's reading order could not be recovered.
    """

    text: str
    locator: str
    cells: tuple[str, ...] = ()
    table: int = 0
    certain: bool = True


@dataclass
class Document:
    """The blocks of a document in reading order, and what is to be known of its reading."""

    blocks: list[Block] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
