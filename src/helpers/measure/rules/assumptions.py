"""What the program doubts in its own reading: a question to the analyst and not to the unit.

A contradiction that rests on a reading which is only likely is one, and one that
another reading of a single figure explains. A slip of the writer is named in the
sentence that goes to the unit.

Its tests: test_certainty.py, test_explanations.py.
"""

from helpers import schema
from helpers.frames import Row
from helpers.measure.figures import as_printed, said_in
from helpers.measure.identities import Explanation
from helpers.measure.rules.case import Case
from helpers.measure.rules.rule import Found

GRADE = schema.READING_GRADE.name
"""The grade of such a question, whatever the rule's own is."""

_COLUMNS = {column.name: column for column in schema.FIGURES} | {
    "owner": next(column for column in schema.FIGURES if column.name == "subject")
}


def as_question(sentence: str, found: Found, case: Case) -> str:
    """A rule's sentence with the readings that it assumes."""
    readings = case.listed(_reading(case.row(name), case) for name in found.assumed)
    return case.say("assumed", sentence=sentence, readings=readings)


def with_explanation(sentence: str, explanation: Explanation, case: Case) -> str:
    """A rule's sentence with what explains it: another reading of a figure, or a slip of the writer."""
    return sentence + words_of_explanation(explanation, case)


def words_of_explanation(explanation: Explanation, case: Case) -> str:
    """What explains a contradiction, as a sentence."""
    row = case.row(explanation.figure)
    if explanation.sort == "slip":
        meant = as_printed(row | {"value": explanation.value, "qualifier": ""}, case.language)
        return case.say("slip", phrase=row["phrase"] or row["value"], meant=meant)
    column = _COLUMNS.get(explanation.slot)
    return case.say(
        "other_reading",
        phrase=row["phrase"] or row["value"],
        slot=said_in(column, case.language) if column else explanation.slot,
        value=_term(explanation, case),
        words=explanation.words,
    )


def _term(explanation: Explanation, case: Case) -> str:
    """A value of a slot in the words of its vocabulary."""
    terms: list[schema.Term | schema.Measure] = [*schema.VOCABULARIES.get(explanation.slot, ())]
    found = next((term for term in [*terms, *schema.MEASURES] if term.name == explanation.value), None)
    return said_in(found, case.language) if found else explanation.value


def _reading(row: Row, case: Case) -> str:
    """A figure's printed words with what is assumed of them."""
    return case.say("reading", phrase=row["phrase"], doubt=row["doubt"] or case.say("reading_likely"))
