"""Which columns of a table hold labels: words in front of numbers, and codes in front of words.

Its tests: test_documents_unruled.py.
"""

import re
from collections.abc import Sequence

from helpers.read.documents.shapes import is_number

CODE = re.compile("[0-9]{2,12}")


def label_ends(columns: Sequence[Sequence[str]]) -> list[int]:
    """For each column the place behind the last column of the labels to which it belongs, or its own.

    `columns` are the texts below the heads. Labels are the columns of words at
    the left, and a column of words with the columns of codes in front of it.

    >>> label_ends([["产出", "效益"], ["数量", "质量"], ["1.50", "2.00"]])
    [2, 2, 2]
    >>> label_ends([["201", "203"], ["教育", "国防"], ["1.50", "2.00"], ["101", "102"], ["收税", "收费"], ["1.0", "2.0"]])
    [2, 1, 2, 5, 4, 5]
    """
    words = [2 * sum(map(is_number, column)) <= len(column) > 0 for column in columns]
    codes = [2 * sum(map(_is_code, column)) > len(column) - 1 for column in columns]
    ends = list(range(len(columns)))
    for column in reversed(range(len(columns) - 1)):
        if codes[column]:
            ends[column] = column + 2 if words[column + 1] else ends[column + 1]
    first = next((column for column, told in enumerate(words) if not told), len(columns))
    return [first] * first + ends[first:]


def _is_code(text: str) -> bool:
    return CODE.fullmatch(text) is not None
