"""Identities of counts: the staff add up, and one count is no more than the other."""

from collections.abc import Iterator

from helpers import schema
from helpers.measure import counts
from helpers.measure.amounts import total
from helpers.measure.lines import is_absent
from helpers.measure.outcomes import Check
from helpers.measure.statements import Statements

ORDERED = (
    ("valid_at_most_distributed", "returned_valid", "distributed"),
    ("filed_at_most_received", "filed", "received"),
    ("key_at_most_filed", "key", "filed"),
    ("replied_at_most_filed", "replied", "filed"),
    ("met_at_most_filed", "met", "filed"),
    ("satisfied_at_most_valid", "satisfied", "returned_valid"),
)


def people(statements: Statements) -> Iterator[Check]:
    """The staff add up, and are no more than the posts."""
    for period in dict.fromkeys(row["period"] for row in statements.rows if row["kind"] == "people"):
        staff = {name: counts.part(statements, schema.DEPARTMENT, name, period)[0] for name in counts.STAFF}
        parts = [staff["in_service"], staff["retired"]]
        veterans = [] if is_absent(staff["retired_veteran"]) else [staff["retired_veteran"]]
        if not is_absent(staff["total"]) and not all(is_absent(part) for part in parts):
            left = total([*parts, *veterans])
            yield Check("people", schema.DEPARTMENT, left, staff["total"], group="count")
        if not is_absent(staff["in_service"]) and not is_absent(staff["authorised"]):
            yield Check(
                "in_service_at_most_authorised",
                schema.DEPARTMENT,
                staff["in_service"],
                staff["authorised"],
                "≤",
                group="count",
            )


def ordered_counts(statements: Statements) -> Iterator[Check]:
    """Counts of which one cannot be more than the other."""
    for identity, smaller, larger in ORDERED:
        pairs = dict.fromkeys(
            (one.first["line"], one.first["period"])
            for one in statements.all
            if one.first["measure"] == smaller
            and one.first["kind"] == "count"
            and one.first["stage"] != "target"
        )
        for line, period in pairs:
            left = counts.part(statements, line, smaller, period)[0]
            right = counts.part(statements, line, larger, period)[0]
            yield Check(identity, line, left, right, "≤", group="count")
