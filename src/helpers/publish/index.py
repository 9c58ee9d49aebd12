"""index.html for people and index.json for machines: every report, its state, figures and findings."""

import base64
import hashlib
import json
import re
from collections import Counter
from datetime import datetime
from decimal import Decimal
from pathlib import Path

from markupsafe import Markup

from helpers import schema
from helpers.messages import LANGUAGES, say
from helpers.publish import records
from helpers.publish.keys import TEMPLATE
from helpers.publish.planning import Project
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
KINDS = ("contradicted", "failed", "unrenewed", "stale", "missing", "fresh")
"""What the page counts and can be narrowed to: a state, a report with 差错, a stale one that would not renew."""

LONGEST_REASON = 48
"""Letters of a reason that stand in a row; the whole of it opens."""

WORDS = {term.name: term for term in (*schema.RATIOS, *schema.AMOUNTS, *schema.STATUSES)}


def write_index(project: Project, states: list[State], checked: str, aside: Path) -> None:
    """Write index.json, and index.html where it would say something else than the one that is there.

    Both are replaced whole; index.html has no time of its own, only those of the
    reports. `checked` is when all of them were last gone through.
    """
    entries = [_entry(state) for state in sorted(states, key=lambda state: (state.department, state.year))]
    page = records.encoded(render(states))
    html = project.reports / "index.html"
    if not html.is_file() or html.read_bytes() != page:
        records.write_whole(html, page, aside)
    content = {"checked": checked, "counts": counts(states), "reports": entries}
    text = json.dumps(content, ensure_ascii=False, indent=1)
    records.write_whole(project.reports / "index.json", records.encoded(text), aside)


def counts(states: list[State]) -> dict[str, int]:
    """How many reports are in each state."""
    found = Counter(state.state for state in states)
    return {state: found[state] for state in STATES}


def _entry(state: State) -> dict:
    headline = {name: vars(fact) for name, fact in state.headline.items()}
    values = vars(state) | {"failure": state.failure and vars(state.failure), "headline": headline}
    return {name: value for name, value in values.items() if value not in ("", None, {}, [])}


def render(states: list[State]) -> str:
    """The page, in Chinese with the English beside it; complete without its script."""
    from jinja2 import Environment, FileSystemLoader

    environment = Environment(
        loader=FileSystemLoader(TEMPLATE), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["breakable"] = _breakable
    early, script, style = (_text(TEMPLATE / f"overview.{ending}") for ending in ("early.js", "js", "css"))
    ordered = sorted(states, key=lambda state: (state.department, _reversed(state.year)))
    rows = [_row(state) for state in ordered]
    kinds = Counter(kind for row in rows for kind in row["kinds"])
    return environment.get_template("overview.html.j2").render(
        rows=rows, columns=[_title(*column) for column in COLUMNS], total=len(rows),
        kinds={kind: kinds[kind] for kind in KINDS if kinds[kind] or kind == "fresh"},
        made_up=any(state.synthetic for state in states), early=early, script=script, style=style,
        hashes={name: _hash(text) for name, text in (("early", early), ("script", script), ("style", style))},
        say=_both,
    )  # fmt: skip


def _breakable(head: Markup) -> Markup:
    """A column's head that may break before these words, and nowhere else in Chinese."""
    return Markup(re.sub("(?=占|预算|（)", "<wbr>", head))


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8").strip()


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _reversed(year: str) -> list[int]:
    return [-ord(letter) for letter in year]


def _both(key: str, **values: object) -> dict[str, str]:
    return {language: say(f"publish.{key}", language, **values) for language in LANGUAGES}


def _title(subject: str, facts: tuple[str, ...]) -> dict[str, str]:
    if len(facts) > 1:
        return _both("index_execution")
    if facts == ("actual",):
        return _both("index_actual")
    return {"zh": f"项目{WORDS[facts[0]].zh}", "en": f"Projects: {WORDS[facts[0]].en}"}


def _row(state: State) -> dict:
    kinds = [state.state]
    kinds += ["contradicted"] if state.contradicted else []
    kinds += ["unrenewed"] if state.unrenewed else []
    found = [state.findings.get(grade.name, 0) for grade in schema.GRADES]
    return {
        "state": state,
        "kinds": kinds,
        "label": _both("state_unrenewed" if state.unrenewed else f"state_{state.state}"),
        "rank": STATES.index(state.state),
        "cells": [_cell(state.headline, subject, facts) for subject, facts in COLUMNS],
        "findings": [
            (grade.zh, number) for grade, number in zip(schema.GRADES, found, strict=True) if number
        ],
        "found": sum(found),
        "weight": _weight(found) if state.finished else "",
        "reason": _first_words(state.why),
        "when": _when(state),
        "day": _local(state.finished)[:10],
    }


def _when(state: State) -> dict[str, str] | None:
    """Since when a report is as it is, in words; None where there is nothing to say."""
    if state.failure:
        return _both("index_since" if state.unrenewed else "index_since_failed", since=_local(state.since))
    return _both("index_since_made", made=_local(state.finished)) if state.why and state.finished else None


def _weight(found: list[int]) -> int:
    """A number that sorts findings by the gravest first: one 差错 weighs more than any others together."""
    return int("".join(f"{min(number, 999):03}" for number in found))


def _first_words(reason: str) -> str:
    line = reason.strip().partition("\n")[0]
    return line if len(line) <= LONGEST_REASON else f"{line[:LONGEST_REASON]}…"


def _local(moment: str) -> str:
    """A recorded moment as clocks here show it, to the minute."""
    return datetime.fromisoformat(moment).astimezone().strftime("%Y-%m-%d %H:%M") if moment else ""


def _cell(facts: dict[str, records.Fact], subject: str, names: tuple[str, ...]) -> dict[str, str]:
    """What one cell shows: `text`, the `value` to sort by, and its base where that is not in the head."""
    there = [(name, facts[f"{subject}/{name}"]) for name in names if f"{subject}/{name}" in facts]
    known = [pair for pair in there if pair[1].status in ("ok", "bounded")] or there
    if not known:
        return {"text": "—", "value": "", "note": ""}
    name, fact = known[0]
    note = WORDS[name].zh if len(names) > 1 else ""
    return {"text": _shown(fact), "value": fact.value, "note": note}


def _shown(fact: records.Fact) -> str:
    if fact.status == "ok":
        value = Decimal(fact.value)
        return (
            f"{rounded(value * 100, 2)}%" if fact.unit == "1" else f"{Decimal(rounded(value / 10000, 2)):,}"
        )
    return WORDS[fact.status].zh
