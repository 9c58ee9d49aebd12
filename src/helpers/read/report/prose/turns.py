"""Growths and shares that are given in turn: 分别增长15%和6.3%."""

import re
from dataclasses import replace

from helpers.read.report.figure import Figure
from helpers.read.report.prose.clauses import cleaned
from helpers.read.report.prose.ratio_base import base
from helpers.read.report.prose.spot import Spot
from helpers.read.report.prose.thread import Owner

LONGEST_SENTENCE = 400
IN_TURN = re.compile(
    r"(?P<names>[^，。；：]*?)(?:同比|比上年|较上年)?分别(?P<verb>增长|下降|提高|减少|上升|占)"
)
LISTED = re.compile("[、和与及]")
SAME_PREFIX = re.compile("^([一二三四五六七八九十])$")


def turn_of(spot: Spot) -> tuple[Owner, str, str, str, str, str] | None:
    """The first of several growths given in turn: 一、二、三产业分别增长2.1%、-0.4%和5.2%."""
    listed = listed_in_turn(spot)
    if not listed:
        return None
    turn = sum(figure.kind == "ratio" and figure.name in listed for figure, _ in spot.thread.of_paragraph())
    name = listed[min(turn, len(listed) - 1)]
    named = next(
        (
            (figure, owner)
            for figure, owner in spot.thread.of_paragraph()
            if figure.label.endswith(name) or figure.subject == name
        ),
        None,
    )
    if named:
        figure, owner = named
        return replace(owner, words=name), figure.subject, figure.account, figure.budget, figure.coverage, ""
    return Owner(name, words=name), name, "", "", "", ""


def listed_in_turn(spot: Spot) -> list[str]:
    """The names of what growths are given in turn for, in the sentence up to the number."""
    end = spot.head.start + len(spot.head.words)
    sentence = re.split("[。；]", spot.text[max(0, end - LONGEST_SENTENCE) : end])[-1]
    found = IN_TURN.search(sentence)
    if not found:
        return []
    listed = [cleaned(name) for name in LISTED.split(cleaned(found["names"])) if cleaned(name)]
    if len(listed) > 1 and SAME_PREFIX.match(listed[0]):
        ending = listed[-1][1:]
        listed = [f"第{name[0]}{ending}" for name in listed]
    if len(listed) < 2:
        pairs = [figure for figure, _ in spot.thread.of_paragraph() if figure.kind in ("money", "count")]
        listed = [figure.label or figure.subject for figure in reversed(pairs[:3])]
    return listed


def in_turn(spot: Spot) -> Figure | None:
    """The growth or share before, where this number goes on in its turn (分别增长15%和6.3%)."""
    last = spot.thread.last_in_sentence
    if (
        last is None
        or last.measure not in ("growth_from_prior", "share")
        or cleaned(spot.head.words.strip("、和与及，"))
    ):
        return None
    return last if "分别" in last.phrase or last.name in listed_in_turn(spot) else None


def next_in_turn(spot: Spot, found: object) -> list[tuple[Figure, Owner]]:
    """The next of several growths or shares given in turn."""
    assert isinstance(found, Figure)
    listed = listed_in_turn(spot)
    place = listed.index(found.name) + 1 if found.name in listed else len(listed) - 1
    name = listed[min(place, len(listed) - 1)] if listed else found.name
    sign = -1 if "下降" in found.phrase or "减少" in found.phrase else 1
    named = next(
        (
            (figure, owner)
            for figure, owner in spot.thread.of_paragraph()
            if figure.label.endswith(name) or figure.subject == name
        ),
        None,
    )
    subject = named[0].subject if named else name
    figure = replace(
        base(spot), subject=subject, account=named[0].account if named else "", measure=found.measure,
        value=spot.quantity.value * sign, label=name, name=name, phrase=spot.text[spot.quantity.start : spot.quantity.end],
    )  # fmt: skip
    return [(figure, Owner(subject, words=name))]
