"""The figures of a published report, read from its words and tables, and what its words say beside them."""

from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from helpers.quantities import hard_bounds, plain
from helpers.read.documents import Block, Document, read_document
from helpers.read.grammar import folded, is_whole, scan
from helpers.read.meaning import Figure, Place, Thread, read_text
from helpers.read.money import budget_in
from helpers.read.outline import Outline
from helpers.schema import FIGURES, WORDS, names


@dataclass
class Extraction:
    """Figures and words of one document, in the columns of the schema, and notes on its reading."""

    figures: pd.DataFrame
    words: pd.DataFrame
    notes: list[str] = field(default_factory=list)


def extract(path: Path) -> Extraction:
    """The figures and words of a document; the columns from `kind` to `locator` are filled."""
    document = read_document(Path(path))
    figures = read_figures(document)
    rows = [row_of(figure, Path(path).name) for figure in figures]
    table = pd.DataFrame(rows, columns=names(FIGURES), dtype=str).fillna("")
    return Extraction(table, pd.DataFrame(columns=names(WORDS), dtype=str), document.notes)


def read_figures(document: Document) -> list[Figure]:
    """The figures of all blocks, in reading order."""
    outline, thread, figures = Outline(), Thread(), []
    for block in document.blocks:
        figures += read_block(block, outline, thread)
    return figures


def read_block(block: Block, outline: Outline, thread: Thread) -> list[Figure]:
    text = folded(block.text)
    rest = outline.enter(text, bool(scan(text)))
    marked = rest != text
    if marked:
        thread.owner, thread.parent = "", None
    if not scan(rest) and marked:
        thread.owner = rest.strip("。：；")
    place = Place(
        section=outline.section,
        theme=outline.theme,
        locator=block.locator,
        budget=next((budget_in(h) for h in reversed(outline.headings) if budget_in(h)), ""),
        measure="",
        funds=any("专项资金" in h or "项目支出" in h for h in outline.headings),
    )
    return read_text(rest, place, thread)


def row_of(figure: Figure, source: str) -> dict[str, str]:
    """One row of the figures table."""
    lower, upper = hard_bounds(figure.value, figure.qualifier, is_whole(figure.unit))
    row = {column: getattr(figure, column) for column in names(FIGURES) if hasattr(figure, column)}
    return row | {
        "value": plain(figure.value),
        "lower": "" if lower is None else plain(lower),
        "upper": "" if upper is None else plain(upper),
        "source": source,
        "origin": "reported",
    }
