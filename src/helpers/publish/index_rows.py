"""The rows of the index: one for each place, with its pages, its worst state, figures and findings.

Its tests: test_index.py.
"""

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from itertools import groupby

from helpers import schema
from helpers.errors import shortened
from helpers.messages import LANGUAGES, say
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

LONGEST_REASON = 48
"""Letters of a reason that stand in a row; the whole of it opens."""

WORDS = {term.name: term for term in (*schema.RATIOS, *schema.AMOUNTS, *schema.STATUSES)}


def place_rows(states: Iterable[State]) -> list[dict]:
    """A row for each place: what is wider than a department's year stands first, then years, the newest on top."""
    ordered = sorted(states, key=_order)
    return [_row(list(own)) for _, own in groupby(ordered, key=lambda state: state.place)]


def column_titles() -> list[dict[str, str]]:
    """The heads of the columns of figures, in both languages."""
    return [_title(*column) for column in COLUMNS]


def in_both(key: str, **values: object) -> dict[str, str]:
    """A sentence of the index in both languages."""
    return {language: say(f"publish.{key}", language, **values) for language in LANGUAGES}


def _order(state: State) -> tuple:
    newest_first = [-ord(letter) for letter in state.place.year]
    return state.place.department, newest_first, state.page.name != REPORT, state.page.name


def _title(subject: str, facts: tuple[str, ...]) -> dict[str, str]:
    if len(facts) > 1:
        return in_both("index_execution")
    if facts == ("actual",):
        return in_both("index_actual")
    return {"zh": f"项目{WORDS[facts[0]].zh}", "en": f"Projects: {WORDS[facts[0]].en}"}


def _row(own: list[State]) -> dict:
    """The row of a place's pages; figures and findings are the first one's that has them."""
    first = next((state for state in own if state.headline or state.findings), own[0])
    worst = min(own, key=lambda state: STATES.index(state.state))
    found = [first.findings.get(grade.name, 0) for grade in schema.GRADES]
    numbered = [(grade.zh, number) for grade, number in zip(schema.GRADES, found, strict=True) if number]
    return {
        "place": first.place,
        "name": shortened(first.name_zh or first.place.department),
        "name_en": shortened(first.name_en),
        "is_synthetic": first.synthetic,
        "links": [link for state in own for link in _links(state)],
        "kinds": list(dict.fromkeys(kind for state in own for kind in _kinds(state))),
        "state": worst.state,
        "label": in_both("state_unrenewed" if worst.is_unrenewed else f"state_{worst.state}"),
        "rank": STATES.index(worst.state),
        "reasons": [_reason_told(state) for state in own if state.failure or (state.why and state.finished)],
        "cells": [_cell(first.headline, subject, facts) for subject, facts in COLUMNS],
        "findings": numbered,
        "has_findings": bool(first.findings),
        "found": sum(found),
        "weight": _weight(found) if first.findings else "",
        "finished": first.finished,
        "day": _local(first.finished)[:10],
    }


def _links(state: State) -> list[dict[str, str]]:
    """Links to a page in each language: the year leads to a department-year's report, a title to any other page."""
    if state.page.name == REPORT and state.place.year:
        words, english = state.place.year, ""
    else:
        words, english = state.title.get("zh", state.page.name), state.title.get("en", "")
    more = [
        {"href": file, "language": tongue, "words": tongue.upper()} for tongue, file in state.pages.items()
    ]
    return [more[0] | {"words": words, "english": english}, *more[1:]] if more else []


def _kinds(state: State) -> list[str]:
    more = {"contradicted": state.is_contradicted, "unrenewed": state.is_unrenewed}
    return [state.state, *(kind for kind, holds in more.items() if holds)]


def _reason_told(state: State) -> dict:
    """Why a page is as it is, since when, and its title where it is not the report."""
    if state.failure:
        key = "index_since" if state.is_unrenewed else "index_since_failed"
        when = in_both(key, since=_local(state.since))
    else:
        when = in_both("index_since_made", made=_local(state.finished))
    title = "" if state.page.name == REPORT else state.title.get("zh", state.page.name)
    return {"title": title, "words": _first_words(state.why), "when": when, "state": state}


def _weight(found: list[int]) -> int:
    """A number that sorts findings by the gravest first: one 差错 weighs more than any others together."""
    return int("".join(f"{min(number, 999):03}" for number in found))


def _first_words(reason: str) -> str:
    line = reason.strip().partition("\n")[0]
    return line if len(line) <= LONGEST_REASON else f"{line[:LONGEST_REASON]}…"


def _local(moment: str) -> str:
    """A recorded moment as clocks here show it, to the minute."""
    return datetime.fromisoformat(moment).astimezone().strftime("%Y-%m-%d %H:%M") if moment else ""


def _cell(facts: dict[str, Fact], subject: str, names: tuple[str, ...]) -> dict[str, str]:
    """What one cell shows: `text`, the `value` to sort by, and its base where that is not in the head."""
    there = [(name, facts[f"{subject}/{name}"]) for name in names if f"{subject}/{name}" in facts]
    known = [pair for pair in there if pair[1].status in ("ok", "bounded")] or there
    if not known:
        return {"text": "—", "value": "", "note": ""}
    name, fact = known[0]
    note = WORDS[name].zh if len(names) > 1 else ""
    return {"text": _shown(fact), "value": fact.value, "note": note}


def _shown(fact: Fact) -> str:
    if fact.status != "ok":
        return WORDS[fact.status].zh
    value = Decimal(fact.value)
    return f"{rounded(value * 100, 2)}%" if fact.unit == "1" else f"{Decimal(rounded(value / 10000, 2)):,}"
