"""A document as plain text, its tables as they look when pasted: bars, tabs, aligned spaces, or one cell a line."""

from unicodedata import east_asian_width

from ..figures import Document, Grid, Paragraph, plain
from .layout import rectangle

MARKS = {"title": "# ", "heading": "## ", "caption": "### "}


def with_bars(document: Document) -> bytes:
    return lines(document, lambda row: " | ".join(row).rstrip())


def with_tabs(document: Document) -> bytes:
    return lines(document, "\t".join)


def with_lines(document: Document) -> bytes:
    return lines(document, "\n".join)


def lines(document: Document, joined) -> bytes:
    """Paragraphs and rows a line each, the cells of a row put together by `joined`."""
    made = []
    for block in document.blocks:
        made += [plain(block.text)] if isinstance(block, Paragraph) else [joined(row) for row in words(block)]
    return ("\n".join(made) + "\n").encode()


def words(grid: Grid) -> list[list[str]]:
    return [[plain(cell.text) for cell in row] for row in rectangle(grid)]


def with_spaces(document: Document) -> bytes:
    """Columns aligned by spaces: words to the left, numbers to the right."""
    made = []
    for block in document.blocks:
        made += [plain(block.text)] if isinstance(block, Paragraph) else aligned(words(block))
    return ("\n".join(made) + "\n").encode()


def aligned(rows: list[list[str]]) -> list[str]:
    widths = [max(cells(row[column]) for row in rows) for column in range(len(rows[0]))]
    return [
        "  ".join(
            padded(word, size, column) for column, (word, size) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]


def padded(word: str, size: int, column: int) -> str:
    room = " " * (size - cells(word))
    return word + room if column == 0 else room + word


def cells(word: str) -> int:
    """The width of a word, a Chinese character counting as two."""
    return sum(2 if east_asian_width(one) in "FWA" else 1 for one in word)


def markdown(document: Document) -> bytes:
    """Headings by level, tables with a rule under their first row."""
    made = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            made += [MARKS.get(block.role, "") + plain(block.text), ""]
            continue
        rows = [f"| {' | '.join(row)} |" for row in words(block)]
        made += [rows[0], "|" + " --- |" * len(words(block)[0]), *rows[1:], ""]
    return "\n".join(made).encode()
