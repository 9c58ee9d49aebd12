"""A list of paragraphs behind a line that names the date that all of them hold at: 截至2024年底，情况如下：.

Its tests: test_prose_counts.py.
"""

from dataclasses import dataclass


@dataclass
class DatedList:
    """The date of the list that is open, and the outline rank of its items; empty where none is."""

    date: str = ""
    rank: int = 0

    def enter(self, rank: int) -> str:
        """The date of a paragraph that begins, whose rank is 0 where it has no mark; a higher one ends the list."""
        self.rank = self.rank or rank
        if rank and rank < self.rank:
            self.date = ""
        return self.date

    def leave(self, text: str, date: str, told: str | None) -> None:
        """A paragraph ends: it opens a list with its own `date`, or ends one where it `told` of another date."""
        if text.endswith("：") and date:
            self.date, self.rank = date, 0
        elif told is not None and told != self.date:
            self.date = ""
