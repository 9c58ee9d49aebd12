"""The score that a form's figures allow, by the scale that an office named: for the office's own page alone.

Its tests: test_allowed_score.py.
"""

from decimal import Decimal
from fractions import Fraction
from typing import Protocol

from markupsafe import Markup

from helpers.quantities import plain, rounded
from helpers.show.pieces import Piece, TableRow, fold
from helpers.show.tabling import cut, make_table
from helpers.show.views import View


class ScoredLine(Protocol):
    """A line of a form that was recomputed: its weight, its own score, the least and the most that its figures allow."""

    name: str
    weight: Fraction
    score: Fraction
    low: Fraction
    high: Fraction
    figures: tuple[str, ...]


class ScoredForm(Protocol):
    """What the lines of a form come to, in words and line by line."""

    lines: tuple[ScoredLine, ...]

    def in_words(self, language: str) -> str:
        """The sentence that goes with the lines."""


def trial_score(allowed: ScoredForm | None, view: View) -> Piece:
    """The score that the figures allow, in words that no unit can object to, and the lines; nothing without a scale."""
    if allowed is None:
        return Piece(Markup(""))
    shown, notes = cut(view, allowed.lines)
    table = make_table(view, "trial", [_line(line, view) for line in shown], notes=notes)
    form = Markup('<div class="jx jx-trial"><p><b>{}</b>{}</p>{}</div>')
    told = allowed.in_words(view.language)
    return Piece(form.format(view.say("trial_lead"), told, fold(view.say("trial_lines"), table.html)))


def _line(line: ScoredLine, view: View) -> TableRow:
    """A line with its weight, its score and what its figures allow."""
    ends = [_as_points(end) for end in dict.fromkeys((line.low, line.high))]
    name = Markup("{}{}").format(line.name, view.cited(" ".join(line.figures)))
    return TableRow((name, _as_points(line.weight), _as_points(line.score), "—".join(ends)))


def _as_points(value: Fraction) -> str:
    return plain(Decimal(rounded(value, 2)))
