"""Execution rates and shares: a frame around the words of a budget or of a whole."""

import re
from dataclasses import replace

from helpers.read.language import Rate, rate_in
from helpers.read.report.figure import Figure
from helpers.read.report.prose import names
from helpers.read.report.prose.clauses import cleaned, last_clause
from helpers.read.report.prose.owners import account_of, joined
from helpers.read.report.prose.ratio_base import base, heading_budget, spoken_of
from helpers.read.report.prose.spot import Spot
from helpers.read.report.prose.thread import NOBODY, Owner


def rate_at(spot: Spot) -> Rate | None:
    """The rate that the head names."""
    words = cleaned_of_rate(spot)
    found = rate_in(words)
    return found if found is not None and found.rule in ("execution", "share") else None


def cleaned_of_rate(spot: Spot) -> str:
    """The words of a rate: the head's, those behind a number with none in front (99.2%已经办复), or the clause before."""
    words = spot.head.words.strip("，、（")
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
    front = cleaned(re.sub("(?:大)?约$", "", found.owner))
    named, _ = names.owner_in(front) if front else (NOBODY, None)
    owner, figure = spot.thread.owner, None
    if named.is_named:
        owner = joined(named, spot)
        subject, account, budget, coverage = (
            names.subject_of(owner),
            account_of(owner, spot),
            owner.budget,
            owner.coverage,
        )
    else:
        figure, owner = spoken_of(spot, found.rule)
        if figure is None:
            subject, account, budget, coverage = (
                names.subject_of(owner),
                account_of(owner, spot),
                owner.budget,
                owner.coverage,
            )
        else:
            subject, account, budget, coverage = (
                figure.subject,
                figure.account,
                figure.budget,
                figure.coverage,
            )
    label = (
        (owner.words or subject) + found.words
        if not front or front not in (owner.words or subject)
        else front + found.words
    )
    measure = _measure_of_frame(found, figure)
    made = replace(
        base(spot), subject=subject, account=account, budget=budget or heading_budget(spot), coverage=coverage,
        measure=measure, label=label, name=owner.words or subject,
    )  # fmt: skip
    if figure is not None and figure.kind == "money" and figure.period and not figure.compared:
        made = replace(made, period=figure.period)
    if not made.unit:
        made = replace(made, unit="%", certainty="likely", doubt="unit")
    if _is_about(spot) and made.qualifier == "exact":
        made = replace(made, qualifier="about")
    return [(made, owner)]


def _measure_of_frame(found: Rate, figure: Figure | None) -> str:
    """Execution of a budget, a share where a planned amount is part of it, a completion rate of a count."""
    if found.rule != "execution" or figure is None:
        return found.measure
    if figure.kind == "count":
        return "completion_rate" if "计划" in found.words else "other_rate"
    planned = figure.measure in ("initial", "budget", "adjusted")
    return "share" if found.words.startswith("占") and planned else found.measure
