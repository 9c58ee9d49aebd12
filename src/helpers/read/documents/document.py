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


@dataclass(frozen=True)
class Paragraph:
    """A paragraph: its text, its place, and its level among the headings, 0 where that is unknown."""

    text: str
    locator: str
    certain: bool = True
    level: int = 0


@dataclass(frozen=True)
class Cell:
    """A cell of a grid; a merged one stands once, at its first row and column."""

    text: str
    row: int
    column: int
    height: int = 1
    width: int = 1
    locator: str = ""


@dataclass(frozen=True)
class Grid:
    """A rectangular table."""

    cells: tuple[Cell, ...]
    height: int
    width: int
    locator: str
    number: int
    certain: bool = True


@dataclass
class Document:
    """The blocks of a document in reading order, and what is to be known of its reading."""

    blocks: list[Block] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def parts(self) -> list[Paragraph | Grid]:
        from itertools import groupby

        found: list[Paragraph | Grid] = []
        for number, grouped in groupby(self.blocks, key=lambda block: block.table):
            blocks = list(grouped)
            if not number:
                found += [Paragraph(block.text, block.locator, block.certain) for block in blocks]
                continue
            width = max(len(block.cells) for block in blocks)
            cells = tuple(
                Cell(text, row, column, 1, 1, f"{block.locator} column {column + 1}" if "table" in block.locator else f"table {number} {block.locator} column {column + 1}")
                for row, block in enumerate(blocks)
                for column, text in enumerate(block.cells)
            )
            found.append(Grid(cells, len(blocks), width, f"table {number}", number, all(block.certain for block in blocks)))
        return found
