"""The unit's replies to findings: which finding each answers, and what is said of one that answers none."""

import re
from collections.abc import Iterable
from difflib import get_close_matches

import pandas as pd

from helpers import schema
from helpers.frames import Row, records
from helpers.measure.figures import sentence


def last_replies(replies: pd.DataFrame) -> dict[tuple[str, str], str]:
    """The newest reply by rule and subject; by the finding's id alone, with no subject, where it is named so."""
    ordered = sorted(records(replies), key=lambda row: row.get("date", ""))
    return {_addressee(row): row["reply"] for row in ordered if row["reply"]}


def _addressee(reply: Row) -> tuple[str, str]:
    by_id = re.fullmatch(schema.FINDING_ID, reply["rule"])
    return (reply["rule"], "" if by_id else reply["subject"])


def unanswering_replies(
    findings: pd.DataFrame, replies: pd.DataFrame, rules: list[str], language: str
) -> list[str]:
    """What is said of each reply that answers no finding, with the name that may have been meant."""
    subjects: dict[str, list[str]] = {rule: [] for rule in rules} | {name: [] for name in findings["id"]}
    for finding in records(findings):
        subjects[finding["rule"]].append(finding["subject"])
    return [said for reply in records(replies) if (said := _unanswering(reply, subjects, language))]


def _unanswering(reply: Row, subjects: dict[str, list[str]], language: str) -> str:
    """Why a reply answers no finding; nothing where it answers one."""
    rule, subject = _addressee(reply)
    if rule not in subjects:
        return sentence("reply_to_nothing", language, rule=rule, hint=_meant(rule, subjects, language))
    if not subject or subject in subjects[rule]:
        return ""
    hint = _meant(subject, subjects[rule], language)
    return sentence("reply_to_other", language, rule=rule, subject=subject, hint=hint)


def _meant(word: str, choices: Iterable[str], language: str) -> str:
    near = get_close_matches(word, list(choices), n=1, cutoff=0.5)
    return sentence("meant", language, name=near[0]) if near else ""
