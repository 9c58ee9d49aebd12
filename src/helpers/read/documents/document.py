"""What a document becomes: paragraphs and grids in reading order, each with its place.

Its tests: test_documents.py.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Paragraph:
    """A text whose line breaks are joined as print means them.

    `level` is that of a heading by its style (1 to 9), 0 where none is known;
    `certain` is false where a page's reading order could not be recovered;
    `running` is a page's number, or a head or foot that pages repeat.
    """

    text: str
    locator: str
    certain: bool = True
    level: int = 0
    running: bool = False


@dataclass(frozen=True)
class Cell:
    """A cell with text, at its first row and column, counted from 0; several lines in it keep their "\\n".

    `indent` is how far its first line is set in, in halves of a Chinese letter,
    0 where that is not known.
    """

    text: str
    row: int
    column: int
    height: int = 1
    width: int = 1
    locator: str = ""
    indent: int = 0


@dataclass(frozen=True)
class Grid:
    """A rectangle of cells, row by row; those without text are left out.

    `number` counts the tables of a document from 1, those inside others after
    all that are not; of a workbook it is the sheet's. `doubted` are the rows
    of which it is not known in which columns their values stand.
    """

    cells: tuple[Cell, ...]
    height: int
    width: int
    locator: str
    number: int
    certain: bool = True
    doubted: tuple[int, ...] = ()


Part = Paragraph | Grid


@dataclass(frozen=True)
class Block:
    """A paragraph or a table row; `cells` are a row's and `table` numbers its table."""

    text: str
    locator: str
    cells: tuple[str, ...] = ()
    table: int = 0
    certain: bool = True


@dataclass
class Document:
    """The parts of a document in reading order, and what is to be known of its reading."""

    parts: list[Part] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def blocks(self) -> list[Block]:
        """The parts with each row of a grid by itself; running heads and feet are left out."""
        blocks = []
        for part in self.parts:
            if isinstance(part, Grid):
                blocks += _rows_of(part)
            elif not part.running:
                blocks.append(Block(part.text, part.locator, certain=part.certain))
        return blocks


def _rows_of(grid: Grid) -> list[Block]:
    """The rows of a grid that hold text, with an empty text for every cell that has none or stands elsewhere."""
    rows: dict[int, list[Cell]] = {}
    for cell in grid.cells:
        rows.setdefault(cell.row, []).append(cell)
    blocks = []
    for _, cells in sorted(rows.items()):
        texts = [""] * grid.width
        for cell in cells:
            texts[cell.column] = cell.text.replace("\n", " ")
        place = cells[0].locator.rpartition(" column")[0] or cells[0].locator
        blocks.append(Block(" | ".join(texts), place, tuple(texts), grid.number, grid.certain))
    return blocks


def characters_in(parts: list[Part]) -> int:
    """How many characters the parts hold."""
    return sum(
        sum(len(cell.text) for cell in part.cells) if isinstance(part, Grid) else len(part.text)
        for part in parts
    )


def texts_in(parts: list[Part]) -> Iterator[str]:
    """The texts of paragraphs and cells."""
    for part in parts:
        yield from (cell.text for cell in part.cells) if isinstance(part, Grid) else (part.text,)


def places_in(parts: list[Part]) -> int:
    """How many places of grids the parts take up: every one of each row and column, and each that a cell covers."""
    grids = [part for part in parts if isinstance(part, Grid)]
    covered = sum(cell.height * cell.width for grid in grids for cell in grid.cells)
    return covered + sum(grid.height * grid.width for grid in grids)


def packed(parts: list[Part]) -> list[list]:
    """Parts as lists of plain values, to be sent between processes."""
    return [
        [[list(vars(cell).values()) for cell in part.cells], *list(vars(part).values())[1:]]
        if isinstance(part, Grid)
        else list(vars(part).values())
        for part in parts
    ]


def unpacked(lists: list[list]) -> list[Part]:
    """The parts that `packed` made lists of."""
    return [
        Grid(tuple(Cell(*cell) for cell in first), *rest[:-1], doubted=tuple(rest[-1]))
        if isinstance(first, list)
        else Paragraph(first, *rest)
        for first, *rest in lists
    ]
