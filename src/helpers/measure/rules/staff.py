"""Posts and staff by their kind: they come to their whole, and nobody of a kind is beyond its posts.

Its tests: test_staff.py.
"""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from helpers import schema
from helpers.frames import Row
from helpers.measure.figures import as_printed, as_text, labelled
from helpers.measure.rules.case import Case
from helpers.measure.rules.certain import found_in_rows
from helpers.measure.rules.form_entries import exact, figures_by_line
from helpers.measure.rules.rule import Found, rule
from helpers.measure.rules.ways import is_named

_KINDS = ("by_law", "civil", "institution", "workers")
_WHOLES = ("authorised", "in_service", "total")
_BOTH = 2
"""Kinds of which two at least are named: one alone is no breakdown."""


@rule(
    "staff_by_kind",
    "差错",
    "需说明",
    asks=(
        "{subject}编制、人员各类之和与总数不符",
        "posts or staff of {subject} by kind, which do not add up",
    ),
    ground=(
        "行政、事业等各类编制（人员）之和应等于总数",
        "posts and staff by kind come to their whole",
    ),
    example=("编制45名，其中行政编制20名、事业编制27名", "45 posts, of which 20 civil and 27 institution"),
)
def staff_by_kind(case: Case) -> Iterator[Found]:
    """The kinds right behind a number of posts or staff come to more than it, or to less.

    Behind a sure whole it does not matter what the kinds themselves measure (其中行政24人): their numbers are its parts.
    """
    for whole, parts in _breakdowns(case):
        numbers = [exact(row) for row in (whole, *parts)]
        known = [number for number in numbers if number is not None]
        if len(known) != len(numbers) or sum(known[1:]) == known[0]:
            continue
        values = {
            "whole": labelled(whole, case.language),
            "parts": case.listed(labelled(row, case.language) for row in parts),
            "sum": as_printed(whole | {"value": as_text(sum(known[1:], start=Fraction(0)))}, case.language),
        }
        grade = "差错" if sum(known[1:]) > known[0] else "需说明"
        found = found_in_rows(schema.DEPARTMENT, [whole, *parts], values, grade=grade)
        yield replace(found, assumed=()) if whole["certainty"] == "sure" else found


@rule(
    "kind_above_posts",
    "需说明",
    asks=("{subject}某类人员多于编制", "staff of {subject} of one kind beyond its posts"),
    ground=(
        "在职人员应在同类编制内；另有口径的请注明",
        "those in service are within the posts of their kind; another definition needs a word",
    ),
    example=("行政编制20名，行政人员22名", "20 civil posts, 22 civil servants"),
)
def kind_above_posts(case: Case) -> Iterator[Found]:
    """More people of a kind are in service than there are posts of that kind; nothing where all are more."""
    if case.failing("in_service_at_most_authorised"):
        return
    found = list(_breakdowns(case))
    for kind in _KINDS:
        posts = _only_of_kind(found, kind, ("authorised",))
        staff = _only_of_kind(found, kind, ("in_service", "total"))
        above, below = exact(staff), exact(posts)
        if (
            posts is not None
            and staff is not None
            and above is not None
            and below is not None
            and above > below
        ):
            values = {
                "staff": labelled(staff, case.language),
                "posts": labelled(posts, case.language),
            }
            yield found_in_rows(schema.DEPARTMENT, [posts, staff], values)


def _breakdowns(case: Case) -> Iterator[tuple[Row, list[Row]]]:
    """Each number of posts or staff with those by kind right behind it, in one paragraph."""
    for line, rows in figures_by_line(case).items():
        for place, whole in enumerate(rows):
            if " row " in line or whole["measure"] not in _WHOLES or _is_of_one_kind(whole):
                continue
            parts: list[Row] = []
            for row in rows[place + 1 :]:
                if not _is_of_breakdown(row, whole) or kind_of_staff(row) in map(kind_of_staff, parts):
                    break
                parts.append(row)
            if len(parts) >= _BOTH:
                yield whole, parts


def _is_of_one_kind(row: Row) -> bool:
    """Whether a row counts posts or people of one kind, of whom those behind it are no parts: 政法专项编制."""
    return bool(kind_of_staff(row)) or row["parent"] == schema.DEPARTMENT


def _is_of_breakdown(row: Row, whole: Row) -> bool:
    """Whether a row counts people or posts of a kind, of the period of a whole; posts are parts of posts alone."""
    posts = row["measure"] == "authorised"
    same = row["period"] == whole["period"] and posts == (whole["measure"] == "authorised")
    return row["kind"] == "people" and same and bool(kind_of_staff(row))


def kind_of_staff(row: Row) -> str:
    """The kind of posts or people that a label names; nothing where it names none."""
    return next((kind for kind in _KINDS if is_named(row["label"], kind)), "")


def _only_of_kind(found: list[tuple[Row, list[Row]]], kind: str, measures: tuple[str, ...]) -> Row | None:
    """The one number of a kind among the parts of some wholes."""
    rows = [
        row
        for whole, parts in found
        if whole["measure"] in measures
        for row in parts
        if kind_of_staff(row) == kind
    ]
    return rows[0] if len(rows) == 1 else None


RULES = (staff_by_kind, kind_above_posts)
