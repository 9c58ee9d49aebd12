"""The rows of the index: one for each place, with its pages, its worst state, figures and findings.

Its tests: test_index.py.
"""

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from itertools import groupby

from helpers import schema
from helpers.errors import shortened
from helpers.messages import say
from helpers.messages.retelling import retold
from helpers.publish.addresses import REPORT
from helpers.publish.records import Fact
from helpers.publish.states import STATES, State
from helpers.quantities import rounded

BASES = ("execution_to_initial", "execution_to_adjusted", "execution_to_budget")
"""A department's own execution is shown against the first of these that its report has."""

COLUMNS = (
    (schema.DEPARTMENT, ("actual",)),
    (schema.DEPARTMENT, BASES),
    (schema.ALL_PROJECTS, ("execution_to_initial",)),
    (schema.ALL_PROJECTS, ("execution_to_adjusted",)),
    (schema.ALL_PROJECTS, ("gross_adjustment_to_initial",)),
)

BOOKS = {"tables": "index_tables", "复核底稿": "index_paper"}
"""What the shipped workbooks are called; another one is called as its notebook names it."""

LONGEST_REASON = 48
"""Letters of a reason that stand in a row; the whole of it opens."""

WORDS = {term.name: term for term in (*schema.RATIOS, *schema.AMOUNTS, *schema.STATUSES)}


def place_rows(states: Iterable[State], language: str) -> list[dict]:
    """A row for each place: what is wider than a department's year stands first, then years, the newest on top.

    The first row of a department, or of a year of all, has its name for an anchor: pages lead there.
    """
    ordered = sorted(states, key=_order)
    rows = [_row(list(own), language) for _, own in groupby(ordered, key=lambda state: state.place)]
    taken: set[str] = set()
    for row in rows:
        name = row["place"].department or row["place"].year
        row["anchor"] = "" if name in taken else name
        taken.add(name)
    return rows


def column_titles(language: str) -> list[str]:
    """The heads of the columns of figures."""
    return [_title(*column, language) for column in COLUMNS]


def _label_of(name: str, language: str) -> str:
    return WORDS[name].zh if language == "zh" else WORDS[name].en


def _order(state: State) -> tuple:
    newest_first = [-ord(letter) for letter in state.place.year]
    return state.place.department, newest_first, state.page.name != REPORT, state.page.name


def _title(subject: str, facts: tuple[str, ...], language: str) -> str:
    if len(facts) > 1:
        return say("publish.index_execution", language)
    if facts == ("actual",):
        return say("publish.index_actual", language)
    return say("publish.index_projects", language, ratio=_label_of(facts[0], language))


def _row(own: list[State], language: str) -> dict:
    """The row of a place's pages; figures and findings are the first one's that has them."""
    first = next((state for state in own if state.headline or state.findings), own[0])
    worst = min(own, key=lambda state: STATES.index(state.state))
    found = [first.findings.get(grade.name, 0) for grade in schema.GRADES]
    grades = [grade.zh if language == "zh" else grade.en for grade in schema.GRADES]
    state_key = "unrenewed" if worst.is_unrenewed else worst.state
    names = [first.name_zh, first.name_en] if language == "zh" else [first.name_en, first.name_zh]
    return {
        "place": first.place,
        "name": shortened(next(filter(None, names), first.place.department)),
        "is_synthetic": first.synthetic,
        "links": [link for state in own for link in _links(state, language)],
        "kinds": list(dict.fromkeys(kind for state in own for kind in _kinds(state))),
        "state": worst.state,
        "label": say(f"publish.state_{state_key}", language),
        "rank": STATES.index(worst.state),
        "reasons": [
            _reason_told(state, language) for state in own if state.failure or (state.why and state.finished)
        ],
        "cells": [_cell(first.headline, subject, facts, language) for subject, facts in COLUMNS],
        "findings": [pair for pair in zip(grades, found, strict=True) if pair[1]],
        "is_contradicted": first.is_contradicted,
        "waiting": first.waiting,
        "has_findings": bool(first.findings),
        "found": sum(found),
        "weight": _weight(found) if first.findings else "",
        "finished": first.finished,
        "day": _local(first.finished)[:10],
    }


def _links(state: State, language: str) -> list[dict[str, str]]:
    """Links to a page, in this language first, and to its workbooks; the year leads to a report, a title elsewhere."""
    is_report = state.page.name == REPORT and state.place.year
    words = state.place.year if is_report else state.title.get(language, state.page.name)
    tongues = sorted(state.pages, key=lambda tongue: tongue != language)
    links = [
        {"href": state.pages[tongue], "language": tongue, "words": words if place == 0 else tongue.upper()}
        for place, tongue in enumerate(tongues)
    ]
    for name, path in state.workbooks.items() if links else ():
        words = say(f"publish.{BOOKS[name]}", language) if name in BOOKS else name
        links.append({"href": path, "language": language, "words": words})
    return links


def _kinds(state: State) -> list[str]:
    more = {"contradicted": state.is_contradicted, "unrenewed": state.is_unrenewed}
    return [state.state, *(kind for kind, holds in more.items() if holds)]


def _reason_told(state: State, language: str) -> dict:
    """Why a page is as it is, since when, and its title where it is not the report."""
    if state.failure:
        key = "index_since" if state.is_unrenewed else "index_since_failed"
        when = say(f"publish.{key}", language, since=_local(state.since))
    else:
        when = say("publish.index_since_made", language, made=_local(state.finished))
    title = "" if state.page.name == REPORT else state.title.get(language, state.page.name)
    why = retold(state.why, language)
    return {"title": title, "words": _first_findings(why), "why": why, "when": when, "state": state}


def _weight(found: list[int]) -> int:
    """A number that sorts findings by the gravest first: one 差错 weighs more than any others together."""
    return int("".join(f"{min(number, 999):03}" for number in found))


def _first_findings(reason: str) -> str:
    line = reason.strip().partition("\n")[0]
    return line if len(line) <= LONGEST_REASON else f"{line[:LONGEST_REASON]}…"


def _local(moment: str) -> str:
    """A recorded moment as clocks here show it, to the minute."""
    return datetime.fromisoformat(moment).astimezone().strftime("%Y-%m-%d %H:%M") if moment else ""


def _cell(facts: dict[str, Fact], subject: str, names: tuple[str, ...], language: str) -> dict[str, str]:
    """What one cell shows: `text`, the `value` to sort by, and its base where that is not in the head."""
    there = [(name, facts[f"{subject}/{name}"]) for name in names if f"{subject}/{name}" in facts]
    known = [pair for pair in there if pair[1].status in ("ok", "bounded")] or there
    if not known:
        return {"text": "—", "value": "", "note": ""}
    name, fact = known[0]
    note = _label_of(name, language) if len(names) > 1 else ""
    return {"text": _shown(fact, language), "value": fact.value, "note": note}


def _shown(fact: Fact, language: str) -> str:
    if fact.status != "ok":
        return _label_of(fact.status, language)
    value = Decimal(fact.value)
    return f"{rounded(value * 100, 2)}%" if fact.unit == "1" else f"{Decimal(rounded(value / 10000, 2)):,}"
