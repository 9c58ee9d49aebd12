"""Findings (核对事项): what a reviewer should ask, in plain official words, with the figures cited.

A rule is a function from a Case to findings; to add one, write it and name it
in its module's RULES. None knows a department.
"""

import pandas as pd

from helpers import schema
from helpers.frames import records
from helpers.measure import rules_of_errors, rules_of_figures, rules_of_form, rules_of_words
from helpers.measure.case import Case, Finding, case_of

RULES = (
    *rules_of_errors.RULES,
    *rules_of_figures.RULES,
    *rules_of_form.RULES,
    *rules_of_words.RULES,
)
GRADES = tuple(grade.name for grade in schema.GRADES)


def find(
    figures: pd.DataFrame,
    words: pd.DataFrame | None = None,
    language: str = "zh",
    replies: pd.DataFrame | None = None,
    currency: str = "CNY",
) -> pd.DataFrame:
    """Every finding of a department-year, graver ones first, in the columns of schema.FINDINGS.

    `words` is what the document says beside its figures (schema.WORDS); without
    it only figures and structure speak. `replies` (rule, subject, reply, date)
    are the unit's answers: a finding with one is answered. A wording is never a
    verdict: 未检出 means that the program did not find it.
    """
    if figures.empty:
        return pd.DataFrame(columns=schema.names(schema.FINDINGS), dtype="str")
    words = pd.DataFrame(columns=schema.names(schema.WORDS), dtype="str") if words is None else words
    answers = {} if replies is None else last_replies(replies)
    rows = [row_of(one, answers) for one in found_in(case_of(figures, words, language, currency))]
    return pd.DataFrame(rows, columns=schema.names(schema.FINDINGS), dtype="str")


def found_in(case: Case) -> list[Finding]:
    """What all rules find, by grade."""
    found = [finding for rule in RULES for finding in rule(case)]
    return sorted(found, key=lambda finding: GRADES.index(finding.grade))


def last_replies(replies: pd.DataFrame) -> dict[tuple[str, str], str]:
    """The newest reply to each rule and subject."""
    ordered = sorted(records(replies), key=lambda row: row.get("date", ""))
    return {(row["rule"], row["subject"]): row["reply"] for row in ordered if row["reply"]}


def row_of(finding: Finding, answers: dict[tuple[str, str], str]) -> dict[str, str]:
    """A finding as a row of text."""
    reply = answers.get((finding.rule, finding.subject), "")
    return {
        "rule": finding.rule,
        "grade": finding.grade,
        "subject": finding.subject,
        "sentence": finding.sentence,
        "figures": " ".join(finding.figures),
        "locator": finding.locator,
        "confirmed": "",
        "reply": reply,
        "state": "answered" if reply else "open",
    }
