"""Numbers whose unit was left out, or stands behind the next one.

Its tests: test_extract.py and test_prose.py.
"""

import re
from dataclasses import replace

from helpers.read.language import change_at_end, rate_in, wording_of
from helpers.read.report.figure import Figure
from helpers.read.report.prose.amounts import money_figure
from helpers.read.report.prose.compared import is_compared
from helpers.read.report.prose.counts import count_figure
from helpers.read.report.prose.ratios import ratio_figures
from helpers.read.report.prose.spot import Spot, base_figure
from helpers.read.report.prose.thread import NOBODY, Owner
from helpers.schema import DEPARTMENT, UNASSIGNED

UNIT_BEHIND_NEXT = re.compile(r"[，、和与及][0-9][0-9.,]*+(?:[万亿]?元|[万亿])")


def figures_without_unit(spot: Spot) -> list[tuple[Figure, Owner]]:
    """A number whose unit was left out: a rate or an amount where its words say so, else it waits for a person."""
    words = spot.head.words
    found = rate_in(words)
    if change_at_end(words) or (found is not None and found.rule in ("share", "execution")):
        ratio = replace(spot, quantity=replace(spot.quantity, kind="ratio", unitless=False))
        return [
            (replace(figure, unit="", certainty="likely", doubt="unit=%"), owner)
            for figure, owner in ratio_figures(ratio)
        ]
    read = wording_of(words.strip("，、：（ "))
    said = read.mention("measure")
    money = replace(spot, quantity=replace(spot.quantity, kind="money", unitless=False))
    account = bool(read.value("account")) and not read.name
    whole = account or (read.value("total") and not read.name)
    of_money = said is not None and (said.strength > 1 or whole)
    last = spot.thread.last_in_sentence
    spent = said is not None and not read.name and last is not None and last.kind == "money"
    of_money = of_money or ((account or spent) and not spot.quantity.value)
    if of_money or (is_compared(money) and spot.thread.last_money()):
        figure, owner = money_figure(money)
        near = spot.thread.last_of("money")
        if (near is None or near.doubt == "unit") and spot.frame.unit:
            return [(replace(figure, unit=spot.frame.unit), owner)]
        unit = near.unit if near is not None else ""
        return [
            (replace(figure, unit="", certainty="likely", doubt=f"unit={unit}" if unit else "unit"), owner)
        ]
    if unit := _unknown_unit(spot):
        counted = replace(
            spot,
            quantity=replace(spot.quantity, unit=unit, end=spot.quantity.end + len(unit), unitless=False),
        )
        figure, _ = count_figure(counted)
        return [(replace(figure, measure=UNASSIGNED, certainty="open", doubt="unit"), NOBODY)]
    return [(bare_number(spot), NOBODY)]


def bare_number(spot: Spot) -> Figure:
    """A number of which nothing is known but the words in front of it."""
    words = spot.head.words
    return replace(
        base_figure(spot, words[-20:] + spot.text[spot.quantity.start : spot.quantity.end]),
        subject=DEPARTMENT, measure=UNASSIGNED, label=words[-20:], stage="done", certainty="open", doubt="measure",
    )  # fmt: skip


def shares_unit(spot: Spot) -> bool:
    """Whether a number is one of two that share the unit of the second: 收、支各是12.5，13.1万元."""
    quantity, last = spot.quantity, spot.thread.last_in_sentence
    if quantity.unitless:
        return UNIT_BEHIND_NEXT.match(spot.text, quantity.end) is not None
    second = quantity.kind == "money" and not spot.head.words.strip("，、和与及")
    return second and last is not None and last.doubt == "words" and not last.unit


def _unknown_unit(spot: Spot) -> str:
    """A measure word that is not known: one or two characters between a number and the end of its clause."""
    found = re.match("[一-龥]{1,3}(?=[，。；、）]|$)", spot.text[spot.quantity.end : spot.quantity.end + 5])
    return found[0] if found else ""
