"""A number in running text with the words around it, and what governs it.

Its tests: test_prose.py and test_extract.py.
"""

import re
from dataclasses import dataclass, replace

from helpers.read.language import Quantity, Wording, any_in
from helpers.read.report.evidence import GOVERNING, Evidence, Rank
from helpers.read.report.figure import Figure
from helpers.read.report.frame import Frame
from helpers.read.report.prose.clauses import Head
from helpers.read.report.prose.thread import Thread
from helpers.years import PRINTED as YEAR

LONGEST_BEHIND, LONGEST_SENTENCE, LATEST = 40, 400, 12
SENTENCE_END = re.compile("[。；]")
EXECUTED = re.compile(
    rf"^[，,（]?(?:仅|已|共)?(?:{any_in('says_what_was_executed')}[^，。；0-9]{{0,24}}|占[全本当年初度中调整后批复的]{{0,6}}){any_in('executed_against')}[^，。；0-9]{{0,8}}[0-9]"
)
NEAREST_YEAR = re.compile(rf"[至到]({YEAR})年的$")
CLAUSE = re.compile("[，。；：！？]")
OWN_OF_A_NUMBER = ("value", "unit", "qualifier", "least", "phrase", "at", "context", "locator")
"""What a number that is read as the one before it has for itself."""


def read_as(before: Figure, printed: Figure, **slots: str) -> Figure:
    """A number as one more of what the figure before it states: its own print, and what else is said of it."""
    return replace(before, **{name: getattr(printed, name) for name in OWN_OF_A_NUMBER}, **slots)


@dataclass(frozen=True)
class Spot:
    """One quantity of a sentence: `text` the paragraph, `head` the words in front, `limit` where the next begins."""

    text: str
    quantity: Quantity
    head: Head
    limit: int
    end: int
    frame: Frame
    thread: Thread
    sentence: str

    @property
    def behind(self) -> str:
        """The words behind the number, to the next one or the end of the sentence."""
        return self.text[self.quantity.end : min(self.limit, self.quantity.end + LONGEST_BEHIND)]

    @property
    def behind_all(self) -> str:
        """The words behind the number, with what the next clause begins with."""
        return self.text[self.quantity.end : self.quantity.end + LONGEST_BEHIND]

    @property
    def so_far(self) -> str:
        """The clauses in front of the number up to a mark that ends a sentence or a part of one."""
        before = self.text[max(0, self.quantity.start - LONGEST_SENTENCE) : self.quantity.start]
        return SENTENCE_END.split(before)[-1]

    @property
    def latest_in_sentence(self) -> list[Figure]:
        """The latest figures of this sentence, no more than `LATEST`."""
        figures = self.thread.figures
        return figures[max(self.thread.begun, len(figures) - LATEST) :]

    @property
    def is_executed(self) -> bool:
        """Whether a rate of execution of this amount follows: 完成预算的103.3%."""
        return EXECUTED.match(self.text[self.quantity.end : self.quantity.end + 60]) is not None


def base_figure(spot: Spot, phrase: str) -> Figure:
    """What every figure of a sentence has from its place."""
    quantity, frame = spot.quantity, spot.frame
    return Figure(
        kind=quantity.kind,
        value=quantity.value,
        unit=quantity.unit,
        qualifier=quantity.qualifier,
        least=quantity.least,
        theme=frame.theme,
        section=frame.section,
        phrase=phrase,
        context=spot.sentence,
        at=quantity.digits,
        as_of=_date_of(spot),
    )


def _date_of(spot: Spot) -> str:
    """The date that a figure holds at; an amount's year has its end anyhow."""
    dated = spot.thread.as_of
    return "" if spot.quantity.kind == "money" and dated.endswith("12-31") else dated


def own_evidence(read: Wording, words: str) -> list[Evidence]:
    """What a head says; a bare 支出 or 收入 says less than a heading of a budget, and a span of years is no year."""
    found = []
    last = next(
        (said for said in reversed(read.mentions) if said.slot == "measure" and said.strength == 1), None
    )
    for said in read.mentions:
        if said.slot == "measure" and said.strength == 1 and said is not last:
            continue
        generic = said.slot == "measure" and said.strength == 1
        rank, strength = (Rank.DOCUMENT, 0) if generic else (Rank.OWN, said.strength)
        value = "span" if (said.slot, said.value) == ("period", "range") else said.value
        found.append(Evidence(said.slot, value, rank, "head", words, "", strength))
    return found


def is_of_assumed_year(spot: Spot) -> bool:
    """Whether no words near a number say which year it is of, and the document's own year is only assumed."""
    return spot.frame.year_rank > GOVERNING and not period_evidence(spot)


def period_evidence(spot: Spot) -> list[Evidence]:
    """The year that a sentence speaks of, in a clause before, and the date that its stocks hold at."""
    found = []
    if nearest := NEAREST_YEAR.search(spot.head.words):
        found.append(Evidence("period", nearest[1], Rank.OWN, "year_of_number", nearest[0], "", 9))
    if spot.thread.period:
        found.append(Evidence("period", spot.thread.period, Rank.ROW, "year_of_sentence", spot.thread.period))
    return found
