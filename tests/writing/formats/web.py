"""A document as a web page with real tables: spans as they are, heads as th."""

from html import escape

from ..figures import Cell, Document, Grid, Paragraph, plain

TAGS = {"title": "h1", "heading": "h2", "caption": "h3"}


def page(document: Document) -> bytes:
    title = escape(plain(document.blocks[0].text)) if isinstance(document.blocks[0], Paragraph) else ""
    body = "\n".join(paragraph(one) if isinstance(one, Paragraph) else table(one) for one in document.blocks)
    head = f'<!DOCTYPE html>\n<html lang="zh"><head><meta charset="utf-8"><title>{title}</title></head>'
    return f"{head}<body>\n{body}\n</body></html>\n".encode()


def paragraph(one: Paragraph) -> str:
    tag = TAGS.get(one.role, "p")
    return f"<{tag}>{escape(plain(one.text))}</{tag}>"


def table(grid: Grid) -> str:
    rows = "\n".join(f"<tr>{''.join(cell(one) for one in row)}</tr>" for row in grid.rows)
    return f'<table border="1">\n{rows}\n</table>'


def cell(one: Cell) -> str:
    spans = [("rowspan", one.rows), ("colspan", one.columns)]
    written = "".join(f' {name}="{size}"' for name, size in spans if size > 1)
    tag = "th" if one.head else "td"
    return f"<{tag}{written}>{escape(plain(one.text))}</{tag}>"
