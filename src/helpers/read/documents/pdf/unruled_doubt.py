"""Whether the print of a table without rules can be laid out in one way alone: where not, its figures are left open.

Its tests: test_documents_unruled.py.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from helpers.read.documents.labels import label_ends
from helpers.read.documents.pdf.unruled_cells import TextBlock

CODED = re.compile("[0-9]{2,12}[一-龥]")
AMOUNTS = re.compile("[0-9０-９][.．][0-9０-９]")
SENTENCE = re.compile("[。；，]")


def runs_together(text: str) -> bool:
    """Whether a text holds several amounts and is no sentence: values that stand too close to be told apart."""
    return len(AMOUNTS.findall(text)) > 1 and not SENTENCE.search(text)


def stands_across(blocks: Sequence[TextBlock], heads: int) -> bool:
    """Whether values are printed in one or across columns, or below the heads a code and its name in one."""
    return any(
        runs_together(block.text)
        or (
            block.stop - block.first > 1
            and (block.is_value or (block.row >= heads and CODED.match(block.text) is not None))
        )
        for block in blocks
    )


def overlaps(blocks: Sequence[TextBlock]) -> bool:
    """Whether two texts stand in one place."""
    places = Counter(
        (row, column)
        for block in blocks
        for row in range(block.row, block.end)
        for column in range(block.first, block.stop)
    )
    return max(places.values(), default=0) > 1


def runs_into_values(blocks: Sequence[TextBlock], columns: int, heads: int) -> bool:
    """Whether words stand where a row with values has a column of values."""
    below = [block for block in blocks if block.row >= heads]
    valued = {block.row for block in below if block.is_value}
    texts: list[list[str]] = [[] for _ in range(columns)]
    for block in below:
        texts[block.first].append(block.text)
    ends = label_ends(texts)
    return any(
        block.row in valued and block.stop - block.first > 1 and block.stop > ends[block.first] > block.first
        for block in below
        if not block.is_value
    )


def stands_below_another_head(blocks: Sequence[TextBlock], heads: int) -> bool:
    """Whether a value stands nearer to the head of a column without any value than to that of its own.

    A column that holds words in the row of the value has not lost it.
    """
    lone = [block for block in blocks if block.row < heads and block.stop - block.first == 1]
    own = {head.first: head for head in sorted(lone, key=lambda head: head.row)}
    across = sorted(own.values(), key=lambda head: head.middle)
    middles = [head.middle for head in across]
    below = [block for block in blocks if block.row >= heads]
    values = [block for block in below if block.is_value]
    filled = {value.first for value in values}
    taken = {(block.row, column) for block in below for column in range(block.first, block.stop)}
    for value in values:
        if value.first not in own or _gap(value, own[value.first]) <= 0:
            continue
        place = bisect_left(middles, value.middle)
        beside = across[max(place - 1, 0) : place + 1]
        bare = [head for head in beside if head.first not in filled and (value.row, head.first) not in taken]
        if any(_gap(value, head) < _gap(value, own[value.first]) for head in bare):
            return True
    return False


def _gap(value: TextBlock, head: TextBlock) -> float:
    """How far a value stands beside a head; nothing or less where it stands below it."""
    return max(head.start - value.stopping, value.start - head.stopping)
