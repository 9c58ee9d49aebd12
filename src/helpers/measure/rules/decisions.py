"""What an office decided on its findings: each follows its finding by the id.

Its tests: test_desk.py.
"""

import pandas as pd

from helpers.frames import Row, records
from helpers.measure.figures import sentence
from helpers.measure.rules.sent import as_sent
from helpers.schema import READING_GRADE

_CONFIRMED = {"send": "yes", "reword": "yes", "withhold": "no"}
_STATES = {"yes": "confirmed", "no": "withheld"}


def with_decisions(findings: pd.DataFrame, decisions: pd.DataFrame) -> pd.DataFrame:
    """The findings with what a person decided on each: whether it is confirmed, its state, the words that are sent.

    `decisions` has the columns of schema.DECISIONS. A finding that has an answer
    stays answered; what speaks to the analyst alone is never confirmed.
    """
    taken = {row["id"]: row for row in records(decisions)}
    rows = [_with_decision(row, taken.get(row["id"])) for row in records(findings)]
    return pd.DataFrame(rows, columns=findings.columns, dtype="str")


def _with_decision(finding: Row, taken: Row | None) -> Row:
    if taken is None or finding["grade"] == READING_GRADE.name:
        return finding
    confirmed = _CONFIRMED.get(taken["decision"], "")
    state = "answered" if finding["reply"] else _STATES.get(confirmed, "open")
    sent = taken["wording"] or as_sent(finding["sentence"])
    return finding | {
        "confirmed": confirmed,
        "state": state,
        "sentence": sent if confirmed == "yes" else finding["sentence"],
    }


def may_be_sent(finding: Row) -> bool:
    """Whether a finding speaks to the unit and no person decided to hold it back."""
    return finding["grade"] != READING_GRADE.name and finding["state"] != "withheld"


def findings_to_send(findings: pd.DataFrame) -> pd.DataFrame:
    """The findings that may be sent; these alone are counted."""
    return findings.loc[[may_be_sent(row) for row in records(findings)]]


def notes_on_decisions(findings: pd.DataFrame, decisions: pd.DataFrame, language: str = "zh") -> list[str]:
    """What is said of decisions whose finding is no more: a correction may have settled it."""
    known = set(findings["id"])
    lost = [row["id"] for row in records(decisions) if row["id"] not in known]
    return [sentence("decision_on_nothing", language, ids="、".join(lost), count=len(lost))] if lost else []
