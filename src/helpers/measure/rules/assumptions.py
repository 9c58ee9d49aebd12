"""A contradiction that rests on a reading which is only likely: a question to the analyst and not to the unit.

Its tests: test_certainty.py.
"""

from helpers import schema
from helpers.frames import Row
from helpers.measure.rules.case import Case
from helpers.measure.rules.rule import Found

GRADE = schema.READING_GRADE.name
"""The grade of such a question, whatever the rule's own is."""


def as_question(sentence: str, found: Found, case: Case) -> str:
    """A rule's sentence with the readings that it assumes."""
    readings = case.listed(_reading(case.row(name), case) for name in found.assumed)
    return case.say("assumed", sentence=sentence, readings=readings)


def _reading(row: Row, case: Case) -> str:
    """A figure's printed words with what is assumed of them."""
    return case.say("reading", phrase=row["phrase"], doubt=row["doubt"] or case.say("reading_likely"))
