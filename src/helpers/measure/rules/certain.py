"""What a rule may say of figures that are not all sure: a question to the analyst, and none to the unit.

Its tests: test_questions.py.
"""

from collections.abc import Iterable, Mapping

from helpers import schema
from helpers.frames import Row
from helpers.measure.rules.rule import Found


def found_in_rows(
    subject: str,
    rows: Iterable[Row | None],
    values: Mapping[str, object],
    sentence: str = "",
    grade: str = "",
) -> Found:
    """What was found in printed rows; those that are not sure are named as assumed.

    A target of money is open by what it measures alone: beside a sure number of
    its line its own number is one.
    """
    own = [row for row in rows if row is not None]
    ids = tuple(dict.fromkeys(row["id"] for row in own))
    known = any(row["certainty"] == "sure" for row in own)
    doubted = (row for row in own if row["certainty"] != "sure" and not (known and _is_target_of_money(row)))
    return Found(subject, ids, values, sentence, grade, assumed=tuple(row["id"] for row in doubted))


def _is_target_of_money(row: Row) -> bool:
    return row["kind"] == "money" and row["measure"] == schema.UNASSIGNED
