"""What was found where an identity fails.

Its tests: test_rules.py, test_findings.py.
"""

from collections.abc import Iterator, Mapping, Sequence

from helpers import schema
from helpers.frames import Row
from helpers.measure.figures import (
    Amount,
    as_printed,
    as_text,
    figures_of,
    label,
    number_of,
    place_in_document,
)
from helpers.measure.identities import Check
from helpers.measure.rules.case import Case
from helpers.measure.rules.form_entries import figures_by_line, line_of_place
from helpers.measure.rules.rule import Found

_MOST_PARTS = 6
"""Figures that a sentence lists; more stand in the evidence alone."""


def failure(
    case: Case, check: Check, values: Mapping[str, object], sentence: str = "", grade: str = ""
) -> Found:
    """What a failing check says: its subject, the figures on both sides; in the order of the checks."""
    ids = figures_of(check.left, check.right)
    assumed = case.assumed_in(check)
    order = case.order[check]
    return Found(check.subject, ids, values, sentence, grade, order=order, assumed=assumed, check=check)


def unequal(case: Case, check: Check) -> Found:
    """Two sides that should be equal, or the one no more than the other, in the words of the identity."""
    values = {
        "subject": case.whose(check.subject),
        "of": _stage_in_words(case, check),
        "left": _side(case, check, check.left),
        "right": _side(case, check, check.right),
        "gap": _side(case, check, gap_of(check)),
        "parts": parts_in_words(case, figures_of(check.left, check.right)),
    }
    return failure(case, check, values, f"unequal_{check.identity}")


def _stage_in_words(case: Case, check: Check) -> str:
    """The budget that a sum is of; nothing where it is of spending."""
    if check.stage in ("", "actual"):
        return ""
    stage = case.say("plain_budget") if check.stage == "budget" else label(check.stage, case.language)
    return case.say("of_stage", stage=stage)


def parts_in_words(case: Case, ids: Sequence[str]) -> str:
    """The figures of an identity as printed, each with its words, in brackets; nothing where they are many."""
    rows = [case.row(name) for name in ids]
    if len(rows) > _MOST_PARTS:
        return ""
    said = case.listed(
        case.say("part_printed", name=_part_in_words(case, row), number=as_printed(row, case.language))
        for row in rows
    )
    return case.say("in_brackets", words=said) if said else ""


def _part_in_words(case: Case, row: Row) -> str:
    """What a figure of an identity is, in a word: the department's account, else the measure."""
    if row["line"] == schema.DEPARTMENT and row["account"] not in ("", "total"):
        return label(row["account"], case.language)
    return label(row["measure"], case.language, schema.group_of(row["kind"]))


def is_in_one_table(case: Case, check: Check) -> bool:
    """Whether the parts and their whole are lines of one table: then none of them is missing from it."""
    places = [place_in_document(case.row(name)) for name in figures_of(check.left, check.right)]
    tables = {(place.source, place.table) for place in places}
    return len(tables) == 1 and all(place.table for place in places)


def unequal_sides(identity: str, case: Case) -> Iterator[Found]:
    """Every failing check of an identity."""
    return (unequal(case, check) for check in case.contradicting(identity))


def is_told_beside(case: Case, check: Check) -> bool:
    """Whether an amount that is not understood stands beside the figures of an identity and is all that it is off by."""
    lines = figures_by_line(case)
    places = dict.fromkeys(
        line_of_place(case.row(name)["locator"]) for name in figures_of(check.left, check.right)
    )
    open_ = (row for place in places for row in lines.get(place, []) if schema.is_open(row))
    gap = abs(check.difference or 0)
    return any((amount := number_of(row)) is not None and amount.number == gap for row in open_ if gap)


def gap_of(check: Check) -> Amount:
    """The difference of two sides as an amount; without bounds where they are not numbers."""
    gap = check.difference
    return Amount() if gap is None else Amount(abs(gap), abs(gap))


def _side(case: Case, check: Check, amount: Amount) -> str:
    """A side of an identity in words: money, or a count by its bounds."""
    if check.group == "money" and amount.number is not None:
        return case.money(amount.number)
    if amount.number is not None:
        return as_text(amount.number)
    end = amount.high if amount.low is None else amount.low
    return "" if end is None else as_text(end)
