"""What was sent on last year's report and not answered, as rows of the words table.

Its tests: test_unanswered.py.
"""

from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from helpers import schema
from helpers.desk import FILE
from helpers.files import is_there
from helpers.read.typed import read_replies, read_review

_SENT = ("send", "reword")


def unanswered_before(folder: Path, language: str = "zh") -> pd.DataFrame:
    """The items of last year's workbook (in `folder`) that were sent and have no reply, in the columns of schema.WORDS.

    Raises InputError for a workbook or replies.csv with a cell that fits nothing.
    """
    rows = list(_unanswered_rows(folder, language)) if is_there(folder / FILE) else []
    return pd.DataFrame(rows, columns=schema.names(schema.WORDS), dtype="str")


def _unanswered_rows(folder: Path, language: str) -> Iterator[list[str]]:
    path = folder / "replies.csv"
    answered = set(read_replies(path, language)["rule"]) if is_there(path) else set()
    for name, found in read_review(folder / FILE, language).findings.items():
        cells = found.cells
        if cells["decision"] in _SENT and not cells["reply"] and name not in answered:
            yield ["unanswered", name, "yes", cells["wording"] or cells["sentence"], ""]
