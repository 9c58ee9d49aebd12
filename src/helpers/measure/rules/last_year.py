"""What is left of last year: items that were sent and not answered.

Its tests: test_unanswered.py.
"""

from collections.abc import Iterator

from helpers import schema
from helpers.measure.rules.case import Case
from helpers.measure.rules.rule import Found, rule

_NAMED = 3
_LONGEST = 40


@rule(
    "unanswered",
    "需说明",
    asks=("上年度未答复的事项", "items of last year that were not answered"),
    ground=("上年度提出的事项应有答复和整改", "what was asked last year is answered and put right"),
    example=("上年度发出3项，1项未见答复", "three items were sent last year, one has no answer"),
)
def unanswered(case: Case) -> Iterator[Found]:
    """Items on last year's report that were sent and have no reply, in one finding."""
    rows = case.spoken("unanswered", "yes")
    if rows:
        quoted = [case.say("quoted", name=_first_words(row["words"])) for row in rows[:_NAMED]]
        yield Found(schema.DEPARTMENT, (), {"count": len(rows), "words": case.listed(quoted)}, locator="")


def _first_words(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"


RULES = (unanswered,)
