"""Lines of text while tables are looked for in them: each line belongs to one table at most.

Its tests: test_documents_text.py.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from helpers.read.documents.shapes import PLAIN_NUMBER, indent_of, is_caption, is_number, is_value, width_of

Placed = tuple[int, int, str]
"""A cell of a row: its column, how many it spans, its text."""
BLANKS = " \u00a0\u3000\r\n"
WIDEST_CELL, WIDEST_CAPTION, FEWEST_NUMBERS = 60, 40, 3


@dataclass
class TextTable:
    """The rows of a table and the places of the lines that they stand on, and how far some of its cells are set in.

    `doubted` are the rows of which it is not known in which columns their values stand.
    """

    places: list[int]
    rows: list[list[Placed]]
    indents: dict[tuple[int, int], int] = field(default_factory=dict)
    doubted: set[int] = field(default_factory=set)


class Lines:
    """The lines of a text as they are and without the space around them, and the tables found so far.

    Tabs at the end of a line stay: they are its last cells, which are bare.
    """

    def __init__(self, raw: list[str]):
        self.raw = [line.rstrip(BLANKS) for line in raw]
        self.texts = [line.strip() for line in raw]
        self.table_at: dict[int, TextTable] = {}

    def runs(self, candidate: Callable[[int], bool], over_blanks: bool = False) -> Iterator[list[int]]:
        """The places of candidates that follow each other and are in no table yet."""
        run: list[int] = []
        for place, text in enumerate(self.texts):
            if text and place not in self.table_at and candidate(place):
                run.append(place)
            elif run and (text or not over_blanks):
                yield run
                run = []
        if run:
            yield run

    def add_typed(self, places: list[int], cells: list[list[str]]) -> TextTable:
        """Makes a table of lines whose cells are told with the blanks around them, which set them in."""
        table = self.add(places, [in_order(row) for row in cells])
        table.indents = {
            (row, column): indent_of(text)
            for row, texts in enumerate(cells)
            for column, text in enumerate(texts)
            if text.strip() and not is_value(text.strip())
        }
        return table

    def add(self, places: list[int], rows: list[list[Placed]]) -> TextTable:
        """Makes a table of lines; the blanks before a line set its first cell in."""
        indents = {(row, 0): indent_of(self.raw[place]) for row, place in enumerate(places)}
        table = TextTable(places, rows, indents)
        self.table_at |= dict.fromkeys(places, table)
        return table


def in_order(texts: list[str]) -> list[Placed]:
    """The cells of a row that has one in each column."""
    return [(column, 1, text.strip()) for column, text in enumerate(texts)]


def lists_pages(rows: list[list[Placed]]) -> bool:
    """Whether rows are those of a list of contents: a title and a page, each not before the last."""
    ends = [[text for _, _, text in row if text] for row in rows]
    if not all(len(texts) == 2 and PLAIN_NUMBER.fullmatch(texts[1]) for texts in ends):
        return False
    pages = [int(texts[1]) for texts in ends]
    return pages == sorted(pages) and any(width_of(texts[0]) > 8 for texts in ends)


def holds_numbers(rows: list[list[Placed]]) -> bool:
    """Whether at least two rows hold a number behind their first cell, or one several below as many heads."""
    numbers = [sum(is_number(text) for _, _, text in row[1:]) for row in rows]
    most = max(numbers, default=0)
    heads = sum(len(row) for row, told in zip(rows, numbers, strict=True) if not told)
    return sum(map(bool, numbers)) > 1 or FEWEST_NUMBERS <= most <= heads


def titles_within(rows: list[list[Placed]]) -> list[int]:
    """The places of rows with which another table begins: a caption alone, below numbers and above words alone."""
    told = [[text for _, _, text in row if text] for row in rows]
    numbers = [any(map(is_number, texts[1:])) for texts in told]
    captions = [len(texts) == 1 and is_caption(texts[0]) for texts in told]
    return [
        place
        for place in range(1, len(rows) - 1)
        if captions[place] and numbers[place - 1] and not numbers[place + 1]
    ]


def against_the_least(indents: Mapping[tuple[int, int], int]) -> dict[tuple[int, int], int]:
    """How far cells are set in, by row and column, from where the leftmost of their column begins."""
    least: dict[int, int] = {}
    for (_, column), indent in indents.items():
        least[column] = min(indent, least.get(column, indent))
    return {(row, column): indent - least[column] for (row, column), indent in indents.items()}
