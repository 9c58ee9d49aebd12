"""What is said of a department-year beside its numbers: the heading, the findings, the caveats.

Its tests: test_sentences.py.
"""

import pandas as pd
from markupsafe import Markup

from helpers.frames import Row, records
from helpers.messages.retelling import retold
from helpers.schema import FINDING_STATES, GRADES, READING_GRADE
from helpers.show.pieces import Piece, badge, fold, item_list, small
from helpers.show.tabling import cut
from helpers.show.views import View, word

MOST_FINDINGS = 1_000
"""Findings on a page at most, the graver ones first."""

MOST_NOTES = 20
"""Notes on the reading that are listed."""

GRADE_KINDS = {
    "差错": "error",
    "需说明": "explain",
    "缺项": "missing",
    "提示": "note",
    READING_GRADE.name: "note",
}


def paragraphs(kind: str, *texts: str) -> Piece:
    """Texts as paragraphs of one block; empty ones are left out."""
    inside = Markup("").join(Markup("<p>{}</p>").format(text) for text in texts if text)
    return Piece(Markup('<div class="jx {}">{}</div>').format(kind, inside))


def by_grade(findings: pd.DataFrame) -> list[Row]:
    """The findings that speak to the unit, graver ones first."""
    order = [grade.name for grade in GRADES]
    told = [finding for finding in records(findings) if finding["grade"] in order]
    return sorted(told, key=lambda finding: order.index(finding["grade"]))


def findings_list(found: pd.DataFrame, view: View) -> Piece:
    """The findings by grade, each with links to its figures and the unit's reply where there is one.

    What the program doubts in its own reading stands in a folded part behind them.
    """
    sent, doubts = by_grade(found), readings_in_doubt(found)
    none = "" if sent else Markup("<p>{}</p>").format(view.say("questions_none"))
    return Piece(
        Markup('<div class="jx">{}{}{}</div>').format(
            none, _numbered(sent, view, 1), _folded(doubts, len(sent) + 1, view)
        )
    )


def readings_in_doubt(findings: pd.DataFrame) -> list[Row]:
    """The findings that speak to the analyst alone."""
    return [finding for finding in records(findings) if finding["grade"] == READING_GRADE.name]


def _numbered(findings: list[Row], view: View, first: int) -> Markup:
    """A numbered list of findings, from a number on; nothing where there are none."""
    if not findings:
        return Markup("")
    item = Markup('<li id="finding-{}">{}</li>')
    shown, notes = cut(view, findings, MOST_FINDINGS)
    items = [item.format(place, _finding_item(row, view)) for place, row in enumerate(shown, start=first)]
    start = Markup(' style="counter-reset: finding {}"').format(first - 1) if first > 1 else ""
    form = Markup('<ol class="jx-findings"{}>{}</ol>{}')
    return form.format(start, Markup("\n").join(items), item_list(notes, "jx-notes"))


def _folded(findings: list[Row], first: int, view: View) -> Markup:
    """The part on what the program doubts in its own reading."""
    if not findings:
        return Markup("")
    return fold(view.say("doubts", count=len(findings)), _numbered(findings, view, first))


def _finding_item(finding: Row, view: View) -> Markup:
    """One finding: grade, sentence, what it cites, the id and rule that a reply names, its state, the reply."""
    grades = (*GRADES, READING_GRADE)
    grade = badge(GRADE_KINDS[finding["grade"]], word(grades, finding["grade"], view.language))
    links = view.cite(finding["figures"])
    cites = Markup("<span>{}{}</span>").format(view.say("cites"), links) if links else ""
    found_at = view.say("found_at", place=view.place(finding["locator"])) if finding["locator"] else ""
    place = Markup("<span>{}</span>").format(found_at) if found_at else ""
    reply = view.say("reply", reply=finding["reply"]) if finding["reply"] else ""
    form = Markup("<p>{}{}</p><small>{} {} {} {}</small>{}")
    names, state = _names_for_replies(finding, view), _state_said(finding, view)
    return form.format(grade, finding["sentence"], cites, place, names, state, small(reply))


def _state_said(finding: Row, view: View) -> Markup:
    """What became of a finding at the desk; nothing for one that never goes there, or of which nothing is known."""
    if finding["grade"] == READING_GRADE.name or not finding["state"]:
        return Markup("")
    state = word(FINDING_STATES, finding["state"], view.language)
    return Markup('<span class="jx-state">{}</span>').format(view.say("finding_state", state=state))


def _names_for_replies(finding: Row, view: View) -> Markup:
    """What a reply names a finding by: its id, or its rule beside its subject."""
    name = Markup('<span class="jx-name">{}<code>{}</code></span>')
    told = [name.format(view.say(f"finding_{key}"), finding[key]) for key in ("id", "rule")]
    return Markup("").join(told)


def caveats(figures: pd.DataFrame, notes: list[str], view: View) -> Piece:
    """What to know of these figures: scope, approximations, corrections, notes on the reading, the first of very many."""
    shown, cut_note = cut(view, notes, MOST_NOTES)
    money = figures[figures["kind"] == "money"]
    items = (
        view.say("caveat_figures", count=len(figures)),
        _tallied(view, "caveat_scope", int((money["fund_scope"] == "unknown").sum()), len(money)),
        _tallied(view, "caveat_approximate", int((figures["qualifier"] != "exact").sum()), len(figures)),
        _tallied(view, "caveat_corrected", int((figures["origin"] == "corrected").sum()), len(figures)),
        _tallied(view, "caveat_likely", int((figures["certainty"] == "likely").sum()), len(figures)),
        *(retold(note, view.language) for note in shown),
        *cut_note,
    )
    return Piece(
        Markup('<div class="jx">{}</div>').format(item_list(tuple(filter(None, items)), "jx-caveats"))
    )


def _tallied(view: View, key: str, number: int, total: int) -> str:
    """A caveat on some of the figures, or nothing where it is true of none."""
    return view.say(key, count=number, total=total) if number else ""
