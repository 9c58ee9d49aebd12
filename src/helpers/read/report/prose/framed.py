"""Execution rates and shares: a frame around the words of a budget or of a whole.

Its tests: test_stage_words.py and test_extract.py.
"""

import re
from dataclasses import replace

from helpers.read.language import MARK, Rate, any_in, rate_in, wording_of
from helpers.read.report.figure import Figure
from helpers.read.report.prose import names
from helpers.read.report.prose.clauses import cleaned, last_clause
from helpers.read.report.prose.kinds_of_owners import account_of
from helpers.read.report.prose.owners import within_whole
from helpers.read.report.prose.ratio_base import base, heading_budget, spoken_of
from helpers.read.report.prose.spot import Spot
from helpers.read.report.prose.thread import NOBODY, Owner, is_vague
from helpers.read.report.prose.turns import SAID, turn_of
from helpers.schema import DEPARTMENT, UNASSIGNED

TO_BE_DONE = re.compile(any_in("says_what_was_to_be_done"))


def rate_at(spot: Spot) -> Rate | None:
    """The rate that the head names."""
    words = cleaned_of_rate(spot)
    found = rate_in(words)
    return found if found is not None and found.rule in ("execution", "share") else None


def cleaned_of_rate(spot: Spot) -> str:
    """The words of a rate: the head's, those behind a number with none in front (99.2%已经办复), or the clause before."""
    words = spot.head.words.strip("，、")
    words = words[found.end() :] if (found := MARK.match(words)) else words.strip("（")
    if cleaned(words):
        return words
    return _words_after(spot.text, spot.quantity.end) or last_clause(spot.head.opened)


def _words_after(text: str, end: int) -> str:
    """The words right behind a rate with none in front of it: 99.2%已经办复."""
    run = re.match(r"的?([一-龥]{2,16})", text[end : end + 20])
    return run[1] if run else ""


def _is_about(spot: Spot) -> bool:
    """Whether 约 stands in front of the verb of a share: 约占80%."""
    return re.search("(?:大)?约(?:占|为)", spot.head.words) is not None


def framed_rate(spot: Spot, found: object) -> list[tuple[Figure, Owner]]:
    """An execution rate or a share, of what was spoken of before or of a name in front."""
    assert isinstance(found, Rate)
    in_turn = SAID.search(spot.head.words + spot.head.last) is not None
    turn = turn_of(spot) if in_turn else None
    if in_turn and turn is None:
        return [
            (
                replace(base(spot), subject=DEPARTMENT, measure=UNASSIGNED, certainty="open", doubt="owner"),
                NOBODY,
            )
        ]
    front = cleaned(re.sub("(?:大)?约$", "", found.owner))
    figure, owner = _inside_frame(front, found, spot)
    if turn is not None and (not front or (turn[1] != front and front.startswith(turn[1]))):
        figure, owner = None, turn[0]
    made = _of_base(base(spot), figure, owner, spot)
    name = owner.words or made.subject
    made = replace(
        made,
        budget=made.budget or heading_budget(spot),
        measure="share" if _is_of_adjustment(found) else _measure_of_frame(found, figure),
        label=(front if front and front in name else name) + found.words,
        name=name,
    )
    if not _is_named_in_front(front) and (
        spot.thread.last_in_sentence is None or _passes_unknown(made, spot) or _is_of_nobody(figure)
    ):
        made = replace(made, certainty="likely", doubt="owner")
    if figure is not None and figure.kind == "money" and figure.period and not figure.compared:
        made = replace(made, period=figure.period)
    return [(_with_sign_and_about(made, spot), owner)]


def _of_base(made: Figure, figure: Figure | None, owner: Owner, spot: Spot) -> Figure:
    """A rate with whose it is: that of the figure that its frame is around, or the owner's named in front."""
    if figure is None:
        return replace(
            made, subject=names.subject_of(owner), account=account_of(owner, spot),
            budget=owner.budget, coverage=owner.coverage,
        )  # fmt: skip
    return replace(
        made, subject=figure.subject, account=figure.account, budget=figure.budget, coverage=figure.coverage
    )


def _is_of_nobody(figure: Figure | None) -> bool:
    """Whether the amount that a rate is of is the department's for want of a name: 1—11月完成22.8亿元."""
    if figure is None or figure.measure != UNASSIGNED:
        return False
    return figure.subject == DEPARTMENT and not figure.account


def _passes_unknown(made: Figure, spot: Spot) -> bool:
    """Whether an amount of the sentence that is not understood stands nearer to a rate than what it is said to be of."""
    said = spot.thread.figures[spot.thread.begun :]
    last = next((figure for figure in reversed(said) if figure.kind != "ratio"), None)
    return last is not None and last.kind == "money" and is_vague(last) and last.subject != made.subject


def _is_named_in_front(front: str) -> bool:
    """Whether words in front of a frame name an owner."""
    return bool(front) and names.owner_in(front)[0].is_named


def _inside_frame(front: str, found: Rate, spot: Spot) -> tuple[Figure | None, Owner]:
    """What a frame is around: the owner that the words in front name, or the amount or count before, with its owner."""
    named, _ = names.owner_in(front) if front else (NOBODY, None)
    last = spot.thread.last_in_sentence
    if not named.is_named and found.rule == "share" and last is not None and is_vague(last):
        return last, Owner(last.subject, words=last.label)
    return (None, within_whole(named, spot)) if named.is_named else spoken_of(spot, found.rule)


def _with_sign_and_about(made: Figure, spot: Spot) -> Figure:
    """A rate with the sign that was left out, and with 约 where it stands in front of the verb."""
    if not made.unit:
        made = replace(made, unit="%", certainty="likely", doubt="unit")
    if _is_about(spot) and made.qualifier == "exact":
        made = replace(made, qualifier="about")
    return made


def _is_of_adjustment(found: Rate) -> bool:
    """Whether a frame around a budget says how much of it was added or cut: 年中追加占年初预算的11.25%."""
    return found.words.startswith("占") and wording_of(found.owner).value("measure") == "adjustment"


def _measure_of_frame(found: Rate, figure: Figure | None) -> str:
    """Execution of a budget, a share where a planned amount is part of it, a completion rate of a count."""
    if figure is not None and TO_BE_DONE.search(found.words) and found.rule == "share":
        return "completion_rate" if figure.kind in ("count", "people") else "other_rate"
    if figure is not None and figure.kind in ("count", "people") and TO_BE_DONE.search(found.words):
        return "completion_rate"
    if found.rule != "execution" or figure is None:
        return found.measure
    if figure.kind == "count":
        return "other_rate"
    planned = figure.measure in ("initial", "budget", "adjusted")
    return "share" if found.words.startswith("占") and planned else found.measure
