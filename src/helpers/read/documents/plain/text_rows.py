"""Lines of text while tables are looked for in them: each line belongs to one table at most."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from helpers.read.documents.shapes import PLAIN_NUMBER, is_caption, is_number, width_of

Placed = tuple[int, int, str]
"""A cell of a row: its column, how many it spans, its text."""
BLANKS = " \u00a0\u3000\r\n"
WIDEST_CELL, WIDEST_CAPTION, FEWEST_NUMBERS = 60, 40, 3


@dataclass
class Table:
    """The rows of a table and the places of the lines that they stand on."""

    places: list[int]
    rows: list[list[Placed]]


class Lines:
    """The lines of a text as they are and without the space around them, and the tables found so far.

    Tabs at the end of a line stay: they are its last cells, which are bare.
    """

    def __init__(self, raw: list[str]):
        self.raw = [line.rstrip(BLANKS) for line in raw]
        self.texts = [line.strip() for line in raw]
        self.table_at: dict[int, Table] = {}

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

    def add_parts(self, places: list[int], rows: list[list[Placed]]) -> None:
        """Makes tables of lines, each of which begins with its title."""
        begins = [0, *titles_within(rows)]
        for start, stop in zip(begins, [*begins[1:], len(rows)], strict=True):
            self.add(places[start:stop], rows[start:stop])

    def add(self, places: list[int], rows: list[list[Placed]]) -> Table:
        """Makes a table of lines."""
        table = Table(places, rows)
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
