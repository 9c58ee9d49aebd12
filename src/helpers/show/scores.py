"""The points that a scale gives to a department-year, line by line: for the office's own page alone.

Its tests: test_scoring.py.
"""

from fractions import Fraction
from typing import Protocol

import pandas as pd
from markupsafe import Markup

from helpers.frames import Row, records
from helpers.settings import LineScale
from helpers.show.pieces import Piece, TableRow, small
from helpers.show.printed import in_percent
from helpers.show.tabling import make_table
from helpers.show.views import View


class ScoredLines(Protocol):
    """What a scale gives, line by line and in words."""

    scale: LineScale
    rows: pd.DataFrame

    def in_words(self, language: str) -> str:
        """The sentence that goes with the lines."""


def score_table(scored: ScoredLines | None, view: View) -> Piece:
    """The lines of a scale with their points, the rule of each, and why one could not be scored; nothing without one."""
    if scored is None:
        return Piece(Markup(""))
    rows = [_line_row(row, view) for row in records(scored.rows)]
    source = view.say("score_source", source=scored.scale.source)
    table = make_table(view, "score", rows, words=(0, 4, 5), notes=(source,))
    form = Markup('<div class="jx jx-trial"><p><b>{}</b>{}</p></div>{}')
    return Piece(form.format(view.say("score_lead"), scored.in_words(view.language), table.html))


def _line_row(row: Row, view: View) -> TableRow:
    name = Markup("{}{}").format(row["line"], view.cited(row["figures"]))
    value = in_percent(Fraction(row["value"])) if row["value"] else ""
    note = Markup("{}{}").format(
        row["reason"], small(view.say("score_by", by=row["by"]) if row["by"] else "")
    )
    return TableRow((name, value, row["points"], row["full"], row["rule"], note))
