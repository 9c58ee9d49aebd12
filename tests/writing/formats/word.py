"""A document as a Word file: paragraphs with styles, tables with merged cells."""

from io import BytesIO

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from ..figures import Document, Grid, Paragraph, plain
from .layout import placed, width

ALIGNED = {
    "title": WD_ALIGN_PARAGRAPH.CENTER,
    "caption": WD_ALIGN_PARAGRAPH.CENTER,
    "unit": WD_ALIGN_PARAGRAPH.RIGHT,
}
LEVELS = {"title": 0, "heading": 1}
FONT = "Noto Sans SC"


def document(written: Document) -> bytes:
    made = docx.Document()
    normal = made.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(10.5)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    for name, size in (("Title", 18), ("Heading 1", 14)):
        style = made.styles[name]
        style.font.size, style.font.color.rgb = Pt(size), RGBColor(0, 0, 0)
        style.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    for block in written.blocks:
        if isinstance(block, Paragraph):
            write_paragraph(made, block)
        else:
            write_table(made, block)
    file = BytesIO()
    made.save(file)
    return file.getvalue()


def write_paragraph(made, one: Paragraph) -> None:
    if one.role in LEVELS:
        paragraph = made.add_heading(plain(one.text), LEVELS[one.role])
    else:
        paragraph = made.add_paragraph(plain(one.text))
    if one.role in ALIGNED:
        paragraph.alignment = ALIGNED[one.role]


def write_table(made, grid: Grid) -> None:
    table = made.add_table(len(grid.rows), width(grid), style="Table Grid")
    rows = [list(row.cells) for row in table.rows]
    for one in placed(grid):
        cell = rows[one.row][one.column]
        if one.cell.rows > 1 or one.cell.columns > 1:
            last = rows[one.row + one.cell.rows - 1][one.column + one.cell.columns - 1]
            cell = cell.merge(last)
        cell.text = plain(one.cell.text)
