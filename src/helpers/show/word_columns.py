"""Words that the drop-downs of a workbook offer, a column each on a sheet of their own.

Its tests: test_desk.py, test_blank.py.
"""

from collections.abc import Sequence

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet


def column_of_words(words: Worksheet, choices: Sequence[str]) -> str:
    """The area of a column of words, which is added to their sheet."""
    at = words.max_column + 1 if words["A1"].value else 1
    for row, choice in enumerate(choices, start=1):
        words.cell(row, at, choice)
    letter = get_column_letter(at)
    return f"${letter}$1:${letter}${len(choices)}"
