"""What a workbook puts right, applied to the figures: all of it or none.

Its tests: test_desk.py.
"""

from collections.abc import Iterator

import pandas as pd

from helpers import desk, schema
from helpers.errors import InputError
from helpers.frames import Row, records
from helpers.read.typed.corrections import CERTAINTY, changed
from helpers.read.typed.reviews import Review, ReviewedReading

LABELS = {column.name: column.zh for column in schema.FIGURES}


def reviewed(figures: pd.DataFrame, review: Review) -> pd.DataFrame:
    """The figures as a person put them right at the desk; one that was only looked at is sure.

    Raises InputError, by the row, for a figure that is no more, for a reading
    that is another one than was looked at, and for a word that fits nothing.
    """
    rows = {row["id"]: row for row in records(figures)}
    problems: list[str] = []
    for name, found in review.readings.items():
        place = f"{desk.FIGURES_SHEET} row {found.row}"
        if name not in rows:
            problems.append(
                f"{place}, 编号: no figure has the id {name!r} any more; clear what was typed there"
            )
            continue
        problems += [f"{place}, {problem}" for problem in _stale(found, rows[name])]
        if change := _change(found, rows[name]):
            told: list[str] = []
            rows[name] = changed(place, rows[name], change, told)
            problems += [_with_label(problem, place) for problem in told]
    if problems:
        raise InputError(review.path, problems)
    return pd.DataFrame(list(rows.values()), columns=figures.columns, dtype="str")


def _with_label(problem: str, place: str) -> str:
    """A problem with the head of its column in the place of the column's name."""
    name, _, said = problem.removeprefix(f"{place}, ").partition(": ")
    return f"{place}, {LABELS.get(name, name)}: {said}"


def stands_otherwise(found: ReviewedReading, row: Row) -> bool:
    """Whether something was typed over a reading that is another one now."""
    return any(_stale(found, row))


def _stale(found: ReviewedReading, row: Row) -> Iterator[str]:
    """What was typed over a reading that is another one now, and not what was typed."""
    for name, typed in found.typed.items():
        now, written = desk.in_words(name, row), found.written[name]
        if now not in (typed, written):
            over = f"{typed!r} was typed over {written!r}, and what stands there now is {now!r}"
            yield f"{LABELS[name]}: {over}; keep one of them"


def _change(found: ReviewedReading, row: Row) -> Row:
    """The columns of a figure that a person put right, by the names of the schema."""
    typed = {name: text for name, text in found.typed.items() if text != desk.in_words(name, row)}
    kind = desk.name_typed("kind", typed.get("kind", ""), "") or row["kind"]
    change = {name: desk.name_typed(name, text, kind) for name, text in typed.items()}
    looked_at = found.cells["seen"] == desk.SEEN and row["certainty"] != "sure"
    return change or ({CERTAINTY: "sure"} if looked_at else {})


def check_replies(replies: pd.DataFrame, review: Review) -> None:
    """Raises InputError for a reply in the workbook to a finding that replies.csv has another one for."""
    given = {row["rule"]: row["reply"] for row in records(replies)}
    problems = [
        f"{desk.FINDINGS_SHEET} row {found.row}, 单位答复: replies.csv has {given[name]!r} for {name}; keep one of them"
        for name, found in review.findings.items()
        if found.cells["reply"] and given.get(name, found.cells["reply"]) != found.cells["reply"]
    ]
    if problems:
        raise InputError(review.path, problems)
