"""The score that the figures of a self-evaluation form allow, line by line, by a scale that an office has named.

Its tests: test_allowed_score.py.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

import pandas as pd

from helpers.measure.figures import Amount, Books, books_of, sentence
from helpers.measure.rules.case import Case
from helpers.measure.rules.form_entries import FormEntry, amount_of, entries_of, exact, figures_by_line
from helpers.measure.rules.ways import is_less_better
from helpers.quantities import plain, rounded
from helpers.settings import LineScale


@dataclass(frozen=True)
class AllowedLine:
    """One line: its weight and own score, the least and the most that its figures allow, the figures."""

    name: str
    weight: Fraction
    score: Fraction
    low: Fraction
    high: Fraction
    figures: tuple[str, ...]


@dataclass(frozen=True)
class AllowedScore:
    """What the lines come to; `total` is the unit's own whole score, `whole` the weights of all lines."""

    scale: str
    lines: tuple[AllowedLine, ...]
    total: Fraction
    whole: Fraction

    @property
    def lower(self) -> tuple[AllowedLine, ...]:
        """The lines whose figures allow less than their score."""
        return tuple(line for line in self.lines if line.high < line.score)

    def in_words(self, language: str = "zh") -> str:
        """The sentence that goes with it: what was recomputed, and what it is not."""
        weight = sum((line.weight for line in self.lines), start=Fraction(0))
        own = sum((line.score for line in self.lines), start=Fraction(0))
        low, high = (
            sum((getattr(line, end) for line in self.lines), start=Fraction(0)) for end in ("low", "high")
        )
        allowed = _in_points(high) if low == high else f"{_in_points(low)}—{_in_points(high)}"
        gap = _in_points(own - high) if low == high else f"{_in_points(own - high)}—{_in_points(own - low)}"
        numbers = {"total": self.total, "weight": weight, "own": own, "rest": self.whole - weight}
        told = {name: _in_points(value) for name, value in numbers.items()}
        count = (
            len(self.lower) if low == high else len([line for line in self.lines if line.low < line.score])
        )
        return sentence(
            "allowed_score", language, scale=self.scale, allowed=allowed, gap=gap, count=count, **told
        )


def allowed_score(
    figures: pd.DataFrame | Books, words: pd.DataFrame, scale: LineScale | None
) -> AllowedScore | None:
    """What the figures of the first form with points allow; None without a named scale, or where nothing can be recomputed.

    A line with a printed reason, without numbers, or of a reading that is open is
    left out; of one that is only likely or approximate the bounds are told. No
    line has more than the unit's own score.
    """
    if scale is None or not scale.name or not scale.way:
        return None
    case = Case(books_of(figures), words)
    scored = [entry for entry in entries_of(case) if entry.table and entry.points is not None]
    entries = [entry for entry in scored if entry.table == scored[0].table]
    lines = [line for entry in entries if (line := _allowed(entry, scale)) is not None]
    lines = [*_execution_lines(case, entries), *lines]
    if not lines:
        return None
    total, whole = (_whole_score_of(case, entries, measure) for measure in ("score", "weight"))
    return AllowedScore(scale.name, tuple(lines), total, whole)


def _allowed(entry: FormEntry, scale: LineScale) -> AllowedLine | None:
    """What the figures of an indicator allow; None where it is left out."""
    points = entry.points
    if (
        points is None
        or entry.reason
        or not entry.is_understood
        or entry.target is None
        or entry.result is None
    ):
        return None
    if entry.target["kind"] != entry.result["kind"] or entry.target["measure"].startswith("execution_"):
        return None
    ends = _reached(entry)
    if ends is None:
        return None
    score, weight = points
    given = [min(score, scale.points(weight, end)) for end in ends]
    low = Fraction(0) if _is_doubted(entry) else given[0]
    high = score if _is_doubted(entry) else given[1]
    return AllowedLine(entry.name, weight, score, low, high, tuple(row["id"] for row in entry.rows))


def _reached(entry: FormEntry) -> tuple[Fraction, Fraction] | None:
    """The least and the most of its target that an indicator reached."""
    aim, done = _aim(entry), amount_of(entry.result)
    if aim is None or aim <= 0 or done is None or done.low is None:
        return None
    least, most = done.low / aim, (done.low if done.high is None else done.high) / aim
    if done.high is None:
        most = max(most, Fraction(1))
    if not is_less_better(entry):
        return least, most
    return None if least <= 0 else (1 / most, 1 / least)


def _aim(entry: FormEntry) -> Fraction | None:
    """The number that a target names, whatever its sign."""
    amount: Amount | None = amount_of(entry.target)
    if amount is None:
        return None
    return amount.number if amount.number is not None else amount.high if amount.low is None else amount.low


def _is_doubted(entry: FormEntry) -> bool:
    """Whether the reading of one of its numbers is only likely."""
    return any(row["certainty"] == "likely" for row in entry.rows)


def _execution_lines(case: Case, entries: list[FormEntry]) -> Iterator[AllowedLine]:
    """The line of execution of a form: its weight times the rate, at most all of it."""
    table = entries[0].table if entries else ""
    for line, rows in figures_by_line(case).items():
        found = {row["measure"]: row for row in rows if row["stage"] != "target"}
        needed = [found.get(name) for name in ("execution_to_adjusted", "weight", "score")]
        rate, weight, score = (exact(row) for row in needed)
        if rate is None or weight is None or score is None or FormEntry("", line).table != table:
            continue
        allowed = min(score, weight * min(Fraction(1), rate))
        name = needed[0]["label"] if needed[0] is not None else ""
        yield AllowedLine(
            name, weight, score, allowed, allowed, tuple(row["id"] for row in needed if row is not None)
        )


def _whole_score_of(case: Case, entries: list[FormEntry], measure: str) -> Fraction:
    """The printed whole of a form's points; the sum of its lines where none is printed."""
    table = entries[0].table if entries else ""
    inside = [
        row
        for line, rows in figures_by_line(case).items()
        if FormEntry("", line).table == table
        for row in rows
    ]
    printed = [
        exact(row)
        for row in inside
        if row["measure"] == measure and row["label"].startswith(("总分", "合计"))
    ]
    if printed and printed[-1] is not None:
        return printed[-1]
    known = [exact(row) for row in inside if row["measure"] == measure]
    return sum((number for number in known if number is not None), start=Fraction(0))


def _in_points(value: Fraction) -> str:
    """Points as sentences print them."""
    return plain(Decimal(rounded(value, 2)))
