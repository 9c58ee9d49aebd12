"""Documents become blocks: paragraphs and table rows in reading order, each with its place."""

import re
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Block:
    """A paragraph or a table row. `cells` are a row's, `table` numbers its table; both empty for a paragraph."""

    text: str
    locator: str
    kind: str = "paragraph"
    cells: tuple[str, ...] = ()
    table: int = 0


@dataclass
class Document:
    """The blocks of a document in reading order, and what is to be known of its reading."""

    blocks: list[Block] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def read_document(path: Path) -> Document:
    """The blocks of a document; UnreadableDocument where it cannot be read, in one sentence."""
    text = Path(path).read_text(encoding="utf-8-sig")
    return Document(text_blocks(text.splitlines()))


def text_blocks(lines: list[str]) -> list[Block]:
    """Blocks of plain text, a line each; lines with | between cells are rows of a table."""
    blocks, table, in_table = [], 0, False
    for place, line in enumerate(lines, 1):
        words = line.strip()
        cells = tuple(cell.strip() for cell in words.strip("|").split("|"))
        if not words or re.fullmatch(r"[|\s:\-]+", words):
            continue
        table += len(cells) > 1 and not in_table
        in_table = len(cells) > 1
        if in_table:
            blocks.append(Block(words, f"line {place}", "row", cells, table))
        else:
            blocks.append(Block(re.sub(r"^#{1,6}\s+", "", words), f"line {place}"))
    return blocks
