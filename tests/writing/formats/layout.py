"""Where the cells of a grid stand, once spans are laid out."""

from dataclasses import dataclass

from ..figures import Cell, Grid


@dataclass(frozen=True)
class Placed:
    """A cell with the row and column of its upper left corner, counted from 0."""

    cell: Cell
    row: int
    column: int


def placed(grid: Grid) -> list[Placed]:
    """Every cell at its place, in the order of the document."""
    taken: set[tuple[int, int]] = set()
    found = []
    for row, cells in enumerate(grid.rows):
        column = 0
        for cell in cells:
            while (row, column) in taken:
                column += 1
            found.append(Placed(cell, row, column))
            taken |= {
                (row + down, column + over) for down in range(cell.rows) for over in range(cell.columns)
            }
    return found


def width(grid: Grid) -> int:
    """The number of columns."""
    return max(one.column + one.cell.columns for one in placed(grid))


def rectangle(grid: Grid) -> list[list[Cell]]:
    """Rows of equal length; where a span goes on, an empty cell stands."""
    empty = Cell()
    rows = [[empty] * width(grid) for _ in grid.rows]
    for one in placed(grid):
        rows[one.row][one.column] = one.cell
    return rows
