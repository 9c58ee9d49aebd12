"""What is said of a department-year beside its numbers: the heading, the findings, the caveats."""

import pandas as pd
from markupsafe import Markup

from helpers.frames import records
from helpers.schema import GRADES
from helpers.show.pieces import Block, badge, listed, small
from helpers.show.view import View, word

GRADE_KINDS = {"差错": "error", "需说明": "explain", "缺项": "missing", "提示": "note"}


def paragraphs(kind: str, *texts: str) -> Block:
    """Texts as paragraphs of one block; empty ones are left out."""
    inside = Markup("").join(Markup("<p>{}</p>").format(text) for text in texts if text)
    return Block(Markup('<div class="jx {}">{}</div>').format(kind, inside))


def title(profile, year: str, view: View) -> Block:
    """The page's heading, what it was made from, and the banner of a made-up sample."""
    name = profile.name_zh if view.language == "zh" else profile.name_en or profile.name_zh
    place = " · ".join(filter(None, (profile.place, profile.level)))
    banner = (
        Markup('<p class="jx-banner" role="note">{}</p>').format(view.say("synthetic"))
        if profile.synthetic
        else ""
    )
    form = Markup('<div class="jx jx-lead"><h1>{}</h1><p>{}</p><p>{}</p>{}</div>')
    return Block(form.format(view.say("title", name=name, year=year), place, view.say("basis"), banner))


def by_grade(findings: pd.DataFrame) -> list[dict[str, str]]:
    """The findings, graver ones first."""
    order = [grade.name for grade in GRADES]
    return sorted(records(findings), key=lambda finding: order.index(finding["grade"]))


def findings(found: pd.DataFrame, view: View) -> Block:
    """The findings by grade, each with links to its figures and the unit's reply where there is one."""
    if found.empty:
        return paragraphs("", view.say("questions_none"))
    item = Markup('<li id="finding-{}">{}</li>')
    items = [
        item.format(place, finding_item(one, view)) for place, one in enumerate(by_grade(found), start=1)
    ]
    form = Markup('<div class="jx"><ol class="jx-findings">{}</ol></div>')
    return Block(form.format(Markup("\n").join(items)))


def finding_item(finding: dict[str, str], view: View) -> Markup:
    """One finding: grade, sentence, then what it cites and what was answered."""
    grade = badge(GRADE_KINDS[finding["grade"]], word(GRADES, finding["grade"], view.language))
    links = view.cite(finding["figures"])
    cites = Markup("<span>{}{}</span>").format(view.say("cites"), links) if links else ""
    place = view.say("found_at", place=view.place(finding["locator"])) if finding["locator"] else ""
    reply = view.say("reply", reply=finding["reply"]) if finding["reply"] else ""
    form = Markup("<p>{}{}</p><small>{} {}</small>{}")
    return form.format(grade, finding["sentence"], cites, place, small(reply))


def caveats(figures: pd.DataFrame, notes: list[str], view: View) -> Block:
    """What to know of these figures: scope, approximations, corrections, notes on the reading."""
    money = figures[figures["kind"] == "money"]
    items = (
        view.say("caveat_figures", count=len(figures)),
        tallied(view, "caveat_scope", int((money["fund_scope"] == "unknown").sum()), len(money)),
        tallied(view, "caveat_approximate", int((figures["qualifier"] != "exact").sum()), len(figures)),
        tallied(view, "caveat_corrected", int((figures["origin"] == "corrected").sum()), len(figures)),
        *notes,
    )
    return Block(Markup('<div class="jx">{}</div>').format(listed(tuple(filter(None, items)), "jx-caveats")))


def tallied(view: View, key: str, number: int, total: int) -> str:
    """A caveat on some of the figures, or nothing where it is true of none."""
    return view.say(key, count=number, total=total) if number else ""
