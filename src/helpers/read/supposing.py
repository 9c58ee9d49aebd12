"""What if: a department-year's figures with another value of one of them; nothing is written.

Its tests: test_what_if.py.
"""

from decimal import Decimal

import pandas as pd

from helpers.errors import JixiaoError
from helpers.frames import Row, records
from helpers.quantities import plain
from helpers.read.typed import changed

_MOST_NAMED = 8


def figures_with_value(
    figures: pd.DataFrame, figure: str, value: str | int | float | Decimal
) -> pd.DataFrame:
    """The figures with another value of one, as if a person had typed it: sure, its bounds following from its words.

    `figure` is an id, or words that the phrase of one figure alone has. Raises
    JixiaoError for words of none or of several, and for a value that is no number.
    """
    rows = records(figures)
    found = _figure_meant(rows, figure)
    problems: list[str] = []
    text = plain(Decimal(str(value))) if isinstance(value, int | float | Decimal) else value
    new = changed(found["id"], found, {"value": text, "certainty": "sure"}, problems)
    if problems:
        raise JixiaoError("; ".join(problems))
    changed_rows = [new if row is found else row for row in rows]
    return pd.DataFrame(changed_rows, columns=figures.columns, index=figures.index, dtype="str")


def _figure_meant(rows: list[Row], figure: str) -> Row:
    """The row of this id, or the one whose phrase has these words."""
    found = [row for row in rows if row["id"] == figure] or [row for row in rows if figure in row["phrase"]]
    if len(found) == 1:
        return found[0]
    if not found or not figure:
        raise JixiaoError(f"no figure has the id {figure!r}, nor these words in its phrase")
    shown = ", ".join(f"{row['id']} {row['phrase']}" for row in found[:_MOST_NAMED])
    more = ", …" if len(found) > _MOST_NAMED else ""
    raise JixiaoError(f"{figure!r} stands in {len(found)} figures; name the id: {shown}{more}")
