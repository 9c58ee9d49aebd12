"""Documents typed as they stand in a test: paragraphs, and tables as lines with bars."""

from helpers.read.documents import Cell, Document, Grid, Paragraph
from helpers.read.report.figure import Figure
from helpers.read.report.reading import read_parts
from helpers.read.report.walk import Reading

TITLE = "青禾县某局2024年度部门整体支出绩效自评报告"


def grid(rows: list[str], number: int = 1) -> Grid:
    """A table whose cells stand between bars; `^` goes on from above, `<` from the left."""
    texts = [[text.strip() for text in row.split("|")] for row in rows]
    width = max(map(len, texts))
    texts = [row + [""] * (width - len(row)) for row in texts]
    cells = [
        Cell(
            text, row, column, *spans(texts, row, column), f"table {number} row {row + 1} column {column + 1}"
        )
        for row, line in enumerate(texts)
        for column, text in enumerate(line)
        if text not in ("", "^", "<")
    ]
    return Grid(tuple(cells), len(texts), width, f"table {number}", number)


def spans(texts: list[list[str]], row: int, column: int) -> tuple[int, int]:
    """How many rows and columns a cell reaches over."""
    height = 1
    while row + height < len(texts) and texts[row + height][column] == "^":
        height += 1
    width = 1
    while column + width < len(texts[row]) and texts[row][column + width] == "<":
        width += 1
    return height, width


def reading(*parts: str | list[str], title: str = TITLE, year: str = "2024", kind: str = "") -> Reading:
    """What is read of a document: a text is a paragraph, a list of texts a table."""
    known = ([title] if title else []) + list(parts)
    read = [
        grid(part, place) if isinstance(part, list) else Paragraph(part, f"line {place}")
        for place, part in enumerate(known, 1)
    ]
    return read_parts(Document(read), year, kind)


def figures(*parts: str | list[str], **known: str) -> list[Figure]:
    """The figures of a document."""
    return reading(*parts, **known).figures


def seen(found: list[Figure], *fields: str) -> list[tuple[str, ...]]:
    """Some fields of each figure."""
    return [tuple(str(getattr(figure, name)) for name in fields) for figure in found]
