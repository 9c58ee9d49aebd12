"""A document as a PDF with real text: pages of lines and tables, with rules or without, heads printed again."""

import re
from functools import partial

from ..figures import Cell, Document, Grid, Paragraph, plain
from .layout import placed, width
from .paper import MARGIN, PAGE, Paper

SIZES = {"title": 16.0, "heading": 12.0, "caption": 12.0}
BODY, SMALL, LEADING, PAD = 10.5, 8.0, 1.45, 2.5
ROOM = PAGE[0] - 2 * MARGIN
UNBROKEN = re.compile(r"[!-~－，．％０-９]+|.")


def document(written: Document, rules: bool) -> bytes:
    paper = Paper()
    for block in written.blocks:
        if isinstance(block, Paragraph):
            write_paragraph(paper, block)
        else:
            write_grid(paper, block, rules)
    return paper.bytes()


ruled = partial(document, rules=True)
unruled = partial(document, rules=False)


def write_paragraph(paper: Paper, one: Paragraph) -> None:
    size = SIZES.get(one.role, BODY)
    words = plain(one.text)
    text = "　　" + words if one.role == "body" else words
    for line in paper.wrapped(text, size, ROOM):
        paper.need(size * LEADING)
        space = ROOM - paper.length(line, size)
        indent = {"title": space / 2, "caption": space / 2, "unit": space}.get(one.role, 0)
        paper.write(line, size, MARGIN + indent, paper.y - size)
        paper.y -= size * LEADING


def write_grid(paper: Paper, grid: Grid, rules: bool) -> None:
    """Row by row; where there are rules the heads come again on a new page."""
    size = small_enough(paper, grid)
    columns = column_widths(paper, grid, size)
    heights = row_heights(paper, grid, columns, size)
    cells = placed(grid)
    paper.need(sum(heights[: grid.heads + 1]))
    start = 0
    while start < len(grid.rows):
        if start and paper.y < PAGE[1] - MARGIN:
            paper.new_page()
            if grid.heads and rules:
                start_of = {one.row for one in cells if one.row < grid.heads}
                draw_rows(paper, cells, sorted(start_of), columns, heights, rules, size)
        end, room = start, paper.y - MARGIN
        while end < len(grid.rows) and (heights[end] <= room or end == start):
            room -= heights[end]
            end += 1
        draw_rows(paper, cells, list(range(start, end)), columns, heights, rules, size)
        start = end
    paper.y -= BODY / 2


def small_enough(paper: Paper, grid: Grid) -> float:
    """The size of letters at which no number reaches out of its column."""
    size = SMALL
    while sum(needed(paper, grid, size)) > ROOM:
        size *= 0.95
    return size


def needed(paper: Paper, grid: Grid, size: float) -> list[float]:
    """The least that each column takes: its longest word that has no place to break."""
    least = [1.5 * size] * width(grid)
    for one in sorted(placed(grid), key=lambda one: one.cell.columns):
        words = UNBROKEN.findall(plain(one.cell.text))
        longest = max((paper.length(word, size) for word in words), default=0.0)
        lack = longest + 2 * PAD + 1 - spanned(least, one.column, one.cell.columns)
        least[one.column + one.cell.columns - 1] += max(lack, 0.0)
    return least


def column_widths(paper: Paper, grid: Grid, size: float) -> list[float]:
    """Columns as wide as their longest cells want; what the page lacks is taken where lines can break."""
    least = needed(paper, grid, size)
    wanted = list(least)
    for one in placed(grid):
        if one.cell.columns == 1:
            length = min(paper.length(plain(one.cell.text), size), 130.0)
            wanted[one.column] = max(wanted[one.column], length + 2 * PAD)
    if sum(wanted) <= ROOM:
        return [column * min(ROOM / sum(wanted), 1.6) for column in wanted]
    share = (ROOM - sum(least)) / (sum(wanted) - sum(least))
    return [low + (high - low) * share for low, high in zip(least, wanted, strict=True)]


def row_heights(paper: Paper, grid: Grid, columns: list[float], size: float) -> list[float]:
    """Rows as high as their cells; what a cell merged over rows lacks goes to its last row."""
    heights = [size * LEADING + PAD] * len(grid.rows)
    for one in sorted(placed(grid), key=lambda one: one.cell.rows):
        lines = len(cell_lines(paper, one.cell, spanned(columns, one.column, one.cell.columns), size))
        lack = lines * size * LEADING + PAD - spanned(heights, one.row, one.cell.rows)
        heights[one.row + one.cell.rows - 1] += max(lack, 0.0)
    return heights


def spanned(sizes: list[float], start: int, count: int) -> float:
    return sum(sizes[start : start + count])


def cell_lines(paper: Paper, cell: Cell, room: float, size: float) -> list[str]:
    return paper.wrapped(plain(cell.text), size, room - 2 * PAD)


def draw_rows(
    paper: Paper,
    cells: list,
    rows: list[int],
    columns: list[float],
    heights: list[float],
    rules: bool,
    size: float,
) -> None:
    """Some rows of the table below one another from where the page stands."""
    tops, y = {}, paper.y
    for row in rows:
        tops[row] = y
        y -= heights[row]
    for one in cells:
        if one.row not in tops:
            continue
        x = MARGIN + sum(columns[: one.column])
        wide = spanned(columns, one.column, one.cell.columns)
        shown = [row for row in rows if one.row <= row < one.row + one.cell.rows]
        tall = sum(heights[row] for row in shown)
        if rules:
            paper.box(x, tops[one.row] - tall, wide, tall)
        draw_cell(paper, one.cell, x, tops[one.row], wide, tall, size)
    paper.y = y


def draw_cell(paper: Paper, cell: Cell, x: float, top: float, wide: float, tall: float, size: float) -> None:
    """Words centred in a head, numbers to the right, all else to the left."""
    lines = cell_lines(paper, cell, wide, size)
    y = top - (tall - len(lines) * size * LEADING) / 2 - size
    for line in lines:
        space = wide - paper.length(line, size)
        number = bool(line) and all(one in "0123456789.,-％%－" for one in line)
        left = space / 2 if cell.head else space - PAD if number else PAD
        paper.write(line, size, x + left, y)
        y -= size * LEADING
