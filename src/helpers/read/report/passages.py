"""A paragraph or row as it was read, and what its words say: a row of the words table.

Its tests: test_extract.py.
"""

import re
from dataclasses import dataclass
from functools import cache

from helpers import years
from helpers.read.language import any_in
from helpers.read.report.figure import Figure
from helpers.read.report.frame import Frame

LONGEST_WORDS = 30
APPROVAL = re.compile(rf"[\u4e00-\u9fff]{{0,8}}[〔\[【（]{years.PRINTED}[〕\]】）]第?[0-9]{{1,5}}号")
CLAUSE_END = re.compile("[，。；！？]")
SENTENCE = re.compile("[^。；！？]+[。；！？]?")


@dataclass(frozen=True)
class Passage:
    """A paragraph or row as it was read: its text without marks, its place, the open headings, its own figures."""

    text: str
    frame: Frame
    locator: str
    headings: tuple[str, ...]
    rank: int | None
    figures: tuple[Figure, ...]


@dataclass(frozen=True)
class Remark:
    """One row of the words table."""

    item: str
    subject: str
    found: bool
    words: str = ""
    locator: str = ""


def remark_at(
    item: str, subject: str, passage: Passage | None, words: str, found: bool | None = None
) -> Remark:
    """A remark with the passage it cites."""
    detected = passage is not None if found is None else found
    return Remark(item, subject, detected, words[:LONGEST_WORDS], passage.locator if passage else "")


@cache
def words_of_item(item: str) -> re.Pattern:
    """The words of an item, longest first."""
    return re.compile(any_in("remarks", item=item))


def approval_in(text: str) -> str:
    """A document number: 株财预〔2024〕12号."""
    found = APPROVAL.search(text)
    return found[0] if found else ""
