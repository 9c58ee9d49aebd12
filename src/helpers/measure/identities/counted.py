"""Identities of counts: the staff add up, and one count is no more than the other.

Its tests: test_identities.py.
"""

from collections.abc import Iterator

from helpers import schema
from helpers.measure.figures import (
    STAFF,
    Amount,
    Books,
    count_part,
    figures_of,
    is_of_both_kinds,
    number_of,
    place_in_document,
    total,
)
from helpers.measure.identities.checks import Check

_RETIRED, _POSTS = "退休", "编制"

_ORDERED = (
    ("valid_at_most_distributed", "returned_valid", "distributed"),
    ("filed_at_most_received", "filed", "received"),
    ("key_at_most_filed", "key", "filed"),
    ("replied_at_most_filed", "replied", "filed"),
    ("met_at_most_filed", "met", "filed"),
    ("satisfied_at_most_valid", "satisfied", "returned_valid"),
)
"""Identity, the smaller count, the larger one."""


def staff_adds_up(books: Books) -> Iterator[Check]:
    """The staff add up, and are no more than the posts; a whole that is just those in service holds no others."""
    statements = books.statements
    for period in dict.fromkeys(row["period"] for row in statements.rows if row["kind"] == "people"):
        staff = {name: count_part(statements, schema.DEPARTMENT, name, period).hard for name in STAFF}
        whole, serving, posts = staff["total"], staff["in_service"], staff["authorised"]
        parts = [serving, staff["retired"]]
        beside = _others_beside(books, whole, *(part for part in parts if not part.is_absent))
        if staff["retired"].is_absent and beside or total([*parts, *beside]).number == whole.number:
            parts = [part for part in parts if not part.is_absent] + beside
        both = any(is_of_both_kinds(books.statements.by_id[name]) for name in figures_of(staff["retired"]))
        veterans = [] if both or staff["retired_veteran"].is_absent else [staff["retired_veteran"]]
        is_of_serving = whole.number is not None and whole.number == serving.number
        if not whole.is_absent and not is_of_serving and not all(part.is_absent for part in parts):
            yield Check("people", schema.DEPARTMENT, total([*parts, *veterans]), whole, group="count")
        if not serving.is_absent and not posts.is_absent and not _has_other_posts(books, posts):
            identity = "in_service_at_most_authorised"
            yield Check(identity, schema.DEPARTMENT, serving, posts, "≤", group="count")


def _has_other_posts(books: Books, posts: Amount) -> bool:
    """Whether further posts stand beside the department's own, of which its people may hold some: 所属事业单位编制24名."""
    places = {place_in_document(books.statements.by_id[name])[:5] for name in figures_of(posts)}
    others = (row for row in books.statements.rows if row["kind"] == "people" and row["measure"] not in STAFF)
    return any(row["label"].endswith(_POSTS) and place_in_document(row)[:5] in places for row in others)


def _others_beside(books: Books, whole: Amount, *parts: Amount) -> list[Amount]:
    """The other people whom a paragraph names beside the whole and its parts, where retired ones are among them all."""
    own = {name: books.statements.by_id[name] for name in figures_of(whole, *parts)}
    places = {place_in_document(row)[:5] for row in own.values()}
    rows = [row for row in books.statements.rows if row["kind"] == "people" and row["id"] not in own]
    beside = [row for row in rows if {place_in_document(row)[:5]} == places and row["measure"] not in STAFF]
    if len(own) <= len(parts) or not any(_RETIRED in row["label"] for row in [*beside, *own.values()]):
        return []
    return [amount for row in beside if (amount := number_of(row))]


def ordered_counts(books: Books) -> Iterator[Check]:
    """Counts of which one cannot be more than the other."""
    firsts = [statement.first for statement in books.statements.all]
    counted = [row for row in firsts if row["kind"] == "count" and row["stage"] != "target"]
    for identity, smaller, larger in _ORDERED:
        places = ((row["line"], row["period"]) for row in counted if row["measure"] == smaller)
        for line, period in dict.fromkeys(places):
            left = count_part(books.statements, line, smaller, period).hard
            right = count_part(books.statements, line, larger, period).hard
            yield Check(identity, line, left, right, "≤", group="count")
