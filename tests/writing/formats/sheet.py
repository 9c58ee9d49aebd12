"""A document as a workbook: a sheet for each table, numbers as numbers where a spreadsheet would have them."""

import re
from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter

from ..figures import Block, Cell, Document, Grid, Mark, Paragraph, plain
from .layout import placed, width
from .text import cells

THIN = Side(style="thin")
RULES = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)
NUMBER = re.compile(r"-?(\d{1,3}(,\d{3})+|\d+)(\.\d{1,6})?")


def workbook(document: Document) -> bytes:
    """One sheet until a table is full, then the next: titles and units stand above their table."""
    made = Workbook()
    made.remove(made.active)
    for number, blocks in enumerate(sheets(document.blocks), 1):
        write_sheet(made.create_sheet(f"表{number}"), blocks)
    file = BytesIO()
    made.save(file)
    return file.getvalue()


def sheets(blocks: tuple[Block, ...]) -> list[list[Block]]:
    """The blocks by sheet: each ends with a table, the last with what follows it."""
    made: list[list[Block]] = [[]]
    for block in blocks:
        if made[-1] and isinstance(made[-1][-1], Grid) and not is_note(block):
            made.append([])
        made[-1].append(block)
    return made


def is_note(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.role == "note" and plain(block.text).startswith("注")


def write_sheet(sheet, blocks: list[Block]) -> None:
    columns = max([width(block) for block in blocks if isinstance(block, Grid)], default=1)
    row = 1
    for block in blocks:
        if isinstance(block, Grid):
            write_grid(sheet, block, row)
            row += len(block.rows)
            continue
        cell = sheet.cell(row, 1, plain(block.text))
        if columns > 1:
            sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=columns)
        cell.font = Font(bold=block.role in ("title", "caption"))
        cell.alignment = Alignment(
            horizontal={"unit": "right", "title": "center", "caption": "center"}.get(block.role)
        )
        row += 1


def write_grid(sheet, grid: Grid, first: int) -> None:
    widen(sheet, grid)
    for one in placed(grid):
        row, column = first + one.row, 1 + one.column
        cell = sheet.cell(row, column)
        cell.value, cell.number_format = value(one.cell)
        if isinstance(cell.value, str):
            cell.data_type = "s"
        cell.border = RULES
        if one.cell.rows > 1 or one.cell.columns > 1:
            sheet.merge_cells(
                start_row=row, end_row=row + one.cell.rows - 1,
                start_column=column, end_column=column + one.cell.columns - 1,
            )  # fmt: skip


def widen(sheet, grid: Grid) -> None:
    """Columns as wide as what they hold, so that no amount shows as ###."""
    for one in placed(grid):
        if one.cell.columns == 1:
            column = sheet.column_dimensions[get_column_letter(1 + one.column)]
            column.width = max(column.width, min(cells(plain(one.cell.text)) + 2, 40))


def value(cell: Cell) -> tuple[object, str]:
    """A lone figure as a number with the format that shows it as printed; all else as text."""
    printed = plain(cell.text)
    figures = [piece for piece in cell.text if isinstance(piece, Mark) and piece.figures]
    if not figures or not NUMBER.fullmatch(printed):
        return printed or None, "@" if printed else "General"
    places = len(printed.partition(".")[2])
    form = ("#,##0" if "," in printed else "0") + ("." + "0" * places if places else "")
    number = printed.replace(",", "")
    return (float(number) if places else int(number)), form
