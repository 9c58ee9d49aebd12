"""What is told of several lines or indicators together: reasons of changes, documents' numbers, why targets were missed.

Its tests: test_left_in_peace.py.
"""

import re
from dataclasses import dataclass

from helpers.read.language import any_in
from helpers.read.report.passages import (
    APPROVAL,
    CLAUSE_END,
    SENTENCE,
    Passage,
    Remark,
    approval_in,
    remark_at,
    words_of_item,
)
from helpers.schema import DEPARTMENT

LONGEST_SENTENCE = 200
BY_PARTS = re.compile(
    f"{any_in('adds_to_a_budget')}[^，。；：0-9]{{0,12}}[0-9][0-9.,]*[万亿]?元，{any_in('says_what_for')}[：:]?[^。；]{{2,20}}"
)


@dataclass(frozen=True)
class Together:
    """What is told of several lines together: reasons of their changes, sentences with a document's number.

    `by_parts` are changes of the whole that say behind the amount what they were for.
    """

    reasons: tuple[tuple[Passage, str], ...]
    by_parts: tuple[tuple[Passage, str], ...]
    approved: tuple[tuple[Passage, str], ...]

    @classmethod
    def of(cls, passages: list[Passage]) -> "Together":
        """What passages tell of several lines."""
        announced = (
            (passage, found)
            for passage in passages
            if (found := words_of_item("announced").search(passage.text))
        )
        reasons = ((passage, passage.text[found.start() :]) for passage, found in announced)
        sentences = ((passage, match[0]) for passage in passages for match in SENTENCE.finditer(passage.text))
        in_parts = ((passage, BY_PARTS.search(passage.text)) for passage in passages)
        by_parts = ((passage, found[0]) for passage, found in in_parts if found)
        return cls(
            tuple(reasons), tuple(by_parts), tuple(pair for pair in sentences if APPROVAL.search(pair[1]))
        )

    def reason_of(self, line: str) -> Remark | None:
        """The announced reason of a line's change; of the department's, any."""
        for passage, words in (*self.reasons, *(self.by_parts if line == DEPARTMENT else ())):
            if line == DEPARTMENT or line in words:
                clause = next((clause for clause in CLAUSE_END.split(words) if line in clause), words)
                return remark_at("adjustment_reason", line, passage, clause)
        return None

    def approval_of(self, line: str) -> Remark | None:
        """The document's number in a sentence that names a line."""
        found = ((passage, words) for passage, words in self.approved if line in words)
        return next(
            (remark_at("approval", line, passage, approval_in(words)) for passage, words in found), None
        )


def shortfalls(passages: list[Passage]) -> list[Remark]:
    """The sentences that say why an indicator fell short: beside a form whose column of reasons is left out."""
    return [
        remark_at("shortfall", match[0][:LONGEST_SENTENCE], passage, match[0])
        for passage in passages
        for match in SENTENCE.finditer(passage.text)
        if words_of_item("shortfall").search(match[0]) and words_of_item("reason").search(match[0])
    ]
